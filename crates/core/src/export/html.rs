//! A comparison as one page that needs nothing else: no script, no file, no request.

use super::{
    comparison::{Column, Comparison},
    words::Words,
};
use crate::{
    article::Language,
    bundle::HeadlineOrigin,
    compare::{Cell, Mark, State},
    text::{Span, pieces::marked, web_address::is_web_address},
};

/// A page as it is sent asks nobody for anything, and a browser holds it to that.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// No colours: those of the reader's own settings, and lines that tell the states apart in print.
const STYLE: &str = "
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:1rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid;padding:.5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
p,ul{margin:0 0 .5rem;padding:0}
ul{list-style:none}
thead th{font-weight:normal}
.passage{font-family:Georgia,serif}
.small{font-size:.875rem}
mark{background:none;color:inherit;text-decoration:underline 1px}
mark[data-state=compatible]{text-decoration:underline dotted 2px}
mark[data-state=differs]{text-decoration:underline double;font-weight:bold}
";

/// A page with the ledger as a table. What coincides or differs is marked in the sources' words and
/// told below them in words; the head of a column says what is known of its article, and whose bytes
/// were read (SHA-256).
pub fn html(comparison: &Comparison, words: &Words) -> String {
    let sources: Vec<&str> = comparison
        .columns
        .iter()
        .map(|column| column.article.source().unwrap_or(words.source_not_stated))
        .collect();
    let title = format!("{}: {}", words.comparison, sources.join(" · "));
    let mut page = Markup(String::new());
    page.0.push_str("<!DOCTYPE html>\n");
    page.open("html", &[("lang", words.language)]);
    page.open("head", &[]);
    page.open("meta", &[("charset", "utf-8")]);
    page.open("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    page.open("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    page.open("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    page.element("title", &[], &title);
    page.style(STYLE);
    page.close("head");
    page.open("body", &[]);
    page.open("main", &[]);
    page.element("h1", &[], &title);
    for extent in comparison.extent(words) {
        page.element("p", &[], &extent);
    }
    page.open("table", &[]);
    page.open("thead", &[]);
    page.open("tr", &[]);
    page.element("th", &[("scope", "col")], words.reported);
    for column in &comparison.columns {
        write_head(&mut page, column, words);
    }
    page.close("tr");
    page.close("thead");
    page.open("tbody", &[]);
    for at in 0..comparison.ledger.rows.len() {
        write_row(&mut page, comparison, at, words);
    }
    page.close("tbody");
    page.close("table");
    page.close("main");
    page.open("footer", &[]);
    if !comparison.link.is_empty() {
        page.open("p", &[]);
        page.text(&format!("{}: ", words.link));
        page.address(comparison.link);
        page.close("p");
    }
    page.element("p", &[], &format!("{}: Cotejo {}", words.method, comparison.method));
    page.close("footer");
    page.close("body");
    page.close("html");
    page.0
}

fn write_head(page: &mut Markup, column: &Column, words: &Words) {
    let article = column.article;
    page.open("th", &[("scope", "col")]);
    page.open("p", &[]);
    page.element("strong", &[], article.source().unwrap_or(words.source_not_stated));
    page.text(", ");
    let day = article.published.to_string();
    page.element("time", &[("datetime", &day)], &day);
    page.close("p");
    if article.headline.origin != HeadlineOrigin::FirstSentence {
        let language = [("class", "passage"), ("lang", code(article.language))];
        page.element("p", &language, &article.headline.text);
    }
    if let Some(url) = &article.url {
        page.open("p", &[]);
        page.text(&format!("{}: ", words.original));
        page.address(url);
        page.close("p");
    }
    page.element("p", &[("class", "small")], &article.id);
    page.element("p", &[("class", "small")], &format!("SHA-256: {}", article.sha256));
    page.close("th");
}

fn write_row(page: &mut Markup, comparison: &Comparison, at: usize, words: &Words) {
    let row = &comparison.ledger.rows[at];
    page.open("tr", &[("id", &row.id)]);
    page.open("th", &[("scope", "row")]);
    page.element("p", &[], &comparison.called(at, words));
    page.element("p", &[("class", "small")], &comparison.state_of(at, words));
    let claims = comparison.claims_of(row, words);
    if !claims.is_empty() {
        page.open("details", &[("class", "small")]);
        page.element("summary", &[], words.compared);
        page.open("ul", &[]);
        for claim in claims {
            page.element("li", &[], &claim);
        }
        page.close("ul");
        page.close("details");
    }
    page.close("th");
    for cell in &row.cells {
        write_cell(page, comparison, cell, words);
    }
    page.close("tr");
}

fn write_cell(page: &mut Markup, comparison: &Comparison, cell: &Cell, words: &Words) {
    let column = &comparison.columns[cell.article];
    let (text, language) = (&column.text.text, code(column.article.language));
    page.open("td", &[]);
    let passage = [("class", "passage"), ("lang", language)];
    for span in &cell.spans {
        page.open("p", &passage);
        write_passage(page, text, *span, &cell.marks);
        page.close("p");
    }
    let mut notes = vec![words.state_with_sign(cell.state)];
    notes.extend(cell.place.map(words.place));
    if !cell.speakers.is_empty() {
        notes.push((words.speaks)(&comparison.names(&cell.speakers)));
    }
    if !cell.via.is_empty() {
        notes.push((words.via)(&comparison.names(&cell.via)));
    }
    if let Some(day) = &cell.other_occasion {
        notes.push(format!("{}: {day}", words.other_occasion));
    }
    page.element("p", &[("class", "small")], &notes.join(" · "));
    if let Some(nearest) = cell.nearest.filter(|nearest| nearest.score > 0.0) {
        let score = format!("{} ({:.2}):", words.nearest, nearest.score);
        page.element("p", &[("class", "small")], &score);
        page.element("p", &passage, nearest.span.of(text));
    }
    page.close("td");
}

/// A passage in its own words, marks on it; where marks overlap, the shortest is shown.
fn write_passage(page: &mut Markup, text: &str, span: Span, marks: &[Mark]) {
    let marks: Vec<(Span, State)> = marks.iter().map(|mark| (mark.span, mark.state)).collect();
    for piece in marked(text, span, &marks) {
        match piece.marks.last() {
            Some(state) => {
                page.element("mark", &[("data-state", state_code(*state))], &piece.text);
            }
            None => page.text(&piece.text),
        }
    }
}

/// What the style calls a state of a mark.
fn state_code(state: State) -> &'static str {
    match state {
        State::Differs => "differs",
        State::Compatible => "compatible",
        _ => "same",
    }
}

/// HTML's code of a language; empty: not known.
fn code(language: Language) -> &'static str {
    match language {
        Language::Spanish => "es",
        Language::English => "en",
        Language::Unknown => "",
    }
}

/// A page being written. Names of elements and attributes are constants of this file; whatever else
/// comes in is escaped.
struct Markup(String);

/// Names and values.
type Attributes<'a> = [(&'static str, &'a str)];

impl Markup {
    fn open(&mut self, element: &'static str, attributes: &Attributes) {
        self.0.push('<');
        self.0.push_str(element);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
        if matches!(element, "html" | "head" | "meta" | "body" | "main" | "table" | "ul" | "tr") {
            self.0.push('\n');
        }
    }

    fn close(&mut self, element: &'static str) {
        self.0.push_str("</");
        self.0.push_str(element);
        self.0.push('>');
        // Within a line, an end of line would show as a blank.
        if !matches!(element, "a" | "mark" | "q" | "strong" | "time") {
            self.0.push('\n');
        }
    }

    fn element(&mut self, element: &'static str, attributes: &Attributes, words: &str) {
        self.open(element, attributes);
        self.text(words);
        self.close(element);
    }

    fn text(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(c),
            }
        }
    }

    /// An address, to be followed where a browser should.
    fn address(&mut self, address: &str) {
        if is_web_address(address) {
            self.element("a", &[("href", address), ("rel", "noreferrer")], address);
        } else {
            self.text(address);
        }
    }

    /// A style sheet of ours, the one thing that is not escaped.
    fn style(&mut self, css: &'static str) {
        self.open("style", &[]);
        self.0.push_str(css);
        self.close("style");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::DifferenceKind;

    #[test]
    fn whatever_comes_in_is_escaped() {
        let mut page = Markup(String::new());
        page.element("p", &[("lang", "\"><script>")], "<b> & \"'");
        assert_eq!(
            page.0,
            "<p lang=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &quot;&#39;</p>\n"
        );
    }

    #[test]
    fn only_a_web_address_is_a_link() {
        let mut page = Markup(String::new());
        page.address("javascript:alert(1)");
        page.address("https://example.org/?a&b\"");
        assert_eq!(
            page.0,
            "javascript:alert(1)<a href=\"https://example.org/?a&amp;b&quot;\" \
             rel=\"noreferrer\">https://example.org/?a&amp;b&quot;</a>"
        );
    }

    #[test]
    fn marks_are_on_the_words_alone() {
        let text = "Hay 5 <o> 6.";
        let marks =
            [Mark { span: Span::new(4, 5), kind: DifferenceKind::Figure, state: State::Differs }];
        let mut page = Markup(String::new());
        write_passage(&mut page, text, Span::new(0, text.len()), &marks);
        assert_eq!(page.0, "Hay <mark data-state=\"differs\">5</mark> &lt;o&gt; 6.");
    }
}
