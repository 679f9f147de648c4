//! What is exported: read again it is the same ledger, a page asks nobody for anything, and nothing
//! of the texts is taken for markup.

use std::collections::BTreeSet;

use cotejo_core::{
    compare::{Column, Ledger, Options, State, Weights, ledger},
    export::{self, COLUMNS, Citation, CitedPassage, Comparison, RowNote, Words},
    messages::messages,
    text::{Span, day::day},
    view_state::Lang,
};
use cotejo_reading::dossier::Dossier;
use support::{dossier, read};

/// The articles at these places of the catalogue, side by side.
fn compared(dossier: &Dossier, order: &[usize], reference: usize) -> Ledger {
    let column = |&at: &usize| {
        let agency = dossier.catalogue.articles[at].agency.as_deref();
        Column::of(&dossier.texts, &dossier.annotations, at, agency)
    };
    let columns: Vec<Column> = order.iter().filter_map(column).collect();
    let options = Options { reference, ..Options::default() };
    ledger(&columns, &options, &Weights::of(&dossier.texts))
}

fn exported<'d>(dossier: &'d Dossier, ledger: &'d Ledger, link: &'d str) -> Comparison<'d> {
    Comparison::of(ledger, &dossier.catalogue, &dossier.texts, link).expect("its articles")
}

/// Two short articles with what the formats take for their own.
const HOSTILE: [(&str, &[u8]); 2] = [
    (
        "a.txt",
        b"title: Hoy | \"ayer\" & <b>siempre</b>\nsource: =El {Diario}\ndate: 2025-08-12\nurl: https://example.org/a?b=c&d=e\nlanguage: es\n\n=SUMA(1;2) dijo Ana | `Ruiz` <script>alert('x')</script> que hay 15 barcos en Lima, seg\xc3\xban *el* [puerto](y).\n",
    ),
    (
        "b.txt",
        b"date: 2025-08-13\nlanguage: es\n\n-Hay 20 barcos en Lima, dijo Ana Ruiz & el \\| puerto, \"en calma\".\n",
    ),
];

#[test]
fn a_ledger_read_again_is_the_same() {
    let dossier = dossier("articles");
    for (order, reference) in
        [(&[0, 1][..], 0), (&[1, 0], 0), (&[0, 1, 2], 1), (&[2, 0, 1], 2), (&[2, 1], 1)]
    {
        let ledger = compared(&dossier, order, reference);
        let json = export::json(&exported(&dossier, &ledger, "https://example.org/?view=compare"));
        assert_eq!(export::from_json(&json).map(|read| read.ledger).as_ref(), Ok(&ledger));
        let some = Ledger { rows: ledger.rows[..3].to_vec(), ..ledger.clone() };
        let json = export::json(&exported(&dossier, &some, "").out_of(ledger.rows.len()));
        assert_eq!(export::from_json(&json).map(|read| read.ledger), Ok(some));
    }
    let dossier = read(&HOSTILE);
    let ledger = compared(&dossier, &[1, 0], 0);
    let json = export::json(&exported(&dossier, &ledger, "https://example.org/?sel=a"));
    let read = export::from_json(&json).expect("what was written");
    assert_eq!((read.ledger, &*read.link), (ledger, "https://example.org/?sel=a"));
}

#[test]
fn the_json_has_what_the_contract_says() {
    let dossier = dossier("articles");
    let ledger = compared(&dossier, &[0, 1, 2], 0);
    let json = export::json(&exported(&dossier, &ledger, "?view=compare"));
    assert!(!json.contains('\n'));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["link"], &json["total"]), (&"?view=compare".into(), &().into()));
    for (key, article) in json["articles"].as_array().expect("a list").iter().enumerate() {
        let keys: Vec<&String> = article.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["agency", "id", "outlet", "published", "sha256", "url"]);
        assert_eq!(json["account"][key]["article"], article["id"]);
    }
    let mut places = BTreeSet::new();
    for row in json["rows"].as_array().expect("a list") {
        assert!(
            row["origins"].as_array().expect("a list").iter().all(serde_json::Value::is_string)
        );
        for cell in row["cells"].as_array().expect("a list") {
            assert_eq!(cell["spans"].as_array().map(Vec::is_empty), Some(cell["text"] == ""));
            assert_eq!(cell["spans"][0]["start"].is_u64(), cell["state"] != "absent");
            assert_eq!(cell["place"].is_null(), cell["position"].is_null());
            places.extend(cell["place"].as_str().map(str::to_owned));
        }
        for value in row["differences"].as_array().expect("a list") {
            assert!(value["values"][0]["article"].is_string(), "{value}");
            assert!(value["rule"].is_string(), "{value}");
            let columns = value["values"].as_array().map_or(0, Vec::len);
            assert!(columns == 2 || columns == 1 && value["kind"] == "wording", "{value}");
        }
    }
    assert!(places.iter().any(|place| place.starts_with("paragraph ")), "{places:?}");
}

#[test]
fn what_is_wrong_with_a_file_is_told() {
    let dossier = read(&HOSTILE);
    let ledger = compared(&dossier, &[0, 1], 0);
    let json = export::json(&exported(&dossier, &ledger, ""));
    let fault = |from: &str, to: &str| {
        assert!(json.contains(from), "{from} is not in {json}");
        export::from_json(&json.replacen(from, to, 1)).expect_err("it is faulty")
    };
    assert_eq!(fault("\"schema\":2", "\"schema\":99"), "the schema is 99, expected 2");
    assert!(export::from_json("").expect_err("it is empty").contains("line 1 column 0"));
    let cut = export::from_json("{\"schema\":1,\n \"min\":").expect_err("it is cut");
    assert!(cut.contains("line 2 column 7"), "{cut}");
    let unfit = fault("\"state\":\"", "\"state\":\"x");
    assert!(
        unfit.starts_with("unknown variant `x") && unfit.contains("at line 1 column"),
        "{unfit}"
    );
    let missing = fault("\"fingerprint\":", "\"print\":");
    assert!(missing.starts_with("missing field `fingerprint` at line 1 column"), "{missing}");
    let number = fault("\"min\":0", "\"min\":\"x\",\"other\":0");
    assert!(number.starts_with("`\"x\"` is no number at line 1 column"), "{number}");
    let unknown = fault("\"reference\":\"a\"", "\"reference\":\"z\"");
    assert_eq!(unknown, "no article is called “z”, expected one of a, b");
    let twice = fault("{\"id\":\"b\"", "{\"id\":\"a\"");
    assert_eq!(twice, "the article “a” is there twice, expected it once");
    let order = fault("\"cells\":[{\"article\":\"a\"", "\"cells\":[{\"article\":\"b\"");
    assert!(order.ends_with(" is not in order, expected one each for a, b"), "{order}");
}

#[test]
fn a_table_for_pasting_looks_like_this() {
    let dossier = read(&HOSTILE);
    let ledger = compared(&dossier, &[0, 1], 0);
    let comparison = exported(&dossier, &ledger, "https://example.org/?view=compare&sel=a&sel=b");
    insta::assert_snapshot!(export::markdown(&comparison.out_of(7), &Words::ENGLISH));
}

/// A passage over two paragraphs of an article of which everything is known, and of one of which nothing
/// is.
#[test]
fn citations_read_like_this() {
    let body = "Subió un 5% «más», a {40} \"$\".\n\nNadie_dijo por qué.\n";
    let known = format!(
        "title: Ñandúes & “cuotas”: 50% {{más}}\nsource: El País & Cía\ndate: 2025-09-03\nurl: https://example.org/{{a}}?b=50%25#c_d\nlanguage: es\n\nLima, 3 sep (EFE).- {body}"
    );
    let bare = format!("date: 2025-09-04\nlanguage: es\n\n{body}");
    let dossier = read(&[("año 1.txt", known.as_bytes()), ("b.txt", bare.as_bytes())]);
    let mut out = Vec::new();
    for (article, text) in dossier.catalogue.articles.iter().zip(&dossier.texts.articles) {
        let start = text.text.find("5%").expect("it is in the text");
        let passage = Span::new(start, text.text.find(" por qué").expect("it is in the text"));
        let link = "https://example.com/c/?view=article&id=a&at=7-30%7E00ff&lang=es";
        let accessed = day("2026-11-27").expect("a day");
        let passage = CitedPassage { words: passage.of(&text.text), link, accessed };
        let cited = Citation { article, passage: Some(passage) };
        let whole = Citation { passage: None, ..cited };
        for lang in Lang::ALL {
            let words = messages(lang).citing.citation();
            let all = [whole.plain(&words), cited.plain(&words), cited.with_link(&words)];
            out.push(format!("{} in {}", article.id, lang.code()));
            out.extend(all);
        }
        out.extend([cited.bibtex(), cited.csl_json()]);
    }
    insta::assert_snapshot!(out.join("\n\n"));
}

/// The values of an attribute.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!("{attribute}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_page_asks_nobody_for_anything() {
    let link = "https://example.org/?view=compare&sel=a";
    for dossier in [dossier("articles"), read(&HOSTILE)] {
        let ledger = compared(&dossier, &[0, 1], 0);
        let page = export::html(&exported(&dossier, &ledger, link), &Words::ENGLISH);
        for way in
            ["src=", "<script", "<link", "<img", "<iframe", "url(", "@import", " on", "style="]
        {
            let found = page.split('<').filter(|tag| {
                format!("<{}", tag.split('>').next().unwrap_or_default()).contains(way)
            });
            assert_eq!(found.collect::<Vec<_>>(), Vec::<&str>::new(), "{way}");
        }
        let named: Vec<String> = dossier
            .catalogue
            .articles
            .iter()
            .filter_map(|article| article.url.as_deref())
            .chain([link])
            .map(|address| address.replace('&', "&amp;"))
            .collect();
        assert_eq!(values(&page, "href").into_iter().collect::<BTreeSet<_>>().len(), named.len());
        assert!(values(&page, "href").iter().all(|address| named.contains(&(*address).to_owned())));
        let sheet = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next());
        assert!(sheet.is_some_and(|sheet| !sheet.contains("http") && !sheet.contains("url(")));
        for article in &dossier.catalogue.articles[..2] {
            assert!(
                page.contains(&article.sha256) && page.contains(&article.published.to_string())
            );
        }
    }
}

#[test]
fn a_page_holds_the_words_and_says_each_state() {
    let dossier = read(&HOSTILE);
    let ledger = compared(&dossier, &[0, 1], 0);
    let page = export::html(&exported(&dossier, &ledger, ""), &Words::ENGLISH);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    let marks = ["<mark data-state=\"same\">", "<mark data-state=\"compatible\">"];
    let marks = marks.into_iter().chain(["<mark data-state=\"differs\">", "</mark>"]);
    let unmarked = marks.fold(page.clone(), |page, mark| page.replace(mark, ""));
    assert!(unmarked.contains(
        "=SUMA(1;2) dijo Ana | `Ruiz` &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; que hay 15 barcos"
    ));
    assert!(page.contains("<p class=\"passage\" lang=\"es\">"));
    assert!(page.contains("<mark data-state=\"differs\">15 barcos</mark>"), "{page}");
    assert!(page.contains("<li>≠ differs, figure, another value: «15 barcos» / "), "{page}");
    for element in [
        "html", "head", "body", "main", "table", "tr", "th", "td", "p", "ul", "li", "details",
        "summary",
    ] {
        let opened = page.matches(&format!("<{element}>")).count()
            + page.matches(&format!("<{element} ")).count();
        assert_eq!(opened, page.matches(&format!("</{element}>")).count(), "{element}");
    }
}

/// Lines of fields, as RFC 4180 reads them.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        let line = lines.last_mut().expect("there is one");
        let field = line.last_mut().expect("there is one");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                lines.push(vec![String::new()]);
            }
            _ => field.push(c),
        }
    }
    assert_eq!(lines.pop(), Some(vec![String::new()]));
    lines
}

#[test]
fn a_spreadsheet_has_a_line_for_each_row_and_article() {
    for dossier in [dossier("articles"), read(&HOSTILE)] {
        let ledger = compared(&dossier, &[0, 1], 0);
        let csv =
            export::csv(&exported(&dossier, &ledger, "https://example.org/"), &Words::ENGLISH);
        let lines = parsed(&csv);
        assert_eq!(lines.len(), 1 + 2 * ledger.rows.len());
        let cells = ledger.rows.iter().flat_map(|row| &row.cells);
        for (line, cell) in lines[1..].iter().zip(cells) {
            assert_eq!(line.len(), COLUMNS);
            assert!(line.iter().all(|field| !field.starts_with(['=', '+', '-', '@'])), "{line:?}");
            let text = &dossier.texts.articles[cell.article].text;
            let words: Vec<&str> = cell.spans.iter().map(|span| span.of(text)).collect();
            let field = &line[13];
            assert_eq!(field.strip_prefix('\'').unwrap_or(field), words.join(" "));
            if let [span] = cell.spans[..] {
                assert_eq!(
                    (&line[11], &line[12]),
                    (&span.start.to_string(), &span.end.to_string())
                );
            }
        }
    }
}

#[test]
fn every_file_says_the_numbers_of_the_page_and_what_its_reader_judged() {
    let dossier = dossier("articles");
    let ledger = compared(&dossier, &[0, 1], 0);
    let notes: Vec<RowNote> = (0..ledger.rows.len())
        .map(|at| RowNote {
            number: (at != 1).then_some(at + 7),
            judged: (at == 2).then_some(State::Differs),
        })
        .collect();
    let exported = exported(&dossier, &ledger, "").noted(notes);
    let said = "row 9 · ";
    let judged = "according to the reader: ≠ differs";
    for file in
        [export::markdown(&exported, &Words::ENGLISH), export::html(&exported, &Words::ENGLISH)]
    {
        assert_eq!(file.matches(judged).count(), 1, "{file}");
        assert!(file.contains(said) && !file.contains("row 8 · "));
    }
    let csv = export::csv(&exported, &Words::ENGLISH);
    let lines = parsed(&csv);
    assert_eq!(lines[0][20..], ["number", "judged"]);
    assert_eq!([&lines[5][20], &lines[5][21]], ["9", "differs"]);
    assert_eq!([&lines[3][20], &lines[3][21]], ["", ""]);
    let json = export::json(&exported);
    assert!(json.contains("\"number\":9") && json.contains("\"judged\":\"differs\""));
    assert_eq!(export::from_json(&json).expect("it was written so").ledger, ledger);
}
