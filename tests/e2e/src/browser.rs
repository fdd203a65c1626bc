//! A Chromium of one's own, headless unless asked for, driven by its chromedriver.

use crate::headed::Headed;
use crate::{Disk, Folder};
use serde_json::json;
use std::{
    ffi::OsString,
    future::Future,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use thirtyfour::{
    CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, error::WebDriverResult,
};
use tokio::{runtime::Runtime, time::timeout};

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

/// Chromedriver, the Chromium it drives, its profile and its downloads; all gone when dropped.
#[derive(Debug)]
pub struct Browser {
    runtime: Runtime,
    driver: Option<WebDriver>,
    process: Child,
    profile: Folder,
    downloads: Folder,
    environment: Vec<(&'static str, OsString)>,
    /// What it is told besides.
    flags: Vec<String>,
    /// The browser, where the driver has not started it itself.
    headed: Option<Headed>,
}

impl Browser {
    /// Starts it with an empty profile.
    ///
    /// # Panics
    /// Where `chromedriver` (or `CHROMEDRIVER`) or Chromium can't be started.
    #[must_use]
    pub fn start() -> Self {
        Self::start_on(Folder::new())
    }

    /// Starts it with a profile that was put together elsewhere.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_on(profile: Folder) -> Self {
        Self::start_with(profile, Vec::new(), false)
    }

    /// Starts it with an empty profile on a disk that writes down what is synced.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_watched(disk: &Disk) -> Self {
        let profile = Folder::new();
        let environment = disk.environment(profile.path());
        Self::start_with(profile, environment, false)
    }

    /// Starts it with an empty profile and with windows, as people have it, on a screen of its own.
    ///
    /// # Panics
    /// As [`Browser::start`], and where `Xvfb` can't be started.
    #[must_use]
    pub fn start_headed() -> Self {
        Self::start_with(Folder::new(), Vec::new(), true)
    }

    /// Starts it with an empty profile and a camera that sees what that file holds (YUV4MPEG2), from its beginning whenever it is switched on.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_with_camera(video: &Path) -> Self {
        let (mut browser, port) = Self::unconnected(Folder::new(), Vec::new());
        browser.flags = vec![
            "--use-fake-device-for-media-stream".to_owned(),
            "--use-fake-ui-for-media-stream".to_owned(),
            format!("--use-file-for-fake-video-capture={}", video.display()),
        ];
        browser.connect(port);
        browser
    }

    fn start_with(profile: Folder, environment: Vec<(&'static str, OsString)>, is_headed: bool) -> Self {
        let (mut browser, port) = Self::unconnected(profile, environment);
        // From here on a failure drops the browser, which stops the process.
        if is_headed {
            browser.headed = Some(Headed::start(browser.profile.path()));
        }
        browser.connect(port);
        browser
    }

    fn unconnected(profile: Folder, environment: Vec<(&'static str, OsString)>) -> (Self, Option<u16>) {
        let (process, port) = start_driver(&environment);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (downloads, flags) = (Folder::new(), Vec::new());
        (Self { runtime, driver: None, process, profile, downloads, environment, flags, headed: None }, port)
    }

    /// Where it keeps what it keeps.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Closes the windows as a person does, and waits until all is written that is kept. It can be searched then, or started again.
    ///
    /// # Panics
    /// Where it doesn't close.
    pub fn closes(&mut self) {
        if let Some(driver) = &self.driver {
            // The browser hangs up before it answers.
            let _ = self.wait(async {
                timeout(Duration::from_secs(10), driver.cdp().send_raw("Browser.close", json!({}))).await
            });
        }
        if let Some(headed) = &mut self.headed {
            headed.ends();
        }
        std::mem::forget(self.driver.take());
    }

    /// Pulls the plug: Chromium and all its processes end by SIGKILL, without a chance to write anything. Then it is started again on
    /// the same profile, as after a crash.
    ///
    /// # Panics
    /// Where it can't be started again.
    pub fn crash(&mut self) {
        self.pulls_the_plug();
        self.starts_again();
    }

    /// Ends Chromium and all its processes by SIGKILL.
    pub fn pulls_the_plug(&mut self) {
        self.stop_leftovers();
        let _ = self.process.kill();
        let _ = self.process.wait();
        // Ending the session politely would wait for a browser that is gone.
        std::mem::forget(self.driver.take());
    }

    /// Starts it again on the same profile.
    ///
    /// # Panics
    /// Where it can't be started again.
    pub fn starts_again(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let (process, port) = start_driver(&self.environment);
        self.process = process;
        self.downloads = Folder::new();
        if self.headed.take().is_some() {
            self.headed = Some(Headed::start(self.profile.path()));
        }
        self.connect(port);
    }

    fn connect(&mut self, port: Option<u16>) {
        let port = port.expect("chromedriver says its port");
        let capabilities = self.capabilities().expect("the capabilities are valid");
        let url = format!("http://127.0.0.1:{port}");
        self.driver = Some(self.runtime.block_on(WebDriver::new(url, capabilities)).expect("Chromium starts"));
    }

    fn capabilities(&self) -> WebDriverResult<thirtyfour::ChromeCapabilities> {
        let mut capabilities = DesiredCapabilities::chrome();
        if let Some(headed) = &self.headed {
            capabilities.set_debugger_address(&headed.address)?;
            return Ok(capabilities);
        }
        for flag in FLAGS {
            capabilities.add_arg(flag)?;
        }
        for flag in &self.flags {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={}", self.profile.path().display()))?;
        if let Ok(binary) = std::env::var("CHROMIUM") {
            capabilities.set_binary(&binary)?;
        }
        capabilities.add_experimental_option(
            "prefs",
            json!({
                "download.default_directory": self.downloads.path(),
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
            }),
        )?;
        capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        Ok(capabilities)
    }

    /// Where it puts downloads.
    #[must_use]
    pub fn downloads(&self) -> &Path {
        self.downloads.path()
    }

    /// The session, for what [`crate::Person`] has no word for.
    ///
    /// # Panics
    /// Never: it is there from the start to the drop.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the session is there until the drop")
    }

    /// Runs one exchange with the browser to its end, for at most a minute.
    ///
    /// # Panics
    /// When the browser doesn't answer in time.
    pub fn wait<T>(&self, exchange: impl Future<Output = T>) -> T {
        self.runtime
            .block_on(async { timeout(Duration::from_secs(60), exchange).await })
            .expect("the browser answers within a minute")
    }

    /// Ends what still runs with our profile, by its id: Chromium outlives a chromedriver that was stopped first.
    fn stop_leftovers(&self) {
        let ours = format!("--user-data-dir={}", self.profile.path().display());
        let Ok(processes) = std::fs::read_dir("/proc") else { return };
        for process in processes.flatten() {
            let name = process.file_name();
            let Some(id) = name.to_str().filter(|name| name.bytes().all(|byte| byte.is_ascii_digit())) else {
                continue;
            };
            let command = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            if command.split(|byte| *byte == 0).any(|argument| argument == ours.as_bytes()) {
                let _ = Command::new("kill").args(["-KILL", id]).stderr(Stdio::null()).status();
            }
        }
    }
}

/// Chromedriver on a port of its own choice.
fn start_driver(environment: &[(&'static str, OsString)]) -> (Child, Option<u16>) {
    let command = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let mut process = Command::new(command)
        .arg("--port=0")
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver starts (Debian's package chromium-driver)");
    let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok());
    // Read on, so that it never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    (process, port)
}

impl Drop for Browser {
    /// Asks the browser to quit, then stops what is left. Nothing here may panic: a failed check may be what brought us here.
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ = self.runtime.block_on(async { timeout(Duration::from_secs(10), driver.quit()).await });
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        self.stop_leftovers();
    }
}
