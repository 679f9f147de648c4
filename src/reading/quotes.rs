//! Quotes: what stands between quotation marks as somebody's words, and reported clauses; with
//! speaker, cue and the agencies or media it came by, where the sentence names them.

use super::{
    Defect, DefectKind, DefectReason, EntityKind, Mention, Quote,
    cues::{CueKind, cue},
    gazetteer::{MEDIUM_CUES, PREPOSITIONS, ROLES, is_agency, key},
    tenses,
    tokens::Token,
};
use crate::text::Span;

/// Longest stretch between two marks taken for a quotation, in bytes.
const LONGEST: usize = 1500;

/// Fewest words that make a quotation without a cue beside it: fewer are a title or an ironic use.
const BARE_WORDS: usize = 4;

/// The marks that open a quotation, with their partners.
const PAIRS: [(char, char); 6] =
    [('“', '”'), ('«', '»'), ('‘', '’'), ('"', '"'), ('\'', '\''), ('`', '´')];

/// A quotation: what stands between the marks, and whether they are of one pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// With the marks.
    pub(crate) outer: Span,
    /// Without them.
    pub(crate) inner: Span,
    /// Whether the closing mark belongs to another pair.
    pub(crate) mixed: bool,
}

/// Quotations in a paragraph, outermost only, in order.
pub(crate) fn marked(text: &str, paragraph: Span) -> Vec<Marked> {
    let words = paragraph.of(text);
    let offset = paragraph.start as usize;
    let mut found = Vec::new();
    let mut resume = 0;
    for (at, open) in words.char_indices() {
        if at < resume || !opens(words, at, open) {
            continue;
        }
        let Some((close_at, close)) = closing(words, at, open) else { continue };
        let inner = Span::new(offset + at + open.len_utf8(), offset + close_at);
        let outer = Span::new(offset + at, offset + close_at + close.len_utf8());
        let partner = PAIRS.iter().find(|(one, _)| *one == open).map(|(_, partner)| *partner);
        if !inner.trimmed(text).is_empty() {
            let plain_pair = open == '`' && matches!(close, '\'' | '`' | '´' | '’');
            found.push(Marked { outer, inner, mixed: partner != Some(close) && !plain_pair });
        }
        resume = close_at + close.len_utf8();
    }
    found
}

/// Whether a mark opens a quotation: nothing or a blank or bracket before it, a word after it.
fn opens(words: &str, at: usize, mark: char) -> bool {
    let known = PAIRS.iter().any(|(open, _)| *open == mark);
    let before = words[..at].chars().next_back();
    let after = words[at + mark.len_utf8()..].chars().next();
    let free = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '¿' | '¡' | '-' | '—' | '–' | ':' | ',')
    });
    known && after.is_some_and(|c| !c.is_whitespace()) && (free || matches!(mark, '«' | '“'))
}

/// Where the quotation opened at `at` closes: its partner if there is one before another opens,
/// else the first mark of any other pair that closes.
fn closing(words: &str, at: usize, open: char) -> Option<(usize, char)> {
    let start = at + open.len_utf8();
    let reach = words.floor_char_boundary(start + LONGEST);
    let inside = &words[start..reach.max(start)];
    let partner = PAIRS.iter().find(|(one, _)| *one == open).map(|(_, partner)| *partner)?;
    let closes = |offset: usize, mark: char| {
        let before = inside[..offset].chars().next_back();
        let after = inside[offset + mark.len_utf8()..]
            .chars()
            .next()
            .or_else(|| words[start + inside.len()..].chars().next());
        let in_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        offset > 0 && !in_word
    };
    let mut depth = 0;
    let own = inside.char_indices().find(|&(offset, mark)| {
        if mark == open && open != partner {
            depth += 1;
        }
        let closed = mark == partner && closes(offset, mark);
        if closed && depth > 0 {
            depth -= 1;
            return false;
        }
        closed
    });
    let other = inside.char_indices().find(|&(offset, mark)| {
        let foreign = matches!(mark, '”' | '»' | '’' | '‘' | '´' | '\'') && mark != partner;
        foreign && closes(offset, mark) && !inside[..offset].contains(['«', '“', '‘'])
    });
    let found = match (own, other) {
        (Some(own), _) if open != '`' => Some(own),
        (Some(own), Some(other)) => Some(own.min(other)),
        (own, other) => own.or(other),
    };
    found.map(|(offset, mark)| (start + offset, mark))
}

/// A defect for each quotation whose marks do not belong together.
pub(crate) fn mixed_quotes(marked: &[Marked]) -> impl Iterator<Item = Defect> {
    marked.iter().filter(|quotation| quotation.mixed).map(|quotation| Defect {
        span: quotation.outer,
        kind: DefectKind::MixedQuotes,
        why: DefectReason::MarksOfDifferentPairs,
    })
}

/// A cue found in a sentence.
struct Cue<'t> {
    token: usize,
    kind: CueKind,
    text: &'t str,
    subjects: Vec<usize>,
}

/// The quotes of one sentence.
///
/// `last_medium` is the agency or medium named last before it, which "el medio" and "la agencia"
/// stand for.
pub(crate) fn quotes(
    text: &str,
    tokens: &[Token],
    marked: &[Marked],
    mentions: &[Mention],
    last_medium: Option<&str>,
) -> Vec<Quote> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let sentence = Span { start: first.span.start, end: last.span.end };
    let here: Vec<&Marked> =
        marked.iter().filter(|quotation| sentence.overlaps(quotation.outer)).collect();
    let quoted = |span: Span| here.iter().any(|quotation| quotation.outer.contains(span));
    let mentions: Vec<&Mention> = mentions
        .iter()
        .filter(|mention| sentence.contains(mention.span) && !quoted(mention.span))
        .collect();
    let cues = cues(tokens, &mentions, &quoted);
    let via = via(tokens, &cues, &mentions, last_medium);

    let mut found = Vec::new();
    for quotation in &here {
        let words = quotation.inner.of(text).split_whitespace().count();
        let cue = speech_cue(tokens, &cues, &mentions, quotation.outer);
        if cue.is_none() && via.is_empty() && words < BARE_WORDS {
            continue;
        }
        let speakers = cue.map_or_else(Vec::new, |cue| people(cue, &mentions));
        found.push(Quote {
            span: quotation.inner,
            direct: true,
            speakers,
            cue: cue.map(|cue| cue.text.to_owned()),
            via: via.clone(),
        });
    }
    if found.is_empty()
        && let Some(quote) = reported(text, tokens, sentence, &cues, &mentions, via)
    {
        found.push(quote);
    }
    found
}

fn cues<'t>(
    tokens: &[Token<'t>],
    mentions: &[&Mention],
    quoted: &impl Fn(Span) -> bool,
) -> Vec<Cue<'t>> {
    (0..tokens.len())
        .filter(|&at| !quoted(tokens[at].span))
        .filter_map(|at| {
            let kind = cue(tokens[at].text)?;
            // A participle after an article is a noun: "el anuncia" is none, "la llamada" is.
            Some(Cue {
                token: at,
                kind,
                text: tokens[at].text,
                subjects: subjects(tokens, at, kind, mentions),
            })
        })
        .collect()
}

/// Who speaks at a cue, as indices of mentions: after it ("dijo Kim", "según la agencia Tass"),
/// else before it.
fn subjects(tokens: &[Token], at: usize, kind: CueKind, mentions: &[&Mention]) -> Vec<usize> {
    let can_speak = |mention: &Mention| mention.kind != EntityKind::Other;
    // After: nothing but articles, roles, adjectives and the like until the name; no comma, no
    // preposition but those of a role.
    if kind != CueKind::According && medium_noun_alone(tokens, at) {
        return Vec::new();
    }
    let mut after = at + 1;
    while let Some(token) = tokens.get(after).filter(|_| after <= at + 9) {
        if let Some(first) =
            mentions.iter().position(|mention| mention.span.start == token.span.start)
        {
            let personal = mentions[first].kind != EntityKind::Place;
            if can_speak(mentions[first]) && (personal || kind == CueKind::According) {
                return joined_by_and(tokens, mentions, first, true);
            }
        }
        let stops = !token.is_word()
            || matches!(
                token.folded.as_str(),
                "que" | "a" | "al" | "con" | "en" | "that" | "to" | "por" | "para" | "del"
            )
            || cue(token.text).is_some();
        if stops {
            break;
        }
        after += 1;
    }
    if kind == CueKind::According {
        return Vec::new();
    }
    // Before: the nearest person or organisation that no preposition governs.
    let before = mentions.iter().rposition(|mention| {
        mention.span.end <= tokens[at].span.start
            && matches!(mention.kind, EntityKind::Person | EntityKind::Organisation)
            && !governed(tokens, mention.span)
    });
    before.map_or_else(Vec::new, |last| joined_by_and(tokens, mentions, last, false))
}

/// Whether a preposition stands before a mention: "a Putin", "con Kim".
fn governed(tokens: &[Token], span: Span) -> bool {
    let at = tokens.partition_point(|token| token.span.start < span.start);
    at > 0
        && matches!(
            tokens[at - 1].folded.as_str(),
            "a" | "al"
                | "con"
                | "de"
                | "del"
                | "por"
                | "para"
                | "en"
                | "sobre"
                | "contra"
                | "entre"
                | "to"
                | "with"
                | "of"
                | "by"
                | "for"
                | "in"
                | "about"
                | "against"
        )
}

/// A mention, with the one that "y" joins to it, after or before.
fn joined_by_and(tokens: &[Token], mentions: &[&Mention], at: usize, forward: bool) -> Vec<usize> {
    let joined = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (mentions.get(left), mentions.get(right)) else {
            return false;
        };
        let between: Vec<&Token> = tokens
            .iter()
            .filter(|token| left.span.end <= token.span.start && token.span.end <= right.span.start)
            .collect();
        left.kind == right.kind
            && between.len() == 1
            && matches!(between[0].text, "y" | "e" | "and")
    };
    if forward && joined(at, at + 1) {
        vec![at, at + 1]
    } else if !forward && at > 0 && joined(at - 1, at) {
        vec![at - 1, at]
    } else {
        vec![at]
    }
}

fn is_medium(tokens: &[Token], mention: &Mention) -> bool {
    if is_agency(&mention.entity) {
        return true;
    }
    let at = tokens.partition_point(|token| token.span.start < mention.span.start);
    mention.kind == EntityKind::Organisation
        && tokens[at.saturating_sub(4)..at].iter().any(|token| MEDIUM_CUES.contains(&token.folded))
        || key(&mention.entity).split(' ').next().is_some_and(|head| MEDIUM_CUES.contains(head))
}

/// The cue that a quotation belongs to: the nearest that somebody other than an agency speaks at,
/// those before it first; else any cue beside it.
fn speech_cue<'c, 't>(
    tokens: &[Token],
    cues: &'c [Cue<'t>],
    mentions: &[&Mention],
    quotation: Span,
) -> Option<&'c Cue<'t>> {
    let spoken = |cue: &&Cue| {
        cue.kind != CueKind::According
            && cue.subjects.iter().all(|&at| !is_medium(tokens, mentions[at]))
            && !medium_noun_after(tokens, cue.token)
    };
    let before =
        cues.iter().rev().filter(spoken).find(|cue| tokens[cue.token].span.end <= quotation.start);
    // "… en un “ambiente cálido” y confirmaron": a verb that "y" adds is of what comes after.
    let added =
        |cue: &&Cue| cue.token > 0 && matches!(tokens[cue.token - 1].text, "y" | "e" | "and");
    let after = cues
        .iter()
        .filter(spoken)
        .find(|cue| tokens[cue.token].span.start >= quotation.end)
        .filter(|cue| !added(cue));
    match (before, after) {
        (Some(before), Some(after)) if before.subjects.is_empty() && !after.subjects.is_empty() => {
            Some(after)
        }
        (before, after) => before.or(after),
    }
}

fn people(cue: &Cue, mentions: &[&Mention]) -> Vec<String> {
    cue.subjects.iter().map(|&at| mentions[at].entity.clone()).collect()
}

/// Whether "el medio", "la agencia", "los medios estatales" is the subject after a cue.
fn medium_noun_after(tokens: &[Token], at: usize) -> bool {
    tokens[at + 1..]
        .iter()
        .take(6)
        .take_while(|token| token.is_word())
        .any(|token| MEDIUM_CUES.contains(&token.folded))
}

/// The agencies and media a sentence goes back to, nearest first.
fn via(
    tokens: &[Token],
    cues: &[Cue],
    mentions: &[&Mention],
    last_medium: Option<&str>,
) -> Vec<String> {
    let mut via: Vec<String> = Vec::new();
    for cue in cues {
        let media: Vec<_> =
            cue.subjects.iter().filter(|&&at| is_medium(tokens, mentions[at])).collect();
        if media.is_empty() && cue.subjects.is_empty() && medium_noun_alone(tokens, cue.token) {
            via.extend(last_medium.map(str::to_owned));
        }
        via.extend(media.into_iter().map(|&at| mentions[at].entity.clone()));
    }
    let mut seen = std::collections::BTreeSet::new();
    via.retain(|name| seen.insert(key(name)));
    via
}

/// "añadió el medio", "informó la agencia": a noun that stands for a medium named before.
fn medium_noun_alone(tokens: &[Token], at: usize) -> bool {
    let article = tokens.get(at + 1).is_some_and(|token| {
        matches!(token.folded.as_str(), "el" | "la" | "dicho" | "dicha" | "esta" | "este" | "the")
    });
    let noun = tokens
        .get(at + 2)
        .is_some_and(|token| matches!(token.folded.as_str(), "medio" | "agencia" | "agency"));
    let attached = |token: &&Token| {
        token.is_word()
            && (matches!(token.folded.as_str(), "de" | "del" | "of")
                || !PREPOSITIONS.contains(&token.folded))
    };
    let named = tokens.iter().skip(at + 3).take_while(attached).any(Token::is_capitalised);
    article && noun && !named
}

/// Most words of a phrase before "según X" that is no report yet: "A su vez,", "Por su parte,".
const LEAD_IN: usize = 3;

/// A reported clause: what follows "dijo que", or what "según X" stands beside.
fn reported(
    text: &str,
    tokens: &[Token],
    sentence: Span,
    cues: &[Cue],
    mentions: &[&Mention],
    via: Vec<String>,
) -> Option<Quote> {
    let that = cues
        .iter()
        .filter(|cue| cue.kind != CueKind::According)
        .find_map(|cue| Some((cue, complementiser(tokens, cue.token)?)));
    if let Some((cue, que)) = that {
        let clause = Span { start: tokens[que].span.end, end: sentence.end }.trimmed(text);
        let clause = Span {
            start: clause.start,
            end: clause.end - u32::from(clause.of(text).ends_with('.')),
        };
        let speakers = cue
            .subjects
            .iter()
            .filter(|&&at| !is_medium(tokens, mentions[at]))
            .map(|&at| mentions[at].entity.clone())
            .collect();
        return (!clause.is_empty()).then(|| Quote {
            span: clause,
            direct: false,
            speakers,
            cue: Some(cue.text.to_owned()),
            via,
        });
    }
    let according = cues
        .iter()
        .find(|cue| cue.kind == CueKind::According && !cue.subjects.is_empty())
        .or_else(|| {
            // ", informó KCNA", "según informa KCNA".
            cues.iter().find(|cue| {
                let by_medium = cue.subjects.iter().any(|&at| is_medium(tokens, mentions[at]));
                let before = cue.token.checked_sub(1);
                let led = before.is_some_and(|before| {
                    tokens[before].text == ","
                        || cues
                            .iter()
                            .any(|cue| cue.kind == CueKind::According && cue.token == before)
                });
                by_medium && led
            })
        })?;
    let speakers = cited(tokens, according, mentions);
    let first = cues
        .iter()
        .filter(|cue| cue.kind == CueKind::According && cue.token + 1 == according.token)
        .map(|cue| cue.token)
        .next()
        .unwrap_or(according.token);
    // What is reported stands before "según X", or after it where only "A su vez," does.
    let lead_in = first <= LEAD_IN + 1
        && tokens.first().is_some_and(|token| PREPOSITIONS.contains(&token.folded));
    let clause = if first == 0 || lead_in {
        let comma = tokens[according.token..].iter().find(|token| token.text == ",")?;
        Span { start: comma.span.end, end: sentence.end }
    } else {
        Span { start: sentence.start, end: tokens[first].span.start }
    };
    let clause = clause.trimmed(text);
    let words = clause.of(text).trim_end_matches([',', '.', ' ']);
    let clause = Span::new(clause.start as usize, clause.start as usize + words.len());
    (!clause.is_empty()).then(|| Quote {
        span: clause,
        direct: false,
        speakers,
        cue: Some(according.text.to_owned()),
        via,
    })
}

/// The "que" that opens what a verb of saying reports; one after an article or a noun with its
/// article opens a relative clause instead ("en todo lo que", "los elogios que").
fn complementiser(tokens: &[Token], cue: usize) -> Option<usize> {
    let reach = tokens.len().min(cue + 9);
    let que = (cue + 1..reach)
        .take_while(|&at| tokens[at].is_word())
        .find(|&at| matches!(tokens[at].folded.as_str(), "que" | "that"))?;
    let article = |at: usize| {
        matches!(
            tokens[at].folded.as_str(),
            "el" | "la"
                | "lo"
                | "los"
                | "las"
                | "un"
                | "una"
                | "unos"
                | "unas"
                | "the"
                | "a"
                | "en"
                | "de"
                | "del"
                | "al"
        )
    };
    let relative = que > cue + 1
        && (article(que - 1)
            || que > cue + 2
                && article(que - 2)
                && !tokens[que - 1].is_capitalised()
                && !ROLES.contains(&tokens[que - 1].folded)
                && !tenses::is_calendar_word(&tokens[que - 1].folded));
    (!relative).then_some(que)
}

/// Whose words an agency passes on: "según Tass, citando al Kremlin"; or whoever "según" names.
fn cited(tokens: &[Token], according: &Cue, mentions: &[&Mention]) -> Vec<String> {
    let quoting = tokens[according.token..].iter().position(|token| {
        matches!(token.folded.as_str(), "citando" | "cito" | "citing" | "quoting")
    });
    if let Some(at) = quoting {
        let from = tokens[according.token + at].span.end;
        if let Some(mention) = mentions.iter().find(|mention| mention.span.start >= from) {
            return vec![mention.entity.clone()];
        }
    }
    according
        .subjects
        .iter()
        .filter(|&&at| !is_medium(tokens, mentions[at]))
        .map(|&at| mentions[at].entity.clone())
        .collect()
}

/// The agency or medium named last in a sentence, for "el medio" in the next.
pub(crate) fn medium_in<'m>(tokens: &[Token], mentions: &'m [Mention]) -> Option<&'m str> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let sentence = Span { start: first.span.start, end: last.span.end };
    mentions
        .iter()
        .rev()
        .find(|mention| sentence.contains(mention.span) && is_medium(tokens, mention))
        .map(|mention| mention.entity.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Input, read};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool, &[&str], &[&str])]) {
        let reading = read(&Input::prose(text, None, Some(crate::article::Language::Spanish)));
        let found: Vec<_> = reading
            .quotes
            .iter()
            .map(|quote| {
                (
                    quote.span.of(text),
                    quote.direct,
                    quote.speakers.iter().map(String::as_str).collect::<Vec<_>>(),
                    quote.via.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(words, direct, speakers, via)| {
                (*words, *direct, speakers.to_vec(), via.to_vec())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_speaker_stands_before_or_after_the_cue() {
        check(
            "«Ya basta de esto», dijo Ana Pérez.",
            &[("Ya basta de esto", true, &["Ana Pérez"], &[])],
        );
        check("Ana Pérez afirmó: “Ya basta”.", &[("Ya basta", true, &["Ana Pérez"], &[])]);
        check(
            "Ana Pérez le dijo a Luis Gómez “ya basta”.",
            &[("ya basta", true, &["Ana Pérez"], &[])],
        );
        check(
            "Ana Pérez y Luis Gómez prometieron “ayudar”.",
            &[("ayudar", true, &["Ana Pérez", "Luis Gómez"], &[])],
        );
        check("«Ya basta de esto», señaló.", &[("Ya basta de esto", true, &[], &[])]);
    }

    #[test]
    fn an_agency_is_the_way_not_the_speaker() {
        check(
            "«Ya basta», dijo Ana Pérez, según informó la agencia Interfax.",
            &[("Ya basta", true, &["Ana Pérez"], &["Interfax"])],
        );
        check(
            "Ana Pérez elogió la “valentía” ajena, dijo KCNA.",
            &[("valentía", true, &["Ana Pérez"], &["KCNA"])],
        );
    }

    #[test]
    fn a_clause_can_be_reported() {
        check(
            "Ana Pérez dijo que vendría pronto.",
            &[("vendría pronto", false, &["Ana Pérez"], &[])],
        );
        check(
            "Compartió los planes, según la agencia Tass, citando al Kremlin.",
            &[("Compartió los planes", false, &["Kremlin"], &["Tass"])],
        );
        check(
            "A su vez, según informa la agencia Tass, el plan sigue.",
            &[("el plan sigue", false, &[], &["Tass"])],
        );
    }

    #[test]
    fn a_word_in_marks_is_not_speech() {
        check("Leyó el libro “Cumbres” ayer.", &[]);
    }

    #[test]
    fn marks_are_paired() {
        let pairs = |text: &'static str| {
            marked(text, Span::new(0, text.len()))
                .into_iter()
                .map(|one| (one.inner.of(text), one.mixed))
                .collect::<Vec<_>>()
        };
        assert_eq!(pairs("dijo «a “b” c» y ‘d’"), [("a “b” c", false), ("d", false)]);
        assert_eq!(
            pairs("apoyará a `todas ellas,» mientras `todos los campos ‘bajo"),
            [("todas ellas,", true), ("todos los campos ", true)]
        );
        assert_eq!(pairs("l'amour d'un 'vrai' ami"), [("vrai", false)]);
        assert_eq!(pairs("sin «cerrar nunca"), []);
        assert_eq!(pairs("\"uno\" y \"dos\""), [("uno", false), ("dos", false)]);
    }
}
