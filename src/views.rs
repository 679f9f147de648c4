//! The views that come as chunks of the page.

use std::{future::Future, pin::Pin, sync::Arc};

use cotejo_core::{bundle::LoadError, view_state::View, views::Archive};
use futures_util::future::join;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    address::Address,
    article::article_page::ArticleView,
    chunks::{Chunk, ChunkView, Chunks, Coming, Outcome, draw_at_once, in_chunk},
    compare::{compare_page::CompareView, details, export_menu},
    entity::entity_page::EntityView,
    help::Help,
    help_sheet::HelpSheet,
    load,
    method::method_page::MethodView,
    overview::overview_page::OverviewView,
    rest::{begin, rest},
};

/// Fetches a chunk and all that it needs; whether that came.
pub(crate) fn fetch(chunk: Chunk, chunks: Chunks) -> Coming {
    match chunk {
        Chunk::Reading => Box::pin(async { fetch_reading().await.is_ok() }),
        Chunk::Comparison => Box::pin(async move {
            let (code, annotations) = join(fetch_comparison(), chunks.fetch_annotations()).await;
            code.is_ok() && annotations.is_ok()
        }),
        Chunk::Details => Box::pin(async move {
            chunks.fetch(Chunk::Accuracy);
            details::fetch().await
        }),
        Chunk::Accuracy => Box::pin(async move {
            load::accuracy().await.map(|file| chunks.keep_accuracy(file)).is_ok()
        }),
        Chunk::Exports => Box::pin(export_menu::fetch()),
        Chunk::Texts => Box::pin(async move {
            let failed = chunks.failures.texts;
            failed.set(None);
            let came = texts(chunks).await;
            let is_here = came.is_ok();
            failed.set(came.err());
            is_here
        }),
    }
}

async fn texts(chunks: Chunks) -> Result<(), LoadError> {
    let Some(alone) = chunks.loaded.get_untracked() else { return Ok(()) };
    fetch_texts().await.map_err(|_| LoadError::Network)?;
    let reading = read_texts(alone).await.map_err(|_| LoadError::Network)?;
    let archive = reading.await?;
    chunks.loaded.set(Some(Arc::clone(&archive)));
    if let Ok(preparing) = prepare_texts(archive).await {
        spawn_local(preparing);
    }
    Ok(())
}

/// The chunk that draws a view; the page itself draws the cards.
pub(crate) fn chunk_of(view: View) -> Option<Chunk> {
    match view {
        View::Cards => None,
        View::Compare => Some(Chunk::Comparison),
        View::Article | View::Entity | View::Method | View::Overview => Some(Chunk::Reading),
    }
}

/// A view of a chunk that has come.
pub(crate) fn draw(view: View) -> AnyView {
    match view {
        View::Compare => draw_at_once(draw_comparison(())),
        _ => draw_at_once(draw_reading(Sheet::View(view))),
    }
}

/// Fetches what reads the texts, before it can be told which they are.
pub(crate) fn expect_texts() {
    spawn_local(async {
        // Where it fails, it is fetched again with them.
        let _ = fetch_texts().await;
    });
}

/// Makes what compares ready once it is here, for a reader who is about to.
pub(crate) fn prepare_expected(address: Address, chunks: Chunks) {
    let ready = Memo::new(move |_| {
        chunks.expected.get() && chunks.has(Chunk::Texts) && chunks.has(Chunk::Comparison)
    });
    Effect::new(move |_| {
        // The comparison itself does the same.
        if !ready.get() || address.now().view == View::Compare {
            return;
        }
        spawn_local(async move {
            // Where it fails, the comparison itself says so.
            if let Some(archive) = chunks.loaded.get_untracked()
                && let Ok(preparing) = prepare_comparison(archive).await
            {
                preparing.await;
            }
        });
    });
}

in_chunk!(reading fetched by fetch_reading:
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

in_chunk!(texts fetched by fetch_texts:
    fn read_texts(alone: Arc<Archive>) -> Outcome<Work<Result<Arc<Archive>, LoadError>>> {
        Ok(Box::pin(async move {
            let catalogue = Arc::clone(&alone.catalogue);
            let texts = load::texts(&catalogue.texts).await?;
            let annotations = Arc::clone(&alone.annotations);
            Ok(Arc::new(Archive::with_texts(catalogue, texts, annotations)))
        }))
    }
);

in_chunk!(texts:
    fn prepare_texts(archive: Arc<Archive>) -> Outcome<Work<()>> {
        Ok(Box::pin(async move {
            begin();
            archive.prepare(&rest).await;
        }))
    }
);

/// Work of a chunk that takes its time.
type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// The help sheet, of a chunk that has come.
pub(crate) fn draw_help(help: Help) -> AnyView {
    draw_at_once(draw_reading(Sheet::Help(help)))
}

/// What the chunk for reading draws. One function has them all: another would have to be waited for.
enum Sheet {
    View(View),
    Help(Help),
}

in_chunk!(comparison fetched by fetch_comparison:
    fn draw_comparison(_nothing: ()) -> Outcome<AnyView> {
        Ok(view! { <CompareView /> }.into_any())
    }
);

in_chunk!(comparison:
    fn prepare_comparison(archive: Arc<Archive>) -> Outcome<Work<()>> {
        Ok(Box::pin(async move {
            begin();
            archive.prepare_comparison(&rest).await;
        }))
    }
);

/// The sheet, once it has been asked for.
pub(crate) fn help_sheet(help: Help) -> AnyView {
    let is_asked = Memo::new(move |_| help.asked.get() > 0);
    let draw = move || draw_help(help);
    (move || {
        is_asked
            .get()
            .then(|| view! { <ChunkView chunk=Chunk::Reading within=true draw=Box::new(draw) /> })
    })
    .into_any()
}
