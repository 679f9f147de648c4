//! The articles that the filters let through against each other, by likeness.

use std::collections::BTreeMap;

use super::{Archive, articles::Likeness, cards::results};
use crate::{
    text::order::sort_by,
    view_state::{Sort, ViewState},
};

/// Pairs told in words beside the matrix.
const PAIRS: usize = 12;

/// Articles against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// Ids, in the order of rows and columns.
    pub articles: Vec<String>,
    /// Likeness of each to each, 0 to 1, a row after the other.
    pub likeness: Vec<f32>,
    /// The pairs most alike: positions and likeness.
    pub nearest: Vec<(usize, usize, f32)>,
    /// The order in force; `None`: those most alike beside each other.
    pub sort: Option<Sort>,
}

impl Overview {
    /// Likeness of two articles by their positions.
    pub fn at(&self, a: usize, b: usize) -> f32 {
        self.likeness[a * self.articles.len() + b]
    }
}

/// The filtered set as a matrix: in the order asked for, or each article beside the one most like
/// it of those not placed yet, from the earliest on.
pub fn overview(archive: &Archive, state: &ViewState) -> Overview {
    let likeness = Likeness::of(archive);
    let mut order = results(archive, state).order;
    let sort = state.sort.filter(|sort| *sort != Sort::Relevance);
    if sort.is_none() {
        order = by_neighbours(&likeness, order);
    }
    let size = order.len();
    let mut matrix = vec![1.0; size * size];
    let mut nearest: Vec<(usize, usize, f32)> = Vec::new();
    for a in 0..size {
        for b in a + 1..size {
            let value = likeness.between(order[a], order[b]) as f32;
            matrix[a * size + b] = value;
            matrix[b * size + a] = value;
            if value > 0.0 {
                nearest.push((a, b, value));
            }
        }
    }
    sort_by(&mut nearest, |a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    nearest.truncate(PAIRS);
    Overview {
        articles: order.iter().map(|&at| archive.catalogue.articles[at].id.clone()).collect(),
        likeness: matrix,
        nearest,
        sort,
    }
}

fn by_neighbours(likeness: &Likeness, order: Vec<usize>) -> Vec<usize> {
    let mut left: BTreeMap<usize, usize> = BTreeMap::new();
    left.extend(order.iter().copied().enumerate());
    let mut placed: Vec<usize> = Vec::with_capacity(order.len());
    while let Some((&first, _)) = left.first_key_value() {
        let next = placed.last().map_or(first, |&last| {
            let alike = |at: usize| likeness.between(last, at);
            left.iter()
                .fold((first, f64::NEG_INFINITY), |best, (&place, &at)| {
                    if alike(at) > best.1 { (place, alike(at)) } else { best }
                })
                .0
        });
        placed.extend(left.remove(&next));
    }
    placed
}
