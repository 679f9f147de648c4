//! What passages tell in one of their clauses, whatever else they tell.
//!
//! A sentence of the news often carries an older happening along: "…, in which North Korea has
//! supplied troops". Over the whole of two such sentences little is alike. Their clauses are
//! compared where both tell, in whatever words, of the same two things at least: who was sent and
//! the sending, what was signed and the signing.

use std::{cell::OnceCell, collections::BTreeMap};

use super::{
    clauses::Clause,
    similarity::{Feature, Passage, Weights, days, on_other_days, position_decay},
};
use crate::text::sort::set;

/// Things that both clauses must tell of. With 1 .513, 201, 376; with 3 .536, 191, 363, and one
/// contradiction less stands in a row.
const THINGS: usize = 2;

/// How alike passages are that tell the same in a clause: for each passage, those that come after it
/// by their positions.
#[derive(Clone, Debug)]
pub(super) struct InClauses(Vec<Vec<(usize, f64)>>);

impl InClauses {
    fn add(&mut self, a: usize, b: usize, similarity: f64) {
        let partners = &mut self.0[a.min(b)];
        match partners.iter_mut().find(|(partner, _)| *partner == a.max(b)) {
            Some((_, best)) => *best = best.max(similarity),
            None => partners.push((a.max(b), similarity)),
        }
    }

    /// Similarity of the clauses of two passages; `None`: they tell nothing in common.
    pub(super) fn get(&self, a: usize, b: usize) -> Option<f64> {
        let partners = self.0[a.min(b)].iter();
        partners
            .copied()
            .find(|(partner, _)| *partner == a.max(b))
            .map(|(_, similarity)| similarity)
    }
}

/// Pairs of passages of different articles, by their positions, that tell the same in a clause,
/// with the similarity of the clauses, 0 to 1: their cosine, by where the passages stand.
pub(super) async fn similar_clauses(
    passages: &[Passage<'_>],
    weights: &Weights,
    rest: &impl AsyncFn(),
) -> InClauses {
    let clauses: Vec<(usize, &Clause)> = passages
        .iter()
        .enumerate()
        .flat_map(|(at, passage)| passage.clauses.iter().map(move |clause| (at, clause)))
        .collect();
    let mut tellers: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, (_, clause)) in clauses.iter().enumerate() {
        clause
            .synonym_sets
            .iter()
            .for_each(|(sense, _)| tellers.entry(*sense).or_default().push(at));
    }
    let vectors: Vec<OnceCell<ClauseVector>> = vec![OnceCell::new(); clauses.len()];
    let vector = |at: usize| {
        let (passage, clause) = clauses[at];
        vectors[at]
            .get_or_init(|| ClauseVector::of(&passages[passage].within(clause.span), weights))
    };
    let mut found = InClauses(vec![Vec::new(); passages.len()]);
    let mut shared = vec![0; clauses.len()];
    for (at, &(a, clause)) in clauses.iter().enumerate() {
        rest().await;
        shared.fill(0);
        let mut others = Vec::new();
        for &other in clause.synonym_sets.iter().flat_map(|(sense, _)| &tellers[sense]) {
            shared[other] += 1;
            if shared[other] == THINGS && other > at {
                others.push(other);
            }
        }
        for other in others {
            let b = clauses[other].0;
            let (one, two) = (&passages[a], &passages[b]);
            if one.article != two.article && things(clause, clauses[other].1) >= THINGS {
                let similarity = position_decay(one, two) * vector(at).cosine(vector(other));
                found.add(a, b, similarity);
            }
        }
    }
    found
}

/// Of how many things two clauses tell, each in a word of its own.
fn things(a: &Clause, b: &Clause) -> usize {
    let words = |own: &Clause, other: &Clause| {
        let is_shared = |sense: u16| other.synonym_sets.iter().any(|(one, _)| *one == sense);
        let words = own.synonym_sets.iter().filter(|(sense, _)| is_shared(*sense));
        set(words.map(|(_, word)| *word)).len()
    };
    words(a, b).min(words(b, a))
}

/// A clause as a vector of features.
#[derive(Clone, Debug)]
struct ClauseVector<'t> {
    /// Features with the squares of their weights.
    features: BTreeMap<Feature, f64>,
    /// The days it names.
    days: Vec<&'t str>,
}

impl<'t> ClauseVector<'t> {
    fn of(clause: &Passage<'t>, weights: &Weights) -> Self {
        let weighed = |feature: &Feature| (feature.clone(), weights.of_feature(feature).powi(2));
        let mut features = BTreeMap::new();
        features.extend(clause.features.keys().map(weighed));
        Self { features, days: days(clause) }
    }

    /// Cosine of the angle between two as vectors of features by rarity, 0 to 1; 0 where they name
    /// other days.
    fn cosine(&self, other: &Self) -> f64 {
        let length = |vector: &Self| vector.features.values().sum::<f64>().sqrt();
        let is_shared = |feature: &Feature| other.features.contains_key(feature);
        let both = self.features.iter().filter(|(feature, _)| is_shared(feature));
        let shared: f64 = both.map(|(_, square)| square).sum();
        if shared > 0.0 && !on_other_days(&self.days, &other.days) {
            shared / (length(self) * length(other))
        } else {
            0.0
        }
    }
}
