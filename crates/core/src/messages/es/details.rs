//! Spanish messages of what a comparison shows besides its rows.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::NaiveDate;

use super::{
    super::declared::{Details, DetailsFormats, ShellFormats, TermsFormats},
    spanish::Spanish,
};
use crate::{
    article::SectionKind,
    compare::{DifferenceKind, EvidenceKind, Place, Rule, State},
    view_state::RowSet,
};

pub static DETAILS: Details = Details {
    formats: &Spanish,
    text_in_sight: "Texto a la vista",
    see_row: "ver la fila",
    not_there: "No aparece en este texto",
    quotes_heading: "Citas",
    dates: "Fechas de las que hablan",
    figures: "Cifras",
    names: "Cómo llama cada fuente a quién",
    known_as: "como",
    first_named: "primera vez:",
    nothing_of_it: "Estos textos no tienen nada de esto.",
    nothing_here: "nada",
    not_compared: "sin comparar",
    timeline: "Dos relojes: cuándo se publicó y de qué días se habla",
    published: "publicado",
    told_of: "se habla de ese día",
    who_first: "Quién contó antes cada cosa, en este dossier",
    voices_note: "Cada pasaje, según de quién es la palabra: de un medio citado si lo hay, si no de quien habla, si no del propio texto.",
    all_voices: "todas",
    scroll_together: "mover los textos a la vez",
    questions: "Preguntas con varias respuestas",
    no_questions: "Nada de lo que se ha comparado tiene dos respuestas.",
    why_together: "Por qué van juntos",
    reference: "Referencia",
    compared: "Qué se ha comparado",
    min_similarity: "Parecido mínimo",
    as_the_method: "volver al del método",
    aside: "aparte",
    by_prominence: "por quién lo destaca o lo relega",
    by_finding: "primero lo que discrepa",
    corrections: "Correcciones que lleva este enlace",
    linked: "Unidos a mano",
    unlinked: "Separados a mano",
    undo: "deshacer",
    unknown_passages: "pasajes que estos textos no tienen",
    row_changed: "Los textos de esta fila han cambiado desde que se copió el enlace.",
    row_gone: "La fila de este enlace ya no está: los textos o la comparación han cambiado.",
    copy_row_link: "Copiar enlace a la fila",
    put_in: "unir a esta fila",
    lift_filter: "quitar el filtro",
    open_this_row: "Abrir o cerrar la fila",
    alone_note: "cada línea se abre con lo más parecido de los otros",
    none_shown: "nada entre lo que se ve",
    sample: "palabras",
    left_out_means: "omitido aquí; se abre con la fila",
    nothing_compared: "No hay en ella dato que se pueda comparar; solo palabras en común.",
    correcting: "Corregir",
    not_so: "No es así:",
    judged: "Juzgada a mano",
    take_out_of: "Quitar",
    join_other: "Unir otro pasaje u otra fila",
    join: "Unir",
    corrected_in_link: "Lo corregido va en el enlace: quien lo abra lo verá como suyo, y se deshace arriba o con Atrás.",
    gone_row: "una fila que ya no está",
    in_a_clause: "en una parte de la frase",
};

impl DetailsFormats for Spanish {
    fn row_number(&self, number: usize) -> String {
        format!("fila {number}")
    }

    fn they_agree(&self, agreed: &str) -> String {
        format!("Coinciden en: {agreed}.")
    }

    fn question(&self, kind: DifferenceKind) -> &'static str {
        match kind {
            DifferenceKind::Figure => "¿cuántos?",
            DifferenceKind::Date => "¿cuándo?",
            DifferenceKind::Place => "¿dónde?",
            DifferenceKind::Name => "¿quién?",
            DifferenceKind::Speaker => "¿quién lo dice?",
            DifferenceKind::Polarity => "¿sí o no?",
            DifferenceKind::Role => "¿quién a quién?",
            DifferenceKind::Modality => "¿es un hecho?",
            DifferenceKind::Quantity => "¿cuántos del total?",
            DifferenceKind::Rendering | DifferenceKind::Wording => "",
        }
    }

    fn times(&self, source: &str, count: usize) -> String {
        if count == 1 { source.to_owned() } else { format!("{source}, {count} veces") }
    }

    fn first_told(&self, names: &[String], on: NaiveDate) -> String {
        let tie = if names.len() > 1 { ", el mismo día" } else { "" };
        format!("{}{tie}, {}", self.listed(names), self.day(on))
    }

    fn unit(&self, unit: &str) -> String {
        if unit.is_empty() { "sin unidad".to_owned() } else { unit.to_owned() }
    }

    fn share_of(&self, count: usize, of: usize) -> String {
        format!("{} de {}", self.number(count as f64), self.number(of as f64))
    }

    fn they_differ(&self, kind: &str) -> String {
        format!("Difieren en: {kind}")
    }

    fn verdict(&self, state: State, kinds: &str) -> String {
        let verdict = match state {
            State::Alone => "Solo lo cuenta uno",
            State::Same => "Coinciden",
            State::Compatible => "Tratan del mismo asunto",
            State::Differs => "Discrepan",
            State::Reference | State::Absent => "",
        };
        if kinds.is_empty() { format!("{verdict}.") } else { format!("{verdict} ({kinds}).") }
    }

    fn place(&self, place: Place) -> String {
        match place {
            Place::Headline => "titular".to_owned(),
            Place::Caption => "pie de foto".to_owned(),
            Place::Paragraph { number, of } => format!("párrafo {number} de {of}"),
        }
    }

    fn take_away(&self, label: &str) -> String {
        format!("Quitar: {label}")
    }

    fn claim_rule(&self, rule: Rule) -> &'static str {
        match rule {
            Rule::SameWords => "las mismas palabras",
            Rule::SameValue => "el mismo valor, escrito de otro modo",
            Rule::JoinedName => "dos nombres de lo mismo",
            Rule::Inflection => "formas de una palabra",
            Rule::Synonym => "sinónimos",
            Rule::Voice => "activa y pasiva",
            Rule::Attribution => "repite quién habla",
            Rule::Vaguer => "una es más vaga",
            Rule::OtherWords => "una cita con otras palabras",
            Rule::OtherOrder => "los mismos valores en otro orden",
            Rule::OtherForm => "otra forma de la palabra",
            Rule::LeftOver => "palabras sin pareja",
            Rule::DeniedOpposite => "una palabra y la negación de su contraria",
            Rule::NamesAlike => "nombres parecidos",
            Rule::Capital => "una capital y su país, quizá",
            Rule::LessCertain => "menos seguro, o por venir",
            Rule::OtherQuantity => "otra parte del total",
            Rule::OtherValue => "otro valor",
            Rule::OtherUnit => "se cuenta otra cosa",
            Rule::OtherName => "otro nombre",
            Rule::OppositeBound => "al menos y como máximo",
            Rule::Denied => "una lo niega",
            Rule::Opposite => "palabras contrarias",
            Rule::Exchanged => "quién y a quién, cambiados",
        }
    }

    fn evidence(&self, kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::Names => "nombres",
            EvidenceKind::Dates => "fechas",
            EvidenceKind::Figures => "cifras",
            EvidenceKind::Words => "palabras",
            EvidenceKind::Speaker => "quien habla",
        }
    }

    fn sifted(&self, states: &[State], only: &[String], else_asked: bool) -> String {
        let mut seen: Vec<String> = states
            .iter()
            .filter_map(|state| match state {
                State::Differs => Some("las filas que discrepan"),
                State::Same => Some("las que dicen lo mismo"),
                State::Compatible => Some("las del mismo asunto"),
                State::Absent => Some("las que faltan en algún texto"),
                State::Alone => Some("lo que está solo en uno"),
                State::Reference => None,
            })
            .map(str::to_owned)
            .collect();
        match only {
            [] => {}
            [one] => seen.push(format!("lo que solo tiene {one}")),
            _ => seen.push(format!("lo que solo tienen {}", self.listed(only))),
        }
        match (seen.is_empty(), else_asked) {
            (true, _) => "Se ve lo elegido en «Ordenar y filtrar»".to_owned(),
            (false, true) => {
                format!("De lo elegido en «Ordenar y filtrar», a la vista: {}", self.listed(&seen))
            }
            (false, false) => format!("A la vista: {}", self.listed(&seen)),
        }
    }

    fn hidden(&self, rows: usize, alone: usize) -> String {
        let rows = (rows > 0).then(|| self.counted(rows, "fila", "filas"));
        let alone = (alone > 0).then(|| self.counted(alone, "pasaje", "pasajes"));
        let both: Vec<String> = rows.into_iter().chain(alone).collect();
        match both.len() {
            0 => "no queda nada por ver".to_owned(),
            1 if both[0].starts_with("1 ") => format!("{} no se ve", both[0]),
            _ => format!("{} no se ven", self.listed(&both)),
        }
    }

    fn shortest_place(&self, place: Place) -> String {
        match place {
            Place::Headline => "titular".to_owned(),
            Place::Caption => "foto".to_owned(),
            Place::Paragraph { number, .. } => format!("p. {number}"),
        }
    }

    fn without_partner(&self, count: usize) -> String {
        format!("{} sin par en los otros textos", self.counted(count, "pasaje", "pasajes"))
    }

    fn nothing_alone(&self, passages: usize) -> String {
        format!("nada: sus {} tienen pareja", self.counted(passages, "pasaje", "pasajes"))
    }

    fn set_aside(&self, count: usize) -> String {
        self.counted(count, "pasaje aparte", "pasajes aparte")
    }

    fn aside_kinds(&self, kinds: &[(SectionKind, usize)]) -> String {
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let one = self.section(*kind).unwrap_or(DETAILS.aside);
                let many = match kind {
                    SectionKind::DateLine => "cabeceras",
                    SectionKind::Credit => "créditos de foto",
                    SectionKind::Dateline => "datas",
                    SectionKind::Promotion => "promociones",
                    SectionKind::Boilerplate => "fórmulas de agencia",
                    SectionKind::SignOff => "firmas",
                    SectionKind::Caption | SectionKind::Headline | SectionKind::Body => one,
                };
                self.counted(*count, one, many)
            })
            .collect();
        format!("{}: no cuentan", kinds.join(", "))
    }

    fn mark_means(&self, state: State) -> &'static str {
        match state {
            State::Differs => "discrepan, y en qué",
            State::Same => "el mismo dato",
            _ => "más vago, o con otras palabras",
        }
    }

    fn wording(&self, count: usize) -> String {
        format!("Otras palabras ({count})")
    }

    fn rows_shared(&self, count: usize) -> String {
        self.counted(count, "fila con dos o más fuentes", "filas con dos o más fuentes")
    }

    fn copied_from(&self, words: usize, percent: usize, source: &str) -> String {
        format!(
            "{} iguales a {source} ({percent}\u{a0}%)",
            self.counted(words, "palabra", "palabras")
        )
    }

    fn row_set(&self, set: RowSet) -> &'static str {
        match set {
            RowSet::State => "Estado",
            RowSet::Kind => "Qué dato",
            RowSet::Entity => "Entidad",
            RowSet::Speaker => "Quién habla",
            RowSet::Via => "Según",
            RowSet::Only => "Solo en",
            RowSet::Link => DETAILS.linked,
            RowSet::Unlink => DETAILS.unlinked,
            RowSet::Judge => "Según quien lee",
        }
    }

    fn take_out(&self, source: &str) -> String {
        format!("quitar de la fila: {source}")
    }

    fn similarity_of(&self, a: &str, b: &str) -> String {
        format!("parecido de {a} y {b}")
    }
}
