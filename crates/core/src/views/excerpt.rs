//! A passage cut to the clauses that matter: what a closed row shows of it.

use crate::text::{Span, sort::sort};

/// How much longer than asked for a passage may be and still stand whole.
const SLACK: f64 = 1.25;

/// Clauses that are tried for the room that is left: a text of one paragraph may have a million.
const TRIED: usize = 200;

/// A stretch that an excerpt should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Its place in the text.
    pub span: Span,
    /// Whether it is held at any length.
    pub always: bool,
}

/// The stretches of a passage, cut at word ends, that hold what is needed in about `limit`
/// characters: clauses with it, then what stands beside them. A passage hardly longer stands whole.
pub fn excerpt(text: &str, passage: Span, needed: &[Needed], limit: usize) -> Vec<Span> {
    let length = |span: Span| span.of(text).chars().count();
    if length(passage) as f64 <= SLACK * limit as f64 {
        return vec![passage];
    }
    let clauses = clauses(text, passage);
    let mut kept = Kept { text, limit, spans: Vec::new() };
    for one in needed.iter().filter(|one| passage.contains(one.span)) {
        let start = clauses.iter().rposition(|clause| clause.start <= one.span.start);
        let end = clauses.iter().position(|clause| one.span.end <= clause.end);
        let clause = match start.zip(end) {
            Some((start, end)) => Span { start: clauses[start].start, end: clauses[end].end },
            None => one.span,
        };
        if !kept.add(clause) {
            kept.add_within(clause, one);
        }
    }
    if kept.spans.is_empty() {
        let beginning = Span { start: passage.start, end: passage.start };
        kept.grow(beginning, passage);
    } else {
        for clause in clauses.into_iter().take(TRIED) {
            kept.add(clause);
        }
    }
    kept.finish()
}

/// The stretches kept so far.
struct Kept<'t> {
    text: &'t str,
    limit: usize,
    /// In order, none touching another.
    spans: Vec<Span>,
}

impl Kept<'_> {
    fn length(&self) -> usize {
        self.spans.iter().map(|span| span.of(self.text).chars().count()).sum()
    }

    /// Adds a stretch if there is room for it; whether it is there now.
    fn add(&mut self, span: Span) -> bool {
        let mut with = Kept { text: self.text, limit: self.limit, spans: self.spans.clone() };
        with.join(span);
        let fits = with.length() <= self.limit;
        if fits {
            self.spans = with.spans;
        }
        fits
    }

    /// Adds what is needed of a clause that is too long, with as many words about it as fit.
    fn add_within(&mut self, clause: Span, needed: &Needed) {
        let held = self.spans.iter().any(|span| span.contains(needed.span));
        if !held && (needed.always || self.add(needed.span)) {
            self.grow(needed.span, clause);
        }
    }

    /// Adds a stretch and, while there is room, words of `within` on both sides of it.
    fn grow(&mut self, from: Span, within: Span) {
        self.join(from);
        let mut grown = from;
        loop {
            let after = next_word_end(self.text, grown.end, within.end);
            let wider = Span { end: after, ..grown };
            let right = after > grown.end && self.add(wider);
            if right {
                grown = wider;
            }
            let before = last_word_start(self.text, grown.start, within.start);
            let wider = Span { start: before, ..grown };
            let left = before < grown.start && self.add(wider);
            if left {
                grown = wider;
            }
            if !left && !right {
                return;
            }
        }
    }

    /// Puts a stretch among the others; those that only blanks part become one.
    fn join(&mut self, span: Span) {
        self.spans.push(span);
        sort(&mut self.spans);
        let mut joined: Vec<Span> = Vec::with_capacity(self.spans.len());
        for span in self.spans.drain(..) {
            match joined.last_mut() {
                Some(last)
                    if span.start <= last.end
                        || self.text[last.end as usize..span.start as usize].trim().is_empty() =>
                {
                    last.end = last.end.max(span.end);
                }
                _ => joined.push(span),
            }
        }
        self.spans = joined;
    }

    fn finish(self) -> Vec<Span> {
        self.spans.into_iter().filter(|span| span.end > span.start).collect()
    }
}

/// A passage cut after each comma, colon, semicolon, stop or closing quotation mark that a blank
/// follows, without the blanks.
fn clauses(text: &str, passage: Span) -> Vec<Span> {
    let mut clauses = Vec::new();
    let mut start = passage.start;
    let words = passage.of(text);
    for (at, blank) in words.match_indices(char::is_whitespace) {
        let (end, next) = (passage.start + at as u32, passage.start + (at + blank.len()) as u32);
        let closed = words[..at].ends_with([',', ';', ':', '.', '»', '”', ')', '—', '–']);
        if start == end {
            start = next;
        } else if closed {
            clauses.push(Span { start, end });
            start = next;
        }
    }
    if start < passage.end {
        clauses.push(Span { start, end: passage.end });
    }
    clauses
}

/// Where the word after a place ends, at most at `limit`.
fn next_word_end(text: &str, from: u32, limit: u32) -> u32 {
    let rest = &text[from as usize..limit as usize];
    let word = rest.trim_start();
    let blanks = rest.len() - word.len();
    let end = word.find(char::is_whitespace).unwrap_or(word.len());
    from + (blanks + end) as u32
}

/// Where the word before a place starts, at least at `limit`.
fn last_word_start(text: &str, from: u32, limit: u32) -> u32 {
    let before = text[limit as usize..from as usize].trim_end();
    let word = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
    limit + word.map_or(0, |(at, c)| at + c.len_utf8()) as u32
}

/// Characters of a passage that tell which it is.
const BEGINNING: usize = 80;

/// The beginning of a passage, cut at a word.
pub fn beginning(words: &str) -> String {
    match words.char_indices().nth(BEGINNING) {
        Some((end, _)) => {
            let end = words[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &words[..end])
        }
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str, needed: &[(&str, bool)], limit: usize) -> String {
        let passage = Span::new(0, text.len());
        let needed: Vec<Needed> = needed
            .iter()
            .map(|(words, always)| {
                let start = text.find(words).expect("words of the text");
                Needed { span: Span::new(start, start + words.len()), always: *always }
            })
            .collect();
        let spans = excerpt(text, passage, &needed, limit);
        spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" […] ")
    }

    const LONG: &str = "La ministra, que llegó ayer, firmó el acuerdo de paz en la sede del gobierno \
                        regional, según fuentes de la oposición, antes de viajar a la capital.";

    #[test]
    fn a_short_passage_stands_whole() {
        assert_eq!(cut("Firmó el acuerdo.", &[], 100), "Firmó el acuerdo.");
    }

    #[test]
    fn clauses_with_what_is_needed_come_first() {
        assert_eq!(cut(LONG, &[("la oposición", true)], 40), "según fuentes de la oposición,");
        assert_eq!(
            cut(LONG, &[("la oposición", true), ("La ministra", false)], 60),
            "La ministra, que llegó ayer, […] según fuentes de la oposición,"
        );
    }

    #[test]
    fn a_clause_too_long_is_cut_at_word_ends() {
        assert_eq!(cut(LONG, &[("sede", true)], 30), "de paz en la sede del gobierno");
        assert_eq!(cut(LONG, &[], 30), "La ministra, que llegó ayer,");
    }

    #[test]
    fn what_must_be_held_is_held_at_any_length() {
        let all = [("acuerdo de paz", true), ("la oposición", true), ("la capital", true)];
        let cut = cut(LONG, &all, 20);
        assert!(all.iter().all(|(words, _)| cut.contains(words)), "{cut}");
    }

    proptest! {
        #[test]
        fn excerpts_are_stretches_of_the_passage_in_order(
            text in "[a-zñé ,.«»\n]{1,120}",
            (from, length) in (0_usize..120, 0_usize..30),
            limit in 5_usize..60,
        ) {
            let at = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            let needed = Needed { span: Span::new(at(from), at(from + length)), always: true };
            let passage = Span::new(0, text.len());
            let spans = excerpt(&text, passage, &[needed], limit);
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end < pair[1].start);
            }
            for span in &spans {
                prop_assert!(text.get(span.range()).is_some());
            }
            if needed.span.end > needed.span.start {
                prop_assert!(spans.iter().any(|span| span.contains(needed.span)));
            }
        }
    }
}
