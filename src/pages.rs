//! The pages that are read before and without WebAssembly: the first view within the page itself,
//! and each article by itself. They have the classes and the words of the interface, and its view
//! models.

use std::{error::Error, fmt::Write as _, sync::Arc};

use lol_html::{
    RewriteStrSettings, element,
    html_content::{ContentType, Element},
    rewrite_str,
};
use maud::{DOCTYPE, Markup, html};

use crate::{
    dossier::{Bundle, CatalogueArticle, Dossier, HeadlineOrigin},
    icons::Icon,
    messages,
    select::{
        Archive, ArticlePage, Block, CARDS_AT_A_TIME, Card, Segment, Snippet, article_page, card,
        cards_page, marked,
    },
    text::Span,
    view_state::{Lang, Sort, ViewState},
};

/// The folder of the articles' pages, below the site's.
pub const ARTICLES: &str = "a";

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
    let site = Site {
        archive: Archive::new(
            Arc::new(dossier.catalogue.clone()),
            Some(dossier.texts.clone()),
            Arc::default(),
        ),
        address: dossier.address.as_deref(),
    };
    let articles = &site.archive.catalogue.articles;
    let first = site.index(index, bundle)?;
    let page = |article: &CatalogueArticle| {
        Ok((format!("{ARTICLES}/{}.html", article.id), site.article(index, article)?))
    };
    let mut others = articles.iter().map(page).collect::<Result<Vec<_>, String>>()?;
    others.push(("404.html".to_owned(), site.not_found().into_string()));
    Ok(Pages { index: first, others })
}

struct Site<'d> {
    archive: Archive,
    /// Where it will stand, with a slash at its end.
    address: Option<&'d str>,
}

impl Site<'_> {
    fn title(&self) -> String {
        messages::title(&self.archive.catalogue)
    }

    /// The site's page with the bundle's names, the dossier's title and its first view.
    fn index(&self, index: &str, bundle: &Bundle) -> Result<String, String> {
        let data = |name: &str| format!("data/{name}");
        let (catalogue, texts) = (data(&bundle.catalogue.0), data(&bundle.texts.0));
        let annotations = data(&bundle.annotations.0);
        let title = format!("{} · {}", self.title(), messages::NAME);
        let about = self.archive.catalogue.description.clone();
        let about = about.unwrap_or_else(|| messages::summary(&self.archive.catalogue));
        let meta = self.meta("", &title, &about, "website").into_string();
        let first_view = self.first_view().into_string();
        rewritten(
            index,
            &mut [
                ("#catalogue", &mut |one| Ok(one.set_attribute("href", &catalogue)?)),
                ("#texts", &mut |one| Ok(one.set_attribute("href", &texts)?)),
                ("meta[name=annotations]", &mut |one| {
                    Ok(one.set_attribute("content", &annotations)?)
                }),
                ("title", &mut |one| {
                    one.set_inner_content(&title, ContentType::Text);
                    Ok(())
                }),
                ("meta[name=description]", &mut |one| {
                    one.set_attribute("content", &escaped(&about))?;
                    one.after(&meta, ContentType::Html);
                    Ok(())
                }),
                ("#first-view", &mut |one| {
                    one.set_inner_content(&first_view, ContentType::Html);
                    Ok(())
                }),
            ],
        )
    }

    /// An article's own page: the site's page with its text in place of all that starts or waits.
    fn article(&self, index: &str, article: &CatalogueArticle) -> Result<String, String> {
        let state = ViewState::default().opening_article(&article.id);
        let page =
            article_page(&self.archive, &state, (0, u32::MAX)).expect("the dossier has its texts");
        let headline = &article.headline.text;
        let title = format!("{headline} ({}) · {}", messages::source(article), messages::NAME);
        let path = href(&article.id);
        let meta = self.meta(&path, &title, &article.lead, "article").into_string();
        let body = self.article_body(article, &page).into_string();
        let mut within = |one: &mut Element| {
            for name in ["href", "src"] {
                if let Some(address) = one.get_attribute(name) {
                    let address = address.strip_prefix("./").unwrap_or(&address);
                    one.set_attribute(name, &format!("../{address}"))?;
                }
            }
            Ok(())
        };
        let mut remove = |one: &mut Element| {
            one.remove();
            Ok(())
        };
        rewritten(
            index,
            &mut [
                ("script, link[rel*=preload], meta[name=annotations]", &mut remove),
                ("link:not([rel*=preload])", &mut within),
                ("title", &mut |one| {
                    one.set_inner_content(&title, ContentType::Text);
                    Ok(())
                }),
                ("meta[name=description]", &mut |one| {
                    one.set_attribute("content", &escaped(&article.lead))?;
                    one.after(&meta, ContentType::Html);
                    Ok(())
                }),
                ("body", &mut |one| {
                    one.set_inner_content(&body, ContentType::Html);
                    Ok(())
                }),
            ],
        )
    }

    /// What others show of a link to a page; `path` is below the site's address.
    fn meta(&self, path: &str, title: &str, about: &str, kind: &str) -> Markup {
        html! {
            @if let Some(address) = self.address {
                @let here = format!("{address}{path}");
                link rel="canonical" href=(here) data-dossier;
                meta property="og:url" content=(here) data-dossier;
                meta property="og:type" content=(kind) data-dossier;
                meta property="og:site_name" content=(messages::NAME) data-dossier;
                meta property="og:title" content=(title) data-dossier;
                meta property="og:description" content=(about) data-dossier;
            }
        }
    }

    /// The cards as the interface draws them at first; what only it can do is there, and off.
    fn first_view(&self) -> Markup {
        let state = ViewState::default();
        let page = cards_page(&self.archive, &state);
        let articles = &self.archive.catalogue.articles;
        html! {
            (masthead(&self.title(), &messages::summary(&self.archive.catalogue)))
            main.content {
                h1.unseen { (self.title()) }
                div.results {
                    @for name in [messages::FILTERS, messages::ENTITIES] {
                        button class="button results__drawer" disabled { (drawn(Icon::Filters)) (name) }
                    }
                    ul.chips {}
                    p class="results__count" { (messages::shown(page.cards.len(), page.total)) }
                    @if let Some(all) = &page.compare_all {
                        span { a.button href=(query(all)) { (messages::compare_all(all.sel.len())) } }
                    }
                    label.sort-choice {
                        span class="sort-choice__name" { (messages::ORDER) } " "
                        select disabled {
                            @for sort in Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance) { option { (messages::sort(sort)) } }
                        }
                    }
                }
                div.columns {
                    aside.facet-panel data-drawer {}
                    section.cards aria-label=(messages::ARTICLES) {
                        @for found in page.cards.iter().take(CARDS_AT_A_TIME) {
                            (article_card(&card(&self.archive, &state, found), &articles[found.article]))
                        }
                        @for found in page.cards.iter().skip(CARDS_AT_A_TIME) {
                            @let article = &articles[found.article];
                            p { a href=(href(&article.id)) { (messages::source_and_day(article)) ": " bdi { (article.headline.text) } } }
                        }
                    }
                    aside.entity-panel data-drawer {}
                }
            }
        }
    }

    fn article_body(&self, article: &CatalogueArticle, page: &ArticlePage) -> Markup {
        let note = messages::headline_note(article.headline.origin);
        let event = article.event.as_deref().and_then(|id| self.archive.event(id));
        let beside = |state: &Option<ViewState>, words: &'static str, rel: &'static str| {
            let id = state.as_ref().and_then(|state| state.id.as_deref());
            html! { @if let Some(id) = id { a rel=(rel) href=(file_name(id)) { (words) } } }
        };
        let app = ViewState::default().opening_article(&article.id).shared_query(Lang::Es);
        html! {
            div.app {
                header.masthead {
                    div class="masthead__name" {
                        p class="masthead__brand" { a href="../" { (messages::NAME) } }
                        p class="masthead__title" { (self.title()) }
                    }
                }
                main.content {
                    div.article-page {
                        header class="article-page__head" {
                            p.cluster {
                                (source_badge(article))
                                time datetime=(article.published) { (messages::long_day(article.published)) }
                                @if let Some(url) = &article.url { a href=(url) rel="noreferrer external" { (messages::ORIGINAL) } }
                                @if let Some(event) = event { span.quiet { (messages::event(event)) } }
                            }
                            h1 class="article-page__headline" data-derived[note.is_some()] { (article.headline.text) }
                            @if let Some(note) = note { p.quiet { (note) } }
                            nav.cluster aria-label=(messages::ARTICLES) {
                                (beside(&page.previous, messages::PREVIOUS, "prev"))
                                @if let Some((here, of)) = page.position { span.quiet { (messages::position(here, of)) } }
                                (beside(&page.next, messages::NEXT, "next"))
                                a href={ "../?" (app) } { (messages::OPEN_IN_APP) }
                            }
                        }
                        div class="article-page__text" lang=(article.language.code()) {
                            @for block in &page.blocks { (self::block(block)) }
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
            html lang="es" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex";
                    title { (messages::NO_SUCH_PAGE) " · " (messages::NAME) }
                }
                body {
                    h1 { (messages::NO_SUCH_PAGE) }
                    p { (messages::NO_SUCH_PAGE_WAY) }
                    @if let Some(address) = self.address { p { a href=(address) { (self.title()) } } }
                }
            }
        }
    }
}

/// What happens to an element.
type Change<'c> = &'c mut dyn FnMut(&mut Element) -> Result<(), Box<dyn Error + Send + Sync>>;

/// A page with some elements changed, each found by its selector. What an earlier dossier left
/// (`data-dossier`) goes.
fn rewritten(page: &str, changes: &mut [(&str, Change)]) -> Result<String, String> {
    let mut met = vec![false; changes.len()];
    let mut settings = RewriteStrSettings::new().append_element_content_handler(element!(
        "[data-dossier]",
        |one| {
            one.remove();
            Ok(())
        }
    ));
    for ((selector, change), met) in changes.iter_mut().zip(&mut met) {
        let selector: &str = selector;
        settings = settings.append_element_content_handler(element!(selector, |one| {
            *met = true;
            change(one)
        }));
    }
    let rewritten = rewrite_str(page, settings).map_err(|error| error.to_string())?;
    let missing =
        changes.iter().zip(&met).find(|(_, met)| !**met).map(|((selector, _), _)| selector);
    missing.map_or(Ok(rewritten), |selector| Err(format!("no element “{selector}”")))
}

/// Words as an attribute holds them; the rewriter escapes its quotation marks alone.
fn escaped(words: &str) -> String {
    html! { (words) }.into_string()
}

fn masthead(title: &str, summary: &str) -> Markup {
    html! {
        header.masthead {
            div class="masthead__name" {
                p class="masthead__brand" { a href="./" { (messages::NAME) } }
                p class="masthead__title" { (title) }
                p class="masthead__summary" { (summary) }
            }
            form.search-box {
                (drawn(Icon::Search))
                input class="search-box__input" type="search" aria-label=(messages::SEARCH) placeholder=(messages::SEARCH_HINT) disabled;
                kbd class="search-box__key" aria-hidden="true" { "/" }
            }
            div class="masthead__tools" {
                button class="button copy-link" disabled { (drawn(Icon::Link)) span class="copy-link__words" { (messages::COPY_LINK) } }
                @for icon in [Icon::Theme, Icon::Help] { button.tool aria-hidden="true" disabled { (drawn(icon)) } }
            }
        }
    }
}

fn article_card(card: &Card, article: &CatalogueArticle) -> Markup {
    let derived = article.headline.origin == HeadlineOrigin::FirstSentence;
    let text = &article.headline.text;
    let headline = marked(text, Span::new(0, text.len()), &[] as &[(Span, ())]);
    let pieces = headline.into_iter().map(|piece| (piece.text, false)).collect();
    let headline = Snippet { pieces, cut_before: false, cut_after: derived };
    html! {
        article.article-card {
            div class="article-card__head" {
                div.cluster {
                    input class="article-card__choose" type="checkbox" aria-label=(messages::CHOOSE) disabled;
                    (source_badge(article))
                    time.quiet datetime=(article.published) { (messages::day(article.published)) }
                    @if let Some(url) = &article.url { a class="article-card__original" href=(url) rel="noreferrer external" { (messages::ORIGINAL) } }
                }
                @if !article.defects.is_empty() { p.warning-badge { (drawn(Icon::Warning)) (messages::defects(article)) } }
            }
            h2 class="article-card__headline" data-derived[derived] {
                a href=(href(&article.id)) { (snippet(&headline)) }
                @if let Some(note) = messages::headline_note(article.headline.origin) { " " small.quiet { (note) } }
            }
            p class="article-card__words" { (snippet(&card.snippet)) }
            ul.entity-chips {
                @for (_, name, kind) in &card.entities {
                    li { span.entity-chip { abbr class="entity-chip__kind" title=(messages::kind_of_entity(*kind)) { (messages::kind_letter(*kind)) } " " (name) } }
                }
            }
        }
    }
}

fn source_badge(article: &CatalogueArticle) -> Markup {
    html! { span.source-badge data-stated[article.source().is_some()] { (messages::source(article)) } }
}

fn snippet(snippet: &Snippet) -> Markup {
    html! {
        @if snippet.cut_before { "… " }
        @for (words, _) in &snippet.pieces { (words) }
        @if snippet.cut_after { " …" }
    }
}

fn block(block: &Block) -> Markup {
    let label = block.kind.and_then(messages::part);
    let words = html! { @for one in &block.segments { (segment(one)) } };
    html! {
        @if block.kind.is_some() {
            div.text-block data-part[label.is_some()] {
                @if let Some(name) = label { span class="text-block__kind" { (name) } }
                p class="text-block__words" { (words) }
            }
        } @else { (words) }
    }
}

fn segment(segment: &Segment) -> Markup {
    let kinds = segment.marks.iter().filter_map(|mark| Some(messages::MARK_KINDS[mark.kind()?].0));
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
fn query(state: &ViewState) -> String {
    format!("?{}", state.to_query())
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
