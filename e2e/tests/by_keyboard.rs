//! What a reader does by keys alone, and what assistive technology is told at each step: role and name
//! of what has focus.

use anyhow::{Result, bail, ensure};
use e2e::{Engine, Visit, Visitor};
use thirtyfour::Key;

const AFP: &str = "000_52d6b37e2cc8134c";

/// How often Tab may be pressed before something was to be reached.
const TABS: usize = 150;

/// Presses Tab until focus is on something of this role, with a name that begins so; how often. As a
/// keyboard does: keys sent to a date go back to its first field each time.
async fn tab_to(visitor: &Visitor, role: &str, name: &str) -> Result<usize> {
    let mut passed = Vec::new();
    for tabs in 1..=TABS {
        visitor.press_raw(Key::Tab).await?;
        let (is, called) = visitor.focused().await?;
        if is == role && called.starts_with(name) {
            return Ok(tabs);
        }
        passed.push(format!("{is} «{called}»"));
    }
    bail!("Tab does not reach the {role} «{name}» but {passed:#?}")
}

#[tokio::test]
async fn two_articles_are_found_compared_and_a_row_sent_on() -> Result<()> {
    Visit::default()
        .not_in(Engine::Webkit, "Tab passes over links there, as in Safari")
        .run(async |visitor| {
            visitor.open("").await?;
            let tabs = tab_to(visitor, "link", "Putin y Kim").await?;
            println!("{tabs} times Tab to the first headline");

            visitor.open("").await?;
            tab_to(visitor, "searchbox", "Buscar").await?;
            visitor.press("putin").await?;
            visitor.at("?q=putin").await?;
            for (source, query) in
                [("AFP", "?q=putin&source=afp"), ("EFE", "?q=putin&source=afp&source=efe")]
            {
                tab_to(visitor, "checkbox", source).await?;
                visitor.press(Key::Space).await?;
                visitor.at(query).await?;
                visitor.focus_is_on("checkbox", source).await?;
            }
            for chosen in 1..=2 {
                tab_to(visitor, "checkbox", "Elegir para comparar: ").await?;
                visitor.press(Key::Space).await?;
                let all = "new URLSearchParams(location.search).getAll('sel').length";
                visitor.until(&format!("{all} === {chosen}")).await?;
                visitor.focus_is_on("checkbox", "Elegir para comparar: ").await?;
            }
            tab_to(visitor, "link", "Comparar").await?;
            visitor.press(Key::Enter).await?;
            visitor.focus_is_on("heading", "AFP y EFE").await?;
            tab_to(visitor, "button", "fila 1, abrir").await?;
            visitor.press(Key::Enter).await?;
            visitor.see(".row[data-open-row] .row-panel").await?;
            visitor.focus_is_on("button", "fila 1, abrir").await?;
            visitor.press(Key::Tab).await?;
            visitor.press(Key::Enter).await?;
            visitor.see(".menu__items").await?;
            visitor.press(Key::Down).await?;
            tab_to(visitor, "button", "Copiar enlace a la fila").await?;
            visitor.press(Key::Enter).await?;
            visitor
                .until("document.querySelector('.toast').innerText.includes('Enlace copiado')")
                .await
        })
        .await
}

#[tokio::test]
async fn the_marks_of_a_text_are_one_stop_of_tab() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&format!("?view=article&id={AFP}")).await?;
            let stop = ".article-page__text [tabindex=\"0\"]";
            let one_stop = format!("document.querySelectorAll('{stop}').length === 1");
            visitor.until(&one_stop).await?;
            visitor.value(&format!("document.querySelector('{stop}').focus()")).await?;
            let (role, first) = visitor.focused().await?;
            ensure!(role == "button", "a mark is a {role}");
            visitor.press(Key::Right).await?;
            visitor.until(&one_stop).await?;
            let (_, second) = visitor.focused().await?;
            ensure!(first != second, "still on «{first}»");
            visitor.press(Key::End).await?;
            visitor.press(Key::Home).await?;
            visitor.focus_is_on("button", &first).await?;
            visitor.press(Key::Down).await?;
            visitor.focus_is_on("button", &second).await?;
            // Its words and its kind, once; the panel is read where it is entered.
            let words = visitor.value("document.activeElement.textContent").await?;
            let words = words.as_str().unwrap_or_default();
            ensure!(second.matches(words).count() == 1, "«{second}» for «{words}»");
            let told = "document.activeElement.matches('[aria-describedby], [role=status] *')";
            ensure!(visitor.value(told).await? == false, "it is said twice");
            visitor.press(Key::Enter).await?;
            visitor.focus_is_on("region", "Qué es la marca").await?;
            visitor.press(Key::Escape).await?;
            visitor.focus_is_on("button", &second).await?;
            ensure!(visitor.query().await?.contains("view=article"), "the article was left");
            visitor.press(Key::Tab).await?;
            let inside = "document.activeElement.closest('.article-page__text')";
            ensure!(visitor.value(inside).await?.is_null(), "a second stop in the text");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_list_of_marks_leads_to_each() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&format!("?view=article&id={AFP}")).await?;
            visitor.click(".mark-switch[data-kind=entity]").await?;
            visitor.until("!document.querySelector('.text-mark[data-kinds~=entity]')").await?;
            let stops = "document.querySelectorAll('.article-page__text [tabindex=\"0\"]').length";
            visitor.until(&format!("{stops} === 1")).await?;
            visitor.value("document.querySelector('.mark-list summary').focus()").await?;
            visitor.press(Key::Enter).await?;
            visitor.see(".mark-list section button").await?;
            visitor.press(Key::Tab).await?;
            let (role, words) = visitor.focused().await?;
            ensure!(role == "button", "a {role}");
            // It is of the kind that was turned off.
            visitor.press(Key::Enter).await?;
            visitor.focus_is_on("button", &format!("{words}, ")).await?;
            visitor.until("document.activeElement.matches('[data-kinds~=entity]')").await?;
            visitor.until(&format!("{stops} === 1")).await?;
            let height = "document.activeElement.getBoundingClientRect()";
            visitor
                .until(&format!(
                    "(({{ top, bottom }}) => top >= 0 && bottom <= innerHeight)({height})"
                ))
                .await
        })
        .await
}
