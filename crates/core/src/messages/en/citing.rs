//! English messages of what cites an article or a passage of it.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{Citing, CitingFormats, ShellFormats},
    english::English,
};
use crate::{export::CitationWords, views::Extent};

pub static CITING: Citing = Citing {
    formats: &English,
    cite: "Cite",
    cite_passage: "Cite the chosen passage",
    passage_chosen: "Passage chosen: Tab leads to copying and citing it.",
    widen: "Widen to",
    copy_with_citation: "Copy with citation and link",
    copied_with_citation: "Passage copied, with its citation and link.",
    copy_citation: "Copy the citation:",
    copied_citation: "Citation copied.",
    plain: "text",
    share: "Share…",
};

impl CitingFormats for English {
    fn citation(&self) -> CitationWords {
        CitationWords {
            quotes: ["“", "”"],
            source_not_stated: self.no_source(),
            accessed: "accessed",
        }
    }

    fn extent(&self, extent: Extent) -> &'static str {
        match extent {
            Extent::Sentence => "the sentence",
            Extent::Paragraph => "the paragraph",
        }
    }
}
