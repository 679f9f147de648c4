//! Sentences: where they begin and end.

use cotejo_core::{
    article::Language,
    method::{self, Measure, Set},
    text::Span,
};
use serde::Deserialize;

use super::{
    gold::{reading, rows},
    score::{Counts, equal, share},
    table::figure,
};

#[derive(Deserialize)]
struct Row {
    text: String,
    language: Language,
    /// The words of each sentence.
    gold: Vec<String>,
}

pub(crate) fn measured() -> Vec<method::Figure> {
    let mut figures = of_set(Set::Sentences, &rows("sentences-ancora-dev.jsonl.gz"));
    figures.extend(of_set(Set::HardSentences, &rows("sentences-golden.jsonl")));
    figures
}

fn of_set(set: Set, rows: &[Row]) -> Vec<method::Figure> {
    let (sentences, whole) = counted(rows, |row| reading(&row.text, None, row.language).sentences);
    vec![
        figure(set, Measure::F1, sentences.f1(), sentences.expected),
        figure(set, Measure::Texts, share(whole, rows.len()), rows.len()),
    ]
}

/// The sentences, and how many texts have no other and lack none.
fn counted(rows: &[Row], found: impl Fn(&Row) -> Vec<Span>) -> (Counts, usize) {
    let (mut sentences, mut whole) = (Counts::default(), 0);
    for row in rows {
        let found: Vec<Span> =
            found(row).into_iter().map(|sentence| sentence.trimmed(&row.text)).collect();
        let counts = equal(&found, &stands(&row.text, &row.gold));
        whole += usize::from(is_whole(counts));
        sentences.add(counts);
    }
    (sentences, whole)
}

/// Where the sentences stand, each after the one before.
fn stands(text: &str, sentences: &[String]) -> Vec<Span> {
    let mut here = 0;
    let mut spans = Vec::new();
    for sentence in sentences {
        if let Some(at) = text[here..].find(sentence.as_str()) {
            spans.push(Span::new(here + at, here + at + sentence.len()));
            here += at + sentence.len();
        }
    }
    spans
}

fn is_whole(counts: Counts) -> bool {
    counts.right == counts.given && counts.right == counts.expected
}

#[cfg(test)]
mod tests {
    use cotejo_core::text::sentences::sentences;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// What the rules are there for (see `src/text/sentences.rs`).
    #[test]
    fn the_rules_find_more_than_the_boundaries_of_unicode() {
        for set in ["sentences-ancora-dev.jsonl.gz", "sentences-golden.jsonl"] {
            let rows: Vec<Row> = rows(set);
            let ours = |row: &Row| sentences(&row.text, Span::new(0, row.text.len()));
            let unicode = |row: &Row| {
                row.text
                    .split_sentence_bound_indices()
                    .map(|(at, words)| Span::new(at, at + words.len()))
                    .collect()
            };
            let ((ours, whole), (theirs, their_whole)) =
                (counted(&rows, ours), counted(&rows, unicode));
            assert!(ours.f1() > theirs.f1() && whole > their_whole, "{set}");
        }
    }

    #[test]
    fn equal_sentences_stand_one_after_the_other() {
        let gold = ["Sí.".to_owned(), "Sí.".to_owned()];
        assert_eq!(stands("Sí. Sí.", &gold), [Span::new(0, 4), Span::new(5, 9)]);
    }

    #[test]
    fn a_text_is_whole_when_nothing_is_missing_or_too_much() {
        let gold = [Span::new(0, 4), Span::new(5, 9)];
        assert!(is_whole(equal(&gold, &gold)));
        assert!(!is_whole(equal(&gold[..1], &gold)));
        assert!(!is_whole(equal(&gold, &gold[..1])));
    }
}
