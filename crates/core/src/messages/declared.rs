//! The messages there are, by the part of the page that shows them.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::NaiveDate;

use crate::{
    article::SectionKind,
    bundle::{CatalogueArticle, Event, VariantReason},
    compare::{DifferenceKind, EvidenceKind, Place, Rule, State},
    export::{CitationWords, Words},
    findings::{DateRule, DefectReason},
    method::{self, Measure, Set, Topic},
    view_state::{RowSet, Sort},
    views::{Extent, FormDifference, Relation, RowHead},
};

/// The name of the product, in any language.
pub const NAME: &str = "Cotejo";

/// Codes of the kinds of marks in a text.
pub const MARK_KINDS: [&str; 5] = ["entity", "quote", "date", "figure", "defect"];

/// Stands for words that are left out.
pub const LEFT_OUT: &str = "[…]";

/// All messages of a language, by the part of the page that shows them.
pub struct Messages {
    pub shell: &'static Shell,
    pub terms: &'static Terms,
    pub reading: &'static Reading,
    pub comparing: &'static Comparing,
    pub details: &'static Details,
    pub citing: &'static Citing,
    pub exports: &'static Exports,
    pub pages: &'static Pages,
}

/// The messages of a part of the page: those without a variable are fields, the others methods, by
/// way of `formats`.
macro_rules! part {
    ($(#[$doc:meta])* $part:ident, $formats:ident: $($text:ident,)*) => {
        $(#[$doc])*
        pub struct $part {
            pub(crate) formats: &'static dyn $formats,
            $(pub $text: &'static str,)*
        }

        impl std::ops::Deref for $part {
            type Target = dyn $formats;

            fn deref(&self) -> &Self::Target {
                self.formats
            }
        }
    };
}

mod shell;

pub use shell::{Shell, ShellFormats, Terms, TermsFormats};

part! {
    /// One article, one entity, all articles against each other, the method.
    Reading, ReadingFormats:
        unknown_article,
        unknown_entity,
        a_date,
        a_figure,
        a_defect,
        previous,
        next,
        compare_with,
        marks,
        mark_hint,
        mark_hint_keys,
        mark_list,
        mark_told,
        open_entity,
        forms,
        mentions_heading,
        form,
        reason,
        see_articles,
        passage_changed,
        passage_gone,
        all_together,
        passages,
        matrix_note,
        matrix_keys,
        shades,
        nearest_pairs,
        more_before,
        how_well,
        measured_what,
        keys_on,
        provenance,
}

/// Messages of [`Reading`] that have variables.
pub trait ReadingFormats: TermsFormats {
    /// Single keys, and what they do.
    fn keys(&self) -> [(&'static str, &'static str); 10];
    /// The kinds of marks in a text, in the order of [`MARK_KINDS`].
    fn mark_kinds(&self) -> [&'static str; MARK_KINDS.len()];
    /// What is told of the method: a heading, and a sentence a line.
    fn method_sections(&self) -> &'static [(&'static str, &'static [&'static str])];
    fn event(&self, event: &Event) -> String {
        self.event_name(&event.names, event.day)
    }
    fn defect_reason(&self, reason: DefectReason) -> &'static str;
    /// What a form of a name was joined by: "igual salvo el acento".
    fn variant_reason(&self, reason: VariantReason, differences: &[FormDifference]) -> String;
    fn relation(&self, relation: Relation) -> &'static str;
    fn date_rule(&self, rule: DateRule) -> &'static str;
    fn date_base(&self, base: NaiveDate) -> String;
    /// "Mostrar más: queda el 92 % del texto", of bytes.
    fn more_text(&self, left: u32, of: u32) -> String;
    fn matrix_order(&self, sort: Option<Sort>) -> &'static str;
    /// "AFP, 12 ago y EFE, 3 sep: 42 % de parecido".
    fn similar(&self, a: &str, b: &str, similarity: f32) -> String;
    fn position(&self, here: usize, of: usize) -> String;
    fn method_version(&self, version: &str) -> String;
    /// What a topic's figures are about, and what they were measured with.
    fn topic_measured(&self, topic: Topic) -> (&'static str, &'static str);
    /// What is measured, and what that means.
    fn measure(&self, measure: Measure) -> (&'static str, &'static str);
    fn measured_set(&self, set: Set) -> &'static str;
    /// "85,6 %" and "de 4.632"; a dash where nothing was measured.
    fn measured(&self, figure: Option<method::Figure>) -> (String, String);
    /// "52,3 % en la 0.1.0".
    fn measured_before(&self, version: &str, figure: method::Figure) -> String;
}

part! {
    /// The rows of a comparison, and what is done with them.
    Comparing, ComparingFormats:
        no_source_short,
        copied_words,
        finding,
        promise,
        sift,
        previous_row,
        next_row,
        rows,
        is_reference,
        agrees,
        varies,
        in_texts,
        absent,
        reader_says,
        other_occasion,
        no_rows,
}

/// Messages of [`Comparing`] that have variables.
pub trait ComparingFormats: TermsFormats {
    /// The word beside a mark for its kind.
    fn mark_word(&self, kind: DifferenceKind) -> &'static str;
    /// What a number of the finding counts: "discrepan", "dicen lo mismo".
    fn found(&self, state: State, count: usize) -> &'static str;
    /// "(5 coinciden en un dato)"
    fn agreeing(&self, count: usize) -> String;
    /// "4 reparos".
    fn defect_count(&self, article: &CatalogueArticle) -> String;
    /// "Pasajes de EFE, en su orden".
    fn strip_of(&self, source: &str) -> String;
    /// What a row's state is called in its head: "discrepa", "mismo asunto".
    fn row_state(&self, state: State, renders: bool) -> &'static str;
    /// "párrafo 3": where a passage stands, short.
    fn short_place(&self, place: Place) -> String;
    /// "fila 3, abrir o cerrar".
    fn open_row(&self, number: usize) -> String;
    fn more_of_row(&self, number: usize) -> String;
    /// "lo más parecido, 4 %".
    fn nearest_by(&self, score: f64) -> String;
    /// Of an article that was not compared whole.
    fn too_long(&self, source: &str) -> String;
    /// "fila 1 de 10".
    fn row_of(&self, number: usize, of: usize) -> String;
    /// "Mostrar más: quedan 120 de 200 filas".
    fn draw_more(&self, left: usize, of: usize) -> String;
    /// "2 artículos, 1 origen: KCNA".
    fn origins(&self, articles: usize, names: &[String]) -> String;
    /// Sign and word of a state.
    fn state(&self, state: State) -> (&'static str, &'static str);
    fn difference(&self, kind: DifferenceKind) -> &'static str;
    /// "solo en EFE".
    fn only_in(&self, source: &str) -> String;
    /// "fila 3, coincide".
    fn numbered_row(&self, number: usize, state: State) -> String;
    /// "lugar, quién lo dice".
    fn kinds(&self, kinds: &[DifferenceKind]) -> String {
        kinds.iter().map(|kind| self.difference(*kind)).collect::<Vec<_>>().join(", ")
    }
    /// "fecha (12 ago 2025), 2 nombres": in what a row's articles agree.
    fn agreed(&self, head: &RowHead) -> String;
    fn speaks(&self, names: &[String]) -> String;
}

part! {
    /// What a comparison shows besides its rows.
    Details, DetailsFormats:
        text_in_sight,
        see_row,
        not_there,
        quotes_heading,
        dates,
        figures,
        names,
        known_as,
        first_named,
        nothing_of_it,
        nothing_here,
        not_compared,
        timeline,
        published,
        told_of,
        who_first,
        voices_note,
        all_voices,
        scroll_together,
        questions,
        no_questions,
        why_together,
        reference,
        compared,
        min_similarity,
        as_the_method,
        aside,
        by_prominence,
        by_finding,
        corrections,
        linked,
        unlinked,
        undo,
        unknown_passages,
        row_changed,
        row_gone,
        copy_row_link,
        put_in,
        lift_filter,
        open_this_row,
        alone_note,
        none_shown,
        sample,
        left_out_means,
        nothing_compared,
        correcting,
        not_so,
        judged,
        take_out_of,
        join_other,
        join,
        corrected_in_link,
        gone_row,
        in_a_clause,
}

/// Messages of [`Details`] that have variables.
pub trait DetailsFormats: ComparingFormats {
    /// "fila 3".
    fn row_number(&self, number: usize) -> String;
    /// "Coinciden: fecha (12 de agosto de 2025), 2 nombres."
    fn they_agree(&self, agreed: &str) -> String;
    /// The question that a kind of claim answers.
    fn question(&self, kind: DifferenceKind) -> &'static str;
    /// "AFP, 2 veces".
    fn times(&self, source: &str, count: usize) -> String;
    /// "AFP, 12 ago 2025", "AFP y EFE, a la vez, 12 ago 2025": only days are known.
    fn first_told(&self, names: &[String], on: NaiveDate) -> String;
    /// The unit of figures; those without one are told apart.
    fn unit(&self, unit: &str) -> String;
    /// "4 de 10".
    fn share_of(&self, count: usize, of: usize) -> String;
    /// "Difieren en la cifra".
    fn they_differ(&self, kind: &str) -> String;
    /// The state of a row as a sentence.
    fn verdict(&self, state: State, kinds: &str) -> String;
    fn place(&self, place: Place) -> String;
    /// "Quitar «x»", of what is no filter.
    fn take_away(&self, label: &str) -> String;
    /// The word for a kind of difference, by its code.
    fn difference_of_code<'c>(&self, code: &'c str) -> &'c str {
        let kind = DifferenceKind::of_code(code);
        kind.map_or(code, |kind| self.difference(kind))
    }
    /// The rule by which a claim was judged.
    fn claim_rule(&self, rule: Rule) -> &'static str;
    fn evidence(&self, kind: EvidenceKind) -> &'static str;
    /// What the numbers of the finding let pass, as a sentence.
    fn sifted(&self, states: &[State], only: &[String], else_asked: bool) -> String;
    /// "8 filas y 4 pasajes no se ven".
    fn hidden(&self, rows: usize, alone: usize) -> String;
    /// "p. 3": the same, shorter still.
    fn shortest_place(&self, place: Place) -> String;
    /// "13 pasajes sin par en los otros textos".
    fn without_partner(&self, count: usize) -> String;
    /// "nada: sus 10 pasajes están en alguna fila".
    fn nothing_alone(&self, passages: usize) -> String;
    fn set_aside(&self, count: usize) -> String;
    /// "3 cabeceras, 1 firma: no cuentan".
    fn aside_kinds(&self, kinds: &[(SectionKind, usize)]) -> String;
    /// What a mark of the legend means, by its state.
    fn mark_means(&self, state: State) -> &'static str;
    /// "Otras palabras (7)": those left over, and those equal by a rule.
    fn wording(&self, count: usize) -> String;
    fn rows_shared(&self, count: usize) -> String;
    fn copied_from(&self, words: usize, percent: usize, source: &str) -> String;
    fn row_set(&self, set: RowSet) -> &'static str;
    fn take_out(&self, source: &str) -> String;
    /// "parecido de AFP y EFE"
    fn similarity_of(&self, a: &str, b: &str) -> String;
}

part! {
    /// What cites an article or a passage of it, in the text and in what is taken along.
    Citing, CitingFormats:
        cite,
        cite_passage,
        passage_chosen,
        widen,
        copy_with_citation,
        copied_with_citation,
        copy_citation,
        copied_citation,
        plain,
        share,
}

/// Messages of [`Citing`] that have variables.
pub trait CitingFormats: TermsFormats {
    /// What is put around the parts of a citation.
    fn citation(&self) -> CitationWords;
    /// What a passage can be widened to.
    fn extent(&self, extent: Extent) -> &'static str;
}

part! {
    /// What is taken along from a comparison.
    Exports, ExportsFormats:
        export,
        as_file,
        save,
        copy,
        copied_file,
        not_saved,
        as_citation,
        open_kept,
        import_elsewhere,
}

/// Messages of [`Exports`] that have variables.
pub trait ExportsFormats: TermsFormats {
    /// The words of ours in exported files.
    fn exported(&self) -> &'static Words;
    fn faulty_import(&self, why: &str) -> String;
    /// Why a file is no comparison that this page reads: of another version of the form, or none at all.
    fn no_comparison(&self, found: Option<f64>, schema: u32) -> String;
    /// Whether all rows of a kept comparison are on the page as they were.
    fn imported(&self, other: usize, of: usize) -> String;
}

part! {
    /// What only the pages say that are read without WebAssembly.
    Pages, PagesFormats:
        all_articles,
        open_in_app,
        no_such_page,
        no_such_page_way,
        without_scripts,
        meanwhile,
        no_webassembly,
        not_started,
        wrong_type,
        stopped,
        renewed,
        open_new,
        not_now,
}

/// Messages of [`Pages`] that have variables.
pub trait PagesFormats: ReadingFormats {}
