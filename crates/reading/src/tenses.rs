//! Whether words beside a date tell of what was or of what is to come; the names of months,
//! weekdays and seasons.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::LazyLock,
};

use cotejo_core::{
    language_table,
    text::{fold::fold, lookup::Lookup},
};

use crate::tokens::Token;

/// The side of the base date that words point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

struct Tenses {
    /// `None`: looks like a verb and is none.
    words: Lookup<Option<Shown>>,
    /// Endings as written, accents kept: "-ará" is to come, "-ara" is neither. The longest first.
    endings: Vec<(String, Shown)>,
    /// Words right before a date.
    leads: Lookup<Tense>,
    /// Words that open a clause.
    openers: Lookup<()>,
}

/// What the words of a row show.
enum Class {
    /// They are verbs, or end as verbs do; `None`: they only look like verbs.
    Verb(Option<Shown>),
    Lead(Tense),
    Opener,
}

language_table! {
    /// Words, and endings after a hyphen.
    static WORDS: (Class, &'static str) = "tenses.txt", "class | words and -endings", |row| {
        let [class, words] = *row else { return None };
        let class = match class {
            "past" => Class::Verb(Some(Shown::Firm(Tense::Past))),
            "future" => Class::Verb(Some(Shown::Firm(Tense::Future))),
            "participle" => Class::Verb(Some(Shown::Participle)),
            "none" => Class::Verb(None),
            "past-lead" => Class::Lead(Tense::Past),
            "future-lead" => Class::Lead(Tense::Future),
            "opener" => Class::Opener,
            _ => return None,
        };
        Some((class, words))
    };
}

static TENSES: LazyLock<Tenses> = LazyLock::new(|| {
    let mut endings = Vec::new();
    let (mut words, mut leads) = (BTreeMap::new(), BTreeMap::new());
    let mut openers = BTreeSet::new();
    for (class, row) in WORDS.rows() {
        for word in row.split_whitespace() {
            match (&class, word.strip_prefix('-')) {
                (Class::Verb(Some(shown)), Some(ending)) => {
                    endings.push((ending.to_owned(), *shown));
                }
                (Class::Verb(shown), _) => _ = words.insert(fold(word), *shown),
                (Class::Lead(tense), _) => _ = leads.insert(fold(word), *tense),
                (Class::Opener, _) => _ = openers.insert(fold(word)),
            }
        }
    }
    endings.sort_by_key(|(ending, _): &(String, Shown)| std::cmp::Reverse(ending.len()));
    Tenses {
        words: words.into_iter().collect(),
        endings,
        leads: leads.into_iter().collect(),
        openers: openers.into_iter().map(|word| (word, ())).collect(),
    }
});

language_table! {
    static MONTHS: (u32, [&'static str; 2]) = "months.txt", "1 to 12 | Spanish names | English names",
        |row| numbered(row, 1..=12);
}
language_table! {
    static WEEKDAYS: (u32, [&'static str; 2]) = "weekdays.txt", "0 to 6, Monday first | Spanish name | English name",
        |row| numbered(row, 0..=6);
}
language_table! {
    static SEASONS: (&'static str, [&'static str; 2]) = "seasons.txt", "SP, SU, FA or WI | Spanish names | English names",
        |row| match *row {
            [season @ ("SP" | "SU" | "FA" | "WI"), spanish, english] => {
                Some((season, [spanish, english]))
            }
            _ => None,
        };
}

/// A number of a range, and names in two languages.
fn numbered(row: &[&'static str], range: RangeInclusive<u32>) -> Option<(u32, [&'static str; 2])> {
    let [number, spanish, english] = *row else { return None };
    let number = number.parse().ok().filter(|number| range.contains(number))?;
    Some((number, [spanish, english]))
}

/// Months, weekdays and seasons by their folded names.
static CALENDAR: LazyLock<BTreeMap<&'static str, Named>> = LazyLock::new(|| {
    let months = MONTHS.rows().map(|(month, names)| (Named::Month(month), names));
    let weekdays = WEEKDAYS.rows().map(|(day, names)| (Named::Weekday(day), names));
    let seasons = SEASONS.rows().map(|(season, names)| (Named::Season(season), names));
    let names = |(named, names): (Named, [&'static str; 2])| {
        names.into_iter().flat_map(str::split_whitespace).map(move |name| (name, named))
    };
    months.chain(weekdays).chain(seasons).flat_map(names).collect()
});

/// The same, to be asked.
static NAMED: LazyLock<Lookup<Named>> = LazyLock::new(|| calendar().collect());

/// A name of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// From 1.
    Month(u32),
    /// Monday is 0.
    Weekday(u32),
    /// The TIMEX3 code.
    Season(&'static str),
}

/// Every name of the calendar, folded.
pub(crate) fn calendar() -> impl Iterator<Item = (&'static str, Named)> {
    CALENDAR.iter().map(|(name, named)| (*name, *named))
}

/// The month, weekday or season a folded word names.
fn named(folded: &str) -> Option<Named> {
    NAMED.get(folded).copied()
}

/// Whether a folded word names a month or weekday in full.
pub(crate) fn is_calendar_word(folded: &str) -> bool {
    folded.len() > 3 && matches!(named(folded), Some(Named::Month(_) | Named::Weekday(_)))
}

/// Whether a word ends as a Spanish preterite of the third person does, in -ó after a consonant
/// or i.
pub(crate) fn is_preterite(word: &str) -> bool {
    word.ends_with('ó') || word.ends_with("aron") || word.ends_with("ieron")
}

/// What a word says of tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// By itself: "fue", "will".
    Firm(Tense),
    /// As past as its auxiliary lets it be: "signed" may have been, or be to come.
    Participle,
}

fn shown(token: &Token, opens: bool) -> Option<Shown> {
    // Names end as verbs do: "United", "Almería".
    if token.is_capitalised() && !opens {
        return None;
    }
    if let Some(tense) = TENSES.words.get(&token.folded) {
        return *tense;
    }
    let long = token.text.len() > 3;
    TENSES
        .endings
        .iter()
        .find(|(ending, _)| long && token.text.ends_with(ending.as_str()))
        .map(|(_, shown)| *shown)
}

/// How far from a date a word that shows its tense may stand, in tokens.
const REACH: usize = 40;
/// How far before a participle its auxiliary may stand.
const AUXILIARY_REACH: usize = 4;
/// How far after a date that opens its clause the verb may stand.
const CLAUSE_REACH: usize = 8;

/// The tense of what stands beside the tokens `from..to`: of the clause they open, else the nearest
/// word before that shows one, else the nearest after it.
pub(crate) fn tense_around(tokens: &[Token], from: usize, to: usize) -> Option<Tense> {
    let opens = |at: usize| at == 0 || !tokens[at - 1].is_word();
    let shown_at = |at: usize| shown(&tokens[at], opens(at));
    // A preposition right before it says most: "desde el martes", "para mayo".
    let led = tokens[..from].iter().rev().take(2).find_map(|token| TENSES.leads.get(&token.folded));
    let after = |reach: usize| {
        (to..tokens.len().min(to + reach))
            .take_while(|&at| reach > CLAUSE_REACH || !ends_clause(&tokens[at]) || at < to + 1)
            .find_map(|at| tense_at(tokens, at, shown_at))
    };
    let before =
        || (from.saturating_sub(REACH)..from).rev().find_map(|at| tense_at(tokens, at, shown_at));
    let opens_clause = clause_opens_before(tokens, from);
    led.copied()
        .or_else(|| opens_clause.then(|| after(CLAUSE_REACH)).flatten())
        .or_else(before)
        .or_else(|| after(REACH))
}

/// The tense a token shows, a participle's by its auxiliary.
fn tense_at(
    tokens: &[Token],
    at: usize,
    shown_at: impl Fn(usize) -> Option<Shown>,
) -> Option<Tense> {
    match shown_at(at)? {
        Shown::Firm(tense) => Some(tense),
        Shown::Participle => {
            let auxiliary = (at.saturating_sub(AUXILIARY_REACH)..at)
                .rev()
                .take_while(|&before| !ends_clause(&tokens[before]))
                .find_map(|before| match shown_at(before) {
                    Some(Shown::Firm(tense)) => Some(tense),
                    _ => None,
                });
            Some(auxiliary.unwrap_or(Tense::Past))
        }
    }
}

fn ends_clause(token: &Token) -> bool {
    matches!(token.text, "," | ";" | ":" | "." | "(" | ")")
}

/// Whether a clause begins right before a token, or before the articles and prepositions that lead
/// to it.
fn clause_opens_before(tokens: &[Token], from: usize) -> bool {
    for token in tokens[..from].iter().rev().take(3) {
        if ends_clause(token) || TENSES.openers.contains(&token.folded) {
            return true;
        }
        if token.folded.chars().count() > 3 || !token.is_word() {
            return false;
        }
    }
    from == 0
}
