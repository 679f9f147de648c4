//! Free paraphrases: two passages that tell of one thing in words of their own. Only typed values
//! and words between quotation marks are compared, and values only where they answer one question.

use super::{
    claims::{CellUnits, Claim, answers_one_question, equal},
    ledger::DifferenceKind,
    units::Value,
    values::figures,
    word_alignment::{Match, WordAlignment},
};

/// What two free paraphrases claim: values that are equal, and figures that count one thing in
/// clauses of one subject and are not.
pub(super) fn of_paraphrases(
    a: &CellUnits,
    b: &CellUnits,
    alignment: &WordAlignment,
) -> Vec<Claim> {
    let mut claims: Vec<Claim> =
        alignment.pairs.iter().filter_map(|pair| equal(a, b, pair)).collect();
    claims.retain(|claim| claim.kind != DifferenceKind::Wording);
    let figures_of = |cell: &CellUnits, of: &[Option<usize>]| -> Vec<usize> {
        let left = |at: &usize| {
            of[*at].is_none_or(|pair| alignment.pairs[pair].matched == Match::Compared)
        };
        let is_figure = |at: &usize| matches!(cell.units[*at].value, Value::Figure(_));
        (0..of.len()).filter(is_figure).filter(left).collect()
    };
    let (own, others) = (figures_of(a, &alignment.of_a), figures_of(b, &alignment.of_b));
    let mut taken: Vec<usize> = Vec::new();
    for at in own {
        let candidates: Vec<usize> = others
            .iter()
            .copied()
            .filter(|other| !taken.contains(other) && answers_one_question(a, at, b, *other))
            .collect();
        let [other] = candidates[..] else { continue };
        taken.push(other);
        let (left, right) = (&a.units[at], &b.units[other]);
        let (Value::Figure(one), Value::Figure(two)) = (left.value, right.value) else { continue };
        let (state, rule) = figures(left, one, right, two, false);
        claims.push(Claim::new(DifferenceKind::Figure, state, rule, one.span, two.span));
    }
    claims
}
