//! Any bytes as the files of a bundle, catalogue, texts and annotations in a line each: refused, or
//! shown in every view without a panic.

#![no_main]

use std::sync::{Arc, OnceLock};

use cotejo_core::{bundle::{Annotations, Catalogue, Texts}, views::{Archive, article_model, card, cards_model, comparison_model, entity_model, ledger_asked, ledger_in_steps, overview}, text::at_once::{at_once, no_rest}, view_state::ViewState};
use libfuzzer_sys::fuzz_target;

/// The texts as the page reads them, which are those serde reads if both can.
fn read_texts(json: &str) -> Option<Texts> {
    let texts = at_once(Texts::in_steps(json, &no_rest)).and_then(Result::ok)?;
    if let Ok(whole) = serde_json::from_str::<Texts>(json) {
        assert_eq!(texts, whole, "{json}");
    }
    Some(texts)
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut files = text.lines();
    let Some(mut catalogue) = files.next().and_then(|one| serde_json::from_str::<Catalogue>(one).ok())
    else {
        return;
    };
    if catalogue.repeated_id().is_some() {
        return;
    }
    catalogue.count_entities();
    let texts = files.next().and_then(read_texts);
    let annotations = files.next().and_then(|one| serde_json::from_str::<Annotations>(one).ok());
    let annotations = Arc::new(annotations.map_or_else(OnceLock::new, OnceLock::from));
    let catalogue = Arc::new(catalogue);
    let archive = match texts {
        Some(texts) => Archive::with_texts(catalogue, texts, annotations),
        None => Archive::new(catalogue, annotations),
    };
    let start = ViewState::default();
    for state in [start.clone(), ViewState::from_query("q=a&sort=source")] {
        let page = cards_model(&archive, &state);
        for passing in &page.cards {
            card(&archive, &page.speakers, passing);
        }
    }
    overview(&archive, &start);
    let ids: Vec<&str> = archive.catalogue.articles.iter().map(|one| one.id.as_str()).collect();
    for id in ids.iter().take(4) {
        article_model(&archive, &start.opening_article(id), (0, 0));
    }
    for entity in archive.catalogue.entities.iter().take(8) {
        entity_model(&archive, &start.opening_entity(&entity.id));
    }
    let state = start.comparing_these(&ids[..ids.len().min(3)]);
    if let Some(asked) = ledger_asked(&archive, &state)
        && let Some(ledger) = at_once(ledger_in_steps(&archive, &asked, &no_rest)).flatten()
    {
        comparison_model(&archive, &state, Arc::new(ledger));
    }
});
