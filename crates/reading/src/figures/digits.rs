//! Numbers in digits, and which mark begins their decimals.

use cotejo_core::{article::Language, text::Span};

use crate::tokens::Token;

/// A number as it stands: its value, the token after it, whether words or a scale say it.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) end: usize,
    pub(super) scale: f64,
    pub(super) digits: bool,
    pub(super) foreign: Option<Span>,
    pub(super) unit: Option<Span>,
}

/// Between thousands, as the SI Brochure has it; part of a word by UAX #29.
pub(super) const NARROW_BLANK: char = '\u{202f}';

/// Digits in groups of three.
pub(super) fn is_grouped(word: &str, separator: char) -> bool {
    let mut groups = word.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What stands before decimals in a text, as far as numerals show that can be read one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimals {
    /// "3,5", "1.234.567".
    Comma,
    /// "3.5", "1,234,567".
    Point,
    /// None shows it, or some one and some the other.
    Untold,
}

impl Decimals {
    /// Those of a text.
    pub(crate) fn of(sentences: &[Vec<Token>]) -> Self {
        let any = |decimal: char, group: char, most: usize| {
            sentences.iter().flatten().any(|token| shows(token.text, decimal, group, most))
        };
        // Two digits after a point may be minutes: "14.30".
        match (any(',', '.', 2), any('.', ',', 1)) {
            (true, false) => Self::Comma,
            (false, true) => Self::Point,
            _ => Self::Untold,
        }
    }
}

/// Whether a numeral can only be written with `decimal` before its decimals, of which one to `most`
/// tell, and `group` between thousands.
pub(super) fn shows(word: &str, decimal: char, group: char, most: usize) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && (word.rsplit_once(decimal).is_some_and(|(whole, last)| {
            (1..=most).contains(&last.len()) && !whole.contains(decimal)
        }) || word.matches(group).count() > 1 && is_grouped(word, group))
}

/// The value of a numeral, and whether it is written as the other language does: "15,000" in a
/// Spanish text that shows no decimal comma is fifteen thousand.
pub(super) fn numeral(word: &str, language: Language, decimals: Decimals) -> Option<(f64, bool)> {
    if word.contains(NARROW_BLANK) {
        let whole = word.replace(NARROW_BLANK, "");
        return numeral(&whole, language, decimals).filter(|_| is_grouped(word, NARROW_BLANK));
    }
    if !word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let plain = |text: String| text.parse::<f64>().ok().filter(|value| value.is_finite());
    if !word.contains(['.', ',']) {
        return Some((plain(word.to_owned())?, false));
    }
    let spanish = language != Language::English;
    let several = |separator: char| word.matches(separator).count() > 1;
    let points_group =
        if spanish { decimals != Decimals::Point } else { decimals == Decimals::Comma };
    if is_grouped(word, '.') && (points_group || several('.')) {
        return Some((plain(word.replace('.', ""))?, false));
    }
    if is_grouped(word, ',') && (decimals != Decimals::Comma || several(',')) {
        return Some((plain(word.replace(',', ""))?, spanish));
    }
    // The last separator stands before the decimals, whatever the language.
    let decimal = word.rfind(['.', ',']).unwrap_or(word.len());
    let whole = word[..decimal].replace(['.', ','], "");
    let value = format!("{whole}.{}", word[decimal..].trim_start_matches(['.', ',']));
    Some((plain(value)?, false))
}

/// Whether a token is three digits after a blank: the next thousand of a number, unless they begin
/// a longer one.
pub(super) fn is_group(token: &Token) -> bool {
    !token.glued && token.text.len() == 3 && token.text.bytes().all(|byte| byte.is_ascii_digit())
}
