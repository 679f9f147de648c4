//! What unfolds among the rows: the menu of a row, the passages nearest to what a text lacks, what
//! counts nowhere.

use cotejo_core::{
    action::Action,
    compare::place,
    text::Span,
    view_state::Tab,
    views::{StripKind, beginning, nearest, put_in, share_row, take_out, to_row_in},
};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    clipboard::CopyState,
    compare::comparison::{AmongRows, Comparison},
    icons::{Icon, IconImage},
    keyboard,
    messages::{comparing, details, terms},
    snippet::{source_passage, source_words},
};

/// What else can be done with a row.
#[component]
pub(crate) fn MenuItems(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
) -> impl IntoView {
    let row = comparison.row(at);
    let in_texts = to_row_in(row, Tab::Texts);
    let number = format!("#row-{} [data-open]", row.id);
    let open = move |_| {
        keyboard::click(&number);
    };
    let take_out: Vec<_> = row
        .present()
        .map(|cell| {
            let apart = take_out(&comparison.page.ledger, row, cell.article);
            let label = details().take_out(&comparison.called(cell.article));
            view! { <li>{corrected(apart, label, "")}</li> }.into_any()
        })
        .collect();
    view! {
        <ul class="menu__items panel" data-over>
            <li>
                <button on:click=open>{details().open_this_row} <kbd>"↵"</kbd></button>
            </li>
            <li>
                {link(in_texts)
                    .around(
                        view! {
                            {comparing().in_texts}
                            <kbd>"t"</kbd>
                        }
                            .into_any(),
                    )}
            </li>
            <li>{copy_row(&comparison, at, "")}</li>
            {take_out}
        </ul>
    }
}

/// A button that copies the link to a row.
fn copy_row(comparison: &Comparison, at: usize, class: &'static str) -> AnyView {
    let address = expect_context::<Address>();
    let row = comparison.row(at);
    let share = share_row(row);
    let here = move || address.now().after(&share);
    view! { <CopyState state=here label=details().copy_row_link class /> }.into_any()
}

/// A button that corrects rows; focus goes to its undoing.
pub(crate) fn corrected(correct: Action, words: String, class: &'static str) -> AnyView {
    let address = expect_context::<Address>();
    let among = expect_context::<AmongRows>();
    let act = move |_| {
        among.corrected.set_value(true);
        address.go(&correct);
    };
    view! {
        <button class=class on:click=act>
            {words}
        </button>
    }
    .into_any()
}

/// The passage nearest to a row that lacks it, where it stands, and the way to put it there.
#[component]
pub(crate) fn NearPassage(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
    /// Whose passage it is.
    article: usize,
    /// The passage.
    span: Span,
) -> impl IntoView {
    let ledger = &comparison.page.ledger;
    let joined = put_in(ledger, comparison.row(at), (article, span.start));
    let to = comparison.to_place(article, span.start);
    let text = comparison.archive.text(&comparison.articles[article].id);
    let place = text.and_then(|text| place(text, span));
    let place =
        place.map_or_else(|| terms().go_to_text.to_owned(), |one| comparing().short_place(one));
    view! {
        {source_passage(comparison.lang(article), span.of(comparison.text(article)).to_owned().into_any())}
        <p class="cell__from">
            {link(to).words(place)} " · " {corrected(joined, details().put_in.to_owned(), "link-button")}
        </p>
    }
}

/// What stands nearest, in the others, to what only one article has.
#[component]
pub(crate) fn NearestOfOthers(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
) -> impl IntoView {
    let row = comparison.row(at);
    let in_texts = to_row_in(row, Tab::Texts);
    let passages: Vec<_> = nearest(row)
        .map(|(cell, span, score)| {
            let source = comparison.called(cell.article);
            view! {
                <li>
                    <p class="quiet">
                        <IconImage icon=Icon::Absent />
                        {source}
                        ", "
                        {comparing().nearest_by(score)}
                    </p>
                    <NearPassage comparison=comparison.clone() at article=cell.article span />
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <ul class="lines__nearest">{passages}</ul>
        <p class="cell__from">
            {link(in_texts).words(comparing().in_texts)} " · " {copy_row(&comparison, at, "link-button")}
        </p>
    }
}

/// The words of what counts nowhere, and how much one text has of another in the same words.
#[component]
pub(crate) fn Aside(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let mut items: Vec<AnyView> = Vec::new();
    for (column, strip) in comparison.page.strips.iter().enumerate() {
        let (source, text) = (comparison.called(column), comparison.text(column));
        for block in &strip.blocks {
            let StripKind::Aside(kind) = block.kind else { continue };
            let word = comparing().section(kind).unwrap_or(details().aside);
            let words = beginning(block.span.of(text)).into_any();
            let words = source_words(comparison.lang(column), words);
            items.push(view! { <li>{source.clone()} ", " {word} ": " {words}</li> }.into_any());
        }
        let copied = comparison.copied(column);
        items.extend(copied.map(|share| view! { <li>{source} ": " {share}</li> }.into_any()));
    }
    view! { <ul>{items}</ul> }
}

impl Comparison {
    /// How much of a column stands in another in the same words, for the one it has most of.
    fn copied(&self, column: usize) -> Option<String> {
        let (other, copied) = self.page.most_copied(column)?;
        let all = self.articles[column].words.max(1) as usize;
        Some(details().copied_from(
            copied,
            (100 * copied).div_ceil(all).min(100),
            &comparing().source(&self.articles[other]),
        ))
    }
}
