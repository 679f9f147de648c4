//! The fuzzer, which makes up texts, article files, bundles and queries, for a given time. It needs a
//! nightly toolchain and cargo-fuzz; neither is installed by the chores.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use site::{
    root,
    run::{output, run},
};

/// What is made up, each by a target of its own.
const TARGETS: [&str; 4] = ["reading", "article", "bundle", "query"];

/// Runs each fuzz target for so many seconds.
pub(crate) fn all(seconds: u32) -> Result<()> {
    ensure!(
        output("rustup", &["run", "nightly", "cargo", "fuzz", "--version"]).is_some(),
        "the fuzzer needs a nightly toolchain and cargo-fuzz, and they are not here: \
         `rustup toolchain install nightly`, `cargo install cargo-fuzz`. \
         The property tests of `cargo test` do without"
    );
    for target in TARGETS {
        println!("== {target}");
        // What is found goes to the first folder, which is not kept; the seeds stay as they are.
        let corpus = format!("fuzz/corpus/{target}");
        fs::create_dir_all(root().join(&corpus))
            .with_context(|| format!("{corpus} cannot be made"))?;
        run(Command::new("rustup")
            .current_dir(root())
            .args(["run", "nightly", "cargo", "fuzz", "run", target, &corpus])
            .args([&format!("fuzz/seeds/{target}"), "--", &format!("-max_total_time={seconds}")]))?;
    }
    Ok(())
}
