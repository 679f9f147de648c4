//! Reported clauses: what follows "dijo que", or what "según X" and ", informó X" stand beside.

use cotejo_core::{
    findings::{EntityKind, Quote},
    text::{Span, word_set::ROLES},
};

use super::{
    passage::{Cue, Passage, is_medium},
    speakers::{DiscourseContext, start_of_verb},
};
use crate::{
    cues::{self, CueKind, SpeechWord, Taken},
    gazetteer::PREPOSITIONS,
    tenses,
    tokens::{AtPlace as _, Token},
};

/// Most words of a phrase before "según X" that is no report yet: "A su vez,", "Por su parte,".
const LEAD_IN: usize = 3;

/// Farthest that "que" stands from its verb, in tokens: "dijo en una entrevista a la agencia que".
const QUE_REACH: usize = 9;

/// Most tokens after a cue that closes a sentence: "…, informó la agencia oficial Xinhua".
const CLOSING: usize = 14;

impl Passage<'_, '_> {
    /// The reported clauses of a passage, in order.
    pub(super) fn reported(&self, context: &DiscourseContext) -> Vec<Quote> {
        let mut found: Vec<Quote> = Vec::new();
        for cue in self.cues.iter().filter(|cue| cue.kind != CueKind::According) {
            let Some(opening) = self.opening(cue) else { continue };
            let clause = self.clause(self.tokens[opening].span.end, cue);
            if !clause.is_empty() && !self.is_all_quoted(clause) {
                found.push(self.indirect(clause, cue, self.speakers(cue, context)));
            }
        }
        if found.is_empty()
            && let Some(quote) = self.attributed(context)
        {
            found.push(quote);
        }
        if found.is_empty() && self.quotations.is_empty() {
            found.extend(self.objects(context));
        }
        found
    }

    /// What verbs tell by a noun: "declaró pérdidas de 3 millones", "advirtió de su quiebra".
    fn objects(&self, context: &DiscourseContext) -> Vec<Quote> {
        let telling = self.cues.iter().filter(|cue| cues::takes(cue.text) == Some(Taken::Object));
        telling
            .filter_map(|cue| {
                let of = |at: usize| {
                    let token = self.tokens.get(at)?;
                    let noun = cues::is(SpeechWord::Article, &token.folded)
                        || token.is_word() && !PREPOSITIONS.contains(&token.folded);
                    (noun && !token.glued).then_some(token.span.start)
                };
                let next = self.tokens.get(cue.token + 1)?;
                let from = of(cue.token + 1 + usize::from(next.folded == "de"))?;
                let clause = self.clause(from, cue);
                let speakers = self.speakers(cue, context);
                (!clause.is_empty() && !speakers.is_empty())
                    .then(|| self.indirect(clause, cue, speakers))
            })
            .collect()
    }

    fn indirect(&self, span: Span, cue: &Cue, speakers: Vec<String>) -> Quote {
        Quote {
            span,
            direct: false,
            speakers,
            cue: Some(self.wording(cue).to_owned()),
            via: self.via.clone(),
        }
    }

    /// The token after which the clause begins that a verb of saying reports: "que", or in English
    /// the verb itself.
    fn opening(&self, cue: &Cue) -> Option<usize> {
        complementiser(self.tokens, cue.token).or_else(|| {
            let next = self.tokens.get(cue.token + 1)?;
            let clause = cues::takes(cue.text) == Some(Taken::Clause);
            (clause && cues::is(SpeechWord::Pronoun, &next.folded)).then_some(cue.token)
        })
    }

    /// A clause from a byte on: up to the end of its sentence, or to where another verb of saying
    /// takes over ("… y añadió que", ", según"), or a semicolon.
    fn clause(&self, from: u32, cue: &Cue) -> Span {
        let start = self.tokens.partition_point(|token| token.span.start < from);
        let quoted = |span: Span| self.quotations.iter().any(|one| one.outer.contains(span));
        let mut end = start;
        while let Some(token) = self.tokens.get(end) {
            let stop = matches!(token.text, "." | "?" | "!")
                && self
                    .tokens
                    .get(end + 1)
                    .is_none_or(|next| !next.glued && (next.is_capitalised() || !next.is_word()));
            if (token.text == ";" || stop) && !quoted(token.span) {
                break;
            }
            end += 1;
        }
        for other in self.cues.iter().filter(|other| other.token > start && other.token < end) {
            let verb = start_of_verb(self.tokens, other.token);
            let before = verb.checked_sub(1).filter(|&before| before >= start);
            let takes_over = before.is_some_and(|before| {
                let folded = self.tokens[before].folded.as_str();
                folded == ","
                    || cues::is(SpeechWord::And, folded)
                    || cues::is(SpeechWord::But, folded)
            }) && (other.kind == CueKind::According
                || self.opening(other).is_some()
                || !other.subjects.is_empty()
                || self.quotations.iter().any(|one| {
                    one.outer.start >= self.tokens[other.token].span.end
                        && one.outer.start - self.tokens[other.token].span.end < 8
                }));
            if takes_over && other.token != cue.token {
                end = verb - 1;
                break;
            }
        }
        let Some(last) = self.tokens[start..end].last() else { return Span::default() };
        let clause = Span { start: self.tokens[start].span.start, end: last.span.end };
        let words = clause.of(self.text).trim_end_matches([',', ' ', ';']);
        Span::new(clause.start as usize, clause.start as usize + words.len())
    }

    /// Whether a clause is what a quotation holds, which stands by itself already.
    fn is_all_quoted(&self, clause: Span) -> bool {
        self.quotations
            .iter()
            .any(|one| one.outer.start <= clause.start && clause.start < one.outer.end)
    }

    /// What stands beside "según X", or before ", informó X" and ", dijo Ana Pérez".
    fn attributed(&self, context: &DiscourseContext) -> Option<Quote> {
        let named = |cue: &&Cue| cue.kind == CueKind::According && !cue.subjects.is_empty();
        let according = self.cues.iter().find(named).or_else(|| {
            self.cues.iter().find(|cue| {
                let verb = start_of_verb(self.tokens, cue.token);
                let led = verb.checked_sub(1).is_some_and(|before| {
                    self.tokens[before].text == ","
                        || self
                            .cues
                            .iter()
                            .any(|cue| cue.kind == CueKind::According && cue.token == before)
                });
                let closes = self.tokens.len() - cue.token <= CLOSING
                    && cue.subjects.iter().all(|&at| {
                        self.mentions[at].span.start > self.tokens[cue.token].span.start
                    });
                let by_medium =
                    cue.subjects.iter().any(|&at| is_medium(self.tokens, self.mentions[at]));
                led && self.quotations.is_empty()
                    && !cue.subjects.is_empty()
                    && (by_medium || closes)
            })
        })?;
        // "según ha anunciado la USAF": the verb is the cue.
        let according = self
            .cues
            .iter()
            .find(|cue| {
                according.kind == CueKind::According
                    && start_of_verb(self.tokens, cue.token) == according.token + 1
                    && !cue.subjects.is_empty()
            })
            .unwrap_or(according);
        let speakers = if according.kind == CueKind::According || self.is_by_medium(according) {
            self.cited(according)
        } else {
            self.speakers(according, context)
        };
        let verb = start_of_verb(self.tokens, according.token);
        let first = verb
            .checked_sub(1)
            .filter(|&before| {
                self.cues.iter().any(|cue| cue.kind == CueKind::According && cue.token == before)
            })
            .unwrap_or(verb);
        // What is reported stands before "según X", or after it where only "A su vez," does.
        let lead_in = first <= LEAD_IN + 1
            && self.tokens.first().is_some_and(|token| PREPOSITIONS.contains(&token.folded));
        let clause = if first == 0 || lead_in {
            let comma = self.tokens[according.token..].iter().find(|token| token.text == ",")?;
            self.clause(comma.span.end, according)
        } else {
            let from = self.tokens[..first]
                .iter()
                .rposition(|token| token.text == ";")
                .map_or(self.span.start, |at| self.tokens[at].span.end);
            let span = Span { start: from, end: self.tokens[first].span.start }.trimmed(self.text);
            let words = span.of(self.text).trim_end_matches([',', '.', ' ']);
            Span::new(span.start as usize, span.start as usize + words.len())
        };
        (!clause.is_empty() && !self.is_all_quoted(clause))
            .then(|| self.indirect(clause, according, speakers))
    }

    fn is_by_medium(&self, cue: &Cue) -> bool {
        cue.subjects.iter().any(|&at| is_medium(self.tokens, self.mentions[at]))
    }

    /// Whose words an agency passes on: "según Tass, citando al Kremlin"; or whoever "según" names.
    fn cited(&self, according: &Cue) -> Vec<String> {
        let quoting = self.tokens[according.token..]
            .iter()
            .position(|token| cues::is(SpeechWord::Citing, &token.folded));
        if let Some(at) = quoting {
            let from = self.tokens[according.token + at].span.end;
            if let Some(mention) = self.mentions.iter().find(|mention| mention.span.start >= from) {
                return vec![mention.entity.clone()];
            }
        }
        according
            .subjects
            .iter()
            .map(|&at| self.mentions[at])
            .filter(|mention| !is_medium(self.tokens, mention) && mention.kind != EntityKind::Other)
            .map(|mention| mention.entity.clone())
            .collect()
    }
}

/// The "que" that opens what a verb of saying reports; one after an article or a noun with its
/// article opens a relative clause instead ("en todo lo que", "los elogios que").
fn complementiser(tokens: &[Token], cue: usize) -> Option<usize> {
    // "subrayó, por su parte, que": what stands between commas is passed over.
    let aside = tokens.is_mark(cue + 1, ",");
    let from = if aside {
        let closing =
            (cue + 2..tokens.len().min(cue + QUE_REACH)).find(|&at| tokens[at].text == ",")?;
        closing + 1
    } else {
        cue + 1
    };
    let reach = tokens.len().min(if aside { from + 1 } else { cue + QUE_REACH });
    let que = (from..reach)
        .take_while(|&at| tokens[at].is_word())
        .find(|&at| cues::is(SpeechWord::That, &tokens[at].folded))?;
    let article = |at: usize| {
        let folded = tokens[at].folded.as_str();
        cues::is(SpeechWord::Article, folded) || matches!(folded, "a" | "de" | "del" | "al")
    };
    let relative = !aside
        && que > cue + 1
        && (article(que - 1)
            || que > cue + 2
                && article(que - 2)
                && !tokens[que - 1].is_capitalised()
                && !cues::is(SpeechWord::Occasion, &tokens[que - 1].folded)
                && !ROLES.contains(&tokens[que - 1].folded)
                && !tenses::is_calendar_word(&tokens[que - 1].folded));
    (!relative).then_some(que)
}
