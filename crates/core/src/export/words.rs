//! The words that files put around those of the sources.

use crate::compare::{DifferenceKind, Place, Rule, State};

/// Columns of a comparison as CSV.
pub const COLUMNS: usize = 22;

/// The words of a language for what files say themselves.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Code of the language, as HTML's `lang` has it.
    pub language: &'static str,
    /// What the file is: "Comparison".
    pub comparison: &'static str,
    /// Head of the column with what is told in a row.
    pub reported: &'static str,
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
    /// Before what was compared in a row.
    pub compared: &'static str,
    /// Before a row's number.
    pub row: &'static str,
    /// Before the state that the reader gives a row.
    pub judged: &'static str,
    /// Heads of the columns as CSV: row, its names, its state and what was compared; article, outlet, agency, day of
    /// publication and address; state of the cell, place, first byte and the one past the last,
    /// words, other occasion; first byte, the one past the last and similarity of the nearest passage;
    /// link, method; the row's number, and the state that the reader gives it.
    pub columns: [&'static str; COLUMNS],
    /// Sign and word of a state; the sign may be empty.
    pub state: fn(State) -> (&'static str, &'static str),
    /// What is compared.
    pub difference: fn(DifferenceKind) -> &'static str,
    /// The rule that decided.
    pub rule: fn(Rule) -> &'static str,
    /// Where a passage stands.
    pub place: fn(Place) -> String,
    /// Who speaks, from the speakers' names.
    pub speaks: fn(&[String]) -> String,
    /// From whom it was taken, from their names.
    pub via: fn(&[String]) -> String,
    /// That an article was not compared whole, by its source.
    pub cut: fn(&str) -> String,
    /// So many rows of so many.
    pub rows_of: fn(usize, usize) -> String,
}

impl Words {
    /// In English; those of the command.
    pub const ENGLISH: Self = Self {
        language: "en",
        comparison: "Comparison",
        reported: "What is told",
        source_not_stated: "source not stated",
        original: "Original",
        link: "Link",
        method: "Method",
        other_occasion: "another occasion",
        nearest: "nearest",
        compared: "Compared",
        row: "row",
        judged: "according to the reader",
        columns: [
            "row",
            "row names",
            "row state",
            "compared",
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
            "number",
            "judged",
        ],
        state,
        difference,
        rule,
        place,
        speaks: |names| format!("spoken by {}", names.join(", ")),
        via: |names| format!("via {}", names.join(", ")),
        cut: |source| {
            format!(
                "{source}: too long to be compared whole; only its first 10,000 words or so were"
            )
        },
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
    kind.code()
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::SameWords => "the same words",
        Rule::SameValue => "the same value, written otherwise",
        Rule::JoinedName => "two names of one entity",
        Rule::Inflection => "forms of one word",
        Rule::Synonym => "synonyms",
        Rule::Voice => "active and passive",
        Rule::Attribution => "says again who speaks",
        Rule::Vaguer => "one is vaguer",
        Rule::OtherWords => "one utterance in other words",
        Rule::OtherOrder => "the same values in another order",
        Rule::OtherForm => "another form of the word",
        Rule::LeftOver => "words left over",
        Rule::DeniedOpposite => "a word and the denial of its opposite",
        Rule::NamesAlike => "names that are alike",
        Rule::Capital => "a capital and its country, perhaps",
        Rule::LessCertain => "less certain, or to come",
        Rule::OtherQuantity => "another share of the whole",
        Rule::OtherValue => "another value",
        Rule::OtherUnit => "another thing counted",
        Rule::OtherName => "another name",
        Rule::OppositeBound => "at least and at most",
        Rule::Denied => "one denies it",
        Rule::Opposite => "opposites",
        Rule::Exchanged => "who and whom are exchanged",
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
