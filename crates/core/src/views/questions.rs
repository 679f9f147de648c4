//! What the articles answer to one question: the claims of a row that hang together, and of them
//! those to which several answers are given.

use crate::{
    compare::{DifferenceKind, Ledger, Row, Rule, State},
    text::{
        Span,
        sort::{sort, sort_by},
    },
};

/// Claims of a row that are about one thing: each shares a value with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The row, by its place in the ledger.
    pub row: usize,
    /// What is compared.
    pub kind: DifferenceKind,
    /// The worst state of its claims.
    pub state: State,
    /// The rules that decided, each once, the worst claim's first.
    pub rules: Vec<Rule>,
    /// What each article says, by column; empty where it says nothing of it.
    pub answers: Vec<Vec<Span>>,
}

impl Question {
    /// How many articles answer it.
    fn answered(&self) -> usize {
        self.answers.iter().filter(|spans| !spans.is_empty()).count()
    }

    /// Whether it asks for something that has a kind of its own, not for words.
    fn is_typed(&self) -> bool {
        !matches!(self.kind, DifferenceKind::Wording | DifferenceKind::Rendering)
    }
}

/// The claims of a row by what they are about: those of words left over, and the others.
pub fn wording_and_others(row: &Row, at: usize) -> (Vec<Question>, Vec<Question>) {
    asked(row, at).into_iter().partition(|one| one.kind == DifferenceKind::Wording)
}

/// The claims of a row by what they are about: what differs first, then what varies, then what is
/// the same; otherwise by kind and place.
fn asked(row: &Row, at: usize) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for kind in DifferenceKind::ALL {
        let claims: Vec<_> = row.differences.iter().filter(|claim| claim.kind == kind).collect();
        let values: Vec<Vec<(usize, Span)>> = claims
            .iter()
            .map(|claim| claim.values.iter().map(|value| (value.article, value.span)).collect())
            .collect();
        for (members, values) in connected(&values) {
            let mut states: Vec<_> =
                members.iter().map(|&at| (claims[at].state, claims[at].rule)).collect();
            sort_by(&mut states, |a, b| (b.0.rank(), a.1).cmp(&(a.0.rank(), b.1)));
            let mut rules: Vec<Rule> = Vec::new();
            for (_, rule) in &states {
                if !rules.contains(rule) {
                    rules.push(*rule);
                }
            }
            let mut answers = vec![Vec::new(); row.cells.len()];
            values.into_iter().for_each(|(article, span)| answers[article].push(span));
            let state = states[0].0;
            questions.push(Question { row: at, kind, state, rules, answers });
        }
    }
    sort_by(&mut questions, |a, b| {
        let rank = b.state.rank().cmp(&a.state.rank());
        rank.then_with(|| (a.kind, &a.answers).cmp(&(b.kind, &b.answers)))
    });
    questions
}

/// Puts lists that have a value in common together, with all their values, sorted.
fn connected<V: Ord + Clone>(lists: &[Vec<V>]) -> Vec<(Vec<usize>, Vec<V>)> {
    let mut found: Vec<(Vec<usize>, Vec<V>)> = Vec::new();
    for (at, list) in lists.iter().enumerate() {
        let mut joined = (vec![at], list.clone());
        found.retain(|(members, values)| {
            let apart = !values.iter().any(|value| joined.1.contains(value));
            if !apart {
                joined.0.extend(members);
                joined.1.extend(values.iter().cloned());
            }
            apart
        });
        sort(&mut joined.0);
        sort(&mut joined.1);
        joined.1.dedup();
        found.push(joined);
    }
    sort_by(&mut found, |a, b| a.0.cmp(&b.0));
    found
}

/// The questions to which a comparison's articles give several answers, the most contested first:
/// what differs, then what most articles answer, then by the rows' numbers. Words left over and
/// renderings ask nothing.
pub fn contested(ledger: &Ledger, numbered: &[usize]) -> Vec<Question> {
    let mut questions: Vec<Question> = numbered
        .iter()
        .flat_map(|&at| asked(&ledger.rows[at], at))
        .filter(|one| one.is_typed() && one.state != State::Same && one.answered() > 1)
        .collect();
    // The sort is stable: rows stay in their order.
    sort_by(&mut questions, |a, b| {
        let rank = b.state.rank().cmp(&a.state.rank());
        rank.then_with(|| b.answered().cmp(&a.answered()))
    });
    questions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_with_a_value_in_common_are_put_together() {
        let lists = [[1, 2], [5, 6], [2, 3], [3, 4], [7, 8]].map(Vec::from);
        let members: Vec<Vec<usize>> =
            connected(&lists).into_iter().map(|(members, _)| members).collect();
        assert_eq!(members, [vec![0, 2, 3], vec![1], vec![4]]);
    }
}
