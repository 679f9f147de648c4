//! A table of counts. A narrow screen shows each line as a block, with the column's name before each
//! cell.

use leptos::prelude::*;

/// A column, by its name.
pub(crate) enum Column {
    Words(String),
    Numbers(String),
}

impl Column {
    fn name(&self) -> String {
        let (Self::Words(name) | Self::Numbers(name)) = self;
        name.clone()
    }

    /// What the style knows a column of numbers by.
    fn numbers(&self) -> Option<&'static str> {
        matches!(self, Self::Numbers(_)).then_some("")
    }
}

/// A table under a heading of its name. Roles are said again: a table laid out as blocks loses its
/// own.
pub(crate) fn data_table(
    name: &'static str,
    columns: &[Column],
    lines: Vec<(AnyView, Vec<String>)>,
) -> AnyView {
    let head = |column: &Column| {
        view! {
            <th scope="col" role="columnheader" data-numbers=column.numbers()>
                {column.name()}
            </th>
        }
        .into_any()
    };
    let cell = |(words, column): (String, &Column)| {
        view! {
            <td role="cell" data-numbers=column.numbers() data-column=column.name()>
                {words}
            </td>
        }
        .into_any()
    };
    let line = |(head, cells): (AnyView, Vec<String>)| {
        let cells: Vec<_> = cells.into_iter().zip(&columns[1..]).map(cell).collect();
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    {head}
                </th>
                {cells}
            </tr>
        }
        .into_any()
    };
    let heads: Vec<_> = columns.iter().map(head).collect();
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    view! {
        <div class="data-table scroller" tabindex="0" role="region" aria-label=name>
            <table class="table" data-list role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads}</tr>
                </thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}
