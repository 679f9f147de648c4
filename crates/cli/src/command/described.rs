//! An article as `inspect` prints it for reading: each finding on its line, in the text's own words.

use std::fmt::Write as _;

use cotejo_core::{
    article::{Article, SectionKind, section_at},
    findings::Reading,
    text::Span,
};
use cotejo_reading::dossier::Dossier;

use super::variants::variants;

/// An article of a dossier, as `inspect` prints it for reading.
pub(super) struct Described<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) at: usize,
    pub(super) article: &'d Article,
}

impl Described<'_> {
    pub(super) fn write(&self, out: &mut String) -> std::fmt::Result {
        self.source(out)?;
        self.names(out)?;
        self.quotes(out)?;
        self.dates(out)?;
        self.figures(out)?;
        self.defects(out)?;
        writeln!(out)
    }

    fn reading(&self) -> &Reading {
        &self.dossier.readings[self.at]
    }

    fn words(&self, span: Span) -> String {
        span.of(&self.article.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn excerpt(&self, span: Span) -> String {
        excerpt(&self.words(span))
    }

    /// What follows words that do not count.
    fn apart(&self, span: Span) -> &'static str {
        let section = section_at(&self.article.sections, span);
        if section.is_some_and(SectionKind::is_content) { "" } else { " (set apart)" }
    }

    fn source(&self, out: &mut String) -> std::fmt::Result {
        let (article, card) = (self.article, &self.dossier.catalogue.articles[self.at]);
        writeln!(out, "# {}", article.id)?;
        writeln!(
            out,
            "published {} · outlet {} · agency {} · language {}",
            article.published,
            stated(article.outlet.as_deref()),
            stated(article.agency.as_deref()),
            self.reading().language.code()
        )?;
        writeln!(out, "event {}", stated(card.event.as_deref()))?;
        writeln!(out, "headline ({}) {}", card.headline.origin.code(), card.headline.text)?;
        for evidence in &article.evidence {
            writeln!(out, "evidence {}: {}", evidence.why.code(), self.excerpt(evidence.span))?;
        }
        writeln!(out, "\nparts")?;
        for section in &article.sections {
            writeln!(out, "  {}: {}", section.kind.code(), self.excerpt(section.span))?;
        }
        Ok(())
    }

    fn names(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "\nnames")?;
        for variant in variants(self.dossier, &self.article.id) {
            let reason = variant.reason.code();
            writeln!(out, "  {}: {} × {} ({reason})", variant.entity, variant.form, variant.count)?;
        }
        Ok(())
    }

    fn quotes(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "\nquotes")?;
        for quote in &self.reading().quotes {
            writeln!(
                out,
                "  {}{}: {} — {} · {} · via {}",
                if quote.direct { "direct" } else { "indirect" },
                self.apart(quote.span),
                self.excerpt(quote.span),
                listed(&quote.speakers),
                quote.cue.as_deref().unwrap_or("no cue"),
                listed(&quote.via)
            )?;
        }
        Ok(())
    }

    fn dates(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "\ndates")?;
        for date in &self.reading().dates {
            let base = date.base.map(|base| format!(" from {base}")).unwrap_or_default();
            writeln!(
                out,
                "  {}{}: {} ({}{base})",
                self.words(date.span),
                self.apart(date.span),
                date.value,
                date.rule.code()
            )?;
        }
        Ok(())
    }

    fn figures(&self, out: &mut String) -> std::fmt::Result {
        let bound = |word: &str, value: Option<f64>| {
            value.map(|value| format!(" {word} {value}")).unwrap_or_default()
        };
        writeln!(out, "\nfigures")?;
        for figure in &self.reading().figures {
            writeln!(
                out,
                "  {}{}:{}{}{} · {}",
                self.words(figure.span),
                self.apart(figure.span),
                bound("is", figure.value),
                bound("at least", figure.min),
                bound("at most", figure.max),
                stated(figure.unit.as_deref())
            )?;
        }
        Ok(())
    }

    fn defects(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "\ndefects")?;
        for defect in &self.reading().defects {
            let (kind, why) = (defect.kind.code(), defect.why.code());
            writeln!(out, "  {kind} ({why}): {}", self.excerpt(defect.span))?;
        }
        Ok(())
    }
}

fn stated(value: Option<&str>) -> &str {
    value.unwrap_or("not stated")
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "nobody named".to_owned() } else { names.join(", ") }
}

fn excerpt(words: &str) -> String {
    match words.char_indices().nth(90) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
