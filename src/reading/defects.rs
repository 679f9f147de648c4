//! Defects of the text itself: gaps, repeated words, a machine's capitals. Those that other parts
//! of the reading come upon (quotation marks, number formats, dates) are found there.

use super::{
    Defect, DefectKind, DefectReason,
    gazetteer::{FUNCTION_WORDS, PREPOSITIONS, ROLES},
    names::looks_like_verb,
    tokens::Token,
};
use crate::{
    article::{Part, PartKind},
    text::Span,
};

/// Kinds of evidence that together make a machine's translation.
const EVIDENCE: usize = 2;

/// Gaps that a stripped link leaves, and words that stand twice, in one sentence.
pub(crate) fn in_sentence(tokens: &[Token]) -> Vec<Defect> {
    let mut found = Vec::new();
    for (left, right) in tokens.iter().zip(tokens.iter().skip(1)) {
        let span = Span { start: left.span.start, end: right.span.end };
        let mut push = |span, kind, why| found.push(Defect { span, kind, why });
        if left.text == "," && right.text == "," {
            push(span, DefectKind::MissingWords, DefectReason::NothingBetweenCommas);
        } else if matches!(right.text, "," | "." | ";")
            && !right.glued
            && PREPOSITIONS.contains(&left.folded)
        {
            push(span, DefectKind::MissingWords, DefectReason::PrepositionBeforeComma);
        } else if twice(left, right) {
            push(span, DefectKind::RepeatedWords, DefectReason::SameWordsTwice);
        }
    }
    found
}

/// The same word twice, with nothing but a blank between; "muy muy" and numbers are meant.
fn twice(left: &Token, right: &Token) -> bool {
    let said_twice_on_purpose =
        ["muy", "casi", "bla", "ya", "no", "si", "very", "that", "had", "que"];
    left.is_word()
        && !right.glued
        && left.folded == right.folded
        && left.text.chars().any(char::is_alphabetic)
        && !said_twice_on_purpose.contains(&left.folded.as_str())
        && left.is_capitalised() == right.is_capitalised()
}

/// Capitals in mid-sentence on words that are no names: grammar, and forms of the past.
pub(crate) fn machine_capitals(tokens: &[Token]) -> Vec<Defect> {
    (1..tokens.len())
        .filter(|&at| {
            let token = &tokens[at];
            let grammar = FUNCTION_WORDS.contains(&token.folded)
                && token.text.chars().count() > 3
                && !ROLES.contains(&token.folded);
            let next_is_capital = tokens.get(at + 1).is_some_and(Token::is_capitalised);
            token.is_capitalised()
                && !token.is_all_capitals()
                && !next_is_capital
                && tokens[at - 1].is_word()
                && (grammar || looks_like_verb(tokens, at))
        })
        .map(|at| Defect {
            span: tokens[at].span,
            kind: DefectKind::MachineTranslation,
            why: DefectReason::CapitalInMidSentence,
        })
        .collect()
}

/// Keeps the evidence of a machine's translation only where it is of two kinds or more: one
/// alone can be a slip. Mixed quotation marks and repeated words count as evidence too.
pub(crate) fn weigh_machine_evidence(defects: &mut Vec<Defect>) {
    let mut kinds: Vec<DefectReason> = defects
        .iter()
        .filter(|defect| {
            matches!(
                defect.kind,
                DefectKind::MachineTranslation
                    | DefectKind::MixedQuotes
                    | DefectKind::RepeatedWords
            )
        })
        .map(|defect| defect.why)
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < EVIDENCE {
        defects.retain(|defect| defect.kind != DefectKind::MachineTranslation);
    }
}

/// What the parts themselves say: promotion, boilerplate, a report that starts in mid-sentence.
pub(crate) fn of_parts(text: &str, parts: &[Part]) -> Vec<Defect> {
    let mut found: Vec<Defect> = parts
        .iter()
        .filter_map(|part| {
            let (kind, why) = match part.kind {
                PartKind::Promotion => (DefectKind::Promotion, DefectReason::PromotionalLabel),
                PartKind::Boilerplate => (DefectKind::Boilerplate, DefectReason::AgencyFormula),
                _ => return None,
            };
            Some(Defect { span: part.span, kind, why })
        })
        .collect();
    let headed = parts.iter().any(|part| part.kind == PartKind::DateLine);
    if let Some(body) = parts.iter().find(|part| part.kind == PartKind::Body).filter(|_| headed) {
        let words = body.span.of(text);
        let first = words.split_whitespace().next().unwrap_or_default();
        if first.chars().next().is_some_and(char::is_lowercase) {
            let start = body.span.start as usize;
            found.push(Defect {
                span: Span::new(start, start + first.len()),
                kind: DefectKind::MissingWords,
                why: DefectReason::StartsInLowerCase,
            });
        }
    }
    found
}
