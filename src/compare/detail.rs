//! What of a comparison's details is asked for. What draws them is a chunk of the page and names all
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
pub(crate) enum Detail {
    /// A tab that is not the rows.
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

/// What draws the details once they have come; a context of the comparison.
#[derive(Clone, Copy)]
pub(crate) struct DrawDetail(pub(crate) fn(Detail) -> AnyView);

/// Draws something of the details, once they are here.
pub(crate) fn from_details(detail: Detail) -> AnyView {
    let DrawDetail(draw) = expect_context();
    let draw = move || draw(detail.clone());
    view! { <ChunkView chunk=Chunk::Details within=true draw=Box::new(draw) /> }.into_any()
}

/// Whether what a state shows comes with the details too: an open row, corrections, what is left out.
pub(crate) fn needs_details(state: &ViewState) -> bool {
    state.view == View::Compare
        && (state.row.is_some() || state.tab != Tab::Rows || state.rows != Rows::default())
}
