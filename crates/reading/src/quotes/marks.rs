//! Quotation marks: which opens, which closes, and what stands between. Pairs of one kind may run
//! over paragraphs and hold others; a mark of another kind closes where no partner does.

use cotejo_core::{
    findings::{Defect, DefectKind, DefectReason},
    text::Span,
};

use crate::cues::cue;

/// Longest stretch between two marks taken for a quotation, in bytes.
const LONGEST: usize = 4000;

/// How much of what follows a mark tells what it does, in bytes.
const BESIDE: usize = 80;

/// Most marks looked at for the one that closes a quotation.
const MOST_MARKS: usize = 64;

/// The marks that open a quotation, with their partners.
const PAIRS: [(&str, &str); 7] =
    [("“", "”"), ("«", "»"), ("‘", "’"), ("\"", "\""), ("'", "'"), ("`", "´"), ("``", "''")];

/// Marks that can close what one of another pair opened.
const CLOSERS: [&str; 6] = ["”", "»", "’", "‘", "´", "'"];

/// Words after which a mark with blanks on both sides opens.
const LEADS: [&str; 2] = ["que", "that"];

/// What follows an apostrophe that belongs to the word before it: "Boeing 's", "did n't".
const ENGLISH_ENDINGS: [&str; 7] = ["s", "t", "re", "ve", "ll", "d", "m"];

/// A quotation: what stands between the marks, and whether they are of one pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// With the marks.
    pub(crate) outer: Span,
    /// Without them, and without white space at either end.
    pub(crate) inner: Span,
    /// Whether the closing mark belongs to another pair.
    pub(crate) mixed: bool,
    /// Whether one of the marks is missing.
    pub(crate) half: bool,
}

/// A mark in a stretch of text.
#[derive(Clone, Copy)]
struct Mark<'w> {
    at: usize,
    text: &'w str,
    opens: bool,
    closes: bool,
    /// Whether it stands at the beginning of a line.
    leads_line: bool,
}

impl Mark<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// Quotations in a stretch of text, outermost only, in order.
pub(crate) fn marked(text: &str, window: Span) -> Vec<Marked> {
    let words = window.of(text);
    let offset = window.start as usize;
    let marks = marks(words);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(mark) = marks.get(at) {
        let (close, next) = match closing(words, &marks, at) {
            Some(close) => (Some(marks[close]), close + 1),
            None => (None, at + 1),
        };
        let stretch = match close {
            Some(close) => Some((mark.at, mark.end(), close.at, close.end())),
            None => half(words, mark),
        };
        if let Some((from, inner_from, inner_to, to)) = stretch {
            let inner = Span::new(offset + inner_from, offset + inner_to).trimmed(text);
            let partner =
                PAIRS.iter().find(|(open, _)| *open == mark.text).map(|(_, close)| *close);
            // ` has a partner that few keyboards have.
            let plain = |close: &str| mark.text == "`" && matches!(close, "'" | "`" | "´" | "’");
            if !inner.is_empty() {
                found.push(Marked {
                    outer: Span::new(offset + from, offset + to),
                    inner,
                    mixed: close
                        .is_some_and(|close| partner != Some(close.text) && !plain(close.text)),
                    half: close.is_none(),
                });
            }
        }
        at = next;
    }
    found
}

/// A defect for each quotation whose marks do not belong together.
pub(crate) fn mixed_quotes(marked: &[Marked]) -> impl Iterator<Item = Defect> {
    marked.iter().filter(|quotation| quotation.mixed).map(|quotation| Defect {
        span: quotation.outer,
        kind: DefectKind::MixedQuotes,
        why: DefectReason::MarksOfDifferentPairs,
    })
}

/// Every mark, with what it can do where it stands.
fn marks(words: &str) -> Vec<Mark<'_>> {
    let mut found = Vec::new();
    let mut resume = 0;
    for (at, c) in words.char_indices() {
        if at < resume || !matches!(c, '“' | '”' | '«' | '»' | '‘' | '’' | '"' | '\'' | '`' | '´')
        {
            continue;
        }
        let rest = &words[at..];
        let length =
            if rest.starts_with("``") || rest.starts_with("''") { 2 } else { c.len_utf8() };
        resume = at + length;
        found.extend(mark(words, at, &words[at..resume]));
    }
    found
}

/// What a mark can do; `None` for an apostrophe.
fn mark<'w>(words: &'w str, at: usize, text: &'w str) -> Option<Mark<'w>> {
    let (left, right) = (&words[..at], &words[at + text.len()..]);
    let (before, after) = (left.chars().next_back(), right.chars().next());
    let lettered = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let single = matches!(text, "'" | "’");
    let ending = right.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if single && (lettered(before) && lettered(after) || ENGLISH_ENDINGS.contains(&ending)) {
        return None;
    }
    let space_before = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '¿' | '¡' | '-' | '—' | '–'));
    let space_after = after.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '?' | '!')
    }) && !right.starts_with("..");
    let leads_line =
        left.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|c| c == '\n');
    let (opens, closes) = match text {
        "“" | "«" | "``" => (after.is_some(), false),
        "”" | "»" | "´" | "’" => (false, true),
        "''" => (space_before && !space_after && left.is_empty(), true),
        "‘" => (space_before && !space_after, true),
        "'" | "`" => {
            (!space_after && (space_before || matches!(before, Some(':' | ','))), !leads_line)
        }
        _ if space_before && space_after => of_context(left, right, leads_line),
        _ if space_before || matches!(before, Some(':')) => (!space_after, false),
        _ if before == Some(',') => (!space_after, space_after),
        _ => (false, true),
    };
    Some(Mark { at, text, opens, closes, leads_line })
}

/// What a straight mark with blanks on both sides does: its neighbours tell, else either.
fn of_context(left: &str, right: &str, leads_line: bool) -> (bool, bool) {
    let near = &right[..right.floor_char_boundary(BESIDE)];
    let (before, after) = (left.trim_end(), near.trim_start_matches([' ', '\t']));
    let word_before = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut words_after = after.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let ends_line = after.chars().next().is_none_or(|c| c == '\n');
    if leads_line || before.ends_with([':', '(']) || LEADS.contains(&word_before) {
        (true, false)
    } else if ends_line
        || after.starts_with([',', '.', ';', ')', '?', '!', ':'])
        || words_after.next().is_some_and(|word| cue(word).is_some())
    {
        (false, true)
    } else {
        (true, true)
    }
}

/// The mark that closes what mark `at` opens: its partner, else the first that could close any
/// quotation in the same line. A partner may stand in a later line, if no quotation ends before;
/// marks of the same kind that lead those lines carry it on.
fn closing(words: &str, marks: &[Mark], at: usize) -> Option<usize> {
    let open = marks.get(at).filter(|mark| mark.opens)?;
    let partner = PAIRS.iter().find(|(one, _)| *one == open.text)?.1;
    let mut depth = 0;
    let mut nested = false;
    let mut foreign = None;
    let line_end = end_of_line(words, open.end());
    for (offset, mark) in marks[at + 1..].iter().take(MOST_MARKS).enumerate() {
        let here = at + 1 + offset;
        let on_other_line = mark.at > line_end;
        if mark.at - open.end() > LONGEST || on_other_line && foreign.is_some() {
            break;
        }
        if mark.at == open.end() {
            continue;
        }
        if mark.text == open.text && mark.opens && open.text != partner {
            depth += i32::from(!mark.leads_line);
        } else if mark.text == partner && mark.closes && !(on_other_line && mark.leads_line) {
            if depth == 0 {
                // A mark of another pair that closed before wins only over a doubtful opener.
                return Some(foreign.filter(|_| open.text == "`").unwrap_or(here));
            }
            depth -= 1;
        } else if mark.opens
            && matches!(mark.text, "«" | "“" | "‘")
            && (open.text, mark.text) != ("`", "‘")
        {
            nested = true;
        } else if !on_other_line && !nested && foreign.is_none() && mark.closes {
            foreign = CLOSERS.contains(&mark.text).then_some(here);
        }
        if on_other_line && matches!(open.text, "'" | "`" | "‘") {
            break;
        }
    }
    foreign
}

/// What a mark without a partner quotes: as the opener after a colon, "que" or at the head of a line,
/// all up to the line's end; as a closer, all from the line's beginning, where nothing else is
/// quoted. In bytes: outer start, inner start, inner end, outer end.
fn half(words: &str, mark: &Mark) -> Option<(usize, usize, usize, usize)> {
    let reach = words.floor_char_boundary(mark.at.saturating_sub(LONGEST));
    let line_start = words[reach..mark.at].rfind('\n').map_or(reach, |at| reach + at + 1);
    let line_end = end_of_line(words, mark.end());
    let before = words[line_start..mark.at].trim_end();
    if !matches!(mark.text, "\"" | "“" | "«" | "”" | "»" | "``" | "''") {
        return None;
    }
    let led = before.is_empty()
        || before.ends_with(':')
        || LEADS.contains(&before.rsplit(char::is_whitespace).next().unwrap_or_default());
    if mark.opens && led {
        return Some((mark.at, mark.end(), line_end, line_end));
    }
    let comma_follows = words[mark.end()..].trim_start().starts_with(',');
    let nothing_quoted = !before.contains(['"', '“', '«', '”', '»', '`']);
    (mark.closes && comma_follows && nothing_quoted && !before.is_empty()).then_some((
        line_start,
        line_start,
        mark.at,
        mark.end(),
    ))
}

/// Where the line that byte `from` is in ends, at most [`LONGEST`] bytes on.
fn end_of_line(words: &str, from: usize) -> usize {
    let reach = words.floor_char_boundary(from + LONGEST);
    words[from..reach].find('\n').map_or(reach, |end| from + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let found: Vec<_> = marked(text, Span::new(0, text.len()))
            .into_iter()
            .map(|one| (one.inner.of(text), one.mixed))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_are_paired() {
        check("dijo «a “b” c» y ‘d’", &[("a “b” c", false), ("d", false)]);
        check(
            "apoyará a `todas ellas,» mientras `todos los campos ‘bajo",
            &[("todas ellas,", true), ("todos los campos", true)],
        );
        check("l'amour d'un 'vrai' ami", &[("vrai", false)]);
        check("sin «cerrar nunca", &[]);
        check("\"uno\" y \"dos\"", &[("uno", false), ("dos", false)]);
    }

    #[test]
    fn straight_marks_with_blanks_open_and_close_by_what_is_beside_them() {
        check(
            "Dijo que \" ya basta \" y \" nada más \".",
            &[("ya basta", false), ("nada más", false)],
        );
        check(
            "\" Ya basta \", dijo Ana; \" ni uno más \".",
            &[("Ya basta", false), ("ni uno más", false)],
        );
        check("`` We won , '' said Ann of Boeing 's team .", &[("We won ,", false)]);
    }

    #[test]
    fn a_quotation_may_run_over_lines() {
        check("Dijo: \" Uno.\nDos.\nTres \".\nFin.", &[("Uno.\nDos.\nTres", false)]);
        check("«Uno.\n«Dos», dijo.", &[("Uno.\n«Dos", false)]);
    }

    #[test]
    fn half_a_pair_quotes_as_far_as_its_line() {
        check("Ana dijo que \" no habrá más.", &[("no habrá más.", false)]);
        check("No habrá más \", dijo Ana.", &[("No habrá más", false)]);
        check("El libro \" de nadie.", &[]);
    }
}
