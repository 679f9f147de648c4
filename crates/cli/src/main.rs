//! The command: the core and the disk. `cotejo --help` lists what it does.

mod bench;
mod compressed;
mod files;
mod site;

use std::{
    fs,
    io::{self, BufRead as _, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use bench::{Measured, bench};
use clap::{Parser, Subcommand, ValueEnum};
use cotejo_cli::command;
use cotejo_core::views::COMPARED;
use files::{Faults, print_out, read_files, read_folder, stem, unreadable};
use flate2::read::GzDecoder;
use serde::Deserialize;
use site::bundle;

/// Sets news articles about the same events side by side.
#[derive(Parser)]
#[command(name = "cotejo", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the bundle that the page loads.
    Bundle {
        /// Folder of article files, perhaps with a `dossier.toml`.
        folder: PathBuf,
        /// Folder to write to; made if it is not there.
        #[arg(long)]
        out: PathBuf,
        /// The site's `index.html`, as Trunk built it or with another dossier: it gets the names of
        /// the new files, the dossier's title and its first view, and a page for each article stands
        /// beside it.
        #[arg(long)]
        page: Option<PathBuf>,
        /// Writes each file of the site compressed beside it, `.br` and `.gz`, for hosts that send
        /// those.
        #[arg(long, requires = "page")]
        compress: bool,
    },
    /// Reports every fault of every file, and writes nothing.
    Check {
        /// Folder of article files.
        folder: PathBuf,
    },
    /// Tells what is read from texts: files with headers, or JSON lines from standard input.
    Inspect {
        /// Article files, read together as one dossier.
        #[arg(required_unless_present = "jsonl")]
        files: Vec<PathBuf>,
        /// Read JSON lines, answer one line each.
        #[arg(long, conflicts_with = "files")]
        jsonl: bool,
        /// How to print.
        #[arg(long, default_value = "text")]
        format: Format,
    },
    /// Sets two to four articles side by side; the first is the reference.
    Compare {
        /// Article files.
        #[arg(required = true, num_args = 2..=COMPARED)]
        files: Vec<PathBuf>,
        /// How to print.
        #[arg(long, default_value = "text")]
        format: ComparisonFormat,
    },
    /// Aligns the passages of two articles: JSON lines in and out.
    Align {
        /// Read JSON lines, answer one line each.
        #[arg(long, required = true)]
        jsonl: bool,
    },
    /// Makes articles out of stories, and measures how fast they are read (see `cargo xtask bench`).
    #[command(hide = true)]
    Bench {
        #[command(subcommand)]
        what: Measured,
    },
    /// Trains the model that finds names (see `cargo xtask train`).
    #[command(hide = true)]
    Train {
        /// Labelled sentences: JSON lines, compressed by gzip.
        sentences: PathBuf,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// The contract's format.
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ComparisonFormat {
    /// For reading.
    Text,
    /// The contract's format, with all that the ledger holds.
    Json,
    /// For pasting.
    Markdown,
    /// For a spreadsheet: a line for each row and article.
    Csv,
    /// A page by itself.
    Html,
}

impl From<ComparisonFormat> for command::ComparisonFormat {
    fn from(format: ComparisonFormat) -> Self {
        match format {
            ComparisonFormat::Text => Self::Text,
            ComparisonFormat::Json => Self::Json,
            ComparisonFormat::Markdown => Self::Markdown,
            ComparisonFormat::Csv => Self::Csv,
            ComparisonFormat::Html => Self::Html,
        }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), Faults> {
    match command {
        Command::Bundle { folder, out, page, compress } => {
            bundle(&folder, &out, page.as_deref(), compress)
        }
        Command::Check { folder } => {
            let dossier = read_folder(&folder)?;
            println!(
                "{} articles, {} events: no fault",
                dossier.articles.len(),
                dossier.catalogue.events.len()
            );
            Ok(())
        }
        Command::Train { sentences, out } => train(&sentences, &out),
        Command::Bench { what } => bench(&what),
        Command::Inspect { jsonl: true, .. } => answer_lines(command::inspect_line),
        Command::Inspect { files, format, .. } => {
            let dossier = read_files(&files)?;
            let print = match format {
                Format::Json => command::inspect_json(&dossier),
                Format::Text => command::inspect_text(&dossier),
            };
            print_out(&print)
        }
        Command::Compare { files, format } => {
            let dossier = read_files(&files)?;
            let ids: Vec<String> = files.iter().map(|file| stem(file)).collect();
            print_out(&command::compare(&dossier, &ids, format.into()))
        }
        Command::Align { .. } => answer_lines(command::align_line),
    }
}

/// Answers each line of standard input with one line; a faulty one is answered with its fault.
fn train(sentences: &Path, out: &Path) -> Result<(), Faults> {
    let packed = fs::File::open(sentences).map_err(|error| unreadable(sentences, &error))?;
    let mut lines = String::new();
    GzDecoder::new(packed)
        .read_to_string(&mut lines)
        .map_err(|error| unreadable(sentences, &error))?;
    let model =
        command::train_model(&lines, |round, loss| println!("round {}: {loss:.0}", round + 1))
            .map_err(|what| vec![format!("{}: {what}", sentences.display())])?;
    fs::write(out, &model).map_err(|error| vec![format!("{}: {error}", out.display())])?;
    println!("{} bytes in {}", model.len(), out.display());
    Ok(())
}

fn answer_lines(answer: impl Fn(&str) -> Result<String, String>) -> Result<(), Faults> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().split(b'\n') {
        let line = line.map_err(|error| vec![format!("standard input: {error}")])?;
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            continue;
        }
        let answered = answer(&line).unwrap_or_else(|error| {
            let id = serde_json::from_str::<Identified>(&line).ok().and_then(|line| line.id);
            serde_json::json!({ "id": id, "error": error }).to_string()
        });
        if writeln!(out, "{answered}").is_err() {
            break;
        }
    }
    Ok(())
}

#[derive(Deserialize)]
pub(crate) struct Identified {
    id: Option<serde_json::Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
