//! Where the pages of a site stand, and how one that Trunk built is changed.

use std::error::Error;

use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};

/// The folder of the articles' pages, below the site's.
pub const ARTICLES: &str = "a";

/// The folder of the list of all articles: one of them may be called "index".
pub(super) const ALL: &str = "all";

/// What happens to an element.
pub(super) type Change<'c> =
    &'c mut dyn FnMut(&mut Element) -> Result<(), Box<dyn Error + Send + Sync>>;

/// A page with some elements changed, each found by its selector. What an earlier dossier left
/// (`data-dossier`) goes.
pub(super) fn rewritten(page: &str, changes: &mut [(&str, Change)]) -> Result<String, String> {
    let mut met = vec![false; changes.len()];
    let mut settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "[data-dossier]",
        |one| {
            one.remove();
            Ok(())
        }
    ));
    for ((selector, change), met) in changes.iter_mut().zip(&mut met) {
        let selector: &str = selector;
        settings = settings.append_element_content_handler(element!(selector, |one| {
            *met = true;
            change(one)
        }));
    }
    let rewritten = rewrite_str(page, settings).map_err(|error| error.to_string())?;
    let missing =
        changes.iter().zip(&met).find(|(_, met)| !**met).map(|((selector, _), _)| selector);
    missing.map_or(Ok(rewritten), |selector| Err(format!("no element “{selector}”")))
}
