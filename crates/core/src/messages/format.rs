//! How a language writes numbers and names.

/// How a language writes numbers.
pub(super) struct Separators {
    pub(super) thousands: char,
    pub(super) decimals: char,
    /// The fewest digits that are grouped.
    pub(super) grouped_from: usize,
}

/// Most decimals that are written.
const DECIMALS: i32 = 9;

impl Separators {
    /// A number. Rust's own code for fractions weighs four kilobytes of every visit.
    pub(super) fn number(&self, value: f64) -> String {
        let scaled = |decimals: i32| (value * 10_f64.powi(decimals)).round();
        // As few decimals as give the number back.
        let exact = |decimals: &i32| {
            (scaled(*decimals) / 10_f64.powi(*decimals) - value).abs() <= f64::EPSILON * value.abs()
        };
        let decimals = (0..DECIMALS).find(exact).unwrap_or(DECIMALS);
        let mut left = scaled(decimals).abs();
        let mut reversed = Vec::new();
        while left >= 1.0 || reversed.len() <= decimals as usize {
            reversed.push(char::from(b'0' + (left % 10.0) as u8));
            left = (left / 10.0).trunc();
        }
        let whole = reversed.split_off(decimals as usize);
        let grouped = whole.len() >= self.grouped_from;
        let mut number = String::new();
        if value < 0.0 {
            number.push('-');
        }
        for (at, digit) in whole.iter().enumerate().rev() {
            number.push(*digit);
            if grouped && at > 0 && at % 3 == 0 {
                number.push(self.thousands);
            }
        }
        if decimals > 0 {
            number.push(self.decimals);
            number.extend(reversed.iter().rev());
        }
        number
    }
}

/// The words with their first letter small.
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The initials of a name of several words, or the beginning of a long one.
pub(super) fn initials(name: &str) -> String {
    const SHORT: usize = 5;
    if name.chars().count() <= SHORT {
        return name.to_owned();
    }
    let first = name.split_whitespace().filter_map(|word| word.chars().next());
    let initials: String = first.filter(|letter| letter.is_uppercase()).take(SHORT).collect();
    if initials.chars().count() > 1 {
        return initials;
    }
    name.chars().take(SHORT - 1).chain(['.']).collect()
}
