//! JSON as the contract has it: on one line, spans spread out as `start` and `end`.

use cotejo_core::{
    findings::{Date, Defect, Figure, Mention, Quote, Reading},
    text::{Language, Span},
};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Plain data as JSON. A field `span` becomes `start` and `end` beside the others; a span in a list
/// becomes an object of the two.
pub(super) fn to_string(value: &impl Serialize) -> String {
    spread_out(value).to_string()
}

fn spread_out(value: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(value).expect("plain data with string keys serialises");
    spread(&mut value);
    value
}

/// A reading as [`to_string`] gives it, one finding after the other: a text of some megabytes can
/// have more findings than there is room for as a tree.
pub(super) fn reading_to_string(id: Value, reading: &Reading) -> String {
    let answer = Answer {
        dates: InTurn(&reading.dates),
        defects: InTurn(&reading.defects),
        figures: InTurn(&reading.figures),
        id,
        language: reading.language,
        mentions: InTurn(&reading.mentions),
        quotes: InTurn(&reading.quotes),
        sentences: Bounds(&reading.sentences),
    };
    serde_json::to_string(&answer).expect("plain data with string keys serialises")
}

/// Fields in the order of their names, as a tree has them.
#[derive(Serialize)]
struct Answer<'r> {
    dates: InTurn<'r, Date>,
    defects: InTurn<'r, Defect>,
    figures: InTurn<'r, Figure>,
    id: Value,
    language: Language,
    mentions: InTurn<'r, Mention>,
    quotes: InTurn<'r, Quote>,
    sentences: Bounds<'r>,
}

struct InTurn<'r, T>(&'r [T]);

impl<T: Serialize> Serialize for InTurn<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(spread_out))
    }
}

struct Bounds<'r>(&'r [Span]);

impl Serialize for Bounds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Bound {
            end: u32,
            start: u32,
        }
        let bound = |span: &Span| Bound { end: span.end, start: span.start };
        serializer.collect_seq(self.0.iter().map(bound))
    }
}

fn spread(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::Array(spans) if matches!(name.as_str(), "spans" | "sentences") => {
                        spans.iter_mut().for_each(|span| *span = Value::Object(bounds(span)));
                    }
                    _ => spread(field),
                }
            }
            if let Some(span) = fields.remove("span") {
                fields.append(&mut bounds(&span));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(spread),
        _ => {}
    }
}

fn bounds(span: &Value) -> Map<String, Value> {
    let bound = |name: &str, at: usize| (name.to_owned(), span[at].clone());
    Map::from_iter([bound("start", 0), bound("end", 1)])
}

#[cfg(test)]
mod tests {
    use cotejo_reading::read::{Input, read};

    use super::*;

    #[test]
    fn a_reading_is_written_the_same_in_turn() {
        let text = "Ayer 3 personas de Roma dijeron: «Ya, , basta de esto», según Ana Pérez.";
        let reading = read(&Input::prose(text, None, Some(Language::Spanish)));
        assert!(!reading.defects.is_empty() && !reading.quotes.is_empty());
        let mut whole = spread_out(&reading);
        whole["id"] = 7.into();
        assert_eq!(reading_to_string(7.into(), &reading), whole.to_string());
    }

    #[derive(Serialize)]
    struct Finding {
        span: Span,
        spans: Vec<Span>,
        near: Option<Near>,
        scores: Vec<Vec<f64>>,
    }

    #[derive(Serialize)]
    struct Near {
        span: Span,
    }

    #[test]
    fn spans_are_spread_wherever_they_stand() {
        let finding = Finding {
            span: Span::new(1, 2),
            spans: vec![Span::new(3, 4)],
            near: Some(Near { span: Span::new(5, 6) }),
            scores: vec![vec![0.5, 1.0]],
        };
        assert_eq!(
            to_string(&finding),
            r#"{"end":2,"near":{"end":6,"start":5},"scores":[[0.5,1.0]],"spans":[{"end":4,"start":3}],"start":1}"#
        );
    }
}
