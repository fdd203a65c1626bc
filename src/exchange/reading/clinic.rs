//! Rows and files that concern the whole clinic: its own instruments and its settings.

use super::merge::Merge;
use super::outcome::{Outcome, differences};
use super::row::Cells;
use crate::exchange::{FieldChange, RowError, RowErrors};
use crate::judge::{Policy, PolicyError, Z_CHOICES};
use crate::record::{Fault, Instrument, counted, likeness, written_out};

impl Merge {
    /// Takes in a row of the instruments table. It adds an instrument of the clinic's own, or replaces one as a whole.
    pub(super) fn instrument(&mut self, cells: &Cells<'_>, instrument: Instrument, errors: &mut RowErrors) -> Outcome {
        let place = self.place(cells.file, cells.line);
        let id = instrument.id.to_string();
        let old = self.instruments.get(&id).cloned();
        if old.as_deref() == Some(&instrument) {
            if let Some(first) = self.instruments_read.get(&id) {
                self.repeats.add(|| first.repeated(cells, String::new(), format!("instrument {id}")));
                return Outcome::Repeated;
            }
            self.instruments_read.insert(id, place);
            return Outcome::Unchanged;
        }
        let known = self.instruments.iter().map(|i| i.id.as_str());
        if let Some(how) = known.filter_map(|other| likeness(&id, other)).next() {
            let expected = "the id of a known instrument as it is written there, or one that can’t be taken for it";
            cells.refuse(errors, "id", Fault::Alike, expected, &format!("“{}”, which {how}", written_out(&id)));
            return Outcome::Refused;
        }
        if let Some(earlier) = self.instruments_read.get(&id) {
            cells.refuse(errors, "id", Fault::AtOdds, "one row for each instrument", &earlier.words());
            return Outcome::Refused;
        }
        let scores = self.stored.values().flat_map(|c| &c.scores).filter(|s| s.instrument == instrument.id);
        let outside = scores.filter(|s| s.value < instrument.min || s.value > instrument.max).count();
        if outside > 0 {
            cells.refuse(
                errors,
                "min",
                Fault::Impossible,
                "a range that holds the stored scores",
                &format!("{} outside it", counted(outside, "stored score")),
            );
            return Outcome::Refused;
        }
        let outcome = match &old {
            Some(old) => {
                differences(&mut self.changes, cells, ("", &format!("instrument {id}")), &**old, &instrument);
                Outcome::Changed
            }
            None => Outcome::Added,
        };
        self.instruments_read.insert(id, place);
        self.instruments.insert(instrument.clone());
        self.own.retain(|i| i.id != instrument.id);
        self.own.push(instrument);
        outcome
    }

    /// Takes in `policy.json`. A setting that it doesn't name has its default, here and for the auditor.
    pub(super) fn policy(&mut self, file: &str, text: &str, errors: &mut RowErrors) -> Outcome {
        let place = self.place(file, 1);
        let mut refuse = |line: usize, column: &str, expected: &str, found: String| {
            errors.push(RowError {
                file: file.to_owned(),
                line,
                column: column.to_owned(),
                fault: Fault::Settings,
                expected: expected.to_owned(),
                found,
            });
            Outcome::Refused
        };
        if !text.trim_start().starts_with('{') {
            return refuse(1, "1", "an object of settings, such as {\"window_days\": 28}", "something else".to_owned());
        }
        let policy = match Policy::from_json(text) {
            Ok(policy) => policy,
            Err(error) => {
                let found = error.to_string();
                return match error {
                    PolicyError::OutOfRange { name, found, min, max } => {
                        refuse(line_of(text, name), name, &format!("{min} to {max}"), found.to_string())
                    }
                    PolicyError::NotWhole { name, found, min, max } => {
                        refuse(line_of(text, name), name, &format!("a whole number, {min} to {max}"), found)
                    }
                    PolicyError::NotAChoice { found } => {
                        let choices = Z_CHOICES.map(|(z, _)| z.to_string()).join(", ");
                        refuse(line_of(text, "z"), "z", &format!("one of {choices}"), found)
                    }
                    PolicyError::Unknown { name, known } => {
                        let column = written_out(&name);
                        refuse(line_of(text, &name), &column, &known, "no setting of that name".to_owned())
                    }
                    PolicyError::NamedTwice { name } => {
                        refuse(line_of(text, &name), &name, "each setting once", "it twice".to_owned())
                    }
                    PolicyError::NotJson { place: (line, column), .. } => {
                        refuse(line, &column.to_string(), "settings by their names, each a number", found)
                    }
                };
            }
        };
        if let Some(earlier) = &self.policy_read {
            return refuse(1, "1", "one file of settings", format!("another one, {}", earlier.file));
        }
        self.policy_read = Some(place);
        self.unnamed_settings = Policy::names_missing(text);
        let settings =
            Policy::BOUNDS.iter().map(|b| (b.name, (b.get)(&self.policy).to_string(), (b.get)(&policy).to_string()));
        let z = ("z", self.policy.z.to_string(), policy.z.to_string());
        let change = |(column, old, new): (&'static str, String, String)| FieldChange {
            file: file.to_owned(),
            line: line_of(text, column),
            patient: String::new(),
            what: "settings".to_owned(),
            column,
            old,
            new,
        };
        let changes: Vec<FieldChange> = settings.chain([z]).filter(|(_, old, new)| old != new).map(change).collect();
        let outcome = if changes.is_empty() { Outcome::Unchanged } else { Outcome::Changed };
        changes.into_iter().for_each(|change| self.changes.add(|| change));
        self.policy = policy;
        outcome
    }
}

/// The line on which a setting stands; the first where it does not.
fn line_of(text: &str, setting: &str) -> usize {
    let name = format!("\"{setting}\"");
    1 + text.find(&name).and_then(|at| text.get(..at)).map_or(0, |before| before.matches('\n').count())
}
