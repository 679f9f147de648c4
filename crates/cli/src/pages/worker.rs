//! The service worker's list: what a visit without network needs, and which version of it this is.

use cotejo_reading::dossier::hex;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::page::{ALL, ARTICLES, rewritten};

/// The file that keeps a site for visits without network.
pub const WORKER: &str = "worker.js";

/// The beginning of the line of [`WORKER`] that says what the site is made of.
const SITE: &str = "const SITE = ";

/// Whether a visit without network needs a file of the site's folder; `path` is relative to it. The
/// pages of articles are kept when they are read, and what hosts and robots read is not for readers.
pub fn is_kept(path: &str) -> bool {
    let folders = [ARTICLES, ALL].iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let compressed = [".br", ".gz"].iter().any(|ending| path.ends_with(ending));
    let hidden = path.split('/').any(|name| name.starts_with('.'));
    let others = ["404.html", "robots.txt", "index.html", WORKER].contains(&path);
    !(folders || compressed || hidden || others)
}

/// The worker of a site, and its `index.html`, with the site's version: a fingerprint of the page and
/// of all its files. `files` are those that [`is_kept`], with their content, in order.
///
/// # Errors
/// `worker` has no line for what the site is made of, or `index` no element for its version.
pub fn versioned(
    worker: &str,
    index: &str,
    files: &[(String, Vec<u8>)],
) -> Result<(String, String), String> {
    let mut hash = Sha256::new_with_prefix(index);
    for (path, content) in files {
        hash.update(path);
        hash.update(content);
    }
    let version = hex(&hash.finalize())[..16].to_owned();
    // The page itself first.
    let names: Vec<&str> = ["."].into_iter().chain(files.iter().map(|(path, _)| &**path)).collect();
    let site = json!({ "version": version, "files": names });
    let known = worker.lines().find(|line| line.starts_with(SITE));
    let known = known.ok_or_else(|| format!("{WORKER} has no line “{SITE}…”"))?;
    let worker = worker.replacen(known, &format!("{SITE}{site};"), 1);
    let index = rewritten(
        index,
        &mut [("meta[name=version]", &mut |one| Ok(one.set_attribute("content", &version)?))],
    )?;
    Ok((worker, index))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<meta name=\"version\" content=\"\"><title>x</title>";
    const OLD: &str = "// Ours.\nconst SITE = { version: \"\", files: [] };\nrest();\n";

    fn files(content: &str) -> Vec<(String, Vec<u8>)> {
        vec![("app.js".to_owned(), content.into()), ("data/it's.json".to_owned(), b"{}".to_vec())]
    }

    #[test]
    fn the_list_and_the_version_follow_the_files() {
        let (worker, index) = versioned(OLD, INDEX, &files("a")).expect("a worker and a page");
        let site = "const SITE = {\"files\":[\".\",\"app.js\",\"data/it's.json\"],\"version\":\"";
        assert!(worker.starts_with(&format!("// Ours.\n{site}")), "{worker}");
        assert!(worker.ends_with("\"};\nrest();\n"), "{worker}");
        let version = worker.split('"').rev().nth(1).expect("a version");
        assert!(index.contains(&format!("content=\"{version}\"")), "{index}");
        // Again, and over what was written: the same; another content: another version.
        assert_eq!(versioned(&worker, INDEX, &files("a")), Ok((worker.clone(), index)));
        assert_ne!(versioned(OLD, INDEX, &files("b")).expect("both").0, worker);
        assert_ne!(versioned(OLD, &INDEX.replace('x', "y"), &files("a")).expect("both").0, worker);
    }

    #[test]
    fn what_is_no_worker_is_refused() {
        let refused = versioned("rest();", INDEX, &[]);
        assert_eq!(refused, Err("worker.js has no line “const SITE = …”".to_owned()));
        assert!(versioned(OLD, "<title>x</title>", &[]).is_err());
    }

    #[test]
    fn a_visit_without_network_needs_no_copies_and_no_pages() {
        for path in ["app-1e4c.js", "data/texts-1.json", "snippets/chunks-1/a.wasm", "about.html"] {
            assert!(is_kept(path), "{path}");
        }
        for path in [
            "app.js.br",
            "a/x.html",
            "all/index.html",
            "404.html",
            ".nojekyll",
            "worker.js",
            "index.html",
        ] {
            assert!(!is_kept(path), "{path}");
        }
    }
}
