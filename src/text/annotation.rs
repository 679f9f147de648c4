//! What comparing needs to know of a word or phrase beyond its letters, as told by tables when the
//! dossier was built.

use serde::{Deserialize, Serialize};

use super::Span;

/// What the tables of language say of a word or phrase. In the bundle its keys are one letter each,
/// and what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Where it stands.
    #[serde(rename = "s")]
    pub span: Span,
    /// Stems of the lemmas of an irregular form: "cayó" of "caer".
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    pub lemmas: Vec<String>,
    /// The number that a word for one stands for.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Synonym sets, by their number, rising.
    #[serde(rename = "y", default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<u32>,
    /// Poles of oppositions, rising: what stands at the other pole of one has its negative.
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    pub poles: Vec<i32>,
    /// What it does to the claim it stands in.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<Marker>,
}

impl Annotation {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.lemmas.is_empty()
            && self.number.is_none()
            && self.sets.is_empty()
            && self.poles.is_empty()
            && self.marker.is_none()
    }
}

/// What a word or phrase does to the claim it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// Denies what it governs.
    #[serde(rename = "n")]
    Negation,
    /// Gives it as possible, or without vouching for it.
    #[serde(rename = "p")]
    Possible,
    /// Gives it as wanted, planned or tried.
    #[serde(rename = "w")]
    Planned,
    /// Gives it as asked for or proposed.
    #[serde(rename = "r")]
    Requested,
    /// Gives it as to come.
    #[serde(rename = "f")]
    Future,
    /// Gives it as it would be, or as others say it is.
    #[serde(rename = "c")]
    Conditional,
    /// How much of the whole is meant, per cent.
    #[serde(rename = "q")]
    Share(u8),
    /// Not quite.
    #[serde(rename = "a")]
    Nearly,
    /// No more than that.
    #[serde(rename = "o")]
    Only,
    /// Told of two parties alike: "met", "se casó con".
    #[serde(rename = "s")]
    Symmetric,
    /// That or more.
    #[serde(rename = "l")]
    AtLeast,
    /// That or less.
    #[serde(rename = "m")]
    AtMost,
}
