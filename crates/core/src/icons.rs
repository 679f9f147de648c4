//! Icons of one family: lines on a square of 20 units.

use crate::compare::State;

/// An icon, by what it stands for.
#[allow(missing_docs)]
#[derive(Clone, Copy)]
pub enum Icon {
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
    pub fn of(state: State) -> Self {
        match state {
            State::Differs => Self::Differs,
            State::Same => Self::Same,
            State::Alone => Self::Alone,
            State::Absent => Self::Absent,
            State::Compatible | State::Reference => Self::Compatible,
        }
    }

    /// Its lines, as an SVG path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Search => "M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11ZM13 13l4 4",
            Self::Link => {
                "M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2"
            }
            Self::Theme => "M10 3a7 7 0 1 0 0 14V3ZM10 3a7 7 0 0 1 0 14",
            Self::Help => "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M10 14.6v.4",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Warning => "M10 3.5L17.5 16.5H2.5L10 3.5ZM10 8.5v4M10 14.6v.2",
            Self::Back => "M12 4l-6 6l6 6",
            Self::Filters => "M3 6h14M6 10h8M8.5 14h3",
            Self::Differs => "M4 7.5h12M4 12.5h12M13 3L7 17",
            Self::Same => "M4 7.5h12M4 12.5h12",
            Self::Compatible => "M4 8.5c2-2.8 4-2.8 6-1s4 1.8 6-1M4 14c2-2.8 4-2.8 6-1s4 1.8 6-1",
            Self::Absent => "M10 4a6 6 0 1 0 0 12a6 6 0 0 0 0-12ZM4 16L16 4",
            Self::Alone => "M3 6h2v8H3zM10 6v8M16 6v8",
            Self::More => "M4 10h.1M10 10h.1M16 10h.1",
            Self::Down => "M4 7.5l6 6l6-6",
            Self::Forward => "M8 4l6 6l-6 6",
        }
    }
}
