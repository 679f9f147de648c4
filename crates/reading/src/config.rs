//! `dossier.toml`: what the maker of a dossier says about it. Unknown keys are refused.

use std::collections::BTreeMap;

use cotejo_core::text::{hidden::in_order, web_address::is_web_address};
use serde::Deserialize;

use crate::{
    entities::Overrides,
    parse::{Fault, language},
};

/// Whether files are all that `dossier.toml` speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of a folder: what the file says of others is a fault.
    Folder,
    /// Some of a folder: what it says of others is passed over.
    Selection,
}

/// The file's schema; every key may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The dossier's title.
    pub title: Option<String>,
    /// A sentence or two on it.
    pub description: Option<String>,
    /// Where the site will stand, for links from elsewhere.
    pub address: Option<String>,
    /// The interface's language: `es` or `en`.
    pub language: Option<String>,
    /// What the texts themselves do not say, by article id.
    pub article: BTreeMap<String, ArticleConfig>,
    /// Events by name, by the id that links call them.
    pub event: BTreeMap<String, EventConfig>,
    /// Names to join and to keep apart.
    pub names: NamesConfig,
}

/// What is said of one article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ArticleConfig {
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency that wrote it.
    pub agency: Option<String>,
    /// Address of the original.
    pub url: Option<String>,
    /// A headline for a text that carries none.
    pub headline: Option<String>,
}

/// What is said of one event.
#[derive(Clone, Debug, Deserialize)]
pub struct EventConfig {
    /// What it is called.
    pub name: String,
    /// Ids of its articles.
    pub articles: Vec<String>,
}

/// Corrections of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NamesConfig {
    /// Lists of names of one entity, the one to show first.
    pub join: Vec<Vec<String>>,
    /// Lists of names that are no one's in common.
    pub apart: Vec<Vec<String>>,
}

impl Config {
    /// Reads the file and holds it against the articles there are.
    ///
    /// # Errors
    /// Every fault found, or the first one where the file is no TOML of this schema.
    pub fn read(text: &str, article_ids: &[&str], scope: Scope) -> Result<Self, Vec<Fault>> {
        let text = &*in_order(text);
        let broken = |error: toml::de::Error| {
            vec![Fault {
                line: line_at(text, error.span().map_or(0, |span| span.start)),
                what: error.message().to_owned(),
                expected: "the keys that README lists, as TOML".to_owned(),
            }]
        };
        let mut unknown = Vec::new();
        let mut note =
            |path: serde_ignored::Path| unknown.push(unknown_key(text, &path.to_string()));
        let read = toml::Deserializer::parse(text).map_err(broken)?;
        let mut config: Self = serde_ignored::deserialize(read, &mut note).map_err(broken)?;
        if scope == Scope::Selection {
            config.article.retain(|id, _| article_ids.contains(&id.as_str()));
            config
                .event
                .values_mut()
                .for_each(|event| event.articles.retain(|id| article_ids.contains(&id.as_str())));
            config.event.retain(|_, event| !event.articles.is_empty());
        }
        let mut faults = unknown;
        faults.extend(config.faults(text, article_ids));
        faults.sort_by_key(|fault| fault.line);
        if faults.is_empty() { Ok(config) } else { Err(faults) }
    }

    fn faults(&self, text: &str, article_ids: &[&str]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let no_article = |id: &str| Fault {
            line: line_of(text, id),
            what: format!("no article is called “{id}”"),
            expected: format!("the stem of a file beside it: {}", article_ids.join(", ")),
        };
        if let Some(code) = self.language.as_deref().filter(|code| language(code).is_none()) {
            faults.push(Fault {
                line: line_of(text, code),
                what: format!("“{code}” is no language of the interface"),
                expected: "`es` or `en`".to_owned(),
            });
        }
        for id in self.article.keys().filter(|id| !article_ids.contains(&id.as_str())) {
            faults.push(no_article(id));
        }
        let urls = self.article.values().filter_map(|article| article.url.as_ref());
        for url in urls.chain(&self.address).filter(|url| !is_web_address(url)) {
            faults.push(Fault {
                line: line_of(text, url),
                what: format!("“{url}” is no web address"),
                expected: "an address that begins with https:// or http://".to_owned(),
            });
        }
        let mut placed: BTreeMap<&str, &str> = BTreeMap::new();
        for (event, config) in &self.event {
            for id in &config.articles {
                if !article_ids.contains(&id.as_str()) {
                    faults.push(no_article(id));
                } else if let Some(other) = placed.insert(id, event) {
                    faults.push(Fault {
                        line: line_of(text, event),
                        what: format!("“{id}” is in two events, {other} and {event}"),
                        expected: "one event an article".to_owned(),
                    });
                }
            }
        }
        for row in self.names.join.iter().chain(&self.names.apart).filter(|row| row.len() < 2) {
            let line = row.first().map_or(1, |name| line_of(text, name));
            faults.push(Fault {
                line,
                what: "a list with fewer than two names".to_owned(),
                expected: "two names or more to join or keep apart".to_owned(),
            });
        }
        faults
    }

    /// Names in `names.join` and `names.apart` that no article has.
    pub fn unmatched_names(&self, text: &str, has: impl Fn(&str) -> bool) -> Vec<Fault> {
        self.names
            .join
            .iter()
            .chain(&self.names.apart)
            .flatten()
            .filter(|name| !has(name))
            .map(|name| Fault {
                line: line_of(text, name),
                what: format!("no article names “{name}”"),
                expected: "a name as the texts write it".to_owned(),
            })
            .collect()
    }

    /// The corrections of names.
    pub fn overrides(&self) -> Overrides {
        Overrides { join: self.names.join.clone(), apart: self.names.apart.clone() }
    }
}

/// A key that the schema does not have, such as `article.a.age`.
fn unknown_key(text: &str, path: &str) -> Fault {
    let key = path.rsplit('.').next().unwrap_or(path);
    let opens = |line: &str| line.trim_start().trim_start_matches(['[', '"']).starts_with(key);
    let table = path.rsplit_once('.').map_or("", |(table, _)| table);
    // After the table's own heading, where it has one.
    let from = text.find(&format!("[{table}]")).unwrap_or(0);
    let line = text[from..].lines().position(opens).map_or(1, |at| line_at(text, from) + at);
    Fault {
        line,
        what: format!("unknown key “{path}”"),
        expected: "one of the keys that README lists".to_owned(),
    }
}

fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].split(|&byte| byte == b'\n').count()
}

/// The line a word first stands on.
fn line_of(text: &str, word: &str) -> usize {
    text.find(word).map_or(1, |at| line_at(text, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(usize, String)> {
        Config::read(text, &["a", "b"], Scope::Folder)
            .expect_err("a bad file")
            .into_iter()
            .map(|fault| (fault.line, fault.what))
            .collect()
    }

    #[test]
    fn every_key_may_be_left_out() {
        assert!(Config::read("", &[], Scope::Folder).is_ok());
        assert!(
            Config::read(
                "title = \"T\"\n[article.a]\noutlet = \"El País\"\n",
                &["a"],
                Scope::Folder
            )
            .is_ok()
        );
    }

    #[test]
    fn of_a_selection_the_rest_is_passed_over() {
        let text =
            "[article.zzz]\noutlet = \"X\"\n[event.one]\nname = \"1\"\narticles = [\"zzz\"]\n";
        let config = Config::read(text, &["a"], Scope::Selection).expect("a good file");
        assert!(config.article.is_empty() && config.event.is_empty());
    }

    #[test]
    fn faults_name_their_line() {
        let unknown = faults("title = \"T\"\ncolour = \"red\"\n");
        assert_eq!(unknown[0].0, 2);
        assert!(unknown[0].1 == "unknown key “colour”", "{}", unknown[0].1);
        assert_eq!(faults("title = \n")[0].0, 1);
        assert_eq!(
            faults("\n[article.zzz]\noutlet = \"X\"\n"),
            [(2, "no article is called “zzz”".to_owned())]
        );
        assert_eq!(
            faults("[article.a]\nurl = \"ftp://x\"\n"),
            [(2, "“ftp://x” is no web address".to_owned())]
        );
        assert_eq!(
            faults("[names]\njoin = [[\"A\"]]\n"),
            [(2, "a list with fewer than two names".to_owned())]
        );
        assert_eq!(
            faults(
                "[event.one]\nname = \"1\"\narticles = [\"a\"]\n[event.two]\nname = \"2\"\narticles = [\"a\"]\n"
            ),
            [(4, "“a” is in two events, one and two".to_owned())]
        );
    }
}
