//! How the model is trained: the likelihood of labelled sentences under a linear-chain conditional
//! random field, climbed sentence by sentence with the FTRL-Proximal step, whose L1 term leaves
//! most weights at zero (`McMahan` et al., "Ad click prediction: a view from the trenches", KDD 2013).
//! The weights of the later half of the rounds are averaged. No randomness but a fixed shuffle: the
//! same examples give the same bytes on one platform.

use std::collections::BTreeMap;

use cotejo_core::{findings::EntityKind, text::Span};

use super::{LABELS, Label, Model, examples};

/// Rounds over the examples.
const ROUNDS: usize = 16;
/// Size of a step, and what keeps the first ones small.
const ALPHA: f32 = 0.1;
const BETA: f32 = 1.0;
/// Pull of a weight to zero: by its sign and by its size.
const L1: f32 = 0.1;
const L2: f32 = 0.1;
/// Gradients below this change nothing that could be seen.
const NEGLIGIBLE: f32 = 1e-5;

type Scores = [f32; LABELS];

/// A sentence with its labels.
#[derive(Clone, Debug)]
pub struct Example {
    features: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

impl Example {
    /// A sentence and the names in it, as spans of its text.
    pub fn new(text: &str, names: &[(Span, EntityKind)]) -> Self {
        let (mut features, mut labels) = (Vec::new(), Vec::new());
        for (span, seen) in examples(text) {
            let name =
                names.iter().find(|(name, _)| name.start <= span.start && span.start < name.end);
            let label = match name {
                None => Label::Outside,
                Some((name, kind)) if name.start == span.start => Label::First(*kind),
                Some((_, kind)) => Label::Inside(*kind),
            };
            features.push(seen);
            labels.push(label.number());
        }
        Self { features, labels }
    }
}

/// A weight being learnt.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: f32,
    gathered: f32,
    squares: f32,
    /// Over the rounds that are averaged.
    sum: f32,
}

impl Weight {
    fn step(&mut self, gradient: f32, l1: f32) {
        if gradient.abs() <= NEGLIGIBLE {
            return;
        }
        let squares = self.squares + gradient * gradient;
        self.gathered += gradient - (squares.sqrt() - self.squares.sqrt()) / ALPHA * self.now;
        self.squares = squares;
        self.now = if self.gathered.abs() <= l1 {
            0.0
        } else {
            (l1 * self.gathered.signum() - self.gathered) / ((BETA + squares.sqrt()) / ALPHA + L2)
        };
    }
}

type Weights = [Weight; LABELS];

/// Trains a model; `told` hears the loss of each round, in nats over all tokens. Gives the bytes
/// that [`Model::read`] takes.
pub fn train(sentences: &[Example], mut progress: impl FnMut(usize, f64)) -> Vec<u8> {
    let mut index: BTreeMap<u32, u32> = BTreeMap::new();
    let numbered: Vec<Vec<Vec<u32>>> = sentences
        .iter()
        .map(|sentence| {
            let mut number = |feature: &u32| {
                let next = index.len() as u32;
                *index.entry(*feature).or_insert(next)
            };
            sentence.features.iter().map(|token| token.iter().map(&mut number).collect()).collect()
        })
        .collect();
    let mut states = vec![Weights::default(); index.len()];
    let mut transitions = [Weights::default(); LABELS + 1];
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut seed = 0x1234_5678_9abc_def1_u64;
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut seed);
        let losses = order
            .iter()
            .filter(|&&at| !sentences[at].labels.is_empty())
            .map(|&at| climb(&numbered[at], &sentences[at].labels, &mut states, &mut transitions));
        progress(round, losses.sum());
        if round >= ROUNDS / 2 {
            let all = states.iter_mut().chain(&mut transitions).flatten();
            all.for_each(|weight| weight.sum += weight.now);
        }
    }
    packed(&index, &states, &transitions)
}

/// Fisher and Yates, by a xorshift.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        order.swap(at, (*seed % (at as u64 + 1)) as usize);
    }
}

/// One step up for one sentence (forward and backward sums, scaled as in Rabiner 1989); gives its
/// loss.
fn climb(
    tokens: &[Vec<u32>],
    labels: &[usize],
    states: &mut [Weights],
    transitions: &mut [Weights; LABELS + 1],
) -> f64 {
    let moves: [Scores; LABELS + 1] = transitions.map(|row| row.map(|weight| weight.now.exp()));
    let likes: Vec<Scores> = tokens.iter().map(|token| exponentials(token, states)).collect();
    let count = tokens.len();
    let (mut forward, mut scales) = (vec![[0.0; LABELS]; count], vec![0.0; count]);
    for at in 0..count {
        let mut row = likes[at];
        for (label, like) in row.iter_mut().enumerate() {
            *like *= match at.checked_sub(1) {
                None => moves[LABELS][label],
                Some(before) => {
                    (0..LABELS).map(|from| forward[before][from] * moves[from][label]).sum()
                }
            };
        }
        scales[at] = row.iter().sum();
        forward[at] = row.map(|like| like / scales[at]);
    }
    let mut backward = vec![[1.0_f32; LABELS]; count];
    for at in (0..count - 1).rev() {
        let (next, after) = (likes[at + 1], backward[at + 1]);
        backward[at] = std::array::from_fn(|label| {
            let sum: f32 = (0..LABELS).map(|to| moves[label][to] * next[to] * after[to]).sum();
            sum / scales[at + 1]
        });
    }
    let mut loss = 0.0;
    for at in 0..count {
        let mut gradient: Scores =
            std::array::from_fn(|label| forward[at][label] * backward[at][label]);
        let total: f32 = gradient.iter().sum();
        gradient = gradient.map(|share| share / total);
        loss -= f64::from(gradient[labels[at]].max(1e-30)).ln();
        gradient[labels[at]] -= 1.0;
        match at.checked_sub(1) {
            None => step(&mut transitions[LABELS], &gradient, 0.0),
            Some(before) => {
                for from in 0..LABELS {
                    let mut expected: Scores = std::array::from_fn(|to| {
                        forward[before][from] * moves[from][to] * likes[at][to] * backward[at][to]
                            / scales[at]
                    });
                    if from == labels[before] {
                        expected[labels[at]] -= 1.0;
                    }
                    step(&mut transitions[from], &expected, 0.0);
                }
            }
        }
        for &feature in &tokens[at] {
            step(&mut states[feature as usize], &gradient, L1);
        }
    }
    loss
}

fn step(weights: &mut Weights, gradient: &Scores, l1: f32) {
    weights.iter_mut().zip(gradient).for_each(|(weight, gradient)| weight.step(*gradient, l1));
}

/// What each label's weights come to, as exponentials of which the largest is one.
fn exponentials(token: &[u32], states: &[Weights]) -> Scores {
    let mut scores = [0.0; LABELS];
    for &feature in token {
        for (score, weight) in scores.iter_mut().zip(&states[feature as usize]) {
            *score += weight.now;
        }
    }
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| (score - most).exp())
}

fn packed(
    index: &BTreeMap<u32, u32>,
    states: &[Weights],
    transitions: &[Weights; LABELS + 1],
) -> Vec<u8> {
    // What may not follow needs no weight: the best sequence is sought without it.
    let mut transitions = *transitions;
    for (before, row) in transitions.iter_mut().enumerate() {
        let before = (before < LABELS).then(|| Label::of(before));
        for (label, weight) in row.iter_mut().enumerate() {
            if !Label::of(label).may_follow(before) {
                *weight = Weight::default();
            }
        }
    }
    let most = states
        .iter()
        .chain(&transitions)
        .flatten()
        .map(|weight| weight.sum.abs())
        .fold(f32::MIN_POSITIVE, f32::max);
    let row = |weights: &Weights| {
        weights.map(|weight| (weight.sum / most * f32::from(i8::MAX)).round() as i8)
    };
    let features: BTreeMap<u32, [i8; LABELS]> = index
        .iter()
        .map(|(&feature, &at)| (feature, row(&states[at as usize])))
        // Zero marks a free slot of the table that a model is read into.
        .filter(|(feature, row)| *feature != 0 && row.iter().any(|weight| *weight != 0))
        .collect();
    Model::pack(&transitions.each_ref().map(row), &features)
}
