//! A dossier made for the ledger: six short articles about an event that never was, which show
//! every state and every kind of difference.

use std::collections::BTreeSet;

use cotejo_cli::command::{self, ComparisonFormat};
use cotejo_core::{
    bundle::{ArticleText, Catalogue, CatalogueArticle},
    compare::{Cell, Column, DifferenceKind, Ledger, Options, Row, State, Weights, ledger},
    findings::DefectKind,
    text::Span,
};
use cotejo_reading::dossier::{Dossier, bundle};
use support::{dossier, read};

/// The articles of a ledger, in column order.
const FIRST: [&str; 4] = ["gaceta", "diario", "correo", "breve"];
const LATER: [&str; 4] = ["gaceta", "herald", "semanario", "breve"];

fn card<'d>(dossier: &'d Dossier, id: &str) -> &'d CatalogueArticle {
    dossier.catalogue.articles.iter().find(|card| card.id == id).expect("an article")
}

fn text<'d>(dossier: &'d Dossier, id: &str) -> &'d ArticleText {
    dossier.texts.articles.iter().find(|text| text.id == id).expect("an article")
}

fn compared(dossier: &Dossier, ids: [&str; 4]) -> Ledger {
    let columns = ids.map(|id| {
        let place = dossier.catalogue.articles.iter().position(|card| card.id == id);
        let agency = card(dossier, id).agency.as_deref();
        Column::of(&dossier.texts, &dossier.annotations, place.expect("an article"), agency)
            .expect("a text")
    });
    ledger(&columns, &Options::default(), &Weights::of(&dossier.texts))
}

/// The words of a stretch of an article of a ledger.
fn words<'d>(dossier: &'d Dossier, ledger: &Ledger, article: usize, span: Span) -> &'d str {
    span.of(&text(dossier, &ledger.articles[article]).text)
}

/// The words of a cell's passages.
fn told<'d>(dossier: &'d Dossier, ledger: &Ledger, cell: &Cell) -> Vec<&'d str> {
    cell.spans.iter().map(|span| words(dossier, ledger, cell.article, *span)).collect()
}

/// The rows in which an article says some words.
fn saying<'l>(dossier: &Dossier, ledger: &'l Ledger, id: &str, said: &str) -> Vec<&'l Row> {
    let at = ledger.articles.iter().position(|article| article == id).expect("a column");
    let says =
        |row: &&Row| told(dossier, ledger, &row.cells[at]).iter().any(|told| told.contains(said));
    let rows: Vec<&Row> = ledger.rows.iter().filter(says).collect();
    assert!(!rows.is_empty(), "{id} does not say “{said}” in any row");
    rows
}

#[test]
fn a_catalogue_that_is_read_names_the_entities_it_was_written_with() {
    let dossier = dossier("tests/fixture");
    let (_, written) = bundle(&dossier).catalogue;
    let mut read: Catalogue = serde_json::from_str(&written).expect("a catalogue");
    assert!(read.articles.iter().all(|article| article.entities.is_empty()));
    read.count_entities();
    assert_eq!(read, Catalogue { texts: read.texts.clone(), ..dossier.catalogue });
}

#[test]
fn what_is_denied_or_exchanged_elsewhere_differs() {
    for (one, other) in [
        ("La ministra no dijo que vendría el lunes.", "La ministra dijo que no vendría el lunes."),
        (
            "El tren viajó de Madrid a París con retraso.",
            "El tren viajó de París a Madrid con retraso.",
        ),
        ("El paro pasó del 5 % al 7 % en un año.", "El paro pasó del 7 % al 5 % en un año."),
    ] {
        let file = |words: &str| format!("date: 2025-03-14\nlanguage: es\n\n{words}\n");
        let files = [("a.txt", file(one)), ("b.txt", file(other))];
        let dossier = read(&files);
        let columns: Vec<Column> = (0..dossier.texts.articles.len())
            .filter_map(|at| Column::of(&dossier.texts, &dossier.annotations, at, None))
            .collect();
        let ledger = ledger(&columns, &Options::default(), &Weights::of(&dossier.texts));
        assert!(ledger.rows.iter().any(|row| row.state == State::Differs), "{one} / {other}");
    }
}

/// What is compared in some rows, how it turns out, and the words that say it on either side.
fn differences<'d>(
    dossier: &'d Dossier,
    ledger: &Ledger,
    rows: &[&Row],
) -> BTreeSet<(DifferenceKind, State, [&'d str; 2])> {
    let said = |difference: &cotejo_core::compare::Difference| {
        let said = |at: usize| {
            let value = difference.values.get(at);
            value.map_or("", |value| words(dossier, ledger, value.article, value.span))
        };
        (difference.kind, difference.state, [said(0), said(1)])
    };
    rows.iter().flat_map(|row| row.differences.iter().map(said)).collect()
}

#[test]
fn the_ledger_reads_like_this() {
    let ids = FIRST.map(str::to_owned);
    insta::assert_snapshot!(command::compare(
        &dossier("tests/fixture"),
        &ids,
        ComparisonFormat::Text
    ));
}

#[test]
fn every_state_and_every_kind_of_difference_occurs() {
    let dossier = dossier("tests/fixture");
    let ledgers = [FIRST, LATER].map(|ids| compared(&dossier, ids));
    let rows = || ledgers.iter().flat_map(|ledger| &ledger.rows);
    let states: BTreeSet<State> =
        rows().flat_map(|row| row.cells.iter().map(|cell| cell.state)).collect();
    let all = [
        State::Reference,
        State::Same,
        State::Compatible,
        State::Differs,
        State::Absent,
        State::Alone,
    ];
    assert_eq!(states, BTreeSet::from(all));
    let of_rows: BTreeSet<State> = rows().map(|row| row.state).collect();
    let worst = [State::Same, State::Compatible, State::Differs, State::Alone];
    assert_eq!(of_rows, BTreeSet::from(worst));

    let differing: BTreeSet<DifferenceKind> =
        rows().flat_map(|row| row.differences.iter().map(|difference| difference.kind)).collect();
    assert_eq!(differing, BTreeSet::from(DifferenceKind::ALL));
}

#[test]
fn each_difference_is_between_the_words_that_make_it() {
    use DifferenceKind::{
        Date, Figure, Modality, Name, Place, Polarity, Quantity, Rendering, Role, Speaker, Wording,
    };
    let dossier = dossier("tests/fixture");
    let ledger = compared(&dossier, FIRST);
    let found = differences(&dossier, &ledger, &ledger.rows.iter().collect::<Vec<_>>());
    for told in [
        (Figure, State::Differs, ["27 heridos", "31 heridos"]),
        (Figure, State::Compatible, ["27 heridos", "más de veinte heridos"]),
        (Date, State::Differs, ["18 de marzo", "20 de marzo"]),
        (Date, State::Compatible, ["18 de marzo", "marzo"]),
        (Place, State::Differs, ["Montesol", "Valdesauce"]),
        (Name, State::Differs, ["Ana Beltrán", "Marta Quiroga"]),
        (Speaker, State::Differs, ["Tomás Urrutia", "Julián Ferrada"]),
        (Rendering, State::Compatible, ["calma", "tranquilo"]),
        (Polarity, State::Differs, ["aprobó", "rechazó"]),
        (
            Role,
            State::Differs,
            ["alcalde de Ribalta acusó a la naviera", "naviera acusó al alcalde"],
        ),
        (Modality, State::Compatible, ["suspenderá", "podría suspender"]),
        (Quantity, State::Differs, ["Todos", "mitad"]),
        (Wording, State::Compatible, ["llegar al muelle", ""]),
    ] {
        assert!(found.contains(&told), "{told:?} is not among {found:#?}");
    }
}

#[test]
fn a_round_number_and_the_exact_one_are_compatible() {
    let dossier = dossier("tests/fixture");
    let ledger = compared(&dossier, FIRST);
    let rows = saying(&dossier, &ledger, "gaceta", "312 pasajeros");
    let found = differences(&dossier, &ledger, &rows);
    for round in ["unos 300 pasajeros", "Más de 300 pasajeros"] {
        let told = (DifferenceKind::Figure, State::Compatible, ["312 pasajeros", round]);
        assert!(found.contains(&told), "{round}: {found:#?}");
    }
}

#[test]
fn what_differs_is_marked_in_its_cell() {
    let dossier = dossier("tests/fixture");
    for ids in [FIRST, LATER] {
        for row in compared(&dossier, ids).rows {
            for cell in row.cells.iter().filter(|cell| cell.state == State::Differs) {
                let marked = cell.marks.iter().any(|mark| mark.state == State::Differs);
                assert!(marked, "{:?}: nothing in {} is marked", row.names, ids[cell.article]);
            }
        }
    }
}

#[test]
fn a_copied_block_is_found_and_is_of_one_origin() {
    let dossier = dossier("tests/fixture");
    let ledger = compared(&dossier, FIRST);
    let longest = &ledger.copied[0];
    assert_eq!(longest.articles, (0, 1));
    let block = words(&dossier, &ledger, 0, longest.spans.0);
    assert!(block.starts_with("La naviera explicó") && block.contains("por radio al puerto"));
    assert!(words(&dossier, &ledger, 1, longest.spans.1).starts_with("La naviera explicó"));
    for row in saying(&dossier, &ledger, "gaceta", "La naviera explicó") {
        let [origin] = &row.origins[..] else { panic!("one origin: {:?}", row.origins) };
        assert!(origin.copied && origin.articles == [0, 1]);
    }
}

#[test]
fn articles_that_cite_one_agency_are_of_one_origin() {
    let dossier = dossier("tests/fixture");
    let ledger = compared(&dossier, FIRST);
    let both = |row: &&&Row| row.cells[2].spans.iter().any(|_| !row.cells[2].via.is_empty());
    let rows = saying(&dossier, &ledger, "gaceta", "312 pasajeros");
    let row = rows.iter().find(both).expect("a row in which the other cites the agency too");
    assert_eq!(row.cells[0].via, row.cells[2].via);
    let origin = row.origins.iter().find(|origin| origin.articles.contains(&0)).expect("an origin");
    assert!(origin.articles.contains(&2), "{:?}", row.origins);
    assert_eq!(origin.names, row.cells[0].via);
    assert!(row.origins.iter().any(|origin| origin.articles == [3]), "{:?}", row.origins);
}

#[test]
fn a_short_article_is_not_blamed_for_what_it_has_no_room_for() {
    let dossier = dossier("tests/fixture");
    let lengths = FIRST.map(|id| card(&dossier, id).words);
    assert!(lengths[..3].iter().all(|words| *words > 3 * lengths[3]), "{lengths:?}");
    let ledger = compared(&dossier, FIRST);
    let silent: Vec<&Cell> = ledger
        .rows
        .iter()
        .map(|row| &row.cells[3])
        .filter(|cell| cell.state == State::Absent)
        .collect();
    assert!(!silent.is_empty());
    for cell in silent {
        assert!(cell.nearest.is_some(), "the nearest passage tells how little is missing");
    }
    assert_eq!(ledger.coverage[3].only_here, 0);
}

#[test]
fn words_said_on_another_occasion_are_no_other_rendering() {
    let dossier = dossier("tests/fixture");
    let ledger = compared(&dossier, LATER);
    let occasions: Vec<Option<&str>> = saying(&dossier, &ledger, "semanario", "El mar estaba")
        .iter()
        .map(|row| row.cells[2].other_occasion.as_deref())
        .collect();
    assert_eq!(occasions, [Some("2025-04-02")]);
    let rows = saying(&dossier, &ledger, "semanario", "El mar estaba");
    for (kind, _, said) in differences(&dossier, &ledger, &rows) {
        let later = said.iter().any(|words| words.contains("aquella tarde"));
        assert!(kind != DifferenceKind::Rendering || !later, "{said:?}");
    }
    for row in saying(&dossier, &ledger, "herald", "The sea was calm") {
        assert_eq!(row.cells[1].other_occasion, None);
    }
}

#[test]
fn promotion_and_boilerplate_are_set_aside() {
    let dossier = dossier("tests/fixture");
    let kinds: Vec<DefectKind> =
        card(&dossier, "diario").defects.iter().map(|defect| defect.kind).collect();
    assert_eq!(kinds, [DefectKind::Promotion, DefectKind::Boilerplate]);
    let ledger = compared(&dossier, FIRST);
    for row in &ledger.rows {
        for words in told(&dossier, &ledger, &row.cells[1]) {
            assert!(!words.contains("Cinco consejos") && !words.contains("agencia de noticias"));
        }
    }
    assert_eq!(ledger.coverage[1].excluded, 3);
}
