//! What the reader put together or took apart by hand; it lives in the link.

use crate::text::sort::sort;

/// A passage as links call it: its article's id and the byte where it begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassageRef {
    /// The article's id.
    pub article: String,
    /// Where the passage begins, in bytes of the text.
    pub start: u32,
}

/// Two passages, the smaller first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassagePair(pub PassageRef, pub PassageRef);

/// Between the two passages of a pair; ids are file stems, which hold none.
const JOINT: char = '~';

/// Between the article and the byte: the last of them, for a stem may hold some.
const POINT: char = '.';

impl PassagePair {
    /// Of two passages in any order.
    pub fn new(a: (&str, u32), b: (&str, u32)) -> Self {
        let passage =
            |(article, start): (&str, u32)| PassageRef { article: article.to_owned(), start };
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        Self(passage(a), passage(b))
    }

    /// As a link says it: `article.byte~article.byte`.
    pub fn code(&self) -> String {
        let one = |passage: &PassageRef| format!("{}{POINT}{}", passage.article, passage.start);
        format!("{}{JOINT}{}", one(&self.0), one(&self.1))
    }

    /// Reads what [`Self::code`] writes; `None` for anything else, and for a pair in one article.
    pub fn parse(code: &str) -> Option<Self> {
        let one = |code: &str| -> Option<(String, u32)> {
            let (article, start) = code.rsplit_once(POINT)?;
            (!article.is_empty()).then_some((article.to_owned(), start.parse().ok()?))
        };
        let (a, b) = code.rsplit_once(JOINT)?;
        let (a, b) = (one(a)?, one(b)?);
        (a.0 != b.0).then(|| Self::new((&a.0, a.1), (&b.0, b.1)))
    }
}

/// The reader's corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Passages that tell the same.
    pub link: Vec<PassagePair>,
    /// Passages that do not.
    pub unlink: Vec<PassagePair>,
}

impl Edits {
    /// Sorted, each said once; what is both put together and taken apart is taken apart.
    pub fn normalise(&mut self) {
        for pairs in [&mut self.link, &mut self.unlink] {
            sort(pairs);
            pairs.dedup();
        }
        let Self { link, unlink } = self;
        link.retain(|pair| !unlink.contains(pair));
    }

    /// Whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.link.is_empty() && self.unlink.is_empty()
    }

    pub(super) fn links(&self, a: (&str, u32), b: (&str, u32)) -> bool {
        has(&self.link, a, b)
    }

    pub(super) fn unlinks(&self, a: (&str, u32), b: (&str, u32)) -> bool {
        has(&self.unlink, a, b)
    }
}

fn has(pairs: &[PassagePair], a: (&str, u32), b: (&str, u32)) -> bool {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let is = |passage: &PassageRef, (article, start): (&str, u32)| {
        passage.start == start && passage.article == article
    };
    pairs.iter().any(|PassagePair(one, other)| is(one, a) && is(other, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_read_as_it_was_written() {
        let pair = PassagePair::new(("b.c", 7), ("a", 12));
        assert_eq!(pair.code(), "a.12~b.c.7");
        assert_eq!(PassagePair::parse("a.12~b.c.7"), Some(pair.clone()));
        assert_eq!(PassagePair::parse("b.c.7~a.12"), Some(pair));
    }

    #[test]
    fn what_is_no_pair_is_passed_over() {
        for code in ["", "a", "a.1", "a.1~", "a.1~b", "a.x~b.1", ".1~b.2", "a.1~a.2", "a.-1~b.1"] {
            assert_eq!(PassagePair::parse(code), None, "{code}");
        }
    }

    #[test]
    fn what_is_taken_apart_stays_apart() {
        let pair = PassagePair::new(("a", 1), ("b", 2));
        let mut edits =
            Edits { link: vec![pair.clone(), pair.clone()], unlink: vec![pair.clone()] };
        edits.normalise();
        assert_eq!(edits, Edits { link: vec![], unlink: vec![pair] });
        assert!(edits.unlinks(("b", 2), ("a", 1)) && !edits.links(("a", 1), ("b", 2)));
    }
}
