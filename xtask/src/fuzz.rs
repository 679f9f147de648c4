//! The fuzzer, which makes up texts, article files, bundles and queries, for a given time. It needs a
//! nightly toolchain and cargo-fuzz; neither is installed by the chores.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};

use site::{
    root,
    run::{output, run},
};

/// What is made up, each by a target of its own.
const TARGETS: [&str; 4] = ["reading", "article", "bundle", "query"];

/// Runs each fuzz target for so many seconds.
///
/// # Errors
/// Something was found that breaks what it is given to, or something is missing: what, and how to get
/// it.
pub fn all(seconds: u32) -> Result<()> {
    if let Some(lack) = missing(|arguments| output("rustup", arguments).is_some()) {
        bail!("{lack}");
    }
    TARGETS.into_iter().try_for_each(|target| one(target, seconds))
}

fn one(target: &str, seconds: u32) -> Result<()> {
    println!("== {target}");
    // What is found goes to the first folder, which is not kept; the seeds stay as they are.
    let corpus = format!("fuzz/corpus/{target}");
    let made = root().join(&corpus);
    fs::create_dir_all(&made).with_context(|| format!("{} cannot be made", made.display()))?;
    run(Command::new("rustup")
        .current_dir(root())
        .args(["run", "nightly", "cargo", "fuzz", "run", target, &corpus])
        .args([&format!("fuzz/seeds/{target}"), "--", &format!("-max_total_time={seconds}")]))
}

/// What the fuzzer lacks, `has` being whether rustup can do something.
fn missing(has: impl Fn(&[&str]) -> bool) -> Option<&'static str> {
    if !has(&["run", "nightly", "rustc", "--version"]) {
        return Some(
            "the fuzzer needs a nightly toolchain, and none is here: `rustup toolchain install nightly`. \
             The property tests of `cargo test` need none",
        );
    }
    (!has(&["run", "nightly", "cargo", "fuzz", "--version"])).then_some(
        "the fuzzer needs cargo-fuzz, and it is not here: `cargo install cargo-fuzz`. \
         The property tests of `cargo test` do without",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        assert!(missing(|_| false).is_some_and(|lack| lack.contains("nightly toolchain")));
        let no_fuzz = |words: &[&str]| !words.contains(&"fuzz");
        assert!(missing(no_fuzz).is_some_and(|lack| lack.contains("cargo install cargo-fuzz")));
        assert_eq!(missing(|_| true), None);
    }
}
