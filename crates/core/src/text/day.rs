//! Calendar days as files, links and the bundle write them: 2025-01-31, no other way (ISO 8601's
//! extended format).

use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

/// The day that ten characters name, if there is one.
///
/// ```
/// use cotejo_core::text::day::day;
/// assert_eq!(day("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
/// assert_eq!((day("2025-02-29"), day("2025-2-3"), day("12/08/2025")), (None, None, None));
/// ```
pub fn day(text: &str) -> Option<NaiveDate> {
    let shaped = is_shaped(text);
    let number = |range: Range<usize>| text.get(range)?.parse().ok();
    let (month, day) = (number(5..7).filter(|_| shaped)?, number(8..10)?);
    NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, month, day)
}

/// Whether it is written like a day, though there may be no such day.
pub fn is_shaped(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// Reads a day of the bundle.
///
/// # Errors
/// It is none.
pub fn read<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    day(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("no day as YYYY-MM-DD"))
}

/// Reads a day of the bundle, or none.
///
/// # Errors
/// There is something that is no day.
pub fn read_some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    Option::<String>::deserialize(from)?
        .map(|text| day(&text).ok_or_else(|| D::Error::custom("no day as YYYY-MM-DD")))
        .transpose()
}
