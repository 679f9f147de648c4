//! Spanish messages of every view, and of the cards.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::{Datelike, NaiveDate};

use super::{
    super::declared::{Shell, ShellFormats, TermsFormats},
    spanish::{SEPARATORS, Spanish, century, month_of, short_month, week},
};
use crate::{
    bundle::{Catalogue, CatalogueArticle, HeadlineOrigin, LoadError},
    findings::{DefectKind, EntityKind},
    search::SearchRule,
    text,
    view_state::{Facet, Sort, Tab},
    views::{ChipLabel, FacetLabel},
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
    entities: "Nombres",
    find_entity: "buscar nombre",
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
    timeline: "Arriba, cuándo se publicó; abajo, de qué días se habla; a trazos, lo posterior al propio artículo.",
    published: "publicado",
    speaks_of: "se habla de",
    ahead: "posterior al artículo",
    other_articles: "Otros artículos",
    according_to: "según",
    only_here: "nombres solo aquí",
    text_defects: "reparos",
    mentions_each: "menciones en cada texto",
    articles_column: "artículos",
    articles_short: "art.",
    mentions_column: "menciones",
    mentions_short: "menc.",
    exclude_word: "excluir",
    skip_to_articles: "Saltar a los artículos",
    skip_to_filters: "Saltar a los filtros",
    empty_tray: "Vaciar",
    one_more: "Elija al menos otro para comparar",
    original: "Ver el original",
    nothing_found: "Ningún artículo cumple todo lo pedido.",
    nothing_found_way: "Quite un filtro o cambie la búsqueda:",
    no_articles: "Este dossier no tiene artículos.",
    no_articles_way: "Añada archivos a la carpeta articles y vuelva a construir el sitio.",
    opening: "Abriendo el dossier…",
    opening_texts: "Cargando los textos…",
    opening_chunk: "Cargando esta vista…",
    comparing: "Comparando…",
    late: "Tarda más de lo habitual: la conexión va lenta o se ha cortado.",
    reload: "Volver a cargar",
    retry: "Reintentar",
    not_loaded: "No se ha podido cargar el dossier",
    chunk_not_loaded: "No se ha podido cargar esta parte de la página",
    chunk_not_loaded_way: "Compruebe la conexión y reintente. Si el sitio acaba de cambiar, vuelva a cargar la página: el enlace conserva lo que ha elegido.",
    texts_not_loaded: "No se han podido cargar los textos. Las fichas y los filtros funcionan; la búsqueda, no.",
    articles_heading: "Artículos",
    active_filters: "Filtros activos",
    tabs: "Vistas de la comparación",
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

    fn period(&self, value: &str) -> (String, String) {
        if let Some((from, to)) = value.split_once('/')
            && let Some((from, to)) = text::day::day(from).zip(text::day::day(to))
        {
            return (week(from, to), from.year().to_string());
        }
        if let Some(day) = text::day::day(value) {
            return (format!("{} {}", day.day(), short_month(day)), day.year().to_string());
        }
        let (year, rest) = value.split_once('-').unwrap_or((value, ""));
        let label = match rest {
            "SP" => "primavera",
            "SU" => "verano",
            "FA" => "otoño",
            "WI" => "invierno",
            "Q1" => "ene–mar",
            "Q2" => "abr–jun",
            "Q3" => "jul–sep",
            "Q4" => "oct–dic",
            "H1" => "ene–jun",
            "H2" => "jul–dic",
            "" => match year.len() {
                2 => return (century(year), String::new()),
                3 => return ("década".to_owned(), format!("{year}0")),
                _ => "año",
            },
            month => month_of(month).map_or(month, |month| &month[..3]),
        };
        (label.to_owned(), year.to_owned())
    }

    fn gap(&self, duration: &str) -> String {
        let (count, unit) = duration.split_at(duration.len().saturating_sub(1));
        let count = count.trim_start_matches('P').parse().unwrap_or_default();
        match unit {
            "Y" => self.counted(count, "año", "años"),
            "M" => self.counted(count, "mes", "meses"),
            _ => self.counted(count, "día", "días"),
        }
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

    fn brief_source(&self, article: &CatalogueArticle) -> String {
        article.source().unwrap_or("sin fuente").to_owned()
    }

    fn no_source_initials(&self) -> &'static str {
        "s/fte"
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
            Facet::Date => "Publicado o habla de",
            Facet::Defect => "Reparos del texto",
            Facet::Language => "Idioma",
        }
    }

    fn facet_label(&self, label: &FacetLabel) -> String {
        match label {
            FacetLabel::Name(name) => name.clone(),
            FacetLabel::Event(names, day) => self.event_name(names, *day),
            FacetLabel::NotStated => "no indicada".to_owned(),
            FacetLabel::Date(value) => self.date(value),
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
            ChipLabel::Value(facet, label) => {
                format!("{}: {}", self.facet(*facet), self.facet_label(label))
            }
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

    fn remove_chosen(&self, name: &str) -> String {
        format!("Quitar de los elegidos {name}")
    }

    fn filter_by(&self, name: &str) -> String {
        format!("Filtrar por {name}")
    }

    fn says(&self, speaker: &str) -> String {
        format!("{speaker}, según este texto")
    }

    fn found_nowhere(&self, search: &str) -> String {
        format!("Ningún artículo tiene «{}».", search.trim())
    }

    fn missing(&self, words: &[String]) -> String {
        if words.is_empty() {
            return "Cada palabra está en algún texto, pero ninguno las tiene todas.".to_owned();
        }
        let words: Vec<String> = words.iter().map(|word| format!("«{word}»")).collect();
        format!("En ningún texto está {}.", words.join(", "))
    }

    fn search_only(&self, words: &str) -> String {
        format!("Buscar solo «{words}»")
    }

    fn found_elsewhere(&self, count: usize) -> String {
        format!("Sin los filtros: {}", self.articles(count))
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
            SearchRule::TextsPending => "todavía sin buscar: faltan los textos",
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

    fn compare_all(&self, compared: usize, count: usize) -> String {
        if compared < count {
            format!("Comparar {compared} de los {count}")
        } else {
            format!("Comparar los {count}")
        }
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
