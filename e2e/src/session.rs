//! A browser under a driver: how each engine is started, with a fresh profile in a folder of its
//! own that goes with it.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{self, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use site::browsers::{Engine, Programs};
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::{
    net::TcpStream,
    process::{Child, Command},
    time::{sleep, timeout},
};

use crate::screen::{PATIENCE, Screen};

/// How long a driver and its browser may take to start, and how often it is tried.
const START: Duration = Duration::from_secs(30);
const ATTEMPTS: u32 = 3;

/// What a browser is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) screen: Screen,
    pub(crate) without_scripts: bool,
    pub(crate) without_storage: bool,
    pub(crate) unfinished: bool,
    /// The port that all other origins are asked through.
    pub(crate) elsewhere: u16,
}

/// A browser at work; ends when dropped.
pub(crate) struct Session {
    pub(crate) driver: WebDriver,
    // Ended before its folder goes.
    _process: Ending,
    _folder: TempDir,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Errors
    /// It is not on this machine, or does not start.
    pub(crate) async fn start(engine: Engine, wanted: Wanted) -> Result<Self> {
        let programs = engine.programs().with_context(|| {
            format!("{} is not on this machine: `cargo xtask doctor` says what is", engine.name())
        })?;
        let mut lost = None;
        for _ in 0..ATTEMPTS {
            // WebKit's driver now and then never meets the browser it has started.
            match timeout(START, Self::attempt(engine, &programs, wanted)).await {
                Ok(Ok(session)) => return Ok(session),
                Ok(Err(error)) => lost = Some(error),
                Err(late) => lost = Some(late.into()),
            }
        }
        Err(lost.context("an attempt was made")?).context("the browser does not start")
    }

    async fn attempt(engine: Engine, programs: &Programs, wanted: Wanted) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let process = start_driver(engine, programs, folder.path(), port)?;
        answering(port).await;
        let capabilities = capabilities(engine, &programs.browser, folder.path(), wanted);
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        driver.set_script_timeout(PATIENCE).await?;
        if engine != Engine::Chromium {
            size(&driver, wanted.screen).await?;
        }
        Ok(Self { driver, _process: process, _folder: folder })
    }
}

/// Gives a window the size at which a page is as large as a screen.
async fn size(driver: &WebDriver, screen: Screen) -> Result<()> {
    let (width, height) = screen.size();
    driver.set_window_rect(0, 0, width, height).await?;
    let page = driver.execute("return [innerWidth, innerHeight];", Vec::new()).await?;
    let bars = page.json()[1].as_u64().map_or(0, |inner| u64::from(height).saturating_sub(inner));
    driver.set_window_rect(0, 0, width, height + u32::try_from(bars)?).await?;
    ensure!(page.json()[0] == width, "{} px wide, not {width}", page.json()[0]);
    Ok(())
}

/// A driver that ends with all it has started.
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        // Killing the driver alone would leave a browser whose session was never ended.
        if let Some(id) = self.0.id() {
            let _ = process::Command::new("kill").args(["-KILL", "--", &format!("-{id}")]).status();
        }
    }
}

fn start_driver(engine: Engine, programs: &Programs, folder: &Path, port: u16) -> Result<Ending> {
    let mut command = Command::new(&programs.driver);
    command.arg(format!("--port={port}"));
    match engine {
        Engine::Chromium => {}
        Engine::Firefox => {
            command.arg("--websocket-port=0");
            // Firefox's window is no narrower than 500 px by its own style.
            let styles = folder.join("profile/chrome");
            fs::create_dir_all(&styles)?;
            fs::write(styles.join("userChrome.css"), ":root, body { min-width: 0 !important }")?;
        }
        Engine::Webkit => {
            // Nor is a window with a row of buttons.
            let styles = folder.join("gtk-3.0");
            fs::create_dir_all(&styles)?;
            let small =
                "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }";
            fs::write(styles.join("gtk.css"), small)?;
        }
    }
    let process = command
        .envs(
            ["TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"]
                .map(|name| (name, folder)),
        )
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{} could not be started", programs.driver.display()))?;
    Ok(Ending(process))
}

/// Comes back once somebody listens on a port.
async fn answering(port: u16) {
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        sleep(Duration::from_millis(20)).await;
    }
}

fn capabilities(
    engine: Engine,
    browser: &Path,
    folder: &Path,
    wanted: Wanted,
) -> Map<String, Value> {
    let mut capabilities = object(match engine {
        Engine::Chromium => chromium(browser, wanted),
        Engine::Firefox => firefox(browser, folder, wanted),
        Engine::Webkit => webkit(browser, wanted),
    });
    if engine != Engine::Chromium {
        let proxy = format!("127.0.0.1:{}", wanted.elsewhere);
        let proxy = json!({
            "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"],
        });
        capabilities.insert("proxy".to_owned(), proxy);
    }
    if wanted.unfinished {
        capabilities.insert("pageLoadStrategy".to_owned(), json!("none"));
    }
    capabilities
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn chromium(browser: &Path, wanted: Wanted) -> Value {
    let (width, height) = match wanted.screen {
        Screen::Phone => Screen::Desk.size(),
        wide => wide.size(),
    };
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=es",
        &format!("--window-size={width},{height}"),
    ]
    .map(str::to_owned);
    let refused = [("javascript", wanted.without_scripts), ("cookies", wanted.without_storage)];
    let refused = refused.into_iter().filter(|(_, refused)| *refused);
    let setting = |what| (format!("profile.managed_default_content_settings.{what}"), json!(2));
    let mut options = json!({
        "binary": browser,
        "args": arguments,
        "prefs": refused.map(|(what, _)| setting(what)).collect::<Map<_, _>>(),
    });
    if wanted.screen == Screen::Phone {
        // As a touch device lays pages out.
        let (width, height) = Screen::Phone.size();
        let metrics = json!({ "width": width, "height": height, "pixelRatio": 2, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(browser: &Path, folder: &Path, wanted: Wanted) -> Value {
    let mut settings = json!({
        "intl.accept_languages": "es",
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "javascript.enabled": !wanted.without_scripts,
    });
    if wanted.without_storage {
        settings["network.cookie.cookieBehavior"] = json!(2);
    }
    if wanted.screen == Screen::Phone {
        settings["ui.primaryPointerCapabilities"] = json!(1);
        settings["ui.allPointerCapabilities"] = json!(1);
        // On a touch device they lie over the page.
        settings["ui.useOverlayScrollbars"] = json!(1);
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": browser,
            "args": ["-headless", "-profile", folder.join("profile")],
            "prefs": settings,
        },
    })
}

fn webkit(browser: &Path, wanted: Wanted) -> Value {
    let mut arguments = vec!["--automation"];
    if wanted.without_storage {
        arguments.extend(["--enable-html5-local-storage=false", "--cookies-policy=never"]);
    }
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": arguments },
    })
}
