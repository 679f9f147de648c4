//! English messages of the comparison's rows.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{Comparing, ComparingFormats, DetailsFormats, ShellFormats, TermsFormats},
    english::English,
};
use crate::{
    bundle::CatalogueArticle,
    compare::{DifferenceKind, Place, State},
    text,
    views::RowHead,
};

pub static COMPARING: Comparing = Comparing {
    formats: &English,
    no_source_short: "no source",
    copied_words: "(copied words)",
    finding: "What was found; each number filters",
    promise: "“=” only where every word has a counterpart by a rule you can see.",
    sift: "Sort and filter",
    previous_row: "previous row",
    next_row: "next row",
    rows: "Rows",
    is_reference: "reference",
    agrees: "they agree on:",
    varies: "varies:",
    in_texts: "See in the texts",
    absent: "not here",
    reader_says: "according to the reader:",
    other_occasion: "another occasion",
    no_rows: "No row meets what is asked. Remove a filter.",
};

impl ComparingFormats for English {
    fn mark_word(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Rendering => "quote",
            DifferenceKind::Wording => "words",
            other => self.difference(other),
        }
    }

    fn found(&self, state: State, count: usize) -> &'static str {
        match (state, count) {
            (State::Differs, 1) => "differs",
            (State::Differs, _) => "differ",
            (State::Same, 1) => "matches",
            (State::Same, _) => "match",
            (State::Compatible, _) => "same subject",
            (State::Alone, _) => "only in one",
            (State::Reference | State::Absent, _) => "",
        }
    }

    fn agreeing(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => "(1 agrees on a fact)".to_owned(),
            _ => format!("({} agree on a fact)", self.number(count as f64)),
        }
    }

    fn defect_count(&self, article: &CatalogueArticle) -> String {
        let count: u32 = article.defects.iter().map(|one| one.count).sum();
        self.counted(count as usize, "defect", "defects")
    }

    fn strip_of(&self, source: &str) -> String {
        format!("Passages of {source}, in their order")
    }

    fn row_state(&self, state: State, renders: bool) -> &'static str {
        if renders && state == State::Compatible {
            "same quote, other words"
        } else {
            self.state(state).1
        }
    }

    fn short_place(&self, place: Place) -> String {
        match place {
            Place::Paragraph { number, .. } => format!("paragraph {number}"),
            other => self.place(other),
        }
    }

    fn open_row(&self, number: usize) -> String {
        format!("row {number}, open or close")
    }

    fn more_of_row(&self, number: usize) -> String {
        format!("More actions for row {number}")
    }

    fn nearest_by(&self, score: f64) -> String {
        format!("the nearest, {}", self.percent(100.0 * score))
    }

    fn too_long(&self, source: &str) -> String {
        format!(
            "{source}: too long to be compared whole. Its first 10,000 words or so are compared: what \
             comes after counts in no row, nor as missing."
        )
    }

    fn row_of(&self, number: usize, of: usize) -> String {
        format!("row {number} of {of}")
    }

    fn draw_more(&self, left: usize, of: usize) -> String {
        let rows = self.counted(of, "row", "rows");
        format!("Show more: {} of {rows} left", self.number(left as f64))
    }

    fn origins(&self, articles: usize, names: &[String]) -> String {
        format!(
            "{}, {}: {}",
            self.articles(articles),
            self.counted(names.len(), "origin", "origins"),
            names.join(", ")
        )
    }

    fn state(&self, state: State) -> (&'static str, &'static str) {
        match state {
            State::Reference => ("·", "reference"),
            State::Same => ("=", "matches"),
            State::Compatible => ("≈", "same subject"),
            State::Differs => ("≠", "differs"),
            State::Absent => ("∅", "not here"),
            State::Alone => ("", "only here"),
        }
    }

    fn difference(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Figure => "figure",
            DifferenceKind::Date => "date",
            DifferenceKind::Place => "place",
            DifferenceKind::Name => "name",
            DifferenceKind::Speaker => "who says it",
            DifferenceKind::Rendering => "same quote",
            DifferenceKind::Polarity => "yes or no",
            DifferenceKind::Role => "who to whom",
            DifferenceKind::Modality => "fact or possibility",
            DifferenceKind::Quantity => "how many of all",
            DifferenceKind::Wording => "other words",
        }
    }

    fn only_in(&self, source: &str) -> String {
        format!("only in {source}")
    }

    fn numbered_row(&self, number: usize, state: State) -> String {
        format!("row {number}, {}", self.state(state).1)
    }

    fn agreed(&self, head: &RowHead) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !head.days.is_empty() {
            let short = |value: &String| {
                text::day::day(value).map_or_else(|| self.date_value(value), |day| self.day(day))
            };
            let days: Vec<String> = head.days.iter().map(short).collect();
            parts.push(format!("date ({})", self.listed(&days)));
        }
        if !head.figures.is_empty() {
            parts.push(format!("figure ({})", self.listed(&head.figures)));
        }
        if head.names > 0 {
            parts.push(self.counted(head.names, "name", "names"));
        }
        parts.extend(head.agrees.iter().map(|kind| self.difference(*kind).to_owned()));
        parts.join(", ")
    }

    fn speaks(&self, names: &[String]) -> String {
        format!("{} {}", self.listed(names), if names.len() == 1 { "speaks" } else { "speak" })
    }
}
