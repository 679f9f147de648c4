//! Icons of one family, drawn as lines on a 20-unit square; decoration beside words, hidden from
//! those who hear the page.

use leptos::prelude::*;

use crate::compare::State;

/// An icon.
#[derive(Clone, Copy)]
pub(super) enum Icon {
    Search,
    Link,
    Theme,
    Help,
    Close,
    Warning,
    Back,
    Filters,
    Differs,
    Same,
    Compatible,
    Absent,
    Alone,
    More,
    Down,
    Forward,
}

impl Icon {
    /// The sign of a state.
    pub(super) fn of(state: State) -> Self {
        match state {
            State::Differs => Self::Differs,
            State::Same => Self::Same,
            State::Alone => Self::Alone,
            State::Absent => Self::Absent,
            State::Compatible | State::Reference => Self::Compatible,
        }
    }
}

/// Draws an icon.
#[component]
pub(super) fn Drawn(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    let path = match icon {
        Icon::Search => "M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11ZM13 13l4 4",
        Icon::Link => "M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2",
        Icon::Theme => "M10 3a7 7 0 1 0 0 14V3ZM10 3a7 7 0 0 1 0 14",
        Icon::Help => "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M10 14.6v.4",
        Icon::Close => "M5 5l10 10M15 5L5 15",
        Icon::Warning => "M10 3.5L17.5 16.5H2.5L10 3.5ZM10 8.5v4M10 14.6v.2",
        Icon::Back => "M12 4l-6 6l6 6",
        Icon::Filters => "M3 6h14M6 10h8M8.5 14h3",
        Icon::Differs => "M4 7.5h12M4 12.5h12M13 3L7 17",
        Icon::Same => "M4 7.5h12M4 12.5h12",
        Icon::Compatible => "M4 8.5c2-2.8 4-2.8 6-1s4 1.8 6-1M4 14c2-2.8 4-2.8 6-1s4 1.8 6-1",
        Icon::Absent => "M10 4a6 6 0 1 0 0 12a6 6 0 0 0 0-12ZM4 16L16 4",
        Icon::Alone => "M3 6h2v8H3zM10 6v8M16 6v8",
        Icon::More => "M4 10h.1M10 10h.1M16 10h.1",
        Icon::Down => "M4 7.5l6 6l6-6",
        Icon::Forward => "M8 4l6 6l-6 6",
    };
    view! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}
