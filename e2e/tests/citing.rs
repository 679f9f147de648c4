//! Citing from the text: words are selected, copied and found again.

use anyhow::{Result, ensure};
use e2e::{Screen, Visit, Visitor};
use serde_json::json;
use thirtyfour::Key;

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";

/// The text with what is cited in it, as a script finds it.
const TEXT: &str = "document.querySelector('.article-page__text')";

/// What is selected.
const SELECTED: &str = "String(getSelection())";

/// Selects from a letter of a paragraph to one of another, counted from 0.
async fn select(visitor: &Visitor, from: (usize, usize), to: (usize, usize)) -> Result<()> {
    let select = format!(
        "(() => {{
            const point = (part, letter) => {{
                const words = document.createTreeWalker(document.querySelectorAll('[data-at]')[part], NodeFilter.SHOW_TEXT);
                while (words.nextNode() && words.currentNode.length < letter) letter -= words.currentNode.length;
                return [words.currentNode, letter];
            }};
            getSelection().setBaseAndExtent(...point({}, {}), ...point({}, {}));
        }})()",
        from.0, from.1, to.0, to.1
    );
    visitor.value(&select).await?;
    visitor.see(".cite-bar").await
}

/// What a button of the bar copies, by way of the search box, which leads away from the article.
async fn copied(visitor: &Visitor, button: &str) -> Result<String> {
    visitor.click_words(".cite-bar button", button).await?;
    visitor.see(".toast:not(:empty)").await?;
    visitor.click("#search").await?;
    visitor.press(Key::Control + "v").await?;
    visitor.until("document.querySelector('#search').value").await?;
    let pasted = visitor.value("document.querySelector('#search').value").await?;
    Ok(pasted.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn selected_words_are_linked_cited_and_found_again() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            let article = format!("?view=article&id={AFP}");
            visitor.open(&article).await?;
            let height = visitor.value("document.documentElement.scrollHeight").await?;
            // Words of two paragraphs, the first and the last of them cut, the other way round.
            select(visitor, (8, 30), (7, 20)).await?;
            let same = format!("document.documentElement.scrollHeight === {height}");
            visitor.until(&same).await?;
            visitor
                .until(
                    "(([bar, words]) => bar.top >= words.bottom || bar.bottom <= words.top)(\
                     [document.querySelector('.cite-bar'), getSelection().getRangeAt(0)].map(one => one.getBoundingClientRect()))",
                )
                .await?;
            // The bar is the next stop, and Esc leads back to what is selected.
            let selected = visitor.value(SELECTED).await?;
            visitor.press_raw(Key::Tab).await?;
            visitor.until("document.activeElement.closest('.cite-bar')").await?;
            visitor.press(Key::Escape).await?;
            visitor.until("!document.querySelector('.cite-bar')").await?;
            visitor.until(&format!("document.activeElement.closest('.article-page__text') && {SELECTED}.includes({selected})")).await?;
            visitor.at(&article).await?;

            visitor.open(&article).await?;
            select(visitor, (7, 20), (8, 30)).await?;
            let link = copied(visitor, "Copiar enlace").await?;
            let query = link[link.find('?').expect("a query")..].to_owned();
            ensure!(query.starts_with(&format!("{article}&at=")) && query.ends_with("&lang=es"), "{link}");

            visitor.open(&article).await?;
            select(visitor, (7, 20), (8, 30)).await?;
            let citation = copied(visitor, "texto").await?;
            ensure!(citation.starts_with("AFP. «") && citation.contains("(consultado el 20"), "{citation}");
            ensure!(citation.contains(&link), "no {link} in {citation}");

            visitor.open(&article).await?;
            select(visitor, (7, 20), (8, 30)).await?;
            let entry = copied(visitor, "BibTeX").await?;
            ensure!(entry.starts_with(&format!("@misc{{{AFP},")), "{entry}");

            let journey = async |stranger: &Visitor| {
                stranger.open(&query).await?;
                stranger.see(".text-mark[aria-current]").await?;
                let words = stranger
                    .value("[...document.querySelectorAll('.text-mark[aria-current]')].map(one => one.textContent).join('')")
                    .await?;
                let packed = |words: &str| words.split_whitespace().collect::<String>();
                let words = packed(words.as_str().unwrap_or_default());
                let cut = packed(selected.as_str().unwrap_or_default());
                ensure!(words.contains(&cut) && words.len() > cut.len(), "{words} for {cut}");
                ensure!(packed(&citation).contains(&format!("«{words}»")), "no {words} in {citation}");
                stranger
                    .until("(top => top >= 0 && top < innerHeight)(document.querySelector('.text-mark[aria-current]').getBoundingClientRect().top)")
                    .await?;
                // In other words than the link remembers.
                stranger.open(&query.replace("%7E", "%7Effff")).await?;
                stranger.see(".notice[role=alert]").await?;
                stranger.until("!document.querySelector('.text-mark[aria-current]')").await
            };
            Visit::default().run(journey).await
        })
        .await
}

#[tokio::test]
async fn a_mark_is_cited_by_keyboard_and_widened() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&format!("?view=article&id={UNSIGNED}&lang=en")).await?;
            visitor.see(".text-mark[tabindex='0']").await?;
            visitor.value("[...document.querySelectorAll('.text-mark[tabindex=\"0\"]')].at(-1).focus()").await?;
            let mark = visitor.value("document.activeElement.textContent").await?;
            visitor.click_words(".mark-panel button", "Cite").await?;
            visitor.until("document.activeElement.closest('.cite-bar')").await?;
            let selected = visitor.value(SELECTED).await?;
            let (mark, selected) = (mark.as_str().unwrap_or_default(), selected.as_str().unwrap_or_default());
            ensure!(selected.contains(mark), "{selected:?} is not {mark:?}");
            for extent in ["the sentence", "the paragraph"] {
                visitor.click_words(".cite-bar button", extent).await?;
                visitor.until(&format!("{SELECTED}.length > {} && {SELECTED}.includes({})", mark.len(), json!(mark))).await?;
            }
            visitor
                .until(&format!("[...document.querySelectorAll('[data-at]')].some(one => one.textContent.trim() === {SELECTED}.trim())"))
                .await
        })
        .await
}

#[tokio::test]
async fn what_is_selected_beside_the_text_is_left_out() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&format!("?view=article&id={AFP}")).await?;
            visitor.value("getSelection().selectAllChildren(document.querySelector('.article-page__head'))").await?;
            visitor.until("!document.querySelector('.cite-bar')").await?;
            visitor.value("getSelection().selectAllChildren(document.querySelector('main'))").await?;
            visitor.see(".cite-bar").await?;
            let bytes = visitor.value(&format!("new TextEncoder().encode([...{TEXT}.childNodes].map(one => one.querySelector?.('[data-at]')?.textContent ?? one.data ?? '').join('')).length")).await?;
            let link = copied(visitor, "Copiar enlace").await?;
            let at = link.split("at=").nth(1).and_then(|rest| rest.split('%').next()).unwrap_or_default();
            let (start, end) = at.split_once('-').unwrap_or_default();
            // White space at the ends is left out.
            let near = |byte: &str, end: u64| byte.parse::<u64>().is_ok_and(|byte| byte.abs_diff(end) < 3);
            ensure!(near(start, 0) && near(end, bytes.as_u64().unwrap_or_default()), "{link} of {bytes} bytes");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn on_a_phone_the_bar_covers_nothing_that_is_chosen() -> Result<()> {
    Visit::default()
        .screen(Screen::Phone)
        .run(async |visitor| {
            visitor.open(&format!("?view=article&id={AFP}")).await?;
            for block in ["start", "end"] {
                visitor.value(&format!("document.querySelectorAll('[data-at]')[5].scrollIntoView({{ block: '{block}' }})")).await?;
                select(visitor, (5, 0), (5, 40)).await?;
                visitor
                    .until(
                        "(([bar, words]) => bar.bottom <= words.top || bar.top >= words.bottom)(\
                         [document.querySelector('.cite-bar'), getSelection().getRangeAt(0)].map(one => one.getBoundingClientRect()))",
                    )
                    .await?;
                visitor.until("document.documentElement.scrollWidth <= innerWidth").await?;
                visitor.value("getSelection().empty()").await?;
                visitor.until("!document.querySelector('.cite-bar')").await?;
            }
            Ok(())
        })
        .await
}
