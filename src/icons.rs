//! Icons: decoration beside words, hidden from those who hear the page.

use leptos::prelude::*;

pub(crate) use cotejo_core::icons::Icon;

/// Draws an icon.
#[component]
pub(crate) fn IconImage(
    /// The icon.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
