//! The stages of `cargo xtask test`, in order.

use std::{
    process::{Command, ExitCode},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail, ensure};
use clap::ValueEnum;
use site::{
    browsers::{self, Engine},
    build, dist, root,
    run::{cargo, run, run_and_keep},
    size,
};

use crate::{
    setup::{self, AXE, BINDGEN, DENY, LIBRARY, NEEDS, Need, TRUNK, set_up},
    sysroot::for_wasm,
};

/// One of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Formatting.
    Fmt,
    /// Clippy with warnings denied, on every feature set.
    Clippy,
    /// The packages have licences that fit, and come from the registry.
    Deny,
    /// The documentation builds without a warning.
    Doc,
    /// Tests of the core, the command and the chores.
    Native,
    /// The release site builds.
    Site,
    /// Tests of the interface in a browser.
    Wasm,
    /// Journeys through the built site, in each engine asked for.
    Journeys,
    /// A first visit weighs no more than it did.
    Size,
}

impl Stage {
    fn needs(self, engines: &[Engine]) -> Vec<&'static Need> {
        match self {
            Self::Fmt | Self::Clippy | Self::Doc | Self::Native | Self::Size => Vec::new(),
            Self::Deny => vec![&DENY],
            Self::Site => vec![&LIBRARY, &BINDGEN, &TRUNK],
            Self::Wasm => vec![&LIBRARY, &BINDGEN, setup::browser(Engine::Chromium)],
            Self::Journeys => {
                [&AXE].into_iter().chain(engines.iter().copied().map(setup::browser)).collect()
            }
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Runs all stages, or one, the journeys in each of these engines; the others run on when one fails.
/// Ends with counts.
pub(crate) fn test(only: Option<Stage>, engines: &[Engine], yes: bool) -> Result<ExitCode> {
    let stages = only.map_or_else(|| Stage::value_variants().to_vec(), |only| vec![only]);
    let started = Instant::now();
    set_up(&needs(&stages, engines), yes)?;
    let mut counts = Counts::default();
    let mut lines = vec![line("set-up", started.elapsed(), "done")];
    for stage in stages {
        let name = stage.name();
        println!("\n== {name}");
        let started = Instant::now();
        let outcome = match perform(stage, engines, &mut counts) {
            Ok(()) => {
                counts.passed += 1;
                "passed"
            }
            Err(error) => {
                eprintln!("{name}: {error:#}");
                counts.failed += 1;
                "FAILED"
            }
        };
        lines.push(line(&name, started.elapsed(), outcome));
    }
    println!("\n{}\n{} passed, {} failed", lines.join("\n"), counts.passed, counts.failed);
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn needs(stages: &[Stage], engines: &[Engine]) -> Vec<&'static Need> {
    let wanted: Vec<_> = stages.iter().flat_map(|stage| stage.needs(engines)).collect();
    NEEDS.into_iter().filter(|need| wanted.contains(need)).collect()
}

fn line(name: &str, took: Duration, outcome: &str) -> String {
    format!("{name:<10} {:>4} s  {outcome}", took.as_secs())
}

/// Tests and stages that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
}

impl Counts {
    /// Adds what test programs say of themselves: "test result: ok. 3 passed; 0 failed; …".
    fn add(&mut self, output: &str) {
        for line in output.lines().filter(|line| line.contains("test result:")) {
            self.passed += number_before(line, "passed;");
            self.failed += number_before(line, "failed;");
        }
    }
}

fn number_before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line.split_whitespace().collect();
    let pair = words.windows(2).find(|pair| pair[1] == word);
    pair.and_then(|pair| pair[0].parse().ok()).unwrap_or_default()
}

fn perform(stage: Stage, engines: &[Engine], counts: &mut Counts) -> Result<()> {
    match stage {
        Stage::Fmt => run(cargo().args(["fmt", "--all", "--check"])),
        Stage::Clippy => {
            run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
        }
        Stage::Deny => {
            // It looks at the packages of every system, and cargo has fetched those of this one alone.
            run(cargo().args(["fetch", "--locked"]))?;
            // Its advisories are a list on the network.
            run(cargo()
                .args(["deny", "--offline", "--locked", "--workspace"])
                .args(["check", "bans", "licenses", "sources"]))
        }
        Stage::Doc => run(cargo()
            .args(["doc", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings")),
        Stage::Native => {
            // The page has tests in browsers only.
            let mut command = cargo();
            command.args(["test", "--workspace", "--exclude", "e2e", "--exclude", "cotejo"]);
            tests(&mut command, counts)
        }
        Stage::Site => build::site(for_wasm("trunk")),
        Stage::Wasm => tests(&mut in_chromium(), counts),
        Stage::Journeys => all_journeys(engines, counts),
        Stage::Size => {
            let visit = size::of_first_visit(&dist())?;
            println!("{visit}");
            visit.is_light()
        }
    }
}

fn tests(command: &mut Command, counts: &mut Counts) -> Result<()> {
    let (succeeded, output) = run_and_keep(command)?;
    counts.add(&output);
    if succeeded { Ok(()) } else { bail!("a test failed") }
}

/// The tests of the interface.
fn in_chromium() -> Command {
    let mut command = for_wasm("cargo");
    command
        .args(["test", "-p", "tests", "--target", "wasm32-unknown-unknown", "--test", "web"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    if let Some(chromium) = Engine::Chromium.programs() {
        command.env("CHROMEDRIVER", chromium.driver).env("CHROMIUM", chromium.browser);
    }
    command
}

fn all_journeys(engines: &[Engine], counts: &mut Counts) -> Result<()> {
    ensure!(
        dist().join("index.html").exists(),
        "dist/ holds no site; run `cargo xtask build` first"
    );
    let failed = engines.iter().filter(|engine| journeys(**engine, counts).is_err());
    let failed: Vec<&str> = failed.map(|engine| engine.name()).collect();
    ensure!(failed.is_empty(), "a journey failed in {}", failed.join(", "));
    Ok(())
}

/// What a journey ends with when `WebKitGTK` itself has failed, seen with 2.50 under load: its browser
/// and its `JavaScriptCore` end in a segmentation fault, and the same module is out of bounds there that
/// never is in the other two.
const LOST: [&str; 3] = [
    "the browser does not start",
    "invalid session id",
    "RuntimeError: Out of bounds memory access",
];

/// Runs the journeys in an engine. Those in which the engine itself was lost are made once more.
fn journeys(engine: Engine, counts: &mut Counts) -> Result<()> {
    println!("\n-- in {}", engine.name());
    let (succeeded, output) = run_and_keep(&mut journeys_in(engine, &[]))?;
    counts.add(&output);
    if succeeded {
        return Ok(());
    }
    let failed = failed_tests(&output);
    let is_lost = engine == Engine::Webkit && LOST.iter().any(|sign| output.contains(sign));
    ensure!(is_lost && !failed.is_empty(), "a test failed");
    println!("\n-- once more, since the engine itself was lost: {}", failed.join(", "));
    counts.failed -= failed.len();
    tests(&mut journeys_in(engine, &failed), counts)
}

/// The journeys of these names, or all of them.
fn journeys_in(engine: Engine, names: &[&str]) -> Command {
    let mut command = cargo();
    if engine == Engine::Webkit {
        // It has no mode without a screen.
        let within = command;
        command = Command::new("xvfb-run");
        command.args(["-a", "--server-args=-screen 0 1600x1200x24"]).arg(within.get_program());
        command.current_dir(root());
    }
    // Each journey has a browser or two of its own: more at a time would wait for each other.
    let at_a_time = thread::available_parallelism().map_or(1, usize::from).min(4);
    command.args(["test", "-p", "e2e", "--no-fail-fast"]);
    command.env("RUST_TEST_THREADS", at_a_time.to_string()).env(browsers::ENGINE, engine.name());
    if !names.is_empty() {
        command.args(["--", "--exact"]).args(names);
    }
    command
}

/// The tests that a test program says have failed: `test name ... FAILED`.
fn failed_tests<'o>(output: &'o str) -> Vec<&'o str> {
    let name = |line: &'o str| line.strip_prefix("test ")?.strip_suffix(" ... FAILED");
    output.lines().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_off_what_test_programs_print() {
        let mut counts = Counts::default();
        counts.add("running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 3 failed; 0 ignored\n");
        assert_eq!(counts, Counts { passed: 3, failed: 3 });
    }

    #[test]
    fn failed_tests_are_read_off_by_name() {
        let output = "test a_b ... ok\ntest c_d ... FAILED\ntest result: FAILED. 1 passed\n";
        assert_eq!(failed_tests(output), ["c_d"]);
    }

    #[test]
    fn a_stage_by_itself_needs_no_more_than_its_own() {
        assert!(needs(&[Stage::Native], &Engine::ALL).is_empty());
        let firefox = needs(&[Stage::Journeys], &[Engine::Firefox]);
        assert_eq!(firefox, [&AXE, setup::browser(Engine::Firefox)]);
        assert_eq!(needs(Stage::value_variants(), &Engine::ALL), NEEDS);
    }
}
