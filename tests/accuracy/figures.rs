//! Figures: where they stand, what they are worth, what they count.

use cotejo_core::{
    article::Language,
    findings::Figure,
    method::{self, Measure, Set},
    text::Span,
};
use serde::Deserialize;

use super::{
    gold::{reading, rows},
    score::{Counts, overlapping, share},
    table::figure,
};

#[derive(Deserialize)]
struct Story {
    text: String,
    language: Language,
    figures: Vec<Gold>,
}

#[derive(Clone, Debug, Deserialize)]
struct Gold {
    start: u32,
    end: u32,
    value: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<String>,
}

impl Gold {
    fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

pub(crate) fn measured() -> Vec<method::Figure> {
    let mut tally = Tally::default();
    for story in rows::<Story>("figures-meantime.jsonl") {
        let found = reading(&story.text, None, story.language).figures;
        tally.add(&found, &story.figures);
    }
    tally.figures()
}

/// Spans, and what is right of the figures whose spans are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    spans: Counts,
    exact: usize,
    value: usize,
    unit: usize,
}

impl Tally {
    fn add(&mut self, found: &[Figure], gold: &[Gold]) {
        let spans: Vec<Span> = found.iter().map(|one| one.span).collect();
        let gold_spans: Vec<Span> = gold.iter().map(Gold::span).collect();
        let pairs = overlapping(&spans, &gold_spans);
        let counts = Counts { right: pairs.len(), given: found.len(), expected: gold.len() };
        self.spans.add(counts);
        for (i, j) in pairs {
            self.exact += usize::from(spans[i] == gold_spans[j]);
            self.value += usize::from(is_same_value(&found[i], &gold[j]));
            self.unit += usize::from(is_same_unit(&found[i], &gold[j]));
        }
    }

    fn figures(self) -> Vec<method::Figure> {
        let set = Set::Figures;
        let paired = self.spans.right;
        let of = |measure, count| figure(set, measure, share(count, paired), paired);
        vec![
            figure(set, Measure::Precision, self.spans.precision(), self.spans.given),
            figure(set, Measure::Recall, self.spans.recall(), self.spans.expected),
            of(Measure::Value, self.value),
            of(Measure::Unit, self.unit),
            of(Measure::Exact, self.exact),
        ]
    }
}

/// The number and its bounds.
fn is_same_value(found: &Figure, gold: &Gold) -> bool {
    let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
        // Scales are multiplied in another order.
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs(),
        (a, b) => a.is_none() && b.is_none(),
    };
    same(found.value, gold.value) && same(found.min, gold.min) && same(found.max, gold.max)
}

fn is_same_unit(found: &Figure, gold: &Gold) -> bool {
    let lower = |unit: &Option<String>| unit.as_ref().map(|unit| unit.to_lowercase());
    lower(&found.unit) == lower(&gold.unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold() -> Gold {
        Gold {
            start: 0,
            end: 13,
            value: Some(15000.0),
            min: None,
            max: None,
            unit: Some("tropas".to_owned()),
        }
    }

    fn found() -> Figure {
        let gold = gold();
        Figure { span: gold.span(), value: gold.value, min: None, max: None, unit: gold.unit }
    }

    fn values(found: &[Figure]) -> Vec<u32> {
        let mut tally = Tally::default();
        tally.add(found, &[gold()]);
        tally.figures().iter().map(|one| one.thousandths).collect()
    }

    #[test]
    fn a_perfect_answer_is_one_and_an_empty_one_nothing() {
        assert_eq!(values(&[found()]), [1000; 5]);
        assert_eq!(values(&[]), [0; 5]);
    }

    #[test]
    fn value_unit_and_ends_are_counted_apart() {
        let shorter = Figure { span: Span::new(0, 10), ..found() };
        assert_eq!(values(&[shorter]), [1000, 1000, 1000, 1000, 0]);
        let bounded = Figure { value: None, min: Some(15000.0), ..found() };
        assert_eq!(values(&[bounded]), [1000, 1000, 0, 1000, 1000]);
        let capital = Figure { unit: Some("Tropas".to_owned()), ..found() };
        assert_eq!(values(&[capital]), [1000; 5]);
        let other = Figure { unit: None, ..found() };
        assert_eq!(values(&[other]), [1000, 1000, 1000, 0, 1000]);
    }
}
