//! The invariants of the packages that a reader of the sources can check.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use cotejo_core::view_state::Lang;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use support::root;

/// A source file: its path below the repository, with `/`, and what it says.
struct File {
    path: String,
    text: String,
}

fn files(folder: &str, ending: &str) -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    collect(&root.join(folder), ending, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no {ending} in {folder}");
    let below =
        |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
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

/// The packages that know nothing of the machine they run on.
const PURE: [&str; 2] = ["crates/core/src", "crates/reading/src"];

fn pure() -> Vec<File> {
    PURE.iter().flat_map(|folder| files(folder, "rs")).collect()
}

/// The sources of what ships: page and command.
fn sources() -> Vec<File> {
    ["src", "crates"].iter().flat_map(|folder| files(folder, "rs")).collect()
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "crates", "tests", "site", "xtask", "e2e", "fuzz/fuzz_targets"] {
        for file in files(folder, "rs") {
            assert!(file.text.starts_with("//!"), "{} does not open with //!", file.path);
        }
    }
}

#[test]
fn the_core_knows_no_clock_disk_network_or_browser() {
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
    ];
    assert_eq!(named(&pure(), &outside), Vec::<String>::new());
}

/// What is made of a hash map's order differs from machine to machine. One file has one, and only
/// asks it for words.
#[test]
fn nothing_comes_in_the_order_of_a_hash_map() {
    let but = |file: &File| !file.path.ends_with("/text/lookup.rs");
    let others: Vec<File> = pure().into_iter().filter(but).collect();
    assert_eq!(named(&others, &["HashMap", "HashSet"]), Vec::<String>::new());
}

/// Packages that a package must not depend on, not even in its tests.
const WALLS: [(&str, &[&str]); 3] = [
    ("Cargo.toml", &["cotejo-reading", "cotejo-cli"]),
    ("crates/core/Cargo.toml", &["cotejo", "cotejo-reading", "cotejo-cli", "leptos"]),
    ("crates/reading/Cargo.toml", &["cotejo", "cotejo-cli", "leptos"]),
];

#[test]
fn packages_depend_one_way() {
    for (path, refused) in WALLS {
        let manifest: toml::Table = fs::read_to_string(root().join(path)).unwrap().parse().unwrap();
        let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
        let named = tables.into_iter().filter_map(|table| manifest.get(table)?.as_table());
        for package in named.flat_map(toml::Table::keys) {
            assert!(!refused.contains(&package.as_str()), "{path} names {package}");
        }
        assert!(!manifest.contains_key("target"), "{path}: a table that is not looked at");
    }
}

/// The packages whose files are looked at for circles.
const PACKAGES: [&str; 7] = [
    "src",
    "crates/core/src",
    "crates/reading/src",
    "crates/cli/src",
    "site/src",
    "xtask/src",
    "e2e/src",
];

#[test]
fn no_files_name_each_other_in_a_circle() {
    for package in PACKAGES {
        let files = files(package, "rs");
        let modules: Vec<Vec<String>> = files.iter().map(|file| module(file, package)).collect();
        let mut names: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, file) in files.iter().enumerate() {
            let mut paths = Vec::new();
            paths_in(file.text.parse().unwrap(), &[], &mut paths);
            let named = paths.iter().filter_map(|path| file_named(path, &modules[at], &modules));
            names.insert(at, named.filter(|other| *other != at).collect());
        }
        assert!(names.values().any(|named| !named.is_empty()), "{package}: nothing is named");
        // What names nothing that is left is in no circle.
        while let Some(&free) = names.iter().find(|(_, named)| named.is_empty()).map(|(at, _)| at) {
            names.remove(&free);
            names.values_mut().for_each(|named| _ = named.remove(&free));
        }
        let path = |at: &usize| files[*at].path.as_str();
        let circles: Vec<String> = names
            .iter()
            .map(|(at, named)| {
                format!("{} names {:?}", path(at), named.iter().map(path).collect::<Vec<_>>())
            })
            .collect();
        assert!(
            circles.is_empty(),
            "files of a circle, or that lead to one:\n{}",
            circles.join("\n")
        );
    }
}

/// The module that a file holds: `a/b.rs` is `a::b`.
fn module(file: &File, package: &str) -> Vec<String> {
    let path = file.path[package.len()..].trim_matches('/').trim_end_matches(".rs");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// The paths in a file, each part of a list in braces by itself; what is compiled for tests alone is
/// left out.
fn paths_in(tokens: TokenStream, before: &[String], found: &mut Vec<Vec<String>>) {
    let mut tokens = tokens.into_iter().peekable();
    // What is read of a path, and how many colons stand after it.
    let (mut path, mut colons) = (before.to_vec(), 2);
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if colons == 2 => {
                path.push(name.to_string());
                colons = 0;
                continue;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' && colons < 2 => {
                colons += 1;
                continue;
            }
            _ => {}
        }
        if colons < 2 {
            found.push(std::mem::replace(&mut path, before.to_vec()));
        }
        let list = std::mem::replace(&mut path, before.to_vec());
        colons = 2;
        match token {
            TokenTree::Ident(name) => {
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Group(group) => {
                let is_list = group.delimiter() == Delimiter::Brace;
                paths_in(group.stream(), if is_list { &list } else { &[] }, found);
            }
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                let of_tests = tokens.peek().is_some_and(|of| of.to_string() == "[cfg (test)]");
                let ends = |token: &TokenTree| match token {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    other => other.to_string() == ";",
                };
                if of_tests {
                    tokens.find(ends);
                }
            }
            _ => {}
        }
    }
    if colons < 2 {
        found.push(path);
    }
}

/// The file among these that a path leads into from a module; the lone `crate` or `super` of a
/// visibility leads nowhere.
fn file_named(path: &[String], from: &[String], modules: &[Vec<String>]) -> Option<usize> {
    let (first, rest) = path.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let up = path.iter().take_while(|part| *part == "super").count();
    let (whole, least) = match first.as_str() {
        "crate" => (rest.to_vec(), 0),
        "self" => ([from, rest].concat(), 0),
        "super" => ([from.get(..from.len().checked_sub(up)?)?, &path[up..]].concat(), 0),
        // Of a file below this one, or of a package.
        _ => ([from, path].concat(), from.len() + 1),
    };
    let leads_to = |length| modules.iter().position(|module| *module == whole[..length]);
    (least..=whole.len()).rev().find_map(leads_to)
}

#[test]
fn paths_are_found_in_lists_macros_and_bodies() {
    let source = "use super::{a::{B, c}, d}; #[cfg(test)] mod tests { use x::Y; } \
                  fn f() { let g: Vec<h::I> = view! { <p>{crate::j::k(l::M)}</p> }; }";
    let mut found = Vec::new();
    paths_in(source.parse().unwrap(), &[], &mut found);
    let found: BTreeSet<String> = found.iter().map(|path| path.join("::")).collect();
    for path in ["super::a::B", "super::a::c", "super::d", "h::I", "crate::j::k", "l::M"] {
        assert!(found.contains(path), "{path} is not in {found:?}");
    }
    assert!(!found.iter().any(|path| path.contains('x')), "{found:?}");
}

/// Modules of the core from the inside out; one may name those before it.
const ORDER: [&str; 12] = [
    "text",
    "timex",
    "article",
    "findings",
    "bundle",
    "search",
    "compare",
    "export",
    "method",
    "view_state",
    "action",
    "views",
];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    let folder = "crates/core/src/";
    for file in files(folder, "rs") {
        let module = file.path[folder.len()..].split(['/', '.']).next().unwrap_or_default();
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
        let own = format!("src/{own}.rs");
        sources().into_iter().filter(|file| file.path != own).collect::<Vec<_>>()
    };
    let address = [".history()", ".location()", "push_state", "replace_state", "popstate"];
    assert_eq!(named(&but("address"), &address), Vec::<String>::new());
    let fetches = ["Request::", "fetch_with", "XmlHttpRequest", "EventSource", "WebSocket"];
    assert_eq!(named(&but("load"), &fetches), Vec::<String>::new());
}

#[test]
fn one_file_holds_the_interfaces_words() {
    let mut found = Vec::new();
    for file in &files("src", "rs") {
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
    let mut files = sources();
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
    wrong.extend(named(&files("src", "rs"), &["rgb(", "hsl(", "style=\"color"]));
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
    let root = root();
    let index = fs::read_to_string(root.join("index.html")).unwrap();
    let mut sources = files("src", "rs");
    sources.push(File { path: "index.html".to_owned(), text: index });
    let pages = fs::read_to_string(root.join("crates/cli/src/pages.rs")).unwrap();
    sources.push(File { path: "crates/cli/src/pages.rs".to_owned(), text: pages });
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

/// What the page may work out itself: where things are on the screen, and offsets as the browser
/// counts them.
const WORKED_OUT: [&str; 5] = [
    "let room: usize = pieces.iter().map(room).sum();",
    "other.set_scroll_top(other.scroll_top() + step.round() as i32)",
    "passages.iter().fold(eye, |level, (_, depth)| level.min(*depth))",
    "column.set_scroll_top((depth - level).round() as i32)",
    ".encode_utf16().count() as u32",
];

/// What is counted, sorted, compared or rounded is a view model's, where it is tested natively.
#[test]
fn the_page_only_draws() {
    let works_out = [
        ".sort_",
        ".sorted",
        ".round()",
        ".floor()",
        ".ceil()",
        ".count()",
        ".sum()",
        ".sum::",
        ".fold(",
        ".partition(",
        ".partition_point(",
        ".max_by",
        ".min_by",
        ".dedup",
        ".group_by",
        ".chunk_by",
        ".total_cmp(",
        ".cmp(",
    ];
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        for (at, line) in untested(&file).enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let works_out = works_out.iter().any(|word| code.contains(word));
            if works_out && !WORKED_OUT.iter().any(|allowed| code.contains(allowed)) {
                wrong.push(format!("{}:{}: {}", file.path, at + 1, code.trim()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// `cargo fmt` leaves what stands in `view!` as it is; `leptosfmt` lays it out, so that lines are no
/// longer than this.
#[test]
fn the_pages_lines_are_short() {
    let long = files("src", "rs").into_iter().flat_map(|file| {
        let lines: Vec<String> = (1..)
            .zip(file.text.lines())
            .filter(|(_, line)| line.chars().count() > 110)
            .map(|(at, _)| format!("{}:{at}", file.path))
            .collect();
        lines
    });
    assert_eq!(long.collect::<Vec<_>>(), Vec::<String>::new());
}

/// What a click leads to is known when it is made, from the state there is then.
#[test]
fn a_view_model_carries_actions_and_no_state() {
    let fields = files("crates/core/src/views", "rs");
    let states = fields.iter().flat_map(|file| {
        let code = untested(file).enumerate().map(|(at, line)| (at, line.trim()));
        let fields = code.filter(|(_, line)| line.starts_with("pub ") && line.ends_with(','));
        fields
            .filter(|(_, line)| line.contains("ViewState"))
            .map(|(at, line)| format!("{}:{}: {line}", file.path, at + 1))
    });
    assert_eq!(states.collect::<Vec<_>>(), Vec::<String>::new());
}

/// A comment that is only a pronoun tells nothing that the name does not.
#[test]
fn no_comment_is_only_a_pronoun() {
    let pronouns = [
        "Which.",
        "Where.",
        "What.",
        "Who.",
        "When.",
        "Why.",
        "How.",
        "Both.",
        "It.",
        "All of them.",
    ];
    let mut wrong = Vec::new();
    for file in ["crates", "src", "site", "xtask", "e2e"].iter().flat_map(|at| files(at, "rs")) {
        for (at, line) in file.text.lines().enumerate() {
            let said = line.trim_start().strip_prefix("/// ");
            if said.is_some_and(|said| pronouns.contains(&said)) {
                wrong.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The code of a file before its tests, line by line.
fn untested(file: &File) -> impl Iterator<Item = &str> {
    let code = file.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines()
}

/// What is longer is read by nobody at once.
#[test]
fn files_and_functions_are_short() {
    let mut long = Vec::new();
    let packages = ["crates", "site/src", "xtask/src", "e2e/src"];
    let elsewhere = packages.iter().flat_map(|at| files(at, "rs")).map(|file| (80, file));
    for (most, file) in files("src", "rs").into_iter().map(|file| (60, file)).chain(elsewhere) {
        let count = untested(&file).count();
        if count > 600 {
            long.push(format!("{}: {count} lines", file.path));
        }
        let mut begun: Option<(usize, String)> = None;
        for (at, line) in untested(&file).enumerate() {
            let inner = line.trim_start();
            let indent = &line[..line.len() - inner.len()];
            let words = inner.split(['(', '<']).next().unwrap_or_default();
            if begun.is_none()
                && words.split(' ').any(|word| word == "fn")
                && inner.ends_with(['{', '('])
            {
                begun = Some((at, format!("{indent}}}")));
            } else if let Some((from, end)) = &begun
                && line == end
            {
                if at + 1 - from > most {
                    long.push(format!("{}:{}: {} lines", file.path, from + 1, at + 1 - from));
                }
                begun = None;
            }
        }
    }
    assert_eq!(long, Vec::<String>::new());
}

/// So each comes with the test that every row of it can be read.
#[test]
fn every_table_of_language_is_declared_once() {
    let sources: Vec<File> =
        ["crates/core/src", "crates/reading/src"].iter().flat_map(|at| files(at, "rs")).collect();
    for table in files("data", "txt") {
        let name = table.path.rsplit('/').next().unwrap_or_default();
        let declared = format!("= \"{name}\"");
        let count: usize = sources.iter().map(|file| file.text.matches(&declared).count()).sum();
        assert_eq!(count, 1, "{} is declared {count} times", table.path);
    }
    let others: Vec<&str> = sources
        .iter()
        .flat_map(|file| file.text.lines())
        .filter(|line| line.contains("include_str!") && line.contains("data/"))
        .filter(|line| !line.contains("$file"))
        .collect();
    assert_eq!(others, Vec::<&str>::new());
}

/// What runs before the page knows its languages names them itself.
#[test]
fn what_comes_before_the_page_knows_each_language() {
    let codes = Lang::ALL.map(Lang::code);
    let read = |path: &str| fs::read_to_string(root().join(path));
    let guard = read("public/guard.js").unwrap();
    let style = read("style/utilities.css").unwrap();
    let all = format!("({})", codes.join("|"));
    assert_eq!(guard.matches(&all).count(), 2, "guard.js does not name {all}");
    for code in codes {
        let hidden = format!(":root:lang({code}) .in-language:not(:lang({code}))");
        assert!(style.contains(&hidden), "utilities.css lacks {hidden}");
    }
}
