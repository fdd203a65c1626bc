//! What was answered on this device while the clinic was locked. No key is there then, and no entry of the audit can be written: such a record is
//! sealed by the patient's page to the clinic's public key, lies outside the audit, and is put into the inbox after the next unlocking.

use super::super::crypto::Crypto;
use super::super::envelope::{self, Envelope, Seal};
use super::super::names::{ARRIVALS, KEYRING, WAITING};
use super::super::port::{Expect, Store, StoreError, Write};
use super::super::schema;
use super::commit::Plan;
use super::{Held, Keeper};
use crate::record::{Arrival, ArrivalWay, Arrivals, Instant, Key};

/// Keeps a sealed text that was answered while the clinic is locked. It is on disk when this returns.
/// Whoever asks holds the lock between tabs, as for every commit.
///
/// # Errors
/// [`StoreError::Conflict`] where no clinic is there any more; where it can't be kept.
pub async fn keep_waiting(store: &impl Store, text: &str, received: Instant) -> Result<(), StoreError> {
    let arrival = Arrival { text: text.to_owned(), received, way: ArrivalWay::Kiosk, said: None };
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

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// What was answered while the clinic was locked and isn't in the inbox yet: whoever puts it there, by [`Keeper::save`], takes it out
    /// of here in that commit. What can't be read stays where it lies.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub async fn waiting(&self) -> Result<Arrivals, StoreError> {
        let _guard = self.mutex.lock().await;
        let names: Vec<String> =
            self.store.names().await?.into_iter().filter(|name| name.starts_with(WAITING)).collect();
        let found = self.store.fetch(&names).await?;
        let read = |(name, bytes): (&String, Option<Vec<u8>>)| {
            let bytes = bytes?;
            let decoded = envelope::decode(name, &bytes, schema::CURRENT).ok()?;
            let is_open = decoded.envelope.seal == Seal::None;
            let arrival = schema::read_arrival(decoded.envelope.schema, decoded.envelope.body).ok()?;
            // What it says of itself is nobody's who has the clinic's key.
            let arrival = Arrival { way: ArrivalWay::Kiosk, said: None, ..arrival };
            let is_its_name = *name == format!("{WAITING}{}", arrival.key());
            (is_open && is_its_name).then(|| (arrival.key(), arrival))
        };
        let waiting: Arrivals = names.iter().zip(found).filter_map(read).collect();
        self.waiting.replace(waiting.keys().copied().collect());
        Ok(waiting)
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
