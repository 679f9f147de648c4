//! The language a text is in.

use super::coded::coded;

/// A language there are rules for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Spanish.
    #[default]
    Spanish,
    /// English.
    English,
    /// Neither, or too little text to tell.
    Unknown,
}

coded!(Language {
    Spanish = "es",
    English = "en",
    Unknown = "und",
});
