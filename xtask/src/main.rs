//! `cargo xtask`: the repository's chores.

mod bench;
mod fuzz;
mod setup;
mod stages;
mod sysroot;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use site::{
    browsers::Engine,
    build, dist,
    run::{cargo, cotejo, run},
    server::Server,
    size,
};

use crate::{
    setup::{BINDGEN, LIBRARY, TRUNK, browser, set_up},
    stages::Stage,
    sysroot::for_wasm,
};

/// What the model of names learns from, and where it stands.
const SENTENCES: &str = "data/model/entities-ancora-train.jsonl.gz";
const MODEL: &str = "data/model/names.bin";

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Chores of the Cotejo repository")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
    /// Install what is missing without asking.
    #[arg(long, global = true)]
    yes: bool,
}

#[derive(Subcommand)]
enum Chore {
    /// Builds the release site and serves it on this machine.
    Serve {
        /// Port on 127.0.0.1.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Builds the release site into dist/, ready for any static host.
    Build,
    /// Runs every check, or one stage of them.
    Test {
        /// The stage to run.
        #[arg(long)]
        only: Option<Stage>,
        /// What the journeys run in.
        #[arg(long, default_value = "chromium", value_parser = ["chromium", "firefox", "webkit", "all"])]
        browsers: String,
    },
    /// Prints what is found and what is missing; changes nothing.
    Doctor,
    /// Prints what a first visit sends.
    Size,
    /// Takes pictures of the views of the site in dist/, into docs/screens/.
    Screens,
    /// Prints how fast it is, and how much memory it takes.
    Bench {
        /// What is measured.
        what: Measured,
    },
    /// Tries texts, article files, bundles and queries that a fuzzer makes up, each for a time; needs a nightly toolchain and cargo-fuzz.
    Fuzz {
        /// For how long.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Trains the model that finds names; writes data/model/names.bin.
    Train,
}

#[derive(Clone, Copy, ValueEnum)]
enum Measured {
    /// The reading of texts.
    Reading,
    /// A dossier of 10,000 articles: its bundle, and what the page works out of it.
    Dossier,
}

fn main() -> ExitCode {
    perform(Arguments::parse()).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn perform(Arguments { chore, yes }: Arguments) -> Result<ExitCode> {
    match chore {
        Chore::Serve { port } => {
            // The port is taken before the long build, so that a clash is told at once.
            let server = Server::bind(port)?;
            set_up(&[&LIBRARY, &TRUNK, &BINDGEN], yes)?;
            build::site(for_wasm("trunk"))?;
            println!("Serving on http://127.0.0.1:{port}/ until Ctrl+C.");
            server.serve(dist(), "/", None)?.join();
        }
        Chore::Build => {
            set_up(&[&LIBRARY, &TRUNK, &BINDGEN], yes)?;
            build::site(for_wasm("trunk"))?;
            println!("The site is in dist/.");
        }
        Chore::Test { only, browsers } => {
            let engines = Engine::ALL.into_iter();
            let wanted = engines.filter(|engine| [engine.name(), "all"].contains(&&*browsers));
            return stages::test(only, &wanted.collect::<Vec<_>>(), yes);
        }
        Chore::Doctor => return Ok(setup::doctor()),
        Chore::Bench { what: Measured::Reading } => bench::reading()?,
        Chore::Bench { what: Measured::Dossier } => bench::dossier()?,
        Chore::Fuzz { seconds } => fuzz::all(seconds)?,
        Chore::Train => run(cotejo("train").args([SENTENCES, "--out", MODEL]))?,
        Chore::Screens => {
            set_up(&[browser(Engine::Chromium)], yes)?;
            run(cargo().args(["run", "--quiet", "-p", "e2e", "--bin", "screens"]))?;
        }
        Chore::Size => println!("{}", size::of_first_visit(&dist())?),
    }
    Ok(ExitCode::SUCCESS)
}
