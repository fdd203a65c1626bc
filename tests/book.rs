//! The book of judgements: a change costs only what it touches, and never shows anything else than judging everyone anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use anamnesis::caseload::{Book, Clinic, Doubts, PlanOfClinic};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::Policy;
use anamnesis::record::{Charts, Day, InstrumentSet};
use proptest::prelude::*;
use std::sync::Arc;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn charts() -> Charts {
    demo_clinic(7, today()).into_iter().map(|c| (c.patient.key, Arc::new(c))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Patients deleted, added, edited and left alone, with or without another day or policy.
    #[test]
    fn the_next_book_equals_judging_everyone_anew_and_takes_over_who_did_not_change(
        acts in prop::collection::vec(0..4u8, 60), days in 0..2i32, window in 28..30i32,
    ) {
        let (all, instruments) = (charts(), Arc::new(InstrumentSet::built_in()));
        let (policy, next_policy) = (Policy::default(), Policy { window_days: window, ..Policy::default() });
        let act_on: Vec<_> = all.keys().copied().zip(acts).collect();
        let mut before = all.clone();
        let mut after = all;
        for (key, act) in &act_on {
            match act {
                0 => drop(after.remove(key)),
                1 => drop(before.remove(key)),
                2 => drop(Arc::make_mut(after.get_mut(key).unwrap()).scores.pop()),
                _ => {}
            }
        }
        let sound = Arc::new(Doubts::default());
        let [plan, next_plan] = [7, 7 + window - 28].map(|every_days| PlanOfClinic::of(&Clinic::new(Charts::new(), Vec::new(), Policy { due_every_days: every_days, ..Policy::default() })));
        let (first, next_day) = (today(), today().plus(days));
        let before = Book::next(None, &before, (&instruments, &policy, &plan), (&sound, &Arc::default()), first);
        let next = Book::next(Some(&before), &after, (&instruments, &next_policy, &next_plan), (&sound, &Arc::default()), next_day);
        prop_assert_eq!(&next, &Book::next(None, &after, (&instruments, &next_policy, &next_plan), (&sound, &Arc::default()), next_day));
        let same_rules = days == 0 && next_policy == policy;
        for (key, act) in act_on.iter().filter(|(_, act)| *act > 1) {
            let taken_over = Arc::ptr_eq(&before.judged[key], &next.judged[key]);
            prop_assert_eq!(taken_over, same_rules && *act == 3);
        }
    }
}
