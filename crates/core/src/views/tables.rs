//! The comparison by kind: quotes, dates, figures, names, whose words each passage is, and who was
//! first.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::archive::Archive;
use crate::{
    bundle::ArticleText,
    compare::{Ledger, Place, State, place},
    findings::{Date, EntityKind, Quote},
    text::{
        Span,
        fold::fold,
        sort::{set, sort, sort_by},
        word_set::ROLES,
        words::words,
    },
    timex::interval,
};

/// Furthest words before a name in which a role is looked for.
const ROLE_REACH: usize = 6;

/// Quotes of one row of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteRow {
    /// The row, by its place in the ledger.
    pub row: usize,
    /// Ids of all who speak in it.
    pub speakers: Vec<String>,
    /// Each article's quotes in it, in column order.
    pub cells: Vec<Vec<Quote>>,
}

/// The quotes of the articles, those of one row side by side, in the ledger's order. A quote stands
/// in the first row that has the passage it begins in.
pub fn quotes(archive: &Archive, ledger: &Ledger) -> Vec<QuoteRow> {
    let mut seen: Vec<Vec<Span>> = vec![Vec::new(); ledger.articles.len()];
    let mut found = Vec::new();
    for (at, row) in ledger.rows.iter().enumerate() {
        let mut cells = Vec::new();
        for cell in &row.cells {
            let quotes = archive.text(&ledger.articles[cell.article]).into_iter();
            let mut own: Vec<Quote> = Vec::new();
            for quote in quotes.flat_map(|text| &text.reading.quotes) {
                let begins = Span { end: quote.span.start + 1, ..quote.span };
                let here = cell.spans.iter().any(|span| span.contains(begins));
                if here && !seen[cell.article].contains(&quote.span) {
                    seen[cell.article].push(quote.span);
                    own.push(quote.clone());
                }
            }
            cells.push(own);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            let speakers = set(cells.iter().flatten().flat_map(|quote| quote.speakers.clone()));
            found.push(QuoteRow { row: at, speakers: speakers.into_iter().collect(), cells });
        }
    }
    found
}

/// A value and where each article says it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// A TIMEX3 value, or a unit as the first article says it; empty: without unit.
    pub value: String,
    /// Where each article says it, in column order.
    pub cells: Vec<Vec<Span>>,
}

/// The dates that the articles tell of, in time; what cannot be placed in it comes last.
pub fn dates(archive: &Archive, ledger: &Ledger) -> Vec<TableRow> {
    let mut rows: BTreeMap<(Option<NaiveDate>, String), Vec<Vec<Span>>> = BTreeMap::new();
    each_counted(archive, ledger, |article, text| {
        for date in counted(text, &text.reading.dates, |date| date.span) {
            let key = (interval(&date.value).map(|(from, _)| from), date.value.clone());
            cells(rows.entry(key).or_default(), ledger)[article].push(date.span);
        }
    });
    let (known, unknown): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|((day, _), _)| day.is_some());
    known.into_iter().chain(unknown).map(|((_, value), cells)| TableRow { value, cells }).collect()
}

/// The figures of the articles by what they count: what most articles count first.
pub fn figures(archive: &Archive, ledger: &Ledger) -> Vec<TableRow> {
    let mut rows: BTreeMap<String, (String, Vec<Vec<Span>>)> = BTreeMap::new();
    each_counted(archive, ledger, |article, text| {
        for figure in counted(text, &text.reading.figures, |figure| figure.span) {
            let unit = figure.unit.clone().unwrap_or_default();
            let row = rows.entry(fold(&unit)).or_insert_with(|| (unit, Vec::new()));
            cells(&mut row.1, ledger)[article].push(figure.span);
        }
    });
    let mut rows: Vec<TableRow> =
        rows.into_values().map(|(value, cells)| TableRow { value, cells }).collect();
    sort_by(&mut rows, |a, b| {
        let articles = |row: &TableRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        a.value.is_empty().cmp(&b.value.is_empty()).then(articles(b).cmp(&articles(a)))
    });
    rows
}

fn cells<'c>(cells: &'c mut Vec<Vec<Span>>, ledger: &Ledger) -> &'c mut Vec<Vec<Span>> {
    cells.resize(ledger.articles.len(), Vec::new());
    cells
}

fn each_counted<'a>(
    archive: &'a Archive,
    ledger: &Ledger,
    mut read: impl FnMut(usize, &'a ArticleText),
) {
    for (article, id) in ledger.articles.iter().enumerate() {
        archive.text(id).into_iter().for_each(|text| read(article, text));
    }
}

/// The findings in the sections of a text that are content.
fn counted<'t, F>(
    text: &'t ArticleText,
    findings: &'t [F],
    span: impl Fn(&F) -> Span + 't,
) -> impl Iterator<Item = &'t F> {
    findings.iter().filter(move |finding| text.is_content_at(span(finding)))
}

/// What the articles call an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct NameFormsRow {
    /// The entity's id.
    pub entity: String,
    /// The kind of entity.
    pub kind: EntityKind,
    /// Each article's forms of its name, in column order.
    pub cells: Vec<NameForms>,
}

/// How an article names an entity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameForms {
    /// Forms with how often each is used, most used first; together as many as the article's
    /// mentions.
    pub forms: Vec<(String, usize)>,
    /// Where words say who it is, right before the name.
    pub roles: Vec<Span>,
    /// Where it is first named, and the byte.
    pub first: Option<(Option<Place>, u32)>,
}

/// The entities of the articles: those that most of them name first, then the most mentioned.
pub fn name_forms(archive: &Archive, ledger: &Ledger) -> Vec<NameFormsRow> {
    let mut rows: BTreeMap<String, NameFormsRow> = BTreeMap::new();
    each_counted(archive, ledger, |article, text| {
        for mention in counted(text, &text.reading.mentions, |mention| mention.span) {
            let Some(entity) = archive.entity(&mention.entity) else { continue };
            let row = rows.entry(entity.id.clone()).or_insert_with(|| NameFormsRow {
                entity: entity.id.clone(),
                kind: entity.kind,
                cells: vec![NameForms::default(); ledger.articles.len()],
            });
            let forms = &mut row.cells[article];
            let form = mention.span.of(&text.text);
            match forms.forms.iter_mut().find(|(known, _)| known == form) {
                Some((_, count)) => *count += 1,
                None => forms.forms.push((form.to_owned(), 1)),
            }
            forms.first.get_or_insert_with(|| (place(text, mention.span), mention.span.start));
            let person = entity.kind == EntityKind::Person;
            if let Some(role) = role_before(text, mention.span).filter(|_| person) {
                let is_known = |known: &Span| known.of(&text.text) == role.of(&text.text);
                if !forms.roles.iter().any(is_known) {
                    forms.roles.push(role);
                }
            }
        }
    });
    let mut rows: Vec<NameFormsRow> = rows.into_values().collect();
    for forms in rows.iter_mut().flat_map(|row| &mut row.cells) {
        sort_by(&mut forms.forms, |a, b| b.1.cmp(&a.1));
    }
    sort_by(&mut rows, |a, b| {
        let named = |row: &NameFormsRow| {
            let used = row.cells.iter().filter(|forms| !forms.forms.is_empty()).count();
            let mentions: usize =
                row.cells.iter().flat_map(|forms| &forms.forms).map(|form| form.1).sum();
            (used, mentions)
        };
        named(b).cmp(&named(a))
    });
    rows
}

/// The words before a name that say who it is: "presidente ruso" of "el presidente ruso, Vladimir
/// Putin". From the word of the table of roles to the name, without the comma.
fn role_before(text: &ArticleText, name: Span) -> Option<Span> {
    let sentence = text.reading.sentences.iter().find(|sentence| sentence.contains(name))?;
    let before: Vec<Span> =
        words(&text.text, Span { start: sentence.start, end: name.start }).collect();
    let near = &before[before.len().saturating_sub(ROLE_REACH)..];
    let role = near.iter().rposition(|word| ROLES.contains(&fold(word.of(&text.text))))?;
    let span = Span { start: near[role].start, end: near[near.len() - 1].end };
    let whole = &text.text[span.range()];
    let between = &text.text[span.end as usize..name.start as usize];
    (!whole.contains([',', '.', ';', ':']) && matches!(between, " " | ", ")).then_some(span)
}

/// Whose word a passage is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribution {
    /// The article's own.
    Own,
    /// Of agencies or media it cites (entity ids).
    Via(Vec<String>),
    /// Of speakers it names (entity ids).
    Speakers(Vec<String>),
    /// Of somebody it does not name.
    Unnamed,
}

/// Whose words an article is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Attributions {
    /// Each passage that counts, in order, with whose word it is.
    pub passages: Vec<(Span, Attribution)>,
    /// How many passages each voice has, most first; together as many as there are.
    pub counts: Vec<(Attribution, usize)>,
}

/// Whose word each passage of an article is: of a medium where one is cited, else of who speaks.
pub fn attributions(text: &ArticleText) -> Attributions {
    let whose = |sentence: Span| {
        let quotes: Vec<&Quote> =
            text.reading.quotes.iter().filter(|quote| sentence.overlaps(quote.span)).collect();
        let names = |of: fn(&Quote) -> &Vec<String>| -> Vec<String> {
            set(quotes.iter().flat_map(|quote| of(quote).clone())).into_iter().collect()
        };
        let (via, speakers) = (names(|quote| &quote.via), names(|quote| &quote.speakers));
        match quotes.is_empty() {
            true => Attribution::Own,
            _ if !via.is_empty() => Attribution::Via(via),
            _ if !speakers.is_empty() => Attribution::Speakers(speakers),
            _ => Attribution::Unnamed,
        }
    };
    let sentences = text.reading.sentences.iter().copied();
    let passages: Vec<(Span, Attribution)> = sentences
        .filter(|sentence| text.is_content_at(*sentence))
        .map(|sentence| (sentence, whose(sentence)))
        .collect();
    let mut counts: BTreeMap<&Attribution, usize> = BTreeMap::new();
    for (_, attribution) in &passages {
        *counts.entry(attribution).or_default() += 1;
    }
    let mut counts: Vec<(Attribution, usize)> =
        counts.into_iter().map(|(attribution, count)| (attribution.clone(), count)).collect();
    sort_by(&mut counts, |a, b| b.1.cmp(&a.1));
    Attributions { passages, counts }
}

/// What [`attribution_counts`] counts, of all articles together.
pub fn attribution_totals(counts: &[[usize; 5]]) -> [usize; 5] {
    std::array::from_fn(|at| counts.iter().map(|row| row[at]).sum())
}

/// How many passages of articles are their own word, of media they cite, of speakers they name, of
/// nobody named; then how many there are.
pub fn attribution_counts(archive: &Archive, ids: &[String]) -> Vec<[usize; 5]> {
    let of = |id: &String| {
        let mut counts = [0; 5];
        for (attribution, count) in
            archive.text(id).map_or_else(Vec::new, |text| attributions(text).counts)
        {
            let at = match attribution {
                Attribution::Own => 0,
                Attribution::Via(_) => 1,
                Attribution::Speakers(_) => 2,
                Attribution::Unnamed => 3,
            };
            counts[at] += count;
            counts[4] += count;
        }
        counts
    };
    ids.iter().map(of).collect()
}

/// When articles were published and what days they tell of, on two tracks.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedTimeline {
    /// Each day, in order.
    pub days: Vec<TimelineDay>,
    /// For each row that several articles have, by its place in the ledger: those of the earliest
    /// day. Several are a tie: only days are known.
    pub first: Vec<(usize, Vec<usize>, NaiveDate)>,
}

/// A day on both tracks; articles by their indices in the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineDay {
    /// The day.
    pub day: NaiveDate,
    /// The articles published on it.
    pub published: Vec<usize>,
    /// Those that tell of it, and how often.
    pub spoken_of: Vec<(usize, usize)>,
}

/// The timeline of a comparison. Days only: what a text says of a month or a year stands on no day.
pub fn compared_timeline(archive: &Archive, ledger: &Ledger) -> ComparedTimeline {
    let mut days: BTreeMap<NaiveDate, (Vec<usize>, BTreeMap<usize, usize>)> = BTreeMap::new();
    let mut published: Vec<NaiveDate> = Vec::new();
    each_counted(archive, ledger, |article, text| {
        published.push(text.published);
        days.entry(text.published).or_default().0.push(article);
        let day = |date: &&Date| interval(&date.value).filter(|(from, to)| from == to);
        for (day, _) in
            counted(text, &text.reading.dates, |date| date.span).filter_map(|date| day(&date))
        {
            *days.entry(day).or_default().1.entry(article).or_default() += 1;
        }
    });
    let shared = ledger.rows.iter().enumerate().filter(|(_, row)| row.state != State::Alone);
    let first = shared
        .filter_map(|(at, row)| {
            let present = || row.cells.iter().filter(|cell| !cell.spans.is_empty());
            let day = present().filter_map(|cell| published.get(cell.article)).min().copied()?;
            let mut articles: Vec<usize> = present()
                .map(|cell| cell.article)
                .filter(|&article| published[article] == day)
                .collect();
            sort(&mut articles);
            Some((at, articles, day))
        })
        .collect();
    ComparedTimeline {
        days: days
            .into_iter()
            .map(|(day, (published, spoken_of))| TimelineDay {
                day,
                published,
                spoken_of: spoken_of.into_iter().collect(),
            })
            .collect(),
        first,
    }
}
