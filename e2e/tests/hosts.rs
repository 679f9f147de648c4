//! Hosts of every kind: with and without compression, with wrong types, with a rule for what they do
//! not have.

use std::path::Path;

use anyhow::{Result, ensure};
use e2e::{Answer, Hook, Visit, Visitor};

const AFP: &str = "000_52d6b37e2cc8134c";
const EFE: &str = "004_e6996546eecbb4a4";

/// Answers files that end so in another way.
fn answering(endings: &'static [(&'static str, Answer)]) -> Hook {
    Box::new(|path| {
        let ending = Path::new(path).extension()?;
        endings.iter().find(|(own, _)| ending == *own).map(|(_, answer)| answer.clone())
    })
}

/// The cards, and what comes in parts.
async fn works(visitor: &Visitor) -> Result<()> {
    visitor.open("").await?;
    visitor.see(".article-card").await?;
    visitor.open(&format!("?view=compare&sel={AFP}&sel={EFE}")).await?;
    visitor.see(".row").await?;
    Ok(())
}

/// Bytes of the page's WebAssembly, as they came and as they are.
const SENT: &str = "(({ encodedBodySize, decodedBodySize }) => [encodedBodySize, decodedBodySize])(
    performance.getEntriesByType('resource').find(({ name }) => name.endsWith('_bg.wasm')))";

#[tokio::test]
async fn it_works_compressed_and_not() -> Result<()> {
    const PLAIN: &[(&str, Answer)] =
        &[("wasm", Answer::Plain), ("js", Answer::Plain), ("json", Answer::Plain)];
    let journey = async |visitor: &Visitor, compressed: bool| {
        visitor.open("").await?;
        let sent = visitor.value(SENT).await?;
        let sizes = (sent[0].as_u64(), sent[1].as_u64());
        ensure!(sizes.0 < sizes.1 && compressed || sizes.0 == sizes.1 && !compressed, "{sent}");
        works(visitor).await
    };
    Visit::default().run(async |visitor| journey(visitor, true).await).await?;
    let plain = Visit::default().hook(answering(PLAIN));
    plain.run(async |visitor| journey(visitor, false).await).await
}

#[tokio::test]
async fn types_that_do_not_matter_may_be_wrong() -> Result<()> {
    const WRONG: &[(&str, Answer)] = &[
        ("wasm", Answer::Called("application/octet-stream")),
        ("json", Answer::Called("text/plain")),
        ("svg", Answer::Called("text/plain")),
        ("woff2", Answer::Called("text/plain")),
    ];
    // The loader says once that it does without streaming.
    let wrong = Visit::default().hook(answering(WRONG)).faults(&["application/wasm"]);
    wrong.run(works).await
}

#[tokio::test]
async fn scripts_of_a_wrong_type_are_told_of() -> Result<()> {
    const WRONG: &[(&str, Answer)] = &[("js", Answer::Called("text/plain"))];
    let wrong = Visit::default().hook(answering(WRONG)).faults(&["MIME"]);
    wrong
        .run(async |visitor| {
            visitor.visit("").await?;
            visitor.until("document.body.innerText.includes('text/javascript')").await?;
            visitor.see(".article-card h3 a").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_is_not_there_says_so() -> Result<()> {
    Visit::default()
        .faults(&["404"])
        .run(async |visitor| {
            visitor.visit("no/hay/tal").await?;
            visitor
                .until("document.querySelector('h1').innerText.includes('Esta página no existe')")
                .await
        })
        .await?;
    // A host that answers with the site's page instead.
    let index = std::fs::read(site::dist().join("index.html"))?;
    Visit::default()
        .hook(Box::new(move |path| {
            path.contains("annotations-").then(|| Answer::Reply(200, index.clone()))
        }))
        .run(async |visitor| {
            visitor.open(&format!("?view=compare&sel={AFP}&sel={EFE}")).await?;
            visitor.see(".notice[role=alert]").await?;
            visitor.click(".masthead__back").await?;
            visitor.see(".article-card").await?;
            Ok(())
        })
        .await
}
