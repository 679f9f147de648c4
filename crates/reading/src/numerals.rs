//! Numbers in words and in Roman numerals, and the words around numbers, from their tables: for
//! figures and dates alike.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    language_table,
    text::{fold::fold, lookup::Lookup, numerals},
};

/// What a word is to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A number below a hundred, or a Spanish hundred.
    Number,
    /// The English article "a", where a scale follows it.
    Article,
    /// What a number before it is multiplied by.
    Scale,
    /// Which of a series.
    Ordinal,
    /// The years of a century that share their tens.
    Decade,
    /// A group of so many things: "docena".
    Group,
    /// Some of what it names: "miles".
    Vague,
    Fraction,
    Half,
    /// A noun that ordinals count the turns of.
    Turn,
    /// Letters after digits that are a scale: "3 bn".
    Letters,
    /// A unit that does not end as a plural does.
    Unit,
    /// A sign for a unit.
    Sign,
    /// Letters before the sign of a currency.
    Money,
    /// May stand between a number and what it counts.
    Adjective,
    /// What follows it is a name, not a count.
    Label,
    /// Is never what a number counts.
    Stop,
}

/// How a phrase before a number bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    About,
    AtLeast,
    AtMost,
}

/// A row of the table of numbers.
enum Row {
    Words { class: Class, value: f64, words: &'static str },
    Phrase { bound: Bound, phrase: &'static str },
}

language_table! {
    static NUMBERS: Row = "numbers.txt", "class | value | words", |row| {
        let [class, value, words] = *row else { return None };
        let value: f64 = value.parse().ok()?;
        let class = match class {
            "at-least" => return Some(Row::Phrase { bound: Bound::AtLeast, phrase: words }),
            "at-most" => return Some(Row::Phrase { bound: Bound::AtMost, phrase: words }),
            "number" => Class::Number,
            "article" => Class::Article,
            "scale" => Class::Scale,
            "decade" => Class::Decade,
            "group" => Class::Group,
            "vague" => Class::Vague,
            "fraction" => Class::Fraction,
            "half" => Class::Half,
            "turn" => Class::Turn,
            "letters" => Class::Letters,
            "unit" => Class::Unit,
            "sign" => Class::Sign,
            "money" => Class::Money,
            "adjective" => Class::Adjective,
            "label" => Class::Label,
            "stop" => Class::Stop,
            _ => return None,
        };
        Some(Row::Words { class, value, words })
    };
}

/// Every word of the tables with its class and value.
pub(crate) fn words() -> impl Iterator<Item = (&'static str, Class, f64)> {
    let rows = NUMBERS.rows().filter_map(|row| match row {
        Row::Words { class, value, words } => Some((class, value, words)),
        Row::Phrase { .. } => None,
    });
    let numbers = rows.flat_map(|(class, value, words)| {
        words.split_whitespace().map(move |word| (word, class, value))
    });
    let ordinals = numerals::ORDINALS.rows().flat_map(|(number, words)| {
        words.into_iter().map(move |word| (word, Class::Ordinal, f64::from(number)))
    });
    numbers.chain(ordinals)
}

/// What a folded word of a class is worth; `None`: it is not of the class.
pub(crate) fn value_of(class: Class, word: &str) -> Option<f64> {
    static WORDS: LazyLock<Lookup<Vec<(Class, f64)>>> = LazyLock::new(|| {
        let mut classes: BTreeMap<&str, Vec<(Class, f64)>> = BTreeMap::new();
        for (word, class, value) in words() {
            classes.entry(word).or_default().push((class, value));
        }
        classes.into_iter().collect()
    });
    WORDS.get(word)?.iter().find(|(of, _)| *of == class).map(|(_, value)| *value)
}

/// Phrases that bound the number after them, by their words; the longest first.
pub(crate) fn bounds() -> &'static [(Vec<&'static str>, Bound)] {
    static BOUNDS: LazyLock<Vec<(Vec<&str>, Bound)>> = LazyLock::new(|| {
        let bounds = NUMBERS.rows().filter_map(|row| match row {
            Row::Phrase { bound, phrase } => Some((phrase, bound)),
            Row::Words { .. } => None,
        });
        let rounding = numerals::ROUNDING.rows().map(|phrase| (phrase, Bound::About));
        let mut bounds: Vec<(Vec<&str>, Bound)> = bounds
            .chain(rounding)
            .map(|(phrase, bound)| (phrase.split_whitespace().collect(), bound))
            .collect();
        bounds.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        bounds
    });
    &BOUNDS
}

/// The number from two up that one word stands for: "doce", "hundred", "segundo".
pub(crate) fn number_word(lower: &str) -> Option<u64> {
    let folded = fold(lower);
    let classes = [Class::Number, Class::Scale, Class::Ordinal];
    let value = classes.into_iter().find_map(|class| value_of(class, &folded))?;
    (value > 1.0).then_some(value as u64)
}

/// A Roman numeral up to 39, in capitals.
pub(crate) fn roman(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut before = 0;
    for byte in text.bytes().rev() {
        let value = match byte {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if value < before {
            total -= value.min(total);
        } else {
            total += value;
            before = value;
        }
    }
    (1..40).contains(&total).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_a_value_in_each_of_its_classes() {
        assert_eq!(value_of(Class::Ordinal, "cuarto"), Some(4.0));
        assert_eq!(value_of(Class::Fraction, "cuarto"), Some(4.0));
        assert_eq!(value_of(Class::Number, "cuarto"), None);
        assert_eq!(value_of(Class::Number, "a"), None);
        assert_eq!(value_of(Class::Article, "a"), Some(1.0));
    }

    #[test]
    fn one_word_is_a_number_from_two_up() {
        let words = ["doce", "hundred", "segundo", "twelfth", "uno", "first", "casa"];
        let numbers = [Some(12), Some(100), Some(2), Some(12), None, None, None];
        assert_eq!(words.map(number_word), numbers);
    }

    #[test]
    fn roman_numerals_are_read_up_to_39() {
        let texts = ["XXI", "IV", "XXXIX", "XL", "I", "", "x", "MIX"];
        let numbers = [Some(21), Some(4), Some(39), None, Some(1), None, None, None];
        assert_eq!(texts.map(roman), numbers);
    }
}
