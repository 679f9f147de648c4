//! Figures: numbers with their unit and the words that round or bound them.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Defect, DefectKind, DefectReason, Figure, tokens::Token};
use crate::{
    article::Language,
    text::{Span, table},
};

/// How a word before a number bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    About,
    AtLeast,
    AtMost,
}

struct Words {
    numbers: BTreeMap<&'static str, f64>,
    scales: BTreeMap<&'static str, f64>,
    bounds: Vec<(Vec<&'static str>, Bound)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { numbers: BTreeMap::new(), scales: BTreeMap::new(), bounds: Vec::new() };
    for row in table::rows(include_str!("../../data/numbers.txt")) {
        let value = || row[1].parse().unwrap_or_default();
        match row[0] {
            "number" => words.numbers.extend(row[2].split_whitespace().map(|word| (word, value()))),
            "scale" => words.scales.extend(row[2].split_whitespace().map(|word| (word, value()))),
            bound => {
                let bound = match bound {
                    "at-least" => Bound::AtLeast,
                    "at-most" => Bound::AtMost,
                    _ => Bound::About,
                };
                words.bounds.push((row[2].split_whitespace().collect(), bound));
            }
        }
    }
    words.bounds.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    words
});

/// The figures of a sentence; `taken` are spans of dates, which are no figures. Numbers written
/// as the other language does are reported as evidence of a machine's translation.
pub(crate) fn figures(
    text: &str,
    tokens: &[Token],
    taken: &[Span],
    language: Language,
) -> (Vec<Figure>, Vec<Defect>) {
    let (mut figures, mut defects) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let free = !taken.iter().any(|span| span.overlaps(tokens[at].span));
        match free.then(|| figure_at(text, tokens, at, language)).flatten() {
            Some((figure, end, foreign)) => {
                defects.extend(foreign.map(|span| Defect {
                    span,
                    kind: DefectKind::MachineTranslation,
                    why: DefectReason::ForeignNumberFormat,
                }));
                figures.push(figure);
                at = end;
            }
            None => at += 1,
        }
    }
    (figures, defects)
}

fn figure_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    language: Language,
) -> Option<(Figure, usize, Option<Span>)> {
    if let Some((figure, end)) = vague(tokens, at) {
        return Some((figure, end, None));
    }
    let mut start = at;
    let mut end = at + 1;
    let mut foreign = None;
    let mut value = if let Some((value, other)) = numeral(tokens[at].text, language) {
        foreign = other.then_some(tokens[at].span);
        value
    } else {
        let value = *WORDS.numbers.get(tokens[at].folded.as_str())?;
        // "los dos países" tells which, not how many.
        let definite = at > 0
            && matches!(
                tokens[at - 1].folded.as_str(),
                "los" | "las" | "ambos" | "ambas" | "the" | "estos" | "esas"
            );
        let counted = tokens.get(end).is_some_and(|next| next.is_word() && !next.is_capitalised());
        if definite || !counted {
            return None;
        }
        value
    };
    while let Some(scale) =
        tokens.get(end).and_then(|token| WORDS.scales.get(token.folded.as_str()))
    {
        value *= scale;
        end += 1;
    }
    let bound = WORDS.bounds.iter().find(|(phrase, _)| {
        phrase.len() <= at
            && tokens[at - phrase.len()..at]
                .iter()
                .map(|token| token.folded.as_str())
                .eq(phrase.iter().copied())
    });
    if let Some((phrase, _)) = bound {
        start = at - phrase.len();
    }
    let money = at
        .checked_sub(1)
        .filter(|&before| start == at && matches!(tokens[before].text, "$" | "€" | "£" | "US$"));
    let (unit, end) = match money {
        Some(before) => {
            start = before;
            (Some(tokens[before].text.to_owned()), end)
        }
        None => unit(text, tokens, end),
    };
    let span = Span { start: tokens[start].span.start, end: tokens[end - 1].span.end };
    let bound = bound.map(|(_, bound)| *bound);
    let figure = Figure {
        span,
        value: (!matches!(bound, Some(Bound::AtLeast | Bound::AtMost))).then_some(value),
        min: (bound == Some(Bound::AtLeast)).then_some(value),
        max: (bound == Some(Bound::AtMost)).then_some(value),
        unit,
    };
    Some((figure, end, foreign))
}

/// "varios miles de soldados", "miles de trabajadores", "cientos de casas": at least two of them.
fn vague(tokens: &[Token], at: usize) -> Option<(Figure, usize)> {
    let led = usize::from(matches!(
        tokens[at].folded.as_str(),
        "varios" | "varias" | "algunos" | "algunas" | "several" | "many"
    ));
    let scale = match tokens.get(at + led)?.folded.as_str() {
        "decenas" | "dozens" => 10.0,
        "cientos" | "centenares" | "hundreds" => 100.0,
        "miles" | "thousands" => 1e3,
        "millones" | "millions"
            if led == 1
                || at == 0
                || !tokens[at - 1].text.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            1e6
        }
        _ => return None,
    };
    let mut end = at + led + 1;
    let of = matches!(tokens.get(end).map(|token| token.folded.as_str()), Some("de" | "of"));
    let noun = tokens.get(end + 1).filter(|token| of && token.is_word());
    let unit = noun.map(|token| token.text.to_owned());
    if unit.is_some() {
        end += 2;
    } else if led == 0 {
        return None;
    }
    let span = Span { start: tokens[at].span.start, end: tokens[end - 1].span.end };
    Some((Figure { span, value: None, min: Some(2.0 * scale), max: None, unit }, end))
}

/// What is counted: a sign or the word after, "de" passed over.
fn unit(text: &str, tokens: &[Token], end: usize) -> (Option<String>, usize) {
    let Some(next) = tokens.get(end) else { return (None, end) };
    if next.text == "%" {
        return (Some("%".to_owned()), end + 1);
    }
    if next.folded == "por"
        && tokens
            .get(end + 1)
            .is_some_and(|token| matches!(token.folded.as_str(), "ciento" | "cien"))
    {
        return (Some("%".to_owned()), end + 2);
    }
    if matches!(next.text, "€" | "$" | "£" | "º" | "ª" | "°") {
        return (Some(next.text.to_owned()), end + 1);
    }
    let of = usize::from(next.folded == "de");
    match tokens.get(end + of).filter(|token| {
        token.is_word()
            && !token.glued
            && token.text.chars().all(char::is_alphabetic)
            && token.text.chars().count() > 2
    }) {
        Some(noun) => (Some(noun.span.of(text).to_owned()), end + of + 1),
        None => (None, end),
    }
}

/// The value of a numeral, and whether it is written as the other language does: in Spanish
/// "15,000" with three digits after each comma can only be fifteen thousand.
fn numeral(word: &str, language: Language) -> Option<(f64, bool)> {
    if !word.starts_with(|c: char| c.is_ascii_digit())
        || !word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let grouped = |separator: char| {
        let mut groups = word.split(separator);
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        (1..=3).contains(&first.len())
            && first != "0"
            && !rest.is_empty()
            && rest
                .iter()
                .all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
    };
    let plain = |text: String| text.parse::<f64>().ok();
    if !word.contains(['.', ',']) {
        return Some((plain(word.to_owned())?, false));
    }
    let spanish = language != Language::English;
    if grouped('.') {
        return Some((
            plain(if spanish { word.replace('.', "") } else { word.to_owned() })?,
            false,
        ));
    }
    if grouped(',') {
        return Some((plain(word.replace(',', ""))?, spanish));
    }
    let value = if spanish {
        plain(word.replace('.', "").replace(',', "."))?
    } else {
        plain(word.replace(',', ""))?
    };
    Some((value, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tokens::tokens;

    /// Words, value, least, unit.
    type Expected<'t> = (&'t str, Option<f64>, Option<f64>, Option<&'t str>);

    #[track_caller]
    fn check(text: &str, expected: &[Expected]) {
        let tokens = tokens(text, Span::new(0, text.len()));
        let (found, _) = figures(text, &tokens, &[], Language::Spanish);
        let found: Vec<_> = found
            .iter()
            .map(|figure| (figure.span.of(text), figure.value, figure.min, figure.unit.as_deref()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn separators_of_both_languages() {
        check(
            "Envió 15,000 tropas y 1.700 periodistas.",
            &[
                ("15,000 tropas", Some(15000.0), None, Some("tropas")),
                ("1.700 periodistas", Some(1700.0), None, Some("periodistas")),
            ],
        );
        check(
            "Subió un 3,5 % en el 80 aniversario.",
            &[
                ("3,5 %", Some(3.5), None, Some("%")),
                ("80 aniversario", Some(80.0), None, Some("aniversario")),
            ],
        );
        check(
            "Costó 2 millones de euros.",
            &[("2 millones de euros", Some(2e6), None, Some("euros"))],
        );
    }

    #[test]
    fn words_round_and_bound() {
        check("Unos 300 heridos.", &[("Unos 300 heridos", Some(300.0), None, Some("heridos"))]);
        check(
            "Más de 5 mil clientes.",
            &[("Más de 5 mil clientes", None, Some(5000.0), Some("clientes"))],
        );
        check(
            "Perdió varios miles de soldados.",
            &[("varios miles de soldados", None, Some(2000.0), Some("soldados"))],
        );
        check(
            "Enviará miles de trabajadores.",
            &[("miles de trabajadores", None, Some(2000.0), Some("trabajadores"))],
        );
    }

    #[test]
    fn which_is_not_how_many() {
        check(
            "Los dos países firmaron tres acuerdos.",
            &[("tres acuerdos", Some(3.0), None, Some("acuerdos"))],
        );
    }

    #[test]
    fn a_foreign_format_is_evidence() {
        let text = "Envió 15,000 tropas.";
        let (_, defects) =
            figures(text, &tokens(text, Span::new(0, text.len())), &[], Language::Spanish);
        assert_eq!(defects[0].span.of(text), "15,000");
    }
}
