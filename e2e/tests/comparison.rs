//! What readers do with a comparison.

use std::fs;

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
            visitor.click_words(".results a", "Comparar los 3").await?;
            visitor.see(".row").await?;
            visitor.click(".row .menu__dots").await?;
            visitor.click_words(".menu__items button", "Copiar enlace a la fila").await?;
            visitor
                .until("document.querySelector('.toast').innerText.includes('Enlace copiado')")
                .await?;
            // What is chosen of a menu closes it.
            visitor.until("!document.querySelector('.menu[open]')").await?;
            let words = visitor.text(".row .row__name").await?;
            let link = pasted(visitor).await?;
            let query = &link[link.find('?').expect("a query")..];
            ensure!(query.contains("&row=") && query.contains("%7E"), "{link}");
            let query = query.to_owned();
            Visit::default()
                .run(async |stranger| {
                    stranger.open(&query).await?;
                    stranger.see(".row[aria-current=true] .row-panel").await?;
                    let current = stranger.text(".row[aria-current=true] .row__name").await?;
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
async fn a_row_link_lands_on_the_rows_head() -> Result<()> {
    for screen in [Screen::Phone, Screen::Desk] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                visitor.open(&all_three("")).await?;
                visitor.see(".row").await?;
                let rows = visitor
                    .value("[...document.querySelectorAll('.row[data-row]')].map(row => `${row.dataset.row}%7E${row.dataset.words}`)")
                    .await?;
                let rows = rows.as_array().cloned().unwrap_or_default();
                for row in [rows.first(), rows.get(rows.len() / 2), rows.last()] {
                    let row = row.and_then(|row| row.as_str()).unwrap_or_default();
                    visitor.open(&all_three(&format!("&row={row}"))).await?;
                    visitor.see(".row[aria-current=true] .row-panel").await?;
                    // With words below it, where the page is long enough; nothing lies over it.
                    visitor
                        .until(
                            "(head => (({ top, bottom, left, height }) => top >= 0 && bottom <= innerHeight && (top < innerHeight / 2 || scrollY + innerHeight > document.documentElement.scrollHeight - 2) && [0.2, 0.8].every(part => \
                             head.contains(document.elementFromPoint(left + 8, top + part * height))))(head.getBoundingClientRect()))(\
                             document.querySelector('.row[aria-current=true] .row__head'))",
                        )
                        .await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_only_one_says_is_two_actions_from_the_cards() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.click_words(".results a", "Comparar los 3").await?;
            visitor.click_words(".finding__sources button", "EFE").await?;
            visitor.until(&format!("location.search.includes('only={EFE}')")).await?;
            visitor.see(".lines__one").await?;
            let lines = "document.querySelectorAll('.lines__one').length";
            let said = visitor.text(".finding__sources button[aria-pressed=true]").await?;
            visitor.until(&format!("{} === 'EFE ' + {lines}", json!(said))).await?;
            visitor.until("!document.querySelector('.row[data-row]')").await?;
            // The button keeps focus, what is left out is said, and the way back is there.
            visitor.until("document.activeElement.getAttribute('aria-pressed') === 'true'").await?;
            let sifted = visitor.text(".sifted").await?;
            ensure!(
                sifted.contains("lo que solo tiene EFE") && sifted.contains("no se ven"),
                "{sifted}"
            );
            // A line opens to what stands nearest in the others.
            visitor.click(".lines__one summary").await?;
            visitor.see(".lines__nearest .source-words").await?;
            visitor.click_words(".sifted button", "quitar el filtro").await?;
            visitor.at(&all_three("")).await?;
            visitor.see(".row[data-row]").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn rows_are_filtered_and_lifted() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            let rows = "document.querySelectorAll('.row[data-row]').length";
            let all = visitor.value(rows).await?;
            visitor.click(".count[data-state=alone]").await?;
            visitor.until("location.search.includes('state=alone')").await?;
            visitor
                .until(&format!("{rows} === 0 && document.querySelector('.lines__one')"))
                .await?;
            visitor.click(".count[data-state=compatible]").await?;
            visitor.until(&format!("{rows} > 0 && document.querySelector('.lines__one')")).await?;
            visitor.click(".count[data-state=alone]").await?;
            visitor.until(&format!("{rows} > 0 && !document.querySelector('.lines__one')")).await?;
            visitor.click_words(".sifted button", "quitar el filtro").await?;
            visitor.until(&format!("{rows} === {all}")).await?;
            visitor.click_words(".finding__tools button", "Ordenar y filtrar").await?;
            visitor.click_words(".sift .chip", "Kim Jong").await?;
            visitor.until(&format!("{rows} < {all}")).await?;
            // What was used keeps focus, though it is drawn anew.
            visitor.until("document.activeElement.matches('.sift .chip')").await?;
            visitor.click_words(".tabs a", "Citas").await?;
            visitor.see(".by-source").await?;
            visitor.until("document.activeElement.matches('.tabs a[aria-current]')").await?;
            // A filter leaves the side that is shown as it is.
            visitor.open(&all_three("&tab=words")).await?;
            visitor.click(".count[data-state=compatible]").await?;
            visitor.until("location.search.includes('state=compatible')").await?;
            visitor.see(".in-words").await?;
            // The way to a row that the filters hide lifts them, and the row opens.
            visitor.open(&all_three("&state=same")).await?;
            visitor.see(".notice").await?;
            visitor.value("document.querySelector('.strip__row').click()").await?;
            visitor.see(".row[aria-current=true] .row-panel").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_minimum_similarity_makes_rows_and_says_how_many() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            visitor.click_words(".finding__tools button", "Ordenar y filtrar").await?;
            let said = visitor.text(".min-similarity output").await?;
            let slide = |to: u32| {
                format!(
                    "(slider => {{ slider.value = {to}; slider.dispatchEvent(new Event('input', {{bubbles: true}})); }})(document.querySelector('.min-similarity input'))"
                )
            };
            visitor.value(&slide(50)).await?;
            visitor.until("location.search.includes('min=50')").await?;
            visitor
                .until(&format!(
                    "document.querySelector('.min-similarity output').innerText !== {}",
                    json!(said)
                ))
                .await?;
            visitor.value(&slide(20)).await?;
            visitor.until("location.search.includes('min=20')").await?;
            // Moving it is one step back.
            visitor.back().await?;
            visitor.at(&all_three("")).await?;
            visitor
                .until(&format!(
                    "document.querySelector('.min-similarity output').innerText === {}",
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
            let before = visitor.text(".rows").await?;
            visitor.click(".row .menu__dots").await?;
            visitor.click_words(".menu__items button", "quitar de la fila").await?;
            visitor.until("location.search.includes('unlink=')").await?;
            visitor.see(".corrections").await?;
            // Focus is at the undoing.
            visitor.until("document.activeElement.matches('.corrections button')").await?;
            let apart = format!("document.querySelector('.rows').innerText !== {}", json!(before));
            visitor.until(&apart).await?;
            while visitor.query().await?.contains("unlink=") {
                let query = visitor.query().await?;
                visitor.click_words(".corrections button", "deshacer").await?;
                visitor.until(&format!("location.search !== {}", json!(query))).await?;
            }
            visitor
                .until(&format!("document.querySelector('.rows').innerText === {}", json!(before)))
                .await?;
            visitor.click(".cell__absent summary").await?;
            visitor.click_words(".cell__absent button", "unir a esta fila").await?;
            visitor.until("location.search.includes('link=')").await?;
            visitor.see(".corrections").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_row_is_judged_and_whoever_opens_the_link_sees_it() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            visitor.click(".row__number").await?;
            visitor.see(".row-panel").await?;
            visitor.click_words(".row-panel button", "discrepa").await?;
            visitor.until("location.search.includes('judge=')").await?;
            visitor.see(".row__judged").await?;
            visitor.until("document.activeElement.matches('.row__number')").await?;
            let query = visitor.query().await?;
            Visit::default()
                .run(async |stranger| {
                    stranger.open(&query).await?;
                    let judged = stranger.text(".row__judged").await?;
                    ensure!(
                        judged.contains("según quien lee") && judged.contains("discrepa"),
                        "{judged}"
                    );
                    stranger.see(".corrections").await?;
                    Ok(())
                })
                .await?;
            visitor.click_words(".corrections button", "deshacer").await?;
            visitor.until("!location.search.includes('judge=')").await?;
            visitor.until("!document.querySelector('.row__judged')").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn rows_are_gone_through_by_key() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("")).await?;
            visitor.see(".row").await?;
            let at = "[...document.querySelectorAll('.row__number')].indexOf(document.activeElement)";
            for (key, expected) in [("n", 0), ("n", 1), ("n", 2), ("p", 1)] {
                visitor.press(key).await?;
                visitor.until(&format!("{at} === {expected}")).await?;
            }
            visitor.press(Key::Enter).await?;
            visitor.see(".row[data-open-row] .row-panel").await?;
            visitor.until(&format!("{at} === 1")).await?;
            visitor.until("location.search.includes('row=')").await?;
            visitor.press("l").await?;
            visitor
                .until("document.querySelector('.toast').innerText.includes('Enlace copiado')")
                .await?;
            visitor.press("t").await?;
            visitor.until("location.search.includes('tab=texts')").await?;
            visitor.see(".row-passage[aria-current=true]").await?;
            // In the texts the next row is brought level.
            let row = visitor.value("new URLSearchParams(location.search).get('row')").await?;
            visitor.press("n").await?;
            visitor
                .until(&format!("new URLSearchParams(location.search).get('row') !== {row}"))
                .await?;
            visitor.see(".row-passage[aria-current=true]").await?;
            visitor
                .until(
                    "(tops => tops.length > 1 && Math.max(...tops) - Math.min(...tops) < 8)(\
                     [...document.querySelectorAll('.column-text')].map(text => text.querySelector('[aria-current=true].row-passage'))\
                     .filter(Boolean).map(passage => passage.getBoundingClientRect().top))",
                )
                .await?;
            // A strip is one stop of Tab; arrows go on in it.
            visitor.value("document.querySelector('.strip__row[tabindex=\"0\"]').focus()").await?;
            visitor.press(Key::Right).await?;
            visitor
                .until("document.activeElement === document.querySelectorAll('.strip__row')[1]")
                .await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_finding_leads_and_fits() -> Result<()> {
    for (screen, most) in [(Screen::Desk, 2200), (Screen::Phone, 7000)] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                visitor.open(&all_three("")).await?;
                visitor.see(".legend").await?;
                let height = visitor.value("document.documentElement.scrollHeight").await?;
                ensure!(height.as_u64() <= Some(most), "{screen:?}: {height} px");
                visitor
                    .until("document.querySelector('.row .source-words').getBoundingClientRect().bottom < innerHeight - 48")
                    .await?;
                // What is marked is painted: by line and, where it differs, by tint.
                let painted = visitor
                    .value(
                        "['differs', 'same', 'compatible'].map(state => { const style = getComputedStyle(document.querySelector(`.legend .ledger-mark[data-state=${state}]`)); \
                         return [style.textDecorationLine, style.textDecorationStyle, style.backgroundColor !== 'rgba(0, 0, 0, 0)']; })",
                    )
                    .await?;
                let expected = json!([
                    ["underline", "solid", true],
                    ["underline", "double", false],
                    ["underline", "dotted", false]
                ]);
                ensure!(painted == expected, "{screen:?}: {painted}");
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_side_of_the_comparison_shows_the_sources_words() -> Result<()> {
    for screen in [Screen::Desk, Screen::Phone] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                for (tab, words) in [
                    ("questions", "¿cuándo?"),
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
async fn texts_that_are_left_before_they_are_level_break_nothing() -> Result<()> {
    // Goes back to the rows as soon as the texts stand in the page: before the next frame.
    let there_and_back = "(() => {
        const back = () => [...document.querySelectorAll('.column-texts__row a')][0];
        const observer = new MutationObserver(() => {
            if (back()) { observer.disconnect(); back().click(); }
        });
        observer.observe(document.body, { childList: true, subtree: true });
        document.querySelector('.row .cell__from a').click();
    })()";
    Visit::default()
        .run(async |visitor| {
            // The texts' chunk is there.
            visitor.open(&all_three("&tab=texts")).await?;
            visitor.see(".column-text").await?;
            visitor.click(".tabs a").await?;
            visitor.see(".row .cell__from a").await?;
            visitor.value(there_and_back).await?;
            visitor
                .until("location.search.includes('row=') && !location.search.includes('tab=')")
                .await?;
            visitor.see(".row[aria-current=true]").await?;
            visitor
                .awaited(
                    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
                )
                .await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn texts_scroll_together_until_they_are_let_go() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("&tab=texts")).await?;
            visitor.see(".column-text").await?;
            let column = |at: usize| format!("document.querySelectorAll('.column-text')[{at}]");
            let scrolled = |by: i32| {
                let first = column(0);
                format!("({first}.dispatchEvent(new PointerEvent('pointerenter')), {first}.scrollTop += {by})")
            };
            visitor.value(&scrolled(400)).await?;
            // Readers go on scrolling while the columns are still being measured.
            visitor.until(&format!("({}, {}.scrollTop > 0)", scrolled(1), column(2))).await?;
            visitor.click(".column-texts__together input").await?;
            let still = visitor.value(&format!("{}.scrollTop", column(2))).await?;
            visitor.value(&scrolled(-200)).await?;
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
            visitor.see(".export-menu li button").await?;
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
            // One of an earlier form says so, and its link still leads there.
            open(&kept.replacen("\"schema\":2", "\"schema\":1", 1), "versión 1").await?;
            visitor.see(".export-menu [role=status] a").await?;
            // Escape closes the menu, not the comparison.
            visitor.press(Key::Escape).await?;
            visitor.until("!document.querySelector('.export-menu[open]')").await?;
            visitor.until("document.activeElement.matches('.export-menu summary')").await?;
            visitor.see(".row").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn strips_and_menus_keep_to_their_places() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for source in ["Norte", "Sur", "Este", "Oeste"] {
        let told =
            |town| format!("En {town} ardieron {} casas, dijo el alcalde.\n\n", source.len());
        let towns = [
            "Lima", "Quito", "Madrid", "Sevilla", "Bogotá", "Caracas", "Valencia", "Rosario",
            "Toledo", "Cusco", "Oviedo", "Vigo", "Burgos", "Segovia", "Cuenca", "Huelva", "Lugo",
            "Ávila",
        ];
        let text: String = towns.map(told).concat();
        let file = format!("source: Diario del {source}\ndate: 2025-06-01\n\n{text}");
        fs::write(folder.path().join(source).with_extension("txt"), file)?;
    }
    for screen in [Screen::Phone, Screen::Desk, Screen::Wall] {
        Visit::default()
            .screen(screen)
            .dossier(folder.path().to_owned())
            .run(async |visitor| {
                for chosen in ["sel=Norte&sel=Sur", "sel=Norte&sel=Sur&sel=Este&sel=Oeste"] {
                    visitor.open(&format!("?view=compare&{chosen}")).await?;
                    visitor.see(".strip__row").await?;
                    let outside = "[...document.querySelectorAll('.strip')].filter(strip => \
                        strip.lastElementChild.getBoundingClientRect().right > strip.getBoundingClientRect().right + 1).length";
                    ensure!(visitor.value(outside).await? == 0, "{screen:?} {chosen}: a strip is wider than its column");
                    visitor.click(".export-menu summary").await?;
                    visitor.see(".export-menu__sheet li button").await?;
                    visitor
                        .until("(sheet => sheet.left >= 0 && sheet.right <= innerWidth)(document.querySelector('.export-menu__sheet').getBoundingClientRect())")
                        .await?;
                    visitor.until("document.documentElement.scrollWidth <= document.documentElement.clientWidth").await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_row_opens_by_its_head_and_is_sent_on_unfiltered() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three("&kind=date")).await?;
            let head = "document.querySelector('.row__name .state-badge').getBoundingClientRect()";
            let hit = format!("(at => document.elementFromPoint(at.left + 9, at.top + 9).matches('.row__number'))({head})");
            visitor.see(".row").await?;
            ensure!(visitor.value(&hit).await? == true, "something covers the head");
            // What the filter hides is not told as if it were not there.
            visitor.until("!document.querySelector('.row[data-state=alone]')").await?;
            visitor.click(".row .menu__dots").await?;
            visitor.click_words(".menu__items button", "Copiar enlace a la fila").await?;
            visitor.see(".toast:not(:empty)").await?;
            let link = pasted(visitor).await?;
            ensure!(link.contains("&row=") && !link.contains("kind="), "{link}");
            Ok(())
        })
        .await
}
