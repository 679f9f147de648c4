//! Characters that nobody sees: they turn the order of words round, or split and hide them.

use std::borrow::Cow;

/// Whether a character embeds, overrides or isolates a direction of writing (UAX #9, 2.1 to 2.5).
/// One that is not closed would turn round whatever stands after it.
pub fn is_directional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character has no place in a text that is printed: one of direction, a control, a
/// blank without width, a mark for machines, or what stands for a character that was lost.
pub fn is_hidden(c: char) -> bool {
    is_directional(c)
        || c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Whether a character is no part of a name: hidden, or there only to break or join letters.
pub fn is_invisible(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200c}'..='\u{200f}')
}

/// The text with U+FFFD, which is as long in UTF-8, in place of each character of direction: every
/// span stays where it was, and the words can stand beside any others.
///
/// ```
/// use cotejo_core::text::hidden::in_order;
/// assert_eq!(in_order("A\u{202e}PF"), "A\u{fffd}PF");
/// assert_eq!(in_order("A\u{202e}PF").len(), "A\u{202e}PF".len());
/// ```
pub fn in_order(text: &str) -> Cow<'_, str> {
    if !text.contains(is_directional) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_directional, "\u{fffd}"))
}

/// A name without what nobody sees in it.
///
/// ```
/// assert_eq!(cotejo_core::text::hidden::visible("Ju\u{ad}an Pé\u{200d}rez"), "Juan Pérez");
/// ```
pub fn visible(name: &str) -> Cow<'_, str> {
    if !name.contains(is_invisible) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.replace(is_invisible, ""))
}
