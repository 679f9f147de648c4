//! What a reader with a screen reader or a keyboard can count on. (Larger letters: `journeys.rs`.)

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Screen, Visit, Visitor};
use serde_json::Value;

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";
const EFE: &str = "004_e6996546eecbb4a4";

/// Each view, and what is opened in it, one after the other.
fn states() -> Vec<(String, &'static [&'static str])> {
    let all = format!("?view=compare&sel={AFP}&sel={UNSIGNED}&sel={EFE}");
    let mut states: Vec<(String, &[&str])> = vec![
        (String::new(), &[]),
        (String::new(), &[".masthead__tools > .tool:last-child"]),
        (String::new(), &[".results__drawer"]),
        (format!("?q=kim&sel={AFP}&sel={EFE}"), &[]),
        ("?q=zzzz&source=nadie".to_owned(), &[]),
        (format!("?view=article&id={AFP}"), &[]),
        (format!("?view=article&id={AFP}"), &[".mark-list summary"]),
        (
            format!("?view=article&id={AFP}"),
            &[".text-mark[role=button]", ".mark-panel .link-button"],
        ),
        ("?view=entity&id=vladimir-putin".to_owned(), &[]),
        ("?view=overview".to_owned(), &[]),
        ("?view=method".to_owned(), &[]),
    ];
    let opened: [&[&str]; 4] = [
        &[".finding__tools button"],
        &[".export-menu summary"],
        &[".row .menu__dots"],
        &[".row__number"],
    ];
    states.extend(opened.map(|opened| (all.clone(), opened)));
    for tab in ["texts", "questions", "quotes", "dates", "names", "voices", "words"] {
        states.push((format!("{all}&tab={tab}"), &[]));
    }
    states
}

/// Clicks the first that is there of each.
async fn open(visitor: &Visitor, opened: &[&str]) -> Result<()> {
    for one in opened {
        visitor.until(&format!("document.querySelector('{one}')")).await?;
        // Drawers are there and not shown where there is room.
        let click = format!(
            "[...document.querySelectorAll('{one}')].find(one => one.getClientRects().length)?.click()"
        );
        visitor.value(&click).await?;
        visitor.settled().await?;
    }
    Ok(())
}

/// What axe-core finds wrong: rule, how many, and the first.
const RUN: &str = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.length}, first ${nodes[0].html.slice(0, 200)}`))";

async fn no_violation(visitor: &Visitor, axe: &str) -> Result<()> {
    visitor.driver().execute(axe, Vec::new()).await?;
    // What is open over others, or stays at the foot of the window, leaves a little of them to be seen:
    // axe calls that small.
    visitor
        .value("document.querySelectorAll('.compare-tray, .export-menu__sheet, .menu__items').forEach(one => one.style.position = 'static')")
        .await?;
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
    let axe = fs::read_to_string(site::browsers::axe())
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
                    open(visitor, opened).await?;
                    no_violation(visitor, &axe).await.with_context(|| {
                        format!("{screen:?}, {theme}, {language}, {query} {opened:?}")
                    })?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// The levels of the headings that are there to be heard, in order.
const LEVELS: &str = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(one => one.getClientRects().length).map(one => Number(one.tagName[1]))";

#[tokio::test]
async fn headings_outline_each_view() -> Result<()> {
    Visit::default()
        .only_in(Engine::Chromium, "what it looks at is the same in all")
        .run(async |visitor| {
            for (query, opened) in states() {
                visitor.open(&query).await?;
                open(visitor, opened).await?;
                let levels = visitor.value(LEVELS).await?;
                let levels: Vec<u64> =
                    levels.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
                let tops = levels.iter().filter(|level| **level == 1).count();
                let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
                ensure!(tops == 1 && levels[0] == 1 && !skips, "{query} {opened:?}: {levels:?}");
                let live = visitor.value("document.querySelectorAll('[aria-live]').length").await?;
                ensure!(live == 0, "{query}: a live region of another kind than by its role");
            }
            Ok(())
        })
        .await
}

/// Keeps what the page announces from here on: each change of what stands in a live region.
const LISTEN: &str = "(() => {
    const heard = window.heard = [];
    const regions = '[role=status], [role=alert], output';
    new MutationObserver(changes => {
        const met = changes.map(one => one.target.nodeType === 1 ? one.target : one.target.parentElement).map(one => one?.closest(regions));
        for (const region of new Set(met)) if (region?.isConnected && region.textContent.trim()) heard.push(region.textContent.trim());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
})()";

#[tokio::test]
async fn what_changes_is_said_once() -> Result<()> {
    let both = format!("?view=compare&sel={AFP}&sel={EFE}");
    let actions = [
        ("", ".article-card__choose", "1 elegido"),
        ("", ".facet-value input", "2 de 3 artículos"),
        (&both, ".tabs a:nth-child(2)", "Textos"),
        (&both, ".count[data-state=compatible]", "A la vista"),
    ];
    Visit::default()
        .run(async |visitor| {
            for (query, used, said) in actions {
                visitor.open(query).await?;
                visitor.see(used).await?;
                visitor.value(LISTEN).await?;
                visitor.value(&format!("document.querySelector('{used}').click()")).await?;
                visitor.until("window.heard.length").await?;
                visitor.settled().await?;
                let heard = visitor.value("window.heard").await?;
                let once = heard.as_array().is_some_and(|all| {
                    all.len() == 1 && all[0].as_str().is_some_and(|one| one.starts_with(said))
                });
                ensure!(once, "after {used} not «{said}» but {heard}");
            }
            Ok(())
        })
        .await
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
