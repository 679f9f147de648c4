//! What a reader with a screen reader, a keyboard or a magnifier can count on.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Screen, Visit, Visitor};
use serde_json::Value;

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";
const EFE: &str = "004_e6996546eecbb4a4";

/// Each view, and what is opened in it.
fn states() -> Vec<(String, Option<&'static str>)> {
    let all = format!("?view=compare&sel={AFP}&sel={UNSIGNED}&sel={EFE}");
    let mut states: Vec<(String, Option<&str>)> = vec![
        (String::new(), None),
        (String::new(), Some(".masthead__tools > .tool:last-child")),
        (String::new(), Some(".results__drawer")),
        (format!("?q=kim&sel={AFP}&sel={EFE}"), None),
        ("?q=zzzz&source=nadie".to_owned(), None),
        (format!("?view=article&id={AFP}"), None),
        ("?view=entity&id=vladimir-putin".to_owned(), None),
        ("?view=overview".to_owned(), None),
        ("?view=method".to_owned(), None),
    ];
    for opened in
        [".finding__tools button", ".export-menu summary", ".row .menu__dots", ".row__number"]
    {
        states.push((all.clone(), Some(opened)));
    }
    for tab in ["texts", "questions", "quotes", "dates", "names", "voices", "words"] {
        states.push((format!("{all}&tab={tab}"), None));
    }
    states
}

/// What axe-core finds wrong: rule, how many, and the first.
const RUN: &str = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.length}, first ${nodes[0].html.slice(0, 200)}`))";

async fn no_violation(visitor: &Visitor, axe: &str) -> Result<()> {
    visitor.driver().execute(axe, Vec::new()).await?;
    let found = visitor.awaited(RUN).await?;
    ensure!(found == Value::Array(Vec::new()), "{found:#}");
    Ok(())
}

#[tokio::test]
async fn no_view_on_a_desk_breaks_a_rule_of_axe() -> Result<()> {
    no_view_breaks_a_rule(Screen::Desk).await
}

#[tokio::test]
async fn no_view_on_a_phone_breaks_a_rule_of_axe() -> Result<()> {
    no_view_breaks_a_rule(Screen::Phone).await
}

async fn no_view_breaks_a_rule(screen: Screen) -> Result<()> {
    let axe = fs::read_to_string(xtask::setup::axe())
        .context("axe-core; `cargo xtask test` installs it")?;
    for (theme, language) in [("light", "es"), ("dark", "es"), ("light", "en"), ("dark", "en")] {
        Visit::default()
            .screen(screen)
            .only_in(Engine::Chromium, "what it looks at is the same in all")
            .run(async |visitor| {
                visitor.open("").await?;
                for (key, value) in [("theme", theme), ("language", language)] {
                    let remember = format!("localStorage.setItem('cotejo.{key}', '{value}')");
                    visitor.value(&remember).await?;
                }
                for (query, opened) in states() {
                    visitor.open(&query).await?;
                    if let Some(opened) = opened {
                        let click = format!(
                            "[...document.querySelectorAll('{opened}')].find(one => one.getClientRects().length)?.click()"
                        );
                        visitor.value(&click).await?;
                        visitor.settled().await?;
                    }
                    no_violation(visitor, &axe)
                        .await
                        .with_context(|| format!("{screen:?}, {theme}, {language}, {query} {opened:?}"))?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn focus_is_never_lost() -> Result<()> {
    let actions = [
        ("?source=afp", ".chips__clear"),
        ("?source=afp&source=efe", ".results .chip"),
        ("?source=afp", ".results .chip"),
        ("?q=zzzz&source=afp", ".notice .chip"),
        (&format!("?sel={AFP}&sel={EFE}"), ".compare-tray .button--quiet"),
        (&format!("?sel={AFP}"), ".compare-tray .chip"),
        (&format!("?view=compare&sel={AFP}&sel={EFE}&only={EFE}"), ".sifted button"),
    ];
    Visit::default()
        .run(async |visitor| {
            for (query, used) in actions {
                visitor.open(query).await?;
                visitor.see(used).await?;
                visitor
                    .value(&format!(
                        "(one => {{ one.focus(); one.click(); }})(document.querySelector('{used}'))"
                    ))
                    .await?;
                visitor.until(&format!("location.search !== '{query}'")).await?;
                visitor.until("document.activeElement !== document.body").await?;
            }
            Ok(())
        })
        .await
}
