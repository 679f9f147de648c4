//! `cargo xtask`: the repository's chores.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use site::{browsers::Engine, build, dist, server, size};
use xtask::{
    bench, fuzz,
    setup::{Consent, Machine, Need},
    stages,
};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Chores of the Cotejo repository")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Clone, Copy, Subcommand)]
enum Chore {
    /// Builds the release site and serves it on this machine.
    Serve {
        /// Port on 127.0.0.1.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Install what is missing without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Builds the release site into dist/, ready for any static host.
    Build {
        /// Install what is missing without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Runs every check, or one stage of them.
    Test {
        /// The stage to run.
        #[arg(long)]
        only: Option<stages::Stage>,
        /// What the journeys run in.
        #[arg(long, default_value = "chromium")]
        browsers: Browsers,
        /// Install what is missing without asking.
        #[arg(long)]
        yes: bool,
    },
    /// Prints what is found and what is missing; changes nothing.
    Doctor,
    /// Prints what a first visit sends.
    Size,
    /// Takes pictures of the views of the site in dist/, into docs/screens/.
    Screens {
        /// Install what is missing without asking.
        #[arg(long)]
        yes: bool,
    },
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
enum Browsers {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// `WebKit`.
    Webkit,
    /// All three.
    All,
}

impl Browsers {
    fn engines(self) -> &'static [Engine] {
        match self {
            Self::Chromium => &[Engine::Chromium],
            Self::Firefox => &[Engine::Firefox],
            Self::Webkit => &[Engine::Webkit],
            Self::All => &Engine::ALL,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Measured {
    /// The reading of texts.
    Reading,
    /// A dossier of 10,000 articles: its bundle, and what the page works out of it.
    Dossier,
}

fn main() -> ExitCode {
    run(Arguments::parse().chore).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(chore: Chore) -> Result<ExitCode> {
    match chore {
        Chore::Serve { port, yes } => {
            // The port is taken before the long build, so that a clash is told at once.
            let server = server::Server::bind(port)?;
            let machine =
                Machine::with(&[Need::Wasm, Need::Trunk, Need::Bindgen], Consent::from_flag(yes))?;
            build::site(machine.for_wasm("trunk"))?;
            println!("Serving on http://127.0.0.1:{port}/ until Ctrl+C.");
            server.serve(dist(), "/", None)?.join();
        }
        Chore::Build { yes } => {
            let machine =
                Machine::with(&[Need::Wasm, Need::Trunk, Need::Bindgen], Consent::from_flag(yes))?;
            build::site(machine.for_wasm("trunk"))?;
            println!("The site is in dist/.");
        }
        Chore::Test { only, browsers, yes } => {
            return stages::test(only, browsers.engines(), Consent::from_flag(yes));
        }
        Chore::Doctor => return Ok(xtask::setup::doctor()),
        Chore::Bench { what: Measured::Reading } => bench::reading()?,
        Chore::Bench { what: Measured::Dossier } => bench::dossier()?,
        Chore::Fuzz { seconds } => fuzz::all(seconds)?,
        Chore::Train => stages::train()?,
        Chore::Screens { yes } => {
            Machine::with(&[Need::Browser(Engine::Chromium)], Consent::from_flag(yes))?;
            stages::screens()?;
        }
        Chore::Size => println!("{}", size::of_first_visit(&dist())?),
    }
    Ok(ExitCode::SUCCESS)
}
