//! A row opened: every claim that was compared, with its rule and the words of all columns; why its
//! passages stand together; and what a reader can correct of it.

use cotejo_core::{
    action::{Action, RowsAction},
    compare::{DifferenceKind, Row, State},
    text::Span,
    views::{Question, beginning, put_in, take_out, wording_and_others},
};
use leptos::{html, prelude::*};

use crate::{
    address::Address,
    compare::{
        compare_tables::{Line, by_source},
        comparison::{AmongRows, Comparison},
        ledger_rows::state_badge,
        unfolded::corrected,
    },
    keyboard::focus_when_drawn,
    messages::{comparing, details},
    snippet::source_quote,
};

/// What is known of a row.
#[component]
pub(crate) fn RowPanel(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
) -> impl IntoView {
    view! {
        <div class="row-panel">
            <div class="row-panel__claims flow" data-gap="2">
                {claims(&comparison, at)}
            </div>
            <div class="flow" data-gap="2">
                {together(&comparison, comparison.row(at))}
            </div>
            <div class="flow" data-gap="2">
                {corrections(&comparison, at)}
            </div>
        </div>
    }
}

/// Claims by what they are about; words left over apart, for there are many.
fn claims(comparison: &Comparison, at: usize) -> AnyView {
    let (wording, typed) = wording_and_others(comparison.row(at), at);
    let lines = |questions: &[Question]| -> Vec<Line> {
        questions.iter().map(|one| claim(comparison, one)).collect()
    };
    let count = wording.len();
    let left = (count > 0).then(|| {
        let comparison = comparison.clone();
        let opened = RwSignal::new(typed.is_empty());
        let open = opened.get_untracked();
        let lines: Vec<_> = lines(&wording);
        view! {
            <details prop:open=open on:toggle=move |_| opened.set(true)>
                <summary>{details().wording(count)}</summary>
                {by_source(&comparison, details().compared, lines)}
            </details>
        }
        .into_any()
    });
    let nothing = (typed.is_empty() && count == 0)
        .then(|| view! { <p class="quiet">{details().nothing_compared}</p> }.into_any());
    view! {
        <h4>{details().compared}</h4>
        {(!typed.is_empty()).then(|| by_source(comparison, details().compared, lines(&typed)))}
        {nothing}
        {left}
    }
    .into_any()
}

fn claim(comparison: &Comparison, question: &Question) -> Line {
    let rules: Vec<&str> = question.rules.iter().map(|rule| details().claim_rule(*rule)).collect();
    let head = view! {
        {state_badge(question.state, comparing().difference(question.kind))}
        <span class="row-panel__note quiet">{rules.join("; ")}</span>
    }
    .into_any();
    (head, answers(comparison, question))
}

/// What each article answers, with what was read from its words.
pub(crate) fn answers(comparison: &Comparison, question: &Question) -> Vec<Option<AnyView>> {
    let answer = |(column, spans): (usize, &Vec<Span>)| {
        let value = |span: &Span| {
            let words = span.of(comparison.text(column)).to_owned();
            let read = read(comparison, question.kind, column, *span)
                .map(|read| view! { <span class="row-panel__note quiet">{read}</span> }.into_any());
            view! {
                {source_quote(comparison.lang(column), words.into_any())}
                {read}
                " "
            }
            .into_any()
        };
        // The words may stand there all the same: no claim was made of them.
        Some(if spans.is_empty() {
            view! { <span class="quiet">{details().not_compared}</span> }.into_any()
        } else {
            spans.iter().map(value).collect::<Vec<_>>().into_any()
        })
    };
    question.answers.iter().enumerate().map(answer).collect()
}

/// What was read from words: a day, a figure, whose name it is.
fn read(
    comparison: &Comparison,
    kind: DifferenceKind,
    column: usize,
    span: Span,
) -> Option<String> {
    let text = comparison.archive.text(&comparison.articles[column].id)?;
    let reading = &text.reading;
    match kind {
        DifferenceKind::Date => {
            let date = reading.dates.iter().find(|date| date.span.overlaps(span))?;
            Some(comparing().date_value(&date.value))
        }
        DifferenceKind::Figure => {
            let figure = reading.figures.iter().find(|figure| figure.span.overlaps(span))?;
            Some(comparing().figure(figure))
        }
        DifferenceKind::Name | DifferenceKind::Place => {
            let mention = reading.mentions.iter().find(|mention| mention.span.overlaps(span))?;
            let name = comparison.name(&mention.entity);
            (name != span.of(&text.text)).then_some(name)
        }
        _ => None,
    }
}

fn together(comparison: &Comparison, row: &Row) -> AnyView {
    let similarities = row.similarity.iter().map(|pair| {
        let [a, b] = pair.articles.map(|article| comparison.called(article));
        let only = pair.in_clause.then(|| format!(", {}", details().in_a_clause));
        let similarity = comparing().percent(100.0 * pair.similarity);
        view! {
            <div class="cluster" data-nowrap data-justify="between">
                <dt>{details().similarity_of(&a, &b)} {only}</dt>
                <dd>{similarity}</dd>
            </div>
        }
        .into_any()
    });
    let evidence = row.evidence.iter().map(|evidence| {
        view! {
            <div class="cluster" data-nowrap data-justify="between">
                <dt>
                    {details().evidence(evidence.kind)} ", " {comparing().percent(100.0 * evidence.score)}
                </dt>
                <dd>{evidence.words.join(", ")}</dd>
            </div>
        }.into_any()
    });
    let lines: Vec<_> = similarities.chain(evidence).collect();
    view! {
        <h4>{details().why_together}</h4>
        <dl class="row-panel__why">{lines}</dl>
    }
    .into_any()
}

/// What a reader can correct: take out, join, judge.
fn corrections(comparison: &Comparison, at: usize) -> AnyView {
    let row = comparison.row(at);
    let ledger = &comparison.page.ledger;
    let take_out: Vec<_> = row
        .present()
        .map(|cell| {
            let apart = take_out(ledger, row, cell.article);
            corrected(apart, comparison.called(cell.article), "button")
        })
        .collect();
    view! {
        <h4>{details().correcting}</h4>
        <p class="row-panel__choices cluster">
            <span>{details().take_out_of}</span>
            {take_out}
        </p>
        {join(comparison, at)}
        {judge(comparison, at)}
        <p class="quiet">{details().corrected_in_link}</p>
    }
    .into_any()
}

/// Any passage of these texts, by article and row, to be put into a row.
fn join(comparison: &Comparison, at: usize) -> AnyView {
    let address = expect_context::<Address>();
    let among = expect_context::<AmongRows>();
    let row = comparison.row(at);
    let option = |column: usize, span: Span| {
        let cut = beginning(span.of(comparison.text(column)));
        view! { <option value=format!("{column} {}", span.start)>{cut}</option> }.into_any()
    };
    let group = |column: usize| {
        let own = &row.cells[column].spans;
        let options: Vec<_> = comparison.page.strips[column]
            .passages()
            .filter(|span| !own.contains(span))
            .map(|span| option(column, span))
            .collect();
        view! { <optgroup label=comparison.called(column)>{options}</optgroup> }.into_any()
    };
    let groups: Vec<_> = (0..row.cells.len()).map(group).collect();
    let list = NodeRef::<html::Select>::new();
    let comparison = comparison.clone();
    // Some browsers choose with each arrow key: the button acts, not the choice.
    let join = move |_| {
        let value = list.get_untracked().map(|list| list.value()).unwrap_or_default();
        let chosen = value
            .split_once(' ')
            .and_then(|(column, start)| Some((column.parse().ok()?, start.parse().ok()?)));
        if let Some(passage) = chosen {
            let ledger = &comparison.page.ledger;
            among.corrected.set_value(true);
            address.go(&put_in(ledger, comparison.row(at), passage));
        }
    };
    view! {
        <p class="row-panel__choices cluster">
            <select node_ref=list aria-label=details().join_other>
                <option value="">{details().join_other} "…"</option>
                {groups}
            </select>
            " "
            <button class="button" on:click=join>
                {details().join}
            </button>
        </p>
    }
    .into_any()
}

/// The reader's own state for a row, which others see as theirs.
fn judge(comparison: &Comparison, at: usize) -> AnyView {
    let address = expect_context::<Address>();
    let row = comparison.row(at);
    let judged = comparison.page.judged(at);
    let states = [State::Same, State::Compatible, State::Differs];
    let choices = states.into_iter().filter(|state| *state != row.state).map(|state| {
        let on = judged == Some(state);
        let id = row.id.clone();
        let choose = move |_| {
            let state = (!on).then(|| state.code());
            address.go(&Action::Rows(RowsAction::Judge { row: id.clone(), state }));
            focus_when_drawn(format!("#row-{id} [data-open]"));
        };
        view! {
            <button class="button" aria-pressed=on.to_string() on:click=choose>
                {state_badge(state, comparing().state(state).1)}
            </button>
        }
        .into_any()
    });
    let choices: Vec<_> = choices.collect();
    view! {
        <p class="row-panel__choices cluster">
            <span>{details().not_so}</span>
            {choices}
        </p>
    }
    .into_any()
}
