//! Which rows of a comparison are shown, and how they are made.

use std::collections::{BTreeMap, BTreeSet};

use super::joint::{JOINT, split_judgement};
use crate::text::coded::coded;

/// How `order` says that what is prominent in one column stands first.
pub(super) const BY_PROMINENCE: &str = "prominence";

/// Which rows of a comparison are shown, and how they are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Minimum similarity in per cent (`min`); `None`: the method's.
    pub min: Option<u8>,
    /// Whether those stand first that one article gives at the top and another far below
    /// (`order=prominence`).
    pub by_prominence: bool,
    /// Values asked for, and the reader's corrections; sets without values are left out.
    pub sets: BTreeMap<RowSet, BTreeSet<String>>,
}

impl Rows {
    /// The values of a set.
    pub fn of(&self, set: RowSet) -> impl Iterator<Item = &str> {
        self.sets.get(&set).into_iter().flatten().map(String::as_str)
    }

    /// Whether a value is in a set.
    pub fn has(&self, set: RowSet, value: &str) -> bool {
        self.of(set).any(|one| one == value)
    }

    /// Whether some rows are left out.
    pub fn filters(&self) -> bool {
        self.sets.keys().any(|set| !set.corrects())
    }

    /// Whether the reader corrected some.
    pub fn corrects(&self) -> bool {
        self.sets.keys().any(|set| set.corrects())
    }

    /// With all rows, made in the same way, in the order of the reference.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        let mut rows = self.clone();
        rows.sets.retain(|set, _| set.corrects());
        rows.by_prominence = false;
        rows
    }

    /// Puts a value into a set, or takes it out.
    pub fn toggle(&mut self, set: RowSet, value: &str) {
        let values = self.sets.entry(set).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
    }

    /// The code of the state that the reader gives a row.
    pub fn judged(&self, row: &str) -> Option<&str> {
        let judged = |value| split_judgement(value).filter(|(judged, _)| *judged == row);
        self.of(RowSet::Judge).find_map(judged).map(|(_, state)| state)
    }

    /// Gives a row a state of the reader's own, by its code; `None`: takes it back.
    pub fn judge(&mut self, row: &str, state: Option<&str>) {
        let values = self.sets.entry(RowSet::Judge).or_default();
        values.retain(|value| split_judgement(value).is_none_or(|(judged, _)| judged != row));
        values.extend(state.map(|state| format!("{row}{JOINT}{state}")));
    }

    /// Takes values out of a set.
    pub fn lift(&mut self, set: RowSet, values: &[String]) {
        if let Some(own) = self.sets.get_mut(&set) {
            own.retain(|value| !values.contains(value));
        }
    }

    /// Puts a value into one set and takes it out of another.
    pub fn put(&mut self, into: RowSet, value: String, out_of: RowSet) {
        if let Some(values) = self.sets.get_mut(&out_of) {
            values.remove(&value);
        }
        self.sets.entry(into).or_default().insert(value);
    }

    pub(super) fn say(&self, say: &mut dyn FnMut(&str, &str)) {
        for (set, values) in &self.sets {
            values.iter().for_each(|value| say(set.code(), value));
        }
        if self.by_prominence {
            say("order", BY_PROMINENCE);
        }
        if let Some(min) = self.min {
            say("min", &min.to_string());
        }
    }
}

/// What rows of a comparison can be filtered by, and what corrects them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowSet {
    /// `state`
    State,
    /// `kind`: of difference.
    Kind,
    /// `row-entity`
    Entity,
    /// `row-speaker`
    Speaker,
    /// `row-via`
    Via,
    /// `only`: article ids; rows that only these have.
    Only,
    /// `link`: pairs of passages put together.
    Link,
    /// `unlink`: pairs of passages taken apart.
    Unlink,
    /// `judge`: rows with the state that the reader gives them, `row~state`.
    Judge,
}

coded!(RowSet {
    State = "state",
    Kind = "kind",
    Entity = "row-entity",
    Speaker = "row-speaker",
    Via = "row-via",
    Only = "only",
    Link = "link",
    Unlink = "unlink",
    Judge = "judge",
});

impl RowSet {
    /// Whether it asks for rows by what was found: these are one group, of which one value is enough.
    pub fn finds(self) -> bool {
        matches!(self, Self::State | Self::Only)
    }

    /// Whether it corrects rows instead of leaving some out.
    pub fn corrects(self) -> bool {
        matches!(self, Self::Link | Self::Unlink | Self::Judge)
    }
}
