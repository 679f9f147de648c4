//! The forms of names in an article, each with its reason.

use cotejo_reading::dossier::Dossier;

use super::contract::VariantFields;

pub(super) fn variants<'d>(dossier: &'d Dossier, article: &str) -> Vec<VariantFields<'d>> {
    let mut variants = Vec::new();
    for entity in &dossier.catalogue.entities {
        for variant in &entity.variants {
            if let Some(count) = variant.counts.iter().find(|count| count.article == article) {
                variants.push(VariantFields {
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
