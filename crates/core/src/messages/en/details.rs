//! English messages of what a comparison shows besides its rows.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::NaiveDate;

use super::{
    super::declared::{Details, DetailsFormats, ShellFormats, TermsFormats},
    english::English,
};
use crate::{
    article::SectionKind,
    compare::{DifferenceKind, EvidenceKind, Place, Rule, State},
    export::Words,
    view_state::RowSet,
};

pub static DETAILS: Details = Details {
    formats: &English,
    text_in_sight: "Text in sight",
    see_row: "see the row",
    not_there: "Not in this text",
    quotes_heading: "Quotes",
    dates: "Dates they speak of",
    figures: "Figures",
    names: "How each source names them",
    known_as: "as",
    first_named: "first time:",
    nothing_of_it: "These texts have nothing of this.",
    nothing_here: "nothing",
    not_compared: "not compared",
    timeline: "Two clocks: when it was published and which days it speaks of",
    published: "published",
    told_of: "this day is spoken of",
    who_first: "Who told each thing first, in this dossier",
    voices_note: "Each passage by whose word it is: another outlet's where one is cited, else the speaker's, else the text's own.",
    all_voices: "all",
    scroll_together: "scroll the texts together",
    questions: "Questions with several answers",
    no_questions: "Nothing that was compared has two answers.",
    why_together: "Why these are paired",
    reference: "Reference",
    compared: "What was compared",
    min_similarity: "Minimum similarity",
    as_the_method: "back to the method's",
    aside: "set aside",
    by_prominence: "prominent in one source, far down in another first",
    by_finding: "what differs first",
    corrections: "Corrections that this link carries",
    linked: "Joined by hand",
    unlinked: "Separated by hand",
    undo: "undo",
    unknown_passages: "passages that these texts do not have",
    row_changed: "The texts of this row have changed since the link was copied.",
    row_gone: "The row of this link is gone: the texts or the comparison have changed.",
    copy_row_link: "Copy a link to the row",
    put_in: "join to this row",
    lift_filter: "remove the filter",
    open_this_row: "Open or close the row",
    alone_note: "open a line to see what comes nearest in the others",
    none_shown: "nothing among what is shown",
    sample: "words",
    left_out_means: "left out here; opens with the row",
    nothing_compared: "It has no fact that can be compared; only words in common.",
    correcting: "Correct",
    not_so: "Change to:",
    judged: "Judged by hand",
    take_out_of: "Take out",
    join_other: "Join another passage or another row",
    join: "Join",
    corrected_in_link: "What is corrected goes into the link: whoever opens it sees it as yours; it is undone above, or with Back.",
    gone_row: "a row that is gone",
    in_a_clause: "in a part of the sentence",
};

impl DetailsFormats for English {
    fn row_number(&self, number: usize) -> String {
        format!("row {number}")
    }

    fn they_agree(&self, agreed: &str) -> String {
        format!("They agree on: {agreed}.")
    }

    fn question(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Figure => "how many?",
            DifferenceKind::Date => "when?",
            DifferenceKind::Place => "where?",
            DifferenceKind::Name => "who?",
            DifferenceKind::Speaker => "who says it?",
            DifferenceKind::Polarity => "yes or no?",
            DifferenceKind::Role => "who to whom?",
            DifferenceKind::Modality => "is it a fact?",
            DifferenceKind::Quantity => "how many of all?",
            DifferenceKind::Rendering | DifferenceKind::Wording => "",
        }
    }

    fn times(&self, source: &str, count: usize) -> String {
        if count == 1 { source.to_owned() } else { format!("{source}, {count} times") }
    }

    fn first_told(&self, names: &[String], on: NaiveDate) -> String {
        let tie = if names.len() > 1 { ", on the same day" } else { "" };
        format!("{}{tie}, {}", self.listed(names), self.day(on))
    }

    fn unit(&self, unit: &str) -> String {
        if unit.is_empty() { "no unit".to_owned() } else { unit.to_owned() }
    }

    fn share_of(&self, count: usize, of: usize) -> String {
        format!("{} of {}", self.number(count as f64), self.number(of as f64))
    }

    fn they_differ(&self, kind: &str) -> String {
        format!("They differ in: {kind}")
    }

    fn verdict(&self, state: State, kinds: &str) -> String {
        let verdict = match state {
            State::Alone => "Only one tells it",
            State::Same => "They match",
            State::Compatible => "They are about the same subject",
            State::Differs => "They differ",
            State::Reference | State::Absent => "",
        };
        if kinds.is_empty() { format!("{verdict}.") } else { format!("{verdict} ({kinds}).") }
    }

    fn place(&self, place: Place) -> String {
        match place {
            Place::Headline => "headline".to_owned(),
            Place::Caption => "caption".to_owned(),
            Place::Paragraph { number, of } => format!("paragraph {number} of {of}"),
        }
    }

    fn take_away(&self, label: &str) -> String {
        format!("Remove: {label}")
    }

    fn claim_rule(&self, rule: Rule) -> &'static str {
        (Words::ENGLISH.rule)(rule)
    }

    fn evidence(&self, kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::Names => "names",
            EvidenceKind::Dates => "dates",
            EvidenceKind::Figures => "figures",
            EvidenceKind::Words => "words",
            EvidenceKind::Speaker => "speaker",
        }
    }

    fn sifted(&self, states: &[State], only: &[String], else_asked: bool) -> String {
        let mut seen: Vec<String> = states
            .iter()
            .filter_map(|state| match state {
                State::Differs => Some("the rows that differ"),
                State::Same => Some("those that match"),
                State::Compatible => Some("those of the same subject"),
                State::Absent => Some("those that a text lacks"),
                State::Alone => Some("what only one has"),
                State::Reference => None,
            })
            .map(str::to_owned)
            .collect();
        match only {
            [] => {}
            [one] => seen.push(format!("what only {one} has")),
            _ => seen.push(format!("what only {} have", self.listed(only))),
        }
        match (seen.is_empty(), else_asked) {
            (true, _) => "Shown is what was chosen in “Sort and filter”".to_owned(),
            (false, true) => {
                format!("Of what was chosen in “Sort and filter”, shown: {}", self.listed(&seen))
            }
            (false, false) => format!("Shown: {}", self.listed(&seen)),
        }
    }

    fn hidden(&self, rows: usize, alone: usize) -> String {
        let rows = (rows > 0).then(|| self.counted(rows, "row", "rows"));
        let alone = (alone > 0).then(|| self.counted(alone, "passage", "passages"));
        let both: Vec<String> = rows.into_iter().chain(alone).collect();
        match both.len() {
            0 => "nothing is left out".to_owned(),
            _ => format!("not shown: {}", self.listed(&both)),
        }
    }

    fn shortest_place(&self, place: Place) -> String {
        match place {
            Place::Headline => "headline".to_owned(),
            Place::Caption => "photo".to_owned(),
            Place::Paragraph { number, .. } => format!("p. {number}"),
        }
    }

    fn without_partner(&self, count: usize) -> String {
        format!(
            "{} without a counterpart in the other texts",
            self.counted(count, "passage", "passages")
        )
    }

    fn nothing_alone(&self, passages: usize) -> String {
        match passages {
            1 => "nothing: its one passage has a counterpart".to_owned(),
            _ => {
                format!(
                    "nothing: all its {} passages have a counterpart",
                    self.number(passages as f64)
                )
            }
        }
    }

    fn set_aside(&self, count: usize) -> String {
        self.counted(count, "passage set aside", "passages set aside")
    }

    fn aside_kinds(&self, kinds: &[(SectionKind, usize)]) -> String {
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let one = self.section(*kind).unwrap_or(DETAILS.aside);
                let many = match kind {
                    SectionKind::DateLine => "headers",
                    SectionKind::Credit => "photo credits",
                    SectionKind::Dateline => "datelines",
                    SectionKind::Promotion => "promotions",
                    SectionKind::SignOff => "sign-offs",
                    SectionKind::Caption
                    | SectionKind::Headline
                    | SectionKind::Body
                    | SectionKind::Boilerplate => one,
                };
                self.counted(*count, one, many)
            })
            .collect();
        format!("{}: not counted", kinds.join(", "))
    }

    fn mark_means(&self, state: State) -> &'static str {
        match state {
            State::Differs => "they differ, and in what",
            State::Same => "the same fact",
            _ => "vaguer, or in other words",
        }
    }

    fn wording(&self, count: usize) -> String {
        format!("Other words ({count})")
    }

    fn rows_shared(&self, count: usize) -> String {
        self.counted(count, "row with two or more sources", "rows with two or more sources")
    }

    fn copied_from(&self, words: usize, percent: usize, source: &str) -> String {
        format!("{} as in {source} ({percent}%)", self.counted(words, "word", "words"))
    }

    fn row_set(&self, set: RowSet) -> &'static str {
        match set {
            RowSet::State => "State",
            RowSet::Kind => "Kind of fact",
            RowSet::Entity => "Entity",
            RowSet::Speaker => "Who speaks",
            RowSet::Via => "According to",
            RowSet::Only => "Only in",
            RowSet::Link => DETAILS.linked,
            RowSet::Unlink => DETAILS.unlinked,
            RowSet::Judge => "According to the reader",
        }
    }

    fn take_out(&self, source: &str) -> String {
        format!("take out of the row: {source}")
    }

    fn similarity_of(&self, a: &str, b: &str) -> String {
        format!("similarity of {a} and {b}")
    }
}
