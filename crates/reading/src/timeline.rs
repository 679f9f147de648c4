//! The timeline: which articles were published in a stretch of the calendar, and which speak of it.
//!
//! Stretches are as fine as the texts say them while they are few. Where they are many, those far
//! from the days of publication are widened first, by [`LEVELS`].

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::{Days, Months, NaiveDate};
use cotejo_core::{
    bundle::{ArticleText, Stretch},
    timex::CalendarValue,
};

/// Most stretches: a phone of 320 CSS pixels has room for as many targets of 24.
const STRETCHES: usize = 12;

/// Days around those of publication that are near them.
const NEAR: Days = Days::new(7);

/// Fewest days between two stretches that are a gap.
const GAP: i64 = 7;

/// How wide a stretch must be at least, near the days of publication and far from them, by
/// [`width`]; the first level that leaves few enough is taken.
const LEVELS: [(u8, u8); 10] =
    [(0, 0), (0, 2), (0, 4), (1, 4), (2, 4), (2, 5), (4, 5), (4, 6), (5, 6), (6, 6)];

/// Something that lies in time: days of publication, or what articles speak of.
struct Point {
    when: CalendarValue,
    is_publication: bool,
    /// Positions of the articles.
    articles: Vec<usize>,
}

/// The timeline of articles, in order of time; stretches that begin together by falling length.
pub(super) fn timeline(articles: &[ArticleText]) -> Vec<Stretch> {
    let points = points(articles);
    let first = articles.iter().map(|article| article.published).min();
    let last = articles.iter().map(|article| article.published).max();
    let near = first.and_then(|day| day.checked_sub_days(NEAR))
        ..=last.and_then(|day| day.checked_add_days(NEAR));
    let held_in = |point: &Point, level: (u8, u8)| {
        let least = if near.contains(&point.when.first()) { level.0 } else { level.1 };
        let mut held = held(point.when);
        held.find(|when| width(*when).is_some_and(|width| width >= least))
    };
    let at_level = |level| -> BTreeSet<CalendarValue> {
        points.iter().filter_map(|point| held_in(point, level)).collect()
    };
    let mut levels = LEVELS.into_iter().map(at_level);
    let mut stretches = BTreeSet::new();
    while stretches.is_empty() || stretches.len() > STRETCHES {
        let Some(wider) = levels.next() else { break };
        stretches = wider;
    }
    let mut stretches: Vec<CalendarValue> = stretches.into_iter().collect();
    stretches.sort_by_key(|when| when.days().map(|(first, last)| (first, Reverse(last))));
    // Of more centuries the latest.
    let stretches = stretches.split_off(stretches.len().saturating_sub(STRETCHES));
    let mut reached = None;
    let stretch = |when: CalendarValue| {
        let days = when.days();
        let gap = days.and_then(|(first, _)| gap(reached?, first));
        reached = reached.max(days.map(|(_, last)| last));
        let inside = || points.iter().filter(|point| held(point.when).any(|held| held == when));
        let published = inside().filter(|point| point.is_publication);
        let published: BTreeSet<usize> =
            published.flat_map(|point| point.articles.iter().copied()).collect();
        // Whether all that an article says of it lay ahead.
        let mut spoken: BTreeMap<usize, bool> = BTreeMap::new();
        for point in inside().filter(|point| !point.is_publication) {
            for &at in &point.articles {
                *spoken.entry(at).or_insert(true) &=
                    point.when.first() > Some(articles[at].published);
            }
        }
        let ahead = spoken.iter().filter(|(_, ahead)| **ahead).map(|(at, _)| *at);
        Stretch {
            value: written(when),
            gap,
            published: published.into_iter().collect(),
            ahead: ahead.collect(),
            spoken: spoken.into_keys().collect(),
        }
    };
    stretches.into_iter().map(stretch).collect()
}

/// Each day of publication, and each stretch that articles speak of: most speak of the same.
fn points(articles: &[ArticleText]) -> Vec<Point> {
    let mut points: BTreeMap<(CalendarValue, bool), Vec<usize>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        let dates = article.reading.dates.iter().filter(|date| article.is_content_at(date.span));
        let spoken = dates.filter_map(|date| Some((CalendarValue::read(&date.value)?, false)));
        for point in spoken.chain([(CalendarValue::Day(article.published), true)]) {
            let own = points.entry(point).or_default();
            if own.last() != Some(&at) {
                own.push(at);
            }
        }
    }
    let point = |((when, is_publication), articles)| Point { when, is_publication, articles };
    points.into_iter().map(point).collect()
}

/// A stretch, and the wider ones that it lies in.
fn held(when: CalendarValue) -> impl Iterator<Item = CalendarValue> {
    [when].into_iter().chain(when.wider())
}

/// How wide a stretch is, from day to century; `None`: it has no name of its own.
fn width(when: CalendarValue) -> Option<u8> {
    Some(match when {
        CalendarValue::Day(_) => 0,
        CalendarValue::Week(_) | CalendarValue::Weekend(_) => 1,
        CalendarValue::Month(..) => 2,
        CalendarValue::Quarter(..) | CalendarValue::Season(..) | CalendarValue::Half(..) => 3,
        CalendarValue::Year(_) => 4,
        CalendarValue::Decade(_) => 5,
        CalendarValue::Century(_) => 6,
        CalendarValue::Days(..) | CalendarValue::Years(..) => return None,
    })
}

/// A stretch's TIMEX3 value; that of a week from day to day, as it is shown.
fn written(when: CalendarValue) -> String {
    match (when, when.days()) {
        (CalendarValue::Week(_) | CalendarValue::Weekend(_), Some((first, last))) => {
            CalendarValue::Days(first, last)
        }
        _ => when,
    }
    .to_string()
}

/// What lies between the last day of a stretch and the first of another, where that is long: whole
/// years, months or days as a TIMEX3 duration.
fn gap(before: NaiveDate, first: NaiveDate) -> Option<String> {
    let after = before.succ_opt()?;
    let days = (first - after).num_days();
    if days < GAP {
        return None;
    }
    let passed = |months: &u32| {
        after.checked_add_months(Months::new(months + 1)).is_some_and(|day| day <= first)
    };
    Some(match (0..u32::MAX).take_while(passed).count() {
        months @ 12.. => format!("P{}Y", months / 12),
        months @ 2.. => format!("P{months}M"),
        _ => format!("P{days}D"),
    })
}

#[cfg(test)]
mod tests {
    use cotejo_core::{
        article::{Section, SectionKind},
        findings::{Date, DateRule, Reading},
        text::{Span, day::day},
    };

    use super::*;

    fn article((published, dates): &(&str, &[&str])) -> ArticleText {
        let date = |value: &&str| Date {
            span: Span::new(0, 1),
            value: (*value).to_owned(),
            rule: DateRule::FullDate,
            base: None,
        };
        let dates = dates.iter().map(date).collect();
        ArticleText {
            id: String::new(),
            published: day(published).expect("a day"),
            text: "Un texto.".to_owned(),
            sections: vec![Section { kind: SectionKind::Body, span: Span::new(0, 9) }],
            reading: Reading { dates, ..Reading::default() },
        }
    }

    /// Each article by its day of publication and the values it speaks of; each stretch: what lies
    /// before it, its value, who was published in it, who speaks of it, and for whom that lay ahead.
    #[track_caller]
    fn check(articles: &[(&str, &[&str])], expected: &str) {
        let articles: Vec<ArticleText> = articles.iter().map(article).collect();
        let stretch = |one: Stretch| {
            let gap = one.gap.map(|gap| format!("({gap}) ")).unwrap_or_default();
            format!("{gap}{} {:?} {:?} {:?}", one.value, one.published, one.spoken, one.ahead)
        };
        let stretches: Vec<String> = timeline(&articles).into_iter().map(stretch).collect();
        assert_eq!(stretches.join("\n"), expected);
    }

    #[test]
    fn few_stretches_are_as_the_texts_say_them() {
        check(
            &[
                ("2025-08-12", &["2019", "2024", "2024-06", "2024-06-19", "2025-08-13"]),
                ("2025-08-13", &["2024-FA", "2025-08-13", "no date"]),
                ("2025-09-03", &[]),
            ],
            "2019 [] [0] []\n\
             (P4Y) 2024 [] [0, 1] []\n\
             2024-06 [] [0] []\n\
             2024-06-19 [] [0] []\n\
             2024-FA [] [1] []\n\
             (P7M) 2025-08-12 [0] [] []\n\
             2025-08-13 [1] [0, 1] [0]\n\
             (P20D) 2025-09-03 [2] [] []",
        );
    }

    #[test]
    fn what_is_far_is_widened_first() {
        let old: Vec<String> = (1..=9).map(|month| format!("2020-{month:02}-01")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let near = ["2025-08-11", "2025-08-12", "2025-08-13", "2025-08-14", "2025-08-15"];
        check(
            &[("2025-08-12", &old), ("2025-08-13", &near)],
            "2020 [] [0] []\n\
             (P4Y) 2025-08-11 [] [1] []\n\
             2025-08-12 [0] [1] []\n\
             2025-08-13 [1] [1] []\n\
             2025-08-14 [] [1] [1]\n\
             2025-08-15 [] [1] [1]",
        );
    }

    #[test]
    fn many_days_of_publication_become_weeks() {
        let days: Vec<String> = (1..=30).map(|day| format!("2025-06-{day:02}")).collect();
        let articles: Vec<(&str, &[&str])> =
            days.iter().map(|day| (day.as_str(), &[][..])).collect();
        let articles: Vec<ArticleText> = articles.iter().map(article).collect();
        let stretches = timeline(&articles);
        let values: Vec<&str> = stretches.iter().map(|stretch| stretch.value.as_str()).collect();
        let weeks = [
            "2025-05-26/2025-06-01",
            "2025-06-02/2025-06-08",
            "2025-06-09/2025-06-15",
            "2025-06-16/2025-06-22",
            "2025-06-23/2025-06-29",
            "2025-06-30/2025-07-06",
        ];
        assert_eq!(values, weeks);
        assert_eq!(stretches[1].published, [1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn there_are_never_too_many() {
        let day = |n| format!("{:04}-{:02}-{:02}", 1 + n % 1100, 1 + n % 12, 1 + n % 28);
        let days: Vec<String> = (0..4000).map(day).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let stretches = timeline(&[article(&("2025-08-12", &days))]);
        assert!((2..=STRETCHES).contains(&stretches.len()), "{}", stretches.len());
    }

    #[test]
    fn without_articles_there_is_none() {
        check(&[], "");
    }
}
