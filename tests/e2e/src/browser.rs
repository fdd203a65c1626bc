//! A browser for each journey. Starting one takes as long as a short journey, so one that a journey leaves in order is the next one's: another
//! site is another origin, of which it has kept nothing.

use crate::{Disk, Engine, Folder, running::Running};
use std::{
    ops::{Deref, DerefMut},
    path::Path,
    process::{Command, Stdio},
    sync::{Mutex, Once},
    thread,
};

/// Those that no journey uses at present.
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// A size that windows begin with, in CSS pixels without their frame.
const SIZE: (u32, u32) = (1280, 900);

/// The driver, the browser it drives, its profile and its downloads. When dropped, they end or wait for the next journey.
#[derive(Debug)]
pub struct Browser {
    running: Option<Running>,
    is_for_one_journey: bool,
}

impl Browser {
    /// Takes one that has never seen the site, or starts it.
    ///
    /// # Panics
    /// Where the driver (for Chromium the one that `CHROMEDRIVER` names) or the browser can't be started.
    #[must_use]
    pub fn start() -> Self {
        let idle = IDLE.lock().ok().and_then(|mut idle| idle.pop());
        if Engine::asked() == Engine::Firefox
            && let Some(found) = &idle
        {
            // Its windows begin with the size of the last one.
            found.resizes(SIZE.0, SIZE.1);
        }
        let running = idle.unwrap_or_else(|| {
            ends_with_this_process();
            Running::start(Folder::new(), Vec::new(), Vec::new(), false)
        });
        Self { running: Some(running), is_for_one_journey: false }
    }

    /// Starts it with a profile that was put together elsewhere, or with an empty one that nothing else is searched for in.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_on(profile: Folder) -> Self {
        Self::of_one_journey(Running::start(profile, Vec::new(), Vec::new(), false))
    }

    /// Starts it with an empty profile on a disk that writes down what is synced.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_watched(disk: &Disk) -> Self {
        let profile = Folder::new();
        let environment = disk.environment(profile.path());
        Self::of_one_journey(Running::start(profile, environment, Vec::new(), false))
    }

    /// Starts it with an empty profile and with windows, as people have it, on a screen of its own.
    ///
    /// # Panics
    /// As [`Self::start`], and where `Xvfb` can't be started.
    #[must_use]
    pub fn start_headed() -> Self {
        Self::of_one_journey(Running::start(Folder::new(), Vec::new(), Vec::new(), true))
    }

    /// Starts Chromium with an empty profile and a camera that sees what that file holds (YUV4MPEG2), from its beginning whenever it is
    /// switched on.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_with_camera(video: &Path) -> Self {
        let flags = vec![
            "--use-fake-device-for-media-stream".to_owned(),
            "--use-fake-ui-for-media-stream".to_owned(),
            format!("--use-file-for-fake-video-capture={}", video.display()),
        ];
        Self::of_one_journey(Running::start(Folder::new(), Vec::new(), flags, false))
    }

    /// Starts Chromium with an empty profile for somebody who has set its letters to that many pixels, where 16 is what it comes with.
    ///
    /// # Panics
    /// As [`Self::start`].
    #[must_use]
    pub fn start_with_letters(pixels: u32) -> Self {
        let flags = vec![format!("--blink-settings=defaultFontSize={pixels}")];
        Self::of_one_journey(Running::start(Folder::new(), Vec::new(), flags, false))
    }

    fn of_one_journey(running: Running) -> Self {
        Self { running: Some(running), is_for_one_journey: true }
    }
}

impl Deref for Browser {
    type Target = Running;

    fn deref(&self) -> &Running {
        self.running.as_ref().expect("it runs until the drop")
    }
}

impl DerefMut for Browser {
    fn deref_mut(&mut self) -> &mut Running {
        self.running.as_mut().expect("it runs until the drop")
    }
}

impl Drop for Browser {
    /// Nothing here may panic: a failed check may be what brought us here.
    fn drop(&mut self) {
        let Some(running) = self.running.take() else { return };
        let is_in_order = !self.is_for_one_journey && !thread::panicking() && running.is_cleared();
        if let Some(mut idle) = IDLE.lock().ok().filter(|_| is_in_order) {
            idle.push(running);
        }
    }
}

/// What the environment of drivers, browsers and screens calls the process that started them.
pub(crate) const OWNER: &str = "ANAMNESIS_JOURNEYS";

/// Has a shell wait for the end of this process, however it comes, and end then the drivers, browsers and screens that still wait for journeys.
fn ends_with_this_process() {
    static WAITS: Once = Once::new();
    WAITS.call_once(|| {
        let owner = std::process::id();
        let folders = std::env::temp_dir().join(format!("anamnesis-e2e-{owner}-"));
        let ends = format!(
            "cat; for process in $(grep -lsz '^{OWNER}={owner}$' /proc/[0-9]*/environ | cut -d / -f 3); do kill -KILL \"$process\"; done; sleep 1; rm -rf '{}'*",
            folders.display()
        );
        let shell = Command::new("sh").args(["-c", &ends]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        // What it reads from ends with this process.
        std::mem::forget(shell.expect("a shell starts"));
    });
}
