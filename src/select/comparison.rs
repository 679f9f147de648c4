//! The comparison view: its rows as filtered, the strips above them, the full texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Archive, ComparePage, Correction, Gone, InRow, RowFilter, RowValue, SideBlock, SideText, Strip,
    StripBlock, StripKind, articles::stretches, cards::COMPARED, marked,
};
use crate::{
    compare::{self, Edits, Fingerprint, Ledger, Options, PassagePair, Row, Side, State},
    dossier::ArticleText,
    text::{Span, order::sort_by},
    view_state::{RowSet, Rows, ViewState},
};

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
        options.min = f64::from(min) / 100.0;
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
    let mut sides: Vec<Side> = Vec::new();
    for &at in &asked.articles {
        sides.push(Side {
            text: archive.texts.as_ref()?.articles.get(at)?,
            prepared: Arc::clone(archive.prepared(at)?),
            agency: archive.catalogue.articles[at].agency.as_deref(),
        });
        rest().await;
    }
    Some(compare::ledger_in_steps(&sides, &asked.options, weights, rest).await)
}

/// What the comparison shows of a ledger; `None`: its texts have not arrived.
pub fn compare_page(
    archive: &Archive,
    state: &ViewState,
    ledger: Arc<Ledger>,
) -> Option<ComparePage> {
    let texts: Vec<&ArticleText> =
        ledger.articles.iter().map(|id| archive.text(id)).collect::<Option<_>>()?;
    let unknown = state.sel.iter().filter(|id| archive.article(id).is_none()).cloned().collect();
    let carried: Vec<BTreeMap<RowSet, BTreeSet<String>>> =
        ledger.rows.iter().map(|row| carried(row, &texts)).collect();
    let mut shown: Vec<usize> = (0..ledger.rows.len())
        .filter(|&at| RowSet::ALL.into_iter().all(|set| passes(&state.rows, set, &carried[at])))
        .collect();
    if state.rows.by_prominence {
        sort_by(&mut shown, |a, b| {
            let unevenness = |at: &usize| ledger.rows[*at].unevenness();
            unevenness(b).total_cmp(&unevenness(a))
        });
    }
    Some(ComparePage {
        filters: filters(archive, state, &carried),
        strips: texts.iter().enumerate().map(|(at, text)| strip(at, text, &ledger)).collect(),
        corrections: corrections(archive, state),
        gone: gone(state, &ledger, &texts),
        shown,
        ledger,
        unknown,
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
fn carried(row: &Row, texts: &[&ArticleText]) -> BTreeMap<RowSet, BTreeSet<String>> {
    let mut carried: BTreeMap<RowSet, BTreeSet<String>> = BTreeMap::new();
    let mut carry = |set: RowSet, value: &str| {
        carried.entry(set).or_default().insert(value.to_owned());
    };
    carry(RowSet::State, row.state.code());
    if row.state != State::Alone && row.cells.iter().any(|cell| cell.state == State::Absent) {
        carry(RowSet::State, State::Absent.code());
    }
    row.differences.iter().for_each(|difference| carry(RowSet::Kind, difference.kind.code()));
    for cell in &row.cells {
        cell.speakers.iter().for_each(|speaker| carry(RowSet::Speaker, speaker));
        cell.via.iter().for_each(|via| carry(RowSet::Via, via));
        let mentions = texts[cell.article].reading.mentions.iter();
        mentions
            .filter(|mention| cell.spans.iter().any(|span| span.contains(mention.span)))
            .for_each(|mention| carry(RowSet::Entity, &mention.entity));
    }
    carried
}

/// Whether a row has one of the values asked for in a set.
fn passes(rows: &Rows, set: RowSet, carried: &BTreeMap<RowSet, BTreeSet<String>>) -> bool {
    let mut wanted = rows.of(set).peekable();
    set.corrects()
        || wanted.peek().is_none()
        || carried.get(&set).is_some_and(|carried| wanted.any(|value| carried.contains(value)))
}

/// The values of each set, with how many rows have them of those that all other sets let pass.
fn filters(
    archive: &Archive,
    state: &ViewState,
    carried: &[BTreeMap<RowSet, BTreeSet<String>>],
) -> Vec<RowFilter> {
    let sets = RowSet::ALL.into_iter().filter(|set| !set.corrects());
    sets.filter_map(|set| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in carried {
            let others = RowSet::ALL.into_iter().filter(|other| *other != set);
            let counts_here = others.into_iter().all(|other| passes(&state.rows, other, row));
            for value in row.get(&set).into_iter().flatten() {
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
                toggled: state.toggled_row(set, value),
            })
            .collect();
        let worst_first =
            [State::Differs, State::Compatible, State::Same, State::Absent, State::Alone];
        let rank = |value: &RowValue| worst_first.iter().position(|one| one.code() == value.id);
        sort_by(&mut values, |a, b| {
            let counts = b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name));
            if set == RowSet::State { rank(a).cmp(&rank(b)) } else { counts }
        });
        (!values.is_empty()).then_some(RowFilter { set, values })
    })
    .collect()
}

/// The passages of an article and what is set aside of it, in reading order, each with what became
/// of it.
fn strip(article: usize, text: &ArticleText, ledger: &Ledger) -> Strip {
    let mut blocks: Vec<StripBlock> = Vec::new();
    let aside = text.parts.iter().filter(|part| !part.kind.counts());
    blocks.extend(
        aside.map(|part| StripBlock { span: part.span, kind: StripKind::Aside(part.kind) }),
    );
    let mut seen: BTreeMap<Span, StripKind> = BTreeMap::new();
    for row in &ledger.rows {
        for span in &row.cells[article].spans {
            let kind = StripKind::Row {
                id: row.id.clone(),
                fingerprint: row.fingerprint.clone(),
                state: row.state,
            };
            seen.entry(*span).or_insert(kind);
        }
    }
    blocks.extend(seen.into_iter().map(|(span, kind)| StripBlock { span, kind }));
    sort_by(&mut blocks, |a, b| a.span.cmp(&b.span));
    Strip { id: text.id.clone(), blocks }
}

/// Each correction in the link, with the words it is about and the state without it.
fn corrections(archive: &Archive, state: &ViewState) -> Vec<Correction> {
    let words = |passage: &compare::PassageRef| -> Option<String> {
        let text = archive.text(&passage.article)?;
        let sentences = &text.reading.sentences;
        let sentence = sentences.iter().find(|span| span.start == passage.start)?;
        Some(sentence.of(&text.text).to_owned())
    };
    [RowSet::Link, RowSet::Unlink]
        .into_iter()
        .flat_map(|set| state.rows.of(set).map(move |code| (set, code)))
        .map(|(set, code)| {
            let pair = PassagePair::parse(code);
            Correction {
                links: set == RowSet::Link,
                words: pair.and_then(|PassagePair(a, b)| Some((words(&a)?, words(&b)?))),
                undone: state.toggled_row(set, code),
            }
        })
        .collect()
}

/// What became of the row the link stands at, if it is not there any more or not in the words that
/// the link remembers.
fn gone<'l>(state: &ViewState, ledger: &'l Ledger, texts: &[&ArticleText]) -> Option<Gone> {
    let id = state.row.as_deref()?;
    let there = ledger.rows.iter().find(|row| row.id == id);
    let words = state.row_words.as_deref().and_then(Fingerprint::parse);
    match (there, &words) {
        (Some(_), None) => return None,
        (Some(row), Some(words)) if words.code() == row.fingerprint => return None,
        _ => {}
    }
    let of_cell = |row: &Row| -> Vec<String> {
        let cells = row.cells.iter().flat_map(|cell| {
            cell.spans.iter().map(|span| span.of(&texts[cell.article].text).to_owned())
        });
        cells.collect()
    };
    let printed = |row: &'l Row| Some((Fingerprint::parse(&row.fingerprint)?, row));
    let nearest = words.and_then(|words| words.nearest(ledger.rows.iter().filter_map(printed)));
    Some(Gone {
        changed: there.is_some(),
        nearest: nearest.map(|row| (of_cell(row), state.at_row(&row.id, &row.fingerprint))),
    })
}

/// The full texts of a ledger's articles, each passage with its rows.
pub fn side_texts(archive: &Archive, ledger: &Ledger) -> Vec<SideText> {
    let rows = |column: usize| -> Vec<(Span, InRow)> {
        let placed = |row: &Row| InRow {
            row: row.id.clone(),
            words: row.fingerprint.clone(),
            shared: row.state != State::Alone,
        };
        let rows = ledger.rows.iter();
        rows.flat_map(|row| row.cells[column].spans.iter().map(move |span| (*span, placed(row))))
            .collect()
    };
    let side = |(column, id): (usize, &String)| {
        let text = archive.text(id)?;
        let rows = rows(column);
        let pieces = |span| {
            marked(&text.text, span, &rows)
                .into_iter()
                .map(|piece| (piece.text, piece.marks))
                .collect()
        };
        Some(SideText {
            id: id.clone(),
            blocks: stretches(text)
                .into_iter()
                .map(|(kind, span)| SideBlock { kind, pieces: pieces(span) })
                .collect(),
        })
    };
    ledger.articles.iter().enumerate().filter_map(side).collect()
}

/// The state in which a cell is taken out of its row: its passages apart from every other of the row.
pub fn without_cell(state: &ViewState, ledger: &Ledger, row: &Row, article: usize) -> ViewState {
    let place = |article: usize, span: &Span| (ledger.articles[article].as_str(), span.start);
    let others = || row.cells.iter().filter(|cell| cell.article != article);
    let pairs = row.cells[article].spans.iter().flat_map(|own| {
        others().flat_map(move |cell| {
            cell.spans.iter().map(move |span| {
                PassagePair::new(place(article, own), place(cell.article, span)).code()
            })
        })
    });
    let pairs: Vec<String> = pairs.collect();
    state.with_rows(|rows| {
        for pair in pairs {
            rows.put(RowSet::Unlink, pair, RowSet::Link);
        }
    })
}

/// The state in which a passage of an article that a row lacks is put into it.
pub fn with_passage(
    state: &ViewState,
    ledger: &Ledger,
    row: &Row,
    (article, start): (usize, u32),
) -> ViewState {
    let id = ledger.articles[article].as_str();
    let others = row.cells.iter().filter(|cell| cell.article != article);
    let pairs: Vec<String> = others
        .flat_map(|cell| cell.spans.iter().map(move |span| (cell.article, span)))
        .map(|(other, span)| {
            PassagePair::new((id, start), (&ledger.articles[other], span.start)).code()
        })
        .collect();
    // One link puts it there; it is apart from none of them any more.
    state.with_rows(|rows| {
        rows.lift(RowSet::Unlink, &pairs);
        if let Some(pair) = pairs.first() {
            rows.put(RowSet::Link, pair.clone(), RowSet::Unlink);
        }
    })
}
