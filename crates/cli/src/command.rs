//! What the native command answers: the contract's JSON, and text for reading. Pure; the disk is
//! the binary's.

mod contract;
mod described;
mod material;
mod report;
mod training;
mod variants;

use std::sync::Arc;

use chrono::NaiveDate;
use contract::{
    AlignedFields, ArticleFields, Each, EvidenceFields, HeadlineFields, PairFields, PartFields,
    ReadingFields, TextFields,
};
use cotejo_core::{
    article::{Article, Language, Section, SectionKind},
    bundle::ArticleText,
    compare::{self, Column, Options, PreparedText, Weights},
    export::{self, Comparison, Words},
    findings::Reading,
    text::Span,
};
use cotejo_reading::{
    annotate::annotate,
    dossier::{self, Dossier},
    entities,
    parse::language,
    read::{Input, Stage, read, read_in_stages},
};
use described::Described;
use serde::Deserialize;
use variants::variants;

pub use material::{articles_of, dossier_of};
pub use training::train_model;

#[derive(Deserialize)]
struct InspectLine {
    id: serde_json::Value,
    text: String,
    published: Option<NaiveDate>,
    language: Option<String>,
}

/// A step of answering a line of `inspect --jsonl`, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The line is parsed.
    Line,
    /// A stage of the reading.
    Reading(Stage),
    /// Names are joined.
    Joining,
    /// The answer is written.
    Answer,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Line => f.pad("line"),
            Self::Reading(stage) => f.pad(stage.code()),
            Self::Joining => f.pad("joining"),
            Self::Answer => f.pad("answer"),
        }
    }
}

/// Answers one line of `inspect --jsonl`: a text by itself, names joined within it.
///
/// # Errors
/// What is wrong with the line.
pub fn inspect_line(line: &str) -> Result<String, String> {
    inspect_line_in_steps(line, &mut |_| {})
}

/// As [`inspect_line`]; `done` hears of each step when it is over.
///
/// # Errors
/// What is wrong with the line.
pub fn inspect_line_in_steps(line: &str, done: &mut dyn FnMut(Step)) -> Result<String, String> {
    let line: InspectLine = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let language = line.language.as_deref().map(known_language).transpose()?;
    let input = Input::prose(&line.text, line.published, language);
    done(Step::Line);
    let mut reading = read_in_stages(&input, &mut |stage| done(Step::Reading(stage)));
    let source =
        entities::Source { id: "", text: &line.text, sections: &input.sections, reading: &reading };
    let joined = entities::resolve(&[source], &entities::Overrides::default());
    reading.rename(|form| joined.name(0, form).map(str::to_owned));
    done(Step::Joining);
    let fields = TextFields { id: line.id, reading: ReadingFields::of(&reading) };
    let answer = contract::line(&fields);
    done(Step::Answer);
    Ok(answer)
}

fn known_language(code: &str) -> Result<Language, String> {
    language(code).ok_or_else(|| format!("language “{code}” is not known, expected `es` or `en`"))
}

/// One line of JSON a file.
pub fn inspect_json(dossier: &Dossier) -> String {
    let mut lines = String::new();
    for at in 0..dossier.articles.len() {
        lines.push_str(&contract::line(&article_fields(dossier, at)));
        lines.push('\n');
    }
    lines
}

fn article_fields(dossier: &Dossier, at: usize) -> ArticleFields<'_> {
    let (article, reading) = (&dossier.articles[at], &dossier.readings[at]);
    ArticleFields {
        id: &article.id,
        reading: ReadingFields::of(reading),
        published: article.published,
        outlet: article.outlet.as_deref(),
        agency: article.agency.as_deref(),
        evidence: Each(&article.evidence, EvidenceFields::from),
        event: dossier.catalogue.articles[at].event.as_deref(),
        headline: headline(article, reading),
        parts: Each(&article.sections, PartFields::from),
        variants: variants(dossier, &article.id),
    }
}

fn headline(article: &Article, reading: &Reading) -> Option<HeadlineFields> {
    let derived =
        || Some(dossier::derived_headline(article, reading)).filter(|one| !one.is_empty());
    let bounds = article.headline.or_else(derived)?.into();
    Some(HeadlineFields { bounds, derived: article.headline.is_none() })
}

/// A listing for reading: each finding on its line, in the text's own words.
pub fn inspect_text(dossier: &Dossier) -> String {
    let mut out = String::new();
    for (at, article) in dossier.articles.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = Described { dossier, at, article }.write(&mut out);
    }
    out
}

/// How `compare` answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonFormat {
    /// For reading.
    Text,
    /// The contract's JSON.
    Json,
    /// A Markdown table.
    Markdown,
    /// A line for each row and article.
    Csv,
    /// A page by itself.
    Html,
}

/// What `compare` prints of a dossier's articles, in the order of `ids`; ids that are not in it are
/// passed over.
pub fn compare(dossier: &Dossier, ids: &[String], format: ComparisonFormat) -> String {
    let place = |id: &String| dossier.texts.articles.iter().position(|text| text.id == *id);
    let columns: Vec<Column> = ids
        .iter()
        .filter_map(place)
        .filter_map(|at| {
            let agency = dossier.catalogue.articles[at].agency.as_deref();
            Column::of(&dossier.texts, &dossier.annotations, at, agency)
        })
        .collect();
    let ledger = compare::ledger(&columns, &Options::default(), &Weights::of(&dossier.texts));
    let comparison = Comparison::of(&ledger, &dossier.catalogue, &dossier.texts, "")
        .expect("the articles are the dossier's");
    match format {
        ComparisonFormat::Text => {
            let texts: Vec<&ArticleText> = columns.iter().map(|column| column.text).collect();
            report::as_text(&comparison, &ledger, &texts)
        }
        ComparisonFormat::Json => export::json(&comparison) + "\n",
        ComparisonFormat::Markdown => export::markdown(&comparison, &Words::ENGLISH),
        ComparisonFormat::Csv => export::csv(&comparison, &Words::ENGLISH),
        ComparisonFormat::Html => export::html(&comparison, &Words::ENGLISH),
    }
}

#[derive(Deserialize)]
struct AlignLine {
    id: serde_json::Value,
    a: Vec<String>,
    b: Vec<String>,
    language: Option<String>,
}

/// Answers one line of `align --jsonl`.
///
/// # Errors
/// What is wrong with the line.
pub fn align_line(line: &str) -> Result<String, String> {
    let line: AlignLine = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let language = line.language.as_deref().map(known_language).transpose()?;
    let mut columns = [as_article("a", &line.a, language), as_article("b", &line.b, language)];
    name_together(&mut columns);
    let annotations = annotate(&columns);
    let [a, b] = [0, 1].map(|at| Column {
        text: &columns[at],
        prepared: Arc::new(PreparedText::of(&columns[at], &annotations.articles[at])),
        agency: None,
    });
    let compare::Alignment { scores, pairs } = compare::align(&a, &b);
    Ok(contract::line(&AlignedFields {
        id: line.id,
        scores,
        pairs: pairs.into_iter().map(|(a, b, score)| PairFields { a, b, score }).collect(),
    }))
}

/// Gives the names of two articles their entities, as in a dossier of the two.
fn name_together(columns: &mut [ArticleText; 2]) {
    let sources = columns.each_ref().map(|column| entities::Source {
        id: &column.id,
        text: &column.text,
        sections: &column.sections,
        reading: &column.reading,
    });
    let joined = entities::resolve(&sources, &entities::Overrides::default());
    for (at, column) in columns.iter_mut().enumerate() {
        column.reading.rename(|form| joined.id(at, form).map(str::to_owned));
    }
}

/// Passages as a text: each one a paragraph and one sentence, empty ones included; the first of
/// several is the headline if no stop closes it.
fn as_article(id: &str, passages: &[String], language: Option<Language>) -> ArticleText {
    let mut text = String::new();
    let mut spans = Vec::new();
    for passage in passages {
        let start = text.len();
        text.push_str(passage);
        spans.push(Span::new(start, text.len()));
        text.push('\n');
    }
    let kind = |at: usize| {
        let closed = passages[at].trim_end_matches(['"', '\'', '”', '’', '»', ' ']);
        let titled = at == 0 && passages.len() > 1 && !closed.ends_with(['.', '!', '?', '…']);
        if titled { SectionKind::Headline } else { SectionKind::Body }
    };
    let sections: Vec<Section> = spans
        .iter()
        .enumerate()
        .map(|(at, &span)| Section { kind: kind(at), span: Span { end: span.end + 1, ..span } })
        .collect();
    let mut reading =
        read(&Input { text: &text, sections: sections.clone(), published: None, language });
    reading.sentences = spans;
    ArticleText { id: id.to_owned(), published: NaiveDate::default(), text, sections, reading }
}
