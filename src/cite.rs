//! Citing from the text: what a reader selects of an article can be copied as a link, as a citation or
//! with both, or be handed on. The selection is the browser's; the bar follows it.

use std::sync::Arc;

use chrono::NaiveDate;
use cotejo_core::{
    bundle::ArticleText,
    export::{Citation, CitationWords, CitedPassage},
    text::{Span, day::day},
    views::{Archive, Caret, Extent, chosen, passage_link, whole_words},
};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node, NodeList, Selection};

use crate::{
    address::to_share,
    clipboard::Clipboard,
    icons::{Icon, IconImage},
    keyboard,
    messages::{citing, shell},
};

/// What holds words of the text and nothing else; its attribute tells the byte they begin at.
const WORDS: &str = "[data-at]";

/// How much room the bar needs above or below a passage, in CSS pixels.
const ROOM: f64 = 180.0;

/// Writes a citation in some form.
type Form = fn(&Citation, &CitationWords) -> String;

/// Buttons that copy a citation, one for each form.
pub(crate) fn citation_buttons(
    class: &'static str,
    written: impl Fn(Form) -> Option<String> + Clone + 'static,
) -> AnyView {
    let clipboard = expect_context::<Clipboard>();
    let forms: [(&str, Form); 3] = [
        (citing().plain, |citation, words| citation.plain(words)),
        ("BibTeX", |citation, _| citation.bibtex()),
        ("CSL-JSON", |citation, _| citation.csl_json()),
    ];
    let button = |(name, form): (&'static str, Form)| {
        let written = written.clone();
        let copy = move |_| {
            if let Some(text) = written(form) {
                clipboard.copy(text, citing().copied_citation);
            }
        };
        view! {
            <button class=class on:click=copy>
                {name}
            </button>
            " "
        }
        .into_any()
    };
    forms.map(button).into_any()
}

/// The passage that is chosen of an article.
#[derive(Clone, Copy)]
pub(crate) struct Cite {
    article: StoredValue<(Arc<Archive>, String)>,
    chosen: RwSignal<Option<Span>>,
    /// What was selected last: a bar that was closed stays closed over it.
    selected: StoredValue<Option<Span>>,
    /// Whether a mouse button is down: the bar waits until the selection is made.
    held: StoredValue<bool>,
}

impl Cite {
    /// Nothing yet, of the article of this id.
    pub(crate) fn new(archive: Arc<Archive>, id: &str) -> Self {
        Self {
            article: StoredValue::new((archive, id.to_owned())),
            chosen: RwSignal::new(None),
            selected: StoredValue::new(None),
            held: StoredValue::new(false),
        }
    }

    /// Chooses a stretch of the text, selecting it.
    fn choose(self, stretch: Span) {
        self.with_text(|text| {
            let passage = whole_words(&text.text, stretch)?;
            select(&text.text, passage)?;
            self.chosen.set(Some(passage));
            self.selected.set_value(Some(passage));
            Some(())
        });
    }

    fn with_text<T>(self, with: impl FnOnce(&ArticleText) -> Option<T>) -> Option<T> {
        self.article.with_value(|(archive, id)| archive.text(id).and_then(with))
    }

    /// Follows the selection.
    fn look(self) {
        if self.held.get_value() {
            return;
        }
        let selected = self.with_text(|text| selected(&text.text));
        if selected != self.selected.get_value() {
            self.selected.set_value(selected);
            self.chosen.set(selected);
        }
    }

    /// Selects a passage again: in Safari nothing is selected any more once something gets focus.
    fn select_again(self, passage: Option<Span>) {
        self.with_text(|text| {
            let passage = passage.filter(|_| selected(&text.text) != passage)?;
            select(&text.text, passage)
        });
    }

    /// Closes the bar; the selection stays, and focus goes back to it.
    fn close(self) {
        let passage = self.chosen.get_untracked();
        let focused = keyboard::active().is_some_and(|active| is_in(&active, ".cite-bar"));
        self.chosen.set(None);
        let stretches = words_shown();
        let end = stretches.iter().rfind(|(_, at)| passage.is_some_and(|one| *at < one.end));
        if let Some((words, _)) = end.filter(|_| focused) {
            words.set_tab_index(-1);
            let _ = words.focus();
            self.select_again(passage);
        }
    }

    /// Something of the chosen passage's citation.
    fn cited<T>(self, write: impl FnOnce(&Citation, &CitedPassage) -> T) -> Option<T> {
        let passage = self.chosen.get_untracked()?;
        self.article.with_value(|(archive, id)| {
            let (article, text) = (archive.article(id)?, archive.text(id)?);
            let link = to_share(&passage_link(text, passage));
            let words = passage.of(&text.text);
            let passage = CitedPassage { words, link: &link, accessed: today() };
            Some(write(&Citation { article, passage: Some(passage) }, &passage))
        })
    }

    /// The bar, near the passage while there is one.
    pub(crate) fn bar(self) -> AnyView {
        self.listen();
        let is_open = Memo::new(move |_| self.chosen.get().is_some());
        let place = Memo::new(move |_| self.chosen.get().and_then(|_| place()));
        let bar = move || is_open.get().then(|| self.draw(place));
        view! {
            <p class="unseen" role="status">
                {move || is_open.get().then_some(citing().passage_chosen)}
            </p>
            {bar}
        }
        .into_any()
    }

    fn draw(self, place: Memo<Option<Place>>) -> AnyView {
        let clipboard = expect_context::<Clipboard>();
        let copy = move |text: Option<String>, done: &'static str| {
            if let Some(text) = text {
                clipboard.copy(text, done);
            }
        };
        let link = move |_| {
            copy(self.cited(|_, passage| passage.link.to_owned()), shell().link_copied);
        };
        let all = move |_| {
            let text = self.cited(|citation, _| citation.with_link(&citing().citation()));
            copy(text, citing().copied_with_citation);
        };
        let written =
            move |form: Form| self.cited(|citation, _| form(citation, &citing().citation()));
        let widen = self.widen_buttons();
        let share = sharing().map(|sharing| {
            let share = move |_| self.share(&sharing);
            view! {
                <button class="button" on:click=share>
                    {citing().share}
                </button>
            }
            .into_any()
        });
        // A click on the bar leaves the selection as it is.
        let keep = |event: leptos::ev::MouseEvent| event.prevent_default();
        view! {
            <div
                class="cite-bar panel cluster"
                data-over
                role="group"
                aria-label=citing().cite_passage
                on:mousedown=keep
                on:focusin=move |_| self.select_again(self.chosen.get_untracked())
                data-place=move || place.get().map(|place| place.0)
                style=("--at", move || format!("{}px", place.get().map_or(0.0, |place| place.1)))
            >
                <button class="button" on:click=link>
                    {shell().copy_link}
                </button>
                <button class="button" on:click=all>
                    {citing().copy_with_citation}
                </button>
                {share}
                <p class="cite-bar__more quiet cluster" data-gap="words">
                    <span>{citing().copy_citation} " " {citation_buttons("link-button", written)}</span>
                    <span>{citing().widen} " " {widen}</span>
                </p>
                <button class="tool" aria-label=shell().close on:click=move |_| self.close()>
                    <IconImage icon=Icon::Close />
                </button>
            </div>
        }
        .into_any()
    }

    /// Buttons that widen the passage.
    fn widen_buttons(self) -> AnyView {
        let button = |extent: Extent| {
            let widen = move |_| {
                let passage = self.chosen.get_untracked();
                let wider = passage
                    .and_then(|passage| self.with_text(|text| Some(extent.of(text, passage))));
                wider.into_iter().for_each(|wider| self.choose(wider));
            };
            view! {
                <button class="link-button" on:click=widen>
                    {citing().extent(extent)}
                </button>
                " "
            }
            .into_any()
        };
        Extent::ALL.map(button).into_any()
    }

    /// Hands the passage to the system's share sheet.
    fn share(self, sharing: &Function) {
        let data = Object::new();
        let say = |name: &str, words: &str| Reflect::set(&data, &name.into(), &words.into());
        let cited = self.cited(|citation, passage| {
            say("text", &citation.with_passage(&citing().citation()))?;
            say("url", passage.link)?;
            sharing.call1(&window().navigator(), &data)
        });
        if let Some(Ok(sheet)) = cited {
            // Whoever closes the sheet has not shared, and knows.
            spawn_local(async move { drop(JsFuture::from(Promise::from(sheet)).await) });
        }
    }

    /// Follows the selection and the keys as long as the article is shown.
    fn listen(self) {
        let options =
            EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        StoredValue::new_local([
            EventListener::new(&document(), "selectionchange", move |_| self.look()),
            EventListener::new(&window(), "mousedown", move |_| self.held.set_value(true)),
            EventListener::new(&window(), "mouseup", move |_| {
                self.held.set_value(false);
                self.look();
            }),
            EventListener::new(&window(), "resize", move |_| self.chosen.update(|_| ())),
            EventListener::new_with_options(&window(), "keydown", options, move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                    self.press(event);
                }
            }),
        ]);
    }

    /// Tab leads from the selection to the bar; Esc closes the bar and does nothing else.
    fn press(self, event: &KeyboardEvent) {
        // Focus that no Tab led to (the page's, a heading's) says nothing of where the reader is.
        let is_from = |selector: &str| {
            keyboard::active()
                .and_then(|active| active.dyn_into::<HtmlElement>().ok())
                .is_none_or(|active| active.tab_index() < 0 || is_in(&active, selector))
        };
        if self.chosen.get_untracked().is_none() {
            return;
        }
        match &*event.key() {
            "Escape" if is_from(".article-page") => {
                event.prevent_default();
                self.close();
            }
            "Tab" if !event.shift_key() && is_from(".article-page__text") => {
                event.prevent_default();
                keyboard::focus(".cite-bar button");
            }
            _ => {}
        }
    }
}

/// Between a passage and the bar, in CSS pixels.
const GAP: f64 = 8.0;

/// A button that chooses the words of a mark.
pub(crate) fn cite_button(mark: Span) -> AnyView {
    let cite = expect_context::<Cite>();
    let choose = move |_| {
        cite.choose(mark);
        keyboard::focus_when_drawn(".cite-bar button".to_owned());
    };
    view! {
        <button class="link-button" on:click=choose>
            {citing().cite}
        </button>
    }
    .into_any()
}

/// The reader's day.
fn today() -> NaiveDate {
    // Sweden writes days as we do.
    let now = js_sys::Date::new_0().to_locale_date_string("sv", &JsValue::UNDEFINED);
    day(&String::from(now)).unwrap_or_default()
}

/// What opens the system's share sheet, where the browser has one.
fn sharing() -> Option<Function> {
    let share = property(&window().navigator(), "share");
    share.is_function().then(|| share.unchecked_into())
}

/// A property by its name: the page's script, which every visit fetches, has a function for each that
/// is typed.
fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn is_in(element: &Element, selector: &str) -> bool {
    matches!(element.closest(selector), Ok(Some(_)))
}

fn selection() -> Option<Selection> {
    window().get_selection().ok()?
}

/// Where the text has no room for the bar beside it, as in `views.css`.
const NARROW: &str = "(max-width: 59.99rem)";

/// How the bar stands to the passage and how far down the article, or at which end of the window.
type Place = (&'static str, f64);

fn place() -> Option<Place> {
    let words = selection()?.get_range_at(0).ok()?.get_bounding_client_rect();
    let page = document().query_selector(".article-page").ok()??.get_bounding_client_rect();
    let height = window().inner_height().ok()?.as_f64()?;
    let is_narrow = window().match_media(NARROW).ok()?.is_some_and(|media| media.matches());
    let (top, bottom) = (words.top(), words.top() + words.height());
    let has_room_above = (ROOM..height).contains(&top);
    let has_room_below = (0.0..height - ROOM).contains(&bottom);
    Some(match (is_narrow, has_room_above, has_room_below) {
        (false, _, true) => ("below", bottom - page.top() + GAP),
        (false, true, false) => ("above", top - page.top() - GAP),
        (true, true, false) => ("head", 0.0),
        _ => ("foot", 0.0),
    })
}

/// The elements with words of the text, each with the byte they begin at.
fn words_shown() -> Vec<(HtmlElement, u32)> {
    let Ok(all) = document().query_selector_all(WORDS) else { return Vec::new() };
    let shown = |at| {
        let element: HtmlElement = all.item(at)?.dyn_into().ok()?;
        let byte = element.get_attribute("data-at")?.parse().ok()?;
        Some((element, byte))
    };
    (0..all.length()).filter_map(shown).collect()
}

/// A node of the text's words: where its element begins, how many units stand before it and in it.
struct Words {
    node: Node,
    byte: u32,
    before: u32,
    length: u32,
}

/// All nodes of the text's words.
fn nodes() -> Vec<Words> {
    let mut nodes = Vec::new();
    for (element, byte) in words_shown() {
        collect(&element, byte, &mut 0, &mut nodes);
    }
    nodes
}

fn collect(node: &Node, byte: u32, before: &mut u32, nodes: &mut Vec<Words>) {
    // Elements have no value, and what marks their places an empty one.
    if let Some(words) = property(node, "nodeValue").as_string() {
        let length = words.encode_utf16().count() as u32;
        nodes.push(Words { node: node.clone(), byte, before: *before, length });
        *before += length;
    }
    let children: NodeList = property(node, "childNodes").unchecked_into();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        collect(&child, byte, before, nodes);
    }
}

/// What is selected of the text; what is selected beside it is left out.
fn selected(text: &str) -> Option<Span> {
    let range = selection()?.get_range_at(0).ok()?;
    let mut nodes = nodes();
    nodes.retain(|words| range.intersects_node(&words.node).unwrap_or(false));
    let (first, last) = (nodes.first()?, nodes.last()?);
    let end = |words: &Words, [node, offset]: [&str; 2], otherwise: u32| {
        let is_here = words.node.is_same_node(Some(property(&range, node).unchecked_ref()));
        let units = property(&range, offset).as_f64().filter(|_| is_here);
        let units = units.map_or(otherwise, |units| units as u32);
        Caret { byte: words.byte, units: words.before + units }
    };
    let start = end(first, ["startContainer", "startOffset"], 0);
    chosen(text, [start, end(last, ["endContainer", "endOffset"], last.length)])
}

/// Selects a passage of the text.
fn select(text: &str, passage: Span) -> Option<()> {
    let nodes = nodes();
    let point = |byte: u32, is_end: bool| {
        let begins = |at: u32| if is_end { at < byte } else { at <= byte };
        let of = nodes.iter().rev().map(|words| words.byte).find(|at| begins(*at))?;
        let units = Span { start: of, end: byte }.of(text).encode_utf16().count() as u32;
        // Between two nodes an end lies in the first, a start in the second.
        let reaches = |end: u32| if is_end { end >= units } else { end > units };
        let mut own = nodes.iter().filter(|words| words.byte == of);
        let words = own.find(|words| reaches(words.before + words.length))?;
        Some((&words.node, units - words.before))
    };
    let (start, end) = (point(passage.start, false)?, point(passage.end, true)?);
    selection()?.set_base_and_extent(start.0, start.1, end.0, end.1).ok()
}
