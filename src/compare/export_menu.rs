//! The comparison as files to copy or keep, the articles as citations, and the way back in: a kept
//! JSON is held against the page.

use std::{future::Future, pin::Pin, sync::Arc};

use cotejo_core::{
    action::Action,
    bundle::CatalogueArticle,
    compare::Ledger,
    export::{self, Citation},
    view_state::ViewState,
    views::{Archive, ComparisonModel},
};
use js_sys::{Array, JSON, Reflect};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url};

use crate::{
    address::{Address, link, to_share},
    chunks::{Chunk, ChunkView, Chunks, Outcome, draw_at_once, in_chunk},
    cite::citation_buttons,
    clipboard::Clipboard,
    compare::comparison::Comparison,
    load::Loaded,
    messages::{citing, exports, shell},
};

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Markdown,
    Csv,
    Json,
    Html,
}

impl Format {
    const ALL: [Self; 4] = [Self::Markdown, Self::Csv, Self::Json, Self::Html];

    fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Html => "HTML",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// The rows that are shown, as a file.
fn written(comparison: &Comparison, link: &str, format: Format) -> Option<String> {
    let page = &comparison.page;
    let rows = page.passing().map(|at| page.ledger.rows[at].clone()).collect();
    let ledger = Ledger { rows, ..Ledger::clone(&page.ledger) };
    let texts = comparison.archive.texts.as_ref()?;
    let exported = export::Comparison::of(&ledger, &comparison.archive.catalogue, texts, link)?
        .out_of(page.ledger.rows.len())
        .noted(page.passing().map(|at| note(page, at)).collect());
    Some(match format {
        Format::Markdown => export::markdown(&exported, exports().exported()),
        Format::Csv => {
            format!("{}{}", export::BYTE_ORDER_MARK, export::csv(&exported, exports().exported()))
        }
        Format::Json => export::json(&exported),
        Format::Html => export::html(&exported, exports().exported()),
    })
}

fn note(page: &ComparisonModel, at: usize) -> export::RowNote {
    export::RowNote { number: page.number(at), judged: page.judged(at) }
}

/// Hands words to the reader as a file.
fn keep(text: &str, name: &str) -> Result<(), JsValue> {
    let chunks = Array::of1(&text.into());
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&chunks)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Makes a comparison: given to the chunk, which would otherwise bring the code for it again.
type Compare = fn(Arc<Archive>, ViewState) -> Pin<Box<dyn Future<Output = Option<Comparison>>>>;

/// Fetches the chunk; whether it came.
pub(crate) async fn fetch() -> bool {
    fetch_exports().await.is_ok()
}

in_chunk!(exports fetched by fetch_exports:
    fn draw_exports(of: (Memo<Option<Comparison>>, Compare)) -> Outcome<AnyView> {
        let (comparison, compare) = of;
        Ok(view! { <Exports comparison compare /> }.into_any())
    }
);

/// The menu of what can be taken along.
#[component]
pub(crate) fn ExportMenu(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    let opened = RwSignal::new(false);
    let near = move || {
        chunks.fetch(Chunk::Exports);
    };
    let sheet = move || {
        let draw = move || {
            draw_at_once(draw_exports((comparison, |archive, state| {
                Box::pin(Comparison::made(archive, state))
            })))
        };
        opened.get().then(|| {
            view! { <ChunkView chunk=Chunk::Exports within=true draw=Box::new(draw) /> }.into_any()
        })
    };
    view! {
        <details class="export-menu" data-menu on:toggle=move |_| opened.set(true)>
            <summary class="button" on:pointerenter=move |_| near() on:focus=move |_| near()>
                {exports().export}
            </summary>
            <div class="export-menu__sheet panel flow" data-gap="2" data-over>
                {sheet}
            </div>
        </details>
    }
}

/// What can be taken along.
#[component]
fn Exports(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
    /// Makes another.
    compare: Compare,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let clipboard = expect_context::<Clipboard>();
    let failed = RwSignal::new(false);
    let file = move |format: Format| {
        let link = to_share(&address.now());
        comparison.with_untracked(|one| one.as_ref().and_then(|one| written(one, &link, format)))
    };
    let line = |format: Format| {
        let copy = move |_| {
            if let Some(text) = file(format) {
                clipboard.copy(text, exports().copied_file);
            }
        };
        let save = move |_| {
            let name = format!("cotejo.{}", format.ending());
            failed.set(file(format).is_none_or(|text| keep(&text, &name).is_err()));
        };
        view! {
            <li>
                <b>{format.name()}</b>
                " "
                <button class="link-button" on:click=save>
                    {exports().save}
                </button>
                " · "
                <button class="link-button" on:click=copy>
                    {exports().copy}
                </button>
            </li>
        }
        .into_any()
    };
    let citations = move || {
        comparison
            .with(|one| one.as_ref().map(|one| one.articles.iter().map(cited).collect::<Vec<_>>()))
    };
    view! {
        <h2>{exports().as_file}</h2>
        <ul>{Format::ALL.map(line)}</ul>
        {move || failed.get().then(|| view! { <p role="alert">{exports().not_saved}</p> }.into_any())}
        <h2>{exports().as_citation}</h2>
        <ul>{citations}</ul>
        <Import compare />
    }
}

/// An article's citations.
fn cited(article: &CatalogueArticle) -> AnyView {
    let source = exports().source_and_day(article);
    let article = Arc::new(article.clone());
    let buttons = citation_buttons("link-button", move |form| {
        let citation = Citation { article: &article, passage: None };
        Some(form(&citation, &citing().citation()))
    });
    view! { <li>{source} ": " {buttons}</li> }.into_any()
}

/// Opens a kept JSON and tells whether this page still says the same.
#[component]
fn Import(
    /// Makes the comparison that was kept again.
    compare: Compare,
) -> impl IntoView {
    let loaded = expect_context::<Loaded>();
    let outcome = RwSignal::new(None::<String>);
    let query = RwSignal::new(None::<String>);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let file = input.get().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            let (words, state) = held_against(loaded, compare, &text.unwrap_or_default()).await;
            outcome.set(Some(words));
            query.set(state.map(|state| state.to_query()));
        });
    };
    let there = move || {
        query.with(|query| {
            query.clone().map(|query| link(Action::Query(query)).words(shell().go_there))
        })
    };
    view! {
        <h2>{exports().open_kept}</h2>
        <input
            node_ref=input
            type="file"
            accept=".json,application/json"
            aria-label=exports().open_kept
            on:change=chosen
        />
        <p role="status">{move || outcome.get()} " " {there}</p>
    }
}

/// Rows of a comparison's JSON, each as the browser writes it again. The browser reads the file:
/// [`export::from_json`] would bring its reader into the page.
fn rows_of(comparison: &JsValue) -> Vec<String> {
    let rows = Reflect::get(comparison, &"rows".into()).unwrap_or_default();
    let row = |row: JsValue| JSON::stringify(&row).ok().map(String::from);
    Array::from(&rows).iter().filter_map(row).collect()
}

/// What a kept comparison is to this page, in words, and the state that shows it here.
async fn held_against(loaded: Loaded, compare: Compare, text: &str) -> (String, Option<ViewState>) {
    let kept = match JSON::parse(text) {
        Ok(kept) => kept,
        Err(error) => {
            let why = String::from(js_sys::Error::from(error).message());
            return (exports().faulty_import(&why), None);
        }
    };
    let field = |name: &str| Reflect::get(&kept, &name.into()).unwrap_or_default();
    let link = field("link").as_string().unwrap_or_default();
    let state = ViewState::from_query(link.split_once('?').map_or("", |(_, query)| query));
    let schema = field("schema").as_f64();
    if schema != Some(f64::from(export::SCHEMA)) || !Array::is_array(&field("rows")) {
        let why = exports().no_comparison(schema, export::SCHEMA);
        let opens = schema.is_some() && !link.is_empty();
        return (exports().faulty_import(&why), opens.then_some(state));
    }
    let archive = loaded.get_untracked();
    let again = match archive {
        Some(archive) => compare(archive, state.clone()).await,
        None => None,
    };
    let Some(again) = again.and_then(|again| written(&again, &link, Format::Json)) else {
        return (exports().import_elsewhere.to_owned(), None);
    };
    let rows = rows_of(&kept);
    let here = rows_of(&JSON::parse(&again).unwrap_or_default());
    let other = export::missing(&rows, &here);
    (exports().imported(other, rows.len()), Some(state))
}
