//! The whole page: loads the dossier, shows the view that the address says, names it in the title.

use std::{sync::Arc, time::Duration};

use cotejo_core::{
    action::Action,
    messages,
    view_state::{Lang, View, ViewState},
    views::Archive,
};
use leptos::{ev, prelude::*, task::spawn_local};
use web_sys::{Element, HtmlElement};

use crate::{
    address::{Address, link, scroll_to, to_share},
    cards::cards_page::CardsView,
    chunks::{Chunk, ChunkView, Chunks, Failures, needs_texts},
    clipboard::Clipboard,
    compare::detail::needs_details,
    help::Help,
    keyboard,
    language::Language,
    load::{self, Loaded},
    masthead::Masthead,
    messages::shell,
    notice::{ChunkMissing, Failure, Opening},
    preferences::Preferences,
    scroll::{focus_heading, is_searching},
    views::{self, chunk_of, draw, expect_texts, help_sheet, prepare_expected},
};

/// The page.
#[component]
pub(crate) fn App(
    /// What it is drawn into, still out of sight.
    root: HtmlElement,
    /// What is shown until then.
    opening: Element,
) -> impl IntoView {
    let address = Address::new();
    let loaded: Loaded = RwSignal::new(None);
    let failures = Failures { catalogue: RwSignal::new(None), texts: RwSignal::new(None) };
    provide_context(address);
    provide_context(loaded);
    let preferences = Preferences::read();
    provide_context(preferences);
    let language = Language::following(wanted(address, preferences, loaded));
    provide_context(language);
    show(root, opening, loaded, failures, language);
    provide_context(Clipboard::new());
    let chunks = Chunks::new(loaded, failures, views::fetch);
    provide_context(chunks);
    fetch_beside(&address.now(), chunks);
    let help = Help::new();
    provide_context(help);
    keyboard::listen(address);
    start(chunks);
    follow_texts(address, chunks);
    prepare_expected(address, chunks);
    title(address, loaded, language);
    settle(address, loaded, chunks);

    let view = address.part(|state| state.view);
    let ready = Memo::new(move |_| loaded.with(Option::is_some));
    let body = move || {
        if let Some(error) = failures.catalogue.get() {
            return view! { <Failure error retry=move || start(chunks) /> }.into_any();
        }
        if ready.get() { view_of(view.get()) } else { view! { <Opening /> }.into_any() }
    };
    // Another language draws everything anew.
    move || {
        language.in_force();
        view! {
            {move || skips(view.get())}
            <Masthead />
            <main id="content" class="content">
                {move || {
                    language
                        .is_missing()
                        .then(|| view! { <ChunkMissing within=true retry=move || language.fetch() /> })
                }}
                {body}
            </main>
            <footer class="footer bar cluster lone-links" data-gap="words">
                {foot(address)}
            </footer>
            {help_sheet(help)}
        }
        .into_any()
    }
}

/// Fetches what a state needs beside the dossier, not after it.
fn fetch_beside(state: &ViewState, chunks: Chunks) {
    if let Some(chunk) = chunk_of(state.view) {
        chunks.fetch(chunk);
    }
    if needs_details(state) {
        chunks.fetch(Chunk::Details);
    }
    if needs_texts(state) {
        expect_texts();
    }
}

fn view_of(view: View) -> AnyView {
    match chunk_of(view) {
        None => view! { <CardsView /> }.into_any(),
        Some(chunk) => view! { <ChunkView chunk draw=Box::new(move || draw(view)) /> }.into_any(),
    }
}

fn foot(address: Address) -> AnyView {
    view! {
        {link(Action::Overview).words(shell().overview)}
        {link(Action::Method).words(shell().how_made)}
        <p class="printed">{move || to_share(&address.state())}</p>
    }
    .into_any()
}

/// The links past what stands before a view.
fn skips(view: View) -> AnyView {
    if view != View::Cards {
        return skip(shell().skip, "#content", &["#heading"]);
    }
    let articles = skip(shell().skip_to_articles, "#articles", &["#articles"]);
    // On a narrow screen they are behind a button.
    let places = &[".facet-panel input", ".results__drawer"];
    view! {
        {articles}
        {skip(shell().skip_to_filters, "#results", places)}
    }
    .into_any()
}

/// A link that puts focus on the last of some places that can have it.
fn skip(words: &'static str, href: &'static str, places: &'static [&'static str]) -> AnyView {
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        for place in places {
            keyboard::focus(place);
        }
    };
    view! {
        <a class="skip-link" href=href on:click=go>
            {words}
        </a>
    }
    .into_any()
}

/// The language that the link, else the reader, else the dossier asks for.
fn wanted(address: Address, preferences: Preferences, loaded: Loaded) -> Memo<Lang> {
    let link = address.part(|state| state.lang);
    Memo::new(move |_| {
        let dossier = || loaded.with(|archive| archive.as_ref().map(|one| one.catalogue.language));
        let asked = link.get().or_else(|| preferences.language.get());
        asked.or_else(|| dossier().map(Lang::of)).unwrap_or_default()
    })
}

/// Shows the app as soon as it can say something. What was shown before goes with the catalogue's
/// coming: where that failed, its articles can still be read.
fn show(
    root: HtmlElement,
    opening: Element,
    loaded: Loaded,
    failures: Failures,
    language: Language,
) {
    Effect::new(move |_| {
        if !language.is_settled() {
            return;
        }
        let ready = loaded.with(Option::is_some);
        if ready {
            opening.remove();
        }
        if ready || failures.catalogue.with(Option::is_some) {
            let _ = opening.remove_attribute("id");
            root.set_id("app");
            // Read by guard.js: from here on failures have words of their own.
            let _ = root.set_attribute("data-started", "");
            root.set_hidden(false);
        }
    });
}

/// Loads the catalogue.
fn start(chunks: Chunks) {
    chunks.failures.catalogue.set(None);
    spawn_local(async move {
        match load::catalogue().await {
            Ok(catalogue) => {
                let alone = Archive::new(Arc::new(catalogue), chunks.annotations());
                chunks.loaded.set(Some(Arc::new(alone)));
            }
            Err(error) => chunks.failures.catalogue.set(Some(error)),
        }
    });
}

/// Loads the texts once the catalogue is here and something needs them.
fn follow_texts(address: Address, chunks: Chunks) {
    let needed = address.part(needs_texts);
    let ready = Memo::new(move |_| chunks.loaded.with(Option::is_some));
    Effect::new(move |_| {
        if needed.get() && ready.get() {
            chunks.fetch(Chunk::Texts);
        }
    });
}

/// Keeps the document's title.
fn title(address: Address, loaded: Loaded, language: Language) {
    Effect::new(move |_| {
        language.in_force();
        let state = address.state();
        let named = loaded.with(|archive| archive.as_ref().map(|archive| named(archive, &state)));
        let title = named.flatten().map_or_else(
            || messages::NAME.to_owned(),
            |name| format!("{name} · {}", messages::NAME),
        );
        document().set_title(&title);
    });
}

/// What a view is called.
fn named(archive: &Archive, state: &ViewState) -> Option<String> {
    let catalogue = &archive.catalogue;
    match state.view {
        View::Cards if state.q.is_empty() => Some(shell().title(catalogue)),
        View::Cards => Some(shell().found_in(&state.q, &shell().title(catalogue))),
        View::Article => state
            .id
            .as_deref()
            .and_then(|id| archive.article(id))
            .map(|article| format!("{} ({})", article.headline.text, shell().source(article))),
        View::Entity => {
            state.id.as_deref().and_then(|id| archive.entity(id)).map(|entity| entity.name.clone())
        }
        View::Method => Some(shell().how_made.to_owned()),
        View::Overview => Some(shell().overview.to_owned()),
        View::Compare => {
            let sources: Vec<String> = state
                .sel
                .iter()
                .filter_map(|id| archive.article(id))
                .map(|one| shell().source(one))
                .collect();
            (!sources.is_empty()).then(|| shell().side_by_side(&sources))
        }
    }
}

/// After a view has been come to: focus on its heading, and the scroll where it was left.
fn settle(address: Address, loaded: Loaded, chunks: Chunks) {
    Effect::new(move |settled: Option<Option<u32>>| {
        let settled = settled.flatten();
        let visit = address.visit();
        let now = address.now();
        // Texts that arrive make the page longer: a place far down is there only then.
        let complete =
            loaded.with(|archive| archive.as_ref().map(|archive| archive.texts.is_some()));
        if !chunk_of(now.view).is_none_or(|chunk| chunks.has(chunk)) || complete.is_none() {
            return settled;
        }
        let first = settled.is_none_or(|settled| settled == visit.number);
        let spot = now.at.is_some() || now.row.is_some();
        request_animation_frame(move || {
            once_made(chunks, move || {
                if !first && !is_searching() {
                    focus_heading();
                }
                match visit.scroll {
                    Some(y) => scroll_to(y),
                    None if !first && !spot => scroll_to(0.0),
                    None => {}
                }
            });
        });
        Some(visit.number)
    });
}

/// Does something once what the view shows has been worked out.
fn once_made(chunks: Chunks, then: impl FnOnce() + 'static) {
    if chunks.making.get_untracked() {
        set_timeout(move || once_made(chunks, then), MAKING);
    } else {
        then();
    }
}

/// How often a view that is being worked out is looked at.
const MAKING: Duration = Duration::from_millis(30);
