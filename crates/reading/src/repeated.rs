//! Standing paragraphs by repetition: what stands letter for letter at the beginning or the end of
//! several articles of a dossier is an outlet's formula, whatever it says. Never changes a text,
//! and never sets aside all that an article tells.

use std::collections::{BTreeMap, BTreeSet};

use cotejo_core::{
    article::{Section, SectionKind},
    text::fold::fold,
};

/// In how many articles a paragraph must stand that are no copies of each other.
const ARTICLES: usize = 3;

/// Fewest words of a standing paragraph; shorter ones repeat by chance.
const WORDS: usize = 8;

/// A paragraph of the report: the index of its part, its folded words, how many they are.
struct Paragraph {
    section: usize,
    key: String,
    words: usize,
}

/// For each article, given as its text and sections, the indices of the body sections that are standing
/// paragraphs of the dossier.
pub fn repeated(articles: &[(&str, &[Section])]) -> Vec<Vec<usize>> {
    let bodies: Vec<Vec<Paragraph>> =
        articles.iter().map(|(text, sections)| paragraphs(text, sections)).collect();
    let everywhere = repeated_in(&bodies, |body| body.iter().collect());
    let boilerplate = repeated_in(&bodies, |body| edges(body, &everywhere));
    bodies
        .iter()
        .map(|body| {
            let aside = edges(body, &boilerplate);
            if aside.len() == body.len() {
                return Vec::new();
            }
            let mut sections: Vec<usize> =
                aside.iter().map(|paragraph| paragraph.section).collect();
            sections.sort_unstable();
            sections
        })
        .collect()
}

fn paragraphs(text: &str, sections: &[Section]) -> Vec<Paragraph> {
    sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.kind == SectionKind::Body)
        .map(|(at, section)| {
            let folded = fold(section.span.of(text));
            let words: Vec<&str> = folded.split_whitespace().collect();
            Paragraph { section: at, key: words.join(" "), words: words.len() }
        })
        .collect()
}

/// The paragraphs that stand in enough articles, among those that `choose` gives of each.
fn repeated_in<'b>(
    bodies: &'b [Vec<Paragraph>],
    choose: impl Fn(&'b [Paragraph]) -> Vec<&'b Paragraph>,
) -> BTreeSet<&'b str> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, body) in bodies.iter().enumerate() {
        let chosen = choose(body).into_iter().filter(|paragraph| paragraph.words >= WORDS);
        for key in chosen.map(|paragraph| paragraph.key.as_str()).collect::<BTreeSet<_>>() {
            places.entry(key).or_default().push(at);
        }
    }
    places.retain(|key, places| {
        let mut apart: Vec<usize> = Vec::new();
        for &at in places.iter() {
            if apart.len() < ARTICLES
                && !apart.iter().any(|&other| are_copies(&bodies[at], &bodies[other], key))
            {
                apart.push(at);
            }
        }
        apart.len() == ARTICLES
    });
    places.into_keys().collect()
}

/// The paragraphs of a body that are among `standing` and reach its beginning or its end.
fn edges<'b>(body: &'b [Paragraph], boilerplate: &BTreeSet<&str>) -> Vec<&'b Paragraph> {
    let stands = |paragraph: &&Paragraph| boilerplate.contains(paragraph.key.as_str());
    let first = body.iter().take_while(stands).count();
    let last = body[first..].iter().rev().take_while(stands).count();
    body[..first].iter().chain(&body[body.len() - last..]).collect()
}

/// Whether two articles share half of the shorter one's words, the paragraph `but` aside: then
/// one is the other's copy, and what they share tells nothing.
fn are_copies(a: &[Paragraph], b: &[Paragraph], but: &str) -> bool {
    let rest = |body: &[Paragraph]| -> BTreeMap<String, usize> {
        let others = body.iter().filter(|paragraph| paragraph.key != but);
        others.map(|paragraph| (paragraph.key.clone(), paragraph.words)).collect()
    };
    let (a, b) = (rest(a), rest(b));
    let shared: usize =
        a.iter().filter(|(key, _)| b.contains_key(*key)).map(|(_, words)| words).sum();
    let shorter = a.values().sum::<usize>().min(b.values().sum());
    2 * shared >= shorter
}

#[cfg(test)]
mod tests {
    use cotejo_core::text::Span;

    use super::*;

    const FORMULA: &str = "Este diario informa desde 1900 a sus lectores de todo el mundo.";

    /// Each text is an article, each line of it a body section; gives the lines set aside.
    #[track_caller]
    fn check(texts: &[String], expected: &[&[usize]]) {
        let sections: Vec<Vec<Section>> = texts
            .iter()
            .map(|text| {
                let mut start = 0;
                text.split('\n')
                    .map(|line| {
                        let span = Span::new(start, start + line.len());
                        start += line.len() + 1;
                        Section { kind: SectionKind::Body, span }
                    })
                    .collect()
            })
            .collect();
        let articles: Vec<(&str, &[Section])> = texts
            .iter()
            .zip(&sections)
            .map(|(text, sections)| (text.as_str(), &sections[..]))
            .collect();
        assert_eq!(repeated(&articles), expected);
    }

    fn story(n: usize) -> String {
        format!("El ministro número {n} habló ayer ante la cámara {n} de los asuntos {n}.")
    }

    #[test]
    fn what_closes_three_articles_is_a_formula() {
        let texts: Vec<String> = (0..3).map(|n| format!("{}\n{FORMULA}", story(n))).collect();
        check(&texts, &[&[1], &[1], &[1]]);
        check(&texts[..2], &[&[], &[]]);
    }

    #[test]
    fn case_accents_and_marks_fold() {
        let mut texts: Vec<String> = (0..3).map(|n| format!("{FORMULA}\n{}", story(n))).collect();
        texts[1] = texts[1].replace("Este diario", "ESTE  DIARIO");
        check(&texts, &[&[0], &[0], &[0]]);
    }

    #[test]
    fn copies_of_one_article_make_no_formula() {
        let texts: Vec<String> = (0..4).map(|_| format!("{}\n{FORMULA}", story(1))).collect();
        check(&texts, &[&[], &[], &[], &[]]);
    }

    #[test]
    fn neither_short_lines_nor_those_in_the_middle() {
        let short: Vec<String> = (0..3).map(|n| format!("{}\nSeguirá.", story(n))).collect();
        check(&short, &[&[], &[], &[]]);
        let middle: Vec<String> =
            (0..3).map(|n| format!("{}\n{FORMULA}\n{}", story(n), story(n + 9))).collect();
        check(&middle, &[&[], &[], &[]]);
    }

    #[test]
    fn an_article_is_never_set_aside_whole() {
        let mut texts: Vec<String> = (0..3).map(|n| format!("{}\n{FORMULA}", story(n))).collect();
        texts.push(FORMULA.to_owned());
        check(&texts, &[&[1], &[1], &[1], &[]]);
        check(&[], &[]);
    }
}
