//! The whole page: loads the dossier, shows the view that the address says, names it in the title.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    Loaded,
    address::{Address, link, scroll_to, to_share},
    cards_page::CardsView,
    clipboard::Clipboard,
    compare_page::needs_sides,
    help_sheet::{Help, help_sheet},
    keyboard,
    language::{Language, shell},
    load,
    masthead::Masthead,
    notice::{Failure, Opening, PartMissing},
    parts::{PartView, Parts},
    preferences::Preferences,
    rest::{begin, rest},
    sides::SIDES,
    views::{draw, part_of},
};
use crate::{
    dossier::LoadError,
    messages,
    select::Archive,
    view_state::{Lang, View, ViewState},
};

/// What could not be loaded, if something could not.
#[derive(Clone, Copy)]
pub(super) struct Failures {
    /// The catalogue: nothing can be shown.
    pub(super) catalogue: RwSignal<Option<LoadError>>,
    /// The texts: cards and filters can.
    pub(super) texts: RwSignal<Option<LoadError>>,
}

/// The page.
#[component]
pub(super) fn App(
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
    provide_context(failures);
    let preferences = Preferences::read();
    provide_context(preferences);
    let language = Language::following(wanted(address, preferences, loaded));
    provide_context(language);
    show(root, opening, loaded, failures, language);
    provide_context(Clipboard::new());
    let parts = Parts::new();
    provide_context(parts);
    // Beside the dossier, not after it.
    let now = address.now();
    if let Some(part) = part_of(now.view) {
        parts.fetch(part);
    }
    if needs_sides(&now) {
        parts.fetch(SIDES);
    }
    let help = Help::new();
    provide_context(help);
    keyboard::listen(address);
    start(loaded, failures, parts);
    title(address, loaded, language);
    settle(address, loaded, parts);

    let view = address.part(|state| state.view);
    let ready = Memo::new(move |_| loaded.with(Option::is_some));
    let body = move || {
        if let Some(error) = failures.catalogue.get() {
            return view! { <Failure error retry=move || start(loaded, failures, parts) /> }
                .into_any();
        }
        if !ready.get() {
            return view! { <Opening /> }.into_any();
        }
        let view = view.get();
        match part_of(view) {
            None => view! { <CardsView /> }.into_any(),
            Some(part) => view! { <PartView part draw=Box::new(move || draw(view)) /> }.into_any(),
        }
    };
    let foot = move || {
        let state = address.state();
        view! {
            {link(state.to_overview()).words(shell().overview)}
            {link(state.to_method()).words(shell().how_made)}
            <p class="printed">{to_share(&state)}</p>
        }
        .into_any()
    };
    // Another language draws everything anew.
    move || {
        language.in_force();
        view! {
            <a class="skip-link" href="#content" on:click=|event| { event.prevent_default(); focus_heading(); }>{shell().skip}</a>
            <Masthead />
            <main id="content" class="content">
                {move || language.is_missing().then(|| view! { <PartMissing within=true retry=move || language.fetch() /> })}
                {body}
            </main>
            <footer class="footer">{foot}</footer>
            {help_sheet(help)}
        }
        .into_any()
    }
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

/// Loads the catalogue, then the texts. What has arrived stays if the rest fails.
pub(super) fn start(loaded: Loaded, failures: Failures, parts: Parts) {
    failures.catalogue.set(None);
    failures.texts.set(None);
    spawn_local(async move {
        let catalogue = match loaded.get_untracked() {
            Some(archive) => Arc::clone(&archive.catalogue),
            None => match load::catalogue().await {
                Ok(catalogue) => {
                    let catalogue = Arc::new(catalogue);
                    let alone = Archive::new(Arc::clone(&catalogue), None, parts.annotations());
                    loaded.set(Some(Arc::new(alone)));
                    catalogue
                }
                Err(error) => return failures.catalogue.set(Some(error)),
            },
        };
        match load::texts(&catalogue.texts).await {
            Ok(texts) => {
                let archive = Arc::new(Archive::new(catalogue, Some(texts), parts.annotations()));
                loaded.set(Some(Arc::clone(&archive)));
                begin();
                archive.prepare(&rest).await;
            }
            Err(error) => failures.texts.set(Some(error)),
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
fn settle(address: Address, loaded: Loaded, parts: Parts) {
    Effect::new(move |settled: Option<Option<u32>>| {
        let settled = settled.flatten();
        let visit = address.visit();
        let now = address.now();
        // Texts that arrive make the page longer: a place far down is there only then.
        let complete =
            loaded.with(|archive| archive.as_ref().map(|archive| archive.texts.is_some()));
        if !part_of(now.view).is_none_or(|part| parts.has(part)) || complete.is_none() {
            return settled;
        }
        let first = settled.is_none_or(|settled| settled == visit.number);
        let spot = now.at.is_some() || now.row.is_some();
        request_animation_frame(move || {
            once_made(parts, move || {
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
fn once_made(parts: Parts, then: impl FnOnce() + 'static) {
    if parts.making.get_untracked() {
        set_timeout(move || once_made(parts, then), MAKING);
    } else {
        then();
    }
}

/// How often a view that is being worked out is looked at.
const MAKING: Duration = Duration::from_millis(30);

/// Whether the reader is in the search box: typing there leads to the cards, and goes on.
fn is_searching() -> bool {
    document().active_element().is_some_and(|element| element.id() == "search")
}

/// Puts focus on the view's heading, so that the next Tab goes on from there and screen readers
/// say where the reader is.
fn focus_heading() {
    let heading = document()
        .get_element_by_id("heading")
        .and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&quietly);
    }
}

/// As [`focus_heading`], where what had focus is no longer there.
pub(super) fn focus_heading_if_lost() {
    if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
        focus_heading();
    }
}

/// Scrolls an element's beginning into sight; where it is in sight, nothing moves.
pub(super) fn bring_into_view(element: &web_sys::Element) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let top = element.get_bounding_client_rect().top();
    if height.is_some_and(|height| (HEADS..SEEN * height).contains(&top)) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How far down what stays in sight reaches, in CSS pixels.
const HEADS: f64 = 70.0;

/// Part of the window's height in which a beginning is in sight, with some of what follows.
const SEEN: f64 = 0.75;
