//! The view state as a query string, and read from one.

use super::{
    ViewState,
    joint::{joined, split_words},
    lists::{Facet, Lang, Sort, Tab, View},
    rows::{BY_PROMINENCE, RowSet},
};
use crate::text::{Span, day::day};

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
                self.view = View::of_code(value).unwrap_or(self.view);
            }
            "q" => value.clone_into(&mut self.q),
            "entities" => self.any_entity = value == "any",
            "from" => self.from = day(value).or(self.from),
            "to" => self.to = day(value).or(self.to),
            "sort" => {
                self.sort = Sort::of_code(value).or(self.sort);
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
                self.tab = Tab::of_code(value).unwrap_or(self.tab);
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
            _ => {
                if let Some(set) = RowSet::of_code(key) {
                    self.rows.sets.entry(set).or_default().insert(value.to_owned());
                    return;
                }
                let (filters, name) = match key.strip_prefix("not-") {
                    Some(name) => (&mut self.exclude, name),
                    None => (&mut self.include, key),
                };
                if let Some(facet) = Facet::of_code(name) {
                    filters.entry(facet).or_default().insert(value.to_owned());
                }
            }
        }
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
        Self { lang: self.lang.or(Some(lang)), ..self.clone() }.to_query()
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
