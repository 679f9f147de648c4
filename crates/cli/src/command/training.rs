//! Labelled sentences become a model: JSON lines `{"text", "gold": [[start, end, kind]]}`, offsets
//! in characters.

use cotejo_core::{findings::EntityKind, text::Span};
use cotejo_reading::model::train::{Example, train};
use serde::Deserialize;

#[derive(Deserialize)]
struct Labelled {
    text: String,
    gold: Vec<(usize, usize, EntityKind)>,
}

/// Trains the model that finds names; `told` hears the loss of each round.
///
/// # Errors
/// A line is no labelled sentence: which one, and what is wrong with it.
pub fn train_model(lines: &str, progress: impl FnMut(usize, f64)) -> Result<Vec<u8>, String> {
    let examples: Vec<Example> = lines
        .lines()
        .enumerate()
        .map(|(at, line)| example(line).map_err(|what| format!("line {}: {what}", at + 1)))
        .collect::<Result<_, _>>()?;
    Ok(train(&examples, progress))
}

fn example(line: &str) -> Result<Example, String> {
    let Labelled { text, gold } = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let names: Vec<(Span, EntityKind)> = gold
        .into_iter()
        .map(|(start, end, kind)| match (bytes.get(start), bytes.get(end)) {
            (Some(&start), Some(&end)) if start < end => Ok((Span::new(start, end), kind)),
            _ => Err(format!("no characters {start} to {end} in “{text}”")),
        })
        .collect::<Result<_, _>>()?;
    Ok(Example::new(&text, &names))
}

#[cfg(test)]
mod tests {
    use cotejo_reading::model::Model;

    use super::*;

    #[test]
    fn the_same_sentences_give_the_same_model() {
        let lines = "{\"text\":\"Llegó Ana Pérez.\",\"gold\":[[6,15,\"person\"]]}\n\
                     {\"text\":\"Volvió a París.\",\"gold\":[[9,14,\"place\"]]}";
        let model = train_model(lines, |_, _| {}).expect("both lines are labelled sentences");
        assert_eq!(train_model(lines, |_, _| {}), Ok(model.clone()));
        assert!(Model::read(&model).is_ok());
        assert!(Model::read(&model[..model.len() - 1]).is_err(), "half a model is none");
    }

    #[test]
    fn a_faulty_line_is_named() {
        let fault = |line: &str| train_model(line, |_, _| {}).expect_err("it is faulty");
        assert!(
            fault("{\"text\":\"a\",\"gold\":[[0,9,\"place\"]]}")
                .starts_with("line 1: no characters 0 to 9")
        );
        assert!(fault("{\"text\":\"a\",\"gold\":[]}\nnothing").starts_with("line 2: "));
    }
}
