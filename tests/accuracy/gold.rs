//! The labelled texts, and reading one alone, as `cotejo inspect --jsonl` does.

use std::{fs, io::Read as _};

use chrono::NaiveDate;
use cotejo_core::{article::Language, findings::Reading};
use cotejo_reading::{
    entities::{Overrides, Resolution, Source, resolve},
    read::{Input, read},
};
use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;
use support::root;

/// How a compressed file begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What stands in a file of `tests/gold`.
pub(crate) fn text(name: &str) -> String {
    let file = root().join("tests/gold").join(name);
    let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut text = String::new();
    let read = if bytes.starts_with(&GZIP) {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text)
    } else {
        (&bytes[..]).read_to_string(&mut text)
    };
    read.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text
}

/// The rows of a set.
pub(crate) fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let row = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}: {error}"));
    text(name).lines().map(row).collect()
}

/// Reads a text by itself; names are joined within it.
pub(crate) fn reading(text: &str, published: Option<NaiveDate>, language: Language) -> Reading {
    joined_reading(text, published, language).0
}

/// As [`reading`], with the entity of each name.
pub(crate) fn joined_reading(
    text: &str,
    published: Option<NaiveDate>,
    language: Language,
) -> (Reading, Resolution) {
    let input = Input::prose(text, published, Some(language));
    let mut reading = read(&input);
    let source = Source { id: "", text, sections: &input.sections, reading: &reading };
    let joined = resolve(&[source], &Overrides::default());
    reading.rename(|form| joined.name(0, form).map(str::to_owned));
    (reading, joined)
}
