//! Numbers in digits and words: their value, and which mark begins decimals.

use crate::tokens::AtPlace as _;
use cotejo_core::{article::Language, text::Span};

use super::{
    Reader,
    digits::{Number, is_group, numeral},
};
use crate::numerals::{Class, value_of};

impl Reader<'_> {
    /// The number at a token, in digits or words, with its scale.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
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
        while let Some(scale) = value_of(Class::Scale, self.tokens.folded(number.end))
            .or_else(|| value_of(Class::Group, self.tokens.folded(number.end)))
        {
            number.value *= scale;
            number.scale *= scale;
            number.end += 1;
            // "dos millones quinientos mil"
            let mut rest = Number { value: 0.0, end: number.end, ..number };
            if !number.digits
                && self.words(number.end, &mut rest).is_some()
                && rest.end > number.end
                && !self.tokens.is(number.end, &["un", "una", "uno", "one", "a"])
            {
                let scale = value_of(Class::Scale, self.tokens.folded(rest.end)).unwrap_or(1.0);
                if scale < number.scale && rest.value * scale < number.scale {
                    number.value += rest.value * scale;
                    number.end = rest.end + usize::from(scale > 1.0);
                }
            }
        }
        if number.scale > 1.0
            && self.tokens.is(number.end, &["y"])
            && self.tokens.is(number.end + 1, &["medio", "media"])
        {
            number.value += number.scale / 2.0;
            number.end += 2;
        }
        Some(number)
    }

    pub(super) fn digits(&self, at: usize, number: &mut Number) -> Option<()> {
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
    pub(super) fn decimals(&self, at: usize, number: &mut Number) -> Option<()> {
        let digits = self.tokens.get(at + 1).filter(|next| next.glued && !self.tokens[at].glued)?;
        let all_digits = digits.text.bytes().all(|byte| byte.is_ascii_digit());
        number.value = format!("0.{}", digits.text).parse().ok().filter(|_| all_digits)?;
        number.digits = true;
        number.end = at + 2;
        Some(())
    }

    /// The value of a word for a small number; Spanish "a" is a preposition.
    pub(super) fn small(&self, at: usize) -> Option<f64> {
        let word = self.tokens.folded(at);
        let article =
            || value_of(Class::Article, word).filter(|_| self.language == Language::English);
        value_of(Class::Number, word).or_else(article)
    }

    /// Number words below a thousand: "treinta y cinco", "two hundred and fifty", "medio".
    pub(super) fn words(&self, at: usize, number: &mut Number) -> Option<()> {
        let half = |at: usize| self.tokens.is(at, &["medio", "media", "half"]);
        if half(at) {
            let end = at + 1 + usize::from(self.tokens.is(at + 1, &["a", "an"]));
            value_of(Class::Scale, self.tokens.folded(end))
                .or_else(|| value_of(Class::Group, self.tokens.folded(end)))?;
            (number.value, number.end) = (0.5, end);
            return Some(());
        }
        if self.tokens.is(at, &["mil", "hundred", "thousand", "dozen"]) {
            (number.value, number.end) = (1.0, at);
            return Some(());
        }
        let mut value = self.small(at)?;
        let mut end = at + 1;
        if self.tokens.is(end, &["hundred"]) {
            value *= 100.0;
            end += 1;
        }
        loop {
            let joined = self.tokens.is(end, &["y", "and"]) || self.tokens.is_glued(end, &["-"]);
            let next = end + usize::from(joined);
            let Some(more) = self.small(next) else { break };
            let article = self.tokens.is(next, &["a", "un", "una", "one", "uno"]) && !joined;
            let hundreds = value >= 100.0 && value % 100.0 < 1.0 && more < 100.0;
            let tens = joined
                && (20.0..100.0).contains(&(value % 100.0))
                && value % 10.0 < 1.0
                && more < 10.0;
            let spanish_hundred = hundreds && !(joined && self.tokens.is(end, &["y"]));
            if article || !(tens || spanish_hundred) {
                break;
            }
            value += more;
            end = next + 1;
        }
        if self.tokens.is(end, &["and"]) && self.tokens.is(end + 1, &["a"]) && half(end + 2) {
            value += 0.5;
            end += 3;
        }
        (number.value, number.end) = (value, end);
        Some(())
    }
}
