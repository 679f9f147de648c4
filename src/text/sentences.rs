//! Where sentences end. A full stop, question or exclamation mark ends one where white space and
//! something that can begin a sentence follow, unless it closes an abbreviation or an initial, or
//! stands inside quotation marks whose partner follows.

use super::{Span, fold::fold, table};

/// Closing marks that still belong to the sentence before them.
const CLOSERS: [char; 8] = ['”', '»', '"', '\'', '’', ')', ']', '›'];

/// The sentences of the stretch `window` of `text`, without white space around them.
pub fn sentences(text: &str, window: Span) -> Vec<Span> {
    let words = window.of(text);
    let offset = window.start as usize;
    let quoted = quoted_stretches(words);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in words.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!' | '…')) {
        let after_mark = at + mark.len_utf8();
        let rest = &words[after_mark..];
        let tail = rest.trim_start_matches(CLOSERS);
        let end = words.len() - tail.len();
        let next = tail.trim_start();
        if at < start || next.len() == tail.len() || next.is_empty() {
            continue;
        }
        if !begins_sentence(next)
            || quoted.iter().any(|quote| quote.start as usize <= at && end < quote.end as usize)
        {
            continue;
        }
        if mark == '.' && is_abbreviation(&words[..at]) {
            continue;
        }
        found.push(Span::new(offset + start, offset + end));
        start = end;
    }
    found.push(Span::new(offset + start, offset + words.len()));
    found.into_iter().map(|span| span.trimmed(text)).filter(|span| !span.is_empty()).collect()
}

fn begins_sentence(rest: &str) -> bool {
    let mut letters = rest.chars().skip_while(|c| {
        matches!(c, '“' | '«' | '"' | '\'' | '‘' | '(' | '[' | '¿' | '¡' | '-' | '–' | '—' | ' ')
    });
    letters.next().is_some_and(|c| {
        c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase())
    })
}

/// Stretches between a pair of marks that cannot be mistaken for each other.
fn quoted_stretches(words: &str) -> Vec<Span> {
    let mut stretches = Vec::new();
    for (open, close) in [('«', '»'), ('“', '”')] {
        let mut opened = None;
        for (at, c) in words.char_indices() {
            if c == open {
                opened = Some(at);
            } else if c == close
                && let Some(start) = opened.take()
            {
                stretches.push(Span::new(start, at));
            }
        }
    }
    stretches
}

/// Whether what stands before a full stop is an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '«' | '"' | '['))
        .next()
        .unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let initials = word.len() > 2
        && word
            .split('.')
            .all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_uppercase));
    let folded = fold(word);
    initial
        || initials
        || table::rows(include_str!("../../data/abbreviations.txt")).any(|row| row[0] == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops_end_sentences_unless_they_abbreviate() {
        check("Llegó el Sr. Pérez. Se fue.", &["Llegó el Sr. Pérez.", "Se fue."]);
        check("Habló J. K. Rowling. Calló.", &["Habló J. K. Rowling.", "Calló."]);
        check("Viajó a EE.UU. en abril. Volvió.", &["Viajó a EE.UU. en abril.", "Volvió."]);
        check("¿Vino? Sí… Y se fue.", &["¿Vino?", "Sí…", "Y se fue."]);
        check("Costó 1.700 euros. Era mucho", &["Costó 1.700 euros.", "Era mucho"]);
    }

    #[test]
    fn a_quotation_is_not_cut_in_two() {
        check("«Vine. Vi. Vencí», dijo. Calló.", &["«Vine. Vi. Vencí», dijo.", "Calló."]);
        check("Dijo: “Ya está”. Calló.", &["Dijo: “Ya está”.", "Calló."]);
        check("Un « sin cerrar. Otra.", &["Un « sin cerrar.", "Otra."]);
    }

    #[test]
    fn nothing_gives_nothing() {
        check("", &[]);
        check(" \n ", &[]);
    }
}
