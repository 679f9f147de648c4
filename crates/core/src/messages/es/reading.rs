//! Spanish messages of one article, one entity, the overview, the method.

// A message says itself what it is.
#![allow(missing_docs)]

use chrono::NaiveDate;

use super::{
    super::declared::{Reading, ReadingFormats, ShellFormats, TermsFormats},
    spanish::Spanish,
};
use crate::{
    bundle::VariantReason,
    findings::{DateRule, DefectReason},
    method::{self, Measure, Set, Topic},
    view_state::Sort,
    views::{FormDifference, Relation},
};

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
    mark_hint: "Toque una marca, o pase por ella, para ver qué es.",
    mark_hint_keys: "Con Tab se llega a ellas, con las flechas se va de una a otra y con Intro se lee aquí.",
    mark_list: "Lista de lo marcado",
    mark_told: "Qué es la marca",
    open_entity: "ver la entidad",
    forms: "Formas del nombre",
    mentions_heading: "menciones",
    form: "forma",
    reason: "por qué se une",
    see_articles: "Ver los artículos con este nombre",
    passage_changed: "El texto ha cambiado desde que se copió el enlace: aquí dice otra cosa.",
    passage_gone: "El pasaje de este enlace ya no está en el texto.",
    all_together: "en total",
    passages: "pasajes",
    matrix_note: "Cada casilla dice cuánto se parecen dos artículos por las entidades que nombran: 0 %, ninguna en común; 100 %, las mismas. Cuentan más las que nombran pocos artículos. Al abrirla se comparan los dos.",
    matrix_keys: "Con las flechas se va de casilla en casilla, y el enlace abre la que nombra; al tocar una casilla pasa a ser la nombrada.",
    shades: "Tono según el parecido",
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

    fn variant_reason(&self, reason: VariantReason, differences: &[FormDifference]) -> String {
        let difference = |difference: &FormDifference| match difference {
            FormDifference::Accents => Some("el acento"),
            FormDifference::Case => Some("las mayúsculas"),
            FormDifference::Hyphen => Some("el guion"),
            FormDifference::Spacing => Some("los espacios"),
            FormDifference::Punctuation => Some("la puntuación"),
            FormDifference::Genitive => Some("el genitivo inglés"),
            FormDifference::Initials | FormDifference::Acronym | FormDifference::WordOrder => None,
        };
        let differ = |in_what| differences.contains(&in_what);
        let reason = match reason {
            VariantReason::Name => "el nombre que se muestra",
            VariantReason::SameAfterFolding => {
                let differing = differences.iter().filter_map(difference).map(str::to_owned);
                let differing: Vec<String> = differing.collect();
                let differing = if differing.is_empty() {
                    "la grafía".to_owned()
                } else {
                    self.listed(&differing)
                };
                return format!("igual salvo {differing}");
            }
            VariantReason::SurnameInText => {
                "solo el apellido, de un nombre completo del mismo texto"
            }
            VariantReason::SurnameInDossier => {
                "solo el apellido, del único nombre completo del dossier que lo lleva"
            }
            VariantReason::Shortened if differ(FormDifference::Initials) => {
                "con iniciales, del único nombre completo que cuadra"
            }
            VariantReason::Shortened => "abreviado del único nombre más completo que cuadra",
            VariantReason::Titled => "el mismo nombre con un tratamiento o cargo delante",
            VariantReason::GivenName => "mismo apellido y otra forma del mismo nombre de pila",
            VariantReason::Acronym => "siglas del nombre completo que tienen al lado",
            VariantReason::AcronymInDossier => {
                "siglas que otro texto explica o del único nombre que cuadra con ellas"
            }
            VariantReason::LongForm if differ(FormDifference::Acronym) => {
                "nombre completo de las siglas que se muestran"
            }
            VariantReason::LongForm => "nombre completo de la forma breve que se muestra",
            VariantReason::LegalForm => "igual salvo la forma jurídica de la empresa",
            VariantReason::ShortForm => "parte del único nombre más largo que cuadra",
            VariantReason::SameWords if differ(FormDifference::WordOrder) => {
                "las mismas palabras en otro orden"
            }
            VariantReason::SameWords => "las mismas palabras, traducidas o en otro orden",
            VariantReason::AliasTable => "está en la tabla de otros nombres",
            VariantReason::Transliteration => "otra transcripción del mismo nombre",
            VariantReason::Garbled => "nombre largo con palabras repetidas o de más",
            VariantReason::Misspelt => "una letra distinta en el mismo texto",
            VariantReason::Dossier => "lo dice el dossier",
        };
        reason.to_owned()
    }

    fn relation(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::Speaker => "Citas suyas",
            Relation::Via => "Según esta fuente",
            Relation::InQuote => "Citas con este nombre",
            Relation::Mentioned => "Fuera de las citas",
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

    fn similar(&self, a: &str, b: &str, similarity: f32) -> String {
        format!("{a} y {b}: {} de parecido", self.percent(f64::from(100.0 * similarity)))
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
            Set::Similarity => "pares",
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
