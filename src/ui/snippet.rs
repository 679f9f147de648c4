//! A source's words with hits marked.

use leptos::prelude::*;

use crate::select::Snippet;

/// Shows stretches of a text, hits marked, with an ellipsis where words were left out.
#[component]
pub(super) fn SnippetWords(
    /// The words.
    snippet: Snippet,
) -> impl IntoView {
    let pieces = snippet.pieces.into_iter().map(|(words, hit)| {
        if hit { view! { <mark class="hit">{words}</mark> }.into_any() } else { words.into_any() }
    });
    view! {
        {snippet.cut_before.then_some("… ")}
        {pieces.collect::<Vec<_>>()}
        {snippet.cut_after.then_some(" …")}
    }
}
