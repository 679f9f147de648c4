//! What the command `cotejo` answers and writes, as text; the disk is the binary's.
//!
//! - [`command`]: answers: the contract's JSON, and text for reading.
//! - [`pages`]: the pages that are read before and without WebAssembly.

pub mod command;
pub mod pages;
