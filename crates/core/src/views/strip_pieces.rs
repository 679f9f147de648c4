//! The passages of a strip as the pieces it is drawn of.

use super::comparison::{ComparisonModel, Strip, StripKind};
use crate::compare::State;

/// Numbers that a strip has room for in a wide column.
const NUMBERS: usize = 24;

/// Pieces of a strip that has more: each leads to the worst of its rows.
const PIECES: usize = 60;

/// A piece of a strip, with its length in bytes: neighbours that only one article has, or that count
/// nowhere, are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StripPiece {
    /// Only this article has it.
    Alone(usize),
    /// It counts nowhere.
    Aside(usize),
    /// It is in these rows of the ledger.
    Rows(Vec<usize>, usize),
}

impl StripPiece {
    fn length(&self) -> usize {
        match self {
            Self::Alone(length) | Self::Aside(length) | Self::Rows(_, length) => *length,
        }
    }
}

/// The pieces of a strip; where there is no room for the numbers of all rows, fewer and longer ones.
pub fn strip_pieces(page: &ComparisonModel, strip: &Strip) -> Vec<StripPiece> {
    let shared = |row: &usize| page.ledger.rows[*row].state != State::Alone;
    let pieces = fine(strip, shared);
    let rows = |piece: &StripPiece| match piece {
        StripPiece::Rows(rows, _) => rows.len(),
        _ => 0,
    };
    if pieces.iter().map(rows).sum::<usize>() <= NUMBERS {
        return pieces;
    }
    coarser(pieces, |row| page.number(row))
}

fn fine(strip: &Strip, shared: impl Fn(&usize) -> bool) -> Vec<StripPiece> {
    let mut pieces: Vec<StripPiece> = Vec::new();
    for block in &strip.blocks {
        let length = block.span.len();
        let rows = match &block.kind {
            StripKind::Aside(_) => None,
            StripKind::Rows(rows) => Some(rows),
        };
        match (rows, pieces.last_mut()) {
            (None, Some(StripPiece::Aside(wide))) => *wide += length,
            (None, _) => pieces.push(StripPiece::Aside(length)),
            (Some(rows), _) if rows.iter().any(&shared) => {
                pieces.push(StripPiece::Rows(rows.clone(), length));
            }
            (Some(_), Some(StripPiece::Alone(wide))) => *wide += length,
            (Some(_), _) => pieces.push(StripPiece::Alone(length)),
        }
    }
    pieces
}

/// Pieces of one length or more each, for a strip that has no room for numbers: what several hold is
/// the worst of it. The first number is of the worst state.
fn coarser(pieces: Vec<StripPiece>, number: impl Fn(usize) -> Option<usize>) -> Vec<StripPiece> {
    let least = pieces.iter().map(StripPiece::length).sum::<usize>() / PIECES;
    let worst = |rows: Vec<usize>| -> Vec<usize> {
        let numbered = rows.into_iter().filter_map(|row| Some((number(row)?, row)));
        numbered.min().map(|(_, row)| row).into_iter().collect()
    };
    let mut found: Vec<StripPiece> = Vec::new();
    for piece in pieces {
        let joins = found.last().is_some_and(|last| last.length() < least);
        let before = if joins { found.pop() } else { None };
        let wide = piece.length() + before.as_ref().map_or(0, StripPiece::length);
        found.push(match (before, piece) {
            (Some(StripPiece::Rows(mut rows, _)), StripPiece::Rows(more, _)) => {
                rows.extend(more);
                StripPiece::Rows(worst(rows), wide)
            }
            (Some(StripPiece::Rows(rows, _)), _) | (_, StripPiece::Rows(rows, _)) => {
                StripPiece::Rows(worst(rows), wide)
            }
            (_, StripPiece::Alone(_)) => StripPiece::Alone(wide),
            (_, StripPiece::Aside(_)) => StripPiece::Aside(wide),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{super::comparison::StripBlock, *};
    use crate::{article::SectionKind, text::Span};

    fn strip(blocks: &[(usize, Option<usize>)]) -> Strip {
        let mut start = 0;
        let blocks = blocks.iter().map(|&(length, row)| {
            let span = Span::new(start, start + length);
            start += length;
            let kind =
                row.map_or(StripKind::Aside(SectionKind::Credit), |row| StripKind::Rows(vec![row]));
            StripBlock { span, kind }
        });
        Strip { id: "a".to_owned(), blocks: blocks.collect() }
    }

    #[test]
    fn neighbours_of_one_kind_are_one_piece() {
        let strip = strip(&[(5, None), (3, None), (9, Some(7)), (2, Some(8)), (4, Some(0))]);
        let pieces = fine(&strip, |&row| row == 0);
        let expected = [StripPiece::Aside(8), StripPiece::Alone(11), StripPiece::Rows(vec![0], 4)];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn short_pieces_join_and_lead_to_the_worst_row() {
        let pieces: Vec<_> = (0..120).map(|row| StripPiece::Rows(vec![row], 1)).collect();
        let joined = coarser(pieces, |row| Some(200 - row));
        assert_eq!(joined.len(), 60);
        assert_eq!(joined[0], StripPiece::Rows(vec![1], 2));
    }
}
