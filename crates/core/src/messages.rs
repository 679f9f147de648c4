//! Every string of ours, in each language the page is written in. The sources' words are never here.
//!
//! They are grouped by the part of the page that shows them; [`es`] and [`en`] give each. A message that
//! a language lacks does not compile, and another language is another such file.

mod declared;
pub mod en;
pub mod es;
mod format;

use crate::view_state::Lang;
pub use declared::{
    Citing, CitingFormats, Comparing, ComparingFormats, Details, DetailsFormats, Exports,
    ExportsFormats, LEFT_OUT, MARK_KINDS, Messages, NAME, Pages, PagesFormats, Reading,
    ReadingFormats, Shell, ShellFormats, Terms, TermsFormats,
};
pub use format::lower_first;

/// The messages of a language. The page asks for them by part instead: each part carries its own.
pub fn messages(lang: Lang) -> &'static Messages {
    match lang {
        Lang::Es => &es::MESSAGES,
        Lang::En => &en::MESSAGES,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        declared::{ShellFormats, TermsFormats},
        en::English,
        es::Spanish,
    };

    #[test]
    fn numbers_have_the_separators_of_the_language() {
        for (value, es, en) in [
            (0.0, "0", "0"),
            (7.0, "7", "7"),
            (1999.0, "1999", "1,999"),
            (15_000.0, "15.000", "15,000"),
            (1_234_567.0, "1.234.567", "1,234,567"),
            (3.5, "3,5", "3.5"),
            (0.08, "0,08", "0.08"),
            (12_345.678, "12.345,678", "12,345.678"),
            (-2.25, "-2,25", "-2.25"),
            (1.0 / 3.0, "0,333333333", "0.333333333"),
            (2e19, "20.000.000.000.000.000.000", "20,000,000,000,000,000,000"),
        ] {
            assert_eq!((Spanish.number(value).as_str(), English.number(value).as_str()), (es, en));
        }
    }

    #[test]
    fn days_and_periods_are_written_as_the_language_writes_them() {
        for (value, es, en) in [
            ("2025-08-13", "13 de agosto de 2025", "13 August 2025"),
            ("2024-06", "junio de 2024", "June 2024"),
            ("2024-FA", "otoño de 2024", "autumn 2024"),
            ("2024-Q2", "segundo trimestre de 2024", "second quarter of 2024"),
            ("2025-W33", "semana del 11 de agosto de 2025", "week of 11 August 2025"),
            ("19", "siglo XX", "20th century"),
            ("20", "siglo XXI", "21st century"),
            ("03", "siglo IV", "4th century"),
            ("10", "siglo XI", "11th century"),
            ("198", "años 1980", "1980s"),
            ("2024/2025", "de 2024 a 2025", "2024 to 2025"),
        ] {
            assert_eq!(
                (Spanish.date_value(value).as_str(), English.date_value(value).as_str()),
                (es, en)
            );
        }
    }

    #[test]
    fn lists_end_as_the_language_ends_them() {
        let names = ["AFP", "EFE", "TASS"].map(str::to_owned);
        assert_eq!(Spanish.listed(&names), "AFP, EFE y TASS");
        assert_eq!(English.listed(&names), "AFP, EFE and TASS");
    }

    /// The messages without a variable of a language's file: name and text.
    fn plain(file: &str) -> Vec<(String, String)> {
        let message = |line: &str| {
            let (name, text) = line.trim().strip_suffix("\",")?.split_once(": \"")?;
            (!name.contains(' ')).then(|| (name.to_owned(), text.to_owned()))
        };
        // A long text stands on a line of its own.
        file.replace(":\n        \"", ": \"").lines().filter_map(message).collect()
    }

    #[test]
    fn no_language_speaks_in_another() {
        let es = concat!(
            include_str!("messages/es/shell.rs"),
            include_str!("messages/es/terms.rs"),
            include_str!("messages/es/reading.rs"),
            include_str!("messages/es/comparing.rs"),
            include_str!("messages/es/details.rs"),
            include_str!("messages/es/citing.rs"),
            include_str!("messages/es/exports.rs"),
            include_str!("messages/es/pages.rs"),
        );
        let en = concat!(
            include_str!("messages/en/shell.rs"),
            include_str!("messages/en/terms.rs"),
            include_str!("messages/en/reading.rs"),
            include_str!("messages/en/comparing.rs"),
            include_str!("messages/en/details.rs"),
            include_str!("messages/en/citing.rs"),
            include_str!("messages/en/exports.rs"),
            include_str!("messages/en/pages.rs"),
        );
        let (spanish, english) = (plain(es), plain(en));
        assert!(english.len() > 150, "only {} are read", english.len());
        for (name, text) in &english {
            let other = spanish.iter().find(|(other, _)| other == name);
            assert!(other.is_some_and(|(_, other)| other != text), "{name} is “{text}” in both");
        }
        assert!(!en.contains(['«', '»', '¿', '¡', 'ñ']), "Spanish marks in English");
        assert!(!es.contains(['“', '”']), "English marks in Spanish");
    }
}
