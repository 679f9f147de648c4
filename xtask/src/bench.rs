//! How fast texts are read, and in how much memory, and how long a large dossier takes: the command
//! measures itself, since the core has no clock, on articles made out of the repository's own
//! stories.

use std::{
    env, fs,
    io::{self, BufRead, BufReader},
    path::Path,
    process::{self, Command, Stdio},
    thread,
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use site::{
    root,
    run::{command_line, cotejo, run},
};

/// Articles whose reading is timed: some megabytes.
const TIMED: usize = 2_000;

/// Articles that are streamed.
const STREAMED: usize = 10_000;

/// Articles of a large dossier.
const LARGE: usize = 10_000;

/// Files of stories, JSON lines with a `text` each.
const STORIES: [&str; 2] =
    ["tests/gold/quotes-meantime.jsonl", "tests/gold/figures-meantime.jsonl"];

/// Prints the speed of each step of reading, and the most memory that streaming articles through
/// `inspect --jsonl` takes.
pub(crate) fn reading() -> Result<()> {
    run(&mut command_line("build"))?;
    run(&mut made("speed", TIMED)?)?;
    match streamed()? {
        Some(kilobytes) => println!(
            "{STREAMED} articles streamed through `inspect --jsonl`: {:.1} MB of memory at most",
            kilobytes as f64 * 1024.0 / 1e6
        ),
        None => println!("this system does not tell how much memory a program took"),
    }
    Ok(())
}

/// Prints how long the bundle of a large dossier takes, how many bytes its files have, and how long
/// what the page works out of it takes natively. In WebAssembly it is about three times as long.
pub(crate) fn dossier() -> Result<()> {
    run(&mut command_line("build"))?;
    let folder = env::temp_dir().join(format!("cotejo-bench-{}", process::id()));
    let measured = measure_dossier(&folder);
    fs::remove_dir_all(&folder).context("the articles made for measuring cannot be removed")?;
    measured
}

fn measure_dossier(folder: &Path) -> Result<()> {
    let (articles, bundle) = (folder.join("articles"), folder.join("bundle"));
    run(made("files", LARGE)?.arg("--out").arg(&articles))?;
    let began = Instant::now();
    run(cotejo("bundle").arg(&articles).arg("--out").arg(&bundle))?;
    println!("bundled in {:.1} s", began.elapsed().as_secs_f64());
    for file in fs::read_dir(&bundle).context("the bundle cannot be read")? {
        let file = file?;
        let megabytes = file.metadata()?.len() as f64 / 1e6;
        println!("{megabytes:>9.1} MB {}", file.file_name().to_string_lossy());
    }
    run(cotejo("bench").arg("views").arg(&bundle))
}

/// The command on so many articles made out of the repository's stories.
fn made(what: &str, articles: usize) -> Result<Command> {
    let folder = fs::read_dir(root().join("articles")).context("articles/ cannot be read")?;
    let mut files: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let mut command = cotejo("bench");
    command.args([what, "--articles", &articles.to_string()]).args(STORIES).args(files);
    Ok(command)
}

/// The most memory, in kB, that answering lines takes. The program is asked while it waits for a
/// line more than there are: all others are answered, and it has not ended.
fn streamed() -> Result<Option<u64>> {
    let mut maker = made("lines", STREAMED)?.stdout(Stdio::piped()).spawn()?;
    let mut reader =
        cotejo("inspect").arg("--jsonl").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut made = maker.stdout.take().context("the output was asked for")?;
    let mut lines = reader.stdin.take().context("the input was asked for")?;
    let answers = BufReader::new(reader.stdout.take().context("the output was asked for")?);
    let feeding = thread::spawn(move || io::copy(&mut made, &mut lines).map(|_| lines));
    let answered = answers.lines().take(STREAMED).map_while(Result::ok).count();
    // Cargo gives its place to the program it runs: the process is the program's.
    let peak = fs::read_to_string(format!("/proc/{}/status", reader.id())).ok();
    drop(feeding.join());
    let ended = [maker.wait()?, reader.wait()?];
    ensure!(
        answered == STREAMED && ended.iter().all(process::ExitStatus::success),
        "{answered} of {STREAMED} lines were answered"
    );
    Ok(peak.as_deref().and_then(high_water))
}

/// What Linux says of the most memory a process had, in kB.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_memory_is_read_off_what_linux_says() {
        let status = "Name:\tcotejo\nVmPeak:\t  200 kB\nVmHWM:\t   16188 kB\nVmRSS:\t   100 kB\n";
        assert_eq!(high_water(status), Some(16188));
        assert_eq!(high_water("Name:\tcotejo\n"), None);
    }
}
