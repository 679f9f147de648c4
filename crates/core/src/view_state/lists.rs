//! The closed lists of a view state, in the order of the interface, each with what links call it.

use crate::text::{Language, coded::coded};

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
    /// How the page was made.
    Method,
    /// The articles against each other, by similarity.
    Overview,
}

coded!(View {
    Cards = "cards",
    Article = "article",
    Compare = "compare",
    Entity = "entity",
    Method = "method",
    Overview = "overview",
});

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
    /// `date`: a stretch of the calendar, by its TIMEX3 value, in which it was published or of which it
    /// speaks.
    Date,
    /// `defect`
    Defect,
    /// `language`
    Language,
}

coded!(Facet {
    Event = "event",
    Source = "source",
    Agency = "agency",
    Via = "via",
    Speaker = "speaker",
    Entity = "entity",
    Date = "date",
    Defect = "defect",
    Language = "language",
});

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

coded!(Sort {
    Date = "date",
    DateDescending = "-date",
    Source = "source",
    Relevance = "relevance",
});

/// A view of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The ledger of rows.
    #[default]
    Rows,
    /// The full texts.
    Texts,
    /// Questions that the articles answer differently.
    Questions,
    /// Quotes, each source's rendering.
    Quotes,
    /// Dates and figures, and who was first.
    Dates,
    /// What each source calls whom.
    Names,
    /// Whose words each passage is.
    Voices,
    /// The rows as sentences.
    Words,
}

coded!(Tab {
    Rows = "rows",
    Texts = "texts",
    Questions = "questions",
    Quotes = "quotes",
    Dates = "dates",
    Names = "names",
    Voices = "voices",
    Words = "words",
});

/// A language of the interface.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// `es`
    #[default]
    Es,
    /// `en`
    En,
}

coded!(Lang {
    Es = "es",
    En = "en",
});

impl Lang {
    /// The one for a dossier in this language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::English => Self::En,
            Language::Spanish | Language::Unknown => Self::Es,
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Es => "español",
            Self::En => "English",
        }
    }
}
