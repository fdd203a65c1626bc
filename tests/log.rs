//! Decisions and what they ask of the list: entries are only ever added, a due check brings a patient back by itself, nobody is put off
//! in silence, and what came of a decision is compared and not claimed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::{Filter, Group, Row, board, effect, row};
use anamnesis::desk::{Clinic, Command, Record, Refusal, apply};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Policy, judge};
use anamnesis::record::{Act, Chart, Charts, Day, Entry, InstrumentSet, Key, Review, Step, Until, in_force};
use std::sync::Arc;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn row_on(chart: &Chart, day: Day) -> Row {
    let instruments = InstrumentSet::built_in();
    row(chart, &judge(chart, &instruments, &Policy::default(), day), &instruments, day)
}

/// The first demo patient of that group who has a judged score.
fn in_group(group: Group) -> Chart {
    let wanted = |c: &Chart| {
        let row = row_on(c, today());
        row.group == group && row.latest_judged
    };
    demo_clinic(7, today()).into_iter().find(|c| wanted(c)).unwrap()
}

fn entry(bits: u64, day: Day, act: Act) -> Entry {
    Entry { key: Key::from_bits(bits), day, by: "Dr. Example".into(), corrects: None, act }
}

fn decided(bits: u64, day: Day, next_check: Option<Day>) -> Entry {
    let steps = vec![Step::LongerInterval];
    entry(bits, day, Act::Decided { steps, reason: "r".into(), next_check, state: "persistent".into() })
}

fn snoozed(bits: u64, day: Day, until: Until) -> Entry {
    entry(bits, day, Act::Snoozed { until, reason: String::new() })
}

fn with(chart: &Chart, log: Vec<Entry>) -> Chart {
    Chart { log, ..chart.clone() }
}

fn clinic(charts: impl IntoIterator<Item = Chart>) -> Clinic {
    let charts: Charts = charts.into_iter().map(|c| (c.patient.key, Arc::new(c))).collect();
    Clinic::new(charts, Vec::new(), Policy::default())
}

fn last_judged(chart: &Chart) -> Day {
    let judgement = judge(chart, &InstrumentSet::built_in(), &Policy::default(), today());
    judgement.tracks.iter().filter_map(|t| t.judged.last()).map(|j| j.day).max().unwrap()
}

#[test]
fn an_entry_that_lacks_what_it_needs_is_refused_with_what_to_do() {
    let chart = in_group(Group::Clear);
    let clinic = clinic([chart.clone()]);
    let refused = |entry| apply(&clinic, Command::Enter { patient: chart.patient.key, entry }, "").unwrap_err();
    let nothing = Act::Decided { steps: vec![], reason: "r".into(), next_check: None, state: String::new() };
    assert!(refused(entry(1, today(), nothing)).to_string().contains("Choose at least one step"));
    let as_is =
        Act::Decided { steps: vec![Step::ContinueAsIs], reason: " ".into(), next_check: None, state: String::new() };
    assert!(refused(entry(1, today(), as_is)).to_string().contains("Say why"));
    assert!(refused(decided(1, today(), Some(today()))).to_string().contains("after today"));
    assert!(refused(snoozed(1, today(), Until::Day(today()))).to_string().contains("after today"));
    assert!(matches!(refused(entry(1, today(), Act::Commented { text: " ".into() })), Refusal::IncompleteEntry(_)));
    let withdrawal =
        Entry { corrects: Some(Key::from_bits(9)), ..entry(1, today(), Act::Withdrawn { reason: "r".into() }) };
    assert_eq!(refused(withdrawal), Refusal::Unknown(Record::Entry), "what isn't there can't be withdrawn");
}

#[test]
fn a_correction_is_added_and_what_it_corrects_stays_readable() {
    let chart = in_group(Group::Clear);
    let patient = chart.patient.key;
    let first = clinic([chart]);
    let change = apply(&first, Command::Enter { patient, entry: decided(1, today(), None) }, "").unwrap();
    assert!(!change.can_undo, "an entry is corrected, not taken back");
    let then = first.with(&change);
    let correction = Entry { corrects: Some(Key::from_bits(1)), ..decided(2, today(), Some(today().plus(14))) };
    let after = then.with(&apply(&then, Command::Enter { patient, entry: correction.clone() }, "").unwrap());
    let log = &after.chart(patient).unwrap().log;
    assert_eq!(log.len(), 2);
    assert_eq!(in_force(log).collect::<Vec<_>>(), [&correction]);
    let again = Entry { corrects: Some(Key::from_bits(1)), ..decided(3, today(), None) };
    let refusal = apply(&after, Command::Enter { patient, entry: again }, "").unwrap_err();
    assert_eq!(refusal, Refusal::Unknown(Record::Entry), "a corrected entry is corrected once, through its correction");
}

#[test]
fn whoever_adds_or_changes_a_score_is_named_beside_it_and_nowhere_else() {
    let chart = in_group(Group::Persistent);
    let (patient, other) = (chart.patient.key, chart.scores[1].key);
    let mut score = chart.scores[0].clone();
    let was = score.clone();
    score.note = "again".into();
    let before = clinic([chart]);
    let edit = Command::EditScore { patient, score: score.clone(), was };
    let edited = before.with(&apply(&before, edit, "Dr. A").unwrap());
    let now = edited.chart(patient).unwrap();
    assert_eq!((now.entered_by(score.key), now.entered_by(other)), (Some("Dr. A"), None));
    let was = score.clone();
    score.note = "and again".into();
    let edit = Command::EditScore { patient, score: score.clone(), was: was.clone() };
    let unnamed = edited.with(&apply(&edited, edit, "").unwrap());
    let now = unnamed.chart(patient).unwrap();
    assert_eq!(now.entered_by(score.key), None, "what nobody put their name to doesn't keep an earlier one's");
    let gone = apply(&edited, Command::DeleteScore { patient, score: was }, "Dr. B").unwrap();
    assert!(edited.with(&gone).chart(patient).unwrap().entered_by.is_empty());
    assert_eq!(edited.with(&gone).with(&gone.inverse()), edited);
}

#[test]
fn a_check_that_is_due_and_unscored_brings_even_a_clear_patient_back_by_itself() {
    let clear = in_group(Group::Clear);
    let scored = last_judged(&clear);
    let check = today();
    let waiting = with(&clear, vec![decided(1, scored, Some(check))]);
    let before = row_on(&waiting, check.plus(-1));
    assert!(!before.follow_up.is_check_due());
    assert_ne!(before.group, Group::CheckDue);
    let due = row_on(&waiting, check);
    assert_eq!((due.group, due.follow_up.check.unwrap().text.as_str()), (Group::CheckDue, "check due today"));
    assert!(due.needed_by.unwrap() <= check);
    let answered = with(&clear, vec![decided(1, scored.plus(-1), Some(check))]);
    let row = row_on(&answered, today());
    assert_eq!((row.group, row.follow_up.check), (Group::Clear, None), "a judged score after the decision answers it");
    let withdrawn = Entry {
        corrects: Some(Key::from_bits(1)),
        ..entry(2, scored, Act::Withdrawn { reason: "entered for another patient".into() })
    };
    let row = row_on(&with(&clear, vec![decided(1, scored, Some(check)), withdrawn]), today());
    assert_eq!(row.group, Group::Clear, "a withdrawn decision asks for nothing");
}

#[test]
fn a_persistent_patient_stays_persistent_when_a_check_is_due() {
    let chart = in_group(Group::Persistent);
    let waiting = with(&chart, vec![decided(1, last_judged(&chart), Some(today()))]);
    let row = row_on(&waiting, today());
    assert_eq!(row.group, Group::Persistent);
    assert!(row.follow_up.is_check_due());
}

#[test]
fn who_is_put_off_stays_listed_and_counted_last_in_the_group_and_comes_back() {
    let persistent: Vec<Chart> =
        demo_clinic(7, today()).into_iter().filter(|c| row_on(c, today()).group == Group::Persistent).collect();
    let rows = |charts: &[Chart]| -> Vec<Arc<Row>> { charts.iter().map(|c| Arc::new(row_on(c, today()))).collect() };
    let order = |rows: &[Arc<Row>]| -> Vec<Key> {
        let board = board(rows, &Filter::default());
        let section = board.sections.into_iter().find(|s| s.group == Group::Persistent).unwrap();
        assert_eq!(section.total, persistent.len(), "nobody is hidden");
        section.rows.iter().map(|r| r.key).collect()
    };
    let first = order(&rows(&persistent))[0];
    let put_off = |until, day: Day| -> Vec<Chart> {
        let put = |c: &Chart| if c.patient.key == first { with(c, vec![snoozed(1, day, until)]) } else { c.clone() };
        persistent.iter().map(put).collect()
    };
    let charts = put_off(Until::Day(today().plus(7)), today());
    assert_eq!(order(&rows(&charts)).last(), Some(&first));
    let row = rows(&charts).into_iter().find(|r| r.key == first).unwrap();
    assert!(row.follow_up.put_off.as_ref().unwrap().text.starts_with("put off until "));
    let ended = put_off(Until::Day(today()), today().plus(-1));
    assert_eq!(order(&rows(&ended))[0], first, "the day has come");
    let long_ago = put_off(Until::NextScore, Day::parse_iso("2020-01-01").unwrap());
    assert_eq!(order(&rows(&long_ago))[0], first, "a score came since");
    let before_the_flag = put_off(Until::Day(today().plus(7)), Day::parse_iso("2020-01-01").unwrap());
    assert_eq!(order(&rows(&before_the_flag))[0], first, "a flag that became persistent since breaks through");
}

#[test]
fn what_came_of_a_decision_is_not_known_before_a_score_is_judged_after_it() {
    let chart = in_group(Group::Persistent);
    let instruments = InstrumentSet::built_in();
    let judgement = judge(&chart, &instruments, &Policy::default(), today());
    let scored = last_judged(&chart);
    let unknown = effect(&chart, &judgement, &instruments, &decided(1, scored, None)).unwrap();
    assert!(!unknown.is_known);
    assert!(unknown.lines[0].after.contains("not known yet"), "{unknown:?}");
    let known = effect(&chart, &judgement, &instruments, &decided(1, scored.plus(-1), None)).unwrap();
    assert!(known.is_known && known.lines[0].after.contains(&scored.format_long()), "{known:?}");
    assert_eq!(
        effect(&chart, &judgement, &instruments, &decided(1, today(), None)),
        None,
        "nothing yet on the day itself"
    );
    let doses = known.lines.iter().find(|l| l.label == "Doses given").unwrap();
    assert!(doses.before.ends_with(&format!("in {} days", known.days)), "{doses:?}");
}

#[test]
fn what_is_new_is_new_to_a_person_since_their_own_last_review() {
    let mut chart = in_group(Group::Persistent);
    let all: Vec<Key> = chart.sessions.iter().map(|s| s.key).chain(chart.scores.iter().map(|s| s.key)).collect();
    let review = |bits: u64, by: &str, seen: &[Key]| Review {
        key: Key::from_bits(bits),
        day: today(),
        by: by.into(),
        note: String::new(),
        seen: seen.to_vec(),
    };
    chart.reviews = vec![review(1, "Dr. A", &all[..1]), review(2, "Dr. A", &all[..3]), review(3, "Dr. B", &all)];
    let row = row_on(&chart, today());
    assert_eq!((row.new_to("Dr. A"), row.new_to("Dr. B")), (all.len() - 3, 0), "the latest review of each counts");
    assert_eq!(row.new_to("Dr. C"), all.len(), "everything is new to someone who never looked");
    assert_eq!(row.new_to(""), 0, "without a name, anyone's review counts");
}
