//! A backup as a clinic: as it is, or as it stood at the end of an earlier day. Tables say nothing of when their rows were recorded, and hold
//! neither what was there before an edit nor what was deleted since; the journals of a backup do.

use super::args::Flags;
use super::notes::tell;
use crate::caseload::{Clinic, Doubts, LookingBack};
use crate::exchange::ImportOptions;
use crate::record::{Day, Instant};
use crate::vault::backup::Reader;
use crate::vault::crypto::Stretching;
use crate::vault::rust_crypto::RustCrypto;
use crate::vault::{KEYRING, Keeper, Keyring, MemoryStore};
use crate::words::{backup_error_words, counted, keyring_error_words, store_error_words};
use chrono::{Local, NaiveTime, TimeDelta, TimeZone};
use std::fs;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Nothing is sealed here, so that no passphrase is ever stretched anew.
const CRYPTO: RustCrypto = RustCrypto { stretching: Stretching::Pbkdf2Sha256 { rounds: 1 } };

/// Opens the backup with the secret on standard input, and says with the clinic who in it isn't judged.
///
/// # Errors
/// It can't be read whole, or doesn't open; a line each.
pub(super) fn read(flags: &Flags) -> Result<(Clinic, Doubts), String> {
    let name = flags.folder.display();
    if flags.options != ImportOptions::default() || !flags.without.is_empty() {
        return Err(format!(
            "{name}: a backup has no tables, so there is nothing that an option about tables could settle.\n"
        ));
    }
    let bytes = fs::read(&flags.folder).map_err(|error| format!("{name}: {error}\n"))?;
    let mut reader = Reader::default();
    let backup = reader.feed(&bytes).and_then(|()| reader.finish());
    let backup = backup.map_err(|error| format!("{name}: {}\n", backup_error_words(error)))?;
    let keyring = backup.records.iter().find(|(name, _)| name == KEYRING).and_then(|(_, bytes)| Keyring::read(bytes));
    let keyring = keyring.ok_or_else(|| format!("{name}: the list of who may open it can’t be read.\n"))?;
    let secret = secret(flags.by.is_some())?;
    pollster::block_on(async {
        let unlocked = match &flags.by {
            Some(who) => keyring.unlock(&CRYPTO, &normalized(who), &normalized(&secret)).await,
            None => keyring.recover(&CRYPTO, &secret).await,
        };
        let key = unlocked.map_err(|error| format!("{name}: {}\n", keyring_error_words(error)))?.key;
        let sealing = keyring.sealing(&CRYPTO, key).await;
        let store = MemoryStore::of(backup.records.clone());
        let (keeper, opened) = Keeper::of(store, sealing, backup.records).await;
        let unread = opened.damaged.iter().filter(|damaged| !damaged.is_accepted).count() + opened.newer.len();
        if unread > 0 {
            return Err(format!(
                "{name}: {} can’t be read, damaged or of a newer version. A table made from part of the data would be false reassurance: open the backup on the page to see which.\n",
                counted(unread, "record", "records")
            ));
        }
        let doubts = Doubts::of(&opened.undecided);
        if !opened.undecided.is_empty() {
            tell(&format!(
                "{name}: audit and records don’t agree; whoever isn’t judged for that has one row, with the reason in the place of the state."
            ));
        }
        let clinic = Clinic::new(opened.charts, opened.own_instruments, opened.policy.unwrap_or_default());
        let Some(day) = flags.recorded_by else { return Ok((clinic, doubts)) };
        let mut looking = LookingBack::begin(None, (day, end_of(day)), Arc::new(clinic));
        let journals = keeper.journals(&looking.take_next(usize::MAX)).await;
        looking.found(journals.map_err(|error| format!("{name}: {}\n", store_error_words(&error)))?);
        let past = looking.finish();
        if past.entered_later() > 0 {
            tell(&format!("{} entered after {day}: not judged.", counted(past.entered_later(), "patient", "patients")));
        }
        Ok((Clinic::clone(past.clinic()), doubts))
    })
}

/// The last second of a day here, by the same rules as a browser's.
fn end_of(day: Day) -> Instant {
    let midnight = day.plus(1).date().and_time(NaiveTime::MIN);
    // Where clocks are put forward at midnight there is none: the day begins an hour after the evening's last.
    let hour = TimeDelta::hours(1);
    let evening = || Local.from_local_datetime(&(midnight - hour)).latest().map(|evening| evening + hour);
    let next = Local.from_local_datetime(&midnight).earliest().or_else(evening);
    next.map_or_else(|| Instant::start_of(day.plus(1)), |next| Instant::from_seconds(next.timestamp() - 1))
}

/// The passphrase or the recovery key: the first line of standard input, which a terminal doesn't show.
fn secret(is_passphrase: bool) -> Result<String, String> {
    let input = io::stdin();
    if input.is_terminal() {
        let what = if is_passphrase { "passphrase" } else { "recovery key" };
        tell(&format!("Type the {what}. It doesn’t show while you type."));
        return rpassword::read_password().map_err(|error| format!("The terminal can’t be read: {error}\n"));
    }
    let mut line = String::new();
    input.read_line(&mut line).map_err(|error| format!("Standard input can’t be read: {error}\n"))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Names and passphrases as the page compares them.
fn normalized(text: &str) -> String {
    text.trim().nfkc().collect()
}
