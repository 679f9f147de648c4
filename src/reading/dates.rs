//! Dates: explicit ones, and those that count from a base: weekdays, "hoy", "el año pasado".
//! Values are TIMEX3's (ISO-TimeML, ISO 24617-1): `2025-08-13`, `2025-08`, `2025`, `2024-FA`.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    Date, DateRule, Defect, DefectKind, DefectReason, cues,
    tenses::{Named, Tense, named, tense_around},
    tokens::Token,
};
use crate::text::{Span, day::day};

/// Reads the dates of sentences against a base day, and says where the order told forces one
/// past the base.
pub(crate) fn dates(sentences: &[&[Token]], base: Option<NaiveDate>) -> (Vec<Date>, Vec<Defect>) {
    let mut found = Vec::new();
    for &tokens in sentences {
        let mut at = 0;
        while at < tokens.len() {
            match read_at(tokens, at, base) {
                Some((date, end)) => {
                    let reported =
                        matches!(date.rule, DateRule::PastWeekday) && is_of_report(tokens, at);
                    found.push((date, reported));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    let defects = keep_order(&mut found, base);
    (found.into_iter().map(|(date, _)| date).collect(), defects)
}

/// The date that begins at token `at`, and the token after it.
fn read_at(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    iso(tokens, at)
        .or_else(|| spanish_day(tokens, at, base))
        .or_else(|| english_day(tokens, at, base))
        .or_else(|| month(tokens, at, base))
        .or_else(|| weekday(tokens, at, base))
        .or_else(|| neighbouring(tokens, at, base))
        .or_else(|| deictic(tokens, at, base))
        .or_else(|| year(tokens, at))
}

fn found(
    tokens: &[Token],
    (start, end): (usize, usize),
    value: String,
    rule: DateRule,
    base: Option<NaiveDate>,
) -> (Date, usize) {
    let span = Span { start: tokens[start].span.start, end: tokens[end - 1].span.end };
    (Date { span, value, rule, base }, end)
}

fn number(token: Option<&Token>) -> Option<u32> {
    token
        .filter(|token| token.text.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|token| token.text.parse().ok())
}

fn year_number(token: Option<&Token>) -> Option<i32> {
    let year = number(token.filter(|token| token.text.len() == 4))?;
    (1000..2200).contains(&year).then(|| i32::try_from(year).ok()).flatten()
}

fn is(token: Option<&Token>, words: &[&str]) -> bool {
    token.is_some_and(|token| words.contains(&token.folded.as_str()))
}

fn month_number(token: Option<&Token>) -> Option<u32> {
    match named(&token?.folded)? {
        Named::Month(month) => Some(month),
        _ => None,
    }
}

/// `2025-08-12`, which word boundaries cut in five.
fn iso(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    let year = year_number(tokens.get(at))?;
    let dashes = is(tokens.get(at + 1), &["-"])
        && is(tokens.get(at + 3), &["-"])
        && tokens[at + 1].glued
        && tokens[at + 3].glued;
    let day =
        NaiveDate::from_ymd_opt(year, number(tokens.get(at + 2))?, number(tokens.get(at + 4))?)?;
    dashes.then(|| found(tokens, (at, at + 5), day.to_string(), DateRule::FullDate, None))
}

/// "19 de junio de 2024", "3 sep", "12 de agosto".
fn spanish_day(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    let day = number(tokens.get(at)).filter(|day| (1..=31).contains(day))?;
    let of = usize::from(is(tokens.get(at + 1), &["de"]));
    let month = month_number(tokens.get(at + 1 + of))?;
    day_of(tokens, at, at + 2 + of, (day, month), base)
}

/// "August 12, 2025", "Aug. 12", "12 August 2025" is read by the Spanish order.
fn english_day(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    let month = month_number(tokens.get(at))?;
    let stop = usize::from(is(tokens.get(at + 1), &["."]));
    let day = number(tokens.get(at + 1 + stop)).filter(|day| (1..=31).contains(day))?;
    let end = at + 2 + stop;
    let comma =
        usize::from(is(tokens.get(end), &[","]) && year_number(tokens.get(end + 1)).is_some());
    day_of(tokens, at, end + comma, (day, month), base)
}

/// A day and month, with the year where one follows.
fn day_of(
    tokens: &[Token],
    start: usize,
    end: usize,
    (day, month): (u32, u32),
    base: Option<NaiveDate>,
) -> Option<(Date, usize)> {
    if let Some((year, end)) = year_after(tokens, end) {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        return Some(found(tokens, (start, end), date.to_string(), DateRule::FullDate, None));
    }
    let base = base?;
    let years = [base.year() - 1, base.year(), base.year() + 1];
    let candidates = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month, day));
    let date = match tense_around(tokens, start) {
        Some(Tense::Past) => candidates.filter(|date| *date <= base).max(),
        Some(Tense::Future) => candidates.filter(|date| *date >= base).min(),
        None => candidates.min_by_key(|date| (*date - base).num_days().abs()),
    }?;
    Some(found(tokens, (start, end), date.to_string(), DateRule::DayAndMonth, Some(base)))
}

/// The year after a month: "2024", "de 2024", "del 2024", and the token after it.
fn year_after(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let of = usize::from(is(tokens.get(at), &["de", "del", "of"]));
    year_number(tokens.get(at + of)).map(|year| (year, at + of + 1))
}

/// A month by itself, or with a year, said or neighbouring: "junio de 2024", "en abril", "junio
/// del pasado año".
fn month(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    let month = month_number(tokens.get(at)).filter(|_| tokens[at].text.len() > 3)?;
    if let Some((year, end)) = year_after(tokens, at + 1) {
        return Some(found(
            tokens,
            (at, end),
            format!("{year:04}-{month:02}"),
            DateRule::MonthAndYear,
            None,
        ));
    }
    let base = base?;
    if is(tokens.get(at + 1), &["de", "del"]) {
        let article = usize::from(is(tokens.get(at + 2), &["este", "el"]));
        if let Some((years, end)) = neighbouring_year(tokens, at + 2 + article) {
            let value = format!("{:04}-{month:02}", base.year() + years);
            return Some(found(
                tokens,
                (at, end),
                value,
                DateRule::MonthOfNeighbouringYear,
                Some(base),
            ));
        }
    }
    // A bare month needs a preposition: "May" and "Marzo" are names too.
    let prepositions = [
        "en", "de", "desde", "hasta", "para", "in", "since", "until", "by", "pasado", "ultimo",
        "proximo", "last", "next",
    ];
    if !(at > 0 && is(tokens.get(at - 1), &prepositions)) {
        return None;
    }
    let year = match tense_around(tokens, at) {
        Some(Tense::Future) if month < base.month() => base.year() + 1,
        Some(Tense::Past) | None if month > base.month() => base.year() - 1,
        _ => base.year(),
    };
    Some(found(tokens, (at, at + 1), format!("{year:04}-{month:02}"), DateRule::Month, Some(base)))
}

/// "pasado año", "año pasado", "próximo año", "last year": how many years on, and the token
/// after it.
fn neighbouring_year(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let pair = (tokens.get(at)?.folded.as_str(), tokens.get(at + 1)?.folded.as_str());
    let years = match pair {
        ("pasado" | "ultimo", "año")
        | ("año", "pasado" | "anterior")
        | ("last" | "previous", "year") => -1,
        ("proximo", "año")
        | ("año", "proximo" | "entrante" | "siguiente" | "que")
        | ("next", "year") => 1,
        ("este" | "presente", "año") | ("año", "actual" | "corriente") | ("this", "year") => 0,
        _ => return None,
    };
    Some((years, at + 2 + usize::from(pair == ("año", "que"))))
}

/// A weekday: the one before, the one to come, by its tense.
fn weekday(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    let base = base?;
    let Some(Named::Weekday(day)) = named(&tokens[at].folded) else { return None };
    let coming = |token| is(token, &["proximo", "next", "coming", "que"]);
    let gone = |token| is(token, &["pasado", "ultimo", "last"]);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let tense = if coming(before) || coming(tokens.get(at + 1)) {
        Tense::Future
    } else if gone(before) || gone(tokens.get(at + 1)) {
        Tense::Past
    } else {
        tense_around(tokens, at).unwrap_or(Tense::Past)
    };
    let start = if coming(before) || gone(before) { at - 1 } else { at };
    let end = if !is(tokens.get(at + 1), &["que"])
        && (coming(tokens.get(at + 1)) || gone(tokens.get(at + 1)))
    {
        at + 2
    } else {
        at + 1
    };
    let start =
        if start > 0 && is(tokens.get(start - 1), &["el", "este"]) { start - 1 } else { start };
    let same_day = start == at || !(coming(before) || gone(before));
    let distance = (base.weekday().num_days_from_monday() + 7 - day) % 7;
    let (date, rule) = match tense {
        Tense::Past => (
            base - Days::new(u64::from(if distance == 0 && !same_day { 7 } else { distance })),
            DateRule::PastWeekday,
        ),
        Tense::Future => {
            let ahead = (7 - distance) % 7;
            (
                base + Days::new(u64::from(if ahead == 0 { 7 } else { ahead })),
                DateRule::ComingWeekday,
            )
        }
    };
    Some(found(tokens, (start, end), date.to_string(), rule, Some(base)))
}

/// "el año pasado", "el mes pasado", "el otoño pasado", "este verano".
fn neighbouring(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    let base = base?;
    let article = usize::from(
        is(tokens.get(at), &["el", "este", "del"]) && !is(tokens.get(at + 1), &["año", "mes"])
            || is(tokens.get(at), &["el"]),
    );
    if let Some((years, end)) = neighbouring_year(tokens, at + article) {
        return Some(found(
            tokens,
            (at, end),
            format!("{:04}", base.year() + years),
            DateRule::NeighbouringPeriod,
            Some(base),
        ));
    }
    let pair = (
        tokens.get(at + article)?.folded.as_str(),
        tokens.get(at + article + 1).map_or("", |token| token.folded.as_str()),
    );
    let end = at + article + 2;
    let months: Option<i32> = match pair {
        ("pasado" | "ultimo", "mes") | ("mes", "pasado" | "anterior") | ("last", "month") => {
            Some(-1)
        }
        ("proximo", "mes") | ("mes", "proximo") | ("next", "month") => Some(1),
        ("este", "mes") | ("this", "month") => Some(0),
        _ => None,
    };
    if let Some(months) = months {
        let month = if months < 0 {
            base - Months::new(1)
        } else {
            base + Months::new(months.unsigned_abs())
        };
        return Some(found(
            tokens,
            (at, end),
            month.format("%Y-%m").to_string(),
            DateRule::NeighbouringPeriod,
            Some(base),
        ));
    }
    season(tokens, at, at + article, base)
}

/// A season of this year, the last one or the next one.
fn season(tokens: &[Token], start: usize, at: usize, base: NaiveDate) -> Option<(Date, usize)> {
    let gone = |token| is(token, &["pasado", "pasada", "ultimo", "ultima", "last"]);
    let coming = |token| is(token, &["proximo", "proxima", "next"]);
    let led = usize::from(
        gone(tokens.get(at))
            || coming(tokens.get(at))
            || is(tokens.get(at), &["this", "esta", "la"]),
    );
    let Some(Named::Season(code)) = named(&tokens.get(at + led)?.folded) else { return None };
    let end = at + led + 1;
    if let Some((year, end)) = year_after(tokens, end) {
        return Some(found(
            tokens,
            (start, end),
            format!("{year:04}-{code}"),
            DateRule::Season,
            None,
        ));
    }
    // The season's first month in the northern hemisphere, as TIMEX3 reckons it.
    let first = match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let lead = tokens.get(at).filter(|_| led == 1);
    let follow = tokens.get(end);
    let (year, end) = if gone(lead) || gone(follow) {
        (
            if first + 2 < base.month() { base.year() } else { base.year() - 1 },
            end + usize::from(gone(follow)),
        )
    } else if coming(lead) || coming(follow) {
        (
            if first > base.month() { base.year() } else { base.year() + 1 },
            end + usize::from(coming(follow)),
        )
    } else if is(tokens.get(start), &["este", "esta", "this"]) {
        (base.year(), end)
    } else {
        return None;
    };
    Some(found(tokens, (start, end), format!("{year:04}-{code}"), DateRule::Season, Some(base)))
}

/// "hoy", "ayer", "anoche", "mañana" where it is no part of the day.
fn deictic(tokens: &[Token], at: usize, base: Option<NaiveDate>) -> Option<(Date, usize)> {
    let base = base?;
    let article_before = at > 0 && is(tokens.get(at - 1), &["la", "esta", "de", "por"]);
    let day = match tokens[at].folded.as_str() {
        "hoy" | "today" => base,
        "ayer" | "anoche" | "yesterday" => base - Days::new(1),
        "anteayer" => base - Days::new(2),
        "mañana" if !article_before => base + Days::new(1),
        "tomorrow" => base + Days::new(1),
        _ => return None,
    };
    Some(found(tokens, (at, at + 1), day.to_string(), DateRule::Deictic, Some(base)))
}

/// A year: four digits after a preposition.
fn year(tokens: &[Token], at: usize) -> Option<(Date, usize)> {
    let year = year_number(tokens.get(at)).filter(|year| (1400..2100).contains(year))?;
    let led = at > 0
        && is(
            tokens.get(at - 1),
            &[
                "en", "de", "del", "desde", "hasta", "año", "in", "since", "until", "of", "by",
                "from", "(", "y",
            ],
        );
    let counted = tokens.get(at + 1).is_some_and(|next| {
        !next.glued
            && next.is_word()
            && !next.is_capitalised()
            && at > 0
            && is(tokens.get(at - 1), &["de", "of", "y"])
            && next.text.len() > 4
    });
    (led && !counted)
        .then(|| found(tokens, (at, at + 1), format!("{year:04}"), DateRule::Year, None))
}

/// How far before a date the verb of reporting may stand, in words.
const REPORT_REACH: usize = 8;

/// Whether a date tells when something was reported: a verb of saying stands before it in the same
/// clause: "informó el miércoles la prensa".
fn is_of_report(tokens: &[Token], start: usize) -> bool {
    let clause = tokens[start.saturating_sub(REPORT_REACH)..start]
        .iter()
        .rev()
        .take_while(|token| token.is_word());
    clause.into_iter().any(|token| cues::is_saying(&token.folded))
}

/// A report cannot precede what it reports: a past weekday beside a verb of reporting that looks
/// back further than another past weekday of the text moves on by a week.
fn keep_order(dates: &mut [(Date, bool)], base: Option<NaiveDate>) -> Vec<Defect> {
    let Some(base) = base else { return Vec::new() };
    let day = |date: &Date| date.value.parse::<NaiveDate>().ok();
    let told = dates
        .iter()
        .filter(|(date, reported)| date.rule == DateRule::PastWeekday && !reported)
        .filter_map(|(date, _)| day(date))
        .max();
    let mut defects = Vec::new();
    for (date, reported) in dates.iter_mut() {
        let (Some(said), Some(told)) = (day(date), told) else { continue };
        if !*reported || said >= told {
            continue;
        }
        let moved = said + Days::new(7);
        date.value = moved.to_string();
        date.rule = DateRule::WeekdayMovedForward;
        if moved > base {
            defects.push(Defect {
                span: date.span,
                kind: DefectKind::DateConflict,
                why: DefectReason::ReportedAfterDateLine,
            });
        }
    }
    defects
}

/// First and last day that a TIMEX3 value may mean; `None` for a value that is no calendar date.
pub fn interval(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((interval(from)?.0, interval(to)?.1));
    }
    let year = || value.get(..4)?.parse::<i32>().ok();
    let last_of = |first: NaiveDate, months: u32| {
        Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?))
    };
    match value.get(4..)? {
        "" => last_of(NaiveDate::from_ymd_opt(year()?, 1, 1)?, 12),
        "-SP" => last_of(NaiveDate::from_ymd_opt(year()?, 3, 1)?, 3),
        "-SU" => last_of(NaiveDate::from_ymd_opt(year()?, 6, 1)?, 3),
        "-FA" => last_of(NaiveDate::from_ymd_opt(year()?, 9, 1)?, 3),
        "-WI" => last_of(NaiveDate::from_ymd_opt(year()?, 12, 1)?, 3),
        month if month.len() == 3 => {
            last_of(NaiveDate::from_ymd_opt(year()?, month.get(1..)?.parse().ok()?, 1)?, 1)
        }
        _ => day(value).map(|day| (day, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{reading::tokens::tokens, text::sentences::sentences};

    fn read(text: &str, base: &str) -> Vec<(String, String, DateRule)> {
        let sentences: Vec<_> = sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|sentence| tokens(text, sentence))
            .collect();
        let sentences: Vec<&[Token]> = sentences.iter().map(Vec::as_slice).collect();
        let (dates, _) = dates(&sentences, base.parse().ok());
        dates
            .into_iter()
            .map(|date| (date.span.of(text).to_owned(), date.value, date.rule))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, base: &str, expected: &[(&str, &str)]) {
        let found = read(text, base);
        let found: Vec<_> =
            found.iter().map(|(words, value, _)| (words.as_str(), value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn said_in_full() {
        check(
            "Llegó el 19 de junio de 2024 a casa.",
            "2025-08-12",
            &[("19 de junio de 2024", "2024-06-19")],
        );
        check("He came on August 12, 2025.", "2025-09-01", &[("August 12, 2025", "2025-08-12")]);
        check(
            "Firmaron en junio de 2024 y en 2019.",
            "2025-09-01",
            &[("junio de 2024", "2024-06"), ("2019", "2019")],
        );
        check("No hay 30 de febrero de 2024.", "2025-09-01", &[("febrero de 2024", "2024-02")]);
    }

    #[test]
    fn counted_from_the_base() {
        check("Se reunió hoy.", "2025-09-03", &[("hoy", "2025-09-03")]);
        check("Firmaron un pacto el año pasado.", "2025-08-12", &[("el año pasado", "2024")]);
        check(
            "La cumbre en junio del pasado año.",
            "2025-09-03",
            &[("junio del pasado año", "2024-06")],
        );
        check(
            "Ha enviado tropas desde el otoño pasado.",
            "2025-08-13",
            &[("el otoño pasado", "2024-FA")],
        );
        check("Lo confirmó en abril.", "2025-08-12", &[("abril", "2025-04")]);
        check("Lo confirmó en octubre.", "2025-08-12", &[("octubre", "2024-10")]);
        check("Se celebrará en marzo.", "2025-08-12", &[("marzo", "2026-03")]);
    }

    #[test]
    fn weekdays_follow_their_tense() {
        check("Conversaron por teléfono el martes.", "2025-08-12", &[("el martes", "2025-08-12")]);
        check(
            "Conversaron por teléfono el miércoles.",
            "2025-08-12",
            &[("el miércoles", "2025-08-06")],
        );
        check(
            "Se verán el próximo viernes.",
            "2025-08-12",
            &[("el próximo viernes", "2025-08-15")],
        );
        check("Hablarán el viernes.", "2025-08-12", &[("el viernes", "2025-08-15")]);
        check("They met on Tuesday.", "2025-08-14", &[("Tuesday", "2025-08-12")]);
    }

    #[test]
    fn a_report_does_not_precede_what_it_reports() {
        let text = "Hablaron, informó el miércoles la prensa. Conversaron el martes.";
        let found = read(text, "2025-08-12");
        assert_eq!(
            found[0],
            ("el miércoles".to_owned(), "2025-08-13".to_owned(), DateRule::WeekdayMovedForward)
        );
        assert_eq!(found[1].1, "2025-08-12");
    }

    #[test]
    fn durations_and_counts_are_no_dates() {
        for text in [
            "Duró un cuarto de siglo.",
            "El 80 aniversario.",
            "Unos 1500 soldados.",
            "Tres días de viaje.",
            "A las 12:30 horas.",
        ] {
            check(text, "2025-08-12", &[]);
        }
    }

    #[test]
    fn values_span_days() {
        let days = |value: &str| interval(value).map(|(from, to)| format!("{from}..{to}"));
        assert_eq!(days("2024").as_deref(), Some("2024-01-01..2024-12-31"));
        assert_eq!(days("2024-06").as_deref(), Some("2024-06-01..2024-06-30"));
        assert_eq!(days("2024-FA").as_deref(), Some("2024-09-01..2024-11-30"));
        assert_eq!(days("2024-06-01/2024-06-03").as_deref(), Some("2024-06-01..2024-06-03"));
        assert_eq!(days("mañana"), None);
        assert_eq!(days(""), None);
    }
}
