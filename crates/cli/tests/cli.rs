//! The command on bad input: every fault of every file told by file and line, nothing written.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const GOOD: &str = "date 2025-08-12\nUn titular\nAyer Vladimir Putin habló en Moscú.\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("it can be written");
    }
    folder
}

fn cotejo(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    command.args(arguments).current_dir(folder).output().expect("the command starts")
}

fn said(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect()
}

/// What `check` says of a folder, with its status.
fn check(files: &[(&str, &[u8])]) -> (Option<i32>, Vec<String>) {
    let folder = folder(files);
    fs::create_dir(folder.path().join("in")).expect("a folder");
    for (name, _) in files {
        fs::rename(folder.path().join(name), folder.path().join("in").join(name)).expect("moved");
    }
    let output = cotejo(&["check", "in"], folder.path());
    (output.status.code(), said(&output.stderr))
}

#[track_caller]
fn faulty(name: &str, content: &[u8], expected: &[&str]) {
    let (status, faults) = check(&[(name, content)]);
    assert_eq!((status, faults.len()), (Some(2), expected.len()), "{faults:#?}");
    for (fault, start) in faults.iter().zip(expected) {
        assert!(fault.starts_with(start), "{fault}\nshould begin with {start}");
        assert!(fault.contains(", expected "), "{fault}");
    }
}

#[test]
fn each_fault_names_file_line_and_remedy() {
    faulty("a.txt", b"date\nUna frase.\n", &["in/a.txt:1: the date is missing"]);
    faulty("a.txt", b"date 2025-02-30\nUna frase.\n", &["in/a.txt:1: there is no day 2025-02-30"]);
    faulty(
        "a.txt",
        b"\n\ndate 12/08/2025\nUna.\n",
        &["in/a.txt:3: \u{201c}12/08/2025\u{201d} is no date"],
    );
    faulty("a.txt", b"date 2025-08-12\n", &["in/a.txt:2: the text is empty"]);
    faulty("a.txt", b"", &["in/a.txt:1: the file is empty"]);
    faulty("a.txt", b"date 2025-08-12\nUn a\xf1o.\n", &["in/a.txt:2: byte 20 is not UTF-8"]);
    faulty("a.txt", b"Ni una cosa ni otra.\n", &["in/a.txt:1: neither format begins like this"]);
    faulty(
        "a.txt",
        b"title: T\ndate: ayer\ncolour: red\nurl: ftp://x\nlanguage: xx\n\n",
        &[
            "in/a.txt:2: \u{201c}ayer\u{201d} is no date",
            "in/a.txt:3: \u{201c}colour: red\u{201d} is no header line",
            "in/a.txt:4: \u{201c}ftp://x\u{201d} is no web address",
            "in/a.txt:5: \u{201c}xx\u{201d} is no language",
            "in/a.txt:7: the text is empty",
        ],
    );
    faulty("a.txt", b"title: T\n\nUna frase.\n", &["in/a.txt:1: the date is missing"]);
}

#[test]
fn one_bad_file_hides_no_other() {
    let (status, faults) = check(&[
        ("a.txt", b"date 2025-13-01\nUna frase.\n"),
        ("b.txt", GOOD.as_bytes()),
        ("b.md", GOOD.as_bytes()),
        ("c.txt", b"\xff\xfe"),
        ("dossier.toml", b"title = \"T\"\ncolour = \"red\"\n[article.a]\nage = 3\n[article.zzz]\noutlet = \"X\"\n"),
    ]);
    assert_eq!(status, Some(2));
    let starts = [
        "in/a.txt:1: there is no day 2025-13-01",
        "in/b.txt:1: the id \u{201c}b\u{201d} is taken by b.md",
        "in/c.txt:1: byte 0 is not UTF-8",
        "in/dossier.toml:2: unknown key \u{201c}colour\u{201d}",
        "in/dossier.toml:4: unknown key \u{201c}article.a.age\u{201d}",
        "in/dossier.toml:5: no article is called \u{201c}zzz\u{201d}",
    ];
    assert_eq!(faults.len(), starts.len(), "{faults:#?}");
    for (fault, start) in faults.iter().zip(starts) {
        assert!(fault.starts_with(start), "{fault}\nshould begin with {start}");
    }
}

#[test]
fn an_override_that_matches_nothing_is_a_fault() {
    let config = "[names]\njoin = [[\"Moscú\", \"Nadie\"]]\n";
    let (status, faults) =
        check(&[("a.txt", GOOD.as_bytes()), ("dossier.toml", config.as_bytes())]);
    assert_eq!(status, Some(2));
    assert_eq!(
        faults,
        [
            "in/dossier.toml:2: no article names \u{201c}Nadie\u{201d}, expected a name as the texts write it"
        ]
    );
}

#[test]
fn a_day_to_come_is_a_warning() {
    let (status, warnings) = check(&[("a.txt", b"\ndate 2999-01-01\nUna frase.\n")]);
    assert_eq!(status, Some(0));
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("in/a.txt:2: warning: the date 2999-01-01"), "{warnings:?}");
}

#[test]
fn a_folder_that_is_not_there_is_a_fault() {
    let folder = folder(&[]);
    let output = cotejo(&["check", "nowhere"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output.stderr)[0].starts_with("nowhere: cannot be read"));
}

#[test]
fn nothing_is_half_written() {
    let folder = folder(&[("a.txt", GOOD.as_bytes()), ("b.txt", b"date\n")]);
    let output = cotejo(&["bundle", ".", "--out", "out"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("out").exists());
    fs::remove_file(folder.path().join("b.txt")).expect("it is there");
    fs::write(folder.path().join("page.html"), "<p>no links").expect("it can be written");
    let output = cotejo(&["bundle", ".", "--out", "out", "--page", "page.html"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("out").exists());
}

/// All files below a folder: path and content.
fn tree(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(within).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let content = fs::read_to_string(&path).expect("it can be read");
                files.insert(path.strip_prefix(folder).expect("it is below").to_owned(), content);
            }
        }
    }
    files
}

/// The files that are in one folder alone, or not equal.
fn differing(one: &Path, other: &Path) -> Vec<PathBuf> {
    let (one, other) = (tree(one), tree(other));
    let all: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    all.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

/// Puts a dossier into a site that is there, or is nothing yet but its page.
fn publish(articles: &str, site: &Path) {
    publish_with(articles, site, &[]);
}

fn publish_with(articles: &str, site: &Path, more: &[&str]) {
    let page = site.join("index.html");
    if !page.exists() {
        fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../../index.html"), &page)
            .expect("it is there");
    }
    let plain = ["bundle", articles, "--out", "data", "--page", "index.html"];
    let output = cotejo(&[&plain[..], more].concat(), site);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles");
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixture");

#[test]
fn two_builds_give_the_same_bytes_under_names_that_tell_them() {
    let sites = [(); 2].map(|()| {
        let site = tempfile::tempdir().expect("a folder for the test");
        publish(ARTICLES, site.path());
        site
    });
    assert_eq!(differing(sites[0].path(), sites[1].path()), Vec::<PathBuf>::new());
    let files = tree(sites[0].path());
    assert_eq!(files.len(), 3 + 4 + 3, "{:?}", files.keys());
    // The page names the catalogue, the annotations and the accuracy, the catalogue the texts.
    let index = &files[Path::new("index.html")];
    let named = |file: &str| index.contains(&format!("data/{file}"));
    let data = files.iter().filter(|(path, _)| path.starts_with("data"));
    let name = |path: &Path| path.file_name().expect("a file").to_string_lossy().into_owned();
    let (by_page, others): (Vec<_>, Vec<_>) = data.partition(|(path, _)| named(&name(path)));
    assert_eq!((by_page.len(), others.len()), (3, 1));
    let texts = name(others[0].0);
    assert!(
        by_page.iter().any(|(_, content)| content.contains(&texts)),
        "{texts} is named nowhere"
    );
}

#[test]
fn a_site_takes_another_dossier_and_keeps_nothing_of_the_first() {
    let (site, fresh) = (tempfile::tempdir(), tempfile::tempdir());
    let (site, fresh) = (site.expect("a folder"), fresh.expect("a folder"));
    publish(FIXTURE, site.path());
    publish(ARTICLES, site.path());
    publish(ARTICLES, fresh.path());
    assert_eq!(differing(site.path(), fresh.path()), Vec::<PathBuf>::new());
}

#[test]
fn what_is_compressed_is_in_step_with_what_is_not() {
    let site = tempfile::tempdir().expect("a folder");
    let compressed = || {
        let mut found = Vec::new();
        let mut folders = vec![site.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in
                fs::read_dir(folder).expect("it is there").map(|one| one.expect("it").path())
            {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "gz") {
                    let mut whole = Vec::new();
                    let file = fs::File::open(&path).expect("it is there");
                    flate2::read::GzDecoder::new(file).read_to_end(&mut whole).expect("gzip");
                    let plain = fs::read(path.with_extension("")).expect("it stands beside it");
                    assert_eq!(whole, plain, "{}", path.display());
                    assert!(path.with_extension("br").exists(), "{}", path.display());
                    found.push(path);
                }
            }
        }
        found.len()
    };
    fs::write(site.path().join("old.css"), "a{}".repeat(2000)).expect("it can be written");
    publish_with(FIXTURE, site.path(), &["--compress"]);
    let first = compressed();
    assert!(first > 8, "{first}");
    // What another dossier writes has none; what was there before keeps it.
    publish(ARTICLES, site.path());
    assert_eq!(compressed(), 1);
    publish_with(ARTICLES, site.path(), &["--compress"]);
    assert!(compressed() > 6);
}

#[test]
fn a_page_of_another_kind_is_named() {
    let folder = folder(&[("a.txt", GOOD.as_bytes()), ("page.html", b"<p>a page")]);
    let output = cotejo(&["bundle", ".", "--out", "out", "--page", "page.html"], folder.path());
    let expected = [
        "page.html: no element \u{201c}#catalogue\u{201d}, expected the index.html of a built site",
    ];
    assert_eq!(said(&output.stderr), expected);
}

/// What a command answers to lines on standard input.
fn answers(arguments: &[&str], lines: &str) -> Vec<serde_json::Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cotejo"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    said(&output.stdout).iter().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_faulty_line_is_answered_with_its_fault() {
    let lines = "{\"id\": 1, \"text\": \"Ayer habló Vladimir Putin.\"}\nnonsense\n\n{\"id\": \"x\"}\n{\"id\": 2, \"text\": \"\", \"language\": \"xx\"}\n";
    let answered = answers(&["inspect", "--jsonl"], lines);
    assert_eq!(answered.len(), 4);
    assert_eq!(answered[0]["mentions"][0]["entity"], "Vladimir Putin");
    assert_eq!(
        (&answered[1]["id"], answered[1]["error"].is_string()),
        (&serde_json::Value::Null, true)
    );
    assert_eq!((&answered[2]["id"], answered[2]["error"].is_string()), (&"x".into(), true));
    assert!(answered[3]["error"].as_str().is_some_and(|error| error.contains("“xx” is not known")));
}

#[test]
fn a_country_that_acts_is_a_place_of_the_dossier() {
    let text = "date 2024-03-05\nPago\n\nChile pagó la deuda.\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let output = cotejo(&["inspect", "--format", "json", "a.txt"], folder.path());
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(read["mentions"][0]["entity"], "Chile");
    assert_eq!(read["mentions"][0]["kind"], "place");
}

#[test]
fn alignment_answers_scores_and_pairs() {
    let line = "{\"id\": 7, \"a\": [\"Putin llamó a Kim el martes.\", \"Llovía en Lima.\"], \"b\": [\"Kim habló con Putin el martes por teléfono.\"]}\n{\"id\": 8}\n";
    let answered = answers(&["align", "--jsonl"], line);
    assert_eq!(answered[0]["scores"].as_array().map(Vec::len), Some(2));
    assert!(answered[0]["scores"][0][0].as_f64() > answered[0]["scores"][1][0].as_f64());
    assert!(answered[1]["error"].is_string());
}

#[test]
fn what_the_readme_shows_is_read() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let readme = fs::read_to_string(root.join("README.md")).expect("there is one");
    let block = |opening: &str| {
        let (_, after) = readme.split_once(opening).expect("the README has it");
        after.split("```").next().expect("it is closed").to_owned()
    };
    let config = block("```toml\n");
    let plain = format!("title: {}", block("```\ntitle: "));
    let collected = format!("date {}", block("```\ndate "));
    let folder = folder(&[
        ("plain.txt", plain.as_bytes()),
        ("collected.txt", collected.as_bytes()),
        ("dossier.toml", config.as_bytes()),
    ]);
    for seed in fs::read_dir(root.join("articles")).expect("the seeds").flatten() {
        if seed.path().extension().is_some_and(|ending| ending == "txt") {
            fs::copy(seed.path(), folder.path().join(seed.file_name())).expect("it can be copied");
        }
    }
    let output = cotejo(&["check", "."], folder.path());
    assert!(output.status.success(), "{:#?}", said(&output.stderr));
    assert!(said(&output.stdout)[0].starts_with("5 articles, "), "{:?}", said(&output.stdout));
}

#[test]
fn a_comparison_is_printed_in_five_ways() {
    let other = "date 2025-08-13\nOtro titular\nVladimir Putin habló ayer en Moscú.\n";
    let folder = folder(&[("a.txt", GOOD.as_bytes()), ("b.txt", other.as_bytes())]);
    let begins = [
        ("text", "a: "),
        ("json", "{\"schema\":2,"),
        ("markdown", "| What is told | "),
        ("csv", "row,row names,"),
        ("html", "<!DOCTYPE html>\n"),
    ];
    for (format, beginning) in begins {
        let output = cotejo(&["compare", "a.txt", "b.txt", "--format", format], folder.path());
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.starts_with(beginning), "{format}: {said}");
        assert!(said.contains("Otro titular"), "{format}: {said}");
    }
}
