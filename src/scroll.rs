//! Where the reader is on the page: what is brought into sight, and where focus goes after a view was
//! come to.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Whether the reader is in the search box: typing there leads to the cards, and goes on.
pub(crate) fn is_searching() -> bool {
    document().active_element().is_some_and(|element| element.id() == "search")
}

/// Puts focus on the view's heading, so that the next Tab goes on from there and screen readers
/// say where the reader is.
pub(crate) fn focus_heading() {
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
pub(crate) fn focus_heading_if_lost() {
    if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
        focus_heading();
    }
}

/// Scrolls an element's beginning into sight; where it is in sight, nothing moves.
pub(crate) fn bring_into_view(element: &web_sys::Element) {
    bring_into(element, SEEN);
}

/// Scrolls the beginning of what a link leads to into the upper part of the window, with what follows.
pub(crate) fn land_on(element: &web_sys::Element) {
    bring_into(element, LANDED);
}

/// Scrolls an element to the top, unless it begins in this part of the window.
fn bring_into(element: &web_sys::Element, part: f64) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let top = element.get_bounding_client_rect().top();
    if height.is_some_and(|height| (HEADS..part * height).contains(&top)) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How far down what stays in sight reaches at most, in CSS pixels: the `scroll-padding` of `base.css`.
const HEADS: f64 = 96.0;

/// Part of the window's height in which a beginning is in sight, with some of what follows.
const SEEN: f64 = 0.75;

/// Part of the window's height in which a link may land.
const LANDED: f64 = 0.4;
