//! The timeline above the cards: when the articles were published, and what days they speak of.

use cotejo_core::{
    bundle::CatalogueArticle,
    views::{Bin, CardsModel, Timeline},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTableCellElement};

use crate::{address::link, keyboard, load::Loaded, messages::shell};

/// The timeline; nothing where there is one stretch of the calendar only.
pub(crate) fn timeline(page: Memo<CardsModel>) -> AnyView {
    let loaded = expect_context::<Loaded>();
    let timeline = Memo::new(move |_| page.with(|page| page.timeline.clone()));
    let view = move || {
        let archive = loaded.get_untracked()?;
        timeline.with(|timeline| {
            timeline.is_shown().then(|| draw(&archive.catalogue.articles, timeline))
        })
    };
    view.into_any()
}

fn draw(articles: &[CatalogueArticle], timeline: &Timeline) -> AnyView {
    let [mut published, mut axis, mut spoken] = [const { Vec::new() }; 3];
    let mut year = String::new();
    for bin in &timeline.bins {
        if let Some(gap) = &bin.gap {
            published.push(gap_cell(String::new()));
            axis.push(gap_cell(shell().gap(gap)));
            spoken.push(gap_cell(String::new()));
        }
        let boxes = |of: Vec<(usize, bool)>| boxes(articles, timeline.named, of);
        published.push(boxes(bin.published.iter().map(|&at| (at, false)).collect()));
        axis.push(stretch(bin, &mut year));
        spoken.push(boxes(bin.spoken.clone()));
    }
    let [published_most, spoken_most] = timeline.most;
    view! {
        <table
            class="timeline"
            data-brief=timeline.brief.then_some("")
            on:click=|event| name_of_boxes(&event)
        >
            <caption>{shell().timeline}</caption>
            <tbody>
                <tr class="timeline__published" data-most=published_most>
                    <th scope="row">{shell().published}</th>
                    {published}
                </tr>
                <tr class="timeline__axis plain-links">
                    <td></td>
                    {axis}
                </tr>
                <tr class="timeline__spoken" data-most=spoken_most>
                    <th scope="row">
                        {shell().speaks_of}<small>
                            <span class="timeline__box" data-ahead=""></span>
                            {shell().ahead}
                        </small>
                    </th>
                    {spoken}
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}

fn gap_cell(words: String) -> AnyView {
    view! { <td class="timeline__gap">{words}</td> }.into_any()
}

/// A stretch's name, which filters by it; its year, where that is another than before.
fn stretch(bin: &Bin, year: &mut String) -> AnyView {
    let (label, own) = shell().period(&bin.value);
    let new = (own != *year && !own.is_empty()).then(|| {
        let (century, rest) = own.split_at_checked(2).unwrap_or(("", &own));
        view! {
            <span>{century.to_owned()}</span>
            {rest.to_owned()}
        }
        .into_any()
    });
    *year = own;
    let link =
        link(bin.toggle.clone()).current(bin.on).label(shell().date(&bin.value)).words(label);
    view! {
        <th scope="col">
            <b>{new}</b>
            {link}
        </th>
    }
    .into_any()
}

/// Who was published in a stretch, or speaks of it: by name, or how many.
fn boxes(articles: &[CatalogueArticle], named: bool, of: Vec<(usize, bool)>) -> AnyView {
    let one = |ahead: bool, words: AnyView| {
        view! {
            <span class="timeline__box" data-ahead=ahead.then_some("")>
                {words}
            </span>
        }
        .into_any()
    };
    let all: Vec<_> = if named {
        let article = |(at, ahead): (usize, bool)| {
            let article = &articles[at];
            let words = view! {
                <span class="unseen-narrow">{shell().brief_source(article)}</span>
                <b aria-hidden="true">{shell().initials(article)}</b>
            };
            one(ahead, words.into_any())
        };
        of.into_iter().map(article).collect()
    } else if of.is_empty() {
        Vec::new()
    } else {
        let count = shell().number(of.len() as f64);
        vec![one(of.iter().all(|(_, ahead)| *ahead), count.into_any())]
    };
    view! { <td class="timeline__boxes">{all}</td> }.into_any()
}

/// A click on the boxes of a stretch does what its name does.
fn name_of_boxes(event: &ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let boxes = target.and_then(|target| target.closest(".timeline__boxes").ok().flatten());
    if let Some(boxes) = boxes.and_then(|boxes| boxes.dyn_into::<HtmlTableCellElement>().ok()) {
        // Once this click is over: the other one passes here too.
        let name = format!(".timeline__axis > :nth-child({}) a", boxes.cell_index() + 1);
        request_animation_frame(move || {
            keyboard::click(&name);
        });
    }
}
