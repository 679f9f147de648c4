//! An archive and a view state become what a view shows. The interface only draws it.

mod archive;
mod articles;
mod cards;
mod comparison;
mod excerpt;
mod facet_values;
mod facets;
mod finding;
mod forms;
mod lists;
mod overview;
mod passage;
mod questions;
mod searching;
mod strip_pieces;
mod tables;
mod timeline;

pub use archive::Archive;
pub use articles::{
    ArticleModel, Block, EntityModel, EntitySentence, Form, MarkCounts, QuoteAttribution, Relation,
    Segment, SentencesOfArticle, TextMark, article_model, entity_model, sentence_count,
    shares_source, whole_text,
};
pub use cards::{
    CARDS_AT_A_TIME, COMPARED, Card, CardGroup, CardsModel, Chip, ChipLabel, FoundArticle, Snippet,
    Tray, card, cards_model, choice, event_label, order_in_force,
};
pub use comparison::{
    ColumnBlock, ColumnPiece, ColumnText, CompareNotes, ComparisonModel, Correction,
    CorrectionKind, LedgerAsked, RowFilter, RowValue, Strip, StripBlock, StripKind, column_texts,
    compare_notes, comparison_model, ledger_asked, ledger_in_steps, put_in, row_filters, share_row,
    take_out, to_row_in,
};
pub use excerpt::{Needed, beginning, excerpt};
pub use facet_values::FacetLabel;
pub use facets::{EntityGroup, EntityValue, FacetGroup, FacetValue};
pub use finding::{Finding, RowHead, nearest};
pub use forms::{FormDifference, form_differences};
pub use lists::{Shown, shown};
pub use overview::{
    Overview, SHADES, Towards, field_of_link, link_of_field, next_link, overview, shade,
    shade_ranges,
};
pub use passage::{Caret, Extent, StaleLink, chosen, passage_link, to_place, whole_words};
pub use questions::{Question, contested, wording_and_others};
pub use strip_pieces::{StripPiece, strip_pieces};
pub use tables::{
    Attribution, Attributions, ComparedTimeline, NameForms, NameFormsRow, QuoteRow, TableRow,
    TimelineDay, attribution_counts, attribution_totals, attributions, compared_timeline, dates,
    figures, name_forms, quotes,
};
pub use timeline::{Bin, Timeline};

pub use crate::text::pieces::{Piece, marked};
