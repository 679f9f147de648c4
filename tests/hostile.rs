//! A dossier that means harm: markup, addresses and characters that would run, deceive or break.

#![allow(clippy::unwrap_used)]

use cotejo_cli::pages::pages;
use cotejo_core::text::hidden::{is_directional, is_invisible};
use cotejo_reading::dossier::{Dossier, bundle};
use support::{file, files, read_with};

/// The files of `tests/hostile`, and one whose name is markup.
fn dossier() -> Dossier {
    let mut files = files("tests/hostile");
    let (_, same) = files.iter().find(|(name, _)| name.starts_with("14")).unwrap();
    files.push(("15 esp'acio & <b>.txt".to_owned(), same.clone()));
    read_with(&files, Some(file("tests/hostile/dossier.toml").as_bytes()))
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
    let index = file("index.html");
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
