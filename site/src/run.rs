//! Running other programs, with messages that name them.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, Result, bail};

/// Runs a program to its end, its output passed on.
///
/// # Errors
/// It could not be started, or ended with another status than 0.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("`{shown}` could not be started"))?;
    if status.success() { Ok(()) } else { bail!("`{shown}` ended with {status}") }
}

/// Runs a program to its end, its output passed on line by line and kept as well.
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
    let reader = thread::spawn(move || {
        let mut kept = String::new();
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{line}");
            kept.push_str(&line);
            kept.push('\n');
        }
        kept
    });
    let status = child.wait().with_context(|| format!("`{shown}` was lost"))?;
    let kept = reader.join().unwrap_or_default();
    Ok((status.success(), kept))
}

/// What a program prints, if it starts and ends well.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect();
    words.join(" ")
}
