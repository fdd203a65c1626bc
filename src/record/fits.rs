//! Whether a score goes with the instruments as they are now.

use super::{EntryOptions, FieldError, InstrumentSet, Score, read_score};
use std::collections::BTreeMap;

/// Whether a score could have been entered as it is: by the one reader of forms and files.
///
/// # Errors
/// Says what doesn't fit.
pub fn fits_instrument(score: &Score, instruments: &InstrumentSet) -> Result<(), FieldError> {
    let fields = BTreeMap::from([
        ("instrument".to_owned(), score.instrument.to_string()),
        ("date".to_owned(), score.day.to_string()),
        ("value".to_owned(), score.value.to_string()),
    ]);
    match read_score(&fields, EntryOptions::default(), instruments, score.key) {
        Ok(_) => Ok(()),
        Err(errors) => errors.into_iter().next().map_or(Ok(()), Err),
    }
}
