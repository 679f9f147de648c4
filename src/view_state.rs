//! What the reader is looking at, and the query string that says it.
//!
//! The address bar is the state: equal states have equal query strings, and any string at all
//! is read as some state.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

/// What the reader is looking at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Which view.
    pub view: View,
    /// The search as typed.
    pub q: String,
    /// Values that articles must carry.
    pub include: Filters,
    /// Values that articles must not carry.
    pub exclude: Filters,
    /// Whether one of the chosen entities is enough (`entities=any`); all are asked otherwise.
    pub any_entity: bool,
    /// Published on or after.
    pub from: Option<NaiveDate>,
    /// Published on or before.
    pub to: Option<NaiveDate>,
    /// The order asked for; `None`: by date, or by relevance while searching.
    pub sort: Option<Sort>,
    /// The article or entity shown.
    pub id: Option<String>,
    /// A byte offset in the article shown, to stand at (`at`).
    pub at: Option<u32>,
    /// Articles chosen for comparison, in the reader's column order, none twice.
    pub sel: Vec<String>,
    /// The reference article; `None`: the first chosen.
    pub reference: Option<String>,
    /// Which side of the comparison.
    pub tab: Tab,
    /// The row of the comparison to stand at.
    pub row: Option<String>,
    /// The interface's language; `None`: the dossier's.
    pub lang: Option<Lang>,
}

/// Chosen values by facet; facets without values are left out.
pub type Filters = BTreeMap<Facet, BTreeSet<String>>;

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Article cards with facets and entities.
    #[default]
    Cards,
    /// One article.
    Article,
    /// Two to four articles side by side.
    Compare,
    /// One entity.
    Entity,
}

/// Something articles can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// `event`
    Event,
    /// `source`
    Source,
    /// `agency`: the agency that wrote it.
    Agency,
    /// `via`: an agency or medium it cites.
    Via,
    /// `speaker`
    Speaker,
    /// `entity`
    Entity,
    /// `defect`
    Defect,
    /// `language`
    Language,
}

/// An order of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Earliest first (`date`).
    Date,
    /// Latest first (`-date`).
    DateDescending,
    /// By source (`source`).
    Source,
    /// Best hits first (`relevance`).
    Relevance,
}

/// A side of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The ledger of rows.
    #[default]
    Rows,
    /// The full texts.
    Texts,
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// `es`
    Es,
    /// `en`
    En,
}
