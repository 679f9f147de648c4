//! The articles that the filters let through against each other, by likeness.

use super::{Archive, articles::Likeness, cards::results};
use crate::view_state::{Sort, ViewState};

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
    let set = results(archive, state).order;
    let size = set.len();
    let sort = state.sort.filter(|sort| *sort != Sort::Relevance);
    let likeness = Likeness::of(archive);
    let row = |&article: &usize| {
        let to_each = likeness.to_each(article);
        set.iter().map(|&other| to_each[other] as f32).collect::<Vec<_>>()
    };
    let mut matrix = Matrix { size, values: set.iter().flat_map(row).collect() };
    // An article without names is like itself, too.
    (0..size).for_each(|at| matrix.values[at * size + at] = 1.0);
    let order = if sort.is_none() { matrix.by_neighbours() } else { (0..size).collect() };
    let mut nearest: Vec<(usize, usize, f32)> = Vec::new();
    for a in 0..size {
        for b in a + 1..size {
            keep_nearest(&mut nearest, (a, b, matrix.at(order[a], order[b])));
        }
    }
    let row = |&a: &usize| order.iter().map(|&b| matrix.at(a, b)).collect::<Vec<_>>();
    Overview {
        articles: order.iter().map(|&at| archive.catalogue.articles[set[at]].id.clone()).collect(),
        likeness: order.iter().flat_map(row).collect(),
        nearest,
        sort,
    }
}

/// Likeness of each to each of a set.
struct Matrix {
    size: usize,
    values: Vec<f32>,
}

impl Matrix {
    fn at(&self, a: usize, b: usize) -> f32 {
        self.values[a * self.size + b]
    }

    /// Each beside the one most like it of those not placed yet, from the first on.
    fn by_neighbours(&self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.size).collect();
        let mut placed: Vec<usize> = Vec::with_capacity(self.size);
        while !left.is_empty() {
            let next = placed.last().map_or(0, |&last| {
                let alike = |place: usize| self.at(last, left[place]);
                (1..left.len())
                    .fold(0, |best, one| if alike(one) > alike(best) { one } else { best })
            });
            placed.push(left.remove(next));
        }
        placed
    }
}

/// Puts a pair among the most alike, the most alike first, as far as it is one of them.
fn keep_nearest(nearest: &mut Vec<(usize, usize, f32)>, pair: (usize, usize, f32)) {
    if pair.2 <= nearest.get(PAIRS - 1).map_or(0.0, |last| last.2) {
        return;
    }
    let place = nearest.partition_point(|other| other.2 >= pair.2);
    nearest.insert(place, pair);
    nearest.truncate(PAIRS);
}
