//! What differs from browser to browser: how its driver is started, and what it is asked for.

use crate::browser::OWNER;
use serde_json::{Value, json};
use std::{
    ffi::OsString,
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
};
use thirtyfour::Capabilities;

/// The browser that journeys are made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Debian's packages `chromium` and `chromium-driver`.
    Chromium,
    /// Debian's package `firefox-esr`, and geckodriver.
    Firefox,
    /// Debian's packages `webkit2gtk-driver`, `gir1.2-webkit2-4.1`, `python3-gi` and `xvfb`.
    Webkit,
}

/// As root Chromium has no sandbox; the others keep it from asking the network for anything.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// How often a driver is started before that is given up.
const STARTS: usize = 3;

impl Engine {
    /// The one that `ANAMNESIS_ENGINE` names, or Chromium.
    ///
    /// # Panics
    /// Where it names none of them.
    #[must_use]
    pub fn asked() -> Self {
        match std::env::var("ANAMNESIS_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::Webkit,
            Ok(other) => panic!("ANAMNESIS_ENGINE is chromium, firefox or webkit, not {other}"),
        }
    }

    /// The driver, and the port that it listens on. Chromium's was seen to end without saying one, once in hundreds of starts: then it is started
    /// anew.
    ///
    /// # Panics
    /// Where it can't be started.
    pub(crate) fn start_driver(self, environment: &[(&'static str, OsString)]) -> (Child, u16) {
        (0..STARTS).find_map(|_| self.try_to_start_driver(environment)).expect("the driver says its port")
    }

    fn try_to_start_driver(self, environment: &[(&'static str, OsString)]) -> Option<(Child, u16)> {
        let command = match self {
            Self::Chromium => std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned()),
            Self::Firefox => "geckodriver".to_owned(),
            Self::Webkit => "WebKitWebDriver".to_owned(),
        };
        // WebKit's takes no port of its own choice, and doesn't say that it listens.
        let free =
            || TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port is free").port();
        let chosen = if self == Self::Webkit { free() } else { 0 };
        let mut process = Command::new(&command)
            .arg(format!("--port={chosen}"))
            .args(if self == Self::Firefox { &["--websocket-port=0"][..] } else { &[] })
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .env(OWNER, std::process::id().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command} does not start ({error}): .dev/setup installs it"));
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = if chosen == 0 {
            lines.by_ref().map_while(Result::ok).find_map(|line| said_port(&line))
        } else {
            Some(chosen)
        };
        let Some(port) = port else {
            // It has ended, or closed what it says, and is of no use.
            let _ = process.kill();
            let _ = process.wait();
            return None;
        };
        // Read on, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        Some((process, port))
    }

    /// What the driver is asked for: a browser on that profile that puts downloads into that folder without asking.
    pub(crate) fn capabilities(self, profile: &Path, downloads: &Path, flags: &[String]) -> Capabilities {
        match self {
            Self::Chromium => {
                let mut options = json!({
                    "args": FLAGS.iter().map(|flag| (*flag).to_owned()).chain([format!("--user-data-dir={}", profile.display())]).chain(flags.to_vec()).collect::<Vec<_>>(),
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                        "profile.default_content_setting_values.automatic_downloads": 1,
                    },
                });
                if let Ok(binary) = std::env::var("CHROMIUM") {
                    options["binary"] = json!(binary);
                }
                chromium(options)
            }
            Self::Firefox => {
                let prefs = json!({
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    "browser.download.alwaysOpenPanel": false,
                    "browser.download.always_ask_before_handling_new_types": false,
                    "intl.accept_languages": "en-US",
                    "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                });
                // Its window is at least 500 pixels wide, unless its own style sheet says otherwise. And its bar takes the focus from the page
                // behind the last element: its driver's keys go on in the page, where nothing is seen of the focus and Enter does nothing.
                let style = profile.join("chrome");
                let bare = ":root { min-width: 0 !important; } #navigator-toolbox { display: none !important; }";
                let written = fs::create_dir_all(&style).and_then(|()| fs::write(style.join("userChrome.css"), bare));
                written.expect("the profile takes files");
                let args = json!(["-headless", "-profile", profile, "-width", "1280", "-height", "900"]);
                // Its driver waits in vain for a page that loads itself anew as it is loaded: [`crate::Person`] looks by itself whether one is there.
                named(
                    "firefox",
                    json!({ "moz:firefoxOptions": { "args": args, "prefs": prefs }, "pageLoadStrategy": "none" }),
                )
            }
            Self::Webkit => {
                let args = json!([concat!(env!("CARGO_MANIFEST_DIR"), "/webkit.py"), profile, downloads]);
                named(
                    "WebKitGTK",
                    json!({ "webkitgtk:browserOptions": { "binary": "/usr/bin/python3", "args": args } }),
                )
            }
        }
    }

    /// The same for a Chromium that runs already and is reached there.
    pub(crate) fn capabilities_at(address: &str) -> Capabilities {
        chromium(json!({ "debuggerAddress": address }))
    }
}

fn chromium(options: Value) -> Capabilities {
    named("chrome", json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } }))
}

fn named(browser: &str, mut given: Value) -> Capabilities {
    given["browserName"] = json!(browser);
    let Value::Object(given) = given else { unreachable!("it was made of an object") };
    Capabilities::from(given)
}

/// The port, where the driver says it in that line.
fn said_port(line: &str) -> Option<u16> {
    let said = line.rsplit_once("successfully on port ").or_else(|| line.rsplit_once("Listening on 127.0.0.1:"));
    said?.1.trim_end_matches('.').parse().ok()
}
