//! A folder of files as a clinic.

use crate::desk::Clinic;
use crate::exchange::{ImportOptions, MAX_FILE_BYTES, NamedFile, Reading, RowError, too_large};
use crate::record::{Charts, Key};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Reads the CSV files of a folder and its `policy.json`, in the order of their names. Notes go to standard error.
///
/// # Errors
/// Everything that is refused, a line each.
pub(super) fn read(folder: &Path, options: ImportOptions) -> Result<Clinic, String> {
    let files = files(folder)?;
    if files.iter().all(|f| f.name == "policy.json") {
        return Err(format!("{}: there is no .csv file in this folder.\n", folder.display()));
    }
    let clinic = Clinic::default();
    let stored = (&clinic.charts, &*clinic.instruments, clinic.own_instruments.as_slice(), &clinic.policy);
    let mut drawn = 0;
    let mut new_key = || {
        drawn += 1;
        Key::from_bits(drawn)
    };
    let mut reading = Reading::start(files, stored, options);
    while !reading.step(usize::MAX, &mut new_key).finished {}
    let preview = reading.finish();
    if !preview.errors.is_empty() {
        let named: String = preview.errors.iter().map(|e| format!("{e}\n")).collect();
        return Err(format!("{named}Nothing is printed: {} were found in these files.\n", count(preview.errors.len())));
    }
    for file in &preview.files {
        if !file.unknown_columns.is_empty() {
            tell(&format!(
                "{}: columns that are not ours were left out: {}",
                file.name,
                file.unknown_columns.join(", ")
            ));
        }
        if let Some(note) = file.note {
            tell(&format!("{}: {note}", file.name));
        }
    }
    let plan = preview.plan;
    let charts: Charts = plan.charts.into_iter().map(|(_, chart)| (chart.patient.key, Arc::clone(&chart))).collect();
    Ok(Clinic::new(charts, plan.own_instruments.unwrap_or_default().1, plan.policy.unwrap_or_default().1))
}

/// A note on standard error. If nobody listens there, the answer still stands.
fn tell(note: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{note}");
}

fn count(errors: usize) -> String {
    if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") }
}

/// The folder's CSV files and its settings, by name.
fn files(folder: &Path) -> Result<Vec<NamedFile>, String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}\n", path.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| failed(folder, e))? {
        let path = entry.map_err(|e| failed(folder, e))?.path();
        let is_csv = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        let is_policy = path.file_name().is_some_and(|n| n == "policy.json");
        if (is_csv || is_policy) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: &Path| -> Result<NamedFile, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let length = fs::metadata(path).map_err(|e| failed(path, e))?.len();
        if length > MAX_FILE_BYTES {
            let refusal: RowError = too_large(&name, length);
            return Err(format!("{refusal}\n"));
        }
        Ok(NamedFile { name, bytes: fs::read(path).map_err(|e| failed(path, e))? })
    };
    paths.iter().map(|path| read(path)).collect()
}
