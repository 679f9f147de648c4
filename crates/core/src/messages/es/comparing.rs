//! Spanish messages of the comparison's rows.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{Comparing, ComparingFormats, DetailsFormats, ShellFormats, TermsFormats},
    spanish::Spanish,
};
use crate::{
    bundle::CatalogueArticle,
    compare::{DifferenceKind, Place, State},
    text,
    views::RowHead,
};

pub static COMPARING: Comparing = Comparing {
    formats: &Spanish,
    no_source_short: "sin fuente",
    copied_words: "(palabras copiadas)",
    finding: "Lo hallado; cada número filtra",
    promise: "«=» solo donde cada palabra tiene pareja por una regla que se ve.",
    sift: "Ordenar y filtrar",
    previous_row: "fila anterior",
    next_row: "fila siguiente",
    rows: "Filas",
    is_reference: "referencia",
    agrees: "coinciden:",
    varies: "varía:",
    in_texts: "Ver en los textos",
    absent: "no aparece",
    reader_says: "según quien lee:",
    other_occasion: "otra ocasión",
    no_rows: "Ninguna fila cumple lo pedido. Quite algún filtro.",
};

impl ComparingFormats for Spanish {
    fn mark_word(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Rendering => "cita",
            DifferenceKind::Wording => "palabras",
            other => self.difference(other),
        }
    }

    fn found(&self, state: State, count: usize) -> &'static str {
        match (state, count) {
            (State::Differs, 1) => "discrepa",
            (State::Differs, _) => "discrepan",
            (State::Same, 1) => "dice lo mismo",
            (State::Same, _) => "dicen lo mismo",
            (State::Compatible, _) => "mismo asunto",
            (State::Alone, _) => "solo en uno",
            (State::Reference | State::Absent, _) => "",
        }
    }

    fn agreeing(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => "(1 coincide en un dato)".to_owned(),
            _ => format!("({} coinciden en un dato)", self.number(count as f64)),
        }
    }

    fn defect_count(&self, article: &CatalogueArticle) -> String {
        let count: u32 = article.defects.iter().map(|one| one.count).sum();
        self.counted(count as usize, "reparo", "reparos")
    }

    fn strip_of(&self, source: &str) -> String {
        format!("Pasajes de {source}, en su orden")
    }

    fn row_state(&self, state: State, renders: bool) -> &'static str {
        if renders && state == State::Compatible {
            "misma cita, otras palabras"
        } else {
            self.state(state).1
        }
    }

    fn short_place(&self, place: Place) -> String {
        match place {
            Place::Paragraph { number, .. } => format!("párrafo {number}"),
            other => self.place(other),
        }
    }

    fn open_row(&self, number: usize) -> String {
        format!("fila {number}, abrir o cerrar")
    }

    fn more_of_row(&self, number: usize) -> String {
        format!("Más acciones de la fila {number}")
    }

    fn nearest_by(&self, score: f64) -> String {
        format!("lo más parecido, {}", self.percent(100.0 * score))
    }

    fn too_long(&self, source: &str) -> String {
        format!(
            "{source}: demasiado largo para compararlo entero. Se comparan sus primeras 10.000 palabras, \
             poco más o menos: lo que viene después no cuenta en ninguna fila, tampoco como ausente."
        )
    }

    fn row_of(&self, number: usize, of: usize) -> String {
        format!("fila {number} de {of}")
    }

    fn draw_more(&self, left: usize, of: usize) -> String {
        format!(
            "Mostrar más: quedan {} de {}",
            self.number(left as f64),
            self.counted(of, "fila", "filas")
        )
    }

    fn origins(&self, articles: usize, names: &[String]) -> String {
        format!(
            "{}, {}: {}",
            self.counted(articles, "artículo", "artículos"),
            self.counted(names.len(), "origen", "orígenes"),
            names.join(", ")
        )
    }

    fn state(&self, state: State) -> (&'static str, &'static str) {
        match state {
            State::Reference => ("·", "referencia"),
            State::Same => ("=", "coincide"),
            State::Compatible => ("≈", "mismo asunto"),
            State::Differs => ("≠", "discrepa"),
            State::Absent => ("∅", "no aparece"),
            State::Alone => ("", "solo aquí"),
        }
    }

    fn difference(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Figure => "cifra",
            DifferenceKind::Date => "fecha",
            DifferenceKind::Place => "lugar",
            DifferenceKind::Name => "nombre",
            DifferenceKind::Speaker => "quién lo dice",
            DifferenceKind::Rendering => "misma cita",
            DifferenceKind::Polarity => "sí o no",
            DifferenceKind::Role => "quién a quién",
            DifferenceKind::Modality => "hecho o posible",
            DifferenceKind::Quantity => "cuántos del total",
            DifferenceKind::Wording => "otras palabras",
        }
    }

    fn only_in(&self, source: &str) -> String {
        format!("solo en {source}")
    }

    fn numbered_row(&self, number: usize, state: State) -> String {
        format!("fila {number}, {}", self.state(state).1)
    }

    fn agreed(&self, head: &RowHead) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !head.days.is_empty() {
            let short = |value: &String| {
                text::day::day(value).map_or_else(|| self.date_value(value), |day| self.day(day))
            };
            let days: Vec<String> = head.days.iter().map(short).collect();
            parts.push(format!("fecha ({})", self.listed(&days)));
        }
        if !head.figures.is_empty() {
            parts.push(format!("cifra ({})", self.listed(&head.figures)));
        }
        if head.names > 0 {
            parts.push(self.counted(head.names, "nombre", "nombres"));
        }
        parts.extend(head.agrees.iter().map(|kind| self.difference(*kind).to_owned()));
        parts.join(", ")
    }

    fn speaks(&self, names: &[String]) -> String {
        if names.len() == 1 {
            format!("habla {}", names[0])
        } else {
            format!("hablan {}", self.listed(names))
        }
    }
}
