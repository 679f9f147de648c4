//! What a mark in the text is: beside the text, or below it on a narrow screen, so that it covers
//! nothing. It follows the mark that is pointed at or has focus; opening a mark leads into it.

use std::sync::Arc;

use cotejo_core::action::Action;
use cotejo_core::views::{Archive, TextMark};
use leptos::{ev, prelude::*};

use crate::{
    address::link,
    cite::cite_button,
    icons::{Icon, IconImage},
    keyboard,
    messages::{reading, terms},
};

/// The marks that keys go through, where they are shown: one stop of Tab together.
pub(crate) const STOPS: &str = "[data-mark][tabindex]";

/// Puts focus on the panel, so that it is read.
pub(crate) fn enter() {
    keyboard::focus("#mark-panel");
}

/// Whether the panel has focus, or something in it: then it stays as it is.
pub(crate) fn is_entered() -> bool {
    let active = document().active_element();
    active.is_some_and(|one| matches!(one.closest("#mark-panel"), Ok(Some(_))))
}

/// The mark that Tab comes to.
const STOP: &str = "[data-mark][tabindex=\"0\"]";

/// Has Tab come to the first mark, where it comes to none.
pub(crate) fn keep_a_stop() {
    let find = |selector| document().query_selector(selector).ok().flatten();
    if find(STOP).is_none()
        && let Some(first) = find(STOPS)
    {
        let _ = first.set_attribute("tabindex", "0");
    }
}

/// Tells what is known of the marks asked about.
#[component]
pub(crate) fn MarkPanel(
    /// The dossier.
    archive: Arc<Archive>,
    /// The marks that are asked about.
    active: RwSignal<Option<Vec<TextMark>>>,
) -> impl IntoView {
    let notes = move || match active.get() {
        None => view! {
            <p class="quiet">
                {reading().mark_hint} " " <span class="by-keys">{reading().mark_hint_keys}</span>
            </p>
        }
        .into_any(),
        Some(marks) => {
            let cite = marks.last().and_then(TextMark::span).map(cite_button);
            let notes = marks
                .into_iter()
                .rev()
                .map(|mark| view! { <Told archive=Arc::clone(&archive) mark /> }.into_any())
                .collect::<Vec<_>>();
            view! {
                {notes}
                {cite}
            }
            .into_any()
        }
    };
    let back = |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && keyboard::focus(STOP) {
            event.stop_propagation();
        }
    };
    view! {
        <section
            id="mark-panel"
            class="mark-panel panel"
            tabindex="-1"
            aria-label=reading().mark_told
            aria-describedby="mark-told"
            on:keydown=back
        >
            <div id="mark-told" class="flow">
                {notes}
            </div>
        </section>
    }
}

#[component]
fn Told(
    /// The dossier.
    archive: Arc<Archive>,
    /// The mark.
    mark: TextMark,
) -> impl IntoView {
    let (kind, read) = (kind(&mark), read_as(&archive, &mark));
    let more = match mark {
        TextMark::Entity(mention) => archive
            .entity(&mention.entity)
            .map(|entity| link(Action::Entity(entity.id.clone())).words(reading().open_entity))
            .into_any(),
        TextMark::Quote(quote) => {
            let via = (!quote.via.is_empty()).then(|| reading().via(&names(&archive, &quote.via)));
            let joined = (quote.cue.is_some() && via.is_some()).then_some(" · ");
            let cue = quote.cue.map(|cue| view! { <q>{cue}</q> }.into_any());
            view! {
                {cue}
                {joined}
                {via}
            }
            .into_any()
        }
        TextMark::Date(date) => {
            let base = date.base.map(|one| reading().date_base(one));
            let how = [reading().date_rule(date.rule).to_owned()].into_iter().chain(base);
            how.collect::<Vec<_>>().join(" · ").into_any()
        }
        TextMark::Defect(defect) => view! {
            <IconImage icon=Icon::Warning />
            {reading().defect_reason(defect.why)}
        }
        .into_any(),
        TextMark::Figure(_) | TextMark::Hit | TextMark::Spot => ().into_any(),
    };
    view! {
        <div class="mark-panel__mark">
            <p class="quiet">{kind}</p>
            <p>
                <b>{read}</b>
            </p>
            <p class="quiet">{more}</p>
        </div>
    }
    .into_any()
}

/// The word for what a mark is.
pub(crate) fn kind(mark: &TextMark) -> &'static str {
    match mark {
        TextMark::Entity(mention) => reading().kind_of_entity(mention.kind),
        TextMark::Quote(quote) => reading().quote_kind(quote.direct),
        TextMark::Date(_) => reading().a_date,
        TextMark::Figure(_) => reading().a_figure,
        TextMark::Defect(_) => reading().a_defect,
        TextMark::Hit | TextMark::Spot => "",
    }
}

/// What a mark's words were read as: who is meant, who speaks, a day, a number, what is wrong.
pub(crate) fn read_as(archive: &Archive, mark: &TextMark) -> String {
    match mark {
        TextMark::Entity(mention) => name(archive, &mention.entity),
        TextMark::Quote(quote) if quote.speakers.is_empty() => terms().nobody.to_owned(),
        TextMark::Quote(quote) => reading().listed(&names(archive, &quote.speakers)),
        TextMark::Date(date) => reading().date_value(&date.value),
        TextMark::Figure(figure) => reading().figure(figure),
        TextMark::Defect(defect) => reading().defect(defect.kind).to_owned(),
        TextMark::Hit | TextMark::Spot => String::new(),
    }
}

fn name(archive: &Archive, id: &str) -> String {
    archive.entity(id).map_or_else(|| id.to_owned(), |entity| entity.name.clone())
}

fn names(archive: &Archive, ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| name(archive, id)).collect()
}
