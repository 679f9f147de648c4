//! Similarity of passages: how far it goes with what people found alike.

use cotejo_cli::command::align_line;
use cotejo_core::method::{self, Measure, Set};
use serde_json::Value;

use super::{gold::text, table::figure};

pub(crate) fn measured() -> Vec<method::Figure> {
    let pairs: Vec<(f64, f64)> = text("similarity-sts2017-es.jsonl").lines().map(pair).collect();
    vec![figure(Set::Similarity, Measure::Pearson, pearson(&pairs), pairs.len())]
}

/// The similarity that the program and that people give to the two passages of a line.
fn pair(line: &str) -> (f64, f64) {
    let read = |line: &str| serde_json::from_str::<Value>(line).expect("a line of JSON");
    let answer = align_line(line).expect("two passages");
    let given = read(&answer)["scores"][0][0].as_f64().expect("a score for the pair");
    (given, read(line)["gold"].as_f64().expect("a label"))
}

/// Pearson's coefficient of correlation, -1 to 1.
fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let (mut both, mut one, mut other) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        both += (a - x) * (b - y);
        one += (a - x).powi(2);
        other += (b - y).powi(2);
    }
    both / (one * other).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rises_together_correlates() {
        assert!((pearson(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]) - 1.0).abs() < 1e-9);
        assert!((pearson(&[(0.0, 1.0), (1.0, 0.0)]) + 1.0).abs() < 1e-9);
        assert!(pearson(&[(0.0, 1.0), (1.0, 0.0), (2.0, 1.0)]).abs() < 1e-9);
    }
}
