//! What a command does to the clinic: the events of every patient that it touches, and charts and settings before and after.

use super::scale::check_stored_scores;
use super::{Done, Refusal};
use crate::caseload::{Clinic, all_instruments};
use crate::judge::Policy;
use crate::record::{Arrival, Batch, Chart, Instrument, Journal, Key, NewKeys, Patient, Stamp};
use crate::self_report::SelfReportSettings;
use std::sync::Arc;

/// What becomes of a patient's journal.
#[derive(Clone, Debug, PartialEq)]
pub enum Events {
    /// These are added; nothing changes where there are none.
    Added(Vec<Batch>),
    /// These, which came from elsewhere, are no longer among them: a merge is undone. They are not taken back by events, which would
    /// reach the devices that made them.
    TakenOut(Vec<Batch>),
    /// The journal is erased whole.
    Erased,
    /// The journal is there again as it was.
    PutBack(Arc<Journal>),
}

/// One chart before and after. Before is `None` where the patient is new, after where the patient goes.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartChange {
    /// Whose chart.
    pub key: Key,
    /// As it was.
    pub before: Option<Arc<Chart>>,
    /// As it becomes: the fold of the journal with what becomes of it.
    pub after: Option<Arc<Chart>>,
    /// What becomes of the journal.
    pub events: Events,
}

impl ChartChange {
    /// A change of one chart, without its events.
    pub(super) fn new(key: Key, before: Option<Arc<Chart>>, after: Option<Arc<Chart>>) -> Self {
        let events = if after.is_some() { Events::Added(Vec::new()) } else { Events::Erased };
        Self { key, before, after, events }
    }

    /// Makes the events that lead from the one chart to the other, unless they are there already.
    ///
    /// # Errors
    /// More events than a journal can count.
    pub(super) fn record(&mut self, stamp: &Stamp, new_keys: NewKeys) -> Result<(), Refusal> {
        if self.events == Events::Added(Vec::new())
            && let Some(after) = self.after.take()
        {
            let made = Arc::unwrap_or_clone(after).changed_from(self.before.as_deref(), stamp, new_keys)?;
            self.set(made);
        }
        Ok(())
    }

    /// The events with the chart that they make; none where nothing changes.
    pub(super) fn set(&mut self, made: Option<(Batch, Chart)>) {
        let (batches, after) = match made {
            Some((batch, after)) => (vec![batch], Some(Arc::new(after))),
            None => (Vec::new(), self.before.clone()),
        };
        (self.events, self.after) = (Events::Added(batches), after);
    }

    /// What takes this change back in the clinic as it is now. `None` where the patient was changed since, and for a deletion whose journal
    /// isn't there.
    fn inverse(&self, clinic: &Clinic, whole: &Change, stamp: &Stamp) -> Result<Option<Self>, Refusal> {
        let now = clinic.chart(self.key);
        let is_unchanged = match (now, &self.after) {
            (Some(now), Some(after)) => Arc::ptr_eq(now, after) || now.reads_as(after),
            (None, None) => true,
            _ => false,
        };
        if !is_unchanged {
            return Ok(None);
        }
        let mut back = Self::new(self.key, now.cloned(), self.before.clone());
        match (&self.events, &self.before, now) {
            (Events::Added(batches), Some(_), Some(_)) if whole.done == Done::BackupMerged => {
                back.events = Events::TakenOut(batches.clone());
            }
            (Events::Added(batches), Some(before), Some(now)) => {
                back.set(now.taking_back(before, batches.iter().flat_map(Batch::ids), stamp)?);
            }
            (Events::Erased, Some(_), _) => {
                let erased = whole.erased.iter().find(|journal| journal.patient() == self.key);
                let Some(journal) = erased else { return Ok(None) };
                back.events = Events::PutBack(Arc::clone(journal));
            }
            _ => {}
        }
        Ok(Some(back))
    }
}

/// One arrival before and after; none where it is new, and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrivalChange {
    /// Under which key.
    pub key: Key,
    /// As it was.
    pub before: Option<Arrival>,
    /// As it becomes.
    pub after: Option<Arrival>,
}

impl ArrivalChange {
    /// The contrary.
    fn inverse(&self) -> Self {
        Self { key: self.key, before: self.after.clone(), after: self.before.clone() }
    }
}

/// All that a command changes, to be kept in one transaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The charts it touches, each once.
    pub charts: Vec<ChartChange>,
    /// The settings before and after, if it touches them.
    pub policy: Option<(Policy, Policy)>,
    /// The clinic's own instruments before and after, if it touches them.
    pub own_instruments: Option<(Vec<Instrument>, Vec<Instrument>)>,
    /// What is set for self-report before and after, if it touches that.
    pub self_report: Option<(Arc<SelfReportSettings>, Arc<SelfReportSettings>)>,
    /// The arrivals it touches, each once.
    pub arrivals: Vec<ArrivalChange>,
    /// Why arrivals are thrown away, or how they were dealt with; empty where neither is.
    pub why_dropped: String,
    /// What was done.
    pub done: Done,
    /// Whether it can be taken back. An entry of the log can't: a later entry corrects or withdraws it.
    pub can_undo: bool,
    /// The journals that it erases, as they are stored, so that they can be put back. Whoever carries the change out puts them here first.
    pub erased: Vec<Arc<Journal>>,
    /// What was half typed about the patients whom it erases, as it is stored, to be put back with the journals.
    pub erased_drafts: Vec<(Key, String)>,
}

impl Change {
    /// A change of these charts alone.
    pub const fn of_charts(done: Done, charts: Vec<ChartChange>) -> Self {
        Self {
            charts,
            policy: None,
            own_instruments: None,
            self_report: None,
            arrivals: Vec::new(),
            why_dropped: String::new(),
            done,
            can_undo: true,
            erased: Vec::new(),
            erased_drafts: Vec::new(),
        }
    }

    /// A change of one chart.
    pub(super) fn of(done: Done, key: Key, before: Option<Arc<Chart>>, after: Option<Chart>) -> Self {
        Self::of_charts(done, vec![ChartChange::new(key, before, after.map(Arc::new))])
    }

    /// Whose journals it erases.
    pub fn erases(&self) -> impl Iterator<Item = Key> {
        self.charts.iter().filter(|chart| chart.events == Events::Erased).map(|chart| chart.key)
    }

    /// The change that takes this one back: every record comes back as it was, in its place. What was added is taken back by an event of
    /// its own, a new patient goes whole, and an erased journal, which is to be in [`Change::erased`], is there again. `None` without that
    /// journal, and where anything that the change touched was changed since.
    ///
    /// # Errors
    /// More events than a journal can count.
    pub fn inverse(&self, clinic: &Clinic, stamp: &Stamp) -> Result<Option<Change>, Refusal> {
        let charts = self.charts.iter().map(|chart| chart.inverse(clinic, self, stamp));
        let Some(charts) = charts.collect::<Result<Option<Vec<_>>, _>>()? else { return Ok(None) };
        let back = Change {
            policy: self.policy.clone().map(|(before, after)| (after, before)),
            own_instruments: self.own_instruments.clone().map(|(before, after)| (after, before)),
            self_report: self.self_report.clone().map(|(before, after)| (after, before)),
            arrivals: self.arrivals.iter().map(ArrivalChange::inverse).collect(),
            can_undo: false,
            ..Change::of_charts(Done::Undone(Box::new(self.done.clone())), charts)
        };
        // Scores may have come since by an instrument that would go.
        let before = clinic.updated(back.charts.iter().map(|chart| (chart.key, chart.after.clone())), None, None);
        let takes_scores =
            |(_, own): &(_, Vec<Instrument>)| check_stored_scores(&before, &all_instruments(own)).is_ok();
        let is_taken = back.own_instruments.as_ref().is_none_or(takes_scores);
        Ok(Some(back).filter(|back| is_taken && back.fits(clinic)))
    }

    /// The chart before and after, where it touches one patient who is there before and after.
    pub fn of_one(&self) -> Option<(&Chart, &Chart)> {
        let [only] = self.charts.as_slice() else { return None };
        Some((only.before.as_deref()?, only.after.as_deref()?))
    }

    /// Whom it is about, where it touches one patient.
    pub fn about(&self) -> Option<&Patient> {
        let [only] = self.charts.as_slice() else { return None };
        let chart = only.after.as_ref().or(only.before.as_ref())?;
        Some(&chart.patient)
    }

    /// Whether everything that the change touches still is as it was before the change: if not, it must not be carried out.
    pub fn fits(&self, clinic: &Clinic) -> bool {
        let same_chart = |c: &ChartChange| match (clinic.chart(c.key), &c.before) {
            (Some(now), Some(before)) => Arc::ptr_eq(now, before) || now == before,
            (None, None) => true,
            _ => false,
        };
        self.charts.iter().all(same_chart)
            && self.policy.as_ref().is_none_or(|(before, _)| *before == clinic.policy)
            && self.own_instruments.as_ref().is_none_or(|(before, _)| *before == clinic.own_instruments)
            && self.self_report.as_ref().is_none_or(|(before, _)| *before == clinic.self_report)
            && self.arrivals.iter().all(|one| clinic.arrivals.get(&one.key) == one.before.as_ref())
    }
}

impl Clinic {
    /// The clinic after the change. What the change does not name stays shared.
    pub fn with(&self, change: &Change) -> Clinic {
        let charts = change.charts.iter().map(|chart| (chart.key, chart.after.clone()));
        let own = change.own_instruments.as_ref().map(|(_, own)| own.clone());
        let mut next = self.updated(charts, own, change.policy.as_ref().map(|(_, policy)| policy.clone()));
        if let Some((_, settings)) = &change.self_report {
            next.self_report = Arc::clone(settings);
        }
        let arrivals = change.arrivals.iter().map(|one| (one.key, one.after.clone()));
        next.with_arrivals(arrivals)
    }
}
