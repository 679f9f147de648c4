//! What a click does to the view state: view models and links carry an [`Action`], never the state it
//! leads to, which [`ViewState::after`] alone makes.

use chrono::NaiveDate;

use crate::{
    compare::State,
    text::Span,
    view_state::{Facet, Filters, Lang, RowSet, Sort, Tab, View, ViewState},
};

/// What a click does to the view state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Shows all cards, with nothing chosen, filtered or searched.
    Home,
    /// Shows the cards, with search, filters, order and chosen articles as they are.
    Cards,
    /// Shows the articles that the filters let through, against each other.
    Overview,
    /// Shows how the page was made; the cards are left as they are for coming back.
    Method,
    /// Shows an article.
    Article(String),
    /// Shows an article at some bytes or a place (see [`ViewState::at`]).
    Passage {
        /// The article's id.
        article: String,
        /// Where in its text.
        at: Span,
        /// The fingerprint of the words there.
        words: Option<String>,
    },
    /// Shows an entity.
    Entity(String),
    /// Shows what a query string says.
    Query(String),
    /// Filters the cards, which are shown.
    Filter(FilterAction),
    /// Sorts cards or overview; `None`: as they are sorted unasked.
    Sort(Option<Sort>),
    /// Chooses an article for comparison, after those chosen before.
    Choose(String),
    /// Chooses an article no longer.
    Unchoose(String),
    /// Chooses no article.
    ChooseNone,
    /// Compares the chosen articles.
    Compare,
    /// Compares these articles.
    CompareThese(Vec<String>),
    /// Shows another tab of the comparison.
    Tab(Tab),
    /// Changes the rows of the comparison, or which is stood at.
    Rows(RowsAction),
    /// Changes the language of the interface.
    Language(Lang),
}

/// What searches and filters the cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterAction {
    /// Searches.
    Search(String),
    /// Asks for a value of a facet, or no longer.
    Toggle(Facet, String),
    /// Excludes a value of a facet, or no longer.
    ToggleExclusion(Facet, String),
    /// Asks for one value and nothing else.
    Only(Facet, String),
    /// Asks for all of the chosen entities, or for one of them.
    ToggleAnyEntity,
    /// Asks for articles published on a day or after; `None`: on any.
    From(Option<NaiveDate>),
    /// Asks for articles published on a day or before; `None`: on any.
    To(Option<NaiveDate>),
    /// Lifts all filters; the search stays.
    Lift,
    /// Lifts all filters and ends the search.
    Clear,
}

/// What changes the rows of a comparison, or which is stood at. Where it makes other rows, none is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowsAction {
    /// Stands at a row.
    StandAt {
        /// Its id.
        row: String,
        /// The fingerprint of its words.
        words: String,
        /// The tab that shows it.
        tab: Tab,
        /// Whether filters of the rows are lifted, which hide it, or may where the link is sent.
        unfiltered: bool,
    },
    /// Stands at no row.
    Leave,
    /// Compares with another reference article.
    Reference(String),
    /// Asks for a value that rows can have, or no longer; takes a correction back.
    Toggle(RowSet, String),
    /// Shows all rows, in the order of the reference.
    Unfilter,
    /// Sorts by how prominently articles give the rows, or else by what was found.
    SortByProminence(bool),
    /// Links passages from a similarity on, in per cent; `None`: from the method's.
    MinSimilarity(Option<u8>),
    /// Takes these pairs of passages apart.
    Unlink(Vec<String>),
    /// Puts a passage into a row, with whose passages it makes these pairs.
    Link(Vec<String>),
    /// Gives a row a state of the reader's own, by its code; `None`: takes it back.
    Judge {
        /// The row's id.
        row: String,
        /// The state's code.
        state: Option<&'static str>,
    },
}

/// Stands at a row, by its id and the fingerprint of its words, in a tab: among those the filters let
/// pass, or among all.
pub fn stand_at(row: String, words: String, tab: Tab, unfiltered: bool) -> Action {
    Action::Rows(RowsAction::StandAt { row, words, tab, unfiltered })
}

impl ViewState {
    /// The state that an action leads to.
    #[must_use]
    pub fn after(&self, action: &Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Home => next = Self { lang: self.lang, ..Self::default() },
            Action::Cards => next.show(View::Cards, None),
            Action::Overview => next.show(View::Overview, None),
            Action::Method => next.show(View::Method, None),
            Action::Article(id) => next.show(View::Article, Some(id)),
            Action::Passage { article, at, words } => {
                next.show(View::Article, Some(article));
                (next.at, next.at_words) = (Some(*at), words.clone());
            }
            Action::Entity(id) => next.show(View::Entity, Some(id)),
            Action::Query(query) => next = Self::from_query(query),
            Action::Filter(action) => {
                next.show(View::Cards, None);
                next.filter(action);
            }
            Action::Sort(sort) => next.sort = *sort,
            Action::Choose(id) => next.sel.push(id.clone()),
            Action::Unchoose(id) => {
                next.sel.retain(|chosen| chosen != id);
                next.reference.take_if(|reference| reference == id);
            }
            Action::ChooseNone => {
                next.sel.clear();
                next.reference = None;
            }
            Action::Compare => next.compare(),
            Action::CompareThese(ids) => {
                next.show(View::Cards, None);
                next.sel.clone_from(ids);
                next.compare();
            }
            Action::Tab(tab) => next.tab = *tab,
            Action::Rows(action) => next.change_rows(action),
            Action::Language(lang) => next.lang = Some(*lang),
        }
        next.normalised()
    }

    /// Shows a view, of an article or entity; what other views show is let go.
    fn show(&mut self, view: View, id: Option<&String>) {
        (self.view, self.id) = (view, id.cloned());
        (self.at, self.at_words) = (None, None);
        (self.row, self.row_words, self.reference) = (None, None, None);
        (self.tab, self.rows) = (Tab::default(), self.rows.unfiltered());
    }

    fn compare(&mut self) {
        self.view = View::Compare;
        (self.id, self.at) = (None, None);
    }

    fn filter(&mut self, action: &FilterAction) {
        match action {
            FilterAction::Search(q) => self.q.clone_from(q),
            FilterAction::Toggle(facet, value) => {
                toggle(&mut self.include, *facet, value);
                remove(&mut self.exclude, *facet, value);
            }
            FilterAction::ToggleExclusion(facet, value) => {
                toggle(&mut self.exclude, *facet, value);
                remove(&mut self.include, *facet, value);
            }
            FilterAction::Only(facet, value) => {
                self.filter(&FilterAction::Clear);
                toggle(&mut self.include, *facet, value);
            }
            FilterAction::ToggleAnyEntity => self.any_entity = !self.any_entity,
            FilterAction::From(day) => self.from = *day,
            FilterAction::To(day) => self.to = *day,
            FilterAction::Lift => {
                self.include.clear();
                self.exclude.clear();
                (self.from, self.to, self.any_entity) = (None, None, false);
            }
            FilterAction::Clear => {
                self.filter(&FilterAction::Lift);
                self.q.clear();
            }
        }
    }

    fn change_rows(&mut self, action: &RowsAction) {
        if !matches!(action, RowsAction::Judge { .. }) {
            (self.row, self.row_words) = (None, None);
        }
        let rows = &mut self.rows;
        match action {
            RowsAction::StandAt { row, words, tab, unfiltered } => {
                self.tab = *tab;
                if *unfiltered {
                    *rows = rows.unfiltered();
                }
                (self.row, self.row_words) = (Some(row.clone()), Some(words.clone()));
            }
            RowsAction::Leave => {}
            RowsAction::Reference(id) => self.reference = Some(id.clone()),
            RowsAction::Toggle(set, value) => {
                if *set == RowSet::Only {
                    // Those of one article, no longer those of any.
                    rows.lift(RowSet::State, &[State::Alone.code().to_owned()]);
                }
                rows.toggle(*set, value);
            }
            RowsAction::Unfilter => *rows = rows.unfiltered(),
            RowsAction::SortByProminence(prominent) => rows.by_prominence = *prominent,
            RowsAction::MinSimilarity(min) => rows.min = *min,
            RowsAction::Unlink(pairs) => {
                for pair in pairs {
                    rows.put(RowSet::Unlink, pair.clone(), RowSet::Link);
                }
            }
            RowsAction::Link(pairs) => {
                // One link puts it there; it is apart from none of them any more.
                rows.lift(RowSet::Unlink, pairs);
                if let Some(pair) = pairs.first() {
                    rows.put(RowSet::Link, pair.clone(), RowSet::Unlink);
                }
            }
            RowsAction::Judge { row, state } => rows.judge(row, *state),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The query of the state that actions lead to, one after the other, from a query.
    fn after(query: &str, actions: &[Action]) -> String {
        let state = ViewState::from_query(query);
        actions.iter().fold(state, |state, action| state.after(action)).to_query()
    }

    fn filter(action: FilterAction) -> Action {
        Action::Filter(action)
    }

    fn kcna() -> (Facet, String) {
        (Facet::Via, "kcna".to_owned())
    }

    #[test]
    fn a_filter_leads_back_to_the_cards() {
        let (facet, value) = kcna();
        let toggle = filter(FilterAction::Toggle(facet, value.clone()));
        let exclude = filter(FilterAction::ToggleExclusion(facet, value));
        let article = "view=article&id=x&at=3&sel=x";
        assert_eq!(after(article, std::slice::from_ref(&toggle)), "via=kcna&sel=x");
        assert_eq!(after(article, &[toggle.clone(), toggle.clone()]), "sel=x");
        assert_eq!(after(article, &[toggle, exclude]), "not-via=kcna&sel=x");
    }

    #[test]
    fn filters_are_lifted_with_the_search_or_without() {
        let query = "q=kursk&via=kcna&not-entity=a&from=2025-01-01&sel=x&sort=source";
        let (facet, value) = kcna();
        assert_eq!(after(query, &[filter(FilterAction::Lift)]), "q=kursk&sort=source&sel=x");
        assert_eq!(after(query, &[filter(FilterAction::Clear)]), "sort=source&sel=x");
        let only = filter(FilterAction::Only(facet, value));
        assert_eq!(after(query, &[only]), "via=kcna&sort=source&sel=x");
        assert_eq!(after(query, &[Action::Home]), "");
    }

    #[test]
    fn the_method_keeps_what_the_cards_showed() {
        let query = "view=article&id=x&at=3&q=kursk&via=kcna&sel=x&lang=en";
        let method = "view=method&q=kursk&via=kcna&sel=x&lang=en";
        assert_eq!(after(query, &[Action::Method]), method);
        let cards = "q=kursk&via=kcna&sel=x&lang=en";
        assert_eq!(after(method, &[Action::Cards]), cards);
    }

    #[test]
    fn an_order_is_asked_for_where_the_reader_is() {
        let sort = Action::Sort(Some(Sort::Source));
        assert_eq!(
            after("view=overview", std::slice::from_ref(&sort)),
            "view=overview&sort=source"
        );
        assert_eq!(after("q=x", &[sort, Action::Sort(None)]), "q=x");
    }

    #[test]
    fn a_comparison_is_of_those_chosen_or_of_those_named() {
        let choose = |id: &str| Action::Choose(id.to_owned());
        let chosen = [choose("a"), choose("b"), choose("a"), Action::Compare];
        assert_eq!(after("q=x", &chosen), "view=compare&q=x&sel=a&sel=b");
        let query = "view=compare&sel=a&sel=b&ref=b&tab=texts&state=same&unlink=a.1~b.2";
        let these = Action::CompareThese(vec!["c".to_owned(), "d".to_owned()]);
        assert_eq!(after(query, &[these]), "view=compare&sel=c&sel=d&unlink=a.1%7Eb.2");
        let unchoose = Action::Unchoose("b".to_owned());
        assert_eq!(after("view=compare&sel=a&sel=b&ref=b", &[unchoose]), "view=compare&sel=a");
        assert_eq!(after("sel=a&sel=b", &[Action::ChooseNone]), "");
    }

    #[test]
    fn other_rows_are_stood_at_no_more() {
        let at = "view=compare&sel=a&sel=b&row=7f~00ff&state=same";
        let rows = |action| after(at, &[Action::Rows(action)]);
        let left = "view=compare&sel=a&sel=b&state=same";
        assert_eq!(rows(RowsAction::Leave), left);
        assert_eq!(rows(RowsAction::MinSimilarity(Some(20))), format!("{left}&min=20"));
        assert_eq!(rows(RowsAction::Unfilter), "view=compare&sel=a&sel=b");
        let only = RowsAction::Toggle(RowSet::Only, "a".to_owned());
        assert_eq!(rows(only), format!("{left}&only=a"));
        let judged = RowsAction::Judge { row: "7f".to_owned(), state: Some("differs") };
        assert_eq!(rows(judged), format!("{left}&judge=7f%7Ediffers&row=7f%7E00ff"));
        let texts = after(at, &[Action::Tab(Tab::Texts)]);
        assert_eq!(texts, "view=compare&sel=a&sel=b&tab=texts&state=same&row=7f%7E00ff");
    }

    #[test]
    fn what_one_article_alone_has_takes_the_place_of_what_any_has() {
        let only = Action::Rows(RowsAction::Toggle(RowSet::Only, "a".to_owned()));
        let query = "view=compare&sel=a&sel=b&state=alone&state=same";
        assert_eq!(after(query, &[only]), "view=compare&sel=a&sel=b&state=same&only=a");
    }

    #[test]
    fn a_row_is_stood_at_among_those_shown_or_among_all() {
        let stand = |unfiltered| {
            Action::Rows(RowsAction::StandAt {
                row: "7f".to_owned(),
                words: "00ff".to_owned(),
                tab: Tab::Texts,
                unfiltered,
            })
        };
        let query = "view=compare&sel=a&sel=b&state=same";
        let there = "view=compare&sel=a&sel=b&tab=texts&state=same&row=7f%7E00ff";
        assert_eq!(after(query, &[stand(false)]), there);
        let among_all = "view=compare&sel=a&sel=b&tab=texts&row=7f%7E00ff";
        assert_eq!(after(query, &[stand(true)]), among_all);
    }

    #[test]
    fn passages_are_taken_apart_and_put_together() {
        let unlink = Action::Rows(RowsAction::Unlink(vec!["a.1~b.2".into(), "a.1~c.3".into()]));
        let apart = "view=compare&sel=a&sel=b&unlink=a.1%7Eb.2&unlink=a.1%7Ec.3";
        assert_eq!(after("view=compare&sel=a&sel=b", &[unlink]), apart);
        let link = Action::Rows(RowsAction::Link(vec!["a.1~b.2".into(), "a.1~c.3".into()]));
        assert_eq!(after(apart, &[link]), "view=compare&sel=a&sel=b&link=a.1%7Eb.2");
        let undo = Action::Rows(RowsAction::Toggle(RowSet::Unlink, "a.1~c.3".to_owned()));
        assert_eq!(after(apart, &[undo]), "view=compare&sel=a&sel=b&unlink=a.1%7Eb.2");
    }
}
