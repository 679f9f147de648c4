//! Joining measured: pairs of names that are one entity, or only look like it, each in its
//! articles, with the mentions given.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use cotejo::{
    article::{Part, PartKind},
    dossier::entities::{Overrides, Source, join},
    reading::{EntityKind, Mention, Reading},
    text::Span,
};
use serde::Deserialize;

/// Least precision and recall, of each half: what was reached when the rules were last changed.
const PRECISION: f64 = 0.0;
const RECALL: f64 = 0.0;

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
            let taken = found.iter().any(|other| other.span.start < span.end && span.start < other.span.end);
            if whole && !taken {
                found.push(Mention { span, kind: *kind, entity: form.clone() });
            }
        }
    }
    found.sort_by_key(|mention| mention.span);
    Reading { mentions: found, ..Reading::default() }
}

/// Whether the two forms of a pair are given one entity.
fn joined(a: (&str, &str, &[(String, EntityKind)]), b: (&str, &str, &[(String, EntityKind)])) -> bool {
    let parts = |text: &str| [Part { kind: PartKind::Body, span: Span::new(0, text.len()) }];
    let (parts_a, parts_b) = (parts(a.0), parts(b.0));
    let (reading_a, reading_b) = (reading(a.0, a.2), reading(b.0, b.2));
    let mut sources = vec![Source { id: "a", text: a.0, parts: &parts_a, reading: &reading_a }];
    if a.0 != b.0 {
        sources.push(Source { id: "b", text: b.0, parts: &parts_b, reading: &reading_b });
    }
    let joined = join(&sources, &Overrides::default());
    let one = joined.id(0, a.1);
    let other = joined.id(sources.len() - 1, b.1);
    assert!(one.is_some() && other.is_some(), "{} or {} is not mentioned", a.1, b.1);
    one == other
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

#[test]
fn pairs_are_joined_as_often_as_before() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/name-pairs.jsonl");
    let rows: Vec<Row> = fs::read_to_string(file)
        .expect("the set is there")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a row of the set"))
        .collect();
    let mut halves: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut groups: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut wrong = String::new();
    for row in &rows {
        let side = |side: &'_ Side| (side.text.clone(), side.form.clone());
        let ((text_a, form_a), (text_b, form_b)) = (side(&row.a), side(&row.b));
        let found = joined((&text_a, &form_a, &row.a.mentions), (&text_b, &form_b, &row.b.mentions));
        halves.entry(&row.half).or_default().add(row.same, found);
        halves.entry("all").or_default().add(row.same, found);
        let group = groups.entry(&row.group).or_default();
        group.0 += u32::from(found == row.same);
        group.1 += 1;
        if found != row.same && row.half == "open" {
            let _ = writeln!(wrong, "{}: {form_a} | {form_b}", row.group);
        }
    }
    for (half, tally) in &halves {
        println!(
            "{half}: precision {:.3}, recall {:.3} ({} joined rightly, {} wrongly, {} missed, {} left apart)",
            tally.precision(),
            tally.recall(),
            tally.right,
            tally.wrongly_joined,
            tally.missed,
            tally.apart
        );
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
