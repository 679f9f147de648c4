//! Cuts the page's WebAssembly into chunks that are fetched when they are first wanted; which ones,
//! `src/chunks.rs` says.
//!
//! The cut must be made between the linker and wasm-bindgen, which drops what it needs, and Trunk
//! has no step there (trunk-rs/trunk#1022). So Trunk builds the page whole, and then what the linker
//! made is cut and bound again, under the names that the page already has.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, anyhow, bail};
use wasm_encoder::{Module, RawSection};
use wasmparser::Parser;

use crate::{dist, pack::hash, run::run};

/// Cuts the page of the built site, whose module as the linker made it is `linked`.
///
/// # Errors
/// There is no page, it cannot be cut, or wasm-bindgen fails.
pub(crate) fn cut(linked: &Path) -> Result<()> {
    let whole = fs::read(linked).with_context(|| linked.display().to_string())?;
    let folder = linked.with_file_name("page");
    fs::create_dir_all(&folder)?;
    let main = folder.join("main.wasm");
    split(&whole, &main)?;
    run(Command::new("wasm-bindgen")
        .args(["--target=web", "--no-typescript", "--keep-lld-exports", "--no-demangle"])
        .args(["--remove-name-section", "--remove-producers-section", "--out-name=app"])
        .arg("--out-dir")
        .args([&folder, &main]))?;
    let name = page()?;
    for ending in [".js", "_bg.wasm"] {
        let made = folder.join(format!("app{ending}"));
        fs::copy(made, dist().join(format!("{name}{ending}")))?;
    }
    Ok(())
}

/// The name that Trunk has given the page's script and WebAssembly.
fn page() -> Result<String> {
    let names = fs::read_dir(dist())?.flatten().map(|entry| entry.file_name());
    let mut pages =
        names.filter_map(|name| Some(name.to_str()?.strip_suffix("_bg.wasm")?.to_owned()));
    pages.next().context("dist/ holds no page as Trunk writes one")
}

/// Cuts a module into `main` and chunks, which go into the site beside the script that fetches them.
fn split(whole: &[u8], main: &Path) -> Result<()> {
    let loader = format!("./snippets/chunks-{:016x}/load.js", hash(whole));
    let script = dist().join(&loader);
    let folder = script.parent().context("a loader without a folder")?;
    fs::create_dir_all(folder)?;
    let mut options = wasm_split_cli_support::Options::new(whole);
    let site = dist();
    options.output_dir = &site;
    options.main_out_path = main;
    options.link_name = &loader;
    options.main_module = MAIN_MODULE;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the page cannot be cut into chunks: {error:#}"))?;
    for chunk in cut.split_modules {
        let name = chunk.file_name().context("a chunk without a name")?;
        fs::write(folder.join(name), without_custom_sections(&fs::read(&chunk)?)?)?;
        fs::remove_file(&chunk)?;
    }
    fs::write(&script, for_any_host(&fs::read_to_string(&script)?)?)?;
    Ok(())
}

/// Stands in the loader for the page's script, whose name Trunk makes up later.
const MAIN_MODULE: &str = "page.js";

/// A loader for any host: it takes the page's script by the global that Trunk gives it, and a chunk
/// whatever type it is sent as.
fn for_any_host(loader: &str) -> Result<String> {
    let changes = [
        (
            format!("import {{ initSync }} from \"{MAIN_MODULE}\";"),
            "const initSync = () => window.wasmBindings.initSync();",
        ),
        (
            "WebAssembly.instantiateStreaming(src, imports)".to_owned(),
            "src.then((part) => part.arrayBuffer()).then((part) => WebAssembly.instantiate(part, imports))",
        ),
    ];
    changes.iter().try_fold(loader.to_owned(), |loader, (written, wanted)| {
        if !loader.contains(written) {
            bail!("the loader of chunks is written otherwise: `{written}` is not in it");
        }
        Ok(loader.replace(written, wanted))
    })
}

/// A module without names, producers and what else does not run.
fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload?.as_section() {
            Some((id, range)) if id != 0 => {
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                kept.section(&RawSection { id, data: &module[range] });
            }
            _ => {}
        }
    }
    Ok(kept.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_is_kept() {
        // A header, a custom section “a”, a type section without types.
        let module = b"\0asm\x01\0\0\0\0\x02\x01a\x01\x01\0";
        let kept = without_custom_sections(module).expect("a module");
        assert_eq!(kept, b"\0asm\x01\0\0\0\x01\x01\0");
        assert!(without_custom_sections(b"\0asm").is_err());
    }

    #[test]
    fn a_loader_written_otherwise_is_refused() {
        let streaming = "WebAssembly.instantiateStreaming(src, imports)";
        let loader = format!("import {{ initSync }} from \"page.js\";\n{streaming}");
        let changed = for_any_host(&loader).expect("a loader as the tool writes it");
        assert!(changed.starts_with("const initSync = () =>"));
        assert!(changed.ends_with("WebAssembly.instantiate(part, imports))"));
        assert!(for_any_host(streaming).is_err());
        assert!(for_any_host(loader.split('\n').next().unwrap_or_default()).is_err());
    }
}
