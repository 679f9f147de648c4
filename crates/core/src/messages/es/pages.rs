//! Spanish messages of the pages that are read without WebAssembly.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{Pages, PagesFormats},
    spanish::Spanish,
};

pub static PAGES: Pages = Pages {
    formats: &Spanish,
    all_articles: "Todos los artículos, en una lista",
    open_in_app: "Abrir para buscar y comparar",
    no_such_page: "Esta página no existe",
    no_such_page_way: "La dirección está mal escrita, o el texto ya no está en este sitio.",
    without_scripts: "Sin JavaScript se pueden leer los artículos. Para buscar, filtrar y compararlos hace falta JavaScript, con WebAssembly. Nada sale de este sitio: los artículos se leen y se comparan en su propio equipo.",
    meanwhile: "Leer los artículos mientras tanto",
    no_webassembly: "Este navegador no admite WebAssembly, o se lo impide su configuración o la de este sitio. Los artículos se pueden leer; para buscar y compararlos, abra la página con una versión reciente de Firefox, Chrome, Edge o Safari, o pida a quien administra el equipo o el sitio que lo permita.",
    not_started: "La página no ha podido arrancar: un archivo no llegó o llegó dañado. Compruebe la conexión.",
    wrong_type: "La página no ha podido arrancar: este sitio entrega sus guiones (.js) como otra cosa. Quien lo aloja lo arregla sirviéndolos con el tipo text/javascript. Los artículos se pueden leer.",
    stopped: "La página ha fallado y ha dejado de responder: lo que muestra puede estar incompleto. La dirección guarda lo que estaba viendo.",
    renewed: "Hay una versión nueva del dossier.",
    open_new: "Abrir la nueva",
    not_now: "Ahora no",
};

impl PagesFormats for Spanish {}
