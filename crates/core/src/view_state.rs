//! What the reader is looking at, and the query string that says it.
//!
//! The address bar is the state: equal states have equal query strings, and any string at all
//! is read as some state.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::text::{Language, Span, day::day};

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
    /// Which side of the comparison.
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
            "at" => {
                let (at, words) = split_words(value);
                if let Some(at) = read_span(at) {
                    (self.at, self.at_words) = (Some(at), words);
                }
            }
            "sel" => self.sel.push(value.to_owned()),
            "ref" => self.reference = text(),
            "tab" => {
                self.tab = Tab::ALL.into_iter().find(|tab| tab.code() == value).unwrap_or(self.tab);
            }
            "row" => {
                let (row, words) = split_words(value);
                (self.row, self.row_words) = (Some(row.to_owned()), words);
            }
            "min" => {
                self.rows.min = value.parse().ok().filter(|min| *min <= 100).or(self.rows.min);
            }
            "order" => self.rows.by_prominence = value == BY_PROMINENCE,
            "lang" => {
                self.lang = Lang::of_code(value).or(self.lang);
            }
            _ if RowSet::ALL.iter().any(|set| set.code() == key) => {
                let set = RowSet::ALL.into_iter().find(|set| set.code() == key);
                set.into_iter().for_each(|set| {
                    self.rows.sets.entry(set).or_default().insert(value.to_owned());
                });
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
            say("at", &joined(&written_span(at), self.at_words.as_deref()));
        }
        for id in &self.sel {
            say("sel", id);
        }
        texts("ref", &self.reference, &mut say);
        if self.tab != Tab::default() {
            say("tab", self.tab.code());
        }
        self.rows.say(&mut say);
        if let Some(row) = &self.row {
            say("row", &joined(row, self.row_words.as_deref()));
        }
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

    /// Whether anything is searched for.
    pub fn searches(&self) -> bool {
        !self.q.trim().is_empty()
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

/// Between what a link stands at and the fingerprint of its words.
const JOINT: char = '~';

/// The row and the state's code of a value of [`RowSet::Judge`].
pub fn split_judgement(value: &str) -> Option<(&str, &str)> {
    value.split_once(JOINT)
}

const BY_PROMINENCE: &str = "prominence";

fn split_words(value: &str) -> (&str, Option<String>) {
    match value.split_once(JOINT) {
        Some((place, words)) => (place, Some(words.to_owned())),
        None => (value, None),
    }
}

/// Bytes of a text as links call them: `7-20`, or `7` for a place.
fn read_span(value: &str) -> Option<Span> {
    let (start, end) = value.split_once('-').unwrap_or((value, value));
    let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
    (span.start <= span.end).then_some(span)
}

fn written_span(span: Span) -> String {
    let start = span.start.to_string();
    if span.is_empty() { start } else { format!("{start}-{}", span.end) }
}

fn joined(place: &str, words: Option<&str>) -> String {
    words.map_or_else(|| place.to_owned(), |words| format!("{place}{JOINT}{words}"))
}

/// Which rows of a comparison are shown, and how they are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Minimum similarity in per cent (`min`); `None`: the method's.
    pub min: Option<u8>,
    /// Whether those stand first that one article gives at the top and another far below
    /// (`order=prominence`).
    pub by_prominence: bool,
    /// Values asked for, and the reader's corrections; sets without values are left out.
    pub sets: BTreeMap<RowSet, BTreeSet<String>>,
}

impl Rows {
    /// The values of a set.
    pub fn of(&self, set: RowSet) -> impl Iterator<Item = &str> {
        self.sets.get(&set).into_iter().flatten().map(String::as_str)
    }

    /// Whether a value is in a set.
    pub fn has(&self, set: RowSet, value: &str) -> bool {
        self.of(set).any(|one| one == value)
    }

    /// Whether some rows are left out.
    pub fn filters(&self) -> bool {
        self.sets.keys().any(|set| !set.corrects())
    }

    /// Whether the reader corrected some.
    pub fn corrects(&self) -> bool {
        self.sets.keys().any(|set| set.corrects())
    }

    /// With all rows, made in the same way, in the order of the reference.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        let mut rows = self.clone();
        rows.sets.retain(|set, _| set.corrects());
        rows.by_prominence = false;
        rows
    }

    /// Puts a value into a set, or takes it out.
    pub fn toggle(&mut self, set: RowSet, value: &str) {
        let values = self.sets.entry(set).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
    }

    /// The code of the state that the reader gives a row.
    pub fn judged(&self, row: &str) -> Option<&str> {
        let judged = |value| split_judgement(value).filter(|(judged, _)| *judged == row);
        self.of(RowSet::Judge).find_map(judged).map(|(_, state)| state)
    }

    /// Gives a row a state of the reader's own, by its code; `None`: takes it back.
    pub fn judge(&mut self, row: &str, state: Option<&str>) {
        let values = self.sets.entry(RowSet::Judge).or_default();
        values.retain(|value| split_judgement(value).is_none_or(|(judged, _)| judged != row));
        values.extend(state.map(|state| format!("{row}{JOINT}{state}")));
    }

    /// Takes values out of a set.
    pub fn lift(&mut self, set: RowSet, values: &[String]) {
        if let Some(own) = self.sets.get_mut(&set) {
            own.retain(|value| !values.contains(value));
        }
    }

    /// Puts a value into one set and takes it out of another.
    pub fn put(&mut self, into: RowSet, value: String, out_of: RowSet) {
        if let Some(values) = self.sets.get_mut(&out_of) {
            values.remove(&value);
        }
        self.sets.entry(into).or_default().insert(value);
    }

    fn say(&self, say: &mut dyn FnMut(&str, &str)) {
        for (set, values) in &self.sets {
            values.iter().for_each(|value| say(set.code(), value));
        }
        if self.by_prominence {
            say("order", BY_PROMINENCE);
        }
        if let Some(min) = self.min {
            say("min", &min.to_string());
        }
    }
}

/// What rows of a comparison can be filtered by, and what corrects them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowSet {
    /// `state`
    State,
    /// `kind`: of difference.
    Kind,
    /// `row-entity`
    Entity,
    /// `row-speaker`
    Speaker,
    /// `row-via`
    Via,
    /// `only`: article ids; rows that only these have.
    Only,
    /// `link`: pairs of passages put together.
    Link,
    /// `unlink`: pairs of passages taken apart.
    Unlink,
    /// `judge`: rows with the state that the reader gives them, `row~state`.
    Judge,
}

impl RowSet {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::State,
        Self::Kind,
        Self::Entity,
        Self::Speaker,
        Self::Via,
        Self::Only,
        Self::Link,
        Self::Unlink,
        Self::Judge,
    ];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Kind => "kind",
            Self::Entity => "row-entity",
            Self::Speaker => "row-speaker",
            Self::Via => "row-via",
            Self::Only => "only",
            Self::Link => "link",
            Self::Unlink => "unlink",
            Self::Judge => "judge",
        }
    }

    /// Whether it asks for rows by what was found: these are one group, of which one value is enough.
    pub fn finds(self) -> bool {
        matches!(self, Self::State | Self::Only)
    }

    /// Whether it corrects rows instead of leaving some out.
    pub fn corrects(self) -> bool {
        matches!(self, Self::Link | Self::Unlink | Self::Judge)
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
    /// The articles against each other, by similarity.
    Overview,
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
    /// `date`: a stretch of the calendar, by its TIMEX3 value, in which it was published or of which it
    /// speaks.
    Date,
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
    /// Questions that the articles answer differently.
    Questions,
    /// Quotes, each source's rendering.
    Quotes,
    /// Dates and figures, and who was first.
    Dates,
    /// What each source calls whom.
    Names,
    /// Whose words each passage is.
    Voices,
    /// The rows as sentences.
    Words,
}

/// A language of the interface.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// `es`
    #[default]
    Es,
    /// `en`
    En,
}

impl View {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 6] =
        [Self::Cards, Self::Article, Self::Compare, Self::Entity, Self::Method, Self::Overview];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Article => "article",
            Self::Compare => "compare",
            Self::Entity => "entity",
            Self::Method => "method",
            Self::Overview => "overview",
        }
    }
}

impl Facet {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 9] = [
        Self::Event,
        Self::Source,
        Self::Agency,
        Self::Via,
        Self::Speaker,
        Self::Entity,
        Self::Date,
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
            Self::Date => "date",
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
    pub const ALL: [Self; 8] = [
        Self::Rows,
        Self::Texts,
        Self::Questions,
        Self::Quotes,
        Self::Dates,
        Self::Names,
        Self::Voices,
        Self::Words,
    ];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Texts => "texts",
            Self::Questions => "questions",
            Self::Quotes => "quotes",
            Self::Dates => "dates",
            Self::Names => "names",
            Self::Voices => "voices",
            Self::Words => "words",
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

    /// The one that links call so.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The one for a dossier in this language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::English => Self::En,
            Language::Spanish | Language::Unknown => Self::Es,
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Es => "español",
            Self::En => "English",
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
        let other = state.toggled_row(RowSet::State, "same").toggled_row(RowSet::Unlink, "a.1~b.2");
        assert_eq!(other.to_query(), "view=compare&sel=a&sel=b&unlink=a.1%7Eb.2&min=20");
        assert_eq!(other.to_cards().to_query(), "sel=a&sel=b&unlink=a.1%7Eb.2&min=20");
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
