//! The method view: what reads what, how well it does by measure, what is not done.

use leptos::prelude::*;

use super::Loaded;
use crate::{
    messages,
    method::{Block, FIGURES, blocks, earlier},
};

/// How the page was made.
#[component]
pub(super) fn MethodView() -> impl IntoView {
    let loaded = expect_context::<Loaded>();
    let version =
        loaded.with_untracked(|archive| archive.as_ref().map(|one| one.catalogue.method.clone()));
    let sections: Vec<_> = messages::METHOD_SECTIONS
        .into_iter()
        .map(|(name, lines)| {
            let how_well = name == messages::HOW_WELL;
            let promise = how_well.then(messages::verdict_promise).flatten();
            let lines = lines.iter().map(|line| (*line).to_owned()).chain(promise);
            let lines: Vec<_> = lines.map(|line| view! { <li>{line}</li> }.into_any()).collect();
            let tables =
                how_well.then(|| blocks(&FIGURES).into_iter().map(measured).collect::<Vec<_>>());
            view! { <h2>{name}</h2> <ul class="method-page__list">{lines}</ul> {tables} }.into_any()
        })
        .collect();
    view! {
        <div class="method-page">
            <h1 id="heading" tabindex="-1" class="method-page__title">{messages::METHOD}</h1>
            <p>{messages::method_version(&version.unwrap_or_default())}</p>
            {sections}
        </div>
    }
}

/// The table of a topic.
fn measured(block: Block) -> AnyView {
    let head = |scope: &'static str, (name, note): (&'static str, &'static str)| {
        view! { <th scope=scope>{name} <span class="quiet">{note}</span></th> }.into_any()
    };
    let line = |cells: Vec<AnyView>| view! { <tr>{cells}</tr> }.into_any();
    let mut heads = vec![head("col", (messages::MEASURE, ""))];
    heads.extend(block.sets.iter().map(|set| head("col", (messages::set(*set), ""))));
    let rows = block.rows.into_iter().map(|(measure, figures)| {
        let mut cells = vec![head("row", messages::measure(measure))];
        cells.extend(figures.into_iter().map(|figure| {
            let (value, items) = messages::measured(figure);
            let before: Vec<_> =
                figure.into_iter().flat_map(earlier).map(messages::measured_before).collect();
            let notes = [vec![items], before].concat().join(" · ");
            view! { <td>{value} <span class="quiet">{notes}</span></td> }.into_any()
        }));
        line(cells)
    });
    let rows: Vec<_> = rows.collect();
    let (name, source) = messages::topic_measured(block.topic);
    view! {
        <table class="measured-table">
            <caption>{name} <span class="quiet">{source}</span></caption>
            <thead>{line(heads)}</thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
