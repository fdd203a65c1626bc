//! A browser that runs, driven by its driver; without windows, but for WebKitGTK and where they are asked for.

use crate::{Engine, Folder, headed::Headed, screen::Screen};
use serde_json::json;
use std::{
    ffi::OsString,
    future::Future,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use thirtyfour::WebDriver;
use tokio::{runtime::Runtime, time::timeout};

/// The driver, the browser it drives, its profile and its downloads; all gone when dropped.
#[derive(Debug)]
pub struct Running {
    engine: Engine,
    runtime: Runtime,
    driver: Option<WebDriver>,
    process: Child,
    profile: Folder,
    downloads: Folder,
    environment: Vec<(&'static str, OsString)>,
    /// What Chromium is told besides.
    flags: Vec<String>,
    /// The browser, where the driver has not started it itself.
    headed: Option<Headed>,
    /// Where its windows are, if it has any.
    _screen: Option<Screen>,
    /// Whether nobody has pulled its plug or closed it.
    is_as_started: bool,
}

impl Running {
    /// Starts it on that profile.
    ///
    /// # Panics
    /// Where the driver (for Chromium the one that `CHROMEDRIVER` names) or the browser can't be started.
    pub(crate) fn start(
        profile: Folder,
        mut environment: Vec<(&'static str, OsString)>,
        flags: Vec<String>,
        is_headed: bool,
    ) -> Self {
        let engine = Engine::asked();
        let screen = (engine == Engine::Webkit).then(Screen::start);
        environment.extend(screen.iter().map(|screen| ("DISPLAY", screen.name.clone().into())));
        let (process, port) = engine.start_driver(&environment);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let downloads = Folder::new();
        let mut browser = Self {
            engine,
            runtime,
            driver: None,
            process,
            profile,
            downloads,
            environment,
            flags,
            headed: None,
            _screen: screen,
            is_as_started: true,
        };
        // From here on a failure drops the browser, which stops the process.
        if is_headed {
            browser.headed = Some(Headed::start(browser.profile.path()));
        }
        browser.connect(port);
        browser
    }

    /// Which one it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
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
        self.forgets_driver();
    }

    /// Pulls the plug: the browser and all its processes end by SIGKILL, without a chance to write anything. Then it is started again on
    /// the same profile, as after a crash.
    ///
    /// # Panics
    /// Where it can't be started again.
    pub fn crash(&mut self) {
        self.pulls_the_plug();
        self.starts_again();
    }

    /// Ends the browser and all its processes by SIGKILL.
    pub fn pulls_the_plug(&mut self) {
        self.stop_leftovers();
        let _ = self.process.kill();
        let _ = self.process.wait();
        self.forgets_driver();
    }

    /// Ending the session politely would wait for a browser that is gone.
    fn forgets_driver(&mut self) {
        self.is_as_started = false;
        std::mem::forget(self.driver.take());
    }

    /// Starts it again on the same profile.
    ///
    /// # Panics
    /// Where it can't be started again.
    pub fn starts_again(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let (process, port) = self.engine.start_driver(&self.environment);
        self.process = process;
        self.downloads = Folder::new();
        if self.headed.take().is_some() {
            self.headed = Some(Headed::start(self.profile.path()));
        }
        self.connect(port);
    }

    fn connect(&mut self, port: u16) {
        let url = format!("http://127.0.0.1:{port}");
        let started = Instant::now();
        self.driver = Some(loop {
            let capabilities = match &self.headed {
                Some(headed) => Engine::capabilities_at(&headed.address),
                None => self.engine.capabilities(self.profile.path(), self.downloads.path(), &self.flags),
            };
            match self.runtime.block_on(WebDriver::new(&url, capabilities)) {
                Ok(driver) => {
                    let patience = driver.set_page_load_timeout(Duration::from_secs(20));
                    self.runtime.block_on(patience).expect("the patience is taken");
                    break driver;
                }
                // WebKit's driver may not listen yet.
                Err(error) if self.engine == Engine::Webkit && started.elapsed() < Duration::from_secs(10) => {
                    drop(error);
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(error) => panic!("the browser does not start: {error}"),
            }
        });
    }

    /// Leaves it as it was found, but for what it keeps for other sites: one empty tab, no downloads. Whether that could be done.
    pub(crate) fn is_cleared(&self) -> bool {
        let Some(driver) = self.driver.as_ref().filter(|_| self.is_as_started) else { return false };
        let clears = async {
            let before = driver.windows().await?;
            let empty = driver.new_tab().await?;
            for window in before {
                driver.switch_to_window(window).await?;
                driver.close_window().await?;
            }
            driver.switch_to_window(empty).await?;
            if self.engine == Engine::Chromium {
                driver.browser_log().await?;
            }
            driver.windows().await
        };
        let windows = self.runtime.block_on(async { timeout(Duration::from_secs(20), clears).await });
        matches!(windows, Ok(Ok(windows)) if windows.len() == 1) && self.downloads.clear().is_ok()
    }

    /// Where it puts downloads.
    #[must_use]
    pub fn downloads(&self) -> &Path {
        self.downloads.path()
    }

    /// Makes the window so large, in CSS pixels, without its frame.
    ///
    /// # Panics
    /// Where it doesn't take the size.
    pub fn resizes(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            let cdp = self.driver().cdp();
            self.wait(cdp.send_raw("Emulation.setDeviceMetricsOverride", size)).expect("the window takes the size");
            return;
        }
        let sizes = || {
            let script = "return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight]";
            let sizes = self.wait(self.driver().execute(script, vec![])).expect("the window has a size");
            serde_json::from_value::<[i64; 4]>(sizes.json().clone()).expect("four numbers")
        };
        let waits_for = |what: &str, is_so: &dyn Fn([i64; 4]) -> bool| {
            let started = Instant::now();
            while !is_so(sizes()) {
                assert!(started.elapsed() < Duration::from_secs(5), "the window is {:?}, not {what}", sizes());
                std::thread::sleep(Duration::from_millis(50));
            }
        };
        // Just after another change of size WebKit's frame is still the one of before.
        waits_for("larger than the page", &|[.., frame_width, frame_height]| frame_width >= 0 && frame_height >= 0);
        let frame = sizes().map(|size| u32::try_from(size).unwrap_or_default());
        let resized = self.driver().set_window_rect(0, 0, width + frame[2], height + frame[3]);
        self.wait(resized).expect("the window takes the size");
        waits_for(&format!("{width} x {height}"), &|size| size[..2] == [i64::from(width), i64::from(height)]);
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

    /// Ends what still runs with our profile, by its id: a browser outlives a driver that was stopped first.
    fn stop_leftovers(&self) {
        let ours = self.profile.path().display().to_string();
        let Ok(processes) = std::fs::read_dir("/proc") else { return };
        for process in processes.flatten() {
            let name = process.file_name();
            let Some(id) = name.to_str().filter(|name| name.bytes().all(|byte| byte.is_ascii_digit())) else {
                continue;
            };
            let command = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            if command.split(|byte| *byte == 0).any(|argument| argument.ends_with(ours.as_bytes())) {
                let _ = Command::new("kill").args(["-KILL", id]).stderr(Stdio::null()).status();
            }
        }
    }
}

impl Drop for Running {
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
