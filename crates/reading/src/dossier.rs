//! Many articles together: entities joined across them, events, and the bundle the page loads.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use cotejo_core::{
    article::{Article, Language, Section, SectionKind, section_at},
    bundle::{
        Annotations, ArticleText, Catalogue, CatalogueArticle, DefectCount, Entity, EntityCount,
        Headline, HeadlineOrigin, SCHEMA, Texts,
    },
    findings::{DefectReason, Reading},
    text::Span,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    accuracy::accuracy,
    annotate::annotate,
    config::Config,
    entities::{self, Resolution},
    events, gazetteer,
    parse::{Fault, decode, language, parse},
    read::{Input, read},
    repeated, timeline,
};

pub use crate::config::Scope;

/// Longest excerpt on a card, in characters.
const LEAD: usize = 280;

/// Longest headline made from a first sentence, in characters.
const DERIVED_HEADLINE: usize = 120;

/// A file as given.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'f> {
    /// Its name without the folder.
    pub name: &'f str,
    /// What it holds.
    pub bytes: &'f [u8],
}

impl<'f> SourceFile<'f> {
    /// Its name without the extension: the article's id.
    fn stem(&self) -> &'f str {
        self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem)
    }
}

/// A fault, and the file it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// The file's name.
    pub file: String,
    /// What is wrong.
    pub fault: Fault,
}

/// A dossier, read.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Articles with their parts, in the catalogue's order.
    pub articles: Vec<Article>,
    /// Readings as the texts have them, joined names in place of forms.
    pub readings: Vec<Reading>,
    /// What cards and facets need. [`Catalogue::texts`] is still empty.
    pub catalogue: Catalogue,
    /// The texts, with entity ids in place of names.
    pub texts: Texts,
    /// What the tables of language say of their words.
    pub annotations: Annotations,
    /// Where the site will stand; ends with a slash.
    pub address: Option<String>,
}

/// Reads files as one dossier.
///
/// # Errors
/// Every fault of every file; nothing is read by half.
pub fn build(
    files: &[SourceFile],
    config: Option<&[u8]>,
    scope: Scope,
) -> Result<Dossier, Vec<FileFault>> {
    let (articles, mut faults) = parse_all(files);
    // Those of faulty files too: what the configuration says of them is no fault of its own.
    let ids: Vec<&str> = files.iter().map(SourceFile::stem).collect();
    let in_config = |fault| FileFault { file: "dossier.toml".to_owned(), fault };
    let config = decode(config.unwrap_or_default()).unwrap_or_else(|fault| {
        faults.push(in_config(fault));
        ""
    });
    let settings = Config::read(config, &ids, scope).unwrap_or_else(|found| {
        faults.extend(found.into_iter().map(in_config));
        Config::default()
    });
    if !faults.is_empty() {
        return Err(faults);
    }
    let dossier = assemble(articles, &settings);
    if scope == Scope::Selection {
        return Ok(dossier);
    }
    let has = |name: &str| {
        dossier.readings.iter().zip(&dossier.articles).any(|(reading, article)| {
            reading.mentions.iter().any(|mention| {
                gazetteer::key(mention.span.of(&article.text)) == gazetteer::key(name)
            })
        })
    };
    let unmatched = settings.unmatched_names(config, has);
    if unmatched.is_empty() {
        Ok(dossier)
    } else {
        Err(unmatched.into_iter().map(in_config).collect())
    }
}

fn parse_all(files: &[SourceFile]) -> (Vec<Article>, Vec<FileFault>) {
    let (mut articles, mut faults) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for file in files {
        let stem = file.stem();
        if let Some(other) = seen.insert(stem, file.name) {
            let fault = Fault {
                line: 1,
                what: format!("the id “{stem}” is taken by {other}"),
                expected: "file names that differ before the extension".to_owned(),
            };
            faults.push(FileFault { file: file.name.to_owned(), fault });
        }
        match parse(stem, file.bytes) {
            Ok(article) => articles.push(article),
            Err(found) => faults.extend(
                found.into_iter().map(|fault| FileFault { file: file.name.to_owned(), fault }),
            ),
        }
    }
    articles.sort_by(|a, b| a.published.cmp(&b.published).then_with(|| a.id.cmp(&b.id)));
    (articles, faults)
}

fn assemble(mut articles: Vec<Article>, config: &Config) -> Dossier {
    for article in &mut articles {
        take_given(article, config);
    }
    let read = read_all(&mut articles);
    let sources: Vec<_> = articles
        .iter()
        .zip(&read)
        .map(|(article, reading)| entities::Source {
            id: &article.id,
            text: &article.text,
            sections: &article.sections,
            reading,
        })
        .collect();
    let entities = entities::resolve(&sources, &config.overrides());
    let readings = named(&read, &entities, |at, form| entities.name(at, form).map(str::to_owned));
    let with_ids = named(&read, &entities, |at, form| entities.id(at, form).map(str::to_owned));
    let texts: Vec<ArticleText> = articles
        .iter()
        .zip(with_ids)
        .map(|(article, reading)| ArticleText {
            id: article.id.clone(),
            published: article.published,
            text: article.text.clone(),
            sections: article.sections.clone(),
            reading,
        })
        .collect();
    let annotations = annotate(&texts);
    let catalogue = catalogue(&articles, &texts, entities.entities, config);
    let texts = Texts { schema: SCHEMA, articles: texts };
    let address =
        config.address.as_deref().map(|address| format!("{}/", address.trim_end_matches('/')));
    Dossier { articles, readings, catalogue, texts, annotations, address }
}

/// Takes what the maker of the dossier says of an article before what its text says.
fn take_given(article: &mut Article, config: &Config) {
    if let Some(given) = config.article.get(&article.id) {
        article.outlet = given.outlet.clone().or(article.outlet.take());
        article.agency = given.agency.clone().or(article.agency.take());
        article.url = given.url.clone().or(article.url.take());
        article.given_headline.clone_from(&given.headline);
    }
}

/// Reads each article by itself, paragraphs that the dossier repeats set apart.
fn read_all(articles: &mut [Article]) -> Vec<Reading> {
    let boilerplate = set_boilerplate_apart(articles);
    articles
        .iter()
        .zip(&boilerplate)
        .map(|(article, boilerplate)| {
            let mut reading = read(&Input::article(article));
            for defect in &mut reading.defects {
                if defect.why == DefectReason::AgencyFormula && boilerplate.contains(&defect.span) {
                    defect.why = DefectReason::RepeatedAcrossDossier;
                }
            }
            reading
        })
        .collect()
}

/// Readings whose names are called as `by` has them, of their entities' kinds.
fn named(
    readings: &[Reading],
    entities: &Resolution,
    by: impl Fn(usize, &str) -> Option<String>,
) -> Vec<Reading> {
    let named = |(at, reading): (usize, &Reading)| {
        let mut reading = reading.clone();
        for mention in &mut reading.mentions {
            mention.kind = entities.kind(at, &mention.entity).unwrap_or(mention.kind);
        }
        reading.rename(|form| by(at, form));
        reading
    };
    readings.iter().enumerate().map(named).collect()
}

fn catalogue(
    articles: &[Article],
    texts: &[ArticleText],
    entities: Vec<Entity>,
    config: &Config,
) -> Catalogue {
    let listed: BTreeSet<&str> = entities.iter().map(|entity| entity.id.as_str()).collect();
    let mut cards: Vec<CatalogueArticle> =
        articles.iter().zip(texts).map(|(article, text)| card(article, text, &listed)).collect();
    let events = events::group(&mut cards, texts, &entities, config);
    Catalogue {
        schema: SCHEMA,
        method: env!("CARGO_PKG_VERSION").to_owned(),
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.as_deref().and_then(language).unwrap_or(Language::Spanish),
        articles: cards,
        events,
        timeline: timeline::timeline(texts),
        entities,
        texts: String::new(),
    }
}

/// Makes boilerplate of the paragraphs that the dossier repeats; gives them for each article.
fn set_boilerplate_apart(articles: &mut [Article]) -> Vec<BTreeSet<Span>> {
    let given: Vec<(&str, &[Section])> = articles
        .iter()
        .map(|article| (article.text.as_str(), article.sections.as_slice()))
        .collect();
    let found = repeated::repeated(&given);
    articles
        .iter_mut()
        .zip(found)
        .map(|(article, sections)| {
            for &at in &sections {
                article.sections[at].kind = SectionKind::Boilerplate;
            }
            sections.into_iter().map(|at| article.sections[at].span).collect()
        })
        .collect()
}

/// What an article's card shows; `known`: ids of the dossier's entities.
fn card(article: &Article, text: &ArticleText, known: &BTreeSet<&str>) -> CatalogueArticle {
    let counts =
        |span: Span| section_at(&article.sections, span).is_some_and(SectionKind::is_content);
    let quotes = || text.reading.quotes.iter().filter(|quote| counts(quote.span));
    let sorted = |ids: Vec<&String>| {
        ids.into_iter()
            .filter(|id| known.contains(id.as_str()))
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let mut mentions: BTreeMap<&str, u32> = BTreeMap::new();
    for mention in text.reading.mentions.iter().filter(|mention| counts(mention.span)) {
        *mentions.entry(&mention.entity).or_default() += 1;
    }
    let mut mentioned: Vec<EntityCount> = mentions
        .into_iter()
        .map(|(entity, mentions)| EntityCount { entity: entity.to_owned(), mentions })
        .collect();
    mentioned.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.entity.cmp(&b.entity)));
    let mut defects: BTreeMap<_, u32> = BTreeMap::new();
    for defect in &text.reading.defects {
        *defects.entry(defect.kind).or_default() += 1;
    }
    CatalogueArticle {
        id: article.id.clone(),
        sha256: hex(&Sha256::digest(article.text.as_bytes())),
        published: article.published,
        outlet: article.outlet.clone(),
        agency: article.agency.clone(),
        url: article.url.clone(),
        language: text.reading.language,
        headline: headline(article, &text.reading),
        lead: lead(article, &text.reading),
        words: article
            .sections
            .iter()
            .filter(|section| section.kind.is_content())
            .map(|section| section.span.of(&article.text).split_whitespace().count() as u32)
            .sum(),
        event: None,
        entities: mentioned,
        via: sorted(quotes().flat_map(|quote| &quote.via).collect()),
        speakers: sorted(quotes().flat_map(|quote| &quote.speakers).collect()),
        defects: defects.into_iter().map(|(kind, count)| DefectCount { kind, count }).collect(),
    }
}

fn headline(article: &Article, reading: &Reading) -> Headline {
    if let Some(given) = &article.given_headline {
        return Headline { text: given.clone(), origin: HeadlineOrigin::Dossier };
    }
    match article.headline {
        Some(span) => {
            Headline { text: span.of(&article.text).to_owned(), origin: HeadlineOrigin::Text }
        }
        None => Headline {
            text: derived_headline(article, reading).of(&article.text).to_owned(),
            origin: HeadlineOrigin::FirstSentence,
        },
    }
}

/// The first sentence of the body, cut at a word.
pub fn derived_headline(article: &Article, reading: &Reading) -> Span {
    let body = body(article);
    let first = reading
        .sentences
        .iter()
        .find(|sentence| body.contains(**sentence))
        .copied()
        .unwrap_or(body);
    cut(&article.text, first, DERIVED_HEADLINE)
}

/// The first part of the report itself.
fn body(article: &Article) -> Span {
    let body = article.sections.iter().find(|section| section.kind == SectionKind::Body);
    body.map(|section| section.span).unwrap_or_default()
}

/// How the report begins; where its first sentence stands for a headline, after that.
fn lead(article: &Article, reading: &Reading) -> String {
    let mut body = body(article);
    if article.headline.is_none() && article.given_headline.is_none() {
        let first = derived_headline(article, reading);
        let second = reading.sentences.iter().find(|sentence| sentence.start > first.start);
        if let Some(second) = second.filter(|second| body.contains(**second)) {
            body.start = second.start;
        }
    }
    cut(&article.text, body, LEAD).of(&article.text).to_owned()
}

/// The beginning of a span, of at most `longest` characters, cut between words.
fn cut(text: &str, span: Span, longest: usize) -> Span {
    let words = span.of(text);
    let Some((end, _)) = words.char_indices().nth(longest) else { return span };
    let end = words[..end].rfind(char::is_whitespace).unwrap_or(end);
    Span::new(span.start as usize, span.start as usize + end).trimmed(text)
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The files of a bundle: names that carry their content's hash, and what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Name and content of the catalogue.
    pub catalogue: (String, String),
    /// Name and content of the texts.
    pub texts: (String, String),
    /// Name and content of the annotations.
    pub annotations: (String, String),
    /// Name and content of how well texts are read.
    pub accuracy: (String, String),
}

/// Writes a dossier as the files the page loads.
pub fn bundle(dossier: &Dossier) -> Bundle {
    let texts = file("texts", &dossier.texts);
    let annotations = file("annotations", &dossier.annotations);
    let catalogue = Catalogue { texts: texts.0.clone(), ..dossier.catalogue.clone() };
    Bundle {
        catalogue: file("catalogue", &catalogue),
        texts,
        annotations,
        accuracy: hashed("accuracy", "txt", accuracy().written()),
    }
}

fn file(name: &str, content: &impl Serialize) -> (String, String) {
    let content = serde_json::to_string(content).expect("plain data with string keys serialises");
    hashed(name, "json", content)
}

fn hashed(name: &str, ending: &str, content: String) -> (String, String) {
    let hash = hex(&Sha256::digest(content.as_bytes()));
    (format!("{name}-{}.{ending}", &hash[..16]), content)
}
