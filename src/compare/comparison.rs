//! A comparison with what its views need.

use std::{collections::BTreeSet, sync::Arc};

use cotejo_core::{
    action::Action,
    bundle::{ArticleText, CatalogueArticle},
    compare::{Ledger, Row},
    view_state::ViewState,
    views::{
        Archive, ComparisonModel, RowHead, comparison_model, ledger_asked, ledger_in_steps,
        shares_source, to_place,
    },
};
use leptos::prelude::*;

use crate::{messages::comparing, rest::rest};

/// A comparison with what its views need.
#[derive(Clone)]
pub(crate) struct Comparison {
    /// The dossier.
    pub(crate) archive: Arc<Archive>,
    /// What to show.
    pub(crate) page: Arc<ComparisonModel>,
    /// The articles, in column order.
    pub(crate) articles: Vec<CatalogueArticle>,
}

impl PartialEq for Comparison {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.archive, &other.archive) && self.page == other.page
    }
}

impl Comparison {
    /// What a state shows of a ledger that was made for it.
    pub(crate) fn of(
        archive: Arc<Archive>,
        state: &ViewState,
        ledger: Arc<Ledger>,
    ) -> Option<Self> {
        let page = comparison_model(&archive, state, ledger)?;
        let ids = &page.ledger.articles;
        let articles = ids.iter().filter_map(|id| archive.article(id).cloned()).collect();
        Some(Self { archive, page: Arc::new(page), articles })
    }

    /// Makes the comparison of a state.
    pub(crate) async fn made(archive: Arc<Archive>, state: ViewState) -> Option<Self> {
        let asked = ledger_asked(&archive, &state)?;
        let ledger = ledger_in_steps(&archive, &asked, &rest).await?;
        Self::of(archive, &state, Arc::new(ledger))
    }

    /// The sources of the articles that were not compared whole.
    pub(crate) fn cut(&self) -> Vec<String> {
        let articles = self.articles.iter().zip(&self.page.ledger.coverage);
        let cut = articles.filter(|(_, coverage)| coverage.end.is_some());
        cut.map(|(article, _)| comparing().source(article)).collect()
    }

    /// An entity's name.
    pub(crate) fn name(&self, id: &str) -> String {
        self.archive.entity(id).map_or_else(|| id.to_owned(), |entity| entity.name.clone())
    }

    /// The names of several.
    pub(crate) fn names(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.name(id)).collect()
    }

    /// A row of the ledger.
    pub(crate) fn row(&self, at: usize) -> &Row {
        &self.page.ledger.rows[at]
    }

    /// What a column's article is called: its source, with the day where two have one source.
    pub(crate) fn named(&self, column: usize) -> String {
        let article = &self.articles[column];
        if shares_source(&self.articles, column) {
            comparing().source_and_day(article)
        } else {
            comparing().source(article)
        }
    }

    /// The same, short.
    pub(crate) fn called(&self, column: usize) -> String {
        let named = self.named(column);
        if named == comparing().no_source() {
            comparing().no_source_short.to_owned()
        } else {
            named
        }
    }

    /// The language of a column's words, as HTML has it.
    pub(crate) fn lang(&self, column: usize) -> &'static str {
        self.articles[column].language.code()
    }

    /// What the head of a row says.
    pub(crate) fn head(&self, at: usize) -> RowHead {
        let texts: Vec<&ArticleText> =
            self.articles.iter().filter_map(|one| self.archive.text(&one.id)).collect();
        RowHead::of(self.row(at), &texts)
    }

    /// Shows a column's article at a byte.
    pub(crate) fn to_place(&self, column: usize, at: u32) -> Action {
        let id = &self.articles[column].id;
        match self.archive.text(id) {
            Some(text) => to_place(text, at),
            None => Action::Article(id.clone()),
        }
    }

    /// The words of a column's text.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.archive.text(&self.articles[column].id).map_or("", |text| &text.text)
    }
}

/// What the reader does among the rows: right to lose on reload.
#[derive(Clone, Copy)]
pub(crate) struct AmongRows {
    /// The ids of the rows that are open.
    pub(crate) open: RwSignal<BTreeSet<String>>,
    /// The id of the row that has, or had last, focus.
    pub(crate) at: RwSignal<Option<String>>,
    /// Whether a correction was made: focus goes to its undoing once that is drawn.
    pub(crate) corrected: StoredValue<bool>,
}

impl AmongRows {
    /// Opens a row, or closes it.
    pub(crate) fn set_open(self, id: &str, opened: bool) {
        self.open.update(|open| {
            if opened {
                open.insert(id.to_owned())
            } else {
                open.remove(id)
            };
        });
    }
}
