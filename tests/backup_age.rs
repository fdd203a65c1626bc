//! How old a backup is said to be, when another is asked for, and what it is called.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::{AuditEntry, AuditView, BackupAge, Deed, Line, backup_name, last_written};
use anamnesis::record::{Day, Value, What};
use anamnesis::words::backup_age_words;

fn view(deeds: &[(&str, Deed)]) -> AuditView {
    let entry = |(at, deed): &(&str, Deed)| AuditEntry {
        number: 1,
        at: (*at).to_owned(),
        by: "A".to_owned(),
        lines: vec![Line::new(*deed, What::Nothing)],
        writes: Vec::new(),
        accepts: Vec::new(),
        hash: String::new(),
    };
    AuditView { entries: deeds.iter().map(entry).collect(), ..AuditView::default() }
}

fn on(day: &str) -> Day {
    Day::parse_iso(day).unwrap()
}

/// The words, and whether it is due.
fn age(deeds: &[(&str, Deed)], today: &str) -> (String, bool) {
    let age = BackupAge::of(&view(deeds), on(today));
    (backup_age_words(age), age.is_due())
}

#[test]
fn the_age_of_the_last_backup_is_counted_in_days() {
    let made = ("2026-03-01T09:00:00Z", Deed::BackedUp);
    let said = |today| age(&[made], today).0;
    assert_eq!(said("2026-03-01"), "Backed up today");
    assert_eq!(said("2026-03-02"), "Backed up yesterday");
    assert_eq!(said("2026-04-01"), "Backed up 31 days ago");
    // West of Greenwich the clinic's own day may still be the one before.
    assert_eq!(said("2026-02-28"), "Backed up today");
    assert_eq!(age(&[("2026-03-01T09:00:00Z", Deed::Sealed)], "2026-04-01"), ("Never backed up".to_owned(), false));
}

#[test]
fn a_backup_is_asked_for_when_it_is_old_and_something_has_changed() {
    let made = ("2026-03-01T09:00:00Z", Deed::BackedUp);
    let entered = ("2026-03-01T10:00:00Z", Deed::Entered);
    assert_eq!(age(&[made], "2026-06-01"), ("Backed up 92 days ago".to_owned(), false), "nothing has changed");
    assert_eq!(age(&[made, entered], "2026-03-07"), ("Backed up 6 days ago, changed since".to_owned(), false));
    assert_eq!(age(&[made, entered], "2026-03-08"), ("Backed up 7 days ago, changed since".to_owned(), true));
    assert_eq!(age(&[entered], "2026-03-01"), ("Never backed up".to_owned(), false), "begun today");
    assert_eq!(age(&[entered], "2026-03-02"), ("Never backed up".to_owned(), true));
}

// Once the clinic's key was changed, the last backup opens only with passphrases that nobody is to use any more.
#[test]
fn after_a_change_of_the_key_a_backup_is_due_at_once() {
    let made = ("2026-03-01T09:00:00Z", Deed::BackedUp);
    let changed = ("2026-03-01T10:00:00Z", Deed::KeyChanged);
    let old = "Backed up today, with the clinic’s old key";
    assert_eq!(age(&[made, changed], "2026-03-01"), (old.to_owned(), true));
    let anew = ("2026-03-01T11:00:00Z", Deed::BackedUp);
    assert_eq!(age(&[made, changed, anew], "2026-03-01"), ("Backed up today".to_owned(), false));
    assert_eq!(age(&[changed], "2026-03-01"), ("Never backed up".to_owned(), true));
}

// “Never backed up”, the header said after a restore: the backup that had just been read holds all that is here.
#[test]
fn after_a_restore_its_backup_is_the_one_that_counts() {
    let restored = |made_at: Option<&str>| AuditEntry {
        lines: vec![Line {
            after: made_at.map(|made_at| Value::Instant(made_at.to_owned())),
            ..Line::new(Deed::Restored, What::BackupInPlace)
        }],
        ..view(&[("2026-03-04T09:00:00Z", Deed::Restored)]).entries[0].clone()
    };
    let mut audit = view(&[("2026-03-01T08:00:00Z", Deed::Entered)]);
    audit.entries.push(restored(Some("2026-03-01T09:00:00Z")));
    let age = BackupAge::of(&audit, on("2026-03-04"));
    assert_eq!((backup_age_words(age).as_str(), age.is_due()), ("Restored from a backup made 3 days ago", false));
    audit.entries.extend(view(&[("2026-03-04T10:00:00Z", Deed::Entered)]).entries);
    let age = BackupAge::of(&audit, on("2026-03-08"));
    assert_eq!(backup_age_words(age), "Restored from a backup made 7 days ago, changed since");
    assert!(age.is_due());
    // Entries of earlier versions don't say of when it was.
    let audit = AuditView { entries: vec![restored(None)], ..AuditView::default() };
    assert_eq!(backup_age_words(BackupAge::of(&audit, on("2026-03-04"))), "Restored from a backup made today");
    // One that was made here afterwards counts as such.
    let made = ("2026-03-05T09:00:00Z", Deed::BackedUp);
    let audit = AuditView { entries: [audit.entries, view(&[made]).entries].concat(), ..AuditView::default() };
    assert_eq!(backup_age_words(BackupAge::of(&audit, on("2026-03-05"))), "Backed up today");
}

// The preview of a restore judged the two by the latest day of anything in them, so that a session planned for next year made an old
// backup look newer than the clinic.
#[test]
fn how_fresh_records_are_is_when_the_last_of_them_was_entered() {
    let audit = view(&[
        ("2026-03-01T09:00:00Z", Deed::Entered),
        ("2026-03-02T09:00:00Z", Deed::Imported),
        ("2026-03-03T09:00:00Z", Deed::Viewed),
        ("2026-03-04T09:00:00Z", Deed::BackedUp),
    ]);
    assert_eq!(last_written(&audit.entries), Some("2026-03-02T09:00:00Z"));
    assert_eq!(last_written(&view(&[("2026-03-03T09:00:00Z", Deed::Viewed)]).entries), None);
}

// An older backup was put in the clinic's place by mistake, and within the hour the folder's file of that day, the only copy of the fuller
// clinic, was overwritten by what had been restored.
#[test]
fn what_is_made_after_a_restore_does_not_take_the_place_of_what_was_made_before() {
    let made = ("2026-03-02T09:00:00Z", Deed::BackedUp);
    let restored = ("2026-03-02T14:30:05Z", Deed::Restored);
    let name = |deeds: &[(&str, Deed)], today| backup_name("1a2b3c4d", &view(deeds), on(today));
    assert_eq!(name(&[made], "2026-03-02"), "anamnesis-1a2b3c4d-2026-03-02");
    let after = name(&[made, restored], "2026-03-02");
    assert_eq!(after, "anamnesis-1a2b3c4d-2026-03-02-restored-20260302T143005Z");
    // Nor does one that is made after a second one.
    let again = ("2026-03-02T15:00:00Z", Deed::Restored);
    assert_ne!(name(&[made, restored, again], "2026-03-02"), after);
    assert_eq!(name(&[made, restored], "2026-03-05"), "anamnesis-1a2b3c4d-2026-03-05");
}
