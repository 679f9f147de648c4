//! The language a text is in.

use serde::{Deserialize, Serialize};

/// A language there are rules for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Language {
    /// Spanish.
    #[default]
    #[serde(rename = "es")]
    Spanish,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Neither, or too little text to tell.
    #[serde(rename = "und")]
    Unknown,
}
