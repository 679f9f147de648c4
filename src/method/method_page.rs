//! The method view: what reads what, how well it does by measure, what is not done.

use cotejo_core::method::{Accuracy, Block, blocks};
use leptos::prelude::*;

use crate::{
    address::reload,
    chunks::{Chunk, ChunkView, Chunks},
    load::Loaded,
    messages::{reading, shell},
    notice::ChunkMissing,
};

/// How the page was made.
#[component]
pub(crate) fn MethodView() -> impl IntoView {
    let (loaded, chunks) = (expect_context::<Loaded>(), expect_context::<Chunks>());
    let version =
        loaded.with_untracked(|archive| archive.as_ref().map(|one| one.catalogue.method.clone()));
    let sections: Vec<_> = reading()
        .method_sections()
        .iter()
        .map(|(name, lines)| {
            let line = |line: &&'static str| view! { <li>{*line}</li> }.into_any();
            let lines: Vec<_> = lines.iter().map(line).collect();
            let measured = (*name == reading().how_well).then(|| {
                let draw = Box::new(move || how_well(chunks));
                view! { <ChunkView chunk=Chunk::Accuracy within=true draw /> }.into_any()
            });
            view! {
                <h2>{*name}</h2>
                <ul class="flow" data-gap="1">
                    {lines}
                </ul>
                {measured}
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="method-page center flow">
            <h1 id="heading" tabindex="-1">
                {shell().how_made}
            </h1>
            <p>{reading().method_version(&version.unwrap_or_default())}</p>
            {sections}
        </div>
    }
}

/// What verdicts promise, and the tables of all that is measured, once that has come.
fn how_well(chunks: Chunks) -> AnyView {
    let Some(accuracy) = Accuracy::read(&chunks.accuracy()) else {
        return view! { <ChunkMissing within=true retry=reload /> }.into_any();
    };
    let promise = accuracy
        .promise()
        .map(|promise| view! { <p>{reading().verdict_promise(promise)}</p> }.into_any());
    let tables: Vec<_> =
        blocks(&accuracy.figures).into_iter().map(|block| measured(&accuracy, block)).collect();
    view! {
        {promise}
        {tables}
    }
    .into_any()
}

/// The table of a topic.
fn measured(accuracy: &Accuracy, block: Block) -> AnyView {
    let head = |scope: &'static str, (name, note): (&'static str, &'static str)| {
        view! {
            <th scope=scope role=if scope == "row" { "rowheader" } else { "columnheader" }>
                {name}
                <span class="quiet">{note}</span>
            </th>
        }
        .into_any()
    };
    let line = |cells: Vec<AnyView>| view! { <tr role="row">{cells}</tr> }.into_any();
    let mut heads = vec![head("col", (reading().measured_what, ""))];
    heads.extend(block.sets.iter().map(|set| head("col", (reading().measured_set(*set), ""))));
    let rows = block.rows.into_iter().map(|(measure, figures)| {
        let mut cells = vec![head("row", reading().measure(measure))];
        cells.extend(figures.into_iter().zip(&block.sets).map(|(figure, set)| {
            let (value, items) = reading().measured(figure);
            let before: Vec<_> = figure
                .into_iter()
                .flat_map(|figure| accuracy.earlier(figure))
                .map(|(version, figure)| reading().measured_before(version, figure))
                .collect();
            let notes = [vec![items], before].concat().join(" · ");
            view! {
                <td role="cell" data-numbers data-column=reading().measured_set(*set)>
                    {value}
                    <span class="quiet">{notes}</span>
                </td>
            }
            .into_any()
        }));
        line(cells)
    });
    let rows: Vec<_> = rows.collect();
    let (name, source) = reading().topic_measured(block.topic);
    view! {
        <table class="measured-table table" data-list role="table">
            <caption>{name} <span class="quiet">{source}</span></caption>
            <thead role="rowgroup">{line(heads)}</thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
