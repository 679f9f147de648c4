//! Search: a query as typed, and where it is found.
//!
//! ```text
//! query = { ["-"] ( word | phrase ) }      all of them are asked for, those with "-" must not be there
//! phrase = mark words [mark]               any kind of quotation mark; unclosed, it runs to the end
//! ```
//!
//! The last word is taken as a beginning while nothing follows it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::RwLock,
};

use crate::{
    article::{Language, Section, SectionKind},
    text::{
        Span,
        fold::fold,
        sort::sort,
        words::{Stemmer, words},
    },
};

/// A query as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    typed: String,
    /// In lower case; more than one: a phrase.
    words: Vec<String>,
    phrase: bool,
    excluded: bool,
    prefix: bool,
}

/// A rule of search that fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchRule {
    /// All words are asked for.
    AllWords,
    /// A phrase.
    Phrase,
    /// A word is excluded.
    Excluded,
    /// The last word is taken as a beginning.
    Prefix,
    /// A hit was found by folding accents.
    Accents,
    /// A hit was found by its stem.
    Stem,
    /// Nothing was searched: the texts have not arrived yet.
    TextsPending,
}

/// Where a query was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Hits, sorted and disjoint.
    pub hits: Vec<Span>,
    /// Higher is better: exact hits before folded ones, beginnings and stems; headlines count
    /// thrice.
    pub score: u32,
    /// Rules by which it was found.
    pub rules: BTreeSet<SearchRule>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Searched {
    /// Where the query was found in each text; `None`: it is not there.
    pub found: Vec<Option<Found>>,
    /// Rules that the query asks for.
    pub rules: BTreeSet<SearchRule>,
    /// Where it was found nowhere: what of it is in no text, as typed.
    pub missing: Vec<String>,
}

/// The words of texts, each once for a language: a search holds its own words against these.
#[derive(Debug, Default)]
pub struct Vocabulary {
    forms: Vec<Form>,
    /// Positions in `forms` by lower case, for each language.
    numbers: [BTreeMap<String, u32>; Language::ALL.len()],
}

/// A word in lower case, and what it is found by.
#[derive(Debug)]
struct Form {
    lower: String,
    folded: String,
    stem: String,
    language: Language,
}

/// A text made ready for searching, once: its words by their numbers in a vocabulary. A search runs
/// through the numbers alone, which therefore lie side by side.
#[derive(Clone, Debug, Default)]
pub struct Haystack {
    forms: Vec<u32>,
    spans: Vec<Span>,
    /// Whether a word is one of the headline.
    in_headline: Vec<bool>,
}

/// Words that are made ready between two rests.
const WORDS_AT_A_TIME: usize = 4096;

impl Haystack {
    /// Makes the sections of a text that are content ready for searching, with rests in which others may use
    /// the vocabulary.
    pub async fn in_steps(
        vocabulary: &RwLock<Vocabulary>,
        text: &str,
        sections: &[Section],
        language: Language,
        rest: &impl AsyncFn(),
    ) -> Self {
        let mut haystack = Self::default();
        for section in sections.iter().filter(|section| section.kind.is_content()) {
            let in_headline = section.kind == SectionKind::Headline;
            let mut spans = words(text, section.span).peekable();
            while spans.peek().is_some() {
                {
                    let mut vocabulary = vocabulary.write().expect(NO_PANIC);
                    for span in spans.by_ref().take(WORDS_AT_A_TIME) {
                        let form = vocabulary.number(&span.of(text).to_lowercase(), language);
                        haystack.forms.push(form);
                        haystack.spans.push(span);
                        haystack.in_headline.push(in_headline);
                    }
                }
                rest().await;
            }
        }
        haystack
    }
}

/// Why the vocabulary can be had.
pub(crate) const NO_PANIC: &str = "making a text ready does not panic";

impl Vocabulary {
    fn number(&mut self, lower: &str, language: Language) -> u32 {
        let numbers = &mut self.numbers[language as usize];
        if let Some(&number) = numbers.get(lower) {
            return number;
        }
        let number = u32::try_from(self.forms.len()).expect("words of a dossier fit in memory");
        numbers.insert(lower.to_owned(), number);
        self.forms.push(Form {
            lower: lower.to_owned(),
            folded: fold(lower),
            stem: Stemmer::new(language).stem(lower),
            language,
        });
        number
    }
}

impl Query {
    /// Reads a query; any string is one.
    pub fn parse(typed: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = typed;
        loop {
            rest = rest.trim_start();
            let (excluded, term) = match rest.strip_prefix('-') {
                Some(term) => (true, term),
                None => (false, rest),
            };
            let Some(first) = term.chars().next() else { break };
            let words: Vec<String>;
            let phrase = is_mark(first);
            let mut prefix = false;
            if phrase {
                let inside = &term[first.len_utf8()..];
                let end = inside.find(is_mark).unwrap_or(inside.len());
                words = words_of(&inside[..end]);
                rest = inside[end..].strip_prefix(is_mark).unwrap_or(&inside[end..]);
            } else {
                let end =
                    term.find(|c: char| c.is_whitespace() || is_mark(c)).unwrap_or(term.len());
                words = words_of(&term[..end]);
                rest = &term[end..];
                prefix = rest.is_empty() && !excluded;
            }
            if !words.is_empty() {
                let typed = term[..term.len() - rest.len()].to_owned();
                terms.push(Term { typed, words, phrase, excluded, prefix });
            }
        }
        Self { terms }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The rules the query asks for, before anything is searched.
    pub fn rules(&self) -> BTreeSet<SearchRule> {
        let asked = self.terms.iter().filter(|term| !term.excluded).count();
        let mut rules = BTreeSet::new();
        let mut add = |rule, holds: bool| {
            if holds {
                rules.insert(rule);
            }
        };
        add(SearchRule::AllWords, asked > 1);
        add(SearchRule::Phrase, self.terms.iter().any(|term| term.phrase));
        add(SearchRule::Excluded, self.terms.iter().any(|term| term.excluded));
        rules
    }

    /// The query compared with the words of texts.
    pub fn sought(&self, vocabulary: &Vocabulary) -> Sought<'_> {
        let terms = self.terms.iter().map(|term| (term, term.hows(vocabulary))).collect();
        Sought { terms, rules: self.rules() }
    }
}

/// A query that knows which words of a vocabulary are its own.
pub struct Sought<'q> {
    /// Each term, and for each of its words how each word of the vocabulary is found by it.
    terms: Vec<(&'q Term, Vec<Vec<Option<How>>>)>,
    /// Those that the query asks for.
    rules: BTreeSet<SearchRule>,
}

impl Sought<'_> {
    /// Where all terms stand in a text of the vocabulary, if all do and none that is excluded does. A
    /// query of nothing but exclusions is found without hits.
    pub fn find(&self, haystack: &Haystack) -> Option<Found> {
        let mut found = Found::default();
        for (term, hows) in &self.terms {
            let matches = matches(haystack, hows);
            if term.excluded {
                // What a stem only likens is not what was excluded.
                if matches.iter().any(|(_, how)| *how != How::Stem) {
                    return None;
                }
                continue;
            }
            let best = matches.iter().map(|(_, how)| *how).min()?;
            for (at, how) in matches {
                let last = at + term.words.len() - 1;
                found
                    .hits
                    .push(Span { start: haystack.spans[at].start, end: haystack.spans[last].end });
                found.score += how.score() * if haystack.in_headline[at] { 3 } else { 1 };
                found.rules.extend(how.rule().filter(|_| how == best || how == How::Stem));
            }
            // Exact hits go first however often the others occur.
            found.score += 1000 * best.score();
        }
        found.rules.extend(&self.rules);
        found.hits = disjoint(found.hits);
        Some(found)
    }

    /// What is asked for and stands in none of some texts, as typed.
    pub fn missing(&self, haystacks: &[&Haystack]) -> Vec<String> {
        let asked = self.terms.iter().filter(|(term, _)| !term.excluded);
        let missing = asked.filter(|(_, hows)| {
            haystacks.iter().all(|haystack| matches(haystack, hows).is_empty())
        });
        missing.map(|(term, _)| term.typed.clone()).collect()
    }
}

/// Where the first word of a term stands, and how the worst of its words was found.
fn matches(haystack: &Haystack, hows: &[Vec<Option<How>>]) -> Vec<(usize, How)> {
    let [first, others @ ..] = hows else { return Vec::new() };
    let mut matches = Vec::new();
    for (at, form) in haystack.forms.iter().enumerate() {
        let Some(how) = first[*form as usize] else { continue };
        let Some(rest) = haystack.forms.get(at + 1..at + hows.len()) else { break };
        let mut each = rest.iter().zip(others).map(|(form, hows)| hows[*form as usize]);
        if let Some(worst) = each.try_fold(how, |worst, how| Some(worst.max(how?))) {
            matches.push((at, worst));
        }
    }
    matches
}

/// How a word was found, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Exact,
    Accents,
    Prefix,
    Stem,
}

impl How {
    fn score(self) -> u32 {
        match self {
            Self::Exact => 4,
            Self::Accents => 3,
            Self::Prefix => 2,
            Self::Stem => 1,
        }
    }

    fn rule(self) -> Option<SearchRule> {
        match self {
            Self::Exact => None,
            Self::Accents => Some(SearchRule::Accents),
            Self::Prefix => Some(SearchRule::Prefix),
            Self::Stem => Some(SearchRule::Stem),
        }
    }
}

impl Term {
    /// For each of its words, how each word of a vocabulary is found by it.
    fn hows(&self, vocabulary: &Vocabulary) -> Vec<Vec<Option<How>>> {
        let each = self.words.iter().map(|word| {
            let folded = fold(word);
            let stems = Language::ALL.map(|language| Stemmer::new(language).stem(word));
            let how = |form: &Form| self.how(form, word, &folded, &stems[form.language as usize]);
            vocabulary.forms.iter().map(how).collect()
        });
        each.collect()
    }

    fn how(&self, form: &Form, lower: &str, folded: &str, stem: &str) -> Option<How> {
        if form.lower == lower {
            Some(How::Exact)
        } else if form.folded == folded {
            Some(How::Accents)
        } else if self.prefix && self.words.len() == 1 && form.folded.starts_with(folded) {
            Some(How::Prefix)
        } else {
            (!self.phrase && form.stem == stem).then_some(How::Stem)
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»' | '„' | '‟' | '‹' | '›')
}

fn words_of(text: &str) -> Vec<String> {
    words(text, Span::new(0, text.len())).map(|span| span.of(text).to_lowercase()).collect()
}

fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    sort(&mut spans);
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut().filter(|last| last.end > span.start) {
            Some(last) => last.end = last.end.max(span.end),
            None => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::text::at_once::{at_once, no_rest};

    fn ready(
        vocabulary: &RwLock<Vocabulary>,
        text: &str,
        sections: &[Section],
        language: Language,
    ) -> super::Haystack {
        let making = super::Haystack::in_steps(vocabulary, text, sections, language, &no_rest);
        at_once(making).expect("nothing is waited for")
    }

    /// A text by itself.
    struct Haystack(Vocabulary, super::Haystack);

    impl Haystack {
        fn new(text: &str, sections: &[Section], language: Language) -> Self {
            let vocabulary = RwLock::default();
            let haystack = ready(&vocabulary, text, sections, language);
            Self(vocabulary.into_inner().expect(NO_PANIC), haystack)
        }
    }

    impl Query {
        fn find(&self, Haystack(vocabulary, haystack): &Haystack) -> Option<Found> {
            self.sought(vocabulary).find(haystack)
        }
    }

    #[track_caller]
    fn check(query: &str, text: &str, expected: Option<&[&str]>) {
        let sections = [Section { kind: SectionKind::Body, span: Span::new(0, text.len()) }];
        let found = Query::parse(query).find(&Haystack::new(text, &sections, Language::Spanish));
        let hits =
            found.map(|found| found.hits.into_iter().map(|span| span.of(text)).collect::<Vec<_>>());
        assert_eq!(hits.as_deref(), expected, "{query} in {text}");
    }

    #[test]
    fn accents_fold_and_the_tilde_of_n_does_not() {
        check("pekin ", "Voló a Pekín.", Some(&["Pekín"]));
        check("Pekín ", "Volo a Pekin.", Some(&["Pekin"]));
        check("año ", "Un ano.", None);
        check("ano ", "Un año.", None);
    }

    #[test]
    fn all_words_are_asked_for_and_some_excluded() {
        check("kim putin ", "Putin y Kim.", Some(&["Putin", "Kim"]));
        check("kim trump ", "Putin y Kim.", None);
        check("kim -trump", "Putin y Kim.", Some(&["Kim"]));
        check("kim -putin", "Putin y Kim.", None);
        check("-trump", "Putin y Kim.", Some(&[]));
        check("jong-un ", "Vino Kim Jong-un.", Some(&["Jong-un"]));
    }

    #[test]
    fn a_phrase_stands_between_any_marks() {
        for query in ["\"otoño pasado\"", "“otoño pasádo”", "«otoño pasado", "\"otoño pasado"]
        {
            check(query, "Desde el otoño pasado.", Some(&["otoño pasado"]));
        }
        check("\"pasado otoño\"", "Desde el otoño pasado.", None);
        check("-\"otoño pasado\"", "Desde el otoño pasado.", None);
    }

    #[test]
    fn the_last_word_is_a_beginning_while_typing() {
        check("coop", "Su cooperación.", Some(&["cooperación"]));
        check("coop ", "Su cooperación.", None);
        check("\"coop\"", "Su cooperación.", None);
    }

    #[test]
    fn stems_match_after_exact_hits() {
        check("ruso ", "Los rusos.", Some(&["rusos"]));
        let sections =
            |text: &str| [Section { kind: SectionKind::Body, span: Span::new(0, text.len()) }];
        let score = |text: &str| {
            Query::parse("ruso ")
                .find(&Haystack::new(text, &sections(text), Language::Spanish))
                .map(|found| found.score)
        };
        assert!(score("Un ruso.") > score("Los rusos, los rusos, los rusos."));
    }

    #[test]
    fn a_long_text_rests_and_lets_others_use_the_vocabulary() {
        let text = "uno dos tres ".repeat(WORDS_AT_A_TIME);
        let sections = [Section { kind: SectionKind::Body, span: Span::new(0, text.len()) }];
        let vocabulary = RwLock::<Vocabulary>::default();
        let rests = Cell::new(0);
        let rest = async || {
            rests.set(rests.get() + usize::from(vocabulary.try_read().is_ok()));
        };
        let making =
            super::Haystack::in_steps(&vocabulary, &text, &sections, Language::Spanish, &rest);
        let haystack = at_once(making).expect("nothing is waited for");
        assert_eq!((haystack.forms.len(), rests.get()), (3 * WORDS_AT_A_TIME, 3));
    }

    #[test]
    fn texts_share_words_but_not_stems_of_other_languages() {
        let vocabulary = RwLock::default();
        let sections = [Section { kind: SectionKind::Body, span: Span::new(0, 6) }];
        let texts = [
            ("cities", Language::English),
            ("cities", Language::Spanish),
            ("city  ", Language::English),
        ];
        let haystacks = texts.map(|(text, language)| ready(&vocabulary, text, &sections, language));
        let vocabulary = vocabulary.into_inner().expect(NO_PANIC);
        assert_eq!(vocabulary.forms.len(), 3);
        let query = Query::parse("city ");
        let sought = query.sought(&vocabulary);
        assert_eq!(haystacks.map(|one| sought.find(&one).is_some()), [true, false, true]);
    }

    #[test]
    fn nothing_is_asked_by_marks_alone() {
        for query in ["", "  ", "-", "\"\"", "¿?", "- \""] {
            assert!(Query::parse(query).is_empty(), "{query:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_query_is_read_and_hits_are_on_boundaries(query in "\\PC{0,20}", text in "\\PC{0,60}") {
            let sections = [Section { kind: SectionKind::Body, span: Span::new(0, text.len()) }];
            if let Some(found) = Query::parse(&query).find(&Haystack::new(&text, &sections, Language::Spanish)) {
                for hit in found.hits {
                    proptest::prop_assert!(text.get(hit.range()).is_some());
                }
            }
        }
    }
}
