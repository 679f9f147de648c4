//! The journeys' own eyes: a page that complains, or asks others for something, fails its visit.

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Hook, Visit};

/// The site with a page that does this.
fn doing(script: &str) -> Hook {
    let page = format!(
        "<!doctype html><title>x</title><link rel=icon href=data:,><script>{script}</script><p id=here>here"
    );
    Box::new(move |path| path.is_empty().then(|| Answer::Reply(200, page.clone().into_bytes())))
}

async fn failure(script: &str) -> Result<String> {
    let visited = Visit::default()
        .hook(doing(script))
        .run(async |visitor| {
            visitor.visit("").await?;
            visitor.until("document.querySelector('#here') && (window.done ?? true)").await
        })
        .await;
    let error = visited.err().with_context(|| format!("nothing was noticed of {script}"))?;
    Ok(format!("{error:#}"))
}

#[tokio::test]
async fn what_a_page_complains_of_is_noticed() -> Result<()> {
    for script in [
        "console.error('a complaint')",
        "console.warn('a complaint')",
        "setTimeout(() => { setTimeout(() => { window.done = true; }); throw new Error('a complaint'); }); window.done = false",
        "window.done = false; addEventListener('unhandledrejection', () => { window.done = true; }); Promise.reject(new Error('a complaint'))",
    ] {
        let failure = failure(script).await?;
        ensure!(failure.contains("a complaint"), "{script}: {failure}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_asked_of_others_is_noticed() -> Result<()> {
    let script = "console.error = console.warn = () => {}; window.done = false; \
                  fetch('http://elsewhere.test/x', { mode: 'no-cors' }).catch(() => {}).then(() => { window.done = true; })";
    let visited = Visit::default()
        .hook(doing(script))
        // Chromium itself says that the address is not found.
        .faults(&["ERR_NAME_NOT_RESOLVED"])
        .run(async |visitor| {
            visitor.visit("").await?;
            visitor.until("window.done").await
        })
        .await;
    let error = visited.err().context("nothing was noticed")?;
    ensure!(
        format!("{error:#}").contains("asked elsewhere: [\"http://elsewhere.test/x\"]"),
        "{error:#}"
    );
    Ok(())
}
