//! A ledger as text for reading, as a Markdown table and as the contract's JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::contract;
use crate::{
    compare::{
        Account, Cell, Difference, DifferenceKind, Evidence, Ledger, Nearest, Origin, Place, State,
    },
    dossier::{ArticleText, Catalogue, CatalogueArticle, SCHEMA},
    text::Span,
};

/// A state's sign and word, in English.
fn state(state: State) -> &'static str {
    match state {
        State::Reference => "· reference",
        State::Same => "= same",
        State::Compatible => "≈ compatible",
        State::Differs => "≠ differs",
        State::Absent => "∅ absent",
        State::Alone => "only here",
    }
}

fn place(place: Place) -> String {
    match place {
        Place::Headline => "headline".to_owned(),
        Place::Caption => "caption".to_owned(),
        Place::Paragraph { number, of } => format!("paragraph {number} of {of}"),
    }
}

/// The words of a cell's passages, verbatim, joined by a blank where there are two.
fn words(cell: &Cell, text: &ArticleText) -> String {
    cell.spans.iter().map(|span| span.of(&text.text)).collect::<Vec<_>>().join(" ")
}

/// For reading in a terminal.
pub(super) fn as_text(ledger: &Ledger, texts: &[&ArticleText]) -> String {
    let mut out = String::new();
    for (article, account) in ledger.articles.iter().zip(&ledger.account) {
        let _ = writeln!(
            out,
            "{article}: {} passages = {} aligned + {} only here + {} set aside",
            account.passages, account.aligned, account.only_here, account.set_aside
        );
    }
    for row in &ledger.rows {
        let _ = writeln!(out, "\n[{}] {} ({})", row.id, row.names.join(" · "), state(row.state));
        for cell in &row.cells {
            let _ = write_cell(&mut out, ledger, cell, texts);
        }
    }
    out
}

fn write_cell(
    out: &mut String,
    ledger: &Ledger,
    cell: &Cell,
    texts: &[&ArticleText],
) -> std::fmt::Result {
    let (id, text) = (&ledger.articles[cell.article], texts[cell.article]);
    match &cell.nearest {
        Some(nearest) if cell.spans.is_empty() => writeln!(
            out,
            "  {id}: {}; nearest, {:.2}: {}",
            state(cell.state),
            nearest.score,
            nearest.span.of(&text.text)
        ),
        _ if cell.spans.is_empty() => writeln!(out, "  {id}: {}", state(cell.state)),
        _ => {
            let occasion = cell
                .other_occasion
                .as_ref()
                .map(|day| format!(", another occasion: {day}"))
                .unwrap_or_default();
            let place = cell.place.map(place).unwrap_or_default();
            writeln!(
                out,
                "  {id}: {} ({place}{occasion}): {}",
                state(cell.state),
                words(cell, text)
            )?;
            for mark in &cell.marks {
                writeln!(
                    out,
                    "      {} {:?}: {}",
                    state(mark.state),
                    mark.kind,
                    mark.span.of(&text.text)
                )?;
            }
            Ok(())
        }
    }
}

/// A table for pasting: a row a row, a column an article.
pub(super) fn as_markdown(ledger: &Ledger, texts: &[&ArticleText]) -> String {
    let escape =
        |words: &str| words.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = format!(
        "| | {} |\n|---|{}\n",
        ledger.articles.iter().map(|id| escape(id)).collect::<Vec<_>>().join(" | "),
        "---|".repeat(ledger.articles.len())
    );
    for row in &ledger.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| {
                if cell.spans.is_empty() {
                    state(cell.state).to_owned()
                } else {
                    format!(
                        "{} ({}, {})",
                        escape(&words(cell, texts[cell.article])),
                        state(cell.state),
                        cell.place.map(place).unwrap_or_default()
                    )
                }
            })
            .collect();
        let _ = writeln!(
            out,
            "| {} ({}) | {} |",
            escape(&row.names.join(" · ")),
            state(row.state),
            cells.join(" | ")
        );
    }
    out
}

#[derive(Serialize)]
struct JsonLedger<'l> {
    schema: u32,
    method: &'l str,
    min: f64,
    reference: &'l str,
    articles: Vec<JsonArticle<'l>>,
    rows: Vec<JsonRow<'l>>,
    account: Vec<JsonAccount<'l>>,
}

#[derive(Serialize)]
struct JsonArticle<'l> {
    id: &'l str,
    published: chrono::NaiveDate,
    outlet: Option<&'l str>,
    agency: Option<&'l str>,
    url: Option<&'l str>,
    sha256: &'l str,
}

#[derive(Serialize)]
struct JsonRow<'l> {
    id: &'l str,
    state: State,
    origins: Vec<String>,
    cells: Vec<JsonCell<'l>>,
    differences: Vec<JsonDifference<'l>>,
    evidence: &'l [Evidence],
}

#[derive(Serialize)]
struct JsonCell<'l> {
    article: &'l str,
    spans: &'l [Span],
    text: String,
    place: Option<String>,
    state: State,
    nearest: Option<Nearest>,
}

#[derive(Serialize)]
struct JsonDifference<'l> {
    kind: DifferenceKind,
    state: State,
    values: Vec<JsonValue<'l>>,
}

#[derive(Serialize)]
struct JsonValue<'l> {
    article: &'l str,
    span: Span,
}

#[derive(Serialize)]
struct JsonAccount<'l> {
    article: &'l str,
    #[serde(flatten)]
    account: Account,
}

/// The contract's JSON, one object on one line.
pub(super) fn as_json(ledger: &Ledger, texts: &[&ArticleText], catalogue: &Catalogue) -> String {
    let id = |article: usize| ledger.articles[article].as_str();
    let known = |id: &str| catalogue.articles.iter().find(|article| article.id == id);
    let json = JsonLedger {
        schema: SCHEMA,
        method: &catalogue.method,
        min: ledger.min,
        reference: id(ledger.reference),
        articles: ledger.articles.iter().filter_map(|id| known(id)).map(article).collect(),
        rows: ledger
            .rows
            .iter()
            .map(|row| JsonRow {
                id: &row.id,
                state: row.state,
                origins: row.origins.iter().map(|one| origin(one, ledger, catalogue)).collect(),
                cells: row
                    .cells
                    .iter()
                    .map(|cell| JsonCell {
                        article: id(cell.article),
                        spans: &cell.spans,
                        text: words(cell, texts[cell.article]),
                        place: cell.place.map(place),
                        state: cell.state,
                        nearest: cell.nearest,
                    })
                    .collect(),
                differences: row
                    .differences
                    .iter()
                    .map(|difference| values(difference, ledger))
                    .collect(),
                evidence: &row.evidence,
            })
            .collect(),
        account: ledger
            .articles
            .iter()
            .zip(&ledger.account)
            .map(|(article, account)| JsonAccount { article, account: *account })
            .collect(),
    };
    contract::to_string(&json)
}

fn name<'c>(catalogue: &'c Catalogue, id: &'c str) -> &'c str {
    let entity = catalogue.entities.iter().find(|entity| entity.id == id);
    entity.map_or(id, |entity| &entity.name)
}

/// Whom words go back to: the media they name, else the agency that wrote them, else the articles.
fn origin(origin: &Origin, ledger: &Ledger, catalogue: &Catalogue) -> String {
    match &origin.agency {
        _ if !origin.names.is_empty() => {
            origin.names.iter().map(|id| name(catalogue, id)).collect::<Vec<_>>().join(", ")
        }
        Some(agency) => agency.clone(),
        None => {
            let ids = origin.articles.iter().map(|&at| ledger.articles[at].as_str());
            ids.collect::<Vec<_>>().join(", ")
        }
    }
}

fn article(article: &CatalogueArticle) -> JsonArticle<'_> {
    JsonArticle {
        id: &article.id,
        published: article.published,
        outlet: article.outlet.as_deref(),
        agency: article.agency.as_deref(),
        url: article.url.as_deref(),
        sha256: &article.sha256,
    }
}

fn values<'l>(difference: &Difference, ledger: &'l Ledger) -> JsonDifference<'l> {
    JsonDifference {
        kind: difference.kind,
        state: difference.state,
        values: difference
            .values
            .iter()
            .map(|value| JsonValue { article: &ledger.articles[value.article], span: value.span })
            .collect(),
    }
}
