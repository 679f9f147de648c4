//! Whatever is missing, refused or broken: something is shown, what went wrong is said, and there is
//! a way on.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Hook, Screen, Visit};

const AFP: &str = "000_52d6b37e2cc8134c";
const EFE: &str = "004_e6996546eecbb4a4";

/// Every view.
fn views() -> [(&'static str, String); 6] {
    [
        ("cards", String::new()),
        ("article", format!("?view=article&id={AFP}")),
        ("comparison", format!("?view=compare&sel={AFP}&sel={EFE}")),
        ("entity", "?view=entity&id=kim-jong-un".to_owned()),
        ("overview", "?view=overview".to_owned()),
        ("method", "?view=method".to_owned()),
    ]
}

#[tokio::test]
async fn a_browser_that_stores_nothing_shows_every_view() -> Result<()> {
    for (view, query) in views() {
        Visit::default()
            .without_storage()
            .run(async |visitor| {
                visitor.open(&query).await?;
                let blocked = "(() => { try { return !localStorage; } catch { return true; } })()";
                ensure!(visitor.value(blocked).await? == true, "{view}: storage is not blocked");
                // What would be remembered does something all the same.
                visitor
                    .value("document.querySelector('.masthead__tools button.tool').click()")
                    .await?;
                visitor.until("document.documentElement.dataset.theme === 'dark'").await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_panic_says_so_and_keeps_the_address() -> Result<()> {
    for (view, query) in views() {
        Visit::default()
            .faults(&["panicked", "unreachable", "no more elements"])
            .run(async |visitor| {
                visitor.open(&query).await?;
                let said = "document.querySelector('#stopped:not([hidden])')";
                ensure!(visitor.value(said).await?.is_null(), "{view}: said too early");
                let elsewhere = if view == "method" { "?view=overview" } else { "?view=method" };
                let breaking = format!(
                    "(() => {{
                        const fail = () => {{ throw new Error('no more elements'); }};
                        Document.prototype.createElement = fail;
                        Node.prototype.cloneNode = fail;
                        history.pushState(null, '', '{elsewhere}');
                        dispatchEvent(new PopStateEvent('popstate'));
                    }})()"
                );
                visitor.value(&breaking).await?;
                visitor.until(said).await?;
                visitor.at(elsewhere).await?;
                visitor.click_words("button", "Volver a cargar").await?;
                visitor.until(&format!("!({said})")).await?;
                visitor.settled().await?;
                visitor.at(elsewhere).await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn texts_of_any_length_are_shown_in_parts_and_compared_at_their_beginning() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let told = |number: usize| format!("El {number} de mayo ardieron {number} casas en Lima. ");
    let texts = [
        ("repeats", "El presidente Juan Pérez dijo en Madrid que no. ".repeat(6_000)),
        ("tells", (0..30_000).map(told).collect()),
        ("word", "x".repeat(1_000_000)),
    ];
    for (name, text) in texts {
        let file = format!("source: {name}\ndate: 2025-06-01\n\n{text}\n");
        fs::write(folder.path().join(name).with_extension("txt"), file)?;
    }
    Visit::default()
        .dossier(folder.path().to_owned())
        .run(async |visitor| {
            let length = "document.querySelector('.article-page__text').innerText.length";
            for article in ["repeats", "tells", "word"] {
                visitor.open(&format!("?view=article&id={article}")).await?;
                visitor.see("[data-more=after]").await?;
                let before = visitor.value(length).await?;
                visitor.click("[data-more=after]").await?;
                visitor.until(&format!("{length} > {before} + 60000")).await?;
                let wide = "document.scrollingElement.scrollWidth <= innerWidth";
                ensure!(visitor.value(wide).await? == true, "{article} is wider than the screen");
            }
            visitor.open("?view=article&id=tells&at=900000").await?;
            visitor.see("[data-more=before]").await?;
            for pair in ["sel=repeats&sel=tells", "sel=tells&sel=word"] {
                visitor.open(&format!("?view=compare&{pair}")).await?;
                visitor.see(".finding").await?;
                let said = visitor.text(".banner").await?;
                ensure!(said.contains("demasiado largo para compararlo entero"), "{pair}: {said}");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn long_lists_show_what_fits_and_how_many_more() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for number in 0..130 {
        let text = "El presidente Juan Pérez dijo en Madrid que no. ".repeat(30);
        let day = 1 + number % 28;
        let file = format!("source: Diario {number}\ndate: 2025-06-{day:02}\n\n{text}\n");
        fs::write(folder.path().join(format!("n{number}.txt")), file)?;
    }
    let unknown =
        (0..500).fold(String::from("?q=zzzz"), |query, at| format!("{query}&source=s{at}"));
    Visit::default()
        .screen(Screen::Phone)
        .dossier(folder.path().to_owned())
        .run(async |visitor| {
            let height = async || -> Result<u64> {
                let height = visitor.value("document.documentElement.scrollHeight").await?;
                Ok(height.as_u64().unwrap_or(u64::MAX))
            };
            visitor.open(&unknown).await?;
            let chips = "document.querySelectorAll('.notice .chip').length";
            visitor.until(&format!("{chips} === 20")).await?;
            ensure!(height().await? < 8000, "{} px of filters", height().await?);
            let said = visitor.text(".notice").await?;
            ensure!(said.contains("480 más"), "{said}");

            visitor.open("?view=entity&id=juan-perez").await?;
            let articles = "document.querySelectorAll('.entity-page section').length";
            visitor.until(&format!("{articles} === 20")).await?;
            let columns = visitor.value("document.querySelectorAll('.data-table thead th').length").await?;
            ensure!(columns == 3, "{columns} columns");
            visitor.value("[...document.querySelectorAll('.entity-page button')].at(-1).click()").await?;
            visitor.until(&format!("{articles} === 40")).await?;
            // What was drawn stays as it was: an article's thirty mentions are cut too.
            visitor.until("document.querySelector('.entity-page section').querySelectorAll('.mention').length === 20").await
        })
        .await
}

/// Answers files whose path holds `part` in this way.
fn answering(part: &'static str, answer: Answer) -> Hook {
    Box::new(move |path| path.contains(part).then(|| answer.clone()))
}

#[tokio::test]
async fn what_comes_late_says_so_and_comes() -> Result<()> {
    for (part, view) in [
        ("catalogue-", 0),
        ("catalogue-", 1),
        ("texts-", 1),
        ("split_comparison", 2),
        ("annotations-", 2),
        ("accuracy-", 5),
    ] {
        let here = Arc::new(AtomicBool::new(false));
        let (_, query) = &views()[view];
        Visit::default()
            .unfinished()
            .hook(answering(part, Answer::Held(Arc::clone(&here))))
            .run(async |visitor| {
                visitor.visit(query).await?;
                // Whoever waits is told after a while: the clock is moved on.
                let late = "[...document.querySelectorAll('.late')].find(one => one.getClientRects().length)";
                let said = "one => one && (one.getAnimations().forEach(one => one.finish()), getComputedStyle(one).visibility === 'visible')";
                visitor.until(&format!("({said})({late})")).await?;
                here.store(true, Ordering::Relaxed);
                visitor.until("document.querySelector('#app[data-started]')").await?;
                visitor.settled().await?;
                visitor.until(&format!("!{late}")).await
            })
            .await
            .with_context(|| format!("{part} in {query}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn what_comes_cut_is_not_shown_as_whole() -> Result<()> {
    let parts: [(&str, usize, &[&str]); 5] = [
        ("catalogue-", 0, &["ERR_CONTENT_LENGTH_MISMATCH"]),
        ("texts-", 1, &["ERR_CONTENT_LENGTH_MISMATCH"]),
        ("split_comparison", 2, &["ERR_CONTENT_LENGTH_MISMATCH", "Failed to fetch"]),
        ("annotations-", 2, &["ERR_CONTENT_LENGTH_MISMATCH"]),
        ("accuracy-", 5, &["ERR_CONTENT_LENGTH_MISMATCH"]),
    ];
    for (part, view, faults) in parts {
        let (_, query) = &views()[view];
        Visit::default()
            .hook(answering(part, Answer::Cut))
            .faults(faults)
            .run(async |visitor| {
                visitor.open(query).await?;
                visitor.see("[role=alert] button").await?;
                Ok(())
            })
            .await
            .with_context(|| part.to_owned())?;
    }
    Ok(())
}
