//! Tables of language, as files a linguist could edit: a row a line, fields between `|`, `#`
//! before a remark.

use super::Language;

/// The rows of a table: fields trimmed, remarks and empty lines left out.
pub fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter_map(row)
}

fn row(line: &str) -> Option<Vec<&str>> {
    let row = line.split_once('#').map_or(line, |(row, _)| row).trim();
    (!row.is_empty()).then(|| row.split('|').map(str::trim).collect())
}

/// A table of language and what a row of it says. [`language_table`](crate::language_table)
/// declares one.
pub struct Table<R> {
    file: &'static str,
    text: &'static str,
    fields: &'static str,
    read: fn(&[&'static str]) -> Option<R>,
}

impl<R> Table<R> {
    /// A table of a file of `data/`: its text, the fields of a row as a remedy names them, and what
    /// reads them; `None`: they are not such fields.
    pub const fn new(
        file: &'static str,
        text: &'static str,
        fields: &'static str,
        read: fn(&[&'static str]) -> Option<R>,
    ) -> Self {
        Self { file, text, fields, read }
    }

    /// What the rows say, in order; those of [`Self::faults`] left out.
    pub fn rows(&self) -> impl Iterator<Item = R> + use<R> {
        let read = self.read;
        rows(self.text).filter_map(move |row| read(&row))
    }

    /// The rows that cannot be read: file, line, and what is expected.
    pub fn faults(&self) -> Vec<String> {
        let unread = |line: &'static str| row(line).is_some_and(|row| (self.read)(&row).is_none());
        (1..)
            .zip(self.text.lines())
            .filter(|(_, line)| unread(line))
            .map(|(number, line)| {
                format!("data/{}:{number}: «{line}», expected: {}", self.file, self.fields)
            })
            .collect()
    }
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
    ($(#[$about:meta])* $visible:vis static $name:ident: $row:ty = $file:literal, $fields:expr, $read:expr;) => {
        $(#[$about])*
        $visible static $name: $crate::text::table::Table<$row> = $crate::text::table::Table::new(
            $file,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $file)),
            $fields,
            $read,
        );
        $crate::every_row_is_read!($name);
    };
}

/// The test that comes with a table.
#[doc(hidden)]
#[macro_export]
macro_rules! every_row_is_read {
    ($name:ident) => {
        #[cfg(test)]
        #[expect(non_snake_case, reason = "it is named as its table")]
        mod $name {
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
        let table =
            Table::new("ages.txt", "# who | age\nAna | 9\nEva | x\nIda | 7", "who | age", {
                |row| match *row {
                    [who, age] => Some((who, age.parse::<u8>().ok()?)),
                    _ => None,
                }
            });
        assert_eq!(table.rows().collect::<Vec<_>>(), [("Ana", 9), ("Ida", 7)]);
        assert_eq!(table.faults(), ["data/ages.txt:3: «Eva | x», expected: who | age"]);
    }
}
