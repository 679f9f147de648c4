//! Which entity each name of each article means.

use std::collections::BTreeMap;

use cotejo_core::{bundle::Entity, findings::EntityKind};

use crate::gazetteer::key;

/// Entities, and which one each name of each article means.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// By number of articles, then mentions (both falling), then name. Entities that no section of
    /// content names are left out.
    pub entities: Vec<Entity>,
    pub(super) names: Vec<BTreeMap<String, Referent>>,
}

impl Resolution {
    /// The id of the entity that a form means in an article.
    pub fn id(&self, article: usize, form: &str) -> Option<&str> {
        self.meant(article, form).map(|meant| meant.id.as_str())
    }

    /// The name of the entity that a form means in an article.
    pub fn name(&self, article: usize, form: &str) -> Option<&str> {
        self.meant(article, form).map(|meant| meant.name.as_str())
    }

    /// The kind of the entity that a form means in an article: a country that acts in one sentence
    /// ("Chile pagó") is the place that it is elsewhere.
    pub fn kind(&self, article: usize, form: &str) -> Option<EntityKind> {
        self.meant(article, form).map(|meant| meant.kind)
    }

    fn meant(&self, article: usize, form: &str) -> Option<&Referent> {
        self.names.get(article)?.get(&key(form))
    }
}

/// What a name means.
#[derive(Clone, Debug)]
pub(super) struct Referent {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: EntityKind,
}
