//! The timeline of the articles that pass.

use super::{archive::Archive, facets::Filtered};
use crate::{
    action::{Action, FilterAction},
    bundle::Stretch,
    view_state::{Facet, ViewState},
};

/// Most articles whose sources are named on it; of more it says how many there are.
const NAMED: usize = 6;

/// Most stretches and gaps beside each other that have room for names.
const ROOMY: usize = 8;

/// The timeline of the articles that pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// In order of time.
    pub bins: Vec<Bin>,
    /// Whether the sources are named on it: the articles are few.
    pub named: bool,
    /// Whether a name has room for its initials only.
    pub brief: bool,
    /// Most boxes that a stretch has, of those published in it and of those that speak of it, whatever
    /// passes: the timeline is as high when it is filtered.
    pub most: [usize; 2],
}

/// A stretch of the calendar on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Its TIMEX3 value.
    pub value: String,
    /// How long nothing happened before it, where that is long: a TIMEX3 duration.
    pub gap: Option<String>,
    /// Articles published in it, by position in the catalogue.
    pub published: Vec<usize>,
    /// Articles that speak of it, and whether all they say of it lay ahead when they were published.
    pub spoken: Vec<(usize, bool)>,
    /// Whether it is asked for.
    pub on: bool,
    /// Asks for it, or no longer.
    pub toggle: Action,
}

impl Timeline {
    /// Whether it tells anything: one stretch has no other beside it.
    pub fn is_shown(&self) -> bool {
        self.bins.len() > 1
    }
}

/// The timeline of the articles that pass all that is asked but dates.
pub(super) fn timeline(archive: &Archive, state: &ViewState, filtered: &Filtered) -> Timeline {
    let bin = |(number, stretch): (usize, &Stretch)| {
        let passes = |at: &usize| filtered.counts_for(*at, Facet::Date, number);
        let spoken = stretch.spoken.iter().copied().filter(passes);
        Bin {
            value: stretch.value.clone(),
            gap: stretch.gap.clone(),
            published: stretch.published.iter().copied().filter(passes).collect(),
            spoken: spoken.map(|at| (at, stretch.ahead.binary_search(&at).is_ok())).collect(),
            on: state.includes(Facet::Date, &stretch.value),
            toggle: Action::Filter(FilterAction::Toggle(Facet::Date, stretch.value.clone())),
        }
    };
    let stretches = &archive.catalogue.timeline;
    let named = archive.catalogue.articles.len() <= NAMED;
    let boxes = |of: fn(&Stretch) -> usize| {
        let most = stretches.iter().map(of).max().unwrap_or_default();
        if named { most } else { most.min(1) }
    };
    let gaps = stretches.iter().filter(|stretch| stretch.gap.is_some()).count();
    Timeline {
        bins: stretches.iter().enumerate().map(bin).collect(),
        named,
        brief: stretches.len() + gaps > ROOMY,
        most: [boxes(|stretch| stretch.published.len()), boxes(|stretch| stretch.spoken.len())],
    }
}
