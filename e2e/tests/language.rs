//! The page in either language: what it says, what it remembers, and what it hands on.

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Screen, Visit, Visitor};

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";
const EFE: &str = "004_e6996546eecbb4a4";

/// Spanish messages without a variable, of more than one word.
fn spanish() -> Result<Vec<String>> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/core/src/messages/es"));
    let mut texts = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = fs::read_to_string(file?.path())?;
        let text = |line: &str| {
            let quoted = line.trim().strip_suffix("\",")?;
            let text = quoted.split_once(": \"").map(|(_, text)| text);
            text.or_else(|| quoted.strip_prefix('"')).map(str::to_owned)
        };
        texts.extend(file.lines().filter_map(text).filter(|text| text.contains(' ')));
    }
    ensure!(texts.len() > 100, "only {} messages are read", texts.len());
    Ok(texts)
}

fn views() -> Vec<String> {
    let compared = format!("view=compare&sel={AFP}&sel={UNSIGNED}&sel={EFE}");
    let tabs = ["texts", "questions", "quotes", "dates", "names", "voices", "words"];
    let tabs = tabs.map(|tab| format!("{compared}&tab={tab}"));
    let mut views = vec![
        "q=kim".to_owned(),
        "q=zzzz&source=afp".to_owned(),
        format!("view=article&id={AFP}"),
        "view=entity&id=vladimir-putin".to_owned(),
        "view=overview".to_owned(),
        "view=method".to_owned(),
        compared.clone(),
    ];
    views.extend(tabs);
    views
}

/// All that a page says itself, seen or not.
const OURS: &str = "(() => {
    const said = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const one = walk.currentNode;
        if (one.nodeType === 3) said.push(one.data);
        else for (const name of ['aria-label', 'title', 'placeholder']) said.push(one.getAttribute(name) ?? '');
    }
    return said.join('\\n');
})()";

async fn says_no_spanish(visitor: &Visitor) -> Result<()> {
    let said = format!(
        "(document.querySelectorAll('.in-language, [lang=es]').forEach(one => one.remove()), {OURS})"
    );
    let said = visitor.value(&said).await?;
    let said = said.as_str().context("a text")?;
    ensure!(said.contains("Search the articles"), "{said}");
    for message in spanish()? {
        ensure!(!said.contains(&message), "“{message}” in:\n{said}");
    }
    Ok(())
}

#[tokio::test]
async fn every_view_is_in_the_language_of_the_link() -> Result<()> {
    for screen in [Screen::Desk, Screen::Phone] {
        Visit::default()
            .screen(screen)
            .run(async |visitor| {
                for view in views() {
                    visitor.open(&format!("?{view}&lang=en")).await?;
                    visitor.until("document.documentElement.lang === 'en'").await?;
                    // Each source's words keep the language they are in.
                    let words = "document.querySelector('.source-words, .article-card__words, .text-block__words, .mention span')";
                    let of_source = format!("({words}?.closest('[lang]').lang ?? 'es') === 'es'");
                    ensure!(visitor.value(&of_source).await? == true, "{view}: not the source's");
                    says_no_spanish(visitor).await.with_context(|| view.clone())?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_language_is_chosen_remembered_and_handed_on() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open("?q=kursk").await?;
            visitor.click(".masthead__tools [lang=en] a").await?;
            visitor.at("?q=kursk&lang=en").await?;
            visitor.until("document.documentElement.lang === 'en'").await?;
            visitor.until("document.title.includes('in Putin')").await?;
            // The switch back is where the switch was.
            visitor.until("document.activeElement.closest('[lang=es]')").await?;
            ensure!(visitor.text(".results__count").await?.contains("articles"));
            // Home, without the language in the address: it is remembered.
            visitor.open("").await?;
            visitor.until("document.documentElement.lang === 'en'").await?;
            visitor.see(".results__count").await?;
            // The link has it for whoever has chosen nothing.
            visitor.click(".copy-link").await?;
            visitor
                .until("document.querySelector('.toast').innerText.includes('Link copied')")
                .await?;
            // A link's language goes before the one that is remembered.
            visitor.open("?lang=es").await?;
            visitor.until("document.documentElement.lang === 'es'").await?;
            visitor
                .until("document.querySelector('.results__count').innerText.includes('artículos')")
                .await?;
            visitor.open("").await?;
            visitor.until("document.documentElement.lang === 'en'").await
        })
        .await
}

#[tokio::test]
async fn a_language_that_does_not_come_is_told_and_asked_for_again() -> Result<()> {
    let cut = Arc::new(AtomicBool::new(true));
    let still = Arc::clone(&cut);
    let english = move |path: &str| {
        (path.contains("split_english") && still.load(Ordering::Relaxed)).then_some(Answer::Cut)
    };
    Visit::default()
        .hook(Box::new(english))
        .faults(&["ERR_CONTENT_LENGTH_MISMATCH", "Failed to fetch"])
        .run(async |visitor| {
            visitor.open("?lang=en").await?;
            // What there is stays, in Spanish.
            visitor.see("main [role=alert] button").await?;
            ensure!(visitor.text(".results__count").await?.contains("artículos"));
            cut.store(false, Ordering::Relaxed);
            visitor.click("main [role=alert] button").await?;
            visitor.until("document.documentElement.lang === 'en'").await?;
            visitor.until("!document.querySelector('main [role=alert]')").await
        })
        .await
}

/// Three invented English reports of one accident.
const ENGLISH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/english");

#[tokio::test]
async fn a_dossier_in_english_is_in_english_from_the_first_view_on() -> Result<()> {
    Visit::default()
        .dossier(ENGLISH.into())
        .run(async |visitor| {
            visitor.visit("a/harbour-a.html").await?;
            visitor.until("document.documentElement.lang === 'en'").await?;
            ensure!(visitor.text(".article-page").await?.contains("Open to search and compare"));
            visitor.open("").await?;
            visitor.until("document.documentElement.lang === 'en'").await?;
            says_no_spanish(visitor).await?;
            ensure!(visitor.text(".results__count").await?.starts_with("3 of 3 articles"));
            visitor.see(".timeline__axis [aria-label='14 Mar 2025']").await?;
            visitor.click_words(".button", "Compare all 3").await?;
            visitor.see(".row").await?;
            says_no_spanish(visitor).await?;
            visitor.see(".source-words[lang=en], [lang=en] .source-words").await?;
            Ok(())
        })
        .await
}
