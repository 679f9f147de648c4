//! What is painted, by computed style: an engine that drops a declaration leaves the words in place
//! and their meaning out.

use anyhow::{Result, ensure};
use e2e::{Visit, Visitor};
use serde_json::{Value, json};

const AFP: &str = "000_52d6b37e2cc8134c";
const UNSIGNED: &str = "001_0b24a2e276a93c8b";
const EFE: &str = "004_e6996546eecbb4a4";

/// How the first element of a selector is painted: its line, its ground, its edge and its colour.
async fn paint(visitor: &Visitor, css: &str) -> Result<Value> {
    visitor.see(css).await?;
    visitor
        .value(&format!(
            "(({{ textDecorationLine, textDecorationStyle, backgroundColor, backgroundImage, boxShadow, borderTopColor, borderTopWidth, color }}) => ({{
                line: textDecorationLine === 'none' ? null : textDecorationLine + ' ' + textDecorationStyle,
                ground: backgroundColor === 'rgba(0, 0, 0, 0)' ? null : backgroundColor,
                pattern: backgroundImage === 'none' ? null : 'painted',
                edge: [boxShadow, borderTopColor, borderTopWidth].join(' '),
                color,
            }}))(getComputedStyle(document.querySelector({})))",
            json!(css)
        ))
        .await
}

/// Signs are drawn: each icon in sight has a size and a line.
const SIGNS: &str = "[...document.querySelectorAll('main svg.icon')].filter(one => one.getClientRects().length)
    .filter(one => one.getBoundingClientRect().width < 8 || !one.querySelector('*') || getComputedStyle(one).stroke === 'none' && getComputedStyle(one).fill === 'none')
    .map(one => one.outerHTML)";

async fn signs_are_drawn(visitor: &Visitor) -> Result<()> {
    let missing = visitor.value(SIGNS).await?;
    ensure!(missing == json!([]), "not drawn: {missing:#}");
    Ok(())
}

#[tokio::test]
async fn what_is_found_chosen_and_filtered_is_painted_on_the_cards() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&format!("?q=kim&source=afp&source=efe&sel={AFP}")).await?;
            ensure!(!paint(visitor, "mark.hit").await?["ground"].is_null(), "no hit is marked");
            let chosen = paint(visitor, ".article-card[aria-current]").await?;
            let other = paint(visitor, ".article-card:not([aria-current])").await?;
            ensure!(chosen["edge"] != other["edge"], "chosen and not: {other:#}");
            signs_are_drawn(visitor).await
        })
        .await
}

#[tokio::test]
async fn each_kind_of_mark_is_painted_in_its_own_way() -> Result<()> {
    Visit::default()
        .run(async |visitor| {
            visitor.open(&format!("?view=article&id={AFP}")).await?;
            if visitor
                .value(
                    "document.querySelector('.mark-switch[data-kind=defect][aria-pressed=false]')",
                )
                .await?
                .is_object()
            {
                visitor.click(".mark-switch[data-kind=defect]").await?;
            }
            let of =
                async |kind: &str| paint(visitor, &format!(".text-mark[data-kinds={kind}]")).await;
            ensure!(of("entity").await?["line"] == "underline solid");
            ensure!(of("date").await?["line"] == "underline dotted");
            let (quote, defect) = (of("quote").await?, of("defect").await?);
            ensure!(!quote["ground"].is_null() && !defect["ground"].is_null());
            ensure!(quote["ground"] != defect["ground"], "quotes and defects look alike");
            signs_are_drawn(visitor).await?;
            visitor.open("?view=entity&id=vladimir-putin").await?;
            ensure!(!paint(visitor, ".mention mark, mark.hit").await?["ground"].is_null());
            signs_are_drawn(visitor).await
        })
        .await
}

#[tokio::test]
async fn each_state_is_painted_in_its_own_way() -> Result<()> {
    let all = format!("?view=compare&sel={AFP}&sel={UNSIGNED}&sel={EFE}");
    Visit::default()
        .run(async |visitor| {
            visitor.open(&all).await?;
            let mut seen = Vec::new();
            for state in ["differs", "same", "compatible", "alone"] {
                let count = paint(visitor, &format!(".count[data-state={state}]")).await?;
                ensure!(!seen.contains(&count["color"]), "{state}: {count:#}");
                seen.push(count["color"].clone());
            }
            let mark = paint(visitor, ".row .ledger-mark[data-state=compatible]").await?;
            ensure!(mark["line"] == "underline dotted", "{mark:#}");
            let aside = paint(visitor, ".strip__piece[data-state=aside]").await?;
            ensure!(!aside["pattern"].is_null(), "{aside:#}");
            let alone = paint(visitor, ".strip__piece[data-state=alone]").await?;
            ensure!(alone["edge"].as_str().is_some_and(|edge| edge.ends_with("2px")), "{alone:#}");
            signs_are_drawn(visitor).await?;
            visitor.open(&format!("{all}&tab=texts")).await?;
            let chip = paint(visitor, ".row-chip[data-state=compatible]").await?;
            ensure!(!chip["ground"].is_null() && seen.contains(&chip["color"]), "{chip:#}");
            signs_are_drawn(visitor).await?;
            visitor.open("?view=overview").await?;
            let link = paint(visitor, "main td a").await?;
            ensure!(link["line"] == "underline solid", "{link:#}");
            visitor.open("?view=method").await?;
            visitor.see(".measured-table td").await?;
            let rule =
                "getComputedStyle(document.querySelector('.measured-table td')).borderBottomStyle";
            ensure!(visitor.value(rule).await? == "solid", "rows of figures run together");
            Ok(())
        })
        .await
}
