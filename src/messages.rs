//! The messages in force, by the part of the page that shows them: Spanish ones of each part's own,
//! others from what was fetched.

use std::cell::Cell;

use cotejo_core::{
    messages::{Citing, Comparing, Details, Exports, Messages, Reading, Shell, Terms, es},
    view_state::Lang,
};

thread_local! {
    /// The language in force, where it is not Spanish.
    static FETCHED: Cell<Option<(Lang, &'static Messages)>> = const { Cell::new(None) };
}

/// The language in force, not followed.
pub(crate) fn lang() -> Lang {
    FETCHED.get().map_or(Lang::Es, |(lang, _)| lang)
}

/// Gives the messages of a part of the page: Spanish ones of its own, others from what was fetched.
macro_rules! messages_of {
    ($($(#[$doc:meta])* $name:ident: $part:ident, $spanish:ident;)*) => { $(
        $(#[$doc])*
        pub(crate) fn $name() -> &'static $part {
            FETCHED.get().map_or(&es::$spanish, |(_, messages)| messages.$name)
        }
    )* };
}

messages_of! {
    /// Messages of every view and of the cards.
    shell: Shell, SHELL;
    /// Messages of several of the parts below.
    terms: Terms, TERMS;
    /// Messages of the part that shows one article, one entity, the overview, the method.
    reading: Reading, READING;
    /// Messages of the comparison's rows.
    comparing: Comparing, COMPARING;
    /// Messages of what a comparison shows besides its rows.
    details: Details, DETAILS;
    /// Messages of what cites an article or a passage of it.
    citing: Citing, CITING;
    /// Messages of what can be taken along from a comparison.
    exports: Exports, EXPORTS;
}

/// Puts the messages of a language in force; `None`: Spanish.
pub(crate) fn put_in_force(fetched: Option<(Lang, &'static Messages)>) {
    FETCHED.set(fetched);
}
