//! Counting: what was given held against what was expected.

use std::collections::BTreeSet;

use cotejo_core::text::{Span, fold::fold, words};

/// How many were right, of those given and those expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) given: usize,
    pub(crate) expected: usize,
}

impl Counts {
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.given)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.expected)
    }

    /// The harmonic mean of the two.
    pub(crate) fn f1(self) -> f64 {
        share(2 * self.right, self.given + self.expected)
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.expected += other.expected;
    }
}

/// A share of 1; of nothing, 0.
pub(crate) fn share(right: usize, of: usize) -> f64 {
    right as f64 / of.max(1) as f64
}

/// Given things that are among the expected, each used once.
pub(crate) fn equal<T: PartialEq>(given: &[T], expected: &[T]) -> Counts {
    let mut left: Vec<&T> = given.iter().collect();
    let mut right = 0;
    for one in expected {
        if let Some(at) = left.iter().position(|other| *other == one) {
            left.swap_remove(at);
            right += 1;
        }
    }
    Counts { right, given: given.len(), expected: expected.len() }
}

/// Pairs of given and expected spans that overlap by at least half of the longer one, the most
/// alike first, each used once.
pub(crate) fn overlapping(given: &[Span], expected: &[Span]) -> Vec<(usize, usize)> {
    let mut likely = Vec::new();
    for (i, one) in given.iter().enumerate() {
        for (j, other) in expected.iter().enumerate() {
            let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
            let longer = one.len().max(other.len());
            if longer > 0 && 2 * common as usize >= longer {
                likely.push((share(common as usize, longer), i, j));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used, mut pairs) = (BTreeSet::new(), Vec::new());
    for (_, i, j) in likely {
        let free = |pair: &(usize, usize)| pair.0 != i && pair.1 != j;
        if pairs.iter().all(free) && used.insert(i) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// The words of a name, folded.
pub(crate) fn folded_words(name: &str) -> BTreeSet<String> {
    let words = words::words(name, Span::new(0, name.len()));
    words.map(|word| fold(word.of(name))).collect()
}

/// Whether the words of one name hold those of the other; more than eight are no name.
pub(crate) fn same_name(given: &str, expected: &str) -> bool {
    let (given, expected) = (folded_words(given), folded_words(expected));
    (1..=8).contains(&given.len()) && (given.is_subset(&expected) || expected.is_subset(&given))
}

/// Whether they share a word, or neither has any.
pub(crate) fn same_cue(given: Option<&str>, expected: Option<&str>) -> bool {
    match (given, expected) {
        (None, None) => true,
        (Some(given), Some(expected)) => !folded_words(given).is_disjoint(&folded_words(expected)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_answer_is_one_and_an_empty_one_nothing() {
        let perfect = equal(&["a", "b", "b"], &["b", "a", "b"]);
        assert!(
            [perfect.precision(), perfect.recall(), perfect.f1()].iter().all(|one| *one >= 1.0)
        );
        let empty = equal(&[], &["a"]);
        assert!([empty.precision(), empty.recall(), empty.f1()].iter().all(|one| *one <= 0.0));
    }

    #[test]
    fn each_expected_thing_is_found_once() {
        let counts = equal(&["a", "a", "b"], &["a", "c"]);
        assert_eq!(counts, Counts { right: 1, given: 3, expected: 2 });
    }

    #[test]
    fn spans_are_paired_by_half_of_the_longer() {
        let span = Span::new;
        assert_eq!(overlapping(&[span(0, 10)], &[span(5, 15)]), [(0, 0)]);
        assert_eq!(overlapping(&[span(0, 10)], &[span(6, 16)]), []);
        assert_eq!(overlapping(&[span(0, 3)], &[span(0, 10)]), []);
        assert_eq!(overlapping(&[], &[span(0, 10)]), []);
        // The likelier pair first; what is left over finds nothing.
        assert_eq!(overlapping(&[span(0, 6), span(0, 10)], &[span(0, 10)]), [(1, 0)]);
    }

    #[test]
    fn names_are_the_same_by_their_words() {
        assert!(same_name("Vladímir Putin", "putin"));
        assert!(same_name("Sugar", "Ron Sugar"));
        assert!(!same_name("Ron Howard", "Ron Sugar"));
        assert!(!same_name("", "Ron Sugar"));
        assert!(!same_name("uno dos tres cuatro cinco seis siete ocho nueve", "uno"));
    }

    #[test]
    fn cues_are_the_same_by_a_word() {
        assert!(same_cue(Some("ha dicho"), Some("dicho")));
        assert!(same_cue(None, None));
        assert!(!same_cue(Some("dijo"), None));
        assert!(!same_cue(Some("dijo"), Some("negó")));
    }
}
