//! Panels beside the cards, which on a narrow screen are dialogs: opened by a button, closed by their
//! own, by Escape, or by going back.

use std::sync::Arc;

use cotejo_core::views::CardsModel;
use leptos::prelude::*;

use crate::{
    address::Address,
    dialog::dialog,
    icons::{Icon, IconImage},
    messages::shell,
};

/// From this width on there is room for the panels.
const WIDE: &str = "(min-width: 60rem)";

/// A panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drawer {
    Filters,
    Entities,
}

impl Drawer {
    fn class(self) -> &'static str {
        match self {
            Self::Filters => "facet-panel flow",
            Self::Entities => "entity-panel flow",
        }
    }

    /// The id of its dialog.
    fn id(self) -> &'static str {
        match self {
            Self::Filters => "filters",
            Self::Entities => "entities",
        }
    }

    /// What it is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Filters => shell().filters,
            Self::Entities => shell().entities,
        }
    }
}

/// Which panel is open as a dialog, if one is.
#[derive(Clone, Copy)]
pub(crate) struct Drawers {
    open: RwSignal<Option<Drawer>>,
    /// Whether the panels stand beside the cards.
    is_wide: RwSignal<bool>,
    address: Address,
}

impl Drawers {
    /// None open; for a view of the cards.
    pub(crate) fn new() -> Self {
        let query = window().match_media(WIDE).ok().flatten();
        let is_wide = move || query.as_ref().is_none_or(web_sys::MediaQueryList::matches);
        let address = expect_context();
        let drawers =
            Self { open: RwSignal::new(None), is_wide: RwSignal::new(is_wide()), address };
        let resized = window_event_listener(leptos::ev::resize, move |_| {
            if drawers.is_wide.get_untracked() != is_wide() {
                drawers.is_wide.set(is_wide());
                drawers.open.set(None);
            }
        });
        on_cleanup(move || resized.remove());
        // Going back closes it.
        Effect::new(move |_| {
            if address.stays() > 0 {
                drawers.open.set(None);
            }
        });
        drawers
    }

    /// Opens a panel as a dialog.
    pub(crate) fn open(self, which: Drawer) {
        self.address.step();
        self.open.set(Some(which));
    }

    fn close(self) {
        if self.open.get_untracked().is_some() {
            self.open.set(None);
            self.address.step_back();
        }
    }
}

/// A panel: beside the cards, or a dialog with a title and with how many articles there are.
pub(crate) fn panel(
    which: Drawer,
    drawers: Drawers,
    page: Memo<CardsModel>,
    content: Arc<dyn Fn() -> AnyView + Send + Sync>,
) -> AnyView {
    let (class, id) = (which.class(), which.id());
    let close = move || drawers.close();
    Effect::new(move |_| {
        let Some(dialog) = dialog(id) else { return };
        match (drawers.open.get() == Some(which), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    (move || {
        let content = content();
        if drawers.is_wide.get() {
            return view! {
                <aside class=class data-gap="5" aria-label=which.title()>
                    {content}
                </aside>
            }
            .into_any();
        }
        let shown = move || page.with(|page| shell().shown(page.cards.len(), page.total));
        view! {
            <dialog id=id class="drawer" aria-label=which.title() on:close=move |_| close()>
                <div class="bar cluster" data-edge="head" data-justify="between">
                    <h2>{which.title()}</h2>
                    <button class="tool" aria-label=shell().close on:click=move |_| close()>
                        <IconImage icon=Icon::Close />
                    </button>
                </div>
                <div class=class data-gap="5">
                    {content}
                </div>
                <div class="bar cluster" data-justify="between">
                    <p role="status">{shown}</p>
                    <button class="button button--main" on:click=move |_| close()>
                        {shell().see_articles}
                    </button>
                </div>
            </dialog>
        }
        .into_any()
    })
    .into_any()
}
