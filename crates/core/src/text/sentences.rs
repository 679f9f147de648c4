//! Where sentences end. A full stop, question or exclamation mark ends one where white space and
//! something that can begin a sentence follow, unless it closes an abbreviation, an initial or a
//! list marker, or stands inside quotation marks or brackets whose partner follows.
//!
//! These are the rules SB6 to SB11 of Unicode's sentence boundaries (UAX #29) in the terms of
//! `char`, with tables for what Unicode leaves to its users: which words abbreviate
//! (`data/abbreviations.txt`) and which open a sentence (`data/sentence-openers.txt`). The
//! library's own boundaries were measured on the labelled news, F1: alone 0.948; kept where these
//! rules agree 0.964; added to theirs 0.992; these rules alone 0.994. `tests/accuracy` compares
//! the first with the last.
//!
//! Never looks further back or ahead than a fixed number of bytes, so the time is linear.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Span, fold::fold};
use crate::{language_table, word_set};

/// Closing marks that still belong to the sentence before them.
const CLOSERS: [char; 9] = ['”', '»', '"', '\'', '’', ')', ']', '›', '}'];

/// Marks that may stand before the first word of a sentence.
const OPENERS: [char; 12] = ['“', '«', '"', '\'', '‘', '(', '[', '¿', '¡', '-', '–', '—'];

/// Signs that open an item of a list, wherever they stand.
const BULLETS: [char; 8] = ['•', '⁃', '▪', '◦', '●', '‣', '■', '►'];

/// Longest quotation or bracket that is kept whole, in bytes: beyond it a mark is missing.
const LONGEST_QUOTE: usize = 1200;

/// The same for straight marks, which do not tell which way they look.
const LONGEST_STRAIGHT: usize = 90;

/// Longest sentence, in bytes: what is longer was written without full stops, by no hand, and takes
/// time that grows with its square. The longest of the labelled news has 616.
const LONGEST: usize = 2000;

/// Longest word looked up, in bytes.
const LONGEST_WORD: usize = 24;

/// A sentence shorter than both, in words and bytes, is a heading before a dash ("17 de mayo. -"),
/// or too short to end with the time of day ("At 5 a.m.").
const SHORT: (usize, usize) = (4, 40);

/// Fewest words in capitals that make a heading, and its greatest length in bytes.
const HEADING_WORDS: usize = 4;
const LONGEST_HEADING: usize = 200;

/// What a word before a full stop says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A name follows: the stop ends nothing.
    Title,
    /// Abbreviates before a number only.
    Number,
    /// Ends a sentence where an opener follows.
    Mid,
    /// As `Mid`, and a title may open the next sentence.
    Clock,
    /// Ends with an exclamation or question mark of its own; else as `Mid`.
    Shout,
}

static ABBREVIATIONS: LazyLock<BTreeMap<&str, Class>> = LazyLock::new(|| {
    let words = |(class, words): (Class, &'static str)| {
        words.split_whitespace().map(move |word| (word, class))
    };
    let mut classes = BTreeMap::new();
    classes.extend(CLASSES.rows().flat_map(words));
    classes
});

language_table! {
    /// Abbreviations by what a stop after them is.
    static CLASSES: (Class, &'static str) = "abbreviations.txt", "class | abbreviations", |row| {
        let [class, words] = *row else { return None };
        let class = match class {
            "title" => Class::Title,
            "number" => Class::Number,
            "mid" => Class::Mid,
            "clock" => Class::Clock,
            "shout" => Class::Shout,
            _ => return None,
        };
        Some((class, words))
    };
}

word_set! {
    /// Words that often open a sentence.
    static SENTENCE_OPENERS = "sentence-openers.txt";
}

/// The sentences of the stretch `window` of `text`, without white space around them.
pub fn sentences(text: &str, window: Span) -> Vec<Span> {
    let words = window.of(text);
    let mut shields = Shields::new(words);
    let mut found = Vec::new();
    let mut start = 0;
    let mut list = List::opened_by(words);
    let mut heading = heading_end(words);
    let mut read_to = 0;
    for (at, mark) in words.char_indices() {
        if at < read_to {
            continue;
        }
        let end = match mark {
            _ if heading == Some(at) => heading,
            '.' | '?' | '!' | '…' => {
                let run = Run::at(words, at);
                read_to = run.end;
                if mark == '.'
                    && let Some(item) = list.and_then(|list| list.next(words, at))
                {
                    Some(item)
                } else if list.is_some_and(|list| list.marker_end > at) {
                    None
                } else {
                    run.sentence_end(words, start, &mut shields)
                }
            }
            ')' => list.and_then(|list| list.next(words, at)),
            _ if BULLETS.contains(&mark) => (at > start).then_some(at),
            _ => None,
        };
        if let Some(end) = end.filter(|&end| end > start) {
            found.push(Span::new(start, end));
            start = end;
            list = List::opened_by(&words[start..]).map(|list| list.moved(start)).or(list);
            heading = heading_end(&words[start..]).map(|end| start + end);
        }
    }
    found.push(Span::new(start, words.len()));
    let offset = window.start;
    found
        .into_iter()
        .flat_map(|span| cut(words, span))
        .map(|span| Span { start: offset + span.start, end: offset + span.end }.trimmed(text))
        .filter(|span| !span.is_empty())
        .collect()
}

/// A sentence in stretches of at most [`LONGEST`] bytes, each but the last as long as its words
/// allow.
fn cut(words: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut start, end) = (sentence.start as usize, sentence.end as usize);
    while end - start > LONGEST {
        let most = words.floor_char_boundary(start + LONGEST);
        let blank = words[start..most].rfind(char::is_whitespace).filter(|&at| at > 0);
        let next = blank.map_or(most, |at| start + at);
        found.push(Span::new(start, next));
        start = next;
    }
    found.push(Span::new(start, end));
    found
}

/// One or more marks in a row: "?!", "...", ". . .".
struct Run {
    start: usize,
    end: usize,
    /// Full stops with blanks between them.
    spaced: usize,
}

impl Run {
    fn at(words: &str, start: usize) -> Self {
        let bytes = words.as_bytes();
        let mut run = Self { start, end: start, spaced: 0 };
        loop {
            let rest = &words[run.end..];
            let marks = rest.len() - rest.trim_start_matches(['.', '?', '!', '…']).len();
            run.end += marks;
            let spaced_stop = bytes.get(run.end) == Some(&b' ')
                && bytes.get(run.end + 1) == Some(&b'.')
                && !bytes.get(run.end + 2).is_some_and(u8::is_ascii_alphanumeric)
                && bytes[run.end - 1] == b'.';
            if !spaced_stop {
                return run;
            }
            run.spaced += 1;
            run.end += 1;
        }
    }

    /// Where the sentence ends that the run closes, its closing marks included.
    fn sentence_end(&self, words: &str, start: usize, shields: &mut Shields) -> Option<usize> {
        let before = &words[..self.start];
        let rest = &words[self.end..];
        let tail = rest.trim_start_matches(CLOSERS);
        let end = words.len() - tail.len();
        let next = tail.trim_start();
        if next.is_empty() || shields.cover(self.start, end) || self.is_bracketed(before, rest) {
            return None;
        }
        let glued = before.chars().next_back().is_some_and(|c| !c.is_whitespace());
        if next.len() == tail.len() {
            return self.is_single_stop().then(|| end_without_blank(before, rest, end)).flatten();
        }
        // Three stops with blanks between them leave words out; a fourth, or one at the word
        // before them, ends the sentence.
        if self.spaced == 3 && glued && opens(next) {
            return Some(self.start + 1);
        }
        if self.spaced == 2 && !glued || !can_begin(next) || is_heading(before, start, self, next) {
            return None;
        }
        let length = before[start.min(before.len())..].trim_start();
        let stop = self.is_single_stop() && words.as_bytes()[self.start] == b'.';
        let ends = match classify(before, stop) {
            None => true,
            Some(Class::Title) => false,
            Some(Class::Number) => !next.starts_with(|c: char| c.is_numeric()),
            Some(Class::Clock) => !is_short(length) && (opens(next) || is_title(next)),
            Some(Class::Mid | Class::Shout) => opens(next),
        };
        ends.then_some(end)
    }

    fn is_single_stop(&self) -> bool {
        self.end == self.start + 1
    }

    /// "[...]", "(!)".
    fn is_bracketed(&self, before: &str, rest: &str) -> bool {
        before.ends_with(['[', '(']) && rest.starts_with([']', ')']) && self.spaced == 0
    }
}

/// Whether a stretch is short in words and bytes (see [`SHORT`]).
fn is_short(stretch: &str) -> bool {
    stretch.len() < SHORT.1 && stretch.split_whitespace().count() <= SHORT.0
}

/// "Madrid, 3 sep. - El presidente", "17 de mayo. - Dimite": the stop closes a heading.
fn is_heading(before: &str, start: usize, run: &Run, next: &str) -> bool {
    run.is_single_stop()
        && next.strip_prefix(['-', '–', '—']).is_some_and(|rest| rest.starts_with(' '))
        && is_short(before[start..].trim())
        && (before[start..].contains(|c: char| c.is_ascii_digit())
            || !before[start..].trim().contains(' '))
}

/// Where a heading in capitals ends that stands in one line with its text: "EL RAYO PONE FIN A SU
/// RACHA El Rayo Vallecano puso fin".
fn heading_end(sentence: &str) -> Option<usize> {
    let head = &sentence[..sentence.floor_char_boundary(LONGEST_HEADING)];
    let (mut words, mut at) = (0, 0);
    for word in head.split_inclusive(' ') {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        if letters().any(char::is_lowercase) {
            let capital = letters().next().is_some_and(char::is_uppercase);
            return (words >= HEADING_WORDS && capital).then_some(at);
        }
        words += usize::from(letters().count() > 0);
        at += word.len();
        if word.trim_end().ends_with(['.', ',', ':', ';', '?', '!']) {
            return None;
        }
    }
    None
}

/// The end of a sentence whose stop no blank follows, as where a line break was lost: "calló.El".
fn end_without_blank(before: &str, rest: &str, end: usize) -> Option<usize> {
    let word = last_word(before);
    let next = first_word(rest);
    let plain = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let lost = plain(word)
        && plain(next)
        && (word.chars().all(char::is_lowercase) && word.chars().count() > 2 || opens(rest))
        && next.starts_with(char::is_uppercase)
        && next.chars().skip(1).all(char::is_lowercase)
        && !rest[next.len()..].starts_with(['.', '@', '/', ':', '_', '-'])
        && !before[..before.len() - word.len()].ends_with(['@', '/', '_', '.']);
    lost.then_some(end)
}

/// Whether a sentence could begin so: a capital, a number, or a letter that has no case.
fn can_begin(rest: &str) -> bool {
    let mut letters =
        rest.chars().skip_while(|c| OPENERS.contains(c) || BULLETS.contains(c) || *c == ' ');
    letters.next().is_some_and(|c| {
        c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase())
    })
}

/// Whether a word of the table of openers, in capitals, or a mark that only opens, comes next.
fn opens(next: &str) -> bool {
    let bare = next.trim_start_matches(OPENERS);
    let word = first_word(bare);
    next.starts_with(['¿', '¡'])
        || word.starts_with(char::is_uppercase) && SENTENCE_OPENERS.contains(fold(word).as_str())
}

/// Whether a title before a name comes next: "Mr. Smith".
fn is_title(next: &str) -> bool {
    let word = first_word(next);
    next[word.len()..].starts_with('.') && lookup(word) == Some(Class::Title)
}

/// The letters at the start; empty where they are too many to be looked up.
fn first_word(rest: &str) -> &str {
    let head = &rest[..rest.floor_char_boundary(LONGEST_WORD)];
    let end = head.find(|c: char| !c.is_alphanumeric()).unwrap_or(head.len());
    if end == LONGEST_WORD { "" } else { &head[..end] }
}

/// What stands between the last blank or opening mark and the end; empty where it is too long.
fn last_word(before: &str) -> &str {
    let tail = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_WORD))..];
    let breaks = |c: char| c.is_whitespace() || OPENERS.contains(&c);
    match tail.rfind(breaks) {
        Some(at) => tail[at..].trim_start_matches(breaks),
        None if tail.len() == before.len() => tail,
        None => "",
    }
}

fn lookup(word: &str) -> Option<Class> {
    ABBREVIATIONS.get(word).or_else(|| ABBREVIATIONS.get(fold(word).as_str())).copied()
}

/// What kind of abbreviation stands before a mark, if one does. `stop`: the mark is a full stop
/// by itself.
fn classify(before: &str, stop: bool) -> Option<Class> {
    let word = last_word(before);
    if word.is_empty() {
        return None;
    }
    let class = lookup(word);
    if !stop {
        return class.filter(|class| *class == Class::Shout);
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
    {
        return Some(of_letter(letter, &before[..before.len() - word.len()]));
    }
    let initials = word.split('.').all(|piece| {
        let mut letters = piece.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    });
    class.filter(|class| *class != Class::Shout).or(initials.then_some(Class::Mid))
}

/// A single letter: an initial after a name ("Albert I. Jones"), a class after a noun ("la
/// vitamina C. El"), an ordinal of kings ("Juan Carlos I. El"), a unit after a number ("20 m. El").
fn of_letter(letter: char, before: &str) -> Class {
    let previous = last_word(before.trim_end());
    let after_name = previous.starts_with(char::is_uppercase);
    let ends = if letter.is_uppercase() {
        !previous.is_empty() && (!after_name || matches!(letter, 'I' | 'V' | 'X'))
    } else {
        previous.ends_with(|c: char| c.is_numeric())
    };
    if ends { Class::Mid } else { Class::Title }
}

/// The marker of a list's last item: "1.", "2)", "3.)", "b.", after a bullet or not.
#[derive(Clone, Copy)]
struct List {
    number: u32,
    letter: bool,
    /// Length of what stands between the number and the blank, and whether it begins with a stop.
    close: (usize, bool),
    marker_end: usize,
}

impl List {
    /// The marker at the start of an item.
    fn opened_by(item: &str) -> Option<Self> {
        let head = &item[..item.floor_char_boundary(2 * LONGEST_WORD)];
        let trimmed = head.trim_start_matches(|c: char| c == ' ' || BULLETS.contains(&c));
        let marker = first_word(trimmed);
        let rest = &trimmed[marker.len()..];
        let close = &rest[..rest.find(|c| !matches!(c, '.' | ')')).unwrap_or(rest.len()).min(3)];
        let letter = marker.starts_with(|c: char| c.is_ascii_lowercase());
        let number = match marker.as_bytes() {
            [letter @ b'a'..=b'z'] => u32::from(*letter),
            [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] => marker.parse().ok()?,
            _ => return None,
        };
        let blank = rest[close.len()..].starts_with(' ');
        let marker_end = head.len() - rest.len() + close.len();
        (matches!(close, "." | ")" | ".)") && blank).then_some(Self {
            number,
            letter,
            close: (close.len(), close.starts_with('.')),
            marker_end,
        })
    }

    fn moved(self, by: usize) -> Self {
        Self { marker_end: self.marker_end + by, ..self }
    }

    /// Where the next item begins, if the mark at `at` closes its marker.
    fn next(self, words: &str, at: usize) -> Option<usize> {
        let marker = last_word(&words[..at]).trim_end_matches('.');
        let begin = at - last_word(&words[..at]).len();
        let blank = words[..begin].ends_with([' ', '\n']);
        let next = Self::opened_by(&words[begin..])?;
        (blank
            && !marker.is_empty()
            && next.number == self.number + 1
            && next.letter == self.letter
            && next.close == self.close
            && can_begin(words[begin + next.marker_end..].trim_start()))
        .then_some(begin)
    }
}

/// Stretches between marks that belong together, in order of their beginnings.
struct Shields {
    stretches: Vec<Span>,
    next: usize,
    /// The last end of those that begin before the mark asked for last.
    reach: usize,
}

impl Shields {
    fn new(words: &str) -> Self {
        let mut stretches = Vec::new();
        let mut opened = [None; 5];
        let mut before = ' ';
        let mut characters = words.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            let after = characters.peek().map_or(' ', |&(_, c)| c);
            let (pair, opens) = match c {
                '«' => (0, true),
                '»' => (0, false),
                '“' => (1, true),
                '”' => (1, false),
                '(' => (2, true),
                ')' => (2, false),
                '[' => (3, true),
                ']' => (3, false),
                '"' => (4, is_opening(before, after, opened[4].is_some())),
                _ => {
                    before = c;
                    continue;
                }
            };
            before = c;
            if opens {
                opened[pair] = Some(at);
            } else if let Some(start) = opened[pair].take()
                && at - start <= if pair == 4 { LONGEST_STRAIGHT } else { LONGEST_QUOTE }
            {
                stretches.push(Span::new(start, at));
            }
        }
        stretches.sort_unstable();
        Self { stretches, next: 0, reach: 0 }
    }

    /// Whether a pair holds all from the mark at `at` to `end`, with words after. Asked in order.
    fn cover(&mut self, at: usize, end: usize) -> bool {
        while let Some(stretch) =
            self.stretches.get(self.next).filter(|stretch| stretch.start as usize <= at)
        {
            self.reach = self.reach.max(stretch.end as usize);
            self.next += 1;
        }
        end < self.reach
    }
}

/// Which way a straight quotation mark looks: by the blanks beside it, and where they do not
/// tell by whether one is open.
fn is_opening(before: char, after: char, open: bool) -> bool {
    let free_before = before.is_whitespace() || OPENERS.contains(&before);
    let word_after = after.is_alphanumeric() || matches!(after, '¿' | '¡');
    match (free_before, word_after) {
        (true, true) => true,
        (false, false) => false,
        _ => !open,
    }
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
    fn a_text_without_full_stops_is_cut_at_words() {
        for text in ["palabra ".repeat(9000), "ñ".repeat(9000), format!("a {}", "b".repeat(9000))]
        {
            let found = sentences(&text, Span::new(0, text.len()));
            assert!(found.len() >= text.len() / LONGEST, "{}", found.len());
            assert!(found.iter().all(|span| span.len() <= LONGEST));
            let whole: String = found.iter().map(|span| span.of(&text)).collect();
            assert_eq!(whole.replace(' ', ""), text.replace(' ', ""));
        }
        let words = "palabra ".repeat(9000);
        for span in sentences(&words, Span::new(0, words.len())) {
            assert!(span.of(&words).split(' ').all(|word| word == "palabra"));
        }
    }

    #[test]
    fn a_quotation_is_not_cut_in_two() {
        check("«Vine. Vi. Vencí», dijo. Calló.", &["«Vine. Vi. Vencí», dijo.", "Calló."]);
        check("Dijo: “Ya está”. Calló.", &["Dijo: “Ya está”.", "Calló."]);
        check("Un « sin cerrar. Otra.", &["Un « sin cerrar.", "Otra."]);
    }

    #[test]
    fn what_follows_tells_whether_an_abbreviation_ends_it() {
        check("Vive en EE.UU. El año pasado vino.", &["Vive en EE.UU.", "El año pasado vino."]);
        check(
            "El presidente de EE.UU. Donald Trump calló.",
            &["El presidente de EE.UU. Donald Trump calló."],
        );
        check(
            "Llegó a las 5 p.m. Se fue. Vio el art. 5 y la pág. 8.",
            &["Llegó a las 5 p.m.", "Se fue.", "Vio el art. 5 y la pág. 8."],
        );
        check("Dijo que no. Es el núm. 7.", &["Dijo que no.", "Es el núm. 7."]);
        check("Gen. Mark Milley left. It rained.", &["Gen. Mark Milley left.", "It rained."]);
        check("At 9 a.m. Mr. Poe spoke.", &["At 9 a.m. Mr. Poe spoke."]);
        check(
            "The firm is Acme Inc. The owner left.",
            &["The firm is Acme Inc.", "The owner left."],
        );
        check(
            "He joined Yahoo! News. Yahoo! It fell.",
            &["He joined Yahoo! News.", "Yahoo!", "It fell."],
        );
    }

    #[test]
    fn a_letter_is_an_initial_a_class_or_a_unit() {
        check("Vio a George W. Bush. Calló.", &["Vio a George W. Bush.", "Calló."]);
        check("Toma vitamina C. El médico lo vio.", &["Toma vitamina C.", "El médico lo vio."]);
        check("Habló Juan Carlos I. La reina, no.", &["Habló Juan Carlos I.", "La reina, no."]);
        check("Corrió 100 m. El otro, 200 m.", &["Corrió 100 m.", "El otro, 200 m."]);
    }

    #[test]
    fn lists_are_cut_before_each_item() {
        check("1. Pan 2. Vino 3. Sal", &["1. Pan", "2. Vino", "3. Sal"]);
        check("a) Pan b) Vino", &["a) Pan", "b) Vino"]);
        check("• Pan • Vino", &["• Pan", "• Vino"]);
        check(
            "Jugó en la 2. Bundesliga y en la 3. Liga.",
            &["Jugó en la 2.", "Bundesliga y en la 3.", "Liga."],
        );
    }

    #[test]
    fn stops_that_leave_words_out() {
        check("Cito: [...] Ella vino. Calló.", &["Cito: [...] Ella vino.", "Calló."]);
        check("Es . . . I mean it . . . . Yes.", &["Es . . . I mean it . . . .", "Yes."]);
        check("Se fue... Volvió.", &["Se fue...", "Volvió."]);
        check("¿Qué?! ¡Nada! Eh.", &["¿Qué?!", "¡Nada!", "Eh."]);
    }

    #[test]
    fn a_lost_blank_is_no_bond_but_an_address_is() {
        check("Putin calló.Trump habló.", &["Putin calló.", "Trump habló."]);
        check("Vino Putin.El otro, no.", &["Vino Putin.", "El otro, no."]);
        check("Lea www.Pais.Com o Ana.Paz@x.es. Sí.", &["Lea www.Pais.Com o Ana.Paz@x.es.", "Sí."]);
    }

    #[test]
    fn headings_in_the_line() {
        check(
            "LA REAL NO SE ALEJA DEL PRECIPICIO La Real cayó.",
            &["LA REAL NO SE ALEJA DEL PRECIPICIO", "La Real cayó."],
        );
        check("17 de mayo. - Barak gana. - Sí.", &["17 de mayo. - Barak gana.", "- Sí."]);
        check("La ONU y la OTAN callan.", &["La ONU y la OTAN callan."]);
    }

    #[test]
    fn brackets_are_not_cut() {
        check(
            "Enseña (Antes era juez. Ahora no.) en Lugo. Bien.",
            &["Enseña (Antes era juez. Ahora no.) en Lugo.", "Bien."],
        );
        check("Dijo \"Es así. Sí\" y calló. Ya.", &["Dijo \"Es así. Sí\" y calló.", "Ya."]);
    }

    proptest::proptest! {
        #[test]
        fn spans_are_in_order_and_on_boundaries(
            text in "([ .?!…«»“”\"()•\\[\\]1ab)AÉñ \n-]|etc\\.|Sr\\.|EE\\.UU\\.|\\PC){0,60}"
        ) {
            let mut end = 0;
            for span in sentences(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(span.start >= end && !span.is_empty());
                proptest::prop_assert!(text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }

    #[test]
    fn nothing_gives_nothing() {
        check("", &[]);
        check(" \n ", &[]);
    }
}
