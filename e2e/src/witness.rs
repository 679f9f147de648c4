//! What a page says on its console, and what it asks of other origins.
//!
//! Chromium's driver keeps both. In the others the server puts a script before all others into each
//! page, which tells what is said, and all that leaves the site's origin goes through a proxy that
//! refuses it and keeps its address. (Chromium itself asks its makers for too much through one.)

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use site::server::{Answer, Hook};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Lines that are added to from several tasks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    fn add(&self, line: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What Firefox asks for by itself, whatever its settings.
const BY_ITSELF: &str = "firefox.settings.services.mozilla.com:443";

/// The script, and where it tells.
const SCRIPT: &str = "witness.js";
const TOLD: &str = "told/";

const WITNESS: &str = r"(() => {
    const { src } = document.currentScript;
    // What a page has on its way when it is left is broken off.
    let isLeft = false;
    for (const event of ['beforeunload', 'pagehide']) addEventListener(event, () => { isLeft = true; });
    const tell = (...words) => {
        if (isLeft) return;
        const told = encodeURIComponent(words.map(String).join(' ').slice(0, 2000));
        const asked = new XMLHttpRequest();
        // Before the page goes on: it may be about to go.
        asked.open('GET', new URL('told/' + told, src), false);
        asked.send();
    };
    for (const kind of ['error', 'warn']) {
        const own = console[kind];
        console[kind] = (...words) => { tell(kind, ...words); own.apply(console, words); };
    }
    addEventListener('error', ({ error, message, target }) =>
        tell(error ?? message ?? `${target.src ?? target.href} did not load`), true);
    addEventListener('unhandledrejection', ({ reason }) => tell('unhandled', reason));
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        tell('refused by the policy', effectiveDirective, blockedURI));
})();";

/// `hook`, with the script in every page and what it tells in `said`.
pub(crate) fn witnessing(
    hook: Option<Hook>,
    page: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static,
    said: Lines,
) -> Hook {
    Box::new(move |path| {
        if path == SCRIPT {
            return Some(Answer::Reply(200, WITNESS.into()));
        }
        if let Some(told) = path.strip_prefix(TOLD) {
            said.add(percent_encoding::percent_decode_str(told).decode_utf8_lossy().into_owned());
            return Some(Answer::Reply(200, Vec::new()));
        }
        let answered = hook.as_ref().and_then(|hook| hook(path));
        if !(path.is_empty() || Path::new(path).extension() == Some("html".as_ref())) {
            return answered;
        }
        match answered {
            None => Some(Answer::Reply(200, with_script(path, page(path)?))),
            Some(Answer::Reply(status, body)) => {
                Some(Answer::Reply(status, with_script(path, body)))
            }
            other => other,
        }
    })
}

fn with_script(path: &str, page: Vec<u8>) -> Vec<u8> {
    let html = String::from_utf8_lossy(&page);
    let up = "../".repeat(path.matches('/').count());
    // After the policy and the encoding, before any other script.
    match html.find("<script") {
        Some(at) => {
            format!("{}<script src={up}{SCRIPT}></script>{}", &html[..at], &html[at..]).into()
        }
        None => page,
    }
}

/// A proxy that refuses all, and what it was asked for.
pub(crate) struct Elsewhere {
    pub(crate) port: u16,
    pub(crate) asked: Lines,
    accepting: JoinHandle<()>,
}

impl Elsewhere {
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let asked = Lines::default();
        let accepting = tokio::spawn(refuse_all(listener, asked.clone()));
        Ok(Self { port, asked, accepting })
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn refuse_all(listener: TcpListener, asked: Lines) {
    while let Ok((stream, _)) = listener.accept().await {
        let asked = asked.clone();
        tokio::spawn(async move { refuse(stream, &asked).await });
    }
}

/// Keeps what a request asks for, which is its second word, and refuses it.
async fn refuse(stream: TcpStream, asked: &Lines) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.read_line(&mut line).await.ok()?;
    let address = line.split_whitespace().nth(1)?;
    if address != BY_ITSELF {
        asked.add(address.to_owned());
    }
    let refused = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.get_mut().write_all(refused).await.ok()
}
