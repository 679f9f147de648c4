//! What holds of every comparison: nothing is lost, nothing depends on the order, an article
//! agrees with itself, and what the reader puts together or takes apart stays so.

use std::{
    cell::Cell,
    collections::BTreeSet,
    future::{Future, poll_fn},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use cotejo_core::{
    bundle::ArticleText,
    compare::{
        Column, DifferenceKind, Edits, Ledger, Options, PassagePair, PreparedText, Row, State,
        Weights, ledger, ledger_in_steps,
    },
    text::Span,
};
use cotejo_reading::dossier::Dossier;
use proptest::{
    prelude::*,
    sample::{Index, subsequence},
};
use support::{file, numbered, seeds};

/// Articles of no agency, with what a dossier tells of the same words.
fn columns<'t>(dossier: &'t Dossier, articles: &[&'t ArticleText]) -> Vec<Column<'t>> {
    let annotations = |text: &ArticleText| {
        let same = |one: &ArticleText| one.text == text.text;
        let at = dossier.texts.articles.iter().position(same).expect("words of the dossier");
        dossier.annotations.articles[at].as_str()
    };
    let column = |&text: &&'t ArticleText| {
        let prepared = Arc::new(PreparedText::of(text, annotations(text)));
        Column { text, prepared, agency: None }
    };
    articles.iter().map(column).collect()
}

fn held_against(reference: usize) -> Options {
    Options { reference, ..Options::default() }
}

/// Articles with their passages in a row.
type Passages = Vec<(String, Vec<Span>)>;

/// Ids and passages of the rows, apart from which column they stand in.
fn rows(ledger: &Ledger) -> BTreeSet<(String, Passages)> {
    let cells = |row: &cotejo_core::compare::Row| {
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
        let coverage = ledger.coverage[at];
        assert_eq!(coverage.passages, coverage.aligned + coverage.only_here + coverage.excluded);
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
        assert_eq!(distinct.len() as u32, coverage.aligned + coverage.only_here);
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
        let ledger = ledger(
            &columns(&dossier, &articles),
            &held_against(reference),
            &Weights::of(&dossier.texts),
        );
        accounted_for(&articles, &ledger);
    }
}

#[test]
fn the_order_of_columns_makes_no_row() {
    let dossier = seeds();
    let weights = Weights::of(&dossier.texts);
    let [a, b, c] = &dossier.texts.articles[..] else { panic!("three seeds") };
    let first = rows(&ledger(&columns(&dossier, &[a, b, c]), &held_against(0), &weights));
    for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        for reference in 0..3 {
            assert_eq!(
                rows(&ledger(&columns(&dossier, &order), &held_against(reference), &weights)),
                first
            );
        }
    }
}

#[test]
fn an_article_agrees_with_itself() {
    let dossier = seeds();
    for article in &dossier.texts.articles {
        let twin = ArticleText { id: format!("{}-twin", article.id), ..article.clone() };
        let ledger = ledger(
            &columns(&dossier, &[article, &twin]),
            &held_against(0),
            &Weights::of(&dossier.texts),
        );
        accounted_for(&[article, &twin], &ledger);
        for row in &ledger.rows {
            assert_eq!(row.cells[0].spans, row.cells[1].spans, "{:?}", row.names);
            assert_eq!(row.state, State::Same, "{:?} {:?}", row.names, row.differences);
        }
    }
}

/// Sentences of news about one happening, some telling it in two ways.
const SENTENCES: [&str; 40] = [
    "El transbordador chocó el viernes contra el muelle de Puerto Laurel.",
    "Un transbordador golpeó este viernes el muelle de Puerto Laurel.",
    "A bordo viajaban 312 pasajeros, la mayoría turistas.",
    "Unos 300 pasajeros viajaban en el barco.",
    "El golpe dejó 27 heridos, que fueron trasladados a Montesol.",
    "El golpe dejó 31 heridos, que fueron trasladados a Valdesauce.",
    "Hubo más de veinte heridos, según la agencia Norpress.",
    "«El mar estaba en calma», dijo la alcaldesa Elena Marchena.",
    "«El mar estaba tranquilo y en calma», dijo la alcaldesa Elena Marchena.",
    "«Vamos a revisar todos los barcos», anunció el ministro Tomás Urrutia.",
    "«Vamos a revisar todos los barcos», anunció el director Julián Ferrada.",
    "El ministro Tomás Urrutia prometió revisar los barcos de la flota.",
    "La investigación quedó en manos de la fiscal Ana Beltrán.",
    "La investigación quedó en manos de la fiscal Marta Quiroga.",
    "El capitán Hugo Brandal declaró ante la policía durante tres horas.",
    "La policía interrogó al capitán Hugo Brandal.",
    "El puerto seguirá cerrado hasta el 18 de marzo.",
    "El puerto seguirá cerrado hasta el 20 de marzo.",
    "El puerto abrirá otra vez en marzo.",
    "La naviera explicó que el buque perdió el gobierno del timón antes de atracar.",
    "Según informó la agencia Norpress, el timón no respondió.",
    "La naviera pagará los billetes de los viajeros afectados.",
    "El barco fue botado en 2009 y llevaba dos años sin averías.",
    "Es el tercer percance de la flota desde 2019.",
    "Los vecinos llevaron mantas y café a los viajeros.",
    "El gobierno enviará doce inspectores a Puerto Laurel.",
    "El gobierno enviará quince inspectores a Ribalta.",
    "La oposición pidió la dimisión del ministro Tomás Urrutia.",
    "El parlamento debatirá el accidente el 25 de marzo.",
    "Las obras del muelle costarán 4 millones de euros.",
    "Las obras del muelle costarán casi 4 millones de euros.",
    "Un buzo revisó el casco durante la noche.",
    "El seguro cubre los daños, dijo la naviera.",
    "«Nadie nos avisó», contó la pasajera Inés Robledo.",
    "«Nadie nos avisó de nada», contó la pasajera Inés Robledo.",
    "La pasajera Inés Robledo contó que las alarmas sonaron tarde.",
    "El viento soplaba del norte a 20 kilómetros por hora.",
    "El viento soplaba del sur a 35 kilómetros por hora.",
    "Montesol y Ribalta ofrecieron médicos y ambulancias.",
    "El hospital de Montesol dio el alta a la mitad de los heridos.",
];

/// Which sentences an article has, a paragraph each or two to a paragraph.
#[derive(Clone, Debug)]
struct Draft {
    sentences: Vec<usize>,
    in_pairs: bool,
    day: u32,
}

impl Draft {
    fn paragraphs(&self) -> Vec<String> {
        let most = if self.in_pairs { 2 } else { 1 };
        let joined = |paragraph: &[usize]| {
            paragraph.iter().map(|&at| SENTENCES[at]).collect::<Vec<_>>().join(" ")
        };
        self.sentences.chunks(most).map(joined).collect()
    }

    fn file(&self) -> String {
        written(self.day, &self.paragraphs())
    }
}

fn written(day: u32, paragraphs: &[String]) -> String {
    format!(
        "title: Accidente en Puerto Laurel\ndate: 2025-03-{day}\n\n{}\n",
        paragraphs.join("\n\n")
    )
}

fn draft() -> impl Strategy<Value = Draft> {
    let sentences = subsequence((0..SENTENCES.len()).collect::<Vec<_>>(), 1..9).prop_shuffle();
    (sentences, any::<bool>(), 15..21_u32).prop_map(|(sentences, in_pairs, day)| Draft {
        sentences,
        in_pairs,
        day,
    })
}

fn drafts(most: usize) -> impl Strategy<Value = Vec<Draft>> {
    proptest::collection::vec(draft(), 2..=most)
}

fn read_drafts(drafts: &[Draft]) -> Dossier {
    numbered(&drafts.iter().map(Draft::file).collect::<Vec<_>>())
}

/// Agencies that wrote the articles of a dossier.
fn agencies() -> impl Strategy<Value = Vec<Option<&'static str>>> {
    let agency = prop_oneof![Just("Norpress"), Just("EFE")];
    proptest::collection::vec(proptest::option::of(agency), 4)
}

fn signed<'t>(dossier: &'t Dossier, agencies: &[Option<&'t str>]) -> Vec<Column<'t>> {
    let column = |(at, agency): (usize, Option<&'t str>)| {
        Column::of(&dossier.texts, &dossier.annotations, at, agency)
    };
    agencies.iter().copied().enumerate().filter_map(column).collect()
}

/// Origins of the rows as the articles of each, apart from which column they stand in.
fn origins(ledger: &Ledger) -> BTreeSet<(String, BTreeSet<BTreeSet<String>>)> {
    let of_row = |row: &Row| {
        let articles = row
            .origins
            .iter()
            .map(|origin| origin.articles.iter().map(|&at| ledger.articles[at].clone()).collect());
        (row.id.clone(), articles.collect())
    };
    ledger.rows.iter().map(of_row).collect()
}

fn twin_of(article: &ArticleText) -> ArticleText {
    ArticleText { id: format!("{}-twin", article.id), ..article.clone() }
}

/// A passage: its article's id and where it stands.
type Passage = (String, Span);

fn passages_of(ledger: &Ledger, row: &Row) -> BTreeSet<Passage> {
    let cells = row.cells.iter();
    cells
        .flat_map(|cell| {
            cell.spans.iter().map(|span| (ledger.articles[cell.article].clone(), *span))
        })
        .collect()
}

fn is_shared(row: &Row) -> bool {
    row.state != State::Alone
}

/// Passages in a row with another article's.
fn aligned(ledger: &Ledger) -> BTreeSet<Passage> {
    ledger
        .rows
        .iter()
        .filter(|row| is_shared(row))
        .flat_map(|row| passages_of(ledger, row))
        .collect()
}

/// The pairs of passages of different articles among some.
fn pairs_across(passages: &BTreeSet<Passage>) -> Vec<PassagePair> {
    let of_two = |one: &Passage, other: &Passage| {
        (one.0 < other.0)
            .then(|| PassagePair::new((&one.0, one.1.start), (&other.0, other.1.start)))
    };
    passages.iter().flat_map(|one| passages.iter().filter_map(|other| of_two(one, other))).collect()
}

fn corrected(link: Vec<PassagePair>, unlink: Vec<PassagePair>) -> Options {
    let mut edits = Edits { link, unlink };
    edits.normalise();
    Options { edits, ..Options::default() }
}

/// Differences of a ledger of two, apart from which column stands first.
fn mirrored(ledger: &Ledger) -> BTreeSet<(String, DifferenceKind, State, Vec<Passage>)> {
    let of_row = |row: &Row| {
        let id = row.id.clone();
        row.differences
            .iter()
            .map(|difference| {
                let values = difference.values.iter();
                let mut columns: Vec<Passage> = values
                    .map(|value| (ledger.articles[value.article].clone(), value.span))
                    .collect();
                columns.sort();
                (id.clone(), difference.kind, difference.state, columns)
            })
            .collect::<Vec<_>>()
    };
    ledger.rows.iter().flat_map(of_row).collect()
}

/// How the cells of each row of a ledger of two are held against each other.
fn states(ledger: &Ledger) -> BTreeSet<(String, State)> {
    ledger.rows.iter().map(|row| (row.id.clone(), row.state)).collect()
}

#[test]
fn a_ledger_made_with_rests_is_the_same() {
    let dossier = seeds();
    let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
    let (columns, weights) = (columns(&dossier, &articles), Weights::of(&dossier.texts));
    let rests = Cell::new(0);
    // Waits once, to be polled again.
    let rest = async || {
        let own = rests.get();
        poll_fn(|_| {
            let again = rests.get() > own;
            rests.set(own + 1);
            if again { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    };
    let options = Options::default();
    let mut making = pin!(ledger_in_steps(&columns, &options, &weights, &rest));
    let mut context = Context::from_waker(Waker::noop());
    let made = loop {
        if let Poll::Ready(made) = making.as_mut().poll(&mut context) {
            break made;
        }
    };
    assert_eq!(made, ledger(&columns, &options, &weights));
    // Each passage is compared, and each row made, in steps of their own.
    assert!(rests.get() > 2 * made.rows.len(), "{}", rests.get());
}

#[track_caller]
fn agrees_with_itself(dossier: &Dossier, article: &ArticleText, weights: &Weights) {
    let twin = twin_of(article);
    let ledger = ledger(&columns(dossier, &[article, &twin]), &held_against(0), weights);
    accounted_for(&[article, &twin], &ledger);
    for row in &ledger.rows {
        assert_eq!(row.cells[0].spans, row.cells[1].spans, "{:?}", row.names);
        assert_eq!(row.state, State::Same, "{:?} {:?}", row.names, row.differences);
        assert!(row.differences.iter().all(|claim| claim.state == State::Same), "{:?}", row.names);
    }
}

#[track_caller]
fn compared(files: &[String]) -> Ledger {
    let dossier = numbered(files);
    let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
    let ledger =
        ledger(&columns(&dossier, &articles), &Options::default(), &Weights::of(&dossier.texts));
    accounted_for(&articles, &ledger);
    ledger
}

fn some(sentences: &[usize]) -> Vec<String> {
    sentences.iter().map(|&at| SENTENCES[at].to_owned()).collect()
}

#[test]
fn four_files_of_the_same_words_agree() {
    let file = written(15, &some(&[0, 2, 4, 7, 9, 12, 14, 16]));
    let ledger = compared(&[file.clone(), file.clone(), file.clone(), file]);
    assert!(!ledger.rows.is_empty());
    for row in &ledger.rows {
        assert_eq!(row.state, State::Same, "{:?} {:?}", row.names, row.differences);
        assert_eq!(row.cells.iter().filter(|cell| cell.spans.is_empty()).count(), 0);
        assert_eq!(row.origins.len(), 1, "{:?}", row.origins);
    }
    assert!(ledger.coverage.iter().all(|coverage| coverage.only_here == 0));
}

#[test]
fn an_article_of_one_word_is_missing_from_every_row_but_its_own() {
    let file = written(15, &some(&[0, 2, 4, 7]));
    let ledger = compared(&[file, "date 2025-03-15\n\nNada.".to_owned()]);
    let states: Vec<State> = ledger.rows.iter().map(|row| row.cells[1].state).collect();
    assert_eq!(states.iter().filter(|state| **state == State::Alone).count(), 1);
    assert_eq!(states.iter().filter(|state| **state == State::Absent).count(), states.len() - 1);
}

#[test]
fn an_article_in_a_language_not_known_here_contradicts_nothing() {
    let german = "date 2025-03-15\n\nDie Fähre rammte am Freitag die Mole von Puerto Laurel.\n\n\
                  Die Bürgermeisterin Elena Marchena sprach mit Tomás Urrutia über den Unfall.\n\n\
                  Wetter und Wellen waren ruhig, sagten mehrere Fischer am Abend.\n";
    let files = [written(15, &some(&[0, 4, 7, 24])), german.to_owned()];
    let ledger = compared(&files);
    assert!(ledger.rows.iter().all(|row| row.state != State::Differs));
    let says = |row: &&Row, at: usize, words: &str| {
        row.cells[at].spans.iter().any(|span| span.of(&files[at]).contains(words))
    };
    let ferry = ledger.rows.iter().find(|row| says(row, 0, "transbordador")).expect("a row");
    let nearest = ferry.cells[1].nearest.expect("nothing is put beside it");
    assert!(nearest.span.of(&files[1]).contains("Puerto Laurel") && nearest.score > 0.0);
}

#[test]
fn days_of_english_reports_are_no_names() {
    let files = ["a", "b", "c"].map(|name| file(&format!("tests/english/harbour-{name}.txt")));
    let ledger = compared(&files);
    let claims = || ledger.rows.iter().flat_map(|row| &row.differences);
    let words = |kind: DifferenceKind| {
        let claims = claims().filter(move |claim| claim.kind == kind);
        let values = claims.flat_map(|claim| &claim.values);
        values.map(|value| value.span.of(&files[value.article])).collect::<BTreeSet<_>>()
    };
    assert!(words(DifferenceKind::Date).contains("June"));
    let names = words(DifferenceKind::Name);
    assert!(names.contains("Helen Brandt"), "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with("day")), "{names:?}");
}

/// An article of so many words, drawn from those of the sentences by a fixed rule.
fn long(words: usize, seed: usize) -> String {
    let pool: Vec<&str> = SENTENCES.iter().flat_map(|sentence| sentence.split(' ')).collect();
    let mut at = seed;
    let mut drawn = || {
        at = (at * 1_103_515_245 + 12_345) % (1 << 31);
        pool[(at >> 8) % pool.len()].trim_matches(|c: char| !c.is_alphanumeric())
    };
    let paragraphs: Vec<String> = (0..words / 20)
        .map(|_| format!("El {}.", (0..19).map(|_| drawn()).collect::<Vec<_>>().join(" ")))
        .collect();
    written(15, &paragraphs)
}

#[test]
fn long_articles_are_answered() {
    let ledger = compared(&[1, 2, 3, 4].map(|seed| long(10_000, seed)));
    assert!(ledger.coverage.iter().all(|coverage| coverage.passages > 100));
    assert!(ledger.rows.iter().any(is_shared));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_of_any_article_is_lost(drafts in drafts(4)) {
        let dossier = read_drafts(&drafts);
        let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
        let ledger = ledger(&columns(&dossier, &articles), &held_against(0), &Weights::of(&dossier.texts));
        accounted_for(&articles, &ledger);
        for (id, span) in ledger.rows.iter().flat_map(|row| passages_of(&ledger, row)) {
            let article = articles.iter().find(|article| article.id == id).expect("a column");
            let whole = span.of(&article.text);
            prop_assert!(
                SENTENCES.contains(&whole) || whole == "Accidente en Puerto Laurel",
                "{whole}"
            );
        }
    }

    #[test]
    fn any_article_agrees_with_itself(draft in draft()) {
        let dossier = read_drafts(&[draft]);
        agrees_with_itself(&dossier, &dossier.texts.articles[0], &Weights::of(&dossier.texts));
    }

    #[test]
    fn the_other_way_round_it_is_the_same_ledger(drafts in drafts(2)) {
        let dossier = read_drafts(&drafts);
        let [a, b] = &dossier.texts.articles[..] else { panic!("two articles") };
        let weights = Weights::of(&dossier.texts);
        let there = ledger(&columns(&dossier, &[a, b]), &held_against(0), &weights);
        let back = ledger(&columns(&dossier, &[b, a]), &held_against(0), &weights);
        prop_assert_eq!(rows(&there), rows(&back));
        prop_assert_eq!(states(&there), states(&back));
        prop_assert_eq!(mirrored(&there), mirrored(&back));
        prop_assert_eq!([there.coverage[0], there.coverage[1]], [back.coverage[1], back.coverage[0]]);
    }

    #[test]
    fn in_any_order_of_columns_there_are_the_same_rows(
        drafts in drafts(4),
        agencies in agencies(),
        turn in 0..4_usize,
    ) {
        let dossier = read_drafts(&drafts);
        let mut columns = signed(&dossier, &agencies);
        let weights = Weights::of(&dossier.texts);
        let first = ledger(&columns, &held_against(0), &weights);
        columns.reverse();
        let turn = turn % columns.len();
        columns.rotate_left(turn);
        let other = ledger(&columns, &held_against(turn), &weights);
        prop_assert_eq!(rows(&first), rows(&other));
        prop_assert_eq!(origins(&first), origins(&other));
    }

    #[test]
    fn what_is_taken_apart_by_hand_stays_apart(drafts in drafts(4), chosen in any::<Index>()) {
        let dossier = read_drafts(&drafts);
        let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
        let weights = Weights::of(&dossier.texts);
        let of = |options: &Options| ledger(&columns(&dossier, &articles), options, &weights);
        let first = of(&Options::default());
        let shared: Vec<&Row> = first.rows.iter().filter(|row| is_shared(row)).collect();
        prop_assume!(!shared.is_empty());
        let passages = passages_of(&first, shared[chosen.index(shared.len())]);
        let pairs = pairs_across(&passages);

        let apart = of(&corrected(Vec::new(), pairs.clone()));
        accounted_for(&articles, &apart);
        for row in &apart.rows {
            let still = passages_of(&apart, row).intersection(&passages).cloned().collect();
            prop_assert_eq!(pairs_across(&still), []);
        }
        let elsewhere: BTreeSet<Passage> =
            aligned(&first).difference(&passages).cloned().collect();
        prop_assert!(elsewhere.is_subset(&aligned(&apart)), "a row goes with the one taken apart");
        let both = of(&corrected(pairs.clone(), pairs.clone()));
        prop_assert_eq!(&both, &apart, "what is both is taken apart");
        prop_assert_eq!(&of(&corrected(Vec::new(), Vec::new())), &first);

        let together = of(&corrected(pairs, Vec::new()));
        accounted_for(&articles, &together);
        let again = together.rows.iter().map(|row| passages_of(&together, row));
        prop_assert!(again.into_iter().any(|row| row.is_superset(&passages)));
        prop_assert_eq!(aligned(&together), aligned(&first));
    }

    #[test]
    fn what_is_put_together_by_hand_is_in_one_row(
        drafts in drafts(4),
        one in any::<Index>(),
        chosen in proptest::collection::vec(any::<Index>(), 1..4),
    ) {
        let dossier = read_drafts(&drafts);
        let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
        let weights = Weights::of(&dossier.texts);
        let first = ledger(&columns(&dossier, &articles), &Options::default(), &weights);
        let all: Vec<Passage> = first
            .rows
            .iter()
            .flat_map(|row| passages_of(&first, row))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let one = one.get(&all);
        let others: Vec<&Passage> = all.iter().filter(|other| other.0 != one.0).collect();
        let pairs: Vec<BTreeSet<Passage>> = chosen
            .iter()
            .map(|other| BTreeSet::from([one.clone(), others[other.index(others.len())].clone()]))
            .collect();
        let options = corrected(pairs.iter().flat_map(pairs_across).collect(), Vec::new());
        let ledger = ledger(&columns(&dossier, &articles), &options, &weights);
        accounted_for(&articles, &ledger);
        for pair in pairs {
            let together = |row: &Row| passages_of(&ledger, row).is_superset(&pair);
            prop_assert!(ledger.rows.iter().any(together), "{:?}", pair);
        }
    }

    #[test]
    fn a_copy_under_another_id_is_no_further_origin(
        drafts in drafts(3),
        agencies in agencies(),
        copied in any::<Index>(),
    ) {
        let dossier = read_drafts(&drafts);
        let weights = Weights::of(&dossier.texts);
        let mut columns = signed(&dossier, &agencies);
        let first = ledger(&columns, &Options::default(), &weights);
        let copied = copied.get(&columns).clone();
        let twin = twin_of(copied.text);
        columns.push(Column { text: &twin, ..copied.clone() });
        let with_twin = ledger(&columns, &Options::default(), &weights);
        for row in &with_twin.rows {
            let mut passages = passages_of(&with_twin, row);
            let theirs: Vec<Passage> =
                passages.iter().filter(|(id, _)| *id == twin.id).cloned().collect();
            for passage in theirs {
                passages.remove(&passage);
                let own = (copied.text.id.clone(), passage.1);
                prop_assert!(passages.contains(&own), "{own:?} is not beside its copy");
            }
            for known in first.rows.iter().filter(|row| passages_of(&first, row) == passages) {
                prop_assert!(
                    row.origins.len() <= known.origins.len(),
                    "{:?} were {:?}", row.origins, known.origins
                );
            }
        }
    }

    // Of two: what opens or closes three articles of a dossier is set aside as their formula.
    #[test]
    fn a_moved_paragraph_is_read_as_before(
        drafts in drafts(2),
        from in any::<Index>(),
        to in any::<Index>(),
    ) {
        let mut files: Vec<String> = drafts.iter().map(Draft::file).collect();
        let before = numbered(&files);
        let mut paragraphs = drafts[0].paragraphs();
        let moved = paragraphs.remove(from.index(paragraphs.len()));
        paragraphs.insert(to.index(paragraphs.len() + 1), moved);
        files[0] = written(drafts[0].day, &paragraphs);
        let after = numbered(&files);
        let told = |dossier: &Dossier| {
            let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
            let ledger = ledger(&columns(dossier, &articles), &held_against(0), &Weights::of(&dossier.texts));
            accounted_for(&articles, &ledger);
            let all: BTreeSet<Passage> =
                ledger.rows.iter().flat_map(|row| passages_of(&ledger, row)).collect();
            let mut words: Vec<(String, String)> = all
                .into_iter()
                .map(|(id, span)| {
                    let text = articles.iter().find(|article| article.id == id).expect("a column");
                    (id, span.of(&text.text).to_owned())
                })
                .collect();
            words.sort();
            let counts: Vec<(u32, u32)> = ledger
                .coverage
                .iter()
                .map(|coverage| (coverage.passages, coverage.excluded))
                .collect();
            (words, counts)
        };
        prop_assert_eq!(told(&before), told(&after));
    }

    #[test]
    fn asking_for_more_likeness_aligns_no_further_passage(drafts in drafts(4)) {
        let dossier = read_drafts(&drafts);
        let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
        let weights = Weights::of(&dossier.texts);
        let at = |min: f64| {
            let options = Options { min_similarity: min, ..Options::default() };
            aligned(&ledger(&columns(&dossier, &articles), &options, &weights))
        };
        let mut before = at(0.02);
        for min in [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.8] {
            let now = at(min);
            prop_assert!(now.is_subset(&before), "{min}: {:?}", now.difference(&before));
            before = now;
        }
    }
}

proptest! {
    #[test]
    fn any_texts_can_be_compared(texts in proptest::collection::vec("[ .,«»a-z0-9ÁñA-Z\n]{1,120}", 2..4)) {
        let files: Vec<String> =
            texts.iter().map(|text| format!("date 2025-08-12\n\nSe dice que {text}")).collect();
        let dossier = numbered(&files);
        let articles: Vec<&ArticleText> = dossier.texts.articles.iter().collect();
        let ledger = ledger(&columns(&dossier, &articles), &held_against(0), &Weights::of(&dossier.texts));
        accounted_for(&articles, &ledger);
    }
}
