//! The comparison: heading, sides, what makes and filters its rows, then the side asked for.

use std::{sync::Arc, time::Duration};

use gloo::timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};

use super::{
    Loaded,
    address::{Address, link},
    export_menu::ExportMenu,
    icons::{Drawn, Icon},
    ledger_table::LedgerTable,
    notice::{Comparing, Missed, TextsPending, Unknown},
    parts::{PartView, Parts, drawn},
    rest::{begin, rest},
    row_filters::{Corrections, RowFilters},
    sides::{SIDES, draw_side},
    strips::Strips,
    words,
};
use crate::{
    compare::{Ledger, State},
    dossier::CatalogueArticle,
    select::{
        Archive, ComparePage, LedgerAsked, compare_page, ledger_asked, ledger_in_steps,
        opening_passage,
    },
    text::at_once::at_once,
    view_state::{Tab, ViewState},
};

/// Rest after moving the least likeness before rows are made anew, in milliseconds.
const MOVING_REST: u32 = 120;

/// Rows drawn before the reader asks for more.
const DRAWN: usize = 80;

/// Rows drawn in one go.
const AT_A_TIME: usize = 10;

/// A comparison with what its views need.
#[derive(Clone)]
pub(super) struct Comparison {
    /// The dossier.
    pub(super) archive: Arc<Archive>,
    /// What to show.
    pub(super) page: Arc<ComparePage>,
    /// The articles, in column order.
    pub(super) articles: Vec<CatalogueArticle>,
}

impl PartialEq for Comparison {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.archive, &other.archive) && self.page == other.page
    }
}

impl Comparison {
    /// What a state shows of a ledger that was made for it.
    fn of(archive: Arc<Archive>, state: &ViewState, ledger: Arc<Ledger>) -> Option<Self> {
        let page = compare_page(&archive, state, ledger)?;
        let ids = &page.ledger.articles;
        let articles = ids.iter().filter_map(|id| archive.article(id).cloned()).collect();
        Some(Self { archive, page: Arc::new(page), articles })
    }

    /// Makes the comparison of a state.
    pub(super) async fn made(archive: Arc<Archive>, state: ViewState) -> Option<Self> {
        let asked = ledger_asked(&archive, &state)?;
        let ledger = ledger_in_steps(&archive, &asked, &rest).await?;
        Self::of(archive, &state, Arc::new(ledger))
    }

    /// An entity's name.
    pub(super) fn name(&self, id: &str) -> String {
        self.archive.entity(id).map_or_else(|| id.to_owned(), |entity| entity.name.clone())
    }

    /// The names of several.
    pub(super) fn names(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.name(id)).collect()
    }

    /// The state that stands at a row of the ledger; with all rows, where the filters hide it.
    pub(super) fn at_row(&self, state: &ViewState, id: &str, words: &str) -> ViewState {
        let rows = &self.page.ledger.rows;
        let state = state.with_tab(Tab::Rows);
        if self.page.shown.iter().any(|&at| rows[at].id == id) {
            state.at_row(id, words)
        } else {
            state.with_rows(|rows| *rows = rows.unfiltered()).at_row(id, words)
        }
    }

    /// How many of the rows that the filters let pass there are up to the one that the link stands at.
    fn up_to_link(&self, state: &ViewState) -> usize {
        let rows = &self.page.ledger.rows;
        let at = |id: &String| self.page.shown.iter().position(|&at| rows[at].id == *id);
        state.row.as_ref().and_then(at).map_or(0, |at| at + 1)
    }

    /// The state that shows a column's article at a byte.
    pub(super) fn opening(&self, state: &ViewState, column: usize, at: u32) -> ViewState {
        let id = &self.articles[column].id;
        match self.archive.text(id) {
            Some(text) => opening_passage(state, text, at),
            None => state.opening_article(id),
        }
    }

    /// The words of a column's text.
    pub(super) fn text(&self, column: usize) -> &str {
        self.archive.text(&self.articles[column].id).map_or("", |text| &text.text)
    }
}

/// The comparison of the chosen articles.
#[component]
pub(super) fn CompareView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    // Another side of the comparison makes no new ledger.
    let shown = address.part(|state| state.with_tab(Tab::Rows).to_query());
    let busy = expect_context::<Parts>().making;
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
    let texts = move || {
        loaded.with(|archive| archive.as_ref().is_some_and(|archive| archive.texts.is_some()))
    };
    move || {
        if too_few.get() {
            view! { <Unknown message=words::TOO_FEW /> }.into_any()
        } else if there.get() {
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

#[component]
fn Compared(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
    /// Whether another is being made.
    busy: RwSignal<bool>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let tab = address.part(|state| state.tab);
    // Their links keep the side that is shown.
    let part = move |draw: fn(Comparison) -> AnyView| {
        move || {
            tab.track();
            comparison.get().map(draw)
        }
    };
    let tabs = move || {
        let link = |one: Tab| {
            view! { {link(address.state().with_tab(one)).current(tab.get() == one).words(words::tab(one))} }.into_any()
        };
        Tab::ALL.map(link)
    };
    let side = move || {
        let comparison = comparison.get()?;
        let filters = |comparison| view! { <RowFilters comparison /> }.into_any();
        Some(match tab.get() {
            Tab::Rows => {
                view! { {filters(comparison.clone())} <LedgerTable comparison /> }.into_any()
            }
            tab => {
                let filters = (tab == Tab::Words).then(|| filters(comparison.clone()));
                let draw = move || drawn(draw_side((tab, comparison.clone())));
                view! { {filters} <PartView part=SIDES within=true draw /> }.into_any()
            }
        })
    };
    // Whoever comes near the tabs may open another.
    let parts = expect_context::<Parts>();
    let near = move || {
        parts.fetch(SIDES);
    };
    view! {
        <div class="compare-page" aria-busy=move || busy.get().then_some("true")>
            <p class="compare-page__busy quiet" role="status">{move || busy.get().then_some(words::COMPARING)}</p>
            {part(heading)}
            <div class="compare-page__bar">
                <nav class="tabs" aria-label=words::SIDES on:pointerenter=move |_| near() on:focusin=move |_| near()>{tabs}</nav>
                {part(reference_choice)}
                <LeastLikeness comparison />
                <ExportMenu comparison />
            </div>
            {part(missed)}
            {part(|comparison| view! { <Strips comparison /> }.into_any())}
            {part(|comparison| view! { <Corrections comparison /> }.into_any())}
            {side}
        </div>
    }
}

fn heading(comparison: Comparison) -> AnyView {
    let address = expect_context::<Address>();
    let names: Vec<String> = comparison.articles.iter().map(words::source).collect();
    let unknown = comparison.page.unknown.iter().map(|id| {
        let label = words::unknown_chosen(id);
        view! { <li>{link(address.now().unchoosing(id)).class("chip").label(words::remove_chip(&label)).around(view! { {label} <Drawn icon=Icon::Close /> }.into_any())}</li> }.into_any()
    });
    let unknown: Vec<_> = unknown.collect();
    view! {
        <h1 id="heading" tabindex="-1" class="compare-page__title">{words::side_by_side(&names)}</h1>
        <p class="quiet">{summary(&comparison.page.ledger)}</p>
        {(!unknown.is_empty()).then(|| view! { <ul class="chips">{unknown}</ul> }.into_any())}
    }
    .into_any()
}

/// What became of the row that the link stands at.
fn missed(comparison: Comparison) -> AnyView {
    let address = expect_context::<Address>();
    let said = (words::ROW_GONE, words::ROW_CHANGED);
    view! { <Missed gone=comparison.page.gone.clone() said closed=address.now().at_no_row() /> }
        .into_any()
}

/// The rows of a comparison, a few at a time so that they hold nothing up, and the button that draws
/// more of them while some are not.
pub(super) fn drawn_rows(
    comparison: &Comparison,
    draw: fn(&Comparison, usize) -> AnyView,
) -> (impl IntoView + use<>, impl IntoView + use<>) {
    let address = expect_context::<Address>();
    let all = comparison.page.shown.len();
    let asked = RwSignal::new(DRAWN.min(all));
    let linked = {
        let comparison = comparison.clone();
        address.part(move |state| comparison.up_to_link(state))
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
        let comparison = comparison.clone();
        let due = Memo::new(move |_| from < arrived.get().max(linked.get()));
        move || {
            let rows = || comparison.page.shown[from..].iter().take(AT_A_TIME);
            due.get().then(|| rows().map(|&at| draw(&comparison, at)).collect::<Vec<_>>())
        }
    };
    let rows: Vec<_> = (0..all).step_by(AT_A_TIME).map(|from| batch(from).into_any()).collect();
    let drawn = move || asked.get().max(linked.get());
    let more = move || {
        (drawn() < all).then(|| {
            let more = words::draw_more(all - drawn(), all);
            let draw = move |_| asked.set((drawn() + 4 * DRAWN).min(all));
            view! { <p><button class="button" on:click=draw>{more}</button></p> }.into_any()
        })
    };
    (rows, more)
}

fn summary(ledger: &Ledger) -> String {
    let alone = ledger.rows.iter().filter(|row| row.state == State::Alone).count();
    let aside: u32 = ledger.account.iter().map(|account| account.set_aside).sum();
    words::ledger_summary(ledger.rows.len() - alone, alone, aside as usize)
}

/// Which article the others are held against.
fn reference_choice(comparison: Comparison) -> AnyView {
    let address = expect_context::<Address>();
    let reference = comparison.page.ledger.reference;
    let option = |(at, article): (usize, &CatalogueArticle)| {
        view! { <option value=article.id.clone() prop:selected=at == reference>{words::source_and_day(article)}</option> }.into_any()
    };
    let options: Vec<_> = comparison.articles.iter().enumerate().map(option).collect();
    let change = move |event| address.go(address.now().with_reference(&event_target_value(&event)));
    view! {
        <label class="sort-choice">{words::REFERENCE} " " <select on:change=change>{options}</select></label>
    }
    .into_any()
}

/// The least likeness: moving it makes and unmakes rows, and says how many there are.
#[component]
fn LeastLikeness(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let rest = StoredValue::new_local(None::<Timeout>);
    let moved_to = StoredValue::new(None::<ViewState>);
    let min = move || {
        comparison.with(|one| one.as_ref().map_or(0.0, |one| (one.page.ledger.min * 100.0).round()))
    };
    let shared = move || {
        comparison.with(|one| {
            one.as_ref().map(|one| {
                let rows = &one.page.ledger.rows;
                words::rows_shared(rows.iter().filter(|row| row.state != State::Alone).count())
            })
        })
    };
    // The first move can be gone back on; those that follow it take its place.
    let set = move |value: Option<u8>| {
        let now = address.now();
        let next = now.with_rows(|rows| rows.min = value);
        if moved_to.get_value() == Some(now) {
            address.replace(next.clone());
        } else {
            address.go(next.clone());
        }
        moved_to.set_value(Some(next));
    };
    let moved = move |event| {
        let value = event_target_value(&event).parse().ok();
        rest.set_value(Some(Timeout::new(MOVING_REST, move || set(value))));
    };
    let changed = address.part(|state| state.rows.min.is_some());
    let reset = move || {
        changed.get().then(|| view! { {link(address.state().with_rows(|rows| rows.min = None)).words(words::AS_THE_METHOD)} }.into_any())
    };
    view! {
        <div class="least-likeness">
            <label>
                {words::LEAST_LIKENESS} " "
                <input type="range" min="2" max="50" step="1" prop:value=move || min().to_string() on:input=moved on:blur=move |_| moved_to.set_value(None) />
            </label>
            " " <output class="quiet" aria-live="polite">{move || words::percent(min())} " · " {shared}</output> " " {reset}
        </div>
    }
}
