//! The method view: what reads what, how well it does by measure, what is not done.

use cotejo_core::method::{Block, FIGURES, blocks, earlier, promise};
use leptos::prelude::*;

use crate::{
    load::Loaded,
    messages::{reading, shell},
};

/// How the page was made.
#[component]
pub(crate) fn MethodView() -> impl IntoView {
    let loaded = expect_context::<Loaded>();
    let version =
        loaded.with_untracked(|archive| archive.as_ref().map(|one| one.catalogue.method.clone()));
    let sections: Vec<_> = reading()
        .method_sections()
        .iter()
        .map(|(name, lines)| {
            let how_well = *name == reading().how_well;
            let promise =
                how_well.then(promise).flatten().map(|promise| reading().verdict_promise(promise));
            let lines = lines.iter().map(|line| (*line).to_owned()).chain(promise);
            let lines: Vec<_> = lines.map(|line| view! { <li>{line}</li> }.into_any()).collect();
            let tables =
                how_well.then(|| blocks(&FIGURES).into_iter().map(measured).collect::<Vec<_>>());
            view! { <h2>{*name}</h2> <ul class="method-page__list">{lines}</ul> {tables} }
                .into_any()
        })
        .collect();
    view! {
        <div class="method-page">
            <h1 id="heading" tabindex="-1" class="method-page__title">{shell().how_made}</h1>
            <p>{reading().method_version(&version.unwrap_or_default())}</p>
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
    let mut heads = vec![head("col", (reading().measured_what, ""))];
    heads.extend(block.sets.iter().map(|set| head("col", (reading().measured_set(*set), ""))));
    let rows = block.rows.into_iter().map(|(measure, figures)| {
        let mut cells = vec![head("row", reading().measure(measure))];
        cells.extend(figures.into_iter().map(|figure| {
            let (value, items) = reading().measured(figure);
            let before: Vec<_> = figure
                .into_iter()
                .flat_map(earlier)
                .map(|(version, figure)| reading().measured_before(version, figure))
                .collect();
            let notes = [vec![items], before].concat().join(" · ");
            view! { <td>{value} <span class="quiet">{notes}</span></td> }.into_any()
        }));
        line(cells)
    });
    let rows: Vec<_> = rows.collect();
    let (name, source) = reading().topic_measured(block.topic);
    view! {
        <table class="measured-table">
            <caption>{name} <span class="quiet">{source}</span></caption>
            <thead>{line(heads)}</thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
