//! To what something was done, or how, in words.

use super::super::mismatch::{break_words, hidden_words, holding_words, mismatch_state};
use crate::record::{
    BackupPlace, CameFrom, Copied, EntryKind, Hidden, Holding, KeyStep, Line, LockReason, NewRecoveryKey, ViewedAs,
    What, counted,
};

/// To what a line of the audit says that something was done, or how; empty where the deed says all.
pub fn what_words(line: &Line) -> String {
    let what = which_words(&line.what);
    if line.undo { what + ", by undo" } else { what }
}

/// Which record it is: "score promis-cf of 2026-03-02"; or how something was done.
pub fn which_words(what: &What) -> String {
    let fixed = match what {
        What::Patient(number) => return format!("patient {number}"),
        What::Session(day) => return format!("session of {day}"),
        What::Score { instrument, day } => return format!("score {instrument} of {day}"),
        What::Flag(instrument) => return instrument.to_string(),
        What::OwnInstrument(id) => return format!("own instrument {id}"),
        What::File(name) | What::Clinician(name) => return name.clone(),
        What::NewPassphraseOf(name) => return format!("{name} has a new passphrase"),
        What::HandedOver(name) => return format!("{name}, drawn and handed over"),
        What::KeyChange(step) => return key_step_words(step),
        What::Tries { failed, hidden } => return tries_words(*failed, *hidden),
        What::Stored { holding: Holding::Patient(_), kind } => mismatch_state(*kind),
        What::Stored { holding, kind } => return format!("{}: {}", holding_words(holding), mismatch_state(*kind)),
        What::Break(one) => return break_words(one),
        What::Unvouched(count) => {
            return format!("{} that nothing vouched for, as they lie", counted(*count, "record"));
        }
        What::Nothing => "",
        What::Review => "review",
        What::Entry(kind) => entry_kind_words(*kind),
        What::Standing => "state under the changed rules",
        What::Rules => "rules",
        What::IdleMinutes => "idle minutes until the clinic locks",
        What::Charts(CameFrom::Files) => "files",
        What::Charts(CameFrom::Backup) => "backup",
        What::Charts(CameFrom::DemoClinic) | What::DemoClinic => "demo clinic",
        What::NewClinic => "new clinic",
        What::Locked(reason) => lock_words(*reason),
        What::Viewed(view) => view_words(*view),
        What::Copied(copied) => copied_words(*copied),
        What::BackedUp(BackupPlace::Download) => "download",
        What::BackedUp(BackupPlace::Folder) => "chosen folder",
        What::BackupInPlace => "backup, in place of what was here",
        What::Clock => "this computer’s day, though the record goes on beyond it",
        What::Stronger => "kept in a stronger way, the passphrase stays the same",
        What::RecoveryKey(NewRecoveryKey::InPlaceOfUsed) => "in place of the one that was used",
        What::RecoveryKey(NewRecoveryKey::OldIsVoid) => "the one before opens nothing any more",
    };
    fixed.to_owned()
}

const fn entry_kind_words(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Decision => "decision",
        EntryKind::Comment => "comment",
        EntryKind::PuttingOff => "putting off",
        EntryKind::Correction => "correction",
        EntryKind::Withdrawal => "withdrawal",
    }
}

const fn lock_words(reason: LockReason) -> &'static str {
    match reason {
        LockReason::Demand => "on demand",
        LockReason::Idle => "after idle minutes",
        LockReason::OtherTab => "with another tab",
        LockReason::Left => "on leaving the page",
    }
}

const fn view_words(view: ViewedAs) -> &'static str {
    match view {
        ViewedAs::Page => "page",
        ViewedAs::Beside => "beside the list or in the meeting",
        ViewedAs::Print => "page to print",
        ViewedAs::MeetingPrint => "page to print, for the meeting",
        ViewedAs::HandOut => "hand-out",
    }
}

const fn copied_words(copied: Copied) -> &'static str {
    match copied {
        Copied::ShortNote => "short text for the record",
        Copied::Note => "text for the record",
        Copied::Agenda => "agenda of the meeting, as text",
        Copied::Minutes => "minutes of the meeting, as text",
    }
}

fn key_step_words(step: &KeyStep) -> String {
    match step {
        KeyStep::Begun => "begun: every record is to be sealed anew".to_owned(),
        KeyStep::Sealed(count) => format!("{} sealed anew", counted(*count, "record")),
        KeyStep::Stopped { at, of } => format!("stopped, {at} of {} looked through", counted(*of, "record")),
        KeyStep::Done(unread) => {
            let left = match unread.as_slice() {
                [] => String::new(),
                names => format!("; left as they lie, since they can’t be read: {}", names.join(", ")),
            };
            format!("done: every record was read under the new key, and the old one is dropped{left}")
        }
    }
}

fn tries_words(failed: u32, hidden: Option<Hidden>) -> String {
    let times = counted(failed as usize, "time");
    let times = match hidden {
        Some(Hidden::Lost) => "nobody knows how often".to_owned(),
        Some(Hidden::PutBack) => format!("at least {times}"),
        None => times,
    };
    let why = hidden.map_or_else(String::new, |why| format!(": the count of failed tries was {}", hidden_words(why)));
    format!(
        "{times} since the last that succeeded, wherever a passphrase or recovery key is asked for; by whom isn’t known{why}"
    )
}
