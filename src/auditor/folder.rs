//! A folder of files as a clinic. Nothing in it is skipped in silence.

use super::args::Flags;
use super::kind::{self, Kind};
use super::notes::{self, tell};
use crate::caseload::Clinic;
use crate::exchange::{FileSummary, NamedFile, Preview, Reading, check_sizes, looks_like_ours};
use crate::record::{Charts, Key, written_out};
use crate::words::{counted, file_note, gap_words, more_errors_words, row_error_words};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// How much of a file is looked at to tell whether it is one of ours, in bytes.
const LOOK: u64 = 64 * 1024;

/// Reads the tables of a folder and its settings, in the order of their names. Notes go to standard error.
///
/// # Errors
/// Everything that is refused, a line each.
pub(super) fn read(flags: &Flags) -> Result<Clinic, String> {
    let folder = &flags.folder;
    let Found { files, notes, mut refused } = files(folder)?;
    notes.iter().for_each(|note| tell(note));
    if refused.is_empty() && files.iter().all(|f| f.name.to_ascii_lowercase().ends_with(".json")) {
        return Err(format!("{}: there is no table of ours in this folder.\n", folder.display()));
    }
    let preview = preview(files, flags);
    preview.files.iter().flat_map(notes_of).for_each(|note| tell(&note));
    if !preview.unnamed_settings.is_empty() {
        tell(&format!("Settings that are not named have their defaults: {}.", preview.unnamed_settings.join(", ")));
    }
    notes::notes(&preview).iter().for_each(|note| tell(note));
    for table in &flags.without {
        if preview.files.iter().any(|f| f.table == Some(*table) && f.rows > f.blank) {
            tell(&format!("--without {0}: there are {0} in this folder, and they are read.", table.name()));
        }
    }
    let unlisted = preview.errors.count() - preview.errors.first().len();
    refused.extend(preview.errors.first().iter().map(row_error_words));
    let missing = preview.gaps.iter().filter(|gap| !gap.table.is_some_and(|table| flags.without.contains(&table)));
    refused.extend(missing.map(|gap| {
        let way = match gap.table {
            Some(table) => format!("add it, or say --without {}", table.name()),
            None => "export it again, or take it out of the folder".to_owned(),
        };
        let gap = gap_words(gap);
        format!("{gap}. A table made from part of the data would be false reassurance: {way}.")
    }));
    if !refused.is_empty() {
        let count = refused.len() + unlisted;
        refused.extend(more_errors_words(&preview.errors));
        let named: String = refused.iter().map(|line| format!("{line}\n")).collect();
        return Err(format!("{named}Nothing is printed because of {}.\n", counted(count, "error", "errors")));
    }
    let plan = preview.plan;
    if plan.charts.is_empty() {
        return Err(format!(
            "{}: there is no patient in these files, so there is nothing to judge.\n",
            folder.display()
        ));
    }
    let charts: Charts = plan.charts.into_iter().map(|(_, chart)| (chart.patient.key, Arc::clone(&chart))).collect();
    Ok(Clinic::new(charts, plan.own_instruments.unwrap_or_default().1, plan.policy.unwrap_or_default().1))
}

/// What the files hold, read beside an empty clinic.
fn preview(files: Vec<NamedFile>, flags: &Flags) -> Preview {
    let clinic = Clinic::default();
    let stored = (&clinic.charts, &*clinic.instruments, clinic.own_instruments.as_slice(), &clinic.policy);
    let mut drawn = 0;
    let mut new_key = || {
        drawn += 1;
        Key::from_bits(drawn)
    };
    let mut reading = Reading::start(files, stored, flags.options);
    while !reading.step(usize::MAX, &mut new_key).finished {}
    reading.finish()
}

/// What is worth saying of a file that was read.
fn notes_of(file: &FileSummary) -> Vec<String> {
    let unknown: Vec<String> = file.unknown_columns.iter().map(|name| format!("“{}”", written_out(name))).collect();
    let unknown = (!unknown.is_empty())
        .then(|| format!("{}: columns that are not ours were left out: {}", file.name, unknown.join(", ")));
    unknown.into_iter().chain(file.note.map(|note| format!("{}: {}", file.name, file_note(note)))).collect()
}

/// What lies in the folder.
#[derive(Default)]
struct Found {
    /// What is read.
    files: Vec<NamedFile>,
    /// What is not, and why: a line each.
    notes: Vec<String>,
    /// What should have been read and can't be: a line each.
    refused: Vec<String>,
}

/// Everything in the folder, by name.
fn files(folder: &Path) -> Result<Found, String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| failed(folder, e) + "\n")? {
        paths.push(entry.map_err(|e| failed(folder, e) + "\n")?.path());
    }
    paths.sort();
    let (mut found, mut to_read) = (Found::default(), Vec::new());
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let about = match fs::metadata(&path) {
            Ok(about) => about,
            Err(error) => {
                found.refused.push(failed(&path, error));
                continue;
            }
        };
        if !about.is_file() {
            let what = if about.is_dir() { "a folder; only files beside it are read" } else { "not a file" };
            found.notes.push(format!("{name}: not read: {what}."));
            continue;
        }
        match kind::of(&name, || looks_like_ours(&start_of(&path))) {
            Kind::Passed(why) => found.notes.push(format!("{name}: not read: {why}.")),
            Kind::Refused(why) => found.refused.push(format!("{name}: {why}.")),
            Kind::Read => to_read.push((name, about.len(), path)),
        }
    }
    let errors = check_sizes(to_read.iter().map(|(name, bytes, _)| (name.as_str(), *bytes)));
    found.refused.extend(errors.iter().map(|(_, error)| row_error_words(error)));
    for (name, _, path) in to_read.into_iter().filter(|_| errors.is_empty()) {
        match fs::read(&path) {
            Ok(bytes) => found.files.push(NamedFile { name, bytes }),
            Err(error) => found.refused.push(failed(&path, error)),
        }
    }
    Ok(found)
}

/// The first lines of a file; nothing where they can't be read.
fn start_of(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A file that can't be opened has no header that could be told.
    let read = File::open(path).and_then(|file| file.take(LOOK).read_to_end(&mut bytes));
    if read.is_ok_and(|read| read as u64 == LOOK) {
        // Cut at a line, so that no character is.
        bytes.truncate(bytes.iter().rposition(|b| *b == b'\n').unwrap_or(0));
    }
    bytes
}
