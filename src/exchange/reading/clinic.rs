//! Rows and files that concern the whole clinic: its own instruments and its settings.

use super::merge::Merge;
use super::outcome::{Outcome, differences};
use super::row::Cells;
use crate::exchange::{FieldChange, Refused, RowError, RowErrors, Table};
use crate::judge::{Policy, PolicyError};
use crate::record::{Instrument, What, likeness, written_out};
use std::sync::Arc;

impl Merge {
    /// Takes in a row of the instruments table. It adds an instrument of the clinic's own, or replaces one as a whole.
    pub(super) fn instrument(&mut self, cells: &Cells<'_>, instrument: Instrument, errors: &mut RowErrors) -> Outcome {
        let place = self.place(cells.file, cells.line);
        let id = instrument.id.to_string();
        let old = self.instruments.get(&id).cloned();
        if old.as_deref() == Some(&instrument) {
            if let Some(first) = self.instruments_read.get(&id) {
                self.repeats.add(|| first.repeated(cells, String::new(), What::of_instrument(&instrument)));
                return Outcome::Repeated;
            }
            self.instruments_read.insert(id, place);
            return Outcome::Unchanged;
        }
        let known = self.instruments.iter().map(|i| i.id.as_str());
        if let Some(how) = known.filter_map(|other| likeness(&id, other)).next() {
            cells.refuse(errors, "id", Refused::AlikeInstrument(id, how));
            return Outcome::Refused;
        }
        if let Some(earlier) = self.instruments_read.get(&id) {
            cells.refuse(errors, "id", earlier.at_odds(Table::Instruments));
            return Outcome::Refused;
        }
        let scores = self.stored.values().flat_map(|c| &c.scores).filter(|s| s.instrument == instrument.id);
        let outside = scores.filter(|s| s.value < instrument.min || s.value > instrument.max).count();
        if outside > 0 {
            cells.refuse(errors, "min", Refused::ScoresOutside(outside));
            return Outcome::Refused;
        }
        let outcome = match &old {
            Some(old) => {
                differences(&mut self.changes, cells, ("", What::of_instrument(&instrument)), &**old, &instrument);
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
        let mut refuse = |line: usize, column: &str, refused: Refused| {
            errors.push(RowError::new(file, line, column, refused));
            Outcome::Refused
        };
        if !text.trim_start().starts_with('{') {
            return refuse(1, "1", Refused::NoSettings);
        }
        let policy = match Policy::from_json(text) {
            Ok(policy) => policy,
            Err(error) => {
                let at = |name: &str| (line_of(text, name), written_out(name));
                let (line, column) = match &error {
                    PolicyError::OutOfRange { name, .. } | PolicyError::NotWhole { name, .. } => at(name),
                    PolicyError::NotAChoice { .. } => at("z"),
                    PolicyError::Unknown { name, .. } | PolicyError::NamedTwice { name } => at(name),
                    PolicyError::NotJson { place: (line, column), .. } => (*line, column.to_string()),
                };
                return refuse(line, &column, Refused::Settings(error));
            }
        };
        if let Some(earlier) = &self.policy_read {
            return refuse(1, "1", Refused::SettingsTwice(Arc::clone(&earlier.file)));
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
            what: What::Rules,
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
