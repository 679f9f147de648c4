//! The second visit: without network, and after the site has changed.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Visit, Visitor};

const AFP: &str = "000_52d6b37e2cc8134c";
const EFE: &str = "004_e6996546eecbb4a4";

/// Waits until all that the site is made of is kept.
async fn kept(visitor: &Visitor) -> Result<()> {
    let list = "fetch('worker.js').then(answer => answer.text()).then(script => { window.site = JSON.parse(/const SITE = (.*);/.exec(script)[1]); return true; })";
    visitor.awaited(list).await?;
    let stored = "(window.looking ??= (async () => {
        const stores = await Promise.all((await caches.keys()).map(name => caches.open(name)));
        const kept = (await Promise.all(stores.map(store => store.keys()))).flat().map(({ url }) => url);
        window.kept = navigator.serviceWorker.controller && site.files.every(file => kept.includes(new URL(file, document.baseURI).href));
        window.looking = undefined;
    })(), window.kept)";
    visitor.until(stored).await
}

#[tokio::test]
async fn a_second_visit_needs_no_network() -> Result<()> {
    let gone = Arc::new(AtomicBool::new(false));
    let is_gone = Arc::clone(&gone);
    Visit::default()
        .hook(Box::new(move |_| is_gone.load(Ordering::Relaxed).then_some(Answer::HangUp)))
        .run(async |visitor| {
            visitor.open("").await?;
            kept(visitor).await?;
            let cards = visitor.page().await?;
            gone.store(true, Ordering::Relaxed);
            visitor.open("").await?;
            ensure!(visitor.page().await? == cards, "other cards without network");
            // By a link that was never followed, into what the cards do not need.
            visitor.open(&format!("?view=compare&sel={AFP}&sel={EFE}")).await?;
            visitor.see(".row").await?;
            visitor.open(&format!("?view=article&id={EFE}")).await?;
            visitor.see(".article-page__text").await?;
            // An article's own page leads to the article.
            visitor.visit(&format!("a/{AFP}.html")).await?;
            visitor.until("document.querySelector('#app[data-started]')").await?;
            visitor.at(&format!("?view=article&id={AFP}")).await?;
            visitor.see(".article-page__text").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_new_version_is_offered_and_opened() -> Result<()> {
    let folder = site::dist();
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).context("the built site");
    let (index, worker) = (read("index.html")?, read("worker.js")?);
    let version = worker.split("\"version\":\"").nth(1).and_then(|rest| rest.get(..16));
    let version = version.context("the worker has a version")?;
    let newer = |text: &str| {
        text.replace(version, "feedfeedfeedfeed").replace("Putin y Kim,", "Kim y Putin,")
    };
    let (new_index, new_worker) = (newer(&index), newer(&worker));
    ensure!(new_index != index && new_worker != worker, "nothing changed");
    let changed = Arc::new(AtomicBool::new(false));
    let is_changed = Arc::clone(&changed);
    Visit::default()
        .hook(Box::new(move |path| {
            let content = match path {
                "" => &new_index,
                "worker.js" => &new_worker,
                _ => return None,
            };
            is_changed.load(Ordering::Relaxed).then(|| Answer::Reply(200, content.clone().into()))
        }))
        .run(async |visitor| {
            visitor.open("?source=afp").await?;
            kept(visitor).await?;
            let offered = "document.querySelector('#renewed:not([hidden])')";
            ensure!(visitor.value(offered).await?.is_null(), "offered too early");
            changed.store(true, Ordering::Relaxed);
            // The reader comes back to the tab.
            visitor.value("document.dispatchEvent(new Event('visibilitychange'))").await?;
            visitor.until(offered).await?;
            visitor.click_words("#renewed button", "Abrir la nueva").await?;
            let current =
                "document.querySelector('meta[name=version]').content === 'feedfeedfeedfeed'";
            visitor.until(current).await?;
            visitor.settled().await?;
            visitor.at("?source=afp").await?;
            ensure!(visitor.value(offered).await?.is_null(), "the new version offers itself");
            // Whoever does not want it now is left alone.
            let newer = "navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { version: 'newer' } }))";
            visitor.value(newer).await?;
            visitor.click_words("#renewed button", "Ahora no").await?;
            visitor.until(&format!("!{offered}")).await
        })
        .await
}
