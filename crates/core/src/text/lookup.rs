//! What tables say of words, found in one step: open addressing over FNV-1a. A reading asks of
//! every word of a text a dozen times whether some table has it, and the answer is mostly no: an
//! ordered map compares the word with a dozen others before it says so.

use std::borrow::Cow;

use super::hash::hash;

/// Words with what is known of each.
pub struct Lookup<V> {
    /// The upper half of a word's hash, and one more than its place in `entries`; 0 is free.
    slots: Vec<(u32, u32)>,
    entries: Vec<(Cow<'static, str>, V)>,
}

impl<V> Lookup<V> {
    /// What is known of a word.
    pub fn get(&self, word: &str) -> Option<&V> {
        let hash = mixed(word);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (tag, entry) = self.slots[slot];
            let place = entry.checked_sub(1)? as usize;
            if tag == (hash >> 32) as u32 && self.entries[place].0 == word {
                return Some(&self.entries[place].1);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether anything is known of a word.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

impl<K: Into<Cow<'static, str>>, V> FromIterator<(K, V)> for Lookup<V> {
    /// Of several entries of one word the first is found.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(words: I) -> Self {
        let entries: Vec<_> = words.into_iter().map(|(word, value)| (word.into(), value)).collect();
        // At most half full, so that a look-up meets a free slot soon.
        let mut slots = vec![(0, 0); (entries.len() * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (place, (word, _)) in entries.iter().enumerate() {
            let hash = mixed(word);
            let mut slot = hash as usize & mask;
            while slots[slot].1 != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = ((hash >> 32) as u32, place as u32 + 1);
        }
        Self { slots, entries }
    }
}

/// The hash of a word, its halves mixed: the slots are told by the lower bits.
fn mixed(word: &str) -> u64 {
    let hash = hash(word.bytes());
    hash ^ (hash >> 32)
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
