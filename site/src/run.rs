//! Running other programs, with messages that name them.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::root;

/// Runs a program to its end, its output passed on.
///
/// # Errors
/// It could not be started, or ended with another status than 0.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("`{shown}` could not be started"))?;
    if status.success() { Ok(()) } else { bail!("`{shown}` ended with {status}") }
}

/// Runs a program to its end, its output passed on line by line and kept as well; whether it ended
/// well.
///
/// # Errors
/// It could not be started.
pub fn run_and_keep(command: &mut Command) -> Result<(bool, String)> {
    let shown = shown(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("`{shown}` could not be started"))?;
    let stdout = child.stdout.take().context("the output was asked for")?;
    let mut kept = String::new();
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        println!("{line}");
        kept.push_str(&line);
        kept.push('\n');
    }
    let status = child.wait().with_context(|| format!("`{shown}` was lost"))?;
    Ok((status.success(), kept))
}

/// What a program prints, if it starts and ends well.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The cargo that runs this, so that both use one toolchain.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Cargo on the project's own command, made to run fast.
pub fn command_line(verb: &str) -> Command {
    let mut command = cargo();
    command.args([verb, "--quiet", "--profile", "tool", "-p", "cotejo-cli"]);
    command
}

/// The project's own command, with its first word.
pub fn cotejo(word: &str) -> Command {
    let mut command = command_line("run");
    command.args(["--", word]);
    command
}

fn shown(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
