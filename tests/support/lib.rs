//! What the tests share: the project's folder, the articles in it, and dossiers of articles in memory.
//!
//! Everything here panics where a file is missing or refused: a test that cannot begin has failed.

#![allow(clippy::missing_panics_doc)]

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use cotejo_core::views::Archive;
use cotejo_reading::dossier::{Dossier, Scope, SourceFile, build};

/// The seed articles, by day.
pub const SEEDS: [&str; 3] =
    ["000_52d6b37e2cc8134c", "001_0b24a2e276a93c8b", "004_e6996546eecbb4a4"];

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A text file of the project.
pub fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The article files of a folder of the project: name and content, by name.
pub fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(root().join(folder));
    let entries = entries.unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("it can be read"))
        })
        .collect();
    assert!(!files.is_empty(), "{folder} holds no articles");
    files.sort();
    files
}

/// The dossier of a folder of the project, as its `dossier.toml` has it.
pub fn dossier(folder: &str) -> Dossier {
    let config = fs::read(root().join(folder).join("dossier.toml")).ok();
    read_with(&files(folder), config.as_deref())
}

/// The seed articles, without what `dossier.toml` says of them.
pub fn seeds() -> Dossier {
    read(&files("articles"))
}

/// A dossier of articles by their files' names.
pub fn read(files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Dossier {
    read_with(files, None)
}

/// As [`read`], with a `dossier.toml`.
pub fn read_with(files: &[(impl AsRef<str>, impl AsRef<[u8]>)], config: Option<&[u8]>) -> Dossier {
    let sources: Vec<SourceFile> = files
        .iter()
        .map(|(name, bytes)| SourceFile { name: name.as_ref(), bytes: bytes.as_ref() })
        .collect();
    build(&sources, config, Scope::Folder).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// Articles without names of their own: 0.txt, 1.txt, …
pub fn numbered(texts: &[impl AsRef<str>]) -> Dossier {
    let files: Vec<(String, &str)> =
        texts.iter().enumerate().map(|(at, text)| (format!("{at}.txt"), text.as_ref())).collect();
    read(&files)
}

/// A dossier as the page has it once all has come.
pub fn archive(dossier: Dossier) -> Archive {
    let annotations = Arc::new(OnceLock::from(dossier.annotations));
    Archive::with_texts(Arc::new(dossier.catalogue), dossier.texts, annotations)
}
