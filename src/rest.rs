//! Rests in long work, so that the page answers meanwhile.

use std::cell::Cell;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::window;

/// Work done before the page gets its turn, in milliseconds: half of what makes a task long (W3C
/// Long Tasks).
const WORK: f64 = 25.0;

thread_local! {
    /// When work began, or went on after a rest.
    static SINCE: Cell<f64> = const { Cell::new(0.0) };
}

/// Work begins.
pub(crate) fn begin() {
    SINCE.set(now());
}

/// A rest, if one is due. Long work is generic over what rests: it is given this function itself,
/// everywhere, so that the page carries it once.
pub(crate) async fn rest() {
    if now() - SINCE.get() > WORK {
        TimeoutFuture::new(0).await;
        begin();
    }
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
