//! Legal forms of organisations: "S.A.", "Inc.".

use std::sync::LazyLock;

use cotejo_core::{findings::EntityKind, language_table, text::word_set::FUNCTION_WORDS};

use crate::gazetteer::{ORGANISATION_HEADS, known};

/// What stands after a name, longest first, and what before it.
static LEGAL_FORMS: LazyLock<(Vec<&str>, Vec<&str>)> = LazyLock::new(|| {
    let (mut after, mut before) = (Vec::new(), Vec::new());
    for form in FORMS.rows() {
        match form {
            Form::After(form) => after.push(form),
            Form::Before(form) => before.push(form),
        }
    }
    after.sort_by_key(|form: &&str| (std::cmp::Reverse(form.len()), *form));
    (after, before)
});

/// A legal form by where it stands.
enum Form {
    After(&'static str),
    Before(&'static str),
}

language_table! {
    static FORMS: Form = "legal-forms.txt", "a form, or: before | a form", |row| match *row {
        [form] => Some(Form::After(form)),
        ["before", form] => Some(Form::Before(form)),
        _ => None,
    };
}

/// The key of an organisation's name without its legal form; as it is where nothing but grammar or
/// a place would be left.
pub(super) fn without_legal_form(name: &str) -> &str {
    let (after, before) = &*LEGAL_FORMS;
    let mut rest = name;
    while let Some(shorter) = after
        .iter()
        .find_map(|form| rest.strip_suffix(*form).and_then(|rest| rest.strip_suffix(' ')))
    {
        rest = shorter;
    }
    while let Some(shorter) = before
        .iter()
        .find_map(|form| rest.strip_prefix(*form).and_then(|rest| rest.strip_prefix(' ')))
    {
        rest = shorter;
    }
    let first = rest.split(' ').next().unwrap_or_default();
    let is_place = known(rest).is_some_and(|known| known.kind == EntityKind::Place);
    let says_too_little = FUNCTION_WORDS.contains(first)
        || !rest.contains(' ') && (ORGANISATION_HEADS.contains(rest) || is_place);
    if says_too_little { name } else { rest }
}

/// The legal form a name ends with.
pub(super) fn legal_form(name: &str) -> Option<&'static str> {
    let ends = |form: &&&str| name.strip_suffix(**form).is_some_and(|rest| rest.ends_with(' '));
    LEGAL_FORMS.0.iter().find(ends).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_tells_nothing_apart() {
        for (name, bare) in [
            ("boeing co", "boeing"),
            ("boeing company", "boeing"),
            ("inditex s a", "inditex"),
            ("grupo planeta", "planeta"),
            ("china group", "china group"),
            ("bank group", "bank group"),
        ] {
            assert_eq!(without_legal_form(name), bare);
        }
    }
}
