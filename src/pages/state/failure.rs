//! Why something a person asked for didn't happen, in words that say what to do.

use crate::desk::Refusal;
use crate::vault::StoreError;

/// Why a change was not made. Nothing has changed then, neither on the page nor in the store.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The clinic's record doesn't allow it.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The browser couldn't keep it.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The browser couldn't keep a setting.
    #[error("This holds only until the page is closed. {0}")]
    Settings(StoreError),
    /// The browser couldn't remove everything.
    #[error("Not everything could be erased. Close other tabs of Anamnesis and erase again. ({0})")]
    Erase(StoreError),
    /// No clinic is open.
    #[error("No clinic is open. Open one on the first page.")]
    NotOpen,
    /// What would be undone has been changed since.
    #[error("This can't be undone any more: the same records have been changed since.")]
    ChangedSince,
}
