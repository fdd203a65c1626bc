//! Writing a backup, piece by piece.

use super::super::{KEYRING, Stored};
use super::{FORMAT, MAGIC, Manifest};
use crate::record::sort_by_key;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// About how long a piece is: a browser takes many of them without having the whole file in memory twice.
const PIECE: usize = 1 << 20;

/// Yields the file piece by piece.
pub struct Writer {
    records: std::vec::IntoIter<(String, Vec<u8>)>,
    pending: Vec<u8>,
    digest: Sha256,
    ended: bool,
}

impl Writer {
    /// A backup of those records, made at that instant (UTC) by that version of the app. `None` where a record can't be written: a name
    /// or an envelope longer than the format allows.
    pub fn new(records: Stored, made_at: &str, app: &str) -> Option<Self> {
        Self::with_texts(records, BTreeMap::new(), made_at, app)
    }

    /// The same with texts that lay beside the records.
    pub fn with_texts(mut records: Stored, texts: BTreeMap<String, String>, made_at: &str, app: &str) -> Option<Self> {
        let fits = |(name, bytes): &(String, Vec<u8>)| {
            u16::try_from(name.len()).is_ok() && bytes.len() <= super::LONGEST_ENVELOPE
        };
        if !records.iter().all(fits) {
            return None;
        }
        sort_by_key(&mut records, |(name, _)| (name != KEYRING, name.clone()));
        let manifest = Manifest {
            made_at: made_at.to_owned(),
            app: app.to_owned(),
            records: records.len() as u64,
            bytes: records.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
            texts,
        };
        let manifest = serde_json::to_vec(&manifest).ok().filter(|json| json.len() <= super::LONGEST_MANIFEST)?;
        let mut pending = MAGIC.to_vec();
        pending.extend_from_slice(&FORMAT.to_le_bytes());
        pending.extend_from_slice(&u32::try_from(manifest.len()).ok()?.to_le_bytes());
        pending.extend(manifest);
        Some(Self { records: records.into_iter(), pending, digest: Sha256::new(), ended: false })
    }
}

impl Iterator for Writer {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if self.ended {
            return None;
        }
        let mut piece = std::mem::take(&mut self.pending);
        while piece.len() < PIECE {
            let Some((name, bytes)) = self.records.next() else {
                self.digest.update(&piece);
                piece.extend_from_slice(&std::mem::take(&mut self.digest).finalize());
                self.ended = true;
                return Some(piece);
            };
            // Both lengths were checked to fit.
            piece.extend_from_slice(&u16::try_from(name.len()).unwrap_or_default().to_le_bytes());
            piece.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or_default().to_le_bytes());
            piece.extend_from_slice(name.as_bytes());
            piece.extend(bytes);
        }
        self.digest.update(&piece);
        Some(piece)
    }
}
