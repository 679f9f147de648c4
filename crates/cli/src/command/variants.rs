//! The forms of names in an article, each with its reason.

use cotejo_core::bundle::VariantReason;
use cotejo_reading::dossier::Dossier;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct InspectedVariant<'d> {
    pub(super) entity: &'d str,
    pub(super) form: &'d str,
    pub(super) count: u32,
    pub(super) reason: VariantReason,
}

pub(super) fn variants<'d>(dossier: &'d Dossier, article: &str) -> Vec<InspectedVariant<'d>> {
    let mut variants = Vec::new();
    for entity in &dossier.catalogue.entities {
        for variant in &entity.variants {
            if let Some(count) = variant.counts.iter().find(|count| count.article == article) {
                variants.push(InspectedVariant {
                    entity: &entity.name,
                    form: &variant.form,
                    count: count.count,
                    reason: variant.reason,
                });
            }
        }
    }
    variants
}
