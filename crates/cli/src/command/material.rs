//! Articles to measure with, made out of a few stories. The same stories give the same articles.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

#[derive(Deserialize)]
struct Story {
    language: Option<String>,
    text: String,
}

/// As many articles as asked for, out of files of stories: article files, or JSON lines with a
/// `text` each. Each story's paragraphs stand in another order every time.
pub fn articles_of(files: &[&str], count: usize) -> Vec<String> {
    let stories: Vec<Story> = files.iter().flat_map(|file| stories(file)).collect();
    if stories.is_empty() {
        return Vec::new();
    }
    (0..count)
        .map(|at| {
            let (round, story) = (at / stories.len(), &stories[at % stories.len()]);
            let mut paragraphs: Vec<&str> =
                story.text.lines().filter(|line| !line.trim().is_empty()).collect();
            if round > 0 {
                Numbers(round as u64).shuffle(&mut paragraphs);
            }
            paragraphs.join("\n")
        })
        .collect()
}

/// Fewest and most articles on one happening.
const SHARED_BY: (usize, usize) = (3, 8);

/// Most paragraphs that a happening has of each of two stories, and that an article takes of them.
const PARAGRAPHS: (usize, usize) = (8, 11);

/// Shortest paragraph that is taken, in bytes: headings and bylines are shorter.
const SHORTEST: usize = 60;

/// Days over which the articles of a dossier are published.
const DAYS: usize = 365;

const PAPERS: [&str; 6] = ["La Voz", "El Correo", "La Gaceta", "El Diario", "La Tribuna", "El Eco"];
const CITIES: [&str; 5] = ["Quito", "Sevilla", "Lima", "Montevideo", "Bogotá"];
const GIVEN: [&str; 8] = ["Ana", "Luis", "Marta", "Pedro", "Julia", "Carlos", "Elena", "Diego"];

/// A dossier's article files, as name and content: happenings that several articles report, each in
/// paragraphs of the same two stories and in words on the same three people, and each from another
/// one of thirty papers.
pub fn dossier_of(files: &[&str], count: usize) -> Vec<(String, String)> {
    let stories: Vec<Story> = files.iter().flat_map(|file| stories(file)).collect();
    if stories.is_empty() {
        return Vec::new();
    }
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day of the calendar");
    let mut numbers = Numbers(1);
    let mut made = Vec::with_capacity(count);
    for happening in 0.. {
        let one = &stories[numbers.below(stories.len())];
        let alike: Vec<&Story> =
            stories.iter().filter(|other| other.language == one.language).collect();
        let other = alike[numbers.below(alike.len())];
        let stories = [one, other].map(|story| {
            let long = story.text.lines().filter(|paragraph| paragraph.len() >= SHORTEST);
            let mut long: Vec<&str> = long.collect();
            numbers.shuffle(&mut long);
            long.truncate(PARAGRAPHS.0);
            long
        });
        let stories = stories.concat();
        let day = first + Days::new(numbers.below(DAYS) as u64);
        let [witness, neighbour, mayor] =
            [0, 1, 2].map(|nth| (GIVEN[numbers.below(GIVEN.len())], surname(3 * happening + nth)));
        let paper = numbers.below(PAPERS.len() * CITIES.len());
        let (fewest, most) = SHARED_BY;
        for nth in 0..fewest + numbers.below(most + 1 - fewest) {
            if made.len() == count {
                return made;
            }
            let paper = (paper + nth) % (PAPERS.len() * CITIES.len());
            let paper =
                format!("{} de {}", PAPERS[paper % PAPERS.len()], CITIES[paper / PAPERS.len()]);
            let published = day + Days::new(numbers.below(2) as u64);
            let mut chosen = stories.clone();
            numbers.shuffle(&mut chosen);
            chosen.truncate(PARAGRAPHS.1);
            let ((given, surname), (given_b, surname_b), (given_c, surname_c)) =
                (&witness, &neighbour, &mayor);
            // Words of its own at both ends: what articles begin or end with alike is boilerplate.
            let opening = format!(
                "{given} {surname} contó a {paper} lo que vio el {day} con {given_b} {surname_b}."
            );
            let closing = format!(
                "«Fue cosa de minutos», dijo {surname} a {paper}; lo confirmó {given_c} {surname_c}."
            );
            let body = [&[opening.as_str()], &chosen[..], &[closing.as_str()]].concat();
            let body = body.join("\n\n");
            made.push((
                format!("{happening:05}-{nth}.txt"),
                format!(
                    "title: Lo que vio {given} {surname}, según {paper}\nsource: {paper}\n\
                     date: {published}\n\n{body}\n"
                ),
            ));
        }
    }
    made
}

/// A surname that hardly anybody has; ten thousand numbers have one each.
fn surname(number: usize) -> String {
    const FIRST: [&str; 10] = ["Ba", "Lo", "Ri", "Mu", "Ke", "Do", "Na", "Si", "Tu", "Fe"];
    const NEXT: [&str; 10] = ["ra", "mo", "li", "gu", "ne", "do", "ca", "si", "tu", "ve"];
    // Numbers that follow each other give names that do not look alike.
    let number = number * 7_919 % 10_000;
    let next = [100, 10, 1].map(|place| NEXT[number / place % 10]);
    format!("{}{}z", FIRST[number / 1_000], next.concat())
}

/// The stories of a file's JSON lines, or the file itself where it holds none.
fn stories(file: &str) -> Vec<Story> {
    let lines: Option<Vec<Story>> =
        file.lines().map(|line| serde_json::from_str(line).ok()).collect();
    match lines {
        Some(stories) if !stories.is_empty() => stories,
        _ => vec![Story { language: Some("es".to_owned()), text: file.to_owned() }],
    }
}

/// The numbers of a linear congruential generator (Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    /// The next one, below another.
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// Puts items into another order (Fisher and Yates).
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
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

    #[test]
    fn a_dossier_has_happenings_that_several_articles_report() {
        let story =
            "Una línea de más de sesenta bytes, como las que tienen las noticias.\n".repeat(20);
        let made = dossier_of(&[&story], 100);
        assert_eq!(made.len(), 100);
        assert_eq!(made, dossier_of(&[&story], 100));
        let happenings: Vec<&str> = made.iter().map(|(name, _)| &name[..5]).collect();
        // The last one may be cut short.
        let whole = happenings.chunk_by(|a, b| a == b).rev().skip(1);
        assert!(
            whole.map(<[_]>::len).all(|articles| (SHARED_BY.0..=SHARED_BY.1).contains(&articles))
        );
        assert!(dossier_of(&[], 3).is_empty());
    }
}
