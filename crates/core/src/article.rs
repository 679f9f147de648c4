//! An article: one text from one source, with its sections.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use crate::text::Language;
use crate::text::{Span, coded::coded};

/// One text from one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The file's stem; what links call the article.
    pub id: String,
    /// The file as given, byte for byte.
    pub text: String,
    /// The day of publication.
    pub published: NaiveDate,
    /// Said by the file or by `dossier.toml`; detected where neither does.
    pub language: Option<Language>,
    /// Who published it, where known.
    pub outlet: Option<String>,
    /// The agency that wrote it, where known.
    pub agency: Option<String>,
    /// Where the text or its header tells the outlet, the agency or the date.
    pub evidence: Vec<SourceEvidence>,
    /// Address of the original.
    pub url: Option<String>,
    /// The headline the text carries. `None`: it has none.
    pub headline: Option<Span>,
    /// A headline given by `dossier.toml`.
    pub given_headline: Option<String>,
    /// The stretches of the file, in order, none overlapping. A body section is one paragraph.
    #[serde(rename = "parts")]
    pub sections: Vec<Section>,
}

/// A section: a stretch of the file and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// Where it stands.
    pub span: Span,
}

/// What a stretch of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// The header: `date 2025-08-12`, or the `title:`, `source:` lines of the plain format.
    DateLine,
    /// Under a photograph.
    Caption,
    /// Who took the photograph; says nothing about who wrote the text.
    Credit,
    /// The headline.
    Headline,
    /// Place, day and agency before the first sentence: "Pekín, 3 sep (EFE).-".
    Dateline,
    /// A paragraph of the report.
    Body,
    /// A line that points to other pieces.
    Promotion,
    /// A standing paragraph about the agency or outlet.
    Boilerplate,
    /// The agency's name after the last sentence.
    SignOff,
}

coded!(SectionKind {
    DateLine = "date-line",
    Caption = "caption",
    Credit = "credit",
    Headline = "headline",
    Dateline = "dateline",
    Body = "body",
    Promotion = "promotion",
    Boilerplate = "boilerplate",
    SignOff = "sign-off",
});

impl SectionKind {
    /// Whether it is content: what is found there counts in facets, entities, the timeline and the ledger.
    pub fn is_content(self) -> bool {
        matches!(self, Self::Caption | Self::Headline | Self::Body)
    }
}

/// Something in the file that tells who wrote or published it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEvidence {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub why: SourceReason,
}

/// Why an outlet, an agency or a date was credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceReason {
    /// A `source:` line.
    SourceLine,
    /// The agency in the dateline's brackets.
    Dateline,
    /// The agency's name after the last sentence.
    SignOff,
    /// A standing paragraph about the agency.
    Boilerplate,
    /// A `date` line.
    DateLine,
}

coded!(SourceReason {
    SourceLine = "source-line",
    Dateline = "dateline",
    SignOff = "sign-off",
    Boilerplate = "boilerplate",
    DateLine = "date-line",
});

impl Article {
    /// The kind of the section that `span` begins in; `None` between sections.
    pub fn section_at(&self, span: Span) -> Option<SectionKind> {
        section_at(&self.sections, span)
    }

    /// The line of the file, from 1, that tells the day of publication.
    pub fn date_line(&self) -> usize {
        let date_line =
            self.evidence.iter().find(|evidence| evidence.why == SourceReason::DateLine);
        let before = date_line.map_or(0, |evidence| evidence.span.start as usize);
        self.text[..before].replace("\r\n", "\n").matches(['\n', '\r']).count() + 1
    }

    /// Whether what is found at `span` counts (see [`SectionKind::is_content`]).
    pub fn is_content_at(&self, span: Span) -> bool {
        self.section_at(span).is_some_and(SectionKind::is_content)
    }
}

/// The kind of the section among `sections`, which stand in order, that `span` begins in.
pub fn section_at(sections: &[Section], span: Span) -> Option<SectionKind> {
    let after = sections.partition_point(|section| section.span.end <= span.start);
    sections
        .get(after)
        .filter(|section| section.span.start <= span.start)
        .map(|section| section.kind)
}
