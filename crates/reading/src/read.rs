//! A text becomes its findings, stage by stage.

use chrono::NaiveDate;
use cotejo_core::{
    article::{Article, Language, Section, SectionKind, section_at},
    findings::{Date, Defect, Reading},
    text::{Span, coded::coded, sentences::sentences},
};

use crate::{
    dates, defects, figures, language, names, quotes,
    tokens::{self, Token},
};

/// A text to read.
#[derive(Clone, Debug)]
pub struct Input<'t> {
    /// The text.
    pub text: &'t str,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Day of publication, from which relative dates count.
    pub published: Option<NaiveDate>,
    /// `None`: to be detected.
    pub language: Option<Language>,
}

impl<'t> Input<'t> {
    /// An article with its sections.
    pub fn article(article: &'t Article) -> Self {
        Self {
            text: &article.text,
            sections: article.sections.clone(),
            published: Some(article.published),
            language: article.language,
        }
    }

    /// Prose without a header: every line that says anything is a body section.
    pub fn prose(text: &'t str, published: Option<NaiveDate>, language: Option<Language>) -> Self {
        let mut sections = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len()).trimmed(text);
            if !span.is_empty() {
                sections.push(Section { kind: SectionKind::Body, span });
            }
            start += line.len();
        }
        Self { text, sections, published, language }
    }
}

/// A stage of the reading, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The language is told, where the input does not say it.
    Language,
    /// Sentences are cut.
    Sentences,
    /// Words and marks are told apart.
    Tokens,
    /// Names are found.
    Names,
    /// Dates are read.
    Dates,
    /// Quotes are found.
    Quotes,
    /// Figures are read.
    Figures,
    /// Defects are found.
    Defects,
}

coded!(Stage {
    Language = "language",
    Sentences = "sentences",
    Tokens = "tokens",
    Names = "names",
    Dates = "dates",
    Quotes = "quotes",
    Figures = "figures",
    Defects = "defects",
});

/// Reads a text. Mentions, speakers and vias hold the forms as they stand; joining them into
/// entities is the dossier's (see its `entities`).
pub fn read(input: &Input) -> Reading {
    read_in_stages(input, &mut |_| {})
}

/// As [`read`]; `done` hears of each stage when it is over, so that one who has a clock can tell
/// how long it took.
pub fn read_in_stages(input: &Input, done: &mut dyn FnMut(Stage)) -> Reading {
    let text = input.text;
    let language = input.language.unwrap_or_else(|| language::detect(text, &input.sections));
    done(Stage::Language);
    let read_sections = |section: &&Section| {
        !matches!(
            section.kind,
            SectionKind::DateLine
                | SectionKind::Credit
                | SectionKind::Dateline
                | SectionKind::SignOff
        )
    };
    let sentence_spans: Vec<Span> = input
        .sections
        .iter()
        .filter(read_sections)
        .flat_map(|section| sentences(text, section.span))
        .collect();
    done(Stage::Sentences);
    let stretches: Vec<Vec<Token>> =
        sentence_spans.iter().flat_map(|&sentence| tokens::stretches(text, sentence)).collect();
    let is_content_at =
        |span: Span| section_at(&input.sections, span).is_some_and(SectionKind::is_content);
    let counts: Vec<bool> = stretches.iter().map(|tokens| is_content_at(tokens[0].span)).collect();
    done(Stage::Tokens);
    let mentions = names::mentions(text, &stretches, language);
    done(Stage::Names);
    let (dates, mut defects) = read_dates(input, language, &counts, &stretches);
    done(Stage::Dates);

    let marked: Vec<_> = quotable(input.sections.iter().filter(read_sections))
        .into_iter()
        .flat_map(|stretch| quotes::marked(text, stretch))
        .collect();
    let quotes = quotes::quotes(text, &stretches, &counts, &marked, &mentions);
    done(Stage::Quotes);

    let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let decimals = figures::Decimals::of(&stretches);
    let mut figures = Vec::new();
    for (tokens, &counts) in stretches.iter().zip(&counts) {
        let (read, foreign) = figures::figures(text, tokens, &taken, language, decimals);
        figures.extend(read);
        defects.extend(foreign.into_iter().filter(|_| counts));
    }
    done(Stage::Figures);

    for (tokens, _) in stretches.iter().zip(&counts).filter(|(_, counts)| **counts) {
        defects.extend(defects::in_sentence(tokens));
        defects.extend(defects::machine_capitals(tokens));
        if language == Language::Spanish {
            defects.extend(defects::untranslated(tokens));
        }
    }
    defects.extend(quotes::mixed_quotes(&marked).filter(|defect| is_content_at(defect.span)));
    defects::weigh_machine_evidence(&mut defects);
    defects.extend(defects::of_sections(text, &input.sections));
    defects.sort_by_key(|defect| (defect.span, defect.kind));
    done(Stage::Defects);
    Reading { language, sentences: sentence_spans, mentions, quotes, dates, figures, defects }
}

/// The stretches over which quotations may run: paragraphs of the body that follow one another, any
/// other section by itself.
fn quotable<'p>(sections: impl Iterator<Item = &'p Section>) -> Vec<Span> {
    let mut found: Vec<(SectionKind, Span)> = Vec::new();
    for section in sections {
        match found.last_mut() {
            Some((SectionKind::Body, stretch)) if section.kind == SectionKind::Body => {
                stretch.end = section.span.end;
            }
            _ => found.push((section.kind, section.span)),
        }
    }
    found.into_iter().map(|(_, stretch)| stretch).collect()
}

/// Dates count from the dateline's day where there is one. What is told in sections that are no
/// content says nothing on the order of the rest.
fn read_dates(
    input: &Input,
    language: Language,
    counts: &[bool],
    stretches: &[Vec<Token<'_>>],
) -> (Vec<Date>, Vec<Defect>) {
    let base = dateline_day(input, language).or(input.published);
    let where_counts_is = |wanted: bool| {
        let these = counts.iter().zip(stretches).filter(move |(counts, _)| **counts == wanted);
        these.map(|(_, tokens)| tokens.as_slice()).collect::<Vec<_>>()
    };
    let (mut dates, defects) = dates::dates(&where_counts_is(true), base, language);
    dates.extend(dates::dates(&where_counts_is(false), base, language).0);
    dates.sort_by_key(|date| date.span);
    (dates, defects)
}

fn dateline_day(input: &Input, language: Language) -> Option<NaiveDate> {
    let dateline = input.sections.iter().find(|section| section.kind == SectionKind::Dateline)?;
    let tokens = tokens::tokens(input.text, dateline.span);
    let (dates, _) = dates::dates(&[tokens.as_slice()], input.published, language);
    dates.iter().find_map(|date| date.value.parse().ok())
}
