//! Tables of language, as files a linguist could edit: a row a line, fields between `|`, `#`
//! before a remark.

use std::marker::PhantomData;

use super::Language;

/// The rows of a table: fields trimmed, remarks and empty lines left out.
pub fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter_map(row)
}

/// Calls `read` with the fields of each row. It is one function for all tables: the page has it once.
pub(super) fn each_row(text: &'static str, read: &mut dyn FnMut(&[&'static str])) {
    rows(text).for_each(|row| read(&row));
}

fn row(line: &str) -> Option<Vec<&str>> {
    let row = line.split_once('#').map_or(line, |(row, _)| row).trim();
    (!row.is_empty()).then(|| row.split('|').map(str::trim).collect())
}

/// What a table of language is, and what a row of it says.
/// [`language_table`](crate::language_table) writes it.
pub trait Rows {
    /// What a row says.
    type Row;
    /// The file, below `data/`.
    const FILE: &'static str;
    /// Its text.
    const TEXT: &'static str;
    /// The fields of a row, as a remedy names them.
    const FIELDS: &'static str;

    /// Reads the fields of a row; `None`: they are not [`Self::FIELDS`].
    fn read(row: &[&'static str]) -> Option<Self::Row>;
}

/// A table of language.
pub struct Table<T>(PhantomData<T>);

impl<T: Rows> Table<T> {
    /// The table.
    #[expect(clippy::new_without_default, reason = "only statics hold one")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// What the rows say, in order; those of [`Self::faults`] left out.
    pub fn rows(&self) -> std::vec::IntoIter<T::Row> {
        let mut rows = Vec::new();
        each_row(T::TEXT, &mut |row| rows.extend(T::read(row)));
        rows.into_iter()
    }

    /// The rows that cannot be read: file, line, and what is expected.
    pub fn faults(&self) -> Vec<String> {
        faults(T::FILE, T::TEXT, T::FIELDS, |row| T::read(row).is_some())
    }
}

/// The rows of a table that are not read: file, line, and what is expected.
pub(super) fn faults(
    file: &str,
    text: &'static str,
    fields: &str,
    is_read: impl Fn(&[&'static str]) -> bool,
) -> Vec<String> {
    let unread = |line: &'static str| row(line).is_some_and(|row| !is_read(&row));
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| unread(line))
        .map(|(number, line)| format!("data/{file}:{number}: «{line}», expected: {fields}"))
        .collect()
}

/// Reads a row of one field: words with blanks between.
pub fn words(row: &[&'static str]) -> Option<Vec<&'static str>> {
    match *row {
        [words] => Some(words.split_whitespace().collect()),
        _ => None,
    }
}

/// Reads a row of one field: a phrase.
pub fn phrase(row: &[&'static str]) -> Option<&'static str> {
    match *row {
        [phrase] => Some(phrase),
        _ => None,
    }
}

/// The language that a field names, of those that tables are about.
pub fn language(code: &str) -> Option<Language> {
    Language::of_code(code).filter(|language| *language != Language::Unknown)
}

/// Reads a row of names, none empty.
pub fn names(row: &[&'static str]) -> Option<Vec<&'static str>> {
    row.iter().all(|name| !name.is_empty()).then(|| row.to_vec())
}

/// Declares a [`Table`](crate::text::table::Table) over a file of `data/`, and the test that every
/// row of it can be read.
///
/// ```text
/// language_table! {
///     /// Colours by their names.
///     static COLOURS: Colour = "colours.txt", "red, green, blue | names", |row| …;
/// }
/// ```
#[macro_export]
macro_rules! language_table {
    ($(#[$about:meta])* static $($table:tt)*) => {
        $crate::language_table! { @ [$(#[$about])*] [] [pub(super)] $($table)* }
    };
    ($(#[$about:meta])* pub static $($table:tt)*) => {
        $crate::language_table! { @ [$(#[$about])*] [pub] [pub] $($table)* }
    };
    ($(#[$about:meta])* pub(crate) static $($table:tt)*) => {
        $crate::language_table! { @ [$(#[$about])*] [pub(crate)] [pub(crate)] $($table)* }
    };
    (@ [$(#[$about:meta])*] [$($visible:tt)*] [$($within:tt)*]
        $name:ident: $row:ty = $file:literal, $fields:expr, $read:expr;) => {
        $(#[$about])*
        $($visible)* static $name: $crate::text::table::Table<$name::Of> =
            $crate::text::table::Table::new();

        impl $crate::text::table::Rows for $name::Of {
            type Row = $row;
            const FILE: &'static str = $file;
            const TEXT: &'static str =
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $file));
            const FIELDS: &'static str = $fields;

            fn read(row: &[&'static str]) -> Option<$row> {
                let read: fn(&[&'static str]) -> Option<$row> = $read;
                read(row)
            }
        }

        $crate::every_row_is_read!($name, [$($within)*] Of);
    };
}

/// What stands beside a table under its name: its type, if it has one, and its test.
#[doc(hidden)]
#[macro_export]
macro_rules! every_row_is_read {
    ($name:ident $(, [$($visible:tt)*] $of:ident)?) => {
        #[allow(non_snake_case, reason = "it is named as its table")]
        mod $name {
            $(
                /// The table.
                $($visible)* enum $of {}
            )?

            #[cfg(test)]
            #[test]
            fn every_row_is_read() {
                assert_eq!(super::$name.faults(), Vec::<String>::new());
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_empty_lines_are_no_rows() {
        let read: Vec<_> = rows("# source: ours\n\n a | b # remark\nc\n").collect();
        assert_eq!(read, [vec!["a", "b"], vec!["c"]]);
    }

    #[test]
    fn a_row_that_is_not_read_is_named() {
        enum Ages {}

        impl Rows for Ages {
            type Row = (&'static str, u8);
            const FILE: &'static str = "ages.txt";
            const TEXT: &'static str = "# who | age\nAna | 9\nEva | x\nIda | 7";
            const FIELDS: &'static str = "who | age";

            fn read(row: &[&'static str]) -> Option<Self::Row> {
                match *row {
                    [who, age] => Some((who, age.parse().ok()?)),
                    _ => None,
                }
            }
        }

        let table = Table::<Ages>::new();
        assert_eq!(table.rows().collect::<Vec<_>>(), [("Ana", 9), ("Ida", 7)]);
        assert_eq!(table.faults(), ["data/ages.txt:3: «Eva | x», expected: who | age"]);
    }
}
