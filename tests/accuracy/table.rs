//! `data/accuracy.txt`: writing it, and what is wrong with it.

use std::fmt::Write as _;

use cotejo_core::method::{Figure, Measure, Set};

/// A figure may be this much better than the table says, in thousandths, before the table is out
/// of date.
const STALE: i64 = 5;

const HEAD: &str = "\
# Accuracy of the reading: set | measure | figure | counted over
# Source: measured by tests/accuracy on the sets in tests/gold, which say where they come from.
# Shares of 1; false-alarms: how many in 200 sentences. Written by
# COTEJO_ACCURACY=write cargo test --test accuracy
";

/// One figure: a share of 1, or of 200 sentences.
pub(crate) fn figure(set: Set, measure: Measure, value: f64, items: usize) -> Figure {
    Figure { set, measure, thousandths: (value * 1000.0).round() as u32, items: items as u32 }
}

/// The table of these figures.
pub(crate) fn written(figures: &[Figure]) -> String {
    figures.iter().fold(HEAD.to_owned(), |mut table, one| {
        let _ = writeln!(table, "{}", one.row());
        table
    })
}

/// What the table says that is not so: a sentence each.
pub(crate) fn faults(table: &[Figure], measured: &[Figure]) -> Vec<String> {
    let same = |one: &Figure, other: &Figure| (one.set, one.measure) == (other.set, other.measure);
    let mut faults = Vec::new();
    for now in measured {
        let named = format!("{}, {}", now.set.code(), now.measure.code());
        match table.iter().find(|then| same(then, now)) {
            None => faults.push(format!("{named}: not in the table")),
            Some(then) => faults.extend(change(then, now).map(|what| format!("{named}: {what}"))),
        }
    }
    for then in table.iter().filter(|then| !measured.iter().any(|now| same(then, now))) {
        faults.push(format!("{}, {}: no longer measured", then.set.code(), then.measure.code()));
    }
    faults
}

/// 865 as "0.865".
fn decimal(thousandths: i64) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// How a figure changed, if it may not.
fn change(then: &Figure, now: &Figure) -> Option<String> {
    let (was, is) = (i64::from(then.thousandths), i64::from(now.thousandths));
    let better = if now.measure.counts_mistakes() { was - is } else { is - was };
    let by = format!("{}, was {}, by {}", decimal(is), decimal(was), decimal((is - was).abs()));
    if better < 0 {
        return Some(format!("worse: {by}"));
    }
    if better > STALE {
        return Some(format!("better than the table says: {by}"));
    }
    // What is found is never quite as many twice; what is there is.
    let gold = matches!(now.measure, Measure::Recall | Measure::FullDays | Measure::Cases);
    (gold && then.items != now.items)
        .then(|| format!("counted over {}, was {}", now.items, then.items))
}

#[cfg(test)]
mod tests {
    use cotejo_core::text::table;

    use super::*;

    fn found(then: f64, now: f64, measure: Measure) -> Vec<String> {
        let figure = |value| figure(Set::MadePairs, measure, value, 9);
        faults(&[figure(then)], &[figure(now)])
    }

    #[test]
    fn what_is_written_is_read() {
        let figures = [
            figure(Set::Names, Measure::F1, 0.25, 12),
            figure(Set::CleanStories, Measure::FalseAlarms, 0.0, 8),
        ];
        let written = written(&figures);
        let read: Vec<_> = table::rows(&written).filter_map(|row| Figure::of_row(&row)).collect();
        assert_eq!(read, figures);
    }

    #[test]
    fn a_fall_and_a_gain_untold_are_faults() {
        assert_eq!(found(0.9, 0.9004, Measure::F1), [""; 0]);
        assert_eq!(found(0.9, 0.905, Measure::F1), [""; 0]);
        assert!(found(0.9, 0.899, Measure::F1)[0].contains("worse: 0.899, was 0.900, by 0.001"));
        assert!(found(0.9, 0.906, Measure::F1)[0].contains("better"));
    }

    #[test]
    fn fewer_mistakes_are_a_gain() {
        assert!(found(0.1, 0.2, Measure::WrongSpeaker)[0].contains("worse"));
        assert!(found(0.2, 0.1, Measure::WrongSpeaker)[0].contains("better"));
    }

    #[test]
    fn rows_on_one_side_only_are_faults() {
        let one = figure(Set::Names, Measure::F1, 1.0, 1);
        assert!(faults(&[one], &[])[0].contains("no longer measured"));
        assert!(faults(&[], &[one])[0].contains("not in the table"));
    }
}
