//! English messages of every view, and of the cards.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::{Datelike, NaiveDate};

use super::{
    super::declared::{Shell, ShellFormats, TermsFormats},
    english::{English, SEPARATORS, century, month_of, short_month, week},
};
use crate::{
    bundle::{Catalogue, CatalogueArticle, HeadlineOrigin, LoadError},
    findings::{DefectKind, EntityKind},
    search::SearchRule,
    text,
    view_state::{Facet, Sort, Tab},
    views::{ChipLabel, FacetLabel},
};

pub static SHELL: Shell = Shell {
    formats: &English,
    skip: "Skip to the content",
    search: "Search the articles",
    search_hint: "search…",
    copy_link: "Copy link",
    link_copied: "Link copied.",
    copy_by_hand: "The browser does not allow copying. This is the link:",
    help: "Help and keys",
    close: "Close",
    back: "Back to the articles",
    clear: "clear",
    filters: "Filters",
    entities: "Names",
    find_entity: "find a name",
    find_value: "find in the list",
    all_entities: "with all that are ticked",
    any_entity: "with any that is ticked",
    publication_days: "Published",
    from: "from",
    to: "to",
    order: "Order",
    choose: "Choose for comparison",
    four_at_most: "Four are chosen already: take one out to choose another",
    compare: "Compare",
    timeline: "Above, when it was published; below, what days it speaks of; dashed, what came after the article itself.",
    published: "published",
    speaks_of: "speaks of",
    ahead: "after the article",
    other_articles: "Other articles",
    according_to: "citing",
    only_here: "names only here",
    text_defects: "defects",
    mentions_each: "mentions in each text",
    articles_column: "articles",
    articles_short: "arts.",
    mentions_column: "mentions",
    mentions_short: "ment.",
    exclude_word: "exclude",
    skip_to_articles: "Skip to the articles",
    skip_to_filters: "Skip to the filters",
    empty_tray: "Clear selection",
    one_more: "Choose at least one more to compare",
    original: "See the original",
    nothing_found: "No article meets all that is asked.",
    nothing_found_way: "Remove a filter or change the search:",
    no_articles: "This dossier has no articles.",
    no_articles_way: "Add files to the folder articles and build the site again.",
    opening: "Opening the dossier…",
    opening_texts: "Loading the texts…",
    opening_chunk: "Loading this view…",
    comparing: "Comparing…",
    late: "This takes longer than usual: the connection is slow or has dropped.",
    reload: "Load again",
    retry: "Try again",
    not_loaded: "The dossier could not be loaded",
    chunk_not_loaded: "This part of the page could not be loaded",
    chunk_not_loaded_way: "Check the connection and try again. If the site has just changed, load the page again: the link keeps what you have chosen.",
    texts_not_loaded: "The texts could not be loaded. Cards and filters work; the search does not.",
    articles_heading: "Articles",
    active_filters: "Active filters",
    tabs: "Views of the comparison",
    nearest_now: "The nearest now:",
    go_there: "go there",
    see_articles: "See the articles",
    overview: "All articles, each against each",
    how_made: "How this page was made, and how accurate it is",
};

impl ShellFormats for English {
    fn no_source(&self) -> &'static str {
        "source not stated"
    }

    fn themes(&self) -> [&'static str; 3] {
        ["Theme: as the system", "Theme: light", "Theme: dark"]
    }

    fn number(&self, value: f64) -> String {
        SEPARATORS.number(value)
    }

    fn found_in(&self, search: &str, title: &str) -> String {
        format!("“{search}” in {title}")
    }

    fn back_to(&self, articles: &str) -> String {
        format!("{}: {articles}", SHELL.back)
    }

    fn day(&self, day: NaiveDate) -> String {
        format!("{} {} {}", day.day(), short_month(day), day.year())
    }

    fn period(&self, value: &str) -> (String, String) {
        if let Some((from, to)) = value.split_once('/')
            && let Some((from, to)) = text::day::day(from).zip(text::day::day(to))
        {
            return (week(from, to), from.year().to_string());
        }
        if let Some(day) = text::day::day(value) {
            return (format!("{} {}", day.day(), short_month(day)), day.year().to_string());
        }
        let (year, rest) = value.split_once('-').unwrap_or((value, ""));
        let label = match rest {
            "SP" => "spring",
            "SU" => "summer",
            "FA" => "autumn",
            "WI" => "winter",
            "Q1" => "Jan–Mar",
            "Q2" => "Apr–Jun",
            "Q3" => "Jul–Sep",
            "Q4" => "Oct–Dec",
            "H1" => "Jan–Jun",
            "H2" => "Jul–Dec",
            "" => match year.len() {
                2 => return (century(year), String::new()),
                3 => return ("decade".to_owned(), format!("{year}0s")),
                _ => "year",
            },
            month => month_of(month).map_or(month, |month| &month[..3]),
        };
        (label.to_owned(), year.to_owned())
    }

    fn gap(&self, duration: &str) -> String {
        let (count, unit) = duration.split_at(duration.len().saturating_sub(1));
        let count = count.trim_start_matches('P').parse().unwrap_or_default();
        match unit {
            "Y" => self.counted(count, "year", "years"),
            "M" => self.counted(count, "month", "months"),
            _ => self.counted(count, "day", "days"),
        }
    }

    fn title(&self, catalogue: &Catalogue) -> String {
        catalogue.title.clone().unwrap_or_else(|| "Press dossier".to_owned())
    }

    fn summary(&self, catalogue: &Catalogue) -> String {
        let mut parts = vec![
            self.articles(catalogue.articles.len()),
            self.counted(catalogue.events.len(), "event", "events"),
        ];
        if let (Some(first), Some(last)) = (catalogue.articles.first(), catalogue.articles.last()) {
            parts.push(self.days(first.published, last.published));
        }
        parts.join(" · ")
    }

    fn brief_source(&self, article: &CatalogueArticle) -> String {
        article.source().unwrap_or("no source").to_owned()
    }

    fn no_source_initials(&self) -> &'static str {
        "n/s"
    }

    fn headline_note(&self, origin: HeadlineOrigin) -> Option<&'static str> {
        match origin {
            HeadlineOrigin::Text => None,
            HeadlineOrigin::FirstSentence => Some("no headline; first sentence"),
            HeadlineOrigin::Dossier => Some("headline given by the dossier"),
        }
    }

    fn facet(&self, facet: Facet) -> &'static str {
        match facet {
            Facet::Event => "Event",
            Facet::Source => "Source",
            Facet::Agency => "Agency that wrote it",
            Facet::Via => "According to",
            Facet::Speaker => "Who speaks",
            Facet::Entity => "Entity",
            Facet::Date => "Published on or speaks of",
            Facet::Defect => "Defects of the text",
            Facet::Language => "Language",
        }
    }

    fn facet_label(&self, label: &FacetLabel) -> String {
        match label {
            FacetLabel::Name(name) => name.clone(),
            FacetLabel::Event(names, day) => self.event_name(names, *day),
            FacetLabel::NotStated => "not stated".to_owned(),
            FacetLabel::Date(value) => self.date(value),
            FacetLabel::Defect(kind) => self.defect(*kind).to_owned(),
            FacetLabel::Language(code) => match code.as_str() {
                "es" => "Spanish".to_owned(),
                "en" => "English".to_owned(),
                _ => "undetermined".to_owned(),
            },
        }
    }

    fn chip(&self, label: &ChipLabel) -> String {
        match label {
            ChipLabel::Value(facet, label) => {
                format!("{}: {}", self.facet(*facet), self.facet_label(label))
            }
            ChipLabel::Unknown(kind, id) => {
                format!("{}: “{id}” is not in this dossier", self.facet(*kind))
            }
            ChipLabel::From(from) => format!("from {}", self.day(*from)),
            ChipLabel::To(to) => format!("to {}", self.day(*to)),
        }
    }

    fn remove_chip(&self, label: &str) -> String {
        format!("Remove the filter {label}")
    }

    fn remove_chosen(&self, name: &str) -> String {
        format!("Remove from the chosen {name}")
    }

    fn filter_by(&self, name: &str) -> String {
        format!("Filter by {name}")
    }

    fn says(&self, speaker: &str) -> String {
        format!("{speaker}, by this text")
    }

    fn found_nowhere(&self, search: &str) -> String {
        format!("No article has “{}”.", search.trim())
    }

    fn missing(&self, words: &[String]) -> String {
        if words.is_empty() {
            return "Each word is in some text, but none has them all.".to_owned();
        }
        let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
        format!("In no text: {}.", words.join(", "))
    }

    fn search_only(&self, words: &str) -> String {
        format!("Search for “{words}” only")
    }

    fn found_elsewhere(&self, count: usize) -> String {
        format!("Without the filters: {}", self.articles(count))
    }

    fn exclude(&self, label: &str, excluded: bool) -> String {
        if excluded { format!("No longer exclude {label}") } else { format!("Exclude {label}") }
    }

    fn articles(&self, count: usize) -> String {
        self.counted(count, "article", "articles")
    }

    fn shown(&self, shown: usize, total: usize) -> String {
        format!("{} of {}", self.number(shown as f64), self.articles(total))
    }

    fn search_rule(&self, rule: SearchRule) -> &'static str {
        match rule {
            SearchRule::AllWords => "all words",
            SearchRule::Phrase => "exact phrase",
            SearchRule::Excluded => "excluded words",
            SearchRule::Prefix => "beginning of a word",
            SearchRule::Accents => "accents ignored",
            SearchRule::Stem => "other forms of the word",
            SearchRule::TextsPending => "not searched yet: the texts are missing",
        }
    }

    fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Date => "oldest first",
            Sort::DateDescending => "newest first",
            Sort::Source => "by source",
            Sort::Relevance => "best matches",
        }
    }

    fn kind_of_entities(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => "People",
            EntityKind::Place => "Places",
            EntityKind::Organisation => "Organisations",
            EntityKind::Other => "Other names",
        }
    }

    fn kind_of_entity(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => "person",
            EntityKind::Place => "place",
            EntityKind::Organisation => "organisation",
            EntityKind::Other => "other name",
        }
    }

    fn defect(&self, kind: DefectKind) -> &'static str {
        match kind {
            DefectKind::MissingWords => "missing words",
            DefectKind::RepeatedWords => "repeated words",
            DefectKind::MixedQuotes => "mixed quotation marks",
            DefectKind::MachineTranslation => "machine translation",
            DefectKind::Promotion => "promotion",
            DefectKind::Boilerplate => "boilerplate",
            DefectKind::DateConflict => "dates that conflict",
            DefectKind::HiddenCharacters => "hidden characters",
        }
    }

    fn tab(&self, tab: Tab) -> &'static str {
        match tab {
            Tab::Rows => "Rows",
            Tab::Texts => "Texts",
            Tab::Questions => "Questions",
            Tab::Quotes => "Quotes",
            Tab::Dates => "Dates and figures",
            Tab::Names => "Names",
            Tab::Voices => "Voices",
            Tab::Words => "In words",
        }
    }

    fn compare_all(&self, compared: usize, count: usize) -> String {
        if compared < count {
            format!("Compare {compared} of the {count}")
        } else {
            format!("Compare all {count}")
        }
    }

    fn more_cards(&self, left: usize, of: usize) -> String {
        format!("Show more: {} of {} left", self.number(left as f64), self.articles(of))
    }

    fn more_values(&self, left: usize) -> String {
        format!("Show {} more", self.number(left as f64))
    }

    fn items_of(&self, first: usize, last: usize, of: usize) -> String {
        let [first, last, of] = [first, last, of].map(|number| self.number(number as f64));
        format!("{first} to {last} of {of}")
    }

    fn more(&self, count: usize) -> String {
        format!("{} more", self.number(count as f64))
    }

    fn side_by_side(&self, names: &[String]) -> String {
        format!("{}, side by side", self.listed(names))
    }

    fn unknown_chosen(&self, id: &str) -> String {
        format!("“{id}” is not in this dossier")
    }

    fn chosen(&self, count: usize) -> String {
        format!("{} chosen", self.number(count as f64))
    }

    fn mentions(&self, count: usize) -> String {
        self.counted(count, "mention", "mentions")
    }

    fn failure(&self, error: &LoadError) -> (String, String) {
        match error {
            LoadError::Network => (
                "The site does not answer, or the connection has dropped.".to_owned(),
                "Check the connection and try again. What was on the screen is not lost.".to_owned(),
            ),
            LoadError::NotFound(address) => (
                format!("The file {address} is missing."),
                "The site was published in part, or moved. Reload the page; if that does not help, tell whoever publishes it: it has to be built and uploaded as a whole.".to_owned(),
            ),
            LoadError::Status(status, address) => (
                format!("The site answered {status} when asked for {address}."),
                "Try again in a few minutes.".to_owned(),
            ),
            LoadError::Damaged(address, line, column) => (
                format!("The file {address} is damaged (line {line}, column {column})."),
                "Reload without the cache (Ctrl+Shift+R). If that does not help, tell whoever publishes the site.".to_owned(),
            ),
            LoadError::RepeatedId(id) => (
                format!("The catalogue gives the identifier “{id}” to two different things, and links would not know which they lead to."),
                "Tell whoever publishes the site: it has to be built again with the present version.".to_owned(),
            ),
            LoadError::Schema(found, expected) => (
                format!("The data are of version {found} and this page reads version {expected}."),
                "Files of two publications are mixed: reload without the cache (Ctrl+Shift+R), or build the site again.".to_owned(),
            ),
        }
    }
}
