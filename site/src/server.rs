//! A small static server, on this machine only: for looking at the site, and for the journeys,
//! which serve it under a sub-path and break it on purpose.

use std::{
    fs, io,
    net::TcpListener,
    path::{Component, Path, PathBuf},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{self, Poll},
    time::Duration,
};

use anyhow::{Context, Result};
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Body, Bytes, Frame, Incoming, SizeHint},
    header::{
        ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, LOCATION, VARY,
    },
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use tokio::{
    runtime::{Builder, Runtime},
    task::JoinHandle,
    time::sleep,
};

/// An answer in place of a file.
#[derive(Clone, Debug)]
pub enum Answer {
    /// HTTP status, and what is sent, as JSON or whatever the path's ending says.
    Reply(u16, Vec<u8>),
    /// The file, called a content type that may not be its own.
    Called(&'static str),
    /// The file, never compressed.
    Plain,
    /// The first half of the file, as if it were all to come; then the connection is closed.
    Cut,
    /// The file, once this is set.
    Held(Arc<AtomicBool>),
    /// None: the connection is closed.
    HangUp,
}

/// What a journey answers in place of a file, by the path below the prefix.
pub type Hook = Box<dyn Fn(&str) -> Option<Answer> + Send + Sync>;

/// A bound port.
pub struct Server {
    listener: TcpListener,
}

/// A server at work; stops when dropped.
pub struct Serving {
    runtime: Option<Runtime>,
    accepting: JoinHandle<()>,
}

/// What is served.
struct Site {
    folder: PathBuf,
    prefix: String,
    hook: Option<Hook>,
}

type Answered = Response<Content>;

/// What is sent in one piece: all of it, or its first half, whatever length was told.
struct Content {
    bytes: Option<Bytes>,
    is_cut: bool,
    /// Whether what there was had the time to go out.
    is_sent: bool,
}

impl<B: Into<Bytes>> From<B> for Content {
    fn from(bytes: B) -> Self {
        Self { bytes: Some(bytes.into()), is_cut: false, is_sent: false }
    }
}

impl Body for Content {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut task::Context,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let content = self.get_mut();
        let whole = content.bytes.take();
        if whole.is_none() && content.is_cut && !content.is_sent {
            content.is_sent = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(match whole {
            Some(bytes) if content.is_cut => Some(Ok(Frame::data(bytes.slice(..bytes.len() / 2)))),
            Some(bytes) => Some(Ok(Frame::data(bytes))),
            None if content.is_cut => Some(Err(io::ErrorKind::ConnectionAborted.into())),
            None => None,
        })
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

impl Server {
    /// Takes a port on 127.0.0.1; 0 takes any that is free.
    ///
    /// # Errors
    /// The port is taken.
    pub fn bind(port: u16) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| {
            format!("port {port} on 127.0.0.1 cannot be had; choose another with --port")
        })?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener })
    }

    /// The port it took.
    pub fn port(&self) -> u16 {
        self.listener.local_addr().map_or(0, |address| address.port())
    }

    /// Serves a folder under a prefix such as `/` or `/a/b/`.
    ///
    /// # Errors
    /// The machine gives no thread for it.
    pub fn serve(self, folder: PathBuf, prefix: &str, hook: Option<Hook>) -> Result<Serving> {
        let site = Arc::new(Site { folder, prefix: prefix.to_owned(), hook });
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let accepting = runtime.spawn(accept(self.listener, site));
        Ok(Serving { runtime: Some(runtime), accepting })
    }
}

impl Serving {
    /// Serves until the process ends.
    pub fn join(mut self) {
        if let Some(runtime) = self.runtime.take() {
            // It ends only with the process.
            let _ = runtime.block_on(&mut self.accepting);
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn accept(listener: TcpListener, site: Arc<Site>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let answer = service_fn(|request: Request<Incoming>| {
                let site = Arc::clone(&site);
                async move {
                    let answered = site.answer(&request).await;
                    answered.ok_or_else(|| io::Error::from(io::ErrorKind::ConnectionAborted))
                }
            });
            // A reader who goes away mid-answer is no fault of the server.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

impl Site {
    /// `None`: nothing is answered.
    async fn answer(&self, request: &Request<Incoming>) -> Option<Answered> {
        let (method, path) = (request.method(), request.uri().path());
        let below = path.strip_prefix(&self.prefix);
        let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let accepted = accepted.unwrap_or_default();
        match self.hook.as_ref().zip(below).and_then(|(hook, below)| hook(below)) {
            Some(Answer::HangUp) => None,
            Some(Answer::Reply(status, body)) => {
                let mut response = Response::new(Content::from(body));
                *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
                Some(with(response, CONTENT_TYPE, content_type(below.unwrap_or_default())))
            }
            Some(Answer::Called(kind)) => {
                Some(with(self.file(method, path, accepted), CONTENT_TYPE, kind))
            }
            Some(Answer::Plain) => Some(self.file(method, path, "")),
            Some(Answer::Cut) => {
                let mut answer = self.file(method, path, accepted);
                answer.body_mut().is_cut = true;
                Some(answer)
            }
            Some(Answer::Held(until)) => {
                while !until.load(Ordering::Relaxed) {
                    sleep(Duration::from_millis(20)).await;
                }
                Some(self.file(method, path, accepted))
            }
            None => Some(self.file(method, path, accepted)),
        }
    }

    /// A file, compressed as the reader accepts where that stands beside it; a path that has none is
    /// answered by the site's own `404.html`, as most hosts do.
    fn file(&self, method: &Method, path: &str, accepted: &str) -> Answered {
        let path = &*percent_decode_str(path).decode_utf8_lossy();
        if !matches!(*method, Method::GET | Method::HEAD) {
            return plain(StatusCode::METHOD_NOT_ALLOWED, "GET or HEAD only");
        }
        let Some(below) = path.strip_prefix(&self.prefix) else {
            if format!("{path}/") == self.prefix {
                let redirect = plain(StatusCode::PERMANENT_REDIRECT, "");
                return with(redirect, LOCATION, &self.prefix);
            }
            return plain(StatusCode::NOT_FOUND, "not found");
        };
        let file = if below.is_empty() || below.ends_with('/') {
            &format!("{below}index.html")
        } else {
            below
        };
        let read = |file: &str| inside(&self.folder, file).and_then(|path| fs::read(path).ok());
        let Some(bytes) = read(file) else {
            let mut answer = Response::new(Content::from(read("404.html").unwrap_or_default()));
            *answer.status_mut() = StatusCode::NOT_FOUND;
            return with(answer, CONTENT_TYPE, content_type("404.html"));
        };
        let compressed = encodings(accepted)
            .find_map(|(encoding, ending)| Some((encoding, read(&format!("{file}.{ending}"))?)));
        let response = match compressed {
            Some((encoding, bytes)) => {
                with(Response::new(Content::from(bytes)), CONTENT_ENCODING, encoding)
            }
            None => Response::new(Content::from(bytes)),
        };
        let kept = if is_hashed(file) { "max-age=31536000, immutable" } else { "no-cache" };
        let response = with(response, CONTENT_TYPE, content_type(file));
        with(with(response, VARY, "Accept-Encoding"), CACHE_CONTROL, kept)
    }
}

/// The encodings that a reader accepts, the smallest first, and how the files in them end.
fn encodings(accepted: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let refused = |one: &str| one.contains("q=0") && !one.contains("q=0.");
    let named = |one: &str, name: &str| one.split(';').next().is_some_and(|one| one.trim() == name);
    let accepts = move |name| accepted.split(',').any(|one| named(one, name) && !refused(one));
    [("br", "br"), ("gzip", "gz")].into_iter().filter(move |(name, _)| accepts(name))
}

/// Whether a file's path tells its content by a hash: then another content has another path.
fn is_hashed(file: &str) -> bool {
    let hash =
        |piece: &str| piece.len() >= 15 && piece.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_page = Path::new(file).extension() == Some("html".as_ref());
    !is_page && file.split(['-', '.', '_', '/']).any(hash)
}

fn plain(status: StatusCode, words: &'static str) -> Answered {
    let mut response = Response::new(Content::from(words));
    *response.status_mut() = status;
    response
}

fn with(mut response: Answered, name: HeaderName, value: &str) -> Answered {
    // What would be no header is a path nobody asks for.
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
    response
}

/// A file below a folder; paths that lead out of it are none.
fn inside(folder: &Path, file: &str) -> Option<PathBuf> {
    let relative = Path::new(file);
    relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| folder.join(relative))
}

fn content_type(file: &str) -> &'static str {
    let file = if file.is_empty() { "index.html" } else { file };
    match Path::new(file).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => mime_guess::from_path(file).first_raw().unwrap_or("application/octet-stream"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let folder = Path::new("site");
        assert_eq!(inside(folder, "a/b.js"), Some(PathBuf::from("site/a/b.js")));
        for path in ["../secret", "a/../../secret", "/etc/passwd"] {
            assert_eq!(inside(folder, path), None, "{path}");
        }
    }

    #[test]
    fn only_what_tells_its_content_is_kept() {
        for file in [
            "app-6ff1bbdef0f867d5_bg.wasm",
            "data/texts-e73ed337e5f41830.json",
            "blocks-4a0951d348cf891.css",
            "snippets/chunks-e935f8d16050ef89/load.js",
        ] {
            assert!(is_hashed(file), "{file}");
        }
        for file in ["index.html", "start.js", "a/000_52d6b37e2cc8134c.html", "favicon.svg"] {
            assert!(!is_hashed(file), "{file}");
        }
    }

    #[test]
    fn what_a_reader_accepts_is_sent() {
        let names = |accepted| encodings(accepted).map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names("gzip, deflate, br, zstd"), ["br", "gzip"]);
        assert_eq!(names("gzip;q=0.5, br;q=0"), ["gzip"]);
        assert_eq!(names("x-gzip, brotli"), Vec::<&str>::new());
        assert_eq!(names(""), Vec::<&str>::new());
    }

    #[test]
    fn browsers_are_told_what_they_get() {
        assert_eq!(content_type("x.wasm"), "application/wasm");
        assert_eq!(content_type(""), "text/html; charset=utf-8");
        assert_eq!(content_type("data/catalogue-1.json"), "application/json");
    }
}
