//! What names are joined from.

use cotejo_core::{article::Section, findings::Reading};

/// A text whose names are to be joined.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article's id.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its sections: names in those that are no content are joined but not counted.
    pub sections: &'a [Section],
    /// What was read from it.
    pub reading: &'a Reading,
}

/// Corrections from `dossier.toml`.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Names of one entity; the first is the one shown.
    pub join: Vec<Vec<String>>,
    /// Names that are no one's in common.
    pub apart: Vec<Vec<String>>,
}
