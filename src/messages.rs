//! Every string of ours, in Spanish. The sources' words are never here.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::{Datelike, NaiveDate};

use crate::{
    article::PartKind,
    compare::{DifferenceKind, EvidenceKind, Place, Rule, State},
    dossier::{Catalogue, CatalogueArticle, Event, HeadlineOrigin, LoadError, VariantReason},
    export::Words,
    method::{self, Measure, Set, Topic},
    reading::{DateRule, DefectKind, DefectReason, EntityKind, Figure, dates::interval},
    search::SearchRule,
    select::{ChipLabel, FacetLabel, RowHead},
    text,
    view_state::{Facet, RowSet, Sort, Tab},
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

pub const NAME: &str = "Cotejo";
pub const SKIP: &str = "Saltar al contenido";
pub const SEARCH: &str = "Buscar en los artículos";
pub const SEARCH_HINT: &str = "buscar…";
pub const COPY_LINK: &str = "Copiar enlace";
pub const COPIED: &str = "Enlace copiado.";
pub const COPY_BY_HAND: &str = "El navegador no deja copiar. Este es el enlace:";
pub const HELP: &str = "Ayuda y teclas";
pub const CLOSE: &str = "Cerrar";
pub const BACK: &str = "Volver a los artículos";
pub const CLEAR: &str = "limpiar";
pub const FILTERS: &str = "Filtros";
pub const ENTITIES: &str = "Entidades";
pub const FIND_ENTITY: &str = "buscar entidad";
pub const FIND_VALUE: &str = "buscar en la lista";
pub const ALL_ENTITIES: &str = "con todas las elegidas";
pub const ANY_ENTITY: &str = "con alguna de las elegidas";
pub const DAYS: &str = "Publicado";
pub const FROM: &str = "desde";
pub const TO: &str = "hasta";
pub const ORDER: &str = "Orden";
pub const CHOOSE: &str = "Elegir para comparar";
pub const FOUR_AT_MOST: &str = "Ya hay cuatro elegidos: quite uno para elegir otro";
pub const COMPARE: &str = "Comparar";
pub const EMPTY_TRAY: &str = "Vaciar";
pub const ONE_MORE: &str = "Elija al menos otro para comparar";
pub const NO_SOURCE: &str = "fuente no indicada";
pub const NO_SOURCE_SHORT: &str = "sin fuente";
pub const ORIGINAL: &str = "Ver el original";
pub const NOTHING_FOUND: &str = "Ningún artículo cumple todo lo pedido.";
pub const NOTHING_FOUND_WAY: &str = "Quite un filtro o cambie la búsqueda:";
pub const NO_ARTICLES: &str = "Este dossier no tiene artículos.";
pub const NO_ARTICLES_WAY: &str =
    "Añada archivos a la carpeta articles y vuelva a construir el sitio.";
pub const OPENING: &str = "Abriendo el dossier…";
pub const OPENING_TEXTS: &str = "Cargando los textos…";
pub const OPENING_PART: &str = "Cargando esta vista…";
pub const COMPARING: &str = "Comparando…";
pub const LATE: &str = "Tarda más de lo habitual: la conexión va lenta o se ha cortado.";
pub const RELOAD: &str = "Volver a cargar";
pub const RETRY: &str = "Reintentar";
pub const NOT_LOADED: &str = "No se ha podido cargar el dossier";
pub const PART_NOT_LOADED: &str = "No se ha podido cargar esta parte de la página";
pub const PART_NOT_LOADED_WAY: &str = "Compruebe la conexión y reintente. Si el sitio acaba de cambiar, vuelva a cargar la página: el enlace conserva lo que ha elegido.";
pub const TEXTS_NOT_LOADED: &str = "No se han podido cargar los textos. Las fichas y los filtros funcionan; la búsqueda mira solo titulares y comienzos.";
pub const UNKNOWN_ARTICLE: &str = "Este dossier no tiene ese artículo.";
pub const UNKNOWN_ENTITY: &str = "Este dossier no tiene esa entidad.";
pub const TOO_FEW: &str = "Para comparar hacen falta al menos dos artículos.";
pub const ARTICLES: &str = "Artículos";
pub const ACTIVE_FILTERS: &str = "Filtros activos";
pub const SIDES: &str = "Vistas de la comparación";
pub const TEXT_IN_SIGHT: &str = "Texto a la vista";
pub const WHY_TOGETHER: &str = "Por qué van juntos";
pub const DATE: &str = "fecha";
pub const FIGURE: &str = "cifra";
pub const DEFECT: &str = "reparo";
pub const ALL_ARTICLES: &str = "Todos los artículos, en una lista";
pub const OPEN_IN_APP: &str = "Abrir para buscar y comparar";
pub const NO_SUCH_PAGE: &str = "Esta página no existe";
pub const NO_SUCH_PAGE_WAY: &str =
    "La dirección está mal escrita, o el texto ya no está en este sitio.";
pub const PREVIOUS: &str = "Anterior";
pub const NEXT: &str = "Siguiente";
pub const COMPARE_WITH: &str = "Comparar con";
pub const MARKS: &str = "Marcas en el texto";
pub const MARK_HINT: &str = "Pase por una marca, o llegue a ella con Tab, para ver qué es.";
pub const NOBODY: &str = "no se dice quién";
pub const OPEN_ENTITY: &str = "ver la entidad";
pub const ROW_HEAD: &str = "Qué se cuenta";
pub const REFERENCE: &str = "Referencia";
pub const SEE_ROW: &str = "ver la fila";
pub const NOT_THERE: &str = "No aparece en este texto";
pub const OTHER_OCCASION: &str = "otra ocasión";
pub const FORMS: &str = "Formas del nombre";
pub const MENTIONS: &str = "Menciones";
pub const FORM: &str = "forma";
pub const REASON: &str = "por qué se une";
pub const SEE_ARTICLES: &str = "Ver los artículos con este nombre";
pub const GO_TO_TEXT: &str = "ir al texto";
pub const KEYS_ON: &str = "Teclas sueltas activadas";
pub const PROVENANCE: &str = "Las palabras en letra con remate son de cada fuente, tal como las da; las demás son de esta página.";

pub const KEYS: [(&str, &str); 10] = [
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
];

/// "Volver a los artículos: 3 artículos".
pub fn back_to(articles: &str) -> String {
    format!("{BACK}: {articles}")
}

/// "12 ago 2025".
pub fn day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), short_month(day), day.year())
}

/// "12 de agosto de 2025".
pub fn long_day(day: NaiveDate) -> String {
    format!("{} de {} de {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

fn short_month(day: NaiveDate) -> &'static str {
    &MONTHS[day.month0() as usize][..3]
}

/// "12 ago – 3 sep 2025", each year said once.
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return day(from);
    }
    if from.year() == to.year() {
        return format!("{} {} – {}", from.day(), short_month(from), day(to));
    }
    format!("{} – {}", day(from), day(to))
}

/// "1 artículo", "3 artículos".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count as f64), if count == 1 { one } else { many })
}

/// Most decimals that are written.
const DECIMALS: i32 = 9;

/// With Spanish separators: "15.000", "3,5". Four digits stay together (RAE). Rust's own code for
/// fractions weighs four kilobytes of every visit.
pub fn number(value: f64) -> String {
    let scaled = |decimals: i32| (value * 10_f64.powi(decimals)).round();
    // As few decimals as give the number back.
    let exact = |decimals: &i32| {
        (scaled(*decimals) / 10_f64.powi(*decimals) - value).abs() <= f64::EPSILON * value.abs()
    };
    let decimals = (0..DECIMALS).find(exact).unwrap_or(DECIMALS);
    let mut left = scaled(decimals).abs();
    let mut reversed = Vec::new();
    while left >= 1.0 || reversed.len() <= decimals as usize {
        reversed.push(char::from(b'0' + (left % 10.0) as u8));
        left = (left / 10.0).trunc();
    }
    let whole = reversed.split_off(decimals as usize);
    let grouped = whole.len() > 4;
    let mut said = String::new();
    if value < 0.0 {
        said.push('-');
    }
    for (at, digit) in whole.iter().enumerate().rev() {
        said.push(*digit);
        if grouped && at > 0 && at % 3 == 0 {
            said.push('.');
        }
    }
    if decimals > 0 {
        said.push(',');
        said.extend(reversed.iter().rev());
    }
    said
}

pub fn title(catalogue: &Catalogue) -> String {
    catalogue.title.clone().unwrap_or_else(|| "Dossier de prensa".to_owned())
}

/// "3 artículos · 2 acontecimientos · 12 ago – 3 sep 2025".
pub fn summary(catalogue: &Catalogue) -> String {
    let mut parts = vec![
        articles(catalogue.articles.len()),
        counted(catalogue.events.len(), "acontecimiento", "acontecimientos"),
    ];
    if let (Some(first), Some(last)) = (catalogue.articles.first(), catalogue.articles.last()) {
        parts.push(days(first.published, last.published));
    }
    parts.join(" · ")
}

pub fn source(article: &CatalogueArticle) -> String {
    article.source().unwrap_or(NO_SOURCE).to_owned()
}

/// "AFP", or "fuente no indicada, 13 ago 2025": enough to tell articles apart.
pub fn source_and_day(article: &CatalogueArticle) -> String {
    format!("{}, {}", source(article), day(article.published))
}

/// "AFP, fuente no indicada y EFE".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} y {last}", first.join(", ")),
    }
}

pub fn headline_note(origin: HeadlineOrigin) -> Option<&'static str> {
    match origin {
        HeadlineOrigin::Text => None,
        HeadlineOrigin::FirstSentence => Some("sin titular; primera frase"),
        HeadlineOrigin::Dossier => Some("titular dado por el dossier"),
    }
}

pub fn facet(facet: Facet) -> &'static str {
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

pub fn facet_label(label: &FacetLabel) -> String {
    match label {
        FacetLabel::Name(name) => name.clone(),
        FacetLabel::Event(names, day) => event_name(names, *day),
        FacetLabel::NotStated => "no indicada".to_owned(),
        FacetLabel::Defect(kind) => defect(*kind).to_owned(),
        FacetLabel::Language(code) => match code.as_str() {
            "es" => "español".to_owned(),
            "en" => "inglés".to_owned(),
            _ => "sin determinar".to_owned(),
        },
    }
}

/// "Putin · Kim · 12 ago 2025".
pub fn event_name(names: &[String], on: Option<NaiveDate>) -> String {
    names.iter().cloned().chain(on.map(day)).collect::<Vec<_>>().join(" · ")
}

pub fn event(event: &Event) -> String {
    event_name(&event.names, event.day)
}

pub fn chip(label: &ChipLabel) -> String {
    match label {
        ChipLabel::Value(_, label) => facet_label(label),
        ChipLabel::Unknown(kind, id) => format!("{}: «{id}» no está en este dossier", facet(*kind)),
        ChipLabel::From(from) => format!("desde {}", day(*from)),
        ChipLabel::To(to) => format!("hasta {}", day(*to)),
    }
}

/// "Quitar «x»", of what is no filter.
pub fn take_away(label: &str) -> String {
    format!("Quitar: {label}")
}

pub fn remove_chip(label: &str) -> String {
    format!("Quitar el filtro {label}")
}

pub fn exclude(label: &str, excluded: bool) -> String {
    if excluded { format!("Dejar de excluir {label}") } else { format!("Excluir {label}") }
}

/// "3 artículos".
pub fn articles(count: usize) -> String {
    counted(count, "artículo", "artículos")
}

pub fn quote_kind(direct: bool) -> &'static str {
    if direct { "cita" } else { "palabras referidas" }
}

/// "2 de 3 artículos".
pub fn shown(shown: usize, total: usize) -> String {
    format!("{shown} de {}", articles(total))
}

pub fn rule(rule: SearchRule) -> &'static str {
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

pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Date => "más antiguos primero",
        Sort::DateDescending => "más recientes primero",
        Sort::Source => "por fuente",
        Sort::Relevance => "mejores coincidencias",
    }
}

pub fn kind_of_entities(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Personas",
        EntityKind::Place => "Lugares",
        EntityKind::Organisation => "Organizaciones",
        EntityKind::Other => "Otros nombres",
    }
}

pub fn kind_of_entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "persona",
        EntityKind::Place => "lugar",
        EntityKind::Organisation => "organización",
        EntityKind::Other => "otro nombre",
    }
}

pub fn kind_letter(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "P",
        EntityKind::Place => "L",
        EntityKind::Organisation => "O",
        EntityKind::Other => "N",
    }
}

pub fn defect(kind: DefectKind) -> &'static str {
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

pub fn defect_reason(reason: DefectReason) -> &'static str {
    match reason {
        DefectReason::StartsInLowerCase => "el texto empieza en minúscula: le falta el comienzo",
        DefectReason::NothingBetweenCommas => {
            "no hay nada entre dos comas: falta lo que iba en medio"
        }
        DefectReason::PrepositionBeforeComma => {
            "tras la preposición no hay nada: falta la palabra que regía"
        }
        DefectReason::SameWordsTwice => "la misma palabra, dos veces seguidas",
        DefectReason::MarksOfDifferentPairs => "la comilla que cierra no es pareja de la que abre",
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

/// "faltan palabras ×3 · promoción ×2".
pub fn defects(article: &CatalogueArticle) -> String {
    let one = |count: &crate::dossier::DefectCount| {
        if count.count == 1 {
            defect(count.kind).to_owned()
        } else {
            format!("{} ×{}", defect(count.kind), count.count)
        }
    };
    article.defects.iter().map(one).collect::<Vec<_>>().join(" · ")
}

pub fn variant_reason(reason: VariantReason) -> &'static str {
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

pub fn date_rule(rule: DateRule) -> &'static str {
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

/// A TIMEX3 value for reading: "13 de agosto de 2025", "junio de 2024", "otoño de 2024".
pub fn date_value(value: &str) -> String {
    if let Some((from, to)) = value.split_once('/') {
        return format!("de {} a {}", date_value(from), date_value(to));
    }
    if let Some(day) = text::day::day(value) {
        return long_day(day);
    }
    let Some((year, rest)) = value.split_once('-') else {
        return match value.len() {
            2 => format!("siglo {}", value.parse::<u32>().map_or(0, |century| century + 1)),
            3 => format!("años {value}0"),
            _ => value.to_owned(),
        };
    };
    if rest.starts_with('W')
        && rest != "WI"
        && let Some((first, _)) = interval(value)
    {
        let week = if rest.ends_with("-WE") { "fin de semana" } else { "semana" };
        return format!("{week} del {}", long_day(first));
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

pub fn date_base(base: NaiveDate) -> String {
    format!("contado desde el {}", long_day(base))
}

pub fn figure(figure: &Figure) -> String {
    let value = match (figure.value, figure.min, figure.max) {
        (Some(value), ..) => number(value),
        (_, Some(min), _) => format!("al menos {}", number(min)),
        (.., Some(max)) => format!("como mucho {}", number(max)),
        _ => "sin valor".to_owned(),
    };
    figure.unit.as_ref().map_or_else(|| value.clone(), |unit| format!("{value} {unit}"))
}

pub fn part(kind: PartKind) -> Option<&'static str> {
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

/// The name of a kind of mark, for its switch.
pub const MARK_KINDS: [(&str, &str); 5] = [
    ("entity", "entidades"),
    ("quote", "citas"),
    ("date", "fechas"),
    ("figure", "cifras"),
    ("defect", "reparos"),
];

pub fn tab(tab: Tab) -> &'static str {
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

/// Sign and word of a state.
pub fn state(state: State) -> (&'static str, &'static str) {
    match state {
        State::Reference => ("·", "referencia"),
        State::Same => ("=", "coincide"),
        State::Compatible => ("≈", "mismo asunto"),
        State::Differs => ("≠", "discrepa"),
        State::Absent => ("∅", "no aparece"),
        State::Alone => ("", "solo aquí"),
    }
}

/// The word for a kind of difference, by its code.
pub fn difference_of_code(code: &str) -> &str {
    DifferenceKind::ALL
        .into_iter()
        .find(|kind| kind.code() == code)
        .map_or(code, |kind| difference(kind))
}

pub fn difference(kind: DifferenceKind) -> &'static str {
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

/// The word beside a mark for its kind.
pub fn mark_kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Rendering => "cita",
        DifferenceKind::Wording => "palabras",
        other => difference(other),
    }
}

/// The rule by which a claim was judged.
pub fn claim_rule(rule: Rule) -> &'static str {
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

pub const COMPARED: &str = "Qué se ha comparado";

pub fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Names => "nombres",
        EvidenceKind::Dates => "fechas",
        EvidenceKind::Figures => "cifras",
        EvidenceKind::Words => "palabras",
        EvidenceKind::Speaker => "quien habla",
    }
}

pub fn place(place: Place) -> String {
    match place {
        Place::Headline => "titular".to_owned(),
        Place::Caption => "pie de foto".to_owned(),
        Place::Paragraph { number, of } => format!("párrafo {number} de {of}"),
    }
}

pub const LEAST_LIKENESS: &str = "Parecido mínimo";
pub const AS_THE_METHOD: &str = "volver al del método";
pub const ASIDE: &str = "aparte";
pub const BY_PROMINENCE: &str = "por quién lo destaca o lo relega";
pub const BY_FINDING: &str = "primero lo que discrepa";
pub const NO_ROWS: &str = "Ninguna fila cumple lo pedido. Quite algún filtro.";
pub const CORRECTIONS: &str = "Correcciones que lleva este enlace";
pub const LINKED: &str = "Unidos a mano";
pub const UNLINKED: &str = "Separados a mano";
pub const UNDO: &str = "deshacer";
pub const UNKNOWN_PASSAGES: &str = "pasajes que estos textos no tienen";
pub const ROW_CHANGED: &str = "Los textos de esta fila han cambiado desde que se copió el enlace.";
pub const ROW_GONE: &str =
    "La fila de este enlace ya no está: los textos o la comparación han cambiado.";
pub const PASSAGE_CHANGED: &str =
    "El texto ha cambiado desde que se copió el enlace: aquí dice otra cosa.";
pub const PASSAGE_GONE: &str = "El pasaje de este enlace ya no está en el texto.";
pub const NEAREST_NOW: &str = "Lo más parecido ahora:";
pub const GO_THERE: &str = "ir ahí";
pub const COPY_ROW_LINK: &str = "Copiar enlace a la fila";
pub const COPIED_WORDS: &str = "(palabras copiadas)";
pub const TAKE_OUT: &str = "quitar de la fila";
pub const PUT_IN: &str = "unir a esta fila";
pub const QUOTES: &str = "Citas";
pub const DATES: &str = "Fechas de las que hablan";
pub const FIGURES: &str = "Cifras";
pub const NAMES: &str = "Cómo llama cada fuente a quién";
pub const AS: &str = "como";
pub const FIRST_NAMED: &str = "primera vez:";
pub const NOTHING_OF_IT: &str = "Estos textos no tienen nada de esto.";
pub const NOTHING_HERE: &str = "nada";
pub const TWO_CLOCKS: &str = "Dos relojes: cuándo se publicó y de qué días se habla";
pub const PUBLISHED: &str = "publicado";
pub const TOLD_OF: &str = "se habla de ese día";
pub const WHO_FIRST: &str = "Quién contó antes cada cosa, en este dossier";
pub const WHOSE_WORD: &str = "De quién es la palabra";
pub const VOICES_NOTE: &str = "Cada pasaje, según de quién es la palabra: de un medio citado si lo hay, si no de quien habla, si no del propio texto.";
pub const ALL_TOGETHER: &str = "en total";
pub const PASSAGES: &str = "pasajes";
pub const ALL_VOICES: &str = "todas";
pub const OWN_VOICE: &str = "voz propia";
pub const NAMED_SPEAKERS: &str = "alguien con nombre";
pub const OTHER_MEDIA: &str = "otro medio";
pub const SCROLL_TOGETHER: &str = "mover los textos a la vez";
pub const OVERVIEW: &str = "Todos los artículos, unos frente a otros";
pub const MATRIX_NOTE: &str =
    "Cuanto más oscuro, más entidades comparten. Un clic compara los dos.";
pub const NEAREST_PAIRS: &str = "Los pares más parecidos";

pub const EXPORT: &str = "Exportar";
pub const AS_FILE: &str = "La comparación, como está filtrada";
pub const SAVE: &str = "guardar";
pub const COPY: &str = "copiar";
pub const COPIED_FILE: &str = "Comparación copiada.";
pub const NOT_SAVED: &str = "El navegador no ha dejado guardar el archivo. Pruebe a copiarlo.";
pub const AS_CITATION: &str = "Citar un artículo";
pub const COPIED_CITATION: &str = "Cita copiada.";
pub const PLAIN: &str = "texto";
pub const OPEN_KEPT: &str = "Abrir una comparación guardada (JSON)";
pub const IMPORT_ELSEWHERE: &str = "Es una comparación de artículos que este dossier no tiene.";

pub fn faulty_import(why: &str) -> String {
    format!("No es una comparación guardada por Cotejo: {why}.")
}

/// Why a file is no comparison that this page reads: of another version of the form, or none at all.
pub fn no_comparison(found: Option<f64>, schema: u32) -> String {
    match found {
        Some(found) if found as u32 != schema => format!(
            "es de la versión {} del formato y esta página lee la {schema}; su enlace («link») sigue abriendo la comparación",
            number(found)
        ),
        _ => format!("le falta «schema»: {schema} o «rows»"),
    }
}

/// Whether all rows of a kept comparison are on the page as they were.
pub fn imported(other: usize, of: usize) -> String {
    if other == 0 {
        return "Esta página dice lo mismo, fila por fila.".to_owned();
    }
    format!(
        "{} de {} no están igual en esta página: han cambiado los textos o el método.",
        number(other as f64),
        counted(of, "fila", "filas")
    )
}

/// The words of ours in exported files.
pub const EXPORTED: Words = Words {
    language: "es",
    comparison: "Comparación",
    told: ROW_HEAD,
    source_not_stated: NO_SOURCE,
    original: "Original",
    link: "Enlace",
    method: "Método",
    other_occasion: OTHER_OCCASION,
    nearest: "lo más parecido",
    compared: COMPARED,
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
    state,
    difference,
    rule: claim_rule,
    place,
    speaks,
    via,
    cut: |source| too_long(source),
    rows_of: |shown, of| rows_shown(shown, of),
};

/// What a number of the finding counts: "discrepan", "dicen lo mismo".
pub fn found(state: State, count: usize) -> &'static str {
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

/// "(5 coinciden en un dato)"
pub fn agreeing(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "(1 coincide en un dato)".to_owned(),
        _ => format!("({} coinciden en un dato)", number(count as f64)),
    }
}

pub const FINDING: &str = "Lo hallado; cada número filtra";
pub const PROMISE: &str = "«=» promete que nada queda sin pareja.";
pub const SIFT: &str = "Ordenar y filtrar";
pub const PREVIOUS_ROW: &str = "fila anterior";
pub const NEXT_ROW: &str = "fila siguiente";
pub const ROWS: &str = "Filas";

/// "solo en EFE".
pub fn only_in(source: &str) -> String {
    format!("solo en {source}")
}

/// What the numbers of the finding let pass, as a sentence.
pub fn sifted(states: &[State], only: &[String], else_asked: bool) -> String {
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
        _ => seen.push(format!("lo que solo tienen {}", listed(only))),
    }
    match (seen.is_empty(), else_asked) {
        (true, _) => "Se ve lo elegido en «Ordenar y filtrar»".to_owned(),
        (false, true) => format!("De lo elegido en «Ordenar y filtrar» se ven {}", listed(&seen)),
        (false, false) => format!("Se ven {}", listed(&seen)),
    }
}

/// "8 filas y 4 pasajes no se ven".
pub fn hidden(rows: usize, alone: usize) -> String {
    let rows = (rows > 0).then(|| counted(rows, "fila", "filas"));
    let alone = (alone > 0).then(|| counted(alone, "pasaje", "pasajes"));
    let both: Vec<String> = rows.into_iter().chain(alone).collect();
    match both.len() {
        0 => "no queda nada por ver".to_owned(),
        1 if both[0].starts_with("1 ") => format!("{} no se ve", both[0]),
        _ => format!("{} no se ven", listed(&both)),
    }
}

pub const LIFT_FILTER: &str = "quitar el filtro";

/// After the day of the article that the others are held against.
pub const IS_REFERENCE: &str = "referencia";

/// "4 reparos".
pub fn defect_count(article: &CatalogueArticle) -> String {
    let count: u32 = article.defects.iter().map(|one| one.count).sum();
    counted(count as usize, "reparo", "reparos")
}

/// "Pasajes de EFE, en su orden".
pub fn strip_of(source: &str) -> String {
    format!("Pasajes de {source}, en su orden")
}

/// "fila 3, coincide".
pub fn numbered_row(number: usize, state: State) -> String {
    format!("fila {number}, {}", self::state(state).1)
}

/// What a row's state is called in its head: "discrepa", "mismo asunto".
pub fn row_state(state: State, renders: bool) -> &'static str {
    if renders && state == State::Compatible {
        "misma cita, otras palabras"
    } else {
        self::state(state).1
    }
}

/// "lugar, quién lo dice".
pub fn kinds(kinds: &[DifferenceKind]) -> String {
    kinds.iter().map(|kind| difference(*kind)).collect::<Vec<_>>().join(", ")
}

/// "fecha (12 ago 2025), 2 nombres": in what a row's articles agree.
pub fn agreed(head: &RowHead) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !head.days.is_empty() {
        let short = |value: &String| text::day::day(value).map_or_else(|| date_value(value), day);
        let days: Vec<String> = head.days.iter().map(short).collect();
        parts.push(format!("fecha ({})", listed(&days)));
    }
    if !head.figures.is_empty() {
        parts.push(format!("cifra ({})", listed(&head.figures)));
    }
    if head.names > 0 {
        parts.push(counted(head.names, "nombre", "nombres"));
    }
    parts.extend(head.agrees.iter().map(|kind| difference(*kind).to_owned()));
    parts.join(", ")
}

pub const AGREES: &str = "coinciden:";
pub const VARIES: &str = "varía:";

/// "párrafo 3": where a passage stands, short.
pub fn short_place(place: Place) -> String {
    match place {
        Place::Paragraph { number, .. } => format!("párrafo {number}"),
        other => self::place(other),
    }
}

/// "p. 3": the same, shorter still.
pub fn shortest_place(place: Place) -> String {
    match place {
        Place::Headline => "titular".to_owned(),
        Place::Caption => "foto".to_owned(),
        Place::Paragraph { number, .. } => format!("p. {number}"),
    }
}

/// "fila 3, abrir o cerrar".
pub fn open_row(number: usize) -> String {
    format!("fila {number}, abrir o cerrar")
}

pub fn more_of_row(number: usize) -> String {
    format!("Más acciones de la fila {number}")
}

pub const OPEN_ROW: &str = "Abrir o cerrar la fila";
pub const IN_TEXTS: &str = "Ver en los textos";
pub const ABSENT: &str = "no aparece";

/// "lo más parecido, 4 %".
pub fn nearest_by(score: f64) -> String {
    format!("lo más parecido, {}", percent(100.0 * score))
}

pub const LEFT_OUT: &str = "[…]";
pub const ALONE_NOTE: &str = "cada línea se abre con lo más parecido de los otros";

/// "13 pasajes sin par en los otros textos".
pub fn without_partner(count: usize) -> String {
    format!("{} sin par en los otros textos", counted(count, "pasaje", "pasajes"))
}

/// "nada: sus 10 pasajes están en alguna fila".
pub fn nothing_alone(passages: usize) -> String {
    format!("nada: sus {} están en alguna fila", counted(passages, "pasaje", "pasajes"))
}

pub const NONE_SHOWN: &str = "nada entre lo que se ve";

/// "10 pasajes aparte".
/// Of an article that was not compared whole.
pub fn too_long(source: &str) -> String {
    format!(
        "{source}: demasiado largo para compararlo entero. Se comparan sus primeras 10.000 palabras, \
         poco más o menos: lo que viene después no cuenta en ninguna fila, tampoco como ausente."
    )
}

pub fn set_aside(count: usize) -> String {
    counted(count, "pasaje aparte", "pasajes aparte")
}

/// "3 cabeceras, 1 firma: no cuentan".
pub fn aside_kinds(kinds: &[(PartKind, usize)]) -> String {
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| {
            let one = part(*kind).unwrap_or(ASIDE);
            let many = match kind {
                PartKind::DateLine => "cabeceras",
                PartKind::Credit => "créditos de foto",
                PartKind::Dateline => "datas",
                PartKind::Promotion => "promociones",
                PartKind::Boilerplate => "fórmulas de agencia",
                PartKind::SignOff => "firmas",
                PartKind::Caption | PartKind::Headline | PartKind::Body => one,
            };
            counted(*count, one, many)
        })
        .collect();
    format!("{}: no cuentan", kinds.join(", "))
}

/// What a mark of the legend means, by its state.
pub fn mark_means(state: State) -> &'static str {
    match state {
        State::Differs => "discrepan, y en qué",
        State::Same => "el mismo dato",
        _ => "más vago, o con otras palabras",
    }
}

pub const SAMPLE: &str = "palabras";
pub const LEFT_OUT_MEANS: &str = "omitido aquí; se abre con la fila";

/// "fila 3".
pub fn row_number(number: usize) -> String {
    format!("fila {number}")
}

/// "Otras palabras (7)": those left over, and those equal by a rule.
pub fn wording(count: usize) -> String {
    format!("Otras palabras ({count})")
}

pub const NOTHING_COMPARED: &str =
    "No hay en ella dato que se pueda comparar; solo palabras en común.";

/// "Coinciden: fecha (12 de agosto de 2025), 2 nombres."
pub fn they_agree(agreed: &str) -> String {
    format!("Coinciden en: {agreed}.")
}

/// "fila 1 de 10".
pub fn row_of(number: usize, of: usize) -> String {
    format!("fila {number} de {of}")
}

pub const CORRECTING: &str = "Corregir";
pub const NOT_SO: &str = "No es así:";
pub const READER_SAYS: &str = "según quien lee:";
pub const JUDGED: &str = "Juzgada a mano";
pub const TAKE_OUT_OF: &str = "Quitar";
pub const JOIN_OTHER: &str = "Unir otro pasaje u otra fila";
pub const JOIN: &str = "Unir";
pub const CORRECTED_IN_LINK: &str = "Lo corregido va en el enlace: quien lo abra lo verá como suyo, y se deshace arriba o con Atrás.";
pub const GONE_ROW: &str = "una fila que ya no está";
pub const QUESTIONS: &str = "Preguntas con varias respuestas";
pub const NO_QUESTIONS: &str = "Nada de lo que se ha comparado tiene dos respuestas.";

/// The question that a kind of claim answers.
pub fn question(kind: DifferenceKind) -> &'static str {
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

/// "Comparar los 3": all that the filters let pass.
pub fn compare_all(count: usize) -> String {
    format!("Comparar los {count}")
}

/// Characters of a passage that stand for it.
const CUT: usize = 80;

/// The beginning of a passage, cut at a word.
pub fn cut(words: &str) -> String {
    match words.char_indices().nth(CUT) {
        Some((end, _)) => {
            let end = words[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &words[..end])
        }
        None => words.to_owned(),
    }
}

pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

pub fn percent(value: f64) -> String {
    format!("{}\u{a0}%", number(value.round()))
}

pub fn rows_shared(count: usize) -> String {
    counted(count, "fila con dos o más fuentes", "filas con dos o más fuentes")
}

/// "9 de 24 filas".
pub fn rows_shown(shown: usize, of: usize) -> String {
    if shown == of {
        counted(of, "fila", "filas")
    } else {
        format!("{} de {}", number(shown as f64), counted(of, "fila", "filas"))
    }
}

/// "Mostrar más: quedan 120 de 200 filas".
pub fn draw_more(left: usize, of: usize) -> String {
    format!("Mostrar más: quedan {} de {}", number(left as f64), counted(of, "fila", "filas"))
}

pub const MORE_BEFORE: &str = "Mostrar lo anterior";

/// "Mostrar más: queda el 92 % del texto", of bytes.
pub fn more_text(left: u32, of: u32) -> String {
    let share = (100.0 * f64::from(left) / f64::from(of)).ceil();
    format!("Mostrar más: queda el {} % del texto", number(share))
}

/// "Mostrar más: quedan 60 de 120 artículos".
pub fn more_cards(left: usize, of: usize) -> String {
    format!(
        "Mostrar más: quedan {} de {}",
        number(left as f64),
        counted(of, "artículo", "artículos")
    )
}

/// "Mostrar 210 más".
pub fn more_values(left: usize) -> String {
    format!("Mostrar {} más", number(left as f64))
}

/// Which items of a list follow.
pub fn items(first: usize, last: usize, of: usize) -> String {
    format!("{} a {} de {}", number(first as f64), number(last as f64), number(of as f64))
}

pub fn copied(words: usize, percent: usize, source: &str) -> String {
    format!("{} iguales a {source} ({percent}\u{a0}%)", counted(words, "palabra", "palabras"))
}

pub fn row_set(set: RowSet) -> &'static str {
    match set {
        RowSet::State => "Estado",
        RowSet::Kind => "En qué",
        RowSet::Entity => "Entidad",
        RowSet::Speaker => "Quién habla",
        RowSet::Via => "Según",
        RowSet::Only => "Solo en",
        RowSet::Link => LINKED,
        RowSet::Unlink => UNLINKED,
        RowSet::Judge => "Según quien lee",
    }
}

pub fn more(count: usize) -> String {
    format!("{} más", number(count as f64))
}

pub fn both(a: &str, b: &str) -> String {
    format!("«{}» · «{}»", cut(a), cut(b))
}

pub fn take_out(source: &str) -> String {
    format!("{TAKE_OUT}: {source}")
}

/// "AFP, 2 veces".
pub fn times(source: &str, count: usize) -> String {
    if count == 1 { source.to_owned() } else { format!("{source}, {count} veces") }
}

/// "AFP, 12 ago 2025", "AFP y EFE, a la vez, 12 ago 2025": only days are known.
pub fn first(names: &[String], on: NaiveDate) -> String {
    let tie = if names.len() > 1 { ", el mismo día" } else { "" };
    format!("{}{tie}, {}", listed(names), day(on))
}

/// The unit of figures; those without one are told apart.
pub fn unit(unit: &str) -> String {
    if unit.is_empty() { "sin unidad".to_owned() } else { unit.to_owned() }
}

/// "4 de 10".
pub fn share(count: usize, of: usize) -> String {
    format!("{} de {}", number(count as f64), number(of as f64))
}

/// "Difieren en la cifra".
pub fn they_differ(kind: &str) -> String {
    format!("Difieren en: {kind}")
}

/// The state of a row as a sentence.
pub fn verdict(state: State, kinds: &str) -> String {
    let verdict = match state {
        State::Alone => "Solo lo cuenta uno",
        State::Same => "Coinciden",
        State::Compatible => "Tratan del mismo asunto",
        State::Differs => "Discrepan",
        State::Reference | State::Absent => "",
    };
    if kinds.is_empty() { format!("{verdict}.") } else { format!("{verdict} ({kinds}).") }
}

pub fn matrix_order(sort: Option<Sort>) -> &'static str {
    match sort {
        None => "por parecido",
        Some(sort) => self::sort(sort),
    }
}

pub const IN_A_CLAUSE: &str = "en una parte de la frase";

/// "AFP, 12 ago y EFE, 3 sep: 42 % de parecido".
pub fn alike(a: &str, b: &str, likeness: f32) -> String {
    format!("{a} y {b}: {} de parecido", percent(f64::from(100.0 * likeness)))
}

/// "parecido de AFP y EFE"
pub fn likeness_of(a: &str, b: &str) -> String {
    format!("parecido de {a} y {b}")
}

/// "2 artículos, 1 origen: KCNA".
pub fn origins(articles: usize, names: &[String]) -> String {
    format!(
        "{}, {}: {}",
        counted(articles, "artículo", "artículos"),
        counted(names.len(), "origen", "orígenes"),
        names.join(", ")
    )
}

pub fn side_by_side(names: &[String]) -> String {
    format!("{}, lado a lado", listed(names))
}

pub fn unknown_chosen(id: &str) -> String {
    format!("«{id}» no está en este dossier")
}

pub fn chosen(count: usize) -> String {
    counted(count, "elegido", "elegidos")
}

pub fn position(here: usize, of: usize) -> String {
    format!("{here} de {of}")
}

pub fn mentions(count: usize) -> String {
    counted(count, "mención", "menciones")
}

pub fn via(names: &[String]) -> String {
    format!("según {}", listed(names))
}

pub fn speaks(names: &[String]) -> String {
    if names.len() == 1 {
        format!("habla {}", names[0])
    } else {
        format!("hablan {}", listed(names))
    }
}

/// The theme in force: as the system's, light, dark.
pub const THEMES: [&str; 3] = ["Tema: como el sistema", "Tema: claro", "Tema: oscuro"];

/// What went wrong, and what to do.
pub fn failure(error: &LoadError) -> (String, String) {
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

/// What "coincide" and "discrepa" promise, as measured: of a hundred rows called so, how many are not.
pub fn verdict_promise() -> Option<String> {
    let wrong = |measure: Measure| {
        let right = method::measured(Set::Verdicts, measure)?;
        Some((number(f64::from(1000 - right.thousandths) / 10.0), right.items))
    };
    let (same, differs) = (wrong(Measure::SameRight)?, wrong(Measure::DiffersRight)?);
    Some(format!(
        "«Coincide» quiere decir que todas las palabras tienen pareja por una regla que se ve. De 100 \
         filas «coincide», {} no lo son; de 100 «discrepa», {} tampoco: medido en {} y {} pares de \
         frases etiquetados.",
        same.0, differs.0, same.1, differs.1
    ))
}

pub const METHOD: &str = "Cómo se ha hecho esta página y con qué exactitud";
pub const HOW_WELL: &str = "Con qué exactitud";
pub const MEASURE: &str = "Qué se mide";

pub fn method_version(version: &str) -> String {
    format!("Método, versión {version}. Los textos se leyeron una vez, al construir el sitio.")
}

/// What is told of the method: a heading, and a sentence a line.
pub const METHOD_SECTIONS: [(&str, &[&str]); 4] = [
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
        HOW_WELL,
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
];

/// What a topic's figures are about, and what they were measured with.
pub fn topic_measured(topic: Topic) -> (&'static str, &'static str) {
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
        Topic::Figures => ("Cifras", "24 noticias de MEANTIME, CC BY 4.0, etiquetadas para Cotejo"),
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

/// What is measured, and what that means.
pub fn measure(measure: Measure) -> (&'static str, &'static str) {
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
        Measure::SameRight => ("«Coincide»: acierta", "de lo que llama «coincide», cuánto lo es"),
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

pub fn set(set: Set) -> &'static str {
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

/// "85,6 %" and "de 4.632"; a dash where nothing was measured.
pub fn measured(figure: Option<method::Figure>) -> (String, String) {
    let Some(figure) = figure.filter(|figure| figure.items > 0) else {
        return ("–".to_owned(), String::new());
    };
    (value(figure), format!("de {}", number(f64::from(figure.items))))
}

/// "52,3 % en la 0.1.0".
pub fn measured_before((version, figure): (&str, method::Figure)) -> String {
    format!("{} en la {version}", value(figure))
}

fn value(figure: method::Figure) -> String {
    match figure.measure {
        Measure::FalseAlarms => number(f64::from(figure.thousandths) / 1000.0),
        _ => format!("{}\u{a0}%", number(f64::from(figure.thousandths) / 10.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_spanish_separators() {
        for (value, said) in [
            (0.0, "0"),
            (7.0, "7"),
            (1999.0, "1999"),
            (15_000.0, "15.000"),
            (1_234_567.0, "1.234.567"),
            (3.5, "3,5"),
            (0.08, "0,08"),
            (12_345.678, "12.345,678"),
            (-2.25, "-2,25"),
            (1.0 / 3.0, "0,333333333"),
            (2e19, "20.000.000.000.000.000.000"),
        ] {
            assert_eq!(number(value), said);
        }
    }
}
