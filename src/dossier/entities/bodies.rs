//! Names of organisations: without their legal form, by a short form, by acronym.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use super::Source;
use crate::{
    reading::{
        EntityKind,
        gazetteer::{self, FUNCTION_WORDS, ORGANISATION_HEADS, ROLES, key, known_key as known},
    },
    text::table,
};

/// Longest acronym, in letters.
const ACRONYM: usize = 8;

/// What stands after a name, longest first, and what before it.
static LEGAL_FORMS: LazyLock<(Vec<&str>, Vec<&str>)> = LazyLock::new(|| {
    let rows = || table::rows(include_str!("../../../data/legal-forms.txt"));
    let mut after: Vec<&str> = rows().filter(|row| row.len() == 1).map(|row| row[0]).collect();
    after.sort_by_key(|form| (std::cmp::Reverse(form.len()), *form));
    (after, rows().filter(|row| row.len() > 1).map(|row| row[1]).collect())
});

/// The key of an organisation's name without its legal form; as it is where nothing but grammar or
/// a place would be left.
pub(super) fn without_legal_form(name: &str) -> &str {
    let (after, before) = &*LEGAL_FORMS;
    let mut rest = name;
    while let Some(shorter) = after
        .iter()
        .find_map(|form| rest.strip_suffix(*form).and_then(|rest| rest.strip_suffix(' ')))
    {
        rest = shorter;
    }
    while let Some(shorter) = before
        .iter()
        .find_map(|form| rest.strip_prefix(*form).and_then(|rest| rest.strip_prefix(' ')))
    {
        rest = shorter;
    }
    let first = rest.split(' ').next().unwrap_or_default();
    let is_place = known(rest).is_some_and(|known| known.kind == EntityKind::Place);
    let says_too_little = FUNCTION_WORDS.contains(first)
        || !rest.contains(' ') && (ORGANISATION_HEADS.contains(rest) || is_place);
    if says_too_little { name } else { rest }
}

/// Whether a name could be what people call `long` for short: its first words, where the rest makes
/// no other body of it.
pub(super) fn is_short_form(name: &str, long: &str) -> bool {
    let Some(rest) = long.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')) else {
        return false;
    };
    can_be_short(name)
        && !rest
            .split(' ')
            .any(|word| ORGANISATION_HEADS.contains(word) || FUNCTION_WORDS.contains(word))
}

fn can_be_short(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    first.chars().count() > 2
        && !ORGANISATION_HEADS.contains(first)
        && !FUNCTION_WORDS.contains(first)
        && !ROLES.contains(first)
        && known(first).is_none()
}

/// Acronyms of one text with the long form beside them, by key.
#[derive(Debug, Default)]
pub(super) struct Acronyms {
    /// Acronym to long form.
    pub(super) long: BTreeMap<String, String>,
    /// Long form, unknown to the tables, to the row its acronym has there.
    pub(super) row: BTreeMap<String, &'static str>,
}

/// Acronyms that stand in brackets beside their long form, or have it in brackets beside them.
pub(super) fn acronyms(source: &Source) -> Acronyms {
    let mut found = Acronyms::default();
    let mentions = &source.reading.mentions;
    for (first, second) in mentions.iter().zip(mentions.iter().skip(1)) {
        let between = source.text.get(first.span.end as usize..second.span.start as usize);
        let closed =
            source.text.get(second.span.end as usize..).is_some_and(|rest| rest.starts_with(')'));
        if between != Some(" (") || !closed {
            continue;
        }
        let forms = [first, second].map(|mention| (mention.span.of(source.text), mention.kind));
        for [(long, long_kind), (short, short_kind)] in [[forms[0], forms[1]], [forms[1], forms[0]]]
        {
            if [long_kind, short_kind].contains(&EntityKind::Person) || !abbreviates(short, long) {
                continue;
            }
            let (long, short) = (key(long), key(short));
            if let Some(in_table) = known(&short).filter(|_| known(&long).is_none())
                && shares_words(&long, in_table.row)
            {
                found.row.insert(long.clone(), in_table.row);
            }
            found.long.insert(short, long);
            break;
        }
    }
    found
}

/// Whether the capitals of `short` are the initials of `long`, with or without words of the
/// grammar, doubled in Spanish plurals ("CC.OO."), or, between languages, most of them in any order.
fn abbreviates(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let length = letters.chars().count();
    if !(2..=ACRONYM).contains(&length)
        || short.contains(' ') && !short.contains('.')
        || !letters.chars().all(|c| c.is_uppercase() || c.is_numeric())
    {
        return false;
    }
    let letters = key(&letters);
    let long_key = key(long);
    let words: Vec<&str> = long_key.split(' ').collect();
    let initials = |words: &[&str], times: usize| -> String {
        words
            .iter()
            .filter_map(|word| word.chars().next())
            .flat_map(|initial| std::iter::repeat_n(initial, times))
            .collect()
    };
    let content: Vec<&str> =
        words.iter().copied().filter(|word| !FUNCTION_WORDS.contains(word)).collect();
    if content.len() < 2 {
        return false;
    }
    [initials(&words, 1), initials(&content, 1), initials(&content, 2)].contains(&letters)
        || length > 2 && !gazetteer::is_agency(short) && mostly(&letters, &initials(&words, 1))
}

/// Whether two letters in three are among the others.
fn mostly(letters: &str, others: &str) -> bool {
    let mut left: Vec<char> = others.chars().collect();
    let met = letters
        .chars()
        .filter(|letter| {
            let at = left.iter().position(|other| other == letter);
            at.map(|at| left.swap_remove(at)).is_some()
        })
        .count();
    met * 3 >= letters.chars().count() * 2
}

/// The content words of each row of organisations.
static ROW_WORDS: LazyLock<BTreeMap<&str, Vec<BTreeSet<&str>>>> = LazyLock::new(|| {
    let mut rows: BTreeMap<&str, Vec<BTreeSet<&str>>> = BTreeMap::new();
    for (name, known) in gazetteer::all().filter(|(name, _)| name.contains(' ')) {
        if known.kind == EntityKind::Organisation {
            rows.entry(known.row).or_default().push(content_words(name));
        }
    }
    rows
});

fn content_words(name: &str) -> BTreeSet<&str> {
    name.split(' ').filter(|word| !FUNCTION_WORDS.contains(word)).collect()
}

/// Whether half of the words are those of one of the row's names.
fn shares_words(name: &str, row: &str) -> bool {
    let words = content_words(name);
    ROW_WORDS
        .get(row)
        .into_iter()
        .flatten()
        .any(|other| words.intersection(other).count() * 2 >= words.union(other).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_initials() {
        for (short, long) in [
            ("CIA", "Central Intelligence Agency"),
            ("CIA", "Agencia Central de Inteligencia"),
            ("CC.OO.", "Comisiones Obreras"),
            ("FF. AA.", "Fuerzas Armadas"),
            ("ONU", "Organización de las Naciones Unidas"),
            ("FSB", "Servicio Federal de Seguridad"),
        ] {
            assert!(abbreviates(short, long), "{short}: {long}");
        }
        for (short, long) in [
            ("PP", "Congreso de los Diputados"),
            ("ESP", "Real Madrid"),
            ("Hoy", "Hacienda o Yate"),
        ] {
            assert!(!abbreviates(short, long), "{short}: {long}");
        }
    }

    #[test]
    fn a_legal_form_tells_nothing_apart() {
        for (name, bare) in [
            ("boeing co", "boeing"),
            ("boeing company", "boeing"),
            ("inditex s a", "inditex"),
            ("grupo planeta", "planeta"),
            ("china group", "china group"),
            ("bank group", "bank group"),
        ] {
            assert_eq!(without_legal_form(name), bare);
        }
    }

    #[test]
    fn a_company_goes_by_its_first_word() {
        assert!(is_short_form("zetalar", "zetalar marine"));
        assert!(!is_short_form("ford", "ford foundation"));
        assert!(!is_short_form("banco", "banco santander"));
        assert!(!is_short_form("francia", "francia telecom"));
    }
}
