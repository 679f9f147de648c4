//! Chunks of the page that are fetched when they are first wanted: a visit to the cards need not wait
//! for the comparison.
//!
//! `cargo xtask build` cuts each chunk out of the WebAssembly that the compiler makes, into files of
//! its own (`--cfg split`). Built in any other way the page is in one piece, and its chunks are
//! there at once. What is in a chunk stands where [`in_chunk`] is used.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, OnceLock},
};

use cotejo_core::{
    bundle::{Annotations, LoadError},
    text::at_once::at_once,
    view_state::{Facet, View, ViewState},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::SplitLoaderError;

use crate::{
    load::{self, Loaded},
    notice::{ChunkMissing, ChunkPending},
};

/// A chunk of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chunk {
    /// One article, one entity, the overview, the method.
    Reading,
    /// The comparison: its rows.
    Comparison,
    /// What a comparison shows besides its rows.
    Details,
    /// What can be taken along from a comparison.
    Exports,
    /// The texts, and what reads and searches them.
    Texts,
    /// How well texts are read, as measured.
    Accuracy,
}

/// What could not be loaded, if something could not.
#[derive(Clone, Copy)]
pub(crate) struct Failures {
    /// The catalogue: nothing can be shown.
    pub(crate) catalogue: RwSignal<Option<LoadError>>,
    /// The texts: cards and filters can.
    pub(crate) texts: RwSignal<Option<LoadError>>,
}

/// A chunk on its way: whether it came.
pub(crate) type Coming = Pin<Box<dyn Future<Output = bool>>>;

/// Whether a state needs the texts: a search does, what speakers say, and each view but the cards.
pub(crate) fn needs_texts(state: &ViewState) -> bool {
    state.view != View::Cards || state.searches() || state.include.contains_key(&Facet::Speaker)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Away,
    Coming,
    Here,
    Failed,
}

/// Which chunks have come, and what the comparison needs besides its code.
#[derive(Clone, Copy)]
pub(crate) struct Chunks {
    arrivals: [RwSignal<Arrival>; 6],
    /// Fetches one.
    fetcher: fn(Chunk, Self) -> Coming,
    /// What has come of the dossier.
    pub(crate) loaded: Loaded,
    /// What of it has not.
    pub(crate) failures: Failures,
    annotations: StoredValue<Arc<OnceLock<Annotations>>>,
    accuracy: StoredValue<Arc<str>>,
    /// Whether the reader is about to compare.
    pub(crate) expected: RwSignal<bool>,
    /// Whether a chunk is still working out what it shows.
    pub(crate) making: RwSignal<bool>,
}

impl Chunks {
    /// None yet.
    pub(crate) fn new(
        loaded: Loaded,
        failures: Failures,
        fetcher: fn(Chunk, Self) -> Coming,
    ) -> Self {
        Self {
            fetcher,
            arrivals: std::array::from_fn(|_| RwSignal::new(Arrival::Away)),
            loaded,
            failures,
            annotations: StoredValue::default(),
            accuracy: StoredValue::new("".into()),
            expected: RwSignal::new(false),
            making: RwSignal::new(false),
        }
    }

    /// Where the annotations are once they have come.
    pub(crate) fn annotations(self) -> Arc<OnceLock<Annotations>> {
        self.annotations.get_value()
    }

    /// Fetches the annotations, unless they are here.
    pub(crate) async fn fetch_annotations(self) -> Result<(), LoadError> {
        let kept = self.annotations();
        if kept.get().is_none() {
            let came = load::annotations().await?;
            kept.get_or_init(|| came);
        }
        Ok(())
    }

    /// The file of how well texts are read; empty until it has come.
    pub(crate) fn accuracy(self) -> Arc<str> {
        self.accuracy.get_value()
    }

    /// Keeps that file.
    pub(crate) fn keep_accuracy(self, file: String) {
        self.accuracy.set_value(file.into());
    }

    /// Fetches a chunk, unless it is here or on its way; whether it is fetched now.
    pub(crate) fn fetch(self, chunk: Chunk) -> bool {
        let arrival = self.arrival(chunk);
        if matches!(arrival.get_untracked(), Arrival::Coming | Arrival::Here) {
            return false;
        }
        arrival.set(Arrival::Coming);
        spawn_local(async move {
            let came = (self.fetcher)(chunk, self).await;
            arrival.set(if came { Arrival::Here } else { Arrival::Failed });
        });
        true
    }

    /// Fetches a chunk for a reader who is likely to want it. Where it did not come, it is left to be
    /// asked for: what says so does not move under the pointer.
    pub(crate) fn expect(self, chunk: Chunk) {
        if self.arrival(chunk).get_untracked() == Arrival::Away {
            self.fetch(chunk);
        }
    }

    /// Fetches what compares for a reader who is about to.
    pub(crate) fn expect_comparison(self) {
        self.expect(Chunk::Texts);
        self.expect(Chunk::Comparison);
        self.expected.set(true);
    }

    /// Whether a chunk has come; followed.
    pub(crate) fn has(self, chunk: Chunk) -> bool {
        self.arrival(chunk).get() == Arrival::Here
    }

    /// Whether a chunk has come, or did not; followed.
    pub(crate) fn is_settled(self, chunk: Chunk) -> bool {
        matches!(self.arrival(chunk).get(), Arrival::Here | Arrival::Failed)
    }

    fn arrival(self, chunk: Chunk) -> RwSignal<Arrival> {
        self.arrivals[chunk as usize]
    }
}

/// What a chunk draws, once it is here; until then that it is coming, or did not come.
#[component]
pub(crate) fn ChunkView(
    /// The chunk.
    chunk: Chunk,
    /// Whether it is a piece of a view that is there without it.
    #[prop(optional)]
    within: bool,
    /// Draws it.
    draw: Box<dyn Fn() -> AnyView + Send>,
) -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    chunks.fetch(chunk);
    let retry = move || {
        chunks.fetch(chunk);
    };
    move || match chunks.arrival(chunk).get() {
        Arrival::Here => draw(),
        Arrival::Failed => view! { <ChunkMissing within retry /> }.into_any(),
        Arrival::Away | Arrival::Coming => view! { <ChunkPending within /> }.into_any(),
    }
}

/// What a chunk draws: nothing is left to wait for once it is here.
pub(crate) fn draw_at_once(drawing: impl Future<Output = Outcome<AnyView>>) -> AnyView {
    at_once(drawing).and_then(Result::ok).unwrap_or_else(|| ().into_any())
}

/// What comes of a function of a chunk.
pub(crate) type Outcome<T> = Result<T, SplitLoaderError>;

/// Puts a function into a chunk; `fetched by` names one that fetches the chunk. Both are async, and
/// wait for nothing once the chunk is here.
macro_rules! in_chunk {
    ($module:ident $(fetched by $fetch:ident)?:
        $public:vis fn $name:ident($with:ident: $type:ty) -> $outcome:ty $body:block) => {
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
pub(crate) use in_chunk;
