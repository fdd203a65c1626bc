//! Reading a backup, in pieces of any size. Nothing of it is handed out before all of it was checked.

use super::super::envelope::{Unreadable, decode};
use super::super::schema::CURRENT;
use super::super::{KEYRING, Stored};
use super::{Backup, BackupError, DIGEST, FIXED, FORMAT, LENGTHS, LONGEST_ENVELOPE, LONGEST_MANIFEST, MAGIC, Manifest};
use crate::record::from_json_bytes;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Takes a file in as it comes.
#[derive(Default)]
pub struct Reader {
    /// What was fed and not yet read.
    pending: Vec<u8>,
    digest: Sha256,
    manifest: Option<Manifest>,
    names: HashSet<String>,
    records: Stored,
}

impl Reader {
    /// Takes the next piece in.
    ///
    /// # Errors
    /// As soon as the file can't be a sound backup any more.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), BackupError> {
        self.pending.extend_from_slice(piece);
        let mut read = 0;
        while let Some(rest) = self.pending.get(read..) {
            let step = match &self.manifest {
                None => read_manifest(rest)?.map(|(manifest, length)| {
                    self.manifest = Some(manifest);
                    length
                }),
                Some(manifest) if self.records.len() as u64 == manifest.records => None,
                Some(_) => read_record(rest)?.map(|(name, bytes, length)| {
                    self.records.push((name, bytes));
                    length
                }),
            };
            let Some(length) = step else { break };
            read += length;
            self.check_last()?;
        }
        let rest = self.pending.split_off(read);
        self.digest.update(&self.pending);
        self.pending = rest;
        if self.is_whole() && self.pending.len() > DIGEST { Err(BackupError::Damaged) } else { Ok(()) }
    }

    /// The backup, once all of it was fed.
    ///
    /// # Errors
    /// Cut short, damaged, or of the trial version.
    pub fn finish(self) -> Result<Backup, BackupError> {
        if !self.is_whole() || self.pending.len() < DIGEST {
            // Too short to be told from another file.
            let foreign =
                self.manifest.is_none() && !MAGIC.starts_with(self.pending.get(..MAGIC.len()).unwrap_or(&self.pending));
            return Err(if foreign { BackupError::Foreign } else { BackupError::Truncated });
        }
        if self.digest.finalize().as_slice() != self.pending.as_slice() {
            return Err(BackupError::Damaged);
        }
        let manifest = self.manifest.ok_or(BackupError::Truncated)?;
        let bytes: u64 = self.records.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        let is_trial = |(name, bytes): &(String, Vec<u8>)| {
            name == KEYRING && decode(name, bytes, CURRENT) == Err(Unreadable::Trial)
        };
        match self.records.iter().any(is_trial) {
            _ if bytes != manifest.bytes => Err(BackupError::Damaged),
            true => Err(BackupError::Trial),
            false => Ok(Backup { manifest, records: self.records }),
        }
    }

    /// How much of it is read, 0 to 1, as far as the manifest says.
    pub fn share(&self) -> Option<f64> {
        let manifest = self.manifest.as_ref()?;
        (manifest.records > 0).then(|| self.records.len() as f64 / manifest.records as f64)
    }

    fn is_whole(&self) -> bool {
        self.manifest.as_ref().is_some_and(|manifest| manifest.records == self.records.len() as u64)
    }

    /// The record that was read last has a name of its own. What its bytes are is not asked: one that was damaged before it was backed
    /// up is kept as it lay, and what happened to the file since is told by its digest.
    fn check_last(&mut self) -> Result<(), BackupError> {
        let Some((name, _)) = self.records.last() else { return Ok(()) };
        let is_new = self.names.len() == self.records.len() || self.names.insert(name.clone());
        if is_new { Ok(()) } else { Err(BackupError::Damaged) }
    }
}

/// The manifest and how many bytes it took; none while it isn't whole.
fn read_manifest(bytes: &[u8]) -> Result<Option<(Manifest, usize)>, BackupError> {
    let begins = bytes.get(..MAGIC.len()).unwrap_or(bytes);
    if !MAGIC.starts_with(begins) {
        return Err(BackupError::Foreign);
    }
    let Some(fixed) = bytes.first_chunk::<FIXED>() else { return Ok(None) };
    let [.., format_low, format_high, a, b, c, d] = *fixed;
    if u16::from_le_bytes([format_low, format_high]) != FORMAT {
        return Err(BackupError::Newer);
    }
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    if length > LONGEST_MANIFEST {
        return Err(BackupError::Damaged);
    }
    let Some(json) = bytes.get(FIXED..FIXED + length) else { return Ok(None) };
    let manifest = from_json_bytes(json).map_err(|_| BackupError::Damaged)?;
    Ok(Some((manifest, FIXED + length)))
}

/// A record and how many bytes it took; none while it isn't whole.
fn read_record(bytes: &[u8]) -> Result<Option<(String, Vec<u8>, usize)>, BackupError> {
    let Some([n0, n1, e0, e1, e2, e3]) = bytes.first_chunk::<LENGTHS>().copied() else { return Ok(None) };
    let name_length = usize::from(u16::from_le_bytes([n0, n1]));
    let length = u32::from_le_bytes([e0, e1, e2, e3]) as usize;
    if length > LONGEST_ENVELOPE {
        return Err(BackupError::Damaged);
    }
    let end = LENGTHS + name_length + length;
    let Some((name, envelope)) = bytes.get(LENGTHS..end).and_then(|both| both.split_at_checked(name_length)) else {
        return Ok(None);
    };
    let name = String::from_utf8(name.to_vec()).map_err(|_| BackupError::Damaged)?;
    Ok(Some((name, envelope.to_vec(), end)))
}
