//! The entity sidebar: by kind, counted, searchable; the box filters, the name opens.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    address::{Address, following},
    drawer::{Drawer, Drawers, panel},
    language::shell,
    long_list::{Wanted, long_list},
};
use crate::{
    reading::EntityKind,
    select::{CardsPage, EntityGroup, EntityValue, FacetLabel},
    view_state::Facet,
};

/// The sidebar.
#[component]
pub(super) fn EntityPanel(
    /// The page.
    page: Memo<CardsPage>,
    /// Which drawer is open.
    drawers: Drawers,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let sought = RwSignal::new(String::new());
    let wanted = EntityKind::ALL.map(|kind| (kind, Wanted::with(sought)));
    let several = Memo::new(move |_| {
        page.with(|page| {
            page.entities
                .iter()
                .flat_map(|group| &group.entities)
                .filter(|entity| entity.value.included)
                .count()
                > 1
        })
    });
    let any = address.part(|state| state.any_entity);
    // Choosing an article changes none of them.
    let entities = Memo::new(move |_| page.with(|page| (page.entities.clone(), page.total)));
    let groups = move || {
        let (groups, total) = entities.get();
        groups
            .into_iter()
            .filter_map(|group| {
                let &(_, wanted) = wanted.iter().find(|(kind, _)| *kind == group.kind)?;
                Some(drawn(group, total, wanted))
            })
            .collect::<Vec<_>>()
    };
    let offered = Memo::new(move |_| several.get() || any.get());
    let switch = move || {
        offered.get().then(|| view! {
            <button class="button entity-panel__any" aria-pressed=move || any.get().to_string() on:click=move |_| { let now = address.now(); address.go(now.with_any_entity(!now.any_entity)); }>
                {move || if any.get() { shell().any_entity } else { shell().all_entities }}
            </button>
        }.into_any())
    };
    let content = move || {
        view! {
            {Wanted::with(sought).search_box(shell().find_entity)}
            {switch}
            {groups}
        }
        .into_any()
    };
    panel(Drawer::Entities, drawers, page, Arc::new(content))
}

/// The entities of a kind; `total`: articles in the dossier.
fn drawn(group: EntityGroup, total: usize, wanted: Wanted) -> AnyView {
    let entities = long_list(
        &group.entities,
        wanted,
        said,
        |entity| entity.value.is_in_force(),
        |entity| view! { <Entity entity=entity.clone() total /> }.into_any(),
    );
    view! {
        <section class="entity-group">
            <h2>{shell().kind_of_entities(group.kind)}</h2>
            {entities}
        </section>
    }
    .into_any()
}

/// All the forms of an entity's name.
fn said(entity: &EntityValue) -> String {
    [name(entity)].into_iter().chain(entity.forms.iter().cloned()).collect::<Vec<_>>().join(" ")
}

fn name(entity: &EntityValue) -> String {
    match &entity.value.label {
        FacetLabel::Name(name) => name.clone(),
        other => shell().facet_label(other),
    }
}

#[component]
fn Entity(
    /// The entity.
    entity: EntityValue,
    /// Articles in the dossier.
    total: usize,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let name = name(&entity);
    let EntityValue { value, mentions, forms } = entity;
    let (id, words) = (value.id.clone(), name.clone());
    let opened = following("", move |state| state.opening_entity(&id), words.into_any());
    let exclude = shell().exclude(&name, value.excluded);
    let (toggled, excluded) = (value.id.clone(), value.id);
    let forms = (!forms.is_empty())
        .then(|| view! { <p class="entity-row__forms">{forms.join(" · ")}</p> }.into_any());
    view! {
        <div class="entity-row" data-empty=(value.count == 0 && !value.included).then_some("")>
            <input type="checkbox" aria-label=name prop:checked=value.included on:change=move |_| address.go(address.now().toggled(Facet::Entity, &toggled)) />
            <span class="entity-row__name" data-excluded=value.excluded.then_some("")>{opened}</span>
            <button class="facet-value__exclude" aria-pressed=value.excluded.to_string() aria-label=exclude.clone() title=exclude on:click=move |_| address.go(address.now().toggled_exclusion(Facet::Entity, &excluded))>"−"</button>
            <span class="entity-row__counts" title=format!("{}, {}", shell().articles(value.count), shell().mentions(mentions))>
                <b>{shell().number(value.count as f64)}</b> " " <span class="quiet">{shell().number(mentions as f64)}</span>
            </span>
            {forms}
            <meter class="entity-row__bar" aria-hidden="true" min="0" max=total value=value.count></meter>
        </div>
    }
}
