//! What the chores need of a machine: found, or installed with a word on what, why and how long.

use std::{
    env, fs,
    io::{self, BufRead, IsTerminal, Write},
    path::PathBuf,
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use site::{
    browsers::{Engine, on_path},
    root,
    run::{output, run},
};

use crate::sysroot;

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const DENY: &str = "0.20.2";
const AXE: &str = "4.14.1";

/// Something a chore needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A toolchain with the standard library for wasm32.
    Wasm,
    /// Trunk, which builds the site.
    Trunk,
    /// wasm-bindgen's command, of the locked version.
    Bindgen,
    /// cargo-deny, which looks at the packages.
    Deny,
    /// axe-core, which journeys put into a page to check it for WCAG.
    Axe,
    /// A browser and its driver.
    Browser(Engine),
}

impl Need {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Wasm,
        Self::Bindgen,
        Self::Trunk,
        Self::Deny,
        Self::Axe,
        Self::Browser(Engine::Chromium),
        Self::Browser(Engine::Firefox),
        Self::Browser(Engine::Webkit),
    ];

    fn what(self) -> String {
        match self {
            Self::Wasm => "Rust's standard library for wasm32-unknown-unknown".to_owned(),
            Self::Trunk => format!("Trunk {TRUNK}"),
            Self::Bindgen => format!(
                "wasm-bindgen {}",
                locked_bindgen().unwrap_or_else(|_| "of the locked version".to_owned())
            ),
            Self::Deny => format!("cargo-deny {DENY}"),
            Self::Axe => format!("axe-core {AXE}"),
            Self::Browser(Engine::Chromium) => "Chromium and its driver".to_owned(),
            Self::Browser(Engine::Firefox) => "Firefox and its driver".to_owned(),
            Self::Browser(Engine::Webkit) => "WebKitGTK, its driver and a screen".to_owned(),
        }
    }

    fn why(self) -> &'static str {
        match self {
            Self::Wasm => "the page is Rust compiled to WebAssembly",
            Self::Trunk => "it puts the page together",
            Self::Bindgen => "it writes the JavaScript that loads the WebAssembly",
            Self::Deny => "it checks the packages' licences and where they come from",
            Self::Axe => "a journey checks each view for WCAG by it",
            Self::Browser(Engine::Chromium) => "the journeys and the WebAssembly tests run in it",
            Self::Browser(_) => "the journeys run in it too",
        }
    }

    fn usually(self) -> &'static str {
        match self {
            Self::Wasm => "half a minute by download, three minutes from source",
            Self::Trunk => "five to ten minutes, from source",
            Self::Bindgen => "two to four minutes, from source",
            Self::Deny => "three to six minutes, from source",
            Self::Axe => "some seconds",
            Self::Browser(Engine::Firefox) => "three to five minutes, its driver from source",
            Self::Browser(_) => "one minute",
        }
    }
}

/// Whether system packages may be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// By a flag, or because this is CI.
    Given,
    /// To be asked for on the terminal.
    Ask,
}

impl Consent {
    /// From `--yes`, or `CI=true`.
    pub fn from_flag(yes: bool) -> Self {
        if yes || env::var("CI").is_ok_and(|ci| ci == "true") { Self::Given } else { Self::Ask }
    }

    fn allows(self, what: &str) -> Result<bool> {
        if self == Self::Given {
            return Ok(true);
        }
        if !io::stdin().is_terminal() {
            bail!(
                "{what} needs system packages, and nobody is here to ask: run again with --yes, or install them by hand"
            );
        }
        print!("Install system packages for {what}? [y/N] ");
        io::stdout().flush()?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "s" | "si" | "sí"))
    }
}

/// A machine with what was asked for.
#[derive(Clone, Debug)]
pub struct Machine {
    /// The compiler that builds for WebAssembly, if one can.
    compiler: Option<PathBuf>,
}

impl Machine {
    /// Finds what is needed, or installs it.
    ///
    /// # Errors
    /// Something is missing and cannot be installed here; says what to do by hand.
    pub fn with(needs: &[Need], consent: Consent) -> Result<Self> {
        for &need in needs {
            if missing(need).is_some() {
                println!("→ {}: {}. Usually {}.", need.what(), need.why(), need.usually());
                let started = Instant::now();
                install(need, consent)
                    .with_context(|| format!("{} could not be installed", need.what()))?;
                if let Some(still) = missing(need) {
                    bail!("{} is still missing: {still}", need.what());
                }
                println!("  done in {} s", started.elapsed().as_secs());
            }
        }
        Ok(Self { compiler: sysroot::compiler() })
    }

    /// `program` with the environment in which it builds for WebAssembly.
    pub fn for_wasm(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(root());
        if let Some(compiler) = &self.compiler {
            command.env("RUSTC", compiler);
        }
        command
    }
}

/// Prints what is found and missing; fails if something is missing.
pub fn doctor() -> ExitCode {
    let mut all = true;
    for need in Need::ALL {
        match missing(need) {
            None => println!("found    {}", need.what()),
            Some(lack) => {
                all = false;
                println!(
                    "missing  {}: {lack}; `cargo xtask test` installs it, usually in {}",
                    need.what(),
                    need.usually()
                );
            }
        }
    }
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is wrong with a need; `None`: it is met.
fn missing(need: Need) -> Option<String> {
    match need {
        Need::Wasm => sysroot::compiler().is_none().then(|| "no compiler here has it".to_owned()),
        Need::Trunk => version_mismatch("trunk", TRUNK),
        Need::Bindgen => match locked_bindgen() {
            Ok(version) => version_mismatch("wasm-bindgen", &version),
            Err(error) => Some(error.to_string()),
        },
        Need::Deny => version_mismatch("cargo-deny", DENY),
        Need::Axe => (!axe().exists()).then(|| "not in this repository's target folder".to_owned()),
        Need::Browser(engine) => (engine.programs().is_none()
            || engine == Engine::Webkit && on_path(&["xvfb-run"]).is_none())
        .then(|| "not on this machine".to_owned()),
    }
}

fn version_mismatch(program: &str, wanted: &str) -> Option<String> {
    match output(program, &["--version"]) {
        None => Some("not on this machine".to_owned()),
        Some(found) if found.split_whitespace().any(|word| word == wanted) => None,
        Some(found) => Some(format!("found {}", found.trim())),
    }
}

fn install(need: Need, consent: Consent) -> Result<()> {
    match need {
        Need::Wasm => {
            if sysroot::add_target_by_rustup() {
                return Ok(());
            }
            println!("  rustup cannot download it here; Debian's Rust will build it from source");
            packages(&sysroot::PACKAGES, &need.what(), consent)?;
            sysroot::build()
        }
        Need::Trunk => cargo_install("trunk", TRUNK),
        Need::Bindgen => cargo_install("wasm-bindgen-cli", &locked_bindgen()?),
        Need::Deny => cargo_install("cargo-deny", DENY),
        Need::Axe => run(Command::new("npm")
            .args(["install", "--no-save", "--silent", "--prefix"])
            .arg(axe_folder())
            .arg(format!("axe-core@{AXE}"))),
        Need::Browser(engine) => {
            packages(browser_packages(engine), &need.what(), consent)?;
            if engine == Engine::Firefox && on_path(&["geckodriver"]).is_none() {
                cargo_install("geckodriver", GECKODRIVER)?;
            }
            Ok(())
        }
    }
}

/// Where axe-core's script stands once it is installed.
pub fn axe() -> PathBuf {
    axe_folder().join("node_modules/axe-core/axe.min.js")
}

fn axe_folder() -> PathBuf {
    root().join("target").join(format!("axe-{AXE}"))
}

/// What Debian calls a browser, its driver and what both need.
fn browser_packages(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Chromium => &["chromium", "chromium-driver"],
        Engine::Firefox => &["firefox-esr"],
        Engine::Webkit => &["webkit2gtk-driver", "xvfb", "xauth"],
    }
}

/// The version of wasm-bindgen in Cargo.lock: library and command must agree.
fn locked_bindgen() -> Result<String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned))
}

fn packages(names: &[&str], what: &str, consent: Consent) -> Result<()> {
    if output("apt-get", &["--version"]).is_none() {
        bail!(
            "this is no Debian or Ubuntu: install {} by hand (Debian calls the packages {})",
            what,
            names.join(", ")
        );
    }
    if !consent.allows(what)? {
        bail!("not allowed: install {} by hand", names.join(", "));
    }
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let apt = |arguments: &[&str]| {
        let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root {
            command.arg("apt-get");
        }
        run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], names].concat())
}

/// Installs a Rust tool where cargo puts them, in a build that favours its own speed.
fn cargo_install(package: &str, version: &str) -> Result<()> {
    run(Command::new("cargo")
        .args(["install", "--locked", "--quiet", "--force", &format!("{package}@{version}")])
        .current_dir(root())
        .env("CARGO_TARGET_DIR", root().join("target/tools"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_the_packages_own() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }

    #[test]
    fn the_lock_file_here_is_read() {
        assert!(locked_bindgen().is_ok_and(|version| version.starts_with("0.2.")));
    }
}
