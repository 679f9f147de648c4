//! The first dossier, read: what `cotejo inspect` prints of the three seed articles.

use std::fs;

use cotejo::{
    command,
    dossier::{Dossier, Scope, SourceFile, build},
};

fn articles() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/articles");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            (
                path.file_name().expect("a name").to_string_lossy().into_owned(),
                fs::read(&path).expect("it can be read"),
            )
        })
        .collect();
    files.sort();
    files
}

fn read(files: &[(String, Vec<u8>)]) -> Dossier {
    let sources: Vec<_> = files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    build(&sources, None, Scope::Folder).expect("the seeds are good")
}

#[test]
fn the_seeds_are_read_like_this() {
    insta::assert_snapshot!(command::inspect_text(&read(&articles())));
}
