//! The views that come as parts of the page.

use std::{future::Future, pin::Pin, sync::Arc};

use futures_util::future::join;
use leptos::{prelude::*, task::spawn_local};

use super::{
    Loaded,
    article_page::ArticleView,
    compare_page::CompareView,
    entity_page::EntityView,
    help_sheet::{Help, HelpSheet},
    method_page::MethodView,
    overview_page::OverviewView,
    parts::{Outcome, Part, PartName, Parts, drawn, in_part},
    rest::{begin, rest},
};
use crate::{select::Archive, view_state::View};

/// One article, one entity, the overview, the method.
pub(super) const READING: Part =
    Part { name: PartName::Reading, fetch: |_| Box::pin(async { fetch_reading().await.is_ok() }) };

/// The comparison.
pub(super) const COMPARISON: Part = Part {
    name: PartName::Comparison,
    fetch: |parts| {
        Box::pin(async move {
            let (code, annotations) = join(fetch_comparison(), parts.fetch_annotations()).await;
            code.is_ok() && annotations.is_ok()
        })
    },
};

/// The part that draws a view; the page itself draws the cards.
pub(super) fn part_of(view: View) -> Option<Part> {
    match view {
        View::Cards => None,
        View::Compare => Some(COMPARISON),
        View::Article | View::Entity | View::Method | View::Overview => Some(READING),
    }
}

/// A view of a part that has come.
pub(super) fn draw(view: View) -> AnyView {
    match view {
        View::Compare => drawn(draw_comparison(())),
        _ => drawn(draw_reading(Sheet::View(view))),
    }
}

/// Fetches the part that compares for a reader who is about to, and makes it ready.
pub(super) fn expect_comparison(parts: Parts, loaded: Loaded) {
    parts.fetch(COMPARISON);
    if !parts.prepare_once() {
        return;
    }
    spawn_local(async move {
        if fetch_comparison().await.is_ok()
            && let Some(archive) = loaded.get_untracked()
        {
            // Where it fails, the comparison itself says so.
            if let Ok(preparing) = prepare_comparison(archive).await {
                preparing.await;
            }
        }
    });
}

in_part!(reading fetched by fetch_reading:
    fn draw_reading(sheet: Sheet) -> Outcome<AnyView> {
        Ok(match sheet {
            Sheet::Help(help) => view! { <HelpSheet help /> }.into_any(),
            Sheet::View(View::Article) => view! { <ArticleView /> }.into_any(),
            Sheet::View(View::Entity) => view! { <EntityView /> }.into_any(),
            Sheet::View(View::Overview) => view! { <OverviewView /> }.into_any(),
            Sheet::View(_) => view! { <MethodView /> }.into_any(),
        })
    }
);

/// The help sheet, of a part that has come.
pub(super) fn draw_help(help: Help) -> AnyView {
    drawn(draw_reading(Sheet::Help(help)))
}

/// What the part for reading draws. One function has them all: another would have to be waited for.
enum Sheet {
    View(View),
    Help(Help),
}

in_part!(comparison fetched by fetch_comparison:
    fn draw_comparison(_nothing: ()) -> Outcome<AnyView> {
        Ok(view! { <CompareView /> }.into_any())
    }
);

in_part!(comparison:
    fn prepare_comparison(archive: Arc<Archive>) -> Outcome<Pin<Box<dyn Future<Output = ()>>>> {
        Ok(Box::pin(async move {
            begin();
            archive.prepare_comparison(&rest).await;
        }))
    }
);
