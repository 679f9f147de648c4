//! Spanish messages of what cites an article or a passage of it.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{Citing, CitingFormats, ShellFormats},
    spanish::Spanish,
};
use crate::{export::CitationWords, views::Extent};

pub static CITING: Citing = Citing {
    formats: &Spanish,
    cite: "Citar",
    cite_passage: "Citar el pasaje elegido",
    passage_chosen: "Pasaje elegido: Tab lleva a copiarlo y citarlo.",
    widen: "Ampliar a",
    copy_with_citation: "Copiar con referencia y enlace",
    copied_with_citation: "Pasaje copiado, con su cita y su enlace.",
    copy_citation: "Copiar la referencia:",
    copied_citation: "Cita copiada.",
    plain: "texto",
    share: "Compartir…",
};

impl CitingFormats for Spanish {
    fn citation(&self) -> CitationWords {
        CitationWords {
            quotes: ["«", "»"],
            source_not_stated: self.no_source(),
            accessed: "consultado el",
        }
    }

    fn extent(&self, extent: Extent) -> &'static str {
        match extent {
            Extent::Sentence => "la oración",
            Extent::Paragraph => "el párrafo",
        }
    }
}
