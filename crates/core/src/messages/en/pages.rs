//! English messages of the pages that are read without WebAssembly.

// A message says itself what it is.
#![allow(missing_docs)]

use super::{
    super::declared::{Pages, PagesFormats},
    english::English,
};

pub static PAGES: Pages = Pages {
    formats: &English,
    all_articles: "All articles, in a list",
    open_in_app: "Open to search and compare",
    no_such_page: "There is no such page",
    no_such_page_way: "The address is misspelt, or the text is no longer on this site.",
    without_scripts: "Without JavaScript the articles can be read. To search, filter and compare them, JavaScript is needed, with WebAssembly. Nothing leaves this site: the articles are read and compared on your own machine.",
    meanwhile: "Read the articles meanwhile",
    no_webassembly: "This browser has no WebAssembly, or its settings or this site's forbid it. The articles can be read; to search and compare them, open the page in a recent version of Firefox, Chrome, Edge or Safari, or ask whoever runs the machine or the site to allow it.",
    not_started: "The page could not start: a file did not arrive, or arrived damaged. Check the connection.",
    wrong_type: "The page could not start: this site delivers its scripts (.js) as something else. Whoever hosts it mends that by serving them with the type text/javascript. The articles can be read.",
    stopped: "The page has failed and no longer answers: what it shows may be incomplete. The address keeps what you were looking at.",
    renewed: "There is a new version of the dossier.",
    open_new: "Open the new one",
    not_now: "Not now",
};

impl PagesFormats for English {}
