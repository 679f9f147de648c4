//! Spanish messages of what can be taken along from a comparison.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{
        ComparingFormats, DetailsFormats, Exports, ExportsFormats, ShellFormats, TermsFormats,
    },
    spanish::Spanish,
};
use crate::export::Words;

static EXPORTED: Words = Words {
    language: "es",
    comparison: "Comparación",
    reported: "Qué se cuenta",
    source_not_stated: "fuente no indicada",
    original: "Original",
    link: "Enlace",
    method: "Método",
    other_occasion: "otra ocasión",
    nearest: "lo más parecido",
    compared: "Qué se ha comparado",
    row: "fila",
    judged: "según quien lee",
    columns: [
        "fila",
        "nombres de la fila",
        "estado de la fila",
        "qué se ha comparado",
        "artículo",
        "medio",
        "agencia",
        "publicado",
        "url",
        "estado",
        "lugar",
        "desde el byte",
        "hasta el byte",
        "texto",
        "otra ocasión",
        "parecido desde",
        "parecido hasta",
        "parecido",
        "enlace",
        "método",
        "número",
        "según quien lee",
    ],
    state: |state| Spanish.state(state),
    difference: |kind| Spanish.difference(kind),
    rule: |rule| Spanish.claim_rule(rule),
    place: |place| Spanish.place(place),
    speaks: |names| Spanish.speaks(names),
    via: |names| Spanish.via(names),
    cut: |source| Spanish.too_long(source),
    rows_of: |shown, of| Spanish.rows_shown(shown, of),
};

pub static EXPORTS: Exports = Exports {
    formats: &Spanish,
    export: "Exportar",
    as_file: "La comparación, como está filtrada",
    save: "guardar",
    copy: "copiar",
    copied_file: "Comparación copiada.",
    not_saved: "El navegador no ha dejado guardar el archivo. Pruebe a copiarlo.",
    as_citation: "Citar un artículo",
    open_kept: "Abrir una comparación guardada (JSON)",
    import_elsewhere: "Es una comparación de artículos que este dossier no tiene.",
};

impl ExportsFormats for Spanish {
    fn exported(&self) -> &'static Words {
        &EXPORTED
    }

    fn faulty_import(&self, why: &str) -> String {
        format!("No es una comparación guardada por Cotejo: {why}.")
    }

    fn no_comparison(&self, found: Option<f64>, schema: u32) -> String {
        match found {
            Some(found) if found as u32 != schema => format!(
                "es de la versión {} del formato y esta página lee la {schema}; su enlace («link») sigue abriendo la comparación",
                self.number(found)
            ),
            _ => format!("le falta «schema»: {schema} o «rows»"),
        }
    }

    fn imported(&self, other: usize, of: usize) -> String {
        if other == 0 {
            return "Esta página dice lo mismo, fila por fila.".to_owned();
        }
        format!(
            "{} de {} no están igual en esta página: han cambiado los textos o el método.",
            self.number(other as f64),
            self.counted(of, "fila", "filas")
        )
    }
}
