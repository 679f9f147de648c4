//! What of the sides of a comparison is asked for. What draws them is a chunk of the page and names all
//! that they show; what asks names this.

use cotejo_core::{
    text::Span,
    view_state::{Rows, Tab, View, ViewState},
};
use leptos::prelude::*;

use crate::{
    chunks::{Chunk, ChunkView},
    compare::comparison::Comparison,
};

/// What of the chunk is drawn.
#[derive(Clone)]
pub(crate) enum Side {
    /// A side of the comparison that is not its rows.
    Tab(Tab, Comparison),
    /// What orders and sifts the rows.
    Sift(Memo<Option<Comparison>>),
    /// What of the link is not there, and the corrections it holds.
    Notices(Memo<Option<Comparison>>),
    /// What an opened row shows, by its place in the ledger.
    Row(Comparison, usize),
    /// What else can be done with a row.
    Menu(Comparison, usize),
    /// A passage of a column, near a row.
    Near(Comparison, usize, usize, Span),
    /// What stands below the rows.
    Below(Comparison),
    /// What is seen while some rows are left out.
    Sifted(Memo<Option<Comparison>>),
}

/// What draws the sides once they have come; a context of the comparison.
#[derive(Clone, Copy)]
pub(crate) struct DrawSide(pub(crate) fn(Side) -> AnyView);

/// Draws something of the sides, once they are here.
pub(crate) fn from_sides(side: Side) -> AnyView {
    let DrawSide(draw) = expect_context();
    let draw = move || draw(side.clone());
    view! { <ChunkView chunk=Chunk::Sides within=true draw=Box::new(draw) /> }.into_any()
}

/// Whether what a state shows comes with the sides too: an open row, corrections, what is left out.
pub(crate) fn needs_sides(state: &ViewState) -> bool {
    state.view == View::Compare
        && (state.row.is_some() || state.tab != Tab::Rows || state.rows != Rows::default())
}
