//! The interface: draws what the core selects. The only code that knows a browser.

use leptos::prelude::*;

/// Puts the interface into the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <p>"Cotejo"</p> });
}
