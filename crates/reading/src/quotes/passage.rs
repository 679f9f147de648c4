//! A stretch that quotations may be found in, and the cues in it.

use cotejo_core::{
    findings::{EntityKind, Mention},
    text::{span::Span, word_set::MEDIUM_CUES},
};

use super::marks::Marked;
use crate::{
    cues::CueKind,
    gazetteer::{is_agency, key},
    tokens::Token,
};

/// A cue found in a passage.
pub(super) struct Cue<'t> {
    pub(super) token: usize,
    pub(super) kind: CueKind,
    pub(super) text: &'t str,
    pub(super) subjects: Vec<usize>,
}

/// A sentence, or several that one quotation holds together, with what is outside quotations.
pub(super) struct Passage<'p, 't> {
    pub(super) text: &'p str,
    pub(super) tokens: &'p [Token<'t>],
    pub(super) span: Span,
    pub(super) quotations: Vec<&'p Marked>,
    pub(super) mentions: Vec<&'p Mention>,
    pub(super) cues: Vec<Cue<'t>>,
    pub(super) via: Vec<String>,
}

pub(super) fn is_medium(tokens: &[Token], mention: &Mention) -> bool {
    if is_agency(&mention.entity) {
        return true;
    }
    if mention.kind == EntityKind::Person {
        return false;
    }
    let at = tokens.partition_point(|token| token.span.start < mention.span.start);
    mention.kind == EntityKind::Organisation
        && tokens[at.saturating_sub(4)..at].iter().any(|token| MEDIUM_CUES.contains(&token.folded))
        || key(&mention.entity).split(' ').next().is_some_and(|head| MEDIUM_CUES.contains(head))
}
