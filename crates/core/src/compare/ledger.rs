//! What a comparison finds, as plain data: rows of cells, and what differs between them.

use serde::{Deserialize, Serialize};

use super::copied::Copied;
use crate::{
    article::{SectionKind, section_at},
    bundle::ArticleText,
    text::{Span, coded::coded, sort::sort_by},
};

/// All rows of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// Article ids, in column order.
    pub articles: Vec<String>,
    /// Index of the reference article among [`Self::articles`].
    pub reference: usize,
    /// Minimum similarity at which passages were put in one row, 0 to 1.
    pub min_similarity: f64,
    /// How alike every two articles are as wholes.
    pub similarity: Vec<Similarity>,
    /// Rows, in the reading order of the reference; what only others have stands where it would
    /// belong.
    pub rows: Vec<Row>,
    /// For each article, what became of its passages.
    pub coverage: Vec<Coverage>,
    /// Blocks that two articles have in the same words, by pair, longest first.
    pub copied: Vec<Copied>,
}

/// How alike two articles are as wholes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Similarity {
    /// Their indices among [`Ledger::articles`].
    pub articles: (usize, usize),
    /// 0 to 1.
    pub score: f64,
}

/// Passages of different articles that report the same thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What links call it; the same for the same passages in any order of the articles.
    pub id: String,
    /// The sources' own words for it: shared names, dates and rarest words.
    pub names: Vec<String>,
    /// The most severe state of its cells relative to the reference cell.
    pub state: State,
    /// One cell for each article, in column order.
    pub cells: Vec<Cell>,
    /// Every claim that was compared between cells, with the rule that decided.
    pub differences: Vec<Difference>,
    /// Whom its cells go back to, by the first article of each.
    pub origins: Vec<Origin>,
    /// Its words, as [`Fingerprint`](super::Fingerprint) writes them.
    pub fingerprint: String,
    /// How alike every two of its articles are in it.
    pub similarity: Vec<RowSimilarity>,
    /// Why its passages were put together.
    pub evidence: Vec<Evidence>,
}

impl Row {
    /// The cells of the articles that tell it.
    pub fn present(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.spans.is_empty())
    }

    /// How many of its articles have an origin.
    pub fn article_count(&self) -> usize {
        self.origins.iter().map(|origin| origin.articles.len()).sum()
    }

    /// How far apart its articles place it: 0 where all give it at one height, 1 from the headline
    /// to the last paragraph, less than 0 where only one has it.
    pub fn unevenness(&self) -> f64 {
        let heights: Vec<f64> =
            self.cells.iter().filter_map(|cell| Some(cell.place?.height())).collect();
        if heights.len() < 2 {
            return -1.0;
        }
        let extreme = |pick: fn(f64, f64) -> f64| heights.iter().copied().reduce(pick);
        extreme(f64::max).zip(extreme(f64::min)).map_or(0.0, |(last, first)| last - first)
    }
}

/// Whom the words of some cells go back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Indices of the articles among [`Ledger::articles`], rising.
    pub articles: Vec<usize>,
    /// The agencies and media they name (entity ids), sorted; empty: the article speaks for itself.
    pub names: Vec<String>,
    /// The agency that wrote them all, where one did.
    pub agency: Option<String>,
    /// Whether words were copied from one to another.
    pub copied: bool,
}

/// What one article has in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Index of the article among [`Ledger::articles`].
    pub article: usize,
    /// Relative to the reference article's cell, or where that has nothing to the first that has.
    pub state: State,
    /// The passages, in order; empty where the article has nothing.
    pub spans: Vec<Span>,
    /// Where the first passage stands.
    pub place: Option<Place>,
    /// What in the passages coincides or differs.
    pub marks: Vec<Mark>,
    /// Speakers of the quotes in it (entity ids).
    pub speakers: Vec<String>,
    /// Agencies and media it was taken from (entity ids).
    pub via: Vec<String>,
    /// Told of another day than the reference's words: "otra ocasión" and its TIMEX3 value.
    pub other_occasion: Option<String>,
    /// In an empty cell, the nearest passage and its similarity.
    pub nearest: Option<Nearest>,
}

/// The state of a cell or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It is the reference that the other cells are compared with.
    Reference,
    /// The same words, or words that say the same by a rule, and nothing left over.
    Same,
    /// They tell of the same, and nothing found contradicts it.
    Compatible,
    /// Something that was compared is not the same.
    Differs,
    /// Nothing in this text.
    Absent,
    /// The row's only cell.
    Alone,
}

coded!(State {
    Reference = "reference",
    Same = "same",
    Compatible = "compatible",
    Differs = "differs",
    Absent = "absent",
    Alone = "alone",
});

impl State {
    /// How bad it is: of a row's states the highest is shown.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::Absent => 0,
            Self::Alone => 1,
            Self::Reference => 2,
            Self::Same => 3,
            Self::Compatible => 4,
            Self::Differs => 5,
        }
    }
}

/// Where a passage stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In the headline.
    Headline,
    /// Under the photograph.
    Caption,
    /// In body paragraph `number` of `of`, counted from 1.
    Paragraph {
        /// The number of the paragraph, from 1.
        number: u32,
        /// Of how many.
        of: u32,
    },
}

impl Place {
    /// How far down in its article, 0 (headline and caption) to 1 (the last paragraph).
    pub fn height(self) -> f64 {
        match self {
            Self::Headline | Self::Caption => 0.0,
            Self::Paragraph { number, of } => f64::from(number) / f64::from(of.max(1)),
        }
    }
}

/// A marked stretch of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where, on whole words.
    pub span: Span,
    /// What is compared.
    pub kind: DifferenceKind,
    /// `Same`, `Compatible` or `Differs`.
    pub state: State,
}

/// What two cells say of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// What is compared.
    pub kind: DifferenceKind,
    /// `Same`, `Compatible` or `Differs`.
    pub state: State,
    /// The rule that decided.
    pub rule: Rule,
    /// The stretches that say it, one an article; only words left over stand on one side alone.
    pub values: Vec<DifferenceValue>,
}

/// The rule by which a claim was judged; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The same words.
    SameWords,
    /// One value, written otherwise.
    SameValue,
    /// Two names of one entity.
    JoinedName,
    /// Forms of one word.
    Inflection,
    /// Words of one synonym set.
    Synonym,
    /// Active and passive.
    Voice,
    /// Words that only say again who speaks.
    Attribution,
    /// One is vaguer than the other, or holds it.
    Vaguer,
    /// Words in quotation that are not the same.
    OtherWords,
    /// The same values in another order.
    OtherOrder,
    /// Forms of one word that need not claim the same.
    OtherForm,
    /// Words that only one side has, or that the tables do not know to be equal.
    LeftOver,
    /// A word and the denial of its opposite.
    DeniedOpposite,
    /// Names that may be two spellings or parts of one.
    NamesAlike,
    /// A capital, which may stand for its country's government.
    Capital,
    /// One claims less surely, or as to come.
    LessCertain,
    /// More or less of the whole.
    OtherQuantity,
    /// Another number, day or period.
    OtherValue,
    /// Another thing counted, or another currency.
    OtherUnit,
    /// Another person, place or body.
    OtherName,
    /// At least and at most.
    OppositeBound,
    /// One denies what the other says.
    Denied,
    /// Opposites.
    Opposite,
    /// Who did it to whom is exchanged.
    Exchanged,
}

coded!(Rule {
    SameWords = "same-words",
    SameValue = "same-value",
    JoinedName = "joined-name",
    Inflection = "inflection",
    Synonym = "synonym",
    Voice = "voice",
    Attribution = "attribution",
    Vaguer = "vaguer",
    OtherWords = "other-words",
    OtherOrder = "other-order",
    OtherForm = "other-form",
    LeftOver = "left-over",
    DeniedOpposite = "denied-opposite",
    NamesAlike = "names-alike",
    Capital = "capital",
    LessCertain = "less-certain",
    OtherQuantity = "other-quantity",
    OtherValue = "other-value",
    OtherUnit = "other-unit",
    OtherName = "other-name",
    OppositeBound = "opposite-bound",
    Denied = "denied",
    Opposite = "opposite",
    Exchanged = "exchanged",
});

/// One article's side of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceValue {
    /// Index of the article among [`Ledger::articles`].
    pub article: usize,
    /// Where it says so.
    pub span: Span,
}

/// Kinds of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// A number.
    Figure,
    /// A date.
    Date,
    /// A place.
    Place,
    /// A person or organisation.
    Name,
    /// Who says it.
    Speaker,
    /// One utterance in two wordings.
    Rendering,
    /// Whether it is so: denied, or its opposite.
    Polarity,
    /// Who did it to whom.
    Role,
    /// How surely: done or certain, or possible, planned, asked for.
    Modality,
    /// How much of the whole: all, some, none; at least, at most.
    Quantity,
    /// Words that are none of the others.
    Wording,
}

coded!(DifferenceKind {
    Figure = "figure",
    Date = "date",
    Place = "place",
    Name = "name",
    Speaker = "speaker",
    Rendering = "rendering",
    Polarity = "polarity",
    Role = "role",
    Modality = "modality",
    Quantity = "quantity",
    Wording = "wording",
});

/// The nearest passage to a row that an article lacks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nearest {
    /// Its place in the text.
    pub span: Span,
    /// Similarity, 0 to 1.
    pub score: f64,
}

/// How alike two articles are in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowSimilarity {
    /// Their indices among [`Ledger::articles`], rising.
    pub articles: [usize; 2],
    /// Of the passages most alike, 0 to 1.
    pub similarity: f64,
    /// Whether it is of a clause of each: the passages as wholes are less alike than rows ask for.
    pub in_clause: bool,
}

/// Why passages were put in one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What kind of thing is shared.
    pub kind: EvidenceKind,
    /// The shared names or words, as the texts spell them.
    pub words: Vec<String>,
    /// Its share in the similarity, 0 to 1.
    pub score: f64,
}

/// What two passages can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// Names.
    Names,
    /// Dates.
    Dates,
    /// Figures.
    Figures,
    /// Words, rare ones first.
    Words,
    /// Who speaks.
    Speaker,
}

coded!(EvidenceKind {
    Names = "names",
    Dates = "dates",
    Figures = "figures",
    Words = "words",
    Speaker = "speaker",
});

/// What became of an article's passages: `passages = aligned + only_here + set_aside`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Every passage of the article.
    pub passages: u32,
    /// In a row with another article's.
    pub aligned: u32,
    /// In a row of their own.
    pub only_here: u32,
    /// Promotion, boilerplate, date line, sign-off.
    pub excluded: u32,
    /// The byte where what was compared ends, in a text that is too long to be compared whole: what
    /// stands after it is in no row and in none of these numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// What a cell's words are marked as: its sides of some differences, the worst first, without
/// doubles, on at most a third of its bytes; whole quotes apart, which are only underlined.
pub fn marks(differences: &[Difference], cell: &Cell) -> Vec<Mark> {
    let mut all: Vec<Mark> = Vec::new();
    for difference in differences {
        let own = difference.values.iter().filter(|value| value.article == cell.article);
        all.extend(own.map(|value| Mark {
            span: value.span,
            kind: difference.kind,
            state: difference.state,
        }));
    }
    sort_by(&mut all, |a, b| {
        let rank = b.state.rank().cmp(&a.state.rank());
        rank.then_with(|| (a.kind, a.span).cmp(&(b.kind, b.span)))
    });
    let total: usize = cell.spans.iter().map(|span| span.len()).sum();
    let mut kept: Vec<Mark> = Vec::new();
    let mut covered = 0;
    for mark in all {
        let length = mark.span.len();
        let is_quote = |mark: &Mark| mark.kind == DifferenceKind::Rendering;
        let double = kept
            .iter()
            .any(|other| other.span.overlaps(mark.span) && is_quote(&mark) == is_quote(other));
        let too_much = mark.state != State::Differs && 3 * (covered + length) > total;
        if double || (!is_quote(&mark) && too_much) {
            continue;
        }
        covered += if is_quote(&mark) { 0 } else { length };
        kept.push(mark);
    }
    sort_by(&mut kept, |a, b| a.span.cmp(&b.span));
    kept
}

/// Where a passage stands; `None` outside headline, caption and body.
pub fn place(text: &ArticleText, span: Span) -> Option<Place> {
    match section_at(&text.sections, span)? {
        SectionKind::Headline => Some(Place::Headline),
        SectionKind::Caption => Some(Place::Caption),
        SectionKind::Body => {
            let bodies =
                || text.sections.iter().filter(|section| section.kind == SectionKind::Body);
            let number = bodies().position(|section| section.span.contains(span))?;
            Some(Place::Paragraph { number: number as u32 + 1, of: bodies().count() as u32 })
        }
        _ => None,
    }
}
