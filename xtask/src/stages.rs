//! The stages of `cargo xtask test`, in order.

use std::{
    process::{Command, ExitCode},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use clap::ValueEnum;

use site::{
    browsers::{self, Engine},
    build, dist, root,
    run::{cargo, cotejo, run, run_and_keep},
    size,
};

use crate::setup::{Consent, Machine, Need};

/// One of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
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
    fn needs(self, engines: &[Engine]) -> Vec<Need> {
        match self {
            Self::Fmt | Self::Clippy | Self::Doc | Self::Native | Self::Size => Vec::new(),
            Self::Deny => vec![Need::Deny],
            Self::Site => vec![Need::Wasm, Need::Bindgen, Need::Trunk],
            Self::Wasm => vec![Need::Wasm, Need::Bindgen, Need::Browser(Engine::Chromium)],
            Self::Journeys => {
                [Need::Axe].into_iter().chain(engines.iter().copied().map(Need::Browser)).collect()
            }
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Runs all stages, or one, the journeys in each of these engines; the others run on when one fails.
/// Ends with counts.
///
/// # Errors
/// The set-up failed.
pub fn test(only: Option<Stage>, engines: &[Engine], consent: Consent) -> Result<ExitCode> {
    let stages: Vec<Stage> = Stage::value_variants()
        .iter()
        .copied()
        .filter(|stage| only.is_none_or(|only| only == *stage))
        .collect();
    let started = Instant::now();
    let machine = Machine::with(&needs(&stages, engines), consent)?;
    let set_up = started.elapsed();
    let mut counts = Counts::default();
    let mut lines = vec![line("set-up", set_up, "done")];
    for stage in stages {
        println!("\n== {}", stage.name());
        let started = Instant::now();
        let outcome = perform(stage, engines, &machine, &mut counts);
        if let Err(error) = &outcome {
            eprintln!("{}: {error:#}", stage.name());
            counts.failed += 1;
        } else {
            counts.passed += 1;
        }
        lines.push(line(
            &stage.name(),
            started.elapsed(),
            if outcome.is_ok() { "passed" } else { "FAILED" },
        ));
    }
    println!("\n{}\n{} passed, {} failed", lines.join("\n"), counts.passed, counts.failed);
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn needs(stages: &[Stage], engines: &[Engine]) -> Vec<Need> {
    let wanted: Vec<Need> = stages.iter().flat_map(|stage| stage.needs(engines)).collect();
    Need::ALL.into_iter().filter(|need| wanted.contains(need)).collect()
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
            let number = |word: &str| {
                line.split(';')
                    .find_map(|piece| {
                        piece
                            .trim()
                            .strip_suffix(word)?
                            .split_whitespace()
                            .last()?
                            .parse::<usize>()
                            .ok()
                    })
                    .unwrap_or_default()
            };
            self.passed += number(" passed");
            self.failed += number(" failed");
        }
    }
}

fn perform(stage: Stage, engines: &[Engine], machine: &Machine, counts: &mut Counts) -> Result<()> {
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
        Stage::Native => tests(
            // The page has tests in browsers only.
            cargo().args(["test", "--workspace", "--exclude", "e2e", "--exclude", "cotejo"]),
            counts,
        ),
        Stage::Site => build::site(machine.for_wasm("trunk")),
        Stage::Wasm => {
            let mut command = machine.for_wasm("cargo");
            command.args([
                "test",
                "-p",
                "tests",
                "--target",
                "wasm32-unknown-unknown",
                "--test",
                "web",
            ]);
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
            if let Some(chromium) = Engine::Chromium.programs() {
                command.env("CHROMEDRIVER", chromium.driver).env("CHROMIUM", chromium.browser);
            }
            tests(&mut command, counts)
        }
        Stage::Journeys => {
            if !dist().join("index.html").exists() {
                bail!("dist/ holds no site; run `cargo xtask build` first");
            }
            let failed: Vec<&str> = engines
                .iter()
                .filter(|engine| journeys(**engine, counts).is_err())
                .map(|engine| engine.name())
                .collect();
            if !failed.is_empty() {
                bail!("a journey failed in {}", failed.join(", "));
            }
            Ok(())
        }
        Stage::Size => {
            let visit = size::of_first_visit(&dist())?;
            println!("{visit}");
            if visit.compressed() > size::CEILING {
                bail!("{} bytes are more than {}", visit.compressed(), size::CEILING);
            }
            let comparison = visit.comparison();
            if comparison > size::COMPARISON {
                bail!("a comparison's {comparison} bytes are more than {}", size::COMPARISON);
            }
            Ok(())
        }
    }
}

/// Trains the model that finds names.
///
/// # Errors
/// The command fails.
pub fn train() -> Result<()> {
    let sentences = "data/model/entities-ancora-train.jsonl.gz";
    run(cotejo("train").args([sentences, "--out", "data/model/names.bin"]))
}

/// Takes pictures of the built site's views.
///
/// # Errors
/// There is no site, or the browser fails.
pub fn screens() -> Result<()> {
    run(cargo().args(["run", "--quiet", "-p", "e2e", "--bin", "screens"]))
}

fn tests(command: &mut Command, counts: &mut Counts) -> Result<()> {
    let (succeeded, output) = run_and_keep(command)?;
    counts.add(&output);
    if succeeded { Ok(()) } else { bail!("a test failed") }
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
    if !is_lost || failed.is_empty() {
        bail!("a test failed");
    }
    println!("\n-- once more, since the engine itself was lost: {}", failed.join(", "));
    let (succeeded, output) = run_and_keep(&mut journeys_in(engine, &failed))?;
    counts.failed -= failed.len();
    counts.add(&output);
    if succeeded { Ok(()) } else { bail!("a test failed") }
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
        assert_eq!(needs(&[Stage::Native], &Engine::ALL), []);
        let firefox = needs(&[Stage::Journeys], &[Engine::Firefox]);
        assert_eq!(firefox, [Need::Axe, Need::Browser(Engine::Firefox)]);
        assert_eq!(needs(Stage::value_variants(), &Engine::ALL), Need::ALL);
    }
}
