//! The articles against each other: a matrix of likeness, each field leading to the comparison of
//! its two, and the nearest pairs in words.

use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::ImageData;

use super::{
    Loaded,
    address::{Address, link},
    language::{reading, shell, terms},
};
use crate::{
    select::{Archive, Overview, overview, voice_counts},
    view_state::{Sort, ViewState},
};

/// Articles up to which the matrix is a table with a link in each field; above, it is drawn.
const TABLE: usize = 24;

/// Shades of likeness.
const SHADES: f32 = 5.0;

/// The overview.
#[component]
pub(super) fn OverviewView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    // Hundreds of articles take a moment to compare: the heading is there before.
    let begun = RwSignal::new(false);
    set_timeout(move || begun.set(true), Duration::ZERO);
    let body = move || {
        let archive = loaded.get().filter(|_| begun.get())?;
        let state = address.state();
        let overview = overview(&archive, &state);
        let orders = [None, Some(Sort::Date), Some(Sort::Source)].map(|sort| {
            let to = state.with_sort(sort).to_overview();
            view! { {link(to).current(overview.sort == sort).words(reading().matrix_order(sort))} }
                .into_any()
        });
        let matrix = match overview.articles.len() {
            0 | 1 => view! { <p class="notice">{terms().too_few}</p> }.into_any(),
            size if size <= TABLE => as_table(&archive, &overview, &state),
            _ => drawn(&overview, state.clone()),
        };
        Some(view! {
            <p class="quiet">{reading().shown(overview.articles.len(), archive.catalogue.articles.len())} ". " {reading().matrix_note}</p>
            <nav class="tabs" aria-label=shell().order>{orders}</nav>
            {matrix}
            {nearest(&archive, &overview, &state)}
            {archive.texts.is_some().then(|| voices(&archive, &overview, &state))}
        }.into_any())
    };
    view! {
        <div class="overview" aria-busy=move || (!begun.get()).then_some("true")>
            <h1 id="heading" tabindex="-1" class="view-title">{shell().overview}</h1>
            {body}
        </div>
    }
}

fn shade(likeness: f32) -> u8 {
    (likeness.sqrt() * SHADES).round() as u8
}

fn named(archive: &Archive, id: &str) -> String {
    archive.article(id).map(|one| reading().source_and_day(one)).unwrap_or_default()
}

fn as_table(archive: &Archive, overview: &Overview, state: &ViewState) -> AnyView {
    let ids = &overview.articles;
    let heads: Vec<_> = (1..=ids.len())
        .map(|number| view! { <th scope="col">{number.to_string()}</th> }.into_any())
        .collect();
    let rows: Vec<_> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| {
            let fields: Vec<_> = (0..ids.len())
                .map(|other| {
                    if other == at {
                        return view! { <td class="matrix__self"></td> }.into_any();
                    }
                    let likeness = overview.at(at, other);
                    let to = state.comparing_these(&[id, &ids[other]]);
                    let said = reading().alike(&named(archive, id), &named(archive, &ids[other]), likeness);
                    view! { <td data-shade=shade(likeness).to_string()>{link(to).label(said).words(reading().percent(f64::from(100.0 * likeness)))}</td> }.into_any()
                })
                .collect();
            let (opened, name) = (state.opening_article(id), named(archive, id));
            view! { <tr><th scope="row">{(at + 1).to_string()} ". " {link(opened).words(name)}</th>{fields}</tr> }.into_any()
        })
        .collect();
    view! {
        <div class="kind-table" tabindex="0" role="region" aria-label=shell().overview>
            <table class="matrix"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// Many articles: a picture of the matrix, where a click compares the two of a field. Those who do
/// not see it, or use no pointer, have the pairs most alike in words below.
fn drawn(overview: &Overview, state: ViewState) -> AnyView {
    let address = expect_context::<Address>();
    let element = NodeRef::<html::Canvas>::new();
    let size = overview.articles.len();
    let matrix = overview.clone();
    Effect::new(move |_| {
        if let Some(canvas) = element.get() {
            paint(&canvas, &matrix);
        }
    });
    let ids = overview.articles.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        let Some(canvas) = element.get() else { return };
        let area = canvas.get_bounding_client_rect();
        let place = |at: f64, length: f64| (at / length * size as f64).max(0.0) as usize;
        let column = place(f64::from(event.client_x()) - area.left(), area.width());
        let row = place(f64::from(event.client_y()) - area.top(), area.height());
        if let (Some(a), Some(b)) = (ids.get(row), ids.get(column))
            && a != b
        {
            address.go(state.comparing_these(&[a, b]));
        }
    };
    let side = size.to_string();
    view! { <canvas node_ref=element class="matrix-picture" width=side.clone() height=side role="img" aria-label=reading().matrix_note on:click=open></canvas> }.into_any()
}

/// A pixel a field, the canvas' own colour the stronger the more alike; one call for all of them.
fn paint(canvas: &web_sys::HtmlCanvasElement, overview: &Overview) {
    let context = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into::<web_sys::CanvasRenderingContext2d>().ok());
    let Some(context) = context else { return };
    let colour = window()
        .get_computed_style(canvas)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("color").ok())
        .unwrap_or_default();
    let part = |part: &str| part.trim().parse::<u8>().ok();
    let mut parts = colour.split(|c: char| !c.is_ascii_digit()).filter_map(part);
    let [red, green, blue] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let pixels: Vec<u8> = overview
        .likeness
        .iter()
        .flat_map(|likeness| [red, green, blue, (255.0 * likeness.sqrt()) as u8])
        .collect();
    let size = overview.articles.len() as u32;
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&pixels), size) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// Whose word the articles are: passages of each, and of all.
fn voices(archive: &Archive, overview: &Overview, state: &ViewState) -> AnyView {
    let counts = voice_counts(archive, &overview.articles);
    let sum = |at: usize| counts.iter().map(|row| row[at]).sum::<usize>();
    let line = |head: AnyView, row: &[usize]| {
        let cells: Vec<_> = row
            .iter()
            .map(|count| view! { <td>{reading().number(*count as f64)}</td> }.into_any())
            .collect();
        view! { <tr><th scope="row">{head}</th>{cells}</tr> }.into_any()
    };
    let mut rows = vec![line(reading().all_together.into_any(), &[0, 1, 2, 3, 4].map(sum))];
    if counts.len() <= TABLE {
        rows.extend(
            overview.articles.iter().zip(&counts).map(|(id, row)| {
                line(link(state.opening_article(id)).words(named(archive, id)), row)
            }),
        );
    }
    let heads = [
        terms().own_voice,
        terms().other_media,
        terms().named_speakers,
        terms().nobody,
        reading().passages,
    ]
    .map(|head| view! { <th scope="col">{head}</th> }.into_any());
    view! {
        <div class="kind-table" tabindex="0" role="region" aria-label=terms().whose_word>
            <table>
                <caption>{terms().whose_word}</caption>
                <thead><tr><td></td>{heads.into_iter().collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn nearest(archive: &Archive, overview: &Overview, state: &ViewState) -> AnyView {
    let pairs: Vec<_> = overview
        .nearest
        .iter()
        .map(|&(a, b, likeness)| {
            let (a, b) = (&overview.articles[a], &overview.articles[b]);
            let to = state.comparing_these(&[a, b]);
            let said = reading().alike(&named(archive, a), &named(archive, b), likeness);
            view! { <li>{link(to).words(said)}</li> }.into_any()
        })
        .collect();
    (!pairs.is_empty())
        .then(|| {
            view! { <section><h2>{reading().nearest_pairs}</h2><ol>{pairs}</ol></section> }
                .into_any()
        })
        .into_any()
}
