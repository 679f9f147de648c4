//! Any bytes, read as prose: no panic, and every finding is a stretch of the text. The fuzzer
//! never ends by itself; `cargo xtask fuzz` gives it a time.

#![no_main]

use cotejo_reading::read::{Input, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let reading = read(&Input::prose(&text, "2025-08-13".parse().ok(), None));
    for span in reading.spans() {
        assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?}");
    }
    assert!(reading.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(reading.mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
});
