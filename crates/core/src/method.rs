//! How well texts are read: the figures that `tests/accuracy` measures and holds against
//! `data/accuracy.txt`, laid out for the view that says how the page was made. Measures nothing, and reads no table:
//! the bundle brings the figures.

use crate::text::{coded::coded, table};

/// How well texts are read, as measured on labelled sets: a file of the bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// The figures as they were last measured, in the table's order.
    pub figures: Vec<Figure>,
    /// Those of earlier versions, oldest first.
    pub past: Vec<PastAccuracy>,
}

/// What was measured of an earlier version, on the same sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAccuracy {
    /// The version.
    pub version: String,
    /// Its figures.
    pub figures: Vec<Figure>,
}

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

/// Before the rows of a version before this one.
const VERSION: &str = "version";

impl Accuracy {
    /// Writes the file of the bundle: the rows of this version, then those of each before it, under a
    /// row with its name.
    pub fn written(&self) -> String {
        let mut rows: Vec<String> = self.figures.iter().map(Figure::row).collect();
        for past in &self.past {
            rows.push(format!("{VERSION} | {}", past.version));
            rows.extend(past.figures.iter().map(Figure::row));
        }
        rows.join("\n") + "\n"
    }

    /// Reads what [`Self::written`] wrote. `None`: it is not that, or breaks off within a row.
    pub fn read(written: &str) -> Option<Self> {
        let mut accuracy = Self::default();
        for row in table::rows(written.strip_suffix('\n')?) {
            if let [VERSION, version] = *row {
                let version = version.to_owned();
                accuracy.past.push(PastAccuracy { version, figures: Vec::new() });
            } else {
                let last = accuracy.past.last_mut().map(|past| &mut past.figures);
                last.unwrap_or(&mut accuracy.figures).push(Figure::of_row(&row)?);
            }
        }
        Some(accuracy)
    }

    /// What a verdict promises, as it was last measured. `None`: some of it was not measured.
    pub fn promise(&self) -> Option<Promise> {
        let wrong = |measure: Measure| {
            let right = figure_of(&self.figures, Set::Verdicts, measure)?;
            Some((f64::from(1000 - right.thousandths) / 10.0, right.items))
        };
        let found = |set| Some(figure_of(&self.figures, set, Measure::ToldApart)?.thousandths);
        let found = found(Set::RewordedEs)?.min(found(Set::RewordedEn)?);
        Some(Promise {
            same: wrong(Measure::SameRight)?,
            differs: wrong(Measure::DiffersRight)?,
            found: f64::from(found) / 10.0,
        })
    }

    /// The same set and measure in earlier versions, oldest first, where it was measured.
    pub fn earlier(&self, figure: Figure) -> impl Iterator<Item = (&str, Figure)> {
        self.past.iter().filter_map(move |past| {
            let then = figure_of(&past.figures, figure.set, figure.measure)?;
            Some((past.version.as_str(), then))
        })
    }
}

impl Figure {
    /// As a row of the table: `set | measure | figure | counted over`, the figure with three decimals.
    pub fn row(&self) -> String {
        let Self { set, measure, thousandths, items } = self;
        let (set, measure) = (set.code(), measure.code());
        format!("{set} | {measure} | {}.{:03} | {items}", thousandths / 1000, thousandths % 1000)
    }

    /// Reads the fields of such a row.
    pub fn of_row(row: &[&str]) -> Option<Self> {
        let [set, measure, figure, items] = *row else { return None };
        let (whole, decimals) =
            figure.split_once('.').filter(|(_, decimals)| decimals.len() == 3)?;
        Some(Self {
            set: Set::of_code(set)?,
            measure: Measure::of_code(measure)?,
            thousandths: 1000 * whole.parse::<u32>().ok()? + decimals.parse::<u32>().ok()?,
            items: items.parse().ok()?,
        })
    }
}

fn figure_of(figures: &[Figure], set: Set, measure: Measure) -> Option<Figure> {
    figures.iter().find(|one| (one.set, one.measure) == (set, measure)).copied()
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
            cells.extend(sets.iter().map(|set| figure_of(figures, *set, *measure)));
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

/// Labelled texts, or a part of them, in `tests/gold`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Names in sentences of Spanish news.
    Names,
    /// Pairs of names composed from lists.
    MadePairs,
    /// Pairs of names from news; both forms are told to the program.
    GivenPairs,
    /// The same pairs; the program has to find the forms too.
    FoundPairs,
    /// Words between marks, in Spanish news.
    DirectEs,
    /// Reported clauses, in Spanish news.
    IndirectEs,
    /// Words between marks, in English news.
    DirectEn,
    /// Reported clauses, in English news.
    IndirectEn,
    /// Verbs of saying in Spanish news.
    Speech,
    /// Dates in Spanish news.
    DatesEs,
    /// Dates in English news.
    DatesEn,
    /// Dates in short Spanish requests.
    DatesShort,
    /// Figures in news.
    Figures,
    /// Sentences of Spanish news.
    Sentences,
    /// Hard cases of where a sentence ends.
    HardSentences,
    /// Pairs of sentences, alike or not.
    Similarity,
    /// Pairs of sentences from news: all that are called the same, and all that are said to differ.
    Verdicts,
    /// One fact changed by hand, in Spanish.
    PlantedEs,
    /// The same in English.
    PlantedEn,
    /// Told freely, in Spanish.
    RewordedEs,
    /// The same in English.
    RewordedEn,
    /// Equal in other words, in Spanish.
    EqualEs,
    /// The same in English.
    EqualEn,
    /// Single sentences of edited text.
    CleanSentences,
    /// Running edited text.
    CleanTexts,
    /// Whole news stories.
    CleanStories,
}

coded!(Set {
    Names = "entities-ancora-dev",
    MadePairs = "name-pairs",
    GivenPairs = "reader-pairs-given",
    FoundPairs = "reader-pairs",
    DirectEs = "quotes-meantime-es-direct",
    IndirectEs = "quotes-meantime-es-indirect",
    DirectEn = "quotes-meantime-en-direct",
    IndirectEn = "quotes-meantime-en-indirect",
    Speech = "speech-meantime-es",
    DatesEs = "dates-meantime-es",
    DatesEn = "dates-meantime-en",
    DatesShort = "dates-recognizers-es",
    Figures = "figures-meantime",
    Sentences = "sentences-ancora-dev",
    HardSentences = "sentences-golden",
    Similarity = "similarity-sts2017-es",
    Verdicts = "verdicts-meantime",
    PlantedEs = "verdicts-meantime-planted-es",
    PlantedEn = "verdicts-meantime-planted-en",
    RewordedEs = "verdicts-meantime-reworded-es",
    RewordedEn = "verdicts-meantime-reworded-en",
    EqualEs = "verdicts-meantime-equal-es",
    EqualEn = "verdicts-meantime-equal-en",
    CleanSentences = "clean-entities-ancora-dev",
    CleanTexts = "clean-sentences-ancora-dev",
    CleanStories = "clean-quotes-meantime",
});

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

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How much of what is given is right.
    Precision,
    /// How much of what is there is given.
    Recall,
    /// Harmonic mean of the two.
    F1,
    /// The same, whatever the kind of name.
    AnyKindF1,
    /// How many full days are found.
    FullDays,
    /// Cases answered rightly.
    Cases,
    /// Texts without a single mistake.
    Texts,
    /// Somebody named, rightly; or rightly nobody.
    Speaker,
    /// Somebody named, wrongly.
    WrongSpeaker,
    /// Nobody named where somebody speaks.
    NoSpeaker,
    /// The verb of saying.
    Cue,
    /// The agencies and media it came by.
    Via,
    /// The number, or its bounds.
    Value,
    /// What is counted.
    Unit,
    /// Beginning and end, to the letter.
    Exact,
    /// Correlation with what people say.
    Pearson,
    /// Of rows called the same, those that are.
    SameRight,
    /// Of rows said to differ, those that do.
    DiffersRight,
    /// Of pairs that are not the same, those that are called what they are.
    ToldApart,
    /// Of pairs that are not the same, those that are called so.
    CalledSame,
    /// Of pairs that are the same in other words, those that are called so.
    FoundSame,
    /// Of pairs that are the same in other words, those that are said to differ.
    CalledDiffers,
    /// Alarms in 200 sentences.
    FalseAlarms,
}

coded!(Measure {
    Precision = "precision",
    Recall = "recall",
    F1 = "f1",
    AnyKindF1 = "any-kind-f1",
    FullDays = "full-day-recall",
    Cases = "cases-right",
    Texts = "texts-right",
    Speaker = "speaker-right",
    WrongSpeaker = "speaker-wrong",
    NoSpeaker = "speaker-none",
    Cue = "cue-right",
    Via = "via-right",
    Value = "value-right",
    Unit = "unit-right",
    Exact = "exact-span",
    Pearson = "pearson",
    SameRight = "same-right",
    DiffersRight = "differs-right",
    ToldApart = "told-apart",
    CalledSame = "called-same",
    FoundSame = "found-same",
    CalledDiffers = "called-differs",
    FalseAlarms = "false-alarms",
});

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

    fn figure(set: Set, measure: Measure, thousandths: u32) -> Figure {
        Figure { set, measure, thousandths, items: 7 }
    }

    fn accuracy(figures: Vec<Figure>) -> Accuracy {
        let past = vec![figure(Set::DatesEs, Measure::F1, 523)];
        let past = vec![PastAccuracy { version: "0.1.0".to_owned(), figures: past }];
        Accuracy { figures, past }
    }

    #[test]
    fn a_figure_has_those_of_earlier_versions_beside_it() {
        let now = figure(Set::DatesEs, Measure::F1, 900);
        let accuracy = accuracy(vec![now]);
        let then = figure(Set::DatesEs, Measure::F1, 523);
        assert_eq!(accuracy.earlier(now).collect::<Vec<_>>(), [("0.1.0", then)]);
        assert_eq!(accuracy.earlier(figure(Set::DatesEn, Measure::F1, 9)).count(), 0);
    }

    #[test]
    fn what_is_written_is_read_or_nothing_is() {
        let accuracy = accuracy(vec![figure(Set::DatesEs, Measure::F1, 1_062)]);
        let written = accuracy.written();
        assert_eq!(
            written,
            "dates-meantime-es | f1 | 1.062 | 7\nversion | 0.1.0\ndates-meantime-es | f1 | 0.523 | 7\n"
        );
        assert_eq!(Accuracy::read(&written), Some(accuracy));
        for cut in 1..written.len() {
            assert_eq!(Accuracy::read(&written[..cut]).is_some(), written[..cut].ends_with('\n'));
        }
        assert_eq!(Accuracy::read("<!doctype html>\n"), None);
    }

    #[test]
    fn a_figure_has_three_decimals_and_known_codes() {
        for row in [
            "name-pairs | recall | 1.00 | 1",
            "name-pairs | recall | 1 | 1",
            "name-pairs | recall | 1.000 | x",
            "name-pairs | recall | -1.000 | 1",
            "name-pairs | taste | 1.000 | 1",
            "nothing | recall | 1.000 | 1",
        ] {
            let fields: Vec<&str> = row.split(" | ").collect();
            assert_eq!(Figure::of_row(&fields), None, "{row}");
        }
    }

    #[test]
    fn a_promise_is_made_of_what_was_measured() {
        let mut figures = vec![
            figure(Set::Verdicts, Measure::SameRight, 1000),
            figure(Set::Verdicts, Measure::DiffersRight, 975),
            figure(Set::RewordedEs, Measure::ToldApart, 300),
        ];
        assert_eq!(accuracy(figures.clone()).promise(), None);
        figures.push(figure(Set::RewordedEn, Measure::ToldApart, 250));
        let promise = Promise { same: (0.0, 7), differs: (2.5, 7), found: 25.0 };
        assert_eq!(accuracy(figures).promise(), Some(promise));
    }

    #[test]
    fn figures_of_a_topic_stand_side_by_side() {
        let figures = [
            figure(Set::DatesEs, Measure::F1, 900),
            figure(Set::DatesEn, Measure::F1, 800),
            figure(Set::DatesShort, Measure::Cases, 700),
            figure(Set::MadePairs, Measure::Recall, 1000),
        ];
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
}
