//! How texts are read and compared, and how well.

pub(crate) mod method_page;
