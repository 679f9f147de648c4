//! Any string as a query: some state, which its own query gives again.

#![no_main]

use cotejo_core::view_state::ViewState;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let state = ViewState::from_query(&String::from_utf8_lossy(bytes));
    let query = state.to_query();
    assert_eq!(ViewState::from_query(&query), state, "{query}");
    assert_eq!(ViewState::from_query(&query).to_query(), query);
});
