//! The articles that the filters let through against each other, by similarity.

use super::{archive::Archive, articles::EntitySimilarity, cards::results};
use crate::view_state::{Sort, ViewState};

/// Pairs told in words beside the matrix.
const PAIRS: usize = 12;

/// Percentages from which a field of the matrix has the next shade; the styles colour each.
pub const SHADES: [u32; 5] = [0, 5, 15, 30, 50];

/// The shade of a similarity, by its percentage as it is shown.
pub fn shade(similarity: f32) -> usize {
    let percentage = (100.0 * similarity).round() as u32;
    SHADES.iter().rposition(|&from| from <= percentage).unwrap_or_default()
}

/// The first and the last percentage of each shade.
pub fn shade_ranges() -> [(u32, u32); SHADES.len()] {
    std::array::from_fn(|at| (SHADES[at], SHADES.get(at + 1).map_or(100, |next| next - 1)))
}

/// Where a key leads in the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// The field above.
    Up,
    /// The field below.
    Down,
    /// The field before.
    Left,
    /// The field after.
    Right,
    /// The row's article.
    RowStart,
    /// The row's last field.
    RowEnd,
}

/// The row of one of a matrix's links, and its column; `None`: it is the row's article.
///
/// Links are counted row by row: the row's article, then its fields without that of the article
/// with itself.
pub fn field_of_link(size: usize, link: usize) -> (usize, Option<usize>) {
    let (row, place) = (link / size, link % size);
    let column = place.checked_sub(1).map(|column| column + usize::from(column >= row));
    (row, column)
}

/// The link of a field of a matrix, counted as [`field_of_link`] does; an article with itself has
/// none.
pub fn link_of_field(size: usize, row: usize, column: Option<usize>) -> Option<usize> {
    let place = match column {
        None => 0,
        Some(column) if column == row => return None,
        Some(column) => column + 1 - usize::from(column > row),
    };
    Some(row * size + place)
}

/// The link to go to from one of a matrix's links, both counted as [`field_of_link`] does. At an
/// edge it is the same.
pub fn next_link(size: usize, at: usize, towards: Towards) -> usize {
    let (row, column) = field_of_link(size, at);
    let in_row = |row: usize| link_of_field(size, row, column);
    let place = at % size;
    match towards {
        Towards::Up => (0..row).rev().find_map(in_row).unwrap_or(at),
        Towards::Down => (row + 1..size).find_map(in_row).unwrap_or(at),
        Towards::Left => row * size + place.saturating_sub(1),
        Towards::Right => row * size + (place + 1).min(size - 1),
        Towards::RowStart => row * size,
        Towards::RowEnd => row * size + size - 1,
    }
}

/// Articles against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// Ids, in the order of rows and columns.
    pub articles: Vec<String>,
    /// Similarity of each to each, 0 to 1, a row after the other.
    pub similarity: Vec<f32>,
    /// The pairs most similarity: positions and similarity.
    pub nearest: Vec<(usize, usize, f32)>,
    /// The order in force; `None`: those most alike beside each other.
    pub sort: Option<Sort>,
}

impl Overview {
    /// Similarity of two articles by their positions.
    pub fn at(&self, a: usize, b: usize) -> f32 {
        self.similarity[a * self.articles.len() + b]
    }
}

/// The filtered set as a matrix: in the order asked for, or each article beside the one most like
/// it of those not placed yet, from the earliest on.
pub fn overview(archive: &Archive, state: &ViewState) -> Overview {
    let set = results(archive, state).order;
    let size = set.len();
    let sort = state.sort.filter(|sort| *sort != Sort::Relevance);
    let similarity = EntitySimilarity::of(archive);
    let row = |&article: &usize| {
        let to_each = similarity.to_each(article);
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
        similarity: order.iter().flat_map(row).collect(),
        nearest,
        sort,
    }
}

/// Similarity of each to each of a set.
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

#[cfg(test)]
mod tests {
    use super::{Towards::*, *};

    #[test]
    fn a_shade_is_told_by_the_percentage_shown() {
        let shades = [0.0, 0.044, 0.045, 0.149, 0.151, 0.4, 0.5, 1.001].map(shade);
        assert_eq!(shades, [0, 0, 1, 2, 2, 3, 4, 4]);
        assert_eq!(shade_ranges(), [(0, 4), (5, 14), (15, 29), (30, 49), (50, 100)]);
    }

    #[test]
    fn a_link_and_its_field_are_each_others() {
        for size in 2..6 {
            let columns = || std::iter::once(None).chain((0..size).map(Some));
            let fields = (0..size).flat_map(|row| columns().map(move |column| (row, column)));
            let linked = fields.filter(|&(row, column)| column != Some(row));
            for (link, (row, column)) in linked.enumerate() {
                assert_eq!(field_of_link(size, link), (row, column), "{link} of {size}");
                assert_eq!(link_of_field(size, row, column), Some(link), "{row} {column:?}");
            }
            assert_eq!(link_of_field(size, 1, Some(1)), None);
        }
    }

    /// Of three articles: a link's number by row and column.
    ///
    /// ```text
    /// 0 - 1 2
    /// 3 4 - 5
    /// 6 7 8 -
    /// ```
    #[test]
    fn keys_lead_from_field_to_field() {
        for (from, towards, to) in [
            (0, Down, 3),
            (3, Up, 0),
            (6, Down, 6),
            (4, Up, 4),
            (4, Down, 7),
            (1, Down, 8),
            (8, Up, 1),
            (2, Down, 5),
            (5, Down, 5),
            (4, Right, 5),
            (5, Left, 4),
            (5, Right, 5),
            (3, Left, 3),
            (5, RowStart, 3),
            (3, RowEnd, 5),
        ] {
            assert_eq!(next_link(3, from, towards), to, "{from} {towards:?}");
        }
    }
}
