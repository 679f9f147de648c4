//! What is remembered on the reader's own machine, and nothing else: theme, language, and whether
//! single keys work.

use cotejo_core::view_state::Lang;

use crate::messages::shell;
use leptos::prelude::*;
use web_sys::Storage;

const THEME: &str = "cotejo.theme";
const KEYS: &str = "cotejo.keys";
const LANGUAGE: &str = "cotejo.language";
const ON: &str = "true";
const OFF: &str = "false";

/// Light, dark, or as the machine is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
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

    /// What it is called.
    pub(crate) fn label(self) -> &'static str {
        shell().themes()[self as usize]
    }

    /// From the machine's to the other, to the one that the machine has too, and back: the first step
    /// shows.
    fn next(self) -> Self {
        let is_dark = window().match_media("(prefers-color-scheme: dark)");
        let is_dark = is_dark.ok().flatten().is_some_and(|media| media.matches());
        let [own, other] =
            if is_dark { [Self::Dark, Self::Light] } else { [Self::Light, Self::Dark] };
        match self {
            Self::Auto => other,
            theme if theme == other => own,
            _ => Self::Auto,
        }
    }
}

/// The reader's preferences.
#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    /// The theme.
    pub(crate) theme: RwSignal<Theme>,
    /// Whether single keys do something.
    pub(crate) keys: RwSignal<bool>,
    /// The language, if one was chosen.
    pub(crate) language: RwSignal<Option<Lang>>,
}

impl Preferences {
    /// As remembered. Where nothing is, or the browser lets nothing be, the defaults.
    pub(crate) fn read() -> Self {
        let theme = match remembered(THEME).as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        let keys = remembered(KEYS).as_deref() != Some(OFF);
        let preferences = Self {
            theme: RwSignal::new(theme),
            keys: RwSignal::new(keys),
            language: RwSignal::new(remembered(LANGUAGE).and_then(|code| Lang::of_code(&code))),
        };
        preferences.show();
        preferences
    }

    /// Goes to the next theme.
    pub(crate) fn turn_theme(self) {
        self.theme.update(|theme| *theme = theme.next());
        remember(THEME, self.theme.get_untracked().code());
        self.show();
    }

    /// Turns single keys on or off.
    pub(crate) fn set_keys(self, on: bool) {
        self.keys.set(on);
        remember(KEYS, if on { ON } else { OFF });
    }

    /// Chooses a language, for this visit and the next.
    pub(crate) fn set_language(self, lang: Lang) {
        self.language.set(Some(lang));
        remember(LANGUAGE, lang.code());
    }

    fn show(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.theme.get_untracked().code());
        }
    }
}

/// The reader's storage; `None` where it is blocked, which some browsers say by an error.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// A value as remembered; 0.2 wrote words in quotation marks.
fn remembered(key: &str) -> Option<String> {
    let value = storage()?.get_item(key).ok()??;
    Some(value.trim_matches('"').to_owned())
}

/// Remembers a value, where there is room for it.
fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}
