//! The sequence model that finds names: a linear-chain conditional random field (Lafferty, `McCallum`
//! and Pereira 2001), trained by `cargo xtask train` and used here. It sees one sentence at a time.
//!
//! A model is a megabyte. Nothing that the page runs reads texts, so none of it is
//! in the page; a WebAssembly module that reads texts carries it, or loads it by [`Model::read`].

mod features;
mod lists;
pub mod train;

use std::{fmt, sync::LazyLock};

use cotejo_core::{
    findings::EntityKind,
    text::{Span, hash::hash},
};

use crate::tokens::{Token, tokens};

/// What a token is to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// No part of any.
    Outside,
    /// Its first token.
    First(EntityKind),
    /// Any other of its tokens.
    Inside(EntityKind),
}

/// Kinds in the order their labels have in a model.
const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Other];

/// How many labels there are.
const LABELS: usize = 1 + 2 * KINDS.len();

impl Label {
    /// Its number, below [`LABELS`].
    fn number(self) -> usize {
        let of = |kind: EntityKind| KINDS.iter().position(|one| *one == kind).unwrap_or(0);
        match self {
            Self::Outside => 0,
            Self::First(kind) => 1 + 2 * of(kind),
            Self::Inside(kind) => 2 + 2 * of(kind),
        }
    }

    /// The label of a number; numbers from [`LABELS`] on are [`Label::Outside`].
    fn of(number: usize) -> Self {
        match number.checked_sub(1).map(|at| (KINDS.get(at / 2), at % 2)) {
            Some((Some(&kind), 0)) => Self::First(kind),
            Some((Some(&kind), _)) => Self::Inside(kind),
            _ => Self::Outside,
        }
    }

    /// Whether it may follow `before`: inside a name only after a part of the same name.
    fn may_follow(self, before: Option<Self>) -> bool {
        match self {
            Self::Inside(kind) => {
                matches!(before, Some(Self::First(of) | Self::Inside(of)) if of == kind)
            }
            _ => true,
        }
    }
}

/// The weights of one feature, by label.
type Row = [i8; LABELS];

/// A trained model.
#[derive(Clone, Debug)]
pub struct Model {
    /// From label (the last for the beginning of a sentence) to label.
    transitions: [Row; LABELS + 1],
    /// Open addressing over the features' numbers, each with the place of its row; a place of 0 is
    /// free.
    slots: Vec<(u32, u32)>,
    /// Rows of a round length are added in few steps. The first is of no feature.
    rows: Vec<[i8; WIDTH]>,
}

/// Length of a row of weights and of a token's scores, from [`LABELS`] on filled up with zeros.
const WIDTH: usize = 16;

/// Which labels each may follow, but for the beginning of a sentence, in order.
static BEFORE: LazyLock<[Vec<usize>; LABELS]> = LazyLock::new(|| {
    std::array::from_fn(|label| {
        (0..LABELS).filter(|&before| Label::of(label).may_follow(Some(Label::of(before)))).collect()
    })
});

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoModel;

impl fmt::Display for NoModel {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("these bytes are no model of this version: train it again")
    }
}

impl std::error::Error for NoModel {}

/// What a model's bytes begin with.
const MAGIC: [u8; 8] = *b"cotejo-2";

/// A sentence whose features stand for all: a role, a list, marks, brackets, a name at the beginning.
const PROBE: &str =
    "Kursk y Kiev, dijo el presidente de \"El País\", Juan Pérez (PP), esperan a la Unión Europea.";

/// The model trained from AnCora-ES (see `data/model/SOURCE.md`).
static TRAINED: LazyLock<Model> = LazyLock::new(|| {
    Model::read(include_bytes!("../../../data/model/names.bin")).unwrap_or_else(|_| Model::empty())
});

impl Model {
    /// The model that comes with the crate. It has learnt with the features and lists of the crate: a
    /// test holds its fingerprint against theirs.
    pub fn trained() -> &'static Self {
        &TRAINED
    }

    fn empty() -> Self {
        let transitions = [[0; LABELS]; LABELS + 1];
        Self { transitions, slots: vec![(0, 0)], rows: vec![[0; WIDTH]] }
    }

    /// Packs weights. Layout: [`MAGIC`]; [`fingerprint`]; the transitions; the number of features
    /// (u32); then for each, in rising order, its number less the one before (LEB128), a bit for
    /// each label that has a weight (u16), and those weights.
    fn pack(
        transitions: &[Row; LABELS + 1],
        features: &std::collections::BTreeMap<u32, Row>,
    ) -> Vec<u8> {
        let mut packed = MAGIC.to_vec();
        packed.extend(fingerprint().to_le_bytes());
        packed.extend(transitions.as_flattened().iter().map(|weight| weight.cast_unsigned()));
        packed.extend((features.len() as u32).to_le_bytes());
        let mut last = 0;
        for (&number, row) in features {
            let mut gap = number - last;
            last = number;
            while gap >= 0x80 {
                packed.push(gap as u8 | 0x80);
                gap >>= 7;
            }
            packed.push(gap as u8);
            let mask =
                (0..LABELS).filter(|&at| row[at] != 0).fold(0_u16, |mask, at| mask | 1 << at);
            packed.extend(mask.to_le_bytes());
            packed.extend(
                row.iter().filter(|weight| **weight != 0).map(|weight| weight.cast_unsigned()),
            );
        }
        packed
    }

    /// Reads packed weights.
    ///
    /// # Errors
    /// They are none, or of another version.
    pub fn read(packed: &[u8]) -> Result<Self, NoModel> {
        Self::unpack(packed).ok_or(NoModel)
    }

    fn unpack(packed: &[u8]) -> Option<Self> {
        let mut rest = packed.strip_prefix(&MAGIC)?;
        let mut take = |count: usize| {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        take(FINGERPRINT)?;
        let mut transitions = [[0; LABELS]; LABELS + 1];
        for (weight, byte) in
            transitions.as_flattened_mut().iter_mut().zip(take(LABELS * (LABELS + 1))?)
        {
            *weight = byte.cast_signed();
        }
        let count = u32::from_le_bytes(take(4)?.try_into().ok()?) as usize;
        // A feature takes three bytes at least: more than that are announced by no true model.
        if count > packed.len() {
            return None;
        }
        let size = (count * 2).next_power_of_two().max(2);
        let mut model = Self { transitions, slots: vec![(0, 0); size], rows: vec![[0; WIDTH]] };
        let mut number = 0_u32;
        for _ in 0..count {
            let mut shift = 0;
            loop {
                let byte = take(1)?[0];
                number = number.wrapping_add(u32::from(byte & 0x7f).checked_shl(shift)?);
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            let mask = u16::from_le_bytes(take(2)?.try_into().ok()?);
            let mut row = [0; WIDTH];
            for weight in (0..LABELS).filter(|at| mask & (1 << at) != 0) {
                row[weight] = take(1)?[0].cast_signed();
            }
            let slot = model.slot(number);
            model.slots[slot] = (number, model.rows.len() as u32);
            model.rows.push(row);
        }
        Some(model)
    }

    /// Where a feature is, or the free slot where it would be. The table is at most half full.
    fn slot(&self, number: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = number as usize & mask;
        while self.slots[slot].1 != 0 && self.slots[slot].0 != number {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The names in a sentence, as half-open ranges of tokens with their kind, in order.
    pub(crate) fn names(&self, tokens: &[Token]) -> Vec<(usize, usize, EntityKind)> {
        // Names have capitals.
        if !tokens.iter().any(|token| token.text.contains(char::is_uppercase)) {
            return Vec::new();
        }
        // A token has less than 250 features, of weights below 128: their sum fits.
        let mut scores = vec![[0_i16; WIDTH]; tokens.len()];
        features::features(tokens, |at, number| {
            let (_, row) = self.slots[self.slot(number)];
            if row != 0 {
                for (score, weight) in scores[at].iter_mut().zip(self.rows[row as usize]) {
                    *score = score.saturating_add(i16::from(weight));
                }
            }
        });
        spans(&self.best(&scores))
    }

    /// The best sequence of labels (Viterbi).
    fn best(&self, scores: &[[i16; WIDTH]]) -> Vec<Label> {
        const NEVER: i32 = i32::MIN / 2;
        let mut best = [0_i32; LABELS];
        let mut came_from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for (at, score) in scores.iter().enumerate() {
            let mut next = [NEVER; LABELS];
            let mut from = [0; LABELS];
            for label in 0..LABELS {
                let score = i32::from(score[label]);
                if at == 0 {
                    if Label::of(label).may_follow(None) {
                        next[label] = score + i32::from(self.transitions[LABELS][label]);
                    }
                    continue;
                }
                for &before in &BEFORE[label] {
                    let total = best[before]
                        .saturating_add(i32::from(self.transitions[before][label]))
                        .saturating_add(score);
                    if total > next[label] {
                        (next[label], from[label]) = (total, before as u8);
                    }
                }
            }
            best = next;
            came_from.push(from);
        }
        let mut label = (0..LABELS).max_by_key(|&label| best[label]).unwrap_or(0);
        let mut labels: Vec<Label> = came_from
            .iter()
            .rev()
            .map(|from| {
                let here = Label::of(label);
                label = usize::from(from[label]);
                here
            })
            .collect();
        labels.reverse();
        labels
    }
}

fn spans(labels: &[Label]) -> Vec<(usize, usize, EntityKind)> {
    let mut found: Vec<(usize, usize, EntityKind)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match *label {
            Label::Outside => {}
            Label::First(kind) => found.push((at, at + 1, kind)),
            Label::Inside(_) => {
                if let Some(last) = found.last_mut() {
                    last.1 = at + 1;
                }
            }
        }
    }
    found
}

/// Bytes of a [`fingerprint`].
const FINGERPRINT: usize = size_of::<u64>();

/// What tells the features and lists of one model from another's: a model that has learnt with
/// others is to be trained again.
fn fingerprint() -> u64 {
    let probed = examples(PROBE).into_iter().flat_map(|(_, numbers)| numbers);
    hash(probed.flat_map(u32::to_le_bytes)) ^ lists::fingerprint()
}

/// What training sees of a sentence: each token's place and its features' numbers.
fn examples(text: &str) -> Vec<(Span, Vec<u32>)> {
    let tokens = tokens(text, Span::new(0, text.len()));
    let mut examples: Vec<(Span, Vec<u32>)> =
        tokens.iter().map(|token| (token.span, Vec::new())).collect();
    features::features(&tokens, |at, number| examples[at].1.push(number));
    examples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_has_learnt_with_these_features_and_lists() {
        let packed = include_bytes!("../../../data/model/names.bin");
        let learnt = &packed[MAGIC.len()..][..FINGERPRINT];
        assert_eq!(learnt, fingerprint().to_le_bytes(), "stale model: run `cargo xtask train`");
    }
}
