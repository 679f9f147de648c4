//! Reads news articles, and makes a dossier of many. In reading order:
//!
//! - [`parse`]: a file becomes an article with its sections; [`agencies`]: who writes.
//! - [`read`]: what a text says, stage by stage: its language, sentences, tokens, names (by a
//!   [`model`] and tables), dates, quotes, figures and defects.
//! - [`entities`]: names joined across articles.
//! - [`dossier`]: files become a dossier and its bundle, as [`config`] (`dossier.toml`) has it;
//!   [`events`], what is [`repeated`] from article to article, and the stretches of `timeline`.
//! - [`accuracy`]: how well all this is done, as measured.
//!
//! # Invariants
//!
//! 1. Nothing here reads a clock, a disk or the network.
//! 2. Every span is a byte range of the text as given.
//! 3. The same articles give the same bundle, byte for byte, on any machine.
//!
//! # Glossary
//!
//! - lexicon: a table of `data/` and what reads its rows; an entry is what it says of a word.
//! - cue: what introduces a quote ("dijo"); speaker: whose words they are; via: who handed them on.
//! - discourse context: the persons and bodies lately named, for "el presidente" and "la empresa".
//! - numeral: a number in words; unit: what a figure counts; bound: "más de"; rounding: "unos".
//! - calendar value: what a date means, as TIMEX3 writes it.
//! - anchor: what a date is resolved against: the reference date, the antecedent before it, a window;
//!   offset: how far from it ("pasado", "próximo").
//! - mention: a name where it stands; entity resolution joins mentions to entities by cluster keys.
//! - variant: a form of a name, with the reason why it is of its entity.
//! - typo index: names that one letter tells apart.
//! - boilerplate: a standing paragraph of an agency or outlet.
//! - defect: a fault of the text itself.

pub mod accuracy;
pub mod agencies;
pub mod annotate;
pub mod config;
mod cues;
mod dates;
mod defects;
pub mod dossier;
pub mod entities;
pub mod events;
mod figures;
mod gazetteer;
mod language;
mod lexicon;
pub mod model;
mod names;
mod numerals;
pub mod parse;
mod quotes;
pub mod read;
pub mod repeated;
mod tenses;
mod timeline;
mod tokens;
