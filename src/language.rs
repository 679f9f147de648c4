//! The language the page is in. Spanish comes with the page; another language is a part of it,
//! fetched when it is asked for, after which the page is drawn anew.

use cotejo_core::{
    messages::{Messages, en},
    view_state::Lang,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    chunks::{Outcome, in_chunk},
    keyboard,
    messages::{lang, put_in_force},
};

in_chunk!(english:
    fn english(_nothing: ()) -> Outcome<&'static Messages> {
        Ok(&en::MESSAGES)
    }
);

/// The links that switch to another language.
const SWITCH: &str = ".tool--words";

/// The language in force, followed, and the one that is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Language {
    in_force: RwSignal<Lang>,
    wanted: Memo<Lang>,
    /// Whether the language that is wanted did not come.
    missing: RwSignal<bool>,
    /// Whether the reader has just chosen, by a switch that is drawn anew.
    chosen: StoredValue<bool>,
}

impl Language {
    /// Brings the language that is wanted into force, now and whenever another is.
    pub(crate) fn following(wanted: Memo<Lang>) -> Self {
        let (in_force, missing) = (RwSignal::new(lang()), RwSignal::new(false));
        let language = Self { in_force, wanted, missing, chosen: StoredValue::new(false) };
        Effect::new(move |_| match wanted.get() {
            Lang::Es => language.put_in_force(Lang::Es, None),
            Lang::En => language.fetch(),
        });
        language
    }

    /// The language in force; followed.
    pub(crate) fn in_force(self) -> Lang {
        self.in_force.get()
    }

    /// Whether the language that is wanted is in force, or did not come; followed.
    pub(crate) fn is_settled(self) -> bool {
        self.wanted.get() == self.in_force.get() || self.missing.get()
    }

    /// Whether the language that is wanted did not come; followed.
    pub(crate) fn is_missing(self) -> bool {
        self.missing.get()
    }

    /// The reader chooses: focus is to be on the switch again.
    pub(crate) fn choose(self) {
        self.chosen.set_value(true);
    }

    /// Fetches English and puts it in force, if it is still wanted by then.
    pub(crate) fn fetch(self) {
        self.missing.set(false);
        spawn_local(async move {
            let came = english(()).await;
            if self.wanted.get_untracked() != Lang::En {
                return;
            }
            match came {
                Ok(messages) => self.put_in_force(Lang::En, Some((Lang::En, messages))),
                Err(_) => self.missing.set(true),
            }
        });
    }

    fn put_in_force(self, lang: Lang, fetched: Option<(Lang, &'static Messages)>) {
        put_in_force(fetched);
        self.missing.set(false);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.code());
        }
        if self.in_force.get_untracked() != lang {
            self.in_force.set(lang);
            if self.chosen.get_value() {
                keyboard::focus_when_drawn(SWITCH.to_owned());
            }
        }
        self.chosen.set_value(false);
    }
}
