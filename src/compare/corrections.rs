//! What a link asks for that is not there, and what whoever made it corrected, each with its undoing.

use cotejo_core::{
    action::{Action, RowsAction},
    text::Language,
    views::{CompareNotes, Correction, CorrectionKind, compare_notes},
};
use leptos::{html, prelude::*};

use crate::{
    address::{Address, link},
    compare::comparison::{AmongRows, Comparison},
    icons::{Icon, IconImage},
    keyboard,
    messages::{comparing, details},
    notice::StaleLinkNotice,
    snippet::source_quote,
};

/// What of the link is not there, and the corrections it holds.
#[component]
pub(crate) fn Notices(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let notes = Memo::new(move |_| {
        let state = address.state();
        comparison.with(|one| {
            let one = one.as_ref()?;
            compare_notes(&one.archive, &state, &one.page.ledger)
        })
    });
    let view = move || Some(draw(&comparison.get()?, notes.get()?));
    // What is lifted goes, and with it what had focus.
    let lifted = move |_| request_animation_frame(|| keyboard::focus_if_lost("#heading"));
    view! { <div on:click=lifted>{view}</div> }
}

fn draw(comparison: &Comparison, notes: CompareNotes) -> AnyView {
    let unknown = notes.unknown.iter().map(|id| {
        let label = comparing().unknown_chosen(id);
        view! {
            <li>
                {link(Action::Unchoose(id.clone()))
                    .class("chip")
                    .label(details().take_away(&label))
                    .around(
                        view! {
                            {label}
                            <IconImage icon=Icon::Close />
                        }
                            .into_any(),
                    )}
            </li>
        }
        .into_any()
    });
    let unknown: Vec<_> = unknown.collect();
    let messages = (details().row_gone, details().row_changed);
    let lines: Vec<_> = notes.corrections.iter().map(|one| line(comparison, one)).collect();
    let corrections = (!lines.is_empty()).then(|| {
        view! {
            <section class="corrections panel" aria-label=details().corrections>
                <h2>{details().corrections}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        {(!unknown.is_empty()).then(|| view! { <ul class="chips cluster">{unknown}</ul> }.into_any())}
        <StaleLinkNotice stale=notes.stale messages close=Action::Rows(RowsAction::Leave) />
        {corrections}
    }
    .into_any()
}

fn line(comparison: &Comparison, correction: &Correction) -> AnyView {
    let address = expect_context::<Address>();
    let among = expect_context::<AmongRows>();
    let (what, about) = match &correction.kind {
        CorrectionKind::Linked(passages) => (details().linked, both(passages.as_ref())),
        CorrectionKind::Unlinked(passages) => (details().unlinked, both(passages.as_ref())),
        CorrectionKind::Judged(None) => (details().judged, details().gone_row.into_any()),
        CorrectionKind::Judged(Some((row, state))) => {
            let number = comparison.page.number(*row).unwrap_or_default();
            (details().judged, comparing().numbered_row(number, *state).into_any())
        }
    };
    let undo = NodeRef::<html::Button>::new();
    // Whoever has just corrected a row may want it undone: the row itself may be gone.
    Effect::new(move |_| {
        if let Some(undo) = undo.get().filter(|_| among.corrected.get_value()) {
            let quietly = web_sys::FocusOptions::new();
            quietly.set_prevent_scroll(true);
            let _ = undo.focus_with_options(&quietly);
        }
    });
    let undo_it = correction.undo.clone();
    let back = move |_| {
        among.corrected.set_value(true);
        address.go(&undo_it);
        keyboard::focus("#heading");
    };
    view! {
        <li>
            {what} ": " <span class="source-words">{about}</span> " "
            <button node_ref=undo class="chip" on:click=back>
                {details().undo}
                <IconImage icon=Icon::Close />
            </button>
        </li>
    }
    .into_any()
}

/// The beginnings of two passages.
fn both(passages: Option<&[(Language, String); 2]>) -> AnyView {
    let Some(passages) = passages else { return details().unknown_passages.into_any() };
    let quotes = passages
        .each_ref()
        .map(|(language, words)| source_quote(language.code(), words.clone().into_any()));
    let [a, b] = quotes;
    view! {
        {a}
        " · "
        {b}
    }
    .into_any()
}
