//! The command line.

use crate::exchange::{ImportOptions, Table};
use crate::record::{Day, DayOrder, DecimalMarks, Mark};
use crate::words::day_words;
use std::ffi::OsString;
use std::path::PathBuf;

pub(super) const USAGE: &str = "\
anamnesis flags DIR [--as-of DATE] [--explain PATIENT] [--json] [--create-patients] [--without TABLE]
                    [--day-first | --month-first] [--decimal MARK]... [--keep-repeats]
anamnesis flags BACKUP [--recorded-by DATE] [--by NAME] [--as-of DATE] [--explain PATIENT] [--json]

Reads the tables of the folder DIR (patients, sessions, scores and, where present, instruments; .csv, .tsv or .txt, told
apart by their headers) and its settings (policy.json), and prints the flags table, byte for byte what the page exports.

Or opens the file BACKUP (.anamnesis), and judges what is in it by its own rules and instruments. It is opened by the first
line of standard input: with --by NAME by the passphrase of that clinician, else by the recovery key.

  --recorded-by DATE  judge only what had been recorded by the end of that day here (the time zone is TZ's), as the page
                      does that looks back, and as of that day unless --as-of names another. Rules and instruments are
                      those of the backup. It takes a backup: rows of tables don't say when they were recorded, and
                      what was changed or deleted since isn't in them, so with a folder it is refused
  --by NAME           who opens the backup
  --as-of DATE        judge as of that day, YYYY-MM-DD; today if left out
  --explain PATIENT   print the whole reasoning for the patient of that number instead
  --json              print the judgement as JSON instead: of that patient, or of all
  --create-patients   let rows of sessions and scores make patients that no patients table names
  --without TABLE     go on though there are no sessions, or no scores: TABLE is sessions or scores
  --day-first, --month-first
                      which comes first in dates that are not YYYY-MM-DD; they are refused if neither is given
  --decimal MARK      the decimal mark of numbers such as 1,234 and 1.350 where their column doesn't show it: point or comma;
                      for one column, COLUMN=MARK. They are refused as doubtful otherwise
  --keep-repeats      take each session that repeats another row as a dose of its own, as two devices of one day are
  --help, --version

Standard error names every file that is not read, with the reason. If any row is refused (each is named as
file:line:column), if a file that should be read can't be, or if sessions or scores are missing or empty, nothing is
printed and the exit code is 1 (also where a backup holds a record that can't be read): a table made from part of the data would be false reassurance. A command line that is not
understood has the exit code 2.
";

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(super) enum Asked {
    Help,
    Version,
    Flags(Flags),
}

/// `flags` with its options.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Flags {
    pub(super) folder: PathBuf,
    pub(super) as_of: Option<Day>,
    /// The day by whose end it had been recorded.
    pub(super) recorded_by: Option<Day>,
    /// Who opens a backup, by name.
    pub(super) by: Option<String>,
    pub(super) explain: Option<String>,
    pub(super) json: bool,
    /// Tables that are known to be missing.
    pub(super) without: Vec<Table>,
    pub(super) options: ImportOptions,
}

/// Reads the arguments after the program's name; an error is what is wrong with them.
pub(super) fn parse(args: impl Iterator<Item = OsString>) -> Result<Asked, String> {
    let mut args = args.peekable();
    let Some(command) = args.next() else { return Err("Say what to do.".to_owned()) };
    match command.to_str() {
        Some("--help" | "-h" | "help") => return Ok(Asked::Help),
        Some("--version" | "-V") => return Ok(Asked::Version),
        Some("flags") => {}
        _ => return Err(format!("There is no command {command:?}.")),
    }
    let mut flags = Flags::default();
    let mut folder = None;
    while let Some(arg) = args.next() {
        let (name, attached) = match arg.to_str().and_then(|a| a.split_once('=')) {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (arg.to_string_lossy().into_owned(), None),
        };
        let mut value = || match &attached {
            Some(value) => Ok(value.clone()),
            None => args.next().and_then(|v| v.into_string().ok()).ok_or_else(|| format!("{name} needs a value.")),
        };
        match name.as_str() {
            "--as-of" => flags.as_of = Some(day(&name, &value()?)?),
            "--recorded-by" => flags.recorded_by = Some(day(&name, &value()?)?),
            "--by" => flags.by = Some(value()?),
            "--explain" => flags.explain = Some(value()?),
            "--json" => flags.json = true,
            "--create-patients" => flags.options.create_patients = true,
            "--without" => match value()?.as_str() {
                "sessions" => flags.without.push(Table::Sessions),
                "scores" => flags.without.push(Table::Scores),
                other => return Err(format!("--without takes sessions or scores, not {other:?}.")),
            },
            "--day-first" => flags.options.entry.day_order = Some(DayOrder::DayFirst),
            "--month-first" => flags.options.entry.day_order = Some(DayOrder::MonthFirst),
            "--decimal" => decimal(&value()?, &mut flags.options.decimals)?,
            "--keep-repeats" => flags.options.keep_repeats = true,
            "--help" | "-h" => return Ok(Asked::Help),
            _ if name.starts_with('-') => return Err(format!("There is no option {name}.")),
            _ if folder.is_some() => return Err("Name one folder.".to_owned()),
            _ => folder = Some(PathBuf::from(arg)),
        }
    }
    flags.folder = folder.ok_or("Name the folder that holds the files.")?;
    Ok(Asked::Flags(flags))
}

/// The day that an option names.
fn day(name: &str, text: &str) -> Result<Day, String> {
    Day::parse_iso(text).map_err(|error| format!("{name} takes {}, not {text:?}.", day_words(error)))
}

/// Reads what `--decimal` says: `comma`, or `value=comma` for one column.
fn decimal(said: &str, marks: &mut DecimalMarks) -> Result<(), String> {
    let (column, mark) = said.split_once('=').map_or((None, said), |(column, mark)| (Some(column), mark));
    let mark = match mark {
        "point" => Mark::Point,
        "comma" => Mark::Comma,
        _ => return Err(format!("--decimal takes point, comma or COLUMN=point, not {said:?}.")),
    };
    match column {
        None => *marks = DecimalMarks::all(mark),
        Some(column) if marks.set(column, Some(mark)) => {}
        Some(column) => return Err(format!("--decimal: there is no column {column:?} that holds numbers.")),
    }
    Ok(())
}
