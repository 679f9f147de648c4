//! What a mark in the text is: beside the text, or below it on a narrow screen, so that it covers
//! nothing and can be read out.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    address::{Address, link},
    icons::{Drawn, Icon},
    language::{reading, terms},
};
use crate::select::{Archive, TextMark};

/// Tells what is known of the marks asked about.
#[component]
pub(super) fn MarkPanel(
    /// The dossier.
    archive: Arc<Archive>,
    /// The marks that are asked about.
    active: RwSignal<Option<Vec<TextMark>>>,
) -> impl IntoView {
    let told = move || match active.get() {
        None => view! { <p class="quiet">{reading().mark_hint}</p> }.into_any(),
        Some(marks) => marks
            .into_iter()
            .rev()
            .map(|mark| view! { <Told archive=Arc::clone(&archive) mark /> }.into_any())
            .collect::<Vec<_>>()
            .into_any(),
    };
    view! { <section id="mark-panel" class="mark-panel" role="status" aria-label=reading().marks>{told}</section> }
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
            let link = archive.entity(&mention.entity).map(|entity| view! { {link(address.now().opening_entity(&entity.id)).words(reading().open_entity)} }.into_any());
            (reading().kind_of_entity(mention.kind), name(&mention.entity), link.into_any())
        }
        TextMark::Quote(quote) => {
            let speakers = names(&quote.speakers);
            let who = if speakers.is_empty() {
                terms().nobody.to_owned()
            } else {
                reading().listed(&speakers)
            };
            let via = (!quote.via.is_empty()).then(|| reading().via(&names(&quote.via)));
            let cue = quote.cue.map(|cue| format!("«{cue}»"));
            let kind = reading().quote_kind(quote.direct);
            (kind, who, [cue, via].into_iter().flatten().collect::<Vec<_>>().join(" · ").into_any())
        }
        TextMark::Date(date) => {
            let base = date.base.map(|one| reading().date_base(one));
            let how = std::iter::once(reading().date_rule(date.rule).to_owned())
                .chain(base)
                .collect::<Vec<_>>()
                .join(" · ");
            (reading().a_date, reading().date_value(&date.value), how.into_any())
        }
        TextMark::Figure(figure) => (reading().a_figure, reading().figure(&figure), ().into_any()),
        TextMark::Defect(defect) => (
            reading().a_defect,
            reading().defect(defect.kind).to_owned(),
            view! { <Drawn icon=Icon::Warning /> {reading().defect_reason(defect.why)} }.into_any(),
        ),
        TextMark::Hit => return ().into_any(),
    };
    view! { <div class="mark-panel__mark"><p class="mark-panel__kind">{kind}</p><p><b>{what}</b></p><p class="quiet">{more}</p></div> }.into_any()
}
