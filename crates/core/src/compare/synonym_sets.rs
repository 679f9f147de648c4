//! Words that news use of one thing: "tropas" and "soldados", "pacto" and "acuerdo", in either
//! language.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    language_table,
    text::{Language, words::Stemmer},
};

/// For each language, the lines of the table that a stem stands in.
static SYNONYM_SETS: LazyLock<[BTreeMap<String, Vec<u16>>; 2]> = LazyLock::new(|| {
    let mut synonym_sets = [BTreeMap::new(), BTreeMap::new()];
    for (line, row) in SAME_SENSE.rows().enumerate() {
        for ((language, words), synonym_sets) in
            LANGUAGES.into_iter().zip(row).zip(&mut synonym_sets)
        {
            let stemmer = Stemmer::new(language);
            for stem in words.split_whitespace().map(|word| stemmer.stem(word)) {
                let lines: &mut Vec<u16> = synonym_sets.entry(stem).or_default();
                if !lines.contains(&(line as u16)) {
                    lines.push(line as u16);
                }
            }
        }
    }
    synonym_sets
});

language_table! {
    /// Words of one sense, in each language.
    static SAME_SENSE: [&'static str; 2] = "same-sense.txt", "Spanish words | English words",
        |row| row.try_into().ok();
}

/// In the order of the table's fields.
const LANGUAGES: [Language; 2] = [Language::Spanish, Language::English];

/// The synonym sets that a stem of a language may have; none where the table does not know it.
pub(super) fn of(stem: &str, language: Language) -> &'static [u16] {
    let at = LANGUAGES.iter().position(|one| *one == language);
    at.and_then(|at| SYNONYM_SETS[at].get(stem)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(one: (&str, Language), other: (&str, Language)) -> bool {
        let synonym_sets = |(word, language)| of(&Stemmer::new(language).stem(word), language);
        synonym_sets(one).iter().any(|sense| synonym_sets(other).contains(sense))
    }

    #[test]
    fn words_of_one_sense_meet_also_across_languages() {
        use Language::{English, Spanish, Unknown};
        assert!(shared(("soldados", Spanish), ("tropas", Spanish)));
        assert!(shared(("murieron", Spanish), ("deaths", English)));
        assert!(!shared(("soldados", Spanish), ("pacto", Spanish)));
        assert!(!shared(("soldados", Unknown), ("soldados", Unknown)));
    }
}
