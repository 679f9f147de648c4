//! Takes a picture of the first screenful of each view, on a desk and a phone, light and dark:
//! `docs/screens/VIEW-WIDTH-THEME.png`. `cargo xtask screens` runs it.

use std::fs;

use anyhow::{Result, ensure};
use e2e::{Engine, Visit};
use serde_json::{Value, json};

const ARTICLE: &str = "view=article&id=004_e6996546eecbb4a4";
const COMPARED: &str =
    "view=compare&sel=000_52d6b37e2cc8134c&sel=001_0b24a2e276a93c8b&sel=004_e6996546eecbb4a4";

/// The views by name.
fn views() -> [(&'static str, String); 8] {
    [
        ("cards", String::new()),
        ("article", ARTICLE.to_owned()),
        ("comparison", COMPARED.to_owned()),
        ("row", COMPARED.to_owned()),
        ("texts", format!("{COMPARED}&tab=texts")),
        ("entity", "view=entity&id=vladimir-putin".to_owned()),
        ("overview", "view=overview".to_owned()),
        ("method", "view=method".to_owned()),
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    ensure!(Engine::from_environment()? == Engine::Chromium, "pictures are Chromium's");
    let folder = site::root().join("docs/screens");
    fs::create_dir_all(&folder)?;
    Visit::default()
        .run(async |visitor| {
            let browser = visitor.driver().cdp();
            let command =
                async |name, what: Value| browser.send_raw(name, what).await;
            command("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
            visitor.open("").await?;
            for (width, height) in [(1280, 900), (360, 740)] {
                let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                command("Emulation.setDeviceMetricsOverride", screen).await?;
                for theme in ["light", "dark"] {
                    visitor.value(&format!("localStorage.setItem('cotejo.theme', '{theme}')")).await?;
                    for (view, query) in views() {
                        visitor.open(&format!("?{query}")).await?;
                        if view == "row" {
                            visitor.click(".row__number").await?;
                            visitor.see(".row-panel").await?;
                            visitor.value("document.querySelector('.row').scrollIntoView()").await?;
                        }
                        let picture = visitor.driver().screenshot_as_png().await?;
                        fs::write(folder.join(format!("{view}-{width}-{theme}.png")), picture)?;
                    }
                }
            }
            Ok(())
        })
        .await
}
