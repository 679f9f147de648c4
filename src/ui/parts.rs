//! Parts of the page that are fetched when they are first wanted: a visit to the cards need not wait
//! for the comparison.
//!
//! `cargo xtask build` cuts each part out of the WebAssembly that the compiler makes, into files of
//! its own (`--cfg split`). Built in any other way the page is in one piece, and its parts are
//! there at once. What is in a part stands where [`in_part`] is used.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, OnceLock},
};

use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::SplitLoaderError;

use super::{
    load,
    notice::{PartMissing, PartPending},
};
use crate::{dossier::Annotations, dossier::LoadError, text::at_once::at_once};

/// A part of the page.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Which.
    pub(super) name: PartName,
    /// Fetches it and all that it needs; whether that came.
    pub(super) fetch: fn(Parts) -> Pin<Box<dyn Future<Output = bool>>>,
}

/// All parts there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartName {
    /// One article, one entity, the overview, the method.
    Reading,
    /// The comparison: its rows.
    Comparison,
    /// What a comparison shows besides its rows.
    Sides,
    /// What can be taken along from a comparison.
    Exports,
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
    arrivals: [RwSignal<Arrival>; 4],
    annotations: StoredValue<Arc<OnceLock<Annotations>>>,
    /// Whether what comparisons need is being worked out, or has been.
    prepared: StoredValue<bool>,
    /// Whether a part is still working out what it shows.
    pub(super) making: RwSignal<bool>,
}

impl Parts {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            arrivals: std::array::from_fn(|_| RwSignal::new(Arrival::Away)),
            annotations: StoredValue::default(),
            prepared: StoredValue::new(false),
            making: RwSignal::new(false),
        }
    }

    /// Where the annotations are once they have come.
    pub(super) fn annotations(self) -> Arc<OnceLock<Annotations>> {
        self.annotations.get_value()
    }

    /// Whether nobody has asked yet for what comparisons need.
    pub(super) fn prepare_once(self) -> bool {
        !self
            .prepared
            .try_update_value(|prepared| std::mem::replace(prepared, true))
            .unwrap_or(true)
    }

    /// Fetches the annotations, unless they are here.
    pub(super) async fn fetch_annotations(self) -> Result<(), LoadError> {
        let kept = self.annotations();
        if kept.get().is_none() {
            let came = load::annotations().await?;
            kept.get_or_init(|| came);
        }
        Ok(())
    }

    /// Fetches a part, unless it is here or on its way; whether it is fetched now.
    pub(super) fn fetch(self, part: Part) -> bool {
        let arrival = self.arrival(part);
        if matches!(arrival.get_untracked(), Arrival::Coming | Arrival::Here) {
            return false;
        }
        arrival.set(Arrival::Coming);
        spawn_local(async move {
            let came = (part.fetch)(self).await;
            arrival.set(if came { Arrival::Here } else { Arrival::Failed });
        });
        true
    }

    /// Whether a part has come; followed.
    pub(super) fn has(self, part: Part) -> bool {
        self.arrival(part).get() == Arrival::Here
    }

    /// Whether a part has come, or did not; followed.
    pub(super) fn is_settled(self, part: Part) -> bool {
        matches!(self.arrival(part).get(), Arrival::Here | Arrival::Failed)
    }

    fn arrival(self, part: Part) -> RwSignal<Arrival> {
        self.arrivals[part.name as usize]
    }
}

/// What a part draws, once it is here; until then that it is coming, or did not come.
#[component]
pub(super) fn PartView(
    /// The part.
    part: Part,
    /// Whether it is a piece of a view that is there without it.
    #[prop(optional)]
    within: bool,
    /// Draws it.
    draw: Box<dyn Fn() -> AnyView + Send>,
) -> impl IntoView {
    let parts = expect_context::<Parts>();
    parts.fetch(part);
    let retry = move || {
        parts.fetch(part);
    };
    move || match parts.arrival(part).get() {
        Arrival::Here => draw(),
        Arrival::Failed => view! { <PartMissing within retry /> }.into_any(),
        Arrival::Away | Arrival::Coming => view! { <PartPending within /> }.into_any(),
    }
}

/// What a part draws: nothing is left to wait for once it is here.
pub(super) fn drawn(drawing: impl Future<Output = Outcome<AnyView>>) -> AnyView {
    at_once(drawing).and_then(Result::ok).unwrap_or_else(|| ().into_any())
}

/// What comes of a function of a part.
pub(super) type Outcome<T> = Result<T, SplitLoaderError>;

/// Puts a function into a part; `fetched by` names one that fetches the part. Both are async, and
/// wait for nothing once the part is here.
macro_rules! in_part {
    ($module:ident $(fetched by $fetch:ident)?: $public:vis fn $name:ident($with:ident: $type:ty) -> $outcome:ty $body:block) => {
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($module, fallible $(, preload($fetch))?)]
        $public fn $name($with: $type) -> $outcome $body

        #[cfg(not(split))]
        $public async fn $name($with: $type) -> $outcome $body

        $(
            #[cfg(not(split))]
            async fn $fetch() -> Outcome<()> {
                Ok(())
            }
        )?
    };
}
pub(super) use in_part;
