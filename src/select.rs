//! An archive and a view state become what a view shows. The interface only draws it.

mod articles;
mod cards;
mod comparison;
mod excerpt;
mod facets;
mod finding;
mod lists;
mod overview;
mod questions;
mod tables;

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, OnceLock, RwLock},
};

use chrono::NaiveDate;

pub use articles::{article_page, entity_page, opening_passage, whole_text};
pub use cards::{card, cards_page, choice, order_in_force};
pub use comparison::{
    LedgerAsked, compare_notes, compare_page, ledger_asked, ledger_in_steps, row_filters,
    side_texts, with_passage, without_cell,
};
pub use excerpt::{Needed, excerpt};
pub use finding::{Finding, RowHead, nearest};
pub use lists::{Shown, shown};
pub use overview::{Overview, overview};
pub use questions::{Question, asked, contested};
pub use tables::{
    ClockDay, Clocks, Naming, NamingRow, QuoteRow, TableRow, Voice, Voices, clocks, dates, figures,
    naming, quotes, voice_counts, voices,
};

pub use crate::text::pieces::{Piece, marked};

use crate::{
    article::{Part, PartKind},
    compare::{Ledger, PreparedText, State, Weights},
    dossier::{
        Annotations, ArticleText, Catalogue, CatalogueArticle, Entity, Event, Texts, VariantReason,
    },
    reading::{Date, Defect, DefectKind, EntityKind, Figure, Mention, Quote},
    search::{Found, Haystack, NO_PANIC, Query, SearchRule, Vocabulary},
    text::{
        Span,
        at_once::{at_once, no_rest},
    },
    view_state::{Facet, RowSet, ViewState},
};

/// The whole dossier in memory; never changed once loaded.
#[derive(Debug)]
pub struct Archive {
    /// Cards, facets, entities, events.
    pub catalogue: Arc<Catalogue>,
    /// The texts, once they have arrived.
    pub texts: Option<Texts>,
    /// What comparisons need to know of their words, once it has arrived.
    pub annotations: Arc<OnceLock<Annotations>>,
    /// Position of an article id in the catalogue (and in the texts).
    pub(crate) article_index: BTreeMap<String, usize>,
    /// Position of an entity id in the catalogue.
    pub(crate) entity_index: BTreeMap<String, usize>,
    /// The values of the facets, in the order of [`Facet::ALL`], each facet's when it is first asked
    /// for.
    values: [OnceLock<facets::Values>; Facet::ALL.len()],
    /// The texts made ready for searching, in the catalogue's order, each when it is first asked
    /// for.
    haystacks: Vec<OnceLock<Haystack>>,
    /// The words of those that are.
    vocabulary: RwLock<Vocabulary>,
    /// Made when two articles are first compared.
    weights: OnceLock<Weights>,
    /// Texts made ready for comparing, in the catalogue's order, each when it is first compared.
    prepared: Vec<OnceLock<Arc<PreparedText>>>,
}

/// Most articles in which words are counted to tell how rare they are: enough to tell, and a second
/// of work.
const WEIGHED: usize = 1000;

impl Archive {
    /// Of a catalogue alone, or with its texts; annotations may come later.
    pub fn new(
        catalogue: Arc<Catalogue>,
        texts: Option<Texts>,
        annotations: Arc<OnceLock<Annotations>>,
    ) -> Self {
        let (mut article_index, mut entity_index) = (BTreeMap::new(), BTreeMap::new());
        article_index.extend(catalogue.articles.iter().enumerate().map(|(i, a)| (a.id.clone(), i)));
        entity_index.extend(catalogue.entities.iter().enumerate().map(|(i, e)| (e.id.clone(), i)));
        let haystacks = vec![OnceLock::new(); catalogue.articles.len()];
        let prepared = vec![OnceLock::new(); catalogue.articles.len()];
        Self {
            catalogue,
            texts,
            annotations,
            article_index,
            entity_index,
            values: Default::default(),
            haystacks,
            vocabulary: RwLock::default(),
            weights: OnceLock::new(),
            prepared,
        }
    }

    /// The values of a facet.
    fn values(&self, facet: Facet) -> &facets::Values {
        self.values[facet as usize].get_or_init(|| facets::Values::of(self, facet))
    }

    /// The text of an article by its position, made ready for searching; headline and beginning
    /// only until the texts arrive.
    fn haystack(&self, at: usize) -> &Haystack {
        let make = || at_once(self.haystack_in_steps(at, &no_rest)).expect("nothing is waited for");
        self.haystacks[at].get_or_init(make)
    }

    async fn haystack_in_steps(&self, at: usize, rest: &impl AsyncFn()) -> Haystack {
        let article = &self.catalogue.articles[at];
        let ready = async |text: &str, parts: &[Part]| {
            Haystack::in_steps(&self.vocabulary, text, parts, article.language, rest).await
        };
        if let Some(text) = self.texts.as_ref().and_then(|texts| texts.articles.get(at)) {
            return ready(&text.text, &text.parts).await;
        }
        // Headline and beginning as one text after the other.
        let headline = &article.headline.text;
        let both = format!("{headline}\n{}", article.lead);
        let parts = [
            Part { kind: PartKind::Headline, span: Span::new(0, headline.len()) },
            Part { kind: PartKind::Body, span: Span::new(headline.len() + 1, both.len()) },
        ];
        ready(&both, &parts).await
    }

    /// Makes all texts ready for searching, so that the first search need not.
    pub async fn prepare(&self, rest: &impl AsyncFn()) {
        for (at, haystack) in self.haystacks.iter().enumerate() {
            if haystack.get().is_none() {
                // A search may have made it ready meanwhile: it is the same.
                let _ = haystack.set(self.haystack_in_steps(at, rest).await);
            }
        }
    }

    /// Where a query is found in the articles at some positions.
    pub(crate) fn search(&self, query: &Query, positions: Range<usize>) -> Vec<Option<Found>> {
        // A query knows the words that there are when it begins.
        for at in positions.clone() {
            self.haystack(at);
        }
        let vocabulary = self.vocabulary.read().expect(NO_PANIC);
        let sought = query.sought(&vocabulary);
        positions.map(|at| sought.find(self.haystack(at))).collect()
    }

    /// Works out what every comparison needs, so that the first need not.
    pub async fn prepare_comparison(&self, rest: &impl AsyncFn()) {
        self.weights(rest).await;
    }

    /// How rare words and names are, once the texts have arrived; of a large dossier, in some of its
    /// articles, evenly spread.
    pub(crate) async fn weights(&self, rest: &impl AsyncFn()) -> Option<&Weights> {
        if self.weights.get().is_none() {
            let articles = &self.texts.as_ref()?.articles;
            let some = articles.iter().step_by(articles.len().div_ceil(WEIGHED).max(1));
            let weights = Weights::in_steps(some, rest).await;
            // Worked out twice at a time they are the same.
            let _ = self.weights.set(weights);
        }
        self.weights.get()
    }

    /// An article's text made ready for comparing, once text and annotations have arrived.
    pub(crate) fn prepared(&self, at: usize) -> Option<&Arc<PreparedText>> {
        let text = self.texts.as_ref()?.articles.get(at)?;
        let annotations = self.annotations.get()?.articles.get(at)?;
        let make = || Arc::new(PreparedText::of(text, annotations));
        Some(self.prepared[at].get_or_init(make))
    }

    /// The catalogue's entry for an article.
    pub fn article(&self, id: &str) -> Option<&CatalogueArticle> {
        self.article_index.get(id).map(|&index| &self.catalogue.articles[index])
    }

    /// The text of an article, once the texts have arrived.
    pub fn text(&self, id: &str) -> Option<&ArticleText> {
        self.texts.as_ref()?.articles.get(*self.article_index.get(id)?)
    }

    /// An entity.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entity_index.get(id).map(|&index| &self.catalogue.entities[index])
    }

    /// An event.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.catalogue.events.iter().find(|event| event.id == id)
    }
}

/// What the cards view shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardsPage {
    /// Active filters, in the order of the facets.
    pub chips: Vec<Chip>,
    /// Facet groups, entities apart, each with all its values.
    pub facets: Vec<FacetGroup>,
    /// First and last day of publication in the dossier.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The entity sidebar, by kind: persons, places, organisations, others; empty kinds left out.
    pub entities: Vec<EntityGroup>,
    /// Articles that pass, in order; [`card`] makes the card of one that is drawn.
    pub cards: Vec<FoundArticle>,
    /// All articles in the dossier.
    pub total: usize,
    /// The search rules that fired, in order; empty while not searching.
    pub rules: Vec<SearchRule>,
    /// Articles chosen for comparison, in column order.
    pub tray: Tray,
    /// The comparison of all articles that pass; `None`: they are too many, or some are chosen.
    pub compare_all: Option<ViewState>,
}

/// An active filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// What it says.
    pub label: ChipLabel,
    /// Whether articles must not carry it.
    pub excluded: bool,
    /// The state without it.
    pub without: ViewState,
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

/// A facet with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetGroup {
    /// Which.
    pub facet: Facet,
    /// Values: most articles in the dossier first, then by label; events by day.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// What links call it.
    pub id: String,
    /// What it says.
    pub label: FacetLabel,
    /// Articles that satisfy the search and every other group, and carry it.
    pub count: usize,
    /// Whether articles must carry it.
    pub included: bool,
    /// Whether articles must not carry it.
    pub excluded: bool,
}

impl FacetValue {
    /// Whether it is asked for or excluded.
    pub fn is_in_force(&self) -> bool {
        self.included || self.excluded
    }
}

/// The words of a facet's value; those not from the sources are the interface's to choose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetLabel {
    /// A name.
    Name(String),
    /// Names and a day, of an event.
    Event(Vec<String>, Option<NaiveDate>),
    /// Source not stated.
    NotStated,
    /// A defect.
    Defect(DefectKind),
    /// A language, by its code.
    Language(String),
}

/// Entities of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityGroup {
    /// Which kind.
    pub kind: EntityKind,
    /// Entities with articles first, then mentions.
    pub entities: Vec<EntityValue>,
}

/// An entity in the sidebar.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityValue {
    /// Its filter. For AND: the results after adding it.
    pub value: FacetValue,
    /// Mentions in the articles shown.
    pub mentions: usize,
    /// Its other forms, most used first.
    pub forms: Vec<String>,
}

/// An article that search and filters let pass.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundArticle {
    /// Its position in the catalogue.
    pub article: usize,
    /// Where the search was found in it; `None`: nothing is searched.
    pub found: Option<Found>,
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
    /// Its most mentioned entities: id, name, kind.
    pub entities: Vec<(String, String, EntityKind)>,
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
    /// Id, whether the dossier has it, and the state without it; in column order.
    pub chosen: Vec<(String, bool, ViewState)>,
    /// The state with none.
    pub emptied: ViewState,
    /// The comparison; `None`: fewer than two are chosen.
    pub compared: Option<ViewState>,
}

/// What the article view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticlePage {
    /// The article's id.
    pub id: String,
    /// The text within the window, in order and without gaps.
    pub blocks: Vec<Block>,
    /// The part of the text that is shown.
    pub window: Span,
    /// How long the text is, in bytes.
    pub length: u32,
    /// Neighbours within the filtered set.
    pub previous: Option<ViewState>,
    /// Neighbours within the filtered set.
    pub next: Option<ViewState>,
    /// Its place in the filtered set, from 1, and the set's size; `None`: the filters hide it.
    pub position: Option<(usize, usize)>,
    /// The articles most like it, with the comparison's state.
    pub compare_with: Vec<(String, ViewState)>,
    /// Counts for the switches.
    pub counts: MarkCounts,
    /// The passage that the link stands at, if it is not there as the link remembers it.
    pub gone: Option<Gone>,
}

/// How many marks of each kind a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkCounts {
    /// Mentions.
    pub entities: usize,
    /// Quotes.
    pub quotes: usize,
    /// Dates.
    pub dates: usize,
    /// Figures.
    pub figures: usize,
    /// Defects.
    pub defects: usize,
}

/// A part of the text, or the white space between parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// `None`: between parts.
    pub kind: Option<PartKind>,
    /// Where it stands.
    pub span: Span,
    /// Its stretches, in order and without gaps, each with the marks that cover it.
    pub segments: Vec<Segment>,
}

/// A stretch of text under the same marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The marks that cover it, outermost first.
    pub marks: Vec<TextMark>,
}

/// A mark on a text.
#[derive(Clone, Debug, PartialEq)]
pub enum TextMark {
    /// A mention.
    Entity(Mention),
    /// A quote.
    Quote(Quote),
    /// A date.
    Date(Date),
    /// A figure.
    Figure(Figure),
    /// A defect.
    Defect(Defect),
    /// A hit of the search.
    Hit,
}

impl TextMark {
    /// Its kind, as a place in [`MARK_KINDS`](crate::messages::MARK_KINDS); a hit has none.
    pub fn kind(&self) -> Option<usize> {
        match self {
            Self::Entity(_) => Some(0),
            Self::Quote(_) => Some(1),
            Self::Date(_) => Some(2),
            Self::Figure(_) => Some(3),
            Self::Defect(_) => Some(4),
            Self::Hit => None,
        }
    }
}

/// What the entity view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityPage {
    /// The entity's id.
    pub id: String,
    /// Each form: its words, why it was joined, and counts in the order of [`Self::articles`]; one
    /// for all of them where they are too many for a column each.
    pub forms: Vec<(String, VariantReason, Vec<u32>)>,
    /// Whether each article has a column of its own.
    pub is_by_article: bool,
    /// Articles that name it, in the catalogue's order.
    pub articles: Vec<String>,
    /// Every mention that counts, by article; `None`: the texts have not arrived yet.
    pub mentions: Option<Vec<(String, Vec<MentionInContext>)>>,
    /// The cards that name it.
    pub filtered: ViewState,
}

/// A mention with the words around it.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionInContext {
    /// The sentence, with the mention as the hit.
    pub snippet: Snippet,
    /// The state that shows it in its article.
    pub opened: ViewState,
}

/// What the comparison shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparePage {
    /// The ledger, all of it.
    pub ledger: Arc<Ledger>,
    /// What it found, in numbers.
    pub finding: Finding,
    /// The rows of several articles as they lead; a row's number is its place here, from 1.
    pub numbered: Vec<usize>,
    /// The rows of several articles that the filters let pass, in the order asked for.
    pub shown: Vec<usize>,
    /// The rows of one article that the filters let pass, by column, in reading order.
    pub alone: Vec<Vec<usize>>,
    /// What counts nowhere: kinds in the order in which they come, and how many there are of each.
    pub aside: Vec<(PartKind, usize)>,
    /// What became of each article's passages, in column order.
    pub strips: Vec<Strip>,
    /// The states that the reader gives rows, by their places in the ledger.
    pub judged: Vec<(usize, State)>,
}

/// What a link asks of a comparison that is not there, and what it corrects.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareNotes {
    /// Ids in the link that the dossier does not have.
    pub unknown: Vec<String>,
    /// The row that the link stands at, if it is not there as the link remembers it.
    pub gone: Option<Gone>,
    /// What the reader put together, took apart or judged.
    pub corrections: Vec<Correction>,
}

impl ComparePage {
    /// A row's number, by its place in the ledger; `None`: only one article has it.
    pub fn number(&self, row: usize) -> Option<usize> {
        self.numbered.iter().position(|&at| at == row).map(|at| at + 1)
    }

    /// All rows that the filters let pass: those of several articles, then those of one.
    pub fn passing(&self) -> impl Iterator<Item = usize> {
        self.shown.iter().chain(self.alone.iter().flatten()).copied()
    }

    /// The state that the reader gives a row.
    pub fn judged(&self, row: usize) -> Option<State> {
        self.judged.iter().find(|(judged, _)| *judged == row).map(|(_, state)| *state)
    }
}

/// Something rows can be filtered by: OR inside, AND between.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFilter {
    /// Which.
    pub set: RowSet,
    /// Its values, by how many rows have them.
    pub values: Vec<RowValue>,
}

/// A value that rows can have.
#[derive(Clone, Debug, PartialEq)]
pub struct RowValue {
    /// What links call it.
    pub id: String,
    /// An entity's name; the code of a kind.
    pub name: String,
    /// Rows that have it, of those that all other filters let pass.
    pub count: usize,
    /// Whether it is asked for.
    pub on: bool,
    /// The state after a click on it.
    pub toggled: ViewState,
}

/// An article as a strip of its passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The article's id.
    pub id: String,
    /// In reading order.
    pub blocks: Vec<StripBlock>,
}

impl Strip {
    /// The passages that count, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = Span> {
        let counts = |block: &&StripBlock| !matches!(block.kind, StripKind::Aside(_));
        self.blocks.iter().filter(counts).map(|block| block.span)
    }
}

/// A passage in a strip, as wide as it is long.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBlock {
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub kind: StripKind,
}

/// What became of a passage.
#[derive(Clone, Debug, PartialEq)]
pub enum StripKind {
    /// It is in these rows of the ledger.
    Rows(Vec<usize>),
    /// It counts nowhere.
    Aside(PartKind),
}

/// Something that the reader corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// What.
    pub kind: CorrectionKind,
    /// The state without it.
    pub undone: ViewState,
}

/// What a reader can correct.
#[derive(Clone, Debug, PartialEq)]
pub enum CorrectionKind {
    /// Two passages were put together, by their words; `None`: the dossier has no such passages.
    Linked(Option<(String, String)>),
    /// Two passages were taken apart.
    Unlinked(Option<(String, String)>),
    /// A row, by its place in the ledger, was given another state; `None`: there is no such row.
    Judged(Option<(usize, State)>),
}

/// A row or passage that is not there as a link remembers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// Whether something is there, in other words.
    pub changed: bool,
    /// The words most like it, and the state that stands there.
    pub nearest: Option<(Vec<String>, ViewState)>,
}

/// A full text beside others.
#[derive(Clone, Debug, PartialEq)]
pub struct SideText {
    /// The article's id.
    pub id: String,
    /// The whole text, in order and without gaps.
    pub blocks: Vec<SideBlock>,
}

/// A part of a full text, or the white space between parts.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBlock {
    /// `None`: between parts.
    pub kind: Option<PartKind>,
    /// Its stretches, in order and without gaps.
    pub pieces: Vec<SidePiece>,
}

/// A stretch of a full text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SidePiece {
    /// Where.
    pub span: Span,
    /// The rows of the ledger it stands in; without any it is no passage.
    pub rows: Vec<usize>,
}
