//! What a change did, as the audit says it: every record that came, changed or went, once, and nothing that stayed the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::{Clinic, what_if};
use anamnesis::desk::{Change, Command, Deed, Line};
use anamnesis::exchange::ImportPlan;
use anamnesis::exchange::demo::{demo_clinic, demo_journals};
use anamnesis::judge::Policy;
use anamnesis::record::{
    Act, Chart, Day, Entry, Id, Instrument, InstrumentId, Journals, Key, Name, Number, Patient, Points, Review, Score,
    Step,
};
use anamnesis::words::{act_text, value_words, what_words};
use recorded::{charts_of, keep, stamp};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;
use told::{entry_of, lines_of};

#[path = "support/recorded.rs"]
mod recorded;
#[path = "support/told.rs"]
mod told;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

thread_local! {
    /// The journals of the clinic that a test works on.
    static JOURNALS: RefCell<Journals> = const { RefCell::new(Journals::new()) };
}

fn clinic() -> Clinic {
    let journals: Journals = demo_journals(7, today()).into_iter().map(|one| (one.patient(), one)).collect();
    let charts = charts_of(&journals);
    JOURNALS.set(journals);
    Clinic::new(charts, Vec::new(), Policy::default())
}

/// The clinic with the change, and its journals too.
fn saved(clinic: &Clinic, change: &Change) -> Clinic {
    JOURNALS.with_borrow_mut(|journals| keep(journals, change));
    clinic.with(change)
}

fn apply(clinic: &Clinic, command: Command) -> Change {
    anamnesis::desk::apply(clinic, command, &stamp("Dr. Example")).unwrap()
}

/// The lines of taking a change back.
fn undo_lines(before: &Clinic, change: &Change) -> Vec<Told> {
    let after = saved(before, change);
    lines(&after, &change.inverse(&after, &stamp("Dr. Example")).unwrap().unwrap(), today())
}

fn lines_after(clinic: &Clinic, command: Command) -> Vec<Told> {
    lines(clinic, &apply(clinic, command), today())
}

fn first(clinic: &Clinic) -> Arc<Chart> {
    Arc::clone(clinic.by_number("DEMO-001").unwrap())
}

fn patient(bits: u64, number: &str) -> Patient {
    Patient {
        name: Name::new("Zoë").unwrap(),
        birth_date: Some(Day::parse_iso("1984-05-01").unwrap()),
        ..Patient::of(Key::from_bits(bits), Id::new(number).unwrap())
    }
}

/// A line as a person reads it.
#[derive(Debug, PartialEq)]
struct Told {
    deed: Deed,
    patient: Option<Key>,
    what: String,
    before: Option<String>,
    after: Option<String>,
}

/// Deed, what, before, after.
fn told(line: &Told) -> (Deed, &str, Option<&str>, Option<&str>) {
    (line.deed, &line.what, line.before.as_deref(), line.after.as_deref())
}

/// What a change did, as a person reads it.
fn lines(before: &Clinic, change: &Change, today: Day) -> Vec<Told> {
    let told = |line: Line| Told {
        deed: line.deed,
        patient: line.patient,
        what: what_words(&line, &Clinic::default()),
        before: line.before.as_ref().map(|value| value_words(value, &Clinic::default())),
        after: line.after.as_ref().map(|value| value_words(value, &Clinic::default())),
    };
    let mut journals = JOURNALS.with_borrow(Journals::clone);
    keep(&mut journals, change);
    let entry = entry_of(before, change, today, &journals);
    lines_of(&entry, &journals).into_iter().map(told).collect()
}

#[test]
fn a_patient_is_told_field_by_field() {
    let clinic = clinic();
    let added = lines_after(&clinic, Command::AddPatient(patient(1, "0042")));
    assert_eq!(added.len(), 1);
    assert_eq!(added[0].patient, Some(Key::from_bits(1)));
    assert_eq!(told(&added[0]), (Deed::Entered, "patient 0042", None, Some("name Zoë, birth date 1984-05-01")));
    let clinic = saved(&clinic, &apply(&clinic, Command::AddPatient(patient(1, "0042"))));
    let next = Patient { name: Name::new("Zoe").unwrap(), birth_date: None, ..patient(1, "0043") };
    let changed = lines_after(&clinic, Command::EditPatient { patient: next, was: patient(1, "0042") });
    assert_eq!(changed.len(), 1);
    let (before, after) = ("number 0042, name Zoë, birth date 1984-05-01", "number 0043, name Zoe, no birth date");
    assert_eq!(told(&changed[0]), (Deed::Changed, "patient 0042", Some(before), Some(after)));
}

#[test]
fn what_goes_with_a_patient_is_counted_and_nobody_named_and_undo_says_that_it_is_one() {
    let clinic = clinic();
    let chart = first(&clinic);
    let mut change = apply(&clinic, Command::DeletePatient(chart.clone()));
    change.erased.push(Arc::new(JOURNALS.with_borrow(|journals| journals[&chart.patient.key].clone())));
    let gone = lines(&clinic, &change, today());
    assert_eq!((gone.len(), gone[0].deed, gone[0].what.as_str()), (1, Deed::Removed, "whole record"));
    let before = gone[0].before.as_deref().unwrap();
    let counts = format!("{} sessions, {} scores", chart.sessions.len(), chart.scores.len());
    assert!(!before.contains(&*chart.patient.name) && before.contains(&counts), "{before}");
    let back = undo_lines(&clinic, &change);
    assert_eq!((back.len(), back[0].deed, back[0].what.as_str()), (1, Deed::Entered, "whole record, by undo"));
    assert_eq!(back[0].after.as_deref(), Some(before));
}

#[test]
fn scores_and_sessions_are_told_old_and_new() {
    let clinic = clinic();
    let chart = first(&clinic);
    let key = chart.patient.key;
    let old = chart.scores[0].clone();
    let score = Score {
        value: Points::new(0.0).unwrap(),
        instrument: InstrumentId::new("memory-nrs").unwrap(),
        key: Key::from_bits(1),
        day: today(),
        ..old.clone()
    };
    let entered = lines_after(&clinic, Command::AddScore { patient: key, score });
    assert_eq!((entered.len(), entered[0].deed), (1, Deed::Entered));
    assert_eq!(entered[0].what, "score Memory today of 2026-11-24");
    assert!(entered[0].after.as_deref().unwrap().starts_with("value 0"), "{entered:?}");
    let changed = lines_after(
        &clinic,
        Command::EditScore {
            patient: key,
            score: Score { value: Points::new(31.5).unwrap(), ..old.clone() },
            was: old.clone(),
        },
    );
    let called = clinic.instruments.get(&old.instrument).unwrap().short_name();
    let (what, before) = (format!("score {called} of {}", old.day), format!("value {}", old.value));
    assert_eq!(changed.len(), 1);
    assert_eq!(told(&changed[0]), (Deed::Changed, what.as_str(), Some(before.as_str()), Some("value 31.5")));
    let session = chart.sessions[0].clone();
    let removed = lines_after(&clinic, Command::DeleteSession { patient: key, session: session.clone() });
    assert_eq!((removed.len(), removed[0].deed), (1, Deed::Removed));
    assert_eq!(removed[0].what, format!("session of {}", session.day));
    let dose = format!("dose {} mg", session.dose_mg.unwrap());
    assert!(removed[0].before.as_deref().unwrap().contains(&dose) && removed[0].after.is_none(), "{removed:?}");
}

#[test]
fn what_stays_the_same_gives_no_line() {
    let clinic = clinic();
    let chart = first(&clinic);
    let (patient, score) = (chart.patient.key, chart.scores[0].clone());
    assert_eq!(lines_after(&clinic, Command::EditScore { patient, was: score.clone(), score }), []);
    assert_eq!(
        lines_after(&clinic, Command::EditPatient { patient: chart.patient.clone(), was: chart.patient.clone() }),
        []
    );
    assert_eq!(
        lines_after(&clinic, Command::SetPolicy { policy: clinic.policy.clone(), was: clinic.policy.clone() }),
        []
    );
    let plan = ImportPlan { charts: vec![(Some(chart.clone()), chart)], ..ImportPlan::default() };
    assert_eq!(lines_after(&clinic, Command::Import(plan)), []);
}

#[test]
fn reviews_and_entries_of_the_log_are_told_in_their_own_words() {
    let clinic = clinic();
    let key = first(&clinic).patient.key;
    let seen = first(&clinic).recorded.known.clone();
    let review = Review { key: Key::from_bits(1), day: today(), by: "Dr. A".into(), note: "calm".into(), seen };
    let change = apply(&clinic, Command::MarkReviewed { patient: key, review });
    let marked = lines(&clinic, &change, today());
    assert_eq!((marked.len(), marked[0].deed), (1, Deed::Reviewed));
    assert!(marked[0].after.as_deref().unwrap().ends_with("note calm"), "{marked:?}");
    let reviewed = saved(&clinic, &change);
    let back = lines_after(&reviewed, Command::TakeBackReview { patient: key, review: Key::from_bits(1) });
    assert_eq!((back[0].deed, &back[0].before), (Deed::Removed, &marked[0].after));

    let clinic = self::clinic();
    let entry =
        |bits, corrects, act| Entry { key: Key::from_bits(bits), day: today(), by: "Dr. A".into(), corrects, act };
    let steps = vec![Step::LowerDose];
    let decided = Act::Decided { steps, reason: "worse".into(), next_check: None, standings: None };
    let change = apply(&clinic, Command::Enter { patient: key, entry: entry(2, None, decided.clone()) });
    let all = lines(&clinic, &change, today());
    // A decision counts as a review, and the audit says both.
    assert_eq!(all.iter().map(|line| line.deed).collect::<Vec<_>>(), [Deed::Reviewed, Deed::Decided]);
    let decision = &all[1];
    assert_eq!(decision.what, "decision");
    assert!(decision.after.as_deref().unwrap().contains(&act_text(&decided)), "{decision:?}");
    let withdrawn = entry(3, Some(Key::from_bits(2)), Act::Withdrawn { reason: "wrong patient".into() });
    let withdrawal = lines_after(&saved(&clinic, &change), Command::Enter { patient: key, entry: withdrawn });
    assert_eq!((withdrawal[0].what.as_str(), &withdrawal[0].before), ("withdrawal", &decision.after));
}

#[test]
fn changed_rules_name_what_differs_and_everyone_whose_state_changes() {
    let clinic = clinic();
    let policy = Policy { window_days: 84, z: 2.326, ..Policy::default() };
    let change = apply(&clinic, Command::SetPolicy { policy: policy.clone(), was: clinic.policy.clone() });
    let told_lines = lines(&clinic, &change, today());
    let rules = (Deed::SettingsChanged, "rules");
    let (before, after) = ("Window (days) 28, Confidence 95 %", "Window (days) 84, Confidence 99 %");
    assert_eq!(told(&told_lines[0]), (rules.0, rules.1, Some(before), Some(after)));
    let touched: BTreeSet<Key> = told_lines[1..].iter().map(|line| line.patient.unwrap()).collect();
    assert_eq!(touched.len(), told_lines.len() - 1, "one line a patient");
    let asked = what_if(&clinic.charts, (&clinic.instruments, &clinic.policy), (&clinic.instruments, &policy), today());
    let other = asked.other.iter().map(|(key, ..)| *key);
    let asked: BTreeSet<Key> = asked.enter.iter().chain(&asked.leave).copied().chain(other).collect();
    assert!(!asked.is_empty() && asked.is_subset(&touched), "whoever the preview names is named");
    assert!(told_lines[1..].iter().all(|line| line.before.is_some() && line.before != line.after));
    let back = undo_lines(&clinic, &change);
    assert_eq!((back.len(), back[0].what.as_str()), (told_lines.len(), "rules, by undo"));
}

#[test]
fn own_instruments_are_settings_too() {
    let clinic = clinic();
    let mut own = Instrument::clone(clinic.instruments.get("promis-cf").unwrap());
    own.mic = Number::new(20.0);
    let plan = ImportPlan { own_instruments: Some((Vec::new(), vec![own.clone()])), ..ImportPlan::default() };
    let change = apply(&clinic, Command::Import(plan));
    let added = lines(&clinic, &change, today());
    assert_eq!((added[0].deed, added[0].what.as_str()), (Deed::SettingsChanged, "own instrument PROMIS-CF"));
    assert!(
        added.len() > 1 && added[1..].iter().all(|line| line.patient.is_some()),
        "a drop of 20 points changes states"
    );
    let clinic = saved(&clinic, &change);
    own.mic = Number::new(19.0);
    let own_instruments = Some((clinic.own_instruments.clone(), vec![own]));
    let plan = ImportPlan { own_instruments, ..ImportPlan::default() };
    let changed = lines_after(&clinic, Command::Import(plan));
    assert_eq!((changed[0].before.as_deref(), changed[0].after.as_deref()), (Some("mic 20"), Some("mic 19")));
}

#[test]
fn ten_thousand_imported_patients_give_ten_thousand_short_lines() {
    let source = demo_clinic(7, today());
    let charts = (0..10_000u64).map(|at| {
        let mut chart = source[at as usize % source.len()].clone();
        (chart.patient.key, chart.patient.number) = (Key::from_bits(at), Id::new(&format!("N-{at}")).unwrap());
        (None, Arc::new(chart))
    });
    let plan = ImportPlan { charts: charts.collect(), ..ImportPlan::default() };
    let empty = Clinic::default();
    let change = apply(&empty, Command::Import(plan));
    let imported = lines(&empty, &change, today());
    assert_eq!(imported.len(), 10_001);
    assert_eq!((imported[0].what.as_str(), imported[0].patient), ("files", None));
    assert!(imported[0].after.as_deref().unwrap().starts_with("10,000 patients added, "), "{:?}", imported[0]);
    assert!(imported.iter().all(|line| line.deed == Deed::Imported));
    let longest = imported.iter().map(|line| line.what.len() + line.after.as_ref().map_or(0, String::len)).max();
    assert!(longest < Some(120), "{longest:?}");
    let undone = undo_lines(&empty, &change);
    assert_eq!((undone.len(), undone[0].what.as_str()), (10_001, "files, by undo"));
    assert!(undone[0].after.as_deref().unwrap().starts_with("10,000 patients removed, "), "{:?}", undone[0]);
}

#[test]
fn an_import_tells_old_and_new_of_every_row_that_it_changes() {
    let clinic = clinic();
    let before = first(&clinic);
    let mut after = Chart::clone(&before);
    after.scores[0].value = Points::new(31.5).unwrap();
    after.patient.name = Name::new("Demo Renamed").unwrap();
    after.scores.push(Score { key: Key::from_bits(1), day: today(), ..after.scores[0].clone() });
    let plan = ImportPlan { charts: vec![(Some(before.clone()), Arc::new(after))], ..ImportPlan::default() };
    let imported = lines_after(&clinic, Command::Import(plan));
    let counts = Some("1 score added, 1 patient changed, 1 score changed");
    assert_eq!(told(&imported[0]), (Deed::Imported, "files", None, counts));
    assert_eq!(told(&imported[1]), (Deed::Imported, "files", None, counts));
    let name = format!("name {}", before.patient.name);
    let rename = (Deed::Changed, "patient DEMO-001", Some(name.as_str()), Some("name Demo Renamed"));
    assert_eq!(told(&imported[2]), rename);
    assert_eq!(
        (imported.len(), imported[3].deed, imported[3].after.as_deref()),
        (4, Deed::Changed, Some("value 31.5"))
    );
}

#[test]
fn a_filled_demo_says_where_its_patients_come_from() {
    let plan = ImportPlan::of_journals(demo_journals(7, today()));
    let change = apply(&Clinic::default(), Command::FillDemo(plan));
    let clinic = clinic();
    let filled = lines(&Clinic::default(), &change, today());
    assert_eq!((filled.len(), filled[0].what.as_str()), (clinic.charts.len() + 1, "demo clinic"));
}
