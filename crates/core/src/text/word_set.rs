//! Sets of words from tables that the page asks too.

use std::sync::OnceLock;

use super::{lookup::Lookup, table};

/// A set of folded words from a table. [`word_set`](crate::word_set) declares one.
pub struct WordSet {
    file: &'static str,
    text: &'static str,
    words: OnceLock<Lookup<()>>,
}

impl WordSet {
    /// The words of a file of `data/`, by its name and text.
    pub const fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text, words: OnceLock::new() }
    }

    /// Whether the folded word is in it.
    pub fn contains(&self, folded: &str) -> bool {
        let all = || self.words().map(|word| (word, ())).collect();
        self.words.get_or_init(all).contains(folded)
    }

    /// Its words, in the table's order.
    pub fn words(&self) -> std::vec::IntoIter<&'static str> {
        let mut words = Vec::new();
        table::each_row(self.text, &mut |row| {
            words.extend(table::words(row).into_iter().flatten());
        });
        words.into_iter()
    }

    /// The rows of its table that cannot be read.
    pub fn faults(&self) -> Vec<String> {
        let is_read = |row: &[&'static str]| table::words(row).is_some();
        table::faults(self.file, self.text, "words with blanks between", is_read)
    }
}

/// Declares a [`WordSet`](crate::text::word_set::WordSet) over a file of `data/`, and the test that
/// every row of it can be read.
#[macro_export]
macro_rules! word_set {
    ($(#[$about:meta])* $visible:vis static $name:ident = $file:literal;) => {
        $(#[$about])*
        $visible static $name: $crate::text::word_set::WordSet =
            $crate::text::word_set::WordSet::new(
                $file,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $file)),
            );
        $crate::every_row_is_read!($name);
    };
}

word_set! {
    /// Words that say who somebody is.
    pub static ROLES = "roles.txt";
}
word_set! {
    /// Nouns that stand for an agency or medium.
    pub static MEDIUM_CUES = "medium-cues.txt";
}
word_set! {
    /// Words that belong to the grammar rather than to a name.
    pub static FUNCTION_WORDS = "function-words.txt";
}
