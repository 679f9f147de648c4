//! Articles set side by side: their passages are grouped into rows, and each row gets its verdicts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    clause_alignment::{self, InClauses},
    copied::{self, ArticleWords, Copied},
    edits::Edits,
    fingerprint::Fingerprint,
    ledger::{
        Cell, Coverage, Difference, DifferenceValue, Evidence, EvidenceKind, Ledger, Nearest,
        Origin, Row, RowSimilarity, Similarity, State, marks, place,
    },
    prepared::PreparedText,
    quotes,
    rows::{self, Grouping, Scores},
    similarity::{Feature, Passage, Vectors, Weights, passages},
    verdict::{Verdict, verdict},
};
use crate::{
    article::SectionKind,
    bundle::{Annotations, ArticleText, Texts},
    text::{
        Span,
        at_once::{at_once, no_rest},
        hash::hash,
        sort::{set, sort, sort_by},
    },
};

/// Most names in the heading of a row.
const ROW_NAMES: usize = 4;

/// An article as a column of a comparison.
#[derive(Clone, Debug)]
pub struct Column<'t> {
    /// Its text, with what was read of it.
    pub text: &'t ArticleText,
    /// The same made ready.
    pub prepared: Arc<PreparedText>,
    /// The agency that wrote it, where known.
    pub agency: Option<&'t str>,
}

impl<'t> Column<'t> {
    /// An article of a dossier, by its place in the catalogue; `None`: there is no text, or nothing
    /// is told of its words.
    pub fn of(
        texts: &'t Texts,
        annotations: &'t Annotations,
        at: usize,
        agency: Option<&'t str>,
    ) -> Option<Self> {
        let (text, annotations) = (texts.articles.get(at)?, annotations.articles.get(at)?);
        Some(Self { text, prepared: Arc::new(PreparedText::of(text, annotations)), agency })
    }
}

/// How articles are set side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Index of the reference article, which the others are compared with.
    pub reference: usize,
    /// Minimum similarity at which passages are put in one row, 0 to 1.
    pub min_similarity: f64,
    /// What the reader put together or took apart.
    pub edits: Edits,
}

impl Default for Options {
    fn default() -> Self {
        Self { reference: 0, min_similarity: rows::MIN_SIMILARITY, edits: Edits::default() }
    }
}

/// Sets articles side by side.
pub fn ledger(columns: &[Column], options: &Options, weights: &Weights) -> Ledger {
    at_once(ledger_in_steps(columns, options, weights, &no_rest)).expect("nothing is waited for")
}

/// Sets articles side by side, with a rest after each step: texts of any length hold nothing up. A
/// step is some milliseconds at most.
pub async fn ledger_in_steps(
    columns: &[Column<'_>],
    options: &Options,
    weights: &Weights,
    rest: &impl AsyncFn(),
) -> Ledger {
    let reference = options.reference;
    let mut all: Vec<Passage> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        for passage in passages(at, column.text, &column.prepared) {
            rest().await;
            all.push(passage);
        }
    }
    let vectors = Vectors::of(&all, weights, rest).await;
    let scores = Scores::of(&all, &vectors, rest).await;
    let in_clauses = clause_alignment::similar_clauses(&all, weights, rest).await;
    let grouping = Grouping {
        passages: &all,
        scores: &scores,
        in_clauses: &in_clauses,
        weights,
        min_similarity: options.min_similarity,
        edits: &options.edits,
    };
    let groups = grouping.groups(rest).await;
    let order = rows::order(&all, &groups, reference, columns.len());
    rest().await;
    let words: Vec<ArticleWords> =
        columns.iter().map(|column| ArticleWords::of(&column.text.id, &column.prepared)).collect();
    let mut copied: Vec<Copied> = Vec::new();
    for (a, b) in pairs(columns.len()) {
        rest().await;
        copied.extend(copied::blocks((a, b), &words[a], &words[b]));
    }
    let own = |article: usize| -> Vec<usize> {
        (0..all.len()).filter(|&at| all[at].article == article).collect()
    };
    let builder = Builder {
        columns,
        reference,
        weights,
        all: &all,
        scores: &scores,
        in_clauses: &in_clauses,
        copied: &copied,
    };
    let mut rows = Vec::with_capacity(order.len());
    for at in order {
        rest().await;
        rows.push(builder.row(&groups[at]));
    }
    Ledger {
        articles: columns.iter().map(|column| column.text.id.clone()).collect(),
        reference,
        min_similarity: options.min_similarity,
        similarity: pairs(columns.len())
            .map(|(a, b)| Similarity {
                articles: (a, b),
                score: vectors.similarity(&own(a), &own(b)),
            })
            .collect(),
        rows,
        coverage: (0..columns.len()).map(|at| builder.coverage(at, &groups)).collect(),
        copied,
    }
}

/// Every two of so many.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |a| (a + 1..count).map(move |b| (a, b)))
}

/// The passages of two articles compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Similarity of every passage of the one (rows) to every one of the other, 0 to 1.
    pub scores: Vec<Vec<f64>>,
    /// Pairs that a ledger would put in one row: index, index, similarity.
    pub pairs: Vec<(usize, usize, f64)>,
}

/// Aligns the passages of two articles.
pub fn align(a: &Column, b: &Column) -> Alignment {
    at_once(align_in_steps(a, b)).expect("nothing is waited for")
}

async fn align_in_steps(a: &Column<'_>, b: &Column<'_>) -> Alignment {
    let weights = Weights::of_articles(&[a.text, b.text]);
    let mut all: Vec<Passage> = passages(0, a.text, &a.prepared).collect();
    let left = all.len();
    all.extend(passages(1, b.text, &b.prepared));
    let vectors = Vectors::of(&all, &weights, &no_rest).await;
    let scores = Scores::of(&all, &vectors, &no_rest).await;
    let matrix: Vec<Vec<f64>> = (0..left)
        .map(|one| (left..all.len()).map(|other| scores.get(one, other)).collect())
        .collect();
    let edits = Edits::default();
    let in_clauses = clause_alignment::similar_clauses(&all, &weights, &no_rest).await;
    let grouping = Grouping {
        passages: &all,
        scores: &scores,
        in_clauses: &in_clauses,
        weights: &weights,
        min_similarity: rows::MIN_SIMILARITY,
        edits: &edits,
    };
    let mut linked: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in grouping.groups(&no_rest).await {
        let (one, other): (Vec<usize>, Vec<usize>) =
            group.iter().partition(|&&at| all[at].article == 0);
        linked.extend(one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b))));
    }
    let pairs = linked
        .into_iter()
        .map(|(one, other)| (one, other - left, scores.get(one, other)))
        .collect();
    Alignment { scores: matrix, pairs }
}

/// What the rows of one ledger are made from.
struct Builder<'l> {
    columns: &'l [Column<'l>],
    reference: usize,
    weights: &'l Weights,
    all: &'l [Passage<'l>],
    scores: &'l Scores,
    in_clauses: &'l InClauses,
    copied: &'l [Copied],
}

impl Builder<'_> {
    fn row(&self, group: &[usize]) -> Row {
        let of = |article: usize| {
            group
                .iter()
                .copied()
                .filter(move |&at| self.all[at].article == article)
                .collect::<Vec<_>>()
        };
        let present = set(group.iter().map(|&at| self.all[at].article));
        let base = if present.contains(&self.reference) {
            self.reference
        } else {
            present.first().copied().unwrap_or_default()
        };
        let mut cells: Vec<Cell> = (0..self.columns.len())
            .map(|article| self.cell(article, &of(article), group))
            .collect();
        let mut differences = Vec::new();
        for article in (0..self.columns.len()).filter(|&article| present.contains(&article)) {
            cells[article].state = match (present.len(), article == base) {
                (1, _) => State::Alone,
                (_, true) => State::Reference,
                _ => self.held_against(&of(base), &of(article), &mut differences),
            };
            if article != base {
                cells[article].other_occasion = self.other_occasion(&of(base), &of(article));
            }
        }
        for cell in &mut cells {
            cell.marks = marks(&differences, cell);
        }
        Row {
            id: self.id(group),
            names: self.names(group, base),
            state: cells
                .iter()
                .map(|cell| cell.state)
                .filter(|state| *state != State::Absent)
                .max_by_key(|state| state.rank())
                .unwrap_or(State::Alone),
            origins: self.origins(&cells),
            fingerprint: self.fingerprint(group),
            similarity: self.row_similarity(group),
            evidence: self.evidence(group),
            cells,
            differences,
        }
    }

    fn cell(&self, article: usize, own: &[usize], group: &[usize]) -> Cell {
        let sorted = |names: BTreeSet<&String>| names.into_iter().cloned().collect();
        let quotes = || own.iter().flat_map(|&at| &self.all[at].quotes);
        Cell {
            article,
            state: State::Absent,
            spans: own.iter().map(|&at| self.all[at].span).collect(),
            place: own.first().and_then(|&at| place(self.columns[article].text, self.all[at].span)),
            marks: Vec::new(),
            speakers: sorted(set(quotes().flat_map(|quote| &quote.speakers))),
            via: sorted(set(quotes().flat_map(|quote| &quote.via))),
            other_occasion: None,
            nearest: if own.is_empty() { self.nearest(article, group) } else { None },
        }
    }

    /// The passage of an article most alike to a row it is not in.
    fn nearest(&self, article: usize, group: &[usize]) -> Option<Nearest> {
        let similarity = |at: usize| {
            group.iter().map(|&other| self.scores.get(at, other)).sum::<f64>() / group.len() as f64
        };
        let own = (0..self.all.len()).filter(|&at| self.all[at].article == article);
        let best = own
            .map(|at| (similarity(at), at))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        best.map(|(score, at)| Nearest { span: self.all[at].span, score })
    }

    /// What two cells claim, by its rules, added to the row's differences; and their state.
    fn held_against(
        &self,
        base: &[usize],
        own: &[usize],
        differences: &mut Vec<Difference>,
    ) -> State {
        let passages = |cell: &[usize]| cell.iter().map(|&at| &self.all[at]).collect::<Vec<_>>();
        let (base, own) = (passages(base), passages(own));
        let Verdict { state, claims } = verdict(&base, &own);
        for claim in claims {
            let value =
                |article, span: Option<Span>| span.map(|span| DifferenceValue { article, span });
            let (a, b) =
                (value(base[0].article, claim.spans.0), value(own[0].article, claim.spans.1));
            differences.push(Difference {
                kind: claim.kind,
                state: claim.state,
                rule: claim.rule,
                values: a.into_iter().chain(b).collect(),
            });
        }
        state
    }

    /// The day that a passage with a quote is about, where that is another than the base's.
    fn other_occasion(&self, base: &[usize], own: &[usize]) -> Option<String> {
        let quoting = own.iter().copied().find(|&at| !self.all[at].quotes.is_empty())?;
        let far = base.iter().all(|&at| quotes::other_occasion(&self.all[at], &self.all[quoting]));
        far.then(|| quotes::day_of(&self.all[quoting]))
    }

    /// The words of the passages, to know them again when a text has changed.
    fn fingerprint(&self, group: &[usize]) -> String {
        let words = group.iter().flat_map(|&at| self.all[at].words);
        Fingerprint::of_folded(words.map(|word| word.folded.as_str())).code()
    }

    /// Whom the words of the cells go back to: those that name an agency or medium in common, are
    /// of one agency, or were copied from one another, are of one origin.
    fn origins(&self, cells: &[Cell]) -> Vec<Origin> {
        let mut origins: Vec<Origin> = Vec::new();
        for cell in cells.iter().filter(|cell| !cell.spans.is_empty()) {
            let mut own = Origin {
                articles: vec![cell.article],
                names: cell.via.clone(),
                agency: self.columns[cell.article].agency.map(str::to_owned),
                copied: false,
            };
            let (one, other): (Vec<Origin>, Vec<Origin>) =
                origins.into_iter().partition(|origin| self.same_origin(origin, &own, cells));
            origins = other;
            for origin in one {
                own.copied |= origin.copied
                    || origin.articles.iter().any(|&at| self.is_copied(&cells[at], cell));
                own.articles.extend(origin.articles);
                own.names.extend(origin.names);
                own.agency = own.agency.filter(|agency| origin.agency.as_ref() == Some(agency));
            }
            own.names = set(own.names).into_iter().collect();
            sort(&mut own.articles);
            origins.push(own);
        }
        sort_by(&mut origins, |a, b| a.articles.cmp(&b.articles));
        origins
    }

    fn same_origin(&self, a: &Origin, b: &Origin, cells: &[Cell]) -> bool {
        let named = a.names.iter().any(|name| b.names.contains(name));
        let agency_of = |at: usize| self.columns[at].agency;
        let same = |one: usize, at: usize| {
            agency_of(one).is_some_and(|agency| agency_of(at) == Some(agency))
                || self.is_copied(&cells[one], &cells[at])
        };
        named || a.articles.iter().any(|&one| b.articles.iter().any(|&at| same(one, at)))
    }

    /// Whether half of the shorter cell, in bytes, stands in the other in a block.
    fn is_copied(&self, a: &Cell, b: &Cell) -> bool {
        let ((a, b), pair) = if a.article < b.article {
            ((a, b), (a.article, b.article))
        } else {
            ((b, a), (b.article, a.article))
        };
        let within = |cell: &Cell, block: Span| -> u32 {
            let bytes =
                |span: &Span| span.end.min(block.end).saturating_sub(span.start.max(block.start));
            cell.spans.iter().map(bytes).sum()
        };
        let blocks = self.copied.iter().filter(|block| block.articles == pair);
        let in_both: u32 =
            blocks.map(|block| within(a, block.spans.0).min(within(b, block.spans.1))).sum();
        let whole = Span { start: 0, end: u32::MAX };
        2 * in_both >= within(a, whole).min(within(b, whole)).max(1)
    }

    /// The same for the same passages, whatever the order of the articles.
    fn id(&self, group: &[usize]) -> String {
        let mut passages: Vec<String> = group
            .iter()
            .map(|&at| {
                format!(
                    "{} {} {}",
                    self.all[at].text.id, self.all[at].span.start, self.all[at].span.end
                )
            })
            .collect();
        sort(&mut passages);
        let hash = hash(passages.join("\n").bytes());
        format!("{:08x}", (hash ^ (hash >> 32)) as u32)
    }

    /// Features that passages of two articles of the group share, by weight, falling; of a group of
    /// one article, its own.
    fn shared(&self, group: &[usize]) -> Vec<(&Feature, f64)> {
        let mut articles: BTreeMap<&Feature, BTreeSet<usize>> = BTreeMap::new();
        for &at in group {
            let passage = &self.all[at];
            for feature in
                passage.features.keys().filter(|one| !passage.stop_features.contains(*one))
            {
                articles.entry(feature).or_default().insert(passage.article);
            }
        }
        let several = group.iter().any(|&at| self.all[at].article != self.all[group[0]].article);
        let mut shared: Vec<(&Feature, f64)> = articles
            .into_iter()
            .filter(|(_, articles)| !several || articles.len() > 1)
            .map(|(feature, _)| (feature, self.weights.of_feature(feature)))
            .collect();
        sort_by(&mut shared, |a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        shared
    }

    /// The words for a feature, as the base's article spells it, or the first that has it.
    fn words_for(&self, feature: &Feature, group: &[usize], base: usize) -> Option<String> {
        let holder = |only_base: bool| {
            group.iter().copied().find(|&at| {
                (!only_base || self.all[at].article == base)
                    && self.all[at].features.contains_key(feature)
            })
        };
        let at = holder(true).or_else(|| holder(false))?;
        match feature {
            Feature::Speaker(id) => self.words_for(&Feature::Name(id.clone()), group, base),
            _ => Some(self.all[at].features[feature].of(&self.all[at].text.text).to_owned()),
        }
    }

    /// What the sources call it: up to two names, a date or figure, and the rarest words.
    fn names(&self, group: &[usize], base: usize) -> Vec<String> {
        let shared = self.shared(group);
        let of = |kinds: &[EvidenceKind], most: usize| {
            shared
                .iter()
                .filter(|(feature, _)| kinds.contains(&feature.kind()))
                .take(most)
                .map(|(feature, _)| *feature)
                .collect::<Vec<_>>()
        };
        let mut chosen = of(&[EvidenceKind::Names], 2);
        chosen.extend(of(&[EvidenceKind::Dates, EvidenceKind::Figures], 1));
        chosen.extend(of(&[EvidenceKind::Words], ROW_NAMES - chosen.len()));
        let mut names: Vec<String> = Vec::new();
        for feature in chosen {
            names.extend(
                self.words_for(feature, group, base).filter(|words| !names.contains(words)),
            );
        }
        names
    }

    /// How alike every two articles of a group are there.
    fn row_similarity(&self, group: &[usize]) -> Vec<RowSimilarity> {
        let mut best: BTreeMap<[usize; 2], RowSimilarity> = BTreeMap::new();
        for (&a, &b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))) {
            let articles = [self.all[a].article, self.all[b].article];
            if articles[0] >= articles[1] {
                continue;
            }
            let highest = best.entry(articles).or_insert(RowSimilarity {
                articles,
                similarity: 0.0,
                in_clause: false,
            });
            let whole = self.scores.get(a, b);
            let clause = self
                .in_clauses
                .get(a, b)
                .filter(|clause| whole < rows::MIN_SIMILARITY.min(*clause));
            let similarity = clause.unwrap_or(whole);
            if similarity > highest.similarity {
                (highest.similarity, highest.in_clause) = (similarity, clause.is_some());
            }
        }
        best.into_values().collect()
    }

    /// What the passages share, by kind, each with its part of the whole shared weight.
    fn evidence(&self, group: &[usize]) -> Vec<Evidence> {
        if group.len() < 2 {
            return Vec::new();
        }
        let shared = self.shared(group);
        let total: f64 = shared.iter().map(|(_, weight)| weight).sum();
        let mut by_kind: BTreeMap<EvidenceKind, Evidence> = BTreeMap::new();
        for (feature, weight) in shared {
            let evidence = by_kind.entry(feature.kind()).or_insert_with(|| Evidence {
                kind: feature.kind(),
                words: Vec::new(),
                score: 0.0,
            });
            evidence.score += weight / total;
            let words = self.words_for(feature, group, self.reference);
            evidence.words.extend(words.filter(|words| !evidence.words.contains(words)));
        }
        by_kind.into_values().collect()
    }

    fn coverage(&self, article: usize, groups: &[Vec<usize>]) -> Coverage {
        let text = self.columns[article].text;
        let own = self.all.iter().filter(|passage| passage.article == article).count() as u32;
        let aligned = set(groups
            .iter()
            .filter(|group| group.iter().any(|&at| self.all[at].article != article))
            .flatten()
            .filter(|&&at| self.all[at].article == article))
        .len() as u32;
        let sentences_apart =
            text.reading.sentences.iter().filter(|span| !text.is_content_at(**span)).count();
        let unread = |kind: SectionKind| {
            matches!(
                kind,
                SectionKind::DateLine
                    | SectionKind::Credit
                    | SectionKind::Dateline
                    | SectionKind::SignOff
            )
        };
        let excluded = (sentences_apart
            + text.sections.iter().filter(|section| unread(section.kind)).count())
            as u32;
        let end = self.columns[article].prepared.end;
        Coverage { passages: own + excluded, aligned, only_here: own - aligned, excluded, end }
    }
}
