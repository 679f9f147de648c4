//! The clauses of a passage: stretches that may tell something by themselves.

use std::sync::LazyLock;

use crate::{
    language_table,
    text::{Span, lookup::Lookup},
};

// Beside a constant: what others gave on ECB+, as in `rows`; as they are .528, 192, 365.

/// Words of its own that a clause has at least; what has fewer belongs to the clause beside it. With 1
/// .531, 191, 363, with 6 .528, 191, 363, and with both one contradiction less stands in a row.
const LEAST_WORDS: usize = 3;

/// A stretch of a passage that may tell something by itself.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) span: Span,
    /// Words that are not of the grammar.
    words: usize,
    /// Lines of the table of synonym sets, with the word that has each.
    pub(super) synonym_sets: Vec<(u16, Span)>,
}

static OPENERS: LazyLock<Lookup<()>> = LazyLock::new(|| {
    let words = CLAUSE_OPENERS.rows().flatten().flat_map(str::split_whitespace);
    words.map(|word| (word, ())).collect()
});

language_table! {
    static CLAUSE_OPENERS: [&'static str; 2] = "clause-openers.txt", "Spanish words | English words",
        |row| row.try_into().ok();
}

/// Puts the words of a passage into its clauses, from the first on.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    clauses: Vec<Clause>,
}

impl Clauses {
    /// Adds a word, by what stands before it and by itself, folded; `own`: whether it is no word of
    /// the grammar.
    pub(super) fn add(
        &mut self,
        before: &str,
        word: Span,
        folded: &str,
        own: bool,
        synonym_sets: &[u16],
    ) {
        if self.clauses.last().is_none_or(|last| last.words >= LEAST_WORDS && opens(before, folded))
        {
            self.clauses.push(Clause { span: word, words: 0, synonym_sets: Vec::new() });
        }
        if let Some(clause) = self.clauses.last_mut() {
            clause.span.end = word.end;
            clause.words += usize::from(own);
            clause.synonym_sets.extend(synonym_sets.iter().map(|&sense| (sense, word)));
        }
    }

    /// The clauses; the last one joins the one before if it is short.
    pub(super) fn finish(mut self) -> Vec<Clause> {
        if self.clauses.len() > 1
            && let Some(short) = self.clauses.pop_if(|last| last.words < LEAST_WORDS)
            && let Some(last) = self.clauses.last_mut()
        {
            last.span.end = short.span.end;
            last.synonym_sets.extend(short.synonym_sets);
        }
        self.clauses
    }
}

/// Whether a clause may begin at a word.
fn opens(before: &str, folded: &str) -> bool {
    before.contains([',', ';', ':', '—', '–', '(', ')'])
        || before.contains(" -")
        || before.contains("- ")
        || OPENERS.contains(folded)
}
