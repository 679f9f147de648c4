//! Quotes: what stands between quotation marks as somebody's words, and reported clauses; with
//! speaker, cue and the agencies or media it came by, as far as the text makes them certain.

mod clauses;
mod marks;
mod passage;
mod speakers;

use std::{borrow::Cow, collections::BTreeSet};

use cotejo_core::{
    findings::{EntityKind, Mention, Quote},
    text::Span,
};
use speakers::{DiscourseContext, medium_noun_after, medium_noun_alone, start_of_verb, subjects};

use crate::{
    cues::{self, CueKind, SpeechWord, cue},
    gazetteer::key,
    quotes::passage::{Cue, Passage, is_medium},
    tokens::Token,
};

pub(crate) use marks::{Marked, marked, mixed_quotes};
/// Fewest words that make a quotation without a cue beside it: fewer are a title or an ironic use.
const BARE_WORDS: usize = 4;

/// Most words of a quotation in capitals that a name could be.
const NAME_WORDS: usize = 4;

/// The quotes of a text; `counts` tells of each sentence whether what is found there counts.
pub(crate) fn quotes(
    text: &str,
    sentences: &[Vec<Token>],
    counts: &[bool],
    marked: &[Marked],
    mentions: &[Mention],
) -> Vec<Quote> {
    let mut context = DiscourseContext::default();
    context.learn_offices(sentences, mentions);
    let mut last_medium: Option<String> = None;
    let mut found: Vec<Quote> = Vec::new();
    let (mut at, mut marks_left, mut mentions_left) = (0, marked, mentions);
    while at < sentences.len() {
        let end = passage_end(sentences, marks_left, at);
        let tokens: Cow<[Token]> = match &sentences[at..end] {
            [one] => Cow::Borrowed(one),
            several => Cow::Owned(several.concat()),
        };
        at = end;
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let span = Span { start: first.span.start, end: last.span.end };
        marks_left = &marks_left[marks_left.partition_point(|one| one.outer.end <= span.start)..];
        mentions_left =
            &mentions_left[mentions_left.partition_point(|one| one.span.end <= span.start)..];
        let passage =
            Passage::new(text, &tokens, span, marks_left, mentions_left, last_medium.as_deref());
        let quotes = passage.quotes(&context);
        let speakers = quotes.iter().rev().find(|quote| !quote.speakers.is_empty());
        context.passage(
            &passage.mentions,
            speakers.map(|quote| quote.speakers.as_slice()).unwrap_or_default(),
        );
        if counts[end - 1] {
            last_medium = passage.medium().or(last_medium);
        }
        found.extend(quotes);
    }
    found.sort_by_key(|quote| (quote.span, !quote.direct));
    found.dedup_by(|next, last| next.span == last.span && next.direct == last.direct);
    found
}

/// The end of the passage that begins with a sentence: past those that its quotations run into.
fn passage_end(sentences: &[Vec<Token>], marked: &[Marked], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(next) = sentences.get(end).and_then(|tokens| tokens.first()) {
        let before = sentences[end - 1].last().map_or(0, |token| token.span.end);
        let first = marked.partition_point(|one| one.outer.end <= before);
        if !marked
            .get(first)
            .is_some_and(|one| one.outer.start < before && next.span.start < one.outer.end)
        {
            break;
        }
        end += 1;
    }
    end
}

impl<'p, 't> Passage<'p, 't> {
    fn new(
        text: &'p str,
        tokens: &'p [Token<'t>],
        span: Span,
        marked: &'p [Marked],
        mentions: &'p [Mention],
        last_medium: Option<&str>,
    ) -> Self {
        let quotations: Vec<&Marked> =
            marked.iter().take_while(|one| one.outer.start < span.end).collect();
        let quoted = |span: Span| quotations.iter().any(|one| one.outer.contains(span));
        let mentions: Vec<&Mention> = mentions
            .iter()
            .take_while(|mention| mention.span.start < span.end)
            .filter(|mention| !quoted(mention.span))
            .collect();
        let cues = cues_of(tokens, &mentions, &quoted);
        let via = via(tokens, &cues, &mentions, last_medium);
        Self { text, tokens, span, quotations, mentions, cues, via }
    }

    fn quotes(&self, context: &DiscourseContext) -> Vec<Quote> {
        let mut found: Vec<Quote> = Vec::new();
        for quotation in &self.quotations {
            found.extend(self.direct(quotation, context));
        }
        found.extend(self.reported(context));
        found
    }

    /// What a quotation gives as somebody's words, if it does.
    fn direct(&self, quotation: &Marked, context: &DiscourseContext) -> Option<Quote> {
        let words = quotation.inner.of(self.text).split_whitespace().count();
        let cue = self.speech_cue(quotation.outer);
        let bare = self.is_bare();
        if quotation.half && cue.is_none() {
            return None;
        }
        if (cue.is_none() && (self.via.is_empty() || words == 1) || self.is_name(quotation, cue))
            && words < BARE_WORDS
        {
            return None;
        }
        let speakers = match cue {
            Some(cue) => self.speakers(cue, context),
            None if bare => context.going_on(),
            None => self.before_colon(quotation),
        };
        Some(Quote {
            span: quotation.inner,
            direct: true,
            speakers,
            cue: cue.map(|cue| self.wording(cue).to_owned()),
            via: self.via.clone(),
        })
    }

    /// Whether nothing but quotations stands in the passage.
    fn is_bare(&self) -> bool {
        self.tokens.iter().all(|token| {
            !token.is_word() || self.quotations.iter().any(|one| one.outer.contains(token.span))
        })
    }

    /// Whether a short quotation is rather a name or a title: all its words of weight have capitals and
    /// its cue is not beside it.
    fn is_name(&self, quotation: &Marked, cue: Option<&Cue>) -> bool {
        let inner = quotation.inner.of(self.text);
        let words: Vec<&str> = inner.split_whitespace().collect();
        let capital = |word: &&&str| word.starts_with(char::is_uppercase);
        let beside = cue.is_some_and(|cue| {
            let gap = if self.tokens[cue.token].span.end <= quotation.outer.start {
                (self.tokens[cue.token].span.end, quotation.outer.start)
            } else {
                (quotation.outer.end, self.tokens[cue.token].span.start)
            };
            let between = Span { start: gap.0, end: gap.1 }.of(self.text);
            between.chars().filter(|c| c.is_alphabetic()).count() <= 4
        });
        words.len() <= NAME_WORDS
            && !beside
            && !inner.contains(['.', ',', '!', '?'])
            && words.iter().filter(capital).count() * 2 > words.len()
    }

    /// The name that stands before a colon and a quotation: "Ana Pérez: «…»".
    fn before_colon(&self, quotation: &Marked) -> Vec<String> {
        let first = self.tokens.partition_point(|token| token.span.end <= quotation.outer.start);
        let colon = first.checked_sub(1).filter(|&at| self.tokens[at].text == ":");
        let clause = colon.map_or(0, |colon| {
            let start =
                self.tokens[..colon].iter().rposition(|token| matches!(token.text, "." | ":"));
            start.map_or(0, |at| at + 1)
        });
        let from = self.tokens.get(clause).map_or(0, |token| token.span.start);
        let named = self.mentions.iter().find(|mention| {
            mention.span.start >= from
                && mention.span.end <= quotation.outer.start
                && mention.kind == EntityKind::Person
        });
        named
            .filter(|_| colon.is_some())
            .map(|mention| mention.entity.clone())
            .into_iter()
            .collect()
    }

    /// Who speaks at a cue.
    fn speakers(&self, cue: &Cue, context: &DiscourseContext) -> Vec<String> {
        if cue.subjects.is_empty() && cue.kind != CueKind::According {
            return context.resolve(self.tokens, &self.cues, cue, &self.mentions);
        }
        cue.subjects
            .iter()
            .filter(|&&at| !is_medium(self.tokens, self.mentions[at]) || !self.goes_through(at))
            .map(|&at| self.mentions[at].entity.clone())
            .collect()
    }

    /// A cue in the text's words: its verb, or "según ha anunciado".
    fn wording(&self, cue: &Cue) -> &'p str {
        let verb = start_of_verb(self.tokens, cue.token);
        let according = verb.checked_sub(1).filter(|&before| {
            self.cues.iter().any(|cue| cue.kind == CueKind::According && cue.token == before)
        });
        let first = according.unwrap_or(cue.token);
        let span =
            Span { start: self.tokens[first].span.start, end: self.tokens[cue.token].span.end };
        span.of(self.text)
    }

    /// Whether a medium is the way the words came by.
    fn goes_through(&self, mention: usize) -> bool {
        self.via.iter().any(|name| key(name) == key(&self.mentions[mention].entity))
    }

    /// The cue that a quotation belongs to: the nearest that somebody other than an agency speaks at,
    /// those before it first; else any cue beside it.
    fn speech_cue(&self, quotation: Span) -> Option<&Cue<'t>> {
        let spoken = |cue: &&Cue| {
            cue.kind != CueKind::According
                && cue.subjects.iter().all(|&at| !is_medium(self.tokens, self.mentions[at]))
                && !medium_noun_after(self.tokens, cue.token)
        };
        let start = |cue: &Cue| self.tokens[cue.token].span.start;
        let before = self.cues.iter().rev().filter(spoken).find(|cue| start(cue) < quotation.start);
        // "… en un “ambiente cálido” y confirmaron": a verb that "y" adds is of what comes after.
        let added = |cue: &Cue| {
            let verb = start_of_verb(self.tokens, cue.token);
            verb > 0 && cues::is(SpeechWord::And, self.tokens[verb - 1].text)
        };
        let after = self.cues.iter().filter(spoken).find(|cue| start(cue) >= quotation.end);
        let after = after.filter(|cue| !added(cue));
        let before = before.filter(|cue| {
            // Another quotation that the cue before closes with is its own: "«…», dijo Ana. «…»".
            let between = Span { start: start(cue), end: quotation.start };
            after.is_none() || !between.of(self.text).contains(['.', ';'])
        });
        let beside = after.is_some_and(|cue| {
            let verb = start_of_verb(self.tokens, cue.token);
            verb > 0
                && matches!(self.tokens[verb - 1].text, "," | "\"" | "”" | "»" | "''" | "'")
                && self.tokens[verb].span.start.saturating_sub(quotation.end) < 6
        });
        match (before, after) {
            (_, Some(after)) if beside => Some(after),
            (Some(before), Some(after))
                if before.subjects.is_empty() && !after.subjects.is_empty() =>
            {
                Some(after)
            }
            (before, after) => before.or(after),
        }
    }

    /// The agency or medium named last, for "el medio" in what follows.
    fn medium(&self) -> Option<String> {
        self.mentions
            .iter()
            .rev()
            .find(|mention| is_medium(self.tokens, mention))
            .map(|mention| mention.entity.clone())
    }
}

fn cues_of<'t>(
    tokens: &[Token<'t>],
    mentions: &[&Mention],
    quoted: &impl Fn(Span) -> bool,
) -> Vec<Cue<'t>> {
    (0..tokens.len())
        .filter_map(|at| {
            let word = tokens[at].text;
            let kind = cue(word).or_else(|| {
                cues::participle(word).filter(|_| {
                    (at.saturating_sub(3)..at)
                        .any(|before| cues::is_auxiliary(&tokens[before].text.to_lowercase()))
                })
            })?;
            (!quoted(tokens[at].span)).then(|| Cue {
                token: at,
                kind,
                text: word,
                subjects: subjects(tokens, at, kind, mentions),
            })
        })
        .collect()
}

/// The agencies and media a passage goes back to, nearest first.
fn via(
    tokens: &[Token],
    cues: &[Cue],
    mentions: &[&Mention],
    last_medium: Option<&str>,
) -> Vec<String> {
    let mut via: Vec<String> = Vec::new();
    for cue in cues {
        let media: Vec<_> =
            cue.subjects.iter().filter(|&&at| is_medium(tokens, mentions[at])).collect();
        if media.is_empty() && cue.subjects.is_empty() && medium_noun_alone(tokens, cue.token) {
            via.extend(last_medium.map(str::to_owned));
        }
        via.extend(media.into_iter().map(|&at| mentions[at].entity.clone()));
    }
    let mut seen = BTreeSet::new();
    via.retain(|name| seen.insert(key(name)));
    via
}

#[cfg(test)]
mod tests {
    use crate::read::{Input, read};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool, &[&str], &[&str])]) {
        let reading =
            read(&Input::prose(text, None, Some(cotejo_core::article::Language::Spanish)));
        let found: Vec<_> = reading
            .quotes
            .iter()
            .map(|quote| {
                (
                    quote.span.of(text),
                    quote.direct,
                    quote.speakers.iter().map(String::as_str).collect::<Vec<_>>(),
                    quote.via.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(words, direct, speakers, via)| {
                (*words, *direct, speakers.to_vec(), via.to_vec())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_speaker_stands_before_or_after_the_cue() {
        check(
            "«Ya basta de esto», dijo Ana Pérez.",
            &[("Ya basta de esto", true, &["Ana Pérez"], &[])],
        );
        check("Ana Pérez afirmó: “Ya basta”.", &[("Ya basta", true, &["Ana Pérez"], &[])]);
        check(
            "Ana Pérez le dijo a Luis Gómez “ya basta”.",
            &[("ya basta", true, &["Ana Pérez"], &[])],
        );
        check(
            "Ana Pérez y Luis Gómez prometieron “ayudar”.",
            &[("ayudar", true, &["Ana Pérez", "Luis Gómez"], &[])],
        );
        check("«Ya basta de esto», señaló.", &[("Ya basta de esto", true, &[], &[])]);
    }

    #[test]
    fn who_is_told_does_not_speak() {
        for medium in ["la prensa", "El Diario de Sevilla", "la agencia EFE", "la revista"] {
            let text =
                format!("«Ya basta de esto», dijo Ana Pérez a {medium}; lo confirmó Luis Gómez.");
            check(&text, &[("Ya basta de esto", true, &["Ana Pérez"], &[])]);
        }
    }

    #[test]
    fn an_agency_is_the_way_not_the_speaker() {
        check(
            "«Ya basta», dijo Ana Pérez, según informó la agencia Interfax.",
            &[("Ya basta", true, &["Ana Pérez"], &["Interfax"])],
        );
        check(
            "Ana Pérez elogió la “valentía” ajena, dijo KCNA.",
            &[("valentía", true, &["Ana Pérez"], &["KCNA"])],
        );
    }

    #[test]
    fn a_clause_can_be_reported() {
        check(
            "Ana Pérez dijo que vendría pronto.",
            &[("vendría pronto", false, &["Ana Pérez"], &[])],
        );
        check(
            "Ana Pérez subrayó, por su parte, que vendría pronto.",
            &[("vendría pronto", false, &["Ana Pérez"], &[])],
        );
        check(
            "Compartió los planes, según la agencia Tass, citando al Kremlin.",
            &[("Compartió los planes", false, &["Kremlin"], &["Tass"])],
        );
        check(
            "A su vez, según informa la agencia Tass, el plan sigue.",
            &[("el plan sigue", false, &[], &["Tass"])],
        );
    }

    #[test]
    fn a_word_in_marks_is_not_speech() {
        check("Leyó el libro “Cumbres” ayer.", &[]);
    }
}
