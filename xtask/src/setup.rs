//! What the chores need of a machine: found, or installed with a word on what, why and how long.

use std::{
    env, fmt,
    io::{self, IsTerminal, Write},
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};
use site::{
    browsers::{AXE as AXE_VERSION, Engine, axe, axe_folder, on_path},
    root,
    run::{cargo, output, run},
};

use crate::sysroot;

/// Something a chore needs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Need {
    what: &'static str,
    /// Empty where any will do.
    version: &'static str,
    why: &'static str,
    usually: &'static str,
    way: Way,
}

/// How something is installed, by which it is also found.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    /// By rustup, or built by Debian's Rust.
    Library,
    /// By `cargo install`, from source: a package with its program, and what else cargo is told.
    Cargo(&'static str, &'static str, &'static [&'static str]),
    /// By npm, below the target folder.
    Npm(&'static str),
    /// A browser and its driver, by these packages of Debian.
    Browser(Engine, &'static [&'static str]),
}

/// What the page is compiled with.
pub(crate) static LIBRARY: Need = Need {
    what: "Rust's standard library for wasm32-unknown-unknown",
    version: "",
    why: "the page is Rust compiled to WebAssembly",
    usually: "half a minute by download, three minutes from source",
    way: Way::Library,
};

/// What loads the page's WebAssembly; the command must be of the library's own version.
pub(crate) static BINDGEN: Need = Need {
    what: "wasm-bindgen",
    version: "0.2.126",
    why: "it writes the JavaScript that loads the WebAssembly",
    usually: "two to four minutes, from source",
    way: Way::Cargo("wasm-bindgen-cli", "wasm-bindgen", &[]),
};

/// What builds the site. It downloads nothing here: without TLS and its look for updates some twenty
/// packages fewer are compiled.
pub(crate) static TRUNK: Need = Need {
    what: "Trunk",
    version: "0.21.14",
    why: "it puts the page together",
    usually: "three to six minutes, from source",
    way: Way::Cargo("trunk", "trunk", &["--no-default-features"]),
};

/// What looks at the packages.
pub(crate) static DENY: Need = Need {
    what: "cargo-deny",
    version: "0.20.2",
    why: "it checks the packages' licences and where they come from",
    usually: "three to six minutes, from source",
    way: Way::Cargo("cargo-deny", "cargo-deny", &[]),
};

/// What journeys put into a page to check it for WCAG.
pub(crate) static AXE: Need = Need {
    what: "axe-core",
    version: AXE_VERSION,
    why: "a journey checks each view for WCAG by it",
    usually: "some seconds",
    way: Way::Npm("axe-core"),
};

static CHROMIUM: Need = Need {
    what: "Chromium and its driver",
    version: "",
    why: "the journeys and the WebAssembly tests run in it",
    usually: "one minute",
    way: Way::Browser(Engine::Chromium, &["chromium", "chromium-driver"]),
};

static FIREFOX: Need = Need {
    what: "Firefox and its driver",
    version: "",
    why: "the journeys run in it too",
    usually: "three to five minutes, its driver from source",
    way: Way::Browser(Engine::Firefox, &["firefox-esr"]),
};

static WEBKIT: Need = Need {
    what: "WebKitGTK, its driver and a screen",
    version: "",
    why: "the journeys run in it too",
    usually: "one minute",
    way: Way::Browser(Engine::Webkit, &["webkit2gtk-driver", "xvfb", "xauth"]),
};

/// All of them, in the order in which they are installed.
pub(crate) static NEEDS: [&Need; 8] =
    [&LIBRARY, &BINDGEN, &TRUNK, &DENY, &AXE, &CHROMIUM, &FIREFOX, &WEBKIT];

const GECKODRIVER: &str = "geckodriver@0.37.1";

/// A browser and its driver.
pub(crate) fn browser(engine: Engine) -> &'static Need {
    match engine {
        Engine::Chromium => &CHROMIUM,
        Engine::Firefox => &FIREFOX,
        Engine::Webkit => &WEBKIT,
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let blank = if self.version.is_empty() { "" } else { " " };
        write!(f, "{}{blank}{}", self.what, self.version)
    }
}

impl Need {
    /// What is wrong with it; `None`: it is met.
    fn lack(&self) -> Option<String> {
        let lack = match self.way {
            Way::Library => sysroot::compiler().is_none().then_some("no compiler here has it"),
            Way::Cargo(_, program, _) => match output(program, &["--version"]) {
                None => Some("not on this machine"),
                Some(found) if found.split_whitespace().any(|word| word == self.version) => None,
                Some(found) => return Some(format!("found {}", found.trim())),
            },
            Way::Npm(_) => (!axe().exists()).then_some("not in this repository's target folder"),
            Way::Browser(engine, _) => {
                let found = engine.programs().is_some()
                    && (engine != Engine::Webkit || on_path(&["xvfb-run"]).is_some());
                (!found).then_some("not on this machine")
            }
        };
        lack.map(str::to_owned)
    }

    /// Installs it; system packages if `yes`, or who sits here says so.
    fn install(&self, yes: bool) -> Result<()> {
        match self.way {
            Way::Library if sysroot::add_target_by_rustup() => Ok(()),
            Way::Library => {
                println!("  rustup cannot download it here; Debian's Rust will build it");
                self.install_packages(&sysroot::PACKAGES, yes)?;
                sysroot::build()
            }
            Way::Cargo(package, _, options) => {
                cargo_install(&format!("{package}@{}", self.version), options)
            }
            Way::Npm(package) => run(Command::new("npm")
                .args(["install", "--no-save", "--silent", "--prefix"])
                .arg(axe_folder())
                .arg(format!("{package}@{}", self.version))),
            Way::Browser(engine, packages) => {
                self.install_packages(packages, yes)?;
                if engine == Engine::Firefox && on_path(&["geckodriver"]).is_none() {
                    cargo_install(GECKODRIVER, &[])?;
                }
                Ok(())
            }
        }
    }

    fn install_packages(&self, packages: &[&str], yes: bool) -> Result<()> {
        let listed = packages.join(", ");
        ensure!(
            output("apt-get", &["--version"]).is_some(),
            "this is no Debian or Ubuntu: install {self} by hand (Debian calls it {listed})"
        );
        ensure!(
            yes || is_allowed(self)?,
            "system packages may not be installed: run again with --yes, or install {listed} by hand"
        );
        let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
        // What stands before a command that only root may run.
        let before = if is_root { "env" } else { "sudo" };
        let apt = |arguments: &[&str]| {
            let mut command = Command::new(before);
            command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            run(command.args(arguments).stdout(Stdio::null()))
        };
        apt(&["update", "-qq"])?;
        apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
    }
}

/// Asks on the terminal, if there is one and this is not CI, whether packages may be installed.
fn is_allowed(need: &Need) -> Result<bool> {
    if env::var("CI").is_ok_and(|ci| ci == "true") {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    print!("Install system packages for {need}? [y/N] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "s" | "si" | "sí"))
}

/// Installs a Rust tool where cargo puts them, in a build that favours its own speed.
fn cargo_install(package: &str, options: &[&str]) -> Result<()> {
    run(cargo()
        .args(["install", "--locked", "--quiet", "--force", package])
        .args(options)
        .env("CARGO_TARGET_DIR", root().join("target/tools"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
}

/// Finds what is needed, or installs it.
/// Where something cannot be installed here, the error says what to do by hand.
pub(crate) fn set_up(needs: &[&Need], yes: bool) -> Result<()> {
    for need in needs {
        if need.lack().is_none() {
            continue;
        }
        println!("→ {need}: {}. Usually {}.", need.why, need.usually);
        let started = Instant::now();
        need.install(yes).with_context(|| format!("{need} could not be installed"))?;
        if let Some(still) = need.lack() {
            bail!("{need} is still missing: {still}");
        }
        println!("  done in {} s", started.elapsed().as_secs());
    }
    Ok(())
}

/// Prints what is found and missing; fails if something is missing.
pub(crate) fn doctor() -> ExitCode {
    let mut outcome = ExitCode::SUCCESS;
    for need in NEEDS {
        if let Some(lack) = need.lack() {
            let usually = need.usually;
            println!(
                "missing  {need}: {lack}; `cargo xtask test` installs it, usually in {usually}"
            );
            outcome = ExitCode::FAILURE;
        } else {
            println!("found    {need}");
        }
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_of_the_librarys_version() {
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", BINDGEN.version);
        assert!(include_str!("../../Cargo.lock").contains(&locked), "{BINDGEN} is not locked");
    }
}
