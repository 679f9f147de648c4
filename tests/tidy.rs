//! The invariants of `src/lib.rs` that a reader of the sources can check.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A source file: its path below the repository, with `/`, and what it says.
struct File {
    path: String,
    text: String,
}

fn files(folder: &str, ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(folder), ending, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no {ending} in {folder}");
    let below = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    found
        .iter()
        .map(|path| File { path: below(path), text: fs::read_to_string(path).unwrap() })
        .collect()
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
}

/// Places where one of `words` is named: "<file:line>: word".
fn named(files: &[File], words: &[&str]) -> Vec<String> {
    let mut places = Vec::new();
    for file in files {
        for (at, line) in file.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in words.iter().filter(|word| code.contains(**word)) {
                places.push(format!("{}:{}: {word}", file.path, at + 1));
            }
        }
    }
    places
}

fn is_core(file: &File) -> bool {
    !["src/ui", "src/bin", "src/main.rs"].iter().any(|rim| file.path.starts_with(rim))
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests", "xtask", "e2e", "fuzz/fuzz_targets"] {
        for file in files(folder, "rs") {
            assert!(file.text.starts_with("//!"), "{} does not open with //!", file.path);
        }
    }
}

#[test]
fn the_core_knows_no_clock_disk_network_or_browser() {
    let core: Vec<File> = files("src", "rs").into_iter().filter(is_core).collect();
    let outside = [
        "std::fs",
        "std::env",
        "std::net",
        "std::io",
        "std::process",
        "std::thread",
        "std::time",
        "SystemTime",
        "Instant",
        "Utc::now",
        "Local::now",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo",
        "println!",
        "HashMap",
        "HashSet",
    ];
    assert_eq!(named(&core, &outside), Vec::<String>::new());
}

/// Modules from the inside out; one may name those before it.
const ORDER: [&str; 12] = [
    "text",
    "article",
    "reading",
    "dossier",
    "search",
    "compare",
    "export",
    "method",
    "view_state",
    "select",
    "command",
    "ui",
];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        let module = file.path["src/".len()..].split(['/', '.']).next().unwrap_or_default();
        let Some(rank) = ORDER.iter().position(|name| *name == module) else { continue };
        // Lists in braces are written as `use crate::{…}`; each of their lines opens with a module.
        let uses = file.text.split("use crate::").skip(1).flat_map(|rest| {
            let list = rest.split(';').next().unwrap_or_default();
            top_level(list)
        });
        let paths = file.text.split("crate::").skip(1).map(first_word);
        for name in uses.chain(paths) {
            if ORDER.iter().position(|other| *other == name).is_some_and(|other| other > rank) {
                wrong.push(format!("{} names {name}", file.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of a use list: `{a::b, c::{d, e}}` has a and c.
fn top_level(list: &str) -> Vec<String> {
    let Some(inside) = list.trim().strip_prefix('{') else { return vec![first_word(list)] };
    let mut names = Vec::new();
    let (mut depth, mut fresh) = (0, true);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if fresh && depth == 0 && c.is_alphabetic() => {
                names.push(first_word(&inside[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn one_file_names_the_address_and_one_asks_for_files() {
    let but = |own: &str| {
        let own = format!("src/ui/{own}.rs");
        files("src", "rs").into_iter().filter(|file| file.path != own).collect::<Vec<_>>()
    };
    let address = [".history()", ".location()", "push_state", "replace_state", "popstate"];
    assert_eq!(named(&but("address"), &address), Vec::<String>::new());
    let fetches = ["Request::", "fetch_with", "XmlHttpRequest", "EventSource", "WebSocket"];
    assert_eq!(named(&but("load"), &fetches), Vec::<String>::new());
}

#[test]
fn one_file_holds_the_interfaces_words() {
    let mut found = Vec::new();
    for file in &files("src/ui", "rs") {
        for (at, line) in file.text.lines().enumerate() {
            let code = line.trim_start();
            let label = code.contains("aria-label=\"") || code.contains("title=\"");
            let spanish = !code.starts_with("//")
                && code
                    .split('"')
                    .skip(1)
                    .step_by(2)
                    .any(|words| words.contains(|c: char| c.is_alphabetic() && !c.is_ascii()));
            if label || spanish {
                found.push(format!("{}:{}: {code}", file.path, at + 1));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn markup_is_never_made_from_strings() {
    let ways = ["inner_html", "outer_html", "insert_adjacent_html", "innerHTML", "document.write"];
    let mut files = files("src", "rs");
    files.extend(self::files("public", "js"));
    assert_eq!(named(&files, &ways), Vec::<String>::new());
}

#[test]
fn colours_are_named_in_one_file() {
    let mut wrong = Vec::new();
    for file in files("style", "css").iter().filter(|file| !file.path.ends_with("tokens.css")) {
        for (at, line) in uncommented(&file.text).lines().enumerate() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            let words = value.split(|c: char| c.is_whitespace() || ",;(".contains(c));
            for word in words {
                let hex = word.strip_prefix('#').is_some_and(|digits| {
                    matches!(digits.len(), 3 | 4 | 6 | 8)
                        && digits.chars().all(|c| c.is_ascii_hexdigit())
                });
                let named = ["rgb", "rgba", "hsl", "hsla", "oklch", "lab", "white", "black"];
                if hex || named.contains(&word) {
                    wrong.push(format!("{}:{}: {word}", file.path, at + 1));
                }
            }
        }
    }
    wrong.extend(named(&files("src/ui", "rs"), &["rgb(", "hsl(", "style=\"color"]));
    assert_eq!(wrong, Vec::<String>::new());
}

/// Without remarks; lines stay where they are.
fn uncommented(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        let (remark, following) = after.split_once("*/").unwrap_or((after, ""));
        kept.push_str(before);
        kept.extend(remark.chars().filter(|c| *c == '\n'));
        rest = following;
    }
    kept + rest
}

/// Classes that the style sheets define, with the file of each.
fn defined() -> BTreeMap<String, String> {
    let mut classes = BTreeMap::new();
    for file in files("style", "css") {
        let css = uncommented(&file.text);
        // What stands before a brace is a selector, or the rest of the rule before it.
        for selector in css.split('{').map(|piece| piece.rsplit(['}', ';']).next().unwrap_or(piece))
        {
            for class in selector.split('.').skip(1) {
                let name: String = class
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
                    .collect();
                if name.starts_with(|c: char| c.is_alphabetic()) {
                    classes.insert(name, file.path.clone());
                }
            }
        }
    }
    classes
}

#[test]
fn every_class_is_defined_and_every_block_is_used() {
    let defined = defined();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let index = fs::read_to_string(root.join("index.html")).unwrap();
    let mut sources = files("src/ui", "rs");
    sources.push(File { path: "index.html".to_owned(), text: index });
    let pages = fs::read_to_string(root.join("src/pages.rs")).unwrap();
    sources.push(File { path: "src/pages.rs".to_owned(), text: pages });
    let mut used = BTreeSet::new();
    for file in &sources {
        let named = ["class=\"", ".class(\"", "following(\""]
            .into_iter()
            .flat_map(|by| file.text.split(by).skip(1));
        for list in named.filter_map(|rest| rest.split('"').next()) {
            for class in list.split_whitespace() {
                assert!(defined.contains_key(class), "{}: .{class} is defined nowhere", file.path);
                used.insert(class.to_owned());
            }
        }
    }
    let unused: Vec<&String> = defined.keys().filter(|class| !used.contains(*class)).collect();
    assert!(unused.is_empty(), "defined and never used: {unused:?}");
}

#[test]
fn every_table_of_language_names_its_source() {
    for table in files("data", "txt") {
        let source = table.text.lines().take(5).any(|line| line.starts_with("# Source:"));
        assert!(source, "{} does not say where it comes from", table.path);
    }
}
