//! Chores: what a machine needs, and what is done with it. `main.rs` is the command line.

pub mod bench;
pub mod fuzz;
pub mod setup;
pub mod stages;
mod sysroot;
