//! What was answered on this device while the clinic was locked. No key is there then, and no entry of the audit can be written: such a record is
//! sealed by the patient's page to the clinic's public key, lies outside the audit, and is put into the inbox after the next unlocking.

use super::super::audit::Note;
use super::super::crypto::Crypto;
use super::super::envelope::{self, Envelope, Seal, Unreadable};
use super::super::names::{ARRIVALS, KEYRING, WAITING};
use super::super::port::{Expect, Store, StoreError, Write};
use super::super::schema;
use super::commit::Plan;
use super::{Damage, Damaged, Held, Keeper};
use crate::desk::AuditEntry;
use crate::record::{Arrival, ArrivalWay, Arrivals, Instant, Key};

/// Keeps a sealed text that was answered while the clinic is locked. It is on disk when this returns.
/// Whoever asks holds the lock between tabs, as for every commit.
///
/// # Errors
/// [`StoreError::Conflict`] where no clinic is there any more; where it can't be kept.
pub async fn keep_waiting(store: &impl Store, text: &str, received: Instant) -> Result<(), StoreError> {
    let arrival = Arrival { text: text.to_owned(), received, way: ArrivalWay::Kiosk, said: None, dealt: None };
    let name = format!("{WAITING}{}", arrival.key());
    let found = store.fetch(&[KEYRING.to_owned(), name.clone()]).await?;
    match found.as_slice() {
        [Some(_), None] => {}
        // The same text once more.
        [Some(_), Some(_)] => return Ok(()),
        _ => return Err(StoreError::Conflict { name: KEYRING.to_owned() }),
    }
    let unwritable = || StoreError::Unwritable { name: name.clone() };
    let body = schema::write_arrival(&arrival).map_err(|_| unwritable())?;
    let written = Envelope { seal: Seal::None, schema: schema::CURRENT, revision: 1, body: &body };
    let bytes = Some(envelope::encode(&name, &written).ok_or_else(unwritable)?);
    store.commit(&[Write { name, expect: Expect::Absent, bytes }]).await
}

/// What was answered while the clinic was locked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// What can be put into the inbox.
    pub arrivals: Arrivals,
    /// Records that can't be read.
    pub damaged: Vec<Damaged>,
}

/// What lies under that name.
fn read(name: &str, bytes: &[u8]) -> Result<Arrival, Damage> {
    let decoded = envelope::decode(name, bytes, schema::CURRENT).map_err(Damage::Envelope)?;
    if decoded.envelope.seal != Seal::None {
        return Err(Damage::Envelope(Unreadable::Misplaced));
    }
    let arrival = schema::read_arrival(decoded.envelope.schema, decoded.envelope.body).map_err(Damage::Body)?;
    // What it says of itself is nobody's who has the clinic's key.
    let arrival = Arrival { way: ArrivalWay::Kiosk, said: None, dealt: None, ..arrival };
    let is_its_name = name == format!("{WAITING}{}", arrival.key());
    if is_its_name { Ok(arrival) } else { Err(Damage::Envelope(Unreadable::Misplaced)) }
}

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// What was answered while the clinic was locked and isn't in the inbox yet: whoever puts it there, by [`Keeper::save`], takes it out
    /// of here in that commit. What can't be read stays where it lies, and is told of.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn waiting(&self) -> Result<Waiting, StoreError> {
        let _guard = self.mutex.lock().await;
        let names: Vec<String> =
            self.store.names().await?.into_iter().filter(|name| name.starts_with(WAITING)).collect();
        let found = self.store.fetch(&names).await?;
        let mut waiting = Waiting::default();
        for (name, bytes) in names.into_iter().zip(found) {
            let Some(bytes) = bytes else { continue };
            match read(&name, &bytes) {
                Ok(arrival) => drop(waiting.arrivals.insert(arrival.key(), arrival)),
                Err(reason) => waiting.damaged.push(Damaged { name, reason, bytes, is_accepted: false }),
            }
        }
        self.waiting.replace(waiting.arrivals.keys().copied().collect());
        Ok(waiting)
    }

    /// Removes one that can't be read, with the audit's entry about it, which it returns.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn drop_waiting(&self, name: &str, note: Note) -> Result<AuditEntry, StoreError> {
        let _guard = self.lock_to_write().await?;
        let gone = Write { name: name.to_owned(), expect: Expect::Anything, bytes: None };
        let is_waiting = name.starts_with(WAITING);
        let plan = Plan { writes: is_waiting.then_some(gone).into_iter().collect(), ..Plan::default() };
        self.commit_planned(plan, note, None).await
    }

    /// Plans that what is in the inbox with that commit, or was before, doesn't wait any more; what doesn't.
    pub(super) fn plan_without_waiting(&self, plan: &mut Plan) -> Vec<Key> {
        let is_there = |key: &&Key| {
            let name = format!("{ARRIVALS}{key}");
            let is_put = plan.writes.iter().any(|write| write.name == name && write.bytes.is_some());
            is_put || matches!(self.held.borrow().get(&name), Some(Held::At(_)))
        };
        let taken_over: Vec<Key> = self.waiting.borrow().iter().filter(is_there).copied().collect();
        let gone = taken_over.iter().map(|key| Write {
            name: format!("{WAITING}{key}"),
            expect: Expect::Anything,
            bytes: None,
        });
        plan.writes.extend(gone);
        taken_over
    }
}
