//! Merging a backup: each patient's journal becomes the union of both, and what is changed, contested or can't come in is listed first.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Change, Command, Deed, Line, Taken, apply};
use anamnesis::exchange::demo::demo_journals;
use anamnesis::exchange::{Incoming, Merge, differing, merge};
use anamnesis::judge::Policy;
use anamnesis::record::{
    Act, Authored, Batch, Chart, Day, Entry, Event, Fact, Id, Instant, Journal, Journals, Key, NewKeys, Note, Patient,
    Points, RecordId, Report, ReportWay, Review, Score, SendingId, Token, Value,
};
use anamnesis::words::difference_words;
use proptest::prelude::*;
use recorded::{charts_of, content, elsewhere, keep, stamp};
use std::sync::Arc;
use told::{entry_of, lines_of};

#[path = "support/recorded.rs"]
mod recorded;
#[path = "support/told.rs"]
mod told;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn demo() -> Journals {
    demo_journals(7, today()).into_iter().map(|journal| (journal.patient(), journal)).collect()
}

/// A clinic as it is open, with what its keeper has.
#[derive(Clone)]
struct Kept {
    clinic: Clinic,
    journals: Journals,
}

impl Kept {
    fn of(journals: Journals) -> Self {
        Self { clinic: Clinic::new(charts_of(&journals), Vec::new(), Policy::default()), journals }
    }

    fn merging(&self, backup: &Self) -> Merge {
        let (charts, own_instruments) = (&backup.clinic.charts, [].as_slice());
        let self_report = (&*backup.clinic.self_report, &*backup.clinic.arrivals);
        let (ours, theirs) = differing(&self.clinic, charts);
        // No more journals than it asks for.
        let of = |all: &Journals, keys: &[Key]| keys.iter().map(|key| (*key, all[key].clone())).collect::<Journals>();
        let journals = &of(&backup.journals, &theirs);
        merge(&self.clinic, &of(&self.journals, &ours), Incoming { charts, journals, own_instruments, self_report })
    }

    fn with(&self, change: &Change) -> Self {
        let mut journals = self.journals.clone();
        keep(&mut journals, change);
        let after = Self { clinic: self.clinic.with(change), journals };
        assert_eq!(charts_of(&after.journals), after.clinic.charts, "what is shown is what a reload shows");
        after
    }

    /// What the audit says of a change.
    fn lines(&self, change: &Change) -> Vec<Line> {
        let journals = self.with(change).journals;
        lines_of(&entry_of(&self.clinic, change, today(), &journals), &journals)
    }

    /// The clinic once the backup is merged.
    fn merged(&self, backup: &Self) -> Self {
        self.with(&apply(&self.clinic, Command::Merge(self.merging(backup).plan), &stamp("Who merges")).unwrap())
    }

    fn contents(&self) -> Vec<Chart> {
        self.clinic.charts.values().map(|chart| content(chart)).collect()
    }

    /// A patient with a score.
    fn scored(&self) -> Arc<Chart> {
        Arc::clone(self.clinic.charts.values().find(|chart| !chart.scores.is_empty()).unwrap())
    }

    fn only(&self, key: Key) -> Self {
        Self::of(Journals::from([(key, self.journals[&key].clone())]))
    }
}

fn edit(chart: &Chart, note: &str) -> Command {
    let was = chart.scores[0].clone();
    let score = Score { note: Note::new(note).unwrap(), ..was.clone() };
    Command::EditScore { patient: chart.patient.key, score, was }
}

#[test]
fn an_empty_clinic_gets_all_of_the_backup_with_the_names_of_who_entered_it() {
    let backup = Kept::of(demo());
    let backup = backup.with(&apply(&backup.clinic, edit(&backup.scored(), "seen"), &stamp("Dr. Example")).unwrap());
    let after = Kept::of(Journals::new()).merged(&backup);
    assert_eq!((&after.clinic.charts, &after.journals), (&backup.clinic.charts, &backup.journals));
    let chart = &after.clinic.charts[&backup.scored().patient.key];
    assert_eq!(chart.entered_by(chart.scores[0].key), Some("Dr. Example"));
    let preview = backup.merging(&backup);
    assert_eq!((preview.same, preview.extended, preview.only_in_backup), (backup.journals.len(), 0, 0));
    assert!(preview.plan.is_empty() && preview.stays_here.is_empty());
}

/// The same answers were taken in on one device and refused on the other: both were called "removed" before merging, and "As it was entered" where
/// one of them had to be chosen.
#[test]
fn answers_that_were_taken_in_here_and_refused_there_are_told_apart() {
    let both = Kept::of(demo());
    let patient = both.scored().patient.key;
    let taken = |refused: Option<&str>| {
        let (authored, received) = (Authored::new(Instant::from_seconds(0), 0).unwrap(), Instant::from_seconds(60));
        let report = Report {
            sending: SendingId([3; 16]),
            token: Some(Token([4; 16])),
            way: ReportWay::Link,
            authored,
            received,
            said_day: None,
            answered: Vec::new(),
            comment: "made up".into(),
            refused: refused.map(str::to_owned),
        };
        Command::TakeIn(vec![Taken { patient, arrival: None, report, scores: Vec::new(), replaced: Vec::new() }])
    };
    let here = both.with(&apply(&both.clinic, taken(None), &stamp("Dr. A")).unwrap());
    let there = both.with(&apply(&both.clinic, taken(Some("not hers")), &elsewhere("Dr. B")).unwrap());
    let preview = here.merging(&there);
    let [one] = preview.contested.as_slice() else { panic!("{preview:?}") };
    let said = difference_words(one, &Clinic::default());
    assert!(said.contains("here answers taken in of 1970-01-01: ") && said.ends_with("refused: not hers"), "{said}");
    assert!(said.contains("in the backup answers refused of 1970-01-01: "), "{said}");
}

/// What was changed on one side after what both had is so on both; what the older side would have is nothing new.
#[test]
fn the_side_that_went_on_from_the_other_is_right_whichever_merges() {
    let older = Kept::of(demo());
    let chart = older.scored();
    let newer = older.with(&apply(&older.clinic, edit(&chart, "typed later"), &elsewhere("Dr. Example")).unwrap());
    assert!(newer.merging(&older).plan.is_empty());
    let preview = older.merging(&newer);
    assert_eq!((preview.extended, preview.changed.len(), preview.contested.len()), (1, 1, 0));
    assert!(
        difference_words(&preview.changed[0], &Clinic::default()).contains("in the backup note typed later"),
        "{:?}",
        preview.changed
    );
    assert_eq!(older.merged(&newer).clinic.charts, newer.clinic.charts);
    // So is what was removed.
    let (patient, score) = (chart.patient.key, chart.scores[0].clone());
    let without = older.with(&apply(&older.clinic, Command::DeleteScore { patient, score }, &elsewhere("")).unwrap());
    let preview = older.merging(&without);
    assert_eq!(
        (
            preview.changed.len(),
            difference_words(&preview.changed[0], &Clinic::default()).ends_with("in the backup removed")
        ),
        (1, true)
    );
    assert_eq!(older.merged(&without).clinic.charts, without.clinic.charts);
}

/// Deleted here and edited there: the preview had nothing under "here", and the deletion under the backup.
#[test]
fn what_was_removed_here_is_not_said_of_the_backup() {
    let both = Kept::of(demo());
    let chart = both.scored();
    let (patient, score) = (chart.patient.key, chart.scores[0].clone());
    let here = both.with(&apply(&both.clinic, Command::DeleteScore { patient, score }, &stamp("Dr. A")).unwrap());
    let there = both.with(&apply(&both.clinic, edit(&chart, "typed there"), &elsewhere("Dr. B")).unwrap());
    let preview = here.merging(&there);
    let [one] = preview.contested.as_slice() else { panic!("{preview:?}") };
    let said = difference_words(one, &Clinic::default());
    assert!(said.contains(": here removed; in the backup ") && said.contains("typed there"), "{said}");
}

/// Both edited one score without knowing of each other: nobody's text goes, and both see the same, whoever merges whom.
#[test]
fn two_versions_of_one_score_are_both_kept_until_a_person_chooses() {
    let both = Kept::of(demo());
    let chart = both.scored();
    let (patient, record) = (chart.patient.key, RecordId::Score(chart.scores[0].key));
    let here = both.with(&apply(&both.clinic, edit(&chart, "typed here"), &stamp("Dr. A")).unwrap());
    let there = both.with(&apply(&both.clinic, edit(&chart, "typed there"), &elsewhere("Dr. B")).unwrap());
    let preview = here.merging(&there);
    let [one] = preview.contested.as_slice() else { panic!("{preview:?}") };
    let said = difference_words(one, &Clinic::default());
    let (ours, theirs) = said.split_once("; in the backup").unwrap();
    assert!(ours.contains("typed here") && theirs.contains("typed there"), "{said}");
    // A merge that left what showed as it was once stood in the audit as nothing.
    let change = apply(&here.clinic, Command::Merge(preview.plan), &stamp("Who merges")).unwrap();
    let told = here.lines(&change);
    let contested = |line: &Line| matches!(&line.after, Some(Value::Tally(tally)) if tally.contested.added == 1);
    assert!(told.len() >= 2 && told[..2].iter().all(contested), "{told:?}");
    let merged = here.merged(&there);
    assert_eq!(merged.clinic.charts, there.merged(&here).clinic.charts);
    let contested: Vec<_> = merged.clinic.charts[&patient].recorded.contested().cloned().collect();
    assert_eq!(contested.iter().map(|one| one.record).collect::<Vec<_>>(), [record]);
    // Another edit of the one that shows hides the other no more than the merge did.
    let shown = &merged.clinic.charts[&patient];
    let edited = merged.with(&apply(&merged.clinic, edit(shown, "typed on"), &stamp("Dr. A")).unwrap());
    assert_eq!(edited.clinic.charts[&patient].recorded.contested().count(), 1);
    // Whichever is chosen holds, on the other device too once it gets it; and the choice can be taken back.
    for version in &contested[0].versions {
        let choose = Command::Choose { patient, record, version: version.event };
        let change = apply(&merged.clinic, choose, &stamp("Dr. C")).unwrap();
        // The version that shows already was once kept without a word in the audit, and the other one's text was gone from the page.
        let [line] = merged.lines(&change).try_into().unwrap_or_else(|all| panic!("{all:?}"));
        let [was, is] = [&line.before, &line.after].map(|value| format!("{value:?}"));
        let (typed, other) = if is.contains("typed here") { ("here", "there") } else { ("there", "here") };
        assert!(line.deed == Deed::Changed && is.contains(typed) && was.contains(other), "{line:?}");
        let chosen = merged.with(&change);
        let chart = &chosen.clinic.charts[&patient];
        let Fact::Score(score) = &version.fact else { panic!("{version:?}") };
        assert_eq!((chart.recorded.parallel.len(), &chart.scores[0]), (0, score));
        assert_eq!(there.merged(&chosen).clinic.charts, chosen.clinic.charts);
        let inverse = change.inverse(&chosen.clinic, &stamp("Dr. C")).unwrap().unwrap();
        assert_eq!(chosen.lines(&inverse).len(), 1);
        let undone = chosen.with(&inverse);
        assert_eq!(undone.contents(), merged.contents());
    }
    // Deleted, it is gone with both.
    let delete = Command::DeleteScore { patient, score: shown.scores[0].clone() };
    let deleted = merged.with(&apply(&merged.clinic, delete, &stamp("Dr. A")).unwrap());
    assert!(deleted.clinic.charts[&patient].recorded.origin(record).is_none());
}

/// Undoing a merge must not reach the device that the events came from: there they were meant.
#[test]
fn an_undone_merge_takes_nothing_back_where_it_was_entered() {
    let here = Kept::of(demo());
    let there = here.with(&apply(&here.clinic, edit(&here.scored(), "typed there"), &elsewhere("Dr. B")).unwrap());
    let change = apply(&here.clinic, Command::Merge(here.merging(&there).plan), &stamp("Who merges")).unwrap();
    let merged = here.with(&change);
    let undone = merged.with(&change.inverse(&merged.clinic, &stamp("Who merges")).unwrap().unwrap());
    assert_eq!((&undone.clinic.charts, &undone.journals), (&here.clinic.charts, &here.journals));
    assert_eq!(there.merged(&undone).clinic.charts, there.clinic.charts);
}

/// The same patient was once entered in two browsers: two keys, one number. Their records belong into one chart.
#[test]
fn a_patient_of_another_key_and_the_same_number_is_the_same_patient() {
    let backup = Kept::of(demo());
    let other = backup.clinic.charts.values().find(|chart| chart.sessions.len() > 1).unwrap();
    let patient = Patient { key: Key::from_bits(42), ..other.patient.clone() };
    let (batch, _) = Chart::new(patient).changed_from(None, &elsewhere(""), NewKeys::AsTheyAre).unwrap().unwrap();
    let here = Kept::of(Journals::from([(Key::from_bits(42), Journal::of(Key::from_bits(42), vec![batch]).unwrap())]));
    let one = backup.only(other.patient.key);
    let after = here.merged(&one);
    assert_eq!(after.clinic.charts.len(), 1);
    let chart = &after.clinic.charts[&Key::from_bits(42)];
    assert_eq!((&chart.sessions, chart.recorded.contested().count()), (&other.sessions, 0));
    assert!(after.merging(&one).plan.is_empty());
}

/// The same files were read in two browsers: the same records under other keys. Nothing comes twice; where they differ, what is here stays.
#[test]
fn what_was_entered_on_both_sides_comes_once() {
    let backup = Kept::of(demo());
    let renamed = |chart: &Arc<Chart>| {
        let mut chart = Chart::clone(chart);
        chart.sessions.iter_mut().for_each(|one| one.key = Key::from_bits(!one.key.bits()));
        chart.scores.iter_mut().for_each(|one| one.key = Key::from_bits(!one.key.bits()));
        chart.reviews.clear();
        let (batch, _) = chart.changed_from(None, &elsewhere(""), NewKeys::AsTheyAre).unwrap().unwrap();
        batch
    };
    let journal = |chart: &Arc<Chart>| Journal::of(chart.patient.key, vec![renamed(chart)]).unwrap();
    let here = Kept::of(backup.clinic.charts.iter().map(|(key, chart)| (*key, journal(chart))).collect());
    let preview = here.merging(&backup);
    assert_eq!((preview.sessions, preview.scores, preview.stays_here.len()), (0, 0, 0));
    let here = here.with(&apply(&here.clinic, edit(&here.scored(), "typed here"), &stamp("")).unwrap());
    let preview = here.merging(&backup);
    assert_eq!((preview.scores, preview.stays_here.len()), (0, 1));
    assert!(
        difference_words(&preview.stays_here[0], &Clinic::default()).contains("typed here; in"),
        "{:?}",
        preview.stays_here
    );
    let after = here.merged(&backup);
    assert_eq!(after.scored().scores, here.scored().scores);
    assert!(after.merging(&backup).plan.is_empty());
}

#[test]
fn a_score_that_does_not_fit_its_instrument_here_is_left_out_in_sight() {
    let mut backup = demo();
    let chart = Kept::of(backup.clone()).scored();
    let first = Score { value: Points::new(4711.0).unwrap(), ..chart.scores[0].clone() };
    let journal = backup.remove(&chart.patient.key).unwrap();
    let changed = |event: &Event| match &event.fact {
        Fact::Score(score) if score.key == first.key => Event { fact: Fact::Score(first.clone()), ..event.clone() },
        _ => event.clone(),
    };
    let off = |batch: &Batch| {
        Batch::new(batch.first(), Arc::clone(batch.made()), batch.events().iter().map(changed).collect()).unwrap()
    };
    let journal = Journal::of(chart.patient.key, journal.batches().iter().map(off).collect()).unwrap();
    backup.insert(chart.patient.key, journal);
    let (empty, backup) = (Kept::of(Journals::new()), Kept::of(backup));
    let preview = empty.merging(&backup);
    assert_eq!(preview.stays_here.len(), 1);
    let all: usize = backup.clinic.charts.values().map(|chart| chart.scores.len()).sum();
    assert_eq!(preview.scores, all - 1);
    let after = empty.merged(&backup);
    assert!(after.merging(&backup).plan.is_empty());
    // What wasn't taken over wasn't seen either, should it come later.
    let known = &after.clinic.charts[&chart.patient.key].recorded.known;
    assert!(
        !known.contains(
            backup.clinic.charts[&chart.patient.key].recorded.origin(RecordId::Score(first.key)).unwrap().event
        )
    );
}

/// A backup in which somebody renumbered a patient to a number that another one got here in the meantime.
#[test]
fn a_number_that_is_another_patients_here_is_left_out_and_the_rest_comes() {
    let both = Kept::of(demo());
    let patients: Vec<Patient> = both.clinic.charts.values().take(2).map(|chart| chart.patient.clone()).collect();
    let renumber = |kept: &Kept, patient: &Patient, number: &str, by| {
        let new = Patient { number: Id::new(number).unwrap(), ..patient.clone() };
        let command = Command::EditPatient { patient: new, was: patient.clone() };
        kept.with(&apply(&kept.clinic, command, &by).unwrap())
    };
    let here = renumber(&both, &patients[0], "NEW", stamp(""));
    let there = renumber(&both, &patients[1], "NEW", elsewhere(""));
    let preview = here.merging(&there);
    assert_eq!((preview.plan.charts.len(), preview.stays_here.len()), (0, 1));
    assert!(
        difference_words(&preview.stays_here[0], &Clinic::default())
            .contains("here not taken over: another patient has this number"),
        "{:?}",
        preview.stays_here
    );
}

/// The last review and the last comment count: one of the backup that is older than what is here must not take their place.
#[test]
fn an_older_review_or_entry_of_the_backup_does_not_come_last() {
    let key = *demo().keys().next().unwrap();
    let day = |text| Day::parse_iso(text).unwrap();
    let mut whole = Kept::of(demo()).only(key);
    let mut steps = Vec::new();
    for (n, day) in (1u64..).zip(["2026-10-01", "2026-10-08", "2026-10-15"].map(day)) {
        let seen = whole.clinic.charts[&key].recorded.known.clone();
        let review = Review { key: Key::from_bits(n), day, by: "Dr. Example".to_owned(), note: String::new(), seen };
        let act = Act::Commented { text: "c".to_owned() };
        let entry = Entry { key: Key::from_bits(10 + n), day, by: "Dr. Example".to_owned(), corrects: None, act };
        for command in [Command::MarkReviewed { patient: key, review }, Command::Enter { patient: key, entry }] {
            let change = apply(&whole.clinic, command, &stamp("")).unwrap();
            whole = whole.with(&change);
            steps.push(change.charts[0].key);
        }
    }
    // Here the second review and the first comment never arrived.
    let late = [RecordId::Review(Key::from_bits(2)), RecordId::Entry(Key::from_bits(11))];
    let part =
        whole.journals[&key].clone().filtered(|_, event| event.fact.record().is_none_or(|one| !late.contains(&one)));
    let here = Kept::of(Journals::from([(key, part)]));
    assert_eq!(here.merged(&whole).clinic.charts, whole.clinic.charts);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn both_sides_end_with_the_same_and_a_second_merge_changes_nothing(here in prop::collection::vec(any::<u8>(), 60), there in prop::collection::vec(any::<u8>(), 60)) {
        // Each side has only some of the clinic's events.
        let some = |kept: &[u8]| -> Kept {
            let part = demo().into_iter().zip(kept.iter().cycle()).filter(|(_, kept)| *kept % 5 != 0).map(|((key, journal), kept)| {
                let is_kept = |n: u32| !(n + u32::from(*kept)).is_multiple_of(3);
                (key, journal.filtered(|id, event| matches!(event.fact, Fact::Patient(_)) || is_kept(id.number())))
            });
            Kept::of(part.collect())
        };
        let (ours, theirs) = (some(&here), some(&there));
        let (after, other) = (ours.merged(&theirs), theirs.merged(&ours));
        prop_assert_eq!(&after.journals, &other.journals);
        prop_assert_eq!(&after.clinic.charts, &other.clinic.charts);
        for side in [&ours, &theirs] {
            for chart in side.clinic.charts.values() {
                let now = &after.clinic.charts[&chart.patient.key];
                prop_assert!(chart.scores.iter().all(|s| now.score(s.key) == Some(s)));
                prop_assert!(chart.sessions.iter().all(|s| now.session(s.key) == Some(s)));
                prop_assert!(chart.reviews.iter().all(|one| now.reviews.contains(one)));
            }
        }
        prop_assert!(after.merging(&theirs).plan.is_empty());
        prop_assert!(after.merging(&ours).plan.is_empty());
    }
}
