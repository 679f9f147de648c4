//! The address bar as the state: reads it, changes it, and gives links that say it. The only code
//! that names history or location.

use std::{cell::Cell, sync::Arc};

use cotejo_core::{
    action::Action,
    view_state::{View, ViewState},
};
use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::messages::lang;

/// Rest after scrolling before its position is remembered, in milliseconds. Safari throws after
/// about 100 changes of history in 30 seconds.
const SCROLL_REST: u32 = 350;

/// The view state, which is the address.
#[derive(Clone, Copy)]
pub(crate) struct Address {
    state: RwSignal<ViewState>,
    /// Counts visits of a view, by link or by history: the views put focus and scroll by it.
    visits: RwSignal<Visit>,
    /// Counts how often the reader went back or forward to the state there is: see [`Self::step`].
    stays: RwSignal<u32>,
    /// Entries of the history that this page has added.
    entries: StoredValue<u32>,
    /// How many there were when a step was made.
    step: StoredValue<Option<u32>>,
}

/// How the present view was come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Visit {
    /// How many there were before.
    pub(crate) number: u32,
    /// Where it was scrolled to when it was left; `None`: it is new.
    pub(crate) scroll: Option<f64>,
}

impl Address {
    /// Reads the address, and follows back and forward from here on.
    pub(crate) fn new() -> Self {
        let _ = history().set_scroll_restoration(ScrollRestoration::Manual);
        let first = Visit { number: 0, scroll: remembered_scroll() };
        let address = Self {
            state: RwSignal::new(read()),
            visits: RwSignal::new(first),
            stays: RwSignal::new(0),
            entries: StoredValue::new(0),
            step: StoredValue::new(None),
        };
        EventListener::new(&window(), "popstate", move |_| {
            let state = read();
            if state == address.now() {
                address.step.set_value(None);
                return address.stays.update(|stays| *stays += 1);
            }
            address.state.set(state);
            address.visits.update(|visit| {
                *visit = Visit {
                    number: visit.number + 1,
                    scroll: Some(remembered_scroll().unwrap_or(0.0)),
                }
            });
        })
        .forget();
        // A timeout that is replaced is cancelled.
        let rest = Cell::new(None::<Timeout>);
        EventListener::new(&window(), "scroll", move |_| {
            drop(rest.replace(Some(Timeout::new(SCROLL_REST, remember_scroll))));
        })
        .forget();
        EventListener::new(&window(), "pagehide", |_| remember_scroll()).forget();
        address
    }

    /// The state, tracked.
    pub(crate) fn state(self) -> ViewState {
        self.state.get()
    }

    /// The state, untracked.
    pub(crate) fn now(self) -> ViewState {
        self.state.get_untracked()
    }

    /// The address to which an action leads on this page, tracked.
    pub(crate) fn href(self, action: &Action) -> String {
        self.state.with(|state| href(&state.after(action)))
    }

    /// A part of the state that changes only when it does.
    pub(crate) fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&ViewState) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.state.with(&part))
    }

    /// How the present view was come to, tracked.
    pub(crate) fn visit(self) -> Visit {
        self.visits.get()
    }

    /// The same, not followed.
    pub(crate) fn visit_now(self) -> Visit {
        self.visits.get_untracked()
    }

    /// Goes where an action leads, which back leads away from again.
    pub(crate) fn go(self, action: &Action) {
        let now = self.now();
        let next = now.after(action);
        if next == now {
            return;
        }
        if self.is_at_step() {
            // What is chosen meanwhile comes before the step, which is still the last.
            let _ = history().replace_state_with_url(&JsValue::NULL, "", Some(&href(&next)));
            self.push(&next);
            self.step.set_value(Some(self.entries.get_value()));
        } else {
            self.push(&next);
        }
        let new_view = (next.view, &next.id) != (now.view, &now.id);
        self.state.set(next);
        if new_view {
            self.visits.update(|visit| *visit = Visit { number: visit.number + 1, scroll: None });
        }
    }

    fn push(self, next: &ViewState) {
        remember_scroll();
        self.entries.update_value(|entries| *entries += 1);
        let _ = history().push_state_with_url(&JsValue::NULL, "", Some(&href(next)));
    }

    /// Makes a step that changes no state: what it opens, going back closes.
    pub(crate) fn step(self) {
        self.push(&self.now());
        self.step.set_value(Some(self.entries.get_value()));
    }

    /// Takes the last step back, unless other entries have been added since, or it was taken back.
    pub(crate) fn step_back(self) {
        if self.is_at_step() {
            self.step.set_value(None);
            let _ = history().back();
        }
    }

    /// Whether the last entry of the history is a step.
    fn is_at_step(self) -> bool {
        self.step.get_value() == Some(self.entries.get_value())
    }

    /// How often the reader has gone back or forward to the state there was: a step was taken back;
    /// followed.
    pub(crate) fn stays(self) -> u32 {
        self.stays.get()
    }

    /// Goes where an action leads, in place of the present state.
    pub(crate) fn replace(self, action: &Action) {
        let now = self.now();
        let next = now.after(action);
        if next != now {
            let _ = history().replace_state_with_url(
                &JsValue::from_f64(scroll_y()),
                "",
                Some(&href(&next)),
            );
            self.state.set(next);
        }
    }
}

/// The whole address of a state, for others to open.
pub(crate) fn to_share(state: &ViewState) -> String {
    let location = window().location();
    format!("{}{}?{}", location.origin().unwrap_or_default(), path(), state.shared_query(lang()))
}

/// The address of a state on this page. The empty state is the path alone: an empty address would
/// keep the old query.
fn href(state: &ViewState) -> String {
    let query = state.to_query();
    if query.is_empty() { path() } else { format!("?{query}") }
}

/// Loads the page again, at the same address.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// Scrolls the window, without motion.
pub(crate) fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

fn history() -> web_sys::History {
    window().history().expect("a page that runs has a history")
}

fn read() -> ViewState {
    ViewState::from_query(&window().location().search().unwrap_or_default())
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn remember_scroll() {
    let _ = history().replace_state_with_url(&JsValue::from_f64(scroll_y()), "", None);
}

fn remembered_scroll() -> Option<f64> {
    history().state().ok()?.as_f64()
}

/// Whether a click on a link is a plain one, which stays on the page; others open a tab or window.
pub(crate) fn stays_here(event: &ev::MouseEvent) -> bool {
    let held = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !held && !event.default_prevented()
}

/// A link that acts: a real one, which opens in a new tab and can be copied; a plain click stays on
/// the page. Its address follows the state, so that nothing is drawn anew for it. Plain functions in
/// place of a component: the page has many links, and each use of a component is code of its own.
pub(crate) fn link(action: Action) -> Link {
    link_by(move || action.clone())
}

/// A link whose action follows what is shown.
pub(crate) fn link_by(action: impl Fn() -> Action + Send + Sync + 'static) -> Link {
    Link { action: Arc::new(action), class: "", current: false, label: None }
}

/// A link being made; [`Self::words`] or [`Self::around`] makes it.
pub(crate) struct Link {
    action: Arc<dyn Fn() -> Action + Send + Sync>,
    class: &'static str,
    current: bool,
    label: Option<String>,
}

impl Link {
    /// With a class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// With `aria-current`, where it is what is shown.
    pub(crate) fn current(self, current: bool) -> Self {
        Self { current, ..self }
    }

    /// With what it says to those who do not see it, where its words do not say it.
    pub(crate) fn label(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// The link, of these words.
    pub(crate) fn words(self, words: impl Into<String>) -> AnyView {
        self.around(words.into().into_any())
    }

    /// The link, of this view.
    pub(crate) fn around(self, view: AnyView) -> AnyView {
        let address = expect_context::<Address>();
        let Self { action, class, current, label } = self;
        let followed = Arc::clone(&action);
        let follow = move |event: ev::MouseEvent| {
            if stays_here(&event) {
                event.prevent_default();
                address.go(&followed());
            }
        };
        view! {
            <a
                href=move || address.href(&action())
                class=class
                aria-current=current.then_some("true")
                aria-label=label
                on:click=follow
            >
                {view}
            </a>
        }
        .into_any()
    }
}

/// Whether a view is one where single articles, not cards, are read.
pub(crate) fn is_inner(view: View) -> bool {
    view != View::Cards
}
