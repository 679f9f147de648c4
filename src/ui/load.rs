//! Fetches the bundle. The only code that asks for files, and only this site's own.

use js_sys::Promise;
use leptos::prelude::*;
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::dossier::{Annotations, Catalogue, LoadError, SCHEMA, Texts};

/// The catalogue, from the address that the bundler wrote into the page.
pub(super) async fn catalogue() -> Result<Catalogue, LoadError> {
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
pub(super) async fn texts(name: &str) -> Result<Texts, LoadError> {
    fetch(&format!("data/{name}")).await
}

/// What comparisons need to know of the texts' words, from the address that the bundler wrote into
/// the page.
pub(super) async fn annotations() -> Result<Annotations, LoadError> {
    let address = document()
        .query_selector("meta[name=annotations]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| "data/annotations.json".to_owned());
    fetch(&address).await
}

#[derive(Deserialize)]
struct Versioned {
    schema: u32,
}

async fn fetch<T: DeserializeOwned>(address: &str) -> Result<T, LoadError> {
    let response: Response = arrived(Ok(window().fetch_with_str(address))).await?.unchecked_into();
    match response.status() {
        404 => return Err(LoadError::NotFound(address.to_owned())),
        status if !response.ok() => return Err(LoadError::Status(status, address.to_owned())),
        _ => {}
    }
    let text = arrived(response.text()).await?.as_string().unwrap_or_default();
    let damaged = |error: serde_json::Error| {
        LoadError::Damaged(address.to_owned(), error.line(), error.column())
    };
    // The version is read by itself first: another version's file is not damaged. The bundler writes
    // it first, and a large file is not read twice.
    let found = match schema_at_start(&text) {
        Some(found) => found,
        None => serde_json::from_str::<Versioned>(&text).map_err(damaged)?.schema,
    };
    if found != SCHEMA {
        return Err(LoadError::Schema(found, SCHEMA));
    }
    serde_json::from_str(&text).map_err(damaged)
}

fn schema_at_start(text: &str) -> Option<u32> {
    text.strip_prefix("{\"schema\":")?.split_once(',')?.0.parse().ok()
}

async fn arrived(promise: Result<Promise, JsValue>) -> Result<JsValue, LoadError> {
    let promise = promise.map_err(|_| LoadError::Network)?;
    JsFuture::from(promise).await.map_err(|_| LoadError::Network)
}
