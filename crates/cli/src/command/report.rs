//! A ledger for reading in a terminal.

use std::fmt::Write as _;

use cotejo_core::{
    bundle::ArticleText,
    compare::{Cell, Ledger},
    export::{Comparison, Words},
};

const WORDS: Words = Words::ENGLISH;

/// Each article's coverage, then the rows with their cells and what was compared.
pub(super) fn as_text(comparison: &Comparison, ledger: &Ledger, texts: &[&ArticleText]) -> String {
    let mut out = String::new();
    for (article, coverage) in ledger.articles.iter().zip(&ledger.coverage) {
        let _ = writeln!(
            out,
            "{article}: {} passages = {} aligned + {} only here + {} set aside",
            coverage.passages, coverage.aligned, coverage.only_here, coverage.excluded
        );
        if coverage.end.is_some() {
            let _ = writeln!(out, "{}", (WORDS.cut)(article));
        }
    }
    for row in &ledger.rows {
        let state = WORDS.state_with_sign(row.state);
        let _ = writeln!(out, "\n[{}] {} ({state})", row.id, row.names.join(" · "));
        for cell in &row.cells {
            let id = &ledger.articles[cell.article];
            let _ = write_cell(&mut out, comparison, cell, id, &texts[cell.article].text);
        }
        for claim in comparison.claims_of(row, &WORDS) {
            let _ = writeln!(out, "    {claim}");
        }
    }
    out
}

fn write_cell(
    out: &mut String,
    comparison: &Comparison,
    cell: &Cell,
    id: &str,
    text: &str,
) -> std::fmt::Result {
    let state = WORDS.state_with_sign(cell.state);
    match &cell.nearest {
        Some(nearest) if cell.spans.is_empty() => writeln!(
            out,
            "  {id}: {state}; {}, {:.2}: {}",
            WORDS.nearest,
            nearest.score,
            nearest.span.of(text)
        ),
        _ if cell.spans.is_empty() => writeln!(out, "  {id}: {state}"),
        _ => {
            let occasion = cell
                .other_occasion
                .as_ref()
                .map(|day| format!(", {}: {day}", WORDS.other_occasion))
                .unwrap_or_default();
            let place = cell.place.map(WORDS.place).unwrap_or_default();
            let words = comparison.words_of(cell);
            writeln!(out, "  {id}: {state} ({place}{occasion}): {words}")
        }
    }
}
