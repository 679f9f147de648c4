//! An article, or a passage of it, as a citation. What is not known is left out of what programs read;
//! what is not the article's own, as first words in place of a headline, stands in brackets.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::comparison::on_one_line;
use crate::{
    article::Language,
    bundle::{CatalogueArticle, HeadlineOrigin},
};

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    /// The article.
    pub article: &'a CatalogueArticle,
    /// The passage of it; `None`: the article as a whole.
    pub passage: Option<CitedPassage<'a>>,
}

/// A passage that is cited.
#[derive(Clone, Copy, Debug)]
pub struct CitedPassage<'a> {
    /// Its words, as the article has them.
    pub words: &'a str,
    /// The address at which it is shown.
    pub link: &'a str,
    /// The day on which it was read there.
    pub accessed: NaiveDate,
}

/// What a language puts around the parts of a citation.
#[derive(Clone, Copy, Debug)]
pub struct CitationWords {
    /// Quotation marks.
    pub quotes: [&'static str; 2],
    /// Where a source is not known.
    pub source_not_stated: &'static str,
    /// Before the day of access.
    pub accessed: &'static str,
}

impl CitationWords {
    fn quoted(&self, words: &str) -> String {
        let [open, close] = self.quotes;
        format!("{open}{words}{close}")
    }

    fn accessed(&self, passage: &CitedPassage) -> String {
        format!(" ({} {})", self.accessed, passage.accessed)
    }
}

/// BibTeX's own names of the months, which its styles write in their language.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl Citation<'_> {
    /// For reading: agency, headline, outlet, day, the passage, address with the day of access. An
    /// article without any title is called by its id.
    pub fn plain(&self, words: &CitationWords) -> String {
        let Self { article, passage } = self;
        let unknown = article.source().is_none().then(|| format!("[{}]", words.source_not_stated));
        let title = title(article).map(|title| match article.headline.origin {
            HeadlineOrigin::FirstSentence => title,
            _ => words.quoted(&title),
        });
        let accessed = passage.as_ref().map(|passage| words.accessed(passage)).unwrap_or_default();
        let facts = [
            article.agency.as_deref().map(on_one_line).or(unknown),
            Some(title.unwrap_or_else(|| article.id.clone())),
            article.outlet.as_deref().map(on_one_line),
            Some(article.published.to_string()),
            passage.as_ref().map(|passage| words.quoted(&on_one_line(passage.words))),
            self.address().map(|address| format!("{address}{accessed}")),
        ];
        facts.into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    /// The passage as the article has it, and below it the article's citation.
    pub fn with_passage(&self, words: &CitationWords) -> String {
        let article = Self { passage: None, ..*self }.plain(words);
        let quote = self.passage.map(|passage| words.quoted(passage.words) + "\n\n");
        quote.unwrap_or_default() + &article
    }

    /// As [`Self::with_passage`], with the passage's link below.
    pub fn with_link(&self, words: &CitationWords) -> String {
        let link =
            self.passage.map(|passage| format!("\n{}{}", passage.link, words.accessed(&passage)));
        self.with_passage(words) + &link.unwrap_or_default()
    }

    /// The original's address, or else that of the passage.
    fn address(&self) -> Option<&str> {
        let of_passage = self.passage.map(|passage| passage.link);
        self.article.url.as_deref().or(of_passage)
    }

    /// An entry for BibTeX and biblatex: `@article` where the outlet is known, else `@misc`. The key is
    /// made of the article's id alone. The passage is an `annote`, as in [`Self::csl_json`].
    pub fn bibtex(&self) -> String {
        let Self { article, passage } = self;
        let kind = if article.outlet.is_some() { "article" } else { "misc" };
        let mut out = format!("@{kind}{{{},\n", key(&article.id));
        let mut field = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                // Writing to a string cannot fail.
                let _ = writeln!(out, "  {name} = {value},");
            }
        };
        // Two pairs of braces keep a body's name whole and a headline's capitals.
        let braced = |words: &str| format!("{{{words}}}");
        let part = |words: &str| braced(&escaped(words));
        let whole = |words: &str| braced(&part(words));
        field("author", article.agency.as_deref().map(whole));
        field("title", title(article).as_deref().map(whole));
        field("journal", article.outlet.as_deref().map(part));
        field("year", Some(braced(&article.published.year().to_string())));
        field("month", Some(MONTHS[article.published.month0() as usize].to_owned()));
        field("day", Some(braced(&article.published.day().to_string())));
        field("url", self.address().map(|url| braced(&address(url))));
        field("urldate", passage.map(|passage| braced(&passage.accessed.to_string())));
        field("annote", passage.map(|passage| part(passage.words)));
        out.push_str("}\n");
        out
    }

    /// As reference managers read it: a list of one item (CSL-JSON). The passage is its `annote`, what
    /// a reader notes of an item: a `note` belongs to the item, and styles print it.
    pub fn csl_json(&self) -> String {
        let Self { article, passage } = self;
        let author = article.agency.as_deref().map(|literal| CslName { literal });
        let item = CslItem {
            id: &article.id,
            kind: "article-newspaper",
            title: title(article),
            author: author.into_iter().collect(),
            outlet: article.outlet.as_deref(),
            issued: article.published.into(),
            accessed: passage.map(|passage| passage.accessed.into()),
            url: self.address(),
            language: Some(article.language).filter(|language| *language != Language::Unknown),
            annote: passage.map(|passage| passage.words),
        };
        serde_json::to_string(&[item]).expect("plain data with string keys serialises")
    }
}

/// The headline, or first words in its place, in brackets.
fn title(article: &CatalogueArticle) -> Option<String> {
    let title = Some(on_one_line(&article.headline.text)).filter(|title| !title.is_empty())?;
    let derived = article.headline.origin == HeadlineOrigin::FirstSentence;
    Some(if derived { format!("[{title}]") } else { title })
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
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<CslDate>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annote: Option<&'a str>,
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

impl From<NaiveDate> for CslDate {
    fn from(day: NaiveDate) -> Self {
        Self { parts: [(day.year(), day.month(), day.day())] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Headline;

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

    fn whole(article: &CatalogueArticle) -> Citation<'_> {
        Citation { article, passage: None }
    }

    #[test]
    fn an_entry_has_balanced_braces() {
        let entry = whole(&article()).bibtex();
        assert!(
            entry.contains("{{Sube un 5\\% la \\textbraceleft{}cuota\\textbraceright{} de A\\_B}}")
        );
        assert!(entry.contains("{https://example.org/%7Ba%7D?b=50%25#c_d}"), "{entry}");
        assert_eq!(entry.matches('{').count(), entry.matches('}').count());
        let least = "@misc{b,\n  title = {{[Ayer habló…]}},\n  year = {2025},\n  month = sep,\n  day = {3},\n}\n";
        assert_eq!(whole(&bare()).bibtex(), least);
        assert_eq!(
            escaped("~^\\$#"),
            "\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\$\\#"
        );
    }

    #[test]
    fn an_item_leaves_out_what_is_not_known() {
        assert_eq!(
            whole(&bare()).csl_json(),
            r#"[{"id":"b","type":"article-newspaper","title":"[Ayer habló…]","issued":{"date-parts":[[2025,9,3]]}}]"#
        );
        assert_eq!(
            whole(&article()).csl_json(),
            r#"[{"id":"año 1","type":"article-newspaper","title":"Sube un 5% la {cuota} de A_B","author":[{"literal":"EFE"}],"container-title":"El País & Cía","issued":{"date-parts":[[2025,9,3]]},"URL":"https://example.org/{a}?b=50%25#c_d","language":"es"}]"#
        );
    }
}
