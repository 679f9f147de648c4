//! A comparison as the command's contract has it, and what else its ledger holds; read again, it is
//! the same ledger.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::value::RawValue;

use super::{
    comparison::{Comparison, SCHEMA},
    words,
};
use crate::{
    compare::{
        Cell, Copied, Coverage, Difference, DifferenceKind, DifferenceValue, Evidence,
        EvidenceKind, Ledger, Nearest, Origin, Place, Row, RowSimilarity, Rule, Similarity, State,
        marks,
    },
    text::{Span, day::read},
};

#[derive(Serialize, Deserialize)]
struct LedgerFields {
    schema: u32,
    method: String,
    /// Address of the comparison, perhaps empty.
    link: String,
    #[serde(deserialize_with = "exact")]
    min: f64,
    reference: String,
    /// How many rows the whole comparison has, where these are some of them.
    total: Option<usize>,
    articles: Vec<ArticleFields>,
    similarity: Vec<SimilarityFields>,
    rows: Vec<RowFields>,
    account: Vec<CoverageFields>,
    copied: Vec<CopiedFields>,
}

#[derive(Serialize, Deserialize)]
struct ArticleFields {
    id: String,
    #[serde(deserialize_with = "read")]
    published: NaiveDate,
    outlet: Option<String>,
    agency: Option<String>,
    url: Option<String>,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
struct SimilarityFields {
    a: String,
    b: String,
    #[serde(deserialize_with = "exact")]
    score: f64,
}

#[derive(Serialize, Deserialize)]
struct RowFields {
    id: String,
    /// Its number on the page; only one article has it where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    names: Vec<String>,
    state: State,
    /// The state that the reader gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judged: Option<State>,
    /// For reading: names.
    origins: Vec<String>,
    /// The same, apart: ids.
    origin_details: Vec<OriginFields>,
    fingerprint: String,
    cells: Vec<CellFields>,
    differences: Vec<DifferenceFields>,
    #[serde(default)]
    similarity: Vec<RowSimilarityFields>,
    evidence: Vec<EvidenceFields>,
}

#[derive(Serialize, Deserialize)]
struct RowSimilarityFields {
    articles: [String; 2],
    #[serde(deserialize_with = "exact")]
    similarity: f64,
    in_clause: bool,
}

#[derive(Serialize, Deserialize)]
struct OriginFields {
    articles: Vec<String>,
    names: Vec<String>,
    agency: Option<String>,
    copied: bool,
}

#[derive(Serialize, Deserialize)]
struct CellFields {
    article: String,
    state: State,
    spans: Vec<Bounds>,
    text: String,
    /// For reading.
    place: Option<String>,
    /// The same, apart.
    position: Option<Place>,
    speakers: Vec<String>,
    via: Vec<String>,
    other_occasion: Option<String>,
    nearest: Option<NearestFields>,
}

/// A span, as the contract has it: bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

#[derive(Serialize, Deserialize)]
struct NearestFields {
    start: u32,
    end: u32,
    #[serde(deserialize_with = "exact")]
    score: f64,
}

#[derive(Serialize, Deserialize)]
struct DifferenceFields {
    kind: DifferenceKind,
    state: State,
    rule: Rule,
    values: Vec<ValueFields>,
}

#[derive(Serialize, Deserialize)]
struct ValueFields {
    article: String,
    start: u32,
    end: u32,
}

#[derive(Serialize, Deserialize)]
struct EvidenceFields {
    kind: EvidenceKind,
    words: Vec<String>,
    #[serde(deserialize_with = "exact")]
    score: f64,
}

#[derive(Serialize, Deserialize)]
struct CoverageFields {
    article: String,
    passages: u32,
    aligned: u32,
    only_here: u32,
    set_aside: u32,
    /// Where what was compared ends, in an article that was not compared whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct CopiedFields {
    articles: (String, String),
    spans: (Bounds, Bounds),
    words: u32,
}

impl From<Span> for Bounds {
    fn from(Span { start, end }: Span) -> Self {
        Self { start, end }
    }
}

impl From<Bounds> for Span {
    fn from(Bounds { start, end }: Bounds) -> Self {
        Self { start, end }
    }
}

/// A number as it was written: `serde_json` alone may miss the last bit of a fraction.
fn exact<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let written = <&RawValue>::deserialize(from)?.get();
    let number = written.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| D::Error::custom(format!("`{written}` is no number")))
}

/// One object on one line. Offsets are bytes of the article's file; what is not known is null or
/// empty.
pub fn json(comparison: &Comparison) -> String {
    let ledger = comparison.ledger;
    let id = |article: usize| ledger.articles[article].clone();
    let coverages = ledger.articles.iter().zip(&ledger.coverage);
    let fields = LedgerFields {
        schema: SCHEMA,
        method: comparison.method.to_owned(),
        link: comparison.link.to_owned(),
        min: ledger.min_similarity,
        reference: id(ledger.reference),
        total: comparison.total,
        articles: comparison
            .columns
            .iter()
            .map(|column| ArticleFields {
                id: column.article.id.clone(),
                published: column.article.published,
                outlet: column.article.outlet.clone(),
                agency: column.article.agency.clone(),
                url: column.article.url.clone(),
                sha256: column.article.sha256.clone(),
            })
            .collect(),
        similarity: ledger
            .similarity
            .iter()
            .map(|pair| SimilarityFields {
                a: id(pair.articles.0),
                b: id(pair.articles.1),
                score: pair.score,
            })
            .collect(),
        rows: (0..ledger.rows.len()).map(|at| row_fields(comparison, at)).collect(),
        account: coverages
            .map(|(article, coverage)| CoverageFields {
                article: article.clone(),
                passages: coverage.passages,
                aligned: coverage.aligned,
                only_here: coverage.only_here,
                set_aside: coverage.excluded,
                end: coverage.end,
            })
            .collect(),
        copied: ledger
            .copied
            .iter()
            .map(|copied| CopiedFields {
                articles: (id(copied.articles.0), id(copied.articles.1)),
                spans: (copied.spans.0.into(), copied.spans.1.into()),
                words: copied.words,
            })
            .collect(),
    };
    serde_json::to_string(&fields).expect("plain data with string keys serialises")
}

fn row_fields(comparison: &Comparison, at: usize) -> RowFields {
    let (row, note) = (&comparison.ledger.rows[at], comparison.note(at));
    let id = |article: usize| comparison.ledger.articles[article].clone();
    RowFields {
        id: row.id.clone(),
        number: note.number,
        names: row.names.clone(),
        state: row.state,
        judged: note.judged,
        origins: row.origins.iter().map(|origin| comparison.origin(origin)).collect(),
        origin_details: row
            .origins
            .iter()
            .map(|origin| OriginFields {
                articles: origin.articles.iter().map(|&at| id(at)).collect(),
                names: origin.names.clone(),
                agency: origin.agency.clone(),
                copied: origin.copied,
            })
            .collect(),
        fingerprint: row.fingerprint.clone(),
        cells: row.cells.iter().map(|cell| cell_fields(comparison, cell)).collect(),
        differences: row
            .differences
            .iter()
            .map(|difference| DifferenceFields {
                kind: difference.kind,
                state: difference.state,
                rule: difference.rule,
                values: difference
                    .values
                    .iter()
                    .map(|value| ValueFields {
                        article: id(value.article),
                        start: value.span.start,
                        end: value.span.end,
                    })
                    .collect(),
            })
            .collect(),
        similarity: row
            .similarity
            .iter()
            .map(|pair| RowSimilarityFields {
                articles: pair.articles.map(id),
                similarity: pair.similarity,
                in_clause: pair.in_clause,
            })
            .collect(),
        evidence: row
            .evidence
            .iter()
            .map(|evidence| EvidenceFields {
                kind: evidence.kind,
                words: evidence.words.clone(),
                score: evidence.score,
            })
            .collect(),
    }
}

fn cell_fields(comparison: &Comparison, cell: &Cell) -> CellFields {
    CellFields {
        article: comparison.ledger.articles[cell.article].clone(),
        state: cell.state,
        spans: cell.spans.iter().copied().map(Bounds::from).collect(),
        text: comparison.words_of(cell),
        place: cell.place.map(words::place),
        position: cell.place,
        speakers: cell.speakers.clone(),
        via: cell.via.clone(),
        other_occasion: cell.other_occasion.clone(),
        nearest: cell.nearest.map(|nearest| NearestFields {
            start: nearest.span.start,
            end: nearest.span.end,
            score: nearest.score,
        }),
    }
}

/// What a file says of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// Its rows, or those of them that were shown.
    pub ledger: Ledger,
    /// The address at which it was shown; may be empty.
    pub link: String,
}

/// Reads what [`json`] writes: the ledger, equal to the one that was written. Keys it does not know
/// are passed over.
///
/// # Errors
/// What is wrong, and at which line and column where it is no JSON or not of this form: another
/// schema, a key that is missing, an article that is not among the articles, a row without a cell for
/// each of them in their order.
pub fn from_json(text: &str) -> Result<Imported, String> {
    #[derive(Deserialize)]
    struct Head {
        schema: u32,
    }
    let faulty = |error: serde_json::Error| format!("{error}, expected a comparison as JSON");
    let head: Head = serde_json::from_str(text).map_err(faulty)?;
    if head.schema != SCHEMA {
        return Err(format!("the schema is {}, expected {SCHEMA}", head.schema));
    }
    let fields: LedgerFields = serde_json::from_str(text).map_err(faulty)?;
    let ids = Ids::of(fields.articles)?;
    let account = fields.account.iter().map(|account| account.article.as_str());
    ids.each("the account", account)?;
    let ledger = Ledger {
        reference: ids.at(&fields.reference)?,
        min_similarity: fields.min,
        similarity: fields
            .similarity
            .into_iter()
            .map(|pair| {
                let articles = (ids.at(&pair.a)?, ids.at(&pair.b)?);
                Ok(Similarity { articles, score: pair.score })
            })
            .collect::<Result<_, String>>()?,
        rows: fields.rows.into_iter().map(|row| ids.row(row)).collect::<Result<_, _>>()?,
        coverage: fields
            .account
            .into_iter()
            .map(|coverage| Coverage {
                passages: coverage.passages,
                aligned: coverage.aligned,
                only_here: coverage.only_here,
                excluded: coverage.set_aside,
                end: coverage.end,
            })
            .collect(),
        copied: fields
            .copied
            .into_iter()
            .map(|copied| {
                Ok(Copied {
                    articles: (ids.at(&copied.articles.0)?, ids.at(&copied.articles.1)?),
                    spans: (copied.spans.0.into(), copied.spans.1.into()),
                    words: copied.words,
                })
            })
            .collect::<Result<_, String>>()?,
        articles: ids.0,
    };
    Ok(Imported { ledger, link: fields.link })
}

/// Ids of the articles, in column order.
struct Ids(Vec<String>);

impl Ids {
    fn of(articles: Vec<ArticleFields>) -> Result<Self, String> {
        let ids: Vec<String> = articles.into_iter().map(|article| article.id).collect();
        let twice = ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id));
        match twice {
            Some((_, id)) => Err(format!("the article “{id}” is there twice, expected it once")),
            None => Ok(Self(ids)),
        }
    }

    fn at(&self, id: &str) -> Result<usize, String> {
        self.0.iter().position(|other| other == id).ok_or_else(|| {
            format!("no article is called “{id}”, expected one of {}", self.0.join(", "))
        })
    }

    /// Whether there is one for each article, in their order.
    fn each<'i>(&self, what: &str, ids: impl Iterator<Item = &'i str>) -> Result<(), String> {
        if ids.eq(self.0.iter().map(String::as_str)) {
            Ok(())
        } else {
            Err(format!("{what} is not in order, expected one each for {}", self.0.join(", ")))
        }
    }

    fn row(&self, row: RowFields) -> Result<Row, String> {
        let cells = row.cells.iter().map(|cell| cell.article.as_str());
        self.each(&format!("the row “{}”", row.id), cells)?;
        let origin = |origin: OriginFields| {
            Ok(Origin {
                articles: origin
                    .articles
                    .iter()
                    .map(|id| self.at(id))
                    .collect::<Result<_, String>>()?,
                names: origin.names,
                agency: origin.agency,
                copied: origin.copied,
            })
        };
        let differences: Vec<Difference> = row
            .differences
            .into_iter()
            .map(|one| self.difference(one))
            .collect::<Result<_, _>>()?;
        let cells = row.cells.into_iter().enumerate().map(|(at, one)| {
            let cell = cell(at, one);
            Cell { marks: marks(&differences, &cell), ..cell }
        });
        Ok(Row {
            id: row.id,
            names: row.names,
            state: row.state,
            cells: cells.collect(),
            differences,
            origins: row.origin_details.into_iter().map(origin).collect::<Result<_, String>>()?,
            fingerprint: row.fingerprint,
            similarity: row
                .similarity
                .into_iter()
                .map(|one| {
                    let [a, b] = &one.articles;
                    Ok(RowSimilarity {
                        articles: [self.at(a)?, self.at(b)?],
                        similarity: one.similarity,
                        in_clause: one.in_clause,
                    })
                })
                .collect::<Result<_, String>>()?,
            evidence: row
                .evidence
                .into_iter()
                .map(|one| Evidence { kind: one.kind, words: one.words, score: one.score })
                .collect(),
        })
    }

    fn difference(&self, difference: DifferenceFields) -> Result<Difference, String> {
        let value = |value: ValueFields| {
            let span = Span { start: value.start, end: value.end };
            Ok(DifferenceValue { article: self.at(&value.article)?, span })
        };
        Ok(Difference {
            kind: difference.kind,
            state: difference.state,
            rule: difference.rule,
            values: difference.values.into_iter().map(value).collect::<Result<_, String>>()?,
        })
    }
}

fn cell(article: usize, cell: CellFields) -> Cell {
    Cell {
        article,
        state: cell.state,
        spans: cell.spans.into_iter().map(Span::from).collect(),
        place: cell.position,
        marks: Vec::new(),
        speakers: cell.speakers,
        via: cell.via,
        other_occasion: cell.other_occasion,
        nearest: cell.nearest.map(|nearest| Nearest {
            span: Span { start: nearest.start, end: nearest.end },
            score: nearest.score,
        }),
    }
}

/// How many rows of a kept comparison are not among others, all as JSON.
pub fn missing(rows: &[String], among: &[String]) -> usize {
    rows.iter().filter(|row| !among.contains(row)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_number_read_again_is_the_same(score in 0.0..1.0_f64) {
            let evidence = EvidenceFields { kind: EvidenceKind::Names, words: Vec::new(), score };
            let written = serde_json::to_string(&evidence).expect("plain data");
            let read: EvidenceFields = serde_json::from_str(&written).expect("as written");
            proptest::prop_assert_eq!(read.score.to_bits(), score.to_bits());
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for score in ["\"0.5\"", "null", "[1]", "1e999"] {
            let written = format!("{{\"start\":0,\"end\":1,\"score\":{score}}}");
            assert!(serde_json::from_str::<NearestFields>(&written).is_err(), "{score}");
        }
    }
}
