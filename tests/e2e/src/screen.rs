//! A screen of one's own, for browsers with windows.

use crate::browser::OWNER;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An `Xvfb`; it ends when dropped.
#[derive(Debug)]
pub(crate) struct Screen {
    process: Child,
    /// What `DISPLAY` has to say.
    pub(crate) name: String,
}

impl Screen {
    /// Starts it.
    ///
    /// # Panics
    /// Where `Xvfb` (Debian's package `xvfb`) can't be started.
    pub(crate) fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
            .env(OWNER, std::process::id().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts (Debian's package xvfb)");
        let mut number = String::new();
        BufReader::new(process.stdout.take().expect("its output is piped"))
            .read_line(&mut number)
            .expect("Xvfb says its number");
        Self { process, name: format!(":{}", number.trim()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
