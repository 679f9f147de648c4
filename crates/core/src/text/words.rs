//! Words and their stems.

use unicode_segmentation::UnicodeSegmentation;
use waken_snowball::{
    SnowballEnv,
    algorithms::{english_stemmer, spanish_stemmer},
};

use super::{Language, Span, fold::fold, hidden::visible};

/// The words of a stretch of a text, by Unicode's word boundaries (UAX #29): "15,000" is one,
/// "Jong-un" is two.
pub fn words(text: &str, window: Span) -> impl Iterator<Item = Span> {
    let offset = window.start as usize;
    window
        .of(text)
        .unicode_word_indices()
        .map(move |(at, word)| Span::new(offset + at, offset + at + word.len()))
}

/// Takes a word to its stem (Snowball), or leaves it as it is where the language is not known.
///
/// The algorithms are named one by one, so that the page carries those two and not all thirty.
pub struct Stemmer(Option<fn(&mut SnowballEnv) -> bool>);

impl Stemmer {
    /// For a language.
    pub fn new(language: Language) -> Self {
        Self(match language {
            Language::Spanish => Some(spanish_stemmer::stem),
            Language::English => Some(english_stemmer::stem),
            Language::Unknown => None,
        })
    }

    /// The stem of a word in lower case, folded: accents tell tenses apart, not topics.
    pub fn stem(&self, lower: &str) -> String {
        let Some(stem) = self.0 else { return fold(lower) };
        let whole = visible(lower);
        let mut word = SnowballEnv::create(&whole);
        stem(&mut word);
        fold(&word.get_current())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_numbers_whole() {
        let text = "Kim Jong-un: 15,000 «tropas».";
        let found: Vec<_> =
            words(text, Span::new(0, text.len())).map(|span| span.of(text)).collect();
        assert_eq!(found, ["Kim", "Jong", "un", "15,000", "tropas"]);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let stem = |word| Stemmer::new(Language::Spanish).stem(word);
        assert_eq!(stem("ruso"), stem("rusos"));
        assert_eq!(stem("cooperación"), stem("cooperaciones"));
        assert_ne!(stem("año"), stem("ano"));
        assert_eq!(Stemmer::new(Language::Unknown).stem("Él"), "el");
    }
}
