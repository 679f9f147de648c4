//! Two to four articles become a ledger: rows of passages that report the same thing.
//!
//! Pure and symmetric: the order of the articles decides columns and the reference, never which
//! rows exist.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// All rows of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// Article ids, in column order.
    pub articles: Vec<String>,
    /// Index of the reference article among [`Self::articles`].
    pub reference: usize,
    /// Least likeness at which passages were put in one row, 0 to 1.
    pub min: f64,
    /// Rows, in the reading order of the reference; what only others have stands where it would
    /// belong.
    pub rows: Vec<Row>,
    /// For each article, what became of its passages.
    pub account: Vec<Account>,
}

/// Passages of different articles that report the same thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What links call it; the same for the same passages in any order of the articles.
    pub id: String,
    /// The sources' own words for it: shared names, dates and rarest words.
    pub names: Vec<String>,
    /// The worst pair.
    pub state: State,
    /// One cell for each article, in column order.
    pub cells: Vec<Cell>,
    /// What differs, or is compatible, between cells.
    pub differences: Vec<Difference>,
    /// The agencies and media (entity ids) all its cells go back to; where two articles name the
    /// same one, they are one origin.
    pub origins: Vec<String>,
    /// Why its passages were put together.
    pub evidence: Vec<Evidence>,
}

/// What one article has in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Index of the article among [`Ledger::articles`].
    pub article: usize,
    /// Relative to the reference article's cell.
    pub state: State,
    /// The passages, in order; empty where the article has nothing.
    pub spans: Vec<Span>,
    /// Where the first passage stands.
    pub place: Option<Place>,
    /// What in the passages coincides or differs.
    pub marks: Vec<Mark>,
    /// Speakers of the quotes in it (entity ids).
    pub speakers: Vec<String>,
    /// Agencies and media it was taken from (entity ids).
    pub via: Vec<String>,
    /// Told of another day than the reference's words: "otra ocasión" and its TIMEX3 value.
    pub other_occasion: Option<String>,
    /// In an empty cell, the nearest passage and its likeness.
    pub nearest: Option<Nearest>,
}

/// The state of a cell or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// What the others are held against.
    Reference,
    /// The same fact.
    Same,
    /// One vaguer than the other, or the same quote in other words.
    Compatible,
    /// Another figure, date, place, name or speaker for the same thing.
    Differs,
    /// Nothing in this text.
    Absent,
    /// The row's only cell.
    Alone,
}

/// Where a passage stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In the headline.
    Headline,
    /// Under the photograph.
    Caption,
    /// In body paragraph `number` of `of`, counted from 1.
    Paragraph {
        /// Which.
        number: u32,
        /// Of how many.
        of: u32,
    },
}

/// A marked stretch of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where, on whole words.
    #[serde(flatten)]
    pub span: Span,
    /// What is compared.
    pub kind: DifferenceKind,
    /// `Same`, `Compatible` or `Differs`.
    pub state: State,
}

/// What differs, or is compatible, between two or more cells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// What is compared.
    pub kind: DifferenceKind,
    /// `Compatible` or `Differs`.
    pub state: State,
    /// The stretches that say it.
    pub values: Vec<DifferenceValue>,
}

/// One article's side of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceValue {
    /// Index of the article among [`Ledger::articles`].
    pub article: usize,
    /// Where it says so.
    #[serde(flatten)]
    pub span: Span,
}

/// Kinds of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// A number.
    Figure,
    /// A date.
    Date,
    /// A place.
    Place,
    /// A person or organisation.
    Name,
    /// Who says it.
    Speaker,
    /// A quote in other words.
    Rendering,
}

/// The nearest passage to a row that an article lacks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nearest {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// Likeness, 0 to 1.
    pub score: f64,
}

/// Why passages were put in one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What kind of thing is shared.
    pub kind: EvidenceKind,
    /// The shared names or words, as the texts spell them.
    pub words: Vec<String>,
    /// Its share in the likeness, 0 to 1.
    pub score: f64,
}

/// What two passages can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// Names.
    Names,
    /// Dates.
    Dates,
    /// Figures.
    Figures,
    /// Words, rare ones first.
    Words,
    /// Who speaks.
    Speaker,
}

/// What became of an article's passages: `passages = aligned + only_here + set_aside`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// All of them.
    pub passages: u32,
    /// In a row with another article's.
    pub aligned: u32,
    /// In a row of their own.
    pub only_here: u32,
    /// Promotion, boilerplate, date line, sign-off.
    pub set_aside: u32,
}
