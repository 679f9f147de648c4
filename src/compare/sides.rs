//! What a comparison shows besides its closed rows: a chunk of the page by itself.

use cotejo_core::view_state::Tab;
use leptos::prelude::*;

use crate::{
    chunks::{Outcome, drawn, in_chunk},
    compare::{
        below::Below,
        compare_tables::{DatesAndFigures, NameTable, QuoteTable, VoiceTexts},
        corrections::Notices,
        in_words::InWords,
        questions::Questions,
        row_panel::RowPanel,
        side::Side,
        side_texts::SideTexts,
        sift::{Sift, Sifted},
        unfolded::{MenuItems, NearPassage},
    },
};

/// Fetches the chunk; whether it came.
pub(crate) async fn fetch() -> bool {
    fetch_sides().await.is_ok()
}

/// Draws something of the chunk, which has come.
pub(crate) fn draw(side: Side) -> AnyView {
    drawn(draw_side(side))
}

in_chunk!(sides fetched by fetch_sides:
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
