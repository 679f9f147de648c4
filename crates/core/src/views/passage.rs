//! A passage of an article by itself: what a reader chooses of the text, the link that stands at it, and
//! what became of it when the text has changed.

use crate::{
    action::Action,
    bundle::ArticleText,
    compare::Fingerprint,
    text::{Span, fold::fold, language::Language, words::words},
    view_state::ViewState,
};

/// A row or passage that is not there as a link remembers it.
#[derive(Clone, Debug, PartialEq)]
pub struct StaleLink {
    /// Whether something is there, in other words.
    pub changed: bool,
    /// The passages most like it, each with its language, and what leads there.
    pub nearest: Option<(Vec<(Language, String)>, Action)>,
}

/// An end of a selection: so many UTF-16 units, as browsers count, after a byte of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// A byte of the text.
    pub byte: u32,
    /// UTF-16 units after it.
    pub units: u32,
}

impl Caret {
    /// The byte of the text it stands at: the end of a character it stands in, or of the text.
    fn byte_of(self, text: &str) -> usize {
        let from = self.byte as usize;
        let mut units = 0;
        let reached = |&(_, c): &(usize, char)| {
            let before = units;
            units += c.len_utf16();
            before >= self.units as usize
        };
        let rest = text.get(from..).unwrap_or("");
        rest.char_indices().find(reached).map_or(text.len(), |(at, _)| from + at)
    }
}

/// The passage between two ends of a selection. `None`: there is no word in it.
pub fn chosen(text: &str, ends: [Caret; 2]) -> Option<Span> {
    let [a, b] = ends.map(|end| end.byte_of(text));
    whole_words(text, Span::new(a.min(b), a.max(b)))
}

/// A stretch of a text as a passage: a word that is cut is taken whole, white space at the ends is left
/// out. `None`: there is no word in it.
pub fn whole_words(text: &str, stretch: Span) -> Option<Span> {
    if stretch.of(text).is_empty() {
        return None;
    }
    // No word goes on in another line.
    let (before, after) = (&text[..stretch.start as usize], &text[stretch.end as usize..]);
    let lines = Span::new(
        before.rfind('\n').map_or(0, |at| at + 1),
        stretch.end as usize + after.find('\n').unwrap_or(after.len()),
    );
    let mut touched = words(text, lines).filter(|word| word.overlaps(stretch));
    let first = touched.next()?;
    let last = touched.last().unwrap_or(first);
    let whole = Span { start: stretch.start.min(first.start), end: stretch.end.max(last.end) };
    Some(whole.trimmed(text))
}

/// What a passage can be widened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The sentences it lies in.
    Sentence,
    /// The paragraphs, or other parts of the text, it lies in.
    Paragraph,
}

impl Extent {
    /// All of them, the smaller first.
    pub const ALL: [Self; 2] = [Self::Sentence, Self::Paragraph];

    /// A passage widened.
    pub fn of(self, text: &ArticleText, passage: Span) -> Span {
        let widened = |all: Span, span: Span| Span {
            start: all.start.min(span.start),
            end: all.end.max(span.end),
        };
        let touched = |span: &Span| span.overlaps(passage);
        match self {
            Self::Sentence => {
                let sentences = text.reading.sentences.iter().copied();
                sentences.filter(touched).fold(passage, widened)
            }
            Self::Paragraph => {
                let sections = text.sections.iter().map(|section| section.span);
                sections.filter(touched).fold(passage, widened)
            }
        }
    }
}

/// The article at a passage, and nothing else of what the reader looks at.
pub fn passage_link(text: &ArticleText, passage: Span) -> ViewState {
    ViewState::default().after(&to_passage(text, passage))
}

/// Shows an article at a byte; the link remembers the words of the sentence there.
pub fn to_place(text: &ArticleText, at: u32) -> Action {
    to_passage(text, Span { start: at, end: at })
}

fn to_passage(text: &ArticleText, at: Span) -> Action {
    let words = remembered(text, at).map(|words| words.code());
    Action::Passage { article: text.id.clone(), at, words }
}

/// What a link remembers of the words it stands at: of a passage in their order, of a place those of
/// its sentence.
fn remembered(text: &ArticleText, at: Span) -> Option<Fingerprint> {
    if at.is_empty() {
        return sentence_at(text, at.start).map(|span| Fingerprint::of([span.of(&text.text)]));
    }
    let words = folded(&text.text, at);
    (!words.is_empty()).then(|| in_order(&words))
}

fn sentence_at(text: &ArticleText, at: u32) -> Option<Span> {
    text.reading.sentences.iter().copied().find(|span| span.start <= at && at < span.end)
}

fn folded(text: &str, window: Span) -> Vec<(Span, String)> {
    words(text, window).map(|span| (span, fold(span.of(text)))).collect()
}

fn in_order(words: &[(Span, String)]) -> Fingerprint {
    Fingerprint::in_order(words.iter().map(|(_, word)| &**word))
}

/// What became of the passage that the link stands at, if its words are not those the link
/// remembers.
pub(super) fn stale_link(state: &ViewState, text: &ArticleText) -> Option<StaleLink> {
    let at = state.at?;
    let words = state.at_words.as_deref().and_then(Fingerprint::parse)?;
    let there = remembered(text, at);
    if there.as_ref() == Some(&words) {
        return None;
    }
    let nearest = if at.is_empty() {
        let sentences = text.reading.sentences.iter();
        words.nearest(sentences.map(|&span| (Fingerprint::of([span.of(&text.text)]), span)))
    } else {
        nearest(&words, &text.text, at)
    };
    let opened = |span: Span| if at.is_empty() { Span { end: span.start, ..span } } else { span };
    Some(StaleLink {
        changed: there.is_some(),
        nearest: nearest.map(|span| {
            (
                vec![(text.reading.language, span.of(&text.text).to_owned())],
                to_passage(text, opened(span)),
            )
        }),
    })
}

/// In how many places of a passage's length it is looked for: from each word on, if it has no more.
const PLACES: usize = 64;

/// The passage of the text that has these words, or else the one most like them: where it was, or as
/// long a passage elsewhere.
fn nearest(print: &Fingerprint, text: &str, at: Span) -> Option<Span> {
    let words = folded(text, Span::new(0, text.len()));
    let until = |end: u32| words.partition_point(|(word, _)| word.end <= end);
    let here = until(at.start)..words.partition_point(|(word, _)| word.start < at.end);
    let mut tried = None::<u32>;
    let step = (at.len() / PLACES) as u32;
    let elsewhere = words.iter().enumerate().filter_map(|(first, (word, _))| {
        if tried.is_some_and(|tried| word.start - tried < step) {
            return None;
        }
        tried = Some(word.start);
        Some(first..until(word.start.saturating_add(at.len() as u32)).max(first + 1))
    });
    let passages = std::iter::once(here).chain(elsewhere).filter_map(|range| {
        let words = &words[range];
        let span = Span { start: words.first()?.0.start, end: words.last()?.0.end };
        Some((in_order(words), span))
    });
    let passages: Vec<(Fingerprint, Span)> = passages.collect();
    let same = passages.iter().find(|(there, _)| there == print).map(|(_, span)| *span);
    same.or_else(|| print.nearest(passages))
}

#[cfg(test)]
mod tests {
    use crate::{
        action::Action,
        article::{Section, SectionKind},
        findings::Reading,
        text::sentences::sentences,
    };

    use chrono::NaiveDate;

    use super::*;

    /// `|` begins and ends what is selected; what is chosen of it.
    fn check(selected: &str, expected: Option<&str>) {
        let text = selected.replace('|', "");
        let at = |piece: &str| Caret { byte: 0, units: piece.encode_utf16().count() as u32 };
        let (before, rest) = selected.split_once('|').expect("a beginning");
        let (inside, _) = rest.split_once('|').expect("an end");
        let ends = [at(before), at(&format!("{before}{inside}"))];
        let [from, to] = ends;
        assert_eq!(chosen(&text, ends).map(|span| span.of(&text)), expected, "{selected}");
        assert_eq!(chosen(&text, [to, from]).map(|span| span.of(&text)), expected, "{selected}");
    }

    #[test]
    fn what_is_selected_is_taken_in_whole_words() {
        for (selected, expected) in [
            ("El lí|der habló ay|er.", Some("líder habló ayer")),
            ("El| líder |habló.", Some("líder")),
            ("Dijo: |«No.»| Y calló.", Some("«No.»")),
            ("Envió 15|,0|00 tropas.", Some("15,000")),
            ("😀 Sí|, 😀 n|o. 😀", Some(", 😀 no")),
            ("|Uno.\r\n\r\nDo|s.\n", Some("Uno.\r\n\r\nDos")),
            ("a\u{301}r|bo\u{301}l|", Some("a\u{301}rbo\u{301}l")),
            ("Uno||dos", None),
            ("Uno|. –\n| dos", None),
            ("||", None),
        ] {
            check(selected, expected);
        }
    }

    #[test]
    fn an_end_outside_the_text_is_its_end() {
        let text = "Sí 😀";
        let byte = |byte, units| Caret { byte, units }.byte_of(text);
        // In the middle of a character: after it.
        assert_eq!((byte(0, 2), byte(4, 1), byte(0, 4)), (3, 8, 8));
        assert_eq!((byte(0, 99), byte(99, 0), byte(2, 0)), (8, 8, 8));
    }

    const BEFORE: &str = "date: 2025-06-01\nsource: Diario\n\nHabló Ana de la paz en Lima. Ayer calló Eva.\n\n\
                          Se enviaron 15,000 tropas a la frontera del norte. Nadie dijo más.\n";

    /// An article of which each paragraph after the header is of the body.
    fn text(file: &str) -> ArticleText {
        let (header, _) = file.split_once("\n\n").expect("a header");
        let mut start = header.len();
        let mut sections = Vec::new();
        for paragraph in file[start..].split_inclusive('\n') {
            let span = Span::new(start, start + paragraph.len()).trimmed(file);
            sections
                .extend((!span.is_empty()).then_some(Section { kind: SectionKind::Body, span }));
            start += paragraph.len();
        }
        let sentences = sections.iter().flat_map(|section| sentences(file, section.span)).collect();
        ArticleText {
            id: "a".to_owned(),
            published: NaiveDate::from_ymd_opt(2025, 6, 1).expect("a day"),
            text: file.to_owned(),
            sections,
            reading: Reading { sentences, ..Reading::default() },
        }
    }

    fn at(text: &ArticleText, words: &str) -> Span {
        let start = text.text.find(words).expect("it is in the text");
        Span::new(start, start + words.len())
    }

    #[test]
    fn a_passage_is_widened_to_what_it_lies_in() {
        let text = text(BEFORE);
        let widened =
            |words: &str, extent: Extent| extent.of(&text, at(&text, words)).of(&text.text);
        assert_eq!(widened("calló", Extent::Sentence), "Ayer calló Eva.");
        assert_eq!(widened("Lima. Ayer", Extent::Sentence), widened("calló", Extent::Paragraph));
        let across = widened("Eva.\n\nSe", Extent::Paragraph);
        assert!(across.starts_with("Habló") && across.ends_with("más."), "{across}");
    }

    #[test]
    fn a_link_to_a_passage_that_changed_says_so() {
        let before = text(BEFORE);
        let words = "15,000 tropas a la frontera del norte";
        let link = passage_link(&before, at(&before, words));
        assert_eq!(stale_link(&link, &before), None);
        assert_eq!(link, ViewState::from_query(&link.to_query()));
        let found = |changed: &str| {
            let stale = stale_link(&link, &text(changed)).expect("it says so");
            let nearest = stale.nearest.map(|(words, to)| {
                assert_eq!(
                    super::stale_link(&ViewState::default().after(&to), &text(changed)),
                    None,
                    "the way on leads there"
                );
                words.into_iter().map(|(_, words)| words).collect::<String>()
            });
            (stale.changed, nearest)
        };
        let moved = BEFORE.replace("Habló", "Antes de todo esto habló");
        assert_eq!(found(&moved), (true, Some(words.to_owned())));
        let corrected = BEFORE.replace("15,000", "12,000");
        assert_eq!(found(&corrected), (true, Some(words.replace("15,000", "12,000"))));
        let cut = &BEFORE[..BEFORE.find("Se enviaron").expect("there")];
        assert_eq!(found(cut), (false, None));
        assert!(stale_link(&link, &text(&BEFORE.replace("Nadie", "Ninguno"))).is_none());
    }

    #[test]
    fn no_link_is_too_odd() {
        let text = text(BEFORE);
        let length = text.text.len() as u32;
        let ends = [0, 1, 39, 40, length - 1, length, length + 1, u32::MAX];
        for (start, end) in ends.iter().flat_map(|a| ends.iter().map(move |b| (*a, *b))) {
            if start <= end {
                let at = Span { start, end };
                let link = ViewState::default().after(&Action::Passage {
                    article: "a".to_owned(),
                    at,
                    words: Some("00ff".to_owned()),
                });
                stale_link(&link, &text);
                whole_words(&text.text, at);
                for extent in Extent::ALL {
                    assert!(extent.of(&text, at).contains(at));
                }
            }
        }
    }
}
