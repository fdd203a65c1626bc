//! Instruments of the clinic's own: added, changed, retired, taken out.

use super::scale::check_stored_scores;
use super::{Change, Done, Record, Refusal};
use crate::caseload::{Clinic, InstrumentUses, all_instruments};
use crate::record::{Expected, FieldError, Instrument, likeness};

/// Puts an instrument among the clinic's own: a new one, or in place of `was`.
///
/// # Errors
/// Another one of its id lies there than the edit was made on; an id that could be taken for another's; stored scores that would fall off
/// its scale.
pub(super) fn set(clinic: &Clinic, instrument: Instrument, was: Option<&Instrument>) -> Result<Change, Refusal> {
    let place = clinic.own_instruments.iter().position(|one| one.id == instrument.id);
    let stored = place.and_then(|place| clinic.own_instruments.get(place));
    if stored != was && stored != Some(&instrument) {
        return Err(match (stored, was) {
            (Some(_), None) => Refusal::AlreadyThere(Record::Instrument),
            (None, _) => Refusal::Unknown(Record::Instrument),
            _ => Refusal::Stale(Record::Instrument),
        });
    }
    let alike = clinic.instruments.iter().find_map(|known| likeness(&instrument.id, &known.id));
    if let Some(alike) = alike.filter(|_| stored.is_none()) {
        let error = FieldError::new("id", Expected::AlikeInstrument(alike), &instrument.id);
        return Err(Refusal::Impossible(error));
    }
    let mut own = clinic.own_instruments.clone();
    // A built-in one that is changed becomes the clinic's own: for whoever does it, nothing is added.
    let done = match clinic.instruments.get(instrument.id.as_str()) {
        None => Done::InstrumentAdded,
        Some(known) if is_otherwise_same(known, &instrument) && instrument.retired => Done::InstrumentRetired,
        Some(known) if is_otherwise_same(known, &instrument) => Done::InstrumentOfferedAgain,
        Some(_) => Done::InstrumentChanged,
    };
    match place.and_then(|place| own.get_mut(place)) {
        Some(slot) => *slot = instrument,
        None => own.push(instrument),
    }
    changed(clinic, own, done)
}

/// Takes an instrument of the clinic's own out, as it was seen: a built-in one of its id is in force again.
///
/// # Errors
/// It is no longer as it was seen, or is used and no built-in one takes its place.
pub(super) fn remove(clinic: &Clinic, seen: &Instrument) -> Result<Change, Refusal> {
    let place = clinic.own_instruments.iter().position(|one| one.id == seen.id);
    let mut own = clinic.own_instruments.clone();
    let gone = own.remove(place.ok_or(Refusal::Unknown(Record::Instrument))?);
    if gone != *seen {
        return Err(Refusal::Stale(Record::Instrument));
    }
    if all_instruments(&own).get(gone.id.as_str()).is_some() {
        return changed(clinic, own, Done::BuiltInAgain);
    }
    let uses = InstrumentUses::of(clinic, &gone);
    if uses.is_empty() { changed(clinic, own, Done::InstrumentRemoved) } else { Err(Refusal::InstrumentUsed(uses)) }
}

/// Whether the two differ in that one of them is retired, and in nothing else.
fn is_otherwise_same(one: &Instrument, other: &Instrument) -> bool {
    one.retired != other.retired && Instrument { retired: other.retired, ..one.clone() } == *other
}

fn changed(clinic: &Clinic, own: Vec<Instrument>, done: Done) -> Result<Change, Refusal> {
    check_stored_scores(clinic, &all_instruments(&own))?;
    let own_instruments = Some((clinic.own_instruments.clone(), own));
    Ok(Change { own_instruments, ..Change::of_charts(done, Vec::new()) })
}
