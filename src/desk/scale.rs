//! Whether the stored scores go with the instruments as they become.

use super::Refusal;
use crate::caseload::Clinic;
use crate::record::{Instrument, InstrumentSet, fits_instrument};
use std::collections::HashSet;

/// No stored score falls off its scale because an instrument is defined anew or goes.
///
/// # Errors
/// [`Refusal::InstrumentInUse`].
pub(super) fn check_stored_scores(clinic: &Clinic, new: &InstrumentSet) -> Result<(), Refusal> {
    let scale = |i: &Instrument| (i.min, i.max, i.step);
    let redefined = clinic.instruments.iter().filter(|old| {
        let now = new.get(old.id.as_str());
        now.is_none_or(|now| scale(now) != scale(old))
    });
    let redefined: HashSet<&str> = redefined.map(|i| i.id.as_str()).collect();
    if redefined.is_empty() {
        return Ok(());
    }
    let scores = clinic.charts.values().flat_map(|c| &c.scores).filter(|s| redefined.contains(s.instrument.as_str()));
    for score in scores {
        if fits_instrument(score, new).is_err() {
            return Err(Refusal::InstrumentInUse(score.instrument.clone()));
        }
    }
    Ok(())
}
