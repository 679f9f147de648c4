//! English messages of several of the other views.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::{Datelike, NaiveDate};

use super::{
    super::declared::{ShellFormats, Terms, TermsFormats},
    english::{English, MONTHS, century, month_of},
};
use crate::{article::SectionKind, findings::Figure, method::Promise, text, timex::interval};

pub static TERMS: Terms = Terms {
    formats: &English,
    too_few: "A comparison takes at least two articles.",
    nobody: "speaker not stated",
    go_to_text: "go to the text",
    whose_word: "Whose word it is",
    own_voice: "own voice",
    named_speakers: "a named speaker",
    other_media: "another medium",
};

impl TermsFormats for English {
    fn long_day(&self, day: NaiveDate) -> String {
        format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
    }

    fn listed(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    fn quote_kind(&self, direct: bool) -> &'static str {
        if direct { "quote" } else { "reported words" }
    }

    fn date_value(&self, value: &str) -> String {
        if let Some((from, to)) = value.split_once('/') {
            return format!("{} to {}", self.date_value(from), self.date_value(to));
        }
        if let Some(day) = text::day::day(value) {
            return self.long_day(day);
        }
        let Some((year, rest)) = value.split_once('-') else {
            return match value.len() {
                2 => century(value),
                3 => format!("{value}0s"),
                _ => value.to_owned(),
            };
        };
        if rest.starts_with('W')
            && rest != "WI"
            && let Some((first, _)) = interval(value)
        {
            let week = if rest.ends_with("-WE") { "weekend" } else { "week" };
            return format!("{week} of {}", self.long_day(first));
        }
        let named = match rest {
            "Q1" => "first quarter of",
            "Q2" => "second quarter of",
            "Q3" => "third quarter of",
            "Q4" => "fourth quarter of",
            "H1" => "first half of",
            "H2" => "second half of",
            "SP" => "spring",
            "SU" => "summer",
            "FA" => "autumn",
            "WI" => "winter",
            month => month_of(month).unwrap_or(month),
        };
        format!("{named} {year}")
    }

    fn figure(&self, figure: &Figure) -> String {
        let value = match (figure.value, figure.min, figure.max) {
            (Some(value), ..) => self.number(value),
            (_, Some(min), _) => format!("at least {}", self.number(min)),
            (.., Some(max)) => format!("at most {}", self.number(max)),
            _ => "no value".to_owned(),
        };
        figure.unit.as_ref().map_or_else(|| value.clone(), |unit| format!("{value} {unit}"))
    }

    fn section(&self, kind: SectionKind) -> Option<&'static str> {
        match kind {
            SectionKind::DateLine => Some("header"),
            SectionKind::Caption => Some("caption"),
            SectionKind::Credit => Some("photo credit"),
            SectionKind::Headline => Some("headline"),
            SectionKind::Dateline => Some("dateline"),
            SectionKind::Body => None,
            SectionKind::Promotion => Some("promotion"),
            SectionKind::Boilerplate => Some("boilerplate"),
            SectionKind::SignOff => Some("sign-off"),
        }
    }

    fn percent(&self, value: f64) -> String {
        format!("{}%", self.number(value.round()))
    }

    fn via(&self, names: &[String]) -> String {
        format!("according to {}", self.listed(names))
    }

    fn verdict_promise(&self, promise: Promise) -> String {
        let Promise { same: (not_same, same), differs: (not_differing, differs), found } = promise;
        format!(
            "“Matches” means that every word has a counterpart by a rule you can see. Measured on labelled \
             pairs of sentences: of 100 rows called “matches” {} are wrong ({} pairs), and of 100 called \
             “differs”, {} ({} pairs). What differs and is told in very different words mostly stays “same \
             subject”: of 100 such pairs {} are found.",
            self.number(not_same),
            self.number(f64::from(same)),
            self.number(not_differing),
            self.number(f64::from(differs)),
            self.number(found.round()),
        )
    }
}
