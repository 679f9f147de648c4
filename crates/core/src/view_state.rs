//! What the reader is looking at, and the query string that says it.
//!
//! The address bar is the state: equal states have equal query strings, and any string at all
//! is read as some state.

mod joint;
mod lists;
mod query;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::text::Span;
use joint::JOINT;

pub use joint::split_judgement;
pub use lists::{Facet, Lang, Sort, Tab, View};
pub use rows::{RowSet, Rows};

/// What the reader is looking at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Which view.
    pub view: View,
    /// The search as typed.
    pub q: String,
    /// Values that articles must carry.
    pub include: Filters,
    /// Values that articles must not carry.
    pub exclude: Filters,
    /// Whether one of the chosen entities is enough (`entities=any`); all are asked otherwise.
    pub any_entity: bool,
    /// Published on or after.
    pub from: Option<NaiveDate>,
    /// Published on or before.
    pub to: Option<NaiveDate>,
    /// The order asked for; `None`: by date, or by relevance while searching.
    pub sort: Option<Sort>,
    /// The article or entity shown.
    pub id: Option<String>,
    /// The bytes of the article shown to stand at (`at=7-20`); empty: a place, whose passage is meant
    /// (`at=7`).
    pub at: Option<Span>,
    /// The fingerprint of the words that stood there (`at=7~fingerprint`).
    pub at_words: Option<String>,
    /// Articles chosen for comparison, in the reader's column order, none twice.
    pub sel: Vec<String>,
    /// The reference article; `None`: the first chosen.
    pub reference: Option<String>,
    /// Which tab of the comparison.
    pub tab: Tab,
    /// Which rows of the comparison are shown, and how they are made.
    pub rows: Rows,
    /// The row of the comparison to stand at.
    pub row: Option<String>,
    /// The fingerprint of its words (`row=id~fingerprint`).
    pub row_words: Option<String>,
    /// The interface's language; `None`: the dossier's.
    pub lang: Option<Lang>,
}

impl ViewState {
    /// Says each thing once: no article chosen twice, no value both asked for and excluded (it is
    /// excluded), no empty facet, no reference that is the first chosen anyway.
    pub(crate) fn normalised(mut self) -> Self {
        let mut seen = BTreeSet::new();
        self.sel.retain(|id| !id.is_empty() && seen.insert(id.clone()));
        for filters in [&mut self.include, &mut self.exclude] {
            filters.values_mut().for_each(|values| values.retain(|value| !value.is_empty()));
        }
        for (facet, excluded) in &self.exclude {
            if let Some(included) = self.include.get_mut(facet) {
                included.retain(|value| !excluded.contains(value));
            }
        }
        for filters in [&mut self.include, &mut self.exclude] {
            filters.retain(|_, values| !values.is_empty());
        }
        let text = |value: &mut Option<String>| {
            if value.as_deref() == Some("") {
                *value = None;
            }
        };
        text(&mut self.id);
        text(&mut self.reference);
        text(&mut self.row);
        self.row.take_if(|row| row.contains(JOINT));
        let no_words = |words: &mut String| words.is_empty() || words.contains(JOINT);
        self.row_words.take_if(|words| self.row.is_none() || no_words(words));
        self.at_words.take_if(|words| self.at.is_none() || no_words(words));
        self.rows.sets.values_mut().for_each(|values| values.retain(|value| !value.is_empty()));
        self.rows.sets.retain(|_, values| !values.is_empty());
        if self.reference.as_ref() == self.sel.first() {
            self.reference = None;
        }
        self
    }

    /// Whether anything is searched for.
    pub fn searches(&self) -> bool {
        !self.q.trim().is_empty()
    }

    /// Whether a value is asked for.
    pub fn includes(&self, facet: Facet, value: &str) -> bool {
        self.include.get(&facet).is_some_and(|values| values.contains(value))
    }

    /// Whether a value is excluded.
    pub fn excludes(&self, facet: Facet, value: &str) -> bool {
        self.exclude.get(&facet).is_some_and(|values| values.contains(value))
    }
}

/// Chosen values by facet; facets without values are left out.
pub type Filters = BTreeMap<Facet, BTreeSet<String>>;

#[cfg(test)]
mod tests {
    use proptest::{collection, option, prelude::*, sample};

    use super::*;

    #[test]
    fn the_default_state_is_the_empty_query() {
        assert_eq!(ViewState::default().to_query(), "");
        assert_eq!(ViewState::from_query("?"), ViewState::default());
    }

    #[test]
    fn equal_states_have_equal_links() {
        let query = |text: &str| ViewState::from_query(text).to_query();
        assert_eq!(query("?entity=b&entity=a&q=x"), query("q=x&entity=a&entity=b&entity=a"));
        assert_eq!(query("sel=b&sel=a&ref=b"), "sel=b&sel=a");
        assert_eq!(query("sel=b&sel=a&ref=a"), "sel=b&sel=a&ref=a");
        assert_eq!(query("entity=a&not-entity=a"), "not-entity=a");
        assert_eq!(query("view=cards&tab=rows&colour=red&from=2025-13-01&sort=x"), "");
        assert_eq!(query("q=%2541"), "q=%2541");
    }

    #[test]
    fn a_link_stands_at_a_place_or_at_some_bytes() {
        let at = |value: &str| ViewState::from_query(&format!("at={value}")).to_query();
        for value in ["7", "7-20", "7-20%7E00ff", "7%7E00ff"] {
            assert_eq!(at(value), format!("at={value}"));
        }
        assert_eq!(at("7-7"), "at=7");
        for value in ["20-7", "7-", "-7", "7-20-30", "x-7", "7-4294967296"] {
            assert_eq!(at(value), "", "{value}");
        }
    }

    #[test]
    fn a_copied_link_says_its_language() {
        assert_eq!(ViewState::default().shared_query(Lang::Es), "lang=es");
        assert_eq!(ViewState::from_query("lang=en").shared_query(Lang::Es), "lang=en");
    }

    fn filters() -> impl Strategy<Value = Filters> {
        collection::btree_map(
            sample::select(Facet::ALL.to_vec()),
            collection::btree_set(".{0,6}", 0..3),
            0..4,
        )
    }

    fn days() -> impl Strategy<Value = Option<NaiveDate>> {
        option::of((1900_i32..2100, 1_u32..13, 1_u32..29).prop_map(|(year, month, day)| {
            NaiveDate::from_ymd_opt(year, month, day).expect("a day that every month has")
        }))
    }

    fn row_sets() -> impl Strategy<Value = BTreeMap<RowSet, BTreeSet<String>>> {
        collection::btree_map(
            sample::select(RowSet::ALL.to_vec()),
            collection::btree_set(".{0,6}", 0..3),
            0..4,
        )
    }

    prop_compose! {
        fn rows()(
            min in option::of(0_u8..=100),
            by_prominence: bool,
            sets in row_sets(),
        ) -> Rows {
            Rows { min, by_prominence, sets }
        }
    }

    #[test]
    fn a_row_is_told_with_the_words_it_had() {
        let state = ViewState::from_query("view=compare&sel=a&sel=b&row=7f~00ff&min=20&state=same");
        assert_eq!((state.row.as_deref(), state.row_words.as_deref()), (Some("7f"), Some("00ff")));
        assert_eq!(state.rows.min, Some(20));
        assert_eq!(state.to_query(), "view=compare&sel=a&sel=b&state=same&min=20&row=7f%7E00ff");
        assert_eq!(ViewState::from_query("min=101&row=~").to_query(), "");
    }

    prop_compose! {
        fn states()(
            view in sample::select(View::ALL.to_vec()),
            q in ".{0,12}",
            (include, exclude) in (filters(), filters()),
            any_entity: bool,
            (from, to) in (days(), days()),
            sort in option::of(sample::select(Sort::ALL.to_vec())),
            (id, reference, row) in (option::of(".{0,6}"), option::of(".{0,6}"), option::of(".{0,6}")),
            at in option::of((any::<u32>(), any::<u32>()).prop_map(|(a, b)| Span { start: a.min(b), end: a.max(b) })),
            (at_words, row_words) in (option::of("[0-9a-f]{0,6}"), option::of("[0-9a-f~]{0,6}")),
            rows in rows(),
            sel in collection::vec(".{0,4}", 0..5),
            tab in sample::select(Tab::ALL.to_vec()),
            lang in option::of(sample::select(Lang::ALL.to_vec())),
        ) -> ViewState {
            ViewState { view, q, include, exclude, any_entity, from, to, sort, id, at, at_words, sel, reference, tab, rows, row, row_words, lang }.normalised()
        }
    }

    proptest! {
        #[test]
        fn a_link_restores_its_state(state in states()) {
            prop_assert_eq!(ViewState::from_query(&state.to_query()), state);
        }

        #[test]
        fn any_string_is_some_state(query in "\\PC{0,80}") {
            let state = ViewState::from_query(&query);
            prop_assert_eq!(ViewState::from_query(&state.to_query()), state);
        }
    }
}
