//! What a reader sees whose system gives the colours, or who asks for more contrast: no state, mark or
//! choice is told by a colour of ours alone.

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Visit, Visitor};
use serde_json::{Value, json};

const AFP: &str = "000_52d6b37e2cc8134c";

/// A dossier that has every state.
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixture");

/// What a reader may ask for, as media features.
const ASKED: [&[(&str, &str)]; 4] = [
    &[("forced-colors", "active"), ("prefers-color-scheme", "light")],
    &[("forced-colors", "active"), ("prefers-color-scheme", "dark")],
    &[("prefers-contrast", "more"), ("prefers-color-scheme", "light")],
    &[("prefers-contrast", "more"), ("prefers-color-scheme", "dark")],
];

/// Makes a visit, and looks once for each of them.
async fn as_asked(visit: Visit, look: impl AsyncFn(&Visitor) -> Result<()>) -> Result<()> {
    visit
        .only_in(Engine::Chromium, "only its driver can ask for them")
        .run(async |visitor| {
            for asked in ASKED {
                visitor.prefer(asked).await?;
                look(visitor).await.with_context(|| format!("{asked:?}"))?;
            }
            Ok(())
        })
        .await
}

/// How the first element of a selector is painted, apart from its words.
async fn paint(visitor: &Visitor, css: &str) -> Result<Value> {
    visitor.see(css).await?;
    visitor
        .value(&format!(
            "(style => ['text-decoration-line', 'text-decoration-style', 'text-decoration-thickness', 'background-color', 'background-image',
                'outline-style', 'font-weight', ...['top', 'right', 'bottom', 'left'].flatMap(side => [`border-${{side}}-style`, `border-${{side}}-width`, `border-${{side}}-color`])]
                .map(name => style.getPropertyValue(name)).join(', '))
             (getComputedStyle([...document.querySelectorAll({})].find(one => one.getClientRects().length)))",
            json!(css)
        ))
        .await
}

/// Each of some selectors is painted in a way of its own.
async fn told_apart(visitor: &Visitor, all: &[&str]) -> Result<()> {
    let mut seen: Vec<(&str, Value)> = Vec::new();
    for css in all {
        let own = paint(visitor, css).await?;
        if let Some((other, _)) = seen.iter().find(|(_, other)| *other == own) {
            anyhow::bail!("{css} looks like {other}: {own}");
        }
        seen.push((css, own));
    }
    Ok(())
}

/// Words that stand out less than 7 to 1 from the ground they stand on: what, and how much.
const FAINT: &str = "(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const light = colour => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(one => one / 255)
            .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = one => {
        while (one && /^rgba.* 0\\)$/.test(getComputedStyle(one).backgroundColor)) one = one.parentElement;
        return getComputedStyle(one ?? document.body).backgroundColor;
    };
    return [...document.querySelectorAll('main .quiet, main .state-badge, main .count, main .source-words, main .ledger-mark, main .text-mark, main .strip__row')]
        .filter(one => one.getClientRects().length && one.textContent.trim())
        .map(one => {
            const [dark, bright] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => a - b);
            return [one.className, Math.round((bright + 0.05) / (dark + 0.05) * 10) / 10];
        })
        .filter(([, ratio]) => ratio < 7);
})()";

async fn nothing_is_faint(visitor: &Visitor) -> Result<()> {
    let faint = visitor.value(FAINT).await?;
    ensure!(faint == json!([]), "{faint}");
    Ok(())
}

/// Signs are drawn in the colour of words.
async fn signs_follow_the_words(visitor: &Visitor) -> Result<()> {
    let odd = "[...document.querySelectorAll('svg.icon')].filter(one => one.getClientRects().length)
        .filter(one => getComputedStyle(one.firstElementChild).stroke !== getComputedStyle(one).color)
        .map(one => one.parentElement.outerHTML)";
    let odd = visitor.value(odd).await?;
    ensure!(odd == json!([]), "{odd:#}");
    Ok(())
}

#[tokio::test]
async fn marks_in_a_text_are_told_apart() -> Result<()> {
    as_asked(Visit::default(), async |visitor| {
        visitor.open(&format!("?view=article&id={AFP}&q=kursk")).await?;
        let words = ".text-block__words";
        let kinds = ["entity", "quote", "date", "defect"]
            .map(|kind| format!(".text-mark[data-kinds={kind}]"));
        let mut all: Vec<&str> = kinds.iter().map(String::as_str).collect();
        all.extend([words, ".text-mark[data-hit]"]);
        told_apart(visitor, &all).await?;
        visitor.click(".mark-switch[data-kind=date]").await?;
        told_apart(visitor, &[".mark-switch[data-kind=date]", ".mark-switch[data-kind=figure]"])
            .await?;
        focus_is_seen(visitor, ".mark-panel").await?;
        focus_is_seen(visitor, ".text-mark[tabindex]").await?;
        signs_follow_the_words(visitor).await?;
        nothing_is_faint(visitor).await
    })
    .await
}

/// Focus that comes by key has a ring.
async fn focus_is_seen(visitor: &Visitor, css: &str) -> Result<()> {
    let ring = format!(
        "(one => {{ one.focus({{ focusVisible: true }}); return getComputedStyle(one).outlineStyle; }})(document.querySelector({}))",
        json!(css)
    );
    let ring = visitor.value(&ring).await?;
    ensure!(ring == "solid", "{css}: {ring}");
    Ok(())
}

#[tokio::test]
async fn states_of_rows_are_told_apart() -> Result<()> {
    let all = "?view=compare&sel=gaceta&sel=diario&sel=correo";
    as_asked(Visit::default().dossier(FIXTURE.into()), async |visitor| {
        visitor.open(all).await?;
        told_apart(visitor, &[".tabs [aria-current]", ".tabs a:not([aria-current])"]).await?;
        let states = ["differs", "same", "compatible", "alone"]
            .map(|state| format!(".row[data-state={state}]"));
        told_apart(visitor, &states.each_ref().map(String::as_str)).await?;
        let pieces = [
            ".strip__row[data-state=differs]",
            ".strip__row[data-state=same]",
            ".strip__row[data-state=compatible]",
            ".strip__piece[data-state=alone]",
            ".strip__piece[data-state=aside]",
        ];
        told_apart(visitor, &pieces).await?;
        let marks = [
            ".ledger-mark[data-state=differs]",
            ".ledger-mark[data-state=same]",
            ".ledger-mark[data-state=compatible]",
            ".cell .source-words",
        ];
        told_apart(visitor, &marks).await?;
        signs_follow_the_words(visitor).await?;
        nothing_is_faint(visitor).await?;
        visitor.click(".count[data-state=compatible]").await?;
        visitor.see(".count[aria-pressed=true]").await?;
        told_apart(visitor, &[".count[aria-pressed=true]", ".count[aria-pressed=false]"]).await?;
        nothing_is_faint(visitor).await?;
        focus_is_seen(visitor, ".count").await?;
        focus_is_seen(visitor, ".row__number").await?;
        visitor.open(&format!("{all}&tab=texts")).await?;
        visitor.click(".row-chip").await?;
        visitor.see(".row-chip[aria-current]").await?;
        let passages =
            [".row-passage[data-state][aria-current]", ".column-text__block .source-words"];
        told_apart(visitor, &passages).await
    })
    .await
}
