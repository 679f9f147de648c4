//! Single keys: `/` `j` `k` `n` `p` `x` `c` `Esc` `?`. Everything they do can be done by Tab and Enter too.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{address::Address, help_sheet, preferences::Preferences};
use crate::view_state::View;

/// What `j` and `k` go through: cards, ledger rows.
const ITEM: &str = "[data-item]";

/// What `n` and `p` go through: rows with a difference.
const DIFFERENCE: &str = "[data-difference]";

/// Listens to the whole page.
pub(super) fn listen(address: Address) {
    let preferences = expect_context::<Preferences>();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && act(event, address, preferences.keys.get_untracked())
        {
            event.prevent_default();
        }
    })
    .forget();
}

/// Does what a key asks for; false if it asks for nothing.
fn act(event: &KeyboardEvent, address: Address, single_keys: bool) -> bool {
    let key = event.key();
    if (event.ctrl_key() || event.meta_key()) && key.eq_ignore_ascii_case("k") {
        return focus("#search");
    }
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || is_dialog_open() {
        return false;
    }
    if key == "Escape" {
        return escape(address);
    }
    if !single_keys || is_typing() {
        return false;
    }
    match key.as_str() {
        "/" => focus("#search"),
        "?" => {
            help_sheet::open();
            true
        }
        "j" => step(ITEM, 1),
        "k" => step(ITEM, -1),
        "n" => step(DIFFERENCE, 1),
        "p" => step(DIFFERENCE, -1),
        "x" => choose(),
        "c" => compare(address),
        _ => false,
    }
}

fn active() -> Option<Element> {
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

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn focus(selector: &str) -> bool {
    find(selector)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Closes a menu or a drawer, leaves the search box, or goes back to the cards.
fn escape(address: Address) -> bool {
    if let Some(menu) = find("details[data-menu][open]") {
        let _ = menu.remove_attribute("open");
        return focus("details[data-menu] > summary");
    }
    if let Some(close) = find("[data-drawer][data-open] [data-close]")
        .and_then(|close| close.dyn_into::<HtmlElement>().ok())
    {
        close.click();
        return true;
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
    address.go(now.to_cards());
    true
}

/// Focus on the next or previous of the items that a selector names, from where focus is, or on the
/// first.
fn step(selector: &str, by: i32) -> bool {
    let Ok(items) = document().query_selector_all(ITEM) else { return false };
    let items: Vec<HtmlElement> =
        (0..items.length()).filter_map(|at| items.item(at)?.dyn_into().ok()).collect();
    let here = active().and_then(|element| element.closest(ITEM).ok().flatten());
    let at = here.and_then(|here| items.iter().position(|item| item.is_same_node(Some(&here))));
    let named = |at: &usize| items[*at].matches(selector).unwrap_or_default();
    let next = match at {
        Some(at) if by > 0 => (at + 1..items.len()).find(named),
        Some(at) => (0..at).rev().find(named),
        None => (0..items.len()).find(named),
    };
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
    address.go(now.comparing());
    true
}
