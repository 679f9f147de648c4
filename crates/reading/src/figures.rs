//! Figures: numbers with their unit and the words that round or bound them. What a word of a
//! number means, [`numerals`](crate::numerals) tells; this file knows how they join.

mod digits;
mod no_quantity;
mod numbers;
mod units;

use cotejo_core::{
    article::Language,
    findings::{Defect, DefectKind, DefectReason, Figure},
    text::{Span, word_set::FUNCTION_WORDS},
};
use digits::Number;

use crate::{
    numerals::{Bound, Class, bounds, value_of},
    tokens::{AtPlace as _, Token},
};

pub(crate) use digits::Decimals;

/// The figures of a sentence; `taken` are spans of dates, in order, which are no figures. Numbers
/// written as the other language does are reported as evidence of a machine's translation.
pub(crate) fn figures(
    text: &str,
    tokens: &[Token],
    taken: &[Span],
    language: Language,
    decimals: Decimals,
) -> (Vec<Figure>, Vec<Defect>) {
    let reader = Reader { text, tokens, language, decimals };
    let (mut figures, mut defects) = (Vec::new(), Vec::new());
    let (mut at, mut left) = (0, 0);
    while at < tokens.len() {
        let span = tokens[at].span;
        let date = taken.partition_point(|date| date.end <= span.start);
        if taken.get(date).is_some_and(|date| date.overlaps(span)) {
            at += 1;
            left = at;
            continue;
        }
        match reader.figure(at, left) {
            Some((figure, end, foreign)) => {
                defects.extend(foreign.map(|span| Defect {
                    span,
                    kind: DefectKind::MachineTranslation,
                    why: DefectReason::ForeignNumberFormat,
                }));
                figures.push(figure);
                at = end;
                left = end;
            }
            None => at = reader.skip(at),
        }
    }
    (figures, defects)
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    language: Language,
    decimals: Decimals,
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.tokens[start].span.start, end: self.tokens[end - 1].span.end }
    }

    /// The token to go on from where no figure begins: past all that hangs together with a
    /// number by hyphens, colons or slashes ("KC-45", "18:00", "24/7").
    fn skip(&self, at: usize) -> usize {
        let mut next = at + 1;
        let chained = ["-", ":", "/", "–", "."];
        while self.tokens.is_glued(next, &chained)
            && self.tokens.get(next + 1).is_some_and(|token| {
                token.glued && token.text.starts_with(|c: char| c.is_ascii_digit())
            })
        {
            next += 2;
        }
        next
    }

    /// The figure that begins at a token, the token after it, and evidence of another language's
    /// way of writing. Nothing before `left` is part of it.
    fn figure(&self, at: usize, left: usize) -> Option<(Figure, usize, Option<Span>)> {
        if let Some((figure, end)) =
            self.vague(at).or_else(|| self.fraction(at)).or_else(|| self.ordinal(at))
        {
            return Some((figure, end, None));
        }
        let first = self.number(at)?;
        if first.digits && self.is_no_quantity(at, first) {
            return None;
        }
        let (start, bound) = self.bound(at, left);
        let (start, prefix) = if bound.is_none() {
            self.money_before(at, left)
        } else {
            (start, self.money_before(at, left).1)
        };
        if let Some((figure, end)) = self.range(at, start, first, bound) {
            return Some((figure, end, first.foreign));
        }
        let (unit, end, extra) = match (prefix, first.unit) {
            (Some(sign), _) => (Some(sign), first.end, 0.0),
            (None, Some(unit)) => (Some(unit.of(self.text).to_owned()), first.end, 0.0),
            (None, None) => self.unit(first.end, first.value),
        };
        let definite = self.tokens.is_before(
            at,
            &[
                "los", "las", "ambos", "ambas", "the", "estos", "estas", "esos", "esas", "these",
                "those", "sus", "its", "their",
            ],
        );
        if !first.digits {
            // "los dos países" tells which, not how many.
            let several = first.value > 1.0 || first.scale > 1.0;
            if !several
                || definite && first.scale <= 1.0
                || unit.is_none() && bound.is_none() && first.scale < 1e3
            {
                return None;
            }
        } else if unit.is_none()
            && first.scale <= 1.0
            && bound.is_none()
            && self.is_bare_name(at, first)
        {
            return None;
        }
        let value = first.value + extra * first.scale;
        let figure = Figure {
            span: self.span(start, end),
            value: (!matches!(bound, Some(Bound::AtLeast | Bound::AtMost))).then_some(value),
            min: (bound == Some(Bound::AtLeast)).then_some(value),
            max: (bound == Some(Bound::AtMost)).then_some(value),
            unit,
        };
        Some((figure, end, first.foreign))
    }

    /// The phrase that bounds the number at a token, and where it begins.
    fn bound(&self, at: usize, left: usize) -> (usize, Option<Bound>) {
        let money = self.money_before(at, left).0;
        let article = usize::from(
            self.tokens.is_before(money, &["un", "una", "el", "los", "las", "the", "a"])
                && money == at,
        );
        for skipped in [0, article] {
            let end = money - skipped;
            let phrase = bounds().iter().find(|(phrase, _)| {
                phrase.len() + left <= end
                    && phrase.iter().enumerate().all(|(n, word)| {
                        let word_there = self.tokens.folded(end - phrase.len() + n);
                        word_there == *word
                            || n + 1 == phrase.len()
                                && (word_there == "del" && *word == "de"
                                    || word_there == "al" && *word == "a")
                    })
            });
            if let Some((phrase, bound)) = phrase {
                return (end - phrase.len(), Some(*bound));
            }
        }
        (at, None)
    }

    /// "entre 3 y 5 días", "de 10 a 15 %", "12-20 millones", "dos o tres".
    fn range(
        &self,
        at: usize,
        start: usize,
        first: Number,
        bound: Option<Bound>,
    ) -> Option<(Figure, usize)> {
        let money = self.money_before(at, 0).0;
        let opener = money.checked_sub(1).filter(|_| bound.is_none());
        let between = opener.is_some_and(|at| self.tokens.is(at, &["entre", "between"]));
        let from = opener.is_some_and(|at| self.tokens.is(at, &["de", "from"]));
        let mut link = first.end;
        let mut first_unit = None;
        if !self.tokens.is(link, &["y", "and", "a", "to", "o", "or", "-", "–"]) && (between || from)
        {
            let (unit, end, _) = self.unit(link, first.value);
            (first_unit, link) = (unit, end);
        }
        let hyphen = self.tokens.is_glued(link, &["-", "–"]);
        let linked = hyphen
            || between && self.tokens.is(link, &["y", "and"])
            || self.tokens.is(link, &["a", "to", "o", "or"]);
        if !linked {
            return None;
        }
        let mut next = link + 1;
        next += usize::from(between && self.tokens.is(next, &["los", "las", "the", "un"]));
        next += usize::from(
            self.tokens.get(next).is_some_and(|token| matches!(token.text, "$" | "€" | "£")),
        );
        let second = self.number(next)?;
        let mut least = first.value;
        if second.scale > 1.0 && first.scale <= 1.0 && least <= second.value / second.scale {
            least *= second.scale;
        }
        if least >= second.value || first.digits != second.digits && !between {
            return None;
        }
        let prefix = self.money_before(at, 0).1;
        let (unit, end, _) = match second.unit {
            Some(unit) => (Some(unit.of(self.text).to_owned()), second.end, 0.0),
            None if prefix.is_some() => (prefix, second.end, 0.0),
            None => self.unit(second.end, second.value),
        };
        if first_unit.is_some() && unit.is_some() && first_unit != unit {
            return None;
        }
        let unit = unit.or(first_unit);
        if unit.is_none() && !between && second.scale <= 1.0
            || self.tokens.is(link, &["o", "or"]) && second.value / least > 3.0
        {
            return None;
        }
        let opened = from && self.tokens.is(link, &["a", "to"]) || between;
        let start = if opened { money - 1 } else { start };
        let span = self.span(start, end);
        Some((Figure { span, value: None, min: Some(least), max: Some(second.value), unit }, end))
    }

    /// "varios miles de soldados", "miles de trabajadores", "decenas de miles de casas": at least
    /// two of them.
    fn vague(&self, at: usize) -> Option<(Figure, usize)> {
        let led = usize::from(self.tokens.is(
            at,
            &["varios", "varias", "algunos", "algunas", "muchos", "muchas", "several", "many"],
        ));
        let mut scale = value_of(Class::Vague, self.tokens.folded(at + led))?;
        if led == 0 && at > 0 && self.number(at - 1).is_some_and(|number| number.end > at) {
            return None;
        }
        let mut end = at + led + 1;
        while self.tokens.is(end, &["de", "of"])
            && let Some(more) = value_of(Class::Vague, self.tokens.folded(end + 1))
        {
            scale *= more;
            end += 2;
        }
        let of = self.tokens.is(end, &["de", "of"]);
        let (unit, after, _) = if of { self.unit(end, 2.0) } else { (None, end, 0.0) };
        if unit.is_none() && led == 0 {
            return None;
        }
        let end = if unit.is_some() { after } else { end };
        let span = self.span(at, end);
        Some((Figure { span, value: None, min: Some(2.0 * scale), max: None, unit }, end))
    }

    /// "dos tercios de los votos", "la mitad de los escaños", "half of the seats".
    fn fraction(&self, at: usize) -> Option<(Figure, usize)> {
        let numerator = self.small(at).filter(|value| *value < 5.0);
        let (value, mut end) = if let Some(numerator) = numerator {
            let hyphen = usize::from(self.tokens.is_glued(at + 1, &["-"]));
            let parts = value_of(Class::Fraction, self.tokens.folded(at + 1 + hyphen))?;
            (numerator / parts, at + 2 + hyphen)
        } else if self.tokens.is(at, &["la"]) && self.tokens.is(at + 1, &["mitad"]) {
            (0.5, at + 2)
        } else if self.tokens.is(at, &["half"]) && self.tokens.is(at + 1, &["of"]) {
            (0.5, at + 1)
        } else {
            return None;
        };
        let of = usize::from(self.tokens.is(end, &["de", "of", "del"]));
        let the = usize::from(
            self.tokens.is(end + of, &["los", "las", "la", "el", "sus", "su", "the", "its", "all"]),
        );
        end += of + the;
        let noun = self.tokens.get(end).filter(|token| {
            of + the > 0
                && token.is_word()
                && !token.is_capitalised()
                && !FUNCTION_WORDS.contains(&token.folded)
                && token.text.chars().all(char::is_alphabetic)
        })?;
        if self.tokens.is(end, &["final", "semana", "siglo"]) {
            return None;
        }
        let span = self.span(at, end + 1);
        let unit = Some(noun.text.to_owned());
        Some((Figure { span, value: Some(value), min: None, max: None, unit }, end + 1))
    }

    /// "tercera vez", "80.º aniversario", "3rd time".
    fn ordinal(&self, at: usize) -> Option<(Figure, usize)> {
        let token = &self.tokens[at];
        let digits =
            token.text.len() - token.text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (value, end) = if digits > 0 && digits < 4 {
            let value = token.text[..digits].parse().ok()?;
            let ending = &token.folded[digits..];
            let stop = usize::from(self.tokens.is_glued(at + 1, &["."]));
            if matches!(ending, "st" | "nd" | "rd" | "th" | "º" | "ª") {
                (value, at + 1)
            } else if ending.is_empty()
                && self.tokens.is_glued(at + 1 + stop, &["º", "ª", "°"])
                && !self.tokens.is(at + 2 + stop, &["c", "f"])
            {
                (value, at + 2 + stop)
            } else {
                return None;
            }
        } else {
            let value = value_of(Class::Ordinal, &token.folded).filter(|value| *value > 1.0)?;
            value_of(Class::Turn, self.tokens.folded(at + 1))?;
            (value, at + 1)
        };
        let noun = self.tokens.get(end).filter(|noun| {
            noun.is_word() && !noun.is_capitalised() && !FUNCTION_WORDS.contains(&noun.folded)
        });
        let end = end + usize::from(noun.is_some());
        let span = self.span(at, end);
        let unit = noun.map(|noun| noun.text.to_owned());
        Some((Figure { span, value: Some(value), min: None, max: None, unit }, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    /// Words, value, least, unit.
    type Expected<'t> = (&'t str, Option<f64>, Option<f64>, Option<&'t str>);

    #[track_caller]
    fn check(text: &str, expected: &[Expected]) {
        check_in(Language::Spanish, text, expected);
    }

    #[track_caller]
    fn english(text: &str, expected: &[Expected]) {
        check_in(Language::English, text, expected);
    }

    #[track_caller]
    fn check_in(language: Language, text: &str, expected: &[Expected]) {
        let tokens = vec![tokens(text, Span::new(0, text.len()))];
        let (found, _) = figures(text, &tokens[0], &[], language, Decimals::of(&tokens));
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
    fn a_point_alone_begins_decimals() {
        english(
            "He had a .38 caliber revolver and hit .358 with Troy.",
            &[
                (".38 caliber", Some(0.38), None, Some("caliber")),
                (".358", Some(0.358), None, None),
            ],
        );
        english(
            "It ended. 38 people left...5 stayed.",
            &[("38 people", Some(38.0), None, Some("people"))],
        );
    }

    #[test]
    fn a_text_tells_its_own_separators() {
        check(
            "Subió un 3,5 % y costó 1,559 euros.",
            &[
                ("3,5 %", Some(3.5), None, Some("%")),
                ("1,559 euros", Some(1.559), None, Some("euros")),
            ],
        );
        check(
            "Subió un 3.5 % y envió 15,000 tropas.",
            &[
                ("3.5 %", Some(3.5), None, Some("%")),
                ("15,000 tropas", Some(15000.0), None, Some("tropas")),
            ],
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
    fn words_of_numbers_join() {
        check(
            "Mató a treinta y cinco mil hombres.",
            &[("treinta y cinco mil hombres", Some(35e3), None, Some("hombres"))],
        );
        check(
            "Gastó medio millón de euros.",
            &[("medio millón de euros", Some(5e5), None, Some("euros"))],
        );
        check(
            "Son dos millones quinientos mil votos.",
            &[("dos millones quinientos mil votos", Some(2.5e6), None, Some("votos"))],
        );
        check(
            "Una docena de barcos y un barco.",
            &[("Una docena de barcos", Some(12.0), None, Some("barcos"))],
        );
        check("Tardó dos años y medio.", &[("dos años y medio", Some(2.5), None, Some("años"))]);
        english(
            "Twenty-five thousand people came.",
            &[("Twenty-five thousand people", Some(25e3), None, Some("people"))],
        );
        english(
            "It cost two and a half million dollars.",
            &[("two and a half million dollars", Some(2.5e6), None, Some("dollars"))],
        );
        english("He waited in one of the halls.", &[]);
    }

    #[test]
    fn money_and_shares_take_signs() {
        check(
            "Más de US$ 40 millones, 30 € y el 5 por ciento.",
            &[
                ("Más de US$ 40 millones", None, Some(40e6), Some("US$")),
                ("30 €", Some(30.0), None, Some("€")),
                ("5 por ciento", Some(5.0), None, Some("%")),
            ],
        );
        check(
            "Dos tercios de los votos.",
            &[("Dos tercios de los votos", Some(2.0 / 3.0), None, Some("votos"))],
        );
        english(
            "Profits of $269m fell 2.5 percent.",
            &[("$269m", Some(269e6), None, Some("$")), ("2.5 percent", Some(2.5), None, Some("%"))],
        );
        english(
            "A 25-year deal for 149 confirmed orders.",
            &[
                ("25-year", Some(25.0), None, Some("year")),
                ("149 confirmed orders", Some(149.0), None, Some("orders")),
            ],
        );
    }

    #[test]
    fn ranges_have_two_ends() {
        for (text, words) in [
            ("Tardó entre 3 y 5 días.", "entre 3 y 5 días"),
            ("Tardó de 3 a 5 días.", "de 3 a 5 días"),
            ("Tardó 3-5 días.", "3-5 días"),
            ("Tardó tres o cinco días.", "tres o cinco días"),
        ] {
            let tokens = tokens(text, Span::new(0, text.len()));
            let (found, _) = figures(text, &tokens, &[], Language::Spanish, Decimals::Untold);
            assert_eq!(found.len(), 1, "{text}");
            let figure = &found[0];
            assert_eq!(
                (figure.span.of(text), figure.value, figure.min, figure.max),
                (words, None, Some(3.0), Some(5.0)),
            );
        }
    }

    #[test]
    fn ordinals_count_turns() {
        check(
            "Por tercera vez, en el 80.º aniversario, y por primera vez.",
            &[
                ("tercera vez", Some(3.0), None, Some("vez")),
                ("80.º aniversario", Some(80.0), None, Some("aniversario")),
            ],
        );
        english("It was the 3rd time.", &[("3rd time", Some(3.0), None, Some("time"))]);
    }

    #[test]
    fn names_times_and_years_are_no_figures() {
        for text in [
            "Voló en un Boeing 747 con el A330-200 del G20.",
            "A las 18:00 UTC, a las 14.00 horas.",
            "Fue en el 2010 y en 2012.",
            "El artículo 5 y el vuelo 447.",
            "El KC-45 y la COVID-19.",
            "1. El pan.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_last_separator_is_the_decimal_one() {
        check(
            "Subió un 12.5 % y un 3,5 %.",
            &[("12.5 %", Some(12.5), None, Some("%")), ("3,5 %", Some(3.5), None, Some("%"))],
        );
        check("Pagó 1.700,50 euros.", &[("1.700,50 euros", Some(1700.5), None, Some("euros"))]);
        english(
            "It rose 1.5 % to 1,500.25 dollars.",
            &[
                ("1.5 %", Some(1.5), None, Some("%")),
                ("1,500.25 dollars", Some(1500.25), None, Some("dollars")),
            ],
        );
    }

    proptest::proptest! {
        #[test]
        fn spans_are_in_order_and_on_boundaries(
            text in "(unos |más de |entre |dos |y |o |a |de |mil |millón |medio |docena |tercera |vez|half |[0-9]{1,4}|[.,$€%º /:-]|US|días |\\PC){0,30}"
        ) {
            for language in [Language::Spanish, Language::English, Language::Unknown] {
                let tokens = tokens(&text, Span::new(0, text.len()));
                let mut end = 0;
                for figure in figures(&text, &tokens, &[], language, Decimals::Untold).0 {
                    proptest::prop_assert!(figure.span.start >= end && !figure.span.is_empty());
                    proptest::prop_assert!(text.get(figure.span.range()).is_some());
                    end = figure.span.end;
                }
            }
        }
    }

    #[test]
    fn a_foreign_format_is_evidence() {
        let text = "Envió 15,000 tropas.";
        let (_, defects) = figures(
            text,
            &tokens(text, Span::new(0, text.len())),
            &[],
            Language::Spanish,
            Decimals::Untold,
        );
        assert_eq!(defects[0].span.of(text), "15,000");
    }
}
