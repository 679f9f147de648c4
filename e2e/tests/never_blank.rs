//! Whatever is missing, refused or broken: something is shown, what went wrong is said, and there is
//! a way on.

use std::fs;

use anyhow::{Result, ensure};
use e2e::Visit;

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
                visitor.value("document.querySelector('.masthead__tools .tool').click()").await?;
                visitor.until("document.documentElement.dataset.theme === 'light'").await
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
