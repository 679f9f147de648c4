//! Stretches of the calendar and how TIMEX3 writes them (ISO 24617-1): what is written here is what
//! [`interval`] reads.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    /// By its Monday.
    Week(NaiveDate),
    /// By the Monday before.
    Weekend(NaiveDate),
    Month(i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    /// By the TIMEX3 code.
    Season(i32, &'static str),
    Year(i32),
    /// By its years' first three digits.
    Decade(i32),
    /// By its years' first two digits.
    Century(i32),
    Days(NaiveDate, NaiveDate),
    Years(i32, i32),
}

impl When {
    /// The year in which it begins.
    pub(super) fn year(self) -> i32 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) | Self::Days(day, _) => {
                day.year()
            }
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year)
            | Self::Years(year, _) => year,
            Self::Decade(decade) => decade * 10,
            Self::Century(century) => century * 100,
        }
    }

    /// The same stretch of another year, where there is one.
    pub(super) fn in_year(self, year: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.with_year(year)?),
            Self::Month(_, month) => Self::Month(year, month),
            Self::Quarter(_, quarter) => Self::Quarter(year, quarter),
            Self::Half(_, half) => Self::Half(year, half),
            Self::Season(_, code) => Self::Season(year, code),
            Self::Year(_) => Self::Year(year),
            _ => return None,
        })
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<NaiveDate> {
        let (year, month) = match self {
            Self::Day(day) | Self::Week(day) | Self::Days(day, _) => return Some(day),
            Self::Weekend(monday) => return monday.checked_add_days(Days::new(5)),
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Half(year, half) => (year, half * 6 - 5),
            Self::Season(year, code) => (year, first_month(code)?),
            Self::Year(_) | Self::Decade(_) | Self::Century(_) | Self::Years(..) => {
                (self.year(), 1)
            }
        };
        NaiveDate::from_ymd_opt(year, month, 1)
    }

    /// Whether its years have the four digits that TIMEX3 gives them.
    pub(super) fn can_be_written(self) -> bool {
        (1..=9999).contains(&self.year())
            && match self {
                Self::Days(_, last) => last.year() <= 9999,
                Self::Week(day) | Self::Weekend(day) => day.iso_week().year() <= 9999,
                _ => true,
            }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(day) => {
                write!(f, "{:04}-W{:02}", day.iso_week().year(), day.iso_week().week())
            }
            Self::Weekend(day) => write!(f, "{}-WE", Self::Week(day)),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Season(year, code) => write!(f, "{year:04}-{code}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
            Self::Years(first, last) => write!(f, "{first:04}/{last:04}"),
        }
    }
}

/// The first month of a season of the northern hemisphere, as TIMEX3 reckons it.
pub(super) fn first_month(code: &str) -> Option<u32> {
    Some(match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        "WI" => 12,
        _ => return None,
    })
}

/// First and last day that a TIMEX3 value may mean; `None` for a value that is no calendar date.
///
/// ```
/// use cotejo::reading::dates::interval;
/// let days = |value| interval(value).map(|(from, to)| format!("{from}..{to}"));
/// assert_eq!(days("199").as_deref(), Some("1990-01-01..1999-12-31"));
/// assert_eq!(days("2025-W33").as_deref(), Some("2025-08-11..2025-08-17"));
/// ```
pub fn interval(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((interval(from)?.0, interval(to)?.1));
    }
    let (head, rest) = match value.split_once('-') {
        Some((_, "")) => return None,
        Some(cut) => cut,
        None => (value, ""),
    };
    let year: i32 = number(head)?.try_into().ok()?;
    match head.len() {
        2 if rest.is_empty() => return months(year * 100, 1, 1200),
        3 if rest.is_empty() => return months(year * 10, 1, 120),
        4 => {}
        _ => return None,
    }
    match rest.as_bytes() {
        [] => months(year, 1, 12),
        [b'Q', quarter @ b'1'..=b'4'] => months(year, u32::from(quarter - b'0') * 3 - 2, 3),
        [b'H', half @ b'1'..=b'2'] => months(year, u32::from(half - b'0') * 6 - 5, 6),
        [b'W', b'I'] | [b'S' | b'F', _] => months(year, first_month(rest)?, 3),
        [b'W', ..] => week(year, rest.get(1..)?),
        [_, _] => months(year, number(rest)?, 1),
        [_, _, b'-', _, _] => {
            let day =
                NaiveDate::from_ymd_opt(year, number(rest.get(..2)?)?, number(rest.get(3..)?)?)?;
            Some((day, day))
        }
        _ => None,
    }
}

/// A run of months.
fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?))
}

/// A week by its number, or its end: "33", "33-WE".
fn week(year: i32, week: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (week, from) = match week.strip_suffix("-WE") {
        Some(week) => (week, Weekday::Sat),
        None => (week, Weekday::Mon),
    };
    let week = number(week).filter(|_| week.len() == 2)?;
    Some((
        NaiveDate::from_isoywd_opt(year, week, from)?,
        NaiveDate::from_isoywd_opt(year, week, Weekday::Sun)?,
    ))
}

/// A number of digits only.
fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_span_days() {
        for (value, days) in [
            ("2024", "2024-01-01..2024-12-31"),
            ("2024-06", "2024-06-01..2024-06-30"),
            ("2024-06-03", "2024-06-03..2024-06-03"),
            ("2024-FA", "2024-09-01..2024-11-30"),
            ("2024-WI", "2024-12-01..2025-02-28"),
            ("2024-Q1", "2024-01-01..2024-03-31"),
            ("2024-H2", "2024-07-01..2024-12-31"),
            ("2025-W33", "2025-08-11..2025-08-17"),
            ("2025-W33-WE", "2025-08-16..2025-08-17"),
            ("199", "1990-01-01..1999-12-31"),
            ("19", "1900-01-01..1999-12-31"),
            ("2024-06-01/2024-06-03", "2024-06-01..2024-06-03"),
            ("2010/2012", "2010-01-01..2012-12-31"),
            ("9999", "9999-01-01..9999-12-31"),
        ] {
            let found = interval(value).map(|(from, to)| format!("{from}..{to}"));
            assert_eq!(found.as_deref(), Some(days), "{value}");
        }
    }

    #[test]
    fn what_is_no_calendar_date_spans_none() {
        for value in [
            "",
            "mañana",
            "2024-",
            "2024-13",
            "2024-Q5",
            "2024-W54",
            "2024-06-31",
            "2024-06-1",
            "+024",
            "20245",
            "1",
            "2024-SX",
            "/",
            "PT1H",
            "2024-ñ",
            "2024-Wñ",
        ] {
            assert_eq!(interval(value), None, "{value}");
        }
    }

    #[test]
    fn every_value_written_can_be_read() {
        let day = NaiveDate::from_ymd_opt(2024, 12, 30).expect("a day");
        for when in [
            When::Day(day),
            When::Week(day),
            When::Weekend(day),
            When::Month(2024, 12),
            When::Quarter(2024, 4),
            When::Half(2024, 2),
            When::Season(2024, "WI"),
            When::Year(2024),
            When::Decade(202),
            When::Century(20),
            When::Days(day, day),
            When::Years(2024, 2025),
        ] {
            let read = interval(&when.to_string());
            assert_eq!(read.map(|(first, _)| first), when.first(), "{when}");
        }
    }
}
