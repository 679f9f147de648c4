//! What the entity view shows: each sentence once, by what it has to do with the entity.

use cotejo_core::{
    view_state::ViewState,
    views::{Archive, EntityModel, EntitySentence, Relation, entity_model},
};
use support::SEEDS;

fn archive(texts: &[(&str, impl AsRef<[u8]>)]) -> Archive {
    let files: Vec<(String, &[u8])> =
        texts.iter().map(|(id, text)| (format!("{id}.txt"), text.as_ref())).collect();
    support::archive(support::read(&files))
}

fn page(archive: &Archive, id: &str) -> EntityModel {
    let state = ViewState::from_query(&format!("view=entity&id={id}"));
    entity_model(archive, &state).expect("it is in the dossier")
}

fn words(sentence: &EntitySentence) -> String {
    sentence.snippet.pieces.iter().map(|(words, _)| words.as_str()).collect()
}

/// "relation: words [whose]" of each sentence.
fn told(page: &EntityModel) -> Vec<String> {
    let mut told = Vec::new();
    for (relation, articles) in page.relations.iter().flatten() {
        for sentence in articles.iter().flat_map(|(_, sentences)| sentences) {
            let whose = sentence.attributions.iter().map(|one| (&one.speakers, &one.via));
            told.push(format!("{relation:?}: {} {:?}", words(sentence), whose.collect::<Vec<_>>()));
        }
    }
    told
}

#[test]
fn a_sentence_stands_once_with_its_closest_relation() {
    let text = "date 2025-05-01 Ana Robles y Luis Peña en Lima\n\n\
        Ana Robles llegó a Lima. «Vine a ver a Luis Peña», dijo Ana Robles. \
        «Ana Robles trajo a Ana Robles», dijo Luis Peña. Luis Peña calló.\n";
    let archive = archive(&[("a", text.as_bytes().to_vec())]);
    assert_eq!(
        told(&page(&archive, "ana-robles")),
        [
            "Speaker: «Vine a ver a Luis Peña», dijo Ana Robles. []",
            "InQuote: «Ana Robles trajo a Ana Robles», dijo Luis Peña. [([\"Luis Peña\"], [])]",
            "Mentioned: Ana Robles y Luis Peña en Lima []",
            "Mentioned: Ana Robles llegó a Lima. []",
        ]
    );
    // Of what there is nothing, nothing is said.
    let lima = page(&archive, "lima").relations.expect("the texts are there");
    assert_eq!(
        lima.iter().map(|(relation, _)| *relation).collect::<Vec<_>>(),
        [Relation::Mentioned]
    );
}

#[test]
fn every_mention_that_counts_is_a_hit_of_one_sentence() {
    let archive = support::archive(support::seeds());
    for entity in &archive.catalogue.entities {
        let page = page(&archive, &entity.id);
        let relations = page.relations.as_ref().expect("the texts are there");
        let sentences = || relations.iter().flat_map(|(_, articles)| articles);
        for id in SEEDS {
            let counted = entity.variants.iter().flat_map(|variant| &variant.counts);
            let counted: u32 =
                counted.filter(|count| count.article == id).map(|count| count.count).sum();
            let own = || sentences().filter(|(article, _)| article == id).flat_map(|(_, one)| one);
            let hits = own().flat_map(|one| &one.snippet.pieces).filter(|(_, hit)| *hit).count();
            assert_eq!(hits as u32, counted, "{} in {id}", entity.id);
            let at = |one: &EntitySentence| ViewState::default().after(&one.open).at;
            let mut places: Vec<_> = own().map(|one| (at(one), words(one))).collect();
            let all = places.len();
            places.sort();
            places.dedup();
            assert_eq!(places.len(), all, "{} in {id}", entity.id);
        }
    }
}
