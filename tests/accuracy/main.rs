//! How well texts are read, measured on the labelled texts in `tests/gold` and held against
//! `data/accuracy.txt`, which the method view shows: no figure may fall, and none may be out of
//! date.
//!
//! `COTEJO_ACCURACY=write cargo test --test accuracy` writes the table anew. A gold label that is
//! plainly wrong is listed with its reason beside its set, never edited.

mod clean;
mod dates;
mod entities;
mod figures;
mod gold;
mod names;
mod quotes;
mod score;
mod sentences;
mod similarity;
mod speech;
mod table;
mod verdicts;

use std::{env, fs, thread};

use cotejo_core::method;
use cotejo_reading::accuracy::FIGURES;
use support::root;

/// What measures a part of the table.
type Measuring = fn() -> Vec<method::Figure>;

/// In the order of the table, which is the page's.
const MEASURED: [Measuring; 10] = [
    entities::measured,
    names::measured,
    quotes::measured,
    speech::measured,
    dates::measured,
    figures::measured,
    sentences::measured,
    similarity::measured,
    verdicts::measured,
    clean::measured,
];

#[test]
fn figures_are_those_of_the_table() {
    let measured: Vec<method::Figure> = thread::scope(|scope| {
        let running: Vec<_> = MEASURED.iter().map(|measuring| scope.spawn(measuring)).collect();
        running.into_iter().flat_map(|one| one.join().expect("the set was measured")).collect()
    });
    println!("{}", table::written(&measured));
    if env::var("COTEJO_ACCURACY").is_ok_and(|word| word == "write") {
        let file = root().join("data/accuracy.txt");
        fs::write(file, table::written(&measured)).expect("the table can be written");
        return;
    }
    let faults = table::faults(&FIGURES.rows().collect::<Vec<_>>(), &measured);
    assert!(
        faults.is_empty(),
        "{}\nif that is as it should be: COTEJO_ACCURACY=write cargo test --test accuracy",
        faults.join("\n")
    );
}
