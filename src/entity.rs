//! One entity: where it is named, and in which forms.

pub(crate) mod entity_page;
