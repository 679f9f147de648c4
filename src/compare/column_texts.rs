//! The full texts side by side. A sign and a number open each passage that another text has too;
//! only the row in focus is tinted, and its facts marked. Scrolling one text brings the others to the
//! passage in focus; choosing a number brings its passages level.

use cotejo_core::{
    bundle::CatalogueArticle,
    compare::State,
    view_state::Tab,
    views::{ColumnBlock, ColumnPiece, ColumnText, column_texts, to_row_in},
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    address::{Address, link},
    compare::{
        comparison::Comparison,
        ledger_rows::{seen_words, state_badge},
    },
    icons::{Icon, IconImage},
    messages::{comparing, details},
    scroll::bring_into_view,
    snippet::source_passage,
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
        if !self.on.get_untracked() || self.leader.try_get_value() != Some(column) {
            return;
        }
        let moved = top - self.followed.try_get_value().unwrap_or(top);
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
        if self.leader.try_get_value().is_some_and(|leader| leader != column) {
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
    elements(document().query_selector_all(".column-text"))
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
pub(crate) fn ColumnTexts(
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
    let texts = column_texts(&comparison.archive, &comparison.page.ledger);
    let articles = comparison.articles.clone();
    let shown = RwSignal::new(0);
    let switches: Vec<_> =
        articles.iter().enumerate().map(|(at, article)| switch(at, article, shown)).collect();
    let columns: Vec<_> = texts
        .into_iter()
        .zip(articles)
        .enumerate()
        .map(|(at, (text, article))| {
            view! { <Column comparison=comparison.clone() text article at shown together /> }
                .into_any()
        })
        .collect();
    let now = {
        let comparison = comparison.clone();
        move || row_in_focus(&comparison, row.get()?)
    };
    level_with_link(comparison, row, shown, together);
    view! {
        <div class="column-texts__bar cluster">
            {now} <label class="column-texts__together cluster">
                <input
                    type="checkbox"
                    prop:checked=move || together.on.get()
                    on:change=move |event| together.on.set(event_target_checked(&event))
                />
                " "
                {details().scroll_together}
            </label>
        </div>
        <div class="column-texts__switch cluster" role="group" aria-label=details().text_in_sight>
            {switches}
        </div>
        <div class="column-texts switcher">{columns}</div>
    }
}

/// A button that brings a text in sight, where only one is.
fn switch(at: usize, article: &CatalogueArticle, shown: RwSignal<usize>) -> AnyView {
    let words = details().source_and_day(article);
    let pressed = move || (shown.get() == at).to_string();
    view! {
        <button class="button" aria-pressed=pressed on:click=move |_| shown.set(at)>
            {words}
        </button>
    }
    .into_any()
}

/// Brings the passages of the row that the link stands at level, whenever it stands at another.
fn level_with_link(
    comparison: Comparison,
    row: Memo<Option<String>>,
    shown: RwSignal<usize>,
    together: Together,
) {
    Effect::new(move |_| {
        let Some(row) = row.get() else { return };
        // On a narrow screen the text in sight stays, unless it has nothing of the row.
        let rows = &comparison.page.ledger.rows;
        if let Some(row) = rows.iter().find(|one| one.id == row)
            && row.cells[shown.get_untracked()].spans.is_empty()
        {
            shown.set(row.present().next().map_or(0, |cell| cell.article));
        }
        request_animation_frame(move || bring_level(&row, together));
    });
}

/// The row in focus: its number, state and kinds, whom it goes back to, and the way to it.
fn row_in_focus(comparison: &Comparison, id: String) -> Option<AnyView> {
    let at = comparison.page.ledger.rows.iter().position(|row| row.id == id)?;
    let row = comparison.row(at);
    let number = comparison.page.number(at).map(|one| details().row_number(one));
    let to = to_row_in(row, Tab::Rows);
    let state = match row.state {
        State::Alone => {
            let own = row.present().next().map(|cell| comparison.named(cell.article));
            view! {
                <b class="state-badge" data-state="alone">
                    {own.map(|own| comparing().only_in(&own))}
                </b>
            }
            .into_any()
        }
        state => state_badge(state, comparing().state(state).1),
    };
    let kinds = comparing().kinds(&comparison.head(at).differs);
    let kinds = (!kinds.is_empty()).then(|| format!(": {kinds}"));
    Some(
        view! {
            <p class="column-texts__row" data-state=row.state.code() role="status">
                {number}
                " "
                {state}
                {kinds}
                " "
                {link(to).words(details().see_row)}
            </p>
        }
        .into_any(),
    )
}

/// Scrolls each column so that the passages of a row stand level: at the eye line, or higher where one
/// of them stands so near the beginning of its text that it cannot come down there.
fn bring_level(row: &str, together: Together) {
    // The reader may have left the texts before the frame they were asked for.
    let Some(leader) = together.leader.try_get_value() else { return };
    let passages: Vec<(HtmlElement, f64)> = columns()
        .into_iter()
        .filter_map(|column| {
            let passage = passage(&column, row)?;
            // On a narrow screen a text is as high as it is long, and the page scrolls.
            if column.scroll_height() <= column.client_height() {
                bring_into_view(&passage);
                return None;
            }
            let depth = below_top(&column, &passage) + f64::from(column.scroll_top());
            Some((column, depth))
        })
        .collect();
    let eye = passages.first().map_or(0.0, |(column, _)| EYE * f64::from(column.client_height()));
    let level = passages.iter().fold(eye, |level, (_, depth)| level.min(*depth));
    for (column, depth) in &passages {
        column.set_scroll_top((depth - level).round() as i32);
    }
    // Nothing is left for the others to follow.
    let leader = columns().into_iter().nth(leader);
    together.followed.set_value(leader.as_ref().map_or(0.0, |one| f64::from(one.scroll_top())));
    together.focus.set(leader.and_then(|one| in_focus(&one)).map(|(rows, _)| rows));
}

#[component]
fn Column(
    /// The comparison.
    comparison: Comparison,
    /// The text.
    text: ColumnText,
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
    let blocks: Vec<_> =
        text.blocks.into_iter().map(|block| draw_block(&comparison, at, block)).collect();
    let own = move || element.get_untracked().and_then(|one| one.dyn_into::<HtmlElement>().ok());
    let lead = move || together.leads(at, own());
    let follow = move |_| {
        if let Some(own) = own() {
            together.follow(at, &own);
        }
    };
    view! {
        <section
            node_ref=element
            class="column-text scroller flow"
            data-gap="4"
            data-shown=move || (shown.get() == at).then_some("")
            tabindex="0"
            aria-label=details().source_and_day(&article)
            on:scroll=follow
            on:pointerenter=move |_| lead()
            on:wheel=move |_| lead()
            on:focusin=move |_| lead()
        >
            {blocks}
        </section>
    }
}

fn draw_block(comparison: &Comparison, column: usize, block: ColumnBlock) -> AnyView {
    let text = comparison.text(column);
    let Some(kind) = block.kind else {
        let words = block.pieces.iter().map(|piece| piece.span.of(text));
        return words.collect::<String>().into_any();
    };
    let label = details()
        .section(kind)
        .map(|name| view! { <span class="text-block__kind quiet">{name}</span> }.into_any());
    let pieces = block.pieces.into_iter().map(|piece| {
        if piece.rows.is_empty() {
            piece.span.of(text).to_owned().into_any()
        } else {
            view! { <RowPassage comparison=comparison.clone() column piece /> }.into_any()
        }
    });
    let aside = (!kind.is_content()).then_some("");
    view! {
        <div class="column-text__block" data-aside=aside>
            {label}
            {source_passage(comparison.lang(column), pieces.collect::<Vec<_>>().into_any())}
        </div>
    }
    .into_any()
}

/// A passage, which can be the one the reader came for. A number before it says in which row it
/// stands; in the row in focus its facts are marked.
#[component]
fn RowPassage(
    /// The comparison.
    comparison: Comparison,
    /// Whose text it is.
    column: usize,
    /// The passage.
    piece: ColumnPiece,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let ids: Vec<String> = piece.rows.iter().map(|&at| comparison.row(at).id.clone()).collect();
    let rows = ids.join(" ");
    // Which of its rows the link stands at.
    let at = address.part(move |state| ids.iter().position(|id| state.row.as_ref() == Some(id)));
    let chips: Vec<_> = piece.rows.iter().filter_map(|&at| chip(&comparison, at)).collect();
    let state = {
        let (comparison, rows) = (comparison.clone(), piece.rows.clone());
        move || at.get().map(|at| comparison.row(rows[at]).state.code())
    };
    let words = move || {
        let text = comparison.text(column);
        match at.get() {
            Some(at) => {
                let marks = &comparison.row(piece.rows[at]).cells[column].marks;
                seen_words(text, piece.span, &[piece.span], marks).into_any()
            }
            None => piece.span.of(text).to_owned().into_any(),
        }
    };
    view! {
        <span
            class="row-passage"
            data-row=rows
            data-state=state
            aria-current=move || at.get().is_some().then_some("true")
        >
            {chips}
            {words}
        </span>
    }
}

/// Sign and number of a row that several texts have; it brings their passages level.
fn chip(comparison: &Comparison, at: usize) -> Option<AnyView> {
    let address = expect_context::<Address>();
    let number = comparison.page.number(at)?;
    let row = comparison.row(at);
    let (id, state) = (row.id.clone(), row.state);
    let current = address.part(move |state| state.row.as_ref() == Some(&id));
    let comparison = comparison.clone();
    let go = move |_| address.go(&comparison.page.to_row(at, address.now().tab));
    Some(
        view! {
            <button
                class="row-chip"
                data-state=state.code()
                aria-label=comparing().numbered_row(number, state)
                aria-current=move || current.get().then_some("true")
                on:click=go
            >
                <IconImage icon=Icon::of(state) />
                {number}
            </button>
        }
        .into_any(),
    )
}
