//! Article files, the dossiers they make, and what is written: the command's side of the disk.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDate};
use cotejo_reading::{
    dossier::{self, Dossier, Scope, SourceFile},
    parse::Fault,
};

/// The file in which the maker of a dossier says what the texts do not.
pub(crate) const CONFIG: &str = "dossier.toml";

/// What went wrong: lines for standard error.
pub(crate) type Faults = Vec<String>;

/// A file's name and content.
pub(crate) type Read = (String, Vec<u8>);

/// The article files of a folder, `.txt` and `.md`, with its `dossier.toml`. A file that cannot be
/// read hides none of the others' faults.
pub(crate) fn read_folder(folder: &Path) -> Result<Dossier, Faults> {
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

pub(crate) fn read_file(path: &Path) -> Result<Read, Faults> {
    let bytes = fs::read(path)
        .map_err(|error| vec![format!("{}: cannot be read: {error}", path.display())])?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, bytes))
}

/// Reads files as one dossier; all faults of all files are told together.
pub(crate) fn build(
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
pub(crate) fn read_files(paths: &[PathBuf]) -> Result<Dossier, Faults> {
    let folder = paths.first().and_then(|path| path.parent()).unwrap_or(Path::new(""));
    let config = folder.join(CONFIG);
    let config = config.exists().then_some(config);
    build(folder, paths, config.as_deref(), Scope::Selection)
}

pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Adds the files of a folder and below, in order; `below` is where it is, with a slash at its end.
pub(crate) fn list(folder: &Path, below: &str, paths: &mut Vec<String>) -> Result<(), Faults> {
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

/// Writes a file whole or not at all.
pub(crate) fn write(path: &Path, content: &str) -> Result<(), Faults> {
    let draft = path.with_extension("draft");
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&draft, content))
        .and_then(|()| fs::rename(&draft, path))
        .map_err(|error| vec![format!("{}: cannot be written: {error}", path.display())])
}

/// The clock is read here only: a date to come is no fault of the text, but worth a look.
pub(crate) fn warn_of_days_to_come(dossier: &Dossier, paths: &[PathBuf]) {
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

pub(crate) fn print_out(text: &str) -> Result<(), Faults> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever reads has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(vec![format!("standard output: {error}")])
        }
        _ => Ok(()),
    }
}

pub(crate) fn unreadable(file: &Path, error: &io::Error) -> Faults {
    vec![format!("{}: {error}, expected JSON lines compressed by gzip", file.display())]
}
