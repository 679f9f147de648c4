//! Two to four articles become a ledger: rows of passages that report the same thing.
//!
//! Pure and symmetric: the order of the articles decides columns and the reference, never which
//! rows exist.

mod build;
mod claims;
mod clause_alignment;
mod clauses;
mod copied;
mod edits;
mod fingerprint;
mod ledger;
mod near_copies;
mod paraphrases;
mod prepared;
mod quotes;
mod roles;
mod rows;
mod similarity;
mod synonym_sets;
mod units;
mod values;
mod verdict;
mod word_alignment;

pub use build::{Alignment, Column, Options, align, ledger, ledger_in_steps};
pub use copied::Copied;
pub use edits::{Edits, PassagePair, PassageRef};
pub use fingerprint::Fingerprint;
pub use ledger::{
    Cell, Coverage, Difference, DifferenceKind, DifferenceValue, Evidence, EvidenceKind, Ledger,
    Mark, Nearest, Origin, Place, Row, RowSimilarity, Rule, Similarity, State, marks, place,
};
pub use prepared::PreparedText;
pub use similarity::Weights;
