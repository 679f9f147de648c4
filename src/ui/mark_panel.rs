//! What a mark in the text is: beside the text, or below it on a narrow screen, so that it covers
//! nothing and can be read out.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    address::{Address, link},
    icons::{Drawn, Icon},
};
use crate::{
    messages,
    select::{Archive, TextMark},
};

/// Tells what is known of the marks asked about.
#[component]
pub(super) fn MarkPanel(
    /// The dossier.
    archive: Arc<Archive>,
    /// The marks that are asked about.
    active: RwSignal<Option<Vec<TextMark>>>,
) -> impl IntoView {
    let told = move || match active.get() {
        None => view! { <p class="quiet">{messages::MARK_HINT}</p> }.into_any(),
        Some(marks) => marks
            .into_iter()
            .rev()
            .map(|mark| view! { <Told archive=Arc::clone(&archive) mark /> }.into_any())
            .collect::<Vec<_>>()
            .into_any(),
    };
    view! { <section id="mark-panel" class="mark-panel" role="status" aria-label=messages::MARKS>{told}</section> }
}

#[component]
fn Told(
    /// The dossier.
    archive: Arc<Archive>,
    /// The mark.
    mark: TextMark,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let name =
        |id: &String| archive.entity(id).map_or_else(|| id.clone(), |entity| entity.name.clone());
    let names = |ids: &[String]| ids.iter().map(name).collect::<Vec<_>>();
    let (kind, what, more) = match mark {
        TextMark::Entity(mention) => {
            let link = archive.entity(&mention.entity).map(|entity| view! { {link(address.now().opening_entity(&entity.id)).words(messages::OPEN_ENTITY)} }.into_any());
            (messages::kind_of_entity(mention.kind), name(&mention.entity), link.into_any())
        }
        TextMark::Quote(quote) => {
            let speakers = names(&quote.speakers);
            let who = if speakers.is_empty() {
                messages::NOBODY.to_owned()
            } else {
                messages::listed(&speakers)
            };
            let via = (!quote.via.is_empty()).then(|| messages::via(&names(&quote.via)));
            let cue = quote.cue.map(|cue| format!("«{cue}»"));
            let kind = messages::quote_kind(quote.direct);
            (kind, who, [cue, via].into_iter().flatten().collect::<Vec<_>>().join(" · ").into_any())
        }
        TextMark::Date(date) => {
            let base = date.base.map(messages::date_base);
            let how = std::iter::once(messages::date_rule(date.rule).to_owned())
                .chain(base)
                .collect::<Vec<_>>()
                .join(" · ");
            (messages::DATE, messages::date_value(&date.value), how.into_any())
        }
        TextMark::Figure(figure) => (messages::FIGURE, messages::figure(&figure), ().into_any()),
        TextMark::Defect(defect) => (
            messages::DEFECT,
            messages::defect(defect.kind).to_owned(),
            view! { <Drawn icon=Icon::Warning /> {messages::defect_reason(defect.why)} }.into_any(),
        ),
        TextMark::Hit => return ().into_any(),
    };
    view! { <div class="mark-panel__mark"><p class="mark-panel__kind">{kind}</p><p><b>{what}</b></p><p class="quiet">{more}</p></div> }.into_any()
}
