//! The command: the core and the disk. `cotejo --help` lists what it does.

mod compressed;

use std::{
    collections::BTreeMap,
    fs, hint,
    io::{self, BufRead, Read as _, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};
use compressed::{ENDINGS, LEAST, compressed};
use cotejo_core::{
    bundle::{Catalogue, Texts},
    select::{Archive, article_page, card, cards_page},
    text::at_once::{at_once, no_rest},
    view_state::{Facet, ViewState},
};
use cotejo_reading::{
    dossier::{self, Bundle, Dossier, Scope, SourceFile},
    parse::Fault,
};

use cotejo_cli::{
    command::{self, Step},
    pages::{ARTICLES, Pages, WORKER, is_kept, pages, versioned},
};
use flate2::read::GzDecoder;
use serde::Deserialize;

/// Sets news articles about the same events side by side.
#[derive(Parser)]
#[command(version)]
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
        #[arg(required = true, num_args = 2..=4)]
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

#[derive(Subcommand)]
enum Measured {
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
struct Material {
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

/// The file in which the maker of a dossier says what the texts do not.
const CONFIG: &str = "dossier.toml";

/// What went wrong: lines for standard error.
type Faults = Vec<String>;

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

/// A file's name and content.
type Read = (String, Vec<u8>);

/// The article files of a folder, `.txt` and `.md`, with its `dossier.toml`. A file that cannot be
/// read hides none of the others' faults.
fn read_folder(folder: &Path) -> Result<Dossier, Faults> {
    let unreadable = |error: io::Error| {
        vec![format!(
            "{}: cannot be read: {error}, expected a folder of article files",
            folder.display()
        )]
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_file() && matches!(ending, Some("txt" | "md")) {
            paths.push(path);
        }
    }
    paths.sort();
    let config = folder.join(CONFIG);
    let config = config.exists().then_some(config);
    let dossier = build(folder, &paths, config.as_deref(), Scope::Folder)?;
    warn_of_days_to_come(&dossier, &paths);
    Ok(dossier)
}

fn read_file(path: &Path) -> Result<Read, Faults> {
    let bytes = fs::read(path)
        .map_err(|error| vec![format!("{}: cannot be read: {error}", path.display())])?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, bytes))
}

/// Reads files as one dossier; all faults of all files are told together.
fn build(
    folder: &Path,
    paths: &[PathBuf],
    config: Option<&Path>,
    scope: Scope,
) -> Result<Dossier, Faults> {
    let mut faults = Vec::new();
    let mut read = |path: &Path| read_file(path).map_err(|found| faults.extend(found)).ok();
    let files: Vec<Read> = paths.iter().filter_map(|path| read(path)).collect();
    let config = config.and_then(read);
    let sources: Vec<SourceFile> =
        files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let built = dossier::build(&sources, config.as_ref().map(|(_, bytes)| &bytes[..]), scope);
    match built {
        Ok(dossier) if faults.is_empty() => return Ok(dossier),
        Ok(_) => {}
        Err(found) => faults.extend(found.into_iter().map(|one| {
            let file = folder.join(&one.file);
            let Fault { line, what, expected } = one.fault;
            format!("{}:{line}: {what}, expected {expected}", file.display())
        })),
    }
    Err(faults)
}

/// Named files as one dossier, with what the `dossier.toml` beside the first says of them.
fn read_files(paths: &[PathBuf]) -> Result<Dossier, Faults> {
    let folder = paths.first().and_then(|path| path.parent()).unwrap_or(Path::new(""));
    let config = folder.join(CONFIG);
    let config = config.exists().then_some(config);
    build(folder, paths, config.as_deref(), Scope::Selection)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn bundle(folder: &Path, out: &Path, page: Option<&Path>, compress: bool) -> Result<(), Faults> {
    let dossier = read_folder(folder)?;
    let bundle = dossier::bundle(&dossier);
    let pages = page.map(|page| pages_of(page, &dossier, &bundle)).transpose()?;
    let data = [&bundle.annotations, &bundle.texts, &bundle.catalogue];
    let mut files: Vec<(PathBuf, &str)> =
        data.map(|(name, content)| (out.join(name), &**content)).into();
    let site = page.and_then(Path::parent).unwrap_or(Path::new(""));
    if let Some(pages) = &pages {
        files.extend(pages.others.iter().map(|(path, content)| (site.join(path), &**content)));
    }
    for (path, content) in &files {
        write(path, content)?;
    }
    if let (Some(page), Some(pages)) = (page, &pages) {
        let is_new = |path: &Path| files.iter().any(|(new, _)| new == path);
        remove_old(out, &["catalogue-", "texts-", "annotations-"], ".json", is_new)?;
        remove_old(&site.join(ARTICLES), &[""], ".html", is_new)?;
        let worker = site.join(WORKER);
        let index = write_worker(&worker, site, &pages.index)?;
        // The page last: until it names the new files, readers get the old ones.
        write(page, index.as_deref().unwrap_or(&pages.index))?;
        let is_new = |path: &Path| is_new(path) || path == page || path == worker;
        compress_beside(site, compress, is_new)?;
    }
    println!("{} articles: {}, {}", dossier.articles.len(), bundle.catalogue.0, bundle.texts.0);
    Ok(())
}

/// Writes what a site is made of into its service worker; the site's page with its version, if the
/// site has a worker.
fn write_worker(worker: &Path, site: &Path, index: &str) -> Result<Option<String>, Faults> {
    let fault = |what: String| vec![format!("{}: {what}", worker.display())];
    let template = match fs::read_to_string(worker) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        read => read.map_err(|error| fault(format!("cannot be read: {error}")))?,
    };
    let mut paths = Vec::new();
    list(site, "", &mut paths)?;
    let mut kept = Vec::new();
    for path in paths.into_iter().filter(|path| is_kept(path)) {
        let content = read_file(&site.join(&path))?.1;
        kept.push((path, content));
    }
    let (written, index) = versioned(&template, index, &kept)
        .map_err(|what| fault(format!("{what}, expected the {WORKER} of a built site")))?;
    write(worker, &written)?;
    Ok(Some(index))
}

/// Adds the files of a folder and below, in order; `below` is where it is, with a slash at its end.
fn list(folder: &Path, below: &str, paths: &mut Vec<String>) -> Result<(), Faults> {
    let fault = |error: io::Error| vec![format!("{}: {error}", folder.display())];
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut entries =
        fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(fault)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// Removes what an earlier dossier left in a folder of the site.
fn remove_old(
    folder: &Path,
    starts: &[&str],
    end: &str,
    is_new: impl Fn(&Path) -> bool,
) -> Result<(), Faults> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()).filter(|path| !is_new(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(end) && starts.iter().any(|start| name.starts_with(start)) {
            fs::remove_file(&path)
                .map_err(|error| vec![format!("{}: cannot be removed: {error}", path.display())])?;
        }
    }
    Ok(())
}

/// Brings what is compressed in a folder of the site, and below, in step with the files beside it:
/// what is new or gone loses it, and where it is wanted, what has none gets it.
fn compress_beside(
    folder: &Path,
    wanted: bool,
    is_new: impl Fn(&Path) -> bool + Copy,
) -> Result<(), Faults> {
    let fault = |path: &Path, error: io::Error| vec![format!("{}: {error}", path.display())];
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let listed = fs::read_dir(folder).map_err(|error| fault(folder, error))?;
    let mut paths: Vec<PathBuf> = listed
        .flatten()
        .map(|entry| entry.path())
        .map(|path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path))
        .collect();
    paths.sort();
    for path in &paths {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            compress_beside(path, wanted, is_new)?;
        } else if matches!(ending, "br" | "gz") {
            let whole = path.with_extension("");
            if is_new(&whole) || !whole.exists() {
                fs::remove_file(path).map_err(|error| fault(path, error))?;
            }
        }
    }
    let whole = |path: &&PathBuf| {
        path.extension().is_some_and(|ending| ENDINGS.iter().any(|one| ending == *one))
    };
    for path in paths.iter().filter(whole).filter(|_| wanted) {
        let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", path.display()));
        let bytes = fs::read(path).map_err(|error| fault(path, error))?;
        if bytes.len() < LEAST || beside("br").exists() {
            continue;
        }
        for (ending, content) in compressed(&bytes).map_err(|error| fault(path, error))? {
            let path = beside(ending);
            fs::write(&path, content).map_err(|error| fault(&path, error))?;
        }
    }
    Ok(())
}

/// The pages of a site, by the page that Trunk built or that a dossier was put into before.
fn pages_of(page: &Path, dossier: &Dossier, bundle: &Bundle) -> Result<Pages, Faults> {
    let fault = |what: String| vec![format!("{}: {what}", page.display())];
    let index =
        fs::read_to_string(page).map_err(|error| fault(format!("cannot be read: {error}")))?;
    pages(&index, dossier, bundle)
        .map_err(|what| fault(format!("{what}, expected the index.html of a built site")))
}

/// Writes a file whole or not at all.
fn write(path: &Path, content: &str) -> Result<(), Faults> {
    let draft = path.with_extension("draft");
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&draft, content))
        .and_then(|()| fs::rename(&draft, path))
        .map_err(|error| vec![format!("{}: cannot be written: {error}", path.display())])
}

/// The clock is read here only: a date to come is no fault of the text, but worth a look.
fn warn_of_days_to_come(dossier: &Dossier, paths: &[PathBuf]) {
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map(|since| since.as_secs())
        .unwrap_or_default();
    let today: NaiveDate = DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0)
        .unwrap_or_default()
        .date_naive();
    for article in dossier.articles.iter().filter(|article| article.published > today) {
        let file = paths.iter().find(|path| stem(path) == article.id);
        eprintln!(
            "{}:{}: warning: the date {} is still to come, expected a day that has been",
            file.map(|path| path.display().to_string()).unwrap_or_default(),
            article.date_line(),
            article.published
        );
    }
}

fn print_out(text: &str) -> Result<(), Faults> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(vec![format!("standard output: {error}")])
        }
        _ => Ok(()),
    }
}

#[derive(Deserialize)]
struct Identified {
    id: Option<serde_json::Value>,
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

/// The one place that has a clock: the core tells when a step is over.
fn bench(what: &Measured) -> Result<(), Faults> {
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

fn articles(material: &Material) -> Result<Vec<String>, Faults> {
    let stories = material.read()?;
    let stories: Vec<&str> = stories.iter().map(String::as_str).collect();
    Ok(command::articles_of(&stories, material.articles))
}

fn lines(texts: &[String]) -> impl Iterator<Item = String> {
    texts.iter().enumerate().map(|(at, text)| {
        serde_json::json!({ "id": at, "text": text, "published": "2025-08-13" }).to_string()
    })
}

/// How many megabytes of text a second each step takes, and all of them together.
fn speed(bytes: usize, lines: impl Iterator<Item = String>) -> Result<String, Faults> {
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
const TIMES: usize = 20;

/// Cards that the page draws at a time.
const DRAWN: usize = 60;

/// How long the page's work takes natively, without drawing: reading the bundle, then each view in
/// states of which each asks for something else.
fn views(folder: &Path) -> Result<String, Faults> {
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
    table += &timed("values told apart", 1, |_| _ = cards_page(&archive, &start));
    let mut cards = |name: &str, state: &dyn Fn(usize) -> ViewState| {
        table += &timed(name, TIMES, |nth| {
            let state = state(nth);
            let page = cards_page(&archive, &state);
            let drawn = page
                .cards
                .iter()
                .take(DRAWN)
                .map(|passing| card(&archive, &page.speakers, passing));
            hint::black_box((drawn.collect::<Vec<_>>(), page));
        });
    };
    let article = |nth: usize| catalogue.articles[nth * 7 % every].id.as_str();
    let event = |nth: usize| catalogue.events[nth * 7 % catalogue.events.len()].id.as_str();
    let entity = |nth: usize| &catalogue.entities[nth * 7 % catalogue.entities.len()];
    let typed = |nth| entity(nth).name.chars().take(4).collect::<String>();
    cards("all cards", &|_| start.clone());
    cards("query typed", &|nth| start.with_query(&typed(nth)));
    cards("query of words", &|nth| start.with_query(&format!("{} la ", entity(nth).name)));
    cards("event chosen", &|nth| start.toggled(Facet::Event, event(nth)));
    cards("entity chosen", &|nth| start.toggled(Facet::Entity, &entity(nth).id));
    cards("entity excluded", &|nth| start.toggled_exclusion(Facet::Entity, &entity(nth).id));
    cards("article chosen", &|nth| start.choosing(article(nth)));
    let three = start.choosing(article(0)).choosing(article(1)).choosing(article(2));
    cards("fourth chosen", &|nth| three.choosing(article(nth + 3)));
    table += &timed("words weighed", 1, |_| {
        at_once(archive.prepare_comparison(&no_rest)).expect("nothing is waited for");
    });
    table += &timed("article opened", TIMES, |nth| {
        hint::black_box(article_page(&archive, &start.opening_article(article(nth)), (0, 0)));
    });
    Ok(table)
}

/// How long some work takes, done several times; it hears how often it was done before.
fn timed(name: &str, times: usize, mut work: impl FnMut(usize)) -> String {
    let mut took: Vec<Duration> = (0..times)
        .map(|nth| {
            let began = Instant::now();
            work(nth);
            began.elapsed()
        })
        .collect();
    row_of_times(name, &mut took)
}

fn row_of_times(name: &str, took: &mut [Duration]) -> String {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    format!("{name:<18} {:>9.1} {:>9.1}\n", at(50), at(95))
}

/// The file of a bundle whose name begins with a word.
fn bundled(folder: &Path, begins: &str) -> Result<String, Faults> {
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

fn unreadable(file: &Path, error: &io::Error) -> Faults {
    vec![format!("{}: {error}, expected JSON lines compressed by gzip", file.display())]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
