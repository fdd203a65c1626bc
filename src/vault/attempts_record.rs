//! The record of failed tries, beside the keyring and, like it, readable before anything is unlocked.
//!
//! It is there from a clinic's set-up on. Where it is missing or damaged beside a keyring, somebody was at it, and the longest wait
//! counts. Nothing seals it; but it says which entry of the audit it began with, the last that took a passphrase, so that one from before
//! that entry is noticed after unlocking. One put back within that time is not: whoever has the files can do that, and can also try
//! passphrases on a copy, where stretching alone slows them down.

use super::attempts::Attempts;
use super::envelope::{self, Envelope, Seal, Unreadable};
use super::names::{ATTEMPTS, KEYRING};
use super::port::{Expect, Store, StoreError, Write};
use super::schema;
use crate::record::{AuditEntry, Hidden};
use serde::{Deserialize, Serialize};

/// How often a try is counted anew where another tab was first: each time, that one's count went through.
const TRIES: usize = 16;

/// What stands in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Body {
    #[serde(flatten)]
    attempts: Attempts,
    /// The digest of the audit's entry that it began with; none where the record before it was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

/// How the record lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Stored(Body, u64),
    Damaged,
    /// Beside a keyring, with which it was written first.
    Missing,
    /// There is no keyring to try anything on.
    NoKeyring,
}

/// The record of failed tries as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptsRecord(State);

impl AttemptsRecord {
    /// Reads it.
    ///
    /// # Errors
    /// Where the store can't be read, or a newer version wrote the record.
    pub async fn of(store: &impl Store) -> Result<Self, StoreError> {
        let found = store.fetch(&[ATTEMPTS, KEYRING].map(str::to_owned)).await?;
        let [record, keyring] = <[_; 2]>::try_from(found).unwrap_or_default();
        Ok(Self(match record.as_deref().map(|bytes| envelope::decode(ATTEMPTS, bytes, schema::CURRENT)) {
            Some(Err(Unreadable::Newer { .. })) => return Err(StoreError::Newer { name: ATTEMPTS.to_owned() }),
            Some(Err(_)) => State::Damaged,
            Some(Ok(found)) => match schema::read_json(found.envelope.schema, found.envelope.body) {
                Ok(body) => State::Stored(body, found.envelope.revision),
                Err(_) => State::Damaged,
            },
            None if keyring.is_none() => State::NoKeyring,
            None => State::Missing,
        }))
    }

    /// Whether there is a clinic here to try passphrases on.
    pub fn has_clinic(&self) -> bool {
        self.0 != State::NoKeyring
    }

    /// The failed tries that count now.
    pub fn attempts(&self, now_seconds: u64) -> Attempts {
        let stored = match &self.0 {
            State::Stored(body, _) => body.attempts,
            State::NoKeyring => Attempts::default(),
            State::Damaged | State::Missing => Attempts::lost(now_seconds),
        };
        stored.seen_at(now_seconds)
    }

    /// The failed tries that the next one has to wait for. What that is counted from is kept, where it isn't yet, so that the wait runs down.
    ///
    /// # Errors
    /// Where the store can't be read, or what has to be kept can't.
    pub async fn to_wait_for(store: &impl Store, now_seconds: u64) -> Result<Attempts, StoreError> {
        let record = Self::of(store).await?;
        let attempts = record.attempts(now_seconds);
        let is_stored = match &record.0 {
            State::Stored(body, _) => body.attempts == attempts,
            State::NoKeyring => true,
            State::Damaged | State::Missing => false,
        };
        if !is_stored {
            store.commit(&[record.with(attempts)?]).await?;
        }
        Ok(attempts)
    }

    /// Counts one more failed try.
    ///
    /// # Errors
    /// Where it can't be kept: then whether the try was right must not be told either.
    pub async fn count(store: &impl Store, now_seconds: u64) -> Result<(), StoreError> {
        let mut done = Ok(());
        for _ in 0..TRIES {
            let record = Self::of(store).await?;
            let attempts = record.attempts(now_seconds).failed(now_seconds);
            done = store.commit(&[record.with(attempts)?]).await;
            if !matches!(done, Err(StoreError::Conflict { .. })) {
                break;
            }
        }
        done
    }

    /// Whether tries since the last unlocking may be missing from the count, by what the audit says.
    pub fn hidden(&self, audit: &[AuditEntry]) -> Option<Hidden> {
        let last = last_reset(audit);
        match (&self.0, last) {
            (State::NoKeyring, _) => None,
            (State::Stored(body, _), _) if body.attempts.is_count_lost => Some(Hidden::Lost),
            (State::Stored(body, revision), _) => {
                let is_this = body.since.as_deref() == last.map(|(hash, _)| hash);
                let is_older = last.is_some_and(|(_, reset)| *revision < reset);
                (!is_this || is_older).then_some(Hidden::PutBack)
            }
            (State::Damaged | State::Missing, _) => Some(Hidden::Lost),
        }
    }

    /// The write that puts the record beside a restored clinic, as if it had begun with that clinic's audit: the tries stay.
    ///
    /// # Errors
    /// Where it can't be written as a record, which no such is.
    pub fn beside(&self, audit: &[AuditEntry], now_seconds: u64) -> Result<Write, StoreError> {
        let last = last_reset(audit);
        let attempts = self.attempts(now_seconds);
        let revision = self.next_revision().max(last.map_or(0, |(_, revision)| revision));
        self.write(&Body { attempts, since: last.map(|(hash, _)| hash.to_owned()) }, revision)
    }

    /// The revision that it is written in next.
    pub(super) fn next_revision(&self) -> u64 {
        match self.0 {
            State::Stored(_, revision) => revision.saturating_add(1),
            _ => 1,
        }
    }

    /// The write that begins it anew with that entry of the audit, which names it in [`Self::next_revision`].
    pub(super) fn reset_by(&self, entry: &AuditEntry) -> Result<Write, StoreError> {
        let body = Body { attempts: Attempts::default(), since: Some(entry.hash.clone()) };
        self.write(&body, self.next_revision())
    }

    /// The write that keeps other tries, of the same beginning.
    fn with(&self, attempts: Attempts) -> Result<Write, StoreError> {
        let since = match &self.0 {
            State::Stored(body, _) => body.since.clone(),
            _ => None,
        };
        self.write(&Body { attempts, since }, self.next_revision())
    }

    fn write(&self, body: &Body, revision: u64) -> Result<Write, StoreError> {
        let unwritable = || StoreError::Unwritable { name: ATTEMPTS.to_owned() };
        let body = schema::write_json(body).map_err(|_| unwritable())?;
        let written = Envelope { seal: Seal::None, schema: schema::CURRENT, revision, body: &body };
        let expect = match self.0 {
            State::Stored(_, revision) => Expect::Revision(revision),
            State::Damaged => Expect::Anything,
            State::Missing | State::NoKeyring => Expect::Absent,
        };
        let bytes = Some(envelope::encode(ATTEMPTS, &written).ok_or_else(unwritable)?);
        Ok(Write { name: ATTEMPTS.to_owned(), expect, bytes })
    }
}

/// The digest of the audit's last entry that the record began anew with, and the record's revision then.
fn last_reset(audit: &[AuditEntry]) -> Option<(&str, u64)> {
    let named = |entry: &AuditEntry| entry.writes.iter().find(|written| written.name == ATTEMPTS).map(|w| w.revision);
    audit.iter().rev().find_map(|entry| Some((entry.hash.as_str(), named(entry)?)))
}
