//! The comparison as files to copy or keep, the articles as citations, and the way back in: a kept
//! JSON is held against the page.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::{
    Loaded,
    address::{Address, ViewLink},
    clipboard::Clipboard,
    compare_page::Comparison,
    words,
};
use crate::{
    compare::Ledger,
    dossier::CatalogueArticle,
    export::{self, Imported},
    select::compare_page,
    view_state::{Lang, ViewState},
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
    let rows = page.shown.iter().map(|&at| page.ledger.rows[at].clone()).collect();
    let ledger = Ledger { rows, ..page.ledger.clone() };
    let texts = comparison.archive.texts.as_ref()?;
    let exported = export::Comparison::of(&ledger, &comparison.archive.catalogue, texts, link)?
        .out_of(page.ledger.rows.len());
    Some(match format {
        Format::Markdown => export::markdown(&exported, &words::EXPORTED),
        Format::Csv => {
            format!("{}{}", export::BYTE_ORDER_MARK, export::csv(&exported, &words::EXPORTED))
        }
        Format::Json => export::json(&exported),
        Format::Html => export::html(&exported, &words::EXPORTED),
    })
}

/// Hands words to the reader as a file.
fn keep(text: &str, name: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&text.into());
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&parts)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// What can be taken along.
#[component]
pub(super) fn ExportMenu(
    /// The comparison, while there is one.
    comparison: Memo<Option<Comparison>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let clipboard = expect_context::<Clipboard>();
    let failed = RwSignal::new(false);
    let file = move |format: Format| {
        let link = address.to_share(&address.now(), Lang::Es);
        comparison.with_untracked(|one| one.as_ref().and_then(|one| written(one, &link, format)))
    };
    let line = |format: Format| {
        let copy = move |_| {
            if let Some(text) = file(format) {
                clipboard.copy(text, words::COPIED_FILE);
            }
        };
        let save = move |_| {
            let name = format!("cotejo.{}", format.ending());
            failed.set(file(format).is_none_or(|text| keep(&text, &name).is_err()));
        };
        view! {
            <li>
                <b>{format.name()}</b> " "
                <button class="link-button" on:click=save>{words::SAVE}</button> " · "
                <button class="link-button" on:click=copy>{words::COPY}</button>
            </li>
        }
        .into_any()
    };
    let citations = move || {
        comparison
            .with(|one| one.as_ref().map(|one| one.articles.iter().map(cited).collect::<Vec<_>>()))
    };
    view! {
        <details class="export-menu">
            <summary class="button">{words::EXPORT}</summary>
            <div class="export-menu__sheet">
                <h2>{words::AS_FILE}</h2>
                <ul>{Format::ALL.map(line)}</ul>
                {move || failed.get().then(|| view! { <p role="alert">{words::NOT_SAVED}</p> }.into_any())}
                <h2>{words::AS_CITATION}</h2>
                <ul>{citations}</ul>
                <Import />
            </div>
        </details>
    }
}

/// An article's citations.
fn cited(article: &CatalogueArticle) -> AnyView {
    let clipboard = expect_context::<Clipboard>();
    let button = |name: &'static str, text: String| {
        let copy = move |_| clipboard.copy(text.clone(), words::COPIED_CITATION);
        view! { <button class="link-button" on:click=copy>{name}</button> " " }.into_any()
    };
    view! {
        <li>
            {words::source_and_day(article)} ": "
            {button(words::PLAIN, export::citation(article))}
            {button("BibTeX", export::bibtex(article))}
            {button("CSL-JSON", export::csl_json(article))}
        </li>
    }
    .into_any()
}

/// What a kept comparison is to this page.
#[derive(Clone)]
enum Opened {
    /// It is no comparison, and why.
    Faulty(String),
    /// Every row of it is here, in the same words and states, at this state.
    Same(ViewState),
    /// So many of its rows are not, of so many.
    Other(ViewState, usize, usize),
    /// The dossier lacks its articles.
    Elsewhere,
}

/// Opens a kept JSON and tells whether this page still says the same.
#[component]
fn Import() -> impl IntoView {
    let loaded = expect_context::<Loaded>();
    let opened = RwSignal::new(None::<Opened>);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let file = input.get().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            let result = export::from_json(&text.unwrap_or_default());
            opened.set(Some(match result {
                Ok(imported) => held_against(loaded, &imported),
                Err(why) => Opened::Faulty(why),
            }));
        });
    };
    let said = move || {
        opened.get().map(|opened| match opened {
            Opened::Faulty(why) => view! { <p>{words::faulty_import(&why)}</p> }.into_any(),
            Opened::Elsewhere => view! { <p>{words::IMPORT_ELSEWHERE}</p> }.into_any(),
            Opened::Same(to) => view! { <p>{words::IMPORT_SAME} " " <ViewLink to>{words::GO_THERE}</ViewLink></p> }.into_any(),
            Opened::Other(to, other, of) => view! { <p>{words::import_other(other, of)} " " <ViewLink to>{words::GO_THERE}</ViewLink></p> }.into_any(),
        })
    };
    view! {
        <h2>{words::OPEN_KEPT}</h2>
        <input node_ref=input type="file" accept=".json,application/json" aria-label=words::OPEN_KEPT on:change=chosen />
        <div role="status">{said}</div>
    }
}

fn held_against(loaded: Loaded, imported: &Imported) -> Opened {
    let query = imported.link.split_once('?').map_or("", |(_, query)| query);
    let mut state = ViewState::from_query(query);
    if state.sel != imported.ledger.articles {
        let ids: Vec<&str> = imported.ledger.articles.iter().map(String::as_str).collect();
        state = ViewState::default().comparing_these(&ids);
    }
    let archive = loaded.get_untracked();
    let page = archive.as_ref().and_then(|archive| compare_page(archive, &state));
    let Some(page) = page.filter(|page| page.ledger.articles == imported.ledger.articles) else {
        return Opened::Elsewhere;
    };
    let rows = &imported.ledger.rows;
    let other = rows.iter().filter(|row| !page.ledger.rows.contains(row)).count();
    if other == 0 { Opened::Same(state) } else { Opened::Other(state, other, rows.len()) }
}
