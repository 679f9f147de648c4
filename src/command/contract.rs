//! JSON as the contract has it: on one line, spans spread out as `start` and `end`.

use serde::Serialize;
use serde_json::{Map, Value};

/// Plain data as JSON. A field `span` becomes `start` and `end` beside the others; a span in a list
/// becomes an object of the two.
pub(super) fn to_string(value: &impl Serialize) -> String {
    let mut value = serde_json::to_value(value).expect("plain data with string keys serialises");
    spread(&mut value);
    value.to_string()
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
    use super::*;
    use crate::text::Span;

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
