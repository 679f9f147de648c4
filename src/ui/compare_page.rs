//! The comparison: what it found, what sifts it, the heads of its columns, then the side asked for.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{
    Loaded,
    address::Address,
    finding::FindingLine,
    keyboard,
    language::{comparing, shell, terms},
    ledger_rows::LedgerRows,
    notice::{Comparing, TextsPending, Unknown},
    parts::Parts,
    rest::{begin, rest},
    sides::{SIDES, Side, from_sides},
    strips::Heads,
};
use crate::{
    compare::{Ledger, Row},
    dossier::{ArticleText, CatalogueArticle},
    select::{
        Archive, ComparePage, LedgerAsked, RowHead, compare_page, ledger_asked, ledger_in_steps,
        opening_passage,
    },
    text::at_once::at_once,
    view_state::{Rows, Tab, View, ViewState},
};

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

    /// The sources of the articles that were not compared whole.
    pub(super) fn cut(&self) -> Vec<String> {
        let articles = self.articles.iter().zip(&self.page.ledger.account);
        let cut = articles.filter(|(_, account)| account.end.is_some());
        cut.map(|(article, _)| comparing().source(article)).collect()
    }

    /// An entity's name.
    pub(super) fn name(&self, id: &str) -> String {
        self.archive.entity(id).map_or_else(|| id.to_owned(), |entity| entity.name.clone())
    }

    /// The names of several.
    pub(super) fn names(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.name(id)).collect()
    }

    /// A row of the ledger.
    pub(super) fn row(&self, at: usize) -> &Row {
        &self.page.ledger.rows[at]
    }

    /// The state that stands at a row of the ledger, among the rows or in the texts; with all rows,
    /// where the filters hide it.
    pub(super) fn at_row(&self, state: &ViewState, at: usize) -> ViewState {
        let row = self.row(at);
        let tab = if state.tab == Tab::Texts { Tab::Texts } else { Tab::Rows };
        let state = state.with_tab(tab);
        if self.page.passing().any(|one| one == at) {
            state.at_row(&row.id, &row.fingerprint)
        } else {
            let all = state.with_rows(|rows| *rows = rows.unfiltered());
            all.at_row(&row.id, &row.fingerprint)
        }
    }

    /// What a column's article is called: its source, with the day where two have one source.
    pub(super) fn named(&self, column: usize) -> String {
        let article = &self.articles[column];
        let of_one_source = self.articles.iter().filter(|one| one.source() == article.source());
        if of_one_source.count() > 1 {
            comparing().source_and_day(article)
        } else {
            comparing().source(article)
        }
    }

    /// The same, short.
    pub(super) fn called(&self, column: usize) -> String {
        let named = self.named(column);
        if named == comparing().no_source() {
            comparing().no_source_short.to_owned()
        } else {
            named
        }
    }

    /// The language of a column's words, as HTML has it.
    pub(super) fn lang(&self, column: usize) -> &'static str {
        self.articles[column].language.code()
    }

    /// What the head of a row says.
    pub(super) fn head(&self, at: usize) -> RowHead {
        let texts: Vec<&ArticleText> =
            self.articles.iter().filter_map(|one| self.archive.text(&one.id)).collect();
        RowHead::of(self.row(at), &texts)
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
    // What such a link shows comes in two parts: rows would move if one came after the other.
    let parts = expect_context::<Parts>();
    let needed = needs_sides(&address.now());
    if needed {
        parts.fetch(SIDES);
    }
    let whole = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or(!needed) || parts.is_settled(SIDES)
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

/// Whether what a state shows comes with the sides too: an open row, corrections, what is left out.
pub(super) fn needs_sides(state: &ViewState) -> bool {
    state.view == View::Compare
        && (state.row.is_some() || state.tab != Tab::Rows || state.rows != Rows::default())
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

/// What the reader does among the rows: right to lose on reload.
#[derive(Clone, Copy)]
pub(super) struct AmongRows {
    /// The ids of the rows that are open.
    pub(super) open: RwSignal<BTreeSet<String>>,
    /// The id of the row that has, or had last, focus.
    pub(super) at: RwSignal<Option<String>>,
    /// Whether a correction was made: focus goes to its undoing once that is drawn.
    pub(super) corrected: StoredValue<bool>,
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
    let among = AmongRows {
        open: RwSignal::new(row.get_untracked().into_iter().collect()),
        at: RwSignal::new(row.get_untracked()),
        corrected: StoredValue::new(false),
    };
    provide_context(among);
    // The row that a link stands at is open.
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            among.open.update(|open| {
                open.insert(row.clone());
            });
            among.at.set(Some(row));
        }
    });
    // Something may have to be said of a row, of corrections or of articles that are not there.
    let noted = Memo::new(move |_| {
        let state = address.state();
        let shown = comparison.with(|one| one.as_ref().map_or(0, |one| one.articles.len()));
        state.row.is_some() || state.rows.corrects() || state.sel.len() > shown
    });
    let notices = move || noted.get().then(|| from_sides(Side::Notices(comparison)));
    let side = move || {
        let comparison = comparison.get()?;
        Some(match tab.get() {
            Tab::Rows => view! { <LedgerRows comparison /> }.into_any(),
            tab => from_sides(Side::Tab(tab, comparison)),
        })
    };
    let heads = move || {
        let comparison = comparison.get()?;
        matches!(tab.get(), Tab::Rows | Tab::Texts)
            .then(|| view! { <Heads comparison /> }.into_any())
    };
    view! {
        <div class="compare-page" aria-busy=move || busy.get().then_some("true")>
            <p class="compare-page__busy quiet" role="status">{move || busy.get().then_some(shell().comparing)}</p>
            <FindingLine comparison />
            {notices}
            {heads}
            {side}
        </div>
    }
}

/// Rows of a comparison, a few at a time so that they hold nothing up, and the button that draws more
/// of them while some are not.
pub(super) fn drawn_rows(
    comparison: &Comparison,
    rows: Vec<usize>,
    draw: fn(&Comparison, usize) -> AnyView,
) -> (impl IntoView + use<>, impl IntoView + use<>) {
    let address = expect_context::<Address>();
    let all = rows.len();
    let asked = RwSignal::new(DRAWN.min(all));
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
    let drawn = move || asked.get().max(linked.get());
    let more = move || {
        (drawn() < all).then(|| {
            let more = comparing().draw_more(all - drawn(), all);
            // The button may go with what it draws: focus is on the row before that.
            let last = format!("#row-{} [data-open]", more_of.row(last_rows[drawn() - 1]).id);
            let draw = move |_| {
                asked.set((drawn() + 4 * DRAWN).min(all));
                keyboard::focus(&last);
            };
            view! { <p><button class="button" on:click=draw>{more}</button></p> }.into_any()
        })
    };
    (rows, more)
}
