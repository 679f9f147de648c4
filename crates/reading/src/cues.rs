//! Verbs and phrases that introduce what somebody says, from their table.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{language_table, text::fold::fold};

/// What a small word does beside a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpeechWord {
    /// Ends the search for a subject.
    Stop,
    /// Opens an aside between subject and cue.
    Aside,
    /// Governs the noun after it.
    Govern,
    /// May stand between subject and cue.
    Particle,
    Article,
    Pronoun,
    And,
    But,
    That,
    /// Names a source that is quoted.
    Citing,
    /// What words are said on.
    Occasion,
}

language_table! {
    static SPEECH_WORDS: (SpeechWord, Vec<&'static str>) = "speech-words.txt", "class | words", |row| {
        let [class, words] = *row else { return None };
        let class = match class {
            "stop" => SpeechWord::Stop,
            "aside" => SpeechWord::Aside,
            "govern" => SpeechWord::Govern,
            "particle" => SpeechWord::Particle,
            "article" => SpeechWord::Article,
            "pronoun" => SpeechWord::Pronoun,
            "and" => SpeechWord::And,
            "but" => SpeechWord::But,
            "that" => SpeechWord::That,
            "citing" => SpeechWord::Citing,
            "occasion" => SpeechWord::Occasion,
            _ => return None,
        };
        Some((class, words.split_whitespace().collect()))
    };
}

/// Whether a folded word is of a class.
pub(crate) fn is(class: SpeechWord, folded: &str) -> bool {
    static CLASSES: LazyLock<Vec<(SpeechWord, Vec<&str>)>> =
        LazyLock::new(|| SPEECH_WORDS.rows().collect());
    CLASSES.iter().any(|(of, words)| *of == class && words.contains(&folded))
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

/// What may follow a form of a cue and tell what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    Object,
    /// A clause without "that".
    Clause,
}

/// A row of the table of cues: a cue with its forms, or the auxiliaries.
struct Row {
    /// `None`: auxiliaries.
    kind: Option<CueKind>,
    forms: Vec<&'static str>,
    /// Those that count after an auxiliary only.
    participles: Vec<&'static str>,
    takes: Option<Taken>,
}

language_table! {
    static ROWS: Row = "cues.txt",
        "es or en | class | cue | forms | participles | object or clause, where one may follow",
        |row| {
            let ["es" | "en", class, _, forms, participles, ref taken @ ..] = *row else {
                return None;
            };
            let kind = match class {
                "say" => Some(CueKind::Say),
                "report" => Some(CueKind::Report),
                "according" => Some(CueKind::According),
                "auxiliary" => None,
                _ => return None,
            };
            let takes = match taken {
                [] => None,
                ["object"] => Some(Taken::Object),
                ["clause"] => Some(Taken::Clause),
                _ => return None,
            };
            let [forms, participles] =
                [forms, participles].map(|words| words.split_whitespace().collect());
            Some(Row { kind, forms, participles, takes })
        };
}

/// The forms of cues in lower case, accents kept: "anuncio" says nothing, "anunció" does.
#[derive(Default)]
struct Cues {
    forms: BTreeMap<&'static str, CueKind>,
    /// Those that count after an auxiliary only.
    participles: BTreeMap<&'static str, CueKind>,
    auxiliaries: BTreeSet<&'static str>,
    takes: BTreeMap<&'static str, Taken>,
    /// The forms without their accents.
    folded: BTreeSet<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues::default();
    for Row { kind, forms, participles, takes } in ROWS.rows() {
        let Some(kind) = kind else {
            cues.auxiliaries.extend(forms);
            continue;
        };
        if kind != CueKind::According {
            cues.folded.extend(forms.iter().map(|form| fold(form)));
        }
        if let Some(taken) = takes {
            cues.takes.extend(forms.iter().chain(&participles).map(|form| (*form, taken)));
        }
        cues.forms.extend(forms.into_iter().map(|form| (form, kind)));
        cues.participles.extend(participles.into_iter().map(|form| (form, kind)));
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

/// What may follow the word, a form of a cue, and tell what was said.
pub(crate) fn takes(word: &str) -> Option<Taken> {
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
