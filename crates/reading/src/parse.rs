//! From a file to an article. Two formats, told apart by the first line that says anything:
//!
//! ```text
//! collected   date 2025-09-03 [headline | caption (credit)]      plain   title: …
//!             [headline]                                                 source: …
//!             paragraph                                                  date: 2025-09-03
//!             …                                                          url: …
//!                                                                        language: es
//!                                                                        (empty line)
//!                                                                        text
//! ```
//!
//! The text is never changed: every part is a range of the file as given, byte order mark and
//! line ends included.

use chrono::NaiveDate;
use cotejo_core::{
    article::{Article, Language, Section, SectionKind, SourceEvidence, SourceReason},
    language_table,
    text::{
        Span, day,
        fold::fold,
        hidden::{in_order, visible},
        table,
        web_address::{encoded, is_web_address},
    },
};

use crate::agencies;

/// Longest file read, in bytes; offsets are 32-bit.
pub const LONGEST: usize = 64 << 20;

/// Longest line taken for a headline, in words. Spanish web headlines rarely pass twenty-five.
const HEADLINE_WORDS: usize = 32;

/// How far into the first paragraph a dateline may reach, in bytes.
const DATELINE_REACH: usize = 90;

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// What was found.
    pub what: String,
    /// What was expected, and what to do.
    pub expected: String,
}

impl Fault {
    fn new(line: usize, what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { line, what: what.into(), expected: expected.into() }
    }
}

/// Reads a file.
///
/// # Errors
/// Every fault of the file, in order of lines.
pub fn parse(id: &str, bytes: &[u8]) -> Result<Article, Vec<Fault>> {
    let text = decode(bytes).map_err(|fault| vec![fault])?;
    let lines = lines(text);
    let Some(first) = lines.iter().position(|line| !line.of(text).is_empty()) else {
        return Err(vec![Fault::new(
            1,
            "the file is empty",
            "a `date 2025-01-31` line, or `title:`, `date:` lines, then the text",
        )]);
    };
    let mut faults = Vec::new();
    let mut article = match Format::of(lines[first].of(text)) {
        Some(Format::Collected) => collected(text, &lines, first, &mut faults),
        Some(Format::Plain) => plain(text, &lines, first, &mut faults),
        None => {
            return Err(vec![Fault::new(
                first + 1,
                format!("neither format begins like this: “{}”", excerpt(lines[first].of(text))),
                "either `date 2025-01-31`, perhaps with a headline or caption after it, \
                 or lines such as `title: …`, `source: …`, `date: 2025-01-31` and an empty line",
            )]);
        }
    };
    id.clone_into(&mut article.id);
    article.text = in_order(text).into_owned();
    set_apart(&mut article);
    if !article.sections.iter().any(|section| section.kind == SectionKind::Body) {
        let expected = "at least one sentence below the header";
        faults.push(Fault::new(lines.len(), "the text is empty", expected));
    }
    if faults.is_empty() { Ok(article) } else { Err(faults) }
}

/// A file's text.
///
/// # Errors
/// It is too long, or not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > LONGEST {
        return Err(Fault::new(
            1,
            format!("the file has {} bytes", bytes.len()),
            format!("at most {LONGEST}; split it"),
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
        Fault::new(
            line,
            format!("byte {} is not UTF-8", error.valid_up_to()),
            "a file in UTF-8; save it again with that encoding",
        )
    })
}

/// The lines of a text without white space at either end, and without the byte order mark. Ends
/// are `\n`, `\r\n` or `\r`.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut rest = text[start..]
        .char_indices()
        .map(|(at, c)| (at + start, c))
        .collect::<Vec<_>>()
        .into_iter()
        .peekable();
    while let Some((at, c)) = rest.next() {
        if c == '\n' || c == '\r' {
            lines.push(Span::new(start, at).trimmed(text));
            let after = if c == '\r' && rest.peek().is_some_and(|&(_, next)| next == '\n') {
                rest.next();
                2
            } else {
                1
            };
            start = at + after;
        }
    }
    lines.push(Span::new(start, text.len()).trimmed(text));
    lines
}

#[derive(Clone, Copy)]
enum Format {
    Collected,
    Plain,
}

impl Format {
    fn of(line: &str) -> Option<Self> {
        if date_line(line).is_some() {
            Some(Self::Collected)
        } else if header(line).is_some() {
            Some(Self::Plain)
        } else {
            None
        }
    }
}

/// What follows the word `date` and a blank.
fn date_line(line: &str) -> Option<&str> {
    let rest = line
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("date"))
        .map(|word| &line[word.len()..])?;
    rest.starts_with(char::is_whitespace)
        .then(|| rest.trim_start())
        .or(rest.is_empty().then_some(""))
}

const KEYS: [&str; 5] = ["title", "source", "date", "url", "language"];

/// `key: value`, if the key could be one.
fn header(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    KEYS.iter()
        .find(|known| known.eq_ignore_ascii_case(key.trim()))
        .map(|known| (*known, value.trim()))
}

fn parse_day(word: &str, line: usize) -> Result<NaiveDate, Fault> {
    let expected = "a calendar day as YYYY-MM-DD, such as 2025-01-31";
    if word.is_empty() {
        return Err(Fault::new(line, "the date is missing", expected));
    }
    if !day::is_shaped(word) {
        return Err(Fault::new(line, format!("“{}” is no date", excerpt(word)), expected));
    }
    day::day(word).ok_or_else(|| Fault::new(line, format!("there is no day {word}"), expected))
}

fn blank_article() -> Article {
    Article {
        id: String::new(),
        text: String::new(),
        published: NaiveDate::MIN,
        language: None,
        outlet: None,
        agency: None,
        evidence: Vec::new(),
        url: None,
        headline: None,
        given_headline: None,
        sections: Vec::new(),
    }
}

/// The format of collected files: a date line, then a line a paragraph.
fn collected(text: &str, lines: &[Span], first: usize, faults: &mut Vec<Fault>) -> Article {
    let line = lines[first];
    let rest = date_line(line.of(text)).unwrap_or_default();
    let rest_start = line.end as usize - rest.len();
    let word = rest.split_whitespace().next().unwrap_or_default();
    let mut article = blank_article();
    match parse_day(word, first + 1) {
        Ok(day) => article.published = day,
        Err(fault) => faults.push(fault),
    }
    let header = Span::new(line.start as usize, rest_start + word.len());
    article.sections.push(Section { kind: SectionKind::DateLine, span: header });
    article.evidence.push(SourceEvidence { span: header, why: SourceReason::DateLine });

    let beside = Span::new(rest_start + word.len(), line.end as usize).trimmed(text);
    let mut below = lines[first + 1..].iter().copied().filter(|line| !line.is_empty()).peekable();
    let next_is_headline = |below: &mut std::iter::Peekable<_>| {
        let mut look = below.clone();
        let next: Option<Span> = look.next();
        next.is_some_and(|next| looks_like_headline(next.of(text))) && look.next().is_some()
    };
    if !beside.is_empty() {
        if let Some(credit) = photo_credit(text, beside) {
            let caption = Span::new(beside.start as usize, credit.start as usize).trimmed(text);
            if !caption.is_empty() {
                article.sections.push(Section { kind: SectionKind::Caption, span: caption });
            }
            article.sections.push(Section { kind: SectionKind::Credit, span: credit });
        } else if looks_like_headline(beside.of(text)) && below.peek().is_some() {
            article.headline = Some(beside);
            article.sections.push(Section { kind: SectionKind::Headline, span: beside });
        } else if next_is_headline(&mut below.clone()) {
            article.sections.push(Section { kind: SectionKind::Caption, span: beside });
        } else {
            article.sections.push(Section { kind: SectionKind::Body, span: beside });
        }
    }
    let has_body = article.sections.iter().any(|section| section.kind == SectionKind::Body);
    if article.headline.is_none() && !has_body && next_is_headline(&mut below.clone()) {
        let headline = below.next();
        article.headline = headline;
        article.sections.extend(headline.map(|span| Section { kind: SectionKind::Headline, span }));
    }
    article.sections.extend(below.map(|span| Section { kind: SectionKind::Body, span }));
    article
}

/// The plain format: `key: value` lines, an empty line, the text.
fn plain(text: &str, lines: &[Span], first: usize, faults: &mut Vec<Fault>) -> Article {
    let mut article = blank_article();
    let mut dated = false;
    let end =
        lines[first..].iter().position(|line| line.is_empty()).map_or(lines.len(), |at| first + at);
    for (at, line) in lines[first..end].iter().enumerate().map(|(at, line)| (first + at + 1, *line))
    {
        let words = line.of(text);
        let Some((key, value)) = header(words) else {
            faults.push(Fault::new(
                at,
                format!("“{}” is no header line", excerpt(words)),
                format!(
                    "one of {}, or an empty line before the text",
                    KEYS.map(|key| format!("`{key}:`")).join(", ")
                ),
            ));
            continue;
        };
        let span = Span::new(line.end as usize - value.len(), line.end as usize);
        match key {
            "title" if !value.is_empty() => article.headline = Some(span),
            "source" if !value.is_empty() => {
                match agencies::canonical(value) {
                    Some(agency) => article.agency = Some(agency.to_owned()),
                    None => article.outlet = Some(visible(value).into_owned()),
                }
                article.evidence.push(SourceEvidence { span, why: SourceReason::SourceLine });
            }
            "date" => {
                dated = true;
                match parse_day(value, at) {
                    Ok(day) => article.published = day,
                    Err(fault) => faults.push(fault),
                }
                article.evidence.push(SourceEvidence { span, why: SourceReason::DateLine });
            }
            "url" if is_web_address(value) => {
                article.url = Some(encoded(value));
            }
            "url" if !value.is_empty() => {
                faults.push(Fault::new(
                    at,
                    format!("“{}” is no web address", excerpt(value)),
                    "an address that begins with https:// or http://",
                ));
            }
            "language" if !value.is_empty() => match language(value) {
                Some(known) => article.language = Some(known),
                None => faults.push(Fault::new(
                    at,
                    format!("“{}” is no language known here", excerpt(value)),
                    "`es` or `en`; leave the line out to have it detected",
                )),
            },
            _ => {}
        }
    }
    if !dated {
        faults.push(Fault::new(
            first + 1,
            "the date is missing",
            "a line `date: 2025-01-31` above the empty line",
        ));
    }
    article.sections = plain_parts(text, lines, first, end, article.headline);
    article
}

fn plain_parts(
    text: &str,
    lines: &[Span],
    first: usize,
    end: usize,
    headline: Option<Span>,
) -> Vec<Section> {
    let mut sections = Vec::new();
    for line in &lines[first..end] {
        match headline.filter(|headline| line.contains(*headline)) {
            Some(headline) => {
                let key = Span::new(line.start as usize, headline.start as usize).trimmed(text);
                sections.push(Section { kind: SectionKind::DateLine, span: key });
                sections.push(Section { kind: SectionKind::Headline, span: headline });
            }
            None => sections.push(Section { kind: SectionKind::DateLine, span: *line }),
        }
    }
    // A paragraph is what stands between empty lines; lines broken by hand belong together.
    for block in lines[end..].split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        let span = Span { start: block[0].start, end: block[block.len() - 1].end };
        sections.push(Section { kind: SectionKind::Body, span });
    }
    sections
}

/// `es` or `en`, in any case, a region after it allowed.
pub fn language(code: &str) -> Option<Language> {
    match code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "es" => Some(Language::Spanish),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// A line that could be a headline: short, and not closed by a full stop.
fn looks_like_headline(line: &str) -> bool {
    let closed =
        line.trim_end_matches(['”', '»', '"', '\'', '’', ')']).ends_with(['.', ':', ';', ',']);
    !closed
        && !is_promotion(line)
        && dateline(line).is_none()
        && line.split_whitespace().count() <= HEADLINE_WORDS
}

/// The credit of a photograph at the end of a caption.
fn photo_credit(text: &str, caption: Span) -> Option<Span> {
    let words = caption.of(text);
    let openers = || PHOTO_CREDITS.rows().map(fold);
    if words.trim_end_matches('.').ends_with(')') {
        let open = words.rfind('(')?;
        let inside = fold(words[open + 1..].trim_end_matches(['.', ')']));
        let credited = openers().any(|opener| inside.starts_with(&opener)) || inside.contains('/');
        return credited.then(|| Span::new(caption.start as usize + open, caption.end as usize));
    }
    // Without brackets only an opener that ends with a colon, at the start of a sentence, is sure.
    let at = words.match_indices(". ").map(|(at, stop)| at + stop.len()).last()?;
    let tail = fold(&words[at..]);
    openers()
        .any(|opener| opener.ends_with(':') && tail.starts_with(&opener))
        .then(|| Span::new(caption.start as usize + at, caption.end as usize))
}

/// Sets promotion, boilerplate, dateline and sign-off apart from the body, and reads the agency
/// off them.
fn set_apart(article: &mut Article) {
    let text = std::mem::take(&mut article.text);
    let mut sections = Vec::with_capacity(article.sections.len() + 2);
    let mut first_body = true;
    for section in std::mem::take(&mut article.sections) {
        if section.kind != SectionKind::Body {
            sections.push(section);
        } else if is_promotion(section.span.of(&text)) {
            sections.push(Section { kind: SectionKind::Promotion, ..section });
        } else if let Some(Boilerplate { agency }) = boilerplate(section.span.of(&text)) {
            sections.push(Section { kind: SectionKind::Boilerplate, ..section });
            credit(article, agency, section.span, SourceReason::Boilerplate);
        } else {
            let mut body = section.span;
            if std::mem::take(&mut first_body)
                && let Some((length, agency)) = dateline(body.of(&text))
            {
                let span = Span::new(body.start as usize, body.start as usize + length);
                sections.push(Section { kind: SectionKind::Dateline, span });
                credit(article, agency, span, SourceReason::Dateline);
                body = Span { start: span.end, end: body.end }.trimmed(&text);
            }
            if !body.is_empty() {
                sections.push(Section { kind: SectionKind::Body, span: body });
            }
        }
    }
    if let Some(at) = sections.iter().rposition(|section| section.kind == SectionKind::Body)
        && let Some((sign_off, agency)) = sign_off(sections[at].span.of(&text))
    {
        let paragraph = sections[at].span;
        let span = Span::new(paragraph.end as usize - sign_off, paragraph.end as usize);
        credit(article, Some(agency), span, SourceReason::SignOff);
        let body = Span { start: paragraph.start, end: span.start }.trimmed(&text);
        sections[at].span = body;
        sections.insert(at + 1, Section { kind: SectionKind::SignOff, span });
        sections.retain(|section| !section.span.is_empty());
    }
    article.text = text;
    article.sections = sections;
    article.evidence.sort_by_key(|evidence| evidence.span);
}

/// The first evidence for an agency decides; later evidence is kept only where it agrees.
fn credit(article: &mut Article, agency: Option<&'static str>, span: Span, why: SourceReason) {
    let Some(agency) = agency else { return };
    if article.agency.get_or_insert_with(|| agency.to_owned()) == agency {
        article.evidence.push(SourceEvidence { span, why });
    }
}

/// Whether a line opens with a label of the promotional table and a colon, dash or bar.
fn is_promotion(line: &str) -> bool {
    let Some((label, rest)) = line.split_once([':', '|', '>', '»', '→']) else { return false };
    let label = fold(label.trim_matches(|c: char| !c.is_alphanumeric()));
    let short = rest.split_whitespace().count() <= HEADLINE_WORDS;
    short && PROMOTIONS.rows().any(|promotion| fold(promotion) == label)
}

language_table! {
    /// Words that open the credit of a photograph.
    static PHOTO_CREDITS: &'static str = "photo-credits.txt", "a phrase", table::phrase;
}
language_table! {
    /// Labels of what leads to something else.
    static PROMOTIONS: &'static str = "promotions.txt", "a phrase", table::phrase;
}
language_table! {
    /// Phrases of standing texts, each with its points.
    static BOILERPLATE: (u32, &'static str) = "boilerplate.txt", "points | phrase", |row| match *row {
        [points, phrase] => Some((points.parse().ok()?, phrase)),
        _ => None,
    };
}

/// A standing text; the agency, where it names one first of all.
struct Boilerplate {
    agency: Option<&'static str>,
}

/// What a paragraph is if it is an agency's or outlet's standing text about itself.
fn boilerplate(paragraph: &str) -> Option<Boilerplate> {
    let folded = fold(paragraph);
    let points: u32 = BOILERPLATE
        .rows()
        .filter(|(_, phrase)| folded.contains(&fold(phrase)))
        .map(|(points, _)| points)
        .sum();
    let head: String = folded.chars().take(60).collect();
    let agency = agencies::names()
        .filter_map(|(name, shown)| find_word(&head, &fold(name)).map(|at| (at, shown)))
        .min()
        .map(|(_, shown)| shown);
    (points >= if agency.is_some() { 3 } else { 4 }).then_some(Boilerplate { agency })
}

/// Where `word` stands in `text` on word boundaries.
fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The length in bytes of a dateline at the start of a paragraph, and its agency:
/// "Pekín, 3 sep (EFE).-", "WASHINGTON (AP) —", "SANTIAGO.-".
fn dateline(paragraph: &str) -> Option<(usize, Option<&'static str>)> {
    let reach = paragraph.floor_char_boundary(DATELINE_REACH);
    let head = &paragraph[..reach];
    signed_dateline(head).or_else(|| Some((unsigned_dateline(head)?, None)))
}

/// A place in capitals, with a day or none, up to its dash.
fn unsigned_dateline(head: &str) -> Option<usize> {
    let (at, dash) = head.match_indices(['-', '–', '—', '―']).next()?;
    let before = &head[..at];
    let closed = before.ends_with(['.', ' ', '\u{a0}']);
    let opening = before.trim_end_matches(['.', ' ', '\u{a0}']);
    let (place, day) = opening.split_once(',').unwrap_or((opening, ""));
    let in_capitals = place.chars().filter(|c| c.is_alphabetic()).count() > 2
        && place.chars().all(|c| c.is_uppercase() || c == ' ' || c == '.');
    let is_day = day.split_whitespace().count() <= 4
        && (day.is_empty() || day.contains(|c: char| c.is_ascii_digit()));
    (closed && in_capitals && is_day).then_some(at + dash.len())
}

/// One with an agency in brackets, up to its dash, and the agency.
fn signed_dateline(head: &str) -> Option<(usize, Option<&'static str>)> {
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let place = head[..open].trim();
    let opens_like_a_place = place.chars().next().is_some_and(char::is_uppercase)
        && place.split_whitespace().count() <= 8
        && !place.contains(". ");
    let signature = head[open + 1..close].trim();
    let agency = agencies::canonical(signature);
    let capitals = !signature.is_empty()
        && signature.chars().all(|c| c.is_uppercase() || c == ' ' || c == '/');
    if !opens_like_a_place || !(agency.is_some() || capitals) {
        return None;
    }
    let after = &head[close + 1..];
    let dash = after.trim_start_matches(['.', ' ', '\u{a0}']);
    let rest = dash.strip_prefix(['-', '–', '—', '―'])?;
    Some((head.len() - rest.len(), agency))
}

/// The length in bytes of an agency's signature at the end of the last paragraph, and the agency:
/// ".EFE", "(AFP)", "EFE abc/def".
fn sign_off(paragraph: &str) -> Option<(usize, &'static str)> {
    let end = paragraph.trim_end();
    for (name, shown) in agencies::names() {
        for signature in
            [name.to_owned(), format!("({name})"), format!("[{name}]"), format!("{name}.")]
        {
            let Some(before) = end.strip_suffix(signature.as_str()) else { continue };
            let body = before.trim_end_matches([' ', '\u{a0}', '/', '-', '–', '—']);
            if body.is_empty() || body.ends_with(['.', '!', '?', '”', '»', '"', ')', '…']) {
                let start = before.len();
                return Some((paragraph.len() - start, shown));
            }
        }
    }
    None
}

/// The beginning of a line, for a message.
fn excerpt(line: &str) -> String {
    let mut short: String = line.chars().take(48).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Vec<(SectionKind, &str)> {
        let article = parse("x", text.as_bytes()).expect("a good file");
        article.sections.iter().map(|section| (section.kind, section.span.of(text))).collect()
    }

    fn faults(bytes: &[u8]) -> Vec<(usize, String)> {
        parse("x", bytes)
            .expect_err("a bad file")
            .into_iter()
            .map(|fault| (fault.line, fault.what))
            .collect()
    }

    #[test]
    fn what_stands_beside_the_date_is_told_apart() {
        use SectionKind::{Body, Caption, Credit, DateLine, Headline};
        assert_eq!(
            sections(
                "date 2025-01-31 El ministro llega a Lima. (Foto de A. B. / AFP)\nEl ministro promete obras\nHoy llegó.\n"
            ),
            [
                (DateLine, "date 2025-01-31"),
                (Caption, "El ministro llega a Lima."),
                (Credit, "(Foto de A. B. / AFP)"),
                (Headline, "El ministro promete obras"),
                (Body, "Hoy llegó."),
            ]
        );
        assert_eq!(
            sections("date 2025-01-31 El ministro promete obras\n\nHoy llegó.\n"),
            [
                (DateLine, "date 2025-01-31"),
                (Headline, "El ministro promete obras"),
                (Body, "Hoy llegó.")
            ]
        );
        assert_eq!(
            sections("date 2025-01-31 \n\n\nHoy llegó.\n"),
            [(DateLine, "date 2025-01-31"), (Body, "Hoy llegó.")]
        );
        assert_eq!(
            sections("date 2025-01-31\nEl ministro promete obras\nHoy llegó.\nY se fue.\n"),
            [
                (DateLine, "date 2025-01-31"),
                (Headline, "El ministro promete obras"),
                (Body, "Hoy llegó."),
                (Body, "Y se fue.")
            ]
        );
        assert_eq!(
            sections(
                "date 2025-01-31 El ministro saluda en Lima.\nEl ministro promete obras\nHoy llegó.\n"
            ),
            [
                (DateLine, "date 2025-01-31"),
                (Caption, "El ministro saluda en Lima."),
                (Headline, "El ministro promete obras"),
                (Body, "Hoy llegó."),
            ]
        );
    }

    #[test]
    fn the_plain_format_takes_its_header_from_lines() {
        let text = "\u{feff}Title: Obras\r\nsource: El País\r\ndate: 2025-01-31\r\nurl: https://example.org/a\r\nlanguage: es\r\n\r\nHoy llegó\r\nel ministro.\r\n\r\nY se fue.\r\n";
        let article = parse("x", text.as_bytes()).expect("a good file");
        assert_eq!(article.outlet.as_deref(), Some("El País"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(article.language, Some(Language::Spanish));
        assert_eq!(article.headline.map(|span| span.of(text)), Some("Obras"));
        let bodies: Vec<_> = article
            .sections
            .iter()
            .filter(|section| section.kind == SectionKind::Body)
            .map(|section| section.span.of(text))
            .collect();
        assert_eq!(bodies, ["Hoy llegó\r\nel ministro.", "Y se fue."]);
        assert_eq!(article.text, text);
    }

    #[test]
    fn an_agency_is_read_off_its_dateline_signature_or_boilerplate() {
        let agency = |body: &str| {
            parse("x", format!("date 2025-01-31\n{body}").as_bytes()).expect("a good file").agency
        };
        assert_eq!(agency("Pekín, 3 sep (EFE).- El presidente habló."), Some("EFE".to_owned()));
        assert_eq!(agency("WASHINGTON (AP) — The president spoke."), Some("AP".to_owned()));
        assert_eq!(agency("El presidente habló.\n\nY calló.EFE"), Some("EFE".to_owned()));
        assert_eq!(
            agency(
                "El presidente habló.\n\nReuters es una agencia de noticias fundada en 1851 con periodistas en 200 países."
            ),
            Some("Reuters".to_owned())
        );
        assert_eq!(
            agency("El presidente habló a AFP.\n\nLa agencia de noticias AFP informó."),
            None
        );
        assert_eq!(agency("El presidente (de visita) - dijo - habló."), None);
    }

    #[test]
    fn a_place_in_capitals_before_a_dash_is_a_dateline() {
        let dateline = |body: &str| {
            let text = format!("date 2025-01-31\nTitular\n\n{body} El presidente habló.");
            let article = parse("x", text.as_bytes()).expect("a good file");
            let is_dateline = |section: &&Section| section.kind == SectionKind::Dateline;
            article
                .sections
                .iter()
                .find(is_dateline)
                .map(|section| section.span.of(&text).to_owned())
        };
        for whole in ["SANTIAGO.-", "SANTIAGO DE CHILE, 5 mar. –", "WASHINGTON —", "BOGOTÁ, 3.-"]
        {
            assert_eq!(dateline(whole).as_deref(), Some(whole));
        }
        for none in ["COVID-19.", "EE-", "El FMI -dijo- SÍ.-", "A.-", "LIMA, capital del Perú -"]
        {
            assert_eq!(dateline(none), None, "{none}");
        }
    }

    #[test]
    fn promotional_lines_are_set_apart() {
        for line in [
            "MIRA AQUÍ: Trump y Putin",
            "Lea también | Otra nota",
            "MÁS INFORMACIÓN: Lavrov y Rubio",
        ] {
            assert!(is_promotion(line), "{line}");
        }
        for line in ["Dijo aquí: no", "Además, llegó el ministro.", "El presidente: una vida"] {
            assert!(!is_promotion(line), "{line}");
        }
    }

    #[test]
    fn faults_name_the_line() {
        assert_eq!(faults(b""), [(1, "the file is empty".to_owned())]);
        assert_eq!(faults(b"\n\n  \n"), [(1, "the file is empty".to_owned())]);
        assert_eq!(faults(b"\ndate\nHola.\n"), [(2, "the date is missing".to_owned())]);
        assert_eq!(
            faults(b"date 2025-02-30 x\nHola.\n"),
            [(1, "there is no day 2025-02-30".to_owned())]
        );
        assert_eq!(
            faults("date 30 de febrero\nHola.\n".as_bytes()),
            [(1, "“30” is no date".to_owned())]
        );
        assert_eq!(faults(b"date 2025-01-31\n"), [(2, "the text is empty".to_owned())]);
        assert_eq!(
            faults(b"date 2025-01-31\nHola \xff.\n"),
            [(2, "byte 21 is not UTF-8".to_owned())]
        );
        assert_eq!(
            faults(b"Hola.\n"),
            [(1, "neither format begins like this: “Hola.”".to_owned())]
        );
        assert_eq!(
            faults(b"title: T\nauthor: X\nlanguage: xx\n\nHola.\n"),
            [
                (2, "“author: X” is no header line".to_owned()),
                (3, "“xx” is no language known here".to_owned()),
                (1, "the date is missing".to_owned()),
            ]
        );
    }

    #[test]
    fn any_line_end_will_do() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["date 2025-01-31", "Un titular", "Hoy llegó.", ""].join(end);
            assert_eq!(sections(&text).len(), 3, "{end:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_an_article_or_faults(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let _ = parse("x", &bytes);
        }

        #[test]
        fn parts_are_in_order_and_on_boundaries(body in "(date 2025-01-31)?[ a-zA-ZñÁ().:\\-\n\r»EFE]{0,160}") {
            if let Ok(article) = parse("x", body.as_bytes()) {
                let mut end = 0;
                for section in &article.sections {
                    proptest::prop_assert!(section.span.start >= end && !section.span.is_empty());
                    proptest::prop_assert!(body.get(section.span.range()).is_some());
                    end = section.span.end;
                }
            }
        }
    }
}
