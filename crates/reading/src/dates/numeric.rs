//! Dates in digits: "22/02/2016", "2-Oct", "12.05.2014", "2025-08-12". Fields and the marks between
//! them, with no blank inside.

use chrono::NaiveDate;
use cotejo_core::article::Language;

use super::lexicon::entry;
use crate::{tenses::Named, tokens::Token};

/// What the fields say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumericDate {
    Full(NaiveDate),
    DayAndMonth { day: u32, month: u32 },
    Month { year: i32, month: u32 },
}

#[derive(Clone, Copy, Debug)]
enum Field {
    /// And how many digits.
    Number(u32, usize),
    Month(u32),
}

/// Up to three fields, and the marks between them.
struct Run {
    fields: [Option<Field>; 3],
    marks: [Option<u8>; 2],
    end: usize,
}

/// The numeric date that begins at a token. `led`: something before it says that it is a date, which
/// a day and a month need ("3/4" may be a share, "2-1" a score).
pub(super) fn numeric(
    tokens: &[Token],
    at: usize,
    led: bool,
    language: Language,
) -> Option<(NumericDate, usize)> {
    if is_inside_a_run(tokens, at) {
        return None;
    }
    let run = run(tokens, at)?;
    let date = match run.fields {
        [Some(a), Some(b), Some(c)] => three([a, b, c], run.marks, language),
        [Some(a), Some(b), None] => {
            let alone = at == 0 && run.end == tokens.len();
            two(a, b, run.marks[0]?, led || alone, language)
        }
        _ => None,
    }?;
    Some((date, run.end))
}

fn is_mark(token: &Token) -> bool {
    matches!(token.folded.as_str(), "-" | "/")
}

fn is_inside_a_run(tokens: &[Token], at: usize) -> bool {
    let (Some(from), Some(token)) = (at.checked_sub(2), tokens.get(at)) else { return false };
    let [before, mark] = [&tokens[from], &tokens[from + 1]];
    token.glued && mark.glued && is_mark(mark) && before.text.as_bytes()[0].is_ascii_digit()
}

/// Reads the fields. A point or comma between digits is part of their token.
fn run(tokens: &[Token], at: usize) -> Option<Run> {
    let mut run = Run { fields: [None; 3], marks: [None; 2], end: at };
    let mut count = 0;
    loop {
        let token = tokens.get(run.end)?;
        let mut rest = token.text;
        loop {
            let cut = rest.find(['.', ',']).unwrap_or(rest.len());
            let slot = run.fields.get_mut(count)?;
            *slot = Some(field(token, rest.get(..cut)?)?);
            count += 1;
            let Some(mark) = rest.as_bytes().get(cut) else { break };
            *run.marks.get_mut(count - 1)? = Some(*mark);
            rest = rest.get(cut + 1..)?;
        }
        run.end += 1;
        let goes_on =
            tokens.get(run.end).filter(|mark| mark.glued && is_mark(mark)).and_then(|mark| {
                tokens.get(run.end + 1).filter(|next| next.glued && next.is_word())?;
                mark.folded.bytes().next()
            });
        let Some(mark) = goes_on else { return Some(run) };
        *run.marks.get_mut(count - 1)? = Some(mark);
        run.end += 1;
    }
}

fn field(token: &Token, part: &str) -> Option<Field> {
    if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
        return part.parse().ok().map(|number| Field::Number(number, part.len()));
    }
    match entry(token)?.named? {
        Named::Month(month) if part.len() == token.text.len() => Some(Field::Month(month)),
        _ => None,
    }
}

fn three(fields: [Field; 3], marks: [Option<u8>; 2], language: Language) -> Option<NumericDate> {
    use Field::{Month, Number};
    let (first_mark, last_mark) = (marks[0]?, marks[1]?);
    // "08/12,2015" has two marks; otherwise they are the same.
    if first_mark != last_mark && !(last_mark == b',' && matches!(first_mark, b'/' | b'-')) {
        return None;
    }
    if first_mark == b',' {
        return None;
    }
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(NumericDate::Full);
    match fields {
        [Month(month), a @ Number(..), b @ Number(..)]
        | [a @ Number(..), Month(month), b @ Number(..)]
        | [a @ Number(..), b @ Number(..), Month(month)] => {
            let (year, day) = if is_full_year(a) { (a, b) } else { (b, a) };
            date(year_of(year)?, month, number(day)?)
        }
        [a, b, c] if is_full_year(a) => {
            let (year, month, day) = (year_of(a)?, number(b)?, number(c)?);
            date(year, month, day).or_else(|| date(year, day, month))
        }
        [a, b, c] => {
            // "07.28.27" is a time of day.
            if first_mark == b'.' && !is_full_year(c) {
                return None;
            }
            let year = year_of(c)?;
            let (day, month) = in_order(number(a)?, number(b)?, language, |day, month| {
                NaiveDate::from_ymd_opt(year, month, day).is_some()
            })?;
            date(year, month, day)
        }
    }
}

fn two(a: Field, b: Field, mark: u8, led: bool, language: Language) -> Option<NumericDate> {
    use Field::{Month, Number};
    match (a, b) {
        (Month(month), number) | (number, Month(month)) if is_full_year(number) => {
            Some(NumericDate::Month { year: year_of(number)?, month })
        }
        (Month(month), Number(day, 1..=2)) | (Number(day, 1..=2), Month(month)) => {
            is_a_day(day, month).then_some(NumericDate::DayAndMonth { day, month })
        }
        (Number(month, 1..=2), year) if mark == b'/' && is_full_year(year) => {
            (1..=12).contains(&month).then_some(NumericDate::Month { year: year_of(year)?, month })
        }
        (year, Number(month @ 1..=12, 2)) if is_full_year(year) && matches!(mark, b'/' | b'-') => {
            let year = year_of(year)?;
            // "2010-11" is two years.
            let two_years = year % 100 + 1 == i32::try_from(month).ok()?;
            (!two_years).then_some(NumericDate::Month { year, month })
        }
        (Number(a, width_a @ 1..=2), Number(b, width_b @ 1..=2)) => {
            let (day, month) = in_order(a, b, language, is_a_day)?;
            let padded = width_a == 2 && width_b == 2;
            let no_score = padded || day > 12;
            let is_date = match mark {
                b'/' => led || padded,
                b'-' => led && no_score,
                _ => false,
            };
            is_date.then_some(NumericDate::DayAndMonth { day, month })
        }
        _ => None,
    }
}

/// Day and month of two numbers: the language's order, or the other where only it is a date.
fn in_order(
    a: u32,
    b: u32,
    language: Language,
    is_date: impl Fn(u32, u32) -> bool,
) -> Option<(u32, u32)> {
    let (usual, other) =
        if language == Language::English { ((b, a), (a, b)) } else { ((a, b), (b, a)) };
    [usual, other].into_iter().find(|&(day, month)| is_date(day, month))
}

/// Whether some year has such a day.
pub(super) fn is_a_day(day: u32, month: u32) -> bool {
    NaiveDate::from_ymd_opt(2024, month, day).is_some()
}

fn number(field: Field) -> Option<u32> {
    match field {
        Field::Number(number, 1..=2) => Some(number),
        _ => None,
    }
}

fn is_full_year(field: Field) -> bool {
    matches!(field, Field::Number(1000..2200, 4))
}

/// A year of four digits, or of two: up to 49 of this century, from 50 of the last one.
fn year_of(field: Field) -> Option<i32> {
    let Field::Number(number, width) = field else { return None };
    let year = match width {
        4 if is_full_year(field) => number,
        2 if number < 50 => 2000 + number,
        2 => 1900 + number,
        _ => return None,
    };
    i32::try_from(year).ok()
}
