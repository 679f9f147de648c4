//! The site: cut into chunks, packed and weighed for whoever publishes it, served on this machine, and
//! the browsers it is looked at in. Chores (`xtask/`) and journeys (`e2e/`) share it.

pub mod browsers;
pub mod chunks;
pub mod pack;
pub mod run;
pub mod server;
pub mod size;

use std::{env, path::PathBuf};

/// The repository's folder.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Where the built site stands.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo keeps what it fetches and installs.
pub fn cargo_home() -> PathBuf {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.unwrap_or_else(|| env::home_dir().unwrap_or_default().join(".cargo"))
}
