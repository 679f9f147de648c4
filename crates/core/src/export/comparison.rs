//! What is exported of a comparison: its ledger, or some rows of it, with all that its files say.

use super::words::Words;
use crate::{
    bundle::{ArticleText, Catalogue, CatalogueArticle, Entity, Texts},
    compare::{Cell, Difference, Ledger, Origin, Row, State},
    text::sort::sort_by,
};

/// Raised when a comparison kept as JSON before can no longer be read.
pub const SCHEMA: u32 = 2;

/// What is exported: a ledger, or some rows of it, with all that its files say.
#[derive(Clone, Debug)]
pub struct Comparison<'c> {
    pub(super) ledger: &'c Ledger,
    pub(super) total: Option<usize>,
    pub(super) columns: Vec<Column<'c>>,
    pub(super) notes: Vec<RowNote>,
    pub(super) entities: &'c [Entity],
    pub(super) link: &'c str,
    pub(super) method: &'c str,
}

/// What the page says of a row besides its ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowNote {
    /// The row's number there, from 1; `None`: only one article has it.
    pub number: Option<usize>,
    /// The state that the reader gives it.
    pub judged: Option<State>,
}

/// An article of the ledger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<'c> {
    pub(super) article: &'c CatalogueArticle,
    pub(super) text: &'c ArticleText,
}

impl<'c> Comparison<'c> {
    /// A ledger with its articles and the address at which it is shown, which may be empty. `None`:
    /// an article of it is not in the dossier.
    pub fn of(
        ledger: &'c Ledger,
        catalogue: &'c Catalogue,
        texts: &'c Texts,
        link: &'c str,
    ) -> Option<Self> {
        let column = |id: &String| {
            let article = catalogue.articles.iter().find(|article| article.id == *id)?;
            let text = texts.articles.iter().find(|text| text.id == *id)?;
            Some(Column { article, text })
        };
        Some(Self {
            ledger,
            total: None,
            columns: ledger.articles.iter().map(column).collect::<Option<_>>()?,
            notes: Vec::new(),
            entities: &catalogue.entities,
            link,
            method: &catalogue.method,
        })
    }

    /// Says that the ledger holds some of so many rows.
    #[must_use]
    pub fn out_of(mut self, total: usize) -> Self {
        self.total = Some(total);
        self
    }

    /// Says what the page says of each row, in their order.
    #[must_use]
    pub fn noted(mut self, notes: Vec<RowNote>) -> Self {
        self.notes = notes;
        self
    }

    /// What the page says of a row, by its place.
    pub(super) fn note(&self, row: usize) -> RowNote {
        self.notes.get(row).copied().unwrap_or_default()
    }

    /// What a row is called: "row 3 · Putin · Kursk".
    pub(super) fn called(&self, at: usize, words: &Words) -> String {
        let number = self.note(at).number.map(|number| format!("{} {number}", words.row));
        let names = self.ledger.rows[at].names.iter().cloned();
        number.into_iter().chain(names).collect::<Vec<_>>().join(" · ")
    }

    /// A row's state, and the reader's where there is one: "≠ differs; according to the reader: ≈ compatible".
    pub(super) fn state_of(&self, at: usize, words: &Words) -> String {
        let state = words.state_with_sign(self.ledger.rows[at].state);
        match self.note(at).judged {
            Some(judged) => format!("{state}; {}: {}", words.judged, words.state_with_sign(judged)),
            None => state,
        }
    }

    /// The words of a cell's passages, verbatim, joined by a blank where there are two.
    pub fn words_of(&self, cell: &Cell) -> String {
        let text = &self.columns[cell.article].text.text;
        cell.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ")
    }

    /// What was compared in a row, the worst first, a line each: "≠ differs, polarity, one denies it:
    /// «no confirmó» / «confirmó»". The words are the texts'.
    pub fn claims_of(&self, row: &Row, words: &Words) -> Vec<String> {
        let mut claims: Vec<&Difference> = row.differences.iter().collect();
        sort_by(&mut claims, |a, b| b.state.cmp(&a.state));
        let line = |claim: &&Difference| {
            let values = claim.values.iter().map(|value| {
                let text = &self.columns[value.article].text.text;
                let words = on_one_line(value.span.of(text));
                if claim.values.len() > 1 {
                    format!("«{words}»")
                } else {
                    format!("«{words}» ({})", self.columns[value.article].article.id)
                }
            });
            format!(
                "{}, {}, {}: {}",
                words.state_with_sign(claim.state),
                (words.difference)(claim.kind),
                (words.rule)(claim.rule),
                values.collect::<Vec<_>>().join(" / ")
            )
        };
        claims.iter().map(line).collect()
    }

    /// What is not there: how many rows there are of how many, where the caller has said how many,
    /// and which articles were not compared whole.
    pub(super) fn extent(&self, words: &Words) -> Vec<String> {
        let rows = self.total.map(|total| (words.rows_of)(self.ledger.rows.len(), total));
        let cut = self.columns.iter().zip(&self.ledger.coverage);
        let cut = cut.filter(|(_, coverage)| coverage.end.is_some()).map(|(column, _)| {
            (words.cut)(column.article.source().unwrap_or(words.source_not_stated))
        });
        rows.into_iter().chain(cut).collect()
    }

    /// Names of entities.
    pub(super) fn names(&self, ids: &[String]) -> Vec<String> {
        let name = |id: &String| {
            let entity = self.entities.iter().find(|entity| entity.id == *id);
            entity.map_or(id, |entity| &entity.name).clone()
        };
        ids.iter().map(name).collect()
    }

    /// Whom words go back to: the media they name, else the agency that wrote them, else the
    /// articles.
    pub(super) fn origin(&self, origin: &Origin) -> String {
        match &origin.agency {
            _ if !origin.names.is_empty() => self.names(&origin.names).join(", "),
            Some(agency) => agency.clone(),
            None => {
                let ids = origin.articles.iter().map(|&at| self.ledger.articles[at].as_str());
                ids.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// Words on one line.
pub(super) fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
