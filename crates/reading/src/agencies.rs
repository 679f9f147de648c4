//! The table of news agencies: which names stand for which agency.

use cotejo_core::{
    language_table,
    text::{fold::fold, table},
};

language_table! {
    /// The names of each agency, the one it is shown by first.
    pub(crate) static AGENCIES: Vec<&'static str> = "agencies.txt", "names of one agency", table::names;
}

/// The name an agency is shown by, if `name` is one of its names in any case or accent.
///
/// ```
/// assert_eq!(cotejo_reading::agencies::canonical("Agence France-Presse"), Some("AFP"));
/// assert_eq!(cotejo_reading::agencies::canonical("Le Monde"), None);
/// ```
pub fn canonical(name: &str) -> Option<&'static str> {
    let wanted = fold(name.trim());
    AGENCIES.rows().find(|names| names.iter().any(|one| fold(one) == wanted)).map(|names| names[0])
}

/// Every name of every agency, with the name it is shown by.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    AGENCIES.rows().flat_map(|names| {
        let shown = names[0];
        names.into_iter().map(move |name| (name, shown))
    })
}
