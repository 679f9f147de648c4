//! The facets: each value with its count, to ask for or to exclude.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    address::Address,
    drawer::{Drawer, Drawers, panel},
    language::shell,
    long_list::{Wanted, long_list},
};
use crate::{
    select::{CardsPage, FacetGroup, FacetValue},
    text::day::day,
    view_state::Facet,
};

/// Values from which a list has a search box of its own.
const LONG: usize = 8;

/// All facet groups and the days.
#[component]
pub(super) fn FacetPanel(
    /// The page.
    page: Memo<CardsPage>,
    /// Which drawer is open.
    drawers: Drawers,
) -> impl IntoView {
    // What is searched for outlives the values: each choice makes them anew.
    let wanted = Facet::ALL.map(|facet| (facet, Wanted::first()));
    // Choosing an article changes none of them.
    let facets = Memo::new(move |_| page.with(|page| page.facets.clone()));
    let groups = move || {
        facets
            .get()
            .into_iter()
            .filter_map(|group| {
                let &(_, wanted) = wanted.iter().find(|(facet, _)| *facet == group.facet)?;
                Some(drawn(group, wanted))
            })
            .collect::<Vec<_>>()
    };
    let content = move || view! { {groups} <DayRange page /> }.into_any();
    panel(Drawer::Filters, drawers, page, Arc::new(content))
}

/// A facet with its values.
fn drawn(group: FacetGroup, wanted: Wanted) -> AnyView {
    let long = group.values.len() > LONG;
    let values = long_list(
        &group.values,
        wanted,
        |value| shell().facet_label(&value.label),
        FacetValue::is_in_force,
        |value| view! { <Value facet=group.facet value=value.clone() /> }.into_any(),
    );
    view! {
        <fieldset class="facet-group">
            <legend>{shell().facet(group.facet)}</legend>
            {long.then(|| wanted.search_box(shell().find_value))}
            {values}
        </fieldset>
    }
    .into_any()
}

/// A value: a box to ask for it, its count, and a switch to exclude it.
#[component]
pub(super) fn Value(
    /// Its facet.
    facet: Facet,
    /// The value.
    value: FacetValue,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let label = shell().facet_label(&value.label);
    let exclude = shell().exclude(&label, value.excluded);
    let (toggled, excluded) = (value.id.clone(), value.id);
    view! {
        <div class="facet-value" data-empty=(value.count == 0 && !value.included).then_some("")>
            <label class="facet-value__label">
                <input type="checkbox" prop:checked=value.included on:change=move |_| address.go(address.now().toggled(facet, &toggled)) />
                <span class="facet-value__name" data-excluded=value.excluded.then_some("")>{label}</span>
            </label>
            <button class="facet-value__exclude" aria-pressed=value.excluded.to_string() aria-label=exclude.clone() title=exclude on:click=move |_| address.go(address.now().toggled_exclusion(facet, &excluded))>"−"</button>
            <span class="facet-value__count">{shell().number(value.count as f64)}</span>
        </div>
    }
}

/// From one day of publication to another.
#[component]
fn DayRange(
    /// The page.
    page: Memo<CardsPage>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let bound = move |last: bool| {
        let days = page.with(|page| page.days);
        days.map(|(from, to)| if last { to.to_string() } else { from.to_string() })
    };
    view! {
        <fieldset class="facet-group day-range">
            <legend>{shell().publication_days}</legend>
            <label>{shell().from} <input type="date" min=move || bound(false) max=move || bound(true) prop:value=move || text(address.state().from)
                on:change=move |event| address.go(address.now().with_days(day(&event_target_value(&event)), address.now().to)) /></label>
            <label>{shell().to} <input type="date" min=move || bound(false) max=move || bound(true) prop:value=move || text(address.state().to)
                on:change=move |event| address.go(address.now().with_days(address.now().from, day(&event_target_value(&event)))) /></label>
        </fieldset>
    }
}
