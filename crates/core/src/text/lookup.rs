//! What tables say of words, found in one step. A reading asks of every word of a text a dozen times
//! whether some table has it, and the answer is mostly no: an ordered map compares the word with a
//! dozen others before it says so.

use std::borrow::Cow;

use fnv::FnvHashMap;

/// Words with what is known of each.
pub struct Lookup<V> {
    /// Places in `values`. One kind of map for every kind of value: each weighs 3 kB in the page.
    places: FnvHashMap<Cow<'static, str>, u32>,
    values: Vec<V>,
}

impl<V> Lookup<V> {
    /// What is known of a word.
    pub fn get(&self, word: &str) -> Option<&V> {
        self.places.get(word).map(|&place| &self.values[place as usize])
    }

    /// Whether anything is known of a word.
    pub fn contains(&self, word: &str) -> bool {
        self.places.contains_key(word)
    }
}

impl<K: Into<Cow<'static, str>>, V> FromIterator<(K, V)> for Lookup<V> {
    /// Of several entries of one word the first is found.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(words: I) -> Self {
        let (mut places, mut values) = (FnvHashMap::default(), Vec::new());
        for (word, value) in words {
            places.entry(word.into()).or_insert(values.len() as u32);
            values.push(value);
        }
        Self { places, values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        let numbers: Vec<String> = (0..1000).map(|number: u32| number.to_string()).collect();
        let lookup: Lookup<usize> =
            numbers.iter().enumerate().map(|(at, word)| (word.clone(), at)).collect();
        for (at, word) in numbers.iter().enumerate() {
            assert_eq!(lookup.get(word), Some(&at));
        }
        assert_eq!(lookup.get("1000"), None);
        assert!(!lookup.contains(""));
        let empty: Lookup<()> = std::iter::empty::<(&str, ())>().collect();
        assert!(!empty.contains("a"));
        let twice: Lookup<u8> = [("a", 1), ("a", 2)].into_iter().collect();
        assert_eq!(twice.get("a"), Some(&1));
    }
}
