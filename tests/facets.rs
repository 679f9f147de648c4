//! The number beside a facet's value, against a count by hand: choose the value and count cards.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;
use cotejo_core::{
    article::{Language, Section, SectionKind},
    bundle::{
        ArticleText, Catalogue, CatalogueArticle, DefectCount, Entity, EntityCount, Event,
        Headline, HeadlineOrigin, SCHEMA, Stretch, Texts,
    },
    findings::{DefectKind, EntityKind, Reading},
    text::Span,
    view_state::{Facet, Filters, ViewState},
    views::{Archive, cards_model},
};
use proptest::{collection::btree_set, option, prelude::*, sample};

const ENTITIES: [&str; 4] = ["e0", "e1", "e2", "e3"];
const EVENTS: [&str; 2] = ["v0", "v1"];
const SOURCES: [&str; 3] = ["afp", "efe", "el-mundo"];
const DEFECTS: [(DefectKind, &str); 2] =
    [(DefectKind::Promotion, "promotion"), (DefectKind::MixedQuotes, "mixed-quotes")];
const WORDS: [&str; 3] = ["cumbre", "misiles", "tropas"];

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 8, 1 + number).expect("a day of August")
}

fn some_of(ids: &'static [&'static str]) -> impl Strategy<Value = BTreeSet<String>> {
    btree_set(sample::select(ids).prop_map(str::to_owned), 0..3)
}

prop_compose! {
    fn article()(
        source in option::of(sample::select(&SOURCES[..])),
        published in (0_u32..6).prop_map(day),
        event in option::of(sample::select(&EVENTS[..])),
        entities in some_of(&ENTITIES),
        speakers in some_of(&ENTITIES),
        via in some_of(&ENTITIES),
        defects in btree_set(0_usize..2, 0..2),
        word in sample::select(&WORDS[..]),
        english: bool,
    ) -> CatalogueArticle {
        CatalogueArticle {
            id: String::new(),
            sha256: String::new(),
            published,
            outlet: source.map(str::to_owned),
            agency: None,
            url: None,
            language: if english { Language::English } else { Language::Spanish },
            headline: Headline { text: word.to_owned(), origin: HeadlineOrigin::Text },
            lead: word.to_owned(),
            words: 1,
            event: event.map(str::to_owned),
            entities: entities.into_iter().map(|entity| EntityCount { entity, mentions: 2 }).collect(),
            via: via.into_iter().collect(),
            speakers: speakers.into_iter().collect(),
            defects: defects.into_iter().map(|at| DefectCount { kind: DEFECTS[at].0, count: 1 }).collect(),
        }
    }
}

fn archive(mut articles: Vec<CatalogueArticle>) -> Archive {
    articles.sort_by_key(|article| article.published);
    for (at, article) in articles.iter_mut().enumerate() {
        article.id = format!("a{at}");
    }
    let entity = |id: &str| Entity {
        id: id.to_owned(),
        name: id.to_uppercase(),
        kind: EntityKind::Person,
        variants: Vec::new(),
    };
    let event = |id: &str| Event {
        id: id.to_owned(),
        names: vec![id.to_owned()],
        day: None,
        articles: Vec::new(),
    };
    let text = |article: &CatalogueArticle| ArticleText {
        id: article.id.clone(),
        published: article.published,
        text: article.lead.clone(),
        sections: vec![Section { kind: SectionKind::Body, span: Span::new(0, article.lead.len()) }],
        reading: Reading::default(),
    };
    let texts = Texts { schema: SCHEMA, articles: articles.iter().map(text).collect() };
    // Published on a day, or speaking of it.
    let stretch = |number: usize| {
        let those = |has: &dyn Fn(&CatalogueArticle) -> bool| {
            articles.iter().enumerate().filter(|(_, one)| has(one)).map(|(at, _)| at).collect()
        };
        Stretch {
            value: day(number as u32).to_string(),
            gap: None,
            published: those(&|one| one.published == day(number as u32)),
            spoken: those(&|one| one.entities.iter().any(|count| count.entity == ENTITIES[number])),
            ahead: Vec::new(),
        }
    };
    let timeline = (0..ENTITIES.len()).map(stretch).collect();
    let catalogue = Catalogue {
        schema: SCHEMA,
        method: String::new(),
        title: None,
        description: None,
        language: Language::Spanish,
        articles,
        timeline,
        events: EVENTS.map(event).into(),
        entities: ENTITIES.map(entity).into(),
        texts: String::new(),
    };
    Archive::with_texts(Arc::new(catalogue), texts, Arc::default())
}

#[test]
fn a_catalogue_that_gives_two_entities_one_id_is_known() {
    let mut catalogue = Catalogue::clone(&archive(Vec::new()).catalogue);
    assert_eq!(catalogue.repeated_id(), None);
    catalogue.entities.push(catalogue.entities[0].clone());
    assert_eq!(catalogue.repeated_id(), Some(ENTITIES[0]));
}

fn filters() -> impl Strategy<Value = Filters> {
    let values = sample::select(vec![
        (Facet::Event, "v0"),
        (Facet::Event, "v1"),
        (Facet::Source, "afp"),
        (Facet::Source, "efe"),
        (Facet::Source, "none"),
        (Facet::Via, "e0"),
        (Facet::Speaker, "e1"),
        (Facet::Speaker, "e2"),
        (Facet::Entity, "e0"),
        (Facet::Entity, "e1"),
        (Facet::Date, "2025-08-01"),
        (Facet::Date, "2025-08-03"),
        (Facet::Defect, "promotion"),
        (Facet::Language, "en"),
        (Facet::Source, "nobody"),
    ]);
    btree_set(values, 0..4).prop_map(|values| {
        let mut filters = Filters::new();
        for (facet, value) in values {
            filters.entry(facet).or_default().insert(value.to_owned());
        }
        filters
    })
}

prop_compose! {
    fn state()(
        include in filters(),
        exclude in filters(),
        any_entity: bool,
        from in option::of((0_u32..6).prop_map(day)),
        to in option::of((0_u32..6).prop_map(day)),
        q in option::of(sample::select(&WORDS[..])),
    ) -> ViewState {
        let q = q.unwrap_or_default().to_owned();
        let state = ViewState { include, exclude, any_entity, from, to, q, ..ViewState::default() };
        ViewState::from_query(&state.to_query())
    }
}

/// Cards once the value is chosen: alone in its group, or with the others where all are asked for.
fn by_hand(archive: &Archive, state: &ViewState, facet: Facet, value: &str) -> usize {
    let mut state = state.clone();
    if let Some(excluded) = state.exclude.get_mut(&facet) {
        excluded.remove(value);
    }
    let chosen = state.include.entry(facet).or_default();
    if facet != Facet::Entity || state.any_entity {
        chosen.clear();
    }
    chosen.insert(value.to_owned());
    cards_model(archive, &state).cards.len()
}

proptest! {
    #[test]
    fn counts_are_what_choosing_gives(
        articles in proptest::collection::vec(article(), 0..9),
        state in state(),
    ) {
        let archive = archive(articles);
        let page = cards_model(&archive, &state);
        for group in &page.facets {
            for value in &group.values {
                let expected = by_hand(&archive, &state, group.facet, &value.id);
                prop_assert_eq!(value.count, expected, "{:?} {} of {}", group.facet, &value.id, state.to_query());
            }
        }
        for group in &page.entities {
            for entity in &group.entities {
                let expected = by_hand(&archive, &state, Facet::Entity, &entity.value.id);
                prop_assert_eq!(entity.value.count, expected, "{} of {}", &entity.value.id, state.to_query());
                prop_assert_eq!(entity.mentions, 2 * expected);
            }
        }
        for bin in &page.timeline.bins {
            let shown: BTreeSet<usize> =
                bin.published.iter().copied().chain(bin.spoken.iter().map(|(at, _)| *at)).collect();
            let expected = by_hand(&archive, &state, Facet::Date, &bin.value);
            prop_assert_eq!(shown.len(), expected, "{} of {}", &bin.value, state.to_query());
        }
    }

    #[test]
    fn a_chosen_value_never_disappears_and_zeros_stay(
        articles in proptest::collection::vec(article(), 1..9),
        state in state(),
    ) {
        let archive = archive(articles);
        let all = cards_model(&archive, &ViewState::default());
        let page = cards_model(&archive, &state);
        let values = |page: &cotejo_core::views::CardsModel| -> Vec<(Facet, String)> {
            page.facets
                .iter()
                .flat_map(|group| group.values.iter().map(|value| (group.facet, value.id.clone())))
                .collect()
        };
        prop_assert_eq!(values(&page), values(&all));
        for (facet, value) in state.include.iter().flat_map(|(facet, values)| values.iter().map(move |value| (facet, value))) {
            let chips = page.chips.iter().filter(|chip| !state.after(&chip.lift).includes(*facet, value));
            prop_assert!(chips.count() > 0, "no chip for {:?} {}", facet, value);
        }
    }
}
