//! `cotejo bundle`: a dossier's bundle, its pages and what stands beside them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::compressed::{ENDINGS, LEAST, compressed};
use cotejo_cli::pages::{ARTICLES, Pages, WORKER, is_kept, pages, versioned};
use cotejo_reading::dossier::{self, Bundle, Dossier};

use crate::files::{Faults, list, read_file, read_folder, write};

pub(crate) fn bundle(
    folder: &Path,
    out: &Path,
    page: Option<&Path>,
    compress: bool,
) -> Result<(), Faults> {
    let dossier = read_folder(folder)?;
    let bundle = dossier::bundle(&dossier);
    let pages = page.map(|page| pages_of(page, &dossier, &bundle)).transpose()?;
    let data = [&bundle.annotations, &bundle.accuracy, &bundle.texts, &bundle.catalogue];
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
        remove_old(out, &["accuracy-"], ".txt", is_new)?;
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
pub(crate) fn write_worker(
    worker: &Path,
    site: &Path,
    index: &str,
) -> Result<Option<String>, Faults> {
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

/// Removes what an earlier dossier left in a folder of the site.
pub(crate) fn remove_old(
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
pub(crate) fn compress_beside(
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
pub(crate) fn pages_of(page: &Path, dossier: &Dossier, bundle: &Bundle) -> Result<Pages, Faults> {
    let fault = |what: String| vec![format!("{}: {what}", page.display())];
    let index =
        fs::read_to_string(page).map_err(|error| fault(format!("cannot be read: {error}")))?;
    pages(&index, dossier, bundle)
        .map_err(|what| fault(format!("{what}, expected the index.html of a built site")))
}
