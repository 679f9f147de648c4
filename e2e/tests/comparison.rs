//! What readers do with a comparison, in Chromium.

use anyhow::{Result, ensure};
use e2e::{Screen, Visit, Visitor};
use serde_json::json;
use thirtyfour::{By, Key};

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";
const EFE: &str = "004_e6996546eecbb4a4";

fn all_three(rest: &str) -> String {
    format!("?view=compare&sel={AFP}&sel={UNSIGNED}&sel={EFE}{rest}")
}

/// What is in the clipboard, by way of the search box.
async fn pasted(visitor: &Visitor) -> Result<String> {
    visitor.click("#search").await?;
    visitor.press(Key::Control + "a").await?;
    visitor.press(Key::Control + "v").await?;
    visitor.until("document.querySelector('#search').value.startsWith('http')").await?;
    let pasted = visitor.value("document.querySelector('#search').value").await?;
    Ok(pasted.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_shared_row_is_four_actions_from_the_cards() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            for id in [AFP, UNSIGNED] {
                visitor.click(&format!(".article-card:has([href*='{id}']) [data-choose]")).await?;
            }
            visitor.click(".compare-tray .button--main").await?;
            visitor.see(".ledger").await?;
            let row = ".ledger tr[data-difference]";
            let words = visitor.text(&format!("{row} .ledger__names p")).await?;
            visitor.click(&format!("{row} .link-button")).await?;
            visitor
                .until("document.querySelector('.toast').innerText.includes('Enlace copiado')")
                .await?;
            let link = pasted(visitor).await?;
            let query = &link[link.find('?').expect("a query")..];
            ensure!(query.contains("&row=") && query.contains("%7E"), "{link}");
            let query = query.to_owned();
            Visit::default()
                .run(async |stranger| {
                    stranger.open(&query).await?;
                    stranger.see(".ledger tr[aria-current=true]").await?;
                    let current = stranger.text("tr[aria-current=true] .ledger__names p").await?;
                    ensure!(current == words, "{current} is not {words}");
                    // In other words than the link remembers.
                    let other = query.replace("%7E", "%7Effff");
                    stranger.open(&other).await?;
                    stranger.see(".notice[role=alert]").await?;
                    Ok(())
                })
                .await
        })
        .await
}

#[tokio::test]
async fn rows_are_filtered_and_lifted() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            let count = "document.querySelectorAll('.ledger tbody tr').length";
            let all = visitor.value(count).await?;
            visitor.click_words(".row-filters__state", "≈ mismo asunto").await?;
            visitor.until("location.search.includes('state=compatible')").await?;
            visitor
                .until("[...document.querySelectorAll('.ledger tbody tr .ledger__names .state-badge')].every(badge => badge.dataset.state === 'compatible')")
                .await?;
            visitor.click_words(".row-filters a", "limpiar").await?;
            visitor.until(&format!("{count} === {all}")).await?;
            visitor.click_words(".row-filters summary", "Filtrar filas").await?;
            visitor.click_words(".row-filters .chip", "Kim Jong").await?;
            visitor.until(&format!("{count} < {all}")).await?;
            // A filter leaves the side that is shown as it is.
            visitor.open(&all_three("&tab=words")).await?;
            visitor.click_words(".row-filters__state", "≈ mismo asunto").await?;
            visitor.until("location.search.includes('state=compatible')").await?;
            visitor.see(".in-words").await?;
            // The way to a row that the filters hide lifts them.
            visitor.open(&all_three("&state=same")).await?;
            visitor
                .value("document.querySelector('.strips li[data-state=compatible] a').click()")
                .await?;
            visitor.see(".ledger tr[aria-current=true]").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_least_likeness_makes_rows_and_says_how_many() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            let said = visitor.text(".least-likeness output").await?;
            let slide = |to: u32| {
                format!(
                    "(slider => {{ slider.value = {to}; slider.dispatchEvent(new Event('input', {{bubbles: true}})); }})(document.querySelector('.least-likeness input'))"
                )
            };
            visitor.value(&slide(50)).await?;
            visitor.until("location.search.includes('min=50')").await?;
            visitor
                .until(&format!(
                    "document.querySelector('.least-likeness output').innerText !== {}",
                    json!(said)
                ))
                .await?;
            visitor.value(&slide(20)).await?;
            visitor.until("location.search.includes('min=20')").await?;
            // Moving it is one step back.
            visitor.driver().back().await?;
            visitor.at(&all_three("")).await?;
            visitor
                .until(&format!(
                    "document.querySelector('.least-likeness output').innerText === {}",
                    json!(said)
                ))
                .await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_row_is_taken_apart_and_put_together_by_hand() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            let before = visitor.text(".ledger").await?;
            visitor.click_words(".ledger a", "quitar de la fila").await?;
            visitor.until("location.search.includes('unlink=')").await?;
            visitor.see(".corrections").await?;
            ensure!(visitor.text(".ledger").await? != before, "nothing was taken apart");
            while visitor.query().await?.contains("unlink=") {
                let query = visitor.query().await?;
                visitor.click_words(".corrections a", "deshacer").await?;
                visitor.until(&format!("location.search !== {}", json!(query))).await?;
            }
            visitor
                .until(&format!(
                    "document.querySelector('.ledger').innerText === {}",
                    json!(before)
                ))
                .await?;
            visitor.click_words(".ledger a", "unir a esta fila").await?;
            visitor.until("location.search.includes('link=')").await?;
            visitor.see(".corrections").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn differences_are_gone_through_by_key() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            visitor.see(".ledger").await?;
            let at = "[...document.querySelectorAll('[data-difference]')].indexOf(document.activeElement)";
            for (key, expected) in [("n", 0), ("n", 1), ("n", 2), ("p", 1)] {
                visitor.press(key).await?;
                visitor.until(&format!("{at} === {expected}")).await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn every_side_of_the_comparison_shows_the_sources_words() -> Result<()> {
    for screen in [Screen::Desk, Screen::Phone] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                for (tab, words) in [
                    ("quotes", "reforzar su cooperación"),
                    ("dates", "el martes"),
                    ("names", "presidente ruso"),
                    ("voices", "voz propia"),
                    ("words", "Tratan del mismo asunto"),
                    ("texts", "Agence France-Presse"),
                ] {
                    visitor.open(&all_three(&format!("&tab={tab}"))).await?;
                    let text = visitor.text("main").await?;
                    ensure!(text.contains(words), "{tab}: no «{words}» in:\n{text}");
                    let widths =
                        visitor.value("[document.documentElement.scrollWidth, innerWidth]").await?;
                    ensure!(widths[0].as_u64() <= widths[1].as_u64(), "{screen:?} {tab}: {widths}");
                }
                visitor.open("?view=overview").await?;
                visitor.see(".matrix a").await?;
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn texts_scroll_together_until_they_are_let_go() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("&tab=texts")).await?;
            visitor.see(".side-text").await?;
            let column = |at: usize| format!("document.querySelectorAll('.side-text')[{at}]");
            let scroll = async |by: i32| -> Result<()> {
                let first = column(0);
                visitor
                    .value(&format!(
                        "({first}.dispatchEvent(new PointerEvent('pointerenter')), {first}.scrollTop += {by})"
                    ))
                    .await?;
                Ok(())
            };
            scroll(400).await?;
            visitor.until(&format!("{}.scrollTop > 0", column(2))).await?;
            visitor.click(".side-texts__together input").await?;
            let still = visitor.value(&format!("{}.scrollTop", column(2))).await?;
            scroll(-200).await?;
            visitor.until(&format!("{}.scrollTop > 0", column(0))).await?;
            ensure!(
                visitor.value(&format!("{}.scrollTop", column(2))).await? == still,
                "the others moved though they were let go"
            );
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_kept_comparison_is_opened_again() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("&state=compatible")).await?;
            // What the browser would save, as the page hands it over.
            visitor
                .value("(URL.createObjectURL = blob => { blob.text().then(text => { window.kept = text; }); return 'data:,'; }, 0)")
                .await?;
            visitor.click(".export-menu summary").await?;
            for (at, begins) in [(0, "|"), (1, "fila,"), (3, "<!DOCTYPE html>"), (2, "{")] {
                visitor
                    .value(&format!("(window.kept = '', document.querySelectorAll('.export-menu li')[{at}].querySelector('button').click())"))
                    .await?;
                visitor.until(&format!("window.kept.includes({})", json!(begins))).await?;
            }
            let kept = visitor.value("window.kept").await?;
            let kept = kept.as_str().unwrap_or_default();
            let folder = tempfile::tempdir()?;
            let open = async |text: &str, said: &str| -> Result<()> {
                let file = folder.path().join(format!("{}.json", said.len()));
                std::fs::write(&file, text)?;
                let input = visitor.driver().find(By::Css(".export-menu input[type=file]")).await?;
                input.send_keys(file.to_string_lossy()).await?;
                let words = format!(
                    "document.querySelector('.export-menu [role=status]').innerText.includes({})",
                    json!(said)
                );
                visitor.until(&words).await
            };
            open(kept, "dice lo mismo").await?;
            open(&kept.replacen("\"state\":\"compatible\"", "\"state\":\"differs\"", 1), "no están igual").await?;
            open("{}", "No es una comparación guardada").await?;
            // Escape closes the menu, not the comparison.
            visitor.press(Key::Escape).await?;
            visitor.until("!document.querySelector('.export-menu[open]')").await?;
            visitor.until("document.activeElement.matches('.export-menu summary')").await?;
            visitor.see(".ledger").await?;
            Ok(())
        })
        .await
}
