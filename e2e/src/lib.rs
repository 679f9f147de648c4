//! Journeys through the built site in a real browser: a visitor of its own for each, waiting for
//! conditions, never for time.
//!
//! `cargo xtask test --only journeys` names the driver and the browser in `CHROMEDRIVER` and
//! `CHROMIUM`.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver, WebElement,
    prelude::*,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
pub use xtask::site::{Answer, Hook};
use xtask::site::{Server, Serving};

/// The sub-path the site is served under: nothing may count on the root.
pub const PREFIX: &str = "/a/b/";

/// How long a condition may take to come true before the journey fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a visitor looks through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// A desk: 1280 × 900.
    #[default]
    Desk,
    /// A phone: 360 × 740, as a touch device lays pages out.
    Phone,
    /// A wide one: 1600 × 1000.
    Wall,
}

/// How a visit is to be.
#[derive(Default)]
pub struct Visit {
    screen: Screen,
    hook: Option<Hook>,
    dossier: Option<PathBuf>,
    without_scripts: bool,
    without_storage: bool,
    faults: &'static [&'static str],
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
        let visitor = self.begin().await?;
        let mut outcome = journey(&visitor).await;
        if outcome.is_ok() {
            outcome = visitor.said_and_asked(faults).await;
        }
        let closed = visitor.driver.clone().quit().await;
        outcome.and(closed.map_err(Into::into))
    }

    async fn begin(mut self) -> Result<Visitor> {
        let server = Server::bind(0)?;
        let origin = format!("http://127.0.0.1:{}", server.port());
        let dist = xtask::dist();
        ensure!(dist.join("index.html").exists(), "no site in {}: build it first", dist.display());
        let (dist, kept) = match &self.dossier {
            Some(folder) => {
                let site = tempfile::tempdir()?;
                copy(&dist, site.path())?;
                xtask::stages::publish(folder, site.path())?;
                (site.path().to_owned(), Some(site))
            }
            None => (dist, None),
        };
        let site = server.serve(dist, PREFIX, self.hook.take())?;
        let (driver_process, port) = start_driver().await?;
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), self.capabilities()?).await?;
        driver.set_script_timeout(PATIENCE).await?;
        Ok(Visitor { driver, _driver_process: driver_process, _site: site, _folder: kept, origin })
    }

    fn capabilities(&self) -> Result<ChromeCapabilities> {
        let mut capabilities = ChromeCapabilities::new();
        let size = match self.screen {
            Screen::Desk | Screen::Phone => "--window-size=1280,900",
            Screen::Wall => "--window-size=1600,1000",
        };
        for argument in ARGUMENTS.iter().chain([&size]) {
            capabilities.add_arg(argument)?;
        }
        if let Some(browser) = env::var_os("CHROMIUM") {
            capabilities.set_binary(&browser.to_string_lossy())?;
        }
        if self.screen == Screen::Phone {
            let metrics = json!({ "width": 360, "height": 740, "pixelRatio": 2, "touch": true });
            let emulation = json!({ "deviceMetrics": metrics });
            capabilities.add_experimental_option("mobileEmulation", emulation)?;
        }
        let refused = [("javascript", self.without_scripts), ("cookies", self.without_storage)];
        let refused = refused.into_iter().filter(|(_, refused)| *refused);
        let setting = |what| (format!("profile.managed_default_content_settings.{what}"), json!(2));
        let settings: Map<String, Value> = refused.map(|(what, _)| setting(what)).collect();
        if !settings.is_empty() {
            capabilities.add_experimental_option("prefs", settings)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        Ok(capabilities)
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

/// What every browser is started with.
const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=es",
];

/// A visitor with a fresh profile, on a site of their own.
pub struct Visitor {
    driver: WebDriver,
    // Killed and closed when the visitor goes.
    _driver_process: Child,
    _site: Serving,
    _folder: Option<TempDir>,
    origin: String,
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
        Ok(self.driver.goto(format!("{}{PREFIX}{query}", self.origin)).await?)
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
        match self.driver.execute_async(script, Vec::new()).await {
            Ok(_) => Ok(()),
            Err(error) => {
                let text = self.text("body").await.unwrap_or_default();
                bail!(
                    "waited in vain for {expression}: {error}\nthe page at {}:\n{text}",
                    self.query().await?
                )
            }
        }
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// The script fails.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        let returned = self.driver.execute(format!("return {expression};"), Vec::new()).await?;
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
        let returned = self.driver.execute_async(script, Vec::new()).await?.json().clone();
        ensure!(returned.get("error").is_none(), "{returned}");
        Ok(returned)
    }

    /// The first element of a CSS selector that is in sight, once there is one.
    ///
    /// # Errors
    /// There never is.
    pub async fn see(&self, css: &str) -> Result<WebElement> {
        let list = format!("[...document.querySelectorAll({})]", json!(css));
        self.until(&format!("{list}.some(one => one.getClientRects().length)")).await?;
        for element in self.driver.find_all(By::Css(css)).await? {
            if element.is_displayed().await? {
                return Ok(element);
            }
        }
        bail!("{css} is not in sight")
    }

    /// The words of an element, without asking the page's scripts.
    ///
    /// # Errors
    /// It is not there.
    pub async fn see_without_scripts(&self, css: &str) -> Result<String> {
        Ok(self.driver.query(By::Css(css)).first().await?.text().await?)
    }

    /// Clicks what a selector shows.
    ///
    /// # Errors
    /// It never shows, or something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let element = self.see(css).await?;
        element.scroll_into_view().await?;
        if element.click().await.is_err() {
            // Drawn anew between the finding and the click; what covers it still does.
            let again = self.see(css).await?;
            again.click().await.with_context(|| format!("clicking {css}"))?;
        }
        Ok(())
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
        self.until(&found).await?;
        let script =
            format!("const one = {found}; one.scrollIntoView({{block: 'center'}}); return one;");
        let element = self.driver.execute(script, Vec::new()).await?.element()?;
        element.click().await.with_context(|| format!("clicking {css} «{words}»"))
    }

    /// Follows a link, without asking the page's scripts.
    ///
    /// # Errors
    /// It is not there.
    pub async fn follow_without_scripts(&self, css: &str) -> Result<()> {
        let link = self.driver.query(By::Css(css)).first().await?;
        let to = link.attr("href").await?.context("it is no link")?;
        // A click waits for scripts in Chromium.
        let to = self.driver.current_url().await?.join(&to)?;
        Ok(self.driver.goto(to.as_str()).await?)
    }

    /// Opens an address of the site that does not finish loading by itself.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn visit_unfinished(&self, query: &str) -> Result<()> {
        let address = json!(format!("{}{PREFIX}{query}", self.origin));
        self.driver.execute(format!("location.href = {address};"), Vec::new()).await?;
        Ok(())
    }

    /// Presses keys, wherever focus is.
    ///
    /// # Errors
    /// The driver refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
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
                "[document.title, document.querySelector('#content').innerText.replace(document.querySelector('#mark-panel')?.innerText ?? '', ''), \
                 ...[...document.querySelectorAll('input, select')].map(one => one.type === 'checkbox' ? one.checked : one.value), \
                 ...[...document.querySelectorAll('[aria-current]')].map(one => one.textContent)].join('\\n')",
            )
            .await?;
        Ok(page.as_str().unwrap_or_default().to_owned())
    }

    /// The browser, for what this has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    async fn said_and_asked(&self, faults: &[&str]) -> Result<()> {
        let console = self.driver.browser_log().await?;
        let unexpected = console
            .iter()
            .filter(|line| !faults.iter().any(|fault| line.message.contains(fault)))
            .fold(String::new(), |mut lines, line| {
                let _ = writeln!(lines, "{}", line.message);
                lines
            });
        ensure!(unexpected.is_empty(), "on the console:\n{unexpected}");
        for fault in faults {
            ensure!(
                console.iter().any(|line| line.message.contains(fault)),
                "the console says nothing of {fault}"
            );
        }
        let asked = self.requests().await?;
        ensure!(!asked.is_empty(), "no request was seen at all");
        let own = |url: &String| url.starts_with(&self.origin) || url.starts_with("data:");
        let foreign: Vec<&String> = asked.iter().filter(|url| !own(url)).collect();
        ensure!(foreign.is_empty(), "asked elsewhere: {foreign:?}");
        Ok(())
    }

    /// Every address the page asked for.
    async fn requests(&self) -> Result<Vec<String>> {
        let mut urls = Vec::new();
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let url = &event["message"]["params"]["request"]["url"];
                urls.extend(url.as_str().map(str::to_owned));
            }
        }
        Ok(urls)
    }
}

/// Starts a driver on a free port, which it prints.
async fn start_driver() -> Result<(Child, u16)> {
    let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    let mut process = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{} could not be started", program.display()))?;
    let output = process.stdout.take().context("the output was asked for")?;
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        let port =
            line.split("on port ").nth(1).and_then(|rest| rest.trim_end_matches('.').parse().ok());
        if let Some(port) = port.filter(|_| line.contains("successfully")) {
            return Ok((process, port));
        }
    }
    bail!("{} ended without naming its port", program.display())
}
