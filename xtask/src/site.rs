//! A small static server, on this machine only: for looking at the site, and for the journeys,
//! which serve it under a sub-path and break it on purpose.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

/// An answer in place of a file.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// What is sent, as JSON or whatever the path's ending says.
    pub body: Vec<u8>,
}

/// What a journey answers in place of a file, by the path below the prefix.
pub type Hook = Box<dyn Fn(&str) -> Option<Answer> + Send + Sync>;

/// A bound port.
pub struct Server {
    http: Arc<tiny_http::Server>,
}

/// A server at work; stops when dropped.
pub struct Serving {
    http: Arc<tiny_http::Server>,
    workers: Vec<thread::JoinHandle<()>>,
}

/// Threads that answer: a page asks for a handful of files at once.
const WORKERS: usize = 4;

impl Server {
    /// Takes a port on 127.0.0.1; 0 takes any that is free.
    ///
    /// # Errors
    /// The port is taken.
    pub fn bind(port: u16) -> Result<Self> {
        let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| {
            anyhow!("port {port} on 127.0.0.1 cannot be had ({error}); choose another with --port")
        })?;
        Ok(Self { http: Arc::new(http) })
    }

    /// The port it took.
    pub fn port(&self) -> u16 {
        self.http.server_addr().to_ip().map_or(0, |address| address.port())
    }

    /// Serves a folder under a prefix such as `/` or `/a/b/`.
    pub fn serve(self, folder: PathBuf, prefix: &str, hook: Option<Hook>) -> Serving {
        let shared = Arc::new((folder, prefix.to_owned(), hook));
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, shared) = (Arc::clone(&self.http), Arc::clone(&shared));
                thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        // A reader who goes away mid-answer is no fault of the server.
                        let _ = answer(request, &shared.0, &shared.1, shared.2.as_ref());
                    }
                })
            })
            .collect();
        Serving { http: self.http, workers }
    }
}

impl Serving {
    /// Serves until the process ends.
    pub fn join(mut self) {
        for worker in std::mem::take(&mut self.workers) {
            let _ = worker.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        for _ in 0..WORKERS {
            self.http.unblock();
        }
    }
}

fn answer(
    request: Request,
    folder: &Path,
    prefix: &str,
    hook: Option<&Hook>,
) -> std::io::Result<()> {
    let url = request.url().to_owned();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("GET or HEAD only").with_status_code(405));
    }
    let Some(below) = path.strip_prefix(prefix) else {
        if format!("{path}/") == prefix {
            return request.respond(Response::empty(308).with_header(header("Location", prefix)));
        }
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    if let Some(answer) = hook.and_then(|hook| hook(below)) {
        let response = Response::from_data(answer.body).with_status_code(answer.status);
        return request.respond(response.with_header(header("Content-Type", content_type(below))));
    }
    let file = if below.is_empty() { "index.html" } else { below };
    match inside(folder, file).and_then(|path| fs::read(path).ok()) {
        Some(bytes) => {
            let cache =
                if file == "index.html" { "no-cache" } else { "max-age=31536000, immutable" };
            request.respond(
                Response::from_data(bytes)
                    .with_header(header("Content-Type", content_type(file)))
                    .with_header(header("Cache-Control", cache)),
            )
        }
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    }
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

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| {
        Header::from_bytes("X-Fault", "header").expect("plain letters make a header")
    })
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
    fn browsers_are_told_what_they_get() {
        assert_eq!(content_type("x.wasm"), "application/wasm");
        assert_eq!(content_type(""), "text/html; charset=utf-8");
        assert_eq!(content_type("data/catalogue-1.json"), "application/json");
    }
}
