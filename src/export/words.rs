//! The words that files put around those of the sources.

use crate::compare::{DifferenceKind, Place, State};

/// Columns of a comparison as CSV.
pub const COLUMNS: usize = 19;

/// The words of a language for what files say themselves.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Code of the language, as HTML's `lang` has it.
    pub language: &'static str,
    /// What the file is: "Comparison".
    pub comparison: &'static str,
    /// Head of the column with what is told in a row.
    pub told: &'static str,
    /// Where a source is not known.
    pub source_not_stated: &'static str,
    /// Before the address of an original.
    pub original: &'static str,
    /// Before the address of the comparison.
    pub link: &'static str,
    /// Before the version of the program.
    pub method: &'static str,
    /// Before a day other than the reference's.
    pub other_occasion: &'static str,
    /// Before the passage nearest to a row that an article lacks.
    pub nearest: &'static str,
    /// Heads of the columns as CSV: row, its names and its state; article, outlet, agency, day of
    /// publication and address; state of the cell, place, first byte and the one past the last,
    /// words, other occasion; first byte, the one past the last and likeness of the nearest passage;
    /// link, method.
    pub columns: [&'static str; COLUMNS],
    /// Sign and word of a state; the sign may be empty.
    pub state: fn(State) -> (&'static str, &'static str),
    /// What differs.
    pub difference: fn(DifferenceKind) -> &'static str,
    /// Where a passage stands.
    pub place: fn(Place) -> String,
    /// Who speaks, from the speakers' names.
    pub speaks: fn(&[String]) -> String,
    /// From whom it was taken, from their names.
    pub via: fn(&[String]) -> String,
    /// So many rows of so many.
    pub rows_of: fn(usize, usize) -> String,
}

impl Words {
    /// In English; those of the command.
    pub const ENGLISH: Self = Self {
        language: "en",
        comparison: "Comparison",
        told: "What is told",
        source_not_stated: "source not stated",
        original: "Original",
        link: "Link",
        method: "Method",
        other_occasion: "another occasion",
        nearest: "nearest",
        columns: [
            "row",
            "row names",
            "row state",
            "article",
            "outlet",
            "agency",
            "published",
            "url",
            "state",
            "place",
            "start",
            "end",
            "text",
            "other occasion",
            "nearest start",
            "nearest end",
            "nearest score",
            "link",
            "method",
        ],
        state,
        difference,
        place,
        speaks: |names| format!("spoken by {}", names.join(", ")),
        via: |names| format!("via {}", names.join(", ")),
        rows_of: |shown, total| format!("{shown} of {total} rows"),
    };

    /// A state's sign and word.
    pub fn state_with_sign(&self, state: State) -> String {
        let (sign, word) = (self.state)(state);
        if sign.is_empty() { word.to_owned() } else { format!("{sign} {word}") }
    }
}

fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Reference => ("·", "reference"),
        State::Same => ("=", "same"),
        State::Compatible => ("≈", "compatible"),
        State::Differs => ("≠", "differs"),
        State::Absent => ("∅", "absent"),
        State::Alone => ("", "only here"),
    }
}

fn difference(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Figure => "figure",
        DifferenceKind::Date => "date",
        DifferenceKind::Place => "place",
        DifferenceKind::Name => "name",
        DifferenceKind::Speaker => "speaker",
        DifferenceKind::Rendering => "rendering",
    }
}

/// As the contract's JSON has it, too.
pub(super) fn place(place: Place) -> String {
    match place {
        Place::Headline => "headline".to_owned(),
        Place::Caption => "caption".to_owned(),
        Place::Paragraph { number, of } => format!("paragraph {number} of {of}"),
    }
}
