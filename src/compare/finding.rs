//! What a comparison found, in numbers that filter; the way from row to row; and the opening of what
//! orders and sifts the rows.

use cotejo_core::{
    action::{Action, RowsAction},
    compare::State,
    view_state::{RowSet, Tab},
    views::Finding,
};
use leptos::prelude::*;

use crate::{
    address::Address,
    compare::{
        comparison::{AmongRows, Comparison},
        detail::{Detail, from_details},
        export_menu::ExportMenu,
    },
    icons::{Icon, IconImage},
    keyboard,
    messages::comparing,
};

/// The states that lead, in their order.
const LEADING: [State; 3] = [State::Differs, State::Same, State::Compatible];

/// The first thing a reader of a comparison sees. Its buttons stay where they are while rows are
/// made anew, so that focus does.
#[component]
pub(crate) fn FindingLine(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let title = Memo::new(move |_| {
        comparison.with(|one| {
            let names = one
                .as_ref()
                .map(|one| one.articles.iter().map(|one| comparing().source(one)).collect());
            comparing().side_by_side(&names.unwrap_or_else(Vec::new))
        })
    });
    let columns =
        Memo::new(move |_| comparison.with(|one| one.as_ref().map_or(0, |one| one.articles.len())));
    let finding = Memo::new(move |_| {
        comparison
            .with(|one| one.as_ref().map_or_else(Finding::default, |one| one.page.finding.clone()))
    });
    let sifting = RwSignal::new(false);
    let filtered = expect_context::<Address>().part(|state| state.rows.filters());
    let counts = LEADING.map(|state| view! { <li>{count(finding, state)}</li> }.into_any());
    let by_source = move || {
        let all = (0..columns.get()).map(|column| only(comparison, finding, column));
        all.collect::<Vec<_>>()
    };
    view! {
        {move || not_whole(comparison)}
        <div class="finding cluster" data-justify="between" data-align="end">
            <div>
                <h1 id="heading" tabindex="-1" class="quiet">
                    {title}
                </h1>
                <ul class="cluster" data-gap="words" data-align="baseline" aria-label=comparing().finding>
                    {counts}
                    <li>{count(finding, State::Alone)}</li>
                    <li class="finding__sources">{by_source}</li>
                </ul>
                <p class="quiet">{comparing().promise}</p>
            </div>
            <div class="finding__tools cluster">
                <button
                    class="button"
                    aria-expanded=move || sifting.get().to_string()
                    aria-controls="sift"
                    on:click=move |_| sifting.update(|on| *on = !*on)
                >
                    {comparing().sift}
                    <IconImage icon=Icon::Down />
                </button>
                <ExportMenu comparison />
                <Steps comparison />
            </div>
        </div>
        <div id="sift">{move || sifting.get().then(|| from_details(Detail::Sift(comparison)))}</div>
        // There before it says anything, so that what it says is heard.
        <div role="status">{move || filtered.get().then(|| from_details(Detail::Sifted(comparison)))}</div>
    }
}

/// What says of an article that it was not compared whole.
fn not_whole(comparison: Memo<Option<Comparison>>) -> Vec<AnyView> {
    let cut = comparison.with(|one| one.as_ref().map_or_else(Vec::new, Comparison::cut));
    cut.into_iter()
        .map(|source| {
            view! {
                <p class="banner panel" data-tone="warning" role="status">
                    {comparing().too_long(&source)}
                </p>
            }
            .into_any()
        })
        .collect::<Vec<_>>()
}

/// How many rows have a state: a switch.
fn count(finding: Memo<Finding>, state: State) -> AnyView {
    let address = expect_context::<Address>();
    let on = address.part(move |now| now.rows.has(RowSet::State, state.code()));
    let by_state = Action::Rows(RowsAction::Toggle(RowSet::State, state.code().to_owned()));
    let toggle = move |_| address.go(&by_state);
    let number = Memo::new(move |_| finding.with(|finding| finding.count(state)));
    let agreeing = move || {
        (state == State::Compatible).then(|| {
            let agreeing = comparing().agreeing(finding.with(|finding| finding.agreeing));
            view! {
                " "
                <span class="quiet unseen-narrow">{agreeing}</span>
            }
            .into_any()
        })
    };
    view! {
        <button
            class="count"
            data-state=state.code()
            aria-pressed=move || on.get().to_string()
            on:click=toggle
        >
            <IconImage icon=Icon::of(state) />
            <b>{move || comparing().number(number.get() as f64)}</b>
            " "
            {move || comparing().found(state, number.get())}
            {agreeing}
        </button>
    }
    .into_any()
}

/// How many passages only one article has: a switch.
fn only(comparison: Memo<Option<Comparison>>, finding: Memo<Finding>, column: usize) -> AnyView {
    let address = expect_context::<Address>();
    let named = Memo::new(move |_| {
        comparison.with(|one| {
            let one = one.as_ref()?;
            Some((one.articles.get(column)?.id.clone(), one.called(column)))
        })
    });
    let id = move || named.get().unwrap_or_default().0;
    let on = Memo::new(move |_| address.state().rows.has(RowSet::Only, &id()));
    let toggle = move |_| address.go(&Action::Rows(RowsAction::Toggle(RowSet::Only, id())));
    let rows = Memo::new(move |_| {
        finding.with(|finding| finding.alone.get(column).copied().unwrap_or_default())
    });
    let count = move || comparing().number(rows.get() as f64);
    let source = move || named.get().unwrap_or_default().1;
    let label = move || format!("{}: {}", comparing().only_in(&source()), count());
    view! {
        <button
            class="link-button"
            aria-label=label
            aria-pressed=move || on.get().to_string()
            disabled=move || rows.get() == 0 && !on.get()
            on:click=toggle
        >
            {source}
            " "
            {count}
        </button>
    }
    .into_any()
}

/// The way to the rows before and after the one in focus: by focus among the rows, by the address in
/// the texts, where the row in focus is the one the link stands at.
#[component]
fn Steps(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let among = expect_context::<AmongRows>();
    let step = move |by: isize| {
        let now = address.now();
        comparison.with_untracked(|one| {
            let Some(one) = one else { return };
            let rows = &one.page.shown;
            let at = among.at.get_untracked();
            let here = at.and_then(|id| rows.iter().position(|&row| one.row(row).id == id));
            let next = here.map_or(Some(0), |here| here.checked_add_signed(by));
            let Some(&row) = next.and_then(|next| rows.get(next)) else { return };
            if now.tab == Tab::Rows {
                keyboard::focus(&format!("#row-{} [data-open]", one.row(row).id));
            } else {
                address.go(&one.page.to_row(row, now.tab));
            }
        });
    };
    let stepped = address.part(|state| matches!(state.tab, Tab::Rows | Tab::Texts));
    let place = move || {
        comparison.with(|one| {
            let one = one.as_ref()?;
            let rows = &one.page.shown;
            let at = among.at.get();
            let here = at.and_then(|id| rows.iter().position(|&row| one.row(row).id == id))?;
            Some(comparing().row_of(here + 1, rows.len()))
        })
    };
    view! {
        <nav class="finding__steps cluster" aria-label=comparing().rows hidden=move || !stepped.get()>
            <button class="button" data-step="back" on:click=move |_| step(-1)>
                <IconImage icon=Icon::Back />
                <span class="unseen-narrow">{comparing().previous_row}</span>
                <kbd aria-hidden="true">"p"</kbd>
            </button>
            <span class="finding__place">{place}</span>
            <button class="button" data-step="on" on:click=move |_| step(1)>
                <span class="unseen-narrow">{comparing().next_row}</span>
                <kbd aria-hidden="true">"n"</kbd>
                <IconImage icon=Icon::Forward />
            </button>
        </nav>
    }
}
