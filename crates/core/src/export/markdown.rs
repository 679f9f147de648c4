//! A comparison as Markdown for pasting: a table, then the articles it is made of.

use std::fmt::Write as _;

use super::{
    comparison::{Comparison, on_one_line},
    words::Words,
};
use crate::{bundle::CatalogueArticle, compare::Cell, text::web_address::is_web_address};

/// A table with a row a row and a column an article (GitHub Flavored Markdown), then what is known
/// of each article, the link and the method.
pub fn markdown(comparison: &Comparison, words: &Words) -> String {
    let mut out = format!("| {} |", escaped(words.reported));
    for column in &comparison.columns {
        // Writing to a string cannot fail.
        let _ = write!(out, " {} |", source_and_day(column.article, words));
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(comparison.columns.len()));
    out.push('\n');
    for (at, row) in comparison.ledger.rows.iter().enumerate() {
        let called = escaped(&comparison.called(at, words));
        let _ = write!(out, "| {called} ({}) |", escaped(&comparison.state_of(at, words)));
        for cell in &row.cells {
            let _ = write!(out, " {} |", cell_content(comparison, cell, words));
        }
        out.push('\n');
    }
    out.push('\n');
    for (at, row) in comparison.ledger.rows.iter().enumerate() {
        let claims = comparison.claims_of(row, words);
        if !claims.is_empty() {
            let called = escaped(&comparison.called(at, words));
            let _ = writeln!(out, "{}: {called}\n", escaped(words.compared));
            for claim in claims {
                let _ = writeln!(out, "- {}", escaped(&claim));
            }
            out.push('\n');
        }
    }
    for extent in comparison.extent(words) {
        let _ = writeln!(out, "{}\n", escaped(&extent));
    }
    for column in &comparison.columns {
        let article = column.article;
        let _ = write!(out, "- {}: {}", source_and_day(article, words), escaped(&article.id));
        if let Some(url) = &article.url {
            let _ = write!(out, ", {}", address(url));
        }
        out.push('\n');
    }
    if !comparison.link.is_empty() {
        let _ = writeln!(out, "- {}: {}", escaped(words.link), address(comparison.link));
    }
    let _ = writeln!(out, "- {}: Cotejo {}", escaped(words.method), escaped(comparison.method));
    out
}

fn source_and_day(article: &CatalogueArticle, words: &Words) -> String {
    let source = article.source().unwrap_or(words.source_not_stated);
    format!("{}, {}", escaped(source), article.published)
}

fn cell_content(comparison: &Comparison, cell: &Cell, words: &Words) -> String {
    let state = escaped(&words.state_with_sign(cell.state));
    if cell.spans.is_empty() {
        return state;
    }
    let mut notes = vec![state];
    notes.extend(cell.place.map(|place| escaped(&(words.place)(place))));
    if let Some(day) = &cell.other_occasion {
        notes.push(escaped(&format!("{}: {day}", words.other_occasion)));
    }
    format!("{} ({})", escaped(&comparison.words_of(cell)), notes.join(", "))
}

/// Words on one line, a backslash before whatever Markdown would take for its own.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in on_one_line(words).chars() {
        if "\\`*_[]<>|~&$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A link where it can be one.
fn address(address: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\\".contains(c);
    if is_web_address(address) && address.chars().all(plain) {
        format!("<{address}>")
    } else {
        escaped(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(escaped("a | b\n\nc"), "a \\| b c");
        assert_eq!(
            escaped("``no´ *sí* <b> &amp; \\|"),
            "\\`\\`no´ \\*sí\\* \\<b\\> \\&amp; \\\\\\|"
        );
        assert_eq!(escaped("«[x](y)» $1_000$"), "«\\[x\\](y)» \\$1\\_000\\$");
    }

    #[test]
    fn what_is_no_address_is_no_link() {
        assert_eq!(address("https://example.org/a?b=c&d"), "<https://example.org/a?b=c&d>");
        assert_eq!(address("https://example.org/> [x]"), "https://example.org/\\> \\[x\\]");
        assert_eq!(address("javascript:x"), "javascript:x");
    }
}
