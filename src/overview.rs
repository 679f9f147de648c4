//! Which articles are alike.

pub(crate) mod overview_page;
