//! Time grows with the length of a text, whatever the text: a line without a full stop, or of
//! nothing but marks, used to take minutes.

#![cfg(unix)]

use std::time::Duration;

use cotejo_core::text::{Language, Span, sentences::sentences};
use cotejo_reading::read::{Input, read};
use rustix::time::{ClockId, clock_gettime};

/// The time that this thread has had on a processor.
fn on_processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("below 1e9"))
}

/// What takes the square of the length takes a hundred times as long for ten times the text. Four
/// times what it should take, and the best of three tries, leave room for caches that others use too;
/// it is the time of this thread on the processor that counts.
#[track_caller]
fn check(pieces: &[&str], length: usize, work: impl Fn(&str)) {
    for piece in pieces {
        let time = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let began = on_processor();
            work(&text);
            on_processor().saturating_sub(began)
        };
        let linear = |_| time(10 * length) < time(length) * 40 + Duration::from_millis(100);
        assert!((0..3).any(linear), "{piece:?}");
    }
}

#[test]
fn sentences_of_any_line_are_found_at_once() {
    let pieces =
        ["a", ".", "«", "«.", ". ", "« ", "» A. ", "A. ", "\"", "1. ", "• ", "(", "A ", "a p.m. "];
    check(&pieces, 10_000, |text| _ = sentences(text, Span::new(0, text.len())));
}

#[test]
fn any_line_is_read_in_time_that_grows_with_it() {
    let pieces = [
        "a",
        ".",
        "«",
        "1",
        "A",
        ",",
        "A ",
        "Ana ",
        "1 ",
        "a\n",
        "dijo ",
        "dijo Ana que ",
        "«a» ",
        "'a ",
        "el lunes ",
        "de de ",
        "שלום ",
        "😀",
    ];
    let prose = |text: &str| _ = read(&Input::prose(text, None, Some(Language::Spanish)));
    check(&pieces, 2_000, prose);
}
