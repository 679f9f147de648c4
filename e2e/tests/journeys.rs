//! What readers do, with the site under a sub-path. Each journey ends with nothing on
//! the console and nothing asked of any other origin.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Hook, Screen, Visit, Visitor};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";
const EFE: &str = "004_e6996546eecbb4a4";

/// The three articles beside each other.
fn all_three() -> String {
    format!("?view=compare&sel={AFP}&sel={UNSIGNED}&sel={EFE}")
}

/// Chooses cards for comparison, in this order.
async fn choose(visitor: &Visitor, ids: &[&str]) -> Result<()> {
    for id in ids {
        visitor.click(&format!(".article-card:has([href*='{id}']) [data-choose]")).await?;
        visitor
            .until(&format!("new URLSearchParams(location.search).getAll('sel').includes('{id}')"))
            .await?;
    }
    Ok(())
}

/// The state reached by clicks is the one its link opens cold, in a fresh profile.
async fn same_when_opened_cold(visitor: &Visitor) -> Result<()> {
    let query = visitor.query().await?;
    let reached = visitor.page().await?;
    let journey = async |stranger: &Visitor| {
        stranger.open(&query).await?;
        let opened = stranger.page().await?;
        ensure!(reached == opened, "{query} by clicks:\n{reached}\n\ncold:\n{opened}");
        ensure!(stranger.query().await? == query, "{query} was rewritten on opening");
        Ok(())
    };
    Visit::default().run(journey).await
}

#[tokio::test]
async fn a_link_opens_what_clicks_reached() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.click(".article-card [data-open]").await?;
            visitor.until("location.search.includes('view=article')").await?;
            same_when_opened_cold(visitor).await?;

            visitor.click(".masthead__back").await?;
            visitor.at("").await?;
            visitor.click_words(".facet-value__label", "AFP").await?;
            visitor.at("?source=afp").await?;
            visitor.click_words(".facet-value__label", "Kim Jong").await?;
            visitor.until("location.search.includes('speaker=')").await?;
            same_when_opened_cold(visitor).await?;
            visitor.click(".chips__clear").await?;
            visitor.at("").await?;

            visitor.click(".entity-row__name a").await?;
            visitor.until("location.search.includes('view=entity')").await?;
            same_when_opened_cold(visitor).await?;
            visitor.click(".mention__link").await?;
            visitor.until("location.search.includes('at=')").await?;
            same_when_opened_cold(visitor).await?;
            visitor.click(".masthead__back").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_link_opens_the_comparison_that_clicks_reached() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            choose(visitor, &[UNSIGNED, AFP]).await?;
            same_when_opened_cold(visitor).await?;
            visitor.click(".compare-tray .button--main").await?;
            visitor.see(".row").await?;
            same_when_opened_cold(visitor).await?;
            visitor.click_words(".cell__from a", "párrafo").await?;
            visitor.see(".column-texts").await?;
            same_when_opened_cold(visitor).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn back_and_forward_restore_page_and_address() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            let mut seen = vec![(visitor.query().await?, visitor.page().await?)];
            visitor.click_words(".facet-value__label", "AFP").await?;
            visitor.at("?source=afp").await?;
            seen.push((visitor.query().await?, visitor.page().await?));
            visitor.click(".article-card [data-open]").await?;
            visitor.until("location.search.includes('view=article')").await?;
            seen.push((visitor.query().await?, visitor.page().await?));
            visitor.click(".article-page__aside li a").await?;
            visitor.see(".row").await?;
            seen.push((visitor.query().await?, visitor.page().await?));

            for (by, expected) in [(-1, 2), (-1, 1), (1, 2), (1, 3), (-2, 1), (2, 3), (-3, 0)] {
                visitor.value(&format!("history.go({by})")).await?;
                visitor.at(&seen[expected].0).await?;
                let page = visitor.page().await?;
                let before = &seen[expected].1;
                ensure!(page == *before, "after go({by}):\n{page}\n\nbefore:\n{before}");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn scroll_is_where_it_was_left() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all_three()).await?;
            visitor.see(".row").await?;
            visitor.value("scrollTo(0, 900)").await?;
            visitor.until("Math.round(scrollY) === 900").await?;
            visitor.value("document.querySelector('.masthead__brand a').click()").await?;
            visitor.until("location.search === '' && scrollY === 0").await?;
            visitor.back().await?;
            visitor.at(&all_three()).await?;
            visitor.until("Math.round(scrollY) === 900").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn typing_leaves_one_history_entry() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            let before = visitor.value("history.length").await?.as_u64();
            let all = visitor.page().await?;
            visitor.click("#search").await?;
            for (letters, q) in [("ku", "ku"), ("rs", "kurs"), ("k", "kursk")] {
                visitor.press(letters).await?;
                visitor.at(&format!("?q={q}")).await?;
            }
            visitor.see(".article-card mark").await?;
            let after = visitor.value("history.length").await?.as_u64();
            ensure!(
                after == before.map(|before| before + 1),
                "{before:?} entries became {after:?}"
            );
            visitor.back().await?;
            visitor.at("").await?;
            ensure!(visitor.page().await? == all, "going back did not bring all cards");
            // What is typed after going back is a step of its own, though the box never lost focus.
            visitor.press("misiles").await?;
            visitor.at("?q=misiles").await?;
            visitor.back().await?;
            visitor.at("").await?;
            // From an article, typing leads to the cards and goes on there.
            visitor.open(&format!("?view=article&id={AFP}")).await?;
            visitor.press("/").await?;
            for (letters, q) in [("ku", "ku"), ("rsk", "kursk")] {
                visitor.press(letters).await?;
                visitor.at(&format!("?q={q}")).await?;
            }
            visitor.see(".article-card mark").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn three_articles_are_compared() -> Result<()> {
    Visit::default().run(async |visitor| {
    visitor.open("").await?;
    choose(visitor, &[AFP, UNSIGNED, EFE]).await?;
    visitor.click(".compare-tray .button--main").await?;
    visitor.at(&all_three()).await?;
    visitor.see(".row").await?;
    visitor.see(".lines__one").await?;
    let columns = visitor.value("document.querySelectorAll('.heads h2').length").await?;
    ensure!(columns == 3, "{columns} columns");
    let text = visitor.text("main").await?;
    for words in
        ["mismo asunto", "coinciden:", "solo en uno", "no aparece", "lo más parecido", "referencia"]
    {
        ensure!(text.contains(words), "no «{words}» in:\n{text}");
    }
    // The treaty is told by all three, in the words of each; an opened row shows them whole.
    visitor.value("document.querySelectorAll('.row__number').forEach(number => number.click())").await?;
    visitor
        .until(
            "[...document.querySelectorAll('.row[data-row]')].some(row => \
             ['pacto de defensa mutua', 'asociación estratégica', 'cláusula de defensa mutua'] \
             .every(words => row.innerText.includes(words)))",
        )
        .await?;
    // Another reference leaves the rows as they are and changes what they are held against.
    visitor.open(&all_three()).await?;
    visitor.click_words(".finding__tools button", "Ordenar y filtrar").await?;
    visitor.see(".sift select").await?;
    visitor.value(&format!("(select => {{ select.value = '{EFE}'; select.dispatchEvent(new Event('change', {{bubbles: true}})); }})(document.querySelector('.sift select'))")).await?;
    visitor.at(&format!("{}&ref={EFE}", all_three())).await?;
    visitor.click_words(".cell__from a", "párrafo").await?;
    visitor.see(".column-texts").await?;
    visitor.see(".row-passage[aria-current=true]").await?;
    visitor.click_words("main a", "ver la fila").await?;
    visitor.see(".row[aria-current=true]").await?;
    Ok(())
    }).await
}

#[tokio::test]
async fn the_keyboard_alone_leads_from_search_to_comparison() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            // Tab reaches the way past the head of the page first.
            visitor.press(Key::Tab).await?;
            visitor.until("document.activeElement.classList.contains('skip-link')").await?;
            visitor.press(Key::Enter).await?;
            visitor.until("document.activeElement.id === 'articles'").await?;
            visitor.press("/").await?;
            visitor.until("document.activeElement.id === 'search'").await?;
            visitor.press("putin").await?;
            visitor.at("?q=putin").await?;
            visitor.press(Key::Escape).await?;
            visitor.until("document.activeElement.id !== 'search'").await?;
            for chosen in 1..=2 {
                visitor.press("j").await?;
                visitor.until("document.activeElement.matches('[data-open]')").await?;
                visitor.press("x").await?;
                visitor
                    .until(&format!(
                        "new URLSearchParams(location.search).getAll('sel').length === {chosen}"
                    ))
                    .await?;
                visitor.until("document.activeElement.matches('[data-open]')").await?;
            }
            visitor.press("c").await?;
            visitor.see(".row").await?;
            visitor.until("document.activeElement.id === 'heading'").await?;
            visitor.press("j").await?;
            visitor.until("document.activeElement.matches('.row__number')").await?;
            visitor.press(Key::Escape).await?;
            visitor.until("location.search.startsWith('?q=putin&sel=')").await?;
            visitor.see(".article-card").await?;
            // The sheet of keys opens and closes.
            visitor.press("?").await?;
            visitor.see(".help-sheet").await?;
            visitor.press(Key::Escape).await?;
            visitor.until("!document.querySelector('dialog[open]')").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_filter_is_set_and_lifted_by_the_space_bar() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.value("document.querySelector('.facet-value input').focus()").await?;
            visitor.press(Key::Space).await?;
            visitor.until("location.search.startsWith('?event=')").await?;
            visitor.until("document.activeElement.matches('.facet-value input:checked')").await?;
            visitor.press(Key::Space).await?;
            visitor.at("").await?;
            visitor
                .until("document.activeElement.matches('.facet-value input:not(:checked)')")
                .await?;
            Ok(())
        })
        .await
}

/// The built site's catalogue with its articles many times over.
fn many_times(times: usize) -> Result<Vec<u8>> {
    let folder = site::dist().join("data");
    let file = fs::read_dir(folder)?
        .flatten()
        .find(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("catalogue-") && entry.path().extension() == Some("json".as_ref())
        })
        .context("the site has no catalogue")?;
    let mut catalogue: Value = serde_json::from_slice(&fs::read(file.path())?)?;
    let articles = catalogue["articles"].as_array_mut().context("a catalogue lists articles")?;
    let once = articles.clone();
    for time in 1..times {
        articles.extend(once.iter().cloned().map(|mut article| {
            article["id"] = format!("{}-{time}", article["id"].as_str().unwrap_or_default()).into();
            article
        }));
    }
    Ok(serde_json::to_vec(&catalogue)?)
}

#[tokio::test]
async fn many_cards_come_as_the_reader_comes_near_them() -> Result<()> {
    let catalogue = many_times(50)?;
    let cards =
        |count: usize| format!("document.querySelectorAll('.article-card').length === {count}");
    Visit::default()
        .hook(Box::new(move |path| {
            path.contains("catalogue-").then(|| Answer::Reply(200, catalogue.clone()))
        }))
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.until(&cards(60)).await?;
            visitor.value("scrollTo(0, document.body.scrollHeight)").await?;
            visitor.until(&cards(120)).await?;
            // Scrolling to the button would press it.
            let more = "[...document.querySelectorAll('button')].find(one => one.textContent === 'Mostrar más: quedan 30 de 150 artículos')";
            visitor.value(&format!("{more}.click()")).await?;
            visitor.until(&cards(150)).await?;
            // Whoever asked goes on at the first of them.
            let last = "[...document.querySelectorAll('.article-card')].indexOf(document.activeElement.closest('.article-card'))";
            visitor.until(&format!("{last} === 120")).await?;
            visitor.value("scrollTo(0, document.body.scrollHeight - 2 * innerHeight)").await?;
            let far = visitor.value("scrollY").await?;
            visitor.value("document.querySelector('.footer a').click()").await?;
            visitor.see(".overview").await?;
            visitor.back().await?;
            visitor.until(&format!("Math.abs(scrollY - {far}) < 2")).await
        })
        .await
}

/// How often the page itself has asked for the comparison's code. (The service worker asks for all
/// there is, and a pointer that happens to be over the cards for what reads an article.)
const COMPARISONS: &str = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('split_comparison.wasm')).length";

#[tokio::test]
async fn what_the_cards_do_not_need_comes_when_it_is_wanted() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            ensure!(visitor.value(COMPARISONS).await? == 0, "the cards alone ask for it");
            // Whoever chooses one article is about to compare it.
            choose(visitor, &[AFP]).await?;
            visitor.until(&format!("{COMPARISONS} === 1")).await
        })
        .await
}

#[tokio::test]
async fn a_part_that_does_not_come_can_be_asked_for_again() -> Result<()> {
    // Its code, or what it needs to know of words.
    let parts: [(&str, &[&str]); 2] =
        [("split_comparison", &["404", "WebAssembly"]), ("annotations-", &["404"])];
    for (part, faults) in parts {
        let broken = Arc::new(AtomicBool::new(true));
        let hook = breaking(part, &broken, answer(404, "gone"));
        Visit::default()
            .hook(hook)
            .faults(faults)
            .run(async |visitor| {
                visitor.open(&all_three()).await?;
                visitor.see(".notice[role=alert]").await?;
                // The rest of the page goes on.
                visitor.click(".masthead__back").await?;
                visitor.see(".article-card").await?;
                visitor.click_words("a", "Comparar").await?;
                visitor.see(".notice[role=alert]").await?;
                broken.store(false, Ordering::Relaxed);
                visitor.click_words("button", "Reintentar").await?;
                visitor.see(".row").await?;
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// Answers paths that hold `part` in its own way while `broken` holds.
fn breaking(part: &'static str, broken: &Arc<AtomicBool>, answer: Answer) -> Hook {
    let broken = Arc::clone(broken);
    Box::new(move |path| {
        (path.contains(part) && broken.load(Ordering::Relaxed)).then(|| answer.clone())
    })
}

fn answer(status: u16, body: &str) -> Answer {
    Answer::Reply(status, body.as_bytes().to_vec())
}

/// What is said when the catalogue is answered so; once it is whole again, the button helps.
async fn says(answered: Answer, what: &str, console: &'static [&'static str]) -> Result<()> {
    let broken = Arc::new(AtomicBool::new(true));
    let hook = breaking("catalogue-", &broken, answered);
    Visit::default()
        .hook(hook)
        .faults(console)
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.see(".notice[role=alert]").await?;
            let said = visitor.text(".notice").await?;
            ensure!(said.contains(what), "no «{what}» in:\n{said}");
            broken.store(false, Ordering::Relaxed);
            visitor.click_words("button", "Reintentar").await?;
            visitor.see(".article-card").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_missing_or_damaged_bundle_has_its_own_words_and_a_way_on() -> Result<()> {
    says(answer(404, "gone"), "Falta el archivo data/catalogue-", &["404"]).await?;
    says(Answer::HangUp, "El sitio no responde", &["ERR_EMPTY_RESPONSE"]).await?;
    says(answer(503, "busy"), "El sitio respondió 503", &["503"]).await?;
    says(answer(200, "{\"schema\": 4, \"title\": "), "está dañado (línea 1", &[]).await?;
    says(answer(200, "{\"schema\": 4}"), "está dañado", &[]).await?;
    says(answer(200, "{\"schema\": 99}"), "de la versión 99", &[]).await
}

#[tokio::test]
async fn without_the_texts_the_cards_still_work() -> Result<()> {
    let broken = Arc::new(AtomicBool::new(true));
    let hook = breaking("texts-", &broken, answer(404, "gone"));
    Visit::default()
        .hook(hook)
        .faults(&["404"])
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.click("#search").await?;
            visitor.see(".banner").await?;
            visitor.click_words(".facet-value__label", "AFP").await?;
            visitor.until("document.querySelectorAll('.article-card').length === 1").await?;
            visitor.click(".article-card [data-open]").await?;
            visitor.see(".notice[role=alert]").await?;
            broken.store(false, Ordering::Relaxed);
            visitor.click_words("button", "Reintentar").await?;
            visitor.see(".article-page__text").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_page_that_cannot_start_says_why() -> Result<()> {
    let page = std::fs::read_to_string(site::dist().join("index.html"))?;
    let without = page.replacen("<meta", "<script>delete window.WebAssembly</script><meta", 1);
    ensure!(without != page, "no place for a script in:\n{page}");
    let hook: Hook = Box::new(move |path| path.is_empty().then(|| answer(200, &without)));
    Visit::default()
        .hook(hook)
        .faults(&["WebAssembly"])
        .run(async |visitor| {
            visitor.visit("").await?;
            visitor.until("document.body.innerText.includes('no admite WebAssembly')").await
        })
        .await?;

    let broken = Arc::new(AtomicBool::new(true));
    let hook = breaking("_bg.wasm", &broken, answer(404, "gone"));
    let lost = Visit::default().hook(hook).faults(&["404", "WebAssembly"]);
    lost.run(async |visitor| {
        visitor.visit("").await?;
        visitor.until("document.body.innerText.includes('no ha podido arrancar')").await
    })
    .await?;
    Ok(())
}

#[tokio::test]
async fn a_link_to_what_is_not_there_says_so() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            for (query, words) in [
                ("?view=article&id=nada", "Este dossier no tiene ese artículo"),
                ("?view=entity&id=nada", "Este dossier no tiene esa entidad"),
                ("?view=compare", "al menos dos artículos"),
                ("?source=nadie", "Ningún artículo cumple"),
                ("?q=zzzz", "Ningún artículo tiene «zzzz»"),
                ("?%F0%9F=%25&view=&&=&sel=&from=ayer", "Putin"),
            ] {
                visitor.open(query).await?;
                visitor
                    .until(&format!("document.querySelector('main').innerText.includes('{words}')"))
                    .await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn how_the_page_was_made_is_told_with_figures() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("?source=afp").await?;
            let cards = visitor.page().await?;
            visitor.click_words(".footer a", "Cómo se ha hecho").await?;
            visitor.at("?view=method&source=afp").await?;
            visitor.see(".method-page").await?;
            visitor.until("document.activeElement.id === 'heading'").await?;
            visitor.until("document.title.startsWith('Cómo se ha hecho')").await?;
            let text = visitor.text("main").await?;
            for words in ["versión 0.", "Personas, lugares y organizaciones", "CC BY 4.0"] {
                ensure!(text.contains(words), "no «{words}» in:\n{text}");
            }
            // Every table has a caption and heads, and every row a figure.
            visitor
                .until(
                    "document.querySelectorAll('.measured-table').length >= 8 && \
                     [...document.querySelectorAll('.measured-table')].every(table => table.caption.innerText && \
                     [...table.tBodies[0].rows].every(row => row.querySelector('th[scope=row]') && \
                     [...row.querySelectorAll('td')].some(cell => /\\d/.test(cell.innerText))))",
                )
                .await?;
            same_when_opened_cold(visitor).await?;
            visitor.back().await?;
            visitor.at("?source=afp").await?;
            let page = visitor.page().await?;
            ensure!(page == cards, "back from the method:\n{page}\n\nbefore:\n{cards}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_copied_link_is_the_view() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("?q=kursk").await?;
            visitor.click(".copy-link").await?;
            visitor
                .until("document.querySelector('.toast').innerText.includes('Enlace copiado')")
                .await?;
            visitor.click("#search").await?;
            visitor.press(Key::Control + "a").await?;
            visitor.press(Key::Control + "v").await?;
            visitor.until("document.querySelector('#search').value.startsWith('http')").await?;
            let pasted = visitor.value("document.querySelector('#search').value").await?;
            let pasted = pasted.as_str().unwrap_or_default();
            ensure!(pasted.ends_with("/a/b/?q=kursk&lang=es"), "{pasted}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn nothing_is_wider_than_the_screen() -> Result<()> {
    let mut views = vec![
        String::new(),
        format!("?sel={AFP}&sel={EFE}"),
        format!("?sel={AFP}&sel={EFE}&lang=en"),
        format!("?view=article&id={AFP}"),
        format!("?view=article&id={EFE}"),
        "?view=entity&id=vladimir-putin".to_owned(),
        "?view=overview".to_owned(),
        "?view=method".to_owned(),
        all_three(),
        format!("{}&lang=en", all_three()),
    ];
    let tabs = ["texts", "questions", "quotes", "dates", "names", "voices", "words"];
    views.extend(tabs.map(|tab| format!("{}&tab={tab}", all_three())));
    for screen in [Screen::Phone, Screen::Desk, Screen::Wall] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                for query in &views {
                    visitor.open(query).await?;
                    for letters in ["100%", "200%"] {
                        // Not against what is seen: a phone zooms out until all fits.
                        let widths = visitor
                            .value(&format!(
                                "(page => (page.style.fontSize = '{letters}', [page.scrollWidth, page.clientWidth]))(document.documentElement)"
                            ))
                            .await?;
                        ensure!(
                            widths[0].as_u64() <= widths[1].as_u64(),
                            "{screen:?} {query} in letters of {letters}: {widths}"
                        );
                    }
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn on_a_phone_filters_and_entities_open_and_close() -> Result<()> {
    Visit::default()
        .screen(Screen::Phone)
        .run(async |visitor| {
            visitor.open("").await?;
            visitor.see("#search").await?;
            let opened = "document.querySelector('dialog:modal')";
            let closed = format!("!{opened} && document.activeElement.matches('.results__drawer')");
            visitor.click_words(".results__drawer", "Filtros").await?;
            visitor.until(&format!("{opened}?.contains(document.activeElement)")).await?;
            ensure!(visitor.text("dialog:modal h2").await? == "Filtros");
            visitor.click_words("dialog .facet-value__label", "AFP").await?;
            visitor.at("?source=afp").await?;
            let count = format!("{opened}.querySelector('[role=status]').innerText");
            visitor.until(&format!("{count} === '1 de 3 artículos'")).await?;
            // Back closes it and keeps what was chosen; once more undoes that.
            visitor.back().await?;
            visitor.until(&closed).await?;
            visitor.at("?source=afp").await?;
            visitor.see(".chips .chip").await?;
            visitor.back().await?;
            visitor.at("").await?;

            visitor.click_words(".results__drawer", "Nombres").await?;
            visitor.see("dialog .entity-row").await?;
            visitor.press(Key::Escape).await?;
            visitor.until(&closed).await?;

            // Closed by its own button, it leaves no step behind.
            visitor.click_words(".results__drawer", "Filtros").await?;
            visitor.click_words("dialog .facet-value__label", "EFE").await?;
            visitor.click_words("dialog button", "Ver los artículos").await?;
            visitor.until(&closed).await?;
            visitor.at("?source=efe").await?;
            visitor.back().await?;
            visitor.at("").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn an_entity_tells_each_sentence_once_and_fits_a_phone() -> Result<()> {
    Visit::default()
        .screen(Screen::Phone)
        .run(async |visitor| {
            visitor.open("?view=entity&id=vladimir-putin").await?;
            visitor.see(".mention").await?;
            let heads = "[...document.querySelectorAll('.entity-page h2')].map(one => one.firstChild.data)";
            let heads = visitor.value(heads).await?;
            let expected =
                ["Formas del nombre", "Citas suyas", "Citas con este nombre", "Fuera de las citas"];
            ensure!(heads == json!(expected), "{heads}");
            let told = "[...document.querySelectorAll('.mention .source-words')].map(one => one.innerText)";
            visitor.until(&format!("({told}).length === new Set({told}).size")).await?;
            let reason = visitor.text(".data-table tr:nth-child(3) td").await?;
            ensure!(reason == "igual salvo el acento", "{reason}");
            let table = "document.querySelector('.data-table')";
            visitor.until(&format!("{table}.scrollWidth <= {table}.clientWidth")).await?;
            visitor.click(".mention a").await?;
            visitor.until("location.search.includes('view=article')").await
        })
        .await
}

#[tokio::test]
async fn the_overview_has_a_key_and_is_walked_by_arrows() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("?view=overview").await?;
            visitor.see(".matrix a").await?;
            let stops = "document.querySelectorAll('.matrix a[tabindex=\"0\"]').length";
            visitor.until(&format!("{stops} === 1")).await?;
            // Each field is painted as the key says.
            let unlike = "[...document.querySelectorAll('.matrix [data-shade]')].filter(field => {
                const key = document.querySelector(`.matrix-key [data-shade='${field.dataset.shade}']`);
                const [from, to] = key.innerText.match(/\\d+/g).map(Number);
                const percentage = parseInt(field.innerText);
                return percentage < from || percentage > to || getComputedStyle(field).backgroundColor !== getComputedStyle(key).backgroundColor;
            }).length";
            ensure!(visitor.value(unlike).await? == 0);
            visitor.value("document.querySelector('.matrix a').focus()").await?;
            for (key, label) in [
                (Key::Right, "AFP, 12 ago 2025 y fuente no indicada, 13 ago 2025: 40\u{a0}% de parecido"),
                (Key::Down, "EFE, 3 sep 2025 y fuente no indicada, 13 ago 2025: 16\u{a0}% de parecido"),
            ] {
                visitor.press(key + "").await?;
                let focused = "document.activeElement.getAttribute('aria-label')";
                visitor.until(&format!("{focused} === {}", json!(label))).await?;
            }
            visitor.until(&format!("{stops} === 1")).await?;
            visitor.press(Key::Enter).await?;
            visitor.at(&format!("?view=compare&sel={EFE}&sel={UNSIGNED}")).await
        })
        .await
}

#[tokio::test]
async fn an_overview_of_many_names_the_field_at_hand() -> Result<()> {
    let catalogue = many_times(10)?;
    let link = "document.querySelector('.matrix-at a')";
    let named = |words: &str| format!("{link}.innerText === {}", json!(words));
    // What is outlined is the field of this row and column of the picture.
    let outlined = |row: u32, column: u32| {
        format!(
            "(() => {{
                const field = document.querySelector('.matrix-picture__field').getBoundingClientRect();
                const all = document.querySelector('.matrix-picture canvas').getBoundingClientRect();
                return Math.abs(all.top + {row} * all.height / 30 - field.top) < 1
                    && Math.abs(all.left + {column} * all.width / 30 - field.left) < 1;
            }})()"
        )
    };
    Visit::default()
        .hook(Box::new(move |path| {
            path.contains("catalogue-").then(|| Answer::Reply(200, catalogue.clone()))
        }))
        .run(async |visitor| {
            visitor.open("?view=overview&sort=source").await?;
            visitor.see(".matrix-picture").await?;
            visitor
                .until(&named("AFP, 12 ago 2025 y AFP, 12 ago 2025: 0\u{a0}% de parecido"))
                .await?;
            visitor.until(&outlined(0, 1)).await?;
            visitor.value(&format!("{link}.focus()")).await?;
            for key in [Key::End, Key::Down, Key::Left] {
                visitor.press(key + "").await?;
            }
            visitor.until(&outlined(1, 28)).await?;
            visitor
                .until(&named(
                    "AFP, 12 ago 2025 y fuente no indicada, 13 ago 2025: 0\u{a0}% de parecido",
                ))
                .await?;
            visitor.focus_is_on("link", "AFP, 12 ago 2025 y fuente no indicada").await?;
            visitor.press(Key::Enter).await?;
            visitor.at(&format!("?view=compare&sort=source&sel={AFP}-1&sel={UNSIGNED}-8")).await?;

            // A pointer names the field it is over, and a click opens that.
            visitor.back().await?;
            visitor.see(".matrix-picture canvas").await?;
            let picture = visitor.driver().find(By::Css(".matrix-picture canvas")).await?;
            picture.scroll_into_view().await?;
            let pointer = visitor.driver().action_chain();
            pointer.move_to_element_with_offset(&picture, 40, -40).click().perform().await?;
            visitor.until("location.search.includes('view=compare')").await
        })
        .await
}

#[tokio::test]
async fn the_theme_is_turned_and_remembered() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("").await?;
            let paper = || visitor.value("getComputedStyle(document.body).backgroundColor");
            let light = paper().await?;
            // The first step shows; the machine's own is light.
            for theme in ["dark", "light", "auto", "dark"] {
                visitor.click(".masthead__tools button.tool").await?;
                visitor
                    .until(&format!("document.documentElement.dataset.theme === '{theme}'"))
                    .await?;
            }
            let dark = paper().await?;
            ensure!(light != dark, "the paper stays {light}");
            visitor.driver().refresh().await?;
            visitor.settled().await?;
            ensure!(paper().await? == dark, "the theme was forgotten");
            Ok(())
        })
        .await
}
