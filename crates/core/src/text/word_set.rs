//! Sets of words from tables that the page asks too.

use std::sync::OnceLock;

use super::{lookup::Lookup, table::Table};

/// A set of folded words from a table. [`word_set`](crate::word_set) declares one.
pub struct WordSet {
    table: Table<Vec<&'static str>>,
    words: OnceLock<Lookup<()>>,
}

impl WordSet {
    /// The words of a table.
    pub const fn new(table: Table<Vec<&'static str>>) -> Self {
        Self { table, words: OnceLock::new() }
    }

    /// Whether the folded word is in it.
    pub fn contains(&self, folded: &str) -> bool {
        let all = || self.words().map(|word| (word, ())).collect();
        self.words.get_or_init(all).contains(folded)
    }

    /// Its words, in the table's order.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.table.rows().flatten()
    }

    /// The rows of its table that cannot be read.
    pub fn faults(&self) -> Vec<String> {
        self.table.faults()
    }
}

/// Declares a [`WordSet`](crate::text::word_set::WordSet) over a file of `data/`, and the test that
/// every row of it can be read.
#[macro_export]
macro_rules! word_set {
    ($(#[$about:meta])* $visible:vis static $name:ident = $file:literal;) => {
        $(#[$about])*
        $visible static $name: $crate::text::word_set::WordSet =
            $crate::text::word_set::WordSet::new($crate::text::table::Table::new(
                $file,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $file)),
                "words with blanks between",
                $crate::text::table::words,
            ));
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
