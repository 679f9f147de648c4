//! Messages of what every view has around it, and of what several views say.

use chrono::NaiveDate;

use crate::{
    article::SectionKind,
    bundle::{Catalogue, CatalogueArticle, DefectCount, HeadlineOrigin, LoadError},
    findings::{DefectKind, EntityKind, Figure},
    messages::format::initials,
    method::Promise,
    search::SearchRule,
    view_state::{Facet, Sort, Tab},
    views::{Card, ChipLabel, FacetLabel},
};

part! {
    /// What every view has around it, and the cards.
    Shell, ShellFormats:
        skip,
        search,
        search_hint,
        copy_link,
        link_copied,
        copy_by_hand,
        help,
        close,
        back,
        clear,
        filters,
        entities,
        find_entity,
        find_value,
        all_entities,
        any_entity,
        publication_days,
        from,
        to,
        order,
        choose,
        four_at_most,
        compare,
        timeline,
        published,
        speaks_of,
        ahead,
        other_articles,
        according_to,
        only_here,
        text_defects,
        mentions_each,
        articles_column,
        articles_short,
        mentions_column,
        mentions_short,
        exclude_word,
        skip_to_articles,
        skip_to_filters,
        empty_tray,
        one_more,
        original,
        nothing_found,
        nothing_found_way,
        no_articles,
        no_articles_way,
        opening,
        opening_texts,
        opening_chunk,
        comparing,
        late,
        reload,
        retry,
        not_loaded,
        chunk_not_loaded,
        chunk_not_loaded_way,
        texts_not_loaded,
        articles_heading,
        active_filters,
        tabs,
        nearest_now,
        go_there,
        overview,
        see_articles,
        how_made,
}

/// Messages of [`Shell`] that have variables.
pub trait ShellFormats: Sync {
    fn no_source(&self) -> &'static str;
    /// The theme in force: as the system's, light, dark.
    fn themes(&self) -> [&'static str; 3];
    /// What a search is called: "«Putin» en Dossier de prensa".
    fn found_in(&self, search: &str, title: &str) -> String;
    /// "Volver a los artículos: 3 artículos".
    fn back_to(&self, articles: &str) -> String;
    /// "12 ago 2025".
    fn day(&self, day: NaiveDate) -> String;
    /// "15.000" and "3,5", or "15,000" and "3.5".
    fn number(&self, value: f64) -> String;
    /// A stretch of the calendar, by its TIMEX3 value, without its year, and the year: "12 ago", 2025;
    /// "siglo XX", none.
    fn period(&self, value: &str) -> (String, String);
    /// "12 ago 2025", "año 2024", "siglo XX".
    fn date(&self, value: &str) -> String {
        let (label, year) = self.period(value);
        if year.is_empty() { label } else { format!("{label} {year}") }
    }
    /// A TIMEX3 duration: "4 meses".
    fn gap(&self, duration: &str) -> String;
    fn title(&self, catalogue: &Catalogue) -> String;
    /// "3 artículos · 2 acontecimientos · 12 ago – 3 sep 2025".
    fn summary(&self, catalogue: &Catalogue) -> String;
    fn source(&self, article: &CatalogueArticle) -> String {
        article.source().unwrap_or(self.no_source()).to_owned()
    }
    /// "AFP, 12 Aug 2025", "source not stated, 13 Aug 2025": enough to tell articles apart.
    fn source_and_day(&self, article: &CatalogueArticle) -> String {
        format!("{}, {}", self.source(article), self.day(article.published))
    }
    /// As short as it is still known by: the source itself, or "sin fuente".
    fn brief_source(&self, article: &CatalogueArticle) -> String;
    /// For the head of a narrow column: "AFP", "NYT", "Diar.", "s/f".
    fn initials(&self, article: &CatalogueArticle) -> String {
        article.source().map_or_else(|| self.no_source_initials().to_owned(), initials)
    }
    fn no_source_initials(&self) -> &'static str;
    fn headline_note(&self, origin: HeadlineOrigin) -> Option<&'static str>;
    fn facet(&self, facet: Facet) -> &'static str;
    fn facet_label(&self, label: &FacetLabel) -> String;
    fn chip(&self, label: &ChipLabel) -> String;
    fn remove_chip(&self, label: &str) -> String;
    fn remove_chosen(&self, name: &str) -> String;
    fn filter_by(&self, name: &str) -> String;
    fn says(&self, speaker: &str) -> String;
    /// That no article has what is searched for, in its words.
    fn found_nowhere(&self, search: &str) -> String;
    /// Which of its words are in no text; none: each is in some, all in none.
    fn missing(&self, words: &[String]) -> String;
    /// How many articles have it, were it not for the filters.
    fn search_only(&self, words: &str) -> String;
    fn found_elsewhere(&self, count: usize) -> String;
    fn exclude(&self, label: &str, excluded: bool) -> String;
    /// "3 artículos".
    fn articles(&self, count: usize) -> String;
    /// "2 de 3 artículos".
    fn shown(&self, shown: usize, total: usize) -> String;
    fn search_rule(&self, rule: SearchRule) -> &'static str;
    fn sort(&self, sort: Sort) -> &'static str;
    fn kind_of_entities(&self, kind: EntityKind) -> &'static str;
    fn kind_of_entity(&self, kind: EntityKind) -> &'static str;
    fn defect(&self, kind: DefectKind) -> &'static str;
    /// "missing words ×3 · promotion ×2".
    fn defects(&self, article: &CatalogueArticle) -> String {
        let one = |count: &DefectCount| match count.count {
            1 => self.defect(count.kind).to_owned(),
            times => format!("{} ×{times}", self.defect(count.kind)),
        };
        article.defects.iter().map(one).collect::<Vec<_>>().join(" · ")
    }
    /// "Putin · Kim · 12 Aug 2025".
    fn event_name(&self, names: &[String], on: Option<NaiveDate>) -> String {
        let day = on.map(|on| self.day(on));
        names.iter().cloned().chain(day).collect::<Vec<_>>().join(" · ")
    }
    fn tab(&self, tab: Tab) -> &'static str;
    /// "Comparar los 3": all that the filters let pass.
    /// "Comparar los 3", "Comparar 4 de los 6".
    fn compare_all(&self, compared: usize, count: usize) -> String;
    /// "Mostrar más: quedan 60 de 120 artículos".
    fn more_cards(&self, left: usize, of: usize) -> String;
    /// "Mostrar 210 más".
    fn more_values(&self, left: usize) -> String;
    /// Which items of a list follow.
    fn items_of(&self, first: usize, last: usize, of: usize) -> String;
    fn more(&self, count: usize) -> String;
    fn side_by_side(&self, names: &[String]) -> String;
    fn unknown_chosen(&self, id: &str) -> String;
    fn chosen(&self, count: usize) -> String;
    fn mentions(&self, count: usize) -> String;
    /// What went wrong, and what to do.
    fn failure(&self, error: &LoadError) -> (String, String);
}

impl Shell {
    /// What heads the cards of an event, or of articles that share none.
    pub fn event_group(&self, event: Option<FacetLabel>) -> String {
        event.map_or_else(|| self.other_articles.to_owned(), |event| self.facet_label(&event))
    }

    /// What sets an article's card apart: what it is, in which words, and whether it is a warning.
    pub fn facts(
        &self,
        card: &Card,
        article: &CatalogueArticle,
    ) -> Vec<(&'static str, String, bool)> {
        let (only, more) = &card.only;
        let more = (*more > 0).then(|| self.more(*more));
        let only: Vec<String> = only.iter().cloned().chain(more).collect();
        let facts = [
            (self.according_to, card.via.join(", "), false),
            (self.only_here, only.join(", "), false),
            (self.text_defects, self.defects(article), true),
        ];
        facts.into_iter().filter(|(_, words, _)| !words.is_empty()).collect()
    }
}

part! {
    /// What several of the other views say.
    Terms, TermsFormats:
        too_few,
        nobody,
        go_to_text,
        whose_word,
        own_voice,
        named_speakers,
        other_media,
}

/// Messages of [`Terms`] that have variables.
pub trait TermsFormats: ShellFormats {
    /// "12 de agosto de 2025".
    fn long_day(&self, day: NaiveDate) -> String;
    /// "AFP, fuente no indicada y EFE".
    fn listed(&self, names: &[String]) -> String;
    fn quote_kind(&self, direct: bool) -> &'static str;
    /// A TIMEX3 value for reading: "13 de agosto de 2025", "junio de 2024", "otoño de 2024".
    fn date_value(&self, value: &str) -> String;
    fn figure(&self, figure: &Figure) -> String;
    fn section(&self, kind: SectionKind) -> Option<&'static str>;
    fn percent(&self, value: f64) -> String;
    fn via(&self, names: &[String]) -> String;
    /// What "coincide" and "discrepa" promise, as measured: of a hundred rows called so, how many are not.
    fn verdict_promise(&self, promise: Promise) -> String;
}
