//! A Chromium as people have it: with windows, on a screen of its own, started without any of a driver's switches and settings. Under a
//! driver's own start it keeps no passphrases, suggests nothing and so leaves fewer traces than at somebody's desk.

use crate::screen::Screen;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Chromium and the screen that it is on; both end when dropped.
#[derive(Debug)]
pub(crate) struct Headed {
    browser: Child,
    _screen: Screen,
    /// Where a driver reaches it.
    pub(crate) address: String,
}

impl Headed {
    /// Starts both, on that profile.
    ///
    /// # Panics
    /// Where `Xvfb` (Debian's package `xvfb`) or Chromium can't be started.
    pub(crate) fn start(profile: &Path) -> Self {
        let screen = Screen::start();
        // What an earlier run left would be taken for this one's.
        let port_file = profile.join("DevToolsActivePort");
        let _ = std::fs::remove_file(&port_file);
        let browser = Command::new(std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned()))
            .env("DISPLAY", &screen.name)
            // As root Chromium has no sandbox; without a desktop there is no ring for its keys.
            .args(["--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check"])
            .args(["--password-store=basic", "--window-size=1280,900", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Chromium starts (Debian's package chromium)");
        let mut headed = Self { browser, _screen: screen, address: String::new() };
        let started = Instant::now();
        let port = loop {
            let text = std::fs::read_to_string(&port_file).unwrap_or_default();
            if let Some(port) = text.lines().next().filter(|_| text.contains('\n')) {
                break port.to_owned();
            }
            assert!(started.elapsed() < Duration::from_secs(60), "Chromium says where it is reached");
            sleep(Duration::from_millis(100));
        };
        headed.address = format!("127.0.0.1:{port}");
        headed
    }

    /// Waits until the browser, which was asked to close, has written what it keeps.
    pub(crate) fn ends(&mut self) {
        let _ = self.browser.wait();
    }
}

impl Drop for Headed {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}
