//! The language of a text, by the share of its words that only one language's grammar has.

use cotejo_core::{
    article::{Language, Section, SectionKind},
    word_set,
};
use unicode_segmentation::UnicodeSegmentation;

/// Least share of words from the grammar of a language; running prose has a third and more.
const LEAST: f64 = 0.12;

word_set! {
    static SPANISH = "grammar-es.txt";
}
word_set! {
    static ENGLISH = "grammar-en.txt";
}
word_set! {
    /// Words of the grammar of languages near to them.
    static NEAR = "grammar-near.txt";
}

/// Letters that words of Spanish and English do not have; names may.
const FOREIGN_LETTERS: [char; 16] =
    ['à', 'è', 'ì', 'ò', 'ù', 'â', 'ê', 'î', 'ô', 'û', 'ã', 'õ', 'ç', 'ß', 'ä', 'œ'];

/// A text is of neither language where words of a third make up this part of its grammar.
const NEAR_SHARE: u32 = 4;

/// Whether a word in lower case is of Spanish, or of English grammar alone.
pub(crate) fn is_grammar_of(language: Language, word: &str) -> bool {
    match language {
        Language::Spanish => SPANISH.contains(word),
        Language::English => ENGLISH.contains(word) && !SPANISH.contains(word),
        Language::Unknown => false,
    }
}

/// The language of the sections that are content.
pub(crate) fn detect(text: &str, sections: &[Section]) -> Language {
    let (mut words, mut spanish, mut english, mut near) = (0_u32, 0_u32, 0_u32, 0_u32);
    for word in sections
        .iter()
        .filter(|section| section.kind.is_content() || section.kind == SectionKind::Promotion)
        .flat_map(|section| section.span.of(text).unicode_words())
    {
        let lower = word.to_lowercase();
        words += 1;
        spanish += u32::from(SPANISH.contains(lower.as_str()));
        english += u32::from(ENGLISH.contains(lower.as_str()));
        near += u32::from(
            NEAR.contains(lower.as_str())
                || lower == word && word.contains(FOREIGN_LETTERS.as_slice()),
        );
    }
    if near > 1 && near * NEAR_SHARE >= spanish.max(english) {
        return Language::Unknown;
    }
    let enough = |count: u32| f64::from(count) >= LEAST * f64::from(words) && count > 0;
    match spanish.cmp(&english) {
        std::cmp::Ordering::Greater if enough(spanish) => Language::Spanish,
        std::cmp::Ordering::Less if enough(english) => Language::English,
        _ => Language::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use cotejo_core::text::Span;

    use super::*;

    #[test]
    fn the_grammar_tells_the_language() {
        let of = |text: &str| {
            detect(text, &[Section { kind: SectionKind::Body, span: Span::new(0, text.len()) }])
        };
        assert_eq!(of("El presidente llegó a la capital con los ministros."), Language::Spanish);
        assert_eq!(
            of("The president arrived in the capital with his ministers."),
            Language::English
        );
        assert_eq!(of("Ο πρόεδρος έφτασε στην πρωτεύουσα."), Language::Unknown);
        assert_eq!(of(""), Language::Unknown);
        for near in [
            "El president va dir ahir que el govern no canviarà la seva política.",
            "O presidente disse ontem que o governo não vai mudar a sua política.",
            "A policía detivo tres persoas en Vigo por un roubo nunha xoiaría do centro.",
            "La police a arrêté trois personnes à Paris pour un vol dans une bijouterie.",
            "La polizia ha arrestato tre persone a Roma per un furto nella gioielleria.",
            "Die Polizei hat drei Personen in Berlin festgenommen.",
        ] {
            assert_eq!(of(near), Language::Unknown, "{near}");
        }
    }
}
