//! What the model sees of a word: numbers that stand for "the word before is `presidente`", "ends
//! in -ez", "the run of capitals it stands in is followed by a verb of saying". The same code
//! gives them when the model is trained and when it is used.

use cotejo_core::text::hash::hash;

use super::lists::{self, Place};
use crate::{
    cues, tenses,
    tokens::{AtPlace as _, Token},
};

/// Longest run of capitals whose length is told apart.
const LONG_RUN: usize = 5;

/// How many words before a name are searched for a role.
const ROLE_REACH: usize = 5;

/// What one feature is about; with the values it takes it gives the feature's number.
#[derive(Clone, Copy)]
#[repr(u8)]
enum About {
    Word,
    WordPair,
    Shape,
    Prefix,
    Suffix,
    List,
    ListAndShape,
    First,
    Known,
    Position,
    Before,
    BeforeThat,
    BeforeEnding,
    After,
    AfterThat,
    Opening,
    Closing,
    WordOfRun,
    WholeRun,
    ListsOfRun,
    OpeningAndBefore,
    Role,
    AfterEnding,
    BeforeAndAfter,
    KnownBeside,
    Marks,
    Bracketed,
}

/// What is remembered of a token while its sentence is looked at.
struct Word {
    /// Hash of the folded word, digits as zeros.
    folded: u64,
    /// Letters as x and X, digits as 0, runs shortened.
    shape: u64,
    /// Of one to four characters.
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    /// In which lists it is, a bit each.
    lists: u32,
    /// Where it stands in a name that the tables have.
    known: u64,
    capital: bool,
    /// The run of capitals it is in.
    run: Option<usize>,
    /// Whether quotation marks stand around it.
    marks: u64,
}

/// A run of capitalised words, connectors inside included: half-open.
struct Run {
    start: usize,
    end: usize,
}

/// Gives the features of each token of a sentence, in order, to `take`.
pub(super) fn features(tokens: &[Token], mut take: impl FnMut(usize, u32)) {
    let mut words: Vec<Word> = tokens.iter().map(word).collect();
    mark_known(tokens, &mut words);
    mark_quoted(tokens, &mut words);
    let runs = mark_runs(tokens, &mut words);
    for at in 0..words.len() {
        let mut emit = |about: About, which: u64, value: u64| {
            take(at, number(about, which, value));
        };
        of_window(&words, at, &mut emit);
        if let Some(run) = words[at].run {
            of_run(tokens, &words, &runs[run], at, &mut emit);
        }
    }
}

/// The number of a feature: the upper half of a multiplicative hash.
fn number(about: About, which: u64, value: u64) -> u32 {
    let mixed = mix(mix(about as u64 + 1, which), value);
    (mixed >> 32) as u32
}

fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn word(token: &Token) -> Word {
    let digits_as_zeros = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    let folded = token.folded.as_str();
    let affix = |from_end: bool| {
        let mut affixes = [0; 4];
        let mut at = if from_end { folded.len() } else { 0 };
        for slot in &mut affixes {
            let rest = if from_end { &folded[..at] } else { &folded[at..] };
            let next = if from_end { rest.chars().next_back() } else { rest.chars().next() };
            let Some(c) = next else { break };
            at = if from_end { at - c.len_utf8() } else { at + c.len_utf8() };
            let affix = if from_end { &folded[at..] } else { &folded[..at] };
            *slot = hash(affix.bytes().map(digits_as_zeros));
        }
        affixes
    };
    Word {
        folded: hash(folded.bytes().map(digits_as_zeros)),
        shape: shape(token.text),
        prefixes: affix(false),
        suffixes: affix(true),
        lists: lists::of_word(token),
        known: 0,
        capital: token.is_capitalised(),
        run: None,
        marks: 0,
    }
}

/// The shape of a word: classes of characters, each repeated at most twice.
fn shape(text: &str) -> u64 {
    let (mut shape, mut last, mut times) = (0xcbf2_9ce4_8422_2325_u64, '\0', 0);
    for c in text.chars() {
        let class = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        times = if class == last { times + 1 } else { 1 };
        last = class;
        if times <= 2 {
            shape = mix(shape, u64::from(u32::from(class)));
        }
    }
    shape
}

/// Marks the words of names that the tables have, longest first.
fn mark_known(tokens: &[Token], words: &mut [Word]) {
    let mut at = 0;
    while at < tokens.len() {
        let found =
            if tokens[at].is_capitalised() { lists::longest_known(tokens, at) } else { None };
        let Some((end, listed)) = found else {
            at += 1;
            continue;
        };
        let alone = end - at == 1;
        for (from_start, word) in words[at..end].iter_mut().enumerate() {
            let place = match (from_start, alone) {
                (0, true) => Place::Whole,
                (0, false) => Place::First,
                _ => Place::Inside,
            };
            word.known = 1 + listed.number() * 4 + place as u64;
        }
        at = end;
    }
}

/// Marks what stands between quotation marks: after the first and up to the last of a pair.
fn mark_quoted(tokens: &[Token], words: &mut [Word]) {
    let mut open = false;
    let mut since = 0;
    for at in 0..tokens.len() {
        let mark = tokens[at].folded == "\"";
        if mark {
            open = !open;
            since = 0;
        } else if open {
            since += 1;
            words[at].marks = 1 + u64::from(since == 1);
        }
    }
}

fn mark_runs(tokens: &[Token], words: &mut [Word]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !words[at].capital {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(next) = next_of_run(tokens, words, end) {
            end = next;
        }
        words[at..end].iter_mut().for_each(|word| word.run = Some(runs.len()));
        runs.push(Run { start: at, end });
        at = end;
    }
    runs
}

/// The end of a run that goes on at `at`: with a capital, or with one or two connectors before one.
fn next_of_run(tokens: &[Token], words: &[Word], at: usize) -> Option<usize> {
    (at..tokens.len().min(at + 3))
        .find(|&at| !lists::connects(&tokens[at]))
        .filter(|&capital| words[capital].capital)
        .map(|capital| capital + 1)
}

/// What stands at and around a token.
fn of_window(words: &[Word], at: usize, emit: &mut impl FnMut(About, u64, u64)) {
    let here = &words[at];
    let beside = |distance: isize| at.checked_add_signed(distance).and_then(|at| words.get(at));
    for (which, distance) in (-2..=2).enumerate() {
        let Some(word) = beside(distance) else {
            emit(About::Word, which as u64, 0);
            continue;
        };
        emit(About::Word, which as u64, word.folded);
        emit(About::Shape, which as u64, word.shape);
        let mut left = word.lists;
        while left != 0 {
            let bit = left.trailing_zeros();
            left &= left - 1;
            emit(About::List, which as u64, u64::from(bit));
        }
        if word.known != 0 {
            emit(About::Known, which as u64, word.known);
        }
    }
    if let Some(before) = beside(-1) {
        emit(About::WordPair, 0, mix(before.folded, here.folded));
        emit(About::Suffix, 10, before.suffixes[2]);
        emit(About::Shape, 10, mix(before.shape, here.shape));
        emit(About::ListAndShape, 0, mix(u64::from(before.lists), u64::from(here.lists)));
    } else {
        emit(About::First, 0, here.shape);
        emit(About::First, 1, u64::from(here.lists));
    }
    if let Some(after) = beside(1) {
        emit(About::WordPair, 1, mix(here.folded, after.folded));
        emit(About::Suffix, 11, after.suffixes[2]);
        emit(About::Shape, 11, mix(here.shape, after.shape));
        emit(About::ListAndShape, 1, mix(u64::from(here.lists), u64::from(after.lists)));
    }
    emit(About::ListAndShape, 2, mix(u64::from(here.lists), here.shape));
    for length in 0..4 {
        if here.prefixes[length] != 0 {
            emit(About::Prefix, length as u64, here.prefixes[length]);
            emit(About::Suffix, length as u64, here.suffixes[length]);
        }
    }
    if here.marks != 0 {
        emit(About::Marks, here.marks, u64::from(here.capital));
    }
}

/// What the run of capitals says that a token stands in.
fn of_run(
    tokens: &[Token],
    words: &[Word],
    run: &Run,
    at: usize,
    emit: &mut impl FnMut(About, u64, u64),
) {
    let length = (run.end - run.start).min(LONG_RUN);
    let first = at == run.start;
    let place = u64::from(first) + 2 * u64::from(at + 1 == run.end);
    let back = |distance: usize| run.start.checked_sub(distance).map(|at| &words[at]);
    let folded = |word: Option<&Word>| word.map_or(1, |word| word.folded);
    let ending =
        |word: Option<&Word>, length: usize| word.map_or(1, |word| word.suffixes[length - 1]);
    let (before, before_that) = (folded(back(1)), folded(back(2)));
    let after = folded(words.get(run.end));
    let (opening, closing) = (words[run.start].folded, words[run.end - 1].folded);
    let of_run = words[run.start..run.end].iter().fold(0, |all, word| all | word.lists);
    emit(About::Position, place, length as u64);
    emit(About::Before, place, before);
    emit(About::BeforeThat, place, mix(before_that, before));
    emit(About::BeforeThat, 8 + place, folded(back(3)));
    emit(About::BeforeEnding, place, ending(back(1), 2));
    emit(About::BeforeEnding, 8 + place, ending(back(2), 3));
    emit(About::After, place, after);
    emit(About::AfterThat, place, mix(after, folded(words.get(run.end + 1))));
    emit(About::AfterEnding, place, ending(words.get(run.end), 3));
    emit(About::AfterEnding, 8 + place, ending(words.get(run.end + 1), 3));
    emit(About::BeforeAndAfter, place, mix(before, after));
    let known = words[run.start].known;
    emit(About::KnownBeside, place, mix(known, before));
    emit(About::KnownBeside, 8 + place, mix(known, after));
    emit(About::Opening, place, opening);
    emit(About::Closing, place, closing);
    for (other, word) in (run.start..).zip(&words[run.start..run.end]) {
        if other != at {
            emit(About::WordOfRun, u64::from(other < at), word.folded);
        }
    }
    let whole = words[run.start..run.end].iter().fold(0, |whole, word| mix(whole, word.folded));
    emit(About::WholeRun, place, whole);
    emit(About::ListsOfRun, place, u64::from(of_run));
    emit(About::OpeningAndBefore, place, mix(before, u64::from(words[run.start].lists)));
    let role = (1..=ROLE_REACH.min(run.start))
        .find(|back| words[run.start - back].lists & lists::ROLE != 0);
    if let Some(back) = role {
        let comma = tokens[run.start - 1].text == ",";
        emit(About::Role, place, (back as u64) * 2 + u64::from(comma));
        emit(About::Role, 8 + place, words[run.start - back].folded);
    }
    let bracketed =
        run.start > 0 && tokens[run.start - 1].text == "(" && tokens.is_mark(run.end, ")");
    if bracketed {
        let word_before = run.start.checked_sub(2).map_or(0, |at| 1 + u64::from(words[at].capital));
        emit(About::Bracketed, place, mix(word_before, words[at].shape));
    }
    let says = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| cues::is_saying(&token.folded))
    };
    let cue = u64::from(says(run.start.checked_sub(1))) + 2 * u64::from(says(Some(run.end)));
    let calendar =
        tokens[run.start..run.end].iter().any(|token| tenses::is_calendar_word(&token.folded));
    emit(About::Role, 16 + place, cue * 2 + u64::from(calendar));
}
