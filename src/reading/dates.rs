//! Dates: explicit ones, and those that count from a base: weekdays, "hoy", "hace tres días", "el año
//! pasado". Values are TIMEX3's (ISO-TimeML, ISO 24617-1): `2025-08-13`, `2025-08`, `2025`, `2024-FA`,
//! `2025-W33`, `199` for the 1990s, `2010/2012`. Clock times, durations and ages are none.

mod grammar;
mod lexicon;
mod numeric;
mod reckon;
mod value;

use chrono::{Days, NaiveDate};

pub use value::interval;

use super::{Date, DateRule, Defect, DefectKind, DefectReason, cues, tokens::Token};
use crate::{article::Language, text::Span};

/// Reads the dates of sentences against a base day, and says where the order told forces one
/// past the base.
pub(crate) fn dates(
    sentences: &[&[Token]],
    base: Option<NaiveDate>,
    language: Language,
) -> (Vec<Date>, Vec<Defect>) {
    let mut dates = Vec::new();
    let mut told = None;
    for &tokens in sentences {
        let found = grammar::read(tokens, base, language, told);
        told = found.last().map(|found| found.when).or(told);
        dates.extend(found.into_iter().map(|found| {
            let (first, last) = (tokens[found.start].span, tokens[found.end - 1].span);
            let date = Date {
                span: Span { start: first.start, end: last.end },
                value: found.when.to_string(),
                rule: found.rule,
                base: base.filter(|_| found.from_base),
            };
            let reported =
                date.rule == DateRule::PastWeekday && is_of_report(tokens, found.start);
            (date, reported)
        }));
    }
    let defects = keep_order(&mut dates, base);
    (dates.into_iter().map(|(date, _)| date).collect(), defects)
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
        let Some(moved) = said.checked_add_days(Days::new(7)) else { continue };
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
        let (dates, _) = dates(&sentences, base.parse().ok(), language);
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
