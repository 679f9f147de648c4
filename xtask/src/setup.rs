//! What the chores need of a machine: found, or installed with a word on what, why and how long.
//!
//! Two ways lead to the standard library for WebAssembly. Where rustup can download, it adds the
//! target. Where it cannot, on Debian and Ubuntu, the distribution's own Rust builds the library
//! from its source package.

use std::{
    env, fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use wait_timeout::ChildExt;

use crate::{
    browsers::{Engine, on_path},
    root,
    run::{output, run},
};

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const DENY: &str = "0.20.2";
const AXE: &str = "4.14.1";

/// How long rustup may take to say that it cannot download.
const RUSTUP_PATIENCE: Duration = Duration::from_mins(3);

/// Debian's compiler that can build for the web, its library's source, and the linker.
const COMPILER_PACKAGES: [&str; 4] = ["rustc-web", "rust-web-src", "cargo-web", "lld-22"];

/// Where Debian's Rust stands.
const DEBIAN: &str = "/usr";

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
    toolchain: Option<Toolchain>,
}

/// Which Rust builds for WebAssembly.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Toolchain {
    /// The one that runs this.
    Own,
    /// Debian's, with its own library.
    Debian,
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
        Ok(Self { toolchain: toolchain() })
    }

    /// `program` with the environment in which it builds for WebAssembly.
    pub fn for_wasm(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(root());
        if self.toolchain == Some(Toolchain::Debian) {
            // rustup takes a folder for a toolchain; without rustup the path decides.
            command.env("RUSTUP_TOOLCHAIN", DEBIAN);
            let mut paths = vec![tools_folder()];
            if output("rustup", &["--version"]).is_none() {
                paths.push(PathBuf::from("/usr/bin"));
            }
            paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
            if let Ok(path) = env::join_paths(paths) {
                command.env("PATH", path);
            }
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
        Need::Wasm => toolchain().is_none().then(|| "no toolchain here has it".to_owned()),
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
            if add_target_by_rustup() {
                return Ok(());
            }
            println!("  rustup cannot download it here; Debian's Rust will build it from source");
            packages(&COMPILER_PACKAGES, &need.what(), consent)?;
            build_library()
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

/// Which Rust can build for WebAssembly, if any can.
fn toolchain() -> Option<Toolchain> {
    let own = output("rustc", &["--print", "sysroot"])
        .is_some_and(|sysroot| has_library(Path::new(sysroot.trim())));
    if own {
        return Some(if is_debian_own() { Toolchain::Debian } else { Toolchain::Own });
    }
    let debian = has_library(Path::new(DEBIAN))
        && tools_folder().join("rust-lld").exists()
        && fs::read_to_string(stamp()).ok() == debian_version();
    debian.then_some(Toolchain::Debian)
}

/// Whether the Rust on the path is Debian's itself, whose linker needs its folder.
fn is_debian_own() -> bool {
    output("rustc", &["--print", "sysroot"]).is_some_and(|sysroot| sysroot.trim() == DEBIAN)
}

fn has_library(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn debian_version() -> Option<String> {
    output("/usr/bin/rustc", &["-vV"])
}

/// Beside the library: which compiler built it.
fn stamp() -> PathBuf {
    Path::new(DEBIAN).join("lib/rustlib").join(TARGET).join("built-by")
}

/// Where the linker goes by the name that rustc looks for.
fn tools_folder() -> PathBuf {
    env::home_dir().unwrap_or_default().join(".cargo/cotejo-tools")
}

/// Whether rustup could add the target within its patience.
fn add_target_by_rustup() -> bool {
    let command = Command::new("rustup")
        .args(["target", "add", TARGET])
        .current_dir(root())
        .stdin(Stdio::null())
        .spawn();
    let Ok(mut child) = command else { return false };
    if let Ok(Some(status)) = child.wait_timeout(RUSTUP_PATIENCE) {
        return status.success();
    }
    let _ = child.kill();
    let _ = child.wait();
    false
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

/// Builds the standard library by Debian's Rust and puts it where that Rust looks.
fn build_library() -> Result<()> {
    let work = root().join("target/wasm-library");
    fs::create_dir_all(work.join("src"))?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    fs::write(work.join("src/lib.rs"), "#![no_std]\n")?;
    // The library's parts are unstable to build, hence the bootstrap flag; `test` is what tests in
    // the browser link, and embedded bitcode is what link-time optimisation reads.
    run(Command::new("/usr/bin/cargo")
        .args(["build", "-Zbuild-std=std,panic_abort,test", "--release", "--target", TARGET])
        .current_dir(&work)
        .env("PATH", "/usr/bin:/bin")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO_TARGET_DIR"))?;
    let library = Path::new(DEBIAN).join("lib/rustlib").join(TARGET).join("lib");
    let built = work.join("target").join(TARGET).join("release/deps");
    if library.exists() {
        fs::remove_dir_all(&library)
            .with_context(|| format!("{} cannot be replaced", library.display()))?;
    }
    fs::create_dir_all(&library).with_context(|| {
        format!("{} cannot be written; run this once as root", library.display())
    })?;
    for entry in fs::read_dir(&built)?.flatten() {
        let path = entry.path();
        let own =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libnothing-"));
        if path.extension().is_some_and(|extension| extension == "rlib") && !own {
            fs::copy(&path, library.join(entry.file_name()))?;
        }
    }
    link_linker()?;
    fs::write(stamp(), debian_version().context("/usr/bin/rustc does not answer")?)?;
    let stale = root().join("target").join(TARGET);
    if stale.exists() {
        fs::remove_dir_all(stale)?;
    }
    Ok(())
}

/// Gives LLVM's linker the name that rustc looks for.
fn link_linker() -> Result<()> {
    let folder = tools_folder();
    fs::create_dir_all(&folder)?;
    let mut linkers: Vec<PathBuf> = fs::read_dir("/usr/lib")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("llvm-"))
        })
        .map(|path| path.join("bin/lld"))
        .filter(|lld| lld.exists())
        .collect();
    linkers.sort();
    let lld = linkers.pop().context("no lld under /usr/lib/llvm-*; install the package lld-22")?;
    let link = folder.join("rust-lld");
    let _ = fs::remove_file(&link);
    #[cfg(unix)]
    std::os::unix::fs::symlink(&lld, &link)?;
    #[cfg(not(unix))]
    fs::copy(&lld, &link)?;
    Ok(())
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
