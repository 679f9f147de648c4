//! English, which the page fetches when it is asked for.

mod citing;
mod comparing;
mod details;
mod english;
mod exports;
mod pages;
mod reading;
mod shell;
mod terms;

pub use citing::CITING;
pub use comparing::COMPARING;
pub use details::DETAILS;
#[cfg(test)]
pub(super) use english::English;
pub use exports::EXPORTS;
pub use pages::PAGES;
pub use reading::READING;
pub use shell::SHELL;
pub use terms::TERMS;

use super::declared::Messages;

/// The messages of this language.
pub static MESSAGES: Messages = Messages {
    shell: &SHELL,
    terms: &TERMS,
    reading: &READING,
    comparing: &COMPARING,
    details: &DETAILS,
    citing: &CITING,
    exports: &EXPORTS,
    pages: &PAGES,
};
