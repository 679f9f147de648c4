//! Articles to measure the reading with, made out of a few stories: each story's paragraphs in
//! another order every time. The same stories give the same articles.

use serde::Deserialize;

#[derive(Deserialize)]
struct Story {
    text: String,
}

/// As many articles as asked for, out of files of stories: article files, or JSON lines with a
/// `text` each.
pub fn articles_of(files: &[&str], count: usize) -> Vec<String> {
    let stories: Vec<String> = files.iter().flat_map(|file| stories(file)).collect();
    if stories.is_empty() {
        return Vec::new();
    }
    (0..count)
        .map(|at| {
            let (round, story) = (at / stories.len(), &stories[at % stories.len()]);
            let mut paragraphs: Vec<&str> =
                story.lines().filter(|line| !line.trim().is_empty()).collect();
            shuffle(&mut paragraphs, round as u64);
            paragraphs.join("\n")
        })
        .collect()
}

/// The texts of a file's JSON lines, or the file itself where it holds none.
fn stories(file: &str) -> Vec<String> {
    let lines: Option<Vec<Story>> =
        file.lines().map(|line| serde_json::from_str(line).ok()).collect();
    match lines {
        Some(stories) if !stories.is_empty() => {
            stories.into_iter().map(|story| story.text).collect()
        }
        _ => vec![file.to_owned()],
    }
}

/// Fisher and Yates's, by the numbers of a linear congruential generator (Knuth's MMIX); the first
/// round leaves the order as it is.
fn shuffle(paragraphs: &mut [&str], round: u64) {
    let mut number = round;
    for last in (1..paragraphs.len()).rev().filter(|_| round > 0) {
        number =
            number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        paragraphs.swap(last, (number >> 33) as usize % (last + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_round_has_the_same_paragraphs_in_another_order() {
        let files = ["a\nb\n\nc\nd\ne\n", "{\"text\":\"f\\ng\"}\n{\"text\":\"h\"}\n"];
        let made = articles_of(&files, 6);
        assert_eq!(made[..3], ["a\nb\nc\nd\ne", "f\ng", "h"]);
        assert_ne!(made[3], made[0]);
        let mut sorted: Vec<&str> = made[3].lines().collect();
        sorted.sort_unstable();
        assert_eq!(sorted, ["a", "b", "c", "d", "e"]);
        assert_eq!(made, articles_of(&files, 6));
        assert!(articles_of(&[], 3).is_empty());
    }
}
