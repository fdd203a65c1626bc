//! What hosts send with the app: one truth in `public/_headers`, kept by the samples, by `trunk serve` and by the browser.

use crate::support;
use e2e::{Folder, Person, Site, headers};
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// The one header that only holds over https, which no server on this machine sends.
pub const HTTPS: &str = "Strict-Transport-Security";

pub type Headers = Vec<(String, String)>;

/// A file of the repository.
pub fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(file(path)).expect("the file is there")
}

pub fn truth() -> Headers {
    headers::of_every_answer(&text("public/_headers"))
}

/// What lines of a configuration set, without what is said of caching: the part after `before` of a line, split into name and quoted value.
fn set_in<'a>(lines: impl Iterator<Item = &'a str>, before: &str, between: &str, after: &str) -> Headers {
    let pair = |line: &str| {
        let (name, value) = line.trim().strip_prefix(before)?.split_once(between)?;
        Some((name.to_owned(), value.strip_suffix(after)?.to_owned()))
    };
    lines.filter_map(pair).filter(|(name, _)| name != "Cache-Control").collect()
}

// The samples would fall behind the page's own policy one by one, each in silence.
#[test]
fn the_samples_for_hosts_say_the_same() {
    let nginx = text("public/hosting/nginx.conf");
    assert_eq!(set_in(nginx.lines(), "add_header ", " \"", "\" always;"), truth(), "nginx");

    let caddy = text("public/hosting/Caddyfile");
    let block = caddy.lines().skip_while(|line| line.trim() != "header {").take_while(|line| line.trim() != "}");
    assert_eq!(set_in(block, "", " \"", "\""), truth(), "Caddy");
}

#[test]
fn the_policy_is_the_page_s_own_and_forbids_frames() {
    let sent = truth().into_iter().find(|(name, _)| name == "Content-Security-Policy").expect("a policy is sent");
    for page in ["public/index.html", "public/report/index.html"] {
        let page = text(page);
        let (_, rest) =
            page.split_once(r#"http-equiv="Content-Security-Policy" content=""#).expect("the page has a policy");
        let (own, _) = rest.split_once('"').expect("which ends");
        assert_eq!(sent.1, format!("{own}; frame-ancestors 'none'"));
    }
    // WebKit complained in its console on every page.
    assert!(!sent.1.contains("manifest-src"), "WebKit knows no such rule: {}", sent.1);
}

/// `trunk serve` on a free port, with the repository's own configuration; stopped when dropped.
struct Trunk {
    process: Child,
    port: u16,
}

impl Trunk {
    /// Serves a page of its own, so that nothing has to be compiled.
    fn serves(folder: &Folder) -> Self {
        let page = folder.path().join("index.html");
        fs::write(&page, "<!DOCTYPE html><title>A page</title>").expect("the folder takes files");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        drop(listener);
        let process = Command::new("trunk")
            .args(["serve", "--offline", "--no-autoreload", "--address", "127.0.0.1", "--port", &port.to_string()])
            .arg("--config")
            .arg(file("Trunk.toml"))
            .arg("--dist")
            .arg(folder.path().join("dist"))
            .arg(page)
            // Trunk 0.21 stops at NO_COLOR=1: it wants the word.
            .env_remove("NO_COLOR")
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("trunk starts (.dev/serve installs it)");
        Self { process, port }
    }

    /// Its answer's first line and headers, asked for until it answers.
    fn answers(&self) -> Vec<String> {
        let started = Instant::now();
        loop {
            match self.asks() {
                Ok(answer) if answer.starts_with("HTTP/1.1 200") => {
                    let (head, _) = answer.split_once("\r\n\r\n").expect("an answer has headers");
                    return head.lines().map(str::to_owned).collect();
                }
                _ if started.elapsed() < Duration::from_secs(60) => sleep(Duration::from_millis(50)),
                last => panic!("trunk serves nothing: {last:?}"),
            }
        }
    }

    fn asks(&self) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(stream, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Trunk {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn trunk_serve_sends_them() {
    let folder = Folder::new();
    let answer = Trunk::serves(&folder).answers();
    let cache = ("Cache-Control".to_owned(), "no-cache".to_owned());
    for (name, value) in truth().into_iter().filter(|(name, _)| name != HTTPS).chain([cache]) {
        let expected = format!("{}: {value}", name.to_lowercase());
        assert!(answer.contains(&expected), "{expected} is not among {answer:#?}");
    }
    assert!(!answer.iter().any(|line| line.starts_with(&HTTPS.to_lowercase())), "{answer:#?}");
}

/// All that the browser knows by name and the file refuses is refused, and what the app uses is not.
const PERMISSIONS: &str = "
    const known = document.featurePolicy.features();
    return known.map((name) => [name, document.featurePolicy.allowsFeature(name)]);
";

#[test]
fn the_browser_keeps_to_them() {
    let person = Person::new();
    person.opens("/");
    let isolated = person.script("return crossOriginIsolated", vec![]);
    assert_eq!(isolated, true, "neither opener nor another origin's file shares a process with the records");

    if support::is_left_out("a page can ask Chromium alone what it may use") {
        return;
    }
    let (_, permissions) = truth().into_iter().find(|(name, _)| name == "Permissions-Policy").expect("they are sent");
    let known = person.script(PERMISSIONS, vec![]);
    let known: Vec<(String, bool)> = serde_json::from_value(known).expect("names and answers");
    for rule in permissions.split(", ") {
        let (name, allowed) = rule.split_once('=').expect("a name and who may");
        let found = known.iter().find(|(known, _)| known == name);
        // A browser may give a name up; it must not do what was refused under it.
        assert!(found.is_none_or(|(_, allows)| *allows == (allowed == "(self)")), "{rule}: {found:?}");
    }
    assert!(known.contains(&("camera".to_owned(), true)) && known.contains(&("clipboard-write".to_owned(), true)));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// The app in a frame of a page of another origin, on this machine as well: from elsewhere the browser would not even ask for it.
fn frames(person: &Person, elsewhere: &Site) {
    let driver = person.browser.driver();
    person.browser.wait(driver.enter_default_frame()).expect("the page is around its frames");
    person.leaves_for(&elsewhere.url("/icon-192.png"));
    person.script(
        "const frame = document.createElement('iframe'); frame.src = arguments[0]; document.body.append(frame);",
        vec![person.site.url("/").into()],
    );
    person.browser.wait(driver.enter_frame(0)).expect("the frame is there");
}

/// Inside another page the app could be laid under something else, and its buttons pressed unseen.
#[test]
fn inside_another_page_it_does_not_run() {
    let elsewhere = Site::start_without_headers();
    let mut person = Person::new();
    frames(&person, &elsewhere);
    // Each browser shows something of its own in its place.
    std::thread::sleep(Duration::from_secs(3));
    let held = person.script("return document.querySelectorAll('meta[name^=anamnesis]').length", vec![]);
    assert_eq!(held.as_u64().unwrap_or_default(), 0, "the browser refuses the frame");

    // Where the host can't be told what to send, the app sees to it.
    person.site = Site::start_without_headers();
    frames(&person, &elsewhere);
    person.sees("Anamnesis doesn't run inside another page");
    assert!(!person.sees_now("demo clinic"), "{}", person.reads());
}
