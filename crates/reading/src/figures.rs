//! Figures: numbers with their unit and the words that round or bound them. What a word of a
//! number means, [`numerals`](crate::numerals) tells; this file knows how they join.

use cotejo_core::{
    article::Language,
    findings::{Defect, DefectKind, DefectReason, Figure},
    text::{Span, word_set::FUNCTION_WORDS},
};

use crate::{
    numerals::{Bound, Class, bounds, value_of},
    tokens::Token,
};

/// How many words after a number are looked at for what it counts.
const NOUN_REACH: usize = 4;

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

/// Whether a token is three digits after a blank: the next thousand of a number, unless they begin
/// a longer one.
fn is_group(token: &Token) -> bool {
    !token.glued && token.text.len() == 3 && token.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number as it stands: its value, the token after it, whether words or a scale say it.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    end: usize,
    scale: f64,
    digits: bool,
    foreign: Option<Span>,
    unit: Option<Span>,
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    language: Language,
    decimals: Decimals,
}

impl Reader<'_> {
    fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.folded.as_str())
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| words.contains(&token.folded.as_str()))
    }

    fn glued(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued && marks.contains(&token.text))
    }

    fn before(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.is(at - 1, words)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.tokens[start].span.start, end: self.tokens[end - 1].span.end }
    }

    /// The token to go on from where no figure begins: past all that hangs together with a
    /// number by hyphens, colons or slashes ("KC-45", "18:00", "24/7").
    fn skip(&self, at: usize) -> usize {
        let mut next = at + 1;
        let chained = ["-", ":", "/", "–", "."];
        while self.glued(next, &chained)
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
        let definite = self.before(
            at,
            &[
                "los", "las", "ambos", "ambas", "the", "estos", "estas", "esos", "esas", "these",
                "those", "sus", "its", "their",
            ],
        );
        if !first.digits {
            // "los dos países" tells which, not how many.
            let said = first.value > 1.0 || first.scale > 1.0;
            if !said
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

    /// The number at a token, in digits or words, with its scale.
    fn number(&self, at: usize) -> Option<Number> {
        let token = self.tokens.get(at)?;
        let mut number =
            Number { value: 0.0, end: at, scale: 1.0, digits: false, foreign: None, unit: None };
        if token.text.starts_with(|c: char| c.is_ascii_digit()) {
            self.digits(at, &mut number)?;
        } else if token.text == "." {
            self.decimals(at, &mut number)?;
        } else {
            self.words(at, &mut number)?;
        }
        while let Some(scale) = value_of(Class::Scale, self.folded(number.end))
            .or_else(|| value_of(Class::Group, self.folded(number.end)))
        {
            number.value *= scale;
            number.scale *= scale;
            number.end += 1;
            // "dos millones quinientos mil"
            let mut rest = Number { value: 0.0, end: number.end, ..number };
            if !number.digits
                && self.words(number.end, &mut rest).is_some()
                && rest.end > number.end
                && !self.is(number.end, &["un", "una", "uno", "one", "a"])
            {
                let scale = value_of(Class::Scale, self.folded(rest.end)).unwrap_or(1.0);
                if scale < number.scale && rest.value * scale < number.scale {
                    number.value += rest.value * scale;
                    number.end = rest.end + usize::from(scale > 1.0);
                }
            }
        }
        if number.scale > 1.0
            && self.is(number.end, &["y"])
            && self.is(number.end + 1, &["medio", "media"])
        {
            number.value += number.scale / 2.0;
            number.end += 2;
        }
        Some(number)
    }

    fn digits(&self, at: usize, number: &mut Number) -> Option<()> {
        let token = &self.tokens[at];
        let digits = token.text.trim_end_matches(char::is_alphabetic);
        let letters = token.folded.get(digits.len()..).filter(|letters| !letters.is_empty());
        let (value, other) = numeral(digits, self.language, self.decimals)?;
        number.value = value;
        number.digits = true;
        number.end = at + 1;
        if (1..=3).contains(&digits.len()) && digits == token.text && !digits.starts_with('0') {
            // "29 000": thousands set apart by a blank, as the SI Brochure has it.
            while let Some(group) = self.tokens.get(number.end).filter(|next| is_group(next)) {
                number.value = number.value * 1000.0 + group.text.parse().unwrap_or(0.0);
                number.end += 1;
            }
        }
        number.foreign = other.then_some(token.span);
        if let Some(letters) = letters {
            if let Some(scale) = value_of(Class::Letters, letters)
                .filter(|_| letters.len() > 1 || self.money_before(at, 0).1.is_some())
            {
                number.value *= scale;
                number.scale = scale;
            } else if value_of(Class::Unit, letters).is_some() {
                let start = token.span.start as usize + digits.len();
                number.unit = Some(Span::new(start, token.span.end as usize));
            } else {
                return None;
            }
        }
        Some(())
    }

    /// Digits after a point that nothing stands before: ".357".
    fn decimals(&self, at: usize, number: &mut Number) -> Option<()> {
        let digits = self.tokens.get(at + 1).filter(|next| next.glued && !self.tokens[at].glued)?;
        let all_digits = digits.text.bytes().all(|byte| byte.is_ascii_digit());
        number.value = format!("0.{}", digits.text).parse().ok().filter(|_| all_digits)?;
        number.digits = true;
        number.end = at + 2;
        Some(())
    }

    /// The value of a word for a small number; Spanish "a" is a preposition.
    fn small(&self, at: usize) -> Option<f64> {
        let word = self.folded(at);
        let article =
            || value_of(Class::Article, word).filter(|_| self.language == Language::English);
        value_of(Class::Number, word).or_else(article)
    }

    /// Number words below a thousand: "treinta y cinco", "two hundred and fifty", "medio".
    fn words(&self, at: usize, number: &mut Number) -> Option<()> {
        let half = |at: usize| self.is(at, &["medio", "media", "half"]);
        if half(at) {
            let end = at + 1 + usize::from(self.is(at + 1, &["a", "an"]));
            value_of(Class::Scale, self.folded(end))
                .or_else(|| value_of(Class::Group, self.folded(end)))?;
            (number.value, number.end) = (0.5, end);
            return Some(());
        }
        if self.is(at, &["mil", "hundred", "thousand", "dozen"]) {
            (number.value, number.end) = (1.0, at);
            return Some(());
        }
        let mut value = self.small(at)?;
        let mut end = at + 1;
        if self.is(end, &["hundred"]) {
            value *= 100.0;
            end += 1;
        }
        loop {
            let joined = self.is(end, &["y", "and"]) || self.glued(end, &["-"]);
            let next = end + usize::from(joined);
            let Some(more) = self.small(next) else { break };
            let article = self.is(next, &["a", "un", "una", "one", "uno"]) && !joined;
            let hundreds = value >= 100.0 && value % 100.0 < 1.0 && more < 100.0;
            let tens = joined
                && (20.0..100.0).contains(&(value % 100.0))
                && value % 10.0 < 1.0
                && more < 10.0;
            let spanish_hundred = hundreds && !(joined && self.is(end, &["y"]));
            if article || !(tens || spanish_hundred) {
                break;
            }
            value += more;
            end = next + 1;
        }
        if self.is(end, &["and"]) && self.is(end + 1, &["a"]) && half(end + 2) {
            value += 0.5;
            end += 3;
        }
        (number.value, number.end) = (value, end);
        Some(())
    }

    /// Digits that name, tell the time or number a list, and count nothing.
    fn is_no_quantity(&self, at: usize, number: Number) -> bool {
        let end = number.end;
        let is_digits = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.text.starts_with(|c: char| c.is_ascii_digit()))
        };
        let word_before_hyphen = self.tokens[at].glued
            && at > 1
            && matches!(self.tokens[at - 1].text, "-" | "–" | "/" | ":" | "." | "_" | "@" | "#")
            && self.tokens[at - 1].glued;
        let clock = self.glued(end, &[":"]) && is_digits(end + 1)
            || self.is(end, &["horas", "h", "hrs"]) && self.tokens[at].text.contains([':', '.'])
            || self.is(end, &["am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock"])
            || at > 1
                && self.before(at, &["las", "la"])
                && self.is(at - 2, &["a", "sobre", "desde", "hasta"])
                && number.value < 25.0
                && (number.scale <= 1.0 && self.unit(end, number.value).0.is_none());
        let slash = self.glued(end, &["/"]) && is_digits(end + 1)
            // "52-35": a score.
            || self.glued(end, &["-", "–"])
                && is_digits(end + 1)
                && self.range(at, at, number, None).is_none();
        let lists = at == 0 && self.is(end, &[".", ")"]);
        let labelled = at > 0
            && (value_of(Class::Label, self.folded(at - 1)).is_some()
                || self.tokens[at - 1].text == "."
                    && at > 1
                    && value_of(Class::Label, self.folded(at - 2)).is_some());
        let hyphen_word = self.glued(end, &["-"])
            && self.tokens.get(end + 1).is_some_and(|token| {
                token.glued
                    && token.text.chars().count() == 1
                    && token.is_word()
                    && !is_digits(end + 1)
            });
        word_before_hyphen
            || clock
            || slash
            || lists
            || labelled
            || hyphen_word
            || self.is_after_name(at, number)
            || self.is_year(at, number)
    }

    /// "Boeing 747", "Airbus A330 200": the number is part of the name before it.
    fn is_after_name(&self, at: usize, number: Number) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        if !before.is_capitalised() || number.scale > 1.0 || number.unit.is_some() {
            return false;
        }
        let (unit, ..) = self.unit(number.end, number.value);
        let first = at == 1 || !self.tokens[at - 2].is_word();
        let grammar = FUNCTION_WORDS.contains(&before.folded)
            || value_of(Class::Adjective, &before.folded).is_some();
        let measured = unit.as_deref().is_some_and(|unit| value_of(Class::Sign, unit).is_some());
        let money =
            value_of(Class::Money, before.text).is_some() && self.money_before(at, 0).1.is_some();
        let bounded = self.bound(at, 0).1.is_some();
        !measured
            && !money
            && !bounded
            && !(first && (unit.is_some() || grammar || self.range(at, at, number, None).is_some()))
    }

    /// "en el 2010": a year that no rule of dates took.
    fn is_year(&self, at: usize, number: Number) -> bool {
        let plain = self.tokens[at].text.len() == 4 && (1500.0..=2100.0).contains(&number.value);
        plain
            && number.scale <= 1.0
            && self.money_before(at, 0).1.is_none()
            && (at > 0 && self.is(at - 1, &["el", "del", "al", "in", "since", "en"])
                || self.unit(number.end, number.value).0.is_none())
    }

    /// "el 787", "the 737": a number by itself after a singular article.
    fn is_bare_name(&self, at: usize, number: Number) -> bool {
        self.before(at, &["el", "del", "al"]) || self.before(at, &["the"]) && number.value > 12.0
    }

    /// The phrase that bounds the number at a token, and where it begins.
    fn bound(&self, at: usize, left: usize) -> (usize, Option<Bound>) {
        let money = self.money_before(at, left).0;
        let article = usize::from(
            self.before(money, &["un", "una", "el", "los", "las", "the", "a"]) && money == at,
        );
        for skipped in [0, article] {
            let end = money - skipped;
            let phrase = bounds().iter().find(|(phrase, _)| {
                phrase.len() + left <= end
                    && phrase.iter().enumerate().all(|(n, word)| {
                        let said = self.folded(end - phrase.len() + n);
                        said == *word
                            || n + 1 == phrase.len()
                                && (said == "del" && *word == "de" || said == "al" && *word == "a")
                    })
            });
            if let Some((phrase, bound)) = phrase {
                return (end - phrase.len(), Some(*bound));
            }
        }
        (at, None)
    }

    /// A sign of money before a number: "$", "US$", "€".
    fn money_before(&self, at: usize, left: usize) -> (usize, Option<String>) {
        let Some(sign) = at.checked_sub(1).filter(|&sign| sign >= left) else { return (at, None) };
        let token = &self.tokens[sign];
        if matches!(token.text, "usd" | "USD" | "EUR" | "GBP") {
            return (sign, Some(token.text.to_owned()));
        }
        if !matches!(token.text, "$" | "€" | "£" | "¥") {
            return (at, None);
        }
        // "5 $ 300": the sign belongs to the number before it.
        if sign > left && self.tokens[sign - 1].text.ends_with(|c: char| c.is_ascii_digit()) {
            return (at, None);
        }
        let code = sign > left
            && token.glued
            && value_of(Class::Money, self.tokens[sign - 1].text).is_some();
        let start = sign - usize::from(code);
        (start, Some(self.span(start, sign + 1).of(self.text).to_owned()))
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
        let between = opener.is_some_and(|at| self.is(at, &["entre", "between"]));
        let from = opener.is_some_and(|at| self.is(at, &["de", "from"]));
        let mut link = first.end;
        let mut first_unit = None;
        if !self.is(link, &["y", "and", "a", "to", "o", "or", "-", "–"]) && (between || from) {
            let (unit, end, _) = self.unit(link, first.value);
            (first_unit, link) = (unit, end);
        }
        let hyphen = self.glued(link, &["-", "–"]);
        let linked = hyphen
            || between && self.is(link, &["y", "and"])
            || self.is(link, &["a", "to", "o", "or"]);
        if !linked {
            return None;
        }
        let mut next = link + 1;
        next += usize::from(between && self.is(next, &["los", "las", "the", "un"]));
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
            || self.is(link, &["o", "or"]) && second.value / least > 3.0
        {
            return None;
        }
        let opened = from && self.is(link, &["a", "to"]) || between;
        let start = if opened { money - 1 } else { start };
        let span = self.span(start, end);
        Some((Figure { span, value: None, min: Some(least), max: Some(second.value), unit }, end))
    }

    /// "varios miles de soldados", "miles de trabajadores", "decenas de miles de casas": at least
    /// two of them.
    fn vague(&self, at: usize) -> Option<(Figure, usize)> {
        let led = usize::from(self.is(
            at,
            &["varios", "varias", "algunos", "algunas", "muchos", "muchas", "several", "many"],
        ));
        let mut scale = value_of(Class::Vague, self.folded(at + led))?;
        if led == 0 && at > 0 && self.number(at - 1).is_some_and(|number| number.end > at) {
            return None;
        }
        let mut end = at + led + 1;
        while self.is(end, &["de", "of"])
            && let Some(more) = value_of(Class::Vague, self.folded(end + 1))
        {
            scale *= more;
            end += 2;
        }
        let of = self.is(end, &["de", "of"]);
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
            let hyphen = usize::from(self.glued(at + 1, &["-"]));
            let parts = value_of(Class::Fraction, self.folded(at + 1 + hyphen))?;
            (numerator / parts, at + 2 + hyphen)
        } else if self.is(at, &["la"]) && self.is(at + 1, &["mitad"]) {
            (0.5, at + 2)
        } else if self.is(at, &["half"]) && self.is(at + 1, &["of"]) {
            (0.5, at + 1)
        } else {
            return None;
        };
        let of = usize::from(self.is(end, &["de", "of", "del"]));
        let the = usize::from(
            self.is(end + of, &["los", "las", "la", "el", "sus", "su", "the", "its", "all"]),
        );
        end += of + the;
        let noun = self.tokens.get(end).filter(|token| {
            of + the > 0
                && token.is_word()
                && !token.is_capitalised()
                && !FUNCTION_WORDS.contains(&token.folded)
                && token.text.chars().all(char::is_alphabetic)
        })?;
        if self.is(end, &["final", "semana", "siglo"]) {
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
            let stop = usize::from(self.glued(at + 1, &["."]));
            if matches!(ending, "st" | "nd" | "rd" | "th" | "º" | "ª") {
                (value, at + 1)
            } else if ending.is_empty()
                && self.glued(at + 1 + stop, &["º", "ª", "°"])
                && !self.is(at + 2 + stop, &["c", "f"])
            {
                (value, at + 2 + stop)
            } else {
                return None;
            }
        } else {
            let value = value_of(Class::Ordinal, &token.folded).filter(|value| *value > 1.0)?;
            value_of(Class::Turn, self.folded(at + 1))?;
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

    /// What is counted, the token after it, and a half that is said after it ("dos años y medio").
    fn unit(&self, end: usize, value: f64) -> (Option<String>, usize, f64) {
        let none = (None, end, 0.0);
        if let Some(found) = self.sign(end) {
            return found;
        }
        let mut at = end;
        if self.is(at, &["de", "of"]) {
            at += 1;
            at += usize::from(self.is(
                at,
                &[
                    "los", "las", "sus", "esos", "esas", "estos", "estas", "the", "its", "their",
                    "these", "those",
                ],
            ));
            if at > end + 1 && self.tokens.get(at).is_some_and(Token::is_capitalised) {
                return none;
            }
            if let Some(found) = self.sign(at) {
                return found;
            }
        }
        if let Some(found) = self.hyphened_unit(end) {
            return found;
        }
        let Some(noun) = self.noun(at, value) else { return none };
        let unit = Some(self.tokens[noun].text.to_owned());
        let half = self.is(noun + 1, &["y"]) && self.is(noun + 2, &["medio", "media"]);
        if half {
            return (unit, noun + 3, 0.5);
        }
        (unit, noun + 1, 0.0)
    }

    /// "a 25-year contract".
    fn hyphened_unit(&self, at: usize) -> Option<(Option<String>, usize, f64)> {
        let noun = self.tokens.get(at + 1).filter(|noun| {
            self.glued(at, &["-"])
                && noun.glued
                && noun.text.chars().count() > 2
                && noun.text.chars().all(char::is_lowercase)
        })?;
        Some((Some(noun.text.to_owned()), at + 2, 0.0))
    }

    /// The noun that a number of `value` counts: in Spanish the first word, adjectives of the table
    /// passed over; in English the first plural of the next few words.
    fn noun(&self, at: usize, value: f64) -> Option<usize> {
        let mut at = at;
        for _ in 0..NOUN_REACH {
            let token = self.tokens.get(at).filter(|token| {
                token.is_word() && !token.glued && !FUNCTION_WORDS.contains(&token.folded)
            })?;
            if value_of(Class::Stop, &token.folded).is_some() {
                return None;
            }
            let adjective = value_of(Class::Adjective, &token.folded).is_some();
            let plural = token.folded.ends_with('s') && !token.folded.ends_with("ss");
            let long = token.text.chars().count() > 2;
            let counted = value_of(Class::Unit, &token.folded).is_some()
                || long
                    && (plural || value <= 1.0 || value_of(Class::Turn, &token.folded).is_some());
            if counted
                && !adjective
                && (!token.is_capitalised()
                    || token.is_all_capitals() && value_of(Class::Unit, &token.folded).is_some())
                && token.text.chars().all(char::is_alphabetic)
            {
                return Some(at);
            }
            let goes_on = adjective || self.language == Language::English;
            if !goes_on {
                return None;
            }
            at += 1;
            while self.glued(at, &["-"]) {
                at += 2;
            }
        }
        None
    }

    /// A sign after the number: "%", "por ciento", "€", "US$", "°C".
    fn sign(&self, at: usize) -> Option<(Option<String>, usize, f64)> {
        let token = self.tokens.get(at)?;
        if self.is(at, &["por"]) && self.is(at + 1, &["ciento", "cien"])
            || self.is(at, &["per"]) && self.is(at + 1, &["cent"])
        {
            return Some((Some("%".to_owned()), at + 2, 0.0));
        }
        if self.is(at, &["percent", "pc"]) {
            return Some((Some("%".to_owned()), at + 1, 0.0));
        }
        let code = usize::from(
            value_of(Class::Money, token.text).is_some() && self.glued(at + 1, &["$", "€", "£"]),
        );
        let sign = self.tokens.get(at + code)?;
        value_of(Class::Sign, sign.text)?;
        // "300 € 5": a sign with a blank before and a number glued after belongs to that number.
        let prefix = sign.text != "%"
            && !sign.glued
            && self.tokens.get(at + code + 1).is_some_and(|next| {
                next.glued && next.text.starts_with(|c: char| c.is_ascii_digit())
            });
        if prefix {
            return None;
        }
        let degrees = usize::from(sign.text == "°" && self.glued(at + code + 1, &["C", "F"]));
        let end = at + code + 1 + degrees;
        Some((Some(self.span(at, end).of(self.text).to_owned()), end, 0.0))
    }
}

/// Digits in groups of three.
fn is_grouped(word: &str, separator: char) -> bool {
    let mut groups = word.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What stands before decimals in a text, as far as numerals show that can be read one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimals {
    /// "3,5", "1.234.567".
    Comma,
    /// "3.5", "1,234,567".
    Point,
    /// None shows it, or some one and some the other.
    Untold,
}

impl Decimals {
    /// Those of a text.
    pub(crate) fn of(sentences: &[Vec<Token>]) -> Self {
        let any = |decimal: char, group: char, most: usize| {
            sentences.iter().flatten().any(|token| shows(token.text, decimal, group, most))
        };
        // Two digits after a point may be minutes: "14.30".
        match (any(',', '.', 2), any('.', ',', 1)) {
            (true, false) => Self::Comma,
            (false, true) => Self::Point,
            _ => Self::Untold,
        }
    }
}

/// Whether a numeral can only be written with `decimal` before its decimals, of which one to `most`
/// tell, and `group` between thousands.
fn shows(word: &str, decimal: char, group: char, most: usize) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && (word.rsplit_once(decimal).is_some_and(|(whole, last)| {
            (1..=most).contains(&last.len()) && !whole.contains(decimal)
        }) || word.matches(group).count() > 1 && is_grouped(word, group))
}

/// Between thousands, as the SI Brochure has it; part of a word by UAX #29.
const NARROW_BLANK: char = '\u{202f}';

/// The value of a numeral, and whether it is written as the other language does: "15,000" in a
/// Spanish text that shows no decimal comma is fifteen thousand.
fn numeral(word: &str, language: Language, decimals: Decimals) -> Option<(f64, bool)> {
    if word.contains(NARROW_BLANK) {
        let whole = word.replace(NARROW_BLANK, "");
        return numeral(&whole, language, decimals).filter(|_| is_grouped(word, NARROW_BLANK));
    }
    if !word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let plain = |text: String| text.parse::<f64>().ok().filter(|value| value.is_finite());
    if !word.contains(['.', ',']) {
        return Some((plain(word.to_owned())?, false));
    }
    let spanish = language != Language::English;
    let several = |separator: char| word.matches(separator).count() > 1;
    let points_group =
        if spanish { decimals != Decimals::Point } else { decimals == Decimals::Comma };
    if is_grouped(word, '.') && (points_group || several('.')) {
        return Some((plain(word.replace('.', ""))?, false));
    }
    if is_grouped(word, ',') && (decimals != Decimals::Comma || several(',')) {
        return Some((plain(word.replace(',', ""))?, spanish));
    }
    // The last separator stands before the decimals, whatever the language.
    let decimal = word.rfind(['.', ',']).unwrap_or(word.len());
    let whole = word[..decimal].replace(['.', ','], "");
    let value = format!("{whole}.{}", word[decimal..].trim_start_matches(['.', ',']));
    Some((plain(value)?, false))
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
