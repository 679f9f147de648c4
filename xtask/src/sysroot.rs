//! The compiler that builds the page: the one on the path where it can build for WebAssembly, else
//! Debian's, with a standard library that the project has built for it.
//!
//! Where rustup can download, it adds the library. Where it cannot, Debian's Rust builds it from its
//! source package, into a folder beside cargo's own; nothing of the system's is written. A compiler
//! that is called by a link finds its library where it lies itself, and so a script calls it with
//! the folder, and cargo is given the script by `RUSTC`.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};
use site::{
    build::without_folders,
    cargo_home, root,
    run::{output, run},
};
use wait_timeout::ChildExt;

const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take to say that it cannot download.
const RUSTUP_PATIENCE: Duration = Duration::from_mins(3);

/// Debian's compiler, its library's source, its cargo and the linker for WebAssembly.
pub(crate) const PACKAGES: [&str; 4] = ["rustc-web", "rust-web-src", "cargo-web", "lld-22"];

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LINKER: &str = "/usr/bin/lld-22";

/// `program` with the compiler that builds for WebAssembly.
pub(crate) fn for_wasm(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    if let Some(compiler) = compiler() {
        command.env("RUSTC", compiler);
    }
    command
}

/// The first compiler that can build for WebAssembly.
pub(crate) fn compiler() -> Option<PathBuf> {
    [PathBuf::from("rustc"), script()].into_iter().find(|rustc| builds(rustc))
}

/// Whether a compiler builds for WebAssembly. It is tried on nothing at all, so that a library that
/// another version has built, or a linker that is not there, is noticed as well.
fn builds(rustc: &Path) -> bool {
    let module = env::temp_dir().join(format!("cotejo-nothing-{}.wasm", process::id()));
    let status = Command::new(rustc)
        .args(["--target", TARGET, "--crate-type", "cdylib", "-", "-o"])
        .arg(&module)
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    // Where nothing was made there is nothing to remove.
    let _ = fs::remove_file(module);
    status.is_ok_and(|status| status.success())
}

/// Whether rustup could add the target within its patience, and it is of use.
pub(crate) fn add_target_by_rustup() -> bool {
    let command = Command::new("rustup")
        .args(["target", "add", TARGET])
        .current_dir(root())
        .stdin(Stdio::null())
        .spawn();
    let Ok(mut child) = command else { return false };
    if let Ok(Some(status)) = child.wait_timeout(RUSTUP_PATIENCE) {
        return status.success() && builds(Path::new("rustc"));
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// Builds the standard library by Debian's Rust, and makes a sysroot of it: a folder in which a
/// compiler finds its libraries and its linker. What is Debian's is linked.
pub(crate) fn build() -> Result<()> {
    let built = build_library()?;
    let host = output(DEBIAN_RUSTC, &["--print", "target-libdir"]);
    let host =
        PathBuf::from(host.with_context(|| format!("{DEBIAN_RUSTC} does not answer"))?.trim());
    let name = host.parent().and_then(Path::file_name).context("a library without a platform")?;
    let libraries = sysroot().join("lib/rustlib");
    if sysroot().exists() {
        fs::remove_dir_all(sysroot())?;
    }
    let own = libraries.join(TARGET).join("lib");
    fs::create_dir_all(&own).with_context(|| format!("{} cannot be made", own.display()))?;
    for library in built {
        fs::copy(&library, own.join(library.file_name().unwrap_or_default()))?;
    }
    fs::create_dir_all(libraries.join(name).join("bin"))?;
    link(&host, &libraries.join(name).join("lib"))?;
    link(Path::new(DEBIAN_LINKER), &libraries.join(name).join("bin/rust-lld"))?;
    write_script()
}

/// Builds the standard library, and says which files it is.
fn build_library() -> Result<Vec<PathBuf>> {
    let work = root().join("target/wasm-library");
    // What another compiler has built there would be taken along.
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(work.join("src"))?;
    let manifest =
        "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(work.join("Cargo.toml"), manifest)?;
    fs::write(work.join("src/lib.rs"), "#![no_std]\n")?;
    // The library's parts are unstable to build, hence the bootstrap flag; `test` is what tests in
    // the browser link, and embedded bitcode is what link-time optimisation reads.
    run(Command::new(DEBIAN_CARGO)
        .args(["build", "-Zbuild-std=std,panic_abort,test", "--release", "--target", TARGET])
        .arg("--target-dir")
        .arg(work.join("target"))
        .current_dir(&work)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("-Cembed-bitcode=yes{}", without_folders())))?;
    let files = fs::read_dir(work.join("target").join(TARGET).join("release/deps"))?;
    let libraries = files.flatten().map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with("libnothing-")
    });
    Ok(libraries.collect())
}

/// Writes the script that is a compiler with this sysroot.
fn write_script() -> Result<()> {
    let script = script();
    fs::create_dir_all(sysroot().join("bin"))?;
    let folder = sysroot();
    let words = format!("#!/bin/sh\nexec {DEBIAN_RUSTC} --sysroot '{}' \"$@\"\n", folder.display());
    fs::write(&script, words)?;
    run(Command::new("chmod").arg("+x").arg(script))
}

fn link(to: &Path, from: &Path) -> Result<()> {
    run(Command::new("ln").arg("-s").arg(to).arg(from))
}

/// Where the project's own sysroot stands, for all clones of it.
fn sysroot() -> PathBuf {
    cargo_home().join("cotejo-tools/wasm-sysroot")
}

fn script() -> PathBuf {
    sysroot().join("bin/rustc")
}
