//! The pages that are read without the interface.

#![allow(clippy::unwrap_used)]

use cotejo_cli::pages::pages;
use cotejo_reading::dossier::bundle;
use support::{file, read_with};

/// The pages of some articles: `(path, page)`, the site's own last.
fn written(config: &str, articles: &[(&str, &str)]) -> Vec<(String, String)> {
    let files: Vec<(String, Vec<u8>)> = articles
        .iter()
        .map(|(name, text)| (format!("{name}.txt"), text.as_bytes().to_vec()))
        .collect();
    let dossier = read_with(&files, Some(config.as_bytes()));
    let index = file("index.html");
    let pages = pages(&index, &dossier, &bundle(&dossier)).unwrap();
    pages.others.into_iter().chain([("index.html".to_owned(), pages.index)]).collect()
}

fn page<'p>(pages: &'p [(String, String)], path: &str) -> &'p str {
    &pages.iter().find(|(own, _)| own == path).unwrap().1
}

const ONE: &str = "title: Uno & <dos>\ndate: 2025-05-01\n\nVladimir Putin habló ayer en Moscú.\n";
const TWO: &str = "title: Otro\nsource: El País\ndate: 2025-05-02\n\nNo dijo «nada» de 15.000.\n";

#[test]
fn an_article_by_itself_has_its_text_marks_and_neighbours() {
    let pages = written("", &[("a b", ONE), ("c", TWO)]);
    let first = page(&pages, "a/a b.html");
    assert!(first.contains("<title>Uno &amp; &lt;dos&gt; (fuente no indicada) · Cotejo</title>"));
    assert!(first.contains("data-kinds=\"entity\">Vladimir Putin</span> habló"), "{first}");
    assert!(first.contains("<a rel=\"next\" href=\"c.html\">") && !first.contains("rel=\"prev\""));
    assert!(first.contains("href=\"../style/base.css\"") && !first.contains("<script"));
    assert!(first.contains("../?view=article&amp;id=a+b"), "{first}");
    assert!(page(&pages, "a/c.html").contains("<a rel=\"prev\" href=\"a%20b.html\">"));
    let list = page(&pages, "all/index.html");
    assert!(list.contains("href=\"../a/a%20b.html\">Uno &amp; &lt;dos&gt;</a>"), "{list}");
    assert!(
        page(&pages, "index.html")
            .contains("<a lang=\"es\" href=\"a/a%20b.html\">Uno &amp; &lt;dos&gt;</a>")
    );
}

#[test]
fn every_page_has_a_path_of_its_own() {
    let pages = written("", &[("index", ONE), ("404", TWO)]);
    let mut paths: Vec<&str> = pages.iter().map(|(path, _)| &**path).collect();
    assert!(page(&pages, "a/index.html").contains("Vladimir Putin"));
    paths.sort_unstable();
    let all = paths.len();
    paths.dedup();
    assert_eq!(paths.len(), all, "{paths:?}");
}

#[test]
fn only_a_site_that_knows_its_address_tells_it() {
    let plain = written("title = \"T\"\n", &[("a", ONE)]);
    assert!(plain.iter().all(|(_, page)| !page.contains("og:") && !page.contains("canonical")));
    let config = "title = \"T & U\"\naddress = \"https://example.org/d\"\n";
    let known = written(config, &[("a", ONE)]);
    let index = page(&known, "index.html");
    assert!(index.contains("<link rel=\"canonical\" href=\"https://example.org/d/\""), "{index}");
    assert!(index.contains("<meta property=\"og:title\" content=\"T &amp; U · Cotejo\""));
    let article = page(&known, "a/a.html");
    assert!(article.contains("href=\"https://example.org/d/a/a.html\""), "{article}");
    assert!(page(&known, "404.html").contains("<a href=\"https://example.org/d/\">T &amp; U</a>"));
}

#[test]
fn a_large_dossier_has_its_first_cards_and_a_list_of_all() {
    let names: Vec<String> = (0..70).map(|at| format!("n{at}")).collect();
    let articles: Vec<(&str, &str)> = names.iter().map(|name| (&**name, TWO)).collect();
    let pages = written("", &articles);
    let index = page(&pages, "index.html");
    assert_eq!(index.matches("class=\"article-card ").count(), 60);
    assert!(index.contains("<a href=\"all/\">"));
    assert_eq!(page(&pages, "all/index.html").matches("<li>").count(), 70);
}
