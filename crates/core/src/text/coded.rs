//! Closed lists whose values have a code: what JSON, links and styles call them.

use std::fmt::{self, Formatter};

use serde::de::{Deserializer, Error, Visitor};

/// Gives a plain enum its codes: `ALL`, `code`, `of_code`, and reading and writing by them.
#[macro_export]
macro_rules! coded {
    ($name:ident { $($value:ident = $code:literal),* $(,)? }) => {
        impl $name {
            /// Every value.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$value),*];

            /// What JSON and links call it.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$value => $code,)*
                }
            }

            /// The one that JSON and links call so.
            pub fn of_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.code() == code)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let codes = &[$($code),*];
                $crate::text::coded::position(deserializer, codes).map(|at| Self::ALL[at])
            }
        }
    };
}
pub use crate::coded;

/// Which of some codes is read. One function for all lists: what serde derives for each is thirty
/// times the size.
///
/// # Errors
/// What is read is none of them.
pub fn position<'de, D: Deserializer<'de>>(
    deserializer: D,
    codes: &'static [&'static str],
) -> Result<usize, D::Error> {
    deserializer.deserialize_str(OneOf(codes))
}

struct OneOf(&'static [&'static str]);

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("a code of a closed list")
    }

    fn visit_str<E: Error>(self, found: &str) -> Result<usize, E> {
        let at = self.0.iter().position(|code| *code == found);
        at.ok_or_else(|| E::unknown_variant(found, self.0))
    }
}

// The macro's items are public, this enum is not.
#[cfg(test)]
#[allow(unreachable_pub)]
mod tests {
    /// Days of a weekend.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Day {
        Saturday,
        Sunday,
    }

    coded!(Day { Saturday = "sat", Sunday = "sun" });

    #[test]
    fn a_code_is_read_as_it_was_written() {
        for day in Day::ALL {
            let written = serde_json::to_string(&day).expect("a string");
            assert_eq!(written, format!("\"{}\"", day.code()));
            assert_eq!(serde_json::from_str::<Day>(&written).expect("a code"), day);
            assert_eq!(Day::of_code(day.code()), Some(day));
        }
        let error = serde_json::from_str::<Day>("\"mon\"").expect_err("no code");
        let expected = "unknown variant `mon`, expected `sat` or `sun`";
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}
