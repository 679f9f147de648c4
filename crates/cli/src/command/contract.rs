//! What `inspect` and `align` answer, as JSON: each field as the contract names it, in its order. A
//! comparison is written by [`cotejo_core::export::json`].

use chrono::NaiveDate;
use cotejo_core::{
    article::{Section, SectionKind, SourceEvidence, SourceReason},
    bundle::VariantReason,
    export::Bounds,
    findings::{
        Date, DateRule, Defect, DefectKind, DefectReason, EntityKind, Figure, Mention, Quote,
        Reading,
    },
    text::{Language, Span},
};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// One line of JSON.
pub(super) fn line(fields: &impl Serialize) -> String {
    serde_json::to_string(fields).expect("plain data with string keys serialises")
}

/// A text by itself.
#[derive(Serialize)]
pub(super) struct TextFields<'r> {
    pub(super) id: Value,
    #[serde(flatten)]
    pub(super) reading: ReadingFields<'r>,
}

/// An article of a dossier.
#[derive(Serialize)]
pub(super) struct ArticleFields<'r> {
    pub(super) id: &'r str,
    #[serde(flatten)]
    pub(super) reading: ReadingFields<'r>,
    pub(super) published: NaiveDate,
    pub(super) outlet: Option<&'r str>,
    pub(super) agency: Option<&'r str>,
    pub(super) evidence: Each<'r, SourceEvidence, EvidenceFields>,
    pub(super) event: Option<&'r str>,
    pub(super) headline: Option<HeadlineFields>,
    pub(super) parts: Each<'r, Section, PartFields>,
    pub(super) variants: Vec<VariantFields<'r>>,
}

/// The passages of two articles, aligned.
#[derive(Serialize)]
pub(super) struct AlignedFields {
    pub(super) id: Value,
    pub(super) scores: Vec<Vec<f64>>,
    pub(super) pairs: Vec<PairFields>,
}

#[derive(Serialize)]
pub(super) struct PairFields {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f64,
}

/// What was read of a text.
#[derive(Serialize)]
pub(super) struct ReadingFields<'r> {
    language: Language,
    sentences: Each<'r, Span, Bounds>,
    mentions: Each<'r, Mention, MentionFields<'r>>,
    quotes: Each<'r, Quote, QuoteFields<'r>>,
    dates: Each<'r, Date, DateFields<'r>>,
    figures: Each<'r, Figure, FigureFields<'r>>,
    defects: Each<'r, Defect, DefectFields>,
}

impl<'r> ReadingFields<'r> {
    pub(super) fn of(reading: &'r Reading) -> Self {
        Self {
            language: reading.language,
            sentences: Each(&reading.sentences, |span| (*span).into()),
            mentions: Each(&reading.mentions, |one| MentionFields {
                bounds: one.span.into(),
                kind: one.kind,
                entity: &one.entity,
            }),
            quotes: Each(&reading.quotes, |one| QuoteFields {
                bounds: one.span.into(),
                direct: one.direct,
                speakers: &one.speakers,
                cue: one.cue.as_deref(),
                via: &one.via,
            }),
            dates: Each(&reading.dates, |one| DateFields {
                bounds: one.span.into(),
                value: &one.value,
                rule: one.rule,
                base: one.base,
            }),
            figures: Each(&reading.figures, |one| FigureFields {
                bounds: one.span.into(),
                value: one.value,
                min: one.min,
                max: one.max,
                unit: one.unit.as_deref(),
            }),
            defects: Each(&reading.defects, |one| DefectFields {
                bounds: one.span.into(),
                kind: one.kind,
                why: one.why,
            }),
        }
    }
}

#[derive(Serialize)]
struct MentionFields<'r> {
    #[serde(flatten)]
    bounds: Bounds,
    kind: EntityKind,
    entity: &'r str,
}

#[derive(Serialize)]
struct QuoteFields<'r> {
    #[serde(flatten)]
    bounds: Bounds,
    direct: bool,
    speakers: &'r [String],
    cue: Option<&'r str>,
    via: &'r [String],
}

#[derive(Serialize)]
struct DateFields<'r> {
    #[serde(flatten)]
    bounds: Bounds,
    value: &'r str,
    rule: DateRule,
    base: Option<NaiveDate>,
}

#[derive(Serialize)]
struct FigureFields<'r> {
    #[serde(flatten)]
    bounds: Bounds,
    value: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<&'r str>,
}

#[derive(Serialize)]
struct DefectFields {
    #[serde(flatten)]
    bounds: Bounds,
    kind: DefectKind,
    why: DefectReason,
}

#[derive(Serialize)]
pub(super) struct EvidenceFields {
    #[serde(flatten)]
    bounds: Bounds,
    why: SourceReason,
}

impl From<&SourceEvidence> for EvidenceFields {
    fn from(one: &SourceEvidence) -> Self {
        Self { bounds: one.span.into(), why: one.why }
    }
}

#[derive(Serialize)]
pub(super) struct HeadlineFields {
    #[serde(flatten)]
    pub(super) bounds: Bounds,
    pub(super) derived: bool,
}

#[derive(Serialize)]
pub(super) struct PartFields {
    #[serde(flatten)]
    bounds: Bounds,
    kind: SectionKind,
}

impl From<&Section> for PartFields {
    fn from(one: &Section) -> Self {
        Self { bounds: one.span.into(), kind: one.kind }
    }
}

#[derive(Serialize)]
pub(super) struct VariantFields<'r> {
    pub(super) entity: &'r str,
    pub(super) form: &'r str,
    pub(super) count: u32,
    pub(super) reason: VariantReason,
}

/// A list of which each item is made into fields as it is written: a text of some megabytes can have
/// more findings than there is room for twice.
pub(super) struct Each<'r, T, F>(pub(super) &'r [T], pub(super) fn(&'r T) -> F);

impl<T, F: Serialize> Serialize for Each<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}

#[cfg(test)]
mod tests {
    use cotejo_reading::read::{Input, read};

    use super::*;

    /// A list of findings on a line.
    fn in_lines(fields: &impl Serialize) -> String {
        let lists =
            ["mentions", "quotes", "dates", "figures", "defects", "evidence", "parts", "variants"];
        lists.iter().fold(line(fields), |line, list| {
            line.replace(&format!(",\"{list}\":[{{"), &format!("\n\"{list}\":[{{"))
        })
    }

    #[test]
    fn a_reading_has_the_contracts_fields_in_its_order() {
        let text = "Ayer 3 personas de Roma dijeron: «Ya, , basta de esto», según Ana Pérez.";
        let day = NaiveDate::from_ymd_opt(2025, 8, 13);
        let reading = read(&Input::prose(text, day, Some(Language::Spanish)));
        let fields = TextFields { id: 7.into(), reading: ReadingFields::of(&reading) };
        assert_eq!(
            in_lines(&fields),
            r#"{"id":7,"language":"es","sentences":[{"start":0,"end":76}]
"mentions":[{"start":19,"end":23,"kind":"place","entity":"Roma"},{"start":65,"end":75,"kind":"person","entity":"Ana Pérez"}]
"quotes":[{"start":0,"end":56,"direct":false,"speakers":["Ana Pérez"],"cue":"según","via":[]},{"start":35,"end":54,"direct":true,"speakers":[],"cue":"dijeron","via":[]}]
"dates":[{"start":0,"end":4,"value":"2025-08-12","rule":"deictic","base":"2025-08-13"}]
"figures":[{"start":5,"end":15,"value":3.0,"min":null,"max":null,"unit":"personas"}]
"defects":[{"start":37,"end":40,"kind":"missing-words","why":"nothing-between-commas"}]}"#
        );
    }

    #[test]
    fn an_article_has_the_contracts_fields_in_its_order() {
        let reading = Reading::default();
        let evidence = [SourceEvidence { span: Span::new(1, 2), why: SourceReason::SourceLine }];
        let sections = [Section { kind: SectionKind::Body, span: Span::new(3, 9) }];
        let fields = ArticleFields {
            id: "a",
            reading: ReadingFields::of(&reading),
            published: NaiveDate::from_ymd_opt(2025, 8, 13).expect("a day"),
            outlet: None,
            agency: Some("EFE"),
            evidence: Each(&evidence, EvidenceFields::from),
            event: None,
            headline: Some(HeadlineFields { bounds: Span::new(3, 5).into(), derived: true }),
            parts: Each(&sections, PartFields::from),
            variants: vec![VariantFields {
                entity: "Ana",
                form: "Anna",
                count: 2,
                reason: VariantReason::Titled,
            }],
        };
        assert_eq!(
            in_lines(&fields),
            r#"{"id":"a","language":"es","sentences":[],"mentions":[],"quotes":[],"dates":[],"figures":[],"defects":[],"published":"2025-08-13","outlet":null,"agency":"EFE"
"evidence":[{"start":1,"end":2,"why":"source-line"}],"event":null,"headline":{"start":3,"end":5,"derived":true}
"parts":[{"start":3,"end":9,"kind":"body"}]
"variants":[{"entity":"Ana","form":"Anna","count":2,"reason":"titled"}]}"#
        );
    }
}
