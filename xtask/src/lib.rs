//! Chores: what a machine needs, and what is done with it. `main.rs` is the command line; the
//! server is also the journeys'.

pub mod bench;
pub mod browsers;
pub mod chunks;
pub mod fuzz;
pub mod pack;
pub mod run;
pub mod setup;
pub mod site;
pub mod size;
pub mod stages;
mod sysroot;

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
pub(crate) fn cargo_home() -> PathBuf {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.unwrap_or_else(|| env::home_dir().unwrap_or_default().join(".cargo"))
}
