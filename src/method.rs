//! How well texts are read: the figures that `tests/accuracy` measures and holds against
//! `data/accuracy.txt`, laid out for the view that says how the page was made. Measures nothing.

use crate::text::table;

/// One figure of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// What it was measured on.
    pub set: Set,
    /// What was measured.
    pub measure: Measure,
    /// A share of 1; of [`Measure::FalseAlarms`], how many in 200 sentences.
    pub value: f64,
    /// How many things it was counted over.
    pub items: usize,
}

/// The figures as they were last measured, in the table's order.
pub fn figures() -> Vec<Figure> {
    read(include_str!("../data/accuracy.txt"))
}

/// Reads a table; rows that say nothing known are passed over.
pub fn read(table: &str) -> Vec<Figure> {
    let figure = |row: Vec<&str>| {
        let [set, measure, value, items] = row[..] else { return None };
        Some(Figure {
            set: Set::ALL.into_iter().find(|one| one.code() == set)?,
            measure: Measure::ALL.into_iter().find(|one| one.code() == measure)?,
            value: value.parse().ok()?,
            items: items.parse().ok()?,
        })
    };
    table::rows(table).filter_map(figure).collect()
}

/// Figures of one theme: a column for each set, a row for each measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What they are about.
    pub theme: Theme,
    /// The columns.
    pub sets: Vec<Set>,
    /// Each measure with a figure for each column, where it was measured there.
    pub rows: Vec<(Measure, Vec<Option<Figure>>)>,
}

/// Lays figures out by theme, in the order they come.
pub fn blocks(figures: &[Figure]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for figure in figures {
        let theme = figure.set.theme();
        let at = blocks.iter().position(|block| block.theme == theme).unwrap_or(blocks.len());
        if at == blocks.len() {
            blocks.push(Block { theme, sets: Vec::new(), rows: Vec::new() });
        }
        let block = &mut blocks[at];
        if !block.sets.contains(&figure.set) {
            block.sets.push(figure.set);
        }
        if !block.rows.iter().any(|(measure, _)| *measure == figure.measure) {
            block.rows.push((figure.measure, Vec::new()));
        }
    }
    for block in &mut blocks {
        let sets = &block.sets;
        for (measure, cells) in &mut block.rows {
            let cell = |set: &Set| {
                figures.iter().find(|one| one.set == *set && one.measure == *measure).copied()
            };
            cells.extend(sets.iter().map(cell));
        }
    }
    blocks
}

/// What figures are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Names found in a text.
    Names,
    /// Names joined into one entity.
    Joining,
    /// Quotes with who speaks.
    Quotes,
    /// Who speaks, the verb of saying being given.
    Speakers,
    /// Dates.
    Dates,
    /// Figures.
    Figures,
    /// Sentences.
    Sentences,
    /// Defects announced in texts that have none.
    Defects,
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $value:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $value,)* }

        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$value),*];

            /// What the table calls it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$value => $code,)* }
            }
        }
    };
}

coded! {
    /// Labelled texts, or a part of them, in `tests/gold`.
    Set {
        /// Names in sentences of Spanish news.
        Names = "entities-ancora-dev",
        /// Pairs of names composed from lists.
        MadePairs = "name-pairs",
        /// Pairs of names from news; both forms are told to the program.
        GivenPairs = "reader-pairs-given",
        /// The same pairs; the program has to find the forms too.
        FoundPairs = "reader-pairs",
        /// Words between marks, in Spanish news.
        DirectEs = "quotes-meantime-es-direct",
        /// Reported clauses, in Spanish news.
        IndirectEs = "quotes-meantime-es-indirect",
        /// Words between marks, in English news.
        DirectEn = "quotes-meantime-en-direct",
        /// Reported clauses, in English news.
        IndirectEn = "quotes-meantime-en-indirect",
        /// Verbs of saying in Spanish news.
        Speech = "speech-meantime-es",
        /// Dates in Spanish news.
        DatesEs = "dates-meantime-es",
        /// Dates in English news.
        DatesEn = "dates-meantime-en",
        /// Dates in short Spanish requests.
        DatesShort = "dates-recognizers-es",
        /// Figures in news.
        Figures = "figures-meantime",
        /// Sentences of Spanish news.
        Sentences = "sentences-ancora-dev",
        /// Hard cases of where a sentence ends.
        HardSentences = "sentences-golden",
        /// Single sentences of edited text.
        CleanSentences = "clean-entities-ancora-dev",
        /// Running edited text.
        CleanTexts = "clean-sentences-ancora-dev",
        /// Whole news stories.
        CleanStories = "clean-quotes-meantime",
    }
}

impl Set {
    /// What it measures.
    pub fn theme(self) -> Theme {
        match self {
            Self::Names => Theme::Names,
            Self::MadePairs | Self::GivenPairs | Self::FoundPairs => Theme::Joining,
            Self::DirectEs | Self::IndirectEs | Self::DirectEn | Self::IndirectEn => Theme::Quotes,
            Self::Speech => Theme::Speakers,
            Self::DatesEs | Self::DatesEn | Self::DatesShort => Theme::Dates,
            Self::Figures => Theme::Figures,
            Self::Sentences | Self::HardSentences => Theme::Sentences,
            Self::CleanSentences | Self::CleanTexts | Self::CleanStories => Theme::Defects,
        }
    }
}

coded! {
    /// What is measured.
    Measure {
        /// How much of what is given is right.
        Precision = "precision",
        /// How much of what is there is given.
        Recall = "recall",
        /// Harmonic mean of the two.
        F1 = "f1",
        /// The same, whatever the kind of name.
        AnyKindF1 = "any-kind-f1",
        /// How many full days are found.
        FullDays = "full-day-recall",
        /// Cases answered rightly.
        Cases = "cases-right",
        /// Texts without a single mistake.
        Texts = "texts-right",
        /// Somebody named, rightly; or rightly nobody.
        Speaker = "speaker-right",
        /// Somebody named, wrongly.
        WrongSpeaker = "speaker-wrong",
        /// Nobody named where somebody speaks.
        NoSpeaker = "speaker-none",
        /// The verb of saying.
        Cue = "cue-right",
        /// The agencies and media it came by.
        Via = "via-right",
        /// The number, or its bounds.
        Value = "value-right",
        /// What is counted.
        Unit = "unit-right",
        /// Beginning and end, to the letter.
        Exact = "exact-span",
        /// Alarms in 200 sentences.
        FalseAlarms = "false-alarms",
    }
}

impl Measure {
    /// Whether less is better.
    pub fn counts_mistakes(self) -> bool {
        matches!(self, Self::WrongSpeaker | Self::NoSpeaker | Self::FalseAlarms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = table::rows(include_str!("../data/accuracy.txt")).count();
        assert!(rows > 0);
        assert_eq!(figures().len(), rows);
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        let read =
            read("# a remark\nname-pairs | recall | 0.5 | 8\nname-pairs | taste | 1 | 1\nx | y\n");
        let expected =
            Figure { set: Set::MadePairs, measure: Measure::Recall, value: 0.5, items: 8 };
        assert_eq!(read, [expected]);
    }

    #[test]
    fn figures_of_a_theme_stand_side_by_side() {
        let figures = read(
            "dates-meantime-es | f1 | 0.9 | 7\ndates-meantime-en | f1 | 0.8 | 6\n\
             dates-recognizers-es | cases-right | 0.7 | 5\nname-pairs | recall | 1 | 4",
        );
        let blocks = blocks(&figures);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].sets, [Set::DatesEs, Set::DatesEn, Set::DatesShort]);
        let values = |at: usize| -> Vec<Option<f64>> {
            blocks[0].rows[at].1.iter().map(|cell| cell.map(|one| one.value)).collect()
        };
        assert_eq!(values(0), [Some(0.9), Some(0.8), None]);
        assert_eq!(values(1), [None, None, Some(0.7)]);
        assert_eq!(blocks[1].rows[0].0, Measure::Recall);
    }
}
