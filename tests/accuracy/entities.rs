//! Names found: spans with their kinds, in single sentences of Spanish news.

use cotejo_core::{
    article::Language,
    findings::EntityKind,
    method::{self, Measure, Set},
    text::Span,
};
use serde::Deserialize;

use super::{
    gold::{reading, rows},
    score::{Counts, equal},
    table::figure,
};

/// A sentence; names by characters, not bytes.
#[derive(Deserialize)]
struct Row {
    text: String,
    language: Language,
    gold: Vec<(usize, usize, EntityKind)>,
}

type Name = (Span, EntityKind);

pub(crate) fn measured() -> Vec<method::Figure> {
    let (mut typed, mut any) = (Counts::default(), Counts::default());
    for row in rows::<Row>("entities-ancora-dev.jsonl.gz") {
        let found: Vec<Name> = reading(&row.text, None, row.language)
            .mentions
            .iter()
            .map(|mention| (mention.span, mention.kind))
            .collect();
        let gold: Vec<Name> =
            row.gold.iter().map(|&(a, b, kind)| (bytes(&row.text, a, b), kind)).collect();
        typed.add(of_kinds(&found, &gold));
        any.add(of_any_kind(&found, &gold));
    }
    vec![
        figure(Set::Names, Measure::Precision, typed.precision(), typed.given),
        figure(Set::Names, Measure::Recall, typed.recall(), typed.expected),
        figure(Set::Names, Measure::F1, typed.f1(), typed.expected),
        figure(Set::Names, Measure::AnyKindF1, any.f1(), any.expected),
    ]
}

/// A span of characters as one of bytes.
fn bytes(text: &str, start: usize, end: usize) -> Span {
    let byte = |at| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    Span::new(byte(start), byte(end))
}

/// Persons, places and organisations: span and kind.
fn of_kinds(found: &[Name], gold: &[Name]) -> Counts {
    let named = |names: &[Name]| -> Vec<Name> {
        names.iter().filter(|(_, kind)| *kind != EntityKind::Other).copied().collect()
    };
    equal(&named(found), &named(gold))
}

fn of_any_kind(found: &[Name], gold: &[Name]) -> Counts {
    let spans = |names: &[Name]| -> Vec<Span> { names.iter().map(|(span, _)| *span).collect() };
    equal(&spans(found), &spans(gold))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_counts_where_it_is_asked_for() {
        let gold = [(Span::new(0, 4), EntityKind::Person), (Span::new(5, 9), EntityKind::Other)];
        let found = [(Span::new(0, 4), EntityKind::Place), (Span::new(5, 9), EntityKind::Other)];
        assert_eq!(of_kinds(&gold, &gold), Counts { right: 1, given: 1, expected: 1 });
        assert_eq!(of_kinds(&found, &gold), Counts { right: 0, given: 1, expected: 1 });
        assert_eq!(of_kinds(&[], &gold), Counts { right: 0, given: 0, expected: 1 });
        assert_eq!(of_any_kind(&found, &gold), Counts { right: 2, given: 2, expected: 2 });
    }

    #[test]
    fn characters_become_bytes() {
        assert_eq!(bytes("año más", 4, 7).of("año más"), "más");
    }
}
