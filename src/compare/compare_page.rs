//! The comparison: what it found, what sifts it, the heads of its columns, then the tab asked for.

use std::sync::Arc;

use cotejo_core::{
    action::Action,
    compare::Ledger,
    text::at_once::at_once,
    view_state::{Tab, ViewState},
    views::{LedgerAsked, ledger_asked, ledger_in_steps},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    address::Address,
    chunks::{Chunk, Chunks},
    compare::{
        comparison::{AmongRows, Comparison},
        detail::{Detail, DrawDetail, from_details, needs_details},
        details,
        finding::FindingLine,
        ledger_rows::LedgerRows,
        strips::Heads,
    },
    load::Loaded,
    messages::{shell, terms},
    notice::{Comparing, Unknown},
    rest::{begin, rest},
    texts_notice::TextsPending,
};

/// The comparison of the chosen articles.
#[component]
pub(crate) fn CompareView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    // Another tab makes no new ledger.
    let shown = address.part(|state| state.after(&Action::Tab(Tab::Rows)).to_query());
    let busy = expect_context::<Chunks>().making;
    let ledger = made_ledger(loaded, shown, busy);
    let comparison = Memo::new(move |before: Option<&Option<Comparison>>| {
        let archive = loaded.get()?;
        let state = shown.with(|query| ViewState::from_query(query));
        match ledger.get() {
            Some((asked, ledger)) if ledger_asked(&archive, &state).as_ref() == Some(&asked) => {
                Comparison::of(archive, &state, ledger)
            }
            // What was shown stays until what is asked for now has been made.
            _ => before.cloned().flatten(),
        }
    });
    let there = Memo::new(move |_| comparison.with(Option::is_some));
    let too_few = Memo::new(move |_| {
        let state = shown.with(|query| ViewState::from_query(query));
        loaded.with(|archive| {
            archive.as_ref().is_some_and(|archive| ledger_asked(archive, &state).is_none())
        })
    });
    // What such a link shows comes in two parts: rows would move if one came after the other.
    let chunks = expect_context::<Chunks>();
    let needed = needs_details(&address.now());
    if needed {
        chunks.fetch(Chunk::Details);
    }
    let whole = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or(!needed) || chunks.is_settled(Chunk::Details)
    });
    let texts = move || {
        loaded.with(|archive| archive.as_ref().is_some_and(|archive| archive.texts.is_some()))
    };
    move || {
        if too_few.get() {
            view! { <Unknown message=terms().too_few /> }.into_any()
        } else if there.get() && whole.get() {
            view! { <Compared comparison busy /> }.into_any()
        } else if texts() {
            view! { <Comparing /> }.into_any()
        } else {
            view! { <TextsPending /> }.into_any()
        }
    }
}

type Made = Option<(LedgerAsked, Arc<Ledger>)>;

/// The ledger that a link asks for, made anew when it asks for another, with rests where that takes
/// long; `busy` while one is being made.
fn made_ledger(loaded: Loaded, shown: Memo<String>, busy: RwSignal<bool>) -> RwSignal<Made> {
    let made: RwSignal<Made> = RwSignal::new(None);
    on_cleanup(move || busy.set(false));
    let turn = StoredValue::new(0_u32);
    let asked = Memo::new(move |_| {
        let state = shown.with(|query| ViewState::from_query(query));
        loaded.with(|archive| ledger_asked(archive.as_ref()?, &state))
    });
    Effect::new(move |_| {
        let (Some(archive), Some(asked)) = (loaded.get(), asked.get()) else { return };
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        let mut making = Box::pin(async move {
            let ledger = ledger_in_steps(&archive, &asked, &rest).await;
            // Another may have been asked for meanwhile.
            if turn.try_get_value() == Some(own) {
                made.try_set(ledger.map(|ledger| (asked, Arc::new(ledger))));
                busy.try_set(false);
            }
        });
        // What takes no rest is there at once.
        begin();
        if at_once(making.as_mut()).is_none() {
            busy.set(true);
            spawn_local(making);
        }
    });
    made
}

/// Which rows are open: at first, and whenever a link stands at one, that one.
fn among_rows(row: Memo<Option<String>>) -> AmongRows {
    let among = AmongRows {
        open: RwSignal::new(row.get_untracked().into_iter().collect()),
        at: RwSignal::new(row.get_untracked()),
        corrected: StoredValue::new(false),
    };
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            among.open.update(|open| {
                open.insert(row.clone());
            });
            among.at.set(Some(row));
        }
    });
    among
}

#[component]
fn Compared(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
    /// Whether another is being made.
    busy: RwSignal<bool>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let tab = address.part(|state| state.tab);
    let row = address.part(|state| state.row.clone());
    provide_context(among_rows(row));
    provide_context(DrawDetail(details::draw));
    // Something may have to be said of a row, of corrections or of articles that are not there.
    let noted = Memo::new(move |_| {
        let state = address.state();
        let shown = comparison.with(|one| one.as_ref().map_or(0, |one| one.articles.len()));
        state.row.is_some() || state.rows.corrects() || state.sel.len() > shown
    });
    let notices = move || noted.get().then(|| from_details(Detail::Notices(comparison)));
    let tab_view = move || {
        let comparison = comparison.get()?;
        Some(match tab.get() {
            Tab::Rows => view! { <LedgerRows comparison /> }.into_any(),
            tab => from_details(Detail::Tab(tab, comparison)),
        })
    };
    let heads = move || {
        let comparison = comparison.get()?;
        matches!(tab.get(), Tab::Rows | Tab::Texts)
            .then(|| view! { <Heads comparison /> }.into_any())
    };
    // The link that leads to another tab keeps focus: where it led is said.
    let came = StoredValue::new(false);
    let led_to = move || {
        let tab = tab.get();
        let before = came.try_update_value(|came| std::mem::replace(came, true));
        (before == Some(true)).then(|| shell().tab(tab))
    };
    view! {
        <div class="flow" data-gap="2" aria-busy=move || busy.get().then_some("true")>
            <p class="unseen" role="status">
                {led_to}
            </p>
            <p class="compare-page__busy quiet" role="status">
                {move || busy.get().then_some(shell().comparing)}
            </p>
            <FindingLine comparison />
            {notices}
            {heads}
            {tab_view}
        </div>
    }
}
