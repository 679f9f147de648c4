//! The cards view: what passes, in order, with facets, chips and the tray.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    archive::Archive,
    facet_values::FacetLabel,
    facets::{self, EntityGroup, FacetGroup, Filtered},
    timeline::{Timeline, timeline},
};
use crate::{
    action::{Action, FilterAction},
    article::SectionKind,
    bundle::{ArticleText, CatalogueArticle},
    search::{Found, SearchRule, Searched},
    text::{
        Span,
        fold::{fold, sort_key},
        pieces::marked,
        sort::{set, sort_by},
    },
    view_state::{Facet, Sort, ViewState},
};

/// What the cards view shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardsModel {
    /// Active filters, in the order of the facets.
    pub chips: Vec<Chip>,
    /// Facet groups, entities apart, each with all its values.
    pub facets: Vec<FacetGroup>,
    /// First and last day of publication in the dossier.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// When they were published and what days they speak of.
    pub timeline: Timeline,
    /// The entity sidebar, by kind: persons, places, organisations, others; empty kinds left out.
    pub entities: Vec<EntityGroup>,
    /// Articles of which the entities tell how often each names them: all, where they are few.
    pub columns: Vec<usize>,
    /// Articles that pass, in order; [`card`] makes the card of one that is drawn.
    pub cards: Vec<FoundArticle>,
    /// The events that the cards report, in the order of the cards; none where these are in an order
    /// that tears them apart.
    pub groups: Vec<CardGroup>,
    /// Articles in which the search was found, whatever the filters; 0 while not searching.
    pub found: usize,
    /// Speakers that are asked for, once the texts that have their words are here.
    pub speakers: Vec<String>,
    /// Words of the search that no article has, where it is found in none.
    pub missing: Vec<String>,
    /// The search without them, where words are left.
    pub search_without: Option<String>,
    /// All articles in the dossier.
    pub total: usize,
    /// The search rules that fired, in order; empty while not searching.
    pub rules: Vec<SearchRule>,
    /// Articles chosen for comparison, in column order.
    pub tray: Tray,
    /// The comparison of all articles that pass; `None`: they are too many, or some are chosen.
    pub compare_all: Option<Action>,
}

/// Cards of articles that report the same event.
#[derive(Clone, Debug, PartialEq)]
pub struct CardGroup {
    /// The event's id; `None`: articles that share none.
    pub event: Option<String>,
    /// Its cards.
    pub count: usize,
    /// How many of them are compared, and the comparison; `None`: there is one, or all that pass are
    /// compared together.
    pub compare: Option<(usize, Action)>,
}

/// An active filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// What it says.
    pub label: ChipLabel,
    /// Whether articles must not carry it.
    pub excluded: bool,
    /// Lifts it.
    pub lift: Action,
}

/// What an active filter says.
#[derive(Clone, Debug, PartialEq)]
pub enum ChipLabel {
    /// A facet's value.
    Value(Facet, FacetLabel),
    /// A value of that facet that the dossier does not have, by the id in the link.
    Unknown(Facet, String),
    /// Published on or after.
    From(NaiveDate),
    /// Published on or before.
    To(NaiveDate),
}

/// An article that search and filters let pass.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundArticle {
    /// Its position in the catalogue.
    pub article: usize,
    /// Where the search was found in it; `None`: nothing is searched.
    pub found: Option<Found>,
    /// The group that begins with it, by its place in [`CardsModel::groups`].
    pub begins: Option<usize>,
}

/// Cards drawn at a time: hundreds at once would hold the page up.
pub const CARDS_AT_A_TIME: usize = 60;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The article; what the card shows is its catalogue entry.
    pub id: String,
    /// Its words: hits of the search in context, or the beginning.
    pub snippet: Snippet,
    /// Hits of the search in the headline, as byte ranges of it.
    pub headline_hits: Vec<Span>,
    /// What the speakers that are asked for say in it: who, and their words.
    pub quotes: Vec<(String, Snippet)>,
    /// The agencies and media it cites.
    pub via: Vec<String>,
    /// Entities that only it names, most mentioned first: the first of them, and how many more there
    /// are.
    pub only: (Vec<String>, usize),
}

impl CardsModel {
    /// Whether more than one entity is asked for.
    pub fn asks_for_several(&self) -> bool {
        let entities = self.entities.iter().flat_map(|group| &group.entities);
        entities.filter(|entity| entity.value.included).count() > 1
    }
}

/// Words of a text with the search's hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Stretches of the text, verbatim; those marked `true` are hits.
    pub pieces: Vec<(String, bool)>,
    /// Whether words were left out before it.
    pub cut_before: bool,
    /// Whether words were left out after it.
    pub cut_after: bool,
}

/// Articles chosen for comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tray {
    /// The ids, in column order.
    pub chosen: Vec<String>,
    /// The comparison; `None`: fewer than two of them are in the dossier.
    pub compare: Option<Action>,
}

/// Most articles a comparison takes.
pub const COMPARED: usize = 4;

/// Most entities that a card says only it names.
const ONLY: usize = 6;

/// Most quotes of the speakers asked for on a card.
const QUOTES: usize = 2;

/// Length of a snippet, in bytes, above which no further sentence is added.
const SNIPPET: usize = 180;

/// What the search and the filters let pass.
pub(super) struct Results {
    pub(super) filtered: Filtered,
    pub(super) found: Vec<Option<Found>>,
    /// Positions of the articles that pass, in order.
    pub(super) order: Vec<usize>,
    /// The events they report, in that order.
    groups: Vec<CardGroup>,
    pub(super) rules: Vec<SearchRule>,
    /// Words of the search that no article has, where it is found in none.
    pub(super) missing: Vec<String>,
}

/// Searches, filters and sorts.
pub(super) fn results(archive: &Archive, state: &ViewState) -> Results {
    let all = 0..archive.catalogue.articles.len();
    let search = archive.search.filter(|_| state.searches());
    let Searched { found, rules, missing } =
        search.map_or_else(Searched::default, |search| search(archive, &state.q, all.clone()));
    let found = if search.is_some() { found } else { vec![None; all.len()] };
    let filtered = Filtered::new(archive, state, |at| search.is_none() || found[at].is_some());
    let mut order: Vec<usize> = all.filter(|&at| filtered.passes(at)).collect();
    sort(&mut order, archive, state, &found);
    let (order, groups) = by_event(archive, state, order);
    let fired = order.iter().filter_map(|&at| found[at].as_ref());
    let mut rules = set(fired.flat_map(|found| found.rules.iter().copied()).chain(rules));
    if state.searches() && search.is_none() {
        rules.insert(SearchRule::TextsPending);
    }
    Results { filtered, found, order, groups, rules: rules.into_iter().collect(), missing }
}

/// The search without the words that are in no text, where others are left: in the words typed.
fn without(state: &ViewState, missing: &[String]) -> Option<String> {
    let is_there = |word: &&str| !missing.iter().any(|one| fold(one) == fold(word));
    let left: Vec<&str> = state.q.split_whitespace().filter(is_there).collect();
    let is_shorter = !left.is_empty() && left.len() < state.q.split_whitespace().count();
    is_shorter.then(|| left.join(" "))
}

/// The order in force: as asked, else by relevance while searching, else by date.
pub fn order_in_force(state: &ViewState) -> Sort {
    state.sort.unwrap_or(if state.searches() { Sort::Relevance } else { Sort::Date })
}

fn sort(order: &mut Vec<usize>, archive: &Archive, state: &ViewState, found: &[Option<Found>]) {
    let articles = &archive.catalogue.articles;
    // The catalogue is in order of days already, and the sorts are stable.
    match order_in_force(state) {
        Sort::Relevance => {
            let score = |at: usize| found[at].as_ref().map(|found| found.score);
            sort_by(order, |&a, &b| score(b).cmp(&score(a)));
        }
        Sort::Date => {}
        Sort::DateDescending => {
            sort_by(order, |&a, &b| articles[b].published.cmp(&articles[a].published));
        }
        Sort::Source => {
            let name =
                |at: usize| (articles[at].source().is_none(), articles[at].source().map(sort_key));
            sort_by(order, |&a, &b| name(a).cmp(&name(b)));
        }
    }
}

/// What the cards view shows.
pub fn cards_model(archive: &Archive, state: &ViewState) -> CardsModel {
    let results = results(archive, state);
    let articles = &archive.catalogue.articles;
    CardsModel {
        chips: chips(archive, state),
        facets: facets::groups(archive, state, &results.filtered),
        days: articles
            .iter()
            .map(|article| article.published)
            .min()
            .zip(articles.iter().map(|article| article.published).max()),
        timeline: timeline(archive, state, &results.filtered),
        entities: facets::entity_groups(archive, state, &results.filtered),
        columns: facets::columns(archive).collect(),
        compare_all: compared(archive, &results.order).filter(|_| state.sel.is_empty()),
        found: results.found.iter().flatten().count(),
        cards: passing(results.order, &results.groups, results.found),
        groups: results.groups,
        total: articles.len(),
        rules: results.rules,
        speakers: speakers(archive, state),
        search_without: without(state, &results.missing),
        missing: results.missing,
        tray: tray(archive, state),
    }
}

fn passing(
    order: Vec<usize>,
    groups: &[CardGroup],
    mut found: Vec<Option<Found>>,
) -> Vec<FoundArticle> {
    let mut begins = vec![None; order.len()];
    let mut next = 0;
    for (group, of) in groups.iter().enumerate() {
        begins[next] = Some(group);
        next += of.count;
    }
    let passing = order.into_iter().zip(begins);
    passing
        .map(|(article, begins)| FoundArticle { article, found: found[article].take(), begins })
        .collect()
}

/// In an order of days: the articles of an event one after the other, where the first of them stands;
/// and the events.
fn by_event(
    archive: &Archive,
    state: &ViewState,
    order: Vec<usize>,
) -> (Vec<usize>, Vec<CardGroup>) {
    let articles = &archive.catalogue.articles;
    let by_day = matches!(order_in_force(state), Sort::Date | Sort::DateDescending);
    if !by_day || archive.catalogue.events.is_empty() {
        return (order, Vec::new());
    }
    let mut places: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    let mut grouped: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let place = *places.entry(articles[at].event.as_deref()).or_insert(grouped.len());
        if place == grouped.len() {
            grouped.push(Vec::new());
        }
        grouped[place].push(at);
    }
    // What compares all that is found compares the only event too.
    let is_all = grouped.len() == 1;
    let group = |own: &Vec<usize>| {
        let some = own.len().min(COMPARED);
        CardGroup {
            event: own.first().and_then(|&at| articles[at].event.clone()),
            count: own.len(),
            compare: compared(archive, &own[..some])
                .filter(|_| !is_all || some < own.len())
                .map(|compare| (some, compare)),
        }
    };
    let groups = grouped.iter().map(group).collect();
    (grouped.into_iter().flatten().collect(), groups)
}

/// What an event of the cards is called.
pub fn event_label(archive: &Archive, group: &CardGroup) -> Option<FacetLabel> {
    facets::label(archive, Facet::Event, group.event.as_deref()?)
}

/// The comparison of some articles, where they are neither too few nor too many.
fn compared(archive: &Archive, articles: &[usize]) -> Option<Action> {
    let id = |&at: &usize| archive.catalogue.articles[at].id.clone();
    (2..=COMPARED)
        .contains(&articles.len())
        .then(|| Action::CompareThese(articles.iter().map(id).collect()))
}

fn chips(archive: &Archive, state: &ViewState) -> Vec<Chip> {
    let mut chips = Vec::new();
    for (filters, excluded) in [(&state.include, false), (&state.exclude, true)] {
        for (facet, values) in filters {
            for value in values {
                let label = facets::label(archive, *facet, value).map_or_else(
                    || ChipLabel::Unknown(*facet, value.clone()),
                    |label| ChipLabel::Value(*facet, label),
                );
                let toggle =
                    if excluded { FilterAction::ToggleExclusion } else { FilterAction::Toggle };
                let lift = Action::Filter(toggle(*facet, value.clone()));
                chips.push(Chip { label, excluded, lift });
            }
        }
    }
    if let Some(from) = state.from {
        chips.push(Chip {
            label: ChipLabel::From(from),
            excluded: false,
            lift: Action::Filter(FilterAction::From(None)),
        });
    }
    if let Some(to) = state.to {
        chips.push(Chip {
            label: ChipLabel::To(to),
            excluded: false,
            lift: Action::Filter(FilterAction::To(None)),
        });
    }
    chips
}

fn tray(archive: &Archive, state: &ViewState) -> Tray {
    let known = state.sel.iter().filter(|id| archive.article(id).is_some());
    Tray { chosen: state.sel.clone(), compare: (known.count() > 1).then_some(Action::Compare) }
}

/// Chooses an article for comparison, or puts it back; `None`: four are chosen already.
pub fn choice(state: &ViewState, id: &str) -> Option<Action> {
    if state.sel.iter().any(|chosen| chosen == id) {
        Some(Action::Unchoose(id.to_owned()))
    } else {
        (state.sel.len() < COMPARED).then(|| Action::Choose(id.to_owned()))
    }
}

/// Speakers that are asked for, once the texts that have their words are here.
fn speakers(archive: &Archive, state: &ViewState) -> Vec<String> {
    let asked = archive.texts.as_ref().and_then(|_| state.include.get(&Facet::Speaker));
    asked.into_iter().flatten().cloned().collect()
}

/// The card of an article that passes, with what some speakers say in it.
pub fn card(archive: &Archive, speakers: &[String], passing: &FoundArticle) -> Card {
    let article = &archive.catalogue.articles[passing.article];
    let found = passing.found.as_ref();
    let text = archive.text(&article.id);
    let named = |id: &String| archive.entity(id).map(|entity| entity.name.clone());
    let alone = |id: &&String| facets::is_alone(archive, id);
    let mut only: Vec<String> = article
        .entities
        .iter()
        .map(|count| &count.entity)
        .filter(alone)
        .filter_map(named)
        .collect();
    let more = only.len().saturating_sub(ONLY);
    only.truncate(ONLY);
    Card {
        id: article.id.clone(),
        snippet: snippet(article, text, found),
        headline_hits: headline_hits(article, text, found),
        quotes: text.map(|text| quotes(archive, speakers, text)).unwrap_or_default(),
        via: article.via.iter().filter_map(named).collect(),
        only: (only, more),
    }
}

/// What some speakers say in a text.
fn quotes(archive: &Archive, speakers: &[String], text: &ArticleText) -> Vec<(String, Snippet)> {
    let mut quotes: Vec<(String, Snippet)> = Vec::new();
    let mut reached = 0;
    for quote in text.reading.quotes.iter().filter(|quote| text.is_content_at(quote.span)) {
        let speaker = quote.speakers.iter().find(|speaker| speakers.contains(speaker));
        let Some(speaker) = speaker.and_then(|speaker| archive.entity(speaker)) else { continue };
        let one = (speaker.name.clone(), excerpt(&text.text, quote.span, &[]));
        // Quotes stand in quotes, and a headline is often said again in the report.
        if quotes.len() < QUOTES && quote.span.start >= reached && !quotes.contains(&one) {
            reached = quote.span.end;
            quotes.push(one);
        }
    }
    quotes
}

/// Hits in the headline, counted from its own beginning.
fn headline_hits(
    article: &CatalogueArticle,
    text: Option<&ArticleText>,
    found: Option<&Found>,
) -> Vec<Span> {
    let headline = match text {
        Some(text) => text
            .sections
            .iter()
            .find(|part| part.kind == SectionKind::Headline)
            .map(|part| part.span),
        None => Some(Span::new(0, article.headline.text.len())),
    };
    let Some(headline) = headline.filter(|headline| headline.len() == article.headline.text.len())
    else {
        return Vec::new();
    };
    found
        .into_iter()
        .flat_map(|found| &found.hits)
        .filter(|hit| headline.contains(**hit))
        .map(|hit| Span { start: hit.start - headline.start, end: hit.end - headline.start })
        .collect()
}

/// The sentences with the first hits outside the headline, or how the report begins.
fn snippet(
    article: &CatalogueArticle,
    text: Option<&ArticleText>,
    found: Option<&Found>,
) -> Snippet {
    let lead = || Snippet {
        pieces: vec![(article.lead.clone(), false)],
        cut_before: false,
        cut_after: true,
    };
    let (Some(text), Some(found)) = (text, found) else { return lead() };
    let in_headline = |span: Span| {
        text.sections
            .iter()
            .any(|part| part.kind == SectionKind::Headline && part.span.contains(span))
    };
    let sentences: Vec<Span> = text
        .reading
        .sentences
        .iter()
        .copied()
        .filter(|sentence| {
            !in_headline(*sentence) && found.hits.iter().any(|hit| sentence.contains(*hit))
        })
        .collect();
    let Some(first) = sentences.first() else { return lead() };
    let mut window = *first;
    if let Some(second) =
        sentences.get(1).filter(|second| first.len() < SNIPPET && second.start < first.end + 3)
    {
        window.end = second.end;
    }
    excerpt(&text.text, window, &found.hits)
}

/// A window of a text with its hits, cut to the length of a snippet around the first.
fn excerpt(text: &str, window: Span, hits: &[Span]) -> Snippet {
    let around = around(text, window, hits.iter().copied().find(|hit| window.contains(*hit)));
    Snippet {
        cut_before: around.start > window.start,
        cut_after: around.end < window.end,
        ..whole(text, around, hits)
    }
}

/// A window of a text with its hits, however long.
pub(super) fn whole(text: &str, window: Span, hits: &[Span]) -> Snippet {
    let marks: Vec<(Span, ())> = hits.iter().map(|hit| (*hit, ())).collect();
    let pieces = marked(text, window, &marks)
        .into_iter()
        .map(|piece| (piece.text, !piece.marks.is_empty()))
        .collect();
    Snippet { pieces, cut_before: false, cut_after: false }
}

/// Cuts a long window to words around a hit.
fn around(text: &str, window: Span, hit: Option<Span>) -> Span {
    const LONG: usize = 2 * SNIPPET;
    if window.len() <= LONG {
        return window;
    }
    let words = window.of(text);
    let hit = hit.map_or(0, |hit| (hit.start - window.start) as usize);
    let from = words.floor_char_boundary(hit.saturating_sub(LONG / 3));
    let to = words.floor_char_boundary((from + LONG).min(words.len()));
    let start = if from == 0 {
        0
    } else {
        words[from..hit].find(char::is_whitespace).map_or(from, |blank| from + blank + 1)
    };
    let end = if to == words.len() {
        to
    } else {
        words[..to].rfind(char::is_whitespace).filter(|end| *end > hit).unwrap_or(to)
    };
    Span::new(window.start as usize + start, window.start as usize + end).trimmed(text)
}
