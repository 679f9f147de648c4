//! The view states that a click leads to.

use chrono::NaiveDate;

use super::{
    Filters, ViewState,
    lists::{Facet, Lang, Sort, Tab, View},
    rows::{RowSet, Rows},
};
use crate::text::Span;

impl ViewState {
    pub(super) fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut state = self.clone();
        change(&mut state);
        state.normalised()
    }

    /// The cards, with search, filters, order and chosen articles as they are.
    #[must_use]
    pub fn to_cards(&self) -> Self {
        self.changed(|state| {
            state.view = View::Cards;
            (state.id, state.at, state.row, state.reference) = (None, None, None, None);
            (state.at_words, state.row_words) = (None, None);
            (state.tab, state.rows) = (Tab::default(), state.rows.unfiltered());
        })
    }

    /// The cards with a value asked for, or no longer.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        self.to_cards().changed(|state| {
            toggle(&mut state.include, facet, value);
            remove(&mut state.exclude, facet, value);
        })
    }

    /// The cards with a value excluded, or no longer.
    #[must_use]
    pub fn toggled_exclusion(&self, facet: Facet, value: &str) -> Self {
        self.to_cards().changed(|state| {
            toggle(&mut state.exclude, facet, value);
            remove(&mut state.include, facet, value);
        })
    }

    /// The cards that carry one value, nothing else asked.
    #[must_use]
    pub fn filter_only(&self, facet: Facet, value: &str) -> Self {
        self.cleared().toggled(facet, value)
    }

    /// The cards without search or filters.
    #[must_use]
    pub fn cleared(&self) -> Self {
        self.to_cards().changed(|state| {
            state.q.clear();
            state.include.clear();
            state.exclude.clear();
            (state.from, state.to, state.any_entity) = (None, None, false);
        })
    }

    /// The cards with another search.
    #[must_use]
    pub fn with_query(&self, q: &str) -> Self {
        self.to_cards().changed(|state| q.clone_into(&mut state.q))
    }

    /// The cards within days of publication.
    #[must_use]
    pub fn with_days(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        self.to_cards().changed(|state| (state.from, state.to) = (from, to))
    }

    /// The cards in another order.
    #[must_use]
    pub fn with_sort(&self, sort: Option<Sort>) -> Self {
        self.to_cards().changed(|state| state.sort = sort)
    }

    /// The cards with one or all of the chosen entities asked for.
    #[must_use]
    pub fn with_any_entity(&self, any: bool) -> Self {
        self.to_cards().changed(|state| state.any_entity = any)
    }

    /// An article.
    #[must_use]
    pub fn opening_article(&self, id: &str) -> Self {
        self.to_cards().changed(|state| {
            state.view = View::Article;
            state.id = Some(id.to_owned());
        })
    }

    /// An article, at some bytes or a place (see [`Self::at`]), with the fingerprint of the words there.
    #[must_use]
    pub fn opening_article_at(&self, id: &str, at: Span, words: Option<String>) -> Self {
        self.opening_article(id).changed(|state| (state.at, state.at_words) = (Some(at), words))
    }

    /// An entity.
    #[must_use]
    pub fn opening_entity(&self, id: &str) -> Self {
        self.to_cards().changed(|state| {
            state.view = View::Entity;
            state.id = Some(id.to_owned());
        })
    }

    /// How the page was made; the cards are left as they are for coming back.
    #[must_use]
    pub fn to_method(&self) -> Self {
        self.to_cards().changed(|state| state.view = View::Method)
    }

    /// The articles that the filters let through, against each other.
    #[must_use]
    pub fn to_overview(&self) -> Self {
        self.to_cards().changed(|state| state.view = View::Overview)
    }

    /// The comparison of the chosen articles.
    #[must_use]
    pub fn comparing(&self) -> Self {
        self.changed(|state| {
            state.view = View::Compare;
            (state.id, state.at) = (None, None);
        })
    }

    /// The comparison of these articles.
    #[must_use]
    pub fn comparing_these(&self, ids: &[&str]) -> Self {
        self.to_cards()
            .changed(|state| state.sel = ids.iter().map(|&id| id.to_owned()).collect())
            .comparing()
    }

    /// With an article chosen for comparison, after those chosen before.
    #[must_use]
    pub fn choosing(&self, id: &str) -> Self {
        self.changed(|state| state.sel.push(id.to_owned()))
    }

    /// With an article no longer chosen.
    #[must_use]
    pub fn unchoosing(&self, id: &str) -> Self {
        self.changed(|state| {
            state.sel.retain(|chosen| chosen != id);
            state.reference.take_if(|reference| reference == id);
        })
    }

    /// With no article chosen.
    #[must_use]
    pub fn choosing_none(&self) -> Self {
        self.changed(|state| {
            state.sel.clear();
            state.reference = None;
        })
    }

    /// With another tab of the comparison.
    #[must_use]
    pub fn with_tab(&self, tab: Tab) -> Self {
        self.changed(|state| state.tab = tab)
    }

    /// With another reference article.
    #[must_use]
    pub fn with_reference(&self, id: &str) -> Self {
        self.changed(|state| {
            state.reference = Some(id.to_owned());
            (state.row, state.row_words) = (None, None);
        })
    }

    /// Standing at a row, by its id and the fingerprint of its words.
    #[must_use]
    pub fn at_row(&self, id: &str, words: &str) -> Self {
        self.changed(|state| {
            (state.row, state.row_words) = (Some(id.to_owned()), Some(words.to_owned()));
        })
    }

    /// What is sent on of a row: the rows in which it stands, whatever was filtered.
    #[must_use]
    pub fn sharing_row(&self, id: &str, words: &str) -> Self {
        self.with_tab(Tab::Rows).with_rows(|rows| *rows = rows.unfiltered()).at_row(id, words)
    }

    /// Standing at no row.
    #[must_use]
    pub fn at_no_row(&self) -> Self {
        self.changed(|state| (state.row, state.row_words) = (None, None))
    }

    /// With other rows of the comparison, standing at none.
    #[must_use]
    pub fn with_rows(&self, change: impl FnOnce(&mut Rows)) -> Self {
        self.at_no_row().changed(|state| change(&mut state.rows))
    }

    /// With a value of a set of the rows asked for, or no longer.
    #[must_use]
    pub fn toggled_row(&self, set: RowSet, value: &str) -> Self {
        self.with_rows(|rows| rows.toggle(set, value))
    }

    /// With a state that the reader gives a row, standing where it stands; `None`: takes it back.
    #[must_use]
    pub fn with_judgement(&self, row: &str, state: Option<&str>) -> Self {
        self.changed(|now| now.rows.judge(row, state))
    }

    /// In another language of the interface.
    #[must_use]
    pub fn with_lang(&self, lang: Lang) -> Self {
        self.changed(|state| state.lang = Some(lang))
    }
}

fn toggle(filters: &mut Filters, facet: Facet, value: &str) {
    let values = filters.entry(facet).or_default();
    if !values.remove(value) {
        values.insert(value.to_owned());
    }
}

fn remove(filters: &mut Filters, facet: Facet, value: &str) {
    if let Some(values) = filters.get_mut(&facet) {
        values.remove(value);
    }
}
