//! What a visitor looks through, and how long one waits.

use std::time::Duration;

/// How long a condition may take to come true before the journey fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// What a visitor looks through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// A desk: 1280 × 900.
    #[default]
    Desk,
    /// A phone: 360 × 740, as a touch device lays pages out.
    Phone,
    /// A wide one: 1600 × 1000.
    Wall,
}

impl Screen {
    /// Width and height in CSS pixels.
    pub(crate) fn size(self) -> (u32, u32) {
        match self {
            Self::Desk => (1280, 900),
            Self::Phone => (360, 740),
            Self::Wall => (1600, 1000),
        }
    }
}
