//! The words and phrases dates are made of, from their tables. One look-up tells whether a token can
//! be part of a date at all.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    language_table,
    text::{lookup::Lookup, table},
};

use super::resolve::{Holiday, Unit};
use crate::{
    numerals::{self, Class},
    tenses::{Named, calendar},
    tokens::Token,
};

/// What a word of the tables may be; several at once: "segundo", "may".
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LexicalEntry {
    pub(super) number: Option<u32>,
    pub(super) ordinal: Option<u32>,
    pub(super) decade: Option<u32>,
    pub(super) unit: Option<(Unit, Grammatical)>,
    pub(super) offset: Option<Offset>,
    pub(super) named: Option<Named>,
    /// Sorted out by [`Role`], a bit each.
    roles: u32,
    /// Where its phrases stand among the lexicon's.
    phrases: Option<usize>,
}

impl LexicalEntry {
    pub(super) fn plays(&self, role: Role) -> bool {
        self.roles & (1 << role as u32) != 0
    }

    /// Whether a date can begin with it: not with "de" or "y".
    pub(super) fn can_begin(&self) -> bool {
        let begins = [Role::Article, Role::Part, Role::Same, Role::DayWord];
        self.number.or(self.ordinal).or(self.decade).is_some()
            || self.unit.is_some()
            || self.offset.is_some()
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
pub(super) struct Offset {
    pub(super) steps: i64,
    pub(super) anchor: Anchor,
}

/// What an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The reference date: "pasado".
    Reference,
    /// The last date before it: "anterior".
    Antecedent,
    /// The reference date, if it names a day; a stretch that ends now, if it names a period: "último".
    Window,
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
    /// An offset after its period.
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
    words: BTreeMap<&'static str, LexicalEntry>,
    phrases: Phrases,
}

static LEXICON: LazyLock<(Lookup<LexicalEntry>, Phrases)> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: BTreeMap::new(), phrases: Vec::new() };
    for (name, named) in calendar() {
        lexicon.words.entry(name).or_default().named = Some(named);
    }
    for (word, class, value) in numerals::words() {
        let number = Some(value as u32);
        let kept: fn(&mut LexicalEntry) -> &mut Option<u32> = match class {
            Class::Number => |entry| &mut entry.number,
            // "hundred", "mil": no year has more.
            Class::Scale if value <= 1000.0 => |entry| &mut entry.number,
            Class::Ordinal => |entry| &mut entry.ordinal,
            Class::Decade => |entry| &mut entry.decade,
            _ => continue,
        };
        *kept(lexicon.words.entry(word).or_default()) = number;
    }
    for (sense, words) in WORDS.rows() {
        for word in words.split_whitespace() {
            let entry = lexicon.words.entry(word).or_default();
            match sense {
                Sense::Unit(unit, grammatical) => entry.unit = Some((unit, grammatical)),
                Sense::Offset(offset) => entry.offset = Some(offset),
                Sense::Role(role) => entry.roles |= 1 << role as u32,
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
    Offset(Offset),
    Role(Role),
}

language_table! {
    static WORDS: (Sense, &'static str) = "date-words.txt", "class | value | words", |row| {
        let [class, value, words] = *row else { return None };
        let unit = |grammatical| Some(Sense::Unit(Unit::of(value)?, grammatical));
        let offset = |anchor| Some(Sense::Offset(Offset { steps: value.parse().ok()?, anchor }));
        let sense = match class {
            "unit" => unit(Grammatical::Singular),
            "units" => unit(Grammatical::Plural),
            "reference" => offset(Anchor::Reference),
            "antecedent" => offset(Anchor::Antecedent),
            "window" => offset(Anchor::Window),
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
pub(super) fn entry(token: &Token) -> Option<&'static LexicalEntry> {
    LEXICON.0.get(token.folded.as_str())
}

/// Whether the end of a word is that of an ordinal: "1st", "21ro".
pub(super) fn is_ordinal_suffix(folded: &str) -> bool {
    LEXICON.0.get(folded).is_some_and(|entry| entry.plays(Role::Suffix))
}

/// The longest phrase at a token that `pick` takes, and the token after it.
pub(super) fn phrase<T>(
    tokens: &[Token],
    at: usize,
    first: &LexicalEntry,
    pick: impl Fn(Phrase) -> Option<T>,
) -> Option<(T, usize)> {
    LEXICON.1[first.phrases?].iter().find_map(|(rest, phrase)| {
        let end = at + 1 + rest.len();
        let following = tokens.get(at + 1..end)?.iter().map(|token| token.folded.as_str());
        // A text's "'" is folded to `"`; the tables write it plain.
        let same = |(token, word): (&str, &&str)| {
            token == *word || word.contains('\'') && token.replace('"', "'") == *word
        };
        following.zip(rest).all(same).then(|| pick(*phrase)).flatten().map(|picked| (picked, end))
    })
}
