//! Blocks of words that stand in two texts alike.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::prepared::PreparedText;
use crate::text::{Span, hash::hash, sort::sort_by};

/// Words in a row that make a shingle (Broder 1997); a block is made of those that follow one
/// another in both texts.
const SHINGLE: usize = 8;

/// A stretch that two articles have in the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// Indices of the articles, the smaller first.
    pub articles: (usize, usize),
    /// Where it stands in each.
    pub spans: (Span, Span),
    /// How many words it has.
    pub words: u32,
}

/// The blocks of at least eight words that two articles share in the sections that are content, case and
/// accents apart, longest first; no word is in two of them, and they are the same whichever article
/// stands first.
pub(super) fn blocks(pair: (usize, usize), a: &ArticleWords, b: &ArticleWords) -> Vec<Copied> {
    if a.article > b.article {
        let mut found = blocks(pair, b, a);
        found.iter_mut().for_each(|block| block.spans = (block.spans.1, block.spans.0));
        return found;
    }
    let mut starts: BTreeMap<&[u64], Vec<usize>> = BTreeMap::new();
    for (at, shingle) in b.words.windows(SHINGLE).enumerate() {
        starts.entry(shingle).or_default().push(at);
    }
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    while at + SHINGLE <= a.words.len() {
        let begins = starts.get(&a.words[at..at + SHINGLE]).map_or(&[][..], Vec::as_slice);
        let length = |&start: &usize| {
            a.words[at..].iter().zip(&b.words[start..]).take_while(|(x, y)| x == y).count()
        };
        // Of a formula that stands a thousand times, a few places are looked at.
        let best = begins.iter().take(LOOKED_AT).map(|start| (length(start), *start)).max();
        match best {
            Some((length, start)) => {
                runs.push((length, at, start));
                at += length;
            }
            None => at += 1,
        }
    }
    sort_by(&mut runs, |x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut taken = vec![false; b.words.len()];
    let mut found = Vec::new();
    for (length, from, start) in runs {
        // What a longer block has taken is cut off.
        let cut = (0..length).take_while(|&n| taken[start + n]).count();
        let length = (cut..length).take_while(|&n| !taken[start + n]).count();
        if length < SHINGLE {
            continue;
        }
        let (from, start) = (from + cut, start + cut);
        taken[start..start + length].fill(true);
        let span = |words: &[Span], at: usize| Span {
            start: words[at].start,
            end: words[at + length - 1].end,
        };
        found.push(Copied {
            articles: pair,
            spans: (span(&a.spans, from), span(&b.spans, start)),
            words: length as u32,
        });
    }
    sort_by(&mut found, |x, y| y.words.cmp(&x.words).then(x.spans.cmp(&y.spans)));
    found
}

const LOOKED_AT: usize = 8;

/// The words of an article that count, with their places.
pub(super) struct ArticleWords<'t> {
    article: &'t str,
    /// Hashes of the words, folded (FNV-1a).
    words: Vec<u64>,
    spans: Vec<Span>,
}

impl<'t> ArticleWords<'t> {
    pub(super) fn of(article: &'t str, prepared: &PreparedText) -> Self {
        let words = &prepared.words;
        Self {
            article,
            words: words.iter().map(|word| hash(word.folded.bytes())).collect(),
            spans: words.iter().map(|word| word.span).collect(),
        }
    }
}
