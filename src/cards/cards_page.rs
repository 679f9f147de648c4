//! The cards view: filters, cards, entities, tray.

use cotejo_core::{
    action::{Action, FilterAction},
    search::SearchRule,
    view_state::{Sort, ViewState},
    views::{
        Archive, CARDS_AT_A_TIME, CardGroup, CardsModel, Chip, card, cards_model, event_label,
        order_in_force,
    },
};
use leptos::{ev, html, prelude::*};

use crate::{
    address::{Address, link},
    cards::{
        article_card::ArticleCard, compare_tray::CompareTray, entity_panel::EntityPanel,
        facet_panel::FacetPanel, timeline::timeline,
    },
    chunks::{Chunk, Chunks, needs_texts},
    drawer::{Drawer, Drawers},
    icons::{Icon, IconImage},
    keyboard,
    load::Loaded,
    messages::shell,
    scroll::focus_heading_if_lost,
    texts_notice::TextsMissing,
};

/// No card is lower than this, in CSS pixels.
const LOWEST_CARD: f64 = 80.0;

/// Most active filters that are drawn.
const CHIPS: usize = 20;

/// The cards with everything around them.
#[component]
pub(crate) fn CardsView() -> impl IntoView {
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
    let chunks = expect_context::<Chunks>();
    let drawers = Drawers::new();
    let has_articles = Memo::new(move |_| page.with(|page| page.total > 0));
    let waits = waiting_for_texts(address, loaded, chunks);
    // Whoever comes near a card may open it.
    let near = move || {
        chunks.expect(Chunk::Reading);
        chunks.expect(Chunk::Texts);
    };
    let body = move || {
        if !has_articles.get() {
            return view! {
                <div class="notice flow">
                    <p>{shell().no_articles}</p>
                    <p>{shell().no_articles_way}</p>
                </div>
            }
            .into_any();
        }
        view! {
            {timeline(page)}
            <Results page drawers />
            <div class="sidebar" data-sides="both" on:pointerenter=move |_| near() on:focusin=move |_| near()>
                <FacetPanel page drawers />
                {found(page, waits)}
                <EntityPanel page drawers />
            </div>
            <CompareTray page />
        }
        .into_any()
    };
    view! {
        <h1 id="heading" class="unseen" tabindex="-1">
            {move || loaded.with(|archive| archive.as_ref().map(|archive| shell().title(&archive.catalogue)))}
        </h1>
        <TextsMissing />
        {body}
    }
}

/// The cards that pass, or that none does.
fn found(
    page: Memo<CardsModel>,
    waits: impl Fn() -> Option<&'static str> + Send + 'static,
) -> AnyView {
    let is_flat = Memo::new(move |_| page.with(|page| page.groups.is_empty()));
    // Events head the cards; where none does, this does.
    let heading = move || {
        is_flat
            .get()
            .then(|| view! { <h2 class="unseen">{shell().articles_heading}</h2> }.into_any())
    };
    view! {
        <section
            id="articles"
            class="cards"
            tabindex="-1"
            aria-label=shell().articles_heading
            aria-busy=waits
        >
            {heading}
            {cards_from(page, 0)}
            {move || {
                page.with(|page| page.cards.is_empty()).then(|| view! { <NothingFound page /> }.into_any())
            }}
        </section>
    }
    .into_any()
}

/// `aria-busy` of the cards: what is searched for, or who speaks, is not known before the texts are
/// here.
fn waiting_for_texts(
    address: Address,
    loaded: Loaded,
    chunks: Chunks,
) -> impl Fn() -> Option<&'static str> + Copy + Send + 'static {
    let needs = address.part(needs_texts);
    move || {
        let here = loaded.with(|archive| archive.as_ref().is_some_and(|one| one.texts.is_some()));
        let failed = chunks.failures.texts.with(Option::is_some);
        (needs.get() && !here && !failed).then_some("true")
    }
}

/// What stands above the cards: drawers on a narrow screen, filters in force, how many there are,
/// the order.
#[component]
fn Results(
    /// The cards.
    page: Memo<CardsModel>,
    /// What opens filters and entities.
    drawers: Drawers,
) -> impl IntoView {
    let choices = Memo::new(move |_| page.with(|page| page.chips.len()));
    let chosen =
        move || Some(choices.get()).filter(|count| *count > 0).map(|count| format!(" · {count}"));
    let open = move |which: Drawer| {
        view! {
            <button
                class="button results__drawer"
                aria-haspopup="dialog"
                on:click=move |_| drawers.open(which)
            >
                <IconImage icon=Icon::Filters />
                {which.title()}
                {(which == Drawer::Filters).then_some(chosen)}
            </button>
        }
        .into_any()
    };
    view! {
        <div id="results" class="results cluster">
            {open(Drawer::Filters)}
            {open(Drawer::Entities)}
            <Chips page />
            <p class="results__count quiet" role="status">
                {move || page.with(results)}
            </p>
            <CompareAll page />
            <SortChoice />
        </div>
    }
}

/// The cards from one on, as many as are drawn at a time, and after them, once the reader comes near
/// or asks, the next: no card is drawn again for that.
fn cards_from(page: Memo<CardsModel>, first: usize) -> AnyView {
    let loaded = expect_context::<Loaded>();
    let address = expect_context::<Address>();
    let visit = address.visit_now();
    let next = first + CARDS_AT_A_TIME;
    // Choosing an article draws none of them anew.
    let some = Memo::new(move |_| {
        let some = |page: &CardsModel| {
            let cards = page.cards.iter().skip(first).take(CARDS_AT_A_TIME).cloned();
            (cards.collect::<Vec<_>>(), page.groups.clone(), page.speakers.clone())
        };
        page.with(some)
    });
    let cards = move || {
        // The texts' arrival alone draws none anew: focus may be in one.
        let archive = loaded.get_untracked();
        some.with(|(some, groups, speakers)| {
            let drawn = some.iter().filter_map(|passing| {
                let archive = archive.as_ref()?;
                let article = archive.catalogue.articles.get(passing.article)?.clone();
                let card = card(archive, speakers, passing);
                let head =
                    passing.begins.and_then(|group| Some(group_head(archive, groups.get(group)?)));
                Some(
                    view! {
                        {head}
                        <ArticleCard card article />
                    }
                    .into_any(),
                )
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
    view! {
        {cards}
        {rest}
    }
    .into_any()
}

/// What the cards of an event have above them.
fn group_head(archive: &Archive, group: &CardGroup) -> AnyView {
    let name = shell().event_group(event_label(archive, group));
    let compare = group.compare.clone().map(|(some, compare)| {
        let words = shell().compare_all(some, group.count);
        link(compare).class("button").label(format!("{words}: {name}")).words(words)
    });
    view! {
        <header class="card-group cluster" data-justify="between">
            <h2>{name.clone()} " " <span class="quiet">{shell().articles(group.count)}</span></h2>
            {compare}
        </header>
    }
    .into_any()
}

/// In place of the cards from one on: a button that asks for them, as scrolling near it does.
fn more(page: Memo<CardsModel>, first: usize, asked: RwSignal<bool>) -> AnyView {
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
    // Whoever asks goes on at the first of them.
    let ask = move |_| {
        keyboard::focus_when_drawn(format!(".cards > article:nth-of-type({}) h3 a", first + 1));
        asked.set(true);
    };
    view! {
        <p>
            <button node_ref=button class="button" on:click=ask>
                {left}
            </button>
        </p>
    }
    .into_any()
}

fn address_page(archive: &Archive, address: Address) -> CardsModel {
    cards_model(archive, &address.state())
}

fn empty() -> CardsModel {
    CardsModel::default()
}

/// Where few articles are shown and none is chosen: the comparison of all of them.
#[component]
fn CompareAll(
    /// The page.
    page: Memo<CardsModel>,
) -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    move || {
        let (all, count) =
            page.with(|page| page.compare_all.clone().zip(Some(page.cards.len())))?;
        let words = shell().compare_all(count, count);
        Some(
            view! {
                <span on:pointerenter=move |_| {
                    chunks.expect_comparison();
                }>{link(all).class("button").words(words)}</span>
            }
            .into_any(),
        )
    }
}

/// "2 de 3 artículos · todas las palabras · sin mirar acentos".
fn results(page: &CardsModel) -> String {
    let mut parts = vec![shell().shown(page.cards.len(), page.total)];
    parts.extend(page.rules.iter().map(|rule| shell().search_rule(*rule).to_owned()));
    parts.join(" · ")
}

/// The active filters.
#[component]
fn Chips(
    /// The page.
    page: Memo<CardsModel>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let searching = address.part(|state| !state.q.is_empty());
    let clear = move || searching.get() || page.with(|page| !page.chips.is_empty());
    view! {
        <ul class="chips cluster" aria-label=shell().active_filters>
            {move || active(page)}
            {move || {
                clear()
                    .then(|| {
                        view! {
                            <li>
                                {link(Action::Filter(FilterAction::Clear))
                                    .class("chips__clear")
                                    .words(shell().clear)}
                            </li>
                        }
                            .into_any()
                    })
            }}
        </ul>
    }
}

/// The active filters: the first of them, and how many more there are. Each can be lifted in its
/// facet too.
fn active(page: Memo<CardsModel>) -> AnyView {
    let chips = page.with(|page| page.chips.clone());
    let left = chips.len().saturating_sub(CHIPS);
    let drawn: Vec<_> = chips
        .into_iter()
        .take(CHIPS)
        .map(|chip| {
            view! {
                <li>
                    <ActiveChip chip />
                </li>
            }
            .into_any()
        })
        .collect();
    let more = (left > 0).then(|| view! { <li>{shell().more(left)}</li> }.into_any());
    view! {
        {drawn}
        {more}
    }
    .into_any()
}

#[component]
fn ActiveChip(
    /// The filter.
    chip: Chip,
) -> impl IntoView {
    let label = shell().chip(&chip.label);
    let remove = shell().remove_chip(&label);
    view! {
        {link(chip.lift)
            .class("chip")
            .label(remove)
            .around(
                view! {
                    {if chip.excluded { view! { <s>{label}</s> }.into_any() } else { label.into_any() }}
                    <IconImage icon=Icon::Close />
                }
                    .into_any(),
            )}
    }
}

/// The order of the cards.
#[component]
fn SortChoice() -> impl IntoView {
    let address = expect_context::<Address>();
    let in_force = address.part(order_in_force);
    let options = move || {
        let searching = !address.part(|state| state.q.is_empty()).get();
        Sort::ALL
            .into_iter()
            .filter(|sort| {
                *sort != Sort::Relevance || searching || in_force.get() == Sort::Relevance
            })
            .map(|sort| {
                view! {
                    <option value=sort.code() prop:selected=move || in_force.get() == sort>
                        {shell().sort(sort)}
                    </option>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let sort = Sort::of_code(&chosen);
        let unasked = order_in_force(&address.now().after(&Action::Sort(None)));
        address.go(&Action::Sort(sort.filter(|sort| *sort != unasked)));
    };
    view! {
        <label class="sort-choice quiet">
            <span class="unseen-narrow">{shell().order}</span>
            " "
            <select on:change=choose>{options}</select>
        </label>
    }
}

/// Nothing passes: what is searched for and is nowhere, or which filters could be lifted.
#[component]
fn NothingFound(
    /// The page.
    page: Memo<CardsModel>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let why = move || {
        let state = address.state();
        let (found, missing, searched) = page.with(|page| {
            let searched = state.searches() && !page.rules.contains(&SearchRule::TextsPending);
            (page.found, page.missing.clone(), searched)
        });
        if searched && found == 0 {
            let without = page.with(|page| page.search_without.clone()).map(|q| {
                let words = shell().search_only(&q);
                view! { <p>{link(Action::Filter(FilterAction::Search(q))).words(words)}</p> }
                    .into_any()
            });
            return view! {
                <p>{shell().found_nowhere(&state.q)}</p>
                <p>{shell().missing(&missing)}</p>
                {without}
            }
            .into_any();
        }
        let elsewhere = searched.then(|| {
            let words = shell().found_elsewhere(found);
            view! { <p>{link(Action::Filter(FilterAction::Lift)).words(words)}</p> }.into_any()
        });
        view! {
            <p>{shell().nothing_found}</p>
            {elsewhere}
            <p>{shell().nothing_found_way}</p>
        }
        .into_any()
    };
    view! {
        <div class="notice flow">
            {why}
            <ul class="chips cluster">
                {move || active(page)}
                <li>{link(Action::Filter(FilterAction::Clear)).words(shell().clear)}</li>
            </ul>
        </div>
    }
}
