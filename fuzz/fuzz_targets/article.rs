//! Any bytes as an article's file, and what stands before a NUL as `dossier.toml`: faults or a
//! dossier, never a panic, and nothing in it that turns words round.

#![no_main]

use cotejo_core::text::hidden::is_directional;
use cotejo_reading::dossier::{build, bundle, Scope, SourceFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|&byte| byte == 0);
    let (config, file) = cut.map_or((None, bytes), |at| (Some(&bytes[..at]), &bytes[at + 1..]));
    let files = [SourceFile { name: "a.txt", bytes: file }];
    if let Ok(dossier) = build(&files, config, Scope::Folder) {
        let bundle = bundle(&dossier);
        assert!(!bundle.catalogue.1.contains(is_directional));
        assert!(!bundle.texts.1.contains(is_directional));
    }
});
