//! What the comparison shows of the seed articles, as its link says it.

use std::{collections::BTreeMap, sync::Arc};

use cotejo_core::{
    action::{Action, RowsAction},
    compare::{DifferenceKind, Row, State},
    text::{
        Language, Span,
        at_once::{at_once, no_rest},
    },
    view_state::{RowSet, Rows, Tab, ViewState},
    views::{
        Archive, CompareNotes, ComparisonModel, Correction, CorrectionKind, RowHead, StripKind,
        article_model, attribution_counts, attributions, column_texts, compare_notes,
        compared_timeline, comparison_model, contested, dates, entity_model, ledger_asked,
        ledger_in_steps, name_forms, overview, put_in, quotes, row_filters, share_row, take_out,
        to_place,
    },
};
use support::{SEEDS, archive};

fn seeds() -> Archive {
    archive(support::seeds())
}

/// Articles written for a test.
fn written(texts: &[&str]) -> Archive {
    archive(support::numbered(texts))
}

#[test]
fn what_a_clause_tells_in_other_words_is_together() {
    let strike = "date 2025-03-10\nLos estibadores cierran el puerto de Almadría\n\n\
        Los estibadores de Almadría cerraron el lunes el puerto por una huelga de tres días.\n\n\
        El alcalde, Tomás Varela, pidió al sindicato Unión del Muelle que vuelva a hablar.\n\n\
        La naviera Brisa dobló sus beneficios, después de que los marineros firmaran un acuerdo en 2023.\n";
    let visit = "date 2025-03-10\nUna huelga de estibadores cierra el puerto de Almadría\n\n\
        Una huelga de estibadores tiene cerrado el puerto de Almadría desde el lunes.\n\n\
        Tomás Varela, el alcalde, pidió hablar al sindicato Unión del Muelle.\n\n\
        La ministra Clara Ríos irá a la comarca, donde los marineros suscribieron un pacto.\n";
    let together = |archive: &Archive| {
        let state = ViewState::from_query("view=compare&sel=0&sel=1");
        let page = page(archive, &state);
        let has = |row: &Row, article: usize, words: &str| {
            let text = &archive.text(&page.ledger.articles[article]).expect("a text").text;
            row.cells[article].spans.iter().any(|span| span.of(text).contains(words))
        };
        let row = page.ledger.rows.iter().find(|row| {
            has(row, 0, "firmaran un acuerdo") && has(row, 1, "marineros suscribieron")
        });
        row.map(|row| row.similarity[0].clone())
    };
    let alike = together(&written(&[strike, visit])).expect("one row has both");
    assert!(alike.in_clause, "{alike:?}");
    // Signing alone is another story.
    let other = visit.replace("un pacto", "un manifiesto");
    assert_eq!(together(&written(&[strike, &other])), None);
}

fn asked(rest: &str) -> ViewState {
    let [a, b, c] = SEEDS;
    ViewState::from_query(&format!("view=compare&sel={a}&sel={b}&sel={c}{rest}"))
}

#[test]
fn a_filter_asks_for_no_other_ledger() {
    let archive = seeds();
    let of = |rest: &str| ledger_asked(&archive, &asked(rest));
    assert!(of("").is_some());
    for same in ["&state=differs", "&kind=date&tab=quotes", "&row=abc", "&min=11"] {
        assert_eq!(of(same), of(""), "{same}");
    }
    for other in [format!("&ref={}", SEEDS[1]), "&min=30".to_owned()] {
        assert_ne!(of(&other), of(""), "{other}");
    }
}

fn page(archive: &Archive, state: &ViewState) -> ComparisonModel {
    let asked = ledger_asked(archive, state).expect("two articles that are there");
    let ledger = at_once(ledger_in_steps(archive, &asked, &no_rest)).flatten();
    let ledger = ledger.expect("nothing is waited for, and the texts are there");
    comparison_model(archive, state, Arc::new(ledger)).expect("three articles can be compared")
}

/// Words of two passages of an article that tell of different things, however near they stand.
const TOLD_APART: [(usize, &str, &str); 2] = [
    (0, "apoyará plenamente todas las medidas", "pacto de defensa mutua"),
    (0, "conversaron por teléfono el martes", "liberación de Kursk"),
];

/// Words of passages that a careful reader would put side by side, article by article.
const TOLD_TOGETHER: [&[(usize, &str)]; 7] = [
    &[(0, "días antes de la cumbre"), (1, "antes de la reunión planificada")],
    &[(0, "conversaron por teléfono el martes"), (1, "durante el llamado del martes")],
    &[(0, "espíritu de sacrificio"), (1, "valentía, heroísmo"), (2, "la lucha conjunta")],
    &[
        (0, "liberación de Kursk"),
        (1, "región fronteriza de Kursk"),
        (2, "liberación de la región de Kursk"),
    ],
    &[(0, "apoyará plenamente todas las medidas"), (1, "todas las medidas que el liderazgo")],
    &[
        (0, "ha suministrado tropas a Rusia"),
        (1, "15,000 tropas a Rusia"),
        (2, "proporcionar tropas"),
    ],
    &[
        (0, "pacto de defensa mutua"),
        (1, "acuerdo de asociación estratégica"),
        (2, "acuerdo de asociación"),
    ],
];

#[test]
fn what_a_careful_reader_puts_together_is_together() {
    let archive = seeds();
    let page = page(&archive, &asked(""));
    let says = |article: usize, words: &str, span: Span| {
        span.of(&archive.text(SEEDS[article]).expect("a text").text).contains(words)
    };
    for passages in TOLD_TOGETHER {
        let together = page.ledger.rows.iter().any(|row| {
            passages.iter().all(|&(article, words)| {
                row.cells[article].spans.iter().any(|span| says(article, words, *span))
            })
        });
        assert!(together, "{passages:?}");
    }
    for (article, one, other) in TOLD_APART {
        let has = |row: &Row, words: &str| {
            row.cells[article].spans.iter().any(|span| says(article, words, *span))
        };
        let row = page.ledger.rows.iter().find(|row| has(row, one) && has(row, other));
        assert!(row.is_none(), "{one} and {other} are in one row");
    }
    // The same words on one occasion are another rendering, on a later one another occasion.
    let speech = |article: usize, words: &str| {
        let has =
            |row: &&Row| row.cells[article].spans.iter().any(|one| says(article, words, *one));
        page.ledger.rows.iter().filter(has).collect::<Vec<_>>()
    };
    let rendering = |row: &&Row| {
        row.differences.iter().any(|difference| difference.kind == DifferenceKind::Rendering)
    };
    assert!(speech(0, "espíritu de sacrificio").iter().any(rendering));
    let later = speech(2, "la lucha conjunta")[0].cells[2].other_occasion.as_deref();
    assert_eq!(later, Some("2025-09-03"));
}

fn notes(archive: &Archive, state: &ViewState) -> CompareNotes {
    let ledger = &page(archive, state).ledger;
    compare_notes(archive, state, ledger).expect("the texts are there")
}

fn corrections(archive: &Archive, state: &ViewState) -> Vec<Correction> {
    notes(archive, state).corrections
}

#[test]
fn a_filter_leaves_the_rows_it_counts() {
    let archive = seeds();
    let all = page(&archive, &asked(""));
    assert_eq!(all.passing().count(), all.ledger.rows.len());
    let mut some = 0;
    for filter in &row_filters(&archive, &asked(""), &all.ledger) {
        for value in &filter.values {
            let left = page(&archive, &asked("").after(&value.toggle)).passing().count();
            assert_eq!(left, value.count, "{:?} {}", filter.set, value.id);
            assert!(value.count > 0 && left <= all.ledger.rows.len());
            some += usize::from(value.count < all.ledger.rows.len());
        }
    }
    assert!(some > 10, "hardly a filter leaves anything out");
    let two = page(&archive, &asked("&state=alone&row-speaker=kim-jong-un"));
    assert!(two.shown.is_empty() && two.passing().count() > 0);
}

#[test]
fn each_number_of_the_finding_leaves_what_it_counts() {
    let archive = seeds();
    let all = page(&archive, &asked(""));
    for state in [State::Differs, State::Same, State::Compatible, State::Alone] {
        let left = page(&archive, &asked(&format!("&state={}", state.code())));
        assert_eq!(left.passing().count(), all.finding.count(state), "{state:?}");
        assert!(left.passing().all(|at| left.ledger.rows[at].state == state));
        assert_eq!(left.finding, all.finding, "numbers do not change when one is pressed");
    }
    for (column, id) in SEEDS.iter().enumerate() {
        let left = page(&archive, &asked(&format!("&only={id}")));
        assert!(left.shown.is_empty());
        assert_eq!(left.alone[column].len(), all.finding.alone[column]);
        assert_eq!(left.passing().count(), all.finding.alone[column]);
        assert!(left.alone.iter().enumerate().all(|(at, rows)| at == column || rows.is_empty()));
    }
    // Only these two: what each has alone, and what both have and the third has not.
    let two = page(&archive, &asked(&format!("&only={}&only={}", SEEDS[0], SEEDS[2])));
    assert!(two.passing().all(|at| two.ledger.rows[at].cells[1].spans.is_empty()));
    assert!(!two.shown.is_empty() && !two.alone[0].is_empty() && !two.alone[2].is_empty());
    // Numbers are one group: what differs, and what only one article has.
    let both = page(&archive, &asked(&format!("&state=differs&only={}", SEEDS[2])));
    assert_eq!(both.passing().count(), all.finding.differs + all.finding.alone[2]);
}

#[test]
fn rows_lead_by_what_was_found_and_keep_their_numbers() {
    let archive = written(&[
        "date 2025-03-10\nUna visita oficial\n\n\
            El alcalde, Tomás Varela, visitó Almadría el lunes con su equipo de gobierno.\n\n\
            El incendio causó doce muertos en el barrio viejo de Almadría.\n\n\
            El ministro Juan Ortega viajará mañana a la ciudad de Sevilla.\n",
        "date 2025-03-10\nDoce horas de fuego\n\n\
            El alcalde, Tomás Varela, visitó Almadría el lunes con su equipo de gobierno.\n\n\
            El incendio causó catorce muertos en el barrio viejo de Almadría.\n\n\
            Juan Ortega, que es ministro, estará mañana en Sevilla, según fuentes del partido.\n",
    ]);
    let asked = |rest: &str| ViewState::from_query(&format!("view=compare&sel=0&sel=1{rest}"));
    let all = page(&archive, &asked(""));
    let states: Vec<State> = all.numbered.iter().map(|&at| all.ledger.rows[at].state).collect();
    assert_eq!(states, [State::Differs, State::Same, State::Compatible]);
    assert_eq!(all.shown, all.numbered);
    // A row keeps its number when others are left out.
    let some = page(&archive, &asked("&state=compatible"));
    assert_eq!(some.shown.iter().map(|&at| some.number(at)).collect::<Vec<_>>(), [Some(3)]);
    // The head says in what they differ and agree.
    let texts: Vec<_> = ["0", "1"].iter().filter_map(|id| archive.text(id)).collect();
    let head = RowHead::of(&all.ledger.rows[all.numbered[0]], &texts);
    assert_eq!(head.differs, [DifferenceKind::Figure]);
    let questions = contested(&all.ledger, &all.numbered);
    assert_eq!(questions[0].kind, DifferenceKind::Figure);
    let answers: Vec<&str> =
        (0..2).map(|at| questions[0].answers[at][0].of(&texts[at].text)).collect();
    assert_eq!(answers, ["doce muertos", "catorce muertos"]);
}

#[test]
fn which_of_more_days_answers_is_left_open() {
    let of =
        |sentence: &str| format!("date 2025-03-14\nlanguage: en\n\nThe inquiry\n\n{sentence}\n");
    let archive = written(&[
        &of(
            "Transport Minister Helen Brandt ordered an inquiry into the grounding of the ferry on Friday and said it would report by June.",
        ),
        &of(
            "Transport Minister Helen Brandt said on Saturday that an inquiry into the grounding of the ferry would begin on Monday and report by September.",
        ),
    ]);
    let page = page(&archive, &ViewState::from_query("view=compare&sel=0&sel=1"));
    let texts: Vec<_> = ["0", "1"].iter().filter_map(|id| archive.text(id)).collect();
    let days: Vec<Vec<&str>> = page
        .ledger
        .rows
        .iter()
        .flat_map(|row| &row.differences)
        .filter(|one| one.kind == DifferenceKind::Date && one.state == State::Differs)
        .map(|one| one.values.iter().map(|at| at.span.of(&texts[at.article].text)).collect())
        .collect();
    assert_eq!(days, [["June", "September"]]);
}

#[test]
fn a_row_is_judged_and_the_judgement_taken_back() {
    let archive = seeds();
    let state = asked("");
    let before = page(&archive, &state);
    let row = before.shown[0];
    let id = before.ledger.rows[row].id.clone();
    let judge = |state| Action::Rows(RowsAction::Judge { row: id.clone(), state });
    let judged = state.after(&judge(Some("differs")));
    assert!(judged.to_query().contains(&format!("judge={id}%7Ediffers")));
    let after = page(&archive, &judged);
    assert_eq!(after.judged(row), Some(State::Differs));
    assert_eq!(after.shown, before.shown, "rows keep their places");
    assert_eq!(after.finding, before.finding, "the program's count is the program's");
    // Another judgement takes its place; it is undone in one step.
    let again = judged.after(&judge(Some("same")));
    let [correction] = &corrections(&archive, &again)[..] else { panic!("one correction") };
    assert_eq!(correction.kind, CorrectionKind::Judged(Some((row, State::Same))));
    assert_eq!(again.after(&correction.undo), state);
    assert_eq!(again.after(&judge(None)), state);
    let gone = corrections(&archive, &asked("&judge=00000000~same&judge=x"));
    let kinds: Vec<_> = gone.iter().map(|one| one.kind.clone()).collect();
    assert_eq!(kinds, [CorrectionKind::Judged(None), CorrectionKind::Judged(None)]);
}

#[test]
fn the_minimum_similarity_makes_and_unmakes_rows() {
    let archive = seeds();
    let shared = |min: u32| {
        let page = page(&archive, &asked(&format!("&min={min}")));
        page.ledger.rows.iter().filter(|row| row.state != State::Alone).count()
    };
    assert_eq!(shared(100), 0);
    assert!(shared(50) < shared(15) && shared(15) <= shared(5));
}

#[test]
fn strips_and_account_tell_the_same() {
    let archive = seeds();
    let page = page(&archive, &asked(""));
    for (strip, coverage) in page.strips.iter().zip(&page.ledger.coverage) {
        let aside =
            strip.blocks.iter().filter(|block| matches!(block.kind, StripKind::Aside(_))).count();
        assert_eq!(strip.passages().count() as u32, coverage.aligned + coverage.only_here);
        assert!(aside > 0 && aside as u32 <= coverage.excluded);
        assert!(strip.blocks.is_sorted_by_key(|block| block.span));
    }
}

#[test]
fn a_cell_taken_out_and_put_back() {
    let archive = seeds();
    let state = asked("");
    let before = page(&archive, &state);
    let row = before
        .ledger
        .rows
        .iter()
        .find(|row| row.cells.iter().filter(|cell| !cell.spans.is_empty()).count() == 2)
        .expect("a row of two");
    let taken = row.cells.iter().find(|cell| !cell.spans.is_empty()).expect("a cell");
    let apart = state.after(&take_out(&before.ledger, row, taken.article));
    let after = page(&archive, &apart);
    assert!(after.ledger.rows.iter().all(|other| other.id != row.id));
    let is_apart = |one: &CorrectionKind| matches!(one, CorrectionKind::Unlinked(Some(both)) if both.iter().all(|(language, words)| *language == Language::Spanish && !words.is_empty()));
    let made = corrections(&archive, &apart);
    assert!(!made.is_empty() && made.iter().all(|one| is_apart(&one.kind)));
    // Undone one by one, or put back by hand.
    let mut undone = apart.clone();
    while let Some(first) = corrections(&archive, &undone).first() {
        undone = undone.after(&first.undo);
    }
    assert_eq!(page(&archive, &undone).ledger, before.ledger);
    let alone = after.ledger.rows.iter().find(|other| {
        let cells: Vec<_> = other.cells.iter().filter(|cell| !cell.spans.is_empty()).collect();
        cells.len() == 1 && cells[0].article != taken.article && {
            let other = row.cells[cells[0].article].spans.first();
            cells[0].spans.first() == other
        }
    });
    if let Some(alone) = alone {
        let back =
            apart.after(&put_in(&after.ledger, alone, (taken.article, taken.spans[0].start)));
        let again = page(&archive, &back);
        let is_linked = |one: &CorrectionKind| matches!(one, CorrectionKind::Linked(Some(_)));
        assert!(corrections(&archive, &back).iter().any(|one| is_linked(&one.kind)));
        assert!(again.ledger.rows.iter().any(|other| other.id == row.id));
    }
}

#[test]
fn a_cell_of_three_taken_out_and_put_back() {
    let archive = seeds();
    let state = asked("");
    let before = page(&archive, &state);
    let whole = |row: &&Row| row.cells.iter().all(|cell| cell.spans.len() == 1);
    let row = before.ledger.rows.iter().find(whole).expect("a row of three");
    let apart = state.after(&take_out(&before.ledger, row, 2));
    let after = page(&archive, &apart);
    let rest = after.ledger.rows.iter().find(|other| {
        (0..2).all(|at| other.cells[at].spans == row.cells[at].spans) && other.id != row.id
    });
    let start = row.cells[2].spans[0].start;
    let back =
        apart.after(&put_in(&after.ledger, rest.expect("the two are left together"), (2, start)));
    let again = page(&archive, &back);
    assert!(again.ledger.rows.iter().any(|other| other.id == row.id), "{:?}", back.rows);
    assert!(back.rows.of(RowSet::Unlink).next().is_none());
}

#[test]
fn the_way_to_a_row_lifts_the_filters_that_hide_it() {
    let archive = seeds();
    let state = asked("&state=differs&order=prominence&tab=quotes");
    let some = page(&archive, &state);
    for at in 0..some.ledger.rows.len() {
        let there = state.after(&some.to_row(at, state.tab));
        assert_eq!(there.row.as_ref(), Some(&some.ledger.rows[at].id));
        assert_eq!(there.tab, Tab::Rows);
        let hidden = !some.passing().any(|passing| passing == at);
        assert_eq!(there.rows == Rows::default(), hidden, "{}", there.to_query());
        assert!(page(&archive, &there).passing().any(|passing| passing == at));
        assert_eq!(state.after(&some.to_row(at, Tab::Texts)).tab, Tab::Texts);
        let shared = state.after(&share_row(&some.ledger.rows[at]));
        assert!(shared.tab == Tab::Rows && shared.rows == Rows::default());
    }
}

#[test]
fn a_link_to_a_row_that_changed_says_so() {
    let archive = seeds();
    let all = page(&archive, &asked(""));
    let row = all.ledger.rows.iter().find(|row| row.state != State::Alone).expect("a shared row");
    let at = |id: &str, words: &str| {
        notes(&archive, &asked(&format!("&row={id}~{words}"))).stale.map(|stale| {
            (
                stale.changed,
                stale.nearest.map(|(words, to)| (!words.is_empty(), asked("").after(&to).row)),
            )
        })
    };
    assert_eq!(at(&row.id, &row.fingerprint), None);
    assert_eq!(at("00000000", &row.fingerprint), Some((false, Some((true, Some(row.id.clone()))))));
    assert_eq!(at("00000000", "ffffeeeedddd"), Some((false, None)));
    assert!(at(&row.id, "ffffeeeedddd").expect("it says so").0);
}

#[test]
fn a_link_to_a_passage_that_changed_says_so() {
    let archive = seeds();
    let state = ViewState::from_query(&format!("view=article&id={}", SEEDS[1]));
    let text = archive.text(SEEDS[1]).expect("a text");
    let sentence = text.reading.sentences[3];
    let there = state.after(&to_place(text, sentence.start));
    let gone =
        |state: &ViewState| article_model(&archive, state, (0, 0)).expect("an article").stale;
    assert!(there.at_words.is_some() && gone(&there).is_none());
    let first = text.reading.sentences[0].start;
    let moved = ViewState { at: Some(Span { start: first, end: first }), ..there.clone() };
    let found = gone(&moved).expect("it says so");
    assert!(found.changed);
    let (passages, to) = found.nearest.expect("it is still in the text");
    assert_eq!((passages[0].0, moved.after(&to)), (Language::Spanish, there));
}

#[test]
fn marks_are_listed_by_kind_with_all_their_words() {
    let archive = seeds();
    for name in SEEDS {
        let state = ViewState::from_query(&format!("view=article&id={name}"));
        let page = article_model(&archive, &state, (0, 0)).expect("an article");
        let text = &archive.text(name).expect("a text").text;
        for (kind, marks) in page.marks.iter().enumerate() {
            for (words, mark) in marks {
                assert_eq!(mark.kind(), Some(kind));
                assert_eq!(mark.span().map(|span| span.of(text)), Some(words.as_str()));
            }
        }
        assert_eq!(page.marks[0].len(), page.counts.entities);
    }
}

#[test]
fn forms_of_a_name_have_the_language_of_their_articles() {
    let state = ViewState::from_query("view=entity&id=vladimir-putin");
    let page = entity_model(&seeds(), &state).expect("an entity");
    assert!(page.forms.iter().all(|form| form.language == Language::Spanish));
}

#[test]
fn most_unevenly_told_rows_come_first() {
    let archive = seeds();
    let page = page(&archive, &asked("&order=prominence"));
    let unevenness: Vec<f64> =
        page.shown.iter().map(|&at| page.ledger.rows[at].unevenness()).collect();
    assert!(unevenness.is_sorted_by(|a, b| a >= b) && unevenness[0] > 0.3, "{unevenness:?}");
}

#[test]
fn names_add_up_to_the_sidebar() {
    let archive = seeds();
    let page = page(&archive, &asked(""));
    let rows = name_forms(&archive, &page.ledger);
    for (column, id) in SEEDS.iter().enumerate() {
        let catalogue = archive.article(id).expect("an article");
        let counted: BTreeMap<&str, u32> = catalogue
            .entities
            .iter()
            .map(|count| (count.entity.as_str(), count.mentions))
            .collect();
        for row in &rows {
            let own: usize = row.cells[column].forms.iter().map(|form| form.1).sum();
            assert_eq!(own as u32, counted.get(row.entity.as_str()).copied().unwrap_or(0));
        }
    }
    let putin = rows.iter().find(|row| row.entity == "vladimir-putin").expect("he is named");
    let text = &archive.text(SEEDS[0]).expect("a text").text;
    let roles: Vec<&str> = putin.cells[0].roles.iter().map(|role| role.of(text)).collect();
    assert_eq!(roles, ["presidente ruso"]);
}

#[test]
fn voices_add_up_to_the_passages() {
    let archive = seeds();
    for id in SEEDS {
        let attributions = attributions(archive.text(id).expect("a text"));
        let counted: usize = attributions.counts.iter().map(|(_, count)| count).sum();
        assert!(counted == attributions.passages.len() && attributions.counts.len() > 1);
        let [.., all] = attribution_counts(&archive, &[id.to_owned()])[0];
        assert_eq!(all, counted);
    }
}

#[test]
fn each_quote_and_date_stands_in_its_column_once() {
    let archive = seeds();
    let page = page(&archive, &asked(""));
    let rows = quotes(&archive, &page.ledger);
    for (column, id) in SEEDS.iter().enumerate() {
        let text = archive.text(id).expect("a text");
        let told = rows.iter().map(|row| row.cells[column].len()).sum::<usize>();
        let there =
            text.reading.quotes.iter().filter(|quote| text.is_content_at(quote.span)).count();
        assert_eq!(told, there, "{id}");
    }
    let days: Vec<String> =
        dates(&archive, &page.ledger).into_iter().map(|row| row.value).collect();
    assert!(days.contains(&"2025-08-12".to_owned()) && days.contains(&"2024-06".to_owned()));
}

#[test]
fn the_earliest_article_is_first() {
    let archive = seeds();
    let page = page(&archive, &asked(""));
    let compared_timeline = compared_timeline(&archive, &page.ledger);
    assert!(compared_timeline.days.is_sorted_by_key(|day| day.day));
    assert!(!compared_timeline.first.is_empty());
    for (at, articles, day) in &compared_timeline.first {
        let row = &page.ledger.rows[*at];
        for cell in row.cells.iter().filter(|cell| !cell.spans.is_empty()) {
            let published = archive.text(SEEDS[cell.article]).expect("a text").published;
            assert!(published >= *day);
            assert_eq!(articles.contains(&cell.article), published == *day);
        }
    }
}

#[test]
fn the_overview_is_symmetric_and_in_the_order_asked_for() {
    let archive = seeds();
    let matrix = overview(&archive, &ViewState::from_query("view=overview"));
    assert_eq!(matrix.articles.len(), 3);
    for a in 0..3 {
        for b in 0..3 {
            assert!((matrix.at(a, b) - matrix.at(b, a)).abs() < f32::EPSILON);
            assert!((0.0..=1.001).contains(&matrix.at(a, b)));
        }
    }
    assert!(matrix.nearest.is_sorted_by(|a, b| a.2 >= b.2));
    let by_date = overview(&archive, &ViewState::from_query("view=overview&sort=-date"));
    assert_eq!(by_date.articles, [SEEDS[2], SEEDS[1], SEEDS[0]]);
    let filtered = overview(&archive, &ViewState::from_query("view=overview&source=EFE"));
    assert!(filtered.articles.len() < 3);
}

#[test]
fn full_texts_are_whole() {
    let archive = seeds();
    let page = page(&archive, &asked(""));
    let columns = column_texts(&archive, &page.ledger);
    for column in &columns {
        let text = &archive.text(&column.id).expect("a text").text;
        let pieces = column.blocks.iter().flat_map(|block| &block.pieces);
        let words: String = pieces.map(|piece| piece.span.of(text)).collect();
        assert_eq!(&words, text);
    }
    // The unsigned text's sentence on the call is also one on Kursk.
    let unsigned = &columns[1];
    let text = &archive.text(&unsigned.id).expect("a text").text;
    let mut pieces = unsigned.blocks.iter().flat_map(|block| &block.pieces);
    let kursk = pieces.find(|piece| piece.span.of(text).contains("Kursk")).expect("a passage");
    assert_eq!(kursk.rows.len(), 2);
    assert!(kursk.rows.iter().all(|&row| page.number(row).is_some()));
}

#[test]
fn a_text_too_long_is_compared_at_its_beginning_and_says_so() {
    let told = |number: usize| format!("El {number} de mayo ardieron {number} casas en Lima. ");
    let long: String = (1..9_000).map(told).collect();
    let short: String = (1..20).map(told).collect();
    let file = |text: &str| format!("source: S\ndate: 2025-06-01\n\n{text}\n");
    let archive = written(&[&file(&long), &file(&short)]);
    let ledger = page(&archive, &ViewState::from_query("?view=compare&sel=0&sel=1")).ledger;
    let end = ledger.coverage[0].end.expect("it is cut") as usize;
    assert!((10_000..100_000).contains(&end), "{end}");
    assert_eq!(ledger.coverage[1].end, None);
    let spans = || ledger.rows.iter().flat_map(|row| &row.cells[0].spans);
    assert!(spans().all(|span| span.end as usize <= end));
    assert!(ledger.rows.len() <= 620, "{}", ledger.rows.len());
}

#[test]
fn a_long_text_is_shown_in_parts_without_gaps() {
    let told = |number: usize| format!("El {number} de mayo ardieron {number} casas en Lima. ");
    let long: String = (1..9_000).map(told).collect();
    let archive = written(&[&format!("source: S\ndate: 2025-06-01\n\n{long}\n")]);
    let whole = &archive.text("0").expect("the text").text;
    let shown = |query: &str, more: (u32, u32)| {
        let page = article_model(&archive, &ViewState::from_query(query), more).expect("a page");
        let words: String =
            page.blocks.iter().flat_map(|block| &block.segments).map(|one| &*one.text).collect();
        assert_eq!(words, page.window.of(whole));
        assert_eq!(page.length as usize, whole.len());
        (page.window.start as usize, page.window.end as usize)
    };
    let (start, end) = shown("?view=article&id=0", (0, 0));
    assert!(start == 0 && (65_000..70_000).contains(&end), "{end}");
    assert!(shown("?view=article&id=0", (0, 1)).1 > end + 65_000);
    assert_eq!(shown("?view=article&id=0", (0, 99)).1, whole.len());
    // A link's place is in what is shown, wherever it is.
    let (start, end) = shown("?view=article&id=0&at=300000", (0, 0));
    assert!(start > 200_000 && start <= 300_000 && end > 300_000, "{start} {end}");
    assert_eq!(shown("?view=article&id=0&at=300000", (99, 0)).0, 0);
}
