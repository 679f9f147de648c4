//! Who says it: for a verb of saying, is one of its speakers named?

use cotejo_core::{
    article::Language,
    findings::Quote,
    method::{self, Measure, Set},
};
use serde::Deserialize;

use super::{
    gold::{reading, rows},
    score::{same_cue, same_name, share},
    table::figure,
};

#[derive(Deserialize)]
struct Row {
    text: String,
    language: Language,
    cue: String,
    /// Forms that name the speaker.
    gold: Vec<String>,
}

pub(crate) fn measured() -> Vec<method::Figure> {
    let rows: Vec<Row> = rows("speech-meantime-es.jsonl");
    let answers: Vec<Answer> = rows
        .iter()
        .map(|row| answer(&reading(&row.text, None, row.language).quotes, &row.cue, &row.gold))
        .collect();
    let of = |wanted: Answer, measure| {
        let count = answers.iter().filter(|answer| **answer == wanted).count();
        figure(Set::Speech, measure, share(count, rows.len()), rows.len())
    };
    vec![
        of(Answer::Right, Measure::Speaker),
        of(Answer::Wrong, Measure::WrongSpeaker),
        of(Answer::Nobody, Measure::NoSpeaker),
    ]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Right,
    Wrong,
    Nobody,
}

fn answer(quotes: &[Quote], cue: &str, gold: &[String]) -> Answer {
    let mut named = quotes
        .iter()
        .filter(|quote| same_cue(quote.cue.as_deref(), Some(cue)))
        .flat_map(|quote| &quote.speakers)
        .peekable();
    if named.peek().is_none() {
        return Answer::Nobody;
    }
    let right = named.any(|name| gold.iter().any(|expected| same_name(name, expected)));
    if right { Answer::Right } else { Answer::Wrong }
}

#[cfg(test)]
mod tests {
    use cotejo_core::text::Span;

    use super::*;

    #[test]
    fn speakers_count_at_their_verb() {
        let gold = ["Louis Gallois".to_owned()];
        let quote = |speaker: &str| Quote {
            span: Span::new(0, 1),
            direct: true,
            speakers: vec![speaker.to_owned()],
            cue: Some("comentó".to_owned()),
            via: Vec::new(),
        };
        assert_eq!(answer(&[quote("Gallois")], "comentó", &gold), Answer::Right);
        assert_eq!(answer(&[quote("EADS")], "comentó", &gold), Answer::Wrong);
        assert_eq!(answer(&[quote("Gallois")], "negó", &gold), Answer::Nobody);
        assert_eq!(answer(&[], "comentó", &gold), Answer::Nobody);
    }
}
