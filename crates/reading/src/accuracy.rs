//! The table of how well texts are read, `data/accuracy.txt`, which `tests/accuracy` writes, and those
//! of earlier versions: `data/accuracy-VERSION.txt` is kept when the next version begins.

use cotejo_core::{
    language_table,
    method::{Accuracy, Figure, PastAccuracy},
};

const FIELDS: &str = "set | measure | figure with three decimals | counted over";

language_table! {
    /// The figures as they were last measured.
    pub static FIGURES: Figure = "accuracy.txt", FIELDS, Figure::of_row;
}

language_table! {
    static FIGURES_0_1_0: Figure = "accuracy-0.1.0.txt", FIELDS, Figure::of_row;
}

/// The figures of this version and of those before it, as the bundle has them.
pub fn accuracy() -> Accuracy {
    let past = [("0.1.0", FIGURES_0_1_0.rows())];
    let past = past.map(|(version, figures)| PastAccuracy {
        version: version.to_owned(),
        figures: figures.collect(),
    });
    Accuracy { figures: FIGURES.rows().collect(), past: past.into() }
}

#[cfg(test)]
mod tests {
    use cotejo_core::method::Measure;

    use super::*;

    #[test]
    fn earlier_versions_come_before_this_one() {
        let accuracy = accuracy();
        let past = accuracy.past.iter().map(|past| past.version.as_str());
        let versions: Vec<&str> = past.chain([env!("CARGO_PKG_VERSION")]).collect();
        assert!(versions.is_sorted_by(|one, other| one < other), "{versions:?}");
        let names = accuracy.figures.iter().find(|one| one.measure == Measure::F1);
        let before: Vec<_> = accuracy.earlier(*names.expect("names have one")).collect();
        assert_eq!((before[0].0, before[0].1.thousandths), ("0.1.0", 523));
    }
}
