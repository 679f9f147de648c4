//! Dates: explicit ones, and those that count from a base: weekdays, "hoy", "hace tres días", "el año
//! pasado". Values are TIMEX3's (ISO-TimeML, ISO 24617-1): `2025-08-13`, `2025-08`, `2025`, `2024-FA`,
//! `2025-W33`, `199` for the 1990s, `2010/2012`. Clock times, durations and ages are none.

mod grammar;
mod lexicon;
mod numeric;
mod resolve;

use chrono::{Days, NaiveDate};

use cotejo_core::{
    article::Language,
    findings::{Date, DateRule, Defect, DefectKind, DefectReason},
    text::Span,
};

use crate::{cues, tokens::Token};

/// Reads the dates of sentences against a base day, and says where their order moves one
/// past the base.
pub(crate) fn dates(
    sentences: &[&[Token]],
    base: Option<NaiveDate>,
    language: Language,
) -> (Vec<Date>, Vec<Defect>) {
    let mut dates = Vec::new();
    let mut antecedent = None;
    for &tokens in sentences {
        let found = grammar::read(tokens, base, language, antecedent);
        antecedent = found.last().map(|found| found.when).or(antecedent);
        dates.extend(found.into_iter().map(|found| {
            let (first, last) = (tokens[found.start].span, tokens[found.end - 1].span);
            let date = Date {
                span: Span { start: first.start, end: last.end },
                value: found.when.to_string(),
                rule: found.rule,
                base: base.filter(|_| found.from_base),
            };
            let reported = date.rule == DateRule::PastWeekday && is_of_report(tokens, found.start);
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
    let latest = dates
        .iter()
        .filter(|(date, reported)| date.rule == DateRule::PastWeekday && !reported)
        .filter_map(|(date, _)| day(date))
        .max();
    let mut defects = Vec::new();
    for (date, reported) in dates.iter_mut() {
        let (Some(reporting), Some(latest)) = (day(date), latest) else { continue };
        if !*reported || reporting >= latest {
            continue;
        }
        let Some(moved) = reporting.checked_add_days(Days::new(7)) else { continue };
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
    use cotejo_core::{text::sentences::sentences, timex::interval};

    use super::*;
    use crate::tokens::tokens;

    fn read(
        text: &str,
        base: &str,
        language: Language,
    ) -> (Vec<(String, String, DateRule)>, Vec<Defect>) {
        let sentences: Vec<_> = sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|sentence| tokens(text, sentence))
            .collect();
        let sentences: Vec<&[Token]> = sentences.iter().map(Vec::as_slice).collect();
        let (dates, defects) = dates(&sentences, base.parse().ok(), language);
        for date in &dates {
            assert!(interval(&date.value).is_some(), "{} of {text}", date.value);
        }
        let dates = dates
            .into_iter()
            .map(|date| (date.span.of(text).to_owned(), date.value, date.rule))
            .collect();
        (dates, defects)
    }

    /// Each row: a text, its base and what is found in it as "words = value", apart by "; ".
    #[track_caller]
    fn check(language: Language, rows: &[(&str, &str, &str)]) {
        for (text, base, expected) in rows {
            let found: Vec<String> = read(text, base, language)
                .0
                .into_iter()
                .map(|(words, value, _)| format!("{words} = {value}"))
                .collect();
            assert_eq!(found.join("; "), *expected, "{text}");
        }
    }

    const ES: Language = Language::Spanish;
    const EN: Language = Language::English;

    #[test]
    fn said_in_full() {
        check(
            ES,
            &[
                ("Llegó el 19 de junio de 2024.", "2025-08-12", "19 de junio de 2024 = 2024-06-19"),
                ("Llegó el 19 de junio del 2024.", "", "19 de junio del 2024 = 2024-06-19"),
                ("Fue el 12 de enero, 2016.", "", "12 de enero, 2016 = 2016-01-12"),
                (
                    "Fue el martes 12 de agosto de 2025.",
                    "",
                    "el martes 12 de agosto de 2025 = 2025-08-12",
                ),
                ("El primero de mayo de 2020 llovió.", "", "primero de mayo de 2020 = 2020-05-01"),
                ("El 1.º de mayo de 2020 llovió.", "", "1.º de mayo de 2020 = 2020-05-01"),
                (
                    "Nació el dos de octubre de dos mil quince.",
                    "",
                    "dos de octubre de dos mil quince = 2015-10-02",
                ),
                (
                    "Nació el treinta y uno de marzo de mil novecientos noventa y dos.",
                    "",
                    "treinta y uno de marzo de mil novecientos noventa y dos = 1992-03-31",
                ),
                ("No hay 30 de febrero de 2024.", "2025-09-01", "febrero de 2024 = 2024-02"),
            ],
        );
        check(
            EN,
            &[
                ("He came on August 12, 2025.", "2025-09-01", "August 12, 2025 = 2025-08-12"),
                ("He came on Aug. 12, 2025.", "", "Aug. 12, 2025 = 2025-08-12"),
                ("On the 22nd of April 2024 it rained.", "", "22nd of April 2024 = 2024-04-22"),
                ("On Friday, 12 May 2017, it rained.", "", "Friday, 12 May 2017 = 2017-05-12"),
                ("It was June 1st, 2009.", "", "June 1st, 2009 = 2009-06-01"),
                (
                    "On the twenty-second of April 2024 it rained.",
                    "",
                    "twenty-second of April 2024 = 2024-04-22",
                ),
            ],
        );
    }

    #[test]
    fn digits_in_the_order_of_the_language_or_the_only_one_that_is_a_date() {
        check(
            ES,
            &[
                ("Volvió el 22/02/2016.", "", "22/02/2016 = 2016-02-22"),
                ("Volvió el 05/06/2016.", "", "05/06/2016 = 2016-06-05"),
                ("Volvió el 02/22/2016.", "", "02/22/2016 = 2016-02-22"),
                ("Volvió el 12.05.2014.", "", "12.05.2014 = 2014-05-12"),
                ("Volvió el 3-7-07.", "", "3-7-07 = 2007-07-03"),
                ("Volvió el 2025-08-12.", "", "2025-08-12 = 2025-08-12"),
                ("Volvió el 4-jul-95.", "", "4-jul-95 = 1995-07-04"),
                ("Volvió el 2-Oct.", "2016-11-07", "2-Oct = 2016-10-02"),
                ("Volvió el 2/Oct.", "2016-11-07", "2/Oct = 2016-10-02"),
                ("Volvió el viernes 12/5.", "2019-05-20", "el viernes 12/5 = 2019-05-12"),
                ("Volvió el 9 de 8 de 1971.", "", "9 de 8 de 1971 = 1971-08-09"),
                ("El 29/2/2019 no existe.", "", ""),
            ],
        );
        check(
            EN,
            &[
                ("He came on 05/06/2016.", "", "05/06/2016 = 2016-05-06"),
                ("He came on 22/02/2016.", "", "22/02/2016 = 2016-02-22"),
                ("It was 7/8/07.", "", "7/8/07 = 2007-07-08"),
            ],
        );
    }

    #[test]
    fn a_day_and_month_take_the_year_that_fits() {
        check(
            ES,
            &[
                ("Se verán el 15 de marzo.", "2025-08-12", "15 de marzo = 2026-03-15"),
                ("Se vieron el 15 de marzo.", "2025-08-12", "15 de marzo = 2025-03-15"),
                (
                    "Se vieron el pasado 3 de septiembre.",
                    "2025-08-12",
                    "3 de septiembre = 2024-09-03",
                ),
                ("El próximo 6 de abril se verán.", "2025-04-20", "6 de abril = 2026-04-06"),
                (
                    "El acuerdo fue anunciado; se firmaría el 10 de junio.",
                    "2011-05-29",
                    "10 de junio = 2011-06-10",
                ),
                ("Fue el 29 de febrero.", "2025-08-12", "29 de febrero = 2024-02-29"),
                (
                    "Fue el 3 de mayo del año pasado.",
                    "2025-08-12",
                    "3 de mayo del año pasado = 2024-05-03",
                ),
            ],
        );
        check(
            EN,
            &[
                ("The deal will be finalized by June 10.", "2011-05-29", "June 10 = 2011-06-10"),
                ("The deal was signed on June 10.", "2011-08-29", "June 10 = 2011-06-10"),
                ("It may be signed on September 12.", "2007-09-08", "September 12 = 2007-09-12"),
                ("Talks end Sept. 12.", "2007-09-08", "Sept. 12 = 2007-09-12"),
            ],
        );
    }

    #[test]
    fn lists_and_ranges() {
        check(
            ES,
            &[
                (
                    "Será del 3 al 5 de mayo de 2024.",
                    "",
                    "3 = 2024-05-03; 5 de mayo de 2024 = 2024-05-05",
                ),
                (
                    "Fue el 16 y el 25 de junio.",
                    "2025-08-12",
                    "16 = 2025-06-16; 25 de junio = 2025-06-25",
                ),
                (
                    "Fue los días 3, 4 y 5 de mayo.",
                    "2025-08-12",
                    "3 = 2025-05-03; 4 = 2025-05-04; 5 de mayo = 2025-05-05",
                ),
                ("Fue el 3-5 de mayo de 2024.", "", "3-5 de mayo de 2024 = 2024-05-03/2024-05-05"),
                (
                    "Fue entre el 30 de diciembre y el 2 de enero de 2024.",
                    "2020-06-01",
                    "30 de diciembre = 2023-12-30; 2 de enero de 2024 = 2024-01-02",
                ),
                ("Creció entre 2010 y 2012.", "", "2010 = 2010; 2012 = 2012"),
                ("Creció en 2010, 2011 y 2012.", "", "2010 = 2010; 2011 = 2011; 2012 = 2012"),
                ("En el periodo 2010-2012 creció.", "", "2010-2012 = 2010/2012"),
                (
                    "Entre enero y marzo de 2008 creció.",
                    "2020-06-01",
                    "enero = 2008-01; marzo de 2008 = 2008-03",
                ),
            ],
        );
        check(
            EN,
            &[
                (
                    "It was held on May 3 and 5, 2024.",
                    "",
                    "May 3 = 2024-05-03; 5, 2024 = 2024-05-05",
                ),
                ("It was held May 3-5, 2024.", "", "May 3-5, 2024 = 2024-05-03/2024-05-05"),
                ("From 2009 to 2011 it grew.", "", "2009 = 2009; 2011 = 2011"),
            ],
        );
    }

    #[test]
    fn months_and_years() {
        check(
            ES,
            &[
                (
                    "Firmaron en junio de 2024 y en 2019.",
                    "2025-09-01",
                    "junio de 2024 = 2024-06; 2019 = 2019",
                ),
                (
                    "La cumbre en junio del pasado año.",
                    "2025-09-03",
                    "junio del pasado año = 2024-06",
                ),
                ("Lo confirmó en abril.", "2025-08-12", "abril = 2025-04"),
                ("Lo confirmó en octubre.", "2025-08-12", "octubre = 2024-10"),
                ("Se celebrará en marzo.", "2025-08-12", "marzo = 2026-03"),
                ("Debería completarse en octubre.", "2009-06-05", "octubre = 2009-10"),
                ("El pasado mes de mayo llovió.", "2025-08-12", "El pasado mes de mayo = 2025-05"),
                ("Volarán en el 2014.", "2007-06-10", "2014 = 2014"),
                ("A principios de 2024 llovió.", "", "2024 = 2024"),
                ("A finales de año cerrarán.", "2006-01-23", "finales de año = 2006"),
                ("Vive en la Plaza de Mayo.", "2025-08-12", ""),
            ],
        );
        check(
            EN,
            &[
                ("It was bought in late 2006.", "", "2006 = 2006"),
                ("It will close by early June.", "2009-05-14", "June = 2009-06"),
                (
                    "It ends after October of next year.",
                    "2009-05-15",
                    "October of next year = 2010-10",
                ),
                ("They may be there.", "2009-05-15", ""),
                ("It is due for the 2008 Beijing Olympic Games.", "", "2008 = 2008"),
                ("At 2000 GMT it began.", "", ""),
            ],
        );
    }

    #[test]
    fn weekdays_follow_their_tense() {
        check(
            ES,
            &[
                ("Conversaron por teléfono el martes.", "2025-08-12", "el martes = 2025-08-12"),
                (
                    "Conversaron por teléfono el miércoles.",
                    "2025-08-12",
                    "el miércoles = 2025-08-06",
                ),
                ("Se verán el próximo viernes.", "2025-08-12", "el próximo viernes = 2025-08-15"),
                (
                    "Se verán el viernes que viene.",
                    "2025-08-12",
                    "el viernes que viene = 2025-08-15",
                ),
                ("Hablarán el viernes.", "2025-08-12", "el viernes = 2025-08-15"),
                ("Dijo que el jueves viajará a Moscú.", "2025-08-12", "el jueves = 2025-08-14"),
                ("Declaró el jueves que había firmado.", "2009-06-18", "el jueves = 2009-06-18"),
                ("Se vieron el pasado martes.", "2025-08-12", "el pasado martes = 2025-08-05"),
                (
                    "Fue el lunes de la semana pasada.",
                    "2025-08-13",
                    "el lunes de la semana pasada = 2025-08-04",
                ),
                (
                    "Será el viernes de esta semana.",
                    "2025-08-12",
                    "el viernes de esta semana = 2025-08-15",
                ),
                ("Lo dijo hoy, martes, en Roma.", "2025-08-12", "hoy, martes = 2025-08-12"),
                ("Abre los lunes y de lunes a viernes.", "2025-08-12", ""),
                ("Cantó Plácido Domingo en Santo Domingo.", "2025-08-12", ""),
            ],
        );
        check(
            EN,
            &[
                ("They met on Tuesday.", "2025-08-14", "Tuesday = 2025-08-12"),
                ("They will meet next Tuesday.", "2025-08-14", "next Tuesday = 2025-08-19"),
                ("GM announced plans Friday to shut dealers.", "2009-05-15", "Friday = 2009-05-15"),
                ("They met every Tuesday.", "2025-08-14", ""),
            ],
        );
    }

    #[test]
    fn days_of_the_month() {
        check(
            ES,
            &[
                ("Volveré el 15.", "2016-11-07", "el 15 = 2016-11-15"),
                ("Volvió el día 15.", "2016-11-07", "el día 15 = 2016-10-15"),
                (
                    "Zarpó el pasado día 15 con carga.",
                    "2016-11-20",
                    "el pasado día 15 = 2016-11-15",
                ),
                ("Será el lunes 21.", "2016-11-07", "el lunes 21 = 2016-11-21"),
                ("Será el 21 de este mes.", "2016-11-07", "el 21 de este mes = 2016-11-21"),
                ("Jugó con el 10.", "2016-11-07", ""),
                ("Subió el 15 %.", "2016-11-07", ""),
                (
                    "Será el primer viernes de julio de 2016.",
                    "",
                    "el primer viernes de julio de 2016 = 2016-07-01",
                ),
            ],
        );
        check(
            EN,
            &[
                ("They will be back on the 15th.", "2016-11-07", "the 15th = 2016-11-15"),
                ("He ate the 15.", "2016-11-07", ""),
            ],
        );
    }

    #[test]
    fn counted_from_the_base() {
        check(
            ES,
            &[
                ("Se reunió hoy.", "2025-09-03", "hoy = 2025-09-03"),
                ("Llegó antes de ayer.", "2025-09-03", "antes de ayer = 2025-09-01"),
                ("Llega pasado mañana.", "2025-09-03", "pasado mañana = 2025-09-05"),
                ("Llega mañana por la mañana.", "2025-09-03", "mañana = 2025-09-04"),
                ("Ocurrió hace tres días.", "2025-09-03", "hace tres días = 2025-08-31"),
                ("Ocurrió hace un mes.", "2025-03-31", "hace un mes = 2025-02"),
                ("Ocurrió hace unos 20 años.", "2025-03-31", "hace unos 20 años = 2005"),
                ("Ocurrió hace dos semanas.", "2025-08-13", "hace dos semanas = 2025-W31"),
                (
                    "Ocurrirá dentro de dos semanas.",
                    "2025-08-13",
                    "dentro de dos semanas = 2025-08-27",
                ),
                (
                    "Será dos días después de mañana.",
                    "2025-08-13",
                    "dos días después de mañana = 2025-08-16",
                ),
                ("Se irá en tres días.", "2025-08-13", "en tres días = 2025-08-16"),
                ("Lo acabó en tres días.", "2025-08-13", ""),
            ],
        );
        check(
            EN,
            &[
                ("It happened three days ago.", "2025-09-03", "three days ago = 2025-08-31"),
                ("It happened a year ago.", "2025-09-03", "a year ago = 2024"),
                ("It will happen in two weeks.", "2025-08-13", "in two weeks = 2025-08-27"),
                (
                    "It happened the day before yesterday.",
                    "2025-09-03",
                    "the day before yesterday = 2025-09-01",
                ),
            ],
        );
    }

    #[test]
    fn neighbouring_periods() {
        check(
            ES,
            &[
                ("Firmaron un pacto el año pasado.", "2025-08-12", "el año pasado = 2024"),
                ("El mes que viene lo firmarán.", "2025-12-31", "El mes que viene = 2026-01"),
                ("Llovió la semana pasada.", "2025-08-13", "la semana pasada = 2025-W32"),
                ("Llueve esta semana.", "2025-08-13", "esta semana = 2025-W33"),
                ("Llovió este fin de semana.", "2025-08-13", "este fin de semana = 2025-W33-WE"),
                ("Llegaron desde el otoño pasado.", "2025-08-13", "el otoño pasado = 2024-FA"),
                ("Vendrán este otoño.", "2025-08-13", "este otoño = 2025-FA"),
                ("Cayó en el primer trimestre de 2009.", "", "primer trimestre de 2009 = 2009-Q1"),
                (
                    "Cayó en el último trimestre del año pasado.",
                    "2010-02-01",
                    "último trimestre del año pasado = 2009-Q4",
                ),
                ("Cayó en el segundo semestre de 2009.", "", "segundo semestre de 2009 = 2009-H2"),
                ("En el último año ha caído.", "2010-02-01", ""),
                (
                    "Cayó en enero respecto al mismo mes del año anterior.",
                    "2009-02-03",
                    "enero = 2009-01; mismo mes del año anterior = 2008-01",
                ),
                (
                    "Perdió el año pasado más que el año anterior.",
                    "2010-01-28",
                    "el año pasado = 2009; el año anterior = 2008",
                ),
            ],
        );
        check(
            EN,
            &[
                ("It fell last month.", "2009-01-03", "last month = 2008-12"),
                ("It fell last week.", "2025-08-13", "last week = 2025-W32"),
                ("It fell over the last year.", "2025-08-13", ""),
                ("It fell in the first half of 2009.", "", "first half of 2009 = 2009-H1"),
                (
                    "It fell in February compared to the same period last year.",
                    "2010-03-03",
                    "February = 2010-02; the same period last year = 2009-02",
                ),
            ],
        );
    }

    #[test]
    fn decades_and_centuries() {
        check(
            ES,
            &[
                ("En los años noventa creció.", "", "años noventa = 199"),
                ("En la década de 1990 creció.", "", "década de 1990 = 199"),
                ("En la década de los ochenta creció.", "", "década de los ochenta = 198"),
                ("En los años 70 creció.", "", "años 70 = 197"),
                ("Se hizo en el siglo XIX.", "", "siglo XIX = 18"),
                ("Tiene 70 años.", "2025-08-13", ""),
                ("Cumplió noventa años.", "2025-08-13", ""),
            ],
        );
        check(
            EN,
            &[
                ("It grew in the 1990s.", "", "1990s = 199"),
                ("It grew in the nineties.", "", "nineties = 199"),
                ("It grew in the 19th century.", "", "19th century = 18"),
            ],
        );
    }

    #[test]
    fn days_with_a_name() {
        check(
            ES,
            &[
                ("Volverá en Navidad.", "2016-11-07", "Navidad = 2016-12-25"),
                ("Volvió en Nochebuena.", "2016-11-07", "Nochebuena = 2015-12-24"),
                ("Volvió el Viernes Santo de 2018.", "", "Viernes Santo de 2018 = 2018-03-30"),
                ("Será el viernes negro.", "2016-11-07", "viernes negro = 2016-11-25"),
            ],
        );
        check(
            EN,
            &[
                ("They came on Christmas Eve.", "2016-01-07", "Christmas Eve = 2015-12-24"),
                ("They came on New Year's Day 2016.", "", "New Year's Day 2016 = 2016-01-01"),
            ],
        );
    }

    #[test]
    fn a_report_does_not_precede_what_it_reports() {
        let text = "Hablaron, informó el miércoles la prensa. Conversaron el martes.";
        let (found, defects) = read(text, "2025-08-12", ES);
        assert_eq!(
            found[0],
            ("el miércoles".to_owned(), "2025-08-13".to_owned(), DateRule::WeekdayMovedForward)
        );
        assert_eq!(found[1].1, "2025-08-12");
        assert_eq!(defects.len(), 1);
    }

    #[test]
    fn durations_times_ages_scores_and_counts_are_no_dates() {
        for text in [
            "Duró un cuarto de siglo.",
            "El 80 aniversario.",
            "Unos 1500 soldados.",
            "Tres días de viaje.",
            "A las 12:30 horas.",
            "A las 07.28.27 GMT.",
            "Tiene 15 años y 3 meses.",
            "Ganaron el partido por 2-1.",
            "Marcó el 2-1 en el descanso.",
            "Jugó con un 4-3-3.",
            "Comió 3/4 de la tarta.",
            "Durante los próximos 15 días.",
            "En los últimos años ha llovido.",
            "Hoy en día llueve.",
            "La madrugada y la mañana.",
            "De 2000 soldados quedan 500.",
            "El Boeing 747 y el 787-9.",
            "No hace falta.",
            "Hace tiempo.",
            "Desde hace dos años.",
            "Un segundo de silencio.",
            "El 11 titular.",
        ] {
            check(ES, &[(text, "2025-08-12", "")]);
        }
        for text in [
            "It lasted three days.",
            "They won 2-1.",
            "At 10:30 they may leave.",
            "He is 15 years old.",
            "In the second half they scored.",
            "More than 1500 people march.",
            "One May morning.",
            "Once upon a time.",
        ] {
            check(EN, &[(text, "2025-08-12", "")]);
        }
    }

    #[test]
    fn the_calendars_limits_are_no_dates() {
        for base in ["9999-12-31", "0001-01-01", "2025-08-12"] {
            for text in [
                "Ocurrió hace 999999999 años, hace 4294967295 semanas y hace 99999 siglos.",
                "Será dentro de 999999999 días, en 4294967295 meses, el mes que viene, mañana.",
                "Será el próximo lunes, el 29 de febrero, el lunes 31 y el próximo siglo.",
                "Fue el lunes pasado, ayer, el mes pasado, el invierno pasado y en Navidad.",
                "Fue el 99/99/9999, el 0/0/0000, el 00-00-00 y el 31/12/9999.",
                "El martes 31 de febrero, el 2/, el /, 2010-, 1990s, siglo IIIIIX, siglo C.",
                "El próximo fin de semana, la próxima semana y el próximo trimestre, Semana Santa.",
                "El",
                "el martes,",
                "hace",
                "hace dos",
                "2024-01",
                "a",
                "de mil",
                "el mismo mes del",
                "los años",
            ] {
                read(text, base, ES);
                read(text, base, EN);
            }
        }
        check(ES, &[("Será mañana.", "9999-12-31", ""), ("Fue hace 3000 años.", "2025-08-12", "")]);
    }
}
