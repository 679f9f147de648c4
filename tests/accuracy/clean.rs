//! False alarms: defects announced in edited texts. Those that are there are listed, each with
//! its reason, in `tests/gold/true-defects.txt`.

use chrono::NaiveDate;
use cotejo_core::{
    article::Language,
    method::{self, Measure, Set},
    text::table,
};
use serde::Deserialize;

use super::{
    gold::{self, reading, rows},
    score::share,
    table::figure,
};

/// At most one alarm in so many sentences.
const SENTENCES: usize = 200;

const SETS: [(Set, &str); 3] = [
    (Set::CleanSentences, "entities-ancora-dev.jsonl.gz"),
    (Set::CleanTexts, "sentences-ancora-dev.jsonl.gz"),
    (Set::CleanStories, "quotes-meantime.jsonl"),
];

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    language: Language,
    published: Option<NaiveDate>,
}

/// A defect announced: file of the set, id of the text, kind, the words it marks.
type Alarm = [String; 4];

pub(crate) fn measured() -> Vec<method::Figure> {
    let listed = listed(&gold::text("true-defects.txt"));
    SETS.into_iter()
        .map(|(set, file)| {
            let (mut sentences, mut alarms) = (0, Vec::new());
            for row in rows::<Row>(file) {
                let read = reading(&row.text, row.published, row.language);
                sentences += read.sentences.len();
                alarms.extend(read.defects.iter().map(|defect| -> Alarm {
                    let kind = serde_json::to_string(&defect.kind).expect("a word");
                    let words = in_a_line(defect.span.of(&row.text));
                    [file.to_owned(), row.id.clone(), kind.replace('"', ""), words]
                }));
            }
            let per = false_alarms(&alarms, &listed, sentences);
            assert!(
                per <= 1.0,
                "{file}: more than one false alarm in {SENTENCES} sentences: {per}"
            );
            figure(set, Measure::FalseAlarms, per, sentences)
        })
        .collect()
}

/// How many of the alarms in 200 sentences are not listed.
fn false_alarms(alarms: &[Alarm], listed: &[Alarm], sentences: usize) -> f64 {
    let wrong: Vec<_> = alarms.iter().filter(|alarm| !listed.contains(alarm)).collect();
    wrong.iter().for_each(|alarm| println!("false alarm: {}", alarm.join(" | ")));
    share(SENTENCES * wrong.len(), sentences)
}

/// Defects that are there: set, text, kind, words, why.
fn listed(list: &str) -> Vec<Alarm> {
    let row = |row: Vec<&str>| -> Alarm {
        let [set, text, kind, words, _why] = row[..] else {
            panic!("true-defects.txt: five fields expected, {row:?}");
        };
        [set, text, kind, words].map(str::to_owned)
    };
    table::rows(list).map(row).collect()
}

fn in_a_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_no_false_alarm() {
        let alarm = |words: &str| ["s", "1", "repeated-words", words].map(str::to_owned);
        let listed = listed(
            "# set | text | kind | words | why\ns | 1 | repeated-words | de de | so it stands\n",
        );
        let alarms = [alarm("de de"), alarm("que que")];
        assert!((false_alarms(&alarms, &listed, 100) - 2.0).abs() < 1e-9);
        assert!(false_alarms(&alarms[..1], &listed, 100) <= 0.0);
        assert!(false_alarms(&[], &listed, 100) <= 0.0);
    }
}
