//! Long lists: the first items, and the rest when they are searched or asked for.

use crate::text::fold::fold;

/// What a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'l, T> {
    /// In the list's order.
    pub items: Vec<&'l T>,
    /// How many more say the words.
    pub left: usize,
}

/// The items that say some words, accents and case aside: the `first` ones, those in force, and all
/// where that is asked.
pub fn shown<'l, T>(
    items: &'l [T],
    first: usize,
    words: &str,
    all: bool,
    says: fn(&T) -> String,
    is_in_force: fn(&T) -> bool,
) -> Shown<'l, T> {
    let words = fold(words);
    let fitting =
        items.iter().filter(|item| words.is_empty() || fold(&says(item)).contains(&words));
    let (mut shown, mut left) = (Vec::new(), 0);
    for (at, item) in fitting.enumerate() {
        if all || at < first || is_in_force(item) {
            shown.push(item);
        } else {
            left += 1;
        }
    }
    Shown { items: shown, left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_those_in_force_and_what_is_searched() {
        let items: Vec<String> = (0..60).map(|at| format!("País {at}")).collect();
        let of = |words, all| {
            let Shown { items, left } =
                shown(&items, 40, words, all, String::clone, |item| item == "País 55");
            (items.len(), left)
        };
        assert_eq!(of("", false), (41, 19));
        assert_eq!(of("", true), (60, 0));
        assert_eq!(of("PAIS 5", false), (11, 0));
        assert_eq!(of("nada", false), (0, 0));
    }
}
