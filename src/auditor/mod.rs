//! The same judgement as a command: a clinic verifies the page with it, and the core is measured without a browser.

mod args;
mod backup;
mod explain;
mod folder;
mod kind;
mod notes;

use crate::caseload::Doubts;
use crate::exchange::flags_but_in_doubt;
use args::{Asked, Flags, USAGE};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// Exit code for files that could not be read as asked.
const REFUSED: u8 = 1;
/// Exit code for a command line that is not understood.
const MISUSED: u8 = 2;
/// Why a folder of tables isn't judged as it had been recorded by a day.
const NOT_OF_TABLES: &str = "--recorded-by and --by are about a backup: rows of tables don’t say when they were recorded, so none of them can \
     be counted as recorded by a day. Name a backup (.anamnesis) in place of the folder.\n";

/// Runs the command with the program's arguments, its own name first.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    match args::parse(args.skip(1)) {
        Ok(Asked::Help) => print(USAGE),
        Ok(Asked::Version) => print(concat!("anamnesis ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Asked::Flags(flags)) => match answer(flags) {
            Ok(text) => print(&text),
            Err(complaints) => complain(&complaints, REFUSED),
        },
        Err(misuse) => complain(&format!("{misuse}\n\n{USAGE}"), MISUSED),
    }
}

/// What was asked for, as the text that goes to standard output; or every complaint, a line each.
fn answer(mut flags: Flags) -> Result<String, String> {
    let today = flags.as_of.or(flags.recorded_by).map_or_else(local_today, Ok)?;
    let (clinic, doubts) = match flags.folder.is_file() {
        true => backup::read(&flags)?,
        false if flags.recorded_by.is_some() || flags.by.is_some() => return Err(NOT_OF_TABLES.to_owned()),
        false => {
            // What has not come yet is refused by this machine's day, or by a later one that was chosen on purpose.
            flags.options.entry.latest = Some(local_today().map_or(today, |now| now.max(today)));
            (folder::read(&flags)?, Doubts::default())
        }
    };
    if flags.explain.is_none() && !flags.json {
        return Ok(flags_but_in_doubt(&clinic.charts, (&clinic.instruments, &clinic.policy), &doubts, today));
    }
    if !doubts.is_empty() {
        return Err(
            "Some records are in doubt, so there is no reasoning about them. Print the flags table to see whose.\n"
                .to_owned(),
        );
    }
    let chosen: Vec<_> = match &flags.explain {
        None => clinic.charts.values().collect(),
        Some(number) => {
            let found = clinic.by_number(number);
            vec![found.ok_or_else(|| format!("There is no patient {number:?} in these files.\n"))?]
        }
    };
    if flags.json { explain::as_json(&clinic, &chosen, today) } else { Ok(explain::as_text(&clinic, &chosen, today)) }
}

fn local_today() -> Result<crate::record::Day, String> {
    crate::record::Day::from_date(chrono::Local::now().date_naive())
        .map_err(|_| "This machine's clock is out of range; give --as-of YYYY-MM-DD.\n".to_owned())
}

/// Prints to standard output. That a reader has gone, as `head` does, is no failure.
fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => complain(&format!("The answer could not be written: {error}\n"), REFUSED),
    }
}

/// Prints to standard error. If even that is gone, the exit code still tells.
fn complain(text: &str, code: u8) -> ExitCode {
    let mut err = io::stderr().lock();
    let told = err.write_all(text.as_bytes()).and_then(|()| err.flush());
    ExitCode::from(if told.is_ok() { code } else { code.max(REFUSED) })
}
