//! The closed lists of a view state: views, facets, orders, tabs, languages.

use crate::text::Language;

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

impl View {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 6] =
        [Self::Cards, Self::Article, Self::Compare, Self::Entity, Self::Method, Self::Overview];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Article => "article",
            Self::Compare => "compare",
            Self::Entity => "entity",
            Self::Method => "method",
            Self::Overview => "overview",
        }
    }
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
    /// `date`: a stretch of the calendar, by its TIMEX3 value, in which it was published or of which it
    /// speaks.
    Date,
    /// `defect`
    Defect,
    /// `language`
    Language,
}

impl Facet {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 9] = [
        Self::Event,
        Self::Source,
        Self::Agency,
        Self::Via,
        Self::Speaker,
        Self::Entity,
        Self::Date,
        Self::Defect,
        Self::Language,
    ];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Source => "source",
            Self::Agency => "agency",
            Self::Via => "via",
            Self::Speaker => "speaker",
            Self::Entity => "entity",
            Self::Date => "date",
            Self::Defect => "defect",
            Self::Language => "language",
        }
    }
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

impl Sort {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 4] = [Self::Date, Self::DateDescending, Self::Source, Self::Relevance];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateDescending => "-date",
            Self::Source => "source",
            Self::Relevance => "relevance",
        }
    }
}

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

impl Tab {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 8] = [
        Self::Rows,
        Self::Texts,
        Self::Questions,
        Self::Quotes,
        Self::Dates,
        Self::Names,
        Self::Voices,
        Self::Words,
    ];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Texts => "texts",
            Self::Questions => "questions",
            Self::Quotes => "quotes",
            Self::Dates => "dates",
            Self::Names => "names",
            Self::Voices => "voices",
            Self::Words => "words",
        }
    }
}

/// A language of the interface.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// `es`
    #[default]
    Es,
    /// `en`
    En,
}

impl Lang {
    /// All of them, in the order of the interface.
    pub const ALL: [Self; 2] = [Self::Es, Self::En];

    /// What links call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }

    /// The one that links call so.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

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
