//! Serves the built app as a static file server would that sends the headers of `_headers`.

use crate::{Engine, headers};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// A server on a free port of this machine; stops when dropped.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    shared: Arc<Shared>,
}

/// What the site and its journey tell each other.
#[derive(Debug)]
struct Shared {
    /// The folder that is served.
    dist: Mutex<PathBuf>,
    /// The path that the app lies under, without a slash at its end.
    base: &'static str,
    /// The paths that were asked for, in their order.
    asked: Mutex<Vec<String>>,
    /// Whether the app's wasm is not given yet.
    holds_wasm: AtomicBool,
    /// Whether browsers may keep what has a hash in its name.
    lets_keep: AtomicBool,
    /// What every page runs first; empty where pages are served as they were built.
    script: Mutex<String>,
}

/// What a script in the page asks for to report something to the journey.
const REPORTS: &str = "/reports/";
/// Where the script lies that every page runs first.
pub(crate) const SCRIPT: &str = "/journey.js";
/// Keeps what the page's scripts complain of in this tab, where the driver has no log of the console; and prints nothing.
const COMPLAINTS: &str = include_str!("complaints.js");
/// What a host reads and doesn't serve.
const HEADERS: &str = "_headers";

impl Site {
    /// Serves `ANAMNESIS_DIST`, or the workspace's `dist/`, with the headers that lie in it.
    ///
    /// # Panics
    /// Where the app has not been built.
    #[must_use]
    pub fn start() -> Self {
        Self::start_under("")
    }

    /// The same under that path, such as `/anamnesis`; the build's pages say so, as those of `trunk build --public-url` do.
    ///
    /// # Panics
    /// Where the app has not been built.
    #[must_use]
    pub fn start_under(base: &'static str) -> Self {
        let dist = built();
        let text = fs::read_to_string(dist.join(HEADERS)).expect("the build holds the headers");
        Self::serve(dist, &headers::of_every_answer(&text), base)
    }

    /// Serves another build from now on.
    ///
    /// # Panics
    /// Where an earlier answer failed midway.
    pub fn deploys(&self, dist: &Path) {
        *self.shared.dist.lock().expect("no answer failed") = dist.to_owned();
    }

    /// The same, as a host does that can't be told what to send.
    ///
    /// # Panics
    /// Where the app has not been built.
    #[must_use]
    pub fn start_without_headers() -> Self {
        Self::serve(built(), &[], "")
    }

    fn serve(dist: PathBuf, headers: &[(String, String)], base: &'static str) -> Self {
        let headers: Arc<str> =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<String>().into();
        let listener = own_port();
        let address = listener.local_addr().expect("it has an address");
        let stopping = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stopping);
        let (asked, script) = Default::default();
        let (holds_wasm, lets_keep) = Default::default();
        let shared = Arc::new(Shared { dist: Mutex::new(dist), base, asked, holds_wasm, lets_keep, script });
        let heard = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let (headers, heard) = (Arc::clone(&headers), Arc::clone(&heard));
                // A browser that hangs up is the browser's affair.
                thread::spawn(move || stream.and_then(|stream| answer(&headers, stream, &heard)));
            }
        });
        let site = Self { address, stopping, thread: Some(thread), shared };
        if Engine::asked() != Engine::Chromium {
            site.begins_with(COMPLAINTS);
        }
        site
    }

    /// Has every page that is loaded from now on run that script before its own ones.
    ///
    /// # Panics
    /// Where an earlier answer failed midway.
    pub fn begins_with(&self, script: &str) {
        self.shared.script.lock().expect("no answer failed").push_str(script);
    }

    /// The address of a path, such as `/data`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.shared.base)
    }

    /// What scripts in the page reported, by asking for `/reports/…`.
    #[must_use]
    pub fn reports(&self) -> Vec<String> {
        self.asked().iter().filter_map(|path| path.strip_prefix(REPORTS)).map(str::to_owned).collect()
    }

    /// The paths that were asked for, in their order.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.shared.asked.lock().map(|asked| asked.clone()).unwrap_or_default()
    }

    /// Holds the app's wasm back, or gives it: until then the page is what stands before the app runs.
    pub fn holds_wasm(&self, holds: bool) {
        self.shared.holds_wasm.store(holds, Ordering::Relaxed);
    }

    /// Lets browsers keep for good what has a hash in its name, as `public/hosting` has it; until then they ask for it each time.
    pub fn lets_keep(&self) {
        self.shared.lets_keep.store(true, Ordering::Relaxed);
    }

    /// Serves no more, as when the network is gone.
    pub fn stop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
        // Wakes the thread, so that it sees that it should stop.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A port that no site of this process has had: a browser that has seen one may be another journey's now.
fn own_port() -> TcpListener {
    static HAD: Mutex<Vec<u16>> = Mutex::new(Vec::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let mut had = HAD.lock().expect("no thread failed here");
        if !had.contains(&port) {
            had.push(port);
            return listener;
        }
    }
}

/// The folder of the built app.
///
/// # Panics
/// Where it has not been built.
#[must_use]
pub fn built() -> PathBuf {
    let dist = std::env::var_os("ANAMNESIS_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from);
    assert!(
        dist.join("index.html").exists(),
        "there is no built app in {}: run `trunk build --release` first",
        dist.display()
    );
    dist
}

fn answer(headers: &str, mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = request.split_whitespace().nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    if path != SCRIPT
        && let Ok(mut asked) = shared.asked.lock()
    {
        asked.push(path.to_owned());
    }
    while path.ends_with(".wasm") && shared.holds_wasm.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(20));
    }
    let dist = shared.dist.lock().map(|dist| dist.clone()).unwrap_or_default();
    let file = path.strip_prefix(shared.base).and_then(|path| file_for(&dist, path));
    let script = shared.script.lock().map(|script| script.clone()).unwrap_or_default();
    let kind = kind_of(file.as_deref());
    let lets_keep = shared.lets_keep.load(Ordering::Relaxed) && has_hash(path);
    let cache = if lets_keep { "public, max-age=31536000, immutable" } else { "no-cache" };
    let (status, kind, body) = match file.as_deref().map(fs::read) {
        _ if path == SCRIPT => ("200 OK", "text/javascript; charset=utf-8", script.into_bytes()),
        Some(Ok(body)) if kind.starts_with("text/html") => ("200 OK", kind, page_of(&body, shared.base)),
        Some(Ok(body)) => ("200 OK", kind, body),
        _ => ("404 Not Found", "text/plain", b"There is no such file".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: {cache}\r\n{headers}\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// The page with its addresses under that path, and the journey's script before everything else: also where there is none yet, as a release's pages
/// come from the service worker's cache, and one that begins later must run in them too. No other file names the path.
fn page_of(built: &[u8], base: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(built).replace("=\"/", &format!("=\"{base}/"));
    page.replacen("<meta", &format!("<script src=\"{SCRIPT}\"></script><meta"), 1).into_bytes()
}

/// The file at a path, the page for what looks like a page's address, nothing for a missing file or the host's own.
fn file_for(dist: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    if relative == Path::new(HEADERS) || !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let path = dist.join(relative);
    // A folder's page, such as that of patients.
    let file = if path.is_dir() { path.join("index.html") } else { path };
    if file.is_file() { Some(file) } else { relative.extension().is_none().then(|| dist.join("index.html")) }
}

/// Whether the file at a path is the same for ever: it, or its folder, has a hash in its name.
#[must_use]
pub fn has_hash(path: &str) -> bool {
    path.split(['-', '.', '_', '/']).any(|part| part.len() > 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn kind_of(file: Option<&Path>) -> &'static str {
    match file.and_then(Path::extension).and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
