//! An import as one change. The preview has read every row by the rules of entry; here is checked what may have changed since, and
//! what only shows when the files and the record are taken together.

use super::change::ArrivalChange;
use super::scale::check_stored_scores;
use super::{Change, ChartChange, Done, Events, Record, Refusal};
use crate::caseload::{Clinic, all_instruments};
use crate::exchange::ImportPlan;
use crate::record::{Chart, Entered as _, InstrumentId, InstrumentSet, Session, fits_instrument};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Carries an import of files or the merge of a backup out on paper, all of it or nothing; with what each of its charts is still to be held
/// against.
///
/// # Errors
/// A chart, instruments or settings that have changed since the preview; a number twice; settings out of bounds.
pub(super) fn import(clinic: &Clinic, plan: ImportPlan, done: Done) -> Result<(Change, Option<Imported>), Refusal> {
    let mut batches = plan.batches;
    let chart = |(before, after): (Option<Arc<Chart>>, Arc<Chart>)| {
        let mut change = ChartChange::new(after.patient.key, before, Some(after));
        if let Some(batches) = batches.remove(&change.key) {
            change.events = Events::Added(batches);
        }
        change
    };
    let change = Change {
        policy: plan.policy,
        own_instruments: plan.own_instruments,
        self_report: plan.self_report,
        arrivals: plan
            .arrivals
            .into_iter()
            .map(|(key, after)| ArrivalChange { key, before: None, after: Some(after) })
            .collect(),
        ..Change::of_charts(done, plan.charts.into_iter().map(chart).collect())
    };
    if !change.fits(clinic) {
        return Err(Refusal::StaleImport);
    }
    if let Some((_, policy)) = &change.policy {
        policy.check()?;
    }
    check_patients(clinic, &change)?;
    let new_instruments = change.own_instruments.as_ref().map(|(_, own)| all_instruments(own));
    if let Some(new) = &new_instruments {
        check_stored_scores(clinic, new)?;
    }
    // What two devices recorded without knowing of each other may be alike. Both stay, and a person decides.
    let imported = (change.done != Done::BackupMerged)
        .then(|| Imported::of(&change, new_instruments.map_or_else(|| Arc::clone(&clinic.instruments), Arc::new)));
    Ok((change, imported))
}

/// Every patient changes at most once, has a number, and no two have the same.
fn check_patients(clinic: &Clinic, change: &Change) -> Result<(), Refusal> {
    let mut keys = HashSet::new();
    if !change.charts.iter().all(|c| keys.insert(c.key)) {
        return Err(Refusal::AlreadyThere(Record::Patient));
    }
    let untouched = clinic.charts.iter().filter(|(key, _)| !keys.contains(key)).map(|(_, chart)| chart);
    let mut numbers = HashSet::new();
    for chart in untouched.chain(change.charts.iter().filter_map(|c| c.after.as_ref())) {
        if !numbers.insert(chart.patient.number.as_str()) {
            return Err(Refusal::DuplicateNumber);
        }
    }
    Ok(())
}

/// What every chart of an import is held against.
pub(super) struct Imported {
    instruments: Arc<InstrumentSet>,
    /// Instruments with values, as bits, that fit them: a million scores have few values, and each is read once.
    fitting: HashSet<(InstrumentId, u64)>,
}

impl Imported {
    /// What is stored already is not held against the import.
    fn of(change: &Change, instruments: Arc<InstrumentSet>) -> Self {
        let stored = change.charts.iter().filter_map(|c| c.before.as_ref()).flat_map(|c| &c.scores);
        Self { instruments, fitting: stored.map(|s| (s.instrument.clone(), s.value.get().to_bits())).collect() }
    }

    /// In a chart that changes, keys and identities are unique and the scores fit their instruments. Equal doses of one time may both be
    /// real, where the person said so at the preview.
    ///
    /// # Errors
    /// Duplicates of key or identity; scores that don't fit their instrument.
    pub(super) fn check(&mut self, change: &ChartChange) -> Result<(), Refusal> {
        let Some(chart) = &change.after else { return Ok(()) };
        let (mut keys, mut sessions) = (HashSet::new(), HashMap::new());
        for session in &chart.sessions {
            if !keys.insert(session.key) {
                return Err(Refusal::AlreadyThere(Record::Session));
            }
            let first = *sessions.entry(session.identity()).or_insert(session);
            let is_repeat = || *first == Session { key: first.key, ..session.clone() };
            // Each was an equal one once, and was edited since.
            let was_there = || change.before.as_ref().is_some_and(|b| b.session(session.key).is_some());
            if first.key != session.key && !is_repeat() && !was_there() {
                return Err(Refusal::DuplicateSession);
            }
        }
        let mut identities = HashSet::new();
        for score in &chart.scores {
            if !keys.insert(score.key) {
                return Err(Refusal::AlreadyThere(Record::Score));
            }
            if !identities.insert(score.identity()) {
                return Err(Refusal::DuplicateScore);
            }
            if self.fitting.insert((score.instrument.clone(), score.value.get().to_bits())) {
                fits_instrument(score, &self.instruments).map_err(Refusal::ScoreDoesNotFit)?;
            }
        }
        Ok(())
    }
}
