//! English messages of what can be taken along from a comparison.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{
        ComparingFormats, DetailsFormats, Exports, ExportsFormats, ShellFormats, TermsFormats,
    },
    english::English,
};
use crate::export::Words;

static EXPORTED: Words = Words {
    state: |state| English.state(state),
    difference: |kind| English.difference(kind),
    rule: |rule| English.claim_rule(rule),
    place: |place| English.place(place),
    speaks: |names| English.speaks(names),
    via: |names| English.via(names),
    cut: |source| English.too_long(source),
    rows_of: |shown, of| English.rows_shown(shown, of),
    ..Words::ENGLISH
};

pub static EXPORTS: Exports = Exports {
    formats: &English,
    export: "Export",
    as_file: "The comparison, as it is filtered",
    save: "save",
    copy: "copy",
    copied_file: "Comparison copied.",
    not_saved: "The browser did not let the file be saved. Try to copy it.",
    as_citation: "Cite an article",
    open_kept: "Open a saved comparison (JSON)",
    import_elsewhere: "It is a comparison of articles that this dossier does not have.",
};

impl ExportsFormats for English {
    fn exported(&self) -> &'static Words {
        &EXPORTED
    }

    fn faulty_import(&self, why: &str) -> String {
        format!("This is no comparison saved by Cotejo: {why}.")
    }

    fn no_comparison(&self, found: Option<f64>, schema: u32) -> String {
        match found {
            Some(found) if found as u32 != schema => format!(
                "it is of version {} of the format and this page reads version {schema}; its link (“link”) still opens the comparison",
                self.number(found)
            ),
            _ => format!("it lacks “schema”: {schema} or “rows”"),
        }
    }

    fn imported(&self, other: usize, of: usize) -> String {
        if other == 0 {
            return "This page says the same, row by row.".to_owned();
        }
        format!(
            "{} of {} are not the same on this page: the texts or the method have changed.",
            self.number(other as f64),
            self.counted(of, "row", "rows")
        )
    }
}
