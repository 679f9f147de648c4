//! Folding: letters that readers take for the same. Accents fold, ñ does not, quotation marks
//! are all one.

use std::{collections::BTreeMap, sync::LazyLock};

use super::hidden::is_invisible;
use crate::language_table;

/// Accented Latin letters in lower case, with the plain letter of each. A table of our own, because
/// a library's covers every script at a tenth of what the page may weigh.
static PLAIN: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let letters = |(plain, accented): (char, &'static str)| {
        accented.chars().map(move |letter| (letter, plain))
    };
    // Collecting would sort first, which weighs three kilobytes in the page.
    let mut plain = BTreeMap::new();
    plain.extend(LETTERS.rows().flat_map(letters));
    plain
});

language_table! {
    /// Each plain letter, and those that fold to it.
    static LETTERS: (char, &'static str) = "letters.txt", "plain letter | accented letters", |row| {
        match *row {
            [plain, accented] => Some((only(plain.chars())?, accented)),
            _ => None,
        }
    };
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// A folded text that knows where each of its bytes comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of [`Self::text`], and for its end, the byte of the original it comes from.
    pub origin: Vec<u32>,
}

/// Lower case, accents of Latin letters off, ñ kept; all quotation marks are `"`, all dashes `-`, all blanks
/// plain.
///
/// ```
/// assert_eq!(cotejo_core::text::fold::fold("«Ñandú» – Pingüino"), "\"ñandu\" - pinguino");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = text.to_ascii_lowercase();
        if folded.contains(['\'', '`']) {
            folded = folded.replace(['\'', '`'], "\"");
        }
        return folded;
    }
    let mut folded = String::with_capacity(text.len());
    each(text, |_, c| folded.push(c));
    folded
}

/// As [`fold`], with the way back.
pub fn fold_with_offsets(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        origin: Vec::with_capacity(text.len() + 1),
    };
    each(text, |at, c| {
        folded.text.push(c);
        folded.origin.resize(folded.text.len(), at as u32);
    });
    folded.origin.push(text.len() as u32);
    folded
}

/// Gives each folded character with the byte offset of the character it comes from.
fn each(text: &str, mut push: impl FnMut(usize, char)) {
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let tilde_follows =
            matches!(c, 'n' | 'N') && characters.peek().is_some_and(|&(_, next)| next == '\u{303}');
        match c {
            'ñ' | 'Ñ' => push(at, 'ñ'),
            _ if tilde_follows => push(at, 'ñ'),
            '“' | '”' | '«' | '»' | '„' | '‟' | '‘' | '’' | '‚' | '‹' | '›' | '`' | '´' | '\''
            | '"' => push(at, '"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '-' => push(at, '-'),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => push(at, ' '),
            _ if is_invisible(c) => {}
            _ if c.is_ascii() => push(at, c.to_ascii_lowercase()),
            _ => c.to_lowercase().filter(|lower| !is_combining_mark(*lower)).for_each(|lower| {
                push(at, PLAIN.get(&lower).copied().unwrap_or(lower));
            }),
        }
    }
}

/// Whether a character is an accent by itself: Unicode's blocks of combining diacritical marks.
fn is_combining_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// A name in plain letters, for links: folded, ñ as n, everything else one hyphen. Never empty.
///
/// ```
/// assert_eq!(cotejo_core::text::fold::slug("Corea del Norte (año 2)"), "corea-del-norte-ano-2");
/// assert_eq!(cotejo_core::text::fold::slug("¿?"), "x");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        match c {
            'ñ' => slug.push('n'),
            _ if c.is_alphanumeric() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "x".to_owned() } else { slug }
}

/// What names are sorted by: folded, with ñ as the letter after n. English has no such letter, and finds
/// the names that have it where their own language puts them.
pub fn sort_key(name: &str) -> String {
    // The tilde stands after every letter of ASCII.
    fold(name).replace('ñ', "n~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_alphabet() {
        let names = ["Ángela", "Antonio", "Nunzio", "Núñez", "Oñate", "Óscar", "Zelenski"];
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by_key(|name| sort_key(name));
        assert_eq!(sorted, names);
    }

    #[test]
    fn accents_fold_and_the_tilde_of_n_does_not() {
        assert_eq!(fold("AÑO anó Ç ü"), "año ano c u");
        assert_eq!(fold("n\u{303}u\u{301}"), "ñu");
        assert_eq!(fold("“a” «b» 'c' `d’"), "\"a\" \"b\" \"c\" \"d\"");
    }

    #[test]
    fn offsets_lead_back() {
        let text = "Año «él»";
        let folded = fold_with_offsets(text);
        let at = folded.text.find("el").expect("it is there");
        assert_eq!(&text[folded.origin[at] as usize..folded.origin[at + 2] as usize], "él");
        assert_eq!(folded.origin.len(), folded.text.len() + 1);
    }
}
