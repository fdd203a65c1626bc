//! What came of a decision: both sides of the comparison are of as many days, and judged alike.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::record::{Act, Entry, Key, Step};
use anamnesis::words::{EffectLine, effect};
use bounds::{Case, after, case, day};

#[path = "support/bounds.rs"]
#[allow(dead_code, reason = "each test uses its part of the shared cases")]
mod bounds;

/// The line of the comparison that begins with that, for a decision of that day with which the states that `seen` has were kept.
fn line((seen, case): (&Case, &Case), decided: i32, today: i32, label: &str) -> EffectLine {
    let standings = Some(seen.judged(decided).standings(&seen.instruments()));
    let steps = vec![Step::LongerInterval];
    let act = Act::Decided { steps, reason: String::new(), next_check: None, standings };
    let entry = Entry { key: Key::from_bits(900), day: day(decided), by: String::new(), corrects: None, act };
    let lines = effect(&case.chart(), &case.judged(today), &case.instruments(), &entry).unwrap().lines;
    lines.into_iter().find(|line| line.label.starts_with(label)).unwrap()
}

/// "Doses given 3 in 90 days before, 4 in 90 days since", where the fourth came five months later; and a dose on the day of the decision made
/// the days since one more than those before.
#[test]
fn doses_are_counted_in_as_many_days_on_either_side() {
    let of = |sessions: &[i32], today, label: &str| {
        let case = case(sessions, &[]);
        let EffectLine { before, after, .. } = line((&case, &case), 5, today, label);
        [before, after]
    };
    let doses = |sessions: &[i32], today| of(sessions, today, "Doses given");
    assert_eq!(doses(&[0, 5, 10, 20, 41, 150], 180), ["2 in 90 days before", "3 in the first 90 days since"]);
    assert_eq!(doses(&[-85, -84, 95, 96], 96), ["1 in 90 days before", "1 in the first 90 days since"]);
    assert_eq!(doses(&[-85, -84, 95], 95), ["1 in 90 days before", "1 in 90 days since"]);
    assert_eq!(doses(&[4, 5, 6], 6), ["1 in 1 day before", "1 in 1 day since"]);
    let mg = of(&[0, 5, 10, 150], 180, "mg in the same days");
    assert!(mg[0].contains('2') && mg[1].contains('1'), "{mg:?}");
}

/// The first column told the state that was kept with the decision: after a change of the rule it stood beside "10 points worse; a score
/// counts as worse from 10.4" as "to confirm", and the state since as "stable", as if the decision had brought that.
#[test]
fn both_sides_are_judged_by_the_rules_of_today() {
    let old = after(&[0], &[(7, 44.0), (30, 44.0), (35, 44.0)]);
    let states = |case: &Case| {
        let EffectLine { before, after, .. } = line((&old, case), 31, 36, "State");
        [before, after]
    };
    assert_eq!(states(&old), ["T: persistent", "T: persistent"]);
    let figures = vec![("min", "0"), ("max", "100"), ("fixed_drop", "12"), ("fixed_recovery", "6")];
    let changed = Case { figures, ..old.clone() };
    assert_eq!(states(&changed), ["T: stable", "T: stable"]);
    let label = line((&old, &changed), 31, 36, "State").label;
    assert_eq!(label, "State, by the settings and the record of today");
    let in_a_course_before = states(&Case { start: Some(32), ..changed });
    assert_eq!(
        in_a_course_before[0], "not judged: before the present course",
        "nothing of it is known by today's record"
    );
}
