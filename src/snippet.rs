//! A source's words with hits marked.

use leptos::prelude::*;

/// A passage of a source, in its language. Plain functions: each use of an element with its
/// attributes is code of its own.
pub(crate) fn source_passage(lang: &'static str, words: AnyView) -> AnyView {
    view! {
        <p class="source-words" lang=lang>
            {words}
        </p>
    }
    .into_any()
}

/// Words of a source within a line, in its language.
pub(crate) fn source_words(lang: &'static str, words: AnyView) -> AnyView {
    view! {
        <span class="source-words" lang=lang>
            {words}
        </span>
    }
    .into_any()
}

/// Words of a source as a quotation, in its language.
pub(crate) fn source_quote(lang: &'static str, words: AnyView) -> AnyView {
    view! {
        <q class="source-words" lang=lang>
            {words}
        </q>
    }
    .into_any()
}

use cotejo_core::views::Snippet;

/// Shows stretches of a text, hits marked, with an ellipsis where words were left out.
#[component]
pub(crate) fn SnippetWords(
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
