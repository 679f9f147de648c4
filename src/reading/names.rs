//! Mentions of entities by rule: runs of capitals, the tables of known names, and the words
//! beside them. Gives each mention its form; `entities` joins forms.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    EntityKind, Mention, cues,
    gazetteer::{
        self, FUNCTION_WORDS, GIVEN_NAMES, HAPPENING_HEADS, MEDIUM_CUES, ORGANISATION_HEADS,
        PLACE_CUES, PLACE_HEADS, ROLES, key, known,
    },
    tenses,
    tokens::{Token, tokens},
};
use crate::text::Span;

/// Words that may stand inside a name, between its capitals.
const CONNECTORS: [&str; 9] = ["de", "del", "la", "los", "las", "of", "the", "for", "y"];

/// Longest word in capitals taken for an acronym, in letters.
const ACRONYM: usize = 6;

/// The mentions in the sentences of a text, in order; [`Mention::entity`] is the form as it stands.
pub(crate) fn mentions(text: &str, sentences: &[Span]) -> Vec<Mention> {
    let sentences: Vec<Vec<Token>> =
        sentences.iter().map(|&sentence| tokens(text, sentence)).collect();
    let alone = words_alone(&sentences);
    let lower: BTreeSet<&str> = sentences
        .iter()
        .flatten()
        .filter(|token| token.is_word() && !token.is_capitalised())
        .map(|token| token.folded.as_str())
        .collect();
    let mut found = Vec::new();
    for sentence in &sentences {
        for run in runs(text, sentence, &alone, &lower) {
            let span =
                Span { start: sentence[run.0].span.start, end: sentence[run.1 - 1].span.end };
            found.push(Candidate { span, kind: kind(text, sentence, run), words: run.1 - run.0 });
        }
    }
    settle(text, found)
}

struct Candidate {
    span: Span,
    kind: Option<EntityKind>,
    words: usize,
}

/// Capitalised words that stand somewhere without a hyphen beside them, in mid-sentence.
fn words_alone(sentences: &[Vec<Token>]) -> BTreeSet<String> {
    sentences
        .iter()
        .flat_map(|tokens| {
            (1..tokens.len())
                .filter(|&at| {
                    let hyphened = (tokens[at].glued && tokens[at - 1].text == "-")
                        || tokens.get(at + 1).is_some_and(|next| next.glued && next.text == "-");
                    tokens[at].is_capitalised() && !hyphened
                })
                .map(|at| tokens[at].folded.clone())
        })
        .collect()
}

/// Runs of tokens that look like a name, as half-open ranges.
fn runs(
    text: &str,
    tokens: &[Token],
    alone: &BTreeSet<String>,
    lower: &BTreeSet<&str>,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = longest_known(text, tokens, at) {
            let end = extend_known(text, tokens, at, end);
            found.push((at, end));
            at = end;
            continue;
        }
        if !opens_name(tokens, at) {
            at += 1;
            continue;
        }
        let end = run_end(text, tokens, at, alone);
        let first_of_sentence = tokens[..at].iter().all(|token| !token.is_word());
        let mut start = at;
        // The capital of a sentence's first word says nothing; other signs must.
        if first_of_sentence && end - start == 1 && !is_name_elsewhere(&tokens[at], alone) {
            at = end;
            continue;
        }
        if first_of_sentence
            && end - start > 1
            && lower.contains(tokens[at].folded.as_str())
            && !ORGANISATION_HEADS.contains(&tokens[at].folded)
        {
            start += 1;
        }
        if start < end && !shouted(&tokens[start..end]) && !is_portfolio(tokens, (start, end)) {
            found.push((start, end));
        }
        at = end.max(at + 1);
    }
    found
}

fn is_name_elsewhere(token: &Token, alone: &BTreeSet<String>) -> bool {
    alone.contains(&token.folded)
        || (token.is_all_capitals() && token.text.chars().count() <= ACRONYM)
}

/// Whether a name could begin here: a capital that is neither grammar nor a role.
fn opens_name(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.is_capitalised()
        && !FUNCTION_WORDS.contains(&token.folded)
        && !ROLES.contains(&token.folded)
        && !tenses::is_calendar_word(&token.folded)
        && cues::cue(token.text).is_none()
        && !looks_like_verb(tokens, at)
}

/// Whether the words before make a single capital the field of an office: "ministro de
/// Exteriores".
fn is_portfolio(tokens: &[Token], (start, end): (usize, usize)) -> bool {
    end - start == 1
        && start > 1
        && matches!(tokens[start - 1].folded.as_str(), "de" | "of" | "for")
        && ROLES.contains(&tokens[start - 2].folded)
}

/// The end of the longest run from `at` that the tables know, of at most eight tokens.
fn longest_known(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if !tokens[at].is_capitalised() {
        return None;
    }
    (at + 1..=tokens.len().min(at + 8)).rev().find(|&end| {
        let span = Span { start: tokens[at].span.start, end: tokens[end - 1].span.end };
        tokens[end - 1].is_word() && known(span.of(text)).is_some()
    })
}

/// A known name followed directly by more capitals is part of a longer one ("Kim Jong-un",
/// "Washington Post"), unless it is a place or agency that stands by itself often enough.
fn extend_known(text: &str, tokens: &[Token], at: usize, end: usize) -> usize {
    let span = Span { start: tokens[at].span.start, end: tokens[end - 1].span.end };
    let single = end - at == 1;
    let longer = tokens
        .get(end)
        .is_some_and(|next| !next.glued && opens_name(tokens, end) && known(next.text).is_none());
    if single && longer && !gazetteer::is_agency(span.of(text)) {
        run_end(text, tokens, at, &BTreeSet::new())
    } else {
        end
    }
}

/// The end of the run of capitals from `at`, connectors inside long names included.
fn run_end(text: &str, tokens: &[Token], at: usize, alone: &BTreeSet<String>) -> usize {
    let headed =
        ORGANISATION_HEADS.contains(&tokens[at].folded) || PLACE_HEADS.contains(&tokens[at].folded);
    let mut end = at + 1;
    while end < tokens.len() {
        let next = &tokens[end];
        if next.text == "-" && next.glued {
            let Some(after) = tokens.get(end + 1).filter(|after| after.glued && after.is_word())
            else {
                break;
            };
            let splits = after.is_capitalised()
                && after.text.chars().count() > 2
                && splits_at_hyphen(text, tokens, end, alone);
            if splits {
                break;
            }
            end += 2;
        } else if next.is_capitalised()
            && !next.glued
            && (opens_name(tokens, end) || goes_on(tokens, end))
            && !looks_like_verb(tokens, end)
        {
            end += 1;
        } else if headed && CONNECTORS.contains(&next.text) {
            let Some(capital) =
                (end + 1..tokens.len().min(end + 3)).find(|&at| tokens[at].is_capitalised())
            else {
                break;
            };
            let plain = tokens[end..capital]
                .iter()
                .all(|token| CONNECTORS.contains(&token.text) && !token.glued);
            if !plain || next.text == "y" && known(tokens[capital].text).is_some() {
                break;
            }
            end = capital + 1;
        } else {
            break;
        }
    }
    end
}

/// Whether a word of the grammar is part of a name begun before it: over a hyphen ("Kim Yo-jong"),
/// or as a syllable of two letters ("Kim Jong Un", "Bashar Al Asad").
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let syllable =
        FUNCTION_WORDS.contains(&tokens[at].folded) && tokens[at].text.chars().count() == 2;
    syllable
        || tokens.get(at + 1).is_some_and(|next| next.glued && next.text == "-")
            && tokens.get(at + 2).is_some_and(|after| after.glued && after.is_word())
}

/// Whether a hyphen joins two names ("Rusia-Estados Unidos") rather than parts of one.
fn splits_at_hyphen(text: &str, tokens: &[Token], hyphen: usize, alone: &BTreeSet<String>) -> bool {
    let left = &tokens[hyphen - 1];
    let right = &tokens[hyphen + 1];
    let whole = Span { start: left.span.start, end: right.span.end };
    let is_place =
        |token: &Token| known(token.text).is_some_and(|known| known.kind == EntityKind::Place);
    known(whole.of(text)).is_none()
        && (is_place(left)
            || is_place(right)
            || (alone.contains(&left.folded) && alone.contains(&right.folded)))
}

/// A capital in mid-sentence on a form of the past: machines put them there.
pub(crate) fn looks_like_verb(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    at > 0
        && token.text.chars().count() > 5
        && token.is_capitalised()
        && !token.is_all_capitals()
        && tenses::is_preterite(token.text)
}

/// Two words or more in capitals throughout are a label, not a name, and so is one too long for an
/// acronym.
fn shouted(tokens: &[Token]) -> bool {
    let long = tokens.len() == 1
        && tokens[0].is_all_capitals()
        && tokens[0].text.chars().count() > ACRONYM;
    long || tokens.iter().filter(|token| token.is_word()).count() > 1
        && tokens.iter().filter(|token| token.is_word()).all(Token::is_all_capitals)
}

/// What a run names, as far as the tables and the words before it tell.
fn kind(text: &str, tokens: &[Token], (start, end): (usize, usize)) -> Option<EntityKind> {
    let span = Span { start: tokens[start].span.start, end: tokens[end - 1].span.end };
    if let Some(known) = known(span.of(text)) {
        return Some(known.kind);
    }
    let first = &tokens[start];
    if ORGANISATION_HEADS.contains(&first.folded) && end - start > 1 {
        return Some(EntityKind::Organisation);
    }
    if PLACE_HEADS.contains(&first.folded) && end - start > 1 {
        return Some(EntityKind::Place);
    }
    if GIVEN_NAMES.contains(&first.folded) {
        return Some(EntityKind::Person);
    }
    if end - start > 1
        && tokens[start..end].iter().any(|token| HAPPENING_HEADS.contains(&token.folded))
    {
        return Some(EntityKind::Other);
    }
    let before: Vec<&str> =
        tokens[..start].iter().rev().take(6).map(|token| token.folded.as_str()).collect();
    if before.iter().take(3).any(|word| MEDIUM_CUES.contains(word))
        && before.first().is_some_and(|word| *word != ",")
    {
        return Some(EntityKind::Organisation);
    }
    if before.first() == Some(&"de") && before.get(1).is_some_and(|word| PLACE_CUES.contains(word))
    {
        return Some(EntityKind::Place);
    }
    if role_before(&before) {
        return Some(EntityKind::Person);
    }
    if end - start == 1 && first.is_all_capitals() {
        return Some(EntityKind::Organisation);
    }
    if end - start == 1
        && matches!(before.first(), Some(&("en" | "desde" | "hacia" | "in" | "from")))
    {
        return Some(EntityKind::Place);
    }
    (end - start > 1
        && tokens[start..end]
            .iter()
            .all(|token| token.text.chars().count() > 1 || token.text == "-"))
    .then_some(EntityKind::Person)
}

/// Whether the words before (nearest first) hold a role that the name completes: "el presidente
/// ruso, ", "el líder de Corea del Norte, ".
fn role_before(before: &[&str]) -> bool {
    before.iter().position(|word| ROLES.contains(word)).is_some_and(|at| {
        !before[..at]
            .iter()
            .any(|word| matches!(*word, "." | ";" | ":" | "y" | "a" | "con" | "que"))
    })
}

/// Gives single words the kind of the fuller name they belong to, drops what nothing speaks for.
fn settle(text: &str, candidates: Vec<Candidate>) -> Vec<Mention> {
    let mut of_word: BTreeMap<String, EntityKind> = BTreeMap::new();
    for candidate in &candidates {
        if let Some(kind) = candidate.kind {
            let form = key(candidate.span.of(text));
            if kind == EntityKind::Person {
                for word in form.split(' ').filter(|word| word.chars().count() > 2) {
                    of_word.entry(word.to_owned()).or_insert(kind);
                }
            }
            of_word.entry(form).or_insert(kind);
        }
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for candidate in &candidates {
        *times.entry(key(candidate.span.of(text))).or_default() += 1;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let form = candidate.span.of(text);
            let key = key(form);
            let kind = candidate.kind.or_else(|| of_word.get(&key).copied());
            let kind = kind.or_else(|| {
                (candidate.words > 1 || times[&key] > 1).then_some(EntityKind::Other)
            })?;
            Some(Mention { span: candidate.span, kind, entity: form.to_owned() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Organisation, Person, Place};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityKind)]) {
        let sentences = crate::text::sentences::sentences(text, Span::new(0, text.len()));
        let found: Vec<_> = mentions(text, &sentences)
            .into_iter()
            .map(|mention| (mention.span.of(text), mention.kind))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_role_makes_a_person() {
        check("El presidente francés, Emmanuel Macron, habló.", &[("Emmanuel Macron", Person)]);
        check("Habló el ministro de Exteriores, Serguéi Lavrov.", &[("Serguéi Lavrov", Person)]);
        check(
            "El líder de Corea del Norte, Kim Jong-un, calló.",
            &[("Corea del Norte", Place), ("Kim Jong-un", Person)],
        );
    }

    #[test]
    fn a_surname_takes_the_kind_of_the_full_name() {
        check("Ana Pérez habló. Dijo Pérez que sí.", &[("Ana Pérez", Person), ("Pérez", Person)]);
    }

    #[test]
    fn a_hyphen_joins_a_name_or_two() {
        check(
            "La cumbre Rusia-Estados Unidos llegó.",
            &[("Rusia", Place), ("Estados Unidos", Place)],
        );
        check("Vino el líder Kim Jong-un.", &[("Kim Jong-un", Person)]);
        check("Dijo Agence France-Presse.", &[("Agence France-Presse", Organisation)]);
    }

    #[test]
    fn a_medium_is_named_after_its_noun() {
        check("Lo dijo la agencia surcoreana Yonhap ayer.", &[("Yonhap", Organisation)]);
        check("Lo dijo la agencia Zeta.", &[("Zeta", Organisation)]);
    }

    #[test]
    fn a_long_name_keeps_its_connectors() {
        check(
            "Elogió al Ejército Popular de Corea.",
            &[("Ejército Popular de Corea", Organisation)],
        );
    }

    #[test]
    fn capitals_of_grammar_and_machines_are_no_names() {
        check("También llegó. Según dijo, sí. Destacó eso.", &[]);
        check("Ayer Vladimir Putin Realizó una llamada.", &[("Vladimir Putin", Person)]);
    }

    #[test]
    fn a_capital_is_not_its_country() {
        check("Moscú avisó a Rusia.", &[("Moscú", Place), ("Rusia", Place)]);
    }
}
