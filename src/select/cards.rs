//! The cards view: what passes, in order, with facets, chips and the tray.

use super::{
    Archive, Card, CardsPage, Chip, ChipLabel, FoundArticle, Snippet, Tray,
    facets::{self, Filtered},
    marked,
};
use crate::{
    article::PartKind,
    dossier::{ArticleText, CatalogueArticle},
    search::{Found, Query, SearchRule},
    text::{
        Span,
        fold::fold,
        order::{set, sort_by},
    },
    view_state::{Sort, ViewState},
};

/// Most articles a comparison takes.
pub(super) const COMPARED: usize = 4;

/// Most entities on a card.
const ENTITIES: usize = 6;

/// Length of a snippet, in bytes, above which no further sentence is added.
const SNIPPET: usize = 180;

/// What the search and the filters let pass.
pub(super) struct Results {
    pub(super) filtered: Filtered,
    pub(super) found: Vec<Option<Found>>,
    /// Positions of the articles that pass, in order.
    pub(super) order: Vec<usize>,
    pub(super) rules: Vec<SearchRule>,
}

/// Searches, filters and sorts.
pub(super) fn results(archive: &Archive, state: &ViewState) -> Results {
    let query = Query::parse(&state.q);
    let searching = !query.is_empty();
    let all = 0..archive.catalogue.articles.len();
    let found: Vec<Option<Found>> =
        if searching { archive.search(&query, all.clone()) } else { vec![None; all.len()] };
    let filtered = Filtered::new(archive, state, |at| !searching || found[at].is_some());
    let mut order: Vec<usize> = all.filter(|&at| filtered.passes(at)).collect();
    sort(&mut order, archive, state, &found, searching);
    let fired = order.iter().filter_map(|&at| found[at].as_ref());
    let mut rules = set(fired.flat_map(|found| found.rules.iter().copied()));
    if searching {
        rules.extend(query.rules());
        if archive.texts.is_none() {
            rules.insert(SearchRule::TextsPending);
        }
    }
    Results { filtered, found, order, rules: rules.into_iter().collect() }
}

/// The order in force: as asked, else by relevance while searching, else by date.
pub fn order_in_force(state: &ViewState) -> Sort {
    state.sort.unwrap_or(if Query::parse(&state.q).is_empty() {
        Sort::Date
    } else {
        Sort::Relevance
    })
}

fn sort(
    order: &mut Vec<usize>,
    archive: &Archive,
    state: &ViewState,
    found: &[Option<Found>],
    searching: bool,
) {
    let articles = &archive.catalogue.articles;
    // The catalogue is in order of days already, and the sorts are stable.
    match order_in_force(state) {
        Sort::Relevance if searching => {
            let score = |at: usize| found[at].as_ref().map(|found| found.score);
            sort_by(order, |&a, &b| score(b).cmp(&score(a)));
        }
        Sort::Date | Sort::Relevance => {}
        Sort::DateDescending => {
            sort_by(order, |&a, &b| articles[b].published.cmp(&articles[a].published));
        }
        Sort::Source => {
            let name =
                |at: usize| (articles[at].source().is_none(), articles[at].source().map(fold));
            sort_by(order, |&a, &b| name(a).cmp(&name(b)));
        }
    }
}

/// What the cards view shows.
pub fn cards_page(archive: &Archive, state: &ViewState) -> CardsPage {
    let results = results(archive, state);
    let articles = &archive.catalogue.articles;
    CardsPage {
        chips: chips(archive, state),
        facets: facets::groups(archive, state, &results.filtered),
        days: articles
            .iter()
            .map(|article| article.published)
            .min()
            .zip(articles.iter().map(|article| article.published).max()),
        entities: facets::entity_groups(archive, state, &results.filtered),
        compare_all: compare_all(archive, state, &results.order),
        cards: passing(results.order, results.found),
        total: articles.len(),
        rules: results.rules,
        tray: tray(archive, state),
    }
}

fn passing(order: Vec<usize>, mut found: Vec<Option<Found>>) -> Vec<FoundArticle> {
    order
        .into_iter()
        .map(|article| FoundArticle { article, found: found[article].take() })
        .collect()
}

/// The comparison of all articles that pass, where they are few and none is chosen yet.
fn compare_all(archive: &Archive, state: &ViewState, order: &[usize]) -> Option<ViewState> {
    if !state.sel.is_empty() || !(2..=COMPARED).contains(&order.len()) {
        return None;
    }
    let id = |&at: &usize| archive.catalogue.articles[at].id.as_str();
    Some(state.comparing_these(&order.iter().map(id).collect::<Vec<_>>()))
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
                let without = if excluded {
                    state.toggled_exclusion(*facet, value)
                } else {
                    state.toggled(*facet, value)
                };
                chips.push(Chip { label, excluded, without });
            }
        }
    }
    if let Some(from) = state.from {
        chips.push(Chip {
            label: ChipLabel::From(from),
            excluded: false,
            without: state.with_days(None, state.to),
        });
    }
    if let Some(to) = state.to {
        chips.push(Chip {
            label: ChipLabel::To(to),
            excluded: false,
            without: state.with_days(state.from, None),
        });
    }
    chips
}

fn tray(archive: &Archive, state: &ViewState) -> Tray {
    let known = |id: &str| archive.article(id).is_some();
    Tray {
        chosen: state.sel.iter().map(|id| (id.clone(), known(id), state.unchoosing(id))).collect(),
        emptied: state.choosing_none(),
        compared: (state.sel.iter().filter(|id| known(id)).count() > 1).then(|| state.comparing()),
    }
}

/// The state after choosing an article for comparison, or after putting it back; `None`: four are
/// chosen already.
pub fn choice(state: &ViewState, id: &str) -> Option<ViewState> {
    if state.sel.iter().any(|chosen| chosen == id) {
        Some(state.unchoosing(id))
    } else {
        (state.sel.len() < COMPARED).then(|| state.choosing(id))
    }
}

/// The card of an article that passes.
pub fn card(archive: &Archive, passing: &FoundArticle) -> Card {
    let article = &archive.catalogue.articles[passing.article];
    let found = passing.found.as_ref();
    let text = archive.text(&article.id);
    let named = |id: &String| {
        archive.entity(id).map(|entity| (id.clone(), entity.name.clone(), entity.kind))
    };
    Card {
        id: article.id.clone(),
        snippet: snippet(article, text, found),
        headline_hits: headline_hits(article, text, found),
        entities: article
            .entities
            .iter()
            .take(ENTITIES)
            .filter_map(|count| named(&count.entity))
            .collect(),
    }
}

/// Hits in the headline, counted from its own beginning.
fn headline_hits(
    article: &CatalogueArticle,
    text: Option<&ArticleText>,
    found: Option<&Found>,
) -> Vec<Span> {
    let headline = match text {
        Some(text) => {
            text.parts.iter().find(|part| part.kind == PartKind::Headline).map(|part| part.span)
        }
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
        text.parts.iter().any(|part| part.kind == PartKind::Headline && part.span.contains(span))
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
pub(super) fn excerpt(text: &str, window: Span, hits: &[Span]) -> Snippet {
    let around = around(text, window, hits.iter().copied().find(|hit| window.contains(*hit)));
    let marks: Vec<(Span, ())> = hits.iter().map(|hit| (*hit, ())).collect();
    let pieces = marked(text, around, &marks)
        .into_iter()
        .map(|piece| (piece.text, !piece.marks.is_empty()))
        .collect();
    Snippet { pieces, cut_before: around.start > window.start, cut_after: around.end < window.end }
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
