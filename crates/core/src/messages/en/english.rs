//! What says the English messages that have variables: days, lists, numbers.

use chrono::{Datelike, NaiveDate};

use super::super::{declared::ShellFormats, format::Separators};
use crate::method::{self, Measure};

/// What says the messages that have variables.
pub(crate) struct English;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const SEPARATORS: Separators =
    Separators { thousands: ',', decimals: '.', grouped_from: 4 };

impl English {
    pub(crate) const HOW_WELL: &str = "How accurate it is";

    /// "12 Aug – 3 Sep 2025", each year once.
    pub(crate) fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.day(from);
        }
        if from.year() == to.year() {
            return format!("{} {} – {}", from.day(), short_month(from), self.day(to));
        }
        format!("{} – {}", self.day(from), self.day(to))
    }

    /// "1 article", "3 articles".
    pub(crate) fn counted(&self, count: usize, one: &str, many: &str) -> String {
        format!("{} {}", self.number(count as f64), if count == 1 { one } else { many })
    }

    /// "9 of 24 rows".
    pub(crate) fn rows_shown(&self, shown: usize, of: usize) -> String {
        let rows = self.counted(of, "row", "rows");
        if shown == of { rows } else { format!("{} of {rows}", self.number(shown as f64)) }
    }

    pub(crate) fn measured_value(&self, figure: method::Figure) -> String {
        match figure.measure {
            Measure::FalseAlarms => self.number(f64::from(figure.thousandths) / 1000.0),
            _ => format!("{}%", self.number(f64::from(figure.thousandths) / 10.0)),
        }
    }
}

/// "1st", "2nd", "3rd", "20th".
pub(super) fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
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

/// "11–17 Aug".
pub(super) fn week(from: NaiveDate, to: NaiveDate) -> String {
    let month = if from.month() == to.month() { "" } else { short_month(from) };
    let blank = if month.is_empty() { "" } else { " " };
    format!("{}{blank}{month}–{} {}", from.day(), to.day(), short_month(to))
}

/// "20th century", by its years' first two digits.
pub(super) fn century(digits: &str) -> String {
    digits.parse().map_or_else(
        |_| digits.to_owned(),
        |century: u32| format!("{} century", ordinal(century + 1)),
    )
}
