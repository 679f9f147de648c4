//! Verbs and phrases that introduce what somebody says, from their table.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::text::{fold::fold, table};

/// Classes of small words, by the names that their table gives them.
static CLASSES: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/speech-words.txt"))
        .map(|row| (row[0], row[1].split_whitespace().collect()))
        .collect()
});

/// Whether a folded word is of a class of `speech-words.txt`.
pub(crate) fn is(class: &str, folded: &str) -> bool {
    CLASSES.get(class).is_some_and(|words| words.contains(folded))
}

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

/// The forms of cues in lower case, accents kept: "anuncio" says nothing, "anunció" does.
struct Cues {
    forms: BTreeMap<&'static str, CueKind>,
    /// Those that count after an auxiliary only.
    participles: BTreeMap<&'static str, CueKind>,
    auxiliaries: BTreeSet<&'static str>,
    /// What may follow a form: "object" or "clause".
    takes: BTreeMap<&'static str, &'static str>,
    /// The forms without their accents.
    folded: BTreeSet<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues {
        forms: BTreeMap::new(),
        participles: BTreeMap::new(),
        auxiliaries: BTreeSet::new(),
        takes: BTreeMap::new(),
        folded: BTreeSet::new(),
    };
    for row in table::rows(include_str!("../../../data/cues.txt")) {
        let kind = match row[1] {
            "report" => CueKind::Report,
            "according" => CueKind::According,
            "auxiliary" => {
                cues.auxiliaries.extend(row[3].split_whitespace());
                continue;
            }
            _ => CueKind::Say,
        };
        for form in row[3].split_whitespace() {
            cues.forms.insert(form, kind);
            if kind != CueKind::According {
                cues.folded.insert(fold(form));
            }
        }
        for form in row.get(4).copied().unwrap_or_default().split_whitespace() {
            cues.participles.insert(form, kind);
        }
        if let Some(taken) = row.get(5) {
            let forms = row[3].split_whitespace().chain(row[4].split_whitespace());
            cues.takes.extend(forms.map(|form| (form, *taken)));
        }
    }
    cues
});

/// What the word does by itself, if it is a cue.
pub(crate) fn cue(word: &str) -> Option<CueKind> {
    CUES.forms.get(word.to_lowercase().as_str()).copied()
}

/// What a participle does after an auxiliary, if it is a cue's.
pub(crate) fn participle(word: &str) -> Option<CueKind> {
    CUES.participles.get(word).copied()
}

/// What may follow the word, a form of a cue, and tell what was said: an "object", or a "clause"
/// without "that".
pub(crate) fn takes(word: &str) -> Option<&'static str> {
    CUES.takes.get(word.to_lowercase().as_str()).copied()
}

/// Whether a form of a cue is a gerund, whose subject is another verb's.
pub(crate) fn is_gerund(word: &str) -> bool {
    word.ends_with("ndo") || word.ends_with("ing")
}

/// Whether the word is a form of the auxiliary that participles follow.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    CUES.auxiliaries.contains(word)
}

/// Whether a folded word is a verb of saying or reporting.
pub(crate) fn is_saying(folded: &str) -> bool {
    CUES.folded.contains(folded)
}
