//! Defects of the text itself: gaps, repeated words, a machine's capitals. Those that other parts
//! of the reading come upon (quotation marks, number formats, dates) are found there.

use cotejo_core::{
    article::{Language, Section, SectionKind},
    findings::{Defect, DefectKind, DefectReason},
    text::{
        Span,
        hidden::is_hidden,
        word_set::{FUNCTION_WORDS, ROLES},
    },
    word_set,
};

use crate::{
    gazetteer::{PREPOSITIONS, known},
    language::is_grammar_of,
    names::looks_like_verb,
    tokens::Token,
};

/// Kinds of evidence that together make a machine's translation.
const EVIDENCE: usize = 2;

/// Most characters on each side by which a word with one that nobody sees is told.
const BESIDE_HIDDEN: usize = 24;

/// Gaps that a stripped link leaves, and words that stand twice, in one sentence.
pub(crate) fn in_sentence(tokens: &[Token]) -> Vec<Defect> {
    let mut found = Vec::new();
    for (at, (left, right)) in tokens.iter().zip(tokens.iter().skip(1)).enumerate() {
        let span = Span { start: left.span.start, end: right.span.end };
        let mut push = |span, kind, why| found.push(Defect { span, kind, why });
        if left.text == "," && right.text == "," {
            push(span, DefectKind::MissingWords, DefectReason::NothingBetweenCommas);
        } else if matches!(right.text, "," | "." | ";")
            && !right.glued
            && PREPOSITIONS.contains(&left.folded)
        {
            push(span, DefectKind::MissingWords, DefectReason::PrepositionBeforeComma);
        } else if twice(tokens, at) {
            push(span, DefectKind::RepeatedWords, DefectReason::SameWordsTwice);
        }
    }
    found
}

word_set! {
    /// Words that are said twice on purpose.
    static MEANT = "meant-repetitions.txt";
}

/// The same word twice, with nothing but a blank between. Accents tell words apart ("él el"), and
/// what is said on purpose is told by a table. Two capitals are a name ("Duran Duran"), unless the
/// word names something by itself or the two end a longer name ("Noticias Central Corea Corea").
fn twice(tokens: &[Token], at: usize) -> bool {
    let (left, right) = (&tokens[at], &tokens[at + 1]);
    // Nearly no two words are: the rest is asked of those only.
    if left.folded != right.folded {
        return false;
    }
    let in_longer_name = at > 1 && {
        let before = &tokens[at - 1];
        before.is_capitalised() && !before.is_all_capitals() && !left.glued
    };
    let name = right.is_capitalised()
        && !FUNCTION_WORDS.contains(&left.folded)
        && !in_longer_name
        && known(left.text).is_none();
    let alike = left.is_capitalised() == right.is_capitalised() || at < 2 && left.is_capitalised();
    left.is_word()
        && !right.glued
        && alike
        && !name
        && left.text.to_lowercase() == right.text.to_lowercase()
        && left.text.chars().all(char::is_alphabetic)
        && !MEANT.contains(&left.folded)
}

/// Words of English grammar in lower case beside words of Spanish grammar: a machine left them.
/// English among its own words is quoted.
pub(crate) fn untranslated(tokens: &[Token]) -> Vec<Defect> {
    let grammar = |at: usize, language| {
        tokens.get(at).is_some_and(|token| is_grammar_of(language, token.text))
    };
    let lower =
        |at: usize| tokens.get(at).is_some_and(|token| token.text.starts_with(char::is_lowercase));
    (1..tokens.len())
        .filter(|&at| {
            !tokens[at].glued
                && grammar(at, Language::English)
                && lower(at - 1)
                && lower(at + 1)
                && (grammar(at - 1, Language::Spanish) || grammar(at + 1, Language::Spanish))
        })
        .map(|at| Defect {
            span: tokens[at].span,
            kind: DefectKind::MachineTranslation,
            why: DefectReason::UntranslatedWords,
        })
        .collect()
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

/// What the sections themselves say: promotion, boilerplate, a report that starts in mid-sentence.
pub(crate) fn of_sections(text: &str, sections: &[Section]) -> Vec<Defect> {
    let mut found: Vec<Defect> = sections
        .iter()
        .filter(|section| !section.span.of(text).is_empty())
        .filter_map(|section| {
            let (kind, why) = match section.kind {
                SectionKind::Promotion => (DefectKind::Promotion, DefectReason::PromotionalLabel),
                SectionKind::Boilerplate => (DefectKind::Boilerplate, DefectReason::AgencyFormula),
                _ => return None,
            };
            Some(Defect { span: section.span, kind, why })
        })
        .collect();
    found.extend(sections.iter().flat_map(|section| hidden(text, section.span)));
    let headed = sections.iter().any(|section| section.kind == SectionKind::DateLine);
    if let Some(body) =
        sections.iter().find(|section| section.kind == SectionKind::Body).filter(|_| headed)
    {
        let words = body.span.trimmed(text);
        let first = words.of(text).split_whitespace().next().unwrap_or_default();
        if first.starts_with(char::is_lowercase) {
            let start = words.start as usize;
            found.push(Defect {
                span: Span::new(start, start + first.len()),
                kind: DefectKind::MissingWords,
                why: DefectReason::StartsInLowerCase,
            });
        }
    }
    found
}

/// The words of a stretch that hold a character that nobody sees.
fn hidden(text: &str, stretch: Span) -> Vec<Defect> {
    let words = stretch.of(text);
    let mut found: Vec<Defect> = Vec::new();
    for (at, _) in words.char_indices().filter(|&(_, c)| is_hidden(c)) {
        if found.last().is_some_and(|last| at < (last.span.end - stretch.start) as usize) {
            continue;
        }
        let beside = |characters: &mut dyn Iterator<Item = char>| -> usize {
            let word = characters.take_while(|c| !c.is_whitespace()).take(BESIDE_HIDDEN);
            word.map(char::len_utf8).sum()
        };
        let start = at - beside(&mut words[..at].chars().rev());
        let end = at + beside(&mut words[at..].chars());
        let from = stretch.start as usize;
        found.push(Defect {
            span: Span::new(from + start, from + end),
            kind: DefectKind::HiddenCharacters,
            why: DefectReason::UnseenCharacter,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, DefectReason)]) {
        let tokens = tokens(text, Span::new(0, text.len()));
        let mut found = in_sentence(&tokens);
        found.extend(machine_capitals(&tokens));
        found.extend(untranslated(&tokens));
        found.sort_by_key(|defect| defect.span);
        let found: Vec<_> = found.iter().map(|defect| (defect.span.of(text), defect.why)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn gaps() {
        check("Según , el líder calló.", &[("Según ,", DefectReason::PrepositionBeforeComma)]);
        check("Llegó,, y calló.", &[(",,", DefectReason::NothingBetweenCommas)]);
        check("Habló con, al menos, tres.", &[]);
        check("He went on, she stayed in.", &[]);
    }

    #[test]
    fn words_twice() {
        check("Vino de de la capital.", &[("de de", DefectReason::SameWordsTwice)]);
        check("El el líder calló.", &[("El el", DefectReason::SameWordsTwice)]);
        check(
            "Lo dijo la Agencia Central Corea Corea.",
            &[("Corea Corea", DefectReason::SameWordsTwice)],
        );
        for meant in [
            "Fue él el primero.",
            "Cantó Duran Duran en Pago Pago.",
            "Era muy muy alto.",
            "No, no vino.",
            "Son 20 20 votos.",
            "Los coches de De la Rosa.",
            "He said that that was so.",
        ] {
            check(meant, &[]);
        }
    }

    #[test]
    fn what_a_machine_leaves() {
        check("Dijo que the líder calló.", &[("the", DefectReason::UntranslatedWords)]);
        check("Ayer Putin Realizó un viaje.", &[("Realizó", DefectReason::CapitalInMidSentence)]);
        check("Lo dijo off the record a The New York Times.", &[]);
        check("El Bank of America y la House of Cards.", &[]);
    }

    #[test]
    fn characters_nobody_sees() {
        let found = |text: &str| -> Vec<String> {
            let sections = [Section { kind: SectionKind::Body, span: Span::new(0, text.len()) }];
            let of = |defect: Defect| defect.span.of(text).to_owned();
            of_sections(text, &sections).into_iter().map(of).collect()
        };
        assert_eq!(found("El A\u{fffd}P\u{200b}F calló."), ["A\u{fffd}P\u{200b}F"]);
        assert_eq!(found("Un \u{7} timbre y \u{1b}[31m rojo"), ["\u{7}", "\u{1b}[31m"]);
        let long = format!("{}\u{2060}{}", "a".repeat(99), "b".repeat(99));
        assert_eq!(found(&long)[0].chars().count(), 2 * BESIDE_HIDDEN);
        assert!(found("Co\u{ad}operación 👩\u{200d}👧 שלום\u{200f}\r\n\tfin").is_empty());
    }

    #[test]
    fn a_report_that_starts_in_mid_sentence() {
        let starts = |body: &str| {
            let text = format!("14 de agosto{body}");
            let sections = [(SectionKind::DateLine, 0..12), (SectionKind::Body, 12..text.len())]
                .map(|(kind, at)| Section { kind, span: Span::new(at.start, at.end) });
            let found = of_sections(&text, &sections).first().map(|defect| defect.span.of(&text));
            found.map(str::to_owned)
        };
        assert_eq!(starts("\r\n años después volvió.").as_deref(), Some("años"));
        assert_eq!(starts("\nAños después volvió."), None);
        assert_eq!(starts("\n "), None);
    }

    #[test]
    fn one_kind_of_evidence_alone_may_be_a_slip() {
        let of = |why| Defect { span: Span::new(0, 1), kind: DefectKind::MachineTranslation, why };
        let mut defects = vec![of(DefectReason::UntranslatedWords); 2];
        weigh_machine_evidence(&mut defects);
        assert!(defects.is_empty());
        let mut defects =
            vec![of(DefectReason::UntranslatedWords), of(DefectReason::ForeignNumberFormat)];
        weigh_machine_evidence(&mut defects);
        assert_eq!(defects.len(), 2);
    }
}
