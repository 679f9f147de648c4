//! Quotes: direct and indirect ones, in two languages, with who speaks, the cue and the media
//! they came by. A name stands for the entity that it is joined to in its story: "GM" for General
//! Motors.

use chrono::NaiveDate;
use cotejo_core::{
    article::Language,
    findings::Quote,
    method::{self, Measure, Set},
    text::Span,
};
use serde::Deserialize;

use super::{
    gold::{joined_reading, rows},
    score::{Counts, overlapping, same_cue, same_name, share},
    table::figure,
};

#[derive(Deserialize)]
struct Story {
    text: String,
    language: Language,
    published: Option<NaiveDate>,
    quotes: Vec<Gold>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Gold {
    start: u32,
    end: u32,
    direct: bool,
    speakers: Vec<String>,
    cue: Option<String>,
    via: Vec<String>,
    note: Option<String>,
}

impl Gold {
    fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Whether readers may well decide otherwise.
    fn is_doubtful(&self) -> bool {
        self.note.as_ref().is_some_and(|note| note.starts_with("doubtful"))
    }
}

const SETS: [(Set, Language, bool); 4] = [
    (Set::DirectEs, Language::Spanish, true),
    (Set::IndirectEs, Language::Spanish, false),
    (Set::DirectEn, Language::English, true),
    (Set::IndirectEn, Language::English, false),
];

pub(crate) fn measured() -> Vec<method::Figure> {
    let stories: Vec<(Story, Vec<Quote>)> = rows::<Story>("quotes-meantime.jsonl")
        .into_iter()
        .map(|mut story| {
            let (reading, joined) = joined_reading(&story.text, story.published, story.language);
            for quote in &mut story.quotes {
                for name in quote.speakers.iter_mut().chain(&mut quote.via) {
                    *name = joined.name(0, name).unwrap_or(name).to_owned();
                }
            }
            (story, reading.quotes)
        })
        .collect();
    SETS.into_iter()
        .flat_map(|(set, language, direct)| {
            let mut tally = Tally::default();
            for (story, found) in stories.iter().filter(|(story, _)| story.language == language) {
                tally.add(found, &story.quotes, direct);
            }
            tally.figures(set)
        })
        .collect()
}

/// Spans, and what is right of the quotes whose spans are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    spans: Counts,
    speaker: usize,
    wrong_speaker: usize,
    cue: usize,
    via: usize,
}

impl Tally {
    /// Counts the quotes of one story and one directness.
    fn add(&mut self, found: &[Quote], gold: &[Gold], direct: bool) {
        let doubtful: Vec<Span> =
            gold.iter().filter(|one| one.is_doubtful()).map(Gold::span).collect();
        let found: Vec<&Quote> = found.iter().filter(|one| one.direct == direct).collect();
        let gold: Vec<&Gold> = gold.iter().filter(|one| one.direct == direct).collect();
        let spans: Vec<Span> = found.iter().map(|one| one.span).collect();
        let gold_spans: Vec<Span> = gold.iter().map(|one| one.span()).collect();
        let pairs = overlapping(&spans, &gold_spans);
        let sure: Vec<_> = pairs.iter().filter(|(_, j)| !gold[*j].is_doubtful()).collect();
        let is_open = |i: usize| {
            let paired = sure.iter().any(|(paired, _)| *paired == i);
            !paired && doubtful.iter().any(|span| span.overlaps(spans[i]))
        };
        self.spans.add(Counts {
            right: sure.len(),
            given: (0..found.len()).filter(|i| !is_open(*i)).count(),
            expected: gold.iter().filter(|one| !one.is_doubtful()).count(),
        });
        for (i, j) in sure {
            let (found, gold) = (found[*i], gold[*j]);
            let speaker = is_speaker_right(&found.speakers, &gold.speakers);
            self.speaker += usize::from(speaker);
            self.wrong_speaker += usize::from(!speaker && !found.speakers.is_empty());
            self.cue += usize::from(same_cue(found.cue.as_deref(), gold.cue.as_deref()));
            self.via += usize::from(is_same_set(&found.via, &gold.via));
        }
    }

    fn figures(self, set: Set) -> Vec<method::Figure> {
        let paired = self.spans.right;
        let nobody = paired - self.speaker - self.wrong_speaker;
        let of = |measure, count| figure(set, measure, share(count, paired), paired);
        vec![
            figure(set, Measure::Precision, self.spans.precision(), self.spans.given),
            figure(set, Measure::Recall, self.spans.recall(), self.spans.expected),
            of(Measure::Speaker, self.speaker),
            of(Measure::WrongSpeaker, self.wrong_speaker),
            of(Measure::NoSpeaker, nobody),
            of(Measure::Cue, self.cue),
            of(Measure::Via, self.via),
        ]
    }
}

/// Whether everybody named speaks; where the gold names nobody, whether nobody is named.
fn is_speaker_right(found: &[String], gold: &[String]) -> bool {
    let speaks = |name: &String| gold.iter().any(|expected| same_name(name, expected));
    if gold.is_empty() { found.is_empty() } else { !found.is_empty() && found.iter().all(speaks) }
}

fn is_same_set(found: &[String], gold: &[String]) -> bool {
    found.iter().all(|name| gold.iter().any(|expected| same_name(name, expected)))
        && gold.iter().all(|expected| found.iter().any(|name| same_name(name, expected)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(start: u32, end: u32, speakers: &[&str]) -> Gold {
        let speakers = speakers.iter().map(|&name| name.to_owned()).collect();
        Gold { start, end, direct: true, speakers, cue: Some("dijo".to_owned()), ..Gold::default() }
    }

    fn found(gold: &Gold) -> Quote {
        Quote {
            span: gold.span(),
            direct: gold.direct,
            speakers: gold.speakers.clone(),
            cue: gold.cue.clone(),
            via: gold.via.clone(),
        }
    }

    fn tally(found: &[Quote], gold: &[Gold]) -> Tally {
        let mut tally = Tally::default();
        tally.add(found, gold, true);
        tally
    }

    #[test]
    fn a_perfect_answer_is_one_and_an_empty_one_nothing() {
        let gold = [gold(0, 10, &["Putin"]), gold(20, 30, &[])];
        let perfect: Vec<Quote> = gold.iter().map(found).collect();
        let values = |tally: Tally| -> Vec<u32> {
            tally.figures(Set::DirectEs).iter().map(|one| one.thousandths).collect()
        };
        assert_eq!(values(tally(&perfect, &gold)), [1000, 1000, 1000, 0, 0, 1000, 1000]);
        assert_eq!(values(tally(&[], &gold)), [0; 7]);
    }

    #[test]
    fn a_doubtful_quote_counts_on_neither_side() {
        let mut doubtful = gold(0, 40, &["Putin"]);
        doubtful.note = Some("doubtful: a forecast".to_owned());
        let inside = gold(5, 10, &["Putin"]);
        let both = [doubtful, inside];
        let answers: Vec<Quote> = both.iter().map(found).collect();
        let counts = Counts { right: 1, given: 1, expected: 1 };
        assert_eq!(tally(&answers, &both).spans, counts);
        assert_eq!(tally(&answers[1..], &both).spans, counts);
        assert_eq!(tally(&answers, &both[..1]).spans, Counts::default());
    }

    #[test]
    fn a_quote_of_the_other_directness_is_no_match() {
        let gold = [gold(0, 10, &[])];
        let mut indirect = found(&gold[0]);
        indirect.direct = false;
        assert_eq!(tally(&[indirect], &gold).spans, Counts { right: 0, given: 0, expected: 1 });
    }

    #[test]
    fn speakers_are_right_by_their_names() {
        let names =
            |names: &[&str]| -> Vec<String> { names.iter().map(|&name| name.to_owned()).collect() };
        assert!(is_speaker_right(&names(&["Putin"]), &names(&["Vladímir Putin", "Kim"])));
        assert!(!is_speaker_right(&names(&["Putin", "Trump"]), &names(&["Putin"])));
        assert!(!is_speaker_right(&[], &names(&["Putin"])));
        assert!(is_speaker_right(&[], &[]));
        assert!(!is_speaker_right(&names(&["Putin"]), &[]));
        assert!(is_same_set(&names(&["KCNA", "Tass"]), &names(&["TASS", "KCNA"])));
        assert!(!is_same_set(&names(&["KCNA"]), &names(&["TASS", "KCNA"])));
    }
}
