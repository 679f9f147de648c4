//! What holds of every comparison: nothing is lost, nothing depends on the order, an article
//! agrees with itself.

use std::{collections::BTreeSet, fs};

use cotejo::{
    compare::{Ledger, Options, Side, State, Weights, ledger},
    dossier::{ArticleText, Dossier, Scope, SourceFile, build},
    text::Span,
};
use proptest::prelude::*;

fn seeds() -> Dossier {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/articles/");
    let names =
        ["000_52d6b37e2cc8134c.txt", "001_0b24a2e276a93c8b.txt", "004_e6996546eecbb4a4.txt"];
    let files = names.map(|name| (name, fs::read(format!("{folder}{name}")).expect("a seed")));
    build(&files.each_ref().map(|(name, bytes)| SourceFile { name, bytes }), None, Scope::Folder)
        .expect("the seeds are good")
}

fn sides<'t>(articles: &[&'t ArticleText]) -> Vec<Side<'t>> {
    articles.iter().map(|&text| Side { text, agency: None }).collect()
}

fn held_against(reference: usize) -> Options {
    Options { reference, ..Options::default() }
}

/// Articles with their passages in a row.
type Passages = Vec<(String, Vec<Span>)>;

/// Ids and passages of the rows, apart from which column they stand in.
fn rows(ledger: &Ledger) -> BTreeSet<(String, Passages)> {
    let cells = |row: &cotejo::compare::Row| {
        let mut cells: Vec<_> = row
            .cells
            .iter()
            .filter(|cell| !cell.spans.is_empty())
            .map(|cell| (ledger.articles[cell.article].clone(), cell.spans.clone()))
            .collect();
        cells.sort();
        cells
    };
    ledger.rows.iter().map(|row| (row.id.clone(), cells(row))).collect()
}

#[track_caller]
fn accounted_for(articles: &[&ArticleText], ledger: &Ledger) {
    for (at, article) in articles.iter().enumerate() {
        let account = ledger.account[at];
        assert_eq!(account.passages, account.aligned + account.only_here + account.set_aside);
        let mut shown: Vec<Span> = Vec::new();
        for row in &ledger.rows {
            let cell = &row.cells[at];
            assert_eq!(cell.article, at);
            assert_eq!(cell.spans.is_empty(), cell.state == State::Absent);
            shown.extend(&cell.spans);
            for span in cell.spans.iter().copied().chain(cell.marks.iter().map(|mark| mark.span)) {
                assert!(article.text.get(span.range()).is_some_and(|words| !words.is_empty()));
            }
            for mark in &cell.marks {
                assert!(cell.spans.iter().any(|span| span.contains(mark.span)), "{mark:?}");
            }
        }
        let distinct: BTreeSet<Span> = shown.iter().copied().collect();
        assert_eq!(distinct.len() as u32, account.aligned + account.only_here);
        for row in ledger.rows.iter().filter(|row| row.state == State::Alone) {
            for span in &row.cells[at].spans {
                let rows = shown.iter().filter(|shown| *shown == span).count();
                assert_eq!(rows, 1, "a passage is only here and in a row with others");
            }
        }
    }
}

#[test]
fn nothing_is_lost_and_nothing_is_shown_twice() {
    let dossier = seeds();
    let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
    for reference in 0..articles.len() {
        let ledger =
            ledger(&sides(&articles), &held_against(reference), &Weights::of(&dossier.texts));
        accounted_for(&articles, &ledger);
    }
}

#[test]
fn the_order_of_columns_makes_no_row() {
    let dossier = seeds();
    let weights = Weights::of(&dossier.texts);
    let [a, b, c] = &dossier.texts.articles[..] else { panic!("three seeds") };
    let first = rows(&ledger(&sides(&[a, b, c]), &held_against(0), &weights));
    for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        for reference in 0..3 {
            assert_eq!(rows(&ledger(&sides(&order), &held_against(reference), &weights)), first);
        }
    }
}

#[test]
fn an_article_agrees_with_itself() {
    let dossier = seeds();
    for article in &dossier.texts.articles {
        let twin = ArticleText { id: format!("{}-twin", article.id), ..article.clone() };
        let ledger =
            ledger(&sides(&[article, &twin]), &held_against(0), &Weights::of(&dossier.texts));
        accounted_for(&[article, &twin], &ledger);
        for row in &ledger.rows {
            assert_eq!(row.cells[0].spans, row.cells[1].spans, "{:?}", row.names);
            assert_eq!(row.state, State::Same, "{:?} {:?}", row.names, row.differences);
        }
    }
}

proptest! {
    #[test]
    fn any_texts_can_be_compared(texts in proptest::collection::vec("[ .,«»a-z0-9ÁñA-Z\n]{1,120}", 2..4)) {
        let files: Vec<(String, Vec<u8>)> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| (format!("{at}.txt"), format!("date 2025-08-12\n\nSe dice que {text}").into_bytes()))
            .collect();
        let sources: Vec<SourceFile> =
            files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
        if let Ok(dossier) = build(&sources, None, Scope::Folder) {
            let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
            let ledger = ledger(&sides(&articles), &held_against(0), &Weights::of(&dossier.texts));
            accounted_for(&articles, &ledger);
        }
    }
}
