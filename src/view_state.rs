//! What the reader is looking at, and the query string that says it.
//!
//! The address bar is the state: equal states have equal query strings, and any string at all
//! is read as some state.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::text::day::day;

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
    /// A byte offset in the article shown, to stand at (`at`).
    pub at: Option<u32>,
    /// Articles chosen for comparison, in the reader's column order, none twice.
    pub sel: Vec<String>,
    /// The reference article; `None`: the first chosen.
    pub reference: Option<String>,
    /// Which side of the comparison.
    pub tab: Tab,
    /// The row of the comparison to stand at.
    pub row: Option<String>,
    /// The interface's language; `None`: the dossier's.
    pub lang: Option<Lang>,
}

impl ViewState {
    /// Reads a query string, with or without its `?`. Never fails: unknown keys, unreadable values
    /// and values said twice are passed over.
    pub fn from_query(query: &str) -> Self {
        let mut state = Self::default();
        for (key, value) in
            form_urlencoded::parse(query.strip_prefix('?').unwrap_or(query).as_bytes())
        {
            state.take(&key, &value);
        }
        state.normalised()
    }

    fn take(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let text = || Some(value.to_owned());
        match key {
            "view" => {
                self.view =
                    View::ALL.into_iter().find(|view| view.code() == value).unwrap_or(self.view);
            }
            "q" => value.clone_into(&mut self.q),
            "entities" => self.any_entity = value == "any",
            "from" => self.from = day(value).or(self.from),
            "to" => self.to = day(value).or(self.to),
            "sort" => {
                self.sort = Sort::ALL.into_iter().find(|sort| sort.code() == value).or(self.sort);
            }
            "id" => self.id = text(),
            "at" => self.at = value.parse().ok().or(self.at),
            "sel" => self.sel.push(value.to_owned()),
            "ref" => self.reference = text(),
            "tab" => {
                self.tab = Tab::ALL.into_iter().find(|tab| tab.code() == value).unwrap_or(self.tab);
            }
            "row" => self.row = text(),
            "lang" => {
                self.lang = Lang::ALL.into_iter().find(|lang| lang.code() == value).or(self.lang);
            }
            _ => {
                let (filters, name) = match key.strip_prefix("not-") {
                    Some(name) => (&mut self.exclude, name),
                    None => (&mut self.include, key),
                };
                if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.code() == name) {
                    filters.entry(facet).or_default().insert(value.to_owned());
                }
            }
        }
    }

    /// Says each thing once: no article chosen twice, no value both asked for and excluded (it is
    /// excluded), no empty facet, no reference that is the first chosen anyway.
    fn normalised(mut self) -> Self {
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
        text(&mut self.row);
        text(&mut self.reference);
        if self.reference.as_ref() == self.sel.first() {
            self.reference = None;
        }
        self
    }

    /// As a query string without `?`; empty for the default state. Keys stand in the order of the
    /// README's table, sets are sorted, defaults left out: equal states give equal strings.
    pub fn to_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut say = |key: &str, value: &str| {
            query.append_pair(key, value);
        };
        if self.view != View::default() {
            say("view", self.view.code());
        }
        if !self.q.is_empty() {
            say("q", &self.q);
        }
        for (filters, not) in [(&self.include, ""), (&self.exclude, "not-")] {
            for (facet, values) in filters {
                for value in values {
                    say(&format!("{not}{}", facet.code()), value);
                }
            }
        }
        if self.any_entity {
            say("entities", "any");
        }
        let days = [("from", self.from), ("to", self.to)];
        days.into_iter()
            .filter_map(|(key, day)| Some((key, day?)))
            .for_each(|(key, day)| say(key, &day.to_string()));
        let texts = |key, value: &Option<String>, say: &mut dyn FnMut(&str, &str)| {
            if let Some(value) = value {
                say(key, value);
            }
        };
        if let Some(sort) = self.sort {
            say("sort", sort.code());
        }
        texts("id", &self.id, &mut say);
        if let Some(at) = self.at {
            say("at", &at.to_string());
        }
        for id in &self.sel {
            say("sel", id);
        }
        texts("ref", &self.reference, &mut say);
        if self.tab != Tab::default() {
            say("tab", self.tab.code());
        }
        texts("row", &self.row, &mut say);
        if let Some(lang) = self.lang {
            say("lang", lang.code());
        }
        query.finish()
    }

    /// As [`Self::to_query`], with the language always said: what is copied for others.
    pub fn shared_query(&self, lang: Lang) -> String {
        self.with_lang(self.lang.unwrap_or(lang)).to_query()
    }

    fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
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
            state.tab = Tab::default();
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

    /// An article, at a byte offset.
    #[must_use]
    pub fn opening_article_at(&self, id: &str, at: u32) -> Self {
        self.opening_article(id).changed(|state| state.at = Some(at))
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

    /// With another side of the comparison.
    #[must_use]
    pub fn with_tab(&self, tab: Tab) -> Self {
        self.changed(|state| state.tab = tab)
    }

    /// With another reference article.
    #[must_use]
    pub fn with_reference(&self, id: &str) -> Self {
        self.changed(|state| {
            state.reference = Some(id.to_owned());
            state.row = None;
        })
    }

    /// Standing at a row, or at none.
    #[must_use]
    pub fn with_row(&self, row: Option<&str>) -> Self {
        self.changed(|state| state.row = row.map(str::to_owned))
    }

    /// In another language of the interface.
    #[must_use]
    pub fn with_lang(&self, lang: Lang) -> Self {
        self.changed(|state| state.lang = Some(lang))
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

/// Chosen values by facet; facets without values are left out.
pub type Filters = BTreeMap<Facet, BTreeSet<String>>;

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Article cards with facets and entities.
    #[default]
    Cards,
    /// One article.
    Article,
    /// Two to four articles side by side.
    Compare,
    /// One entity.
    Entity,
    /// How the page was made.
    Method,
}

/// Something articles can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// `event`
    Event,
    /// `source`
    Source,
    /// `agency`: the agency that wrote it.
    Agency,
    /// `via`: an agency or medium it cites.
    Via,
    /// `speaker`
    Speaker,
    /// `entity`
    Entity,
    /// `defect`
    Defect,
    /// `language`
    Language,
}

/// An order of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Earliest first (`date`).
    Date,
    /// Latest first (`-date`).
    DateDescending,
    /// By source (`source`).
    Source,
    /// Best hits first (`relevance`).
    Relevance,
}

/// A side of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The ledger of rows.
    #[default]
    Rows,
    /// The full texts.
    Texts,
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// `es`
    Es,
    /// `en`
    En,
}

impl View {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 5] =
        [Self::Cards, Self::Article, Self::Compare, Self::Entity, Self::Method];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Article => "article",
            Self::Compare => "compare",
            Self::Entity => "entity",
            Self::Method => "method",
        }
    }
}

impl Facet {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 8] = [
        Self::Event,
        Self::Source,
        Self::Agency,
        Self::Via,
        Self::Speaker,
        Self::Entity,
        Self::Defect,
        Self::Language,
    ];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Source => "source",
            Self::Agency => "agency",
            Self::Via => "via",
            Self::Speaker => "speaker",
            Self::Entity => "entity",
            Self::Defect => "defect",
            Self::Language => "language",
        }
    }
}

impl Sort {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 4] = [Self::Date, Self::DateDescending, Self::Source, Self::Relevance];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateDescending => "-date",
            Self::Source => "source",
            Self::Relevance => "relevance",
        }
    }
}

impl Tab {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 2] = [Self::Rows, Self::Texts];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Texts => "texts",
        }
    }
}

impl Lang {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 2] = [Self::Es, Self::En];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }
}

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
    fn a_filter_leads_back_to_the_cards() {
        let state =
            ViewState::from_query("view=article&id=x&at=3&sel=x").toggled(Facet::Via, "kcna");
        assert_eq!(state.to_query(), "via=kcna&sel=x");
        assert_eq!(state.toggled(Facet::Via, "kcna").to_query(), "sel=x");
        assert_eq!(state.toggled_exclusion(Facet::Via, "kcna").to_query(), "not-via=kcna&sel=x");
    }

    #[test]
    fn the_method_keeps_what_the_cards_showed() {
        let state = ViewState::from_query("view=article&id=x&at=3&q=kursk&via=kcna&sel=x&lang=en");
        let method = state.to_method();
        assert_eq!(method.to_query(), "view=method&q=kursk&via=kcna&sel=x&lang=en");
        assert_eq!(ViewState::from_query(&method.to_query()), method);
        assert_eq!(method.to_cards().to_query(), "q=kursk&via=kcna&sel=x&lang=en");
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

    prop_compose! {
        fn states()(
            view in sample::select(View::ALL.to_vec()),
            q in ".{0,12}",
            (include, exclude) in (filters(), filters()),
            any_entity: bool,
            (from, to) in (days(), days()),
            sort in option::of(sample::select(Sort::ALL.to_vec())),
            (id, reference, row) in (option::of(".{0,6}"), option::of(".{0,6}"), option::of(".{0,6}")),
            at in option::of(any::<u32>()),
            sel in collection::vec(".{0,4}", 0..5),
            tab in sample::select(Tab::ALL.to_vec()),
            lang in option::of(sample::select(Lang::ALL.to_vec())),
        ) -> ViewState {
            ViewState { view, q, include, exclude, any_entity, from, to, sort, id, at, sel, reference, tab, row, lang }.normalised()
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
