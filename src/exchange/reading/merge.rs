//! Rows met with what is stored: new, changed, unchanged, or refused.

use super::event::{Event, Index};
use super::{Cells, FieldChange, FileSummary, Outcome, Preview, RowError, Table, differences};
use crate::exchange::ImportPlan;
use crate::judge::Policy;
use crate::record::{
    Chart, Charts, EntryOptions, Fields, Instrument, InstrumentSet, Key, Patient, Score, Session, read_instrument,
    read_patient, read_score, read_session,
};
use std::collections::{BTreeMap, HashMap};
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
}

/// A chart under work.
pub(super) struct Working {
    before: Option<Arc<Chart>>,
    pub(super) chart: Chart,
    pub(super) read_at: Option<Place>,
    sessions: Index<Session>,
    scores: Index<Score>,
}

impl Working {
    pub(super) fn new(before: Option<Arc<Chart>>, chart: Chart) -> Self {
        Self { sessions: Index::of(&chart.sessions), scores: Index::of(&chart.scores), before, chart, read_at: None }
    }
}

/// The clinic with the rows read so far.
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
    create_patients: bool,
    made_patients: usize,
    file: Arc<str>,
    pub(super) changes: Vec<FieldChange>,
}

impl Merge {
    pub(super) fn new(
        charts: &Charts,
        instruments: &InstrumentSet,
        own: &[Instrument],
        policy: &Policy,
        create_patients: bool,
    ) -> Self {
        Self {
            stored: charts.values().map(|c| (c.patient.number.clone(), Arc::clone(c))).collect(),
            working: BTreeMap::new(),
            instruments: instruments.clone(),
            own: own.to_vec(),
            own_before: own.to_vec(),
            instruments_read: HashMap::new(),
            policy: policy.clone(),
            policy_before: policy.clone(),
            policy_read: None,
            unnamed_settings: Vec::new(),
            create_patients,
            made_patients: 0,
            file: Arc::from(""),
            changes: Vec::new(),
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
        let taken = match table {
            Table::Instruments => read_instrument(cells, entry).map(|i| self.instrument(cells, i, errors)),
            Table::Patients => read_patient(cells, entry, NO_KEY).map(|p| self.patient(cells, p, new_key, errors)),
            Table::Sessions => read_session(cells, entry, NO_KEY).map(|s| self.event(cells, s, new_key, errors)),
            Table::Scores => {
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

    fn event<E: Event>(
        &mut self,
        cells: &Cells<'_>,
        mut event: E,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut Vec<RowError>,
    ) -> Outcome
    where
        Working: Holds<E>,
    {
        let place = self.place(cells.file, cells.line);
        let number = cells.field("patient_id").trim().to_owned();
        if number.is_empty() {
            cells.refuse(errors, "patient_id", "the clinic's own number of the patient", "nothing");
            return Outcome::Refused;
        }
        if !self.working.contains_key(&number) && !self.stored.contains_key(&number) {
            if !self.create_patients {
                let expected = "a patient that is known or in a patients table (or allow unknown patients to be made)";
                cells.refuse(errors, "patient_id", expected, &format!("“{}”", number.escape_debug()));
                return Outcome::Refused;
            }
            self.made_patients += 1;
            let patient = Patient {
                key: new_key(),
                number: number.clone(),
                name: String::new(),
                birth_date: None,
                sex: None,
                note: String::new(),
                course_start: None,
            };
            self.working.insert(number.clone(), Working::new(None, Chart::new(patient)));
        }
        let Some(working) = find(&mut self.working, &self.stored, &number) else { return Outcome::Refused };
        if let Err(impossible) = working.chart.patient.can_have(event.day()) {
            cells.refuse_fields(errors, vec![impossible]);
            return Outcome::Refused;
        }
        let (list, index) = working.parts();
        let Some((old, read_at)) = index.find(list, &event) else {
            event.set_key(new_key());
            index.insert(&event, list.len(), place);
            list.push(event);
            return Outcome::Added;
        };
        event.set_key(old.key());
        event.keep_absent(old, |column| cells.has(column));
        if event == *old {
            read_at.get_or_insert(place);
            return Outcome::Unchanged;
        }
        if let Some(earlier) = read_at {
            cells.refuse(errors, "date", &format!("one row for each {}", E::NAME), &earlier.words());
            return Outcome::Refused;
        }
        let record = format!("{} {}", E::NAME, event.words());
        self.changes.extend(differences(cells, &number, &record, E::columns(), &old.cells(), &event.cells()));
        *read_at = Some(place);
        *old = event;
        Outcome::Changed
    }

    /// The preview of all that was taken in.
    pub(super) fn finish(self, files: Vec<FileSummary>, errors: Vec<RowError>) -> Preview {
        let touched = self.working.into_values().filter(|w| w.before.as_deref() != Some(&w.chart));
        let plan = ImportPlan {
            charts: touched.map(|w| (w.before, Arc::new(w.chart))).collect(),
            own_instruments: (self.own != self.own_before).then_some((self.own_before, self.own)),
            policy: (self.policy != self.policy_before).then_some((self.policy_before, self.policy)),
        };
        Preview {
            files,
            errors,
            changes: self.changes,
            made_patients: self.made_patients,
            unnamed_settings: self.unnamed_settings,
            gaps: Vec::new(),
            plan,
        }
    }
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

/// A chart's list of events with its index.
trait Holds<E: Event> {
    fn parts(&mut self) -> (&mut Vec<E>, &mut Index<E>);
}

impl Holds<Session> for Working {
    fn parts(&mut self) -> (&mut Vec<Session>, &mut Index<Session>) {
        (&mut self.chart.sessions, &mut self.sessions)
    }
}

impl Holds<Score> for Working {
    fn parts(&mut self) -> (&mut Vec<Score>, &mut Index<Score>) {
        (&mut self.chart.scores, &mut self.scores)
    }
}
