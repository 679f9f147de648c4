//! Dates: their values, sentence by sentence, in news of two languages and in short requests.

use chrono::NaiveDate;
use cotejo_core::{
    article::Language,
    method::{self, Measure, Set},
    text::table,
};
use serde::Deserialize;

use super::{
    gold::{reading, rows},
    score::{Counts, equal, share},
    table::figure,
};

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    published: NaiveDate,
    language: Language,
    /// Every value of the sentence.
    #[serde(default)]
    gold: Vec<String>,
    /// Values of which one is enough.
    #[serde(default)]
    any: Vec<String>,
}

impl Row {
    /// The values found that are a day, a month or a year; the sets label no others.
    fn found(&self) -> Vec<String> {
        let dates = reading(&self.text, Some(self.published), self.language).dates;
        dates.into_iter().map(|date| date.value).filter(|value| is_plain(value)).collect()
    }
}

pub(crate) fn measured() -> Vec<method::Figure> {
    let mut figures = news(Set::DatesEs, &labelled("dates-meantime-es"));
    figures.extend(news(Set::DatesEn, &labelled("dates-meantime-en")));
    let cases: Vec<Row> = rows("dates-recognizers-es.jsonl");
    let right = cases.iter().filter(|row| is_one_of(&row.found(), &row.any)).count();
    figures.push(figure(Set::DatesShort, Measure::Cases, share(right, cases.len()), cases.len()));
    figures
}

/// The rows of a set, less the labels listed as wrong.
fn labelled(set: &str) -> Vec<Row> {
    let wrong = include_str!("../gold/wrong-labels.txt");
    let mut rows: Vec<Row> = rows(&format!("{set}.jsonl"));
    for label in table::rows(wrong).filter(|label| label[0] == set) {
        let row = rows.iter_mut().find(|row| row.id == label[1]).expect("the row is there");
        let at = row.gold.iter().position(|value| value == label[2]).expect("it has the label");
        row.gold.remove(at);
    }
    rows
}

fn news(set: Set, rows: &[Row]) -> Vec<method::Figure> {
    let (mut values, mut days) = (Counts::default(), Counts::default());
    for row in rows {
        let found = row.found();
        values.add(equal(&found, &row.gold));
        days.add(full_days(&found, &row.gold));
    }
    vec![
        figure(set, Measure::F1, values.f1(), values.expected),
        figure(set, Measure::FullDays, days.recall(), days.expected),
    ]
}

/// `2025`, `2025-08` or `2025-08-13`.
fn is_plain(value: &str) -> bool {
    let shaped = value.char_indices().all(|(at, c)| match at {
        4 | 7 => c == '-',
        _ => c.is_ascii_digit(),
    });
    shaped && matches!(value.len(), 4 | 7 | 10)
}

/// Of the days expected, those found.
fn full_days(found: &[String], gold: &[String]) -> Counts {
    let days = |values: &[String]| -> Vec<String> {
        values.iter().filter(|value| value.len() == 10).cloned().collect()
    };
    equal(&days(found), &days(gold))
}

fn is_one_of(found: &[String], any: &[String]) -> bool {
    found.iter().any(|value| any.contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years_are_plain() {
        for value in ["2025", "2025-08", "2025-08-13"] {
            assert!(is_plain(value), "{value}");
        }
        for value in ["199", "2024-FA", "2025-W33", "2024-01/2024-02", ""] {
            assert!(!is_plain(value), "{value}");
        }
    }

    #[test]
    fn only_days_count_as_full_days() {
        let gold = ["2025-08-13".to_owned(), "2025".to_owned()];
        assert_eq!(full_days(&gold, &gold), Counts { right: 1, given: 1, expected: 1 });
        assert_eq!(full_days(&gold[1..], &gold), Counts { right: 0, given: 0, expected: 1 });
    }

    #[test]
    fn one_of_the_values_is_enough() {
        let any = ["2016-10-15".to_owned(), "2016-11-15".to_owned()];
        assert!(is_one_of(&any[..1], &any));
        assert!(!is_one_of(&[], &any));
    }
}
