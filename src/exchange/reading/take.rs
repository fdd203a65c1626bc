//! A row of sessions or scores met with its patient's chart.

use super::event::{Event, Index};
use super::merge::Merge;
use super::outcome::{Outcome, differences};
use super::row::Cells;
use super::working::{Working, find};
use crate::exchange::{Refused, Repeat, RowErrors, Table};
use crate::record::{Empty, Expected, FieldError, Id, Key, NamedTexts, Patient, Record as _, Score, Session, plain_id};

impl Merge {
    /// Takes in a session or score: a new record, one that is stored, another version of it, or one that the files have already named.
    pub(super) fn event<E: Event>(
        &mut self,
        cells: &Cells<'_>,
        mut event: E,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut RowErrors,
    ) -> Outcome
    where
        Working: Holds<E>,
    {
        let place = self.place(cells.file, cells.line);
        let number = plain_id(cells.text("patient_id")).into_owned();
        if !self.is_patient(&number, cells, E::TABLE, new_key, errors) {
            return Outcome::Refused;
        }
        let keeps_repeats = E::MAY_REPEAT && self.options.keep_repeats;
        let Some(working) = find(&mut self.working, &self.stored, &number) else { return Outcome::Refused };
        if let Err(impossible) = working.chart.patient.can_have(event.day()) {
            cells.refuse_fields(errors, vec![impossible]);
            return Outcome::Refused;
        }
        let (list, index) = working.parts();
        let places: Vec<usize> = index.places(&event).collect();
        let version = |at: usize| list.get(at).map(|old| (old, event.beside(old, |column| cells.has(column))));
        let says_the_same = |at: usize| version(at).is_some_and(|(old, new)| *old == new);
        let is_unread = |at: usize| index.read_at(at).is_none();
        if let Some(at) = places.iter().copied().find(|at| is_unread(*at) && says_the_same(*at)) {
            index.read(at, place);
            return Outcome::Unchanged;
        }
        let what = event.what();
        if let Some(at) = places.iter().copied().find(|at| is_unread(*at)) {
            let Some((old, new)) = version(at) else { return Outcome::Refused };
            differences(&mut self.changes, cells, (&number, what), old, &new);
            if let Some(slot) = list.get_mut(at) {
                *slot = new;
            }
            index.read(at, place);
            return Outcome::Changed;
        }
        let same = places.iter().copied().find(|at| says_the_same(*at));
        if let Some(first) = same.and_then(|at| index.read_at(at)) {
            self.repeated_doses += usize::from(E::MAY_REPEAT);
            self.repeats.add(|| {
                let repeat = first.repeated(cells, number, what);
                Repeat { is_dose: E::MAY_REPEAT, is_own_dose: keeps_repeats, ..repeat }
            });
            if !keeps_repeats {
                return Outcome::Repeated;
            }
        } else if let Some(first) = places.first().and_then(|at| index.read_at(*at)) {
            cells.refuse(errors, "date", first.at_odds(E::TABLE));
            return Outcome::Refused;
        }
        event.set_key(new_key());
        index.insert(&event, list.len(), place);
        list.push(event);
        Outcome::Added
    }

    /// Whether the row's patient is there, or may be made. If not, says so, unless something says it already.
    fn is_patient(
        &mut self,
        number: &str,
        cells: &Cells<'_>,
        table: Table,
        new_key: &mut dyn FnMut() -> Key,
        errors: &mut RowErrors,
    ) -> bool {
        if number.is_empty() {
            let number = Patient::about().find_map(|about| match about.empty {
                Empty::Refused(wanted) => Some(wanted),
                _ => None,
            });
            cells.refuse(
                errors,
                "patient_id",
                Refused::Field(Expected::Something(number.unwrap_or_default()), String::new()),
            );
            return false;
        }
        if self.knows(number) {
            return true;
        }
        let id = match Id::new(number) {
            Ok(id) => id,
            Err(fault) => {
                cells.refuse_fields(errors, vec![FieldError::new("patient_id", Expected::Text(fault), number)]);
                return false;
            }
        };
        if self.causes.explain_patient(number, table == Table::Scores) {
            return false;
        }
        if self.options.create_patients {
            if !self.may_add_patient(cells, errors) {
                return false;
            }
            let place = self.place(cells.file, cells.line);
            self.make_patient(id, place, new_key());
            return true;
        }
        let like = self.alike(number);
        cells.refuse(errors, "patient_id", Refused::UnknownPatient(number.to_owned(), like));
        false
    }
}

/// A chart's list of events with its index.
pub(super) trait Holds<E: Event> {
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
