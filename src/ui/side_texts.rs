//! The full texts side by side, kept together by the passages they share: scrolling one brings the
//! others to the passage in focus, which is tinted in all of them.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    address::{Address, link},
    app::bring_into_view,
    article_card::SourceBadge,
    compare_page::Comparison,
    words,
};
use crate::{
    dossier::CatalogueArticle,
    select::{InRow, SideBlock, SideText, side_texts},
    view_state::Tab,
};

/// Where in a column the passage in focus stands, as a part of its height.
const EYE: f64 = 0.3;

/// The scroll of the columns, kept together.
#[derive(Clone, Copy)]
struct Together {
    /// Whether the reader wants it.
    on: RwSignal<bool>,
    /// The column that the reader scrolls; the others follow.
    leader: StoredValue<usize>,
    /// The rows of the passage in focus, with blanks between them.
    focus: RwSignal<Option<String>>,
    /// How far the leader was scrolled when it was last followed.
    followed: StoredValue<f64>,
}

impl Together {
    /// After the reader scrolled a column: where another passage is in focus, its partners are
    /// brought beside it; until then the others move as far as it does, from where they stand.
    fn follow(self, column: usize, element: &HtmlElement) {
        let top = f64::from(element.scroll_top());
        if !self.on.get_untracked() || self.leader.get_value() != column {
            return;
        }
        let moved = top - self.followed.get_value();
        self.followed.set_value(top);
        let (rows, height) = in_focus(element).unzip();
        let new = rows.is_some() && rows != self.focus.get_untracked();
        if new {
            self.focus.set(rows.clone());
        }
        for other in columns().into_iter().filter(|other| !other.is_same_node(Some(element))) {
            let partner = rows.as_ref().filter(|_| new).and_then(|rows| passage(&other, rows));
            let step = match (partner, height) {
                (Some(partner), Some(height)) => below_top(&other, &partner) - height,
                _ => moved,
            };
            other.set_scroll_top(other.scroll_top() + step.round() as i32);
        }
    }

    fn leads(self, column: usize, element: Option<HtmlElement>) {
        if self.leader.get_value() != column {
            self.leader.set_value(column);
            self.followed.set_value(element.map_or(0.0, |element| f64::from(element.scroll_top())));
        }
    }
}

fn elements(nodes: Result<web_sys::NodeList, wasm_bindgen::JsValue>) -> Vec<HtmlElement> {
    let Ok(nodes) = nodes else { return Vec::new() };
    (0..nodes.length()).filter_map(|at| nodes.item(at)?.dyn_into().ok()).collect()
}

fn columns() -> Vec<HtmlElement> {
    elements(document().query_selector_all(".side-text"))
}

/// How far an element stands below the top of its column, in pixels.
fn below_top(column: &HtmlElement, element: &HtmlElement) -> f64 {
    element.get_bounding_client_rect().top() - column.get_bounding_client_rect().top()
}

/// The last passage with partners above the eye line, its rows and how far below the top it stands.
fn in_focus(column: &HtmlElement) -> Option<(String, f64)> {
    let eye = EYE * f64::from(column.client_height());
    elements(column.query_selector_all("[data-row]"))
        .into_iter()
        .map(|passage| (below_top(column, &passage), passage))
        .take_while(|(height, _)| *height <= eye)
        .last()
        .and_then(|(height, passage)| Some((passage.get_attribute("data-row")?, height)))
}

/// The first passage of some rows in a column.
fn passage(column: &HtmlElement, rows: &str) -> Option<HtmlElement> {
    elements(column.query_selector_all("[data-row]"))
        .into_iter()
        .find(|passage| passage.get_attribute("data-row").is_some_and(|own| meet(&own, rows)))
}

/// Whether two lists of rows, with blanks between them, have one in common.
fn meet(a: &str, b: &str) -> bool {
    a.split(' ').any(|one| b.split(' ').any(|other| one == other))
}

/// The texts, a column each; on a narrow screen one at a time.
#[component]
pub(super) fn SideTexts(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let row = address.part(|state| state.row.clone());
    let together = Together {
        on: RwSignal::new(true),
        leader: StoredValue::new(0),
        focus: RwSignal::new(None),
        followed: StoredValue::new(0.0),
    };
    let texts = side_texts(&comparison.archive, &comparison.page.ledger);
    let articles = comparison.articles;
    // On a narrow screen, the text that has what the reader came for.
    let first = row.get_untracked().and_then(|row| texts.iter().position(|text| text.has(&row)));
    let shown = RwSignal::new(first.unwrap_or_default());
    let switches: Vec<_> = articles
        .iter()
        .enumerate()
        .map(|(at, article)| view! { <button class="button" aria-pressed=move || (shown.get() == at).to_string() on:click=move |_| shown.set(at)>{words::source_and_day(article)}</button> }.into_any())
        .collect();
    let count = articles.len();
    let columns: Vec<_> = texts
        .into_iter()
        .zip(articles)
        .enumerate()
        .map(|(at, (text, article))| view! { <Column text article at shown together /> }.into_any())
        .collect();
    let back = move || {
        row.get().map(|_| {
            view! { {link(address.state().with_tab(Tab::Rows)).words(words::SEE_ROW)} }.into_any()
        })
    };
    view! {
        <p class="side-texts__bar">
            <label class="side-texts__together">
                <input type="checkbox" prop:checked=move || together.on.get() on:change=move |event| together.on.set(event_target_checked(&event)) />
                " " {words::SCROLL_TOGETHER}
            </label>
            {back}
        </p>
        <div class="side-texts__switch" role="group" aria-label=words::TEXT_IN_SIGHT>{switches}</div>
        <div class="side-texts" data-columns=count>{columns}</div>
    }
}

#[component]
fn Column(
    /// The text.
    text: SideText,
    /// Its article.
    article: CatalogueArticle,
    /// Which column.
    at: usize,
    /// The column in sight on a narrow screen.
    shown: RwSignal<usize>,
    /// The scroll of the columns.
    together: Together,
) -> impl IntoView {
    let element = NodeRef::<html::Section>::new();
    let blocks: Vec<_> = text
        .blocks
        .into_iter()
        .map(|block| view! { <SideBlockWords block focus=together.focus /> }.into_any())
        .collect();
    let own = move || element.get_untracked().and_then(|one| one.dyn_into::<HtmlElement>().ok());
    let lead = move || together.leads(at, own());
    let follow = move |_| {
        if let Some(own) = own() {
            together.follow(at, &own);
        }
    };
    view! {
        <section node_ref=element class="side-text" data-shown=move || (shown.get() == at).then_some("") tabindex="0" aria-label=words::source_and_day(&article)
            on:scroll=follow on:pointerenter=move |_| lead() on:wheel=move |_| lead() on:focusin=move |_| lead()>
            <h2 class="side-text__head"><SourceBadge article=article.clone() /> " " <span class="quiet">{words::day(article.published)}</span></h2>
            {blocks}
        </section>
    }
}

#[component]
fn SideBlockWords(
    /// The part.
    block: SideBlock,
    /// The rows of the passage in focus.
    focus: RwSignal<Option<String>>,
) -> impl IntoView {
    let Some(kind) = block.kind else {
        return block.pieces.into_iter().map(|(words, _)| words).collect::<String>().into_any();
    };
    let label = words::part(kind)
        .map(|name| view! { <span class="text-block__kind">{name}</span> }.into_any());
    let pieces = block.pieces.into_iter().map(|(words, places)| {
        if places.is_empty() {
            words.into_any()
        } else {
            view! { <RowPassage words places focus /> }.into_any()
        }
    });
    let apart = label.is_some().then_some("");
    view! { <div class="text-block" data-part=apart>{label}<p class="text-block__words">{pieces.collect::<Vec<_>>()}</p></div> }.into_any()
}

/// A passage, which can be the one the reader came for. One that another text has too leads to its
/// row, and from there, where it stands in two, to the other.
#[component]
fn RowPassage(
    /// Its words.
    words: String,
    /// Its rows; at least one.
    places: Vec<InRow>,
    /// The rows of the passage in focus.
    focus: RwSignal<Option<String>>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let element = NodeRef::<html::Span>::new();
    let ids: Vec<String> = places.iter().map(|place| place.row.clone()).collect();
    let rows = ids.join(" ");
    // Which of its rows the link stands at.
    let at = address.part(move |state| ids.iter().position(|id| state.row.as_ref() == Some(id)));
    let current = Memo::new(move |_| at.get().is_some());
    Effect::new(move |_| {
        if let Some(element) = element.get().filter(|_| current.get()) {
            request_animation_frame(move || bring_into_view(&element));
        }
    });
    let shared: Vec<InRow> = places.into_iter().filter(|place| place.shared).collect();
    if shared.is_empty() {
        return view! { <span node_ref=element class="row-passage" aria-current=move || current.get().then_some("true")>{words}</span> }.into_any();
    }
    let own = rows.clone();
    let in_focus = Memo::new(move |_| {
        focus.with(|focus| focus.as_ref().is_some_and(|focus| meet(focus, &own)))
    });
    let (entered, focused) = (rows.clone(), rows.clone());
    let next = move || {
        let place = &shared[at.get().map_or(0, |at| at + 1) % shared.len()];
        view! { {link(address.now().at_row(&place.row, &place.words)).words(words.clone())} }
            .into_any()
    };
    view! {
        <span node_ref=element class="row-passage" data-row=rows aria-current=move || current.get().then_some("true") data-focus=move || in_focus.get().then_some("")
            on:pointerenter=move |_| focus.set(Some(entered.clone())) on:focusin=move |_| focus.set(Some(focused.clone()))>{next}</span>
    }
    .into_any()
}
