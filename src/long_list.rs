//! A list of which the first are drawn, and the rest when they are searched or asked for.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use cotejo_core::views::{Shown, shown};
use leptos::prelude::*;

use crate::{keyboard, messages::shell};

/// What of a list the reader wants to see.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    words: RwSignal<String>,
    all: RwSignal<bool>,
}

impl Wanted {
    /// Items with these words, the first of them.
    pub(crate) fn with(words: RwSignal<String>) -> Self {
        Self { words, all: RwSignal::new(false) }
    }

    /// The first items.
    pub(crate) fn first() -> Self {
        Self::with(RwSignal::new(String::new()))
    }

    /// Whether there are words; followed.
    pub(crate) fn searches(self) -> bool {
        self.words.with(|words| !words.is_empty())
    }

    /// A box for the words.
    pub(crate) fn search_box(self, label: &'static str) -> AnyView {
        let search = move |event| self.words.set(event_target_value(&event));
        view! {
            <input
                type="search"
                class="filter-box"
                aria-label=label
                placeholder=label
                prop:value=move || self.words.get()
                on:input=search
            />
        }
        .into_any()
    }
}

/// Items that say the words wanted: the `first` ones, those in force, and all if asked; and what asks
/// for the rest. Follows what is wanted; no closure of its own, so that a list made anew keeps the
/// focus.
pub(crate) fn some<T>(
    items: &[T],
    first: usize,
    wanted: Wanted,
    says: fn(&T) -> String,
    is_in_force: fn(&T) -> bool,
    draw: impl Fn(&T) -> AnyView,
) -> (Vec<AnyView>, Option<AnyView>) {
    let Shown { items, left } =
        wanted.words.with(|words| shown(items, first, words, wanted.all.get(), says, is_in_force));
    let drawn = items.into_iter().map(draw).collect();
    let more = (left > 0).then(|| {
        let show = move |_| wanted.all.set(true);
        view! {
            <button class="link-button" on:click=show>
                {shell().more(left)}
            </button>
        }
        .into_any()
    });
    (drawn, more)
}

/// What draws the item at a place of a list.
pub(crate) type DrawAt = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// Items of a list, some at a time: the first, and after them, each time the reader asks, the next.
/// None is drawn again for that.
pub(crate) fn in_batches(count: usize, at_a_time: usize, draw: DrawAt) -> AnyView {
    batch(0, count, at_a_time, draw)
}

fn batch(first: usize, count: usize, at_a_time: usize, draw: DrawAt) -> AnyView {
    let next = count.min(first + at_a_time);
    let id = format!("batch-{}", BATCHES.fetch_add(1, Ordering::Relaxed));
    let selector = format!("#{id}");
    // The button that asked for these is gone: reading goes on at them.
    let begins = (first > 0).then(|| {
        view! {
            <li id=id class="unseen" tabindex="-1">
                {shell().items_of(first + 1, next, count)}
            </li>
        }
        .into_any()
    });
    if first > 0 {
        keyboard::focus_when_drawn(selector);
    }
    let drawn: Vec<_> = (first..next).map(|at| draw(at)).collect();
    let asked = RwSignal::new(false);
    let rest = move || {
        (next < count).then(|| {
            if asked.get() {
                return batch(next, count, at_a_time, Arc::clone(&draw));
            }
            let more = shell().more_values(count - next);
            view! {
                <li>
                    <button class="button button--quiet" on:click=move |_| asked.set(true)>
                        {more}
                    </button>
                </li>
            }
            .into_any()
        })
    };
    view! {
        {begins}
        {drawn}
        {rest}
    }
    .into_any()
}

/// How many batches there have been: each has an id of its own.
static BATCHES: AtomicU32 = AtomicU32::new(0);
