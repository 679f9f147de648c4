//! The site: built, cut into chunks, packed and weighed for whoever publishes it, served on this
//! machine, and the browsers it is looked at in. Chores (`xtask/`) and journeys (`e2e/`) share it.

pub mod browsers;
pub mod build;
mod chunks;
mod pack;
pub mod run;
pub mod server;
pub mod size;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The repository's folder.
pub fn root() -> PathBuf {
    let mut folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    folder.pop();
    folder
}

/// Where the built site stands.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// All files below a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| {
        format!("{} is not there; run `cargo xtask build` first", folder.display())
    })?;
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Where cargo keeps what it fetches and installs.
pub fn cargo_home() -> PathBuf {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.unwrap_or_else(|| env::home_dir().unwrap_or_default().join(".cargo"))
}
