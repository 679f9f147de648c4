//! The entity sidebar: by kind, counted, searchable; the box filters, the name opens.

use std::sync::Arc;

use cotejo_core::{
    action::{Action, FilterAction},
    findings::EntityKind,
    view_state::Facet,
    views::{CardsModel, EntityGroup, EntityValue, FacetLabel},
};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    cards::facet_panel::exclude,
    drawer::{Drawer, Drawers, panel},
    load::Loaded,
    long_list::{Wanted, some},
    messages::shell,
};

/// Entities of a kind that are shown before the reader asks for more.
const FIRST: usize = 5;

/// The sidebar.
#[component]
pub(crate) fn EntityPanel(
    /// The page.
    page: Memo<CardsModel>,
    /// Which drawer is open.
    drawers: Drawers,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let sought = RwSignal::new(String::new());
    let wanted = EntityKind::ALL.map(|kind| (kind, Wanted::with(sought)));
    let several = Memo::new(move |_| page.with(CardsModel::asks_for_several));
    let any = address.part(|state| state.any_entity);
    // Choosing an article changes none of them.
    let entities = Memo::new(move |_| page.with(|page| page.entities.clone()));
    let groups = move || {
        let groups = entities.get().into_iter().filter_map(|group| {
            let &(_, wanted) = wanted.iter().find(|(kind, _)| *kind == group.kind)?;
            Some(draw(group, wanted))
        });
        groups.collect::<Vec<_>>()
    };
    let offered = Memo::new(move |_| several.get() || any.get());
    let switch = move || {
        offered.get().then(|| {
            view! {
                <button
                    class="button"
                    aria-pressed=move || any.get().to_string()
                    on:click=move |_| address.go(&Action::Filter(FilterAction::ToggleAnyEntity))
                >
                    {move || if any.get() { shell().any_entity } else { shell().all_entities }}
                </button>
            }
            .into_any()
        })
    };
    let content = move || {
        let (what, heads) = heads(page);
        view! {
            {switch}
            <table class="names">
                <caption>{shell().entities} " " <span class="quiet">{what}</span></caption>
                <thead>
                    <tr>
                        <td>{Wanted::with(sought).search_box(shell().find_entity)}</td>
                        {heads}
                    </tr>
                </thead>
                {groups}
            </table>
        }
        .into_any()
    };
    panel(Drawer::Entities, drawers, page, Arc::new(content))
}

/// What is counted, and the heads of the columns: each article's source where they are few, else
/// articles and mentions.
fn heads(page: Memo<CardsModel>) -> (&'static str, Vec<AnyView>) {
    let loaded = expect_context::<Loaded>();
    let columns = page.with_untracked(|page| page.columns.clone());
    let head = |words: String, title: String| {
        view! {
            <th scope="col">
                <abbr title=title>{words}</abbr>
            </th>
        }
        .into_any()
    };
    if columns.is_empty() {
        let heads = [
            (shell().articles_short, shell().articles_column),
            (shell().mentions_short, shell().mentions_column),
        ];
        return ("", heads.map(|(short, words)| head(short.to_owned(), words.to_owned())).into());
    }
    let archive = loaded.get_untracked();
    let articles = archive.iter().flat_map(|archive| {
        let articles = columns.iter().filter_map(|&at| archive.catalogue.articles.get(at));
        articles
            .map(|one| head(shell().initials(one), shell().source_and_day(one)))
            .collect::<Vec<_>>()
    });
    (shell().mentions_each, articles.collect())
}

/// The entities of a kind.
fn draw(group: EntityGroup, wanted: Wanted) -> AnyView {
    let columns = 1 + group.entities.first().map_or(0, |one| one.by_article.len().max(2));
    let is_in_force = |entity: &EntityValue| entity.value.is_in_force();
    let searched = wanted.searches();
    let row = |entity: &EntityValue| entity_row(entity.clone(), searched);
    let (rows, more) = some(&group.entities, FIRST, wanted, announced, is_in_force, row);
    let more = more.map(|more| {
        view! {
            <tr>
                <td colspan=columns>{more}</td>
            </tr>
        }
        .into_any()
    });
    // A kind of which nothing is sought is not there.
    let head = (!rows.is_empty()).then(|| {
        view! {
            <tr>
                <th scope="rowgroup" colspan=columns>
                    {shell().kind_of_entities(group.kind)}
                </th>
            </tr>
        }
        .into_any()
    });
    view! { <tbody>{head} {rows} {more}</tbody> }.into_any()
}

/// All the forms of an entity's name.
fn announced(entity: &EntityValue) -> String {
    [name(entity)].into_iter().chain(entity.forms.iter().cloned()).collect::<Vec<_>>().join(" ")
}

fn name(entity: &EntityValue) -> String {
    match &entity.value.label {
        FacetLabel::Name(name) => name.clone(),
        other => shell().facet_label(other),
    }
}

/// An entity; its other forms too where names are searched, as what was typed may stand in one.
fn entity_row(entity: EntityValue, searched: bool) -> AnyView {
    let address = expect_context::<Address>();
    let name = name(&entity);
    let EntityValue { value, mentions, by_article, forms } = entity;
    let opened = link(Action::Entity(value.id.clone())).words(name.clone());
    let toggled = value.id.clone();
    let forms = (searched && !forms.is_empty())
        .then(|| view! { <p class="quiet">{forms.join(" · ")}</p> }.into_any());
    let counts = if by_article.is_empty() { vec![value.count, mentions] } else { by_article };
    let count = |count: usize| {
        let words = if count == 0 { "·".to_owned() } else { shell().number(count as f64) };
        view! { <td>{words}</td> }.into_any()
    };
    let counts: Vec<_> = counts.into_iter().map(count).collect();
    view! {
        <tr class="entity-row" data-empty=(value.count == 0 && !value.included).then_some("")>
            <th scope="row">
                <div class="entity-row__head cluster" data-nowrap>
                    <input
                        type="checkbox"
                        aria-label=shell().filter_by(&name)
                        prop:checked=value.included
                        on:change=move |_| {
                            address.go(&Action::Filter(FilterAction::Toggle(Facet::Entity, toggled.clone())));
                        }
                    />
                    <span class="entity-row__name plain-links" data-excluded=value.excluded.then_some("")>
                        {opened}
                    </span>
                    {exclude(Facet::Entity, &value, &name)}
                </div>
                {forms}
            </th>
            {counts}
        </tr>
    }
    .into_any()
}
