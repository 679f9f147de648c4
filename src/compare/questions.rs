//! The questions to which the articles give several answers, the most contested first.

use cotejo_core::views::{Question, contested};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    compare::{
        compare_tables::{Line, by_source},
        comparison::Comparison,
        ledger_rows::state_badge,
        row_panel::answers,
    },
    messages::{comparing, details},
};

/// A question a line, an article a column.
#[component]
pub(crate) fn Questions(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let questions = contested(&comparison.page.ledger, &comparison.page.numbered);
    if questions.is_empty() {
        return view! {
            <section>
                <h2>{details().questions}</h2>
                <p class="quiet">{details().no_questions}</p>
            </section>
        }
        .into_any();
    }
    let lines = questions.iter().map(|one| line(&comparison, one)).collect();
    by_source(&comparison, details().questions, lines)
}

fn line(comparison: &Comparison, question: &Question) -> Line {
    let address = expect_context::<Address>();
    let to = comparison.page.to_row(question.row, address.now().tab);
    let number = comparison.page.number(question.row).unwrap_or_default();
    let head = view! {
        <span class="questions__asked">{details().question(question.kind)}</span>
        " "
        {state_badge(question.state, comparing().state(question.state).1)}
        " · "
        {link(to).words(details().row_number(number))}
    }
    .into_any();
    (head, answers(comparison, question))
}
