//! What orders and sifts the rows of a comparison: the reference, the order, the minimum similarity, and
//! what rows have.

use cotejo_core::{
    action::{Action, RowsAction},
    bundle::CatalogueArticle,
    compare::State,
    view_state::{RowSet, ViewState},
    views::{RowFilter, RowValue, row_filters},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    compare::comparison::Comparison,
    keyboard,
    messages::{comparing, details, shell},
};

/// Values of a set that are shown before a reader asks for more.
const SHOWN: usize = 8;

/// Rest after moving the minimum similarity before rows are made anew, in milliseconds.
const MOVING_REST: u32 = 120;

/// What orders and sifts the rows.
#[component]
pub(crate) fn Sift(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let by_prominence = address.part(|state| state.rows.by_prominence);
    let order = move |prominent: bool, label: &'static str| {
        let set = move |_| {
            address.go(&Action::Rows(RowsAction::SortByProminence(prominent)));
        };
        view! {
            <label>
                <input
                    type="radio"
                    name="order"
                    prop:checked=move || by_prominence.get() == prominent
                    on:change=set
                />
                " "
                {label}
            </label>
        }
        .into_any()
    };
    let reference = move || comparison.get().map(reference_choice);
    let groups = move || {
        let state = address.state();
        comparison.with(|one| {
            let filters =
                one.as_ref().map(|one| row_filters(&one.archive, &state, &one.page.ledger));
            filters.iter().flatten().map(group).collect::<Vec<_>>()
        })
    };
    // What was used is drawn anew with what it changed: focus stays on it.
    let used = StoredValue::new(None::<String>);
    let using = move |event: leptos::ev::FocusEvent| {
        let target = event_target::<web_sys::Element>(&event);
        let kept = target.closest("[data-kept]").ok().flatten();
        used.set_value(kept.and_then(|kept| kept.get_attribute("data-kept")));
    };
    Effect::new(move |_| {
        comparison.track();
        if let Some(used) = used.get_value() {
            let selector = format!("[data-kept=\"{used}\"] :is(a, select)");
            request_animation_frame(move || keyboard::focus_if_lost(&selector));
        }
    });
    view! {
        <div class="sift panel flow" on:focusin=using>
            <div class="cluster">
                {reference} <fieldset class="cluster">
                    <legend>{shell().order}</legend>
                    {order(false, details().by_finding)}
                    {order(true, details().by_prominence)}
                </fieldset> <MinSimilarity comparison />
            </div>
            <div class="grid">{groups}</div>
        </div>
    }
}

/// Which article the others are held against.
fn reference_choice(comparison: Comparison) -> AnyView {
    let address = expect_context::<Address>();
    let reference = comparison.page.ledger.reference;
    let option = |(at, article): (usize, &CatalogueArticle)| {
        view! {
            <option value=article.id.clone() prop:selected=at == reference>
                {comparing().source_and_day(article)}
            </option>
        }
        .into_any()
    };
    let options: Vec<_> = comparison.articles.iter().enumerate().map(option).collect();
    let change =
        move |event| address.go(&Action::Rows(RowsAction::Reference(event_target_value(&event))));
    view! {
        <label class="sort-choice quiet" data-kept="reference">
            {details().reference}
            " "
            <select on:change=change>{options}</select>
        </label>
    }
    .into_any()
}

fn group(filter: &RowFilter) -> AnyView {
    let value = |value: &RowValue| {
        let name = if filter.set == RowSet::Kind {
            details().difference_of_code(&value.id).to_owned()
        } else {
            value.name.clone()
        };
        let empty = (value.count == 0).then_some("");
        let count = comparing().number(value.count as f64);
        let kept = format!("{} {}", filter.set.code(), value.id);
        view! {
            <li data-kept=kept data-empty=empty>
                {link(value.toggle.clone())
                    .class("chip")
                    .current(value.on)
                    .around(
                        view! {
                            {name}
                            " "
                            <span class="quiet">{count}</span>
                        }
                            .into_any(),
                    )}
            </li>
        }
        .into_any()
    };
    let mut first: Vec<_> = filter.values.iter().map(value).collect();
    let rest = first.split_off(first.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{comparing().more(rest.len())}</summary>
                <ul class="chips cluster">{rest}</ul>
            </details>
        }
        .into_any()
    });
    view! {
        <section class="flow" data-gap="1">
            <h2>{details().row_set(filter.set)}</h2>
            <ul class="chips cluster">{first}</ul>
            {rest}
        </section>
    }
    .into_any()
}

/// The minimum similarity: moving it makes and unmakes rows, and says how many there are.
#[component]
fn MinSimilarity(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let rest = StoredValue::new_local(None::<Timeout>);
    let moved_to = StoredValue::new(None::<ViewState>);
    let min = move || comparison.with(|one| one.as_ref().map_or(0.0, |one| one.page.min_percent()));
    let shared = move || {
        let rows = comparison.with(|one| one.as_ref().map(|one| one.page.numbered.len()));
        rows.map(|one| details().rows_shared(one))
    };
    // The first move can be gone back on; those that follow it take its place.
    let set = move |value: Option<u8>| {
        let change = Action::Rows(RowsAction::MinSimilarity(value));
        if moved_to.get_value() == Some(address.now()) {
            address.replace(&change);
        } else {
            address.go(&change);
        }
        moved_to.set_value(Some(address.now()));
    };
    let moved = move |event| {
        let value = event_target_value(&event).parse().ok();
        rest.set_value(Some(Timeout::new(MOVING_REST, move || set(value))));
    };
    let changed = address.part(|state| state.rows.min.is_some());
    let reset = move || {
        let reset = Action::Rows(RowsAction::MinSimilarity(None));
        changed.get().then(|| link(reset).words(details().as_the_method))
    };
    view! {
        <div class="min-similarity cluster">
            <label>
                {details().min_similarity} " "
                <input
                    type="range"
                    min="2"
                    max="50"
                    step="1"
                    prop:value=move || (min() as u32).to_string()
                    on:input=moved
                    on:blur=move |_| moved_to.set_value(None)
                />
            </label>
            " "
            <output class="quiet">{move || comparing().percent(min())} " · " {shared}</output>
            " "
            {reset}
        </div>
    }
}

/// While some rows are left out: which are seen, how many are not, and the way to all of them.
#[component]
pub(crate) fn Sifted(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let summary = Memo::new(move |_| {
        let rows = address.state().rows;
        if !rows.filters() {
            return None;
        }
        comparison.with(|one| {
            let one = one.as_ref()?;
            let page = &one.page;
            let states: Vec<State> = State::ALL
                .into_iter()
                .filter(|state| rows.has(RowSet::State, state.code()))
                .collect();
            let only: Vec<String> = (0..one.articles.len())
                .filter(|&at| rows.has(RowSet::Only, &one.articles[at].id))
                .map(|at| one.called(at))
                .collect();
            let asked = |set: &RowSet| rows.of(*set).next().is_some();
            let else_asked =
                RowSet::ALL.iter().any(|set| !set.finds() && !set.corrects() && asked(set));
            let all_alone = page.ledger.rows.len() - page.numbered.len();
            let hidden = details()
                .hidden(page.numbered.len() - page.shown.len(), all_alone - page.alone_count());
            Some(format!("{}; {hidden}.", details().sifted(&states, &only, else_asked)))
        })
    });
    let lift = move |_| {
        address.go(&Action::Rows(RowsAction::Unfilter));
        keyboard::focus("#heading");
    };
    view! {
        <p class="sifted quiet">
            {summary}
            {move || {
                summary
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            " "
                            <button class="link-button" on:click=lift>
                                {details().lift_filter}
                            </button>
                        }
                            .into_any()
                    })
            }}
        </p>
    }
}
