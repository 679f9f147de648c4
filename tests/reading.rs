//! Any text is read to an end: an odd one gives fewer findings, never a panic, and never a span
//! that is no stretch of the text.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use cotejo_cli::command;
use cotejo_core::{
    article::{Language, Section, SectionKind},
    text::Span,
};
use cotejo_reading::read::{Input, Stage, read, read_in_stages};
use proptest::{collection::vec, prelude::*, sample::select};

fn in_order(spans: impl Iterator<Item = Span>) -> bool {
    let spans: Vec<Span> = spans.collect();
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

fn check(input: &Input) {
    let text = input.text;
    let reading = read(input);
    for span in reading.spans() {
        assert!(!span.is_empty(), "{span:?} is empty in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} is no stretch of {text:?}");
    }
    assert!(in_order(reading.sentences.iter().copied()), "sentences of {text:?}");
    assert!(in_order(reading.mentions.iter().map(|one| one.span)), "mentions of {text:?}");
    assert!(in_order(reading.dates.iter().map(|one| one.span)), "dates of {text:?}");
    assert!(in_order(reading.figures.iter().map(|one| one.span)), "figures of {text:?}");
}

fn published() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2025, 8, 13)
}

/// Reads a text as prose in each language, and as a line of the command.
fn check_prose(text: &str) {
    for language in [None, Some(Language::Spanish), Some(Language::English)] {
        check(&Input::prose(text, published(), language));
    }
    let line = serde_json::json!({ "id": 1, "text": text, "published": "2025-08-13" }).to_string();
    let answer: serde_json::Value =
        serde_json::from_str(&command::inspect_line(&line).unwrap()).unwrap();
    assert_eq!(answer["id"], 1);
}

/// What the rules look for, and what breaks them.
const PIECES: [&str; 96] = [
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    ".",
    ".",
    ",",
    ",",
    ";",
    ":",
    "…",
    "?",
    "!",
    "¿",
    "¡",
    "«",
    "»",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "`",
    "´",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "—",
    "/",
    "%",
    "$",
    "€",
    "US$",
    "º",
    "ª",
    "°",
    "1",
    "2",
    "31",
    "2025",
    "1.700",
    "1,5",
    "12:30",
    "99999999999999999999",
    "0",
    "enero",
    "mayo",
    "May",
    "lunes",
    "miércoles",
    "ayer",
    "mañana",
    "hace",
    "el",
    "El",
    "de",
    "del",
    "que",
    "según",
    "dijo",
    "afirmó",
    "said",
    "agencia",
    "Tass",
    "Ana",
    "Pérez",
    "Kim",
    "Jong",
    "un",
    "Corea del Norte",
    "EE.UU.",
    "París",
    "millones",
    "miles",
    "dos",
    "la mitad",
    "siglo",
    "XX",
    "😀",
    "👩\u{200d}👧",
    "\u{202e}",
    "\u{301}",
    "n\u{303}",
    "שלום",
];

fn pieces() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

const KINDS: [SectionKind; 9] = [
    SectionKind::DateLine,
    SectionKind::Caption,
    SectionKind::Credit,
    SectionKind::Headline,
    SectionKind::Dateline,
    SectionKind::Body,
    SectionKind::Promotion,
    SectionKind::Boilerplate,
    SectionKind::SignOff,
];

/// Parts in order, none overlapping, cut anywhere: inside a character, empty, beyond the end.
fn sections() -> impl Strategy<Value = Vec<Section>> {
    vec((select(&KINDS[..]), 0_u32..3, 0_u32..90), 0..8).prop_map(|cuts| {
        let mut at = 0;
        let mut section = |(kind, gap, length)| {
            let start = at + gap;
            at = start + length;
            Section { kind, span: Span { start, end: at } }
        };
        cuts.into_iter().map(&mut section).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check_prose(&text);
    }

    #[test]
    fn any_heap_of_words_and_marks_is_read(text in pieces()) {
        check_prose(&text);
    }

    #[test]
    fn parts_may_be_cut_anyhow(text in pieces(), sections in sections()) {
        check(&Input { text: &text, sections, published: published(), language: None });
    }

    #[test]
    fn any_line_is_answered_or_refused(line in any::<String>()) {
        if let Ok(answer) = command::inspect_line(&line) {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&answer).is_ok());
        }
    }
}

#[test]
fn odd_texts_are_read() {
    for text in [
        "",
        " ",
        "\r\n\r\n",
        "Hola",
        "a",
        ".",
        "«",
        "»“«”",
        "«Ya basta, dijo Ana. “No, dijo Luis’. »",
        "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.",
        "中国国家主席习近平在北京会见了普京。",
        "قال الرئيس فلاديمير بوتين يوم الأربعاء إنه سيزور بكين في 3 سبتمبر.",
        "\u{202b}שלום\u{202c} dijo Ana Pérez el 3 de mayo de 2024.",
        "😀😀😀 Ana Pérez 😀 dijo: «😀». 3😀 millones de 😀.",
        "El 1\u{301} de enero\u{301} de 2\u{20e3}025.",
        "E\u{301}l dijo: «n\u{303}o». A\u{301}lvaro y N\u{303}an\u{303}ez.",
    ] {
        check_prose(text);
    }
}

#[test]
fn a_text_in_another_language_gives_no_more_than_it_shows() {
    let reading = read(&Input::prose("Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.", None, None));
    assert_eq!(reading.language, Language::Unknown);
    assert!(reading.quotes.is_empty() && reading.dates.is_empty() && reading.defects.is_empty());
}

#[test]
fn a_sentence_too_long_to_be_one_is_read_all_through() {
    let text = "Ana Pérez vio a Luis Gómez y ".repeat(400) + "no dijo nada el 3 de mayo de 2024.";
    let reading = read(&Input::prose(&text, published(), Some(Language::Spanish)));
    // Cut after 2,000 bytes at the latest, between words.
    assert_eq!(reading.sentences.len(), text.len().div_ceil(2000));
    assert!(reading.mentions.len() >= 790, "{} mentions", reading.mentions.len());
    assert_eq!(reading.dates.len(), 1);
}

#[test]
fn each_stage_is_told_once_and_in_order() {
    let mut told = Vec::new();
    let input = Input::prose("Ana Pérez llegó ayer.", published(), None);
    let reading = read_in_stages(&input, &mut |stage| told.push(stage));
    assert_eq!(reading, read(&input));
    assert_eq!(told.first(), Some(&Stage::Language));
    assert_eq!(told.last(), Some(&Stage::Defects));
    assert_eq!(told.len(), 8);
    assert!(told.is_sorted());
}
