//! Which passages make a row, and in what order rows stand.

use super::likeness::{Passage, Vector, compatible_dates};
use crate::{
    article::part_at,
    text::order::{sort, sort_by},
};

/// Least likeness at which passages are put in one row.
pub(super) const MIN: f64 = 0.17;

/// Likeness from which that is enough; below it each must be the other's nearest as well, or what
/// they share is little but names.
const SURE: f64 = 0.26;

/// A group takes another in only if all their pairs across articles are on average this share of
/// [`MIN`] alike: a chain of likenesses is no row.
const COHESION: f64 = 0.75;

/// Most passages of one article in a row.
const PER_ARTICLE: usize = 2;

/// What is left of the likeness of two passages that each name days, none of them the same: they
/// tell of different happenings, however alike the words.
const OTHER_DAYS: f64 = 0.6;

/// Likeness of every two passages of different articles.
pub(super) struct Scores {
    size: usize,
    scores: Vec<f64>,
}

impl Scores {
    pub(super) fn of(passages: &[Passage], vectors: &[Vector]) -> Self {
        let size = passages.len();
        let mut scores = vec![0.0; size * size];
        for a in 0..size {
            for b in a + 1..size {
                if passages[a].article != passages[b].article {
                    let days =
                        if on_other_days(&passages[a], &passages[b]) { OTHER_DAYS } else { 1.0 };
                    let score = days * vectors[a].likeness(&vectors[b]);
                    scores[a * size + b] = score;
                    scores[b * size + a] = score;
                }
            }
        }
        Self { size, scores }
    }

    pub(super) fn get(&self, a: usize, b: usize) -> f64 {
        self.scores[a * self.size + b]
    }
}

/// Groups of passages, each sorted; every passage is in one.
///
/// Pairs are taken by likeness, so the order of the articles changes nothing: at a tie the
/// passages' ids and places decide.
pub(super) fn group(passages: &[Passage], scores: &Scores) -> Vec<Vec<usize>> {
    let name = |at: usize| (passages[at].text.id.as_str(), passages[at].span);
    let mut pairs: Vec<(f64, usize, usize)> = (0..passages.len())
        .flat_map(|a| (a + 1..passages.len()).map(move |b| (a, b)))
        .map(|(a, b)| if name(a) <= name(b) { (a, b) } else { (b, a) })
        .map(|(a, b)| (scores.get(a, b), a, b))
        .filter(|&(score, a, b)| {
            score >= SURE
                || score >= MIN
                    && nearest(passages, scores, a, b)
                    && nearest(passages, scores, b, a)
        })
        .collect();
    sort_by(&mut pairs, |x, y| {
        y.0.total_cmp(&x.0).then_with(|| (name(x.1), name(x.2)).cmp(&(name(y.1), name(y.2))))
    });
    let mut group_of: Vec<usize> = (0..passages.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..passages.len()).map(|at| vec![at]).collect();
    for (_, a, b) in pairs {
        let (a, b) = (group_of[a], group_of[b]);
        if a != b && fits(passages, scores, &groups[a], &groups[b]) {
            let moved = std::mem::take(&mut groups[b]);
            moved.iter().for_each(|&at| group_of[at] = a);
            groups[a].extend(moved);
            sort(&mut groups[a]);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether no passage of b's article is more like `a` than `b` is.
fn nearest(passages: &[Passage], scores: &Scores, a: usize, b: usize) -> bool {
    (0..passages.len())
        .filter(|&at| passages[at].article == passages[b].article)
        .all(|at| scores.get(a, at) <= scores.get(a, b))
}

fn fits(passages: &[Passage], scores: &Scores, a: &[usize], b: &[usize]) -> bool {
    let crowded = a.iter().chain(b).any(|&at| {
        let own =
            a.iter().chain(b).filter(|&&other| passages[other].article == passages[at].article);
        let mixed = own.clone().any(|&other| !same_part(passages, at, other));
        own.count() > PER_ARTICLE || mixed
    });
    let across: Vec<f64> = a
        .iter()
        .flat_map(|&a| b.iter().map(move |&b| (a, b)))
        .filter(|(a, b)| passages[*a].article != passages[*b].article)
        .map(|(a, b)| scores.get(a, b))
        .collect();
    !crowded
        && !across.is_empty()
        && across.iter().sum::<f64>() / across.len() as f64 >= COHESION * MIN
}

/// Whether both name days of the calendar, and none that could be the other's.
fn on_other_days(a: &Passage, b: &Passage) -> bool {
    let days = |passage: &Passage| -> Vec<String> {
        let days = passage.dates.iter().filter(|date| date.value.len() == "2025-08-12".len());
        days.map(|date| date.value.clone()).collect()
    };
    let (a, b) = (days(a), days(b));
    !a.is_empty()
        && !b.is_empty()
        && !a.iter().any(|one| b.iter().any(|other| compatible_dates(one, other)))
}

/// Whether two passages of an article stand in parts of one kind: a caption is no paragraph.
fn same_part(passages: &[Passage], a: usize, b: usize) -> bool {
    let kind = |at: usize| part_at(&passages[at].text.parts, passages[at].span);
    kind(a) == kind(b)
}

/// Positions of the groups in reading order of the reference: a group without it stands after the
/// group of the passage before it in its own article.
pub(super) fn order(
    passages: &[Passage],
    groups: &[Vec<usize>],
    reference: usize,
    articles: usize,
) -> Vec<usize> {
    let group_of =
        |at: usize| groups.iter().position(|group| group.contains(&at)).unwrap_or_default();
    let in_reading_order =
        |article: usize| (0..passages.len()).filter(move |&at| passages[at].article == article);
    let mut placed: Vec<usize> = Vec::new();
    for article in
        std::iter::once(reference).chain((0..articles).filter(|&article| article != reference))
    {
        let mut after: Option<usize> = None;
        for at in in_reading_order(article) {
            let group = group_of(at);
            if !placed.contains(&group) {
                let place = after
                    .and_then(|after| placed.iter().position(|&one| one == after))
                    .map_or(0, |place| place + 1);
                placed.insert(place, group);
            }
            after = Some(group);
        }
    }
    placed
}
