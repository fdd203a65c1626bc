//! What other tabs have changed: the audit is read on, and its new entries name the records to read anew.

use super::super::audit::segment_name;
use super::super::crypto::Crypto;
use super::super::envelope;
use super::super::keyring::Keyring;
use super::super::names::{ARRIVALS, ATTEMPTS, DRAFTS, PATIENT, is_policy};
use super::super::port::{Store, StoreError};
use super::super::settings::{IdleMinutes, SavedFilter};
use super::read::{Record, Refused};
use super::{Held, Keeper};
use crate::desk::{AuditEntry, Written};
use crate::judge::Policy;
use crate::record::{Arrival, Chart, Instrument, Key, Undecided};
use crate::self_report::SelfReportSettings;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is new since the last look.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Charts as they are now; none where the patient is gone.
    pub charts: Vec<(Key, Option<Arc<Chart>>)>,
    /// The clinic's own instruments, if they changed.
    pub own_instruments: Option<Vec<Instrument>>,
    /// The clinic's settings, if they changed.
    pub policy: Option<Policy>,
    /// What is set for self-report, if it changed.
    pub self_report: Option<Arc<SelfReportSettings>>,
    /// What waits in the inbox and is new; none for what is gone from there.
    pub arrivals: Vec<(Key, Option<Arrival>)>,
    /// The saved filters, if they changed.
    pub filters: Option<Vec<SavedFilter>>,
    /// After how many idle minutes the clinic locks itself, if that changed.
    pub idle_minutes: Option<IdleMinutes>,
    /// Who may open the clinic, if that changed.
    pub keyring: Option<Keyring>,
    /// The records of what was half typed that are gone: saved, or discarded.
    pub drafts_gone: Vec<Key>,
    /// The audit's new entries.
    pub audit: Vec<AuditEntry>,
    /// What still waits for a decision, if another tab has decided about some of it.
    pub undecided: Option<Undecided>,
}

/// How the store looks after another tab may have written to it.
#[derive(Clone, Debug)]
pub enum Refreshed {
    /// It went on from what was known.
    Update(Box<Update>),
    /// It is another one, restored or erased, or something new can't be read or isn't what its entry says: only opening it anew shows it.
    Replaced,
}

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// Reads what was written since the last look.
    ///
    /// # Errors
    /// Where the store can't be read; then nothing changes here.
    pub async fn refresh(&self) -> Result<Refreshed, StoreError> {
        let _guard = self.mutex.lock().await;
        let known = self.tail.borrow().clone();
        let Some((segments, revisions)) = self.segments_from(known.segment()).await? else {
            return Ok(Refreshed::Replaced);
        };
        let Some(stretch) = known.read_on(&segments).filter(|stretch| stretch.breaks.is_empty()) else {
            return Ok(Refreshed::Replaced);
        };
        let mut latest: BTreeMap<String, Written> = BTreeMap::new();
        let writes = stretch.entries.iter().flat_map(|entry| &entry.writes);
        for written in writes.filter(|written| written.name != ATTEMPTS) {
            latest.insert(written.name.clone(), written.clone());
        }
        let decided = self.decided_by(&stretch.entries, &latest);
        let mut update = Update { audit: stretch.entries, ..Update::default() };
        let mut after: Vec<(String, Held)> = revisions;
        let names: Vec<String> = latest.values().filter(|last| !last.removed).map(|last| last.name.clone()).collect();
        let found = self.store.fetch(&names).await?;
        // One that is gone by now was removed after the entries that were read: the next look finds that.
        let there: Vec<_> = names.into_iter().zip(found).filter_map(|(name, bytes)| Some((name, bytes?))).collect();
        for ((name, bytes), read) in there.iter().zip(self.sealing().read_all(&there).await) {
            let Ok((revision, record)) = read.found else {
                // One that couldn't be read before either may have been sealed anew.
                if self.held.borrow().get(name) == Some(&Held::Damaged) {
                    continue;
                }
                return Ok(Refreshed::Replaced);
            };
            // A later one was written after the entries that were read.
            if latest.get(name).is_some_and(|last| is_not_as_written(last, revision, bytes)) {
                return Ok(Refreshed::Replaced);
            }
            after.push((name.clone(), Held::At(revision)));
            update.take(record);
        }
        for (name, last) in latest.iter().filter(|(_, last)| last.removed) {
            after.push((name.clone(), Held::RemovedAt(last.revision)));
            if let Some(key) = name.strip_prefix(PATIENT).and_then(|key| key.parse().ok()) {
                update.charts.push((key, None));
            }
            update.drafts_gone.extend(name.strip_prefix(DRAFTS).and_then(|key| key.parse::<Key>().ok()));
            if let Some(key) = name.strip_prefix(ARRIVALS).and_then(|key| key.parse().ok()) {
                update.arrivals.push((key, None));
            }
            if is_policy(name) {
                update.policy = Some(Policy::default());
            }
        }
        self.held.borrow_mut().extend(after);
        if let Some(keyring) = &update.keyring {
            self.keyring.replace(Some(keyring.clone()));
            self.drop_old_key(keyring);
        }
        *self.tail.borrow_mut() = stretch.tail;
        if !decided.is_empty() {
            self.undecided.borrow_mut().decided(&decided);
            update.undecided = Some(self.undecided.borrow().clone());
        }
        Ok(Refreshed::Update(Box::new(update)))
    }

    /// What waited for a decision and was decided by these entries: accepted or put back, either of which lists the record.
    fn decided_by(&self, entries: &[AuditEntry], latest: &BTreeMap<String, Written>) -> Undecided {
        let Undecided { mut records, mut breaks } = self.undecided.borrow().clone();
        records.retain(|one| latest.contains_key(&one.name));
        breaks.retain(|one| entries.iter().any(|entry| entry.accepts.contains(one)));
        Undecided { records, breaks }
    }

    /// The audit's segments from that one on, and what is then known of their names; none where one can't be read. Each is fetched together
    /// with the one behind it, as both were at one instant: a segment that is followed by another is full and stays as it is. Fetched one
    /// after the other, commits in between would seem to be missing.
    async fn segments_from(
        &self,
        first: u32,
    ) -> Result<Option<(Vec<(u32, Vec<u8>)>, Vec<(String, Held)>)>, StoreError> {
        let (mut segments, mut revisions) = (Vec::new(), Vec::new());
        let mut next = first.max(1);
        loop {
            let name = segment_name(next);
            let names = [name.clone(), segment_name(next + 1)];
            let [here, behind] = <[_; 2]>::try_from(self.store.fetch(&names).await?).unwrap_or_default();
            let Some(bytes) = here else {
                // The one that is known must still be there.
                return Ok((first == 0 && next == 1).then_some((segments, revisions)));
            };
            let stored = [(name, bytes)];
            let read = self.sealing().read_all(&stored).await.into_iter().next().map(|read| read.found);
            let [(name, _)] = stored;
            match read {
                Some(Ok((revision, Record::Audit(number, body)))) => {
                    segments.push((number, body));
                    revisions.push((name, Held::At(revision)));
                }
                Some(Err(Refused::Damaged(_) | Refused::Newer(_)) | Ok(_)) | None => {
                    // A part that was set aside at opening is known to be unreadable.
                    if !matches!(self.held.borrow().get(&name), Some(Held::Damaged | Held::Newer)) {
                        return Ok(None);
                    }
                }
            }
            if behind.is_none() {
                return Ok(Some((segments, revisions)));
            }
            next += 1;
        }
    }
}

/// Whether what is there is older than what an entry says of it, or another of the same revision.
fn is_not_as_written(last: &Written, revision: u64, bytes: &[u8]) -> bool {
    revision < last.revision || (revision == last.revision && envelope::tag(bytes) != last.tag)
}

impl Update {
    fn take(&mut self, record: Record) {
        match record {
            Record::Chart(key, chart) => self.charts.push((key, Some(chart))),
            Record::Instruments(instruments) => self.own_instruments = Some(instruments),
            Record::Policy(policy) => self.policy = Some(policy),
            Record::SelfReport(settings) => self.self_report = Some(settings),
            Record::Arrival(key, arrival) => self.arrivals.push((key, Some(arrival))),
            Record::Filters(filters) => self.filters = Some(filters),
            Record::Idle(minutes) => self.idle_minutes = Some(minutes),
            Record::Keyring(keyring) => self.keyring = Some(keyring),
            // Another tab's drafts are offered where the clinic is unlocked next; segments are read on by themselves.
            Record::Drafts(..) | Record::Audit(..) | Record::Aside(..) => {}
        }
    }
}
