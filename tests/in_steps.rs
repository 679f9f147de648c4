//! The file of texts, read in steps, is what is read at once.

use cotejo_core::{
    bundle::{Texts, in_steps::Damage},
    text::at_once::{at_once, no_rest},
};
use support::read;

fn texts() -> Texts {
    let file = |name, text: &str| (format!("{name}.txt"), text.as_bytes().to_vec());
    let long = "Putin dijo el martes en Moscú que «no» a 15.000 soldados, data ayer. ".repeat(2000);
    let files = [
        file("a", "title: Uno\ndate: 2025-05-01\n\nVladimir Putin habló ayer en Moscú.\n"),
        file("b", &format!("title: Dos\ndate: 2025-05-02\n\n{long}\n")),
    ];
    read(&files).texts
}

fn in_steps(json: &str) -> Result<Texts, Damage> {
    at_once(Texts::in_steps(json, &no_rest)).expect("nothing is waited for")
}

#[test]
fn in_steps_it_is_the_same() {
    let texts = texts();
    let json = serde_json::to_string(&texts).expect("plain data");
    let read = &texts.articles[1].reading;
    let lists = [read.sentences.len(), read.mentions.len(), read.quotes.len(), read.dates.len()];
    assert!(lists.iter().all(|length| *length > 0), "{lists:?}");
    assert_eq!(in_steps(&json), Ok(texts.clone()));
    assert_eq!(in_steps(&serde_json::to_string_pretty(&texts).expect("plain data")), Ok(texts));
}

#[test]
fn what_is_damaged_is_told_by_its_place_in_the_file() {
    let texts = texts();
    let compact = serde_json::to_string(&texts).expect("plain data");
    let pretty = serde_json::to_string_pretty(&texts).expect("plain data");
    for json in [compact, pretty] {
        let list = json.rfind("\"mentions\":").expect("a list");
        let at = list + json[list..].find('[').expect("its beginning") + 1;
        for damaged in [json[..at].to_owned(), format!("{}!{}", &json[..at], &json[at..])] {
            let whole = serde_json::from_str::<Texts>(&damaged).expect_err("it is damaged");
            let damage = Damage { line: whole.line(), column: whole.column() };
            assert_eq!(in_steps(&damaged), Err(damage));
        }
    }
}
