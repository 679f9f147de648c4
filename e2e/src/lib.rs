//! Journeys through the built site in a real browser: a visitor of its own for each, waiting for
//! conditions, never for time.
//!
//! `cargo xtask test --only journeys --browsers all` runs them in every engine; one run is one
//! engine, which the environment names.

mod screen;
mod session;
mod witness;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use http::Method;
use screen::PATIENCE;
pub use screen::Screen;
use serde_json::{Value, json};
use site::server::{Server, Serving};
pub use site::{
    browsers::Engine,
    server::{Answer, Hook},
};
use tempfile::TempDir;
use thirtyfour::{
    RequestData, SessionId, WebDriver, WebElement, common::command::FormatRequestData, prelude::*,
};
use tokio::time::{sleep, timeout};

use crate::{
    session::{Session, Wanted},
    witness::{Elsewhere, Lines, witnessing},
};

/// The sub-path the site is served under: nothing may count on the root.
pub const PREFIX: &str = "/a/b/";

/// How long a whole journey may take.
const JOURNEY: Duration = Duration::from_mins(8);

/// When the console is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// How often something may be drawn anew while it is being clicked.
const DRAWN_ANEW: u32 = 4;

/// How a visit is to be.
#[derive(Default)]
pub struct Visit {
    screen: Screen,
    hook: Option<Hook>,
    dossier: Option<PathBuf>,
    without_scripts: bool,
    without_storage: bool,
    unfinished: bool,
    faults: &'static [&'static str],
    /// Engines it is not made in, and why.
    not_in: Option<(Vec<Engine>, &'static str)>,
}

impl Visit {
    /// Through this screen.
    #[must_use]
    pub fn screen(self, screen: Screen) -> Self {
        Self { screen, ..self }
    }

    /// On a site that answers some paths in its own way.
    #[must_use]
    pub fn hook(self, hook: Hook) -> Self {
        Self { hook: Some(hook), ..self }
    }

    /// On a site with the dossier of this folder.
    #[must_use]
    pub fn dossier(self, folder: PathBuf) -> Self {
        Self { dossier: Some(folder), ..self }
    }

    /// With scripts turned off.
    #[must_use]
    pub fn without_scripts(self) -> Self {
        Self { without_scripts: true, ..self }
    }

    /// With cookies and all site data refused.
    #[must_use]
    pub fn without_storage(self) -> Self {
        Self { without_storage: true, ..self }
    }

    /// To pages that do not finish loading by themselves: none is waited for.
    #[must_use]
    pub fn unfinished(self) -> Self {
        Self { unfinished: true, ..self }
    }

    /// In all engines but this one, for a reason.
    #[must_use]
    pub fn not_in(self, engine: Engine, reason: &'static str) -> Self {
        Self { not_in: Some((vec![engine], reason)), ..self }
    }

    /// In this engine alone, for a reason.
    #[must_use]
    pub fn only_in(self, engine: Engine, reason: &'static str) -> Self {
        let others = Engine::ALL.into_iter().filter(|other| *other != engine).collect();
        Self { not_in: Some((others, reason)), ..self }
    }

    /// Something is broken on purpose and the browser says so on the console: each line holds one
    /// of these, and each of these is there.
    #[must_use]
    pub fn faults(self, faults: &'static [&'static str]) -> Self {
        Self { faults, ..self }
    }

    /// Makes the visit, with a fresh profile. Nothing may stand on the console at its end, and
    /// nothing may have been asked of any other origin. The browser is closed however it ends.
    ///
    /// # Errors
    /// No browser or no site is there, the journey fails, or something was said or asked.
    pub async fn run(self, journey: impl AsyncFnOnce(&Visitor) -> Result<()>) -> Result<()> {
        let faults = self.faults;
        let engine = Engine::from_environment()?;
        if let Some((_, reason)) = self.not_in.as_ref().filter(|(not, _)| not.contains(&engine)) {
            println!("not in {}: {reason}", engine.name());
            return Ok(());
        }
        let visitor = self.begin(engine).await?;
        let mut outcome =
            timeout(JOURNEY, journey(&visitor)).await.unwrap_or_else(|_| bail!("it never ends"));
        outcome = match outcome {
            Ok(()) => visitor.said_and_asked(faults).await,
            Err(error) => {
                let said = visitor.said().await.unwrap_or_default();
                Err(error.context(format!("with this on the console: {said:#?}")))
            }
        };
        let closed = visitor.driver().clone().quit().await;
        outcome.and(closed.map_err(Into::into)).with_context(|| format!("in {}", engine.name()))
    }

    async fn begin(self, engine: Engine) -> Result<Visitor> {
        let server = Server::bind(0)?;
        let origin = format!("http://127.0.0.1:{}", server.port());
        let dist = site::dist();
        ensure!(dist.join("index.html").exists(), "no site in {}: build it first", dist.display());
        let (dist, kept) = match &self.dossier {
            Some(folder) => {
                let site = tempfile::tempdir()?;
                copy(&dist, site.path())?;
                site::build::publish(folder, site.path())?;
                (site.path().to_owned(), Some(site))
            }
            None => (dist, None),
        };
        let said = Lines::default();
        let hook = if engine == Engine::Chromium {
            self.hook
        } else {
            let pages = dist.clone();
            let page = move |path: &str| {
                fs::read(pages.join(if path.is_empty() { "index.html" } else { path })).ok()
            };
            Some(witnessing(self.hook, page, said.clone()))
        };
        let site = server.serve(dist, PREFIX, hook)?;
        let elsewhere = Elsewhere::start().await?;
        let wanted = Wanted {
            screen: self.screen,
            without_scripts: self.without_scripts,
            without_storage: self.without_storage,
            unfinished: self.unfinished,
            elsewhere: elsewhere.port,
        };
        let session = Session::start(engine, wanted).await?;
        Ok(Visitor { session, engine, said, elsewhere, origin, _site: site, _folder: kept })
    }
}

/// Copies all files of a folder into another.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir_all(&to)?;
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// A JavaScript expression for the first element of a CSS selector that is in sight.
fn in_sight(css: &str) -> String {
    let css = json!(css);
    format!("[...document.querySelectorAll({css})].find(one => one.getClientRects().length)")
}

/// What assistive technology is told of an element: a command that the client has no name for.
#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let Self { element, what } = self;
        RequestData::new(Method::GET, format!("/session/{session}/element/{element}/{what}"))
    }
}

/// A visitor with a fresh profile, on a site of their own.
pub struct Visitor {
    session: Session,
    engine: Engine,
    said: Lines,
    elsewhere: Elsewhere,
    origin: String,
    // Closed when the visitor goes.
    _site: Serving,
    _folder: Option<TempDir>,
}

impl Visitor {
    /// Opens an address of the site cold: `""`, or a query with its `?`.
    ///
    /// # Errors
    /// It does not load, or does not start.
    pub async fn open(&self, query: &str) -> Result<()> {
        self.visit(query).await?;
        self.until("document.querySelector('#app[data-started]')").await?;
        self.settled().await
    }

    /// As [`Self::open`], where the page is not expected to start.
    ///
    /// # Errors
    /// It does not load.
    pub async fn visit(&self, query: &str) -> Result<()> {
        Ok(self.driver().goto(format!("{}{PREFIX}{query}", self.origin)).await?)
    }

    /// Waits until nothing is on its way.
    ///
    /// # Errors
    /// It never settles.
    pub async fn settled(&self) -> Result<()> {
        self.until(
            "document.querySelector('#heading') && !document.querySelector('main [aria-busy]')",
        )
        .await
    }

    /// Waits until a JavaScript expression is true, looking again at each frame.
    ///
    /// # Errors
    /// It never is; shows the page's text.
    pub async fn until(&self, expression: &str) -> Result<()> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const look = () => {{ ({expression}) ? done(true) : requestAnimationFrame(look); }};
             look();"
        );
        let looking = async {
            loop {
                match self.driver().execute_async(&script, Vec::new()).await {
                    // Another page came: the condition may be one of it.
                    Err(error) if format!("{error}").contains("unload") => {}
                    other => return other,
                }
            }
        };
        let looked = timeout(PATIENCE * 2, looking).await;
        if let Ok(Ok(_)) = looked {
            return Ok(());
        }
        let text = self.text("body").await.unwrap_or_default();
        let query = self.query().await?;
        bail!("waited in vain for {expression}: {looked:?}\nthe page at {query}:\n{text}")
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// The script fails.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        let returned = self.driver().execute(format!("return {expression};"), Vec::new()).await?;
        Ok(returned.json().clone())
    }

    /// What a JavaScript promise is kept with.
    ///
    /// # Errors
    /// It is not.
    pub async fn awaited(&self, promise: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             ({promise}).then(done, error => done({{ error: String(error) }}));"
        );
        let returned = self.driver().execute_async(script, Vec::new()).await?.json().clone();
        ensure!(returned.get("error").is_none(), "{returned}");
        Ok(returned)
    }

    /// Waits until an element of a CSS selector is in sight.
    ///
    /// # Errors
    /// None ever is.
    pub async fn see(&self, css: &str) -> Result<()> {
        self.until(&in_sight(css)).await
    }

    /// The first element that a JavaScript expression finds, once it does.
    async fn shown(&self, found: &str) -> Result<WebElement> {
        self.until(found).await?;
        let found = self.driver().execute(format!("return {found};"), Vec::new()).await?;
        found.element().context("it is gone again")
    }

    /// The words of an element, without asking the page's scripts.
    ///
    /// # Errors
    /// It is not there.
    pub async fn see_without_scripts(&self, css: &str) -> Result<String> {
        Ok(self.driver().query(By::Css(css)).first().await?.text().await?)
    }

    /// Clicks what a selector shows.
    ///
    /// # Errors
    /// It never shows, or something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.click_shown(&in_sight(css)).await.with_context(|| format!("clicking {css}"))
    }

    /// Clicks what a JavaScript expression finds, once it does; again where it is drawn anew between
    /// the finding and the click. What covers it still does.
    async fn click_shown(&self, found: &str) -> Result<()> {
        let mut clicked = Ok(());
        for _ in 0..DRAWN_ANEW {
            clicked = async {
                let element = self.shown(found).await?;
                element.scroll_into_view().await?;
                Ok(element.click().await?)
            }
            .await;
            if clicked.is_ok() {
                break;
            }
        }
        clicked
    }

    /// Clicks the link, button or label whose words begin so.
    ///
    /// # Errors
    /// There is none in sight.
    pub async fn click_words(&self, css: &str, words: &str) -> Result<()> {
        let found = format!(
            "[...document.querySelectorAll({})].find(one => one.getClientRects().length && one.innerText.trim().startsWith({}))",
            json!(css),
            json!(words)
        );
        self.click_shown(&found).await.with_context(|| format!("clicking {css} «{words}»"))
    }

    /// Follows a link, without asking the page's scripts.
    ///
    /// # Errors
    /// It is not there.
    pub async fn follow_without_scripts(&self, css: &str) -> Result<()> {
        let link = self.driver().query(By::Css(css)).first().await?;
        let to = link.attr("href").await?.context("it is no link")?;
        // A click waits for scripts in Chromium.
        let to = self.driver().current_url().await?.join(&to)?;
        Ok(self.driver().goto(to.as_str()).await?)
    }

    /// Goes back, as the browser's button does. (That of `WebKit` passes over steps that no click made,
    /// and some of a journey's are made by scripts.)
    ///
    /// # Errors
    /// The script fails.
    pub async fn back(&self) -> Result<()> {
        self.value("history.back()").await.map(drop)
    }

    /// Presses keys, wherever focus is.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        let keys: String = keys.into().to_string();
        loop {
            let focused = self.driver().active_element().await?;
            match focused.send_keys(keys.as_str()).await {
                // It was drawn anew before the keys came to it.
                Err(error) if format!("{error}").contains("stale") => {}
                pressed => return Ok(pressed?),
            }
        }
    }

    /// Presses a key as the keyboard does. [`Self::press`] first puts the caret where focus is, in
    /// Safari, and what was selected is no longer.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn press_raw(&self, key: Key) -> Result<()> {
        Ok(self.driver().action_chain().send_keys(key.value().to_string()).perform().await?)
    }

    /// Waits until what has focus has a role, and a name that begins so, as assistive technology is
    /// told them.
    ///
    /// # Errors
    /// It never has; says what has.
    pub async fn focus_is_on(&self, role: &str, name: &str) -> Result<()> {
        let mut found = None;
        let looking = async {
            loop {
                // What has focus may be drawn anew between two questions.
                found = self.focused().await.ok();
                if found.as_ref().is_some_and(|(is, called)| is == role && called.starts_with(name))
                {
                    break;
                }
                sleep(LOOK_AGAIN).await;
            }
        };
        let looked = timeout(PATIENCE, looking).await;
        looked.with_context(|| format!("focus is not on the {role} «{name}» but on {found:?}"))
    }

    /// Role and name of what has focus, as assistive technology is told them.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn focused(&self) -> Result<(String, String)> {
        let element = self.driver().active_element().await?;
        let computed = async |what| {
            let asked = Computed { element: element.element_id().to_string(), what };
            self.driver().handle().cmd(asked).await?.value::<String>()
        };
        Ok((computed("computedrole").await?, computed("computedlabel").await?))
    }

    /// Shows the page as to a reader whose system asks for this, by media features and their values.
    /// `Chromium` alone can.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let asked = json!({ "features": features });
        Ok(self.driver().cdp().send_raw("Emulation.setEmulatedMedia", asked).await.map(drop)?)
    }

    /// The query string, once it is the one expected.
    ///
    /// # Errors
    /// It never is.
    pub async fn at(&self, query: &str) -> Result<()> {
        self.until(&format!("location.search === {}", json!(query))).await
    }

    /// The query string.
    ///
    /// # Errors
    /// The script fails.
    pub async fn query(&self) -> Result<String> {
        Ok(self.value("location.search").await?.as_str().unwrap_or_default().to_owned())
    }

    /// The words that a selector shows.
    ///
    /// # Errors
    /// The script fails.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text =
            self.value(&format!("document.querySelector({})?.innerText", json!(css))).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The content of the page as a reader has it: title, words, what is ticked, where it is
    /// current. Equal for equal states: what the pointer happens to be over is left out.
    ///
    /// # Errors
    /// The script fails.
    pub async fn page(&self) -> Result<String> {
        self.settled().await?;
        let page = self
            .value(
                "(() => {
                    // What depends on where the pointer is, and what is said of the way here.
                    const aside = document.querySelectorAll('#mark-panel, .unseen[role=status]');
                    aside.forEach(one => { one.style.display = 'none'; });
                    const said = [document.title, document.querySelector('#content').innerText,
                        ...[...document.querySelectorAll('input, select')].map(one => one.type === 'checkbox' ? one.checked : one.value),
                        ...[...document.querySelectorAll('[aria-current]')].map(one => one.textContent)].join('\\n');
                    aside.forEach(one => { one.style.display = ''; });
                    return said;
                })()",
            )
            .await?;
        Ok(page.as_str().unwrap_or_default().to_owned())
    }

    /// The browser, for what this has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.session.driver
    }

    /// What the page has said on its console so far.
    async fn said(&self) -> Result<Vec<String>> {
        if self.engine == Engine::Chromium {
            let log = self.driver().browser_log().await?;
            return Ok(log.into_iter().map(|line| line.message).collect());
        }
        Ok(self.said.all())
    }

    async fn said_and_asked(&self, faults: &[&str]) -> Result<()> {
        // The words for one fault are each engine's own.
        let any_words = self.engine != Engine::Chromium && !faults.is_empty();
        let mut console = self.said().await?;
        let is_said =
            |console: &[String], fault: &str| console.iter().any(|line| line.contains(fault));
        let missing =
            |console: &[String]| faults.iter().find(|fault| !is_said(console, fault)).copied();
        // The console may come after the page.
        let saying = async {
            while !any_words && missing(&console).is_some() {
                sleep(LOOK_AGAIN).await;
                console.extend(self.said().await?);
            }
            Ok::<(), anyhow::Error>(())
        };
        if let Ok(said) = timeout(PATIENCE, saying).await {
            said?;
        }
        let unexpected = console
            .iter()
            .filter(|line| !any_words && !faults.iter().any(|fault| line.contains(fault)))
            .fold(String::new(), |mut lines, line| {
                let _ = writeln!(lines, "{line}");
                lines
            });
        ensure!(unexpected.is_empty(), "on the console:\n{unexpected}");
        if let Some(fault) = missing(&console).filter(|_| !any_words) {
            bail!("the console says nothing of {fault}");
        }
        let asked = self.asked_elsewhere().await?;
        ensure!(asked.is_empty(), "asked elsewhere: {asked:?}");
        Ok(())
    }

    /// What was asked of other origins.
    async fn asked_elsewhere(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(self.elsewhere.asked.all());
        }
        let mut asked = Vec::new();
        for entry in self.driver().get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let url = &event["message"]["params"]["request"]["url"];
                asked.extend(url.as_str().map(str::to_owned));
            }
        }
        ensure!(!asked.is_empty(), "no request was seen at all");
        asked.retain(|url| !url.starts_with(&self.origin) && !url.starts_with("data:"));
        Ok(asked)
    }
}
