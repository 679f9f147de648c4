//! The cards view: filters, cards, entities, tray.

use leptos::{ev, html, prelude::*};

use super::{
    Loaded,
    address::{Address, link},
    app::focus_heading_if_lost,
    article_card::ArticleCard,
    compare_tray::CompareTray,
    drawer::{Drawer, Drawers},
    entity_panel::EntityPanel,
    facet_panel::FacetPanel,
    icons::{Drawn, Icon},
    language::shell,
    notice::TextsMissing,
    parts::Parts,
    views::{READING, expect_comparison},
};
use crate::{
    select::{CARDS_AT_A_TIME, CardsPage, Chip, card, cards_page, order_in_force},
    view_state::{Sort, ViewState},
};

/// No card is lower than this, in CSS pixels.
const LOWEST_CARD: f64 = 80.0;

/// Most active filters that are drawn.
const CHIPS: usize = 20;

/// The cards with everything around them.
#[component]
pub(super) fn CardsView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    let page = Memo::new(move |_| {
        loaded
            .with(|archive| archive.as_ref().map(|archive| address_page(archive, address)))
            .unwrap_or_else(empty)
    });
    // What is used may go with what it lifts.
    Effect::new(move |before: Option<ViewState>| {
        if before.is_some() {
            request_animation_frame(focus_heading_if_lost);
        }
        address.state()
    });
    let drawers = Drawers::new();
    let has_articles = Memo::new(move |_| page.with(|page| page.total > 0));
    let choices = Memo::new(move |_| page.with(|page| page.chips.len()));
    let chosen =
        move || Some(choices.get()).filter(|count| *count > 0).map(|count| format!(" · {count}"));
    let open = move |which: Drawer| {
        view! {
            <button class="button results__drawer" aria-haspopup="dialog" on:click=move |_| drawers.open(which)>
                <Drawn icon=Icon::Filters />
                {which.title()}
                {(which == Drawer::Filters).then_some(chosen)}
            </button>
        }.into_any()
    };
    // Whoever comes near a card may open it.
    let parts = expect_context::<Parts>();
    let near = move || {
        parts.fetch(READING);
    };
    let body = move || {
        if !has_articles.get() {
            return view! { <div class="notice"><p>{shell().no_articles}</p><p>{shell().no_articles_way}</p></div> }.into_any();
        }
        view! {
            <div class="results">
                {open(Drawer::Filters)}
                {open(Drawer::Entities)}
                <Chips page />
                <p class="results__count" role="status">{move || page.with(results)}</p>
                <CompareAll page />
                <SortChoice />
            </div>
            <div class="columns" on:pointerenter=move |_| near() on:focusin=move |_| near()>
                <FacetPanel page drawers />
                <section class="cards" aria-label=shell().articles_heading>
                    {cards_from(page, 0)}
                    {move || page.with(|page| page.cards.is_empty()).then(|| view! { <NothingFound page /> }.into_any())}
                </section>
                <EntityPanel page drawers />
            </div>
            <CompareTray page />
        }
        .into_any()
    };
    view! {
        <h1 id="heading" class="unseen" tabindex="-1">{move || loaded.with(|archive| archive.as_ref().map(|archive| shell().title(&archive.catalogue)))}</h1>
        <TextsMissing />
        {body}
    }
}

/// The cards from one on, as many as are drawn at a time, and after them, once the reader comes near
/// or asks, the next: no card is drawn again for that.
fn cards_from(page: Memo<CardsPage>, first: usize) -> AnyView {
    let loaded = expect_context::<Loaded>();
    let address = expect_context::<Address>();
    let visit = address.visit_now();
    let next = first + CARDS_AT_A_TIME;
    // Choosing an article draws none of them anew.
    let some = Memo::new(move |_| {
        let some = |page: &CardsPage| {
            page.cards.iter().skip(first).take(CARDS_AT_A_TIME).cloned().collect::<Vec<_>>()
        };
        page.with(some)
    });
    let cards = move || {
        let archive = loaded.get();
        some.with(|some| {
            let drawn = some.iter().filter_map(|passing| {
                let archive = archive.as_ref()?;
                let article = archive.catalogue.articles.get(passing.article)?.clone();
                let card = card(archive, passing);
                Some(view! { <ArticleCard card article /> }.into_any())
            });
            drawn.collect::<Vec<_>>()
        })
    };
    let is_more = Memo::new(move |_| page.with(|page| page.cards.len() > next));
    // Where the reader was, when the page is come back to, is there again.
    let asked = RwSignal::new(visit.scroll.is_some_and(|y| y > next as f64 * LOWEST_CARD));
    let rest = move || {
        is_more
            .get()
            .then(|| if asked.get() { cards_from(page, next) } else { more(page, next, asked) })
    };
    view! { {cards} {rest} }.into_any()
}

/// In place of the cards from one on: a button that asks for them, as scrolling near it does.
fn more(page: Memo<CardsPage>, first: usize, asked: RwSignal<bool>) -> AnyView {
    let button = NodeRef::<html::Button>::new();
    let near = move |_| {
        let height = window().inner_height().ok().and_then(|height| height.as_f64());
        let top = button.get_untracked().map(|button| button.get_bounding_client_rect().top());
        if top.zip(height).is_some_and(|(top, height)| top < 2.0 * height) {
            asked.set(true);
        }
    };
    let scrolled = window_event_listener(ev::scroll, near);
    on_cleanup(move || scrolled.remove());
    let left = move || {
        let all = page.with(|page| page.cards.len());
        shell().more_cards(all.saturating_sub(first), all)
    };
    view! { <p><button node_ref=button class="button" on:click=move |_| asked.set(true)>{left}</button></p> }.into_any()
}

fn address_page(archive: &crate::select::Archive, address: Address) -> CardsPage {
    cards_page(archive, &address.state())
}

fn empty() -> CardsPage {
    CardsPage::default()
}

/// Where few articles are shown and none is chosen: the comparison of all of them.
#[component]
fn CompareAll(
    /// The page.
    page: Memo<CardsPage>,
) -> impl IntoView {
    let (parts, loaded) = (expect_context::<Parts>(), expect_context::<Loaded>());
    move || {
        let all = page.with(|page| page.compare_all.clone())?;
        let words = shell().compare_all(all.sel.len());
        Some(view! { <span on:pointerenter=move |_| expect_comparison(parts, loaded)>{link(all).class("button").words(words)}</span> }.into_any())
    }
}

/// "2 de 3 artículos · todas las palabras · sin mirar acentos".
fn results(page: &CardsPage) -> String {
    let mut parts = vec![shell().shown(page.cards.len(), page.total)];
    parts.extend(page.rules.iter().map(|rule| shell().search_rule(*rule).to_owned()));
    parts.join(" · ")
}

/// The active filters.
#[component]
fn Chips(
    /// The page.
    page: Memo<CardsPage>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let searching = address.part(|state| !state.q.is_empty());
    let clear = move || searching.get() || page.with(|page| !page.chips.is_empty());
    view! {
        <ul class="chips" aria-label=shell().active_filters>
            {move || active(page)}
            {move || clear().then(|| view! {
                <li>{link(address.state().cleared()).class("chips__clear").words(shell().clear)}</li>
            }.into_any())}
        </ul>
    }
}

/// The active filters: the first of them, and how many more there are. Each can be lifted in its
/// facet too.
fn active(page: Memo<CardsPage>) -> AnyView {
    let chips = page.with(|page| page.chips.clone());
    let left = chips.len().saturating_sub(CHIPS);
    let drawn: Vec<_> = chips
        .into_iter()
        .take(CHIPS)
        .map(|chip| view! { <li><ActiveChip chip /></li> }.into_any())
        .collect();
    let more = (left > 0).then(|| view! { <li>{shell().more(left)}</li> }.into_any());
    view! { {drawn} {more} }.into_any()
}

#[component]
fn ActiveChip(
    /// The filter.
    chip: Chip,
) -> impl IntoView {
    let label = shell().chip(&chip.label);
    let said = shell().remove_chip(&label);
    view! {
        {link(chip.without).class("chip").label(said).around(view! { {if chip.excluded { view! { <s>{label}</s> }.into_any() } else { label.into_any() }}
            <Drawn icon=Icon::Close /> }.into_any())}
    }
}

/// The order of the cards.
#[component]
fn SortChoice() -> impl IntoView {
    let address = expect_context::<Address>();
    let in_force = address.part(order_in_force);
    let options = move || {
        let searching = !address.part(|state| state.q.is_empty()).get();
        Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance || searching || in_force.get() == Sort::Relevance).map(|sort| {
            view! { <option value=sort.code() prop:selected=move || in_force.get() == sort>{shell().sort(sort)}</option> }.into_any()
        }).collect::<Vec<_>>()
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let sort = Sort::ALL.into_iter().find(|sort| sort.code() == chosen);
        let now = address.now();
        let default = order_in_force(&now.with_sort(None));
        address.go(now.with_sort(sort.filter(|sort| *sort != default)));
    };
    view! {
        <label class="sort-choice">
            <span class="sort-choice__name">{shell().order}</span> " "
            <select on:change=choose>{options}</select>
        </label>
    }
}

/// Nothing passes: which filters could be lifted.
#[component]
fn NothingFound(
    /// The page.
    page: Memo<CardsPage>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    view! {
        <div class="notice">
            <p>{shell().nothing_found}</p>
            <p>{shell().nothing_found_way}</p>
            <ul class="chips">
                {move || active(page)}
                <li>{move || view! { {link(address.state().cleared()).words(shell().clear)} }.into_any()}</li>
            </ul>
        </div>
    }
}
