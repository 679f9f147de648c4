//! What can be found in a text: mentions of entities, quotes, dates, figures and defects.
//!
//! Plain data. Every span is a byte range of the text as given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::{Language, Span, coded::coded, day};

/// Everything read from one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The language whose rules were used.
    pub language: Language,
    /// Sentences of caption, headline, body and promotion, in order.
    pub sentences: Vec<Span>,
    /// Mentions of entities, in order.
    pub mentions: Vec<Mention>,
    /// Quotes, in order.
    pub quotes: Vec<Quote>,
    /// Dates, in order.
    pub dates: Vec<Date>,
    /// Figures, in order.
    pub figures: Vec<Figure>,
    /// Defects, in order.
    pub defects: Vec<Defect>,
}

impl Reading {
    /// Every span of every finding.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let sentences = self.sentences.iter().copied();
        sentences
            .chain(self.mentions.iter().map(|mention| mention.span))
            .chain(self.quotes.iter().map(|quote| quote.span))
            .chain(self.dates.iter().map(|date| date.span))
            .chain(self.figures.iter().map(|figure| figure.span))
            .chain(self.defects.iter().map(|defect| defect.span))
    }

    /// Puts what `name` gives in place of each form in mentions, speakers and vias; forms it does
    /// not know stay.
    pub fn rename(&mut self, name: impl Fn(&str) -> Option<String>) {
        let replace = |form: &mut String| {
            if let Some(name) = name(form) {
                *form = name;
            }
        };
        self.mentions.iter_mut().map(|mention| &mut mention.entity).for_each(replace);
        self.quotes
            .iter_mut()
            .flat_map(|quote| quote.speakers.iter_mut().chain(&mut quote.via))
            .for_each(replace);
    }
}

/// The kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, city, region, building.
    Place,
    /// A body of people: agency, party, army, company.
    Organisation,
    /// Any other name.
    Other,
}

coded!(EntityKind {
    Person = "person",
    Place = "place",
    Organisation = "organisation",
    Other = "other",
});

/// One occurrence of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Its place in the text.
    pub span: Span,
    /// The entity's kind.
    pub kind: EntityKind,
    /// The entity: its name in a reading by itself, its id inside a bundle.
    pub entity: String,
}

/// Words a source gives as somebody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What stands between the marks, or the reported clause.
    pub span: Span,
    /// Whether it stands between quotation marks.
    pub direct: bool,
    /// Who speaks: names in a reading, entity ids inside a bundle. Empty: not said.
    pub speakers: Vec<String>,
    /// The verb or phrase that introduces it.
    pub cue: Option<String>,
    /// The agencies or media it was taken from, nearest first; names, or ids inside a bundle.
    pub via: Vec<String>,
}

/// A calendar value read from the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// Its place in the text.
    pub span: Span,
    /// As in TIMEX3: `2025-08-13`, `2025-08`, `2025`, `2024-FA`, `2024-Q1`, `2024-H1`, `2025-W33`,
    /// `199` for the 1990s, `19` for the 20th century, an interval `a/b`.
    pub value: String,
    /// The rule that gave it.
    pub rule: DateRule,
    /// The day it was reckoned from; `None` for a date that stands by itself.
    #[serde(deserialize_with = "day::read_some")]
    pub base: Option<NaiveDate>,
}

/// The rule by which a date was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateRule {
    /// Day, month and year are said.
    FullDate,
    /// Day and month are said; the year is the base's, or the nearest that fits the tense.
    DayAndMonth,
    /// Month and year are said.
    MonthAndYear,
    /// Only a month is said.
    Month,
    /// Only a year is said.
    Year,
    /// "hoy", "ayer", "mañana".
    Deictic,
    /// A weekday told of as past: the last one.
    PastWeekday,
    /// A weekday told of as to come: the next one.
    ComingWeekday,
    /// A weekday that normally looks back, moved to the nearest one that fits the order told.
    WeekdayMovedForward,
    /// "el año pasado", "el próximo mes".
    NeighbouringPeriod,
    /// "junio del pasado año".
    MonthOfNeighbouringYear,
    /// A season.
    Season,
    /// Only a day's number is said, or which weekday of a month: the nearest that fits the tense.
    DayOfMonth,
    /// "hace tres días", "in two weeks".
    Counted,
    /// A quarter or half of a year.
    PartOfYear,
    /// "los años noventa".
    Decade,
    /// "siglo XX".
    Century,
    /// First and last year are said: "2010-2012".
    Span,
    /// A day with a name.
    Holiday,
    /// Reckoned from the date told before: "el año anterior".
    FromDateTold,
}

coded!(DateRule {
    FullDate = "full-date",
    DayAndMonth = "day-and-month",
    MonthAndYear = "month-and-year",
    Month = "month",
    Year = "year",
    Deictic = "deictic",
    PastWeekday = "past-weekday",
    ComingWeekday = "coming-weekday",
    WeekdayMovedForward = "weekday-moved-forward",
    NeighbouringPeriod = "neighbouring-period",
    MonthOfNeighbouringYear = "month-of-neighbouring-year",
    Season = "season",
    DayOfMonth = "day-of-month",
    Counted = "counted",
    PartOfYear = "part-of-year",
    Decade = "decade",
    Century = "century",
    Span = "span",
    Holiday = "holiday",
    FromDateTold = "from-date-told",
});

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Where, unit and rounding words included.
    pub span: Span,
    /// The number, where one is said, exactly or roughly.
    pub value: Option<f64>,
    /// At least this ("más de", "varios miles").
    pub min: Option<f64>,
    /// At most this ("menos de").
    pub max: Option<f64>,
    /// What is counted, as the text says it.
    pub unit: Option<String>,
}

/// Something wrong with the text itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defect {
    /// Where it shows. A gap's span covers the characters around it.
    pub span: Span,
    /// What it is.
    pub kind: DefectKind,
    /// What led to it.
    pub why: DefectReason,
}

/// What can be wrong with a text; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DefectKind {
    /// Words are gone, where a link was stripped.
    MissingWords,
    /// A word stands twice.
    RepeatedWords,
    /// A quotation opens with one mark and closes with another's.
    MixedQuotes,
    /// The wording shows a machine's hand.
    MachineTranslation,
    /// Points to other pieces.
    Promotion,
    /// A standing paragraph about the agency or outlet.
    Boilerplate,
    /// Dates that cannot all be right.
    DateConflict,
    /// Characters that nobody sees, or that were lost.
    HiddenCharacters,
}

coded!(DefectKind {
    MissingWords = "missing-words",
    RepeatedWords = "repeated-words",
    MixedQuotes = "mixed-quotes",
    MachineTranslation = "machine-translation",
    Promotion = "promotion",
    Boilerplate = "boilerplate",
    DateConflict = "date-conflict",
    HiddenCharacters = "hidden-characters",
});

/// What led to a defect; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DefectReason {
    /// The report's first sentence begins in lower case.
    StartsInLowerCase,
    /// Nothing stands between two commas.
    NothingBetweenCommas,
    /// A preposition is followed by a comma.
    PrepositionBeforeComma,
    /// The same word or run of words twice in a row.
    SameWordsTwice,
    /// The closing mark belongs to another pair than the opening one.
    MarksOfDifferentPairs,
    /// A capital letter in mid-sentence on a word that is no name.
    CapitalInMidSentence,
    /// Separators of English numbers in a Spanish text.
    ForeignNumberFormat,
    /// Words of English grammar inside a Spanish sentence.
    UntranslatedWords,
    /// Opens with a label from the table of promotional lines.
    PromotionalLabel,
    /// Matches the table of agencies' standing paragraphs.
    AgencyFormula,
    /// Opens or closes several articles of the dossier, letter for letter.
    RepeatedAcrossDossier,
    /// A day reported on lies after the date line.
    ReportedAfterDateLine,
    /// A character that turns the order of words round, controls a machine or has no width, or what
    /// stands for one.
    UnseenCharacter,
}

coded!(DefectReason {
    StartsInLowerCase = "starts-in-lower-case",
    NothingBetweenCommas = "nothing-between-commas",
    PrepositionBeforeComma = "preposition-before-comma",
    SameWordsTwice = "same-words-twice",
    MarksOfDifferentPairs = "marks-of-different-pairs",
    CapitalInMidSentence = "capital-in-mid-sentence",
    ForeignNumberFormat = "foreign-number-format",
    UntranslatedWords = "untranslated-words",
    PromotionalLabel = "promotional-label",
    AgencyFormula = "agency-formula",
    RepeatedAcrossDossier = "repeated-across-dossier",
    ReportedAfterDateLine = "reported-after-date-line",
    UnseenCharacter = "unseen-character",
});
