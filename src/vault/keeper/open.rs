//! Opening: everything read, the audit's chain verified, and each record held against what the audit says was written last.

use super::super::audit::{self, Stretch};
use super::super::crypto::Crypto;
use super::super::join_all::join_all;
use super::super::keyring::Keyring;
use super::super::mutex::Mutex;
use super::super::names::{is_outside_audit, is_policy};
use super::super::port::{Store, StoreError, Stored};
use super::super::sealing::Sealing;
use super::super::settings::{IdleMinutes, SavedFilter};
use super::damage::Damage;
use super::read::{Record, Refused};
use super::verify::verify;
use super::{Damaged, Held, Keeper, Newer};
use crate::desk::AuditEntry;
use crate::judge::Policy;
use crate::record::{Arrivals, Charts, Instrument, Key, Undecided};
use crate::self_report::SelfReportSettings;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many records are read as one part: while one part is read, the browser's threads decrypt the next ones.
const AT_ONCE: usize = 512;

/// What a store held when it was opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Every patient that could be read.
    pub charts: Charts,
    /// The instruments that the clinic defined itself.
    pub own_instruments: Vec<Instrument>,
    /// The clinic's settings, where any were saved and can be read.
    pub policy: Option<Policy>,
    /// The saved filters.
    pub filters: Vec<SavedFilter>,
    /// After how many idle minutes the clinic locks itself, where that was ever chosen and can be read.
    pub idle_minutes: Option<IdleMinutes>,
    /// What was half typed when the clinic was locked, as JSON, by the key of its record: one a tab.
    pub drafts: BTreeMap<Key, String>,
    /// What is set for self-report, where any was saved and can be read.
    pub self_report: Option<Arc<SelfReportSettings>>,
    /// What waits in the inbox.
    pub arrivals: Arrivals,
    /// Who may open the clinic, where it is sealed.
    pub keyring: Option<Keyring>,
    /// How many records are still sealed under the key that the clinic had before, where its change is not complete.
    pub under_old_key: usize,
    /// What could not be read, and why.
    pub damaged: Vec<Damaged>,
    /// What a newer version wrote.
    pub newer: Vec<Newer>,
    /// The audit, in order.
    pub audit: Vec<AuditEntry>,
    /// Whether a newer version wrote parts of the audit: they are not among the entries, and were not checked.
    pub audit_ends_newer: bool,
    /// Where the audit isn't whole, or a record isn't the one that it says was written last, and nobody has decided about it.
    pub undecided: Undecided,
}

impl Opened {
    /// Whether settings were stored and none can be read, so that others than the clinic's are in force.
    pub fn has_lost_policy(&self) -> bool {
        self.policy.is_none() && self.damaged.iter().any(|damaged| is_policy(&damaged.name))
    }

    /// Takes one record in.
    fn take(&mut self, record: Record, segments: &mut Vec<(u32, Option<Vec<u8>>)>) {
        match record {
            Record::Chart(key, chart) => drop(self.charts.insert(key, chart)),
            Record::Instruments(instruments) => self.own_instruments = instruments,
            // Names come in order: one that was written beside a damaged one comes later.
            Record::Policy(policy) => self.policy = Some(policy),
            Record::Filters(filters) => self.filters = filters,
            Record::Idle(minutes) => self.idle_minutes = Some(minutes),
            Record::Drafts(key, drafts) => drop(self.drafts.insert(key, drafts)),
            Record::SelfReport(settings) => self.self_report = Some(settings),
            Record::Arrival(key, arrival) => drop(self.arrivals.insert(key, arrival)),
            Record::Keyring(keyring) => self.keyring = Some(keyring),
            Record::Audit(number, body) => segments.push((number, Some(body))),
            Record::Aside(name, bytes) => {
                self.damaged.push(Damaged { name, reason: Damage::SetAside, bytes, is_accepted: false });
            }
        }
    }
}

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// Reads everything that the store holds. Damaged and newer records don't stop it: they are listed, and left as they lie.
    ///
    /// # Errors
    /// Only where the store itself can't be read.
    pub async fn open(store: S, sealing: Sealing<X>) -> Result<(Self, Opened), StoreError> {
        let stored = store.load().await?;
        Ok(Self::of(store, sealing, stored).await)
    }

    /// The same, of what was read from the store before.
    pub async fn of(store: S, sealing: Sealing<X>, mut stored: Stored) -> (Self, Opened) {
        // Written while nothing is unlocked, so that neither seal nor audit speak of it as of the others.
        stored.retain(|(name, _)| !is_outside_audit(name));
        let mut opened = Opened::default();
        let mut held = BTreeMap::new();
        let mut segments = Vec::new();
        let mut asides = Vec::new();
        let mut ends_under_old = (0, false);
        let read = join_all(stored.chunks(AT_ONCE).map(|part| sealing.read_all(part))).await;
        for ((name, bytes), read) in stored.iter().zip(read.into_iter().flatten()) {
            opened.under_old_key += usize::from(read.is_under_old);
            if let Some(number) = audit::segment_number(name) {
                ends_under_old = ends_under_old.max((number, read.is_under_old));
            }
            let state = match read.found {
                Ok((revision, record)) => {
                    if matches!(record, Record::Aside(..)) {
                        asides.push((opened.damaged.len(), name.clone()));
                    }
                    opened.take(record, &mut segments);
                    Held::At(revision)
                }
                Err(Refused::Damaged(reason)) => {
                    segments.extend(audit::segment_number(name).map(|number| (number, None)));
                    let (name, bytes) = (name.clone(), bytes.clone());
                    opened.damaged.push(Damaged { name, reason, bytes, is_accepted: false });
                    Held::Damaged
                }
                Err(Refused::Newer(schema)) => {
                    opened.audit_ends_newer |= audit::segment_number(name).is_some();
                    opened.newer.push(Newer { name: name.clone(), schema });
                    Held::Newer
                }
            };
            held.insert(name.clone(), state);
        }
        let mut chain = Stretch::whole(&segments);
        if ends_under_old.1 {
            // The commit that begins a change of the key writes the end of the audit under the new one, and so does all that follows.
            chain.ends_under_old_key();
        }
        let is_sealed = !matches!(sealing, Sealing::Open);
        opened.undecided = verify(&mut chain, (is_sealed, opened.audit_ends_newer), &stored, &mut held);
        opened.audit = chain.entries;
        for (at, place) in asides {
            if let Some(damaged) = opened.damaged.get_mut(at) {
                damaged.is_accepted = opened.audit.iter().any(|entry| sets_aside(entry, &damaged.name, &place));
            }
        }
        let keyring = RefCell::new(opened.keyring.clone());
        let (held, tail) = (RefCell::new(held), RefCell::new(chain.tail));
        let (sealing, undecided) = (RefCell::new(sealing), RefCell::new(opened.undecided.clone()));
        (
            Self {
                store,
                sealing,
                held,
                keyring,
                tail,
                undecided,
                waiting: RefCell::default(),
                mutex: Mutex::default(),
            },
            opened,
        )
    }
}

/// Whether by that entry a person accepted that the record can't be read, which moved it to that place.
fn sets_aside(entry: &AuditEntry, name: &str, place: &str) -> bool {
    let lists = |name: &str, removed: bool| entry.writes.iter().any(|one| one.name == name && one.removed == removed);
    lists(name, true) && lists(place, false)
}

/// Whether nothing was written since those records were read: every commit writes to the end of the audit.
///
/// # Errors
/// Where the store can't be read.
pub async fn is_current(store: &impl Store, stored: &[(String, Vec<u8>)]) -> Result<bool, StoreError> {
    let Some((last, (name, bytes))) = stored
        .iter()
        .filter_map(|record| Some((audit::segment_number(&record.0)?, record)))
        .max_by_key(|(number, _)| *number)
    else {
        return Ok(false);
    };
    let found = store.fetch(&[name.clone(), audit::segment_name(last.saturating_add(1))]).await?;
    Ok(matches!(found.as_slice(), [Some(now), None] if now == bytes))
}
