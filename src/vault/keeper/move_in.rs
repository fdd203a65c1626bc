//! A clinic's first moments: begun anew, or sealed where an earlier version kept it open.

use super::super::attempts_record::AttemptsRecord;
use super::super::audit::{self, Note};
use super::super::crypto::Crypto;
use super::super::keyring::Keyring;
use super::super::names::{ASIDE, ATTEMPTS, KEYRING};
use super::super::port::{Expect, Store, StoreError, Write};
use super::super::sealing::Sealing;
use super::super::{envelope, schema};
use super::{Held, Keeper};
use crate::desk::{AuditEntry, Written};
use std::collections::BTreeMap;

impl<S: Store, X: Crypto> Keeper<S, X> {
    /// Begins the audit of records that an earlier version wrote without one: its first entry says which are there.
    ///
    /// # Errors
    /// As [`Keeper::save`].
    pub async fn begin_audit(&self, note: Note) -> Result<AuditEntry, StoreError> {
        let _turn = self.turns.take().await;
        self.refuse_if_newer()?;
        let found = |(name, held): (&String, &Held)| match held {
            Held::At(revision) => {
                Some(Written { name: name.clone(), revision: *revision, removed: false, sha256: None, tag: None })
            }
            _ => None,
        };
        let writes: Vec<Written> = self.held.borrow().iter().filter_map(found).collect();
        let unwritable = || StoreError::Unwritable { name: audit::PREFIX.to_owned() };
        let appended = self.tail.borrow().append(note, writes).ok_or_else(unwritable)?;
        let bytes = Some(self.sealing().envelope(&appended.name, (schema::CURRENT, 1), &appended.body).await?);
        self.store.commit(&[Write { name: appended.name.clone(), expect: Expect::Absent, bytes }]).await?;
        self.held.borrow_mut().insert(appended.name, Held::At(1));
        *self.tail.borrow_mut() = appended.tail;
        Ok(appended.entry)
    }

    /// Seals all that a store holds, in one commit with the keyring: every record in a new revision, and what is damaged moved
    /// into a sealed record of its own. The keeper of the sealed store is opened anew.
    ///
    /// # Errors
    /// As [`Keeper::save`]; then all is as open as it was.
    pub async fn seal(store: &S, sealing: &Sealing<X>, keyring: &Keyring, note: Note) -> Result<(), StoreError> {
        let mut writes = Vec::new();
        let mut written = Vec::new();
        let mut aside = 0u32;
        let mut segments = BTreeMap::new();
        // Of a clinic that was here before; this one's begins at none.
        let attempts = AttemptsRecord::of(store).await?;
        for (name, bytes) in store.load().await?.into_iter().filter(|(name, _)| name != ATTEMPTS) {
            let unwritable = |_| StoreError::Unwritable { name: name.clone() };
            match envelope::decode(&name, &bytes, schema::CURRENT) {
                Err(envelope::Unreadable::Newer { .. }) => return Err(StoreError::Newer { name }),
                Ok(found) if found.envelope.seal == envelope::Seal::None => {
                    let revision = found.envelope.revision + 1;
                    if let Some(number) = audit::segment_number(&name) {
                        segments.insert(number, (found.envelope.body.to_vec(), found.envelope.revision));
                        continue;
                    }
                    let version = (found.envelope.schema, revision);
                    let sealed = sealing.envelope(&name, version, found.envelope.body).await?;
                    let expect = Expect::Revision(found.envelope.revision);
                    written.push(audit::written(&name, revision, &sealed));
                    writes.push(Write { name, expect, bytes: Some(sealed) });
                }
                _ => {
                    aside += 1;
                    let place = format!("{ASIDE}{aside:06}");
                    let body = schema::write_aside(&name, &bytes).map_err(unwritable)?;
                    let sealed = sealing.envelope(&place, (schema::CURRENT, 1), &body).await?;
                    written.push(audit::written(&place, 1, &sealed));
                    writes.push(Write { name: place, expect: Expect::Absent, bytes: Some(sealed) });
                    writes.push(Write { name, expect: Expect::Anything, bytes: None });
                }
            }
        }
        let unwritable = |name: &str| StoreError::Unwritable { name: name.to_owned() };
        let body = schema::write_json(keyring).map_err(|_| unwritable(KEYRING))?;
        let bytes = sealing.envelope(KEYRING, (schema::CURRENT, 1), &body).await?;
        written.push(audit::written(KEYRING, 1, &bytes));
        written.push(audit::written(ATTEMPTS, attempts.next_revision(), &[]));
        writes.push(Write { name: KEYRING.to_owned(), expect: Expect::Absent, bytes: Some(bytes) });
        let bodies: Vec<_> = segments.iter().map(|(number, (body, _))| (*number, Some(body.clone()))).collect();
        let appended = audit::Stretch::whole(&bodies).tail.append(note, written);
        let appended = appended.ok_or_else(|| unwritable(audit::PREFIX))?;
        writes.push(attempts.settled_by(&appended.entry)?);
        let mut last = Some((appended.name, appended.body));
        for (number, (body, revision)) in segments {
            let name = audit::segment_name(number);
            let body = last.take_if(|(last, _)| *last == name).map_or(body, |(_, body)| body);
            let bytes = Some(sealing.envelope(&name, (schema::CURRENT, revision + 1), &body).await?);
            writes.push(Write { name, expect: Expect::Revision(revision), bytes });
        }
        if let Some((name, body)) = last {
            let bytes = Some(sealing.envelope(&name, (schema::CURRENT, 1), &body).await?);
            writes.push(Write { name, expect: Expect::Absent, bytes });
        }
        store.commit(&writes).await
    }
}
