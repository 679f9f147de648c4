//! What tells a form of a name from the name that is shown.

use crate::text::{
    fold::fold,
    sort::{set, sort},
};

/// One thing in which two forms of a name differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormDifference {
    /// Letters with an accent or without.
    Accents,
    /// Capitals and small letters.
    Case,
    /// A hyphen, or the blank or nothing in its place.
    Hyphen,
    /// Words written as one.
    Spacing,
    /// Another sign between or around the words.
    Punctuation,
    /// The English genitive: "Boeing's".
    Genitive,
    /// Initials in place of words.
    Initials,
    /// One is an acronym, the other several words.
    Acronym,
    /// The same words in another order.
    WordOrder,
}

/// What tells two forms apart that have the same letters or words; nothing where other letters do.
pub fn form_differences(a: &str, b: &str) -> Vec<FormDifference> {
    let ((a_bare, a_genitive), (b_bare, b_genitive)) = (without_genitive(a), without_genitive(b));
    let (one, other) = (letters(a_bare), letters(b_bare));
    let is_same = |(one, other): (&Letter, &Letter)| fold(&one.written) == fold(&other.written);
    let mut found = Vec::new();
    if one.len() == other.len() && one.iter().zip(&other).all(is_same) {
        for (one, other) in one.iter().zip(&other) {
            found.extend(between(&one.before, &other.before));
            let lower = [one, other].map(|letter| letter.written.to_lowercase());
            let upper = [one, other].map(|letter| letter.written.chars().any(char::is_uppercase));
            found.extend((lower[0] != lower[1]).then_some(FormDifference::Accents));
            found.extend((upper[0] != upper[1]).then_some(FormDifference::Case));
        }
        found.extend((a_genitive != b_genitive).then_some(FormDifference::Genitive));
    } else {
        found.extend((is_acronym(a) != is_acronym(b)).then_some(FormDifference::Acronym));
        let (a, b) = (words(a), words(b));
        let has_initial = |words: &[String]| words.iter().any(|word| word.chars().count() == 1);
        found.extend((has_initial(&a) != has_initial(&b)).then_some(FormDifference::Initials));
        let sorted = |mut words: Vec<String>| {
            sort(&mut words);
            words
        };
        found.extend((sorted(a) == sorted(b)).then_some(FormDifference::WordOrder));
    }
    set(found).into_iter().collect()
}

/// A letter or digit as written, with the accents that follow it by themselves, and what stands
/// before it that is none.
#[derive(Default)]
struct Letter {
    before: String,
    written: String,
}

fn letters(name: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut before = String::new();
    for c in name.chars() {
        match letters.last_mut() {
            Some(last) if fold(c.encode_utf8(&mut [0; 4])).is_empty() => last.written.push(c),
            _ if c.is_alphanumeric() => {
                let before = std::mem::take(&mut before);
                letters.push(Letter { before, written: c.to_string() });
            }
            _ => before.push(c),
        }
    }
    // What closes the name stands before its end.
    letters.push(Letter { before, ..Letter::default() });
    letters
}

/// The difference that what stands between two letters makes.
fn between(a: &str, b: &str) -> Option<FormDifference> {
    let (one, other) = (fold(a), fold(b));
    let is_blank = |signs: &str| signs.chars().all(char::is_whitespace);
    match () {
        () if one == other => None,
        () if is_blank(&one) && is_blank(&other) => Some(FormDifference::Spacing),
        () if one.contains('-') != other.contains('-') => Some(FormDifference::Hyphen),
        () => Some(FormDifference::Punctuation),
    }
}

fn without_genitive(name: &str) -> (&str, bool) {
    let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| name.strip_suffix(ending));
    (bare.unwrap_or(name), bare.is_some())
}

fn is_acronym(name: &str) -> bool {
    name.chars().all(|c| c.is_uppercase() || c == '.')
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{FormDifference::*, *};

    #[test]
    fn a_form_differs_in_what_can_be_pointed_at() {
        for (form, name, expected) in [
            ("Vladímir Putin", "Vladimir Putin", &[Accents][..]),
            ("Vladi\u{301}mir Putin", "Vladimir Putin", &[Accents]),
            ("TASS", "Tass", &[Case]),
            ("Kim Jong Un", "Kim Jong-un", &[Case, Hyphen]),
            ("Kim Jong un", "Kim Jong-un", &[Hyphen]),
            ("Kim Jongun", "Kim Jong-un", &[Hyphen]),
            ("Kim Jong–un", "Kim Jong-un", &[]),
            ("Chosun Ilbo", "ChosunIlbo", &[Spacing]),
            ("EE. UU.", "EE.UU.", &[Punctuation]),
            ("EE.UU", "EE.UU.", &[Punctuation]),
            ("Boeing’s", "Boeing", &[Genitive]),
            ("MÉXICO", "Mexico", &[Accents, Case]),
            ("D. Trump", "Donald Trump", &[Initials]),
            ("Jong-un Kim", "Kim Jong-un", &[WordOrder]),
            ("KCNA", "Agencia Central de Noticias", &[Acronym]),
            ("Putin", "Vladimir Putin", &[]),
            ("Peña", "Pena", &[]),
            ("", "", &[]),
        ] {
            assert_eq!(form_differences(form, name), expected, "{form}, {name}");
        }
    }
}
