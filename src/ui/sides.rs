//! What a comparison shows besides its rows: a part of the page by itself.

use leptos::prelude::*;

use super::{
    compare_page::Comparison,
    compare_tables::{DatesAndFigures, NameTable, QuoteTable, VoiceTexts},
    in_words::InWords,
    parts::{Outcome, Part, PartName, in_part},
    side_texts::SideTexts,
};
use crate::view_state::Tab;

/// The texts and the tables of a comparison.
pub(super) const SIDES: Part =
    Part { name: PartName::Sides, fetch: |_| Box::pin(async { fetch_sides().await.is_ok() }) };

in_part!(sides fetched by fetch_sides:
    pub(super) fn draw_side(of: (Tab, Comparison)) -> Outcome<AnyView> {
        let (tab, comparison) = of;
        Ok(match tab {
            Tab::Rows => ().into_any(),
            Tab::Texts => view! { <SideTexts comparison /> }.into_any(),
            Tab::Quotes => view! { <QuoteTable comparison /> }.into_any(),
            Tab::Dates => view! { <DatesAndFigures comparison /> }.into_any(),
            Tab::Names => view! { <NameTable comparison /> }.into_any(),
            Tab::Voices => view! { <VoiceTexts comparison /> }.into_any(),
            Tab::Words => view! { <InWords comparison /> }.into_any(),
        })
    }
);
