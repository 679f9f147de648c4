//! What comparing needs to know of a word or phrase beyond its letters, as told by tables when the
//! dossier was built.
//!
//! In the bundle an article's annotations are one string, which only a comparison takes apart:
//! `start+length` of each in bytes, the start counted from the one before, then a blank and a code
//! for each thing known of it; `;` between two.

use std::fmt::Write as _;

use super::Span;

/// What the tables of language say of a word or phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// Where it stands.
    pub span: Span,
    /// Stems of the lemmas of an irregular form: "cayó" of "caer". Code `l`.
    pub lemmas: Vec<String>,
    /// The number that a word for one stands for. Code `n`.
    pub number: Option<u64>,
    /// Synonym sets, by their number, rising. Code `y`.
    pub sets: Vec<u32>,
    /// Poles of oppositions, rising: what stands at the other pole of one has its negative. Code
    /// `p`.
    pub poles: Vec<i32>,
    /// What it does to the claim it stands in. Code `m`.
    pub marker: Option<Marker>,
}

impl Annotation {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.lemmas.is_empty()
            && self.number.is_none()
            && self.sets.is_empty()
            && self.poles.is_empty()
            && self.marker.is_none()
    }
}

/// What a word or phrase does to the claim it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// Denies what it governs.
    Negation,
    /// Gives it as possible, or without vouching for it.
    Possible,
    /// Gives it as wanted, planned or tried.
    Planned,
    /// Gives it as asked for or proposed.
    Requested,
    /// Gives it as to come.
    Future,
    /// Gives it as it would be, or as others say it is.
    Conditional,
    /// How much of the whole is meant, per cent.
    Share(u8),
    /// Not quite.
    Nearly,
    /// No more than that.
    Only,
    /// The name of a country's capital, which may stand for its government.
    Capital,
    /// Told of two parties similarity: "met", "se casó con".
    Symmetric,
    /// That or more.
    AtLeast,
    /// That or less.
    AtMost,
}

/// Markers by their codes; a share is its number.
const MARKERS: [(&str, Marker); 12] = [
    ("n", Marker::Negation),
    ("p", Marker::Possible),
    ("w", Marker::Planned),
    ("r", Marker::Requested),
    ("f", Marker::Future),
    ("c", Marker::Conditional),
    ("a", Marker::Nearly),
    ("o", Marker::Only),
    ("k", Marker::Capital),
    ("s", Marker::Symmetric),
    ("l", Marker::AtLeast),
    ("m", Marker::AtMost),
];

impl Marker {
    fn read(code: &str) -> Option<Self> {
        let known = MARKERS.iter().find(|(known, _)| *known == code);
        known.map(|(_, marker)| *marker).or_else(|| code.parse().ok().map(Self::Share))
    }

    fn code(self) -> String {
        match self {
            Self::Share(share) => share.to_string(),
            _ => MARKERS
                .iter()
                .find(|(_, marker)| *marker == self)
                .map_or_else(String::new, |(code, _)| (*code).to_owned()),
        }
    }
}

/// Annotations, in order of their starts, as the bundle has them.
pub fn written(annotations: &[Annotation]) -> String {
    let mut out = String::new();
    let mut last = 0;
    for annotation in annotations {
        let Span { start, end } = annotation.span;
        let separator = if out.is_empty() { "" } else { ";" };
        // Writing to a string cannot fail.
        let _ = write!(out, "{separator}{}+{}", start - last, end - start);
        last = start;
        annotation.lemmas.iter().for_each(|lemma| out.extend([" l", lemma]));
        let mut code = |code: char, value: String| out.extend([format!(" {code}{value}")]);
        annotation.number.iter().for_each(|number| code('n', number.to_string()));
        annotation.sets.iter().for_each(|set| code('y', set.to_string()));
        annotation.poles.iter().for_each(|pole| code('p', pole.to_string()));
        annotation.marker.iter().for_each(|marker| code('m', marker.code()));
    }
    out
}

/// Reads what [`written`] writes; what is not like that is passed over.
pub fn read(written: &str) -> impl Iterator<Item = Annotation> {
    let mut last = 0;
    let pieces = written.split(';').filter(|piece| !piece.is_empty());
    pieces.filter_map(move |piece| {
        let mut codes = piece.split(' ');
        let (start, length) = codes.next()?.split_once('+')?;
        let start: u32 = last + start.parse::<u32>().ok()?;
        last = start;
        let span = Span { start, end: start + length.parse::<u32>().ok()? };
        let mut annotation = Annotation { span, ..Annotation::default() };
        for code in codes {
            let (kind, value) = code.split_at_checked(1)?;
            match kind {
                "l" => annotation.lemmas.push(value.to_owned()),
                "n" => annotation.number = value.parse().ok(),
                "y" => annotation.sets.extend(value.parse::<u32>().ok()),
                "p" => annotation.poles.extend(value.parse::<i32>().ok()),
                "m" => annotation.marker = Marker::read(value),
                _ => {}
            }
        }
        Some(annotation)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let annotations: Vec<Annotation> = MARKERS
            .iter()
            .map(|(_, marker)| *marker)
            .chain([Marker::Share(90)])
            .zip(1..)
            .map(|(marker, at): (Marker, u32)| Annotation {
                span: Span { start: 7 * at, end: 7 * at + at },
                lemmas: vec!["caer".to_owned(); at as usize % 3],
                number: (at % 2 == 0).then_some(u64::from(at) * 1_000_000_000_000),
                sets: (0..at % 4).collect(),
                poles: vec![-3, 8],
                marker: Some(marker),
            })
            .collect();
        assert_eq!(read(&written(&annotations)).collect::<Vec<_>>(), annotations);
        assert_eq!(read("").collect::<Vec<_>>(), []);
        assert_eq!(read("x;3;4+").collect::<Vec<_>>(), []);
    }
}
