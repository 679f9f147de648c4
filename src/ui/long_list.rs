//! A list of which the first are drawn, and the rest when they are searched or asked for.

use leptos::prelude::*;

use crate::{
    messages,
    select::{Shown, shown},
};

/// What of a list the reader wants to see.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    words: RwSignal<String>,
    all: RwSignal<bool>,
}

impl Wanted {
    /// Items with these words, the first of them.
    pub(super) fn with(words: RwSignal<String>) -> Self {
        Self { words, all: RwSignal::new(false) }
    }

    /// The first items.
    pub(super) fn first() -> Self {
        Self::with(RwSignal::new(String::new()))
    }

    /// A box for the words.
    pub(super) fn search_box(self, label: &'static str) -> AnyView {
        let search = move |event| self.words.set(event_target_value(&event));
        view! { <input type="search" class="filter-box" aria-label=label placeholder=label prop:value=move || self.words.get() on:input=search /> }.into_any()
    }
}

/// Items that say the words wanted: the first ones, those in force, and all if asked. Follows what
/// is wanted; no closure of its own, so that a list made anew keeps the focus.
pub(super) fn long_list<T>(
    items: &[T],
    wanted: Wanted,
    says: fn(&T) -> String,
    is_in_force: fn(&T) -> bool,
    draw: impl Fn(&T) -> AnyView,
) -> AnyView {
    let Shown { items, left } =
        wanted.words.with(|words| shown(items, words, wanted.all.get(), says, is_in_force));
    let drawn: Vec<_> =
        items.into_iter().map(|item| view! { <li>{draw(item)}</li> }.into_any()).collect();
    let more = (left > 0).then(|| {
        let show = move |_| wanted.all.set(true);
        view! { <button class="button button--quiet" on:click=show>{messages::more_values(left)}</button> }.into_any()
    });
    view! { <ul>{drawn}</ul> {more} }.into_any()
}
