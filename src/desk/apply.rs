//! From a command to the change that it makes, or the reason why it is refused.

use super::entry::{check_entry, entry_done, review_of};
use super::import::import;
use super::texts::check_texts;
use super::{Change, ChartChange, Command, Done, Record, Refusal};
use crate::caseload::Clinic;
use crate::record::{Chart, InstrumentSet, Key, NewKeys, Patient, Review, Score, Session, Stamp, fits_instrument};
use std::sync::Arc;

/// Carries a command out on paper: the clinic itself stays as it is. `stamp` is who does it, where and when: every event bears it, but those of
/// a backup that is merged, which are as they were made.
///
/// # Errors
/// Duplicates of identity, records that are not there, scores that don't fit their instrument, settings out of bounds, texts beyond theirs.
pub fn apply(clinic: &Clinic, command: Command, stamp: &Stamp) -> Result<Change, Refusal> {
    // The keys of what files bring are nobody's yet.
    let new_keys = if matches!(command, Command::Import(_)) { NewKeys::OfEvents } else { NewKeys::AsTheyAre };
    let mut change = carried_out(clinic, command, stamp)?;
    check_texts(&change, &stamp.by)?;
    change.charts.iter_mut().try_for_each(|chart| chart.record(stamp, new_keys))?;
    Ok(change)
}

fn carried_out(clinic: &Clinic, command: Command, stamp: &Stamp) -> Result<Change, Refusal> {
    match command {
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
            Ok(Change::of(Done::PatientDeleted, key, Some(before), None))
        }
        Command::AddSession { patient, session } => edit(clinic, patient, Done::SessionAdded, |chart| {
            check_new(chart, session.key, Record::Session)?;
            check_session(chart, &session)?;
            chart.sessions.push(session);
            Ok(())
        }),
        Command::EditSession { patient, session, was } => edit(clinic, patient, Done::SessionChanged, |chart| {
            check_session(chart, &session)?;
            let slot = chart.sessions.iter_mut().find(|s| s.key == session.key);
            replace(slot.ok_or(Refusal::Unknown(Record::Session))?, session, &was, Record::Session)
        }),
        Command::DeleteSession { patient, session } => edit(clinic, patient, Done::SessionDeleted, |chart| {
            let place = chart.sessions.iter().position(|s| s.key == session.key);
            let gone = chart.sessions.remove(place.ok_or(Refusal::Unknown(Record::Session))?);
            if gone == session { Ok(()) } else { Err(Refusal::Stale(Record::Session)) }
        }),
        Command::AddScore { patient, score } => edit(clinic, patient, Done::ScoreAdded, |chart| {
            check_new(chart, score.key, Record::Score)?;
            check_score(chart, &score, &clinic.instruments)?;
            chart.scores.push(score);
            Ok(())
        }),
        Command::EditScore { patient, score, was } => edit(clinic, patient, Done::ScoreChanged, |chart| {
            check_score(chart, &score, &clinic.instruments)?;
            let slot = chart.scores.iter_mut().find(|s| s.key == score.key);
            replace(slot.ok_or(Refusal::Unknown(Record::Score))?, score, &was, Record::Score)
        }),
        Command::DeleteScore { patient, score } => edit(clinic, patient, Done::ScoreDeleted, |chart| {
            let place = chart.scores.iter().position(|s| s.key == score.key);
            let gone = chart.scores.remove(place.ok_or(Refusal::Unknown(Record::Score))?);
            if gone == score { Ok(()) } else { Err(Refusal::Stale(Record::Score)) }
        }),
        Command::MarkReviewed { patient, review } => mark_reviewed(clinic, patient, review),
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
        Command::Import(plan) => import(clinic, plan, Done::FilesImported),
        Command::Merge(plan) => import(clinic, plan, Done::BackupMerged),
        Command::FillDemo(plan) => import(clinic, plan, Done::DemoFilled),
        Command::Choose { patient, record, version } => {
            let before = clinic.chart(patient).ok_or(Refusal::Unknown(Record::Patient))?;
            let mut change = ChartChange::new(patient, Some(Arc::clone(before)), None);
            change.set(Some(before.choosing(record, version, stamp)?.ok_or(Refusal::Stale(record.into()))?));
            Ok(Change::of_charts(Done::VersionChosen, vec![change]))
        }
        Command::SetPolicy { policy, was } => {
            policy.check()?;
            if clinic.policy != was && clinic.policy != policy {
                return Err(Refusal::Stale(Record::Settings));
            }
            let policy = Some((clinic.policy.clone(), policy));
            Ok(Change { policy, ..Change::of_charts(Done::SettingsSaved, Vec::new()) })
        }
    }
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

fn mark_reviewed(clinic: &Clinic, patient: Key, review: Review) -> Result<Change, Refusal> {
    edit(clinic, patient, Done::MarkedReviewed, |chart| {
        chart.reviews.push(review);
        Ok(())
    })
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

/// The key of a new record is no other's of the chart: a review's list of what was seen names both kinds.
fn check_new(chart: &Chart, key: Key, record: Record) -> Result<(), Refusal> {
    if chart.session(key).is_some() || chart.score(key).is_some() {
        return Err(Refusal::AlreadyThere(record));
    }
    Ok(())
}

fn check_session(chart: &Chart, session: &Session) -> Result<(), Refusal> {
    chart.patient.can_have(session.day).map_err(Refusal::Impossible)?;
    let identity = session.identity();
    // One of several equal doses may be edited without giving each a time first.
    let is_its_own = chart.session(session.key).is_some_and(|stored| stored.identity() == identity);
    let taken = chart.sessions.iter().any(|s| s.key != session.key && s.identity() == identity);
    if taken && !is_its_own { Err(Refusal::DuplicateSession) } else { Ok(()) }
}

fn check_score(chart: &Chart, score: &Score, instruments: &InstrumentSet) -> Result<(), Refusal> {
    chart.patient.can_have(score.day).map_err(Refusal::Impossible)?;
    fits_instrument(score, instruments).map_err(Refusal::ScoreDoesNotFit)?;
    let identity = score.identity();
    let taken = chart.scores.iter().any(|s| s.key != score.key && s.identity() == identity);
    if taken { Err(Refusal::DuplicateScore) } else { Ok(()) }
}
