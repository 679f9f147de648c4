//! English, which the page fetches when it is asked for.

use chrono::{Datelike, NaiveDate};

use super::{
    Comparing, ComparingFormats, Exports, ExportsFormats, Messages, Pages, PagesFormats, Reading,
    ReadingFormats, Separators, Shell, ShellFormats, Sides, SidesFormats, Terms, TermsFormats, cut,
};
use crate::{
    article::PartKind,
    compare::{DifferenceKind, EvidenceKind, Place, Rule, State},
    dossier::{Catalogue, CatalogueArticle, HeadlineOrigin, LoadError, VariantReason},
    export::Words,
    method::{self, Measure, Promise, Set, Topic},
    reading::{DateRule, DefectKind, DefectReason, EntityKind, Figure, dates::interval},
    search::SearchRule,
    select::{ChipLabel, FacetLabel, RowHead},
    text,
    view_state::{Facet, RowSet, Sort, Tab},
};

/// What says the messages that have variables.
pub(super) struct English;

pub static MESSAGES: Messages = Messages {
    shell: &SHELL,
    terms: &TERMS,
    reading: &READING,
    comparing: &COMPARING,
    sides: &SIDES,
    exports: &EXPORTS,
    pages: &PAGES,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SEPARATORS: Separators = Separators { thousands: ',', decimals: '.', grouped_from: 4 };

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
    entities: "Entities",
    find_entity: "find an entity",
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
    empty_tray: "Empty",
    one_more: "Choose at least one more to compare",
    original: "See the original",
    nothing_found: "No article meets all that is asked.",
    nothing_found_way: "Remove a filter or change the search:",
    no_articles: "This dossier has no articles.",
    no_articles_way: "Add files to the folder articles and build the site again.",
    opening: "Opening the dossier…",
    opening_texts: "Loading the texts…",
    opening_part: "Loading this view…",
    comparing: "Comparing…",
    late: "This takes longer than usual: the connection is slow or has dropped.",
    reload: "Load again",
    retry: "Try again",
    not_loaded: "The dossier could not be loaded",
    part_not_loaded: "This part of the page could not be loaded",
    part_not_loaded_way: "Check the connection and try again. If the site has just changed, load the page again: the link keeps what you have chosen.",
    texts_not_loaded: "The texts could not be loaded. Cards and filters work; the search looks at headlines and beginnings only.",
    articles_heading: "Articles",
    active_filters: "Active filters",
    sides: "Views of the comparison",
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
            Facet::Defect => "Defects of the text",
            Facet::Language => "Language",
        }
    }

    fn facet_label(&self, label: &FacetLabel) -> String {
        match label {
            FacetLabel::Name(name) => name.clone(),
            FacetLabel::Event(names, day) => self.event_name(names, *day),
            FacetLabel::NotStated => "not stated".to_owned(),
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
            ChipLabel::Value(_, label) => self.facet_label(label),
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
            SearchRule::TextsPending => "headlines and beginnings only, until the texts arrive",
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

    fn kind_letter(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => "P",
            EntityKind::Place => "L",
            EntityKind::Organisation => "O",
            EntityKind::Other => "N",
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

    fn compare_all(&self, count: usize) -> String {
        format!("Compare all {count}")
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

pub static TERMS: Terms = Terms {
    formats: &English,
    too_few: "A comparison takes at least two articles.",
    nobody: "speaker not stated",
    go_to_text: "go to the text",
    whose_word: "Whose word it is",
    own_voice: "own voice",
    named_speakers: "a named speaker",
    other_media: "another medium",
};

impl TermsFormats for English {
    fn long_day(&self, day: NaiveDate) -> String {
        format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
    }

    fn listed(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    fn quote_kind(&self, direct: bool) -> &'static str {
        if direct { "quote" } else { "reported words" }
    }

    fn date_value(&self, value: &str) -> String {
        if let Some((from, to)) = value.split_once('/') {
            return format!("{} to {}", self.date_value(from), self.date_value(to));
        }
        if let Some(day) = text::day::day(value) {
            return self.long_day(day);
        }
        let Some((year, rest)) = value.split_once('-') else {
            return match value.len() {
                2 => value.parse().map_or_else(
                    |_| value.to_owned(),
                    |century: u32| format!("{} century", ordinal(century + 1)),
                ),
                3 => format!("{value}0s"),
                _ => value.to_owned(),
            };
        };
        if rest.starts_with('W')
            && rest != "WI"
            && let Some((first, _)) = interval(value)
        {
            let week = if rest.ends_with("-WE") { "weekend" } else { "week" };
            return format!("{week} of {}", self.long_day(first));
        }
        let named = match rest {
            "Q1" => "first quarter of",
            "Q2" => "second quarter of",
            "Q3" => "third quarter of",
            "Q4" => "fourth quarter of",
            "H1" => "first half of",
            "H2" => "second half of",
            "SP" => "spring",
            "SU" => "summer",
            "FA" => "autumn",
            "WI" => "winter",
            month => month
                .parse::<usize>()
                .ok()
                .and_then(|month| MONTHS.get(month.checked_sub(1)?))
                .copied()
                .unwrap_or(rest),
        };
        format!("{named} {year}")
    }

    fn figure(&self, figure: &Figure) -> String {
        let value = match (figure.value, figure.min, figure.max) {
            (Some(value), ..) => self.number(value),
            (_, Some(min), _) => format!("at least {}", self.number(min)),
            (.., Some(max)) => format!("at most {}", self.number(max)),
            _ => "no value".to_owned(),
        };
        figure.unit.as_ref().map_or_else(|| value.clone(), |unit| format!("{value} {unit}"))
    }

    fn section(&self, kind: PartKind) -> Option<&'static str> {
        match kind {
            PartKind::DateLine => Some("header"),
            PartKind::Caption => Some("caption"),
            PartKind::Credit => Some("photo credit"),
            PartKind::Headline => Some("headline"),
            PartKind::Dateline => Some("dateline"),
            PartKind::Body => None,
            PartKind::Promotion => Some("promotion"),
            PartKind::Boilerplate => Some("boilerplate"),
            PartKind::SignOff => Some("sign-off"),
        }
    }

    fn percent(&self, value: f64) -> String {
        format!("{}%", self.number(value.round()))
    }

    fn via(&self, names: &[String]) -> String {
        format!("according to {}", self.listed(names))
    }

    fn verdict_promise(&self, promise: Promise) -> String {
        let Promise { same: (not_same, same), differs: (not_differing, differs) } = promise;
        format!(
            "“Matches” means that every word has a partner by a rule that you can see. Of 100 rows called \
             “matches”, {} do not match; of 100 called “differs”, {} do not differ: measured on {} and {} \
             labelled pairs of sentences.",
            self.number(not_same),
            self.number(not_differing),
            self.number(f64::from(same)),
            self.number(f64::from(differs)),
        )
    }
}

pub static READING: Reading = Reading {
    formats: &English,
    unknown_article: "This dossier has no such article.",
    unknown_entity: "This dossier has no such entity.",
    a_date: "date",
    a_figure: "figure",
    a_defect: "defect",
    previous: "Previous",
    next: "Next",
    compare_with: "Compare with",
    marks: "Marks in the text",
    mark_hint: "Point at a mark, or reach it with Tab, to see what it is.",
    open_entity: "see the entity",
    forms: "Forms of the name",
    mentions_heading: "Mentions",
    form: "form",
    reason: "why it is joined",
    see_articles: "See the articles with this name",
    passage_changed: "The text has changed since the link was copied: it says something else here.",
    passage_gone: "The passage of this link is no longer in the text.",
    all_together: "in all",
    passages: "passages",
    matrix_note: "The darker, the more entities they share. A click compares the two.",
    nearest_pairs: "The nearest pairs",
    more_before: "Show what comes before",
    how_well: English::HOW_WELL,
    measured_what: "What is measured",
    keys_on: "Single keys on",
    provenance: "Words in serif type are each source's, exactly as it gives them; all others are this page's.",
};

impl ReadingFormats for English {
    fn keys(&self) -> [(&'static str, &'static str); 10] {
        [
            ("/", "search (also Ctrl+K)"),
            ("j  k", "next, previous article or row"),
            ("Enter", "open"),
            ("n  p", "next, previous row"),
            ("t  l", "see the row in the texts, copy its link"),
            ("x", "choose for comparison, or take out"),
            ("c", "compare the chosen"),
            ("Esc", "close, or go back to the articles"),
            ("?", "this sheet"),
            ("Tab", "go through everything"),
        ]
    }

    fn mark_kinds(&self) -> [&'static str; 5] {
        ["entities", "quotes", "dates", "figures", "defects"]
    }

    fn method_sections(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[
            (
                "What reads what",
                &[
                    "Sentences and figures: rules, with tables of abbreviations, numerals and units.",
                    "Names: a small statistical model that learnt from 11,373 sentences of Spanish news (AnCora) and from lists of names.",
                    "Entities: rules and tables join the forms of one name; each form says why it is joined.",
                    "Quotes: quotation marks and a table of verbs of saying; a speaker only where the text leaves one answer.",
                    "Dates: a grammar; “on Tuesday” is counted from the day of publication, and each date tells its rule.",
                    "Defects: a closed list of faults of the text itself, by rules.",
                    "Comparison: passages are paired by the names, dates, figures and words they share; each row says which.",
                ],
            ),
            (
                English::HOW_WELL,
                &[
                    "What was read is held against what people labelled. Below each percentage: out of how many cases, and what it was in earlier versions.",
                    "It is measured with each change of the program, and a change that lowers a figure is not accepted.",
                    "The model did not learn from these texts, but the rules were refined with them in view: on others they may be right a little less often.",
                ],
            ),
            (
                "What is not done",
                &[
                    "Nobody's bias or reliability is scored.",
                    "Nothing is written or summed up: what you read of the news are each source's words, with their place.",
                    "The texts are not corrected: they are shown letter by letter, with marks on them.",
                ],
            ),
            (
                "Known limits",
                &[
                    "Spanish and English only. The model of names learnt from Spanish; for English it has not been measured.",
                    "The news it is measured with is of the 2000s, and partly translated: other news may be read less well.",
                    "“Matches” promises that nothing is left without a partner by a rule that you can see; not that both tell the truth. Among independent reports hardly anything matches word for word: it stays “same subject”. In 51 pairs of English reports (ECB+) it called 4 rows “differs”, rightly all 4, and of 8 contradictions that stood in a row it passed over 4.",
                    "Which passages are paired between two reports was measured apart (ECB+, in English: 78 of 100 find their partner first).",
                    "Irony, what is left unsaid, and who is right remain for the reader.",
                ],
            ),
        ]
    }

    fn defect_reason(&self, reason: DefectReason) -> &'static str {
        match reason {
            DefectReason::StartsInLowerCase => {
                "the text begins in lower case: its beginning is missing"
            }
            DefectReason::NothingBetweenCommas => {
                "there is nothing between two commas: what stood there is missing"
            }
            DefectReason::PrepositionBeforeComma => {
                "nothing follows the preposition: the word it governs is missing"
            }
            DefectReason::SameWordsTwice => "the same word twice running",
            DefectReason::MarksOfDifferentPairs => {
                "the closing quotation mark is not the partner of the opening one"
            }
            DefectReason::CapitalInMidSentence => {
                "a capital in mid-sentence on a word that is no name"
            }
            DefectReason::ForeignNumberFormat => "a number written as in English",
            DefectReason::UntranslatedWords => "an English function word left untranslated",
            DefectReason::PromotionalLabel => {
                "a line that leads to other pieces; it does not count in filters or comparison"
            }
            DefectReason::AgencyFormula => {
                "a standing paragraph in which the agency presents itself; it does not count in filters or comparison"
            }
            DefectReason::RepeatedAcrossDossier => {
                "the same paragraph opens or closes several articles; it does not count in filters or comparison"
            }
            DefectReason::ReportedAfterDateLine => {
                "by the order of what is told, this day falls after the date of the article"
            }
            DefectReason::UnseenCharacter => {
                "it has a character that is invisible, was lost or would turn the words round; if it changed their order, here it does not"
            }
        }
    }

    fn variant_reason(&self, reason: VariantReason) -> &'static str {
        match reason {
            VariantReason::Name => "the name that is shown",
            VariantReason::SameAfterFolding => {
                "the same but for accents, capitals, hyphens or the English genitive"
            }
            VariantReason::SurnameInText => "surname of a full name in the same text",
            VariantReason::SurnameInDossier => {
                "surname of the only full name in the dossier that has it"
            }
            VariantReason::Shortened => "short for the only fuller name that fits",
            VariantReason::Titled => "the same name with a title or office before it",
            VariantReason::GivenName => "the same surname and another form of the same given name",
            VariantReason::Acronym => "acronym of the full name beside it",
            VariantReason::AcronymInDossier => {
                "acronym that another text explains, or of the only name that fits it"
            }
            VariantReason::LongForm => "full name of the acronym or short form that is shown",
            VariantReason::LegalForm => "the same but for the company's legal form",
            VariantReason::ShortForm => "part of the only longer name that fits",
            VariantReason::SameWords => "the same words, translated or in another order",
            VariantReason::AliasTable => "is in the table of other names",
            VariantReason::Transliteration => "another transliteration of the same name",
            VariantReason::Garbled => "a long name with words repeated or too many",
            VariantReason::Misspelt => "one letter different in the same text",
            VariantReason::Dossier => "the dossier says so",
        }
    }

    fn date_rule(&self, rule: DateRule) -> &'static str {
        match rule {
            DateRule::FullDate => "day, month and year are given",
            DateRule::DayAndMonth => "day and month are given; the year is the nearest that fits",
            DateRule::MonthAndYear => "month and year are given",
            DateRule::Month => "the month is given; the year is the nearest that fits",
            DateRule::Year => "the year is given",
            DateRule::Deictic => "counted from the base date",
            DateRule::PastWeekday => "weekday in the past: the last one",
            DateRule::ComingWeekday => "weekday to come: the next one",
            DateRule::WeekdayMovedForward => {
                "weekday: the last one would be before what it reports, so it is the next that fits"
            }
            DateRule::NeighbouringPeriod => "period next to that of the base date",
            DateRule::MonthOfNeighbouringYear => "month of the year next to that of the base date",
            DateRule::Season => "season of the year",
            DateRule::DayOfMonth => "day given without a month: the nearest that fits",
            DateRule::Counted => "counted from the base date, as many as it says",
            DateRule::PartOfYear => "quarter or half of a year",
            DateRule::Decade => "the decade is given",
            DateRule::Century => "the century is given",
            DateRule::Span => "first and last year are given",
            DateRule::Holiday => "a day with a name; the year is the nearest that fits",
            DateRule::FromDateTold => "counted from the date given before",
        }
    }

    fn date_base(&self, base: NaiveDate) -> String {
        format!("counted from {}", self.long_day(base))
    }

    fn more_text(&self, left: u32, of: u32) -> String {
        let share = (100.0 * f64::from(left) / f64::from(of)).ceil();
        format!("Show more: {} of the text left", self.percent(share))
    }

    fn matrix_order(&self, sort: Option<Sort>) -> &'static str {
        match sort {
            None => "by similarity",
            Some(sort) => self.sort(sort),
        }
    }

    fn alike(&self, a: &str, b: &str, likeness: f32) -> String {
        format!("{a} and {b}: {} similar", self.percent(f64::from(100.0 * likeness)))
    }

    fn position(&self, here: usize, of: usize) -> String {
        format!("{} of {}", self.number(here as f64), self.number(of as f64))
    }

    fn method_version(&self, version: &str) -> String {
        format!("Method, version {version}. The texts were read once, when the site was built.")
    }

    fn topic_measured(&self, topic: Topic) -> (&'static str, &'static str) {
        match topic {
            Topic::Names => (
                "People, places and organisations",
                "AnCora-ES 2.0 (Taulé, Martí and Recasens, 2008), CC BY 4.0",
            ),
            Topic::Joining => (
                "Joined names",
                "Pairs made from lists (Faker, MIT; GeoNames, CC BY 4.0; Unicode CLDR and others) and pairs of reports of MEANTIME (CC BY 4.0), with the names given or to be found",
            ),
            Topic::Quotes => (
                "Quotes",
                "38 reports of MEANTIME (Minard and others, 2016), CC BY 4.0, labelled for Cotejo; speaker, verb and medium are looked at in the quotes that were found",
            ),
            Topic::Speakers => ("Who speaks, given the verb", "MEANTIME, CC BY 4.0"),
            Topic::Dates => {
                ("Dates", "MEANTIME, CC BY 4.0; requests of Microsoft Recognizers-Text, MIT")
            }
            Topic::Figures => ("Figures", "24 reports of MEANTIME, CC BY 4.0, labelled for Cotejo"),
            Topic::Sentences => {
                ("Sentences", "UD_Spanish-AnCora 2.7, CC BY 4.0; the hard cases are pySBD's, MIT")
            }
            Topic::Comparison => (
                "Similarity of two passages",
                "SemEval-2017 STS, pairs of sentences (Cer and others, 2017), CC BY-SA 4.0",
            ),
            Topic::Verdicts => (
                "Matches, same subject, differs",
                "290 pairs of sentences made from reports of MEANTIME (CC BY 4.0), labelled for Cotejo: one fact changed, the same in other words, retold freely",
            ),
            Topic::Defects => ("Defects in edited texts", "AnCora and MEANTIME, CC BY 4.0"),
        }
    }

    fn measure(&self, measure: Measure) -> (&'static str, &'static str) {
        match measure {
            Measure::Precision => ("Precision", "of what it marks, how much is right"),
            Measure::Recall => ("Recall", "of what there is, how much it marks"),
            Measure::F1 => ("F1", "precision and recall in one, low if either is low"),
            Measure::AnyKindF1 => ("F1 of any kind", "even if it takes a place for a person"),
            Measure::FullDays => {
                ("Full days", "of the days the text gives, how many it reads with month and year")
            }
            Measure::Cases => ("Cases right", "requests whose date it reads rightly"),
            Measure::Texts => ("Texts without a fault", "with all their sentences cut rightly"),
            Measure::Speaker => {
                ("Speaker: right", "names who speaks, or nobody if the text does not say")
            }
            Measure::WrongSpeaker => ("Speaker: wrong", "names somebody else; the less the better"),
            Measure::NoSpeaker => {
                ("Speaker: none", "the text says and it names nobody; the less the better")
            }
            Measure::Cue => ("Verb", "marks the word that gives the quote"),
            Measure::Via => ("Medium", "gives where the words come from, if it is said"),
            Measure::Value => ("Value", "reads the number rightly, or its least and most"),
            Measure::Unit => ("Unit", "says rightly what is counted"),
            Measure::Exact => ("Ends", "begins and ends at the right letter"),
            Measure::Pearson => (
                "Agreement with people",
                "Pearson's correlation: 100% if it orders the pairs by similarity as they do",
            ),
            Measure::SameRight => ("“Matches”: right", "of what it calls “matches”, how much does"),
            Measure::DiffersRight => {
                ("“Differs”: right", "of what it calls “differs”, how much does")
            }
            Measure::ToldApart => {
                ("Told apart", "of the pairs that do not say the same, how many it calls so")
            }
            Measure::CalledSame => {
                ("Taken as equal", "pairs that do not say the same; the less the better")
            }
            Measure::FoundSame => ("Recognised", "pairs that say the same in other words"),
            Measure::CalledDiffers => {
                ("Taken as different", "pairs that say the same; the less the better")
            }
            Measure::FalseAlarms => {
                ("False alarms", "in every 200 sentences without a fault; the less the better")
            }
        }
    }

    fn measured_set(&self, set: Set) -> &'static str {
        match set {
            Set::MadePairs => "from lists",
            Set::GivenPairs => "given",
            Set::FoundPairs => "to be found",
            Set::DirectEs => "direct, Spanish",
            Set::IndirectEs => "indirect, Spanish",
            Set::DirectEn => "direct, English",
            Set::IndirectEn => "indirect, English",
            Set::Speech | Set::DatesEs => "Spanish",
            Set::DatesEn => "English",
            Set::DatesShort => "requests",
            Set::Names | Set::Sentences => "news",
            Set::HardSentences => "hard cases",
            Set::Likeness => "pairs",
            Set::Verdicts => "all",
            Set::PlantedEs => "one fact changed, Spanish",
            Set::PlantedEn => "one fact changed, English",
            Set::RewordedEs => "retold freely, Spanish",
            Set::RewordedEn => "retold freely, English",
            Set::EqualEs => "the same, Spanish",
            Set::EqualEn => "the same, English",
            Set::CleanSentences => "single sentences",
            Set::CleanTexts => "running texts",
            Set::Figures | Set::CleanStories => "reports",
        }
    }

    fn measured(&self, figure: Option<method::Figure>) -> (String, String) {
        let Some(figure) = figure.filter(|figure| figure.items > 0) else {
            return ("–".to_owned(), String::new());
        };
        (self.measured_value(figure), format!("of {}", self.number(f64::from(figure.items))))
    }

    fn measured_before(&self, version: &str, figure: method::Figure) -> String {
        format!("{} in {version}", self.measured_value(figure))
    }
}

pub static COMPARING: Comparing = Comparing {
    formats: &English,
    no_source_short: "no source",
    copied_words: "(copied words)",
    finding: "What was found; each number filters",
    promise: "“=” promises that nothing is left without a partner.",
    sift: "Sort and filter",
    previous_row: "previous row",
    next_row: "next row",
    rows: "Rows",
    is_reference: "reference",
    agrees: "they agree on:",
    varies: "varies:",
    in_texts: "See in the texts",
    absent: "not here",
    reader_says: "according to the reader:",
    other_occasion: "another occasion",
    no_rows: "No row meets what is asked. Remove a filter.",
};

impl ComparingFormats for English {
    fn mark_word(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Rendering => "quote",
            DifferenceKind::Wording => "words",
            other => self.difference(other),
        }
    }

    fn found(&self, state: State, count: usize) -> &'static str {
        match (state, count) {
            (State::Differs, 1) => "differs",
            (State::Differs, _) => "differ",
            (State::Same, 1) => "matches",
            (State::Same, _) => "match",
            (State::Compatible, _) => "same subject",
            (State::Alone, _) => "only in one",
            (State::Reference | State::Absent, _) => "",
        }
    }

    fn agreeing(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => "(1 agrees on a fact)".to_owned(),
            _ => format!("({} agree on a fact)", self.number(count as f64)),
        }
    }

    fn defect_count(&self, article: &CatalogueArticle) -> String {
        let count: u32 = article.defects.iter().map(|one| one.count).sum();
        self.counted(count as usize, "defect", "defects")
    }

    fn strip_of(&self, source: &str) -> String {
        format!("Passages of {source}, in their order")
    }

    fn row_state(&self, state: State, renders: bool) -> &'static str {
        if renders && state == State::Compatible {
            "same quote, other words"
        } else {
            self.state(state).1
        }
    }

    fn short_place(&self, place: Place) -> String {
        match place {
            Place::Paragraph { number, .. } => format!("paragraph {number}"),
            other => self.place(other),
        }
    }

    fn open_row(&self, number: usize) -> String {
        format!("row {number}, open or close")
    }

    fn more_of_row(&self, number: usize) -> String {
        format!("More actions for row {number}")
    }

    fn nearest_by(&self, score: f64) -> String {
        format!("the nearest, {}", self.percent(100.0 * score))
    }

    fn too_long(&self, source: &str) -> String {
        format!(
            "{source}: too long to be compared whole. Its first 10,000 words or so are compared: what \
             comes after counts in no row, nor as missing."
        )
    }

    fn row_of(&self, number: usize, of: usize) -> String {
        format!("row {number} of {of}")
    }

    fn draw_more(&self, left: usize, of: usize) -> String {
        let rows = self.counted(of, "row", "rows");
        format!("Show more: {} of {rows} left", self.number(left as f64))
    }

    fn origins(&self, articles: usize, names: &[String]) -> String {
        format!(
            "{}, {}: {}",
            self.articles(articles),
            self.counted(names.len(), "origin", "origins"),
            names.join(", ")
        )
    }

    fn state(&self, state: State) -> (&'static str, &'static str) {
        match state {
            State::Reference => ("·", "reference"),
            State::Same => ("=", "matches"),
            State::Compatible => ("≈", "same subject"),
            State::Differs => ("≠", "differs"),
            State::Absent => ("∅", "not here"),
            State::Alone => ("", "only here"),
        }
    }

    fn difference(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Figure => "figure",
            DifferenceKind::Date => "date",
            DifferenceKind::Place => "place",
            DifferenceKind::Name => "name",
            DifferenceKind::Speaker => "who says it",
            DifferenceKind::Rendering => "same quote, other words",
            DifferenceKind::Polarity => "yes or no",
            DifferenceKind::Role => "who to whom",
            DifferenceKind::Modality => "fact or possibility",
            DifferenceKind::Quantity => "how many of all",
            DifferenceKind::Wording => "other words",
        }
    }

    fn only_in(&self, source: &str) -> String {
        format!("only in {source}")
    }

    fn numbered_row(&self, number: usize, state: State) -> String {
        format!("row {number}, {}", self.state(state).1)
    }

    fn agreed(&self, head: &RowHead) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !head.days.is_empty() {
            let short = |value: &String| {
                text::day::day(value).map_or_else(|| self.date_value(value), |day| self.day(day))
            };
            let days: Vec<String> = head.days.iter().map(short).collect();
            parts.push(format!("date ({})", self.listed(&days)));
        }
        if !head.figures.is_empty() {
            parts.push(format!("figure ({})", self.listed(&head.figures)));
        }
        if head.names > 0 {
            parts.push(self.counted(head.names, "name", "names"));
        }
        parts.extend(head.agrees.iter().map(|kind| self.difference(*kind).to_owned()));
        parts.join(", ")
    }

    fn speaks(&self, names: &[String]) -> String {
        format!("{} {}", self.listed(names), if names.len() == 1 { "speaks" } else { "speak" })
    }
}

pub static SIDES: Sides = Sides {
    formats: &English,
    text_in_sight: "Text in sight",
    see_row: "see the row",
    not_there: "Not in this text",
    quotes_heading: "Quotes",
    dates: "Dates they speak of",
    figures: "Figures",
    names: "What each source calls whom",
    known_as: "as",
    first_named: "first time:",
    nothing_of_it: "These texts have nothing of this.",
    nothing_here: "nothing",
    two_clocks: "Two clocks: when it was published and which days it speaks of",
    published: "published",
    told_of: "this day is spoken of",
    who_first: "Who told each thing first, in this dossier",
    voices_note: "Each passage, by whose word it is: a cited medium's if there is one, else the speaker's, else the text's own.",
    all_voices: "all",
    scroll_together: "scroll the texts together",
    questions: "Questions with several answers",
    no_questions: "Nothing that was compared has two answers.",
    why_together: "Why they stand together",
    reference: "Reference",
    compared: "What was compared",
    least_likeness: "Least similarity",
    as_the_method: "back to the method's",
    aside: "set aside",
    by_prominence: "by who gives it prominence or buries it",
    by_finding: "what differs first",
    corrections: "Corrections that this link carries",
    linked: "Joined by hand",
    unlinked: "Separated by hand",
    undo: "undo",
    unknown_passages: "passages that these texts do not have",
    row_changed: "The texts of this row have changed since the link was copied.",
    row_gone: "The row of this link is gone: the texts or the comparison have changed.",
    copy_row_link: "Copy a link to the row",
    put_in: "join to this row",
    lift_filter: "remove the filter",
    open_this_row: "Open or close the row",
    alone_note: "each line opens with the nearest of the others",
    none_shown: "nothing among what is shown",
    sample: "words",
    left_out_means: "left out here; opens with the row",
    nothing_compared: "It has no fact that can be compared; only words in common.",
    correcting: "Correct",
    not_so: "Not so:",
    judged: "Judged by hand",
    take_out_of: "Take out",
    join_other: "Join another passage or another row",
    join: "Join",
    corrected_in_link: "What is corrected goes into the link: whoever opens it sees it as yours; it is undone above, or with Back.",
    gone_row: "a row that is gone",
    in_a_clause: "in a part of the sentence",
};

impl SidesFormats for English {
    fn row_number(&self, number: usize) -> String {
        format!("row {number}")
    }

    fn they_agree(&self, agreed: &str) -> String {
        format!("They agree on: {agreed}.")
    }

    fn question(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Figure => "how many?",
            DifferenceKind::Date => "when?",
            DifferenceKind::Place => "where?",
            DifferenceKind::Name => "who?",
            DifferenceKind::Speaker => "who says it?",
            DifferenceKind::Polarity => "yes or no?",
            DifferenceKind::Role => "who to whom?",
            DifferenceKind::Modality => "is it a fact?",
            DifferenceKind::Quantity => "how many of all?",
            DifferenceKind::Rendering | DifferenceKind::Wording => "",
        }
    }

    fn times(&self, source: &str, count: usize) -> String {
        if count == 1 { source.to_owned() } else { format!("{source}, {count} times") }
    }

    fn first_told(&self, names: &[String], on: NaiveDate) -> String {
        let tie = if names.len() > 1 { ", on the same day" } else { "" };
        format!("{}{tie}, {}", self.listed(names), self.day(on))
    }

    fn unit(&self, unit: &str) -> String {
        if unit.is_empty() { "no unit".to_owned() } else { unit.to_owned() }
    }

    fn share_of(&self, count: usize, of: usize) -> String {
        format!("{} of {}", self.number(count as f64), self.number(of as f64))
    }

    fn they_differ(&self, kind: &str) -> String {
        format!("They differ in: {kind}")
    }

    fn verdict(&self, state: State, kinds: &str) -> String {
        let verdict = match state {
            State::Alone => "Only one tells it",
            State::Same => "They match",
            State::Compatible => "They are about the same subject",
            State::Differs => "They differ",
            State::Reference | State::Absent => "",
        };
        if kinds.is_empty() { format!("{verdict}.") } else { format!("{verdict} ({kinds}).") }
    }

    fn place(&self, place: Place) -> String {
        match place {
            Place::Headline => "headline".to_owned(),
            Place::Caption => "caption".to_owned(),
            Place::Paragraph { number, of } => format!("paragraph {number} of {of}"),
        }
    }

    fn take_away(&self, label: &str) -> String {
        format!("Remove: {label}")
    }

    fn claim_rule(&self, rule: Rule) -> &'static str {
        (Words::ENGLISH.rule)(rule)
    }

    fn evidence(&self, kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::Names => "names",
            EvidenceKind::Dates => "dates",
            EvidenceKind::Figures => "figures",
            EvidenceKind::Words => "words",
            EvidenceKind::Speaker => "speaker",
        }
    }

    fn sifted(&self, states: &[State], only: &[String], else_asked: bool) -> String {
        let mut seen: Vec<String> = states
            .iter()
            .filter_map(|state| match state {
                State::Differs => Some("the rows that differ"),
                State::Same => Some("those that match"),
                State::Compatible => Some("those of the same subject"),
                State::Absent => Some("those that a text lacks"),
                State::Alone => Some("what only one has"),
                State::Reference => None,
            })
            .map(str::to_owned)
            .collect();
        match only {
            [] => {}
            [one] => seen.push(format!("what only {one} has")),
            _ => seen.push(format!("what only {} have", self.listed(only))),
        }
        match (seen.is_empty(), else_asked) {
            (true, _) => "Shown is what was chosen in “Sort and filter”".to_owned(),
            (false, true) => {
                format!("Of what was chosen in “Sort and filter”, shown: {}", self.listed(&seen))
            }
            (false, false) => format!("Shown: {}", self.listed(&seen)),
        }
    }

    fn hidden(&self, rows: usize, alone: usize) -> String {
        let rows = (rows > 0).then(|| self.counted(rows, "row", "rows"));
        let alone = (alone > 0).then(|| self.counted(alone, "passage", "passages"));
        let both: Vec<String> = rows.into_iter().chain(alone).collect();
        match both.len() {
            0 => "nothing is left out".to_owned(),
            _ => format!("not shown: {}", self.listed(&both)),
        }
    }

    fn shortest_place(&self, place: Place) -> String {
        match place {
            Place::Headline => "headline".to_owned(),
            Place::Caption => "photo".to_owned(),
            Place::Paragraph { number, .. } => format!("p. {number}"),
        }
    }

    fn without_partner(&self, count: usize) -> String {
        format!(
            "{} without a counterpart in the other texts",
            self.counted(count, "passage", "passages")
        )
    }

    fn nothing_alone(&self, passages: usize) -> String {
        match passages {
            1 => "nothing: its one passage stands in a row".to_owned(),
            _ => {
                format!("nothing: all its {} passages stand in rows", self.number(passages as f64))
            }
        }
    }

    fn set_aside(&self, count: usize) -> String {
        self.counted(count, "passage set aside", "passages set aside")
    }

    fn aside_kinds(&self, kinds: &[(PartKind, usize)]) -> String {
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let one = self.section(*kind).unwrap_or(SIDES.aside);
                let many = match kind {
                    PartKind::DateLine => "headers",
                    PartKind::Credit => "photo credits",
                    PartKind::Dateline => "datelines",
                    PartKind::Promotion => "promotions",
                    PartKind::SignOff => "sign-offs",
                    PartKind::Caption
                    | PartKind::Headline
                    | PartKind::Body
                    | PartKind::Boilerplate => one,
                };
                self.counted(*count, one, many)
            })
            .collect();
        format!("{}: not counted", kinds.join(", "))
    }

    fn mark_means(&self, state: State) -> &'static str {
        match state {
            State::Differs => "they differ, and in what",
            State::Same => "the same fact",
            _ => "vaguer, or in other words",
        }
    }

    fn wording(&self, count: usize) -> String {
        format!("Other words ({count})")
    }

    fn rows_shared(&self, count: usize) -> String {
        self.counted(count, "row with two or more sources", "rows with two or more sources")
    }

    fn copied_from(&self, words: usize, percent: usize, source: &str) -> String {
        format!("{} as in {source} ({percent}%)", self.counted(words, "word", "words"))
    }

    fn row_set(&self, set: RowSet) -> &'static str {
        match set {
            RowSet::State => "State",
            RowSet::Kind => "In what",
            RowSet::Entity => "Entity",
            RowSet::Speaker => "Who speaks",
            RowSet::Via => "According to",
            RowSet::Only => "Only in",
            RowSet::Link => SIDES.linked,
            RowSet::Unlink => SIDES.unlinked,
            RowSet::Judge => "According to the reader",
        }
    }

    fn both(&self, a: &str, b: &str) -> String {
        format!("“{}” · “{}”", cut(a), cut(b))
    }

    fn take_out(&self, source: &str) -> String {
        format!("take out of the row: {source}")
    }

    fn likeness_of(&self, a: &str, b: &str) -> String {
        format!("similarity of {a} and {b}")
    }
}

pub static EXPORTS: Exports = Exports {
    formats: &English,
    export: "Export",
    as_file: "The comparison, as it is filtered",
    save: "save",
    copy: "copy",
    copied_file: "Comparison copied.",
    not_saved: "The browser did not let the file be saved. Try to copy it.",
    as_citation: "Cite an article",
    copied_citation: "Citation copied.",
    plain: "text",
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

pub static PAGES: Pages = Pages {
    formats: &English,
    all_articles: "All articles, in a list",
    open_in_app: "Open to search and compare",
    no_such_page: "There is no such page",
    no_such_page_way: "The address is misspelt, or the text is no longer on this site.",
    without_scripts: "Without JavaScript the articles can be read. To search, filter and compare them, JavaScript is needed, with WebAssembly. Nothing leaves this site: the articles are read and compared on your own machine.",
    meanwhile: "Read the articles meanwhile",
    no_webassembly: "This browser has no WebAssembly, or its settings or this site's forbid it. The articles can be read; to search and compare them, open the page in a recent version of Firefox, Chrome, Edge or Safari, or ask whoever runs the machine or the site to allow it.",
    not_started: "The page could not start: a file did not arrive, or arrived damaged. Check the connection.",
    wrong_type: "The page could not start: this site delivers its scripts (.js) as something else. Whoever hosts it mends that by serving them with the type text/javascript. The articles can be read.",
    stopped: "The page has failed and no longer answers: what it shows may be incomplete. The address keeps what you were looking at.",
    renewed: "There is a new version of the dossier.",
    open_new: "Open the new one",
    not_now: "Not now",
};

impl PagesFormats for English {}

impl English {
    const HOW_WELL: &str = "How accurate it is";

    /// "12 Aug – 3 Sep 2025", each year once.
    fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.day(from);
        }
        if from.year() == to.year() {
            return format!("{} {} – {}", from.day(), short_month(from), self.day(to));
        }
        format!("{} – {}", self.day(from), self.day(to))
    }

    /// "1 article", "3 articles".
    fn counted(&self, count: usize, one: &str, many: &str) -> String {
        format!("{} {}", self.number(count as f64), if count == 1 { one } else { many })
    }

    /// "9 of 24 rows".
    fn rows_shown(&self, shown: usize, of: usize) -> String {
        let rows = self.counted(of, "row", "rows");
        if shown == of { rows } else { format!("{} of {rows}", self.number(shown as f64)) }
    }

    fn measured_value(&self, figure: method::Figure) -> String {
        match figure.measure {
            Measure::FalseAlarms => self.number(f64::from(figure.thousandths) / 1000.0),
            _ => format!("{}%", self.number(f64::from(figure.thousandths) / 10.0)),
        }
    }
}

/// "1st", "2nd", "3rd", "20th".
fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The first three letters of a month.
fn short_month(day: NaiveDate) -> &'static str {
    &MONTHS[day.month0() as usize][..3]
}
