//! An article as a citation. What is not known is left out; a headline made of the first sentence is
//! no headline.

use std::fmt::Write as _;

use chrono::Datelike;
use serde::Serialize;

use super::on_one_line;
use crate::{
    article::Language,
    dossier::{CatalogueArticle, HeadlineOrigin},
};

/// For reading: agency, headline, outlet, day, address. An article without a headline is called by
/// its id.
pub fn citation(article: &CatalogueArticle) -> String {
    let headline = headline(article).map(|headline| format!("“{headline}”"));
    let facts = [
        article.agency.as_deref().map(on_one_line),
        Some(headline.unwrap_or_else(|| article.id.clone())),
        article.outlet.as_deref().map(on_one_line),
        Some(article.published.to_string()),
        article.url.clone(),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// The headline, if it is the article's own or given by `dossier.toml`.
fn headline(article: &CatalogueArticle) -> Option<String> {
    let own = article.headline.origin != HeadlineOrigin::FirstSentence;
    own.then(|| on_one_line(&article.headline.text)).filter(|headline| !headline.is_empty())
}

/// BibTeX's own names of the months, which its styles write in their language.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// An entry for BibTeX and biblatex: `@article` where the outlet is known, else `@misc`. The key is
/// made of the article's id alone.
pub fn bibtex(article: &CatalogueArticle) -> String {
    let kind = if article.outlet.is_some() { "article" } else { "misc" };
    let mut out = format!("@{kind}{{{},\n", key(&article.id));
    // Two pairs of braces keep a body's name whole and a headline's capitals.
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  {name} = {value},");
        }
    };
    let braced = |words: &str| format!("{{{words}}}");
    let part = |words: &str| braced(&escaped(words));
    let whole = |words: &str| braced(&part(words));
    field("author", article.agency.as_deref().map(whole));
    field("title", headline(article).as_deref().map(whole));
    field("journal", article.outlet.as_deref().map(part));
    field("year", Some(braced(&article.published.year().to_string())));
    field("month", Some(MONTHS[article.published.month0() as usize].to_owned()));
    field("day", Some(braced(&article.published.day().to_string())));
    field("url", article.url.as_deref().map(|url| braced(&address(url))));
    out.push_str("}\n");
    out
}

/// The id in characters that every program takes in a key; others by their number.
fn key(id: &str) -> String {
    let mut key = String::new();
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
            key.push(c);
        } else {
            let _ = write!(key, "-{:x}-", u32::from(c));
        }
    }
    key
}

/// Words for TeX. A brace is called by name: BibTeX counts braces even after a backslash.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in on_one_line(words).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// An address, which programs take as it stands, without what would end the field.
fn address(url: &str) -> String {
    let mut out = String::new();
    for c in url.chars() {
        if c.is_whitespace() || matches!(c, '{' | '}' | '\\') {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[derive(Serialize)]
struct CslItem<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<CslName<'a>>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    issued: CslDate,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
}

#[derive(Serialize)]
struct CslName<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct CslDate {
    #[serde(rename = "date-parts")]
    parts: [(i32, u32, u32); 1],
}

/// As reference managers read it: a list of one item (CSL-JSON).
pub fn csl_json(article: &CatalogueArticle) -> String {
    let day = article.published;
    let item = CslItem {
        id: &article.id,
        kind: "article-newspaper",
        title: headline(article),
        author: article.agency.as_deref().map(|literal| CslName { literal }).into_iter().collect(),
        outlet: article.outlet.as_deref(),
        issued: CslDate { parts: [(day.year(), day.month(), day.day())] },
        url: article.url.as_deref(),
        language: Some(article.language).filter(|language| *language != Language::Unknown),
    };
    serde_json::to_string(&[item]).expect("plain data with string keys serialises")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Headline;

    fn article() -> CatalogueArticle {
        CatalogueArticle {
            id: "año 1".to_owned(),
            sha256: String::new(),
            published: crate::text::day::day("2025-09-03").expect("a day"),
            outlet: Some("El País & Cía".to_owned()),
            agency: Some("EFE".to_owned()),
            url: Some("https://example.org/{a}?b=50%25#c_d".to_owned()),
            language: Language::Spanish,
            headline: Headline {
                text: "Sube un 5%\nla {cuota} de A_B".to_owned(),
                origin: HeadlineOrigin::Text,
            },
            lead: String::new(),
            words: 0,
            event: None,
            entities: Vec::new(),
            via: Vec::new(),
            speakers: Vec::new(),
            defects: Vec::new(),
        }
    }

    /// Only the day is known.
    fn bare() -> CatalogueArticle {
        CatalogueArticle {
            id: "b".to_owned(),
            outlet: None,
            agency: None,
            url: None,
            language: Language::Unknown,
            headline: Headline {
                text: "Ayer habló…".to_owned(),
                origin: HeadlineOrigin::FirstSentence,
            },
            ..article()
        }
    }

    #[test]
    fn a_citation_says_what_is_known() {
        assert_eq!(
            citation(&article()),
            "EFE. “Sube un 5% la {cuota} de A_B”. El País & Cía. 2025-09-03. https://example.org/{a}?b=50%25#c_d"
        );
        assert_eq!(citation(&bare()), "b. 2025-09-03");
    }

    #[test]
    fn an_entry_has_balanced_braces() {
        let entry = bibtex(&article());
        assert_eq!(
            entry,
            "@article{a-f1-o-20-1,\n  author = {{EFE}},\n  title = {{Sube un 5\\% la \
             \\textbraceleft{}cuota\\textbraceright{} de A\\_B}},\n  journal = {El País \\& Cía},\n  \
             year = {2025},\n  month = sep,\n  day = {3},\n  \
             url = {https://example.org/%7Ba%7D?b=50%25#c_d},\n}\n"
        );
        assert_eq!(entry.matches('{').count(), entry.matches('}').count());
        let least = "@misc{b,\n  year = {2025},\n  month = sep,\n  day = {3},\n}\n";
        assert_eq!(bibtex(&bare()), least);
        assert_eq!(
            escaped("~^\\$#"),
            "\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\$\\#"
        );
    }

    #[test]
    fn an_item_leaves_out_what_is_not_known() {
        assert_eq!(
            csl_json(&bare()),
            r#"[{"id":"b","type":"article-newspaper","issued":{"date-parts":[[2025,9,3]]}}]"#
        );
        assert_eq!(
            csl_json(&article()),
            r#"[{"id":"año 1","type":"article-newspaper","title":"Sube un 5% la {cuota} de A_B","author":[{"literal":"EFE"}],"container-title":"El País & Cía","issued":{"date-parts":[[2025,9,3]]},"URL":"https://example.org/{a}?b=50%25#c_d","language":"es"}]"#
        );
    }
}
