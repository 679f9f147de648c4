//! A strip an article: its passages in reading order, as wide as they are long, each leading to its
//! row. By fill and word: in a row with others, only here, set aside.

use leptos::prelude::*;

use super::{
    address::{Address, link},
    compare_page::Comparison,
    words,
};
use crate::select::{Strip, StripBlock, StripKind};

/// The strips of a comparison.
#[component]
pub(super) fn Strips(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let strips: Vec<_> = comparison
        .page
        .strips
        .iter()
        .enumerate()
        .map(|(at, one)| strip(&comparison, at, one))
        .collect();
    view! { <section class="strips" aria-label=words::STRIPS>{strips}</section> }
}

fn strip(comparison: &Comparison, column: usize, strip: &Strip) -> AnyView {
    let article = &comparison.articles[column];
    let account = &comparison.page.ledger.account[column];
    let copied = comparison.copied(column);
    let blocks: Vec<_> = strip.blocks.iter().map(|one| block(comparison, column, one)).collect();
    view! {
        <div class="strips__article">
            <p><b>{words::source(article)}</b> " " <span class="quiet">{words::day(article.published)}</span></p>
            <ol class="strips__passages">{blocks}</ol>
            <p class="quiet">{words::account(account)} {copied.map(|copied| format!(" · {copied}"))}</p>
        </div>
    }
    .into_any()
}

fn block(comparison: &Comparison, column: usize, block: &StripBlock) -> AnyView {
    let address = expect_context::<Address>();
    let text = comparison.text(column);
    let width = block.span.len().to_string();
    let (code, word, to) = match &block.kind {
        StripKind::Aside(kind) => ("aside", words::part(*kind).unwrap_or(words::ASIDE), None),
        StripKind::Row { id, fingerprint, state } => {
            let word = words::state(*state).1;
            let to = comparison.at_row(&address.now(), id, fingerprint);
            (state.code(), word, Some(to))
        }
    };
    let said = words::strip_block(word, &words::cut(block.span.of(text)));
    match to {
        Some(to) => view! { <li data-state=code style:flex-grow=width title=said.clone()>{link(to).label(said.clone()).passed_over().words("")}</li> }.into_any(),
        None => view! { <li data-state=code style:flex-grow=width title=said.clone()><span class="unseen">{said.clone()}</span></li> }.into_any(),
    }
}

impl Comparison {
    /// How much of a column stands in another in the same words, for the one it has most of.
    fn copied(&self, column: usize) -> Option<String> {
        let words_of = |other: usize| {
            let pair = (column.min(other), column.max(other));
            let blocks = self.page.ledger.copied.iter().filter(|block| block.articles == pair);
            blocks.map(|block| block.words as usize).sum::<usize>()
        };
        let other = (0..self.articles.len())
            .filter(|&other| other != column && words_of(other) > 0)
            .max_by_key(|&other| words_of(other))?;
        let all = self.articles[column].words.max(1) as usize;
        Some(words::copied(
            words_of(other),
            (100 * words_of(other)).div_ceil(all).min(100),
            &words::source(&self.articles[other]),
        ))
    }
}
