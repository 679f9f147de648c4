//! Many articles together: entities joined across them, events, and the bundle the page loads.

pub mod model;

pub use model::*;
