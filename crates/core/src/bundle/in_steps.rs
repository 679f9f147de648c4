//! The file of texts, read in steps: a browser has other things to do while it reads a large one.

use std::fmt;

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{ArticleText, Texts};
use crate::{findings::Reading, text::day::read};

/// The members of an object, whose values have yet to be read. One type for all objects of the file:
/// what serde derives for each is a kilobyte of the page, and so is a map.
struct Unread<'j>(Vec<(&'j str, &'j RawValue)>);

impl<'j> Deserialize<'j> for Unread<'j> {
    fn deserialize<D: Deserializer<'j>>(from: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'j> Visitor<'j> for Members {
            type Value = Unread<'j>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'j>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Unread(members))
            }
        }

        from.deserialize_map(Members)
    }
}

/// What is wrong with a file, and where: line and column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Line.
    pub line: usize,
    /// Column, in bytes.
    pub column: usize,
}

impl Texts {
    /// Reads the file of texts, with a rest between its articles and between their longer lists. It is read
    /// in this one way, so that the page carries no other.
    ///
    /// # Errors
    /// The file is damaged; says where.
    pub async fn in_steps(json: &str, rest: &impl AsyncFn()) -> Result<Self, Damage> {
        rest().await;
        let file = Part { file: json, part: json };
        let unread: Unread = file.read()?;
        let list: Vec<&RawValue> = file.value(&unread, "articles")?.read()?;
        let mut articles = Vec::with_capacity(list.len());
        for article in list {
            rest().await;
            articles.push(file.of(article).article(rest).await?);
        }
        Ok(Self { schema: file.value(&unread, "schema")?.read()?, articles })
    }
}

/// A part of a file.
#[derive(Clone, Copy)]
struct Part<'j> {
    file: &'j str,
    part: &'j str,
}

impl<'j> Part<'j> {
    fn of(self, part: &'j RawValue) -> Self {
        Self { part: part.get(), ..self }
    }

    /// A value of an object that this part is.
    fn value(self, object: &Unread<'j>, name: &str) -> Result<Self, Damage> {
        let member = object.0.iter().find(|(own, _)| *own == name);
        let (_, value) = member.ok_or_else(|| self.damage(1, 1))?;
        Ok(self.of(value))
    }

    fn read<T: Deserialize<'j>>(self) -> Result<T, Damage> {
        serde_json::from_str(self.part).map_err(|error| self.damage(error.line(), error.column()))
    }

    /// A place in the file, by the place in the part.
    fn damage(self, line: usize, column: usize) -> Damage {
        let before = &self.file[..self.part.as_ptr() as usize - self.file.as_ptr() as usize];
        let indent = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = if line == 1 { indent + column } else { column };
        Damage { line: before.matches('\n').count() + line, column }
    }

    async fn article(self, rest: &impl AsyncFn()) -> Result<ArticleText, Damage> {
        let article: Unread = self.read()?;
        let text = self.value(&article, "text")?.read()?;
        let reading = self.value(&article, "reading")?;
        let lists: Unread = reading.read()?;
        let list = |name| reading.value(&lists, name);
        let language = list("language")?.read()?;
        rest().await;
        let sentences = list("sentences")?.read()?;
        rest().await;
        let mentions = list("mentions")?.read()?;
        rest().await;
        let quotes = list("quotes")?.read()?;
        let dates = list("dates")?.read()?;
        rest().await;
        let figures = list("figures")?.read()?;
        let defects = list("defects")?.read()?;
        Ok(ArticleText {
            id: self.value(&article, "id")?.read()?,
            published: self.value(&article, "published")?.read::<Published>()?.0,
            text,
            sections: self.value(&article, "parts")?.read()?,
            reading: Reading { language, sentences, mentions, quotes, dates, figures, defects },
        })
    }
}

/// A day as the bundle writes it.
#[derive(Deserialize)]
struct Published(#[serde(deserialize_with = "read")] NaiveDate);
