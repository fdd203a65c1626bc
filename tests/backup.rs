//! The backup file: what was written is read back byte for byte, and whatever happened to it on the way is noticed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::vault::backup::{Backup, BackupError, Reader, Writer};
use anamnesis::vault::envelope::{Unreadable, close, decode};
use anamnesis::words::backup_error_words;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn records() -> Vec<(String, Vec<u8>)> {
    let one = |name: &str, body: &str| (name.to_owned(), contract::bytes(name, 3, body));
    vec![one("audit/000001", "entries"), one("keyring", "keys"), one("patient/0000000000000001", "a chart")]
}

fn file(records: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    Writer::new(records, "2026-03-02T09:41:07Z", "1.0.0").unwrap().flatten().collect()
}

fn read(file: &[u8], piece: usize) -> Result<Backup, BackupError> {
    let mut reader = Reader::default();
    for piece in file.chunks(piece.max(1)) {
        reader.feed(piece)?;
    }
    reader.finish()
}

#[test]
fn the_keyring_comes_first_and_the_manifest_says_what_follows() {
    let backup = read(&file(records()), 1000).unwrap();
    let names: Vec<_> = backup.records.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["keyring", "audit/000001", "patient/0000000000000001"]);
    assert_eq!((backup.manifest.records, backup.manifest.made_at.as_str()), (3, "2026-03-02T09:41:07Z"));
    assert!(read(&file(Vec::new()), 7).unwrap().records.is_empty());
}

#[test]
fn whatever_byte_is_changed_or_missing_or_too_many_is_noticed() {
    let sound = file(records());
    for at in 0..sound.len() {
        let mut changed = sound.clone();
        changed[at] ^= 0x10;
        assert!(read(&changed, 64).is_err(), "byte {at}");
        let cut = read(&sound[..at], 64).unwrap_err();
        assert_eq!(cut, BackupError::Truncated, "cut at {at}");
    }
    assert_eq!(read(&[sound.as_slice(), b"x"].concat(), 64), Err(BackupError::Damaged));
    assert_eq!(read(b"patient_id,name\n", 64), Err(BackupError::Foreign));
    let mut newer = sound;
    newer[8] = 2;
    assert_eq!(read(&newer, 64), Err(BackupError::Newer));
}

/// A record that can't be read is kept in the store as it lies, and so it is in a backup: it may still be repaired. One of which the
/// disk had lost a bit, or the end, once made every backup of its clinic "damaged" as soon as it was read back: nobody could back up
/// any more just when it was most needed.
#[test]
fn a_record_that_was_damaged_before_is_backed_up_as_it_lies() {
    let name = |bits: u64| format!("patient/{bits:016x}");
    let mut flipped = contract::bytes(&name(3), 3, "a chart");
    flipped[30] ^= 1;
    let cut = contract::bytes(&name(4), 3, "a chart")[..20].to_vec();
    let all = vec![(name(2), b"not an envelope".to_vec()), (name(3), flipped), (name(4), cut), (name(5), Vec::new())];
    assert_eq!(read(&file(all.clone()), 9).unwrap().records, all);
}

/// The formats of the trial version were given up. Its backups are refused with a sentence that says what still can be done.
#[test]
fn a_backup_of_the_trial_version_is_refused_as_such() {
    let mut of_trial = records();
    let (name, bytes) = &mut of_trial[1];
    let end = bytes.len() - 4;
    bytes[4] = 1;
    *bytes = close(bytes[..end].to_vec(), &[]);
    assert_eq!(decode(name, bytes, 9), Err(Unreadable::Trial));
    let refused = read(&file(of_trial), 64).unwrap_err();
    assert_eq!(refused, BackupError::Trial);
    assert!(backup_error_words(refused).contains("version 0.1 restores it"), "{refused:?}");
}

/// What it left is copied in the form of its own backups, which it restores; the texts beside the records are in the part that it passes
/// over.
#[test]
fn texts_beside_the_records_are_in_the_manifest_alone() {
    let texts = BTreeMap::from([("anamnesis/settings/preferences".to_owned(), "{}".to_owned())]);
    let with: Vec<u8> =
        Writer::with_texts(records(), texts.clone(), "2026-03-02T09:41:07Z", "0.1.0").unwrap().flatten().collect();
    let backup = read(&with, 64).unwrap();
    assert_eq!((backup.records, backup.manifest.texts), (read(&file(records()), 64).unwrap().records, texts));
    assert!(!String::from_utf8_lossy(&file(records())).contains("texts"));
}

#[test]
fn of_two_records_of_one_name_none_is_taken() {
    let twice = [records(), records()].concat();
    assert_eq!(read(&file(twice), 64), Err(BackupError::Damaged));
}

proptest! {
    #[test]
    fn what_was_written_is_read_back_however_it_is_cut(
        bodies in prop::collection::vec(".{0,200}", 0..40),
        piece in 1usize..5000,
    ) {
        let all: Vec<_> = bodies.iter().enumerate().map(|(i, body)| {
            let name = format!("patient/{i:016x}");
            let bytes = contract::bytes(&name, 1 + i as u64, body);
            (name, bytes)
        }).collect();
        let backup = read(&file(all.clone()), piece).unwrap();
        prop_assert_eq!(backup.records, all);
    }
}
