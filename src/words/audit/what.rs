//! To what something was done, or how, in words.

use super::super::mismatch::{break_words, hidden_words, holding_words, mismatch_state};
use super::super::reported::{arrival_way_words, part_words, reported_kind_words};
use super::value_words;
use crate::caseload::Clinic;
use crate::record::{
    BackupPlace, CameFrom, Copied, EntryKind, Hidden, Holding, InstrumentId, KeyStep, Line, LockReason, NewRecoveryKey,
    SelfReportPart, Untold, ViewedAs, What,
};
use crate::words::count::counted;
use crate::words::language::{say, worded};

/// To what a line of the audit says that something was done, or how; empty where the deed says all. `clinic` knows what instruments and
/// questionnaires are called by now; what it doesn't know stands with its id.
pub fn what_words(line: &Line, clinic: &Clinic) -> String {
    let what = which_words(&line.what, clinic);
    if line.undo { what + worded(", by undo") } else { what }
}

/// All that a line of the audit says besides its deed.
pub fn line_texts(line: &Line, clinic: &Clinic) -> Vec<String> {
    let values = line.before.iter().chain(&line.after).map(|value| value_words(value, clinic));
    std::iter::once(what_words(line, clinic)).chain(values).collect()
}

/// Which record it is: "score PHQ-9 of 2026-03-02"; or how something was done.
pub fn which_words(what: &What, clinic: &Clinic) -> String {
    let instrument = |id: &InstrumentId| instrument_name(id, clinic);
    let fixed = match what {
        What::Patient(number) => return say!("patient {number}", number),
        What::Session(day) => return say!("session of {day}", day),
        What::Score { instrument: instrument_id, day } => {
            return say!("score {instrument} of {day}", instrument = instrument(instrument_id), day);
        }
        What::Flag(id) => return instrument(id),
        What::OwnInstrument(id) => return say!("own instrument {name}", name = instrument(id)),
        What::File(name) | What::Clinician(name) => return name.clone(),
        What::NewPassphraseOf(name) => return say!("{name} has a new passphrase", name),
        What::HandedOver(name) => return say!("{name}, drawn and handed over", name),
        What::ViewedBack { at, day } => {
            return say!("{place}, looking back to {day}", place = view_words(*at), day);
        }
        What::KeyChange(step) => return key_step_words(step),
        What::Tries { failed, hidden } => return tries_words(*failed, *hidden),
        What::Stored { holding: Holding::Patient(_), kind } => mismatch_state(*kind),
        What::Stored { holding, kind } => return format!("{}: {}", holding_words(holding), mismatch_state(*kind)),
        What::Break(one) => return break_words(one),
        What::Unvouched(count) => {
            return say!(
                "{count} that nothing vouched for, as they lie",
                count = counted(*count, worded("record"), worded("records"))
            );
        }
        What::SelfReport(kind, day) => return say!("{what} of {day}", what = reported_kind_words(*kind), day),
        What::SelfReportPart(SelfReportPart::Questionnaire(id)) => {
            return say!("questionnaire {title}", title = clinic.self_report.title_of(id));
        }
        What::SelfReportPart(part) => part_words(part),
        What::Arrivals { count, way } => {
            let count = counted(*count, worded("arrival"), worded("arrivals"));
            return say!("{count} in the inbox, {way}", count, way = arrival_way_words(*way));
        }
        What::UnknownDealtWith(words) => {
            return say!("how answers of somebody unknown that tell of harm were dealt with: {words}", words);
        }
        What::ArrivalDropped(reason) => return say!("an arrival of the inbox: {reason}", reason),
        What::Nothing => "",
        What::Review => worded("review"),
        What::Entry(kind) => entry_kind_words(*kind),
        What::WholeRecord => worded("whole record"),
        What::Untold(why) => untold_words(*why),
        What::Standing => worded("state under the changed rules"),
        What::Rules => worded("rules"),
        What::IdleMinutes => worded("idle minutes until the clinic locks"),
        What::Charts(CameFrom::Files) => worded("files"),
        What::Charts(CameFrom::Backup) => worded("backup"),
        What::Charts(CameFrom::DemoClinic) | What::DemoClinic => worded("demo clinic"),
        What::NewClinic => worded("new clinic"),
        What::Locked(reason) => lock_words(*reason),
        What::Viewed(view) => view_words(*view),
        What::Copied(copied) => copied_words(*copied),
        What::BackedUp(BackupPlace::Download) => worded("download"),
        What::BackedUp(BackupPlace::Folder) => worded("chosen folder"),
        What::BackupInPlace => worded("backup, in place of what was here"),
        What::Clock => worded("this computer’s day, though the record goes on beyond it"),
        What::Stronger => worded("kept in a stronger way, the passphrase stays the same"),
        What::RecoveryKey(NewRecoveryKey::InPlaceOfUsed) => worded("in place of the one that was used"),
        What::RecoveryKey(NewRecoveryKey::OldIsVoid) => worded("the one before opens nothing any more"),
    };
    fixed.to_owned()
}

/// What an instrument is called.
pub(in crate::words) fn instrument_name(id: &InstrumentId, clinic: &Clinic) -> String {
    clinic.instruments.get(id.as_str()).map_or_else(|| id.to_string(), |known| known.short_name())
}

/// Why it can't be told what was done.
fn untold_words(why: Untold) -> &'static str {
    match why {
        Untold::NotRead => worded("the record is being read…"),
        Untold::Gone => worded("something of a record that is gone"),
        Untold::Unreadable => worded("something of a record that can’t be read"),
        Untold::Lacking => worded("something that is not in the record as it is now"),
        Untold::Differing => worded("something that the record has otherwise than it was noted"),
    }
}

fn entry_kind_words(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Decision => worded("decision"),
        EntryKind::Comment => worded("comment"),
        EntryKind::PuttingOff => worded("putting off"),
        EntryKind::Correction => worded("correction"),
        EntryKind::Withdrawal => worded("withdrawal"),
    }
}

fn lock_words(reason: LockReason) -> &'static str {
    match reason {
        LockReason::Demand => worded("on demand"),
        LockReason::Idle => worded("after idle minutes"),
        LockReason::OtherTab => worded("with another tab"),
        LockReason::Left => worded("on leaving the page"),
        LockReason::HandedOver => worded("to ask a patient on this device"),
    }
}

fn view_words(view: ViewedAs) -> &'static str {
    match view {
        ViewedAs::Page => worded("page"),
        ViewedAs::Beside => worded("beside the list or in the meeting"),
        ViewedAs::Print => worded("page to print"),
        ViewedAs::MeetingPrint => worded("page to print, for the meeting"),
        ViewedAs::HandOut => worded("hand-out"),
    }
}

fn copied_words(copied: Copied) -> &'static str {
    match copied {
        Copied::ShortNote => worded("short text for the record"),
        Copied::Note => worded("text for the record"),
        Copied::Agenda => worded("agenda of the meeting, as text"),
        Copied::Minutes => worded("minutes of the meeting, as text"),
    }
}

fn key_step_words(step: &KeyStep) -> String {
    match step {
        KeyStep::Begun => worded("begun: every record is to be sealed anew").to_owned(),
        KeyStep::Sealed(count) => {
            say!("{count} sealed anew", count = counted(*count, worded("record"), worded("records")))
        }
        KeyStep::Stopped { at, of } => {
            say!("stopped, {at} of {of} looked through", at, of = counted(*of, worded("record"), worded("records")))
        }
        KeyStep::Done(unread) => {
            let left = match unread.as_slice() {
                [] => String::new(),
                names => say!("; left as they lie, since they can’t be read: {names}", names = names.join(", ")),
            };
            say!("done: every record was read under the new key, and the old one is dropped{left}", left)
        }
    }
}

fn tries_words(failed: u32, hidden: Option<Hidden>) -> String {
    let times = counted(failed as usize, worded("time"), worded("times"));
    let times = match hidden {
        Some(Hidden::Lost) => worded("nobody knows how often").to_owned(),
        Some(Hidden::PutBack) => say!("at least {times}", times),
        None => times,
    };
    let why =
        hidden.map_or_else(String::new, |why| say!(": the count of failed tries was {why}", why = hidden_words(why)));
    say!(
        "{times} since the last that succeeded, wherever a passphrase or recovery key is asked for; by whom isn’t known{why}",
        times,
        why
    )
}
