//! A dossier that means harm: markup, addresses and characters that would run, deceive or break.

#![allow(clippy::unwrap_used)]

use std::fs;

use cotejo::{
    dossier::{Dossier, Scope, SourceFile, build, bundle},
    pages::pages,
    text::hidden::{is_directional, is_invisible},
};

/// The files of `tests/hostile`, and one whose name is markup.
fn dossier() -> Dossier {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != "dossier.toml")
        .collect();
    let (_, same) = files.iter().find(|(name, _)| name.starts_with("14")).unwrap();
    files.push(("15 esp'acio & <b>.txt".to_owned(), same.clone()));
    files.sort();
    let config = fs::read(format!("{folder}/dossier.toml")).unwrap();
    let sources: Vec<SourceFile> =
        files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    build(&sources, Some(&config), Scope::Folder).unwrap()
}

#[test]
fn no_character_turns_words_round_or_hides_in_a_name() {
    let dossier = dossier();
    let bundle = bundle(&dossier);
    for (name, content) in [&bundle.catalogue, &bundle.texts] {
        assert!(!content.contains(is_directional), "{name}");
    }
    let catalogue = &dossier.catalogue;
    let entities = catalogue.entities.iter();
    let mut names: Vec<&str> = entities.flat_map(|entity| [&*entity.id, &*entity.name]).collect();
    names.extend(catalogue.articles.iter().filter_map(|article| article.outlet.as_deref()));
    names.extend(catalogue.articles.iter().filter_map(|article| article.url.as_deref()));
    for name in names {
        assert!(!name.contains(is_invisible), "{name:?}");
    }
    // The same man, whatever is hidden in his name.
    let juan = catalogue.entities.iter().filter(|one| one.name == "Juan Pérez").count();
    assert_eq!(juan, 1, "{:?}", catalogue.entities.iter().map(|one| &one.name).collect::<Vec<_>>());
    // No agency is made of letters with something between them.
    let bidi = catalogue.articles.iter().find(|article| article.id == "03-bidi").unwrap();
    assert_eq!((bidi.agency.as_deref(), bidi.outlet.as_deref()), (None, Some("APF")));
}

#[test]
fn the_pages_hold_no_markup_but_ours() {
    let dossier = dossier();
    let bundle = bundle(&dossier);
    let index = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/index.html")).unwrap();
    let pages = pages(&index, &dossier, &bundle).unwrap();
    let mut all = pages.others;
    all.push(("index.html".to_owned(), pages.index));
    for (path, html) in all {
        assert!(!html.contains(is_directional), "{path}");
        for harm in
            ["<img", "<b onmouseover", "<svg onload", "</style><style", "=\"javascript:", "<iframe"]
        {
            assert!(!html.contains(harm), "{path}: {harm}");
        }
        let scripts = html.matches("<script").count();
        assert_eq!(scripts, usize::from(path == "index.html"), "{path}");
        assert!(!html.contains("<script>"), "{path}");
    }
}
