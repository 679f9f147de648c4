//! Parts of the page that are fetched when they are first wanted: a visit to the cards need not wait
//! for the comparison.
//!
//! `cargo xtask build` cuts each part out of the WebAssembly that the compiler makes, into files of
//! its own (`--cfg split`). Built in any other way the page is in one piece, and its parts are
//! there at once.

use std::{
    future::Future,
    pin::pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll, Waker},
};

use futures_util::future::join;
use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::SplitLoaderError;

use super::{
    Loaded,
    article_page::ArticleView,
    compare_page::CompareView,
    entity_page::EntityView,
    load::{self, LoadError},
    method_page::MethodView,
    notice::{PartMissing, PartPending},
    overview_page::OverviewView,
};
use crate::{dossier::Annotations, select::Archive, view_state::View};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One article, one entity, the method.
    Reading,
    /// The comparison and the overview.
    Comparison,
}

impl Part {
    /// The part that draws a view; the page itself draws the cards.
    pub(super) fn of(view: View) -> Option<Self> {
        match view {
            View::Cards => None,
            View::Article | View::Entity | View::Method => Some(Self::Reading),
            View::Compare | View::Overview => Some(Self::Comparison),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Away,
    Coming,
    Here,
    Failed,
}

/// Which parts have come, and what the comparison needs besides its code.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    reading: RwSignal<Arrival>,
    comparison: RwSignal<Arrival>,
    annotations: StoredValue<Arc<OnceLock<Annotations>>>,
}

impl Parts {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            reading: RwSignal::new(Arrival::Away),
            comparison: RwSignal::new(Arrival::Away),
            annotations: StoredValue::default(),
        }
    }

    /// Where the annotations are once they have come.
    pub(super) fn annotations(self) -> Arc<OnceLock<Annotations>> {
        self.annotations.get_value()
    }

    /// Fetches the part that compares for a reader who is about to, and makes it ready.
    pub(super) fn expect_comparison(self, loaded: Loaded) {
        if self.comparison.get_untracked() != Arrival::Away {
            return;
        }
        self.fetch(Part::Comparison);
        spawn_local(async move {
            if fetch_comparison().await.is_ok()
                && let Some(archive) = loaded.get_untracked()
            {
                // Where it fails, the comparison itself says so.
                let _ = prepare_comparison(archive).await;
            }
        });
    }

    /// Fetches a part, unless it is here or on its way.
    pub(super) fn fetch(self, part: Part) {
        let arrival = self.arrival(part);
        if matches!(arrival.get_untracked(), Arrival::Coming | Arrival::Here) {
            return;
        }
        arrival.set(Arrival::Coming);
        spawn_local(async move {
            let came = match part {
                Part::Reading => fetch_reading().await.is_ok(),
                Part::Comparison => {
                    let (code, annotations) =
                        join(fetch_comparison(), self.fetch_annotations()).await;
                    code.is_ok() && annotations.is_ok()
                }
            };
            arrival.set(if came { Arrival::Here } else { Arrival::Failed });
        });
    }

    async fn fetch_annotations(self) -> Result<(), LoadError> {
        let kept = self.annotations();
        if kept.get().is_none() {
            let came = load::annotations().await?;
            kept.get_or_init(|| came);
        }
        Ok(())
    }

    /// Whether a view can be drawn; followed.
    pub(super) fn can_draw(self, view: View) -> bool {
        Part::of(view).is_none_or(|part| self.arrival(part).get() == Arrival::Here)
    }

    fn arrival(self, part: Part) -> RwSignal<Arrival> {
        match part {
            Part::Reading => self.reading,
            Part::Comparison => self.comparison,
        }
    }
}

/// A view of a part: once the part is here; until then that it is coming, or did not come.
#[component]
pub(super) fn PartView(
    /// The part.
    part: Part,
    /// Its view.
    view: View,
) -> impl IntoView {
    let parts = expect_context::<Parts>();
    parts.fetch(part);
    move || match parts.arrival(part).get() {
        Arrival::Here => match part {
            Part::Reading => at_once(draw_reading(view)),
            Part::Comparison => at_once(draw_comparison(view)),
        },
        Arrival::Failed => view! { <PartMissing retry=move || parts.fetch(part) /> }.into_any(),
        Arrival::Away | Arrival::Coming => view! { <PartPending /> }.into_any(),
    }
}

/// What a part draws: nothing is left to wait for once it is here.
fn at_once(drawing: impl Future<Output = Outcome<AnyView>>) -> AnyView {
    match pin!(drawing).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => view,
        Poll::Ready(Err(_)) | Poll::Pending => view! { <PartPending /> }.into_any(),
    }
}

type Outcome<T> = Result<T, SplitLoaderError>;

/// Puts a function into a part; `fetched by` names one that fetches the part. Both are async, and
/// wait for nothing once the part is here.
macro_rules! in_part {
    ($module:ident $(fetched by $fetch:ident)?: fn $name:ident($with:ident: $type:ty) -> $outcome:ty $body:block) => {
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($module, fallible $(, preload($fetch))?)]
        fn $name($with: $type) -> $outcome $body

        #[cfg(not(split))]
        async fn $name($with: $type) -> $outcome $body

        $(
            #[cfg(not(split))]
            async fn $fetch() -> Outcome<()> {
                Ok(())
            }
        )?
    };
}

in_part!(reading fetched by fetch_reading:
    fn draw_reading(view: View) -> Outcome<AnyView> {
        Ok(match view {
            View::Article => view! { <ArticleView /> }.into_any(),
            View::Entity => view! { <EntityView /> }.into_any(),
            _ => view! { <MethodView /> }.into_any(),
        })
    }
);

in_part!(comparison fetched by fetch_comparison:
    fn draw_comparison(view: View) -> Outcome<AnyView> {
        Ok(match view {
            View::Compare => view! { <CompareView /> }.into_any(),
            _ => view! { <OverviewView /> }.into_any(),
        })
    }
);

in_part!(comparison:
    fn prepare_comparison(archive: Arc<Archive>) -> Outcome<()> {
        archive.prepare_comparison();
        Ok(())
    }
);
