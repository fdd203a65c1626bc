//! The samples for hosts, as the servers that they are for understand them: Caddy, which .dev/serve starts, and nginx.

use crate::hosting::{HTTPS, file, truth};
use e2e::Folder;
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// A server on a free port; stopped when dropped.
struct Host {
    process: Child,
    port: u16,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port is free").port()
}

/// The first line and headers of an answer, in small letters, and its text.
struct Answer {
    head: Vec<String>,
    text: String,
}

impl Host {
    fn starts(command: &mut Command, port: u16) -> Self {
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the server starts");
        let host = Self { process, port };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(started.elapsed() < Duration::from_secs(60), "the server doesn't answer");
            sleep(Duration::from_millis(50));
        }
        host
    }

    /// What the README's first command serves by.
    fn caddy(dist: &Path, path: &str) -> Self {
        let port = free_port();
        let mut command = Command::new(file(".dev/host"));
        Self::starts(command.arg(dist).arg(path).env("PORT", port.to_string()), port)
    }

    /// The sample for nginx, without what only holds over https; none where nginx can't be had.
    fn nginx(dist: &Path, own: &Path) -> Option<Self> {
        let unpacked = std::env::var_os("ANAMNESIS_NGINX")?;
        let unpacked = Path::new(&unpacked);
        let port = free_port();
        let sample = fs::read_to_string(file("public/hosting/nginx.conf")).expect("the sample is there");
        let kept = |line: &&str| {
            !["listen [::]", "ssl_", "add_header Strict"].iter().any(|start| line.trim().starts_with(start))
        };
        let sample: String = sample.lines().filter(kept).map(|line| format!("{line}\n")).collect();
        let sample = sample
            .replace("listen 80;", &format!("listen 127.0.0.1:{};", free_port()))
            .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/anamnesis;", &format!("{};", dist.display()));
        let own = own.display();
        let module = unpacked.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
        let folders: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("    {name}_temp_path {own}/{name};\n"))
            .concat();
        let whole = format!(
            "load_module {};\ndaemon off;\npid {own}/pid;\nevents {{}}\nhttp {{\n    access_log off;\n{folders}{sample}}}\n",
            module.display()
        );
        let configuration = format!("{own}/nginx.conf");
        fs::write(&configuration, whole).expect("it can be written");
        let mut command = Command::new(unpacked.join("usr/sbin/nginx"));
        Some(Self::starts(command.args(["-c", &configuration, "-e", &format!("{own}/log")]), port))
    }

    /// What it answers to a browser that takes `encoding`.
    fn answers(&self, path: &str, encoding: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let asked = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n",
            self.port
        );
        stream.write_all(asked.as_bytes()).expect("it takes a question");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer);
        let (head, text) = answer.split_once("\r\n\r\n").expect("an answer has headers");
        Answer { head: head.lines().map(str::to_lowercase).collect(), text: text.to_owned() }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Asked to end, nginx ends its workers too.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

impl Answer {
    fn has(&self, name: &str, value: &str) -> bool {
        self.head.contains(&format!("{}: {value}", name.to_lowercase()).to_lowercase())
    }
}

const SCRIPT: &str = "app-0123456789abcde.js";

/// What a built folder has of each kind, which takes no compiling.
fn build(folder: &Path) {
    let files = [
        ("index.html", "the page"),
        ("report/index.html", "the patients' page"),
        ("_headers", "for other hosts"),
        ("sw.js", "// a worker"),
        ("manifest.webmanifest", "{}"),
        ("icon.svg", "<svg/>"),
        ("app.wasm", "no wasm"),
        (SCRIPT, "// a script"),
        ("helpers-0123456789abcdef/helper.js", "// a helper"),
    ];
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(file, text).expect("the folder takes files");
    }
    let compressed = Command::new(file(".dev/compress")).arg(folder).status().expect("it starts");
    assert!(compressed.success());
}

/// What every host has to do, with the app under that path.
fn is_as_a_host_should_be(host: &Host, path: &str) {
    let asks = |name: &str| host.answers(&format!("{path}{name}"), "gzip, br");
    for name in ["", "patients/0000000000000001", "report", "report/", "sw.js", "manifest.webmanifest", SCRIPT] {
        let answer = asks(name);
        assert!(answer.head[0].contains(" 200"), "{name}: {:?}", answer.head);
        for (header, value) in truth().into_iter().filter(|(header, _)| header != HTTPS) {
            assert!(answer.has(&header, &value), "{name}: {header} is not among {:#?}", answer.head);
        }
        let is_hashed = name == SCRIPT;
        let cache = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert!(answer.has("Cache-Control", cache), "{name}: {:#?}", answer.head);
        assert!(answer.has("Content-Encoding", "br"), "{name}: {:#?}", answer.head);
        assert!(answer.has("Vary", "Accept-Encoding"), "{name}: {:#?}", answer.head);
    }
    let plain = |name: &str| host.answers(&format!("{path}{name}"), "identity").text;
    assert!(plain("settings/instruments").contains("the page") && plain("report").contains("the patients' page"));
    assert!(host.answers(&format!("{path}{SCRIPT}"), "gzip").has("Content-Encoding", "gzip"));
    assert!(asks("helpers-0123456789abcdef/helper.js").has("Cache-Control", "public, max-age=31536000, immutable"));
    let kinds = [
        ("app.wasm", "application/wasm"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("icon.svg", "image/svg+xml"),
        (SCRIPT, "text/javascript; charset=utf-8"),
    ];
    for (name, kind) in kinds {
        assert!(asks(name).has("Content-Type", kind), "{name}: {:#?}", asks(name).head);
    }
    for missing in ["gone-0123456789abcdef.js", "parts-0123456789abcdef/gone.wasm", "gone.png", "_headers"] {
        let answer = asks(missing);
        assert!(answer.head[0].contains(" 404"), "{missing}: {:#?}", answer.head);
        // A browser would keep for a year that it is missing.
        assert!(answer.has("Cache-Control", "no-cache"), "{missing}: {:#?}", answer.head);
    }
}

#[test]
fn the_readme_s_first_command_serves_as_a_host_does() {
    let dist = Folder::new();
    build(dist.path());
    is_as_a_host_should_be(&Host::caddy(dist.path(), "/"), "/");
    is_as_a_host_should_be(&Host::caddy(dist.path(), "/anamnesis/"), "/anamnesis/");
}

#[test]
fn nginx_does_the_same_by_its_sample() {
    let (dist, own) = (Folder::new(), Folder::new());
    build(dist.path());
    match Host::nginx(dist.path(), own.path()) {
        Some(host) => is_as_a_host_should_be(&host, "/"),
        None => println!("NOTE: the sample for nginx was not tried: nginx can't be had here"),
    }
}
