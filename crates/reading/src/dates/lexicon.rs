//! The words and phrases dates are made of, from their tables. One look-up tells whether a token can
//! be part of a date at all.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    language_table,
    text::{lookup::Lookup, table},
};

use super::reckon::{Holiday, Unit};
use crate::{
    numerals::{self, Class},
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

impl Role {
    /// By its name in the table.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "article" => Self::Article,
            "of" => Self::Of,
            "joins" => Self::Joins,
            "same" => Self::Same,
            "any-period" => Self::AnyPeriod,
            "leads" => Self::Leads,
            "part" => Self::Part,
            "day-word" => Self::DayWord,
            "every" => Self::Every,
            "no-day" => Self::NoDay,
            "morning" => Self::Morning,
            "name-too" => Self::NameToo,
            "only-spanish" => Self::OnlySpanish,
            "counts" => Self::Counts,
            "count-only" => Self::CountOnly,
            "counted" => Self::Counted,
            "clock" => Self::Clock,
            _ => return None,
        })
    }
}

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
    for (word, class, value) in numerals::words() {
        let number = Some(value as u32);
        let kept: fn(&mut Senses) -> &mut Option<u32> = match class {
            Class::Number => |senses| &mut senses.number,
            // "hundred", "mil": no year has more.
            Class::Scale if value <= 1000.0 => |senses| &mut senses.number,
            Class::Ordinal => |senses| &mut senses.ordinal,
            Class::Decade => |senses| &mut senses.decade,
            _ => continue,
        };
        *kept(lexicon.words.entry(word).or_default()) = number;
    }
    for (sense, words) in WORDS.rows() {
        for word in words.split_whitespace() {
            let senses = lexicon.words.entry(word).or_default();
            match sense {
                Sense::Unit(unit, grammatical) => senses.unit = Some((unit, grammatical)),
                Sense::Side(side) => senses.side = Some(side),
                Sense::Role(role) => senses.roles |= 1 << role as u32,
            }
        }
    }
    for (phrase, words) in PHRASES.rows() {
        lexicon.add(words, phrase);
    }
    for (holiday, names) in HOLIDAYS.rows() {
        names.iter().for_each(|words| lexicon.add(words, Phrase::Holiday(holiday)));
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

/// What a row of the words says of each.
#[derive(Clone, Copy)]
enum Sense {
    Unit(Unit, Grammatical),
    Side(Side),
    Role(Role),
}

language_table! {
    static WORDS: (Sense, &'static str) = "date-words.txt", "class | value | words", |row| {
        let [class, value, words] = *row else { return None };
        let unit = |grammatical| Some(Sense::Unit(Unit::of(value)?, grammatical));
        let side = |from| Some(Sense::Side(Side { steps: value.parse().ok()?, from }));
        let sense = match class {
            "unit" => unit(Grammatical::Singular),
            "units" => unit(Grammatical::Plural),
            "side" => side(From::Base),
            "told" => side(From::Told),
            "reach" => side(From::Reach),
            "suffix" => Some(Sense::Role(Role::Suffix)),
            "role" => Role::of(value).map(Sense::Role),
            _ => None,
        };
        Some((sense?, words))
    };
}

language_table! {
    static PHRASES: (Phrase, &'static str) = "date-phrases.txt", "class | value | phrase", |row| {
        let [class, value, words] = *row else { return None };
        let steps = value.parse().ok();
        let phrase = match class {
            "day" => Phrase::Day(steps?),
            "unit" => Phrase::Unit(Unit::of(value)?),
            "after" => Phrase::After(steps?),
            "before-count" => Phrase::BeforeCount(steps?),
            "after-count" => Phrase::AfterCount(steps?),
            "from-day" => Phrase::FromDay(steps?),
            "in-count" => Phrase::InCount(steps?),
            "about" => Phrase::About,
            "none" => Phrase::NoDate,
            _ => return None,
        };
        Some((phrase, words))
    };
}

language_table! {
    static HOLIDAYS: (Holiday, Vec<&'static str>) = "holidays.txt", "rule | names", |row| {
        let (rule, names) = row.split_first()?;
        Some((Holiday::of(rule)?, table::names(names)?))
    };
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
