//! Cuts the page's WebAssembly into chunks that are fetched when they are first wanted; which ones,
//! `src/chunks.rs` says.
//!
//! The cut must be made between the linker and wasm-bindgen, which drops what it needs, and Trunk
//! has no step there (trunk-rs/trunk#1022). So Trunk is given this program by the name of
//! wasm-bindgen: it cuts, and then calls the real one.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow, bail};
use wasm_encoder::{Module, RawSection};
use wasmparser::Parser;

use crate::{
    cargo_home, dist,
    pack::{hash, packed},
    root,
    run::run,
};

/// The name Trunk calls.
const BINDGEN: &str = "wasm-bindgen";
/// Where the real one is.
const REAL: &str = "COTEJO_WASM_BINDGEN";
/// Trunk copies what is in this folder, and has the page load its scripts early.
const SNIPPETS: &str = "snippets";

/// What Rust must be told for a build that is cut: that it will be, and to keep the names of
/// functions and what tells which needs which; wasm-bindgen drops both after the cut. What
/// `.cargo/config.toml` tells it is told again, as this takes its place.
const FLAGS: &str = "--cfg erase_components --cfg split -Cstrip=none -Clink-args=--emit-relocs";

/// [`FLAGS`], and to name the sources of packages without the folder they lie in on this machine:
/// panics say where they were, in a page that is the same wherever it is built.
fn flags() -> String {
    let registries = fs::read_dir(cargo_home().join("registry/src"));
    let folders = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    // Flags are told apart by blanks.
    let plain = folders.filter(|folder| !folder.to_string_lossy().contains(' '));
    plain.fold(FLAGS.to_owned(), |flags, folder| {
        format!("{flags} --remap-path-prefix={}=", folder.display())
    })
}

/// Lets a command that runs Trunk build a page in chunks.
///
/// # Errors
/// wasm-bindgen is not on the path, or no file can be written under `target`.
pub fn cut(trunk: &mut Command) -> Result<()> {
    let paths = trunk.get_envs().find_map(|(name, value)| (name == "PATH").then_some(value?));
    let paths = paths.map_or_else(|| env::var_os("PATH").unwrap_or_default(), ToOwned::to_owned);
    let real = env::split_paths(&paths)
        .map(|folder| folder.join(BINDGEN).with_extension(env::consts::EXE_EXTENSION))
        .find(|program| program.is_file())
        .context("wasm-bindgen is not on the path")?;
    let folder = work().join("bin");
    fs::create_dir_all(&folder)?;
    let own = folder.join(BINDGEN).with_extension(env::consts::EXE_EXTENSION);
    fs::copy(env::current_exe()?, own)?;
    let first = env::join_paths([folder].into_iter().chain(env::split_paths(&paths)))?;
    trunk
        .env("PATH", first)
        .env(REAL, real)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags());
    Ok(())
}

/// Puts the chunks beside the script of the built site that fetches them.
///
/// # Errors
/// There are none, or they cannot be copied.
pub fn put_into_site() -> Result<()> {
    let scripts = dist().join(SNIPPETS);
    let folder = fs::read_dir(&scripts)
        .ok()
        .and_then(|mut entries| entries.next()?.ok())
        .with_context(|| format!("{} holds nothing: the page was not cut", scripts.display()))?;
    for chunk in fs::read_dir(cut_folder())?.flatten() {
        if chunk.path().is_file() {
            fs::copy(chunk.path(), folder.path().join(chunk.file_name()))?;
        }
    }
    Ok(())
}

/// Whether this program was called by the name of wasm-bindgen.
pub fn stands_in() -> bool {
    let name = env::args_os().next();
    name.is_some_and(|name| Path::new(&name).file_stem().is_some_and(|stem| stem == BINDGEN))
}

/// Does what wasm-bindgen was asked for, with the page cut into chunks.
///
/// # Errors
/// The module cannot be cut, or wasm-bindgen fails.
pub fn bindgen() -> Result<()> {
    let real = env::var_os(REAL).with_context(|| format!("{REAL} is not set"))?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let is_module = |argument: &&String| Path::new(argument).extension() == Some("wasm".as_ref());
    let Some(input) = arguments.iter().find(is_module) else {
        return run(Command::new(real).args(&arguments));
    };
    let out = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--out-dir="))
        .context("Trunk did not say where wasm-bindgen's files go")?;
    let whole = fs::read(input).with_context(|| format!("{input} cannot be read"))?;
    let name = format!("chunks-{:016x}", hash(&whole));
    let loader = Path::new(SNIPPETS).join(&name).join("load.js");
    let main = work().join("page.wasm");
    split(&whole, &loader, &main)?;
    // What an earlier build left would go into the site.
    let snippets = Path::new(out).join(SNIPPETS);
    if snippets.exists() {
        fs::remove_dir_all(&snippets)?;
    }
    fs::create_dir_all(snippets.join(&name))?;
    fs::copy(cut_folder().join(&loader), Path::new(out).join(&loader))?;
    run(Command::new(real)
        .args(arguments.iter().filter(|argument| *argument != input))
        .args(["--keep-lld-exports", "--no-demangle"])
        .args(["--remove-name-section", "--remove-producers-section"])
        .arg(main))?;
    for script in fs::read_dir(out)?.flatten().map(|entry| entry.path()) {
        if script.extension().is_some_and(|ending| ending == "js") {
            fs::write(&script, packed(&fs::read_to_string(&script)?))?;
        }
    }
    Ok(())
}

/// Cuts a module: chunks and the script that fetches them go into [`cut_folder`], what is left into
/// `main`.
fn split(whole: &[u8], loader: &Path, main: &Path) -> Result<()> {
    let folder = cut_folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let script = folder.join(loader);
    fs::create_dir_all(script.parent().context("a loader without a folder")?)?;
    let link = format!("./{}", loader.display());
    let mut options = wasm_split_cli_support::Options::new(whole);
    options.output_dir = &folder;
    options.main_out_path = main;
    options.link_name = &link;
    options.main_module = MAIN_MODULE;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the page cannot be cut into chunks: {error:#}"))?;
    for chunk in cut.split_modules {
        fs::write(&chunk, without_custom_sections(&fs::read(&chunk)?)?)?;
    }
    fs::write(&script, packed(&for_any_host(&fs::read_to_string(&script)?)?))?;
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

fn work() -> PathBuf {
    root().join("target/chunks")
}

fn cut_folder() -> PathBuf {
    work().join("cut")
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
