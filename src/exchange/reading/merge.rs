//! Rows met with what is stored: new, changed, unchanged, or refused.

use super::causes::Causes;
use super::event::Index;
use super::{Cells, FieldChange, FileSummary, Found, ImportOptions, Outcome, Preview, RowError, Table};
use crate::exchange::{DateRead, ImportPlan, Repeat};
use crate::judge::Policy;
use crate::record::{
    Chart, Charts, Day, EntryOptions, Fields, Instrument, InstrumentSet, Key, KnownPatients, Patient, Score, Session,
    plain_id, read_instrument, read_patient, read_score, read_session,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Stands for the key of a row that turns out to be stored already, so that none is drawn for nothing.
const NO_KEY: Key = Key::from_bits(0);

/// Where in the files a record was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) line: usize,
}

impl Place {
    pub(super) fn words(&self) -> String {
        format!("another row for the same record, {} line {}, that says otherwise", self.file, self.line)
    }

    /// A row that says the same again.
    pub(super) fn repeated(&self, cells: &Cells<'_>, patient: String, what: String) -> Repeat {
        let line = format!("line {}", self.line);
        Repeat {
            file: cells.file.to_owned(),
            line: cells.line,
            of: if *self.file == *cells.file { line } else { format!("{} {line}", self.file) },
            patient,
            what,
            is_dose: false,
            is_kept: false,
        }
    }
}

/// A chart under work.
pub(super) struct Working {
    pub(super) before: Option<Arc<Chart>>,
    pub(super) chart: Chart,
    pub(super) read_at: Option<Place>,
    pub(super) sessions: Index<Session>,
    pub(super) scores: Index<Score>,
}

impl Working {
    pub(super) fn new(before: Option<Arc<Chart>>, chart: Chart) -> Self {
        Self { sessions: Index::of(&chart.sessions), scores: Index::of(&chart.scores), before, chart, read_at: None }
    }
}

/// The clinic with the rows read so far. Patients stand by their numbers as they are compared.
pub(super) struct Merge {
    pub(super) stored: HashMap<String, Arc<Chart>>,
    pub(super) working: BTreeMap<String, Working>,
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
    file: Arc<str>,
    pub(super) causes: Causes,
    pub(super) changes: Vec<FieldChange>,
    pub(super) repeats: Vec<Repeat>,
    date_read: Option<DateRead>,
    /// Patients of whom a file has a refused row: what is stored of them and kind may stand in it after all.
    pub(super) unsure: BTreeSet<(Table, String)>,
    /// Those who are known, made when a row first names somebody who isn't.
    known: Option<KnownPatients>,
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
            file: Arc::from(""),
            causes: Causes::default(),
            changes: Vec::new(),
            repeats: Vec::new(),
            date_read: None,
            unsure: BTreeSet::new(),
            known: None,
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
        errors: &mut Vec<RowError>,
    ) -> Outcome {
        if self.date_read.is_none() {
            self.date_read = date_read(table, cells, entry);
        }
        let first_error = errors.len();
        let outcome = self.read_row(table, cells, entry, new_key, errors);
        if outcome == Outcome::Refused {
            let patient = plain_id(cells.field("patient_id"));
            match table {
                Table::Patients => self.causes.patient(&patient, first_error),
                Table::Instruments => self.causes.instrument(&plain_id(cells.field("id")), first_error),
                _ => {}
            }
            self.unsure.insert((table, patient.into_owned()));
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
        self.unsure.insert((table, id("patient_id")));
    }

    /// A row that waits until somebody says which of two numbers it holds.
    pub(super) fn doubtful_row(&mut self, table: Table, cells: &Cells<'_>, error: usize) -> Outcome {
        self.causes.explain_row(error);
        if table == Table::Instruments {
            self.causes.instrument(&plain_id(cells.field("id")), error);
        }
        self.unsure.insert((table, plain_id(cells.field("patient_id")).into_owned()));
        Outcome::Refused
    }

    fn read_row(
        &mut self,
        table: Table,
        cells: &Cells<'_>,
        entry: EntryOptions,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut Vec<RowError>,
    ) -> Outcome {
        let taken = match table {
            Table::Instruments => read_instrument(cells, entry).map(|i| self.instrument(cells, i, errors)),
            Table::Patients => read_patient(cells, entry, NO_KEY).map(|p| self.patient(cells, p, new_key, errors)),
            Table::Sessions => read_session(cells, entry, NO_KEY).map(|s| self.event(cells, s, new_key, errors)),
            Table::Scores => {
                let instrument = plain_id(cells.field("instrument"));
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

    /// Whether a patient has that number, stored or read.
    pub(super) fn knows(&self, number: &str) -> bool {
        self.working.contains_key(number) || self.stored.contains_key(number)
    }

    /// How a number that is nobody's differs from one that it could be taken for.
    pub(super) fn alike(&mut self, number: &str) -> Option<String> {
        let known = self.known.get_or_insert_with(|| {
            let read = self.working.values().map(|w| &w.chart.patient);
            KnownPatients::of(read.chain(self.stored.values().map(|c| &c.patient)))
        });
        known.alike(number)
    }

    /// A patient of whom only the number is known, because the person allowed it.
    pub(super) fn make_patient(&mut self, number: &str, place: Place, key: Key) {
        self.made_patients += 1;
        let patient = Patient {
            key,
            number: number.to_owned(),
            name: String::new(),
            birth_date: None,
            sex: None,
            note: String::new(),
            course_start: None,
        };
        let mut working = Working::new(None, Chart::new(patient));
        working.read_at = Some(place);
        self.working.insert(number.to_owned(), working);
    }

    /// The preview of all that was taken in.
    pub(super) fn finish(mut self, files: Vec<FileSummary>, found: Found) -> Preview {
        let Found { mut errors, doubts } = found;
        self.causes.tell(&mut errors);
        let (asked, missing) = (self.asked(), self.missing(&files));
        let touched = self.working.into_values().filter(|w| w.before.as_deref() != Some(&w.chart));
        let plan = ImportPlan {
            charts: touched.map(|w| (w.before, Arc::new(w.chart))).collect(),
            own_instruments: (self.own != self.own_before).then_some((self.own_before, self.own)),
            policy: (self.policy != self.policy_before).then_some((self.policy_before, self.policy)),
        };
        let (changes, repeats) = (std::mem::take(&mut self.changes), std::mem::take(&mut self.repeats));
        Preview {
            files,
            errors,
            changes,
            doubts,
            date_read: self.date_read,
            repeats,
            asked,
            missing,
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
        let found = cells.field(column).trim();
        let day = Day::parse(found, entry.day_order).ok().filter(|_| Day::parse_iso(found).is_err())?;
        Some(DateRead { file: cells.file.to_owned(), line: cells.line, found: found.to_owned(), day })
    })
}

/// The chart under work, taken from the stored ones at first.
pub(super) fn find<'a>(
    working: &'a mut BTreeMap<String, Working>,
    stored: &HashMap<String, Arc<Chart>>,
    number: &str,
) -> Option<&'a mut Working> {
    if !working.contains_key(number) {
        let before = stored.get(number)?;
        working.insert(number.to_owned(), Working::new(Some(Arc::clone(before)), (**before).clone()));
    }
    working.get_mut(number)
}
