//! What is remembered on the reader's own machine, and nothing else: theme, and whether single
//! keys work.

use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;

const THEME: &str = "cotejo.theme";
const KEYS: &str = "cotejo.keys";

/// Light, dark, or as the machine is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Auto,
    Light,
    Dark,
}

impl Theme {
    fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// The reader's preferences.
#[derive(Clone, Copy)]
pub(super) struct Preferences {
    /// The theme.
    pub(super) theme: RwSignal<Theme>,
    /// Whether single keys do something.
    pub(super) keys: RwSignal<bool>,
}

impl Preferences {
    /// As remembered. A browser that remembers nothing gives the defaults.
    pub(super) fn read() -> Self {
        let theme = match LocalStorage::get::<String>(THEME).as_deref() {
            Ok("light") => Theme::Light,
            Ok("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        let preferences = Self {
            theme: RwSignal::new(theme),
            keys: RwSignal::new(LocalStorage::get(KEYS).unwrap_or(true)),
        };
        preferences.show();
        preferences
    }

    /// Goes to the next theme.
    pub(super) fn turn_theme(self) {
        self.theme.update(|theme| *theme = theme.next());
        let _ = LocalStorage::set(THEME, self.theme.get_untracked().code());
        self.show();
    }

    /// Turns single keys on or off.
    pub(super) fn set_keys(self, on: bool) {
        self.keys.set(on);
        let _ = LocalStorage::set(KEYS, on);
    }

    fn show(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.theme.get_untracked().code());
        }
    }
}
