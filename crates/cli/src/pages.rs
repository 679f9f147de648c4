//! The pages that are read before and without WebAssembly: the first view within the page itself,
//! and each article by itself. They have the classes and the words of the interface, and its view
//! models.

mod page;
mod worker;

use std::{fmt::Write as _, sync::Arc};

use cotejo_core::{
    action::Action,
    bundle::{CatalogueArticle, HeadlineOrigin},
    icons::Icon,
    messages::{self, Messages, messages},
    text::Span,
    view_state::{Lang, Sort, ViewState},
    views::{
        Archive, Bin, Block, CARDS_AT_A_TIME, Card, CardGroup, FoundArticle, Segment, Snippet,
        Timeline, card, cards_model, event_label, marked, whole_text,
    },
};
use cotejo_reading::dossier::{Bundle, Dossier};
use lol_html::html_content::{ContentType, Element};
use maud::{DOCTYPE, Markup, html};

pub use page::ARTICLES;
use page::{ALL, Change, rewritten};
pub use worker::{WORKER, is_kept, versioned};

/// The pages of a site.
pub struct Pages {
    /// The site's own, `index.html`.
    pub index: String,
    /// The others: where, below the site's folder, and what they hold.
    pub others: Vec<(String, String)>,
}

/// The pages of a site with a dossier; `index` is its `index.html` as Trunk built it, or as this
/// wrote it before.
///
/// # Errors
/// `index` lacks an element that takes what changes with the dossier.
pub fn pages(index: &str, dossier: &Dossier, bundle: &Bundle) -> Result<Pages, String> {
    let lang = Lang::of(dossier.catalogue.language);
    let site = Site {
        lang,
        words: messages(lang),
        archive: Archive::with_texts(
            Arc::new(dossier.catalogue.clone()),
            dossier.texts.clone(),
            Arc::default(),
        ),
        address: dossier.address.as_deref(),
    };
    let articles = &site.archive.catalogue.articles;
    let first = site.index(index, bundle)?;
    let shell = shell(index)?;
    let order = cards_model(&site.archive, &ViewState::default()).cards;
    let page = |at: usize| {
        let path = format!("{ARTICLES}/{}.html", articles[order[at].article].id);
        Ok((path, site.article(&shell, &order, at)?))
    };
    let mut others = (0..order.len()).map(page).collect::<Result<Vec<_>, String>>()?;
    others.push((format!("{ALL}/index.html"), site.all(&shell, &order)?));
    others.push(("404.html".to_owned(), site.not_found().into_string()));
    Ok(Pages { index: first, others })
}

struct Site<'d> {
    archive: Archive,
    /// The language of the dossier.
    lang: Lang,
    /// Our messages in it.
    words: &'static Messages,
    /// Where it will stand, with a slash at its end.
    address: Option<&'d str>,
}

impl Site<'_> {
    fn title(&self) -> String {
        self.words.pages.title(&self.archive.catalogue)
    }

    /// The site's page with the bundle's names, the dossier's title and its first view.
    fn index(&self, index: &str, bundle: &Bundle) -> Result<String, String> {
        let data = |name: &str| format!("data/{name}");
        let catalogue = data(&bundle.catalogue.0);
        let annotations = data(&bundle.annotations.0);
        let accuracy = data(&bundle.accuracy.0);
        let title = format!("{} · {}", self.title(), messages::NAME);
        let about = self.archive.catalogue.description.clone();
        let about = about.unwrap_or_else(|| self.words.pages.summary(&self.archive.catalogue));
        let head = Head { title, about, path: String::new(), kind: "website" };
        let first_view = self.first_view().into_string();
        let notices = notices();
        let mut said: Vec<_> = notices
            .iter()
            .map(|(selector, words)| {
                let said = |one: &mut Element| {
                    one.set_inner_content(words, ContentType::Html);
                    Ok(())
                };
                (*selector, said)
            })
            .collect();
        let mut catalogue = |one: &mut Element| Ok(one.set_attribute("href", &catalogue)?);
        let mut annotations = |one: &mut Element| Ok(one.set_attribute("content", &annotations)?);
        let mut accuracy = |one: &mut Element| Ok(one.set_attribute("content", &accuracy)?);
        // Its version follows from the rest.
        let mut version = |one: &mut Element| Ok(one.set_attribute("content", "")?);
        // The page may be in another language than its first view.
        let mut lang = |one: &mut Element| Ok(one.set_attribute("lang", self.lang.code())?);
        let mut changes: Vec<(&str, Change)> = vec![
            ("#catalogue", &mut catalogue),
            ("meta[name=annotations]", &mut annotations),
            ("meta[name=accuracy]", &mut accuracy),
            ("meta[name=version]", &mut version),
            ("#first-view", &mut lang),
        ];
        changes.extend(said.iter_mut().map(|(selector, said)| (*selector, said as Change)));
        self.page(index, &head, &mut changes, "#first-view", &first_view)
    }

    /// An article's own page, by its place in the order of the cards: the site's page with its text
    /// instead of all that starts or waits.
    fn article(&self, shell: &str, order: &[FoundArticle], at: usize) -> Result<String, String> {
        let articles = &self.archive.catalogue.articles;
        let article = &articles[order[at].article];
        let headline = &article.headline.text;
        let title =
            format!("{headline} ({}) · {}", self.words.pages.source(article), messages::NAME);
        let (path, about) = (href(&article.id), article.lead.clone());
        let head = Head { title, about, path, kind: "article" };
        self.page(shell, &head, &mut [], "body", &self.article_body(order, at).into_string())
    }

    /// The list of all articles: the first view has only the first of them.
    fn all(&self, shell: &str, order: &[FoundArticle]) -> Result<String, String> {
        let articles = &self.archive.catalogue.articles;
        let body = html! {
            div.app {
                (self.masthead_below())
                main.content {
                    h1 { (self.words.shell.articles_heading) }
                    ul class="flow lone-links" data-gap="1" {
                        @for article in order.iter().map(|found| &articles[found.article]) {
                            li { a href={ "../" (href(&article.id)) } { (article.headline.text) } " " span.quiet { (self.words.pages.source_and_day(article)) } }
                        }
                    }
                }
            }
        };
        let title =
            format!("{}: {} · {}", self.title(), self.words.shell.articles_heading, messages::NAME);
        let about = self.words.pages.summary(&self.archive.catalogue);
        let head = Head { title, about, path: format!("{ALL}/"), kind: "website" };
        self.page(shell, &head, &mut [], "body", &body.into_string())
    }

    /// The head of a page below the site's folder.
    fn masthead_below(&self) -> Markup {
        html! {
            header class="masthead bar cluster" data-edge="head" data-nowrap {
                div class="masthead__name cluster" data-gap="words" data-align="baseline" {
                    p class="masthead__brand cluster plain-links" { a href="../" { (messages::NAME) } }
                    p class="masthead__title" { (self.title()) }
                }
            }
        }
    }

    /// A page with its title and what is said of it, its words in place of what an element holds,
    /// and some other changes.
    fn page(
        &self,
        page: &str,
        head: &Head,
        changes: &mut [(&str, Change)],
        within: &str,
        words: &str,
    ) -> Result<String, String> {
        let meta = self.meta(head).into_string();
        let mut lang = |one: &mut Element| Ok(one.set_attribute("lang", self.lang.code())?);
        let mut title = |one: &mut Element| {
            one.set_inner_content(&head.title, ContentType::Text);
            Ok(())
        };
        let mut about = |one: &mut Element| {
            one.set_attribute("content", &escaped(&head.about))?;
            one.after(&meta, ContentType::Html);
            Ok(())
        };
        let mut words = |one: &mut Element| {
            one.set_inner_content(words, ContentType::Html);
            Ok(())
        };
        let own = changes.iter_mut().map(|(selector, change)| (*selector, &mut **change as Change));
        let mut all: Vec<(&str, Change)> = own.collect();
        all.push(("html", &mut lang));
        all.push(("title", &mut title));
        all.push(("meta[name=description]", &mut about));
        all.push((within, &mut words));
        rewritten(page, &mut all)
    }

    /// What others show of a link to a page.
    fn meta(&self, head: &Head) -> Markup {
        html! {
            @if let Some(address) = self.address {
                @let here = format!("{address}{}", head.path);
                link rel="canonical" href=(here) data-dossier;
                meta property="og:url" content=(here) data-dossier;
                meta property="og:type" content=(head.kind) data-dossier;
                meta property="og:site_name" content=(messages::NAME) data-dossier;
                meta property="og:title" content=(head.title) data-dossier;
                meta property="og:description" content=(head.about) data-dossier;
            }
        }
    }

    /// The cards as the interface draws them at first; what only it can do is there, and off.
    fn first_view(&self) -> Markup {
        let state = ViewState::default();
        let page = cards_model(&self.archive, &state);
        let articles = &self.archive.catalogue.articles;
        html! {
            (masthead(self.words, self.lang, &self.title(), &self.words.pages.summary(&self.archive.catalogue)))
            main.content {
                h1.unseen { (self.title()) }
                @if page.timeline.is_shown() { (timeline(self.words, articles, &page.timeline)) }
                div class="results cluster" {
                    @for name in [self.words.shell.filters, self.words.shell.entities] {
                        button class="button results__drawer" disabled { (drawn(Icon::Filters)) (name) }
                    }
                    ul class="chips cluster" {}
                    p class="results__count quiet" { (self.words.pages.shown(page.cards.len(), page.total)) }
                    @if let Some(all) = &page.compare_all {
                        span { a.button href=(query(all)) { (self.words.pages.compare_all(page.cards.len(), page.cards.len())) } }
                    }
                    label class="sort-choice quiet" {
                        span class="unseen-narrow" { (self.words.shell.order) } " "
                        select disabled {
                            @for sort in Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance) { option { (self.words.pages.sort(sort)) } }
                        }
                    }
                }
                div.sidebar data-sides="both" {
                    aside class="facet-panel" {}
                    section.cards aria-label=(self.words.shell.articles_heading) {
                        @if page.groups.is_empty() { h2.unseen { (self.words.shell.articles_heading) } }
                        @for found in page.cards.iter().take(CARDS_AT_A_TIME) {
                            @if let Some(group) = found.begins { (group_head(self.words, &self.archive, &page.groups[group])) }
                            (article_card(self.words, &card(&self.archive, &[], found), &articles[found.article]))
                        }
                        @if page.cards.len() > CARDS_AT_A_TIME {
                            p { a href={ (ALL) "/" } { (self.words.pages.all_articles) } }
                        }
                    }
                    aside class="entity-panel" {}
                }
            }
        }
    }

    fn article_body(&self, order: &[FoundArticle], at: usize) -> Markup {
        let articles = &self.archive.catalogue.articles;
        let article = &articles[order[at].article];
        let note = self.words.pages.headline_note(article.headline.origin);
        let event = article.event.as_deref().and_then(|id| self.archive.event(id));
        let text = self.archive.text(&article.id);
        let beside = |at: Option<usize>, words: &'static str, rel: &'static str| {
            let other = at.and_then(|at| order.get(at)).map(|found| &articles[found.article]);
            html! { @if let Some(other) = other { a rel=(rel) href=(file_name(&other.id)) { (words) } } }
        };
        let app = ViewState::default()
            .after(&Action::Article(article.id.clone()))
            .shared_query(self.lang);
        html! {
            div.app {
                (self.masthead_below())
                main.content {
                    div class="article-page center sidebar" {
                        header class="article-page__head flow" data-gap="2" {
                            p.cluster {
                                (source_badge(self.words, article))
                                time datetime=(article.published) { (self.words.pages.long_day(article.published)) }
                                @if let Some(url) = &article.url { a href=(url) rel="noreferrer external" { (self.words.shell.original) } }
                                @if let Some(event) = event { span.quiet { (self.words.pages.event(event)) } }
                            }
                            h1 class="article-page__headline" lang=(article.language.code()) data-derived[note.is_some()] { (article.headline.text) }
                            @if let Some(note) = note { p.quiet { (note) } }
                            nav.cluster aria-label=(self.words.shell.articles_heading) {
                                (beside(at.checked_sub(1), self.words.reading.previous, "prev"))
                                span.quiet { (self.words.pages.position(at + 1, order.len())) }
                                (beside(Some(at + 1), self.words.reading.next, "next"))
                                a href={ "../?" (app) } { (self.words.pages.open_in_app) }
                            }
                        }
                        @if let Some(address) = self.address { p.printed { (address) (href(&article.id)) } }
                        div class="article-page__text flow" data-gap="4" lang=(article.language.code()) {
                            @for block in text.map(whole_text).iter().flatten() { (self::block(self.words, block)) }
                        }
                    }
                }
            }
        }
    }

    /// What a host shows for an address that is none; it may stand at any depth, so it needs nothing.
    fn not_found(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.lang.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex";
                    title { (self.words.pages.no_such_page) " · " (messages::NAME) }
                }
                body {
                    h1 { (self.words.pages.no_such_page) }
                    p { (self.words.pages.no_such_page_way) }
                    @if let Some(address) = self.address { p { a href=(address) { (self.title()) } } }
                }
            }
        }
    }
}

/// What the page says before its WebAssembly runs and after it has stopped, by the element that says
/// it.
fn notices() -> [(&'static str, String); 8] {
    let reload = html! { a href="" { (in_each(|words| words.shell.reload)) } };
    let button = |words| html! { button.button type="button" { (in_each(words)) } };
    let notices = [
        (
            "noscript",
            html! { p class="banner panel" data-tone="warning" { (in_each(|words| words.pages.without_scripts)) } },
        ),
        ("#opening", in_each(|words| words.shell.opening)),
        (
            "#late",
            html! {
                (in_each(|words| words.shell.late)) " "
                a href={ (ALL) "/" } { (in_each(|words| words.pages.meanwhile)) } " · " (reload)
            },
        ),
        ("#no-webassembly", in_each(|words| words.pages.no_webassembly)),
        ("#not-started", html! { (in_each(|words| words.pages.not_started)) " " (reload) }),
        ("#wrong-type", in_each(|words| words.pages.wrong_type)),
        (
            "#stopped",
            html! { p { (in_each(|words| words.pages.stopped)) } (button(|words| words.shell.reload)) },
        ),
        (
            "#renewed",
            html! {
                p { (in_each(|words| words.pages.renewed)) }
                (button(|words| words.pages.open_new))
                button class="button button--quiet" type="button" { (in_each(|words| words.pages.not_now)) }
            },
        ),
    ];
    notices.map(|(selector, said)| (selector, said.into_string()))
}

/// A message in each language, of which the page's own is shown.
fn in_each(message: fn(&'static Messages) -> &'static str) -> Markup {
    html! {
        @for lang in Lang::ALL {
            span class="in-language" lang=(lang.code()) { (message(messages(lang))) }
        }
    }
}

/// What the head of a page says of it.
struct Head {
    title: String,
    about: String,
    /// Where it stands, below the site's address.
    path: String,
    /// Its type, as the Open Graph protocol has it.
    kind: &'static str,
}

/// Words as an attribute holds them; the rewriter escapes its quotation marks alone.
fn escaped(words: &str) -> String {
    html! { (words) }.into_string()
}

/// The site's page without all that starts or waits, for a folder below the site's.
fn shell(index: &str) -> Result<String, String> {
    let mut below = |one: &mut Element| {
        if let Some(address) = one.get_attribute("href") {
            let address = address.strip_prefix("./").unwrap_or(&address);
            one.set_attribute("href", &format!("../{address}"))?;
        }
        Ok(())
    };
    rewritten(
        index,
        &mut [
            (
                "script, link[rel*=preload], meta[name=annotations], meta[name=accuracy], meta[name=version]",
                &mut |one| {
                    one.remove();
                    Ok(())
                },
            ),
            ("link:not([rel*=preload])", &mut below),
            ("body", &mut |one| {
                one.set_inner_content("", ContentType::Html);
                Ok(())
            }),
        ],
    )
}

fn masthead(words: &Messages, lang: Lang, title: &str, summary: &str) -> Markup {
    html! {
        header class="masthead bar cluster" data-edge="head" data-nowrap {
            div class="masthead__name cluster" data-gap="words" data-align="baseline" {
                p class="masthead__brand cluster plain-links" { a href="./" { (messages::NAME) } }
                p class="masthead__title" { (title) }
                p.quiet { (summary) }
            }
            form class="search-box cluster" data-nowrap {
                (drawn(Icon::Search))
                input class="search-box__input" type="search" aria-label=(words.shell.search) placeholder=(words.shell.search_hint) disabled;
                kbd class="search-box__key" aria-hidden="true" { "/" }
            }
            div class="masthead__tools cluster" data-nowrap {
                button class="button copy-link" disabled { (drawn(Icon::Link)) span class="unseen-narrow" { (words.shell.copy_link) } }
                @for other in Lang::ALL.into_iter().filter(|other| *other != lang) {
                    span lang=(other.code()) {
                        a class="tool tool--words" href={ "?lang=" (other.code()) } { (other.code()) span.unseen { " " (other.name()) } }
                    }
                }
                @for icon in [Icon::Theme, Icon::Help] { button.tool aria-hidden="true" disabled { (drawn(icon)) } }
            }
        }
    }
}

/// The timeline; the interface draws the same.
fn timeline(words: &Messages, articles: &[CatalogueArticle], timeline: &Timeline) -> Markup {
    let boxes = |of: &[(usize, bool)]| {
        html! {
            td class="timeline__boxes" {
                @if timeline.named {
                    @for (at, ahead) in of {
                        span class="timeline__box" data-ahead[*ahead] {
                            span class="unseen-narrow" { (words.pages.brief_source(&articles[*at])) } b aria-hidden="true" { (words.pages.initials(&articles[*at])) }
                        }
                    }
                } @else if !of.is_empty() {
                    span class="timeline__box" data-ahead[of.iter().all(|(_, ahead)| *ahead)] { (words.pages.number(of.len() as f64)) }
                }
            }
        }
    };
    let gap = |bin: &Bin, said: bool| {
        let gap = bin.gap.as_ref().map(|gap| words.pages.gap(gap));
        html! { @if let Some(gap) = gap { td class="timeline__gap" { @if said { (gap) } } } }
    };
    let published = |bin: &Bin| bin.published.iter().map(|&at| (at, false)).collect::<Vec<_>>();
    let mut year = String::new();
    let mut stretch = |bin: &Bin| {
        let (label, own) = words.pages.period(&bin.value);
        let new = (own != year).then(|| own.clone());
        year = own;
        html! { th scope="col" { b { @if let Some((century, rest)) = new.as_deref().and_then(|year: &str| year.split_at_checked(2)) { span { (century) } (rest) } } a href=(query(&bin.toggle)) aria-label=(words.pages.date(&bin.value)) { (label) } } }
    };
    html! {
        table.timeline data-brief[timeline.brief] {
            caption { (words.shell.timeline) }
            tbody {
                tr class="timeline__published" data-most=(timeline.most[0]) {
                    th scope="row" { (words.shell.published) }
                    @for bin in &timeline.bins { (gap(bin, false)) (boxes(&published(bin))) }
                }
                tr class="timeline__axis plain-links" {
                    td {}
                    @for bin in &timeline.bins { (gap(bin, true)) (stretch(bin)) }
                }
                tr class="timeline__spoken" data-most=(timeline.most[1]) {
                    th scope="row" { (words.shell.speaks_of) small { span class="timeline__box" data-ahead {} " " (words.shell.ahead) } }
                    @for bin in &timeline.bins { (gap(bin, false)) (boxes(&bin.spoken)) }
                }
            }
        }
    }
}

fn group_head(words: &Messages, archive: &Archive, group: &CardGroup) -> Markup {
    let name = words.shell.event_group(event_label(archive, group));
    html! {
        header class="card-group cluster" data-justify="between" {
            h2 { (name) " " span.quiet { (words.pages.articles(group.count)) } }
            @if let Some((some, compare)) = &group.compare { a.button href=(query(compare)) { (words.pages.compare_all(*some, group.count)) } }
        }
    }
}

fn article_card(words: &Messages, card: &Card, article: &CatalogueArticle) -> Markup {
    let derived = article.headline.origin == HeadlineOrigin::FirstSentence;
    let lang = article.language.code();
    let text = &article.headline.text;
    let headline = marked(text, Span::new(0, text.len()), &[] as &[(Span, ())]);
    let pieces = headline.into_iter().map(|piece| (piece.text, false)).collect();
    let headline = Snippet { pieces, cut_before: false, cut_after: derived };
    html! {
        article class="article-card panel flow" data-gap="1" {
            div.cluster {
                input class="article-card__choose" type="checkbox" aria-label=(words.shell.choose) disabled;
                (source_badge(words, article))
                time.quiet datetime=(article.published) { (words.pages.day(article.published)) }
                @if let Some(url) = &article.url { a class="article-card__original" href=(url) rel="noreferrer external" { (words.shell.original) } }
            }
            h3 class="article-card__headline plain-links" data-derived[derived] data-long[article.headline.is_long()] {
                a lang=(lang) href=(href(&article.id)) { (snippet(&headline)) }
                @if let Some(note) = words.pages.headline_note(article.headline.origin) { " " small.quiet { (note) } }
            }
            p class="article-card__words source-words" lang=(lang) { (snippet(&card.snippet)) }
            dl class="article-card__facts cluster" data-gap="words" {
                @for (name, words, is_warning) in words.shell.facts(card, article) {
                    div data-warning[is_warning] { dt { @if is_warning { (drawn(Icon::Warning)) } (name) } dd { (words) } }
                }
            }
        }
    }
}

fn source_badge(words: &Messages, article: &CatalogueArticle) -> Markup {
    html! { span.source-badge data-stated[article.source().is_some()] { (words.pages.source(article)) } }
}

fn snippet(snippet: &Snippet) -> Markup {
    html! {
        @if snippet.cut_before { "… " }
        @for (words, _) in &snippet.pieces { (words) }
        @if snippet.cut_after { " …" }
    }
}

fn block(words: &Messages, block: &Block) -> Markup {
    let label = block.kind.and_then(|one| words.pages.section(one));
    let words = html! { @for one in &block.segments { (segment(one)) } };
    html! {
        @if let Some(kind) = block.kind {
            div.text-block data-part=[label.is_some().then_some(kind.code())] {
                @if let Some(name) = label { span class="text-block__kind quiet" { (name) } }
                p class="text-block__words" { (words) }
            }
        } @else { (words) }
    }
}

fn segment(segment: &Segment) -> Markup {
    let kinds = segment.marks.iter().filter_map(|mark| Some(messages::MARK_KINDS[mark.kind()?]));
    let kinds: Vec<&str> = kinds.collect();
    html! {
        @if kinds.is_empty() { (segment.text) }
        @else { span.text-mark data-kinds=(kinds.join(" ")) { (segment.text) } }
    }
}

fn drawn(icon: Icon) -> Markup {
    html! { svg.icon viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" { path d=(icon.path()) {} } }
}

/// The address of a state on the site's page.
fn query(action: &Action) -> String {
    format!("?{}", ViewState::default().after(action).to_query())
}

/// The address of an article's page, below the site's.
fn href(id: &str) -> String {
    format!("{ARTICLES}/{}", file_name(id))
}

/// The name of an article's page, as an address writes it.
fn file_name(id: &str) -> String {
    let mut name = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            name.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(name, "%{byte:02X}");
        }
    }
    name + ".html"
}
