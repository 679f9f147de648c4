//! Rows that are drawn a few at a time.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use crate::{address::Address, compare::comparison::Comparison, keyboard, messages::comparing};

/// Rows drawn before the reader asks for more.
const UNASKED: usize = 80;

/// Rows drawn in one go.
const AT_A_TIME: usize = 10;

/// Rows of a comparison, a few at a time so that they hold nothing up, and the button that draws more
/// of them while some are not.
pub(crate) fn visible_rows(
    comparison: &Comparison,
    rows: Vec<usize>,
    draw: fn(&Comparison, usize) -> AnyView,
) -> (impl IntoView + use<>, impl IntoView + use<>) {
    let address = expect_context::<Address>();
    let all = rows.len();
    let asked = RwSignal::new(UNASKED.min(all));
    let rows: Arc<[usize]> = rows.into();
    // As many as there are up to the row that the link stands at.
    let linked = {
        let (comparison, rows) = (comparison.clone(), Arc::clone(&rows));
        address.part(move |state| {
            let at = |id: &String| rows.iter().position(|&at| comparison.row(at).id == *id);
            state.row.as_ref().and_then(at).map_or(0, |at| at + 1)
        })
    };
    // A reader who comes back finds the place where the page was left.
    let back = address.visit().scroll.is_some();
    let arrived = RwSignal::new(if back { asked.get_untracked() } else { AT_A_TIME });
    Effect::new(move |_| {
        if arrived.get() < asked.get() {
            let next = move || {
                arrived.try_update(|arrived| *arrived += AT_A_TIME);
            };
            set_timeout(next, Duration::ZERO);
        }
    });
    let batch = |from: usize| {
        let (comparison, rows) = (comparison.clone(), Arc::clone(&rows));
        let due = Memo::new(move |_| from < arrived.get().max(linked.get()));
        move || {
            let rows = || rows[from..].iter().take(AT_A_TIME);
            due.get().then(|| rows().map(|&at| draw(&comparison, at)).collect::<Vec<_>>())
        }
    };
    let (more_of, last_rows) = (comparison.clone(), Arc::clone(&rows));
    let rows: Vec<_> = (0..all).step_by(AT_A_TIME).map(|from| batch(from).into_any()).collect();
    let visible = move || asked.get().max(linked.get());
    let more = move || {
        (visible() < all).then(|| {
            let more = comparing().draw_more(all - visible(), all);
            // The button may go with what it draws: focus is on the row before that.
            let last = format!("#row-{} [data-open]", more_of.row(last_rows[visible() - 1]).id);
            let draw = move |_| {
                asked.set((visible() + 4 * UNASKED).min(all));
                keyboard::focus(&last);
            };
            view! {
                <p>
                    <button class="button" on:click=draw>
                        {more}
                    </button>
                </p>
            }
            .into_any()
        })
    };
    (rows, more)
}
