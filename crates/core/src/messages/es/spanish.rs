//! What says the Spanish messages that have variables: days, lists, numbers.

use chrono::{Datelike, NaiveDate};

use super::super::{declared::ShellFormats, format::Separators};
use crate::method::{self, Measure};

/// What says the messages that have variables.
pub(crate) struct Spanish;

pub(super) const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Four digits stay together (RAE, *Ortografía*, 2010, VIII 2.2.1.1).
pub(super) const SEPARATORS: Separators =
    Separators { thousands: '.', decimals: ',', grouped_from: 5 };

impl Spanish {
    pub(crate) const HOW_WELL: &str = "Con qué exactitud";

    /// "12 ago – 3 sep 2025", each year once.
    pub(crate) fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.day(from);
        }
        if from.year() == to.year() {
            return format!("{} {} – {}", from.day(), short_month(from), self.day(to));
        }
        format!("{} – {}", self.day(from), self.day(to))
    }

    /// "1 artículo", "3 artículos".
    pub(crate) fn counted(&self, count: usize, one: &str, many: &str) -> String {
        format!("{} {}", self.number(count as f64), if count == 1 { one } else { many })
    }

    /// "9 de 24 filas".
    pub(crate) fn rows_shown(&self, shown: usize, of: usize) -> String {
        let rows = self.counted(of, "fila", "filas");
        if shown == of { rows } else { format!("{} de {rows}", self.number(shown as f64)) }
    }

    pub(crate) fn measured_value(&self, figure: method::Figure) -> String {
        match figure.measure {
            Measure::FalseAlarms => self.number(f64::from(figure.thousandths) / 1000.0),
            _ => format!("{}\u{a0}%", self.number(f64::from(figure.thousandths) / 10.0)),
        }
    }
}

/// "y", or "e" before the sound of an i that is no diphthong (RAE, *Ortografía*).
pub(super) fn and_before(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let rest = word.strip_prefix('h').unwrap_or(&word);
    let begins_with_i = rest.starts_with(['i', 'í'])
        && !rest.starts_with("ie")
        && !rest.starts_with("ia")
        && !rest.starts_with("io");
    if begins_with_i { "e" } else { "y" }
}

/// A century's number as Spanish writes it: "XX".
pub(super) fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 7] =
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut roman = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            roman.push_str(letters);
            left -= value;
        }
    }
    roman
}

/// The first three letters of a month.
pub(super) fn short_month(day: NaiveDate) -> &'static str {
    &MONTHS[day.month0() as usize][..3]
}

/// A month by its number: "06".
pub(super) fn month_of(number: &str) -> Option<&'static str> {
    let month: usize = number.parse().ok()?;
    MONTHS.get(month.checked_sub(1)?).copied()
}

/// "11–17 ago".
pub(super) fn week(from: NaiveDate, to: NaiveDate) -> String {
    let month = if from.month() == to.month() { "" } else { short_month(from) };
    let blank = if month.is_empty() { "" } else { " " };
    format!("{}{blank}{month}–{} {}", from.day(), to.day(), short_month(to))
}

/// "siglo XX", by its years' first two digits.
pub(super) fn century(digits: &str) -> String {
    digits
        .parse()
        .map_or_else(|_| digits.to_owned(), |century: u32| format!("siglo {}", roman(century + 1)))
}
