//! How well texts are read: the figures that `tests/accuracy` measures and holds against
//! `data/accuracy.txt`, laid out for the view that says how the page was made. Measures nothing.

/// One figure of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it was measured on.
    pub set: Set,
    /// What was measured.
    pub measure: Measure,
    /// Thousandths of a whole; of [`Measure::FalseAlarms`], of one in 200 sentences.
    pub thousandths: u32,
    /// How many things it was counted over.
    pub items: u32,
}

const TABLE: &str = include_str!("../../../data/accuracy.txt");

/// The figures as they were last measured, in the table's order. Read by the compiler: the page
/// carries neither the table nor what reads it, and a row that cannot be read does not compile.
pub static FIGURES: [Figure; count(TABLE)] = read(TABLE);

const TABLE_0_1_0: &str = include_str!("../../../data/accuracy-0.1.0.txt");

/// The figures of earlier versions, oldest first: what was measured then on the same sets. The
/// table of a version is kept as `data/accuracy-VERSION.txt` when the next one begins.
pub static PAST: [(&str, &[Figure]); 1] = {
    static FIGURES_0_1_0: [Figure; count(TABLE_0_1_0)] = read(TABLE_0_1_0);
    [("0.1.0", &FIGURES_0_1_0)]
};

/// The figure of a set and measure, as it was last measured.
pub fn measured(set: Set, measure: Measure) -> Option<Figure> {
    FIGURES.iter().find(|one| (one.set, one.measure) == (set, measure)).copied()
}

/// What "coincide" and "discrepa" promise: of a hundred rows called so, how many are not, and of how
/// many labelled pairs that was measured; and what they do not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// Of 100 rows called the same, those that are not; and the pairs.
    pub same: (f64, u32),
    /// Of 100 rows said to differ, those that do not; and the pairs.
    pub differs: (f64, u32),
    /// Of 100 pairs that differ and are told freely, those that are found: the lower of the languages'.
    pub found: f64,
}

/// What a verdict promises, as it was last measured.
pub fn promise() -> Option<Promise> {
    let wrong = |measure: Measure| {
        let right = measured(Set::Verdicts, measure)?;
        Some((f64::from(1000 - right.thousandths) / 10.0, right.items))
    };
    let found = |set| Some(measured(set, Measure::ToldApart)?.thousandths);
    let found = found(Set::RewordedEs)?.min(found(Set::RewordedEn)?);
    Some(Promise {
        same: wrong(Measure::SameRight)?,
        differs: wrong(Measure::DiffersRight)?,
        found: f64::from(found) / 10.0,
    })
}

/// The same set and measure in earlier versions, oldest first, where it was measured.
pub fn earlier(figure: Figure) -> impl Iterator<Item = (&'static str, Figure)> {
    PAST.iter().filter_map(move |(version, figures)| {
        let same = |one: &&Figure| (one.set, one.measure) == (figure.set, figure.measure);
        figures.iter().find(same).map(|one| (*version, *one))
    })
}

/// How many rows a table has.
const fn count(table: &str) -> usize {
    let (mut rows, mut line) = (0, 0);
    while line < table.len() {
        rows += is_row(table, line) as usize;
        line = next_line(table, line);
    }
    rows
}

/// Reads the first rows of a table that [`crate::text::table`] could read: `set | measure |
/// figure | items`, the figure with three decimals.
///
/// # Panics
/// There are fewer rows, or one is not like that.
pub const fn read<const ROWS: usize>(table: &str) -> [Figure; ROWS] {
    let nothing = Figure { set: Set::Names, measure: Measure::Precision, thousandths: 0, items: 0 };
    let (mut figures, mut row, mut line) = ([nothing; ROWS], 0, 0);
    while row < ROWS {
        assert!(line < table.len(), "the accuracy table has fewer rows");
        if is_row(table, line) {
            figures[row] = Figure {
                set: Set::ALL[position(table, line, 0, &Set::CODES)],
                measure: Measure::ALL[position(table, line, 1, &Measure::CODES)],
                thousandths: digits(table, line, 2),
                items: digits(table, line, 3),
            };
            row += 1;
        }
        line = next_line(table, line);
    }
    figures
}

const fn next_line(table: &str, mut at: usize) -> usize {
    while at < table.len() && table.as_bytes()[at] != b'\n' {
        at += 1;
    }
    at + 1
}

const fn is_row(table: &str, line: usize) -> bool {
    !matches!(table.as_bytes()[line], b'#' | b'\n')
}

/// Where a field of a row begins.
const fn field(table: &str, mut at: usize, number: usize) -> usize {
    let mut passed = 0;
    while passed < number {
        passed += (table.as_bytes()[at] == b'|') as usize;
        at += 1;
    }
    while table.as_bytes()[at] == b' ' {
        at += 1;
    }
    at
}

/// Which of these codes a field is.
const fn position(table: &str, line: usize, number: usize, codes: &[&str]) -> usize {
    let start = field(table, line, number);
    let mut which = 0;
    while which < codes.len() {
        let code = codes[which].as_bytes();
        let mut same = 0;
        while same < code.len() && table.as_bytes()[start + same] == code[same] {
            same += 1;
        }
        if same == code.len() && table.as_bytes()[start + same] == b' ' {
            return which;
        }
        which += 1;
    }
    panic!("the accuracy table has a code that is not known")
}

/// The digits of a field as a number, whatever point stands among them.
const fn digits(table: &str, line: usize, number: usize) -> u32 {
    let (mut at, mut value) = (field(table, line, number), 0);
    while !matches!(table.as_bytes()[at], b' ' | b'\n') {
        let byte = table.as_bytes()[at];
        assert!(
            byte.is_ascii_digit() || byte == b'.',
            "the accuracy table has a field without digits"
        );
        if byte != b'.' {
            value = value * 10 + (byte - b'0') as u32;
        }
        at += 1;
    }
    value
}

/// Figures of one topic: a column for each set, a row for each measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What they are about.
    pub topic: Topic,
    /// The columns.
    pub sets: Vec<Set>,
    /// Each measure with a figure for each column, where it was measured there.
    pub rows: Vec<(Measure, Vec<Option<Figure>>)>,
}

/// Lays figures out by topic, in the order they come.
pub fn blocks(figures: &[Figure]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for figure in figures {
        let topic = figure.set.topic();
        let at = blocks.iter().position(|block| block.topic == topic).unwrap_or(blocks.len());
        if at == blocks.len() {
            blocks.push(Block { topic, sets: Vec::new(), rows: Vec::new() });
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
pub enum Topic {
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
    /// Passages of different articles set beside each other.
    Comparison,
    /// What two passages are called: the same, compatible, differing.
    Verdicts,
    /// Defects announced in texts that have none.
    Defects,
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $value:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $value,)* }

        impl $name {
            /// Every value.
            pub const ALL: [Self; Self::CODES.len()] = [$(Self::$value),*];

            const CODES: [&str; [$($code),*].len()] = [$($code),*];

            /// What the table calls it.
            pub fn code(self) -> &'static str {
                Self::CODES[self as usize]
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
        /// Pairs of sentences, alike or not.
        Similarity = "similarity-sts2017-es",
        /// Pairs of sentences from news: all that are called the same, and all that are said to differ.
        Verdicts = "verdicts-meantime",
        /// One fact changed by hand, in Spanish.
        PlantedEs = "verdicts-meantime-planted-es",
        /// The same in English.
        PlantedEn = "verdicts-meantime-planted-en",
        /// Told freely, in Spanish.
        RewordedEs = "verdicts-meantime-reworded-es",
        /// The same in English.
        RewordedEn = "verdicts-meantime-reworded-en",
        /// Equal in other words, in Spanish.
        EqualEs = "verdicts-meantime-equal-es",
        /// The same in English.
        EqualEn = "verdicts-meantime-equal-en",
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
    pub fn topic(self) -> Topic {
        match self {
            Self::Names => Topic::Names,
            Self::MadePairs | Self::GivenPairs | Self::FoundPairs => Topic::Joining,
            Self::DirectEs | Self::IndirectEs | Self::DirectEn | Self::IndirectEn => Topic::Quotes,
            Self::Speech => Topic::Speakers,
            Self::DatesEs | Self::DatesEn | Self::DatesShort => Topic::Dates,
            Self::Figures => Topic::Figures,
            Self::Sentences | Self::HardSentences => Topic::Sentences,
            Self::Similarity => Topic::Comparison,
            Self::Verdicts
            | Self::PlantedEs
            | Self::PlantedEn
            | Self::RewordedEs
            | Self::RewordedEn
            | Self::EqualEs
            | Self::EqualEn => Topic::Verdicts,
            Self::CleanSentences | Self::CleanTexts | Self::CleanStories => Topic::Defects,
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
        /// Correlation with what people say.
        Pearson = "pearson",
        /// Of rows called the same, those that are.
        SameRight = "same-right",
        /// Of rows said to differ, those that do.
        DiffersRight = "differs-right",
        /// Of pairs that are not the same, those that are called what they are.
        ToldApart = "told-apart",
        /// Of pairs that are not the same, those that are called so.
        CalledSame = "called-same",
        /// Of pairs that are the same in other words, those that are called so.
        FoundSame = "found-same",
        /// Of pairs that are the same in other words, those that are said to differ.
        CalledDiffers = "called-differs",
        /// Alarms in 200 sentences.
        FalseAlarms = "false-alarms",
    }
}

impl Measure {
    /// Whether less is better.
    pub fn counts_mistakes(self) -> bool {
        matches!(
            self,
            Self::WrongSpeaker
                | Self::NoSpeaker
                | Self::CalledSame
                | Self::CalledDiffers
                | Self::FalseAlarms
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::table;

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows: Vec<_> = table::rows(TABLE).collect();
        assert_eq!(FIGURES.len(), rows.len());
        for (figure, row) in FIGURES.iter().zip(rows) {
            let thousandths =
                format!("{}.{:03}", figure.thousandths / 1000, figure.thousandths % 1000);
            let items = figure.items.to_string();
            assert_eq!([figure.set.code(), figure.measure.code(), &thousandths, &items], row[..]);
        }
    }

    #[test]
    fn earlier_versions_are_told_apart_from_this_one() {
        let versions: Vec<_> =
            PAST.iter().map(|(version, _)| *version).chain([env!("CARGO_PKG_VERSION")]).collect();
        assert!(versions.is_sorted_by(|one, other| one < other), "{versions:?}");
        let names = FIGURES.iter().find(|one| one.measure == Measure::F1).expect("names have one");
        let before: Vec<_> = earlier(*names).collect();
        assert_eq!((before[0].0, before[0].1.thousandths), ("0.1.0", 523));
    }

    #[test]
    fn figures_of_a_topic_stand_side_by_side() {
        let figures: [Figure; 4] = read(
            "# a remark\n\ndates-meantime-es | f1 | 0.900 | 7\ndates-meantime-en | f1 | 0.800 | 6\n\
             dates-recognizers-es | cases-right | 0.700 | 5\nname-pairs | recall | 1.000 | 4\n",
        );
        let blocks = blocks(&figures);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].sets, [Set::DatesEs, Set::DatesEn, Set::DatesShort]);
        let values = |at: usize| -> Vec<Option<u32>> {
            blocks[0].rows[at].1.iter().map(|cell| cell.map(|one| one.thousandths)).collect()
        };
        assert_eq!(values(0), [Some(900), Some(800), None]);
        assert_eq!(values(1), [None, None, Some(700)]);
        assert_eq!(blocks[1].rows[0], (Measure::Recall, vec![Some(figures[3])]));
    }

    #[test]
    #[should_panic(expected = "a code that is not known")]
    fn an_unknown_measure_does_not_compile() {
        let _: [Figure; 1] = read("name-pairs | taste | 1.000 | 1\n");
    }
}
