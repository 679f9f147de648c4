//! The words and phrases dates are made of, from their tables. One look-up tells whether a token can
//! be part of a date at all.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::text::{lookup::Lookup, table};

use super::reckon::{Holiday, Unit};
use crate::{
    tenses::{Named, calendar},
    tokens::Token,
};

/// What a word of the tables may be; several at once: "segundo", "may".
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Senses {
    pub(super) number: Option<u32>,
    pub(super) ordinal: Option<u32>,
    pub(super) decade: Option<u32>,
    pub(super) unit: Option<(Unit, Grammatical)>,
    pub(super) side: Option<Side>,
    pub(super) named: Option<Named>,
    /// Sorted out by [`Role`], a bit each.
    roles: u32,
    /// Where its phrases stand among the lexicon's.
    phrases: Option<usize>,
}

impl Senses {
    pub(super) fn plays(&self, role: Role) -> bool {
        self.roles & (1 << role as u32) != 0
    }

    /// Whether a date can begin with it: not with "de" or "y".
    pub(super) fn can_begin(&self) -> bool {
        let begins = [Role::Article, Role::Part, Role::Same, Role::DayWord];
        self.number.or(self.ordinal).or(self.decade).is_some()
            || self.unit.is_some()
            || self.side.is_some()
            || self.named.is_some()
            || self.phrases.is_some()
            || begins.into_iter().any(|role| self.plays(role))
    }
}

/// Whether a unit is one or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grammatical {
    Singular,
    Plural,
}

/// Which neighbour a word means: the one before, this one, the one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) steps: i64,
    pub(super) from: From,
}

/// What a side counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The base: "pasado".
    Base,
    /// The date told before: "anterior".
    Told,
    /// The base, if it names a day; a stretch that ends now, if it names a period: "último".
    Reach,
}

/// What a word does among the words of a date; the table says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Role {
    Article,
    Of,
    Joins,
    Same,
    AnyPeriod,
    Leads,
    Part,
    DayWord,
    Every,
    NoDay,
    Morning,
    NameToo,
    OnlySpanish,
    Counts,
    CountOnly,
    Counted,
    Clock,
    Suffix,
}

const ROLES: [(&str, Role); 17] = [
    ("article", Role::Article),
    ("of", Role::Of),
    ("joins", Role::Joins),
    ("same", Role::Same),
    ("any-period", Role::AnyPeriod),
    ("leads", Role::Leads),
    ("part", Role::Part),
    ("day-word", Role::DayWord),
    ("every", Role::Every),
    ("no-day", Role::NoDay),
    ("morning", Role::Morning),
    ("name-too", Role::NameToo),
    ("only-spanish", Role::OnlySpanish),
    ("counts", Role::Counts),
    ("count-only", Role::CountOnly),
    ("counted", Role::Counted),
    ("clock", Role::Clock),
];

/// What a phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A day counted from the base.
    Day(i64),
    /// No date, though it looks like one.
    NoDate,
    Unit(Unit),
    /// A side said after its period.
    After(i64),
    /// Before a count of units: back or on.
    BeforeCount(i64),
    AfterCount(i64),
    /// Between a count and the day it starts at.
    FromDay(i64),
    /// Before a count of units, on where the tense says so.
    InCount(i64),
    /// Leaves a count what it is.
    About,
    Holiday(Holiday),
}

/// A phrase's words after its first.
type Rest = Vec<&'static str>;

/// Those with the same first word together, the longest first.
type Phrases = Vec<Vec<(Rest, Phrase)>>;

struct Lexicon {
    words: BTreeMap<&'static str, Senses>,
    phrases: Phrases,
}

static LEXICON: LazyLock<(Lookup<Senses>, Phrases)> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: BTreeMap::new(), phrases: Vec::new() };
    for (name, named) in calendar() {
        lexicon.words.entry(name).or_default().named = Some(named);
    }
    for row in table::rows(include_str!("../../../../data/date-words.txt")) {
        let words = row.get(2).copied().unwrap_or_default().split_whitespace();
        for word in words {
            add_sense(lexicon.words.entry(word).or_default(), row[0], row[1]);
        }
    }
    for row in table::rows(include_str!("../../../../data/date-phrases.txt")) {
        if let (Some(phrase), Some(words)) = (phrase_of(row[0], row[1]), row.get(2)) {
            lexicon.add(words, phrase);
        }
    }
    for row in table::rows(include_str!("../../../../data/holidays.txt")) {
        if let Some(holiday) = Holiday::of(row[0]) {
            row[1..].iter().for_each(|words| lexicon.add(words, Phrase::Holiday(holiday)));
        }
    }
    for phrases in &mut lexicon.phrases {
        phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    (lexicon.words.into_iter().collect(), lexicon.phrases)
});

impl Lexicon {
    /// The apostrophe of "new year's" stands inside a word as it does in a text, folded to a
    /// quotation mark.
    fn add(&mut self, words: &'static str, phrase: Phrase) {
        let mut words = words.split_whitespace();
        let Some(first) = words.next() else { return };
        let phrases = &mut self.phrases;
        let at = self.words.entry(first).or_default().phrases.get_or_insert_with(|| {
            phrases.push(Vec::new());
            phrases.len() - 1
        });
        phrases[*at].push((words.collect(), phrase));
    }
}

fn add_sense(senses: &mut Senses, kind: &str, value: &str) {
    let number = || value.parse::<u32>().ok();
    let side = |from| value.parse().ok().map(|steps| Side { steps, from });
    match kind {
        "number" => senses.number = number(),
        "ordinal" => senses.ordinal = number(),
        "decade" => senses.decade = number(),
        "unit" => senses.unit = Unit::of(value).map(|unit| (unit, Grammatical::Singular)),
        "units" => senses.unit = Unit::of(value).map(|unit| (unit, Grammatical::Plural)),
        "side" => senses.side = side(From::Base),
        "told" => senses.side = side(From::Told),
        "reach" => senses.side = side(From::Reach),
        "suffix" => senses.roles |= 1 << Role::Suffix as u32,
        _ => {
            let role = ROLES.iter().find(|(name, _)| *name == value);
            senses.roles |= role.map_or(0, |(_, role)| 1 << *role as u32);
        }
    }
}

fn phrase_of(kind: &str, value: &str) -> Option<Phrase> {
    let steps = value.parse().ok();
    Some(match kind {
        "day" => Phrase::Day(steps?),
        "unit" => Phrase::Unit(Unit::of(value)?),
        "after" => Phrase::After(steps?),
        "before-count" => Phrase::BeforeCount(steps?),
        "after-count" => Phrase::AfterCount(steps?),
        "from-day" => Phrase::FromDay(steps?),
        "in-count" => Phrase::InCount(steps?),
        "about" => Phrase::About,
        _ => Phrase::NoDate,
    })
}

/// What a token may be in a date; `None` for most.
pub(super) fn senses(token: &Token) -> Option<&'static Senses> {
    LEXICON.0.get(token.folded.as_str())
}

/// Whether the end of a word is that of an ordinal: "1st", "21ro".
pub(super) fn is_ordinal_suffix(folded: &str) -> bool {
    LEXICON.0.get(folded).is_some_and(|senses| senses.plays(Role::Suffix))
}

/// The longest phrase at a token that `pick` takes, and the token after it.
pub(super) fn phrase<T>(
    tokens: &[Token],
    at: usize,
    first: &Senses,
    pick: impl Fn(Phrase) -> Option<T>,
) -> Option<(T, usize)> {
    LEXICON.1[first.phrases?].iter().find_map(|(rest, phrase)| {
        let end = at + 1 + rest.len();
        let said = tokens.get(at + 1..end)?.iter().map(|token| token.folded.as_str());
        // A text's "'" is folded to `"`; the tables write it plain.
        let same = |(said, word): (&str, &&str)| {
            said == *word || word.contains('\'') && said.replace('"', "'") == *word
        };
        said.zip(rest).all(same).then(|| pick(*phrase)).flatten().map(|picked| (picked, end))
    })
}
