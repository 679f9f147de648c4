//! How help is asked for.

use leptos::prelude::*;

/// How often help was asked for, and given.
#[derive(Clone, Copy)]
pub(crate) struct Help {
    pub(crate) asked: RwSignal<u32>,
    pub(crate) given: StoredValue<u32>,
}

impl Help {
    /// Not asked for.
    pub(crate) fn new() -> Self {
        Self { asked: RwSignal::new(0), given: StoredValue::new(0) }
    }

    /// Opens the sheet.
    pub(crate) fn open(self) {
        self.asked.update(|asked| *asked += 1);
    }
}
