//! Mentions of entities: what the model finds in each sentence, what the tables know that it
//! missed, and one kind for a name throughout a text. Gives each mention its form; the dossier's
//! `entities` joins forms.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use cotejo_core::{
    findings::{EntityKind, Mention},
    text::{
        Language, Span,
        hidden::visible,
        word_set::{FUNCTION_WORDS, MEDIUM_CUES, ROLES},
    },
};

use crate::{
    cues,
    gazetteer::{self, DEMONYMS, key, known},
    model::Model,
    tenses,
    tokens::{AtPlace as _, Token},
};

/// Longest name looked up in the tables, in tokens.
const LONGEST_KNOWN: usize = 8;

/// The mentions in the sentences of a text, in order; [`Mention::entity`] is the form as it stands.
pub(crate) fn mentions(text: &str, sentences: &[Vec<Token>], language: Language) -> Vec<Mention> {
    let alone = words_alone(sentences);
    let mut found = Vec::new();
    for tokens in sentences {
        let mut at = 0;
        for (start, end, kind) in Model::trained().names(tokens) {
            if end <= at {
                continue;
            }
            let whole = (start.max(at), goes_on(tokens, end));
            known_between(text, tokens, (at, whole.0), &mut found);
            let parts = if language == Language::Spanish {
                without_slips(text, tokens, whole, kind, &alone)
            } else {
                capitals_only(text, tokens, whole)
            };
            let kind = |part: (usize, usize)| {
                if language == Language::Spanish && part == whole {
                    return kind_beside(text, tokens, part, kind);
                }
                // The model has learnt from Spanish, and gave this kind to the whole: of other
                // languages, and of parts, the tables know better.
                known(name(text, tokens, part)).map_or(kind, |known| known.kind)
            };
            found.extend(parts.into_iter().map(|part| mention(text, tokens, part, kind(part))));
            at = whole.1;
        }
        known_between(text, tokens, (at, tokens.len()), &mut found);
    }
    if language != Language::Spanish {
        let begins: BTreeSet<u32> =
            sentences.iter().filter_map(|tokens| Some(tokens.first()?.span.start)).collect();
        drop_mere_openings(&mut found, &begins);
    }
    found.retain(|mention| {
        mention.entity.contains(' ') || !text[mention.span.end as usize..].starts_with('$')
    });
    if language == Language::Spanish {
        found = joined_by_foreign_words(text, found);
    }
    named_again(sentences, &mut found);
    settle(&mut found, language);
    found
}

/// Names that only a word of another language parts are one: "Aviation Lease and Finance".
fn joined_by_foreign_words(text: &str, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match joined.last_mut() {
            Some(last)
                if matches!(
                    &text[last.span.end as usize..mention.span.start as usize],
                    " and " | " & " | " of " | " of the " | " for "
                ) =>
            {
                last.span.end = mention.span.end;
                last.entity = visible(last.span.of(text)).into_owned();
            }
            _ => joined.push(mention),
        }
    }
    joined
}

/// Adds where a name stands again that was read as one in mid-sentence, and where the model number
/// that begins a name stands alone ("A350" of "A350 XWB").
fn named_again(sentences: &[Vec<Token>], found: &mut Vec<Mention>) {
    let number = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_uppercase())
    };
    let mut names: BTreeMap<String, EntityKind> = BTreeMap::new();
    for mention in found.iter() {
        let first = mention.entity.split(' ').next().unwrap_or_default();
        if number(first) {
            names.entry(first.to_owned()).or_insert(mention.kind);
        }
        names.entry(mention.entity.clone()).or_insert(mention.kind);
    }
    let mut again = Vec::new();
    let mut read = found.iter().map(|mention| mention.span).peekable();
    for token in sentences.iter().flatten() {
        while read.next_if(|span| span.end <= token.span.start).is_some() {}
        let within = read.peek().is_some_and(|span| span.start < token.span.end);
        if !within
            && !token.glued
            && token.is_capitalised()
            && !FUNCTION_WORDS.contains(&token.folded)
            && let Some(kind) = names.get(token.text)
        {
            let entity = visible(token.text).into_owned();
            again.push(Mention { span: token.span, kind: *kind, entity });
        }
    }
    found.extend(again);
    found.sort_by_key(|mention| mention.span);
}

/// Capitalised words that stand somewhere without a hyphen beside them, in mid-sentence.
fn words_alone<'t>(sentences: &'t [Vec<Token>]) -> BTreeSet<&'t str> {
    let mut alone = BTreeSet::new();
    for tokens in sentences {
        for at in 1..tokens.len() {
            let hyphened =
                (tokens[at].glued && tokens[at - 1].text == "-") || tokens.is_glued(at + 1, &["-"]);
            if tokens[at].is_capitalised() && !hyphened {
                alone.insert(tokens[at].folded.as_str());
            }
        }
    }
    alone
}

/// Drops single words that only the beginning of a sentence gives a capital, as far as the text
/// shows: in a language that the model has not learnt it cannot tell them.
fn drop_mere_openings(mentions: &mut Vec<Mention>, begins: &BTreeSet<u32>) {
    let opens = |mention: &Mention| begins.contains(&mention.span.start);
    let elsewhere: BTreeSet<String> = mentions
        .iter()
        .filter(|mention| !opens(mention))
        .flat_map(|mention| mention.entity.split_whitespace().map(key).collect::<Vec<_>>())
        .collect();
    mentions.retain(|mention| {
        let name = &mention.entity;
        !opens(mention)
            || name.contains(' ')
            || !name.chars().any(char::is_lowercase)
            || known(name).is_some()
            || elsewhere.contains(&key(name))
    });
}

/// The end of a name that goes on: over hyphens ("Kim Jong" + "-un"), or with a syllable that looks
/// like a word of the grammar ("Kim Jong" + "Un").
fn goes_on(tokens: &[Token], mut end: usize) -> usize {
    let hyphened = |end: usize| {
        tokens.is_glued(end, &["-"])
            && tokens
                .get(end + 1)
                .is_some_and(|part| part.glued && part.is_word() && !part.is_capitalised())
    };
    while hyphened(end) {
        end += 2;
    }
    let syllable = |token: &Token| {
        token.is_capitalised()
            && !token.glued
            && token.text.chars().count() == 2
            && FUNCTION_WORDS.contains(&token.folded)
    };
    end + usize::from(tokens.get(end).is_some_and(syllable))
}

/// A name without what does not belong to it: a verb of saying that begins the sentence, a capital
/// that a machine put on a verb or on a word of the grammar. Two places that only "de" or a hyphen
/// joins are two ("Sofía de España" is a person), and so are a news agency and its country, a country
/// and a known name right after it ("de Estados Unidos General Motors"), and two names with a
/// hyphen that both stand alone elsewhere.
fn without_slips(
    text: &str,
    tokens: &[Token],
    (start, end): (usize, usize),
    kind: EntityKind,
    alone: &BTreeSet<&str>,
) -> Vec<(usize, usize)> {
    let begins = tokens[..start].iter().all(|token| !token.is_word());
    let says = begins && end - start > 1 && cues::cue(tokens[start].text).is_some();
    let start = start + usize::from(says);
    let ends_before = |at: usize| {
        let token = &tokens[at];
        let grammar = token.is_capitalised()
            && token.text.chars().count() > 3
            && FUNCTION_WORDS.contains(&token.folded);
        // What follows a connector is of the name: "Europa del Este", "Ràdio i Televisió".
        at > start && tokens[at - 1].is_capitalised() && (grammar || looks_like_verb(tokens, at))
    };
    let end = (start..end).find(|&at| ends_before(at)).unwrap_or(end);
    let place =
        |part| known(name(text, tokens, part)).is_some_and(|known| known.kind == EntityKind::Place);
    let two = |joint: usize| {
        let (left, right) = (&tokens[joint - 1], &tokens[joint + 1]);
        let agency = gazetteer::is_agency(name(text, tokens, (start, joint)));
        kind != EntityKind::Person && (place((start, joint)) || agency) && place((joint + 1, end))
            || tokens[joint].text == "-"
                && right.is_capitalised()
                && alone.contains(left.folded.as_str())
                && alone.contains(right.folded.as_str())
    };
    let joint = (start + 1..end.saturating_sub(1))
        .find(|&at| matches!(tokens[at].text, "de" | "-") && two(at) && !place((start, end)));
    if let Some(joint) = joint {
        return vec![(start, joint), (joint + 1, end)];
    }
    let country = (start + 1..end)
        .find(|&at| place((start, at)) && known(name(text, tokens, (at, end))).is_some());
    match country.filter(|_| known(name(text, tokens, (start, end))).is_none()) {
        Some(at) => vec![(start, at), (at, end)],
        None => vec![(start, end)],
    }
}

/// What the words around a name make of its kind: a name after "la agencia" is a medium's; the
/// capital of a country is a place, also where it stands for the country's government.
fn kind_beside(text: &str, tokens: &[Token], part: (usize, usize), kind: EntityKind) -> EntityKind {
    let medium = part.0 > 0 && MEDIUM_CUES.contains(&tokens[part.0 - 1].folded);
    if gazetteer::is_capital(name(text, tokens, part)) {
        EntityKind::Place
    } else if medium && kind == EntityKind::Other {
        EntityKind::Organisation
    } else {
        kind
    }
}

/// The runs of capitals in what the model takes for a name in a language it has not learnt: less
/// titles and adjectives of origin before them, days and months, and possessives.
fn capitals_only(
    text: &str,
    tokens: &[Token],
    (start, end): (usize, usize),
) -> Vec<(usize, usize)> {
    let joins = |at: usize| {
        let joiner =
            matches!(tokens[at].text, "of" | "the" | "for" | "&" | "-" | "." | "de" | "la");
        joiner && at + 1 < end
    };
    let mut runs = Vec::new();
    let mut at = start;
    while at < end {
        let known = longest_known(text, tokens, (at, end), 1).filter(|(to, _)| {
            // A town's name may be a person's: "Vladimir Putin".
            *to > at + 1 || !tokens.get(*to).is_some_and(|next| to < &end && names_something(next))
        });
        if let Some((to, _)) = known {
            runs.push((at, to));
            at = to;
        } else if names_something(&tokens[at]) {
            let opening = at;
            let mut last = at + 1;
            at += 1;
            while at < end && (names_something(&tokens[at]) || tokens[at].glued || joins(at)) {
                if matches!(tokens[at].text, "'" | "’") {
                    break;
                }
                if tokens[at].is_word() && (tokens[at].is_capitalised() || tokens[at].glued) {
                    last = at + 1;
                }
                at += 1;
            }
            runs.push((opening, last));
        } else {
            at += 1;
        }
    }
    runs
}

/// Whether a capital can begin a name: it is no title, adjective of origin, word of the grammar,
/// day or month.
fn names_something(token: &Token) -> bool {
    token.is_capitalised()
        && !ROLES.contains(&token.folded)
        && !DEMONYMS.contains(&token.folded)
        && !FUNCTION_WORDS.contains(&token.folded)
        && !tenses::is_calendar_word(&token.folded)
}

/// Where a range of tokens stands.
fn span(tokens: &[Token], (start, end): (usize, usize)) -> Span {
    Span { start: tokens[start].span.start, end: tokens[end - 1].span.end }
}

/// The words of a range of tokens.
fn name<'t>(text: &'t str, tokens: &[Token], part: (usize, usize)) -> &'t str {
    span(tokens, part).of(text)
}

fn mention(text: &str, tokens: &[Token], part: (usize, usize), kind: EntityKind) -> Mention {
    let span = span(tokens, part);
    Mention { span, kind, entity: visible(span.of(text)).into_owned() }
}

/// Adds the places and bodies of several words that the tables know where the model saw nothing.
fn known_between(
    text: &str,
    tokens: &[Token],
    (start, end): (usize, usize),
    found: &mut Vec<Mention>,
) {
    let mut at = start;
    while at < end {
        match longest_known(text, tokens, (at, end), 2) {
            Some((to, kind)) => {
                found.push(mention(text, tokens, (at, to), kind));
                at = to;
            }
            None => at += 1,
        }
    }
}

/// The longest name of at least so many tokens that the tables have from the first of a range.
fn longest_known(
    text: &str,
    tokens: &[Token],
    (at, end): (usize, usize),
    least: usize,
) -> Option<(usize, EntityKind)> {
    if !tokens[at].is_capitalised() || least > 1 && !gazetteer::begins_a_name(&tokens[at].folded) {
        return None;
    }
    (at + least..=end.min(at + LONGEST_KNOWN)).rev().find_map(|to| {
        let known =
            known(name(text, tokens, (at, to))).filter(|_| tokens[to - 1].is_capitalised())?;
        Some((to, known.kind))
    })
}

/// A capital in mid-sentence on a form of the past.
pub(crate) fn looks_like_verb(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    at > 0
        && token.text.chars().count() > 5
        && token.is_capitalised()
        && !token.is_all_capitals()
        && tenses::is_preterite(token.text)
}

/// Gives a name one kind throughout the text. A place of the tables is one where a mention of it is
/// read as one, and most are not of a thing that bears its name ("el Kursk"): that others stand for
/// its government or its team makes no second thing of it. A single word of a person's full name is
/// that person, unless most mentions of it are read as a place. Any other name is what most of its
/// mentions are.
fn settle(mentions: &mut [Mention], language: Language) {
    let mut votes: BTreeMap<String, BTreeMap<EntityKind, usize>> = BTreeMap::new();
    let mut of_persons: BTreeSet<String> = BTreeSet::new();
    for mention in mentions.iter() {
        let name = key(&mention.entity);
        if mention.kind == EntityKind::Person && name.contains(' ') {
            of_persons
                .extend(name.split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned));
        }
        *votes.entry(name).or_default().entry(mention.kind).or_default() += 1;
    }
    for mention in mentions {
        let name = key(&mention.entity);
        let most = |votes: &BTreeMap<EntityKind, usize>| {
            votes
                .iter()
                .max_by_key(|(kind, count)| (**count, Reverse(**kind)))
                .map(|(kind, _)| *kind)
        };
        let Some(votes) = votes.get(&name) else { continue };
        let known = gazetteer::known_key(&name).map(|known| known.kind);
        let of = |kind: EntityKind| votes.get(&kind).copied().unwrap_or(0);
        let place = of(EntityKind::Place) > 0
            && of(EntityKind::Place) + of(EntityKind::Organisation) >= of(EntityKind::Other);
        let Some(kind) = most(votes) else { continue };
        // Where the tables told the kind, a town's name may still be a surname.
        let surname = language != Language::Spanish
            && known == Some(EntityKind::Place)
            && of_persons.contains(&name)
            && !gazetteer::is_capital(&name);
        mention.kind = if surname {
            EntityKind::Person
        } else if known == Some(EntityKind::Place) && place {
            EntityKind::Place
        } else if known.is_none() && of_persons.contains(&name) && kind != EntityKind::Place {
            EntityKind::Person
        } else {
            known.filter(|_| kind == EntityKind::Other).unwrap_or(kind)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Organisation, Person, Place};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityKind)]) {
        let sentences: Vec<_> =
            cotejo_core::text::sentences::sentences(text, Span::new(0, text.len()))
                .into_iter()
                .map(|sentence| crate::tokens::tokens(text, sentence))
                .collect();
        let found: Vec<_> = mentions(text, &sentences, Language::Spanish)
            .into_iter()
            .map(|mention| (mention.span.of(text), mention.kind))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn check_forms(text: &str, expected: &[&str]) {
        let tokens = crate::tokens::tokens(text, Span::new(0, text.len()));
        let found: Vec<_> = mentions(text, &[tokens], Language::Spanish)
            .into_iter()
            .map(|mention| mention.entity)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_role_makes_a_person() {
        check("El presidente francés, Emmanuel Macron, habló.", &[("Emmanuel Macron", Person)]);
        check(
            "Habló el ministro de Exteriores, Serguéi Lavrov.",
            &[("Exteriores", Organisation), ("Serguéi Lavrov", Person)],
        );
        check_forms(
            "El líder de Corea del Norte, Kim Jong-un, calló.",
            &["Corea del Norte", "Kim Jong-un"],
        );
    }

    #[test]
    fn a_surname_takes_the_kind_of_the_full_name() {
        check("Ana Pérez habló. Dijo Pérez que sí.", &[("Ana Pérez", Person), ("Pérez", Person)]);
    }

    #[test]
    fn a_hyphen_joins_a_name_or_two() {
        check_forms("La cumbre Rusia-Estados Unidos llegó.", &["Rusia", "Estados Unidos"]);
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
    fn what_follows_a_connector_is_of_the_name() {
        check_forms("Los países de Europa del Este llegaron.", &["Europa del Este"]);
        check_forms("Lo dijo la agencia Tass de Rusia ayer.", &["Tass", "Rusia"]);
    }

    #[test]
    fn capitals_of_grammar_and_machines_are_no_names() {
        check("También llegó. Según dijo, sí. Destacó eso.", &[]);
        check("Ayer Vladimir Putin Realizó una llamada.", &[("Vladimir Putin", Person)]);
    }

    #[test]
    fn a_currency_is_no_country() {
        check_forms("Ayer Chile pagó 20 millones de US$ a Perú.", &["Chile", "Perú"]);
    }

    #[test]
    fn a_country_and_a_name_right_after_it_are_two() {
        check_forms(
            "La empresa de Estados Unidos General Motors cayó.",
            &["Estados Unidos", "General Motors"],
        );
    }

    #[test]
    fn a_name_read_once_is_read_again() {
        check_forms(
            "Voló el Airbus y el A350 XWB aterrizó. Es el modelo A350.",
            &["Airbus", "A350 XWB", "A350"],
        );
    }

    #[test]
    fn a_capital_is_not_its_country() {
        check("Moscú avisó a Rusia.", &[("Moscú", Place), ("Rusia", Place)]);
    }
}
