//! Events: articles that report the same happening, by the names and days they share within a
//! few days of publication.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;
use cotejo_core::{
    article::{SectionKind, section_at},
    bundle::{ArticleText, CatalogueArticle, Entity, Event},
    findings::EntityKind,
    text::fold::slug,
};

use crate::config::Config;

/// Most days between the first and last publication of one event.
const DAYS: i64 = 4;

/// Minimum similarity of names (cosine) at which articles can be of one event.
const NAMES: f64 = 0.3;

/// Similarity of names that is enough without a day in common.
const NAMES_ALONE: f64 = 0.6;

/// Groups articles, which are in the catalogue's order, and sets each one's event.
pub fn group(
    articles: &mut [CatalogueArticle],
    texts: &[ArticleText],
    entities: &[Entity],
    config: &Config,
) -> Vec<Event> {
    let days: Vec<BTreeSet<NaiveDate>> = texts.iter().map(days_told).collect();
    let placed: BTreeSet<&String> =
        config.event.values().flat_map(|event| &event.articles).collect();
    let mut reports = reports(articles, &days);
    reports.retain(|report| !placed.contains(&articles[report.article].id));
    let by_id: BTreeMap<&str, &Entity> =
        entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let mut events: Vec<Event> = groups(&reports, same_event)
        .iter()
        .map(|group| describe(group, articles, &days, &by_id))
        .collect();
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
    let mut event_of: BTreeMap<&str, &str> = BTreeMap::new();
    for event in &events {
        for article in &event.articles {
            event_of.entry(article).or_insert(&event.id);
        }
    }
    for article in articles.iter_mut() {
        article.event = event_of.get(article.id.as_str()).map(|&event| event.to_owned());
    }
    let published: BTreeMap<&str, NaiveDate> =
        articles.iter().map(|article| (article.id.as_str(), article.published)).collect();
    let first = |event: &Event| {
        let publication = || published.get(event.articles.first()?.as_str()).copied();
        event.day.or_else(publication)
    };
    events.sort_by_cached_key(|event| (first(event), event.id.clone()));
    events
}

/// Single days that a text's counting parts tell of.
fn days_told(text: &ArticleText) -> BTreeSet<NaiveDate> {
    let counts = |span| {
        section_at(&text.sections, span)
            .is_some_and(|kind| kind.is_content() && kind != SectionKind::Caption)
    };
    text.reading
        .dates
        .iter()
        .filter(|date| counts(date.span))
        .filter_map(|date| date.value.parse().ok())
        .collect()
}

/// What an article is grouped by.
#[derive(Debug)]
struct Report<'d> {
    /// Position of the article.
    article: usize,
    published: NaiveDate,
    /// Its entities by number, rising.
    names: Vec<usize>,
    days: &'d BTreeSet<NaiveDate>,
}

fn reports<'d>(articles: &[CatalogueArticle], days: &'d [BTreeSet<NaiveDate>]) -> Vec<Report<'d>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut number = |id| {
        let next = numbers.len();
        *numbers.entry(id).or_insert(next)
    };
    articles
        .iter()
        .zip(days)
        .enumerate()
        .map(|(at, (article, days))| {
            let mut names: Vec<usize> =
                article.entities.iter().map(|count| number(count.entity.as_str())).collect();
            names.sort_unstable();
            names.dedup();
            Report { article: at, published: article.published, names, days }
        })
        .collect()
}

/// Puts each article into the first group of which all articles are of its event, else into a new
/// one. Reports are in order of publication, so that a group is left out for good once its first
/// article is too long ago.
fn groups(
    reports: &[Report],
    mut same_event: impl FnMut(&Report, &Report) -> bool,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<&Report>> = Vec::new();
    let mut open = 0;
    for report in reports {
        open += groups[open..].iter().take_while(|group| !are_near(group[0], report)).count();
        let found = groups[open..]
            .iter_mut()
            .find(|group| group.iter().all(|other| same_event(other, report)));
        match found {
            Some(group) => group.push(report),
            None => groups.push(vec![report]),
        }
    }
    groups.iter().map(|group| group.iter().map(|report| report.article).collect()).collect()
}

fn are_near(a: &Report, b: &Report) -> bool {
    (a.published - b.published).num_days().abs() <= DAYS
}

fn same_event(a: &Report, b: &Report) -> bool {
    if !are_near(a, b) {
        return false;
    }
    let recent = |day: &&NaiveDate| (**day - a.published).num_days().abs() <= 2 * DAYS;
    let shared_day = || a.days.intersection(b.days).any(|day| recent(&day));
    let similarity = names_similarity(a, b);
    similarity >= NAMES_ALONE || (similarity >= NAMES && shared_day())
}

/// Cosine of the sets of entities: shared names over the geometric mean of both counts.
fn names_similarity(a: &Report, b: &Report) -> f64 {
    let size = ((a.names.len() * b.names.len()) as f64).sqrt();
    if size > 0.0 { shared(&a.names, &b.names) as f64 / size } else { 0.0 }
}

/// How many numbers two rising lists share.
fn shared(a: &[usize], b: &[usize]) -> usize {
    let mut rest = b.iter().peekable();
    a.iter()
        .filter(|number| {
            while rest.next_if(|other| other < number).is_some() {}
            rest.next_if_eq(number).is_some()
        })
        .count()
}

fn describe(
    group: &[usize],
    articles: &[CatalogueArticle],
    days: &[BTreeSet<NaiveDate>],
    entities: &BTreeMap<&str, &Entity>,
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
    entities: &BTreeMap<&str, &Entity>,
) -> Vec<String> {
    let mut weights: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for &at in group {
        for count in &articles[at].entities {
            let weight = weights.entry(&count.entity).or_default();
            weight.0 += 1;
            weight.1 += count.mentions;
        }
    }
    let mut ranked: Vec<_> = weights
        .into_iter()
        .filter_map(|(id, (articles, mentions))| {
            let entity = *entities.get(id)?;
            Some((Reverse(articles), kind_rank(entity.kind), Reverse(mentions), entity))
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

#[cfg(test)]
mod tests {
    use proptest::{collection, prelude::*};

    use super::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::default() + chrono::Days::new(number)
    }

    /// The groups of all articles against all, as their definition says.
    fn plain_groups(reports: &[Report]) -> Vec<Vec<usize>> {
        let same_event = |a: &Report, b: &Report| {
            let [names, others] = [a, b].map(|one| BTreeSet::from_iter(&one.names));
            let size = ((names.len() * others.len()) as f64).sqrt();
            let similarity = names.intersection(&others).count() as f64 / size.max(1.0);
            let recent = |day: &NaiveDate| (*day - a.published).num_days().abs() <= 8;
            let shared_day = a.days.iter().any(|day| b.days.contains(day) && recent(day));
            let apart = (a.published - b.published).num_days().abs();
            apart <= 4 && (similarity >= 0.6 || similarity >= 0.3 && shared_day)
        };
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, report) in reports.iter().enumerate() {
            let fits = |group: &&mut Vec<usize>| {
                group.iter().all(|&other| same_event(&reports[other], report))
            };
            match groups.iter_mut().find(fits) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    proptest! {
        #[test]
        fn groups_are_those_of_all_against_all(
            mut articles in collection::vec(
                (0_u64..20, collection::btree_set(0_usize..6, 0..5), collection::btree_set(0_u64..20, 0..3)),
                0..40,
            ),
        ) {
            articles.sort_by_key(|(published, ..)| *published);
            let days: Vec<BTreeSet<NaiveDate>> =
                articles.iter().map(|(.., days)| days.iter().copied().map(day).collect()).collect();
            let reports: Vec<Report> = articles
                .into_iter()
                .zip(&days)
                .enumerate()
                .map(|(article, ((published, names, _), days))| {
                    Report { article, published: day(published), names: Vec::from_iter(names), days }
                })
                .collect();
            prop_assert_eq!(groups(&reports, same_event), plain_groups(&reports));
        }
    }

    #[test]
    fn twice_the_articles_take_twice_the_comparisons() {
        let days = BTreeSet::new();
        // Five articles a day, on two happenings, with a name that all of them share.
        let comparisons = |count: usize| {
            let report = |article: usize| Report {
                article,
                published: day(article as u64 / 5),
                names: vec![0, 1 + article / 5 * 2 + article % 2],
                days: &days,
            };
            let reports: Vec<Report> = (0..count).map(report).collect();
            let mut compared = 0;
            let groups = groups(&reports, |a, b| {
                compared += 1;
                same_event(a, b)
            });
            assert_eq!(groups.len(), count / 5 * 2);
            compared
        };
        assert!(comparisons(2_000) <= 2 * comparisons(1_000) + 100);
    }
}
