//! Verdicts: what two sentences set side by side are called, held against what a reader calls them.

use cotejo_core::{
    compare::{Column, Ledger, Options, State, Weights, ledger},
    method::{self, Measure, Set},
};
use serde::Deserialize;
use support::read;

use super::{gold::rows, score::share, table::figure};

const FILE: &str = "verdicts-meantime.jsonl";

/// Where the story does not say its day.
const ANY_DAY: &str = "2010-01-15";

#[derive(Deserialize)]
struct Row {
    id: String,
    set: String,
    language: String,
    published: Option<String>,
    a: String,
    b: String,
    /// The states that are right.
    states: Vec<State>,
    what: String,
}

pub(crate) fn measured() -> Vec<method::Figure> {
    let judged: Vec<(Row, Option<State>)> = rows::<Row>(FILE)
        .into_iter()
        .map(|row| {
            let state = judge(&row);
            (row, state)
        })
        .collect();
    for (row, state) in judged.iter().filter(|(row, state)| !is_right(row, *state)) {
        println!("{} {}: {:?}, not {state:?}: {}", row.set, row.id, row.states, row.what);
    }
    let called = |state: State| judged.iter().filter(move |(_, is)| *is == Some(state));
    let right = |state: State| {
        let all = called(state).count();
        let wrong = called(state).filter(|(row, _)| !row.states.contains(&state)).count();
        (1.0 - share(wrong, all), all)
    };
    let (same, differs) = (right(State::Same), right(State::Differs));
    let mut figures = vec![
        figure(Set::Verdicts, Measure::SameRight, same.0, same.1),
        figure(Set::Verdicts, Measure::DiffersRight, differs.0, differs.1),
    ];
    let of = |set: &'static str, language: &'static str| {
        judged.iter().filter(move |(row, _)| row.set == set && row.language == language)
    };
    for (set, name, language) in [
        (Set::PlantedEs, "planted", "es"),
        (Set::PlantedEn, "planted", "en"),
        (Set::RewordedEs, "reworded", "es"),
        (Set::RewordedEn, "reworded", "en"),
    ] {
        let differing = || of(name, language).filter(|(row, _)| !row.states.contains(&State::Same));
        let told = |(row, state): &&(Row, Option<State>)| is_right(row, *state);
        let same = |(_, state): &&(Row, Option<State>)| *state == Some(State::Same);
        let all = differing().count();
        figures.push(figure(
            set,
            Measure::ToldApart,
            share(differing().filter(told).count(), all),
            all,
        ));
        figures.push(figure(
            set,
            Measure::CalledSame,
            share(differing().filter(same).count(), all),
            all,
        ));
    }
    for (set, language) in [(Set::EqualEs, "es"), (Set::EqualEn, "en")] {
        let all = of("equal", language).count();
        let called =
            |state: State| of("equal", language).filter(move |(_, is)| *is == Some(state)).count();
        figures.push(figure(set, Measure::FoundSame, share(called(State::Same), all), all));
        figures.push(figure(set, Measure::CalledDiffers, share(called(State::Differs), all), all));
    }
    figures
}

fn is_right(row: &Row, state: Option<State>) -> bool {
    state.is_some_and(|state| row.states.contains(&state))
}

/// What the row of the two sentences is called; `None`: they are in none together.
fn judge(row: &Row) -> Option<State> {
    let day = row.published.as_deref().unwrap_or(ANY_DAY);
    let file = |source: &str, sentence: &str| {
        format!("source: {source}\ndate: {day}\nlanguage: {}\n\n{sentence}\n", row.language)
    };
    let files = [("a.txt", file("El Primero", &row.a)), ("b.txt", file("El Segundo", &row.b))];
    let dossier = read(&files);
    let columns: Vec<Column> = (0..dossier.texts.articles.len())
        .filter_map(|at| Column::of(&dossier.texts, &dossier.annotations, at, None))
        .collect();
    let found: Ledger = ledger(&columns, &Options::default(), &Weights::of(&dossier.texts));
    let worst = |state: &State| {
        [State::Same, State::Compatible, State::Differs].iter().position(|one| one == state)
    };
    found.rows.iter().filter(|row| row.state != State::Alone).map(|row| row.state).max_by_key(worst)
}
