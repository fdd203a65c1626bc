//! A disk that loses power: what is left of a browser's profile where nothing holds but what was synced.
//!
//! `syncs.c` is preloaded into Chromium and writes down every `fsync` and `fdatasync` of the profile: what was synced, its bytes, and the
//! names of all files at that moment. From these lines the profile is put together as it would be found after power is back, for any
//! moment: all bytes that were written and not synced are gone.

mod syncs;

use crate::Folder;
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};
use syncs::Sync;

/// What a sync makes last besides the bytes of its file: file systems differ in the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Every name that was made, changed or removed before: names go through one log, in order, as in ext4, XFS, APFS and NTFS.
    InOrder,
    /// Those that synced files have then, and none of files that never were synced, as in btrfs.
    OfSynced,
    /// Only the file's own, or a folder's entries where the folder is synced: the least that POSIX asks for.
    OneByOne,
}

/// How long the tables are held up that a database makes of its logs in the background, in seconds.
const TABLES_HELD: u8 = 3;

/// How long a database may take to note a table.
const PATIENCE: Duration = Duration::from_secs(60);

/// Chromium makes these anew where they are empty; chromedriver, which writes them first, stops.
const OF_CHROMEDRIVER: [&str; 2] = ["Local State", "Default/Preferences"];

/// Writes down what a browser syncs.
#[derive(Debug)]
pub struct Disk {
    folder: Folder,
    library: PathBuf,
}

impl Disk {
    /// Compiles what is preloaded.
    ///
    /// # Panics
    /// Without a C compiler, which Rust needs as well.
    #[must_use]
    pub fn new() -> Self {
        let folder = Folder::new();
        let library = folder.path().join("syncs.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/disk/syncs.c");
        let status = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"])
            .args([&library, &source])
            .arg("-ldl")
            .status()
            .expect("there is a C compiler");
        assert!(status.success(), "{} is compiled", source.display());
        Self { folder, library }
    }

    /// What the browser with that profile needs in its environment.
    pub(crate) fn environment(&self, profile: &Path) -> Vec<(&'static str, OsString)> {
        let whole = |path: &Path| path.canonicalize().expect("it is there").into_os_string();
        vec![
            ("LD_PRELOAD", whole(&self.library)),
            ("SYNCS_BELOW", whole(profile)),
            ("SYNCS_LOG", whole(self.folder.path())),
            ("SYNCS_HOLD_TABLES", TABLES_HELD.to_string().into()),
        ]
    }

    /// How many syncs are complete.
    #[must_use]
    pub fn synced(&self) -> usize {
        let count = fs::read_to_string(self.folder.path().join("count")).unwrap_or_default();
        count.parse().unwrap_or(0)
    }

    /// Does that in a moment in which every table that is on the disk is noted there, too, and no sync ends meanwhile: what `syncs.c` locks is
    /// locked here.
    ///
    /// # Panics
    /// Where the log is not whole, or a table is never noted.
    pub fn while_tables_are_noted<T>(&self, does: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let count = fs::File::options().read(true).write(true).open(self.folder.path().join("count"));
        let count = count.expect("something was synced");
        loop {
            count.lock().expect("the count can be locked");
            if syncs::are_tables_noted(self.folder.path(), self.synced()) {
                return does();
            }
            count.unlock().expect("the count can be unlocked");
            assert!(begun.elapsed() < PATIENCE, "a table is never noted");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The profile as it is found if power is lost right after that many syncs.
    ///
    /// # Panics
    /// Where the log is not whole.
    #[must_use]
    pub fn after(&self, synced: usize, names: Names) -> Folder {
        let syncs: Vec<Sync> = (0..synced).map(|number| Sync::read(self.folder.path(), number)).collect();
        let left = Folder::new();
        for (path, bytes) in syncs::left(&syncs, names) {
            if bytes.is_none() && OF_CHROMEDRIVER.iter().any(|name| path == Path::new(name)) {
                continue;
            }
            let path = left.path().join(path);
            fs::create_dir_all(path.parent().expect("it is below the profile")).expect("the folder takes folders");
            match bytes {
                Some(bytes) => drop(fs::copy(bytes, path).expect("the folder takes files")),
                // Its name is on disk, and none of its bytes.
                None => fs::write(path, "").expect("the folder takes files"),
            }
        }
        left
    }

    /// How many of the first so many syncs were of files with that in their path.
    #[must_use]
    pub fn synced_of(&self, synced: usize, part: &str) -> usize {
        (0..synced).filter(|number| Sync::read(self.folder.path(), *number).is_of(part)).count()
    }
}

impl Default for Disk {
    fn default() -> Self {
        Self::new()
    }
}
