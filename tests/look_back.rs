//! Looking back: from journals that went on, the clinic as it stood at an earlier instant.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::{Book, Clinic, LookBack, LookingBack, PlanOfClinic};
use anamnesis::exchange::flags_csv;
use anamnesis::judge::Policy;
use anamnesis::record::{Batch, Charts, Day, Instant, Journal, Journals, Key};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::sync::Arc;

#[path = "support/any_chart.rs"]
mod any_chart;
#[path = "support/any_journal.rs"]
mod any_journal;

const DAY: Day = Day::FIRST;

fn charts(journals: &Journals) -> Charts {
    journals.iter().filter_map(|(key, journal)| Some((*key, Arc::new(journal.fold(None)?)))).collect()
}

fn clinic(journals: &Journals) -> Arc<Clinic> {
    Arc::new(Clinic::new(charts(journals), Vec::new(), Policy::default()))
}

/// The journals of those patients, as a store gives them.
fn fetched(journals: &Journals, keys: &[Key]) -> Journals {
    keys.iter().filter_map(|key| Some((*key, journals.get(key)?.clone()))).collect()
}

/// Looks back as the page does, so many journals at once; also how many journals it took.
fn looked_back(before: Option<&LookBack>, journals: &Journals, now: &Arc<Clinic>, until: Instant) -> (LookBack, usize) {
    let mut looking = LookingBack::begin(before, (DAY, until), Arc::clone(now));
    let needed = looking.left().1;
    loop {
        let keys = looking.take_next(2);
        if keys.is_empty() {
            assert_eq!(looking.left().0, 0);
            return (looking.finish(), needed);
        }
        looking.found(fetched(journals, &keys));
    }
}

fn stood_at(journals: &Journals, until: Instant) -> Journals {
    let batches = |journal: &Journal| -> Vec<Batch> { journal.until(until).to_vec() };
    journals.iter().map(|(key, journal)| (*key, Journal::of(*key, batches(journal)).unwrap())).collect()
}

/// Of patients who are there: one whose journal says nothing of whose it is can't be stored.
fn any_journals() -> impl Strategy<Value = Journals> {
    let is_there = |journal: &Journal| journal.fold(None).is_some();
    vec(any_journal::journal(), 0..7)
        .prop_map(move |all| all.into_iter().filter(is_there).map(|journal| (journal.patient(), journal)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// The clinic of the events up to an instant, and what is seen when one looks back to it from all of them, are the same: charts, with who
    /// is absent, what is contested and who entered it, the judgement, and the exported flags.
    #[test]
    fn looking_back_from_later_shows_the_clinic_as_it_stood(journals in any_journals(), at in 0i64..9_000_000_000) {
        let until = Instant::from_seconds(at);
        let (now, then) = (clinic(&journals), clinic(&stood_at(&journals, until)));
        let (looked, _) = looked_back(None, &journals, &now, until);
        prop_assert_eq!(looked.clinic(), &then);
        prop_assert_eq!(looked.entered_later(), now.charts.len() - then.charts.len());
        let day = DAY.plus(46_000);
        let book = |clinic: &Clinic| {
            Book::next(None, &clinic.charts, (&clinic.instruments, &clinic.policy, &PlanOfClinic::default()), (&Arc::default(), &Arc::default()), day)
        };
        prop_assert_eq!(book(looked.clinic()).rows, book(&then).rows);
        let flags = |clinic: &Clinic| flags_csv(&clinic.charts, &clinic.instruments, &clinic.policy, day);
        prop_assert_eq!(flags(looked.clinic()), flags(&then));
    }

    /// What another tab adds, changes or erases meanwhile gives the same as looking back anew, and only what changed is read again.
    #[test]
    fn a_look_back_that_is_followed_up_is_one_that_is_made_anew(
        before in any_journals(), more in any_journals(), at in 0i64..9_000_000_000,
    ) {
        let until = Instant::from_seconds(at);
        let earlier = clinic(&before);
        let (looked, _) = looked_back(None, &before, &earlier, until);
        let mut after = before.clone();
        let gone = after.keys().next().copied();
        after.retain(|key, _| Some(*key) != gone);
        after.extend(more.clone());
        let changes = charts(&more).into_iter().map(|(key, chart)| (key, Some(chart)));
        let now = Arc::new(earlier.updated(gone.map(|key| (key, None)).into_iter().chain(changes), None, None));
        let (followed, needed) = looked_back(Some(&looked), &after, &now, until);
        let (anew, _) = looked_back(None, &after, &now, until);
        prop_assert_eq!(followed.clinic(), anew.clinic());
        prop_assert!(needed <= more.len());
    }
}

/// Nobody's journal is read whose last event is of that day or before: most of a clinic's, where one looks back a few days.
#[test]
fn what_has_not_changed_since_is_not_read_again() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let tree = any_journals().new_tree(&mut runner).unwrap();
    let journals = tree.current();
    let now = clinic(&journals);
    let (looked, needed) = looked_back(None, &Journals::new(), &now, Instant::from_seconds(i64::MAX));
    assert_eq!((looked.clinic(), needed), (&now, 0));
    let (none, _) = looked_back(None, &journals, &now, Instant::from_seconds(-1));
    assert_eq!((none.clinic().charts.len(), none.entered_later()), (0, now.charts.len()));
}
