//! The head of every view: name, dossier, search, link, theme, help.

use cotejo_core::{
    action::{Action, FilterAction},
    messages,
    view_state::{Lang, Tab, View},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    address::{Address, is_inner, link, to_share},
    chunks::{Chunk, Chunks},
    clipboard::{Clipboard, ClipboardSaid},
    help::Help,
    icons::{Icon, IconImage},
    keyboard,
    language::Language,
    load::Loaded,
    messages::{lang, shell},
    preferences::Preferences,
};

/// Rest after typing before the search is made, in milliseconds.
const TYPING_REST: u32 = 60;

/// The head of the page.
#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    let preferences = expect_context::<Preferences>();
    let help = expect_context::<Help>();
    let inner = address.part(|state| is_inner(state.view));
    let back = move || inner.get().then(|| back_to_cards(loaded));
    let home = link(Action::Home).words(messages::NAME);
    // An inner view has a heading of its own.
    let dossier = move || {
        let archive = loaded.get().filter(|_| !inner.get())?;
        let (title, summary) =
            (shell().title(&archive.catalogue), shell().summary(&archive.catalogue));
        Some(
            view! {
                <p class="masthead__title">{title}</p>
                <p class="quiet">{summary}</p>
            }
            .into_any(),
        )
    };
    view! {
        <header class="masthead bar cluster" data-edge="head" data-nowrap>
            <div class="masthead__name cluster" data-gap="words" data-align="baseline">
                <p class="masthead__brand cluster plain-links">{home} {back}</p>
                {dossier}
            </div>
            <Tabs />
            <SearchBox />
            <div class="masthead__tools cluster" data-nowrap>
                <CopyLink />
                <Languages />
                <button
                    class="tool"
                    title=move || preferences.theme.get().label()
                    on:click=move |_| preferences.turn_theme()
                >
                    <IconImage icon=Icon::Theme />
                </button>
                <button class="tool" title=shell().help on:click=move |_| help.open()>
                    <IconImage icon=Icon::Help />
                </button>
            </div>
        </header>
    }
}

fn back_to_cards(loaded: Loaded) -> AnyView {
    let count = loaded.with(|archive| archive.as_ref().map(|one| one.catalogue.articles.len()));
    let articles =
        count.map_or_else(|| shell().articles_heading.to_owned(), |one| shell().articles(one));
    let words = view! {
        <IconImage icon=Icon::Back />
        {articles.clone()}
    }
    .into_any();
    link(Action::Cards).class("masthead__back").label(shell().back_to(&articles)).around(words)
}

/// The views of a comparison.
#[component]
fn Tabs() -> impl IntoView {
    let address = expect_context::<Address>();
    let comparing = address.part(|state| state.view == View::Compare);
    let tab = address.part(|state| state.tab);
    // On a narrow screen the tab that is shown may be out of sight; and what led to it is gone.
    Effect::new(move |before: Option<bool>| {
        let there = comparing.get();
        if there {
            tab.track();
            let was_there = before == Some(true);
            request_animation_frame(move || {
                let current = document().query_selector(".tabs [aria-current]").ok().flatten();
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                current.inspect(|one| one.scroll_into_view_with_scroll_into_view_options(&options));
                if was_there {
                    keyboard::focus_if_lost(".tabs [aria-current]");
                }
            });
        }
        there
    });
    move || {
        comparing.get().then(|| {
            let tabs = Tab::ALL.map(|one| {
                link(Action::Tab(one)).current(tab.get() == one).words(shell().tab(one))
            });
            view! {
                <nav class="tabs scroller" aria-label=shell().tabs>
                    {tabs}
                </nav>
            }
            .into_any()
        })
    }
}

/// The search: what is typed becomes the address after a rest. The first change can be gone back
/// on; the others take its place.
#[component]
fn SearchBox() -> impl IntoView {
    let address = expect_context::<Address>();
    let chunks = expect_context::<Chunks>();
    let q = address.part(|state| state.q.clone());
    let typing = StoredValue::new(false);
    let rest = StoredValue::new_local(None::<Timeout>);
    let search = move |typed: String| {
        let search = Action::Filter(FilterAction::Search(typed));
        if typing.get_value() {
            address.replace(&search);
        } else {
            typing.set_value(true);
            address.go(&search);
        }
    };
    let typed = move |event| {
        let typed = event_target_value(&event);
        rest.set_value(Some(Timeout::new(TYPING_REST, move || search(typed))));
    };
    // Whatever else is done ends the typing: the next search is a new step.
    let done = move |_| typing.set_value(false);
    Effect::new(move |_| {
        if address.visit().scroll.is_some() {
            typing.set_value(false);
        }
    });
    view! {
        <form class="search-box cluster" data-nowrap role="search" on:submit=|event| event.prevent_default()>
            <IconImage icon=Icon::Search />
            <input
                id="search"
                type="search"
                class="search-box__input"
                aria-label=shell().search
                placeholder=shell().search_hint
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=move || q.get()
                on:input=typed
                on:blur=done
                on:focus=move |_| chunks.expect(Chunk::Texts)
            />
            <kbd class="search-box__key" aria-hidden="true">
                "/"
            </kbd>
        </form>
    }
}

/// Copies the address of the view, language included.
#[component]
fn CopyLink() -> impl IntoView {
    let address = expect_context::<Address>();
    let clipboard = expect_context::<Clipboard>();
    let copy = move |_| clipboard.copy(to_share(&address.now()), shell().link_copied);
    view! {
        <button class="button copy-link" on:click=copy>
            <IconImage icon=Icon::Link />
            <span class="unseen-narrow">{shell().copy_link}</span>
        </button>
        <ClipboardSaid />
    }
}

/// The other languages of the page, each by its own name.
#[component]
fn Languages() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let language = expect_context::<Language>();
    let others = Lang::ALL.into_iter().filter(|other| *other != lang());
    let choices = others.map(|other| {
        // A click that stays on the page is the link's; another opens a tab, and chooses nothing.
        let choose = move |event: leptos::ev::MouseEvent| {
            if event.default_prevented() {
                language.choose();
                preferences.set_language(other);
            }
        };
        let name = view! {
            {other.code()}
            <span class="unseen">" "{other.name()}</span>
        };
        let name = name.into_any();
        view! {
            <span lang=other.code() on:click=choose>
                {link(Action::Language(other)).class("tool tool--words").around(name)}
            </span>
        }
        .into_any()
    });
    choices.collect::<Vec<_>>()
}
