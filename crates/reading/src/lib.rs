//! Reads news articles, and makes a dossier of many. In reading order:
//!
//! - [`parse`]: a file becomes an article with its sections; [`agencies`]: who writes.
//! - [`read`]: what a text says, stage by stage: its language, sentences, tokens, names (by a
//!   [`model`] and tables), dates, quotes, figures and defects.
//! - [`entities`]: names joined across articles.
//! - [`dossier`]: files become a dossier and its bundle, as [`config`] has it; [`events`], and what
//!   is [`repeated`] from article to article.
//!
//! # Invariants
//!
//! 1. Nothing here reads a clock, a disk or the network.
//! 2. Every span is a byte range of the text as given.
//! 3. The same articles give the same bundle, byte for byte, on any machine.

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
