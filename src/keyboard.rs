//! Single keys: `/` `j` `k` `n` `p` `x` `c` `t` `l` `Esc` `?`, and what closes and walks menus. Everything
//! that keys do can be done by Tab and Enter too.

use cotejo_core::action::{Action, stand_at};
use cotejo_core::view_state::{Tab, View};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, NodeList};

use crate::{
    address::{Address, to_share},
    clipboard::Clipboard,
    help::Help,
    messages::shell,
    preferences::Preferences,
};

/// What `j` and `k` go through: cards, ledger rows.
const ITEM: &str = "[data-item]";

/// A menu that is open.
const MENU: &str = "details[data-menu][open]";

/// Listens to the whole page.
pub(crate) fn listen(address: Address) {
    let preferences = expect_context::<Preferences>();
    let help = expect_context::<Help>();
    let clipboard = expect_context::<Clipboard>();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && act(event, address, clipboard, help, preferences.keys.get_untracked())
        {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new(&document(), "click", |event| close_menus(event.target())).forget();
}

/// Closes the menus that a click was not for, and the one of which something was chosen.
fn close_menus(target: Option<web_sys::EventTarget>) {
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    for menu in elements(document().query_selector_all(MENU)) {
        let inside = target.as_ref().filter(|target| menu.contains(Some(target)));
        let chosen =
            |target: &Element| matches!(target.closest(".menu__items :is(a, button)"), Ok(Some(_)));
        if inside.is_none_or(chosen) {
            let _ = menu.remove_attribute("open");
        }
    }
}

/// Does what a key asks for; false if it asks for nothing.
fn act(
    event: &KeyboardEvent,
    address: Address,
    clipboard: Clipboard,
    help: Help,
    single_keys: bool,
) -> bool {
    let key = event.key();
    if (event.ctrl_key() || event.meta_key()) && key.eq_ignore_ascii_case("k") {
        return focus("#search");
    }
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || event.default_prevented() || is_dialog_open() {
        return false;
    }
    if key == "Escape" {
        return clipboard.close() || escape(address);
    }
    if matches!(key.as_str(), "ArrowDown" | "ArrowUp") && walk_menu(key == "ArrowDown") {
        return true;
    }
    if !single_keys || is_typing() {
        return false;
    }
    match key.as_str() {
        "/" => focus("#search"),
        "?" => {
            help.open();
            true
        }
        "j" => step(1),
        "k" => step(-1),
        "n" => click("[data-step=on]"),
        "p" => click("[data-step=back]"),
        "t" => with_row(|row, words| address.go(&stand_at(row, words, Tab::Texts, false))),
        "l" => with_row(|row, words| {
            let link = address.now().after(&stand_at(row, words, Tab::Rows, true));
            clipboard.copy(to_share(&link), shell().link_copied);
        }),
        "x" => choose(),
        "c" => compare(address),
        _ => false,
    }
}

/// What has focus.
pub(crate) fn active() -> Option<Element> {
    document().active_element()
}

fn is_typing() -> bool {
    active().is_some_and(|element| {
        let tag = element.tag_name();
        let typed = element
            .get_attribute("type")
            .is_none_or(|kind| !matches!(kind.as_str(), "checkbox" | "radio" | "range"));
        (tag == "INPUT" && typed) || tag == "TEXTAREA" || tag == "SELECT"
    })
}

fn is_dialog_open() -> bool {
    find("dialog[open]").is_some()
}

/// The elements that were found.
pub(crate) fn elements(found: Result<NodeList, JsValue>) -> Vec<HtmlElement> {
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Puts focus on the first element that a selector names; whether there is one.
pub(crate) fn focus(selector: &str) -> bool {
    find(selector)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Puts focus on the first element that a selector names where what had it is no longer there.
pub(crate) fn focus_if_lost(selector: &str) {
    if active().is_none_or(|element| element.tag_name() == "BODY") {
        focus(selector);
    }
}

/// Clicks the first element that a selector names; whether there is one.
pub(crate) fn click(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.inspect(HtmlElement::click).is_some()
}

/// Puts focus on what is about to be drawn again, once it is.
pub(crate) fn focus_when_drawn(selector: String) {
    request_animation_frame(move || {
        focus(&selector);
    });
}

/// Does something with the row that has focus: its id and the fingerprint of its words.
fn with_row(act: impl FnOnce(String, String)) -> bool {
    let row = active().and_then(|element| element.closest("[data-row]").ok().flatten());
    let named = row
        .and_then(|row| Some((row.get_attribute("data-row")?, row.get_attribute("data-words")?)));
    named.map(|(row, words)| act(row, words)).is_some()
}

/// Goes to the next or previous item of the menu that has focus; false where none has.
fn walk_menu(on: bool) -> bool {
    let menu = active().and_then(|element| element.closest(MENU).ok().flatten());
    let Some(menu) = menu else { return false };
    let items = elements(menu.query_selector_all(":is(a, button)"));
    let here = items.iter().position(|item| active().as_ref() == Some(item.as_ref()));
    let next = match here {
        Some(here) if on => here + 1,
        Some(here) => here.saturating_sub(1),
        None => 0,
    };
    items.get(next).is_some_and(|item| item.focus().is_ok())
}

/// Arrows, Home and End among elements that are one stop of Tab together.
pub(crate) fn rove(event: &KeyboardEvent, stops: &str) {
    let (stops, here) = stops_of(event, stops);
    let Some(at) = here else { return };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (at + 1).min(stops.len() - 1),
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => stops.len() - 1,
        _ => return,
    };
    event.prevent_default();
    let _ = stops[next].focus();
}

/// Of elements that are one stop of Tab together, Tab comes back to the one that has focus.
pub(crate) fn stop_here(event: &FocusEvent, stops: &str) {
    let (stops, here) = stops_of(event, stops);
    if let Some(here) = here {
        stop_at(&stops, here);
    }
}

/// Of elements that are one stop of Tab together, Tab comes to the one at a place.
pub(crate) fn stop_at(stops: &[HtmlElement], place: usize) {
    for (at, stop) in stops.iter().enumerate() {
        stop.set_tab_index(if at == place { 0 } else { -1 });
    }
}

/// What a selector names within the element that listens to an event, and which of it has focus.
pub(crate) fn stops_of(event: &Event, selector: &str) -> (Vec<HtmlElement>, Option<usize>) {
    let listening = event.current_target().and_then(|one| one.dyn_into::<Element>().ok());
    let stops = listening.map_or_else(Vec::new, |one| elements(one.query_selector_all(selector)));
    let here = stops.iter().position(|stop| active().as_ref() == Some(stop.as_ref()));
    (stops, here)
}

/// Closes a menu or a drawer, leaves the search box, or goes back to the cards.
fn escape(address: Address) -> bool {
    if let Some(menu) = find(MENU) {
        let summary = menu.query_selector("summary").ok().flatten();
        let _ = menu.remove_attribute("open");
        let summary = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok());
        return summary.is_some_and(|summary| summary.focus().is_ok());
    }
    if is_typing() {
        return active()
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
            .is_some_and(|element| element.blur().is_ok());
    }
    let now = address.now();
    if now.view == View::Cards {
        return false;
    }
    address.go(&Action::Cards);
    true
}

/// Focus on the next or previous item from where focus is, or on the first.
fn step(by: isize) -> bool {
    let items = elements(document().query_selector_all(ITEM));
    let here = active().and_then(|element| element.closest(ITEM).ok().flatten());
    let at = here.and_then(|here| items.iter().position(|item| item.is_same_node(Some(&here))));
    let next = at.map_or(Some(0), |at| at.checked_add_signed(by));
    let Some(item) = next.and_then(|next| items.get(next)) else { return false };
    let target = item
        .query_selector("[data-open]")
        .ok()
        .flatten()
        .and_then(|open| open.dyn_into::<HtmlElement>().ok());
    target.unwrap_or_else(|| item.clone()).focus().is_ok()
}

/// Chooses the item that has focus for comparison, or puts it back.
fn choose() -> bool {
    let item = active().and_then(|element| element.closest(ITEM).ok().flatten());
    let choice = item
        .and_then(|item| item.query_selector("[data-choose]").ok().flatten())
        .and_then(|choice| choice.dyn_into::<HtmlElement>().ok());
    choice.inspect(HtmlElement::click).is_some()
}

fn compare(address: Address) -> bool {
    let now = address.now();
    if now.view == View::Compare || now.sel.len() < 2 {
        return false;
    }
    address.go(&Action::Compare);
    true
}
