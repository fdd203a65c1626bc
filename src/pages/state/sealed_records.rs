//! Records of a closed clinic that can't be opened: how many, and whether they are still the same.

use crate::vault::{Store, StoreError, is_outside_audit};
use sha2::{Digest, Sha256};

/// Sealed records as they lay when a person was told of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// How many.
    pub records: usize,
    /// Over all names and bytes: whoever can open them in another tab may write meanwhile.
    digest: [u8; 32],
}

impl Sealed {
    /// What lies there now.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub(super) async fn of(store: &impl Store) -> Result<Self, StoreError> {
        let mut stored = store.load().await?;
        // A wrong try in another tab changes no record.
        stored.retain(|(name, _)| !is_outside_audit(name));
        let mut digest = Sha256::new();
        for (name, bytes) in &stored {
            for part in [name.as_bytes(), bytes] {
                digest.update((part.len() as u64).to_le_bytes());
                digest.update(part);
            }
        }
        Ok(Self { records: stored.len(), digest: digest.finalize().into() })
    }
}
