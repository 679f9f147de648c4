//! Builds the site for whoever publishes it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    cargo_home, chunks, dist, pack, root,
    run::{cargo, command_line, cotejo, run},
    size,
};

/// What Rust must be told for a build that is cut: that it will be, and to keep the names of
/// functions and what tells which needs which; wasm-bindgen drops both after the cut. What
/// `.cargo/config.toml` tells it is told again, as this takes its place.
const FLAGS: &str = "--cfg erase_components --cfg split -Cstrip=none -Clink-args=--emit-relocs";

/// Builds the release site into dist/, by a command that starts Trunk.
///
/// # Errors
/// It does not build.
pub fn site(mut trunk: Command) -> Result<()> {
    // Trunk builds without the network: the packages must be there.
    run(cargo().args(["fetch", "--locked"]))?;
    // The bundler is the machine's own program; built first, it is not built again by Trunk's hook
    // with the WebAssembly toolchain.
    run(&mut command_line("build"))?;
    let target = target();
    run(trunk
        .args(["build", "--release", "--locked"])
        .env("CARGO_TARGET_DIR", &target)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!("{FLAGS}{}", without_folders()),
        )
        .env_remove("NO_COLOR"))?;
    chunks::cut(&target.join("wasm32-unknown-unknown/release/app.wasm"))?;
    pack::scripts()?;
    pack::styles()?;
    // Now that all is there.
    run(publishing(&root().join("articles"), &dist()).arg("--compress"))?;
    size::model_stays_out(&dist())
}

/// Where cargo builds.
fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Flags by which Rust names the sources of packages without the folder they lie in on this machine:
/// panics say where they were, in a page that is the same wherever it is built.
pub fn without_folders() -> String {
    let registries = fs::read_dir(cargo_home().join("registry/src"));
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    // Flags are told apart by blanks.
    let plain = folders.filter(|folder| !folder.to_string_lossy().contains(' '));
    plain.fold(String::new(), |flags, folder| {
        format!("{flags} --remap-path-prefix={}=", folder.display())
    })
}

/// Puts a dossier into a site that is built.
///
/// # Errors
/// The dossier is refused.
pub fn publish(folder: &Path, site: &Path) -> Result<()> {
    run(&mut publishing(folder, site))
}

fn publishing(folder: &Path, site: &Path) -> Command {
    let mut command = cotejo("bundle");
    command.arg(folder).arg("--out").arg(site.join("data"));
    command.arg("--page").arg(site.join("index.html"));
    command
}
