//! `cotejo bench`: made articles, and how long reading and looking at them takes.

use std::{
    collections::BTreeMap,
    fs, hint,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use clap::{Args, Subcommand};
use cotejo_cli::command::{self, Step};
use cotejo_core::{
    action::{Action, FilterAction},
    bundle::{Catalogue, Texts},
    text::at_once::{at_once, no_rest},
    view_state::{Facet, ViewState},
    views::{Archive, article_model, card, cards_model},
};

use crate::files::{Faults, print_out, stem, write};

#[derive(Subcommand)]
pub(crate) enum Measured {
    /// Prints how fast each step of the reading is.
    Speed(Material),
    /// Prints articles as lines for `inspect --jsonl`.
    Lines(Material),
    /// Writes a dossier's article files.
    Files {
        #[command(flatten)]
        material: Material,
        /// Folder to write to; made if it is not there.
        #[arg(long)]
        out: PathBuf,
    },
    /// Prints how long what the page works out for each view of a bundle takes.
    Views {
        /// Folder of the bundle.
        folder: PathBuf,
    },
}

/// What articles are made of.
#[derive(Args)]
pub(crate) struct Material {
    /// Files of stories: article files, or JSON lines with a `text` each.
    #[arg(required = true)]
    stories: Vec<PathBuf>,
    /// How many articles to make of them.
    #[arg(long)]
    articles: usize,
}

impl Material {
    /// The files' content.
    fn read(&self) -> Result<Vec<String>, Faults> {
        let read = |file: &PathBuf| {
            fs::read_to_string(file).map_err(|error| vec![format!("{}: {error}", file.display())])
        };
        self.stories.iter().map(read).collect()
    }
}

/// The one place that has a clock: the core tells when a step is over.
pub(crate) fn bench(what: &Measured) -> Result<(), Faults> {
    match what {
        Measured::Lines(material) => {
            let mut out = io::stdout().lock();
            for line in lines(&articles(material)?) {
                if writeln!(out, "{line}").is_err() {
                    break;
                }
            }
            Ok(())
        }
        Measured::Speed(material) => {
            let texts = articles(material)?;
            print_out(&speed(texts.iter().map(String::len).sum(), lines(&texts))?)
        }
        Measured::Files { material, out } => {
            let stories = material.read()?;
            let stories: Vec<&str> = stories.iter().map(String::as_str).collect();
            for (name, content) in command::dossier_of(&stories, material.articles) {
                write(&out.join(name), &content)?;
            }
            Ok(())
        }
        Measured::Views { folder } => print_out(&views(folder)?),
    }
}

pub(crate) fn articles(material: &Material) -> Result<Vec<String>, Faults> {
    let stories = material.read()?;
    let stories: Vec<&str> = stories.iter().map(String::as_str).collect();
    Ok(command::articles_of(&stories, material.articles))
}

pub(crate) fn lines(texts: &[String]) -> impl Iterator<Item = String> {
    texts.iter().enumerate().map(|(at, text)| {
        serde_json::json!({ "id": at, "text": text, "published": "2025-08-13" }).to_string()
    })
}

/// How many megabytes of text a second each step takes, and all of them together.
pub(crate) fn speed(bytes: usize, lines: impl Iterator<Item = String>) -> Result<String, Faults> {
    let mut took: BTreeMap<Step, Duration> = BTreeMap::new();
    let mut answered = 0;
    // The tables are read once, with the first line: it is answered once more beforehand.
    let mut lines = lines.peekable();
    if let Some(first) = lines.peek() {
        command::inspect_line(first).map_err(|error| vec![error])?;
    }
    for line in lines {
        let mut since = Instant::now();
        let answer = command::inspect_line_in_steps(&line, &mut |step| {
            let now = Instant::now();
            *took.entry(step).or_default() += now - since;
            since = now;
        });
        answered += answer.map_err(|error| vec![error])?.len();
    }
    let megabytes = bytes as f64 / 1e6;
    let row = |name: &str, took: Duration| {
        let seconds = took.as_secs_f64();
        format!("{name:<12} {:>9.2} MB/s {seconds:>9.3} s\n", megabytes / seconds)
    };
    let mut rows: String = took.iter().map(|(step, took)| row(&step.to_string(), *took)).collect();
    rows += &row("all", took.values().sum());
    let (text, answers) = (megabytes, answered as f64 / 1e6);
    Ok(format!("{text:.2} MB of text, {answers:.2} MB of answers, one core\n{rows}"))
}

/// How often each view is worked out: enough to tell the slowest twentieth.
pub(crate) const TIMES: usize = 20;

/// Cards that the page draws at a time.
pub(crate) const DRAWN: usize = 60;

/// How long the page's work takes natively, without drawing: reading the bundle, then each view in
/// states of which each asks for something else.
pub(crate) fn views(folder: &Path) -> Result<String, Faults> {
    let (catalogue, texts) = (bundled(folder, "catalogue")?, bundled(folder, "texts")?);
    let fault = |error: serde_json::Error| {
        vec![format!("{}: {error}, expected a bundle of this version", folder.display())]
    };
    let began = Instant::now();
    let mut catalogue = serde_json::from_str::<Catalogue>(&catalogue).map_err(fault)?;
    catalogue.count_entities();
    let catalogue = Arc::new(catalogue);
    let texts = serde_json::from_str::<Texts>(&texts).map_err(fault)?;
    let archive = Archive::with_texts(Arc::clone(&catalogue), texts, Arc::default());
    let mut table = format!("{:<18} {:>9} {:>9}\n", "milliseconds", "median", "p95");
    table += &row_of_times("bundle read", &mut [began.elapsed()]);
    let every = archive.catalogue.articles.len();
    table += &timed("texts searchable", 1, |_| {
        at_once(archive.prepare(&no_rest)).expect("nothing is waited for");
    });
    let start = ViewState::default();
    table += &timed("values told apart", 1, |_| _ = cards_model(&archive, &start));
    let mut cards = |name: &str, state: &dyn Fn(usize) -> ViewState| {
        table += &timed(name, TIMES, |nth| {
            let state = state(nth);
            let page = cards_model(&archive, &state);
            let drawn = page
                .cards
                .iter()
                .take(DRAWN)
                .map(|passing| card(&archive, &page.speakers, passing));
            hint::black_box((drawn.collect::<Vec<_>>(), page));
        });
    };
    let article = |nth: usize| catalogue.articles[nth * 7 % every].id.clone();
    let event = |nth: usize| catalogue.events[nth * 7 % catalogue.events.len()].id.clone();
    let entity = |nth: usize| &catalogue.entities[nth * 7 % catalogue.entities.len()];
    let filter = Action::Filter;
    let search = |typed| filter(FilterAction::Search(typed));
    let choose = |nth| Action::Choose(article(nth));
    let typed = |nth| entity(nth).name.chars().take(4).collect::<String>();
    cards("all cards", &|_| start.clone());
    cards("query typed", &|nth| start.after(&search(typed(nth))));
    cards("query of words", &|nth| start.after(&search(format!("{} la ", entity(nth).name))));
    cards("event chosen", &|nth| {
        start.after(&filter(FilterAction::Toggle(Facet::Event, event(nth))))
    });
    cards("entity chosen", &|nth| {
        start.after(&filter(FilterAction::Toggle(Facet::Entity, entity(nth).id.clone())))
    });
    cards("entity excluded", &|nth| {
        start.after(&filter(FilterAction::ToggleExclusion(Facet::Entity, entity(nth).id.clone())))
    });
    cards("article chosen", &|nth| start.after(&choose(nth)));
    let three = (0..3).fold(start.clone(), |state, nth| state.after(&choose(nth)));
    cards("fourth chosen", &|nth| three.after(&choose(nth + 3)));
    table += &timed("words weighed", 1, |_| {
        at_once(archive.prepare_comparison(&no_rest)).expect("nothing is waited for");
    });
    table += &timed("article opened", TIMES, |nth| {
        hint::black_box(article_model(
            &archive,
            &start.after(&Action::Article(article(nth))),
            (0, 0),
        ));
    });
    Ok(table)
}

/// How long some work takes, done several times; it hears how often it was done before.
pub(crate) fn timed(name: &str, times: usize, mut work: impl FnMut(usize)) -> String {
    let mut took: Vec<Duration> = (0..times)
        .map(|nth| {
            let began = Instant::now();
            work(nth);
            began.elapsed()
        })
        .collect();
    row_of_times(name, &mut took)
}

pub(crate) fn row_of_times(name: &str, took: &mut [Duration]) -> String {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    format!("{name:<18} {:>9.1} {:>9.1}\n", at(50), at(95))
}

/// The file of a bundle whose name begins with a word.
pub(crate) fn bundled(folder: &Path, begins: &str) -> Result<String, Faults> {
    let fault = |error: &dyn std::fmt::Display| {
        vec![format!("{}: {error}, expected a bundle's {begins}", folder.display())]
    };
    for entry in fs::read_dir(folder).map_err(|error| fault(&error))? {
        let path = entry.map_err(|error| fault(&error))?.path();
        if stem(&path).starts_with(begins) {
            return fs::read_to_string(path).map_err(|error| fault(&error));
        }
    }
    Err(fault(&"no such file"))
}
