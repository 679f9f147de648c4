//! The browsers that the journeys run in, and where this machine has them.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::root;

/// The environment variable that names the engine of a run of journeys.
pub const ENGINE: &str = "COTEJO_ENGINE";

/// The version of axe-core, which journeys put into a page to check it for WCAG.
pub const AXE: &str = "4.14.1";

/// What draws pages and runs their scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Blink, as in Chrome and Edge: Chromium.
    #[default]
    Chromium,
    /// Gecko: Firefox.
    Firefox,
    /// `WebKit`, as in Safari: `WebKitGTK`'s `MiniBrowser`.
    Webkit,
}

/// The programs that an engine's journeys start.
#[derive(Clone, Debug)]
pub struct Programs {
    /// The browser.
    pub browser: PathBuf,
    /// What drives it by the `WebDriver` protocol.
    pub driver: PathBuf,
}

impl Engine {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The engine that [`ENGINE`] names; Chromium where it is not set.
    ///
    /// # Errors
    /// It names none.
    pub fn from_environment() -> Result<Self> {
        let Some(name) = env::var_os(ENGINE) else { return Ok(Self::default()) };
        Self::ALL
            .into_iter()
            .find(|engine| *engine.name() == *name)
            .with_context(|| format!("{ENGINE} names no engine: {}", name.display()))
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Its browser and driver, where this machine has both.
    pub fn programs(self) -> Option<Programs> {
        let (browser, driver) = match self {
            Self::Chromium => (
                named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?,
                named("CHROMEDRIVER", &["chromedriver"])?,
            ),
            Self::Firefox => (
                named("FIREFOX", &["firefox-esr", "firefox"])?,
                named("GECKODRIVER", &["geckodriver"])?,
            ),
            Self::Webkit => (mini_browser()?, named("WEBKITDRIVER", &["WebKitWebDriver"])?),
        };
        Some(Programs { browser, driver })
    }
}

/// `WebKitGTK`'s small browser, which no distribution puts on the path.
fn mini_browser() -> Option<PathBuf> {
    from_environment("MINIBROWSER").or_else(|| {
        let libraries = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
        let folders = libraries.chain([PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib")]);
        let browser = Path::new("webkit2gtk-4.1/MiniBrowser");
        folders.map(|folder| folder.join(browser)).find(|path| path.is_file())
    })
}

/// The program that a variable names, or the first of these on the path.
fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    from_environment(variable).or_else(|| on_path(names))
}

fn from_environment(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.exists())
}

/// The first of these programs on the path.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&paths).map(|folder| folder.join(name)).find(|path| path.is_file())
    })
}

/// Where npm puts axe-core.
pub fn axe_folder() -> PathBuf {
    root().join("target").join(format!("axe-{AXE}"))
}

/// axe-core's script.
pub fn axe() -> PathBuf {
    axe_folder().join("node_modules/axe-core/axe.min.js")
}
