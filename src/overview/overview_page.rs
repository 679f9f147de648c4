//! The articles against each other: a matrix of similarity, each field leading to the comparison of
//! its two, and the nearest pairs in words.

use std::{sync::Arc, time::Duration};

use cotejo_core::{
    action::Action,
    view_state::Sort,
    views::{
        Archive, Overview, SHADES, Towards, attribution_counts, attribution_totals, field_of_link,
        link_of_field, next_link, overview, shade, shade_ranges,
    },
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::ImageData;

use crate::{
    address::{Address, link, link_by},
    data_table::{Column, data_table},
    keyboard,
    load::Loaded,
    messages::{reading, shell, terms},
};

/// Articles up to which the matrix is a table with a link in each field; above, it is drawn.
const TABLE: usize = 24;

/// How strong the canvas' colour is in each shade: as the key's.
const STRENGTH: [u8; SHADES.len()] = [0, 31, 66, 112, 255];

/// The overview.
#[component]
pub(crate) fn OverviewView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    // Hundreds of articles take a moment to compare: the heading is there before.
    let begun = RwSignal::new(false);
    set_timeout(move || begun.set(true), Duration::ZERO);
    // The coming of the texts changes nothing of it.
    let made = Memo::new(move |_| {
        let archive = loaded.get().filter(|_| begun.get())?;
        Some(overview(&archive, &address.state()))
    });
    let body = move || {
        let overview = made.get()?;
        let archive = loaded.get_untracked()?;
        let orders = [None, Some(Sort::Date), Some(Sort::Source)].map(|sort| {
            let order = link(Action::Sort(sort)).current(overview.sort == sort);
            order.words(reading().matrix_order(sort))
        });
        let matrix = match overview.articles.len() {
            0 | 1 => view! { <p class="notice">{terms().too_few}</p> }.into_any(),
            size if size <= TABLE => view! {
                {key()}
                {as_table(&archive, &overview)}
            }
            .into_any(),
            _ => view! {
                {key()}
                {draw(&archive, &overview)}
            }
            .into_any(),
        };
        Some(view! {
            <p class="quiet">
                {reading().shown(overview.articles.len(), archive.catalogue.articles.len())} ". "
                {reading().matrix_note}
            </p>
            <nav class="tabs scroller" aria-label=shell().order>
                {orders}
            </nav>
            {matrix}
            {nearest(&archive, &overview)}
            {move || {
                let archive = loaded.get().filter(|archive| archive.texts.is_some())?;
                Some(attributions(&archive, &overview))
            }}
        }.into_any())
    };
    view! {
        <div class="overview flow" aria-busy=move || (!begun.get()).then_some("true")>
            <h1 id="heading" tabindex="-1">
                {shell().overview}
            </h1>
            {body}
        </div>
    }
}

fn named(archive: &Archive, id: &str) -> String {
    archive.article(id).map(|one| reading().source_and_day(one)).unwrap_or_default()
}

/// What the shades mean.
fn key() -> AnyView {
    let shade = |(at, (from, to)): (usize, (u32, u32))| {
        let range = format!("{from}–{}", reading().percent(f64::from(to)));
        view! { <li data-shade=at.to_string()>{range}</li> }.into_any()
    };
    let shades: Vec<_> = shade_ranges().into_iter().enumerate().map(shade).collect();
    view! {
        <div class="matrix-key cluster">
            <span class="quiet" id="shades">
                {reading().shades}
            </span>
            <ul aria-labelledby="shades">{shades}</ul>
        </div>
    }
    .into_any()
}

fn as_table(archive: &Archive, overview: &Overview) -> AnyView {
    let ids = &overview.articles;
    let heads: Vec<_> = (1..)
        .zip(ids)
        .map(|(number, id)| {
            let name = format!(". {}", named(archive, id));
            view! { <th scope="col">{number.to_string()} <span class="unseen">{name}</span></th> }
                .into_any()
        })
        .collect();
    let rows: Vec<_> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| {
            let fields: Vec<_> =
                (0..ids.len()).map(|other| field(archive, overview, at, other)).collect();
            let (opened, name) = (Action::Article(id.clone()), named(archive, id));
            view! {
                <tr>
                    <th scope="row">{(at + 1).to_string()} ". " {link(opened).words(name)}</th>
                    {fields}
                </tr>
            }
            .into_any()
        })
        .collect();
    let element = NodeRef::<html::Table>::new();
    Effect::new(move |_| {
        if let Some(table) = element.get() {
            keyboard::stop_at(&keyboard::elements(table.query_selector_all("a")), 0);
        }
    });
    let size = ids.len();
    view! {
        <div class="matrix scroller">
            <table
                node_ref=element
                role="grid"
                aria-label=shell().overview
                on:keydown=move |event| walk(&event, size)
                on:focusin=|event| keyboard::stop_here(&event, "a")
            >
                <thead>
                    <tr>
                        <td></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How similar two articles are, with the way to their comparison.
fn field(archive: &Archive, overview: &Overview, at: usize, other: usize) -> AnyView {
    if other == at {
        return view! { <td class="matrix__self"></td> }.into_any();
    }
    let similarity = overview.at(at, other);
    let [one, two] = [at, other].map(|at| overview.articles[at].as_str());
    let label = reading().similar(&named(archive, one), &named(archive, two), similarity);
    let percent = reading().percent(f64::from(100.0 * similarity));
    let shade = shade(similarity).to_string();
    view! { <td data-shade=shade>{link(both(one, two)).label(label).words(percent)}</td> }
        .into_any()
}

/// Arrows, Home and End among the links of a matrix.
fn walk(event: &ev::KeyboardEvent, size: usize) {
    let Some(towards) = towards(event) else { return };
    let (links, Some(at)) = keyboard::stops_of(event, "a") else { return };
    event.prevent_default();
    let _ = links[next_link(size, at, towards)].focus();
}

fn towards(event: &ev::KeyboardEvent) -> Option<Towards> {
    Some(match event.key().as_str() {
        "ArrowUp" => Towards::Up,
        "ArrowDown" => Towards::Down,
        "ArrowLeft" => Towards::Left,
        "ArrowRight" => Towards::Right,
        "Home" => Towards::RowStart,
        "End" => Towards::RowEnd,
        _ => return None,
    })
}

/// Many articles: a picture of the matrix, and under it a link to the field at hand, in words. Arrows
/// on the link and the pointer over the picture choose the field; the link and a click open it.
fn draw(archive: &Arc<Archive>, overview: &Overview) -> AnyView {
    let size = overview.articles.len();
    // The first article, and the one beside it.
    let at = RwSignal::new(1);
    let ids = StoredValue::new(overview.articles.clone());
    let picture = picture(overview, at, ids);
    let at_hand = link_by(move || ids.with_value(|ids| opened(ids, at.get())));
    let walk = move |event: ev::KeyboardEvent| {
        if let Some(towards) = towards(&event) {
            event.prevent_default();
            at.update(|at| *at = next_link(size, *at, towards));
        }
    };
    let (known, matrix) = (Arc::clone(archive), overview.clone());
    let words = move || link_words(&known, &matrix, at.get());
    let outline = Memo::new(move |_| outline(size, at.get()));
    let percent = move |which: usize| move || format!("{}%", outline.get()[which]);
    view! {
        <div class="matrix-picture">
            {picture}
            <span
                class="matrix-picture__field"
                style:top=percent(0)
                style:left=percent(1)
                style:width=percent(2)
                style:height=percent(3)
            ></span>
        </div>
        <p class="matrix-at lone-links" role="status" on:keydown=walk>
            {at_hand.around(words.into_any())}
        </p>
        <p class="quiet">{reading().matrix_keys}</p>
    }
    .into_any()
}

/// The picture of the matrix. The pointer chooses the field at hand, a click opens it.
fn picture(overview: &Overview, at: RwSignal<usize>, ids: StoredValue<Vec<String>>) -> AnyView {
    let address = expect_context::<Address>();
    let element = NodeRef::<html::Canvas>::new();
    let matrix = overview.clone();
    Effect::new(move |_| {
        if let Some(canvas) = element.get() {
            paint(&canvas, &matrix);
        }
    });
    let size = overview.articles.len();
    let under = move |event: &ev::MouseEvent| link_under(&element.get()?, event, size);
    // A finger first chooses the field it taps: it hides what it points at.
    let by_finger = StoredValue::new(false);
    let press = move |event: ev::PointerEvent| {
        by_finger.set_value(event.pointer_type() != "mouse");
    };
    let choose = move |event: ev::MouseEvent| match under(&event) {
        Some(field) if by_finger.get_value() && field != at.get_untracked() => at.set(field),
        Some(field) => address.go(&ids.with_value(|ids| opened(ids, field))),
        None => {}
    };
    let point = move |event: ev::PointerEvent| {
        if let Some(field) = under(&event).filter(|_| event.pointer_type() == "mouse") {
            at.set(field);
        }
    };
    let length = size.to_string();
    view! {
        <canvas
            node_ref=element
            width=length.clone()
            height=length
            aria-hidden="true"
            on:pointerdown=press
            on:click=choose
            on:pointermove=point
        ></canvas>
    }
    .into_any()
}

/// What a link of the matrix leads to.
fn opened(ids: &[String], link: usize) -> Action {
    match field_of_link(ids.len(), link) {
        (row, Some(column)) => both(&ids[row], &ids[column]),
        (row, None) => Action::Article(ids[row].clone()),
    }
}

fn both(a: &str, b: &str) -> Action {
    Action::CompareThese(vec![a.to_owned(), b.to_owned()])
}

/// What a link of the matrix is called.
fn link_words(archive: &Archive, overview: &Overview, link: usize) -> String {
    let (row, column) = field_of_link(overview.articles.len(), link);
    let name = |at: usize| named(archive, &overview.articles[at]);
    match column {
        Some(column) => reading().similar(&name(row), &name(column), overview.at(row, column)),
        None => name(row),
    }
}

/// Where the field of a link is in the picture, in per cent: from above and from the left, width and
/// height. That of a row's article is the whole row.
fn outline(size: usize, link: usize) -> [f64; 4] {
    let (row, column) = field_of_link(size, link);
    let share = |at: usize| 100.0 * at as f64 / size as f64;
    let (left, width) = column.map_or((0.0, 100.0), |column| (share(column), share(1)));
    [share(row), left, width, share(1)]
}

/// The link of the field of a picture that a pointer is over, unless it is an article with itself.
fn link_under(
    picture: &web_sys::HtmlCanvasElement,
    event: &ev::MouseEvent,
    size: usize,
) -> Option<usize> {
    let area = picture.get_bounding_client_rect();
    let place =
        |at: f64, length: f64| ((at / length * size as f64).max(0.0) as usize).min(size - 1);
    let column = place(f64::from(event.client_x()) - area.left(), area.width());
    let row = place(f64::from(event.client_y()) - area.top(), area.height());
    link_of_field(size, row, Some(column))
}

/// A pixel a field, in the canvas' own colour by shade; one call for all of them.
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
        .similarity
        .iter()
        .flat_map(|similarity| [red, green, blue, STRENGTH[shade(*similarity)]])
        .collect();
    let size = overview.articles.len() as u32;
    if let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&pixels), size) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// Whose word the articles are: passages of each, and of all.
fn attributions(archive: &Archive, overview: &Overview) -> AnyView {
    let counts = attribution_counts(archive, &overview.articles);
    let line = |head: AnyView, row: &[usize]| {
        (head, row.iter().map(|count| reading().number(*count as f64)).collect())
    };
    let mut lines = vec![line(reading().all_together.into_any(), &attribution_totals(&counts))];
    if counts.len() <= TABLE {
        lines.extend(overview.articles.iter().zip(&counts).map(|(id, row)| {
            line(link(Action::Article(id.clone())).words(named(archive, id)), row)
        }));
    }
    let mut columns = vec![Column::Words(shell().articles_heading.to_owned())];
    let counted = [
        terms().own_voice,
        terms().other_media,
        terms().named_speakers,
        terms().nobody,
        reading().passages,
    ];
    columns.extend(counted.map(|name| Column::Numbers(name.to_owned())));
    view! {
        <h2>{terms().whose_word}</h2>
        {data_table(terms().whose_word, &columns, lines)}
    }
    .into_any()
}

fn nearest(archive: &Archive, overview: &Overview) -> AnyView {
    let pairs: Vec<_> = overview
        .nearest
        .iter()
        .map(|&(a, b, similarity)| {
            let (a, b) = (&overview.articles[a], &overview.articles[b]);
            let label = reading().similar(&named(archive, a), &named(archive, b), similarity);
            view! { <li>{link(both(a, b)).words(label)}</li> }.into_any()
        })
        .collect();
    (!pairs.is_empty())
        .then(|| {
            view! {
                <section>
                    <h2>{reading().nearest_pairs}</h2>
                    <ol class="lone-links">{pairs}</ol>
                </section>
            }
            .into_any()
        })
        .into_any()
}
