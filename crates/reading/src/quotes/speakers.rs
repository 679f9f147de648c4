//! Who speaks: the subject of a cue, and what a role, a noun such as "la empresa" or no subject at
//! all stands for, where the text leaves one answer only.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    findings::{EntityKind, Mention},
    language_table,
    text::{
        Span, table,
        word_set::{FUNCTION_WORDS, MEDIUM_CUES, ROLES},
    },
};

use super::passage::Cue;
use crate::{
    cues::{self, CueKind, SpeechWord, cue},
    gazetteer::{PREPOSITIONS, SUBJECT_NOUNS, key},
    tokens::{AtPlace as _, Token},
};

/// How far from a cue its subject is looked for, in tokens.
const REACH: usize = 14;

/// Offices by a word for them: the number of their group.
static GROUPS: LazyLock<BTreeMap<&str, usize>> = LazyLock::new(|| {
    let words = |(group, words): (usize, Vec<&'static str>)| {
        words.into_iter().map(move |word| (word, group))
    };
    ROLE_GROUPS.rows().enumerate().flat_map(words).collect()
});

language_table! {
    static ROLE_GROUPS: Vec<&'static str> = "role-groups.txt", "words for one office", table::words;
}

/// Subjects of a cue, as indices of mentions, those after it first ("dijo Kim", "según la agencia
/// Tass").
pub(super) fn subjects(
    tokens: &[Token],
    at: usize,
    kind: CueKind,
    mentions: &[&Mention],
) -> Vec<usize> {
    if kind != CueKind::According && medium_noun_alone(tokens, at) {
        return Vec::new();
    }
    let after = after(tokens, at, kind, mentions);
    if !after.is_empty() || kind == CueKind::According {
        return after;
    }
    before(tokens, at, mentions).map_or_else(Vec::new, |last| joined(tokens, mentions, last, false))
}

/// After a cue: nothing but articles, roles, adjectives and the like until the name; no comma, no
/// preposition but those of a role.
fn after(tokens: &[Token], at: usize, kind: CueKind, mentions: &[&Mention]) -> Vec<usize> {
    for token in tokens.iter().skip(at + 1).take(REACH) {
        let mention = mentions.iter().position(|mention| mention.span.start == token.span.start);
        if let Some(first) = mention {
            let speaks = match mentions[first].kind {
                EntityKind::Other => false,
                EntityKind::Place => kind == CueKind::According,
                _ => true,
            };
            // No company says what "dijo el portavoz de Boeing" tells; "según datos de Boeing" it does.
            if kind == CueKind::According || !governed(tokens, mentions[first].span) {
                return if speaks { joined(tokens, mentions, first, true) } else { Vec::new() };
            }
        }
        let stops = !token.is_word()
            || cues::is(SpeechWord::Stop, &token.folded)
            || kind != CueKind::According && cue(token.text).is_some();
        if stops {
            break;
        }
    }
    Vec::new()
}

/// Before a cue: with a comma before the verb, the nearest name that an apposition follows ("Ana
/// Pérez, ministra de Asuntos Varios, dijo"); else the nearest in the same run of words.
fn before(tokens: &[Token], at: usize, mentions: &[&Mention]) -> Option<usize> {
    let verb = start_of_verb(tokens, at);
    let comma = verb.checked_sub(1).is_some_and(|before| tokens[before].text == ",");
    // "…, diciendo que": whoever the sentence is about, not whom it named last.
    if cues::is_gerund(tokens[at].text) {
        return mentions.first().filter(|mention| opens(tokens, mention)).map(|_| 0);
    }
    mentions.iter().enumerate().rev().find_map(|(index, mention)| {
        let end = tokens.partition_point(|token| token.span.end <= mention.span.end);
        if end > verb
            || !matches!(mention.kind, EntityKind::Person | EntityKind::Organisation)
            || governed(tokens, mention.span)
        {
            return None;
        }
        let between = &tokens[end..verb];
        let reaches = if comma {
            tokens[end].text == ","
        } else {
            between.len() <= 2 * REACH
                && between.iter().all(|token| token.text != ",")
                && !between.iter().any(|token| cue(token.text).is_some())
        };
        // A clause or a sentence that ends between the two parts them.
        let parted = between.iter().any(|token| matches!(token.text, ";" | "." | ":"));
        (reaches && !parted).then_some(index)
    })
}

/// Whether a person or body stands at the beginning of its sentence.
fn opens(tokens: &[Token], mention: &Mention) -> bool {
    let before = tokens.partition_point(|token| token.span.start < mention.span.start);
    matches!(mention.kind, EntityKind::Person | EntityKind::Organisation)
        && tokens[..before].iter().all(|token| {
            !token.is_word()
                || cues::is(SpeechWord::Article, &token.folded)
                || ROLES.contains(&token.folded)
        })
}

/// Where the verb of a cue begins: at its auxiliary, pronouns and adverbs before included.
pub(super) fn start_of_verb(tokens: &[Token], at: usize) -> usize {
    let belongs = |token: &Token| {
        cues::is_auxiliary(&token.text.to_lowercase())
            || cues::is(SpeechWord::Particle, &token.folded)
    };
    let mut start = at;
    while start > 0 && belongs(&tokens[start - 1]) {
        start -= 1;
    }
    start
}

/// Whether a preposition stands before a mention, an article between included: "a Putin", "de la
/// USAF".
fn governed(tokens: &[Token], span: Span) -> bool {
    let at = tokens.partition_point(|token| token.span.start < span.start);
    let article = at > 0 && cues::is(SpeechWord::Article, &tokens[at - 1].folded);
    at.checked_sub(1 + usize::from(article))
        .is_some_and(|before| cues::is(SpeechWord::Govern, &tokens[before].folded))
}

/// A mention, with the one that "y" joins to it, after or before; an apposition may stand between.
fn joined(tokens: &[Token], mentions: &[&Mention], at: usize, forward: bool) -> Vec<usize> {
    let joined = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (mentions.get(left), mentions.get(right)) else {
            return false;
        };
        let from = tokens.partition_point(|token| token.span.start < left.span.end);
        let to = tokens.partition_point(|token| token.span.start < right.span.start);
        let between = &tokens[from.min(to)..to];
        let and = |token: &Token| cues::is(SpeechWord::And, token.text);
        let role_between = between.len() <= 8
            && between.iter().all(|token| token.is_word() || token.text == ",")
            && between.iter().filter(|token| and(token)).count() == 1
            && between.iter().rev().take_while(|token| !and(token)).all(|token| {
                !token.is_word()
                    || ROLES.contains(&token.folded)
                    || token.text.chars().all(char::is_lowercase)
            })
            && between.iter().any(|token| ROLES.contains(&token.folded));
        left.kind == right.kind && (between.len() == 1 && and(&between[0]) || role_between)
    };
    if forward && joined(at, at + 1) {
        vec![at, at + 1]
    } else if !forward && at > 0 && joined(at - 1, at) {
        vec![at - 1, at]
    } else if !forward && at > 1 && joined(at - 2, at) {
        // The one between is of the first one's apposition: "Ana, jefa de la UAW, y Luis".
        vec![at - 2, at]
    } else {
        vec![at]
    }
}

/// "añadió el medio", "informó la agencia": a noun that stands for a medium named before.
pub(super) fn medium_noun_alone(tokens: &[Token], at: usize) -> bool {
    let article = tokens.get(at + 1).is_some_and(|token| {
        matches!(token.folded.as_str(), "el" | "la" | "dicho" | "dicha" | "esta" | "este" | "the")
    });
    let noun = tokens
        .get(at + 2)
        .is_some_and(|token| matches!(token.folded.as_str(), "medio" | "agencia" | "agency"));
    let attached = |token: &&Token| {
        token.is_word()
            && (matches!(token.folded.as_str(), "de" | "del" | "of")
                || !PREPOSITIONS.contains(&token.folded))
    };
    let named = tokens.iter().skip(at + 3).take_while(attached).any(Token::is_capitalised);
    article && noun && !named
}

/// Whether "el medio", "la agencia", "los medios estatales" is the subject after a cue, not the one who
/// is told: "dijo Ana a la agencia".
pub(super) fn medium_noun_after(tokens: &[Token], at: usize) -> bool {
    tokens[at + 1..]
        .iter()
        .take(6)
        .take_while(|token| token.is_word() && !cues::is(SpeechWord::Stop, &token.folded))
        .any(|token| MEDIUM_CUES.contains(&token.folded))
}

/// An office as a text words it: its group and the adjective after it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Office {
    group: usize,
    of: Option<String>,
}

impl Office {
    /// The office that token `at` names.
    fn at(tokens: &[Token], at: usize) -> Option<Self> {
        let folded = tokens[at].folded.as_str();
        let group = GROUPS.get(folded).copied()?;
        let adjective = tokens.get(at + 1).filter(|next| {
            next.is_word() && !next.is_capitalised() && !FUNCTION_WORDS.contains(&next.folded)
        });
        Some(Self { group, of: adjective.map(|token| token.folded.clone()) })
    }

    /// Whether both may mean one office.
    fn fits(&self, other: &Self) -> bool {
        self.group == other.group
            && (self.of.is_none() || other.of.is_none() || self.of == other.of)
    }
}

/// What a text has told so far that a later subject may stand for.
#[derive(Default)]
pub(super) struct DiscourseContext {
    offices: Vec<(Office, String)>,
    /// Speakers of the last quote, and how many passages ago it stood.
    last: Vec<String>,
    since: usize,
    /// Persons and bodies named in the passage before.
    persons: Vec<String>,
    bodies: Vec<String>,
}

impl DiscourseContext {
    /// Learns who holds which office: "el presidente ruso, Vladímir Putin", "Ana Pérez, portavoz de".
    pub(super) fn learn_offices(&mut self, sentences: &[Vec<Token>], mentions: &[Mention]) {
        let mut rest = mentions;
        for tokens in sentences {
            let Some(end) = tokens.last().map(|token| token.span.end) else { continue };
            let here = rest.partition_point(|mention| mention.span.end <= end);
            let (these, later) = rest.split_at(here);
            rest = later;
            for mention in these.iter().filter(|mention| mention.kind == EntityKind::Person) {
                self.offices.extend(
                    offices_beside(tokens, mention.span)
                        .into_iter()
                        .map(|office| (office, mention.entity.clone())),
                );
            }
        }
    }

    /// A passage ends: what it named and who spoke in it.
    pub(super) fn passage(&mut self, mentions: &[&Mention], speakers: &[String]) {
        let named = |kind: EntityKind| {
            let mut names: Vec<String> = Vec::new();
            for mention in mentions.iter().filter(|mention| mention.kind == kind) {
                if !names.iter().any(|name| is_same(name, &mention.entity)) {
                    names.push(mention.entity.clone());
                }
            }
            names
        };
        let (persons, bodies) = (named(EntityKind::Person), named(EntityKind::Organisation));
        if !persons.is_empty() {
            self.persons = persons;
        }
        if !bodies.is_empty() {
            self.bodies = bodies;
        }
        if speakers.is_empty() {
            self.since += 1;
        } else {
            self.last = speakers.to_vec();
            self.since = 0;
        }
    }

    /// Those who spoke in the passage before, whose words go on.
    pub(super) fn going_on(&self) -> Vec<String> {
        if self.since == 0 { self.last.clone() } else { Vec::new() }
    }

    /// Whom the subject of a cue stands for that no name is beside.
    pub(super) fn resolve(
        &self,
        tokens: &[Token],
        cues: &[Cue],
        cue: &Cue,
        mentions: &[&Mention],
    ) -> Vec<String> {
        let verb = start_of_verb(tokens, cue.token);
        let coordinated = verb > 0
            && [SpeechWord::And, SpeechWord::But]
                .into_iter()
                .any(|class| cues::is(class, &tokens[verb - 1].folded));
        let earlier =
            cues.iter().rev().find(|other| other.token < cue.token && !other.subjects.is_empty());
        let goes_with_it = coordinated || cues::is_gerund(tokens[cue.token].text);
        if let Some(earlier) = earlier.filter(|_| goes_with_it) {
            return earlier.subjects.iter().map(|&at| mentions[at].entity.clone()).collect();
        }
        match noun_phrase(tokens, verb, cue.token) {
            Subject::Office(office) => self.holder(&office),
            Subject::Body => {
                let here = mentions.iter().rev().find(|mention| {
                    mention.span.end <= tokens[verb].span.start
                        && mention.kind == EntityKind::Organisation
                });
                here.map(|mention| mention.entity.clone())
                    .or_else(|| self.bodies.last().cloned())
                    .into_iter()
                    .collect()
            }
            Subject::Nobody if cue.token > 0 || tokens.len() > 2 => self.alone(),
            _ => Vec::new(),
        }
    }

    /// The one who holds an office in this text.
    fn holder(&self, office: &Office) -> Vec<String> {
        let mut holders: Vec<&String> = Vec::new();
        for (other, name) in &self.offices {
            if office.fits(other) && !holders.iter().any(|holder| is_same(holder, name)) {
                holders.push(name);
            }
        }
        match holders.as_slice() {
            [one] => vec![(*one).clone()],
            _ => Vec::new(),
        }
    }

    /// The only person there is to speak: who spoke just before, or the only one just named.
    fn alone(&self) -> Vec<String> {
        if self.since <= 1 && !self.last.is_empty() {
            return self.last.clone();
        }
        match self.persons.as_slice() {
            [one] => vec![one.clone()],
            _ => Vec::new(),
        }
    }
}

/// Whether the words of one name are among those of the other.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    short.split(' ').all(|word| long.split(' ').any(|other| other == word))
}

/// The offices that the words beside a person's name give.
fn offices_beside(tokens: &[Token], name: Span) -> Vec<Office> {
    let start = tokens.partition_point(|token| token.span.start < name.start);
    let end = tokens.partition_point(|token| token.span.end <= name.end);
    let ends = |token: &&Token| {
        !matches!(token.folded.as_str(), "." | ";" | ":" | "\"" | "y" | "que" | "con" | "a")
    };
    let before = tokens[..start].iter().rev().take(8).take_while(ends).count();
    let led = (start - before..start).rev().find_map(|at| Office::at(tokens, at));
    let apposition = tokens.is_mark(end, ",");
    let follows = apposition
        .then(|| (end + 1..tokens.len().min(end + 5)).find_map(|at| Office::at(tokens, at)))
        .flatten();
    led.into_iter().chain(follows).collect()
}

/// What stands where the subject of a verb is.
enum Subject {
    /// "el mandatario ruso".
    Office(Office),
    /// "la empresa".
    Body,
    /// Other words.
    Someone,
    /// None.
    Nobody,
}

/// The subject of a verb that is no name: the words between it and the marks around.
fn noun_phrase(tokens: &[Token], verb: usize, cue: usize) -> Subject {
    let of = |at: usize| {
        let token = &tokens[at];
        if let Some(office) = Office::at(tokens, at) {
            Some(Subject::Office(office))
        } else if SUBJECT_NOUNS.contains(&token.folded) {
            Some(Subject::Body)
        } else {
            None
        }
    };
    let ends = |token: &Token| {
        !token.is_word()
            || cues::is(SpeechWord::Stop, &token.folded)
            || cues::is(SpeechWord::And, &token.folded)
    };
    let after_end = (cue + 1..tokens.len().min(cue + 5))
        .find(|&at| ends(&tokens[at]))
        .unwrap_or(tokens.len().min(cue + 5));
    let before_start = (verb.saturating_sub(8)..verb)
        .rev()
        .find(|&at| ends(&tokens[at]))
        .map_or(verb.saturating_sub(8), |at| at + 1);
    let after = cue + 1..after_end;
    let before = before_start..verb;
    let noun = |token: &Token| {
        !FUNCTION_WORDS.contains(&token.folded) && !token.folded.ends_with("mente")
            || matches!(token.folded.as_str(), "quien" | "quienes" | "who")
    };
    if let Some(found) = after.clone().find_map(of).or_else(|| before.clone().find_map(of)) {
        return found;
    }
    let named = tokens[after].iter().chain(&tokens[before]).any(noun);
    if named { Subject::Someone } else { Subject::Nobody }
}
