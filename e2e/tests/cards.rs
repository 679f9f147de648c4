//! The cards: by event, with the timeline above and the names beside them.

use anyhow::{Result, ensure};
use e2e::{Screen, Visit, Visitor};
use thirtyfour::Key;

/// How many cards are there, once there are that many.
async fn cards(visitor: &Visitor, count: usize) -> Result<()> {
    visitor.until(&format!("document.querySelectorAll('.article-card').length === {count}")).await
}

#[tokio::test]
async fn a_day_on_the_timeline_filters_and_is_a_link() -> Result<()> {
    for screen in [Screen::Desk, Screen::Phone] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                visitor.open("").await?;
                visitor.click(".timeline__axis [aria-label='3 sep 2025']").await?;
                visitor.at("?date=2025-09-03").await?;
                cards(visitor, 1).await?;
                visitor
                    .until("document.activeElement.matches('.timeline__axis [aria-current]')")
                    .await?;
                ensure!(visitor.text(".chips .chip").await? == "Publicado o habla de: 3 sep 2025");
                // A second day widens what is asked for.
                visitor.click(".timeline__axis [aria-label='15 ago 2025']").await?;
                cards(visitor, 3).await?;
                // The link does the same, and a day that is none is told.
                visitor.open("?date=2025-09-03&date=1999").await?;
                cards(visitor, 1).await?;
                let chips = visitor.text(".chips").await?;
                ensure!(chips.contains("«1999» no está en este dossier"), "{chips}");
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_articles_of_an_event_are_compared_at_once() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            ensure!(
                visitor.text(".card-group h2").await? == "Putin · Kim · 12 ago 2025 2 artículos"
            );
            visitor.click(".card-group .button").await?;
            visitor.see(".row").await?;
            visitor
                .until("new URLSearchParams(location.search).getAll('sel').length === 2")
                .await?;
            // In another order than that of days no event heads the cards.
            visitor.open("?sort=source").await?;
            cards(visitor, 3).await?;
            visitor.until("!document.querySelector('.card-group')").await
        })
        .await
}

#[tokio::test]
async fn a_card_says_what_the_speaker_asked_for_says() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.click_words(".facet-value__label", "Kremlin").await?;
            cards(visitor, 1).await?;
            visitor.settled().await?;
            let said = visitor.text(".article-card__facts dd.article-card__words").await?;
            ensure!(!said.is_empty());
            let facts = visitor.text(".article-card__facts").await?;
            ensure!(facts.starts_with("Kremlin, según este texto"), "{facts}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_is_found_nowhere_is_told_word_by_word() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.click("#search").await?;
            visitor.press("Kim trumpp").await?;
            let said = "document.querySelector('.cards .notice')?.innerText ?? ''";
            visitor
                .until(&format!("{said}.includes('Ningún artículo tiene «Kim trumpp»')"))
                .await?;
            visitor.until(&format!("{said}.includes('En ningún texto está «trumpp»')")).await?;
            // Found, but not by the filters: they can be lifted alone.
            visitor.open("?q=Alaska&source=efe").await?;
            visitor.click_words(".cards .notice a", "Sin los filtros: 1 artículo").await?;
            visitor.at("?q=Alaska").await?;
            cards(visitor, 1).await
        })
        .await
}

#[tokio::test]
async fn names_are_counted_in_each_text_and_found_by_their_other_forms() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            let heads = visitor.value("[...document.querySelectorAll('.names thead th')].map(one => one.innerText)").await?;
            ensure!(heads == serde_json::json!(["AFP", "s/fte", "EFE"]), "{heads}");
            let counts = "[...document.querySelector('.entity-row').cells].slice(1).map(one => one.innerText)";
            let counts = visitor.value(counts).await?;
            ensure!(counts == serde_json::json!(["5", "6", "5"]), "{counts}");
            visitor.click(".names .filter-box").await?;
            visitor.press("pyongyang").await?;
            visitor.until("document.querySelectorAll('.entity-row').length === 1").await?;
            let row = visitor.text(".entity-row").await?;
            ensure!(row.contains("Pionyang") && row.contains("Pyongyang"), "{row}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn few_keys_lead_to_the_first_headline_and_to_the_filters() -> Result<()> {
    for (screen, filters) in
        [(Screen::Desk, ".facet-panel input"), (Screen::Phone, ".results__drawer")]
    {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                visitor.open("").await?;
                visitor.press(Key::Tab).await?;
                visitor.press(Key::Enter).await?;
                visitor.until("document.activeElement.id === 'articles'").await?;
                let tabs = ["a.button", "[data-choose]", "[data-open]"];
                for stop in tabs {
                    visitor.press(Key::Tab).await?;
                    visitor.until(&format!("document.activeElement.matches('{stop}')")).await?;
                }
                visitor.value("document.querySelectorAll('.skip-link')[1].click()").await?;
                visitor.until(&format!("document.activeElement.matches('{filters}')")).await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_filtered_moves_nothing_above_it() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            let top =
                "document.querySelector('.facet-panel').getBoundingClientRect().top + scrollY";
            let before = visitor.value(top).await?;
            visitor.click_words(".facet-value__label", "AFP").await?;
            visitor.at("?source=afp").await?;
            visitor.until("document.querySelectorAll('.article-card').length === 1").await?;
            let after = visitor.value(top).await?;
            // But for the chips, which a line of its own holds where there is no room beside.
            ensure!(before == after, "the filters moved from {before} to {after}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_box_of_the_timeline_filters_as_its_day_does() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.value("[...document.querySelectorAll('.timeline__spoken .timeline__box')].find(one => one.textContent.includes('EFE')).click()").await?;
            visitor.until("location.search.startsWith('?date=')").await?;
            visitor.until("document.querySelector('.timeline__axis [aria-current]')").await
        })
        .await
}

#[tokio::test]
async fn words_that_no_text_has_can_be_left_out() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("?q=zzzxq+kursk").await?;
            visitor.click_words(".notice a", "Buscar solo «kursk»").await?;
            visitor.at("?q=kursk").await?;
            visitor.see(".article-card").await
        })
        .await
}
