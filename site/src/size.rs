//! What a first visit sends: page, styles, script, WebAssembly and bundle, raw and after brotli.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{files, root};

/// What a first visit may weigh after brotli, in bytes, with the first view as HTML and the service
/// worker. Lower it with every gain.
const CEILING: usize = 240_000;

/// What opening a comparison may fetch more of code, after brotli, in bytes, with what reads and
/// searches the texts.
const COMPARISON: usize = 213_000;

/// The files of a first visit to the cards, and of the chunks that other views fetch.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    files: Vec<Weighed>,
    chunks: Vec<Weighed>,
    /// Names of the files that a comparison fetches.
    of_comparison: Vec<String>,
}

/// A file's name, bytes and bytes after brotli.
#[derive(Clone, Debug)]
struct Weighed {
    name: String,
    raw: usize,
    compressed: usize,
}

impl Visit {
    /// Whether it weighs no more than it may.
    ///
    /// # Errors
    /// It weighs more.
    pub fn is_light(&self) -> Result<()> {
        let (visit, comparison) = (self.compressed(), self.comparison());
        ensure!(visit <= CEILING, "{visit} bytes are more than {CEILING}");
        ensure!(
            comparison <= COMPARISON,
            "a comparison's {comparison} bytes are more than {COMPARISON}"
        );
        Ok(())
    }

    /// All bytes of a first visit after brotli.
    fn compressed(&self) -> usize {
        self.files.iter().map(|file| file.compressed).sum()
    }

    /// All bytes of code that opening a comparison fetches after brotli.
    fn comparison(&self) -> usize {
        let own = self.chunks.iter().filter(|chunk| self.of_comparison.contains(&chunk.name));
        own.map(|chunk| chunk.compressed).sum()
    }
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = |f: &mut fmt::Formatter, head: &str, files: &[Weighed]| {
            writeln!(f, "{head:<44} {:>10} {:>10}", "raw", "brotli")?;
            for Weighed { name, raw, compressed } in files {
                writeln!(f, "{name:<44} {raw:>10} {compressed:>10}")?;
            }
            let raw: usize = files.iter().map(|file| file.raw).sum();
            let compressed: usize = files.iter().map(|file| file.compressed).sum();
            writeln!(f, "{:<44} {raw:>10} {compressed:>10}", "in all")
        };
        table(f, "a first visit sends, in bytes", &self.files)?;
        writeln!(f, "{:<44} {CEILING:>21}", "at most")?;
        table(f, "other views fetch when they are opened", &self.chunks)?;
        writeln!(f, "{:<44} {:>21}", "a comparison of these", self.comparison())?;
        writeln!(f, "{:<44} {COMPARISON:>21}", "at most")
    }
}

/// Measures the built site in `dist`.
///
/// # Errors
/// There is no built site.
pub fn of_first_visit(dist: &Path) -> Result<Visit> {
    let mut visit = Visit::default();
    // A visitor gets the site's page, and no other.
    let other = |path: &PathBuf| {
        path.extension() == Some("html".as_ref()) && *path != dist.join("index.html")
    };
    for path in files(dist)?.into_iter().filter(|path| !other(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        // Robots read the other text.
        let read = ["html", "css", "js", "wasm", "json", "svg"].contains(&&*ending);
        if read || ending == "txt" && name.starts_with("accuracy-") {
            let bytes = fs::read(&path)?;
            if name == LOADER {
                let loader = String::from_utf8_lossy(&bytes);
                let chunks = ["comparison", "texts"].map(|chunk| chunks_of(chunk, &loader));
                visit.of_comparison = chunks.concat();
            }
            let weighed = Weighed { name, raw: bytes.len(), compressed: brotli_length(&bytes)? };
            let later = ending == "wasm" && path.parent() != Some(dist)
                || ["accuracy-", "annotations-", "texts-"]
                    .iter()
                    .any(|data| weighed.name.starts_with(data));
            if later { &mut visit.chunks } else { &mut visit.files }.push(weighed);
        }
    }
    Ok(visit)
}

/// The script that fetches chunks.
const LOADER: &str = "load.js";

/// The files that the loader fetches for a part: its own, and those it shares with others.
fn chunks_of(chunk: &str, loader: &str) -> Vec<String> {
    let shared = loader
        .split_once(&format!("__wasm_split_load_{chunk} "))
        .and_then(|(_, own)| own.split_once(", [")?.1.split_once(']'))
        .map_or("", |(shared, _)| shared);
    let names = shared.split(',').map(|name| name.trim().trim_start_matches("__"));
    let names = names.filter(|name| !name.is_empty()).map(|name| format!("{name}.wasm"));
    names.chain([format!("split_{chunk}.wasm")]).collect()
}

/// How much of the model is looked for: its magic bytes and the first of its weights.
const MODEL_HEAD: usize = 24;

/// Sees to it that the page does not carry the model that finds names: it reads no texts, and the
/// model weighs more than all the rest. What calls `reading::read` from the page brings it in.
///
/// # Errors
/// A WebAssembly file of the built site in `dist` has the model in it, or there is none.
pub(crate) fn model_stays_out(dist: &Path) -> Result<()> {
    let model = fs::read(root().join("data/model/names.bin")).context("the model is not there")?;
    let head = model.get(..MODEL_HEAD).context("the model is cut short")?;
    let mut modules = files(dist)?;
    modules.retain(|file| file.extension().is_some_and(|ending| ending == "wasm"));
    let built = !modules.is_empty();
    ensure!(built, "{} holds no WebAssembly; run `cargo xtask build` first", dist.display());
    for module in modules {
        ensure!(
            !holds(&fs::read(&module)?, head),
            "{} holds the model that finds names ({} bytes), which the page must not load: \
             something of it reaches `reading::read`",
            module.display(),
            model.len()
        );
    }
    Ok(())
}

fn holds(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
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
    fn the_loader_tells_what_a_part_is_made_of() {
        let loader = "const __wasm_split_load_a = wrap(make(() => {\n}\n, [__chunk_5, __chunk_6]));\n\
                      const __wasm_split_load_b = wrap(make(() => {\n}\n, []));\n";
        assert_eq!(chunks_of("a", loader), ["chunk_5.wasm", "chunk_6.wasm", "split_a.wasm"]);
        assert_eq!(chunks_of("b", loader), ["split_b.wasm"]);
    }

    #[test]
    fn a_page_with_the_model_in_it_is_found() {
        let model = include_bytes!("../../data/model/names.bin");
        let page = [b"\0asm...cotejo-1...", &model[..100], b"..."].concat();
        assert!(holds(&page, &model[..MODEL_HEAD]));
        assert!(!holds(b"\0asm...cotejo-1...", &model[..MODEL_HEAD]));
    }
}
