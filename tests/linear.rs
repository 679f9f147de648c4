//! Time grows with the length of a text, whatever the text: a line without a full stop, or of
//! nothing but marks, used to take minutes. The limit is far above what a busy machine needs, and far
//! below what a quadratic search would take.

use std::time::{Duration, Instant};

use cotejo::text::{Span, sentences::sentences};

#[test]
fn sentences_of_any_line_are_found_at_once() {
    for piece in
        ["a", ".", "«", "«.", ". ", "« ", "» A. ", "A. ", "\"", "1. ", "• ", "(", "A ", "a p.m. "]
    {
        let text = piece.repeat(100_000 / piece.len());
        let began = Instant::now();
        sentences(&text, Span::new(0, text.len()));
        assert!(began.elapsed() < Duration::from_secs(20), "{piece:?}: {:?}", began.elapsed());
    }
}
