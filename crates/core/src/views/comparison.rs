//! The comparison view: its rows as filtered, the strips above them, the full texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    archive::Archive,
    articles::stretches,
    cards::COMPARED,
    excerpt::beginning,
    finding::{Finding, leading},
    passage::StaleLink,
};
use crate::{
    action::{Action, RowsAction, stand_at},
    article::SectionKind,
    bundle::ArticleText,
    compare::{self, Column, Edits, Fingerprint, Ledger, Options, PassagePair, Row, State},
    text::{Language, Span, fold::sort_key, pieces::marked, sort::sort_by},
    view_state::{RowSet, Rows, Tab, ViewState, split_judgement},
};

/// What the comparison shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonModel {
    /// The ledger, all of it.
    pub ledger: Arc<Ledger>,
    /// What it found, in numbers.
    pub finding: Finding,
    /// The rows of several articles as they lead; a row's number is its place here, from 1.
    pub numbered: Vec<usize>,
    /// The rows of several articles that the filters let pass, in the order asked for.
    pub shown: Vec<usize>,
    /// The rows of one article that the filters let pass, by column, in reading order.
    pub alone: Vec<Vec<usize>>,
    /// What counts nowhere: kinds in the order in which they come, and how many there are of each.
    pub aside: Vec<(SectionKind, usize)>,
    /// What became of each article's passages, in column order.
    pub strips: Vec<Strip>,
    /// The states that the reader gives rows, by their places in the ledger.
    pub judged: Vec<(usize, State)>,
}

/// What a link asks of a comparison that is not there, and what it corrects.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareNotes {
    /// Ids in the link that the dossier does not have.
    pub unknown: Vec<String>,
    /// The row that the link stands at, if it is not there as the link remembers it.
    pub stale: Option<StaleLink>,
    /// What the reader put together, took apart or judged.
    pub corrections: Vec<Correction>,
}

impl ComparisonModel {
    /// How many rows only one article has, of those that are shown.
    pub fn alone_count(&self) -> usize {
        self.alone.iter().map(Vec::len).sum()
    }

    /// How many stretches of the texts count nowhere.
    pub fn aside_count(&self) -> usize {
        self.aside.iter().map(|(_, count)| count).sum()
    }

    /// The minimum similarity in per cent, rounded.
    pub fn min_percent(&self) -> f64 {
        (self.ledger.min_similarity * 100.0).round()
    }

    /// The column that another has most words of in copied stretches, and how many; `None`: none has
    /// any.
    pub fn most_copied(&self, column: usize) -> Option<(usize, usize)> {
        let copied = |other: usize| {
            let pair = (column.min(other), column.max(other));
            let blocks = self.ledger.copied.iter().filter(|block| block.articles == pair);
            blocks.map(|block| block.words as usize).sum::<usize>()
        };
        let others = (0..self.ledger.articles.len()).filter(|&other| other != column);
        let counted = others.map(|other| (other, copied(other))).filter(|(_, words)| *words > 0);
        counted.max_by_key(|(_, words)| *words)
    }

    /// A row's number, by its place in the ledger; `None`: only one article has it.
    pub fn number(&self, row: usize) -> Option<usize> {
        self.numbered.iter().position(|&at| at == row).map(|at| at + 1)
    }

    /// All rows that the filters let pass: those of several articles, then those of one.
    pub fn passing(&self) -> impl Iterator<Item = usize> {
        self.shown.iter().chain(self.alone.iter().flatten()).copied()
    }

    /// Stands at a row of the ledger, from a tab: in the texts where these are shown, else among the
    /// rows; among all of them, where the filters hide it.
    pub fn to_row(&self, row: usize, from: Tab) -> Action {
        let tab = if from == Tab::Texts { Tab::Texts } else { Tab::Rows };
        row_in(&self.ledger.rows[row], tab, !self.passing().any(|passing| passing == row))
    }

    /// The state that the reader gives a row.
    pub fn judged(&self, row: usize) -> Option<State> {
        self.judged.iter().find(|(judged, _)| *judged == row).map(|(_, state)| *state)
    }
}

/// Something rows can be filtered by: OR inside, AND between.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFilter {
    /// The set of rows that it filters.
    pub set: RowSet,
    /// Its values, by how many rows have them.
    pub values: Vec<RowValue>,
}

/// A value that rows can have.
#[derive(Clone, Debug, PartialEq)]
pub struct RowValue {
    /// What links call it.
    pub id: String,
    /// An entity's name; the code of a kind.
    pub name: String,
    /// Rows that have it, of those that all other filters let pass.
    pub count: usize,
    /// Whether it is asked for.
    pub on: bool,
    /// Asks for it, or no longer.
    pub toggle: Action,
}

/// An article as a strip of its passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The article's id.
    pub id: String,
    /// In reading order.
    pub blocks: Vec<StripBlock>,
}

impl Strip {
    /// The passages that count, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = Span> {
        let counts = |block: &&StripBlock| !matches!(block.kind, StripKind::Aside(_));
        self.blocks.iter().filter(counts).map(|block| block.span)
    }
}

/// A passage in a strip, as wide as it is long.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBlock {
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub kind: StripKind,
}

/// What became of a passage.
#[derive(Clone, Debug, PartialEq)]
pub enum StripKind {
    /// It is in these rows of the ledger.
    Rows(Vec<usize>),
    /// It counts nowhere.
    Aside(SectionKind),
}

/// Something that the reader corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// What was corrected.
    pub kind: CorrectionKind,
    /// Takes it back.
    pub undo: Action,
}

/// What a reader can correct.
#[derive(Clone, Debug, PartialEq)]
pub enum CorrectionKind {
    /// The beginnings of two passages put together, each with its language; `None`: the dossier has no
    /// such passages.
    Linked(Option<[(Language, String); 2]>),
    /// Of two passages taken apart.
    Unlinked(Option<[(Language, String); 2]>),
    /// A row, by its place in the ledger, was given another state; `None`: there is no such row.
    Judged(Option<(usize, State)>),
}

/// A full text beside others.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnText {
    /// The article's id.
    pub id: String,
    /// The whole text, in order and without gaps.
    pub blocks: Vec<ColumnBlock>,
}

/// A part of a full text, or the white space between parts.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBlock {
    /// `None`: between parts.
    pub kind: Option<SectionKind>,
    /// Its stretches, in order and without gaps.
    pub pieces: Vec<ColumnPiece>,
}

/// A stretch of a full text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPiece {
    /// Its place in the text.
    pub span: Span,
    /// The rows of the ledger it stands in; without any it is no passage.
    pub rows: Vec<usize>,
}

/// What decides a ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerAsked {
    /// The articles, by their places in the catalogue.
    articles: Vec<usize>,
    options: Options,
}

/// The ledger of the first four articles chosen that the dossier has; `None`: fewer than two.
pub fn ledger_asked(archive: &Archive, state: &ViewState) -> Option<LedgerAsked> {
    let known = state.sel.iter().filter_map(|id| archive.article_index.get(id).copied());
    let articles: Vec<usize> = known.take(COMPARED).collect();
    if articles.len() < 2 {
        return None;
    }
    let is_reference =
        |at: &usize| Some(&archive.catalogue.articles[*at].id) == state.reference.as_ref();
    let reference = articles.iter().position(is_reference).unwrap_or(0);
    let mut options = Options { reference, edits: edits(&state.rows), ..Options::default() };
    if let Some(min) = state.rows.min {
        options.min_similarity = f64::from(min) / 100.0;
    }
    Some(LedgerAsked { articles, options })
}

/// Makes a ledger, with rests; `None`: the texts or their annotations have not arrived.
pub async fn ledger_in_steps(
    archive: &Archive,
    asked: &LedgerAsked,
    rest: &impl AsyncFn(),
) -> Option<Ledger> {
    let weights = archive.weights(rest).await?;
    let mut columns: Vec<Column> = Vec::new();
    for &at in &asked.articles {
        columns.push(Column {
            text: archive.texts.as_ref()?.articles.get(at)?,
            prepared: Arc::clone(archive.prepared(at)?),
            agency: archive.catalogue.articles[at].agency.as_deref(),
        });
        rest().await;
    }
    Some(compare::ledger_in_steps(&columns, &asked.options, weights, rest).await)
}

/// What the comparison shows of a ledger; `None`: its texts have not arrived.
pub fn comparison_model(
    archive: &Archive,
    state: &ViewState,
    ledger: Arc<Ledger>,
) -> Option<ComparisonModel> {
    let texts: Vec<&ArticleText> =
        ledger.articles.iter().map(|id| archive.text(id)).collect::<Option<_>>()?;
    let carried: Vec<Carried> = ledger.rows.iter().map(|row| Carried::of(row, &texts)).collect();
    let numbered = leading(&ledger);
    let passes = |at: &usize| {
        carried[*at].is_found(&state.rows, &ledger) && carried[*at].passes(&state.rows, None)
    };
    let mut shown: Vec<usize> = numbered.iter().copied().filter(passes).collect();
    if state.rows.by_prominence {
        sort_by(&mut shown, |a, b| {
            let unevenness = |at: &usize| ledger.rows[*at].unevenness();
            unevenness(b).total_cmp(&unevenness(a))
        });
    }
    let mut alone: Vec<Vec<usize>> = vec![Vec::new(); texts.len()];
    for at in (0..ledger.rows.len()).filter(passes) {
        let row = &ledger.rows[at];
        let own = row.present().next().filter(|_| row.state == State::Alone);
        own.into_iter().for_each(|cell| alone[cell.article].push(at));
    }
    for (column, rows) in alone.iter_mut().enumerate() {
        let place = |at: &usize| ledger.rows[*at].cells[column].spans.first().copied();
        sort_by(rows, |a, b| place(a).cmp(&place(b)));
    }
    let counted = (0..ledger.rows.len()).filter(|at| carried[*at].passes(&state.rows, None));
    Some(ComparisonModel {
        finding: Finding::of(counted.map(|at| &ledger.rows[at]), &ledger),
        aside: aside(&texts),
        strips: texts.iter().enumerate().map(|(at, text)| strip(at, text, &ledger)).collect(),
        judged: judged(state, &ledger),
        numbered,
        shown,
        alone,
        ledger,
    })
}

/// The states that the reader gives rows, by their places in the ledger.
fn judged(state: &ViewState, ledger: &Ledger) -> Vec<(usize, State)> {
    state.rows.of(RowSet::Judge).filter_map(|value| judgement(value, ledger)).collect()
}

fn judgement(value: &str, ledger: &Ledger) -> Option<(usize, State)> {
    let (row, state) = split_judgement(value)?;
    Some((ledger.rows.iter().position(|one| one.id == row)?, State::of_code(state)?))
}

/// What a link asks of a comparison that is not there, and what it corrects; `None`: its texts have
/// not arrived.
pub fn compare_notes(
    archive: &Archive,
    state: &ViewState,
    ledger: &Ledger,
) -> Option<CompareNotes> {
    ledger.articles.iter().all(|id| archive.text(id).is_some()).then(|| CompareNotes {
        unknown: state.sel.iter().filter(|id| archive.article(id).is_none()).cloned().collect(),
        stale: stale_link(archive, state, ledger),
        corrections: corrections(archive, state, ledger),
    })
}

/// The reader's corrections, as far as they can be read.
fn edits(rows: &Rows) -> Edits {
    let pairs = |set| rows.of(set).filter_map(PassagePair::parse).collect();
    let mut edits = Edits { link: pairs(RowSet::Link), unlink: pairs(RowSet::Unlink) };
    edits.normalise();
    edits
}

/// What a row can be filtered by.
struct Carried {
    values: BTreeMap<RowSet, BTreeSet<String>>,
    /// The columns of the articles that tell it.
    articles: Vec<usize>,
}

impl Carried {
    fn of(row: &Row, texts: &[&ArticleText]) -> Self {
        let mut values: BTreeMap<RowSet, BTreeSet<String>> = BTreeMap::new();
        let mut carry = |set: RowSet, value: &str| {
            values.entry(set).or_default().insert(value.to_owned());
        };
        carry(RowSet::State, row.state.code());
        if row.state != State::Alone && row.cells.iter().any(|cell| cell.state == State::Absent) {
            carry(RowSet::State, State::Absent.code());
        }
        row.differences.iter().for_each(|difference| carry(RowSet::Kind, difference.kind.code()));
        for cell in &row.cells {
            cell.speakers.iter().for_each(|speaker| carry(RowSet::Speaker, speaker));
            cell.via.iter().for_each(|via| carry(RowSet::Via, via));
            let mentions = &texts[cell.article].reading.mentions;
            for span in &cell.spans {
                // They stand in order, none in another.
                let first = mentions.partition_point(|mention| mention.span.start < span.start);
                let inside = mentions[first..].iter().take_while(|one| one.span.end <= span.end);
                inside.for_each(|mention| carry(RowSet::Entity, &mention.entity));
            }
        }
        Self { values, articles: row.present().map(|cell| cell.article).collect() }
    }

    /// Whether it is one of the rows asked for by the numbers of the finding: it has a state asked
    /// for, or only articles asked for have it. What is found is one group of filters.
    fn is_found(&self, rows: &Rows, ledger: &Ledger) -> bool {
        let states = || rows.of(RowSet::State);
        let has_state = self.has_one(states().peekable(), RowSet::State);
        let only = |at: &usize| rows.has(RowSet::Only, &ledger.articles[*at]);
        let any_asked = states().next().is_some() || rows.of(RowSet::Only).next().is_some();
        !any_asked || has_state || self.articles.iter().all(only)
    }

    /// Whether it has one of the values asked for in each set besides those of the finding and one
    /// that is not looked at.
    fn passes(&self, rows: &Rows, but: Option<RowSet>) -> bool {
        RowSet::ALL.into_iter().filter(|set| !set.finds() && Some(*set) != but).all(|set| {
            let mut wanted = rows.of(set).peekable();
            set.corrects() || wanted.peek().is_none() || self.has_one(wanted, set)
        })
    }

    fn has_one<'v>(&self, mut wanted: impl Iterator<Item = &'v str>, set: RowSet) -> bool {
        self.values.get(&set).is_some_and(|own| wanted.any(|value| own.contains(value)))
    }
}

/// What rows can be filtered by besides the numbers of the finding: the values of each set, with how many rows have them of those that all other sets let pass.
pub fn row_filters(archive: &Archive, state: &ViewState, ledger: &Ledger) -> Vec<RowFilter> {
    let texts: Option<Vec<&ArticleText>> =
        ledger.articles.iter().map(|id| archive.text(id)).collect();
    let Some(texts) = texts else { return Vec::new() };
    let carried: Vec<Carried> = ledger.rows.iter().map(|row| Carried::of(row, &texts)).collect();
    let sets = RowSet::ALL.into_iter().filter(|set| !set.corrects() && !set.finds());
    sets.filter_map(|set| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &carried {
            let counts_here =
                row.is_found(&state.rows, ledger) && row.passes(&state.rows, Some(set));
            for value in row.values.get(&set).into_iter().flatten() {
                *counts.entry(value).or_default() += usize::from(counts_here);
            }
        }
        for value in state.rows.of(set) {
            counts.entry(value).or_default();
        }
        let name = |value: &str| {
            archive.entity(value).map_or_else(|| value.to_owned(), |entity| entity.name.clone())
        };
        let mut values: Vec<RowValue> = counts
            .into_iter()
            .map(|(value, count)| RowValue {
                id: value.to_owned(),
                name: name(value),
                count,
                on: state.rows.has(set, value),
                toggle: toggle(set, value),
            })
            .collect();
        sort_by(&mut values, |a, b| {
            b.count.cmp(&a.count).then_with(|| sort_key(&a.name).cmp(&sort_key(&b.name)))
        });
        (!values.is_empty()).then_some(RowFilter { set, values })
    })
    .collect()
}

/// How many parts of each kind count nowhere.
fn aside(texts: &[&ArticleText]) -> Vec<(SectionKind, usize)> {
    let mut kinds: Vec<(SectionKind, usize)> = Vec::new();
    for section in
        texts.iter().flat_map(|text| &text.sections).filter(|section| !section.kind.is_content())
    {
        match kinds.iter_mut().find(|(kind, _)| *kind == section.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((section.kind, 1)),
        }
    }
    kinds
}

/// The passages of an article and what is set aside of it, in reading order, each with what became
/// of it.
fn strip(article: usize, text: &ArticleText, ledger: &Ledger) -> Strip {
    let aside = text.sections.iter().filter(|section| !section.kind.is_content());
    let mut blocks: Vec<StripBlock> = aside
        .map(|section| StripBlock { span: section.span, kind: StripKind::Aside(section.kind) })
        .collect();
    for (at, row) in ledger.rows.iter().enumerate() {
        for &span in &row.cells[article].spans {
            match blocks.iter_mut().find(|block| block.span == span).map(|block| &mut block.kind) {
                Some(StripKind::Rows(rows)) => rows.push(at),
                _ => blocks.push(StripBlock { span, kind: StripKind::Rows(vec![at]) }),
            }
        }
    }
    sort_by(&mut blocks, |a, b| a.span.cmp(&b.span));
    Strip { id: text.id.clone(), blocks }
}

/// Each correction in the link, with what it is about.
fn corrections(archive: &Archive, state: &ViewState, ledger: &Ledger) -> Vec<Correction> {
    let words = |passage: &compare::PassageRef| {
        let (article, text) =
            archive.article(&passage.article).zip(archive.text(&passage.article))?;
        let sentences = &text.reading.sentences;
        let sentence = sentences.iter().find(|span| span.start == passage.start)?;
        Some((article.language, beginning(sentence.of(&text.text))))
    };
    let pair = |code: &str| {
        let PassagePair(a, b) = PassagePair::parse(code)?;
        Some([words(&a)?, words(&b)?])
    };
    let correction = |set: RowSet, value: &str| Correction {
        kind: match set {
            RowSet::Link => CorrectionKind::Linked(pair(value)),
            RowSet::Unlink => CorrectionKind::Unlinked(pair(value)),
            _ => CorrectionKind::Judged(judgement(value, ledger)),
        },
        undo: toggle(set, value),
    };
    RowSet::ALL
        .into_iter()
        .filter(|set| set.corrects())
        .flat_map(|set| state.rows.of(set).map(move |value| correction(set, value)))
        .collect()
}

/// What became of the row the link stands at, if it is not there any more or not in the words that
/// the link remembers.
fn stale_link<'l>(archive: &Archive, state: &ViewState, ledger: &'l Ledger) -> Option<StaleLink> {
    let id = state.row.as_deref()?;
    let there = ledger.rows.iter().find(|row| row.id == id);
    let words = state.row_words.as_deref().and_then(Fingerprint::parse);
    match (there, &words) {
        (Some(_), None) => return None,
        (Some(row), Some(words)) if words.code() == row.fingerprint => return None,
        _ => {}
    }
    let of_cell = |row: &Row| -> Vec<(Language, String)> {
        let cells = row.cells.iter().flat_map(|cell| {
            let id = &ledger.articles[cell.article];
            let there = archive.article(id).zip(archive.text(id));
            there.into_iter().flat_map(|(article, text)| {
                let words = cell.spans.iter().map(|span| span.of(&text.text).to_owned());
                words.map(|words| (article.language, words))
            })
        });
        cells.collect()
    };
    let printed = |row: &'l Row| Some((Fingerprint::parse(&row.fingerprint)?, row));
    let nearest = words.and_then(|words| words.nearest(ledger.rows.iter().filter_map(printed)));
    Some(StaleLink {
        changed: there.is_some(),
        nearest: nearest.map(|row| (of_cell(row), to_row_in(row, state.tab))),
    })
}

/// The full texts of a ledger's articles, each passage with its rows.
pub fn column_texts(archive: &Archive, ledger: &Ledger) -> Vec<ColumnText> {
    let rows = |column: usize| -> Vec<(Span, usize)> {
        let rows = ledger.rows.iter().enumerate();
        rows.flat_map(|(at, row)| row.cells[column].spans.iter().map(move |span| (*span, at)))
            .collect()
    };
    let column = |(column, id): (usize, &String)| {
        let text = archive.text(id)?;
        let rows = rows(column);
        let pieces = |span| {
            marked(&text.text, span, &rows)
                .into_iter()
                .map(|piece| ColumnPiece { span: piece.span, rows: piece.marks })
                .collect()
        };
        Some(ColumnText {
            id: id.clone(),
            blocks: stretches(text)
                .into_iter()
                .map(|(kind, span)| ColumnBlock { kind, pieces: pieces(span) })
                .collect(),
        })
    };
    ledger.articles.iter().enumerate().filter_map(column).collect()
}

/// Takes a cell out of its row: its passages apart from every other of the row.
pub fn take_out(ledger: &Ledger, row: &Row, article: usize) -> Action {
    let place = |article: usize, span: &Span| (ledger.articles[article].as_str(), span.start);
    let others = || row.cells.iter().filter(|cell| cell.article != article);
    let pairs = row.cells[article].spans.iter().flat_map(|own| {
        others().flat_map(move |cell| {
            cell.spans.iter().map(move |span| {
                PassagePair::new(place(article, own), place(cell.article, span)).code()
            })
        })
    });
    Action::Rows(RowsAction::Unlink(pairs.collect()))
}

/// Puts a passage of an article that a row lacks into it.
pub fn put_in(ledger: &Ledger, row: &Row, (article, start): (usize, u32)) -> Action {
    let id = ledger.articles[article].as_str();
    let others = row.cells.iter().filter(|cell| cell.article != article);
    let pairs = others
        .flat_map(|cell| cell.spans.iter().map(move |span| (cell.article, span)))
        .map(|(other, span)| {
            PassagePair::new((id, start), (&ledger.articles[other], span.start)).code()
        })
        .collect();
    Action::Rows(RowsAction::Link(pairs))
}

/// Stands at a row of a ledger, in a tab.
pub fn to_row_in(row: &Row, tab: Tab) -> Action {
    row_in(row, tab, false)
}

/// What is sent on of a row: the rows in which it stands, whatever was filtered.
pub fn share_row(row: &Row) -> Action {
    row_in(row, Tab::Rows, true)
}

fn row_in(row: &Row, tab: Tab, unfiltered: bool) -> Action {
    stand_at(row.id.clone(), row.fingerprint.clone(), tab, unfiltered)
}

fn toggle(set: RowSet, value: &str) -> Action {
    Action::Rows(RowsAction::Toggle(set, value.to_owned()))
}
