//! What a first visit sends: page, styles, script, WebAssembly and bundle, raw and after brotli.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::root;

/// What a first visit should weigh after brotli, in bytes. Not reached yet.
pub const AIM: usize = 260_000;

/// What it may weigh: a little more than it does. Lower it with every gain.
pub const CEILING: usize = 378_000;

/// The files of a first visit.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    files: Vec<(String, usize, usize)>,
}

impl Visit {
    /// All bytes after brotli.
    pub fn compressed(&self) -> usize {
        self.files.iter().map(|(_, _, compressed)| compressed).sum()
    }

    fn raw(&self) -> usize {
        self.files.iter().map(|(_, raw, _)| raw).sum()
    }
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(f, "{:<44} {:>10} {:>10}", "a first visit sends, in bytes", "raw", "brotli")?;
        for (name, raw, compressed) in &self.files {
            writeln!(f, "{name:<44} {raw:>10} {compressed:>10}")?;
        }
        writeln!(f, "{:<44} {:>10} {:>10}", "in all", self.raw(), self.compressed())?;
        write!(f, "{:<44} {AIM:>21}, and at most {CEILING}", "it should be")
    }
}

/// Measures the built site in `dist`.
///
/// # Errors
/// There is no built site.
pub fn of_first_visit(dist: &Path) -> Result<Visit> {
    let mut visit = Visit::default();
    for folder in [dist.to_path_buf(), dist.join("data")] {
        let entries = fs::read_dir(&folder).with_context(|| {
            format!("{} is not there; run `cargo xtask build` first", folder.display())
        })?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let sent = ["html", "css", "js", "wasm", "json", "svg"]
                .iter()
                .any(|ending| name.ends_with(&format!(".{ending}")));
            if sent && entry.path().is_file() {
                let bytes = fs::read(entry.path())?;
                visit.files.push((name, bytes.len(), brotli_length(&bytes)?));
            }
        }
    }
    visit.files.sort();
    Ok(visit)
}

/// How much of the model is looked for: its magic bytes and the first of its weights.
const MODEL_HEAD: usize = 24;

/// Sees to it that the page does not carry the model that finds names: it reads no texts, and the
/// model weighs more than all the rest. What calls `reading::read` from the page brings it in.
///
/// # Errors
/// A WebAssembly file of the built site in `dist` has the model in it, or there is none.
pub fn model_stays_out(dist: &Path) -> Result<()> {
    let model = fs::read(root().join("data/model/names.bin")).context("the model is not there")?;
    let head = model.get(..MODEL_HEAD).context("the model is cut short")?;
    let mut modules = 0;
    for entry in fs::read_dir(dist).context("there is no built site")?.flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "wasm") {
            modules += 1;
            if holds(&fs::read(entry.path())?, head) {
                bail!(
                    "{} holds the model that finds names ({} bytes), which a first visit must not load: \
                     something of the page reaches `reading::read`",
                    entry.path().display(),
                    model.len()
                );
            }
        }
    }
    if modules == 0 {
        bail!("{} holds no WebAssembly; run `cargo xtask build` first", dist.display());
    }
    Ok(())
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Length after brotli at quality 11, as static hosts store it.
fn brotli_length(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_the_model_in_it_is_found() {
        let model = include_bytes!("../../data/model/names.bin");
        let page = [b"\0asm...cotejo-1...", &model[..100], b"..."].concat();
        assert!(holds(&page, &model[..MODEL_HEAD]));
        assert!(!holds(b"\0asm...cotejo-1...", &model[..MODEL_HEAD]));
    }
}
