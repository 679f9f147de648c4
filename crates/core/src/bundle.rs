//! The bundle: what the page loads. A catalogue that cards and facets need, and the texts.
//!
//! Written at build time, read in the browser, never changed there.

pub mod in_steps;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    article::{Language, Section, SectionKind, section_at},
    findings::{DefectKind, EntityKind, Reading},
    text::{
        Span,
        coded::coded,
        day::{read, read_some},
        sort::{sort, sort_by},
        web_address,
    },
};

/// Raised when a bundle written before can no longer be read.
pub const SCHEMA: u32 = 4;

/// What cards and facets need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// [`SCHEMA`] when it was written.
    pub schema: u32,
    /// Version of the program that read the texts.
    pub method: String,
    /// The dossier's title. `None`: `dossier.toml` gives none.
    pub title: Option<String>,
    /// A sentence or two on the dossier.
    pub description: Option<String>,
    /// The interface's language unless the link says otherwise.
    pub language: Language,
    /// Articles by day, then id.
    pub articles: Vec<CatalogueArticle>,
    /// Events by first day, then id.
    pub events: Vec<Event>,
    /// Stretches of the calendar in which articles were published or of which they speak, in order of
    /// time.
    pub timeline: Vec<Stretch>,
    /// Entities by number of articles, then mentions (both falling), then name.
    pub entities: Vec<Entity>,
    /// File name of the [`Texts`], beside the catalogue.
    pub texts: String,
}

impl Catalogue {
    /// An id that two articles, two events or two entities have, which no good catalogue has:
    /// links could not tell them apart.
    pub fn repeated_id(&self) -> Option<&str> {
        let articles = self.articles.iter().map(|article| article.id.as_str()).collect();
        let events = self.events.iter().map(|event| event.id.as_str()).collect();
        let entities = self.entities.iter().map(|entity| entity.id.as_str()).collect();
        [articles, events, entities].into_iter().find_map(|mut ids: Vec<&str>| {
            sort(&mut ids);
            ids.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
        })
    }

    /// Tells each article which entities it names, by the counts of their forms: once a catalogue
    /// has been read.
    pub fn count_entities(&mut self) {
        let mut positions: BTreeMap<String, usize> = BTreeMap::new();
        let ids = self.articles.iter().map(|article| article.id.clone());
        positions.extend(ids.enumerate().map(|(at, id)| (id, at)));
        self.articles.iter_mut().for_each(|article| article.entities.clear());
        for entity in &self.entities {
            for count in entity.variants.iter().flat_map(|variant| &variant.counts) {
                let Some(&at) = positions.get(&count.article) else { continue };
                let named = &mut self.articles[at].entities;
                if let Some(last) = named.last_mut().filter(|last| last.entity == entity.id) {
                    last.mentions += count.count;
                } else {
                    let (entity, mentions) = (entity.id.clone(), count.count);
                    named.push(EntityCount { entity, mentions });
                }
            }
        }
        for article in &mut self.articles {
            sort_by(&mut article.entities, |a, b| {
                b.mentions.cmp(&a.mentions).then_with(|| a.entity.cmp(&b.entity))
            });
        }
    }
}

/// Why a file of the bundle could not be had.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The site did not answer.
    Network,
    /// It is not there.
    NotFound(String),
    /// The site answered with a failure.
    Status(u16, String),
    /// It is no JSON of the bundle's shape: address, line, column.
    Damaged(String, usize, usize),
    /// The catalogue gives two things one id.
    RepeatedId(String),
    /// It was written for another version: found, expected.
    Schema(u32, u32),
}

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueArticle {
    /// The file's stem.
    pub id: String,
    /// SHA-256 of the file as given, in hexadecimal.
    pub sha256: String,
    /// Day of publication.
    #[serde(deserialize_with = "read")]
    pub published: NaiveDate,
    /// Who published it, where known.
    pub outlet: Option<String>,
    /// The agency that wrote it, where known.
    pub agency: Option<String>,
    /// Address of the original.
    #[serde(default, deserialize_with = "web_address::read_some")]
    pub url: Option<String>,
    /// Language of the text.
    pub language: Language,
    /// The headline.
    pub headline: Headline,
    /// How the report begins, in its own words, cut at a word.
    pub lead: String,
    /// Words in the sections that are content.
    pub words: u32,
    /// Id of its event.
    pub event: Option<String>,
    /// Entities in the sections that are content, most mentioned first, then by id. Not written: the
    /// entities tell of them (see [`Catalogue::count_entities`]).
    #[serde(skip)]
    pub entities: Vec<EntityCount>,
    /// Ids of the agencies and media it cites, sorted.
    pub via: Vec<String>,
    /// Ids of those it quotes, sorted.
    pub speakers: Vec<String>,
    /// Its defects by kind, sorted.
    pub defects: Vec<DefectCount>,
}

impl CatalogueArticle {
    /// Who is credited: the outlet, else the agency, else nobody.
    pub fn source(&self) -> Option<&str> {
        self.outlet.as_deref().or(self.agency.as_deref())
    }
}

/// Longest headline that a card shows whole, in bytes.
const LONG_HEADLINE: usize = 400;

/// The headline of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// Its words.
    pub text: String,
    /// Whose words they are.
    pub origin: HeadlineOrigin,
}

impl Headline {
    /// Whether a card shows its beginning only.
    pub fn is_long(&self) -> bool {
        self.text.len() > LONG_HEADLINE
    }
}

/// Where a headline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadlineOrigin {
    /// The text carries it.
    Text,
    /// The first sentence, cut: the text carries none.
    FirstSentence,
    /// `dossier.toml` gives it.
    Dossier,
}

coded!(HeadlineOrigin {
    Text = "text",
    FirstSentence = "first-sentence",
    Dossier = "dossier",
});

/// How often an article names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityCount {
    /// Entity id.
    pub entity: String,
    /// Mentions in sections that are content.
    pub mentions: u32,
}

/// How often an article has a defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefectCount {
    /// Which defect.
    pub kind: DefectKind,
    /// How often.
    pub count: u32,
}

/// Articles that report the same happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What links call it.
    pub id: String,
    /// The names its articles share, or the name `dossier.toml` gives.
    pub names: Vec<String>,
    /// The day it happened, as far as the texts tell; `None` where `dossier.toml` names it.
    #[serde(deserialize_with = "read_some")]
    pub day: Option<NaiveDate>,
    /// Ids of its articles, in the catalogue's order.
    pub articles: Vec<String>,
}

/// A stretch of the calendar, and the articles that lie in it, by position; each list rises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Its TIMEX3 value.
    pub value: String,
    /// How long nothing happened before it, where that is long: a TIMEX3 duration.
    pub gap: Option<String>,
    /// Those published in it.
    pub published: Vec<usize>,
    /// Those that speak of it.
    pub spoken: Vec<usize>,
    /// Those of them for which all of it that they speak of lay ahead when they were published.
    pub ahead: Vec<usize>,
}

impl Stretch {
    /// Whether the article at a position was published in it or speaks of it.
    pub fn has(&self, at: usize) -> bool {
        [&self.published, &self.spoken].into_iter().any(|list| list.binary_search(&at).is_ok())
    }
}

/// A person, place or organisation named in the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What links call it: its name in plain letters.
    pub id: String,
    /// The fullest form the texts use most.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its forms, most used first.
    pub variants: Vec<Variant>,
}

/// One form of an entity's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// The form, as the texts spell it.
    pub form: String,
    /// Why it was joined.
    pub reason: VariantReason,
    /// How often each article uses it, in the catalogue's order, zeros left out.
    pub counts: Vec<ArticleCount>,
}

/// A count in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleCount {
    /// Article id.
    pub article: String,
    /// How often.
    pub count: u32,
}

/// Why a form was joined to an entity; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VariantReason {
    /// The entity's own name.
    Name,
    /// The same letters after folding accents, case and hyphens, and without an English genitive.
    SameAfterFolding,
    /// Surname of a full name elsewhere in the text.
    SurnameInText,
    /// Surname of the only full name with it in the dossier.
    SurnameInDossier,
    /// Without middle names or second surname, or with an initial, of the only fuller name that fits.
    Shortened,
    /// The same name with a title before it.
    Titled,
    /// The same surname with another form of the same given name.
    GivenName,
    /// Acronym of the long form beside it.
    Acronym,
    /// Acronym that another text explains, or with the initials of the only long name that fits.
    AcronymInDossier,
    /// Long form of the acronym or of the short form that is shown.
    LongForm,
    /// The same name with or without its legal form.
    LegalForm,
    /// Part of the only longer name that fits: its first words, or without the country or the maker.
    ShortForm,
    /// The same words, translated or in another order.
    SameWords,
    /// In the table of other names.
    AliasTable,
    /// Another transliteration: in the table of spellings, or by letters that stand for one another.
    Transliteration,
    /// A long form garbled by repeated or missing words.
    Garbled,
    /// One letter away from a name of the same text that is otherwise the same.
    Misspelt,
    /// Said so by `dossier.toml`.
    Dossier,
}

coded!(VariantReason {
    Name = "name",
    SameAfterFolding = "same-after-folding",
    SurnameInText = "surname-in-text",
    SurnameInDossier = "surname-in-dossier",
    Shortened = "shortened",
    Titled = "titled",
    GivenName = "given-name",
    Acronym = "acronym",
    AcronymInDossier = "acronym-in-dossier",
    LongForm = "long-form",
    LegalForm = "legal-form",
    ShortForm = "short-form",
    SameWords = "same-words",
    AliasTable = "alias-table",
    Transliteration = "transliteration",
    Garbled = "garbled",
    Misspelt = "misspelt",
    Dossier = "dossier",
});

/// The texts and what was read from them, apart from the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    /// [`SCHEMA`] when it was written.
    pub schema: u32,
    /// In the catalogue's order.
    pub articles: Vec<ArticleText>,
}

/// What the tables of language say of the words of the texts, apart from them: only comparisons
/// need it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotations {
    /// [`SCHEMA`] when it was written.
    pub schema: u32,
    /// In the catalogue's order, as [`annotation`](crate::text::annotation) writes those of an
    /// article.
    pub articles: Vec<String>,
}

/// A text with its sections and its reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleText {
    /// The article's id.
    pub id: String,
    /// Day of publication.
    #[serde(deserialize_with = "read")]
    pub published: NaiveDate,
    /// The file as given.
    pub text: String,
    /// Its sections, in order. A body section is one paragraph.
    #[serde(rename = "parts")]
    pub sections: Vec<Section>,
    /// What was read; mentions, speakers and vias hold entity ids.
    pub reading: Reading,
}

impl ArticleText {
    /// Whether what is found at `span` counts (see [`SectionKind::is_content`]).
    pub fn is_content_at(&self, span: Span) -> bool {
        section_at(&self.sections, span).is_some_and(SectionKind::is_content)
    }
}
