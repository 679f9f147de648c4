//! Fetches the bundle. The only code that asks for files, and only this site's own.

use std::sync::Arc;

use cotejo_core::{
    bundle::{Annotations, Catalogue, LoadError, SCHEMA, Texts},
    views::Archive,
};
use js_sys::Promise;
use leptos::prelude::*;
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::rest::{begin, rest};

/// The dossier, once its catalogue has arrived; replaced once, when the texts have.
pub(crate) type Loaded = RwSignal<Option<Arc<Archive>>>;

/// The catalogue, from the address that the bundler wrote into the page.
pub(crate) async fn catalogue() -> Result<Catalogue, LoadError> {
    let address = document()
        .get_element_by_id("catalogue")
        .and_then(|link| link.get_attribute("href"))
        .unwrap_or_else(|| "data/catalogue.json".to_owned());
    let mut catalogue: Catalogue = fetch(&address).await?;
    catalogue.count_entities();
    match catalogue.repeated_id() {
        Some(id) => Err(LoadError::RepeatedId(id.to_owned())),
        None => Ok(catalogue),
    }
}

/// The texts that belong to a catalogue.
pub(crate) async fn texts(name: &str) -> Result<Texts, LoadError> {
    let address = format!("data/{name}");
    let json = fetched(&address).await?;
    let texts = Texts::in_steps(&json, &rest).await;
    texts.map_err(|damage| LoadError::Damaged(address, damage.line, damage.column))
}

/// What comparisons need to know of the texts' words, from the address that the bundler wrote into
/// the page.
pub(crate) async fn annotations() -> Result<Annotations, LoadError> {
    fetch(&in_page("annotations")).await
}

/// How well texts are read, as measured; from such an address too. Who shows it reads it.
pub(crate) async fn accuracy() -> Result<String, LoadError> {
    text_of(&in_page("accuracy")).await
}

/// The address of a file of the bundle that the page itself names.
fn in_page(name: &str) -> String {
    let meta = document().query_selector(&format!("meta[name={name}]")).ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

#[derive(Deserialize)]
struct Versioned {
    schema: u32,
}

async fn fetch<T: DeserializeOwned>(address: &str) -> Result<T, LoadError> {
    serde_json::from_str(&fetched(address).await?).map_err(|error| damaged(address, &error))
}

/// The text of a file of the bundle.
async fn text_of(address: &str) -> Result<String, LoadError> {
    let response: Response = arrived(Ok(window().fetch_with_str(address))).await?.unchecked_into();
    match response.status() {
        404 => return Err(LoadError::NotFound(address.to_owned())),
        status if !response.ok() => return Err(LoadError::Status(status, address.to_owned())),
        _ => {}
    }
    let text = arrived(response.text()).await?;
    begin();
    Ok(text.as_string().unwrap_or_default())
}

/// A file of the bundle, of this version.
async fn fetched(address: &str) -> Result<String, LoadError> {
    let text = text_of(address).await?;
    // The version is read by itself first: another version's file is not damaged. The bundler writes
    // it first, and a large file is not read twice.
    let found = if let Some(found) = schema_at_start(&text) {
        found
    } else {
        let versioned = serde_json::from_str::<Versioned>(&text);
        versioned.map_err(|error| damaged(address, &error))?.schema
    };
    if found == SCHEMA { Ok(text) } else { Err(LoadError::Schema(found, SCHEMA)) }
}

fn damaged(address: &str, error: &serde_json::Error) -> LoadError {
    LoadError::Damaged(address.to_owned(), error.line(), error.column())
}

fn schema_at_start(text: &str) -> Option<u32> {
    text.strip_prefix("{\"schema\":")?.split_once(',')?.0.parse().ok()
}

async fn arrived(promise: Result<Promise, JsValue>) -> Result<JsValue, LoadError> {
    let promise = promise.map_err(|_| LoadError::Network)?;
    JsFuture::from(promise).await.map_err(|_| LoadError::Network)
}
