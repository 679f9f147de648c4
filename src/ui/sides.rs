//! What a comparison shows besides its closed rows: a part of the page by itself.

use leptos::prelude::*;

use super::{
    below::Below,
    compare_page::Comparison,
    compare_tables::{DatesAndFigures, NameTable, QuoteTable, VoiceTexts},
    corrections::Notices,
    in_words::InWords,
    parts::{Outcome, Part, PartName, PartView, drawn, in_part},
    questions::Questions,
    row_panel::RowPanel,
    side_texts::SideTexts,
    sift::{Sift, Sifted},
    unfolded::{MenuItems, NearPassage},
};
use crate::{text::Span, view_state::Tab};

/// The texts and the tables of a comparison, and what opens in its rows.
pub(super) const SIDES: Part =
    Part { name: PartName::Sides, fetch: |_| Box::pin(async { fetch_sides().await.is_ok() }) };

/// What of the part is drawn.
#[derive(Clone)]
pub(super) enum Side {
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

/// Draws something of the part, once that is here.
pub(super) fn from_sides(side: Side) -> AnyView {
    let draw = move || drawn(draw_side(side.clone()));
    view! { <PartView part=SIDES within=true draw=Box::new(draw) /> }.into_any()
}

in_part!(sides fetched by fetch_sides:
    fn draw_side(side: Side) -> Outcome<AnyView> {
        Ok(match side {
            Side::Tab(tab, comparison) => match tab {
                Tab::Rows => ().into_any(),
                Tab::Texts => view! { <SideTexts comparison /> }.into_any(),
                Tab::Questions => view! { <Questions comparison /> }.into_any(),
                Tab::Quotes => view! { <QuoteTable comparison /> }.into_any(),
                Tab::Dates => view! { <DatesAndFigures comparison /> }.into_any(),
                Tab::Names => view! { <NameTable comparison /> }.into_any(),
                Tab::Voices => view! { <VoiceTexts comparison /> }.into_any(),
                Tab::Words => view! { <InWords comparison /> }.into_any(),
            },
            Side::Sift(comparison) => view! { <Sift comparison /> }.into_any(),
            Side::Notices(comparison) => view! { <Notices comparison /> }.into_any(),
            Side::Row(comparison, at) => view! { <RowPanel comparison at /> }.into_any(),
            Side::Menu(comparison, at) => view! { <MenuItems comparison at /> }.into_any(),
            Side::Near(comparison, at, article, span) => {
                view! { <NearPassage comparison at article span /> }.into_any()
            }
            Side::Below(comparison) => view! { <Below comparison /> }.into_any(),
            Side::Sifted(comparison) => view! { <Sifted comparison /> }.into_any(),
        })
    }
);
