//! A headless Firefox of one's own, driven by the protocol that is built into it (Marionette), so that no driver has to be installed:
//! `length:[0,number,command,parameters]` over TCP, answered by `length:[1,number,error,value]`.

use crate::Folder;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// Firefox and its profile; both gone when dropped.
#[derive(Debug)]
pub struct Firefox {
    process: Child,
    stream: BufReader<TcpStream>,
    number: u64,
    profile: Folder,
}

impl Firefox {
    /// Starts it with an empty profile. But for the port and for how soon it keeps its session, all is set as people have it.
    ///
    /// # Panics
    /// Where `firefox-esr` (or `FIREFOX`) can't be started.
    #[must_use]
    pub fn start() -> Self {
        let profile = Folder::new();
        let free = TcpListener::bind("127.0.0.1:0").expect("a port is free").local_addr().expect("it has an address");
        let settings = format!(
            "user_pref('marionette.port', {});\nuser_pref('remote.prefs.recommended', false);\n\
             user_pref('browser.sessionstore.interval', 1000);\nuser_pref('datareporting.policy.dataSubmissionEnabled', false);\n",
            free.port()
        );
        std::fs::write(profile.path().join("user.js"), settings).expect("the profile can be written");
        let process = Command::new(std::env::var("FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned()))
            .args(["--marionette", "--headless", "--no-remote", "--profile"])
            .arg(profile.path())
            // Where it is not wanted that it looks for settings of the person at this machine.
            .env("HOME", profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Firefox starts (Debian's package firefox-esr)");
        let started = Instant::now();
        let stream = loop {
            match TcpStream::connect(free) {
                Ok(stream) => break stream,
                Err(error) => assert!(started.elapsed() < PATIENCE, "Firefox answers: {error}"),
            }
            sleep(Duration::from_millis(200));
        };
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        let mut firefox = Self { process, stream: BufReader::new(stream), number: 0, profile };
        firefox.hears();
        firefox.asks("WebDriver:NewSession", &json!({}));
        firefox
    }

    /// Where it keeps what it keeps.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Opens an address.
    pub fn opens(&mut self, url: &str) {
        self.asks("WebDriver:Navigate", &json!({ "url": url }));
    }

    /// Runs a script in the page and returns what it returns.
    pub fn script(&mut self, script: &str, arguments: &[Value]) -> Value {
        self.asks("WebDriver:ExecuteScript", &json!({ "script": script, "args": arguments }))["value"].clone()
    }

    /// Runs a script until what it returns is true.
    ///
    /// # Panics
    /// With what is on the page, when that takes too long.
    pub fn waits_until(&mut self, script: &str, arguments: &[Value]) {
        let started = Instant::now();
        while self.script(script, arguments) != json!(true) {
            if started.elapsed() > PATIENCE {
                let page = self.script("return document.body.innerText", &[]);
                panic!("waited in vain until {script} of {arguments:?}; the page says {page}");
            }
            sleep(Duration::from_millis(100));
        }
    }

    /// Types into the field that this selector finds, once it is there.
    pub fn types(&mut self, selector: &str, text: &str) {
        self.waits_until("return document.querySelector(arguments[0]) !== null", &[json!(selector)]);
        let found = self.asks("WebDriver:FindElement", &json!({ "using": "css selector", "value": selector }));
        let element = found["value"].as_object().and_then(|ids| ids.values().next().cloned());
        self.asks("WebDriver:ElementSendKeys", &json!({ "id": element, "text": text }));
    }

    /// Closes it as a person does, and waits until all is written that is kept.
    pub fn closes(&mut self) {
        self.asks("Marionette:Quit", &json!({ "flags": ["eAttemptQuit"] }));
        let _ = self.process.wait();
    }

    fn asks(&mut self, command: &str, parameters: &Value) -> Value {
        self.number += 1;
        let asked = json!([0, self.number, command, parameters]).to_string();
        self.stream.get_mut().write_all(format!("{}:{asked}", asked.len()).as_bytes()).expect("Firefox hears");
        let answer = self.hears();
        assert!(answer[2].is_null(), "{command}: {}", answer[2]["message"]);
        answer[3].clone()
    }

    fn hears(&mut self) -> Value {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length).expect("Firefox answers");
        let length = String::from_utf8_lossy(&length).trim_end_matches(':').parse().expect("a length");
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer).expect("a whole answer");
        serde_json::from_slice(&answer).expect("an answer in JSON")
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
