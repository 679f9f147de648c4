//! What a comparison found, before anything else: how many rows differ, say the same and tell of the
//! same, what only one article has, and in which order the rows lead.

use crate::{
    bundle::ArticleText,
    compare::{Cell, DifferenceKind, Ledger, Place, Row, State},
    text::{
        Span,
        sort::{sort, sort_by},
    },
};

/// The numbers that a comparison leads with. Each is a filter; it counts the rows that every other
/// group of filters lets pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// Rows that differ.
    pub differs: usize,
    /// Rows that say the same.
    pub same: usize,
    /// Rows that tell of the same, and nothing found contradicts them.
    pub compatible: usize,
    /// Of those, rows that agree in a date, a figure, a name or a place.
    pub agreeing: usize,
    /// Rows that only one article has, by column.
    pub alone: Vec<usize>,
    /// Stretches of the texts that count nowhere.
    pub aside: usize,
}

impl Finding {
    /// Counts rows.
    pub(super) fn of<'l>(rows: impl Iterator<Item = &'l Row>, ledger: &Ledger) -> Self {
        let mut finding = Self {
            alone: vec![0; ledger.articles.len()],
            aside: ledger.coverage.iter().map(|coverage| coverage.excluded as usize).sum(),
            ..Self::default()
        };
        for row in rows {
            match row.state {
                State::Differs => finding.differs += 1,
                State::Same => finding.same += 1,
                State::Compatible => {
                    finding.compatible += 1;
                    finding.agreeing += usize::from(agrees(row));
                }
                State::Alone => {
                    let own = row.present().next();
                    own.into_iter().for_each(|cell| finding.alone[cell.article] += 1);
                }
                State::Reference | State::Absent => {}
            }
        }
        finding
    }

    /// How many rows have a state.
    pub fn count(&self, state: State) -> usize {
        match state {
            State::Differs => self.differs,
            State::Same => self.same,
            State::Compatible => self.compatible,
            State::Alone => self.alone.iter().sum(),
            State::Reference | State::Absent => 0,
        }
    }
}

/// Whether a row's articles agree in something that has a kind of its own.
fn agrees(row: &Row) -> bool {
    row.differences
        .iter()
        .any(|claim| claim.state == State::Same && claim.kind != DifferenceKind::Wording)
}

/// The rows of several articles in the order in which they lead: those that differ, those that say
/// the same, those that tell of the same; of the last, those first that agree in something; captions
/// last of each. Otherwise in the ledger's order, which is the reference's.
pub(super) fn leading(ledger: &Ledger) -> Vec<usize> {
    let shared = |at: &usize| ledger.rows[*at].state != State::Alone;
    let mut rows: Vec<usize> = (0..ledger.rows.len()).filter(shared).collect();
    let rank = |at: usize| {
        let row = &ledger.rows[at];
        let state = match row.state {
            State::Differs => 0,
            State::Same => 1,
            _ => 2,
        };
        let vague = row.state == State::Compatible && !agrees(row);
        (state, vague, is_caption(row, ledger.reference))
    };
    sort_by(&mut rows, |a, b| (rank(*a), a).cmp(&(rank(*b), b)));
    rows
}

/// Whether a row's first passage stands under a photograph.
fn is_caption(row: &Row, reference: usize) -> bool {
    let held_against = Some(&row.cells[reference]).filter(|cell| !cell.spans.is_empty());
    let first = held_against.or_else(|| row.present().next());
    first.is_some_and(|cell| cell.place == Some(Place::Caption))
}

/// What the head of a row says: in what its articles differ, vary and agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowHead {
    /// Kinds that differ.
    pub differs: Vec<DifferenceKind>,
    /// Kinds in which one is vaguer, or which cannot be held against each other; words left over are
    /// in no head.
    pub varies: Vec<DifferenceKind>,
    /// The days in which they agree: TIMEX3 values.
    pub days: Vec<String>,
    /// The figures in which they agree, in words of the sources.
    pub figures: Vec<String>,
    /// In how many persons, bodies and places they agree.
    pub names: usize,
    /// Other kinds in which they agree.
    pub agrees: Vec<DifferenceKind>,
}

impl RowHead {
    /// Of a row of these texts.
    pub fn of(row: &Row, texts: &[&ArticleText]) -> Self {
        // Lists are short: each thing is looked for among those that are there.
        fn add<T: PartialEq>(list: &mut Vec<T>, one: T) {
            if !list.contains(&one) {
                list.push(one);
            }
        }
        let mut head = Self::default();
        let in_state = |state: State| {
            let claims = row.differences.iter().filter(move |claim| claim.state == state);
            claims.filter(|claim| claim.kind != DifferenceKind::Wording)
        };
        in_state(State::Differs).for_each(|claim| add(&mut head.differs, claim.kind));
        for claim in in_state(State::Compatible) {
            if !head.differs.contains(&claim.kind) {
                add(&mut head.varies, claim.kind);
            }
        }
        let mut names: Vec<&str> = Vec::new();
        for claim in in_state(State::Same) {
            let Some(value) = claim.values.first() else { continue };
            let ArticleText { reading, text, .. } = texts[value.article];
            match claim.kind {
                DifferenceKind::Date => {
                    let date = reading.dates.iter().find(|date| date.span.overlaps(value.span));
                    date.into_iter().for_each(|date| add(&mut head.days, date.value.clone()));
                }
                DifferenceKind::Figure => {
                    let figure = reading.figures.iter().find(|one| one.span.overlaps(value.span));
                    let span = figure.map_or(value.span, |figure| figure.span);
                    add(&mut head.figures, span.of(text).to_owned());
                }
                DifferenceKind::Name | DifferenceKind::Place => {
                    let mention = reading.mentions.iter().find(|one| one.span.overlaps(value.span));
                    mention.into_iter().for_each(|one| add(&mut names, one.entity.as_str()));
                }
                other => add(&mut head.agrees, other),
            }
        }
        head.names = names.len();
        for kinds in [&mut head.differs, &mut head.varies, &mut head.agrees] {
            sort(kinds);
        }
        head
    }

    /// Whether it names anything in which they agree.
    pub fn names_agreement(&self) -> bool {
        let lists = [self.days.is_empty(), self.figures.is_empty(), self.agrees.is_empty()];
        self.names > 0 || lists.contains(&false)
    }
}

/// The passages that stand nearest to what only one article has, by the others' columns.
pub fn nearest(row: &Row) -> impl Iterator<Item = (&Cell, Span, f64)> {
    let absent = row.cells.iter();
    absent.filter_map(|cell| cell.nearest.map(|nearest| (cell, nearest.span, nearest.score)))
}
