//! Joining measured: pairs of names that are one entity, or only look like it, each in its
//! articles: constructed ones with the mentions given, readers' ones with mentions given and read.

use std::{collections::BTreeMap, fmt::Write as _, hash::Hasher as _};

use cotejo_core::{
    article::{Language, Section, SectionKind},
    findings::{EntityKind, Mention, Reading},
    method::{Figure, Measure, Set},
    text::Span,
};
use cotejo_reading::{
    entities::{Overrides, Source, resolve},
    read::{Input, read},
};
use serde::Deserialize;

use super::{gold, table::figure};

/// Least precision and recall of constructed pairs, of each half: what was reached when the rules
/// were last changed.
const PRECISION: f64 = 1.0;
const RECALL: f64 = 0.93;

/// The same of the readers' pairs: open and held half, mentions given and read. One pair wrongly
/// joined is too many.
const READERS_RECALL: [((&str, Way), f64); 4] = [
    (("held", Way::Given), 0.73),
    (("held", Way::Read), 0.68),
    (("open", Way::Given), 0.97),
    (("open", Way::Read), 0.82),
];

#[derive(Deserialize)]
struct Row {
    group: String,
    same: bool,
    half: String,
    a: Side,
    b: Side,
}

#[derive(Deserialize)]
struct Side {
    text: String,
    form: String,
    mentions: Vec<(String, EntityKind)>,
}

/// A reading with the mentions given: every place of each form, longer forms first.
fn reading(text: &str, mentions: &[(String, EntityKind)]) -> Reading {
    let mut forms: Vec<_> = mentions.iter().collect();
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    let mut found: Vec<Mention> = Vec::new();
    for (form, kind) in forms {
        for (start, _) in text.match_indices(form.as_str()) {
            let span = Span::new(start, start + form.len());
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let whole = !word(text[..start].chars().next_back())
                && !word(text[start + form.len()..].chars().next());
            let taken = found
                .iter()
                .any(|other| other.span.start < span.end && span.start < other.span.end);
            if whole && !taken {
                found.push(Mention { span, kind: *kind, entity: form.clone() });
            }
        }
    }
    found.sort_by_key(|mention| mention.span);
    Reading { mentions: found, ..Reading::default() }
}

/// Whether the two forms of a pair are given one entity.
fn joined(a: &Side, b: &Side) -> bool {
    let read = |side: &Side| {
        let body = Section { kind: SectionKind::Body, span: Span::new(0, side.text.len()) };
        ([body], reading(&side.text, &side.mentions))
    };
    let (read_a, read_b) = (read(a), read(b));
    let mut sources =
        vec![Source { id: "a", text: &a.text, sections: &read_a.0, reading: &read_a.1 }];
    if a.text != b.text {
        sources.push(Source { id: "b", text: &b.text, sections: &read_b.0, reading: &read_b.1 });
    }
    let joined = resolve(&sources, &Overrides::default());
    let one = joined.id(0, &a.form);
    let other = joined.id(sources.len() - 1, &b.form);
    assert!(one.is_some() && other.is_some(), "{} or {} is not mentioned", a.form, b.form);
    one == other
}

/// A pair labelled by readers: no mentions are given.
#[derive(Deserialize)]
struct Read {
    id: serde_json::Value,
    language: Language,
    texts: Vec<String>,
    a: Place,
    b: Place,
    same: bool,
    why: String,
}

/// Where the mentions of a pair come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// As read, and the forms of the pair where reading found them not.
    Given,
    /// As read.
    Read,
}

#[derive(Deserialize)]
struct Place {
    text: usize,
    form: String,
}

/// What is read in a text, and the forms of a pair where reading found them not; those have the
/// kind of the mention they overlap, if any.
fn reading_with(text: &str, language: Language, forms: &[&str]) -> Reading {
    let mut reading = read(&Input::prose(text, None, Some(language)));
    let given: Vec<_> = forms.iter().map(|form| ((*form).to_owned(), EntityKind::Other)).collect();
    for mut mention in self::reading(text, &given).mentions {
        let overlaps = |other: &Mention| {
            other.span.start < mention.span.end && mention.span.start < other.span.end
        };
        let taken: Vec<Mention> =
            reading.mentions.iter().filter(|other| overlaps(other)).cloned().collect();
        if taken.iter().any(|other| other.span == mention.span) {
            continue;
        }
        if let [other, ..] = &taken[..] {
            mention.kind = other.kind;
        }
        reading.mentions.retain(|other| !taken.contains(other));
        reading.mentions.push(mention);
    }
    reading.mentions.sort_by_key(|mention| mention.span);
    reading
}

/// A row as articles: excerpts of one story are one text, of two stories two.
fn articles(mut row: Read) -> Read {
    if !row.id.is_array() {
        row.texts = vec![row.texts.join("\n")];
        row.a.text = 0;
        row.b.text = 0;
    }
    row
}

/// Whether the two forms of a pair are given one entity, its mentions found one `way` or the other.
fn read_and_joined(row: &Read, way: Way) -> bool {
    let forms = |at: usize| -> Vec<&str> {
        [&row.a, &row.b].iter().filter(|p| p.text == at).map(|p| p.form.as_str()).collect()
    };
    let inputs: Vec<_> =
        row.texts.iter().map(|text| Input::prose(text, None, Some(row.language))).collect();
    let readings: Vec<Reading> = inputs
        .iter()
        .enumerate()
        .map(|(at, input)| match way {
            Way::Given => reading_with(input.text, row.language, &forms(at)),
            Way::Read => read(input),
        })
        .collect();
    let ids: Vec<String> = (0..inputs.len()).map(|at| at.to_string()).collect();
    let sources: Vec<_> = inputs
        .iter()
        .zip(&readings)
        .zip(&ids)
        .map(|((input, reading), id)| Source {
            id,
            text: input.text,
            sections: &input.sections,
            reading,
        })
        .collect();
    let joined = resolve(&sources, &Overrides::default());
    let one = joined.id(row.a.text, &row.a.form);
    one.is_some() && one == joined.id(row.b.text, &row.b.form)
}

/// The half a row is in, by the bits of a hash of its bytes.
fn half(line: &str) -> &'static str {
    let mut hash = fnv::FnvHasher::default();
    hash.write(line.as_bytes());
    if hash.finish().count_ones().is_multiple_of(2) { "open" } else { "held" }
}

pub(crate) fn measured() -> Vec<Figure> {
    let mut made = Tally::default();
    for row in gold::rows::<Row>("name-pairs.jsonl") {
        made.add(row.same, joined(&row.a, &row.b));
    }
    let (mut given, mut found) = (Tally::default(), Tally::default());
    for row in gold::rows::<Read>("reader-pairs.jsonl") {
        let row = articles(row);
        given.add(row.same, read_and_joined(&row, Way::Given));
        found.add(row.same, read_and_joined(&row, Way::Read));
    }
    [(Set::MadePairs, &made), (Set::GivenPairs, &given), (Set::FoundPairs, &found)]
        .into_iter()
        .flat_map(|(set, tally)| {
            let (joined, same) = (tally.right + tally.wrongly_joined, tally.right + tally.missed);
            [
                figure(set, Measure::Precision, tally.precision(), joined as usize),
                figure(set, Measure::Recall, tally.recall(), same as usize),
            ]
        })
        .collect()
}

#[test]
fn pairs_of_readers_are_joined_as_often_as_before() {
    let rows = gold::text("reader-pairs.jsonl");
    let mut tallies: BTreeMap<(&str, Way), Tally> = BTreeMap::new();
    let mut wrong = String::new();
    for line in rows.lines() {
        let row = articles(serde_json::from_str(line).expect("a row of the set"));
        let half = half(line);
        for way in [Way::Given, Way::Read] {
            let found = read_and_joined(&row, way);
            tallies.entry((half, way)).or_default().add(row.same, found);
            if found != row.same && half == "open" {
                let _ = writeln!(
                    wrong,
                    "{way:?}, {}, {}: {} | {}",
                    if row.same { "missed" } else { "joined" },
                    row.why,
                    row.a.form,
                    row.b.form
                );
            }
        }
    }
    for ((half, way), tally) in &tallies {
        println!("readers' pairs, {half}, {way:?}: {tally}");
    }
    println!("wrong in the open half:\n{wrong}");
    for (which, recall) in READERS_RECALL {
        let tally = tallies.get(&which).expect("each half has rows");
        assert!(tally.precision() >= PRECISION, "{which:?}: {tally}");
        assert!(tally.recall() >= recall, "{which:?}: {tally}");
    }
}

#[derive(Default)]
struct Tally {
    right: u32,
    wrongly_joined: u32,
    missed: u32,
    apart: u32,
}

impl Tally {
    fn add(&mut self, same: bool, found: bool) {
        match (same, found) {
            (true, true) => self.right += 1,
            (false, true) => self.wrongly_joined += 1,
            (true, false) => self.missed += 1,
            (false, false) => self.apart += 1,
        }
    }

    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrongly_joined).max(1))
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(
            f,
            "precision {:.3}, recall {:.3} ({} joined rightly, {} wrongly, {} missed, {} left apart)",
            self.precision(),
            self.recall(),
            self.right,
            self.wrongly_joined,
            self.missed,
            self.apart
        )
    }
}

#[test]
fn pairs_are_joined_as_often_as_before() {
    let rows: Vec<Row> = gold::rows("name-pairs.jsonl");
    let mut halves: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut groups: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut wrong = String::new();
    for row in &rows {
        let found = joined(&row.a, &row.b);
        halves.entry(&row.half).or_default().add(row.same, found);
        halves.entry("all").or_default().add(row.same, found);
        let group = groups.entry(&row.group).or_default();
        group.0 += u32::from(found == row.same);
        group.1 += 1;
        if found != row.same && row.half == "open" {
            let _ = writeln!(wrong, "{}: {} | {}", row.group, row.a.form, row.b.form);
        }
    }
    for (half, tally) in &halves {
        println!("{half}: {tally}");
    }
    for (group, (right, all)) in &groups {
        println!("{right:>3} of {all:>3}  {group}");
    }
    println!("wrong in the open half:\n{wrong}");
    for (half, tally) in &halves {
        assert!(tally.precision() >= PRECISION, "{half}: precision {}", tally.precision());
        assert!(tally.recall() >= RECALL, "{half}: recall {}", tally.recall());
    }
}
