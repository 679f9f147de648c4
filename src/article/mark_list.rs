//! The marks of an article as a list, by kind: each leads to its place in the text.

use std::sync::Arc;

use cotejo_core::views::{Archive, TextMark, beginning};
use leptos::prelude::*;

use crate::{
    article::mark_panel::read_as,
    keyboard,
    long_list::{DrawAt, in_batches},
    messages::reading,
};

/// Marks of a kind that are drawn at a time.
const AT_A_TIME: usize = 100;

/// A disclosure of all marks in the text that is shown, each with what it was read as.
pub(crate) fn mark_list(
    archive: &Arc<Archive>,
    marks: [Vec<(String, TextMark)>; 5],
    lang: &'static str,
    shown: RwSignal<[bool; 5]>,
) -> AnyView {
    let opened = RwSignal::new(false);
    let groups = marks.map(|marks| {
        let (archive, count) = (Arc::clone(archive), marks.len());
        let draw: DrawAt = Arc::new(move |at| item(&archive, &marks[at], lang, shown));
        (count, draw)
    });
    let groups = move || {
        let groups = reading().mark_kinds().into_iter().zip(&groups);
        let group = |(name, (count, draw)): (&'static str, &(usize, DrawAt))| {
            let items = in_batches(*count, AT_A_TIME, Arc::clone(draw));
            (*count > 0).then(|| {
                view! {
                    <section>
                        <h2>{name}</h2>
                        <ul>{items}</ul>
                    </section>
                }
                .into_any()
            })
        };
        opened.get().then(|| groups.map(group).collect::<Vec<_>>())
    };
    view! {
        <details class="mark-list" on:toggle=move |_| opened.set(true)>
            <summary>{reading().mark_list}</summary>
            <div class="mark-list__kinds">{groups}</div>
        </details>
    }
    .into_any()
}

/// A mark's words, which lead to it, and what they were read as, where that says more.
fn item(
    archive: &Archive,
    (words, mark): &(String, TextMark),
    lang: &'static str,
    shown: RwSignal<[bool; 5]>,
) -> AnyView {
    let read = Some(read_as(archive, mark)).filter(|read| read != words);
    let place = mark.span().map(|span| format!("[data-mark=\"{}\"]", span.start));
    let kind = mark.kind();
    let go = move |_| {
        // It may be of a kind that is not shown.
        shown.update(|shown| kind.into_iter().for_each(|kind| shown[kind] = true));
        place.clone().into_iter().for_each(keyboard::focus_when_drawn);
    };
    view! {
        <li>
            <button class="link-button source-words" lang=lang on:click=go>
                {beginning(words)}
            </button>
            " "
            <span class="quiet">{read}</span>
        </li>
    }
    .into_any()
}
