//! What a first visit sends: page, styles, script, WebAssembly and bundle, raw and after brotli.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result};

/// What a first visit should weigh after brotli, in bytes. Not reached yet.
pub const AIM: usize = 220_000;

/// What it may weigh: a little more than it does. Lower it with every gain, never raise it.
pub const CEILING: usize = 284_000;

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

/// Length after brotli at quality 11, as static hosts store it.
fn brotli_length(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}
