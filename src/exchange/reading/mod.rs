//! Reading files step by step, so that a page stays alive and can stop it. Nothing is changed: it ends in a preview.

mod asked;
mod causes;
mod clinic;
mod columns;
mod event;
mod file;
mod gaps;
mod merge;
mod missing;
mod options;
mod outcome;
mod patient;
mod place;
mod row;
mod settle;
mod settled;
mod size;
mod take;
mod working;

pub use file::looks_like_ours;
pub(crate) use file::{LONGEST_HEADER, MAX_SETTINGS_BYTES};
pub use options::{ImportOptions, NamedFile};
pub use size::{MAX_BYTES, MAX_FILE_BYTES, check_sizes};

use super::{FileSummary, Preview, RowError};
use crate::judge::Policy;
use crate::record::{Charts, DecimalMarks, Instrument, InstrumentSet, Key, sort_by_key};
use file::{Opened, OpenedFile};
use gaps::gaps;
use merge::Merge;
use outcome::{Found, Outcome};
use row::Cells;

/// How many rows are read in about the time in which one patient is settled.
const ROWS_A_PATIENT: usize = 16;

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done_bytes: u64,
    /// Bytes in all files.
    pub total_bytes: u64,
    /// Whether everything has been read.
    pub finished: bool,
}

/// A reading under way. Dropping it stops it without a trace.
pub struct Reading {
    files: Vec<OpenedFile>,
    /// The places of `files` in the order in which they are read: instruments, settings, patients, sessions, scores.
    order: Vec<usize>,
    next: usize,
    done_bytes: u64,
    total_bytes: u64,
    merge: Merge,
    found: Found,
    decimals: DecimalMarks,
    /// Whether it is known what becomes of everybody.
    is_settled: bool,
}

impl Reading {
    /// Opens the files and tells their tables. The clinic is what the files are compared with.
    pub fn start(
        files: Vec<NamedFile>,
        (charts, instruments, own, policy): (&Charts, &InstrumentSet, &[Instrument], &Policy),
        options: ImportOptions,
    ) -> Self {
        let total_bytes = files.iter().map(|f| f.bytes.len() as u64).sum();
        let mut found = Found::default();
        let mut merge = Merge::new(charts, instruments, own, policy, options);
        let open = |file| {
            let before = found.errors.count();
            let file = OpenedFile::open(file, &options, &mut found.errors);
            if found.errors.count() > before {
                merge.causes.file(file.summary.table, before);
            }
            file
        };
        let files: Vec<OpenedFile> = files.into_iter().map(open).collect();
        let order = order_of(&files);
        Self {
            files,
            order,
            next: 0,
            done_bytes: 0,
            total_bytes,
            merge,
            found,
            decimals: options.decimals,
            is_settled: false,
        }
    }

    /// Takes in, before the first step, that a file is refused unread: at its place among all files, so in the order of their places.
    pub fn refuse(&mut self, at: usize, error: RowError) {
        self.merge.causes.file(None, self.found.errors.count());
        self.files.insert(at.min(self.files.len()), OpenedFile::unread(error.file.clone()));
        self.found.errors.push(error);
        self.order = order_of(&self.files);
    }

    /// Reads up to that many rows. `new_key` names the records that are new.
    pub fn step(&mut self, rows: usize, new_key: &mut dyn FnMut() -> Key) -> Progress {
        let mut left = rows.max(1);
        while left > 0 {
            let Some(file) = self.order.get(self.next).and_then(|at| self.files.get_mut(*at)) else { break };
            let errors = &mut self.found.errors;
            match &mut file.opened {
                Opened::Looked(..) => left = file.look(left, &self.decimals, &mut self.found),
                Opened::Rows(rows) => {
                    let Some(row) = rows.next_row() else {
                        // The text goes now: what becomes of everybody is settled in its room.
                        file.opened = Opened::Nothing;
                        self.done_bytes += file.bytes;
                        self.next += 1;
                        continue;
                    };
                    left -= 1;
                    file.summary.rows += 1;
                    if row.is_blank {
                        file.summary.blank += 1;
                        continue;
                    }
                    let before = errors.count();
                    let outcome = match Cells::of(&file.summary.name, file.table, &file.header, &row, errors) {
                        None => {
                            self.merge.torn_row(file.table, &file.header, &row.cells, before);
                            Outcome::Refused
                        }
                        Some(cells) => match file.doubt(&cells) {
                            Some(error) => self.merge.doubtful_row(file.table, &cells, error),
                            None => self.merge.row(file.table, &cells, file.entry, new_key, errors),
                        },
                    };
                    file.summary.count(outcome);
                }
                Opened::Policy(text) => {
                    left -= 1;
                    let outcome = self.merge.policy(&file.summary.name, text, errors);
                    file.summary.rows += 1;
                    file.summary.count(outcome);
                    self.done_bytes += file.bytes;
                    self.next += 1;
                }
                Opened::Nothing => {
                    self.done_bytes += file.bytes;
                    self.next += 1;
                }
            }
        }
        if self.is_read() {
            self.is_settled = self.merge.settle(rows.div_ceil(ROWS_A_PATIENT), self.files.iter().map(|f| &f.summary));
        }
        self.progress()
    }

    /// Whether all rows are read.
    fn is_read(&self) -> bool {
        self.next >= self.order.len()
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let current = self.order.get(self.next).and_then(|at| self.files.get(*at));
        let within = match current.map(|f| &f.opened) {
            // Such a file is gone through twice.
            Some(Opened::Looked(rows, _)) => rows.position() as u64 / 2,
            Some(Opened::Rows(rows)) => rows.position() as u64,
            _ => 0,
        };
        Progress { done_bytes: self.done_bytes + within, total_bytes: self.total_bytes, finished: self.is_settled }
    }

    /// What was found, and what an import of it would do. A reading that is not finished has found nothing yet.
    pub fn finish(self) -> Preview {
        if !self.is_read() {
            return Preview::default();
        }
        let files: Vec<FileSummary> = self.files.into_iter().map(|f| f.summary).collect();
        let mut preview = self.merge.finish(files, self.found);
        preview.gaps = gaps(&preview);
        preview
    }
}

/// The places of files in the order in which they are read.
fn order_of(files: &[OpenedFile]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..files.len()).collect();
    sort_by_key(&mut order, |at| files.get(*at).and_then(|f| f.summary.table));
    order
}
