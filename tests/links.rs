//! Links that readers have kept: each opens what it opened when it was copied, or says what changed.

#![allow(clippy::unwrap_used)]

use std::{fmt::Write as _, sync::Arc};

use cotejo_core::{
    compare::State,
    text::at_once::{at_once, no_rest},
    view_state::{View, ViewState},
    views::{
        Archive, article_model, cards_model, compare_notes, comparison_model, entity_model,
        ledger_asked, ledger_in_steps,
    },
};
use support::{archive, dossier};

fn seeds() -> Archive {
    archive(dossier("articles"))
}

/// What a link opens, in a line or two.
fn opened(archive: &Archive, state: &ViewState) -> String {
    match state.view {
        View::Cards => {
            let page = cards_model(archive, state);
            let articles =
                page.cards.iter().map(|found| &archive.catalogue.articles[found.article]);
            let shown: Vec<&str> = articles.map(|article| &article.id[..3]).collect();
            let chips = page.chips.iter().map(|chip| format!("{:?}", chip.label));
            let chosen = page.tray.chosen.len();
            format!("cards {shown:?}, {chosen} chosen, {:?}", chips.collect::<Vec<_>>())
        }
        View::Article => article_model(archive, state, (0, 0)).map_or_else(
            || "no such article".to_owned(),
            |page| {
                let at = state.at.map(|at| {
                    archive.text(&page.id).unwrap().text[at.start as usize..]
                        .chars()
                        .take(20)
                        .collect::<String>()
                });
                let words = |(passages, _): (Vec<(_, String)>, _)| {
                    passages.into_iter().map(|(_, words)| words).collect::<Vec<_>>()
                };
                let stale = page.stale.map(|stale| (stale.changed, stale.nearest.map(words)));
                format!("article {}, at {at:?}, gone {stale:?}", page.id)
            },
        ),
        View::Entity => entity_model(archive, state).map_or_else(
            || "no such entity".to_owned(),
            |page| {
                format!(
                    "entity {}, {} forms, in {} articles",
                    page.id,
                    page.forms.len(),
                    page.articles.len()
                )
            },
        ),
        View::Compare => compared(archive, state),
        View::Method | View::Overview => state.view.code().to_owned(),
    }
}

fn compared(archive: &Archive, state: &ViewState) -> String {
    let Some(asked) = ledger_asked(archive, state) else { return "nothing to compare".to_owned() };
    let ledger = at_once(ledger_in_steps(archive, &asked, &no_rest)).flatten().unwrap();
    let notes = compare_notes(archive, state, &ledger).unwrap();
    let page = comparison_model(archive, state, Arc::new(ledger)).unwrap();
    let count = |state| page.finding.count(state);
    let mut said = format!(
        "{} against {}: {} ≠ {} = {} ≈ {} alone; shown {:?}, alone {:?}",
        page.ledger.articles.iter().map(|id| &id[..3]).collect::<Vec<_>>().join(" "),
        &page.ledger.articles[page.ledger.reference][..3],
        count(State::Differs),
        count(State::Same),
        count(State::Compatible),
        count(State::Alone),
        page.shown.iter().filter_map(|&at| page.number(at)).collect::<Vec<_>>(),
        page.alone.iter().map(Vec::len).collect::<Vec<_>>(),
    );
    if let Some(stale) = notes.stale {
        let _ = write!(said, "; gone, {} nearest", usize::from(stale.nearest.is_some()));
    }
    let corrections = notes.corrections.len();
    if corrections + notes.unknown.len() > 0 {
        let _ = write!(said, "; {corrections} corrections, unknown {:?}", notes.unknown);
    }
    said
}

#[test]
fn each_link_opens_what_it_did() {
    let archive = seeds();
    let links = include_str!("links.txt").lines().filter(|line| !line.starts_with('#'));
    let mut told = String::new();
    let mut count = 0;
    for link in links {
        let state = ViewState::from_query(link);
        let _ = writeln!(told, "{link}\n  {}", opened(&archive, &state));
        // What is copied again is the same link.
        assert_eq!(ViewState::from_query(&state.to_query()), state, "{link}");
        count += 1;
    }
    assert!(count >= 60, "{count}");
    insta::assert_snapshot!(told);
}
