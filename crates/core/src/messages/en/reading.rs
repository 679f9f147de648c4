//! English messages of one article, one entity, the overview, the method.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::NaiveDate;

use super::{
    super::declared::{Reading, ReadingFormats, ShellFormats, TermsFormats},
    english::English,
};
use crate::{
    bundle::VariantReason,
    findings::{DateRule, DefectReason},
    method::{self, Measure, Set, Topic},
    view_state::Sort,
    views::{FormDifference, Relation},
};

pub static READING: Reading = Reading {
    formats: &English,
    unknown_article: "This dossier has no such article.",
    unknown_entity: "This dossier has no such entity.",
    a_date: "date",
    a_figure: "figure",
    a_defect: "defect",
    previous: "Previous",
    next: "Next",
    compare_with: "Compare with",
    marks: "Marks in the text",
    mark_hint: "Tap a mark, or point at it, to see what it is.",
    mark_hint_keys: "Tab reaches them, the arrows go from one to the next, and Enter reads it here.",
    mark_list: "List of what is marked",
    mark_told: "What the mark is",
    open_entity: "see the entity",
    forms: "Forms of the name",
    mentions_heading: "mentions",
    form: "form",
    reason: "why it is joined",
    see_articles: "See the articles with this name",
    passage_changed: "The text has changed since the link was copied: it says something else here.",
    passage_gone: "The passage of this link is no longer in the text.",
    all_together: "in all",
    passages: "passages",
    matrix_note: "Each cell says how similar two articles are by the entities they name: 0%, none in common; 100%, the same ones. Those that few articles name count for more. Opening it compares the two.",
    matrix_keys: "Arrow keys lead from cell to cell, and the link opens the one it names; touching a cell names it.",
    shades: "Shade by similarity",
    nearest_pairs: "The nearest pairs",
    more_before: "Show what comes before",
    how_well: English::HOW_WELL,
    measured_what: "What is measured",
    keys_on: "Single keys on",
    provenance: "Words in serif type are each source's, exactly as it gives them; all others are this page's.",
};

impl ReadingFormats for English {
    fn keys(&self) -> [(&'static str, &'static str); 10] {
        [
            ("/", "search (also Ctrl+K)"),
            ("j  k", "next, previous article or row"),
            ("Enter", "open"),
            ("n  p", "next, previous row"),
            ("t  l", "see the row in the texts, copy its link"),
            ("x", "choose for comparison, or take out"),
            ("c", "compare the chosen"),
            ("Esc", "close, or go back to the articles"),
            ("?", "this sheet"),
            ("Tab", "go through everything"),
        ]
    }

    fn mark_kinds(&self) -> [&'static str; 5] {
        ["entities", "quotes", "dates", "figures", "defects"]
    }

    fn method_sections(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[
            (
                "What reads what",
                &[
                    "Sentences and figures: rules, with tables of abbreviations, numerals and units.",
                    "Names: a small statistical model that learnt from 11,373 sentences of Spanish news (AnCora) and from lists of names.",
                    "Entities: rules and tables join the forms of one name; each form says why it is joined.",
                    "Quotes: quotation marks and a table of verbs of saying; a speaker only where the text leaves one answer.",
                    "Dates: a grammar; “on Tuesday” is counted from the day of publication, and each date tells its rule.",
                    "Defects: a closed list of faults of the text itself, by rules.",
                    "Comparison: passages are paired by the names, dates, figures and words they share; each row says which.",
                ],
            ),
            (
                English::HOW_WELL,
                &[
                    "What was read is held against what people labelled. Below each percentage: out of how many cases, and what it was in earlier versions.",
                    "It is measured with each change of the program, and a change that lowers a figure is not accepted.",
                    "The model did not learn from these texts, but the rules were refined with them in view: on others they may be right a little less often.",
                ],
            ),
            (
                "What is not done",
                &[
                    "Nobody's bias or reliability is scored.",
                    "Nothing is written or summed up: what you read of the news are each source's words, with their place.",
                    "The texts are not corrected: they are shown letter by letter, with marks on them.",
                ],
            ),
            (
                "Known limits",
                &[
                    "Spanish and English only. The model of names learnt from Spanish; for English it has not been measured.",
                    "The news it is measured with is of the 2000s, and partly translated: other news may be read less well.",
                    "“Matches” promises that nothing is left without a partner by a rule that you can see; not that both tell the truth. Among independent reports hardly anything matches word for word: it stays “same subject”. In 51 pairs of English reports (ECB+) it called 4 rows “differs”, rightly all 4, and of 8 contradictions that stood in a row it passed over 4.",
                    "Which passages are paired between two reports was measured apart (ECB+, in English: 78 of 100 find their partner first).",
                    "Irony, what is left unsaid, and who is right remain for the reader.",
                ],
            ),
        ]
    }

    fn defect_reason(&self, reason: DefectReason) -> &'static str {
        match reason {
            DefectReason::StartsInLowerCase => {
                "the text begins in lower case: its beginning is missing"
            }
            DefectReason::NothingBetweenCommas => {
                "there is nothing between two commas: what stood there is missing"
            }
            DefectReason::PrepositionBeforeComma => {
                "nothing follows the preposition: the word it governs is missing"
            }
            DefectReason::SameWordsTwice => "the same word twice running",
            DefectReason::MarksOfDifferentPairs => {
                "the closing quotation mark is not the partner of the opening one"
            }
            DefectReason::CapitalInMidSentence => {
                "a capital in mid-sentence on a word that is no name"
            }
            DefectReason::ForeignNumberFormat => "a number written as in English",
            DefectReason::UntranslatedWords => "an English function word left untranslated",
            DefectReason::PromotionalLabel => {
                "a line that leads to other pieces; it does not count in filters or comparison"
            }
            DefectReason::AgencyFormula => {
                "a standing paragraph in which the agency presents itself; it does not count in filters or comparison"
            }
            DefectReason::RepeatedAcrossDossier => {
                "the same paragraph opens or closes several articles; it does not count in filters or comparison"
            }
            DefectReason::ReportedAfterDateLine => {
                "by the order of what is differing, this day falls after the date of the article"
            }
            DefectReason::UnseenCharacter => {
                "it has a character that is invisible, was lost or would turn the words round; if it changed their order, here it does not"
            }
        }
    }

    fn variant_reason(&self, reason: VariantReason, differences: &[FormDifference]) -> String {
        let difference = |difference: &FormDifference| match difference {
            FormDifference::Accents => Some("the accent"),
            FormDifference::Case => Some("capitals"),
            FormDifference::Hyphen => Some("the hyphen"),
            FormDifference::Spacing => Some("spaces"),
            FormDifference::Punctuation => Some("punctuation"),
            FormDifference::Genitive => Some("the English genitive"),
            FormDifference::Initials | FormDifference::Acronym | FormDifference::WordOrder => None,
        };
        let differ = |in_what| differences.contains(&in_what);
        let reason = match reason {
            VariantReason::Name => "the name that is shown",
            VariantReason::SameAfterFolding => {
                let differing = differences.iter().filter_map(difference).map(str::to_owned);
                let differing: Vec<String> = differing.collect();
                let differing = if differing.is_empty() {
                    "spelling".to_owned()
                } else {
                    self.listed(&differing)
                };
                return format!("the same but for {differing}");
            }
            VariantReason::SurnameInText => "the surname alone, of a full name in the same text",
            VariantReason::SurnameInDossier => {
                "the surname alone, of the only full name in the dossier that has it"
            }
            VariantReason::Shortened if differ(FormDifference::Initials) => {
                "with initials, of the only full name that fits"
            }
            VariantReason::Shortened => "short for the only fuller name that fits",
            VariantReason::Titled => "the same name with a title or office before it",
            VariantReason::GivenName => "the same surname and another form of the same given name",
            VariantReason::Acronym => "acronym of the full name beside it",
            VariantReason::AcronymInDossier => {
                "acronym that another text explains, or of the only name that fits it"
            }
            VariantReason::LongForm if differ(FormDifference::Acronym) => {
                "full name of the acronym that is shown"
            }
            VariantReason::LongForm => "full name of the short form that is shown",
            VariantReason::LegalForm => "the same but for the company's legal form",
            VariantReason::ShortForm => "part of the only longer name that fits",
            VariantReason::SameWords if differ(FormDifference::WordOrder) => {
                "the same words in another order"
            }
            VariantReason::SameWords => "the same words, translated or in another order",
            VariantReason::AliasTable => "is in the table of other names",
            VariantReason::Transliteration => "another transliteration of the same name",
            VariantReason::Garbled => "a long name with words repeated or too many",
            VariantReason::Misspelt => "one letter different in the same text",
            VariantReason::Dossier => "the dossier says so",
        };
        reason.to_owned()
    }

    fn relation(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::Speaker => "Own quotes",
            Relation::Via => "According to this source",
            Relation::InQuote => "Quotes with this name",
            Relation::Mentioned => "Outside quotes",
        }
    }

    fn date_rule(&self, rule: DateRule) -> &'static str {
        match rule {
            DateRule::FullDate => "day, month and year are given",
            DateRule::DayAndMonth => "day and month are given; the year is the nearest that fits",
            DateRule::MonthAndYear => "month and year are given",
            DateRule::Month => "the month is given; the year is the nearest that fits",
            DateRule::Year => "the year is given",
            DateRule::Deictic => "counted from the base date",
            DateRule::PastWeekday => "weekday in the past: the last one",
            DateRule::ComingWeekday => "weekday to come: the next one",
            DateRule::WeekdayMovedForward => {
                "weekday: the last one would be before what it reports, so it is the next that fits"
            }
            DateRule::NeighbouringPeriod => "period next to that of the base date",
            DateRule::MonthOfNeighbouringYear => "month of the year next to that of the base date",
            DateRule::Season => "season of the year",
            DateRule::DayOfMonth => "day given without a month: the nearest that fits",
            DateRule::Counted => "counted from the base date, as many as it says",
            DateRule::PartOfYear => "quarter or half of a year",
            DateRule::Decade => "the decade is given",
            DateRule::Century => "the century is given",
            DateRule::Span => "first and last year are given",
            DateRule::Holiday => "a day with a name; the year is the nearest that fits",
            DateRule::FromDateTold => "counted from the date given before",
        }
    }

    fn date_base(&self, base: NaiveDate) -> String {
        format!("counted from {}", self.long_day(base))
    }

    fn more_text(&self, left: u32, of: u32) -> String {
        let share = (100.0 * f64::from(left) / f64::from(of)).ceil();
        format!("Show more: {} of the text left", self.percent(share))
    }

    fn matrix_order(&self, sort: Option<Sort>) -> &'static str {
        match sort {
            None => "by similarity",
            Some(sort) => self.sort(sort),
        }
    }

    fn similar(&self, a: &str, b: &str, similarity: f32) -> String {
        format!("{a} and {b}: {} similar", self.percent(f64::from(100.0 * similarity)))
    }

    fn position(&self, here: usize, of: usize) -> String {
        format!("{} of {}", self.number(here as f64), self.number(of as f64))
    }

    fn method_version(&self, version: &str) -> String {
        format!("Method, version {version}. The texts were read once, when the site was built.")
    }

    fn topic_measured(&self, topic: Topic) -> (&'static str, &'static str) {
        match topic {
            Topic::Names => (
                "People, places and organisations",
                "AnCora-ES 2.0 (Taulé, Martí and Recasens, 2008), CC BY 4.0",
            ),
            Topic::Joining => (
                "Joined names",
                "Pairs made from lists (Faker, MIT; GeoNames, CC BY 4.0; Unicode CLDR and others) and pairs of reports of MEANTIME (CC BY 4.0), with the names given or to be found",
            ),
            Topic::Quotes => (
                "Quotes",
                "38 reports of MEANTIME (Minard and others, 2016), CC BY 4.0, labelled for Cotejo; speaker, verb and medium are looked at in the quotes that were found",
            ),
            Topic::Speakers => ("Who speaks, given the verb", "MEANTIME, CC BY 4.0"),
            Topic::Dates => {
                ("Dates", "MEANTIME, CC BY 4.0; requests of Microsoft Recognizers-Text, MIT")
            }
            Topic::Figures => ("Figures", "24 reports of MEANTIME, CC BY 4.0, labelled for Cotejo"),
            Topic::Sentences => {
                ("Sentences", "UD_Spanish-AnCora 2.7, CC BY 4.0; the hard cases are pySBD's, MIT")
            }
            Topic::Comparison => (
                "Similarity of two passages",
                "SemEval-2017 STS, pairs of sentences (Cer and others, 2017), CC BY-SA 4.0",
            ),
            Topic::Verdicts => (
                "Matches, same subject, differs",
                "290 pairs of sentences made from reports of MEANTIME (CC BY 4.0), labelled for Cotejo: one fact changed, the same in other words, retold freely",
            ),
            Topic::Defects => ("Defects in edited texts", "AnCora and MEANTIME, CC BY 4.0"),
        }
    }

    fn measure(&self, measure: Measure) -> (&'static str, &'static str) {
        match measure {
            Measure::Precision => ("Precision", "of what it marks, how much is right"),
            Measure::Recall => ("Recall", "of what there is, how much it marks"),
            Measure::F1 => ("F1", "precision and recall in one, low if either is low"),
            Measure::AnyKindF1 => ("F1 of any kind", "even if it takes a place for a person"),
            Measure::FullDays => {
                ("Full days", "of the days the text gives, how many it reads with month and year")
            }
            Measure::Cases => ("Cases right", "requests whose date it reads rightly"),
            Measure::Texts => ("Texts without a fault", "with all their sentences cut rightly"),
            Measure::Speaker => {
                ("Speaker: right", "names who speaks, or nobody if the text does not say")
            }
            Measure::WrongSpeaker => ("Speaker: wrong", "names somebody else; the less the better"),
            Measure::NoSpeaker => {
                ("Speaker: none", "the text says and it names nobody; the less the better")
            }
            Measure::Cue => ("Verb", "marks the word that gives the quote"),
            Measure::Via => ("Medium", "gives where the words come from, if it is said"),
            Measure::Value => ("Value", "reads the number rightly, or its least and most"),
            Measure::Unit => ("Unit", "says rightly what is counted"),
            Measure::Exact => ("Ends", "begins and ends at the right letter"),
            Measure::Pearson => (
                "Agreement with people",
                "Pearson's correlation: 100% if it orders the pairs by similarity as they do",
            ),
            Measure::SameRight => ("“Matches”: right", "of what it calls “matches”, how much does"),
            Measure::DiffersRight => {
                ("“Differs”: right", "of what it calls “differs”, how much does")
            }
            Measure::ToldApart => {
                ("Told apart", "of the pairs that do not say the same, how many it calls so")
            }
            Measure::CalledSame => {
                ("Taken as equal", "pairs that do not say the same; the less the better")
            }
            Measure::FoundSame => ("Recognised", "pairs that say the same in other words"),
            Measure::CalledDiffers => {
                ("Taken as different", "pairs that say the same; the less the better")
            }
            Measure::FalseAlarms => {
                ("False alarms", "in every 200 sentences without a fault; the less the better")
            }
        }
    }

    fn measured_set(&self, set: Set) -> &'static str {
        match set {
            Set::MadePairs => "from lists",
            Set::GivenPairs => "given",
            Set::FoundPairs => "to be found",
            Set::DirectEs => "direct, Spanish",
            Set::IndirectEs => "indirect, Spanish",
            Set::DirectEn => "direct, English",
            Set::IndirectEn => "indirect, English",
            Set::Speech | Set::DatesEs => "Spanish",
            Set::DatesEn => "English",
            Set::DatesShort => "requests",
            Set::Names | Set::Sentences => "news",
            Set::HardSentences => "hard cases",
            Set::Similarity => "pairs",
            Set::Verdicts => "all",
            Set::PlantedEs => "one fact changed, Spanish",
            Set::PlantedEn => "one fact changed, English",
            Set::RewordedEs => "retold freely, Spanish",
            Set::RewordedEn => "retold freely, English",
            Set::EqualEs => "the same, Spanish",
            Set::EqualEn => "the same, English",
            Set::CleanSentences => "single sentences",
            Set::CleanTexts => "running texts",
            Set::Figures | Set::CleanStories => "reports",
        }
    }

    fn measured(&self, figure: Option<method::Figure>) -> (String, String) {
        let Some(figure) = figure.filter(|figure| figure.items > 0) else {
            return ("–".to_owned(), String::new());
        };
        (self.measured_value(figure), format!("of {}", self.number(f64::from(figure.items))))
    }

    fn measured_before(&self, version: &str, figure: method::Figure) -> String {
        format!("{} in {version}", self.measured_value(figure))
    }
}
