//! Rows met with what is stored: new, changed, unchanged, or refused.

use super::causes::Causes;
use super::options::ImportOptions;
use super::outcome::{Found, Outcome};
use super::place::Place;
use super::row::Cells;
use super::settled::Settled;
use super::working::Working;
use crate::exchange::{DateRead, FieldChange, FileSummary, ImportPlan, Listed, Preview, Repeat, RowErrors, Table};
use crate::judge::Policy;
use crate::record::{
    Chart, Charts, Day, EntryOptions, Instrument, InstrumentSet, Key, KnownPatients, NamedTexts, plain_id,
    read_instrument, read_patient, read_score, read_session,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Stands for the key of a row that turns out to be stored already, so that none is drawn for nothing.
const NO_KEY: Key = Key::from_bits(0);

/// The clinic with the rows read so far. Patients stand by their numbers as they are compared.
pub(super) struct Merge {
    pub(super) stored: HashMap<String, Arc<Chart>>,
    pub(super) working: BTreeMap<String, Box<Working>>,
    pub(super) instruments: InstrumentSet,
    pub(super) own: Vec<Instrument>,
    own_before: Vec<Instrument>,
    pub(super) instruments_read: HashMap<String, Place>,
    pub(super) policy: Policy,
    policy_before: Policy,
    pub(super) policy_read: Option<Place>,
    pub(super) unnamed_settings: Vec<&'static str>,
    pub(super) options: ImportOptions,
    pub(super) made_patients: usize,
    pub(super) new_patients: usize,
    file: Arc<str>,
    pub(super) causes: Causes,
    pub(super) changes: Listed<FieldChange>,
    pub(super) repeats: Listed<Repeat>,
    pub(super) repeated_doses: usize,
    date_read: Option<DateRead>,
    /// Stored patients of whom a file has a refused row: what is stored of them and kind may stand in it after all. An empty number
    /// stands for a row of which nobody can say whose it is.
    pub(super) unsure: BTreeSet<(Table, String)>,
    /// Those who are known, made when a row first names somebody who isn't.
    pub(super) known: Option<KnownPatients>,
    /// What is settled by now, once all rows are read.
    pub(super) settled: Option<Settled>,
}

impl Merge {
    pub(super) fn new(
        charts: &Charts,
        instruments: &InstrumentSet,
        own: &[Instrument],
        policy: &Policy,
        options: ImportOptions,
    ) -> Self {
        let by_number = |c: &Arc<Chart>| (plain_id(&c.patient.number).into_owned(), Arc::clone(c));
        Self {
            stored: charts.values().map(by_number).collect(),
            working: BTreeMap::new(),
            instruments: instruments.clone(),
            own: own.to_vec(),
            own_before: own.to_vec(),
            instruments_read: HashMap::new(),
            policy: policy.clone(),
            policy_before: policy.clone(),
            policy_read: None,
            unnamed_settings: Vec::new(),
            options,
            made_patients: 0,
            new_patients: 0,
            file: Arc::from(""),
            causes: Causes::default(),
            changes: Listed::default(),
            repeats: Listed::default(),
            repeated_doses: 0,
            date_read: None,
            unsure: BTreeSet::new(),
            known: None,
            settled: None,
        }
    }

    pub(super) fn place(&mut self, file: &str, line: usize) -> Place {
        if &*self.file != file {
            self.file = Arc::from(file);
        }
        Place { file: Arc::clone(&self.file), line }
    }

    /// Takes in a row of that table.
    pub(super) fn row(
        &mut self,
        table: Table,
        cells: &Cells<'_>,
        entry: EntryOptions,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut RowErrors,
    ) -> Outcome {
        if self.date_read.is_none() {
            self.date_read = date_read(table, cells, entry);
        }
        let first_error = errors.count();
        let outcome = self.read_row(table, cells, entry, new_key, errors);
        if outcome == Outcome::Refused {
            let patient = plain_id(cells.text("patient_id"));
            match table {
                Table::Patients => self.causes.patient(&patient, first_error),
                Table::Instruments => self.causes.instrument(&plain_id(cells.text("id")), first_error),
                _ => {}
            }
            self.unsure_of(table, &patient);
        }
        outcome
    }

    /// A row whose cells may belong to other columns: whom it is about can still be read, most often.
    pub(super) fn torn_row(&mut self, table: Table, header: &[String], cells: &[String], error: usize) {
        let text = |name: &str| header.iter().position(|h| h == name).and_then(|at| cells.get(at));
        let id = |name: &str| plain_id(text(name).map_or("", String::as_str)).into_owned();
        match table {
            Table::Patients => self.causes.patient(&id("patient_id"), error),
            Table::Instruments => self.causes.instrument(&id("id"), error),
            _ => {}
        }
        self.unsure_of(table, &id("patient_id"));
    }

    /// A row that waits until somebody says which of two numbers it holds.
    pub(super) fn doubtful_row(&mut self, table: Table, cells: &Cells<'_>, error: usize) -> Outcome {
        self.causes.explain_row(error);
        if table == Table::Instruments {
            self.causes.instrument(&plain_id(cells.text("id")), error);
        }
        self.unsure_of(table, &plain_id(cells.text("patient_id")));
        Outcome::Refused
    }

    /// A refused row names that patient. Of nobody else anything can be missing than of those who are stored.
    fn unsure_of(&mut self, table: Table, number: &str) {
        if number.is_empty() || self.stored.contains_key(number) {
            self.unsure.insert((table, number.to_owned()));
        }
    }

    fn read_row(
        &mut self,
        table: Table,
        cells: &Cells<'_>,
        entry: EntryOptions,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut RowErrors,
    ) -> Outcome {
        let taken = match table {
            Table::Instruments => read_instrument(cells, entry).map(|i| self.instrument(cells, i, errors)),
            Table::Patients => read_patient(cells, entry, NO_KEY).map(|p| self.patient(cells, p, new_key, errors)),
            Table::Sessions => read_session(cells, entry, NO_KEY).map(|s| self.event(cells, s, new_key, errors)),
            Table::Scores => {
                let instrument = plain_id(cells.text("instrument"));
                if self.instruments.get(&instrument).is_none() && self.causes.explain_instrument(&instrument) {
                    return Outcome::Refused;
                }
                read_score(cells, entry, &self.instruments, NO_KEY).map(|s| self.event(cells, s, new_key, errors))
            }
            Table::Policy | Table::Flags | Table::Decisions | Table::Audit | Table::Refused => return Outcome::Refused,
        };
        match taken {
            Ok(outcome) => outcome,
            Err(fields) => {
                cells.refuse_fields(errors, fields);
                Outcome::Refused
            }
        }
    }

    /// The preview of all that was taken in.
    pub(super) fn finish(mut self, files: Vec<FileSummary>, found: Found) -> Preview {
        let Found { mut errors, doubts } = found;
        self.causes.tell(&mut errors);
        self.settle(usize::MAX, files.iter());
        let (asked, missing, gone, charts) = self
            .settled
            .map(|settled| (settled.asked.rows(), settled.missing, settled.gone, settled.charts))
            .unwrap_or_default();
        let plan = ImportPlan {
            charts,
            own_instruments: (self.own != self.own_before).then_some((self.own_before, self.own)),
            policy: (self.policy != self.policy_before).then_some((self.policy_before, self.policy)),
            ..ImportPlan::default()
        };
        let (changes, repeats) = (std::mem::take(&mut self.changes), std::mem::take(&mut self.repeats));
        Preview {
            files,
            errors,
            changes,
            doubts,
            date_read: self.date_read,
            repeats,
            repeated_doses: self.repeated_doses,
            keeps_repeats: self.options.keep_repeats,
            asked,
            missing,
            gone,
            made_patients: self.made_patients,
            unnamed_settings: self.unnamed_settings,
            gaps: Vec::new(),
            plan,
        }
    }
}

/// The first date of a row that is one only in the order that the person named, with the day that it is.
fn date_read(table: Table, cells: &Cells<'_>, entry: EntryOptions) -> Option<DateRead> {
    entry.day_order?;
    table.dates().find_map(|column| {
        let found = cells.text(column).trim();
        let day = Day::parse(found, entry.day_order).ok().filter(|_| Day::parse_iso(found).is_err())?;
        Some(DateRead { file: cells.file.to_owned(), line: cells.line, found: found.to_owned(), day })
    })
}
