//! Names of organisations: without their legal form, by a short form, by acronym.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{
    findings::EntityKind,
    language_table,
    text::{
        Span, table,
        word_set::{FUNCTION_WORDS, ROLES},
    },
};

use super::{
    legal_forms::legal_form,
    senses::{is_common, kind_by_words},
    source::Source,
};
use crate::gazetteer::{self, DEMONYMS, ORGANISATION_HEADS, key, known_key};

/// Longest acronym, in letters.
const ACRONYM: usize = 8;

/// Whether a name could be what people call `long` for short: its first words, where the rest makes
/// no other organisation or model of it.
pub(super) fn is_short_form(name: &str, long: &str) -> bool {
    let Some(rest) = long.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')) else {
        return false;
    };
    let mut rest = rest.split(' ');
    // A maker's model, a variant of it, a division: "Arrows A21", "787-9", "Segunda B".
    let is_year =
        |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_model = |word: &str| {
        let letters = word.chars().count();
        letters == 1 || is_numbered(word) && !is_year(word) || is_numbered(name) && letters < 3
    };
    if rest.clone().any(is_model) {
        return false;
    }
    // A country's name and another word may be a company's: "China Eastern".
    let company = name.contains(' ') && known_key(name).is_none() && rest.clone().all(says_company);
    (company || can_be_short(name))
        && !rest.any(|word| ORGANISATION_HEADS.contains(word) || FUNCTION_WORDS.contains(word))
}

pub(super) fn is_numbered(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit())
}

fn says_company(word: &str) -> bool {
    kind_by_words(&format!("x {word}")) == Some(EntityKind::Organisation)
}

static MAKERS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MAKER_NAMES.rows().collect());

language_table! {
    static MAKER_NAMES: &'static str = "makers.txt", "a name", table::phrase;
}

/// What the name of a model says without its maker: "Focus" of "Ford Focus", where that is a name by
/// itself.
pub(super) fn without_maker(name: &str) -> Option<&str> {
    if known_key(name).is_some() {
        return None;
    }
    let blanks = name.match_indices(' ').map(|(at, _)| at);
    let at = blanks.rev().find(|at| MAKERS.contains(&name[..*at]))?;
    let rest = &name[at + 1..];
    let says_little = |word: &str| {
        says_company(word)
            || ORGANISATION_HEADS.contains(word)
            || FUNCTION_WORDS.contains(word)
            || legal_form(&format!("x {word}")).is_some()
    };
    let first = rest.split(' ').next().unwrap_or_default();
    let is_name = rest.chars().count() > 2
        && known_key(rest).is_none()
        && !FUNCTION_WORDS.contains(first)
        && !rest.split(' ').all(says_little);
    is_name.then_some(rest)
}

/// What an organisation is called where it is plain of which country: "Fuerzas Aéreas" of "Fuerzas Aéreas de
/// Chile", "Air Force" of "Chilean Air Force".
pub(super) fn without_place(name: &str) -> Option<&str> {
    let is_place =
        |words: &str| known_key(words).is_some_and(|known| known.kind == EntityKind::Place);
    let blanks: Vec<usize> = name.match_indices(' ').map(|(at, _)| at).collect();
    let last = |words: &str| words.rsplit(' ').next().is_some_and(|w| FUNCTION_WORDS.contains(w));
    let before = blanks.iter().find(|at| is_place(&name[*at + 1..])).map(|at| {
        let mut short = &name[..*at];
        while last(short) {
            short = short.rsplit_once(' ').map_or("", |(rest, _)| rest);
        }
        short
    });
    let after = || {
        let opens = |at: &&usize| is_place(&name[..**at]) || DEMONYMS.contains(&name[..**at]);
        blanks.iter().rev().find(opens).map(|at| &name[*at + 1..])
    };
    before
        .or_else(after)
        .filter(|short| content_words(short).len() > 1 && known_key(short).is_none())
}

fn can_be_short(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    first.chars().count() > 2
        && !ORGANISATION_HEADS.contains(first)
        && !FUNCTION_WORDS.contains(first)
        && !ROLES.contains(first)
        && kind_by_words(&format!("{first} x")).is_none()
        && (name.contains(' ') || !is_common(first))
        && known_key(first).is_none()
}

/// Acronyms of one text with the long form beside them, by key.
#[derive(Debug, Default)]
pub(super) struct Acronyms {
    /// Acronym to long form.
    pub(super) long: BTreeMap<String, String>,
    /// Long form, unknown to the tables, to the row its acronym has there.
    pub(super) row: BTreeMap<String, &'static str>,
}

/// How a name stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// In brackets.
    Brackets,
    /// After a comma, a dash or "o", or in brackets with more.
    Apposition,
}

/// What may stand between two names of one thing, brackets left aside.
const APPOSITION: [&str; 9] = [", ", " - ", " – ", " — ", "/", " o ", ", o ", " or ", ", or "];

fn beside(text: &str, first: Span, second: Span) -> Option<Beside> {
    let between = text.get(first.end as usize..second.start as usize)?;
    if APPOSITION.contains(&between) {
        return Some(Beside::Apposition);
    }
    let inside = between.strip_prefix(" (")?.trim_end();
    let after = text.get(second.end as usize..)?;
    let article = inside.is_empty() || FUNCTION_WORDS.contains(&key(inside));
    match after.chars().next() {
        Some(')') if article => Some(Beside::Brackets),
        Some(',' | ';' | ' ') if article => Some(Beside::Apposition),
        _ => None,
    }
}

/// Acronyms that stand beside their long form, or have it beside them.
pub(super) fn acronyms(source: &Source) -> Acronyms {
    let mut found = Acronyms::default();
    let mentions = &source.reading.mentions;
    for (first, second) in mentions.iter().zip(mentions.iter().skip(1)) {
        let Some(beside) = beside(source.text, first.span, second.span) else { continue };
        let forms = [first, second].map(|mention| (mention.span.of(source.text), mention.kind));
        for [(long, long_kind), (short, short_kind)] in [[forms[0], forms[1]], [forms[1], forms[0]]]
        {
            let persons = short_kind == EntityKind::Person
                || long_kind == EntityKind::Person && kind_by_words(&key(long)).is_none();
            let is_named = || match beside {
                Beside::Brackets => {
                    abbreviates(short, long)
                        || long_kind == EntityKind::Organisation && is_foreign(short, long)
                }
                Beside::Apposition => is_initials(short, long),
            };
            if persons || !is_named() {
                continue;
            }
            let (long, short) = (key(long), key(short));
            if let Some(in_table) = known_key(&short).filter(|_| known_key(&long).is_none())
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

/// The letters of an acronym, folded. `None` where it is none by its form.
pub(super) fn acronym_letters(short: &str) -> Option<String> {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_one = (2..=ACRONYM).contains(&letters.chars().count())
        && (!short.contains(' ') || short.contains('.'))
        && letters.chars().all(|c| c.is_uppercase() || c.is_numeric())
        && letters.chars().any(char::is_uppercase);
    is_one.then(|| key(&letters))
}

/// The acronyms a long name makes: of all its words, or of those that are not grammar.
pub(super) fn initials(long_key: &str) -> Option<[String; 2]> {
    let words: Vec<&str> = long_key.split(' ').collect();
    let of = |words: &[&str]| words.iter().filter_map(|word| word.chars().next()).collect();
    let content: Vec<&str> =
        words.iter().copied().filter(|word| !FUNCTION_WORDS.contains(word)).collect();
    (content.len() > 1).then(|| [of(&words), of(&content)])
}

/// Whether the capitals of `short` are the initials of `long`, with or without words of the
/// grammar, or doubled in Spanish plurals ("CC.OO.").
fn is_initials(short: &str, long: &str) -> bool {
    let (Some(letters), Some(initials)) = (acronym_letters(short), initials(&key(long))) else {
        return false;
    };
    let doubled: String = initials[1].chars().flat_map(|c| [c, c]).collect();
    initials.contains(&letters) || letters == doubled
}

/// Whether `short` is an acronym of `long` by its initials or, between languages, by most of them in
/// any order.
fn abbreviates(short: &str, long: &str) -> bool {
    let (Some(letters), Some([all, _])) = (acronym_letters(short), initials(&key(long))) else {
        return false;
    };
    is_initials(short, long)
        || letters.chars().count() > 2 && !gazetteer::is_agency(short) && mostly(&letters, &all)
}

/// Whether an acronym no table knows may be that of an organisation's name in its own language: "Agencia
/// Estatal de la Propiedad (AVAS)".
fn is_foreign(short: &str, long: &str) -> bool {
    let (Some(letters), Some([_, initials])) = (acronym_letters(short), initials(&key(long)))
    else {
        return false;
    };
    let long = key(long);
    let mut ends = long.split(' ');
    let head = [ends.next(), ends.next_back()].into_iter().flatten();
    letters.chars().count() > 2
        && known_key(&key(short)).is_none()
        && known_key(&long).is_none()
        && letters.chars().next().is_some_and(|first| initials.contains(first))
        && head.into_iter().any(|word| ORGANISATION_HEADS.contains(word))
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
    fn a_company_goes_by_its_first_word() {
        assert!(is_short_form("zetalar", "zetalar marine"));
        assert!(!is_short_form("ford", "ford foundation"));
        assert!(!is_short_form("banco", "banco santander"));
        assert!(!is_short_form("francia", "francia telecom"));
        assert!(is_short_form("china eastern", "china eastern airlines"));
        assert!(!is_short_form("787", "787 9"));
        assert!(!is_short_form("arrows", "arrows a21"));
        assert!(!is_short_form("gobierno", "gobierno vasco"));
        assert!(!is_short_form("seguridad", "seguridad social"));
        assert!(!is_short_form("segunda division", "segunda division b"));
    }

    #[test]
    fn a_model_goes_by_its_name_without_the_maker() {
        assert_eq!(without_maker("ford five hundred"), Some("five hundred"));
        assert_eq!(without_maker("eu commissioner"), None);
        assert_eq!(without_maker("ford motor company"), None);
        assert_eq!(without_maker("five hundred"), None);
    }

    #[test]
    fn a_body_goes_by_its_name_without_the_country() {
        for (name, short) in [
            ("fuerzas aereas de los eeuu", Some("fuerzas aereas")),
            ("united states air force", Some("air force")),
            ("chilean air force", Some("air force")),
            ("policia de chile", None),
            ("tribunal supremo de chile", None),
        ] {
            assert_eq!(without_place(name), short, "{name}");
        }
    }
}
