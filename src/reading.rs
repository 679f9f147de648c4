//! What a text says: sentences, mentions of entities, quotes, dates, figures and defects.
//!
//! Plain data in, plain data out. Every span is a byte range of the text as given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{article::Language, text::Span};

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

/// The kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// One occurrence of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
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
    #[serde(flatten)]
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
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// As in TIMEX3: `2025-08-13`, `2025-08`, `2025`, `2024-FA`, an interval `a/b`.
    pub value: String,
    /// The rule that gave it.
    pub rule: DateRule,
    /// The day it was reckoned from; `None` for a date that stands by itself.
    pub base: Option<NaiveDate>,
}

/// The rule by which a date was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// "hace tres días", "dentro de dos semanas".
    Distance,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Where, unit and rounding words included.
    #[serde(flatten)]
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
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: DefectKind,
    /// What led to it.
    pub why: DefectReason,
}

/// What can be wrong with a text; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
}

/// What led to a defect; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// A word no dictionary of prefixes and stems makes, as machines coin them.
    CoinedWord,
    /// Separators of English numbers in a Spanish text.
    ForeignNumberFormat,
    /// Opens with a label from the table of promotional lines.
    PromotionalLabel,
    /// Matches the table of agencies' standing paragraphs.
    AgencyFormula,
    /// A day reported on lies after the date line.
    ReportedAfterDateLine,
}
