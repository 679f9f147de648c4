//! Makes the built site's own scripts and style sheets smaller: a slow line pays for each byte, and for
//! each file it asks for.

use std::{fs, hash::Hasher};

use anyhow::{Context, Result, bail};
use fnv::FnvHasher;

use crate::{dist, files};

/// Packs the site's scripts, which Trunk copies as they are written, or a tool has made.
///
/// # Errors
/// There is no site.
pub(crate) fn scripts() -> Result<()> {
    for file in files(&dist())? {
        if file.extension().is_some_and(|ending| ending == "js") {
            let script = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            fs::write(&file, packed(&script))?;
        }
    }
    Ok(())
}

/// Puts the style sheets, which Trunk leaves one by one, into one file.
///
/// # Errors
/// The page names none, or one that is not there.
pub(crate) fn styles() -> Result<()> {
    let index = dist().join("index.html");
    let page = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    let mut styles = String::new();
    let links = style_links(&page);
    for (_, name) in &links {
        let sheet = dist().join(name);
        styles += &fs::read_to_string(&sheet).with_context(|| sheet.display().to_string())?;
        fs::remove_file(&sheet)?;
    }
    let name = format!("style-{:016x}.css", hash(styles.as_bytes()));
    fs::write(dist().join(&name), styles)?;
    fs::write(&index, with_one_style(&page, &links, &name)?)?;
    Ok(())
}

/// The links to style sheets of a page as Trunk writes it, each with the file it names.
fn style_links(page: &str) -> Vec<(&str, &str)> {
    let tags =
        page.match_indices("<link ").filter_map(|(at, _)| page[at..].split_inclusive('>').next());
    let styles = tags.filter(|tag| tag.contains("rel=stylesheet"));
    styles
        .filter_map(|tag| {
            let name = tag.split_once("href=./")?.1;
            Some((tag, name.split([' ', '>']).next()?))
        })
        .collect()
}

/// The page with one link in place of these.
fn with_one_style(page: &str, links: &[(&str, &str)], name: &str) -> Result<String> {
    let Some((first, rest)) = links.split_first() else {
        bail!("the page has no style sheet as Trunk writes one");
    };
    let one = page.replacen(first.0, &format!("<link href=./{name} rel=stylesheet>"), 1);
    Ok(rest.iter().fold(one, |page, (tag, _)| page.replacen(tag, "", 1)))
}

/// A script without its comments and indentation. Strings of several lines are
/// none of its ways: a script with one stays as it is.
fn packed(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut packed = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        let left_out = in_comment || line.is_empty() || line.starts_with("//");
        if in_comment && line.ends_with("*/") {
            in_comment = false;
        }
        if !left_out {
            packed.push_str(line);
            packed.push('\n');
        }
    }
    packed
}

/// A number for a file's content, for its name.
pub(crate) fn hash(content: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(content);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_packed_line_by_line() {
        let script =
            "/**\n * Says so.\n */\nfunction say(x) {\n    // Aloud.\n    return `a${x}`;\n}\n";
        assert_eq!(packed(script), "function say(x) {\nreturn `a${x}`;\n}\n");
        let lines = "let a = `\n    b`;\n";
        assert_eq!(packed(lines), lines);
    }

    #[test]
    fn one_style_sheet_stands_where_the_first_stood() {
        let page = "<title>x</title><link href=./a-1.css integrity=sha384-x+y rel=stylesheet>\
                    <link href=favicon.svg rel=icon><link href=./b-2.css rel=stylesheet><body>";
        let links = style_links(page);
        let names: Vec<&str> = links.iter().map(|(_, name)| *name).collect();
        assert_eq!(names, ["a-1.css", "b-2.css"]);
        let joined = with_one_style(page, &links, "style-3.css").expect("there are two");
        let wanted = "<title>x</title><link href=./style-3.css rel=stylesheet>\
                      <link href=favicon.svg rel=icon><body>";
        assert_eq!(joined, wanted);
        assert!(with_one_style("<title>x</title>", &[], "style-3.css").is_err());
    }
}
