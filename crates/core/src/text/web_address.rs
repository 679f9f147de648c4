//! Addresses of the web: the only ones that become links.

use std::fmt::Write as _;

use serde::{Deserialize, Deserializer};

use super::hidden::is_invisible;

/// Whether a text is an address that a link may lead to: `javascript:` and its like run in the
/// page.
pub fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// An address with each character that nobody sees written as its bytes, which is where browsers
/// take it: what it shows is what it says (RFC 3986, 2.1).
///
/// ```
/// use cotejo_core::text::web_address::encoded;
/// assert_eq!(encoded("https://example.org/\u{202e}gpj"), "https://example.org/%E2%80%AEgpj");
/// ```
pub fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if is_invisible(c) {
            let mut bytes = [0; 4];
            // Writing to a string cannot fail.
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| {
                let _ = write!(out, "%{byte:02X}");
            });
        } else {
            out.push(c);
        }
    }
    out
}

/// Reads an address of the bundle; what is none of the web is left out.
///
/// # Errors
/// It is no text.
pub fn read_some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.filter(|address| is_web_address(address)))
}
