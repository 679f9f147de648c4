//! What a comparison shows besides its closed rows: a chunk of the page by itself.

use cotejo_core::view_state::Tab;
use leptos::prelude::*;

use crate::{
    chunks::{Outcome, draw_at_once, in_chunk},
    compare::{
        below::Below,
        column_texts::ColumnTexts,
        compare_tables::{AttributedTexts, DatesAndFigures, NameTable, QuoteTable},
        corrections::Notices,
        detail::Detail,
        in_words::InWords,
        questions::Questions,
        row_panel::RowPanel,
        sift::{Sift, Sifted},
        unfolded::{MenuItems, NearPassage},
    },
};

/// Fetches the chunk; whether it came.
pub(crate) async fn fetch() -> bool {
    fetch_details().await.is_ok()
}

/// Draws something of the chunk, which has come.
pub(crate) fn draw(detail: Detail) -> AnyView {
    draw_at_once(draw_detail(detail))
}

in_chunk!(details fetched by fetch_details:
    fn draw_detail(detail: Detail) -> Outcome<AnyView> {
        Ok(match detail {
            Detail::Tab(tab, comparison) => match tab {
                Tab::Rows => ().into_any(),
                Tab::Texts => view! { <ColumnTexts comparison /> }.into_any(),
                Tab::Questions => view! { <Questions comparison /> }.into_any(),
                Tab::Quotes => view! { <QuoteTable comparison /> }.into_any(),
                Tab::Dates => view! { <DatesAndFigures comparison /> }.into_any(),
                Tab::Names => view! { <NameTable comparison /> }.into_any(),
                Tab::Voices => view! { <AttributedTexts comparison /> }.into_any(),
                Tab::Words => view! { <InWords comparison /> }.into_any(),
            },
            Detail::Sift(comparison) => view! { <Sift comparison /> }.into_any(),
            Detail::Notices(comparison) => view! { <Notices comparison /> }.into_any(),
            Detail::Row(comparison, at) => view! { <RowPanel comparison at /> }.into_any(),
            Detail::Menu(comparison, at) => view! { <MenuItems comparison at /> }.into_any(),
            Detail::Near(comparison, at, article, span) => {
                view! { <NearPassage comparison at article span /> }.into_any()
            }
            Detail::Below(comparison) => view! { <Below comparison /> }.into_any(),
            Detail::Sifted(comparison) => view! { <Sifted comparison /> }.into_any(),
        })
    }
);
