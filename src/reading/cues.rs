//! Verbs and phrases that introduce what somebody says, from their table.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::text::{fold::fold, table};

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// Whoever is its subject speaks.
    Say,
    /// As [`Self::Say`], typical of agencies and media.
    Report,
    /// A source follows: "según".
    According,
}

/// By the form as written in lower case, accents kept: "anuncio" says nothing, "anunció" does.
static CUES: LazyLock<BTreeMap<String, CueKind>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/cues.txt"))
        .flat_map(|row| {
            let kind = match row[1] {
                "report" => CueKind::Report,
                "according" => CueKind::According,
                _ => CueKind::Say,
            };
            row[2]
                .split_whitespace()
                .map(move |form| (form.to_lowercase(), kind))
                .collect::<Vec<_>>()
        })
        .collect()
});

/// The same forms without their accents.
static FOLDED: LazyLock<BTreeMap<String, CueKind>> =
    LazyLock::new(|| CUES.iter().map(|(form, kind)| (fold(form), *kind)).collect());

/// What the word does, if it is a cue.
pub(crate) fn cue(word: &str) -> Option<CueKind> {
    CUES.get(&word.to_lowercase()).copied()
}

/// Whether a folded word is a verb of saying or reporting.
pub(crate) fn is_saying(folded: &str) -> bool {
    FOLDED.get(folded).is_some_and(|kind| *kind != CueKind::According)
}
