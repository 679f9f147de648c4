//! A comparison as CSV for a spreadsheet: a line for each row and article.
//!
//! As RFC 4180 has it: commas, lines ended by CR and LF, fields in quotation marks where need be, a
//! line of heads. UTF-8.
//!
//! # Formulas
//!
//! A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula, and a text could
//! so make it run one. Such a field, and one that begins with their wide forms, with a tab or with
//! an end of line, gets an apostrophe before it, which spreadsheets take for "this is text". So does
//! a field that begins with an apostrophe itself: whoever takes one leading apostrophe away has the
//! words as they stand in the text. Nothing else is changed.

use super::{
    comparison::Comparison,
    words::{COLUMNS, Words},
};
use crate::{
    compare::{Cell, Row},
    text::Span,
};

/// To be put before the file for programs that would otherwise not take it for UTF-8 (Excel).
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A line for each row and article, after a line of heads. Offsets are bytes of the article's file;
/// where a cell has several passages, their bounds are joined by a blank, as their words are. What is
/// not known is empty.
pub fn csv(comparison: &Comparison, words: &Words) -> String {
    let mut out = String::new();
    line(&mut out, words.columns.map(guarded));
    for (at, row) in comparison.ledger.rows.iter().enumerate() {
        for cell in &row.cells {
            line(&mut out, fields(comparison, (at, row), cell, words));
        }
    }
    out
}

fn fields(
    comparison: &Comparison,
    (at, row): (usize, &Row),
    cell: &Cell,
    words: &Words,
) -> [String; COLUMNS] {
    let article = comparison.columns[cell.article].article;
    let bounds = |of: fn(&Span) -> u32| {
        cell.spans.iter().map(|span| of(span).to_string()).collect::<Vec<_>>().join(" ")
    };
    let nearest = cell.nearest.map_or_else(Default::default, |nearest| {
        [
            nearest.span.start.to_string(),
            nearest.span.end.to_string(),
            format!("{:.3}", nearest.score),
        ]
    });
    let [nearest_start, nearest_end, nearest_score] = nearest;
    let note = comparison.note(at);
    [
        guarded(&row.id),
        guarded(&row.names.join(" · ")),
        guarded((words.state)(row.state).1),
        guarded(&comparison.claims_of(row, words).join(" | ")),
        guarded(&article.id),
        guarded(article.outlet.as_deref().unwrap_or_default()),
        guarded(article.agency.as_deref().unwrap_or_default()),
        article.published.to_string(),
        guarded(article.url.as_deref().unwrap_or_default()),
        guarded((words.state)(cell.state).1),
        guarded(&cell.place.map(words.place).unwrap_or_default()),
        bounds(|span| span.start),
        bounds(|span| span.end),
        guarded(&comparison.words_of(cell)),
        guarded(cell.other_occasion.as_deref().unwrap_or_default()),
        nearest_start,
        nearest_end,
        nearest_score,
        guarded(comparison.link),
        guarded(comparison.method),
        note.number.map(|number| number.to_string()).unwrap_or_default(),
        guarded(note.judged.map_or("", |judged| (words.state)(judged).1)),
    ]
}

/// Words that no spreadsheet takes for a formula (see the module).
fn guarded(words: &str) -> String {
    let risky = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\''];
    if words.starts_with(risky) { format!("'{words}") } else { words.to_owned() }
}

fn line(out: &mut String, fields: [String; COLUMNS]) {
    let quoted = fields.map(|field| {
        if field.contains([',', '"', '\r', '\n']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field
        }
    });
    out.push_str(&quoted.join(","));
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_need_be() {
        let mut fields: [String; COLUMNS] = Default::default();
        for (field, words) in fields.iter_mut().zip(["a", "b, c", "«d» \"e\"", "f\ng"]) {
            words.clone_into(field);
        }
        let mut out = String::new();
        line(&mut out, fields);
        assert_eq!(out, "a,\"b, c\",\"«d» \"\"e\"\"\",\"f\ng\",,,,,,,,,,,,,,,,,,\r\n");
    }

    #[test]
    fn no_words_are_a_formula_and_none_are_lost() {
        for words in ["=1+1", "+34", "-No", "@x", "\t=1", "'tis", "＝1", "Sí, = no", ""] {
            let field = guarded(words);
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '＝']), "{field}");
            assert_eq!(field.strip_prefix('\'').unwrap_or(&field), words);
        }
    }
}
