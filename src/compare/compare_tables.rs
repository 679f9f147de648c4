//! The comparison by kind: quotes, dates and figures with the timeline, names, whose words each
//! passage is. A column an article, every cell the source's words.

use chrono::NaiveDate;
use cotejo_core::{
    action::Action,
    text::Span,
    views::{
        Attribution, NameForms, QuoteRow, TableRow, TimelineDay, attributions, compared_timeline,
        dates, figures, name_forms, quotes,
    },
};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    compare::comparison::Comparison,
    icons::{Icon, IconImage},
    messages::{comparing, details, terms},
    snippet::source_words,
};

/// A line of a table: its head, and what each article has; `None`: nothing.
pub(crate) type Line = (AnyView, Vec<Option<AnyView>>);

fn nothing_of(caption: &'static str) -> AnyView {
    view! {
        <section>
            <h2>{caption}</h2>
            <p class="quiet">{details().nothing_of_it}</p>
        </section>
    }
    .into_any()
}

/// A table with a column an article; on a narrow screen a list by source.
pub(crate) fn by_source(
    comparison: &Comparison,
    caption: &'static str,
    lines: Vec<Line>,
) -> AnyView {
    if lines.is_empty() {
        return nothing_of(caption);
    }
    let names: Vec<String> =
        (0..comparison.articles.len()).map(|at| comparison.called(at)).collect();
    let heads: Vec<_> = names
        .iter()
        .map(|name| {
            view! {
                <th scope="col" role="columnheader">
                    {name.clone()}
                </th>
            }
            .into_any()
        })
        .collect();
    let rows: Vec<_> = lines
        .into_iter()
        .map(|(head, cells)| {
            let cells: Vec<_> = cells
                .into_iter()
                .zip(&names)
                .map(|(what, name)| cell(name.clone(), what))
                .collect();
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">
                        {head}
                    </th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    // Roles are said again: a table laid out as blocks loses its own.
    view! {
        <table class="by-source table" data-list role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <td role="cell"></td>
                    {heads}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A cell; a sign where an article says nothing of it.
fn cell(source: String, what: Option<AnyView>) -> AnyView {
    let what = what.unwrap_or_else(|| {
        view! {
            <span class="quiet">
                <IconImage icon=Icon::Absent />
                {details().nothing_here}
            </span>
        }
        .into_any()
    });
    view! {
        <td role="cell" data-column=source>
            {what}
        </td>
    }
    .into_any()
}

/// What an article has, if anything.
fn some(what: Vec<AnyView>) -> Option<AnyView> {
    (!what.is_empty()).then(|| what.into_any())
}

/// A source's words, leading to where they stand.
fn quoted(comparison: &Comparison, column: usize, span: Span) -> AnyView {
    let to = comparison.to_place(column, span.start);
    let words = span.of(comparison.text(column)).to_owned();
    let lang = comparison.lang(column);
    view! {
        {source_words(lang, link(to).words(words))}
        " "
    }
    .into_any()
}

/// Who says what, each source's rendering beside the others'.
#[component]
pub(crate) fn QuoteTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let row = |row: &QuoteRow| {
        let speakers = if row.speakers.is_empty() {
            terms().nobody.to_owned()
        } else {
            details().listed(&comparison.names(&row.speakers))
        };
        let to = comparison.page.to_row(row.row, address.now().tab);
        let cells = row.cells.iter().enumerate().map(|(column, quotes)| {
            let quotes = quotes.iter().map(|quote| {
                let mut notes = vec![details().quote_kind(quote.direct).to_owned()];
                notes.extend(quote.cue.clone());
                if !quote.via.is_empty() {
                    notes.push(details().via(&comparison.names(&quote.via)));
                }
                let (words, notes) = (quoted(&comparison, column, quote.span), notes.join(" · "));
                view! { <p>{words} <span class="quiet">{notes}</span></p> }.into_any()
            });
            some(quotes.collect())
        });
        let head = view! {
            {speakers}
            <br />
            {link(to).words(details().see_row)}
        }
        .into_any();
        (head, cells.collect())
    };
    let lines = quotes(&comparison.archive, &comparison.page.ledger).iter().map(row).collect();
    by_source(&comparison, details().quotes_heading, lines)
}

/// Dates, figures, and when who told of what.
#[component]
pub(crate) fn DatesAndFigures(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let rows = |rows: Vec<TableRow>, head: fn(&str) -> String| -> Vec<Line> {
        let row = |row: &TableRow| {
            let cells = row.cells.iter().enumerate().map(|(column, spans)| {
                some(spans.iter().map(|span| quoted(&comparison, column, *span)).collect())
            });
            (head(&row.value).into_any(), cells.collect())
        };
        rows.iter().map(row).collect()
    };
    let (archive, ledger) = (&comparison.archive, &comparison.page.ledger);
    let by_date = rows(dates(archive, ledger), |one| details().date_value(one));
    let by_unit = rows(figures(archive, ledger), |one| details().unit(one));
    view! {
        {timeline(&comparison)}
        {by_source(&comparison, details().dates, by_date)}
        {by_source(&comparison, details().figures, by_unit)}
    }
}

/// The days on which the articles appeared and the days they tell of, on two tracks, and who was
/// first to report each row.
fn timeline(comparison: &Comparison) -> AnyView {
    let timeline = compared_timeline(&comparison.archive, &comparison.page.ledger);
    let source = |&at: &usize| details().source(&comparison.articles[at]);
    let row = |TimelineDay { day, published, spoken_of }: &TimelineDay| {
        let spoken_of: Vec<String> =
            spoken_of.iter().map(|(at, count)| details().times(&source(at), *count)).collect();
        let published: Vec<String> = published.iter().map(source).collect();
        let mark = |names: Vec<String>, track: &'static str| {
            if names.is_empty() {
                view! {
                    <td class="day-table__none">
                        <span class="unseen">{details().nothing_here}</span>
                    </td>
                }
                .into_any()
            } else {
                view! { <td data-track=track>{names.join(", ")}</td> }.into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{details().long_day(*day)}</th>
                {mark(published, "published")}
                {mark(spoken_of, "spoken")}
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = timeline.days.iter().map(row).collect();
    let first: Vec<_> =
        timeline.first.iter().map(|first| first_to_report(comparison, first)).collect();
    view! {
        <table class="day-table table">
            <caption>{details().timeline}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{details().published}</th>
                    <th scope="col">{details().told_of}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <details>
            <summary>{details().who_first}</summary>
            <ul>{first}</ul>
        </details>
    }
    .into_any()
}

/// A row of the ledger, its articles that report it first, and the day.
fn first_to_report(
    comparison: &Comparison,
    (at, articles, day): &(usize, Vec<usize>, NaiveDate),
) -> AnyView {
    let source = |&at: &usize| details().source(&comparison.articles[at]);
    let names: Vec<String> = articles.iter().map(source).collect();
    let tab = expect_context::<Address>().now().tab;
    let row = link(comparison.page.to_row(*at, tab)).words(comparison.row(*at).names.join(" · "));
    view! { <li>{row} ": " {details().first_told(&names, *day)}</li> }.into_any()
}

/// What each source calls whom, in what role, and where first.
#[component]
pub(crate) fn NameTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let named = |column: usize, forms: &NameForms| {
        let (text, lang) = (comparison.text(column), comparison.lang(column));
        let mut lines: Vec<AnyView> = forms
            .forms
            .iter()
            .map(|(form, count)| {
                view! {
                    <p>
                        {source_words(lang, form.clone().into_any())} " "
                        <span class="quiet">{details().number(*count as f64)}</span>
                    </p>
                }
                .into_any()
            })
            .collect();
        if !forms.roles.is_empty() {
            let roles: Vec<String> =
                forms.roles.iter().map(|role| role.of(text).to_owned()).collect();
            let roles = source_words(lang, roles.join(", ").into_any());
            lines.push(view! { <p class="quiet">{details().known_as} " " {roles}</p> }.into_any());
        }
        if let Some((place, at)) = forms.first {
            let to = comparison.to_place(column, at);
            let place =
                place.map_or_else(|| terms().go_to_text.to_owned(), |one| details().place(one));
            lines.push(
                view! { <p class="quiet">{details().first_named} " " {link(to).words(place)}</p> }
                    .into_any(),
            );
        }
        some(lines)
    };
    let lines = name_forms(&comparison.archive, &comparison.page.ledger)
        .iter()
        .map(|row| {
            let (to, name) = (Action::Entity(row.entity.clone()), comparison.name(&row.entity));
            let head = view! {
                {link(to).words(name)}
                " "
                <span class="quiet">{details().kind_of_entity(row.kind)}</span>
            }
            .into_any();
            let cells = row.cells.iter().enumerate().map(|(column, forms)| named(column, forms));
            (head, cells.collect())
        })
        .collect();
    by_source(&comparison, details().names, lines)
}

/// The texts with each passage labelled by whose word it is, and how many there are of each.
#[component]
pub(crate) fn AttributedTexts(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let only = RwSignal::new(None::<&'static str>);
    let column = |at: usize| attributed_text(&comparison, at, only);
    let columns: Vec<_> = (0..comparison.articles.len()).filter_map(column).collect();
    let choice = |code: Option<&'static str>, word: &'static str| {
        view! {
            <button
                class="button"
                aria-pressed=move || (only.get() == code).to_string()
                on:click=move |_| only.set(code)
            >
                {word}
            </button>
        }
        .into_any()
    };
    view! {
        <p class="quiet">{details().voices_note}</p>
        <div class="cluster" role="group" aria-label=terms().whose_word>
            {choice(None, details().all_voices)}
            {choice(Some("own"), terms().own_voice)}
            {choice(Some("speakers"), terms().named_speakers)}
            {choice(Some("via"), terms().other_media)}
            {choice(Some("unnamed"), terms().nobody)}
        </div>
        <div class="voices grid">{columns}</div>
    }
}

/// A column's text, each passage with whose words it is; all passages, or those of one attribution.
fn attributed_text(
    comparison: &Comparison,
    at: usize,
    only: RwSignal<Option<&'static str>>,
) -> Option<AnyView> {
    let article = &comparison.articles[at];
    let text = comparison.archive.text(&article.id)?;
    let (attributions, lang) = (attributions(text), comparison.lang(at));
    let name = |attribution: &Attribution| attribution_name(comparison, attribution);
    let total = attributions.passages.len();
    let counts: Vec<_> = attributions
        .counts
        .iter()
        .map(|(attribution, count)| {
            view! {
                <li>
                    <span class="voice" data-voice=code(attribution)>
                        {name(attribution)}
                    </span>
                    " "
                    {details().share_of(*count, total)}
                </li>
            }
            .into_any()
        })
        .collect();
    let passages: Vec<_> = attributions
        .passages
        .iter()
        .map(|(span, attribution)| {
            let code = code(attribution);
            let label = (code != "own").then(|| name(attribution));
            let hidden = move || only.get().is_some_and(|only| only != code).then_some("");
            view! {
                <p class="voice" data-voice=code data-dimmed=hidden>
                    {source_words(lang, span.of(&text.text).to_owned().into_any())}
                    " "
                    <span class="quiet">{label}</span>
                </p>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <section class="flow" data-gap="2">
                <h2>{details().source_and_day(article)}</h2>
                <ul class="flow quiet" data-gap="1">
                    {counts}
                </ul>
                {passages}
            </section>
        }
        .into_any(),
    )
}

fn attribution_name(comparison: &Comparison, attribution: &Attribution) -> String {
    match attribution {
        Attribution::Own => terms().own_voice.to_owned(),
        Attribution::Unnamed => terms().nobody.to_owned(),
        Attribution::Via(names) => details().via(&comparison.names(names)),
        Attribution::Speakers(names) => comparing().speaks(&comparison.names(names)),
    }
}

fn code(attribution: &Attribution) -> &'static str {
    match attribution {
        Attribution::Own => "own",
        Attribution::Via(_) => "via",
        Attribution::Speakers(_) => "speakers",
        Attribution::Unnamed => "unnamed",
    }
}
