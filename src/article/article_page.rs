//! The article view: the whole text as given, with marks that tell what was read.

use std::sync::Arc;

use cotejo_core::{
    action::Action,
    bundle::CatalogueArticle,
    messages,
    views::{
        Archive, ArticleModel, Block, MarkCounts, Segment, TextMark, article_model, beginning,
    },
};
use leptos::{ev, html, prelude::*};
use web_sys::HtmlElement;

use crate::{
    address::{Address, link},
    article::{
        mark_list::mark_list,
        mark_panel::{self, MarkPanel, STOPS},
    },
    cards::article_card::SourceBadge,
    cite::Cite,
    keyboard,
    load::Loaded,
    messages::{reading, shell},
    notice::{StaleLinkNotice, Unknown},
    scroll::bring_into_view,
    texts_notice::TextsPending,
};

/// Which kinds of mark are shown, in the order of [`messages::MARK_KINDS`].
type Shown = RwSignal<[bool; 5]>;

/// Of which article more was asked for than is drawn at once, how often before and after.
type More = RwSignal<(Option<String>, (u32, u32))>;

/// An article.
#[component]
pub(crate) fn ArticleView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    let shown: Shown = RwSignal::new([true; 5]);
    let more: More = RwSignal::new((None, (0, 0)));
    move || {
        let Some(archive) = loaded.get() else { return ().into_any() };
        let state = address.state();
        let article = state.id.as_deref().and_then(|id| archive.article(id)).cloned();
        let asked = more.with(|(id, asked)| if *id == state.id { *asked } else { (0, 0) });
        match (article, article_model(&archive, &state, asked)) {
            (None, _) => view! { <Unknown message=reading().unknown_article /> }.into_any(),
            (Some(_), None) => view! { <TextsPending /> }.into_any(),
            (Some(article), Some(page)) => {
                view! { <ArticleShown archive article page shown more /> }.into_any()
            }
        }
    }
}

/// The page of an article that is there.
#[component]
fn ArticleShown(
    /// The dossier.
    archive: Arc<Archive>,
    /// The article.
    article: CatalogueArticle,
    /// What to show of it.
    page: ArticleModel,
    /// Which marks are shown.
    shown: Shown,
    /// How much more of a long text was asked for.
    more: More,
) -> impl IntoView {
    let active = RwSignal::new(None::<Vec<TextMark>>);
    let cite = Cite::new(Arc::clone(&archive), &article.id);
    provide_context(cite);
    Effect::new(|_| {
        request_animation_frame(|| {
            let spot = document().query_selector(".text-mark[aria-current]");
            spot.ok().flatten().iter().for_each(bring_into_view);
        });
    });
    let (before, after) = rest_of_text(&page, more);
    let head = head(&archive, &article, &page, shown);
    let others = compare_with(&archive, page.compare_with);
    let close = Action::Article(article.id.clone());
    let messages = (reading().passage_gone, reading().passage_changed);
    view! {
        <div class="article-page center sidebar">
            {head}
            <StaleLinkNotice stale=page.stale messages close />
            <Text blocks=page.blocks lang=article.language.code() active shown before after /> {cite.bar()}
            <div class="article-page__aside flow" data-gap="5">
                <MarkPanel archive active />
                {others}
            </div>
        </div>
    }
}

fn head(
    archive: &Arc<Archive>,
    article: &CatalogueArticle,
    page: &ArticleModel,
    shown: Shown,
) -> AnyView {
    let lang = article.language.code();
    let note = reading().headline_note(article.headline.origin);
    let url = article.url.clone().map(|url| {
        view! {
            <a href=url rel="noreferrer external">
                {shell().original}
            </a>
        }
        .into_any()
    });
    let event = article
        .event
        .as_deref()
        .and_then(|id| archive.event(id))
        .map(|event| view! { <span class="quiet">{reading().event(event)}</span> }.into_any());
    let neighbour =
        |to: &Option<Action>, word: &'static str| to.clone().map(|to| link(to).words(word));
    let position = page.position.map(|(here, of)| {
        view! { <span class="quiet">{reading().position(here, of)}</span> }.into_any()
    });
    let list = mark_list(archive, page.marks.clone(), lang, shown);
    view! {
        <header class="article-page__head flow" data-gap="2">
            <p class="cluster">
                <SourceBadge article=article.clone() />
                <time datetime=article.published.to_string()>{reading().long_day(article.published)}</time>
                {url}
                {event}
            </p>
            <h1
                id="heading"
                tabindex="-1"
                class="article-page__headline"
                lang=lang
                data-derived=(note.is_some()).then_some("")
            >
                {article.headline.text.clone()}
            </h1>
            {note.map(|note| view! { <p class="quiet">{note}</p> }.into_any())}
            <nav class="cluster" aria-label=shell().articles_heading>
                {neighbour(&page.previous, reading().previous)}
                {position}
                {neighbour(&page.next, reading().next)}
            </nav>
            <Switches counts=page.counts shown />
            {list}
        </header>
    }
    .into_any()
}

/// Buttons to what comes before and after the text that is drawn, where something does.
fn rest_of_text(page: &ArticleModel, more: More) -> (Option<AnyView>, Option<AnyView>) {
    let id = Some(page.id.clone());
    let ask = move |before: u32, after: u32| {
        more.update(|more| {
            let asked = if more.0 == id { more.1 } else { (0, 0) };
            *more = (id.clone(), (asked.0 + before, asked.1 + after));
        });
        let side = if before > 0 { "before" } else { "after" };
        keyboard::focus_when_drawn(format!("[data-more={side}]"));
    };
    let ask_after = ask.clone();
    let (window, length) = (page.window, page.length);
    let left = length - window.end;
    let before = (window.start > 0).then(|| {
        view! {
            <p>
                <button class="button" data-more="before" on:click=move |_| ask(1, 0)>
                    {reading().more_before}
                </button>
            </p>
        }
        .into_any()
    });
    let after = (left > 0).then(|| {
        view! {
            <p>
                <button class="button" data-more="after" on:click=move |_| ask_after(0, 1)>
                    {reading().more_text(left, length)}
                </button>
            </p>
        }
        .into_any()
    });
    (before, after)
}

/// The articles most like it, each with the comparison of the two.
fn compare_with(archive: &Archive, others: Vec<(String, Action)>) -> Option<AnyView> {
    let others: Vec<_> = others
        .into_iter()
        .filter_map(|(id, to)| {
            let name = reading().source_and_day(archive.article(&id)?);
            Some(view! { <li>{link(to).words(name)}</li> })
        })
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <section>
                <h2>{reading().compare_with}</h2>
                <ul class="flow lone-links" data-gap="1">
                    {others}
                </ul>
            </section>
        }
        .into_any()
    })
}

/// The text with its marks, of which one is the stop of Tab.
#[component]
fn Text(
    /// What is drawn of it.
    blocks: Vec<Block>,
    /// The code of its language.
    lang: &'static str,
    /// The marks that the panel tells of.
    active: RwSignal<Option<Vec<TextMark>>>,
    /// Which marks are shown.
    shown: Shown,
    /// The button to what comes before.
    before: Option<AnyView>,
    /// The button to what comes after.
    after: Option<AnyView>,
) -> impl IntoView {
    let text = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        shown.track();
        if text.get().is_some() {
            request_animation_frame(mark_panel::keep_a_stop);
        }
    });
    let keyed = |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" | " "
            if matches!(event_target::<HtmlElement>(&event).closest(STOPS), Ok(Some(_))) =>
        {
            event.prevent_default();
            event_target::<HtmlElement>(&event).click();
        }
        _ => keyboard::rove(&event, STOPS),
    };
    let blocks: Vec<_> = blocks
        .into_iter()
        .map(|block| view! { <TextBlock block lang active shown /> }.into_any())
        .collect();
    view! {
        <div
            node_ref=text
            class="article-page__text flow"
            data-gap="4"
            on:keydown=keyed
            on:focusin=|event| keyboard::stop_here(&event, STOPS)
        >
            {before}
            {blocks}
            {after}
        </div>
    }
}

/// A switch for each kind of mark.
#[component]
fn Switches(
    /// How many there are.
    counts: MarkCounts,
    /// Which are shown.
    shown: Shown,
) -> impl IntoView {
    let counts = [counts.entities, counts.quotes, counts.dates, counts.figures, counts.defects];
    let buttons =
        messages::MARK_KINDS.into_iter().zip(reading().mark_kinds()).zip(counts).enumerate().map(
            |(at, ((kind, name), count))| {
                view! {
                    <button
                        class="button mark-switch"
                        data-kind=kind
                        aria-pressed=move || shown.get()[at].to_string()
                        on:click=move |_| shown.update(|shown| shown[at] = !shown[at])
                    >
                        {name}
                        " "
                        <span class="quiet">{reading().number(count as f64)}</span>
                    </button>
                }
                .into_any()
            },
        );
    view! {
        <div class="cluster" role="group" aria-label=reading().marks>
            {buttons.collect::<Vec<_>>()}
        </div>
    }
}

/// A part of the text. What is not the report itself is named in our voice.
#[component]
fn TextBlock(
    /// The part.
    block: Block,
    /// The language of its words.
    lang: &'static str,
    /// The marks that are asked about.
    active: RwSignal<Option<Vec<TextMark>>>,
    /// Which marks are shown.
    shown: Shown,
) -> impl IntoView {
    let Some(kind) = block.kind else {
        return block
            .segments
            .into_iter()
            .map(|segment| segment.text)
            .collect::<String>()
            .into_any();
    };
    let label = reading()
        .section(kind)
        .map(|name| view! { <span class="text-block__kind quiet">{name}</span> }.into_any());
    let segments: Vec<_> = block
        .segments
        .into_iter()
        .map(|segment| view! { <Marked segment active shown /> }.into_any())
        .collect();
    let apart = label.is_some().then_some(kind.code());
    view! {
        <div class="text-block" data-part=apart>
            {label}
            <p class="text-block__words" lang=lang data-at=block.span.start>
                {segments}
            </p>
        </div>
    }
    .into_any()
}

/// A stretch of text with its marks. Where marks begin it is a button that opens the panel which tells
/// of them, and says its words and their kinds.
#[component]
fn Marked(
    /// The stretch.
    segment: Segment,
    /// The marks that are asked about.
    active: RwSignal<Option<Vec<TextMark>>>,
    /// Which marks are shown.
    shown: Shown,
) -> impl IntoView {
    if segment.marks.is_empty() {
        return segment.text.into_any();
    }
    let hit = segment.marks.contains(&TextMark::Hit);
    let here = segment.marks.contains(&TextMark::Spot);
    let marks: Vec<TextMark> =
        segment.marks.iter().filter(|mark| mark.kind().is_some()).cloned().collect();
    let marks = StoredValue::new(marks);
    let is_shown = move |mark: &TextMark| mark.kind().is_some_and(|kind| shown.get()[kind]);
    let visible = move || -> Vec<TextMark> {
        marks.with_value(|marks| marks.iter().filter(|mark| is_shown(mark)).cloned().collect())
    };
    let start = (!segment.begun.is_empty()).then_some(segment.span.start);
    let begun = StoredValue::new(segment.begun);
    let label = move || begun.with_value(|begun| label_of(begun, is_shown));
    let is_button = move || begun.with_value(|begun| begun.iter().any(|(_, mark)| is_shown(mark)));
    let kinds = move || kinds_of(&visible());
    let ask = move || active.set(Some(visible()).filter(|marks| !marks.is_empty()));
    let open = move |_| {
        ask();
        if is_button() {
            mark_panel::enter();
        }
    };
    let point = move |_| {
        if !mark_panel::is_entered() {
            ask();
        }
    };
    view! {
        <span
            class="text-mark"
            data-kinds=kinds
            data-hit=hit.then_some("")
            aria-current=here.then_some("true")
            data-mark=start
            role=move || is_button().then_some("button")
            tabindex=move || is_button().then_some("-1")
            aria-label=label
            on:focus=move |_| ask()
            on:mouseenter=point
            on:click=open
        >
            {segment.text}
        </span>
    }
    .into_any()
}

/// What begins in a stretch, by its words and the kinds of what was read of them.
fn label_of(begun: &[(String, TextMark)], is_shown: impl Fn(&TextMark) -> bool) -> Option<String> {
    let begun: Vec<_> = begun.iter().filter(|(_, mark)| is_shown(mark)).collect();
    let mut label = beginning(&begun.first()?.0);
    begun.iter().for_each(|(_, mark)| label.extend([", ", mark_panel::kind(mark)]));
    Some(label)
}

/// The kinds of marks, as styles call them.
fn kinds_of(marks: &[TextMark]) -> Option<String> {
    let kinds = marks.iter().filter_map(|mark| mark.kind().map(|kind| messages::MARK_KINDS[kind]));
    let kinds: Vec<&str> = kinds.collect();
    (!kinds.is_empty()).then(|| kinds.join(" "))
}
