//! What is read before the page answers, and where it never does.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Engine, Screen, Visit};

const AFP: &str = "000_52d6b37e2cc8134c";

/// The places of what a reader sees first, in CSS pixels.
const BOXES: &str = "[...document.querySelectorAll('.app:not([hidden]) :is(.masthead, .search-box, .copy-link, .results, .sort-choice, .article-card, .timeline, .timeline__box, .card-group, .article-card__headline, .article-card__facts)')].map(one => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [one.className || one.localName, ...[x, y, width, height].map(Math.round)].join(' ');
})";

#[tokio::test]
async fn without_scripts_the_articles_can_be_read() -> Result<()> {
    for screen in [Screen::Desk, Screen::Phone] {
        Visit::default()
            .screen(screen)
            .without_scripts()
            .not_in(Engine::Webkit, "its driver reads pages by their own scripts")
            .run(async |visitor| {
                visitor.visit("").await?;
                let said = visitor.see_without_scripts("noscript p").await?;
                ensure!(said.contains("Sin JavaScript se pueden leer los artículos"), "{said}");
                let headline = "Putin y Kim prometen “reforzar su cooperación”";
                let card = visitor.see_without_scripts(".article-card h3").await?;
                ensure!(card.contains(headline), "{card}");
                let snippet = visitor.see_without_scripts(".article-card__words").await?;
                ensure!(snippet.contains("el mandatario ruso"), "{snippet}");

                visitor.follow_without_scripts(".article-card h3 a").await?;
                let title = visitor.see_without_scripts("h1").await?;
                ensure!(title.contains(headline), "{title}");
                let text = visitor.see_without_scripts(".article-page__text").await?;
                ensure!(text.contains("Se espera que el magnate republicano"), "{text}");
                ensure!(text.contains("MIRA AQUÍ"), "the text is not whole: {text}");
                visitor.follow_without_scripts("a[rel=next]").await?;
                visitor.follow_without_scripts("a[rel=prev]").await?;
                let back = visitor.see_without_scripts("h1").await?;
                ensure!(back == title, "{back}");
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_article_by_itself_leads_into_the_page() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.visit(&format!("a/{AFP}.html")).await?;
            visitor.click_words("a", "Abrir para buscar y comparar").await?;
            visitor.until("document.querySelector('#app[data-started]')").await?;
            visitor.settled().await?;
            visitor.until(&format!("location.search.includes('{AFP}')")).await?;
            visitor.see(".mark-switch").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn nothing_moves_when_the_page_answers() -> Result<()> {
    let start = fs::read_to_string(site::dist().join("start.js")).context("the built site")?;
    let held = format!("await new Promise((go) => {{ window.go = go; }});\n{start}");
    for screen in [Screen::Desk, Screen::Phone] {
        let held = held.clone().into_bytes();
        Visit::default()
            .screen(screen)
            .unfinished()
            .not_in(Engine::Firefox, "its driver now and then loads a page twice whose script is held back")
            .hook(Box::new(move |path| {
                (path == "start.js").then(|| Answer::Reply(200, held.clone()))
            }))
            .run(async |visitor| {
                visitor.visit("").await?;
                // The last of the first view is there.
                let there = "window.go && document.querySelector('.first-view .entity-panel')";
                visitor.until(&format!("{there} && (window.before = {BOXES}).length")).await?;
                visitor
                    .value(
                        "new PerformanceObserver(list => list.getEntries().forEach(one => { window.moved = (window.moved ?? 0) + one.value; }))
                         .observe({ type: 'layout-shift', buffered: true })",
                    )
                    .await?;
                visitor.value("window.go()").await?;
                visitor.until("document.querySelector('#app[data-started]')").await?;
                visitor.settled().await?;
                visitor.see(".facet-value").await.ok();
                let before = visitor.value("window.before").await?;
                let after = visitor.value(BOXES).await?;
                ensure!(before == after, "before:\n{before:#}\nafter:\n{after:#}");
                let moved = visitor.value("window.moved ?? 0").await?;
                ensure!(moved.as_f64().is_some_and(|moved| moved <= 0.02), "moved by {moved}");
                ensure!(visitor.value("document.querySelectorAll('.app').length").await? == 1);
                Ok(())
            })
            .await?;
    }
    Ok(())
}
