//! Events: articles that report the same happening, by the names and days they share within a
//! few days of publication.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{CatalogueArticle, Entity, Event, config::Config};
use crate::{
    article::{PartKind, part_at},
    dossier::ArticleText,
    reading::EntityKind,
    text::fold::slug,
};

/// Most days between the first and last publication of one event.
const DAYS: i64 = 4;

/// Least likeness of names (cosine) at which articles can be of one event.
const NAMES: f64 = 0.3;

/// Likeness of names that is enough without a day in common.
const NAMES_ALONE: f64 = 0.6;

/// Groups articles, which are in the catalogue's order, and sets each one's event.
pub fn group(
    articles: &mut [CatalogueArticle],
    texts: &[ArticleText],
    entities: &[Entity],
    config: &Config,
) -> Vec<Event> {
    let days: Vec<BTreeSet<NaiveDate>> = texts.iter().map(days_told).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in (0..articles.len()).filter(|&at| !is_placed(config, &articles[at].id)) {
        let found = groups.iter_mut().find(|group| {
            group
                .iter()
                .all(|&other| same_event(&articles[other], &articles[at], &days[other], &days[at]))
        });
        match found {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    let mut events: Vec<Event> =
        groups.iter().map(|group| describe(group, articles, &days, entities)).collect();
    for (id, given) in &config.event {
        let members = articles
            .iter()
            .filter(|article| given.articles.contains(&article.id))
            .map(|article| article.id.clone())
            .collect();
        events.push(Event {
            id: slug(id),
            names: vec![given.name.clone()],
            day: None,
            articles: members,
        });
    }
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for event in &mut events {
        let times = taken.entry(event.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            event.id = format!("{}-{times}", event.id);
        }
    }
    for article in articles.iter_mut() {
        article.event = events
            .iter()
            .find(|event| event.articles.contains(&article.id))
            .map(|event| event.id.clone());
    }
    let first = |event: &Event| {
        event.day.or_else(|| {
            articles
                .iter()
                .find(|article| event.articles.first() == Some(&article.id))
                .map(|article| article.published)
        })
    };
    events.sort_by(|a, b| first(a).cmp(&first(b)).then_with(|| a.id.cmp(&b.id)));
    events
}

fn is_placed(config: &Config, id: &str) -> bool {
    config.event.values().any(|event| event.articles.iter().any(|article| article == id))
}

/// Single days that a text's counting parts tell of.
fn days_told(text: &ArticleText) -> BTreeSet<NaiveDate> {
    let counts = |span| {
        part_at(&text.parts, span).is_some_and(|kind| kind.counts() && kind != PartKind::Caption)
    };
    text.reading
        .dates
        .iter()
        .filter(|date| counts(date.span))
        .filter_map(|date| date.value.parse().ok())
        .collect()
}

fn same_event(
    a: &CatalogueArticle,
    b: &CatalogueArticle,
    days_a: &BTreeSet<NaiveDate>,
    days_b: &BTreeSet<NaiveDate>,
) -> bool {
    let near = (a.published - b.published).num_days().abs() <= DAYS;
    let likeness = names_likeness(a, b);
    let recent = |day: &&NaiveDate| (**day - a.published).num_days().abs() <= 2 * DAYS;
    let shared_day = days_a.intersection(days_b).any(|day| recent(&day));
    near && (likeness >= NAMES_ALONE || (likeness >= NAMES && shared_day))
}

/// Cosine of the sets of entities: shared names over the geometric mean of both counts.
fn names_likeness(a: &CatalogueArticle, b: &CatalogueArticle) -> f64 {
    let of = |article: &CatalogueArticle| {
        article.entities.iter().map(|count| count.entity.clone()).collect::<BTreeSet<_>>()
    };
    let (a, b) = (of(a), of(b));
    let size = ((a.len() * b.len()) as f64).sqrt();
    if size > 0.0 { a.intersection(&b).count() as f64 / size } else { 0.0 }
}

fn describe(
    group: &[usize],
    articles: &[CatalogueArticle],
    days: &[BTreeSet<NaiveDate>],
    entities: &[Entity],
) -> Event {
    let names = shared_names(group, articles, entities);
    let day = day(group, articles, days);
    let mut words = names.clone();
    words.extend(day.map(|day| day.to_string()));
    let id =
        if words.is_empty() { format!("event-{}", articles[group[0]].id) } else { words.join(" ") };
    Event {
        id: slug(&id),
        names,
        day,
        articles: group.iter().map(|&at| articles[at].id.clone()).collect(),
    }
}

/// The two names most of the group's articles share, persons before bodies before places, each in
/// its shortest form.
fn shared_names(
    group: &[usize],
    articles: &[CatalogueArticle],
    entities: &[Entity],
) -> Vec<String> {
    let mut weights: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for &at in group {
        for count in &articles[at].entities {
            let weight = weights.entry(&count.entity).or_default();
            weight.0 += 1;
            weight.1 += count.mentions;
        }
    }
    let mut ranked: Vec<_> = entities
        .iter()
        .filter_map(|entity| {
            weights.get(entity.id.as_str()).map(|&(articles, mentions)| {
                (
                    std::cmp::Reverse(articles),
                    kind_rank(entity.kind),
                    std::cmp::Reverse(mentions),
                    entity,
                )
            })
        })
        .collect();
    ranked.sort_by(|a, b| (a.0, a.1, a.2, &a.3.id).cmp(&(b.0, b.1, b.2, &b.3.id)));
    ranked.into_iter().take(2).map(|(.., entity)| short_form(entity)).collect()
}

fn kind_rank(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organisation | EntityKind::Place => 1,
        EntityKind::Other => 2,
    }
}

/// A person's surname where the texts use it alone; any other entity's name.
fn short_form(entity: &Entity) -> String {
    let single = entity
        .variants
        .iter()
        .find(|variant| entity.kind == EntityKind::Person && !variant.form.contains([' ', '-']));
    single.map_or(&entity.name, |variant| &variant.form).clone()
}

/// The latest day not after the first publication that most of the group's articles tell of; the
/// first publication's where they tell of none.
fn day(
    group: &[usize],
    articles: &[CatalogueArticle],
    days: &[BTreeSet<NaiveDate>],
) -> Option<NaiveDate> {
    let first = group.iter().map(|&at| articles[at].published).min()?;
    let mut votes: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in group.iter().flat_map(|&at| &days[at]) {
        if *day <= first && (first - *day).num_days() <= 2 * DAYS {
            *votes.entry(*day).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|&(day, votes)| (votes, day)).map(|(day, _)| day).or(Some(first))
}
