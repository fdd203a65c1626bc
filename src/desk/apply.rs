//! What each command changes, or the reason why it is refused, before every chart is checked and recorded.

use super::arrivals::{arrivals_of, deal_with_unknown, drop_arrivals, put_back, put_inbox};
use super::check_entry::{check_entry, entry_done, review_of};
use super::import::{Imported, import};
use super::instruments;
use super::self_report::{correct, enter, report_done, set, take_in};
use super::{Change, ChartChange, Command, Done, Record, Refusal};
use crate::caseload::Clinic;
use crate::record::{
    Chart, Entered, InstrumentSet, Key, Patient, Score, SelfReported, Session, Stamp, fits_instrument,
};
use std::sync::Arc;

/// What the command would change, with what each of its charts is still to be held against.
///
/// # Errors
/// As [`apply`](super::apply).
pub(super) fn carried_out(
    clinic: &Clinic,
    command: Command,
    stamp: &Stamp,
) -> Result<(Change, Option<Imported>), Refusal> {
    // Adds a score, or puts it in the place of the one that it was made on.
    let enter_score = |chart: &mut Chart, score: Score, was: Option<&Score>| match was {
        None => add(chart, score, |chart, score| check_score(chart, score, &clinic.instruments)),
        Some(was) => {
            check_score(chart, &score, &clinic.instruments)?;
            change(chart, score, was)
        }
    };
    let change = match command {
        Command::AddPatient(patient) => add_patient(clinic, patient),
        Command::EditPatient { patient, was } => {
            check_number(clinic, &patient)?;
            edit(clinic, patient.key, Done::PatientChanged, |chart| {
                chart.can_be_of(&patient).map_err(Refusal::Impossible)?;
                replace(&mut chart.patient, patient, &was, Record::Patient)
            })
        }
        Command::DeletePatient(seen) => {
            let key = seen.patient.key;
            let before = clinic.chart(key).cloned().ok_or(Refusal::Unknown(Record::Patient))?;
            if before != seen {
                return Err(Refusal::Stale(Record::Patient));
            }
            let arrivals = arrivals_of(clinic, &before);
            Ok(Change { arrivals, ..Change::of(Done::PatientDeleted, key, Some(before), None) })
        }
        Command::AddSession { patient, session } => {
            edit(clinic, patient, Done::SessionAdded, |chart| add(chart, session, check_session))
        }
        Command::EditSession { patient, session, was } => edit(clinic, patient, Done::SessionChanged, |chart| {
            check_session(chart, &session)?;
            change(chart, session, &was)
        }),
        Command::DeleteSession { patient, session } => {
            edit(clinic, patient, Done::SessionDeleted, |chart| delete(chart, &session))
        }
        Command::AddScore { patient, score } => {
            edit(clinic, patient, Done::ScoreAdded, |chart| enter_score(chart, score, None))
        }
        Command::EditScore { patient, score, was } => {
            edit(clinic, patient, Done::ScoreChanged, |chart| enter_score(chart, score, Some(&was)))
        }
        Command::DeleteScore { patient, score } => {
            edit(clinic, patient, Done::ScoreDeleted, |chart| delete(chart, &score))
        }
        Command::MarkReviewed { patient, review } => edit(clinic, patient, Done::MarkedReviewed, |chart| {
            chart.reviews.push(review);
            Ok(())
        }),
        Command::TakeBackReview { patient, review } => edit(clinic, patient, Done::ReviewTakenBack, |chart| {
            let latest = chart.reviews.pop_if(|latest| latest.key == review);
            latest.map(drop).ok_or(Refusal::Unknown(Record::Review))
        }),
        Command::Enter { patient, entry } => edit(clinic, patient, entry_done(&entry), |chart| {
            check_entry(chart, &entry)?;
            chart.reviews.extend(review_of(chart, &entry));
            chart.log.push(entry);
            Ok(())
        })
        .map(|change| Change { can_undo: false, ..change }),
        Command::EnterSelfReport { patient, record } => {
            // An invitation that was given out is withdrawn, and not undone.
            let can_undo = !matches!(record.what, SelfReported::Invited(_));
            let change = edit(clinic, patient, report_done(&record), |chart| enter(clinic, chart, record))?;
            Ok(Change { can_undo, ..change })
        }
        Command::TakeIn(all) => take_in(clinic, all, enter_score),
        Command::PutBack { patient, seen, arrival } => put_back(clinic, patient, *seen, *arrival),
        Command::CorrectReport { taken, was } => correct(clinic, *taken, *was, stamp.at, enter_score),
        Command::PutInbox(arrived) => Ok(put_inbox(clinic, arrived)),
        Command::DropArrivals { arrivals, reason } => drop_arrivals(clinic, arrivals, reason),
        Command::DealWithUnknown { report, words } => deal_with_unknown(clinic, report, stamp, words),
        Command::SetSelfReport { settings, was } => set(clinic, &settings, &was),
        Command::Import(plan) => return import(clinic, plan, Done::FilesImported),
        Command::Merge(plan) => return import(clinic, plan, Done::BackupMerged),
        Command::FillDemo(plan) => return import(clinic, plan, Done::DemoFilled),
        Command::Choose { patient, record, version } => {
            let before = clinic.chart(patient).ok_or(Refusal::Unknown(Record::Patient))?;
            let mut change = ChartChange::new(patient, Some(Arc::clone(before)), None);
            change.set(Some(before.choosing(record, version, stamp)?.ok_or(Refusal::Stale(record.into()))?));
            Ok(Change::of_charts(Done::VersionChosen, vec![change]))
        }
        Command::SetInstrument { instrument, was } => instruments::set(clinic, *instrument, was.as_deref()),
        Command::RemoveInstrument(seen) => instruments::remove(clinic, &seen),
        Command::SetPolicy { policy, was } => {
            policy.check()?;
            if clinic.policy != was && clinic.policy != policy {
                return Err(Refusal::Stale(Record::Settings));
            }
            let policy = Some((clinic.policy.clone(), policy));
            Ok(Change { policy, ..Change::of_charts(Done::SettingsSaved, Vec::new()) })
        }
    };
    Ok((change?, None))
}

/// Puts the new value in place of the one that the edit was made on, or says that another one lies there by now. Where that is what
/// the edit would make of it, there is nothing to choose.
fn replace<T: PartialEq>(stored: &mut T, new: T, was: &T, record: Record) -> Result<(), Refusal> {
    if stored != was && *stored != new {
        return Err(Refusal::Stale(record));
    }
    *stored = new;
    Ok(())
}

fn add_patient(clinic: &Clinic, patient: Patient) -> Result<Change, Refusal> {
    check_number(clinic, &patient)?;
    if clinic.chart(patient.key).is_some() {
        return Err(Refusal::AlreadyThere(Record::Patient));
    }
    Ok(Change::of(Done::PatientAdded, patient.key, None, Some(Chart::new(patient))))
}

/// The change that an edit of one patient's chart makes.
fn edit(
    clinic: &Clinic,
    key: Key,
    done: Done,
    change: impl FnOnce(&mut Chart) -> Result<(), Refusal>,
) -> Result<Change, Refusal> {
    let before = clinic.chart(key).ok_or(Refusal::Unknown(Record::Patient))?;
    let mut after = Chart::clone(before);
    change(&mut after)?;
    Ok(Change::of(done, key, Some(Arc::clone(before)), Some(after)))
}

/// A patient's number is no other patient's.
fn check_number(clinic: &Clinic, patient: &Patient) -> Result<(), Refusal> {
    match clinic.by_number(&patient.number) {
        Some(other) if other.patient.key != patient.key => Err(Refusal::DuplicateNumber),
        _ => Ok(()),
    }
}

/// Adds a record. Its key is no other's of the chart: a review's list of what was seen names both kinds.
fn add<R: Entered>(
    chart: &mut Chart,
    new: R,
    check: impl FnOnce(&Chart, &R) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    if chart.session(new.key()).is_some() || chart.score(new.key()).is_some() {
        return Err(Refusal::AlreadyThere(new.id().into()));
    }
    check(chart, &new)?;
    R::list_mut(chart).push(new);
    Ok(())
}

/// Puts a record in the place of the one that the edit was made on.
fn change<R: Entered>(chart: &mut Chart, new: R, was: &R) -> Result<(), Refusal> {
    let record = new.id().into();
    let slot = R::list_mut(chart).iter_mut().find(|one| one.key() == new.key());
    replace(slot.ok_or(Refusal::Unknown(record))?, new, was, record)
}

/// Takes a record out, as it was seen.
fn delete<R: Entered>(chart: &mut Chart, seen: &R) -> Result<(), Refusal> {
    let record = seen.id().into();
    let place = R::list(chart).iter().position(|one| one.key() == seen.key());
    let gone = R::list_mut(chart).remove(place.ok_or(Refusal::Unknown(record))?);
    if gone == *seen { Ok(()) } else { Err(Refusal::Stale(record)) }
}

fn check_session(chart: &Chart, session: &Session) -> Result<(), Refusal> {
    chart.patient.can_have(session.day).map_err(Refusal::Impossible)?;
    // One of several equal doses may be edited without giving each a time first.
    let is_its_own = chart.session(session.key).is_some_and(|stored| stored.identity() == session.identity());
    if is_taken(chart, session) && !is_its_own { Err(Refusal::DuplicateSession) } else { Ok(()) }
}

fn check_score(chart: &Chart, score: &Score, instruments: &InstrumentSet) -> Result<(), Refusal> {
    chart.patient.can_have(score.day).map_err(Refusal::Impossible)?;
    fits_instrument(score, instruments).map_err(Refusal::ScoreDoesNotFit)?;
    if is_taken(chart, score) { Err(Refusal::DuplicateScore) } else { Ok(()) }
}

/// Whether another record of the chart has the identity.
fn is_taken<R: Entered>(chart: &Chart, new: &R) -> bool {
    let identity = new.identity();
    R::list(chart).iter().any(|one| one.key() != new.key() && one.identity() == identity)
}
