//! What only a browser can tell: the core reads the same with 32-bit addresses, and the page
//! starts and says so when there is nothing to show.

#![cfg(target_arch = "wasm32")]

use cotejo_reading::{
    dossier::{Scope, SourceFile, build, bundle},
    model::Model,
    read::{Input, read},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! seed {
    ($name:literal) => {
        SourceFile { name: $name, bytes: include_bytes!(concat!("../articles/", $name)) }
    };
}

#[wasm_bindgen_test]
fn the_core_reads_the_same_as_on_the_makers_machine() {
    let files = [
        seed!("000_52d6b37e2cc8134c.txt"),
        seed!("001_0b24a2e276a93c8b.txt"),
        seed!("004_e6996546eecbb4a4.txt"),
    ];
    let dossier = build(&files, None, Scope::Folder).expect("the seeds are good");
    let bundle = bundle(&dossier);
    // Names hold the hash of what the files hold.
    let names = [&bundle.catalogue.0, &bundle.texts.0, &bundle.annotations.0];
    let snapshot = include_str!("snapshots/seeds__the_bundle_is_the_same_everywhere.snap");
    let (_, expected) = snapshot.split_once("\n---\n").expect("a snapshot opens with a header");
    assert_eq!(names.map(String::as_str).join("\n"), expected.trim());
}

#[wasm_bindgen_test]
fn texts_are_read_inside_webassembly_model_and_all() {
    let text = "El presidente ruso, Vladimir Putin, llegó ayer a Pekín, informó la agencia Xinhua.";
    let reading = read(&Input::prose(text, "2025-09-03".parse().ok(), None));
    let names: Vec<&str> = reading.mentions.iter().map(|mention| mention.span.of(text)).collect();
    assert_eq!(names, ["Vladimir Putin", "Pekín", "Xinhua"]);
    assert_eq!(reading.dates[0].value, "2025-09-02");
    // A model that is loaded apart comes as bytes.
    assert!(Model::read(include_bytes!("../data/model/names.bin")).is_ok());
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// Waits for the browser to draw.
async fn frame() {
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a page");
        window.request_animation_frame(&resolve).expect("it draws");
    });
    JsFuture::from(drawn).await.expect("it is never refused");
}

/// The words of the page once they hold `expected`.
async fn words_with(expected: &str) -> String {
    for _ in 0..600 {
        let words = document().body().expect("a body").inner_text();
        if words.contains(expected) {
            return words;
        }
        frame().await;
    }
    panic!("waited in vain for {expected}: {}", document().body().expect("a body").inner_text());
}

#[wasm_bindgen_test]
async fn a_page_without_a_bundle_says_so_and_offers_a_way_on() {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    root.set_id("app");
    document().body().expect("a body").append_child(&root).expect("it can be added");
    root.set_inner_html("<p>Lo que ya se podía leer.</p>");
    cotejo::mount();
    let words = words_with("No se ha podido cargar el dossier").await;
    assert!(words.contains("Lo que ya se podía leer."), "{words}");
    let app = document().get_element_by_id("app").expect("the app is in its place");
    assert_eq!(app.get_attribute("data-started").as_deref(), Some(""));
    assert!(words.contains("data/catalogue.json"), "{words}");
    let retry = document().query_selector(".notice .button").unwrap().expect("a way on");
    assert_eq!(retry.text_content().as_deref(), Some("Reintentar"));
    retry.unchecked_into::<HtmlElement>().click();
    words_with("No se ha podido cargar el dossier").await;
    assert_eq!(document().title(), "Cotejo");
}
