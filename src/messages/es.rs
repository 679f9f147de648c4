//! Spanish, which the page carries.

use chrono::{Datelike, NaiveDate};

use super::{
    Comparing, ComparingFormats, Exports, ExportsFormats, Messages, Pages, PagesFormats, Reading,
    ReadingFormats, Separators, Shell, ShellFormats, Sides, SidesFormats, Terms, TermsFormats, cut,
};
use crate::{
    article::PartKind,
    compare::{DifferenceKind, EvidenceKind, Place, Rule, State},
    dossier::{Catalogue, CatalogueArticle, HeadlineOrigin, LoadError, VariantReason},
    export::Words,
    method::{self, Measure, Promise, Set, Topic},
    reading::{DateRule, DefectKind, DefectReason, EntityKind, Figure, dates::interval},
    search::SearchRule,
    select::{ChipLabel, FacetLabel, RowHead},
    text,
    view_state::{Facet, RowSet, Sort, Tab},
};

/// What says the messages that have variables.
pub(super) struct Spanish;

pub static MESSAGES: Messages = Messages {
    shell: &SHELL,
    terms: &TERMS,
    reading: &READING,
    comparing: &COMPARING,
    sides: &SIDES,
    exports: &EXPORTS,
    pages: &PAGES,
};

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Four digits stay together (RAE, *Ortografía*, 2010, VIII 2.2.1.1).
const SEPARATORS: Separators = Separators { thousands: '.', decimals: ',', grouped_from: 5 };

static EXPORTED: Words = Words {
    language: "es",
    comparison: "Comparación",
    told: "Qué se cuenta",
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

pub static SHELL: Shell = Shell {
    formats: &Spanish,
    skip: "Saltar al contenido",
    search: "Buscar en los artículos",
    search_hint: "buscar…",
    copy_link: "Copiar enlace",
    link_copied: "Enlace copiado.",
    copy_by_hand: "El navegador no deja copiar. Este es el enlace:",
    help: "Ayuda y teclas",
    close: "Cerrar",
    back: "Volver a los artículos",
    clear: "limpiar",
    filters: "Filtros",
    entities: "Entidades",
    find_entity: "buscar entidad",
    find_value: "buscar en la lista",
    all_entities: "con todas las elegidas",
    any_entity: "con alguna de las elegidas",
    publication_days: "Publicado",
    from: "desde",
    to: "hasta",
    order: "Orden",
    choose: "Elegir para comparar",
    four_at_most: "Ya hay cuatro elegidos: quite uno para elegir otro",
    compare: "Comparar",
    empty_tray: "Vaciar",
    one_more: "Elija al menos otro para comparar",
    original: "Ver el original",
    nothing_found: "Ningún artículo cumple todo lo pedido.",
    nothing_found_way: "Quite un filtro o cambie la búsqueda:",
    no_articles: "Este dossier no tiene artículos.",
    no_articles_way: "Añada archivos a la carpeta articles y vuelva a construir el sitio.",
    opening: "Abriendo el dossier…",
    opening_texts: "Cargando los textos…",
    opening_part: "Cargando esta vista…",
    comparing: "Comparando…",
    late: "Tarda más de lo habitual: la conexión va lenta o se ha cortado.",
    reload: "Volver a cargar",
    retry: "Reintentar",
    not_loaded: "No se ha podido cargar el dossier",
    part_not_loaded: "No se ha podido cargar esta parte de la página",
    part_not_loaded_way: "Compruebe la conexión y reintente. Si el sitio acaba de cambiar, vuelva a cargar la página: el enlace conserva lo que ha elegido.",
    texts_not_loaded: "No se han podido cargar los textos. Las fichas y los filtros funcionan; la búsqueda mira solo titulares y comienzos.",
    articles_heading: "Artículos",
    active_filters: "Filtros activos",
    sides: "Vistas de la comparación",
    nearest_now: "Lo más parecido ahora:",
    go_there: "ir ahí",
    see_articles: "Ver los artículos",
    overview: "Todos los artículos, unos frente a otros",
    how_made: "Cómo se ha hecho esta página y con qué exactitud",
};

impl ShellFormats for Spanish {
    fn no_source(&self) -> &'static str {
        "fuente no indicada"
    }

    fn themes(&self) -> [&'static str; 3] {
        ["Tema: como el sistema", "Tema: claro", "Tema: oscuro"]
    }

    fn number(&self, value: f64) -> String {
        SEPARATORS.number(value)
    }

    fn found_in(&self, search: &str, title: &str) -> String {
        format!("«{search}» en {title}")
    }

    fn back_to(&self, articles: &str) -> String {
        format!("{}: {articles}", SHELL.back)
    }

    fn day(&self, day: NaiveDate) -> String {
        format!("{} {} {}", day.day(), short_month(day), day.year())
    }

    fn title(&self, catalogue: &Catalogue) -> String {
        catalogue.title.clone().unwrap_or_else(|| "Dossier de prensa".to_owned())
    }

    fn summary(&self, catalogue: &Catalogue) -> String {
        let mut parts = vec![
            self.articles(catalogue.articles.len()),
            self.counted(catalogue.events.len(), "acontecimiento", "acontecimientos"),
        ];
        if let (Some(first), Some(last)) = (catalogue.articles.first(), catalogue.articles.last()) {
            parts.push(self.days(first.published, last.published));
        }
        parts.join(" · ")
    }

    fn headline_note(&self, origin: HeadlineOrigin) -> Option<&'static str> {
        match origin {
            HeadlineOrigin::Text => None,
            HeadlineOrigin::FirstSentence => Some("sin titular; primera frase"),
            HeadlineOrigin::Dossier => Some("titular dado por el dossier"),
        }
    }

    fn facet(&self, facet: Facet) -> &'static str {
        match facet {
            Facet::Event => "Acontecimiento",
            Facet::Source => "Fuente",
            Facet::Agency => "Agencia que lo escribe",
            Facet::Via => "Según qué medio",
            Facet::Speaker => "Quién habla",
            Facet::Entity => "Entidad",
            Facet::Defect => "Reparos del texto",
            Facet::Language => "Idioma",
        }
    }

    fn facet_label(&self, label: &FacetLabel) -> String {
        match label {
            FacetLabel::Name(name) => name.clone(),
            FacetLabel::Event(names, day) => self.event_name(names, *day),
            FacetLabel::NotStated => "no indicada".to_owned(),
            FacetLabel::Defect(kind) => self.defect(*kind).to_owned(),
            FacetLabel::Language(code) => match code.as_str() {
                "es" => "español".to_owned(),
                "en" => "inglés".to_owned(),
                _ => "sin determinar".to_owned(),
            },
        }
    }

    fn chip(&self, label: &ChipLabel) -> String {
        match label {
            ChipLabel::Value(_, label) => self.facet_label(label),
            ChipLabel::Unknown(kind, id) => {
                format!("{}: «{id}» no está en este dossier", self.facet(*kind))
            }
            ChipLabel::From(from) => format!("desde {}", self.day(*from)),
            ChipLabel::To(to) => format!("hasta {}", self.day(*to)),
        }
    }

    fn remove_chip(&self, label: &str) -> String {
        format!("Quitar el filtro {label}")
    }

    fn exclude(&self, label: &str, excluded: bool) -> String {
        if excluded { format!("Dejar de excluir {label}") } else { format!("Excluir {label}") }
    }

    fn articles(&self, count: usize) -> String {
        self.counted(count, "artículo", "artículos")
    }

    fn shown(&self, shown: usize, total: usize) -> String {
        format!("{shown} de {}", self.articles(total))
    }

    fn search_rule(&self, rule: SearchRule) -> &'static str {
        match rule {
            SearchRule::AllWords => "todas las palabras",
            SearchRule::Phrase => "frase exacta",
            SearchRule::Excluded => "palabras excluidas",
            SearchRule::Prefix => "comienzo de palabra",
            SearchRule::Accents => "sin mirar acentos",
            SearchRule::Stem => "otras formas de la palabra",
            SearchRule::TextsPending => "solo titulares y comienzos, hasta que lleguen los textos",
        }
    }

    fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Date => "más antiguos primero",
            Sort::DateDescending => "más recientes primero",
            Sort::Source => "por fuente",
            Sort::Relevance => "mejores coincidencias",
        }
    }

    fn kind_of_entities(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => "Personas",
            EntityKind::Place => "Lugares",
            EntityKind::Organisation => "Organizaciones",
            EntityKind::Other => "Otros nombres",
        }
    }

    fn kind_of_entity(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => "persona",
            EntityKind::Place => "lugar",
            EntityKind::Organisation => "organización",
            EntityKind::Other => "otro nombre",
        }
    }

    fn kind_letter(&self, kind: EntityKind) -> &'static str {
        match kind {
            EntityKind::Person => "P",
            EntityKind::Place => "L",
            EntityKind::Organisation => "O",
            EntityKind::Other => "N",
        }
    }

    fn defect(&self, kind: DefectKind) -> &'static str {
        match kind {
            DefectKind::MissingWords => "faltan palabras",
            DefectKind::RepeatedWords => "palabras repetidas",
            DefectKind::MixedQuotes => "comillas mezcladas",
            DefectKind::MachineTranslation => "traducción automática",
            DefectKind::Promotion => "promoción",
            DefectKind::Boilerplate => "fórmula de agencia",
            DefectKind::DateConflict => "fechas que no casan",
            DefectKind::HiddenCharacters => "caracteres ocultos",
        }
    }

    fn tab(&self, tab: Tab) -> &'static str {
        match tab {
            Tab::Rows => "Filas",
            Tab::Texts => "Textos",
            Tab::Questions => "Preguntas",
            Tab::Quotes => "Citas",
            Tab::Dates => "Fechas y cifras",
            Tab::Names => "Nombres",
            Tab::Voices => "Voces",
            Tab::Words => "En palabras",
        }
    }

    fn compare_all(&self, count: usize) -> String {
        format!("Comparar los {count}")
    }

    fn more_cards(&self, left: usize, of: usize) -> String {
        format!(
            "Mostrar más: quedan {} de {}",
            self.number(left as f64),
            self.counted(of, "artículo", "artículos")
        )
    }

    fn more_values(&self, left: usize) -> String {
        format!("Mostrar {} más", self.number(left as f64))
    }

    fn items_of(&self, first: usize, last: usize, of: usize) -> String {
        format!(
            "{} a {} de {}",
            self.number(first as f64),
            self.number(last as f64),
            self.number(of as f64)
        )
    }

    fn more(&self, count: usize) -> String {
        format!("{} más", self.number(count as f64))
    }

    fn side_by_side(&self, names: &[String]) -> String {
        format!("{}, lado a lado", self.listed(names))
    }

    fn unknown_chosen(&self, id: &str) -> String {
        format!("«{id}» no está en este dossier")
    }

    fn chosen(&self, count: usize) -> String {
        self.counted(count, "elegido", "elegidos")
    }

    fn mentions(&self, count: usize) -> String {
        self.counted(count, "mención", "menciones")
    }

    fn failure(&self, error: &LoadError) -> (String, String) {
        match error {
            LoadError::Network => ("El sitio no responde, o la conexión se ha cortado.".to_owned(), "Compruebe la conexión y reintente. Lo que ya estaba en pantalla no se pierde.".to_owned()),
            LoadError::NotFound(address) => {
                (format!("Falta el archivo {address}."), "El sitio se publicó a medias o se movió. Recargue la página; si sigue igual, avise a quien lo publica: hay que construirlo y subirlo entero.".to_owned())
            }
            LoadError::Status(status, address) => (format!("El sitio respondió {status} al pedir {address}."), "Reintente en unos minutos.".to_owned()),
            LoadError::Damaged(address, line, column) => {
                (format!("El archivo {address} está dañado (línea {line}, columna {column})."), "Recargue sin caché (Ctrl+Mayús+R). Si sigue igual, avise a quien publica el sitio.".to_owned())
            }
            LoadError::RepeatedId(id) => (
                format!("El catálogo da el identificador «{id}» a dos cosas distintas, y los enlaces no sabrían a cuál llevan."),
                "Avise a quien publica el sitio: hay que volver a construirlo con la versión actual.".to_owned(),
            ),
            LoadError::Schema(found, expected) => (
                format!("Los datos son de la versión {found} y esta página lee la {expected}."),
                "Se mezclan archivos de dos publicaciones: recargue sin caché (Ctrl+Mayús+R), o vuelva a construir el sitio.".to_owned(),
            ),
        }
    }
}

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
                2 => value.parse().map_or_else(
                    |_| value.to_owned(),
                    |century: u32| format!("siglo {}", roman(century + 1)),
                ),
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
            month => month
                .parse::<usize>()
                .ok()
                .and_then(|month| MONTHS.get(month.checked_sub(1)?))
                .copied()
                .unwrap_or(rest),
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

    fn section(&self, kind: PartKind) -> Option<&'static str> {
        match kind {
            PartKind::DateLine => Some("cabecera"),
            PartKind::Caption => Some("pie de foto"),
            PartKind::Credit => Some("crédito de la foto"),
            PartKind::Headline => Some("titular"),
            PartKind::Dateline => Some("data"),
            PartKind::Body => None,
            PartKind::Promotion => Some("promoción"),
            PartKind::Boilerplate => Some("fórmula de agencia"),
            PartKind::SignOff => Some("firma"),
        }
    }

    fn percent(&self, value: f64) -> String {
        format!("{}\u{a0}%", self.number(value.round()))
    }

    fn via(&self, names: &[String]) -> String {
        format!("según {}", self.listed(names))
    }

    fn verdict_promise(&self, promise: Promise) -> String {
        let Promise { same: (not_same, same), differs: (not_differing, differs) } = promise;
        format!(
            "«Coincide» quiere decir que todas las palabras tienen pareja por una regla que se ve. De 100 \
             filas «coincide», {} no lo son; de 100 «discrepa», {} tampoco: medido en {} y {} pares de \
             frases etiquetados.",
            self.number(not_same),
            self.number(not_differing),
            self.number(f64::from(same)),
            self.number(f64::from(differs)),
        )
    }
}

pub static READING: Reading = Reading {
    formats: &Spanish,
    unknown_article: "Este dossier no tiene ese artículo.",
    unknown_entity: "Este dossier no tiene esa entidad.",
    a_date: "fecha",
    a_figure: "cifra",
    a_defect: "reparo",
    previous: "Anterior",
    next: "Siguiente",
    compare_with: "Comparar con",
    marks: "Marcas en el texto",
    mark_hint: "Pase por una marca, o llegue a ella con Tab, para ver qué es.",
    open_entity: "ver la entidad",
    forms: "Formas del nombre",
    mentions_heading: "Menciones",
    form: "forma",
    reason: "por qué se une",
    see_articles: "Ver los artículos con este nombre",
    passage_changed: "El texto ha cambiado desde que se copió el enlace: aquí dice otra cosa.",
    passage_gone: "El pasaje de este enlace ya no está en el texto.",
    all_together: "en total",
    passages: "pasajes",
    matrix_note: "Cuanto más oscuro, más entidades comparten. Un clic compara los dos.",
    nearest_pairs: "Los pares más parecidos",
    more_before: "Mostrar lo anterior",
    how_well: Spanish::HOW_WELL,
    measured_what: "Qué se mide",
    keys_on: "Teclas sueltas activadas",
    provenance: "Las palabras en letra con remate son de cada fuente, tal como las da; las demás son de esta página.",
};

impl ReadingFormats for Spanish {
    fn keys(&self) -> [(&'static str, &'static str); 10] {
        [
            ("/", "buscar (también Ctrl+K)"),
            ("j  k", "artículo o fila siguiente, anterior"),
            ("Intro", "abrir"),
            ("n  p", "fila siguiente, anterior"),
            ("t  l", "ver la fila en los textos, copiar su enlace"),
            ("x", "elegir para comparar, o quitar"),
            ("c", "comparar los elegidos"),
            ("Esc", "cerrar, o volver a los artículos"),
            ("?", "esta hoja"),
            ("Tab", "recorrerlo todo"),
        ]
    }

    fn mark_kinds(&self) -> [&'static str; 5] {
        ["entidades", "citas", "fechas", "cifras", "reparos"]
    }

    fn method_sections(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[
            (
                "Qué lee cada cosa",
                &[
                    "Frases y cifras: reglas, con tablas de abreviaturas, numerales y unidades.",
                    "Nombres: un modelo estadístico pequeño, que aprendió de 11.373 frases de prensa (AnCora) y de listas de nombres.",
                    "Entidades: reglas y tablas unen las formas de un mismo nombre; cada forma dice por qué se une.",
                    "Citas: las comillas y una tabla de verbos de decir; quién habla, solo si el texto deja una respuesta.",
                    "Fechas: una gramática; «el martes» se cuenta desde el día de publicación, y cada fecha dice su regla.",
                    "Reparos: una lista cerrada de faltas del propio texto, por reglas.",
                    "Comparación: los pasajes se emparejan por los nombres, fechas, cifras y palabras que comparten; cada fila dice cuáles.",
                ],
            ),
            (
                Spanish::HOW_WELL,
                &[
                    "Se compara lo leído con lo que personas etiquetaron. Bajo cada porcentaje, de cuántos casos sale y cuál era en versiones anteriores.",
                    "Se mide con cada cambio del programa, y el que baja una cifra no se admite.",
                    "El modelo no aprendió de estos textos, pero las reglas se afinaron con ellos a la vista: con otros pueden acertar algo menos.",
                ],
            ),
            (
                "Qué no se hace",
                &[
                    "No se puntúan el sesgo ni la fiabilidad de nadie.",
                    "No se redacta ni se resume: lo que se lee de las noticias son palabras de cada fuente, con su sitio.",
                    "No se corrigen los textos: se muestran letra por letra, con marcas encima.",
                ],
            ),
            (
                "Límites conocidos",
                &[
                    "Solo español e inglés. El modelo de nombres aprendió en español; en inglés no está medido.",
                    "La prensa con que se mide es de los años 2000, y parte, traducida: otra puede leerse peor.",
                    "«Coincide» promete que nada queda sin pareja por una regla que se ve; no, que las dos digan la verdad. Entre noticias independientes casi nada coincide palabra por palabra: se queda en «mismo asunto». En 51 pares de noticias en inglés (ECB+) llamó «discrepa» a 4 filas, con razón las 4, y de 8 contradicciones que estaban en una fila calló 4.",
                    "Qué pasajes se emparejan entre dos noticias se midió aparte (ECB+, en inglés: 78 de cada 100 hallan primero a su pareja).",
                    "La ironía, lo que se calla y quién tiene razón quedan para quien lee.",
                ],
            ),
        ]
    }

    fn defect_reason(&self, reason: DefectReason) -> &'static str {
        match reason {
            DefectReason::StartsInLowerCase => {
                "el texto empieza en minúscula: le falta el comienzo"
            }
            DefectReason::NothingBetweenCommas => {
                "no hay nada entre dos comas: falta lo que iba en medio"
            }
            DefectReason::PrepositionBeforeComma => {
                "tras la preposición no hay nada: falta la palabra que regía"
            }
            DefectReason::SameWordsTwice => "la misma palabra, dos veces seguidas",
            DefectReason::MarksOfDifferentPairs => {
                "la comilla que cierra no es pareja de la que abre"
            }
            DefectReason::CapitalInMidSentence => {
                "mayúscula en mitad de la frase en una palabra que no es un nombre"
            }
            DefectReason::ForeignNumberFormat => "número escrito como en inglés",
            DefectReason::UntranslatedWords => "palabra de la gramática inglesa sin traducir",
            DefectReason::PromotionalLabel => {
                "línea que lleva a otras piezas; no cuenta en filtros ni comparación"
            }
            DefectReason::AgencyFormula => {
                "párrafo fijo en que la agencia se presenta; no cuenta en filtros ni comparación"
            }
            DefectReason::RepeatedAcrossDossier => {
                "el mismo párrafo abre o cierra varios artículos; no cuenta en filtros ni comparación"
            }
            DefectReason::ReportedAfterDateLine => {
                "por el orden de lo contado, este día cae después de la fecha del artículo"
            }
            DefectReason::UnseenCharacter => {
                "lleva un carácter que no se ve, que se perdió o que daría la vuelta a las palabras; si cambiaba su orden, aquí no lo cambia"
            }
        }
    }

    fn variant_reason(&self, reason: VariantReason) -> &'static str {
        match reason {
            VariantReason::Name => "el nombre que se muestra",
            VariantReason::SameAfterFolding => {
                "igual salvo acentos, mayúsculas, guiones o el genitivo inglés"
            }
            VariantReason::SurnameInText => "apellido de un nombre completo del mismo texto",
            VariantReason::SurnameInDossier => {
                "apellido del único nombre completo del dossier que lo lleva"
            }
            VariantReason::Shortened => "abreviado del único nombre más completo que cuadra",
            VariantReason::Titled => "el mismo nombre con un tratamiento o cargo delante",
            VariantReason::GivenName => "mismo apellido y otra forma del mismo nombre de pila",
            VariantReason::Acronym => "siglas del nombre completo que tienen al lado",
            VariantReason::AcronymInDossier => {
                "siglas que otro texto explica o del único nombre que cuadra con ellas"
            }
            VariantReason::LongForm => {
                "nombre completo de las siglas o de la forma breve que se muestran"
            }
            VariantReason::LegalForm => "igual salvo la forma jurídica de la empresa",
            VariantReason::ShortForm => "parte del único nombre más largo que cuadra",
            VariantReason::SameWords => "las mismas palabras, traducidas o en otro orden",
            VariantReason::AliasTable => "está en la tabla de otros nombres",
            VariantReason::Transliteration => "otra transcripción del mismo nombre",
            VariantReason::Garbled => "nombre largo con palabras repetidas o de más",
            VariantReason::Misspelt => "una letra distinta en el mismo texto",
            VariantReason::Dossier => "lo dice el dossier",
        }
    }

    fn date_rule(&self, rule: DateRule) -> &'static str {
        match rule {
            DateRule::FullDate => "día, mes y año dichos",
            DateRule::DayAndMonth => "día y mes dichos; el año, el más cercano que cuadra",
            DateRule::MonthAndYear => "mes y año dichos",
            DateRule::Month => "mes dicho; el año, el más cercano que cuadra",
            DateRule::Year => "año dicho",
            DateRule::Deictic => "contado desde la fecha base",
            DateRule::PastWeekday => "día de la semana en pasado: el último",
            DateRule::ComingWeekday => "día de la semana por venir: el próximo",
            DateRule::WeekdayMovedForward => {
                "día de la semana: el último sería anterior a lo que informa, así que es el siguiente que cuadra"
            }
            DateRule::NeighbouringPeriod => "periodo vecino al de la fecha base",
            DateRule::MonthOfNeighbouringYear => "mes del año vecino al de la fecha base",
            DateRule::Season => "estación del año",
            DateRule::DayOfMonth => "día dicho sin mes: el más cercano que cuadra",
            DateRule::Counted => "contado desde la fecha base, tantos como dice",
            DateRule::PartOfYear => "trimestre o semestre",
            DateRule::Decade => "década dicha",
            DateRule::Century => "siglo dicho",
            DateRule::Span => "primer y último año dichos",
            DateRule::Holiday => "día con nombre; el año, el más cercano que cuadra",
            DateRule::FromDateTold => "contado desde la fecha dicha antes",
        }
    }

    fn date_base(&self, base: NaiveDate) -> String {
        format!("contado desde el {}", self.long_day(base))
    }

    fn more_text(&self, left: u32, of: u32) -> String {
        let share = (100.0 * f64::from(left) / f64::from(of)).ceil();
        format!("Mostrar más: queda el {} % del texto", self.number(share))
    }

    fn matrix_order(&self, sort: Option<Sort>) -> &'static str {
        match sort {
            None => "por parecido",
            Some(sort) => self.sort(sort),
        }
    }

    fn alike(&self, a: &str, b: &str, likeness: f32) -> String {
        format!("{a} y {b}: {} de parecido", self.percent(f64::from(100.0 * likeness)))
    }

    fn position(&self, here: usize, of: usize) -> String {
        format!("{here} de {of}")
    }

    fn method_version(&self, version: &str) -> String {
        format!("Método, versión {version}. Los textos se leyeron una vez, al construir el sitio.")
    }

    fn topic_measured(&self, topic: Topic) -> (&'static str, &'static str) {
        match topic {
            Topic::Names => (
                "Personas, lugares y organizaciones",
                "AnCora-ES 2.0 (Taulé, Martí y Recasens, 2008), CC BY 4.0",
            ),
            Topic::Joining => (
                "Nombres unidos",
                "Pares hechos con listas (Faker, MIT; GeoNames, CC BY 4.0; Unicode CLDR y otras) y pares de noticias de MEANTIME (CC BY 4.0), con los nombres dados o por hallar",
            ),
            Topic::Quotes => (
                "Citas",
                "38 noticias de MEANTIME (Minard y otros, 2016), CC BY 4.0, etiquetadas para Cotejo; quién habla, verbo y medio se miran en las citas halladas",
            ),
            Topic::Speakers => ("Quién habla, dado el verbo", "MEANTIME, CC BY 4.0"),
            Topic::Dates => {
                ("Fechas", "MEANTIME, CC BY 4.0; peticiones de Microsoft Recognizers-Text, MIT")
            }
            Topic::Figures => {
                ("Cifras", "24 noticias de MEANTIME, CC BY 4.0, etiquetadas para Cotejo")
            }
            Topic::Sentences => {
                ("Frases", "UD_Spanish-AnCora 2.7, CC BY 4.0; los casos difíciles, de pySBD, MIT")
            }
            Topic::Comparison => (
                "Parecido de dos pasajes",
                "SemEval-2017 STS, pares de frases (Cer y otros, 2017), CC BY-SA 4.0",
            ),
            Topic::Verdicts => (
                "Coincide, mismo asunto, discrepa",
                "290 pares de frases hechos con noticias de MEANTIME (CC BY 4.0), etiquetados para Cotejo: un dato cambiado, lo mismo con otras palabras, contado libremente",
            ),
            Topic::Defects => ("Reparos en textos cuidados", "AnCora y MEANTIME, CC BY 4.0"),
        }
    }

    fn measure(&self, measure: Measure) -> (&'static str, &'static str) {
        match measure {
            Measure::Precision => ("Precisión", "de lo que señala, cuánto acierta"),
            Measure::Recall => ("Cobertura", "de lo que hay, cuánto señala"),
            Measure::F1 => {
                ("F1", "precisión y cobertura en una nota, que baja si baja cualquiera de las dos")
            }
            Measure::AnyKindF1 => ("F1 sin mirar el tipo", "aunque tome un lugar por una persona"),
            Measure::FullDays => {
                ("Días completos", "de los días que da el texto, cuántos lee con mes y año")
            }
            Measure::Cases => ("Casos acertados", "peticiones cuya fecha lee bien"),
            Measure::Texts => ("Textos sin un fallo", "con todas sus frases bien cortadas"),
            Measure::Speaker => {
                ("Quién habla: acierta", "nombra a quien habla, o a nadie si el texto no lo dice")
            }
            Measure::WrongSpeaker => ("Quién habla: yerra", "nombra a otro; cuanto menos, mejor"),
            Measure::NoSpeaker => {
                ("Quién habla: calla", "el texto lo dice y no lo nombra; cuanto menos, mejor")
            }
            Measure::Cue => ("Verbo", "señala con qué palabra se da la cita"),
            Measure::Via => ("Según qué medio", "da por dónde llegan las palabras, si se dice"),
            Measure::Value => ("Valor", "lee bien el número, o su mínimo y su máximo"),
            Measure::Unit => ("Unidad", "dice bien qué se cuenta"),
            Measure::Exact => ("Extremos", "empieza y acaba en su letra justa"),
            Measure::Pearson => (
                "Acuerdo con personas",
                "correlación de Pearson: 100 % si ordena los pares por parecido como ellas",
            ),
            Measure::SameRight => {
                ("«Coincide»: acierta", "de lo que llama «coincide», cuánto lo es")
            }
            Measure::DiffersRight => {
                ("«Discrepa»: acierta", "de lo que llama «discrepa», cuánto lo es")
            }
            Measure::ToldApart => {
                ("Distingue", "de los pares que no dicen lo mismo, a cuántos llama por su nombre")
            }
            Measure::CalledSame => {
                ("Los da por iguales", "pares que no dicen lo mismo; cuanto menos, mejor")
            }
            Measure::FoundSame => ("Los reconoce", "pares que dicen lo mismo con otras palabras"),
            Measure::CalledDiffers => {
                ("Los da por distintos", "pares que dicen lo mismo; cuanto menos, mejor")
            }
            Measure::FalseAlarms => {
                ("Falsas alarmas", "en cada 200 frases sin faltas; cuanto menos, mejor")
            }
        }
    }

    fn measured_set(&self, set: Set) -> &'static str {
        match set {
            Set::MadePairs => "de listas",
            Set::GivenPairs => "dados",
            Set::FoundPairs => "por hallar",
            Set::DirectEs => "directas, español",
            Set::IndirectEs => "indirectas, español",
            Set::DirectEn => "directas, inglés",
            Set::IndirectEn => "indirectas, inglés",
            Set::Speech | Set::DatesEs => "español",
            Set::DatesEn => "inglés",
            Set::DatesShort => "peticiones",
            Set::Names | Set::Sentences => "prensa",
            Set::HardSentences => "casos difíciles",
            Set::Likeness => "pares",
            Set::Verdicts => "todos",
            Set::PlantedEs => "un dato cambiado, español",
            Set::PlantedEn => "un dato cambiado, inglés",
            Set::RewordedEs => "contado libremente, español",
            Set::RewordedEn => "contado libremente, inglés",
            Set::EqualEs => "lo mismo, español",
            Set::EqualEn => "lo mismo, inglés",
            Set::CleanSentences => "frases sueltas",
            Set::CleanTexts => "textos seguidos",
            Set::Figures | Set::CleanStories => "noticias",
        }
    }

    fn measured(&self, figure: Option<method::Figure>) -> (String, String) {
        let Some(figure) = figure.filter(|figure| figure.items > 0) else {
            return ("–".to_owned(), String::new());
        };
        (self.measured_value(figure), format!("de {}", self.number(f64::from(figure.items))))
    }

    fn measured_before(&self, version: &str, figure: method::Figure) -> String {
        format!("{} en la {version}", self.measured_value(figure))
    }
}

pub static COMPARING: Comparing = Comparing {
    formats: &Spanish,
    no_source_short: "sin fuente",
    copied_words: "(palabras copiadas)",
    finding: "Lo hallado; cada número filtra",
    promise: "«=» promete que nada queda sin pareja.",
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
            DifferenceKind::Rendering => "misma cita, otras palabras",
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

pub static SIDES: Sides = Sides {
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
    two_clocks: "Dos relojes: cuándo se publicó y de qué días se habla",
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
    least_likeness: "Parecido mínimo",
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

impl SidesFormats for Spanish {
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
                format!("De lo elegido en «Ordenar y filtrar» se ven {}", self.listed(&seen))
            }
            (false, false) => format!("Se ven {}", self.listed(&seen)),
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
        format!("nada: sus {} están en alguna fila", self.counted(passages, "pasaje", "pasajes"))
    }

    fn set_aside(&self, count: usize) -> String {
        self.counted(count, "pasaje aparte", "pasajes aparte")
    }

    fn aside_kinds(&self, kinds: &[(PartKind, usize)]) -> String {
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let one = self.section(*kind).unwrap_or(SIDES.aside);
                let many = match kind {
                    PartKind::DateLine => "cabeceras",
                    PartKind::Credit => "créditos de foto",
                    PartKind::Dateline => "datas",
                    PartKind::Promotion => "promociones",
                    PartKind::Boilerplate => "fórmulas de agencia",
                    PartKind::SignOff => "firmas",
                    PartKind::Caption | PartKind::Headline | PartKind::Body => one,
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
            RowSet::Kind => "En qué",
            RowSet::Entity => "Entidad",
            RowSet::Speaker => "Quién habla",
            RowSet::Via => "Según",
            RowSet::Only => "Solo en",
            RowSet::Link => SIDES.linked,
            RowSet::Unlink => SIDES.unlinked,
            RowSet::Judge => "Según quien lee",
        }
    }

    fn both(&self, a: &str, b: &str) -> String {
        format!("«{}» · «{}»", cut(a), cut(b))
    }

    fn take_out(&self, source: &str) -> String {
        format!("quitar de la fila: {source}")
    }

    fn likeness_of(&self, a: &str, b: &str) -> String {
        format!("parecido de {a} y {b}")
    }
}

pub static EXPORTS: Exports = Exports {
    formats: &Spanish,
    export: "Exportar",
    as_file: "La comparación, como está filtrada",
    save: "guardar",
    copy: "copiar",
    copied_file: "Comparación copiada.",
    not_saved: "El navegador no ha dejado guardar el archivo. Pruebe a copiarlo.",
    as_citation: "Citar un artículo",
    copied_citation: "Cita copiada.",
    plain: "texto",
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

impl Spanish {
    const HOW_WELL: &str = "Con qué exactitud";

    /// "12 ago – 3 sep 2025", each year once.
    fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.day(from);
        }
        if from.year() == to.year() {
            return format!("{} {} – {}", from.day(), short_month(from), self.day(to));
        }
        format!("{} – {}", self.day(from), self.day(to))
    }

    /// "1 artículo", "3 artículos".
    fn counted(&self, count: usize, one: &str, many: &str) -> String {
        format!("{} {}", self.number(count as f64), if count == 1 { one } else { many })
    }

    /// "9 de 24 filas".
    fn rows_shown(&self, shown: usize, of: usize) -> String {
        let rows = self.counted(of, "fila", "filas");
        if shown == of { rows } else { format!("{} de {rows}", self.number(shown as f64)) }
    }

    fn measured_value(&self, figure: method::Figure) -> String {
        match figure.measure {
            Measure::FalseAlarms => self.number(f64::from(figure.thousandths) / 1000.0),
            _ => format!("{}\u{a0}%", self.number(f64::from(figure.thousandths) / 10.0)),
        }
    }
}

/// "y", or "e" before the sound of an i that is no diphthong (RAE, *Ortografía*).
fn and_before(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let rest = word.strip_prefix('h').unwrap_or(&word);
    let begins_with_i = rest.starts_with(['i', 'í'])
        && !rest.starts_with("ie")
        && !rest.starts_with("ia")
        && !rest.starts_with("io");
    if begins_with_i { "e" } else { "y" }
}

/// A century's number as Spanish writes it: "XX".
fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 7] =
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut roman = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            roman.push_str(letters);
            left -= value;
        }
    }
    roman
}

/// The first three letters of a month.
fn short_month(day: NaiveDate) -> &'static str {
    &MONTHS[day.month0() as usize][..3]
}
