//! The facets: each value with its count, to ask for or to exclude.

use std::sync::Arc;

use cotejo_core::{
    action::{Action, FilterAction},
    text::day::day,
    view_state::Facet,
    views::{CardsModel, FacetGroup, FacetValue},
};
use leptos::prelude::*;

use crate::{
    address::Address,
    drawer::{Drawer, Drawers, panel},
    long_list::{Wanted, some},
    messages::shell,
};

/// Values from which a list has a search box of its own.
const LONG: usize = 8;

/// Values that are shown before the reader asks for more.
const FIRST: usize = 40;

/// All facet groups and the days.
#[component]
pub(crate) fn FacetPanel(
    /// The page.
    page: Memo<CardsModel>,
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
                Some(draw(group, wanted))
            })
            .collect::<Vec<_>>()
    };
    let content = move || {
        view! {
            {groups}
            <DayRange page />
        }
        .into_any()
    };
    panel(Drawer::Filters, drawers, page, Arc::new(content))
}

/// A facet with its values.
fn draw(group: FacetGroup, wanted: Wanted) -> AnyView {
    let long = group.values.len() > LONG;
    let (values, more) = some(
        &group.values,
        FIRST,
        wanted,
        |value| shell().facet_label(&value.label),
        FacetValue::is_in_force,
        |value| value_row(group.facet, value.clone()),
    );
    view! {
        <fieldset>
            <legend>{shell().facet(group.facet)}</legend>
            {long.then(|| wanted.search_box(shell().find_value))}
            <ul>{values}</ul>
            {more}
        </fieldset>
    }
    .into_any()
}

/// A value: a box to ask for it, its count, and a switch to exclude it.
fn value_row(facet: Facet, value: FacetValue) -> AnyView {
    let address = expect_context::<Address>();
    let label = shell().facet_label(&value.label);
    let exclude = exclude(facet, &value, &label);
    let toggled = value.id;
    view! {
        <li class="facet-value" data-empty=(value.count == 0 && !value.included).then_some("")>
            <label class="facet-value__label cluster" data-nowrap>
                <input
                    type="checkbox"
                    prop:checked=value.included
                    on:change=move |_| {
                        address.go(&Action::Filter(FilterAction::Toggle(facet, toggled.clone())));
                    }
                />
                <span data-excluded=value.excluded.then_some("")>{label}</span>
            </label>
            {exclude}
            <span class="facet-value__count">{shell().number(value.count as f64)}</span>
        </li>
    }
    .into_any()
}

/// A switch to exclude a value of a facet.
pub(crate) fn exclude(facet: Facet, value: &FacetValue, label: &str) -> AnyView {
    let address = expect_context::<Address>();
    let words = shell().exclude(&format!("{}: {label}", shell().facet(facet)), value.excluded);
    let excluded = value.id.clone();
    view! {
        <button
            class="facet-value__exclude"
            aria-pressed=value.excluded.to_string()
            aria-label=words.clone()
            title=words
            on:click=move |_| {
                address.go(&Action::Filter(FilterAction::ToggleExclusion(facet, excluded.clone())));
            }
        >
            <span class="unseen-narrow" aria-hidden="true">
                "−"
            </span>
            <span class="unseen-wide" aria-hidden="true">
                {shell().exclude_word}
            </span>
        </button>
    }
    .into_any()
}

/// From one day of publication to another.
#[component]
fn DayRange(
    /// The page.
    page: Memo<CardsModel>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let bound = move |last: bool| {
        let days = page.with(|page| page.days);
        days.map(|(from, to)| if last { to.to_string() } else { from.to_string() })
    };
    view! {
        <fieldset class="flow quiet" data-gap="1">
            <legend>{shell().publication_days}</legend>
            <label class="cluster" data-nowrap data-justify="between">
                {shell().from}
                <input
                    type="date"
                    min=move || bound(false)
                    max=move || bound(true)
                    prop:value=move || text(address.state().from)
                    on:change=move |event| {
                        address.go(&Action::Filter(FilterAction::From(day(&event_target_value(&event)))));
                    }
                />
            </label>
            <label class="cluster" data-nowrap data-justify="between">
                {shell().to}
                <input
                    type="date"
                    min=move || bound(false)
                    max=move || bound(true)
                    prop:value=move || text(address.state().to)
                    on:change=move |event| {
                        address.go(&Action::Filter(FilterAction::To(day(&event_target_value(&event)))));
                    }
                />
            </label>
        </fieldset>
    }
}
