//! Spanish messages of several of the other views.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::{Datelike, NaiveDate};

use super::{
    super::declared::{ShellFormats, Terms, TermsFormats},
    spanish::{MONTHS, Spanish, and_before, century, month_of},
};
use crate::{article::SectionKind, findings::Figure, method::Promise, text, timex::interval};

pub static TERMS: Terms = Terms {
    formats: &Spanish,
    too_few: "Para comparar hacen falta al menos dos artículos.",
    nobody: "no se dice quién",
    go_to_text: "ir al texto",
    whose_word: "De quién es la palabra",
    own_voice: "voz propia",
    named_speakers: "alguien con nombre",
    other_media: "otro medio",
};

impl TermsFormats for Spanish {
    fn long_day(&self, day: NaiveDate) -> String {
        format!("{} de {} de {}", day.day(), MONTHS[day.month0() as usize], day.year())
    }

    fn listed(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), and_before(last)),
        }
    }

    fn quote_kind(&self, direct: bool) -> &'static str {
        if direct { "cita" } else { "palabras referidas" }
    }

    fn date_value(&self, value: &str) -> String {
        if let Some((from, to)) = value.split_once('/') {
            return format!("de {} a {}", self.date_value(from), self.date_value(to));
        }
        if let Some(day) = text::day::day(value) {
            return self.long_day(day);
        }
        let Some((year, rest)) = value.split_once('-') else {
            return match value.len() {
                2 => century(value),
                3 => format!("años {value}0"),
                _ => value.to_owned(),
            };
        };
        if rest.starts_with('W')
            && rest != "WI"
            && let Some((first, _)) = interval(value)
        {
            let week = if rest.ends_with("-WE") { "fin de semana" } else { "semana" };
            return format!("{week} del {}", self.long_day(first));
        }
        let named = match rest {
            "Q1" => "primer trimestre",
            "Q2" => "segundo trimestre",
            "Q3" => "tercer trimestre",
            "Q4" => "cuarto trimestre",
            "H1" => "primer semestre",
            "H2" => "segundo semestre",
            "SP" => "primavera",
            "SU" => "verano",
            "FA" => "otoño",
            "WI" => "invierno",
            month => month_of(month).unwrap_or(month),
        };
        format!("{named} de {year}")
    }

    fn figure(&self, figure: &Figure) -> String {
        let value = match (figure.value, figure.min, figure.max) {
            (Some(value), ..) => self.number(value),
            (_, Some(min), _) => format!("al menos {}", self.number(min)),
            (.., Some(max)) => format!("como mucho {}", self.number(max)),
            _ => "sin valor".to_owned(),
        };
        figure.unit.as_ref().map_or_else(|| value.clone(), |unit| format!("{value} {unit}"))
    }

    fn section(&self, kind: SectionKind) -> Option<&'static str> {
        match kind {
            SectionKind::DateLine => Some("cabecera"),
            SectionKind::Caption => Some("pie de foto"),
            SectionKind::Credit => Some("crédito de la foto"),
            SectionKind::Headline => Some("titular"),
            SectionKind::Dateline => Some("data"),
            SectionKind::Body => None,
            SectionKind::Promotion => Some("promoción"),
            SectionKind::Boilerplate => Some("fórmula de agencia"),
            SectionKind::SignOff => Some("firma"),
        }
    }

    fn percent(&self, value: f64) -> String {
        format!("{}\u{a0}%", self.number(value.round()))
    }

    fn via(&self, names: &[String]) -> String {
        format!("según {}", self.listed(names))
    }

    fn verdict_promise(&self, promise: Promise) -> String {
        let Promise { same: (not_same, same), differs: (not_differing, differs), found } = promise;
        format!(
            "«Coincide» quiere decir que todas las palabras tienen pareja por una regla que se ve. Medido \
             en pares de frases etiquetados: de cada 100 filas «coincide» fallan {} ({} pares) y de cada \
             100 «discrepa», {} ({} pares). Lo que discrepa contado con palabras muy distintas casi siempre \
             se queda en «mismo asunto»: de cada 100 se ven {}.",
            self.number(not_same),
            self.number(f64::from(same)),
            self.number(not_differing),
            self.number(f64::from(differs)),
            self.number(found.round()),
        )
    }
}
