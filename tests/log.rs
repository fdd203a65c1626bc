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

use anamnesis::caseload::{
    Clinic, DOSE_DUE_DAYS, FellDue, Filter, Group, News, Row, agenda, board, put_off_limits, row,
};
use anamnesis::desk::{Command, Record, Refusal, apply};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{Policy, judge};
use anamnesis::record::{
    Act, Chart, Charts, Day, Entry, Id, InstrumentId, InstrumentSet, Key, Note, Patient, Points, Review, Score,
    Session, SessionStatus, Step, Until, in_force, made_on,
};
use anamnesis::words::{
    SayDay, back_words, check_words, effect, format_days, limit_words, news_brief, news_words, refusal_words,
};
use recorded::{content, recorded, seen, stamp};
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn row_on(chart: &Chart, day: Day) -> Row {
    let instruments = InstrumentSet::built_in();
    row(chart, &Arc::new(judge(chart, &instruments, &Policy::default(), day)), &instruments, day)
}

/// Why who was put off is back, in words.
fn back_of(row: &Row) -> String {
    back_words(row.follow_up.back.unwrap(), row.judgement.as_of)
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
    entry(bits, day, Act::Decided { steps, reason: "r".into(), next_check, standings: None })
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
    let refused = |entry| apply(&clinic, Command::Enter { patient: chart.patient.key, entry }, &stamp("")).unwrap_err();
    let nothing = Act::Decided { steps: vec![], reason: "r".into(), next_check: None, standings: None };
    assert!(refusal_words(&refused(entry(1, today(), nothing))).contains("Choose at least one step"));
    let as_is = Act::Decided { steps: vec![Step::ContinueAsIs], reason: " ".into(), next_check: None, standings: None };
    assert!(refusal_words(&refused(entry(1, today(), as_is))).contains("Say why"));
    assert!(refusal_words(&refused(decided(1, today(), Some(today())))).contains("after today"));
    assert!(refusal_words(&refused(snoozed(1, today(), Until::Day(today())))).contains("after today"));
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
    let change = apply(&first, Command::Enter { patient, entry: decided(1, today(), None) }, &stamp("")).unwrap();
    assert!(!change.can_undo, "an entry is corrected, not taken back");
    let then = first.with(&change);
    let correction = Entry { corrects: Some(Key::from_bits(1)), ..decided(2, today(), Some(today().plus(14))) };
    let after = then.with(&apply(&then, Command::Enter { patient, entry: correction.clone() }, &stamp("")).unwrap());
    let log = &after.chart(patient).unwrap().log;
    assert_eq!(log.len(), 2);
    assert_eq!(in_force(log).collect::<Vec<_>>(), [&correction]);
    let again = Entry { corrects: Some(Key::from_bits(1)), ..decided(3, today(), None) };
    let refusal = apply(&after, Command::Enter { patient, entry: again }, &stamp("")).unwrap_err();
    assert_eq!(refusal, Refusal::Unknown(Record::Entry), "a corrected entry is corrected once, through its correction");
}

/// A typo in a decision could not be mended once its check had come: "give a day after today". And mended it was a decision of today: "did it help"
/// began anew, and what had come of it was gone.
#[test]
fn a_corrected_decision_keeps_its_day_and_may_keep_its_check() {
    let chart = in_group(Group::Clear);
    let patient = chart.patient.key;
    let scored = last_judged(&chart);
    let decision = decided(1, scored.plus(-1), Some(today().plus(-2)));
    let then = clinic([with(&chart, vec![decision.clone()])]);
    let correct = |check| {
        let entry = Entry { corrects: Some(Key::from_bits(1)), ..decided(2, today(), Some(check)) };
        apply(&then, Command::Enter { patient, entry }, &stamp(""))
    };
    assert!(
        refusal_words(&correct(today().plus(-1)).unwrap_err()).contains("after today"),
        "another day that has passed"
    );
    let now = then.with(&correct(today().plus(-2)).unwrap());
    let corrected = now.chart(patient).unwrap();
    assert_eq!(made_on(&corrected.log, &corrected.log[1]), decision.day);
    let row = row_on(corrected, today());
    assert_eq!((row.follow_up.decided, row.follow_up.check), (Some(decision.day), None), "a score has answered it");
    let instruments = InstrumentSet::built_in();
    let judgement = judge(corrected, &instruments, &Policy::default(), today());
    let came = effect(corrected, &judgement, &instruments, &corrected.log[1]).unwrap();
    assert!(came.is_known);
    assert_eq!(Some(came), effect(then.chart(patient).unwrap(), &judgement, &instruments, &decision));
}

#[test]
fn whoever_adds_or_changes_a_score_is_named_beside_it_and_nowhere_else() {
    let chart = in_group(Group::Persistent);
    let (patient, other) = (chart.patient.key, chart.scores[1].key);
    let mut score = chart.scores[0].clone();
    let was = score.clone();
    score.note = Note::new("again").unwrap();
    let before = clinic([chart]);
    let edit = Command::EditScore { patient, score: score.clone(), was };
    let edited = before.with(&apply(&before, edit, &stamp("Dr. A")).unwrap());
    let now = edited.chart(patient).unwrap();
    assert_eq!((now.entered_by(score.key), now.entered_by(other)), (Some("Dr. A"), None));
    let was = score.clone();
    score.note = Note::new("and again").unwrap();
    let edit = Command::EditScore { patient, score: score.clone(), was: was.clone() };
    let unnamed = edited.with(&apply(&edited, edit, &stamp("")).unwrap());
    let now = unnamed.chart(patient).unwrap();
    assert_eq!(now.entered_by(score.key), None, "what nobody put their name to doesn't keep an earlier one's");
    let gone = apply(&edited, Command::DeleteScore { patient, score: was }, &stamp("Dr. B")).unwrap();
    assert_eq!(edited.with(&gone).chart(patient).unwrap().entered_by(score.key), None);
    let back = edited.with(&gone).with(&gone.inverse(&edited.with(&gone), &stamp("Dr. Example")).unwrap().unwrap());
    assert_eq!(content(back.chart(patient).unwrap()), content(edited.chart(patient).unwrap()));
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
    assert_eq!(due.group, Group::CheckDue);
    assert_eq!(check_words(&due.follow_up.check.unwrap(), today()), "check due today");
    assert!(due.needed.unwrap().by <= check);
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
    // Those who can be put off: neither severe nor due a dose.
    let can_wait = |c: &Chart| {
        let row = row_on(c, today());
        row.group == Group::Persistent && !row.is_severe() && row.next_session.is_none()
    };
    let persistent: Vec<Chart> = demo_clinic(7, today()).into_iter().filter(can_wait).collect();
    assert!(persistent.len() > 2, "enough to be ordered");
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
    assert_eq!(row.follow_up.put_off, Some(Until::Day(today().plus(7))));
    let ended = put_off(Until::Day(today()), today().plus(-1));
    assert_eq!(order(&rows(&ended))[0], first, "the day has come");
    let long_ago = put_off(Until::NextScore, Day::parse_iso("2020-01-01").unwrap());
    assert_eq!(order(&rows(&long_ago))[0], first, "a score came since");
    let before_the_flag = put_off(Until::Day(today().plus(7)), Day::parse_iso("2020-01-01").unwrap());
    assert_eq!(order(&rows(&before_the_flag))[0], first, "a flag that became persistent since breaks through");
    let back = rows(&before_the_flag).into_iter().find(|r| r.key == first).unwrap().follow_up.back.unwrap();
    let back = back_words(back, today());
    assert!(back.starts_with("put off until ") && back.contains("back: persistent since "), "{back}");
}

/// The first demo patient of whom that is true.
fn demo_where(is_so: impl Fn(&Row) -> bool) -> Chart {
    demo_clinic(7, today()).into_iter().find(|c| is_so(&row_on(c, today()))).unwrap()
}

fn limits(chart: &Chart, day: Day) -> String {
    put_off_limits(chart, &judge(chart, &InstrumentSet::built_in(), &Policy::default(), day))
        .iter()
        .map(|l| limit_words(l, day))
        .collect::<Vec<_>>()
        .join("\n")
}

/// *Put off* once hid a severe case for as long as its worsening was not newer than the putting off: it was off the agenda and last in
/// its group. Severe asks for review now, whatever the window, and whatever was put off.
#[test]
fn a_severe_case_is_never_put_off_and_the_dialog_says_so() {
    let severe = demo_where(Row::is_severe);
    assert!(
        limits(&severe, today()).contains("Stays on the list, put off or not: severe"),
        "{}",
        limits(&severe, today())
    );
    let put_off = with(&severe, vec![snoozed(1, today(), Until::Day(today().plus(30)))]);
    let row = row_on(&put_off, today());
    assert_eq!(row.follow_up.put_off, None);
    assert!(back_of(&row).ends_with("back: severe"), "{row:?}");
    assert_eq!(agenda(&[Arc::new(row)]).cases.len(), 1);
}

/// "A newly persistent worsening brings the patient back at once", said the dialog; the score of that very day that confirmed one, or one of the day
/// before that came in then, left the patient last of the group, off the agenda, and "put off until the next score".
#[test]
fn a_score_that_comes_after_a_putting_off_ends_it_of_whatever_day_it_is() {
    let chart = demo_where(|row| row.group == Group::Emerging && !row.is_severe() && row.next_session.is_none());
    let patient = chart.patient.key;
    let judgement = judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today());
    let episode = judgement.leading().unwrap().episode.clone().unwrap();
    // The day on which one more worse score makes the flag.
    let flagged_on = episode.window_ends(&Policy::default()).max(episode.onset.plus(7));
    let worse = chart.scores.iter().find(|score| score.day == episode.onset).unwrap();
    let worse = |day: Day| Score { key: Key::from_bits(88), day, time: None, timing: None, ..worse.clone() };
    for until in [Until::NextScore, Until::Day(flagged_on.plus(30))] {
        let before = clinic([chart.clone()]);
        let put_off = Entry { key: Key::from_bits(1), ..snoozed(1, flagged_on.plus(1), until) };
        let before =
            before.with(&apply(&before, Command::Enter { patient, entry: put_off }, &stamp("Dr. Example")).unwrap());
        let row = row_on(before.chart(patient).unwrap(), flagged_on.plus(1));
        assert!(row.follow_up.put_off.is_some() && row.group != Group::Persistent, "{row:?}");
        for day in [flagged_on, flagged_on.plus(1)] {
            let command = Command::AddScore { patient, score: worse(day) };
            let after = before.with(&apply(&before, command, &stamp("Dr. Example")).unwrap());
            let row = row_on(after.chart(patient).unwrap(), flagged_on.plus(1));
            assert_eq!((row.group, row.follow_up.put_off), (Group::Persistent, None), "{until:?} {day:?}");
        }
    }
}

/// A patient was put off while stable. Then the baseline was corrected, or a recovered score deleted, and that made the flag: its days lie before the
/// putting off and its scores were there, so the patient stayed last of the group and off the agenda.
#[test]
fn a_flag_that_comes_of_a_correction_or_a_deletion_ends_a_putting_off() {
    let key = |n: u64| Key::from_bits(n);
    let score = |n: u64, on: i32, value: f64| {
        Score::of(key(n), InstrumentId::new("promis-cf").unwrap(), today().plus(on), Points::new(value).unwrap())
    };
    let mut chart = Chart::new(Patient::of(key(1), Id::new("1").unwrap()));
    let session = Session { status: SessionStatus::Given, ..Session::of(key(2), today().plus(-60)) };
    chart.sessions.push(session);
    let (low, high) = (score(10, -61, 41.0), score(10, -61, 50.0));
    let worse = [score(11, -40, 40.0), score(12, -20, 40.0), score(13, -5, 40.0)];
    let recovered = [score(14, -15, 50.0), score(15, -4, 50.0)];
    let corrected = [&[low.clone()][..], &worse].concat();
    let deleted = [&[high.clone()][..], &worse, &recovered].concat();
    let cases = [
        (corrected, vec![Command::EditScore { patient: key(1), score: high, was: low }]),
        (deleted, recovered.map(|score| Command::DeleteScore { patient: key(1), score }).to_vec()),
    ];
    for (scores, commands) in cases {
        let before = recorded(&Chart { scores, ..chart.clone() });
        assert!(row_on(&before, today()).group != Group::Persistent);
        let mut clinic = clinic([before]);
        let entry = Entry { key: key(20), ..snoozed(20, today(), Until::Day(today().plus(60))) };
        let mut all = vec![Command::Enter { patient: key(1), entry }];
        all.extend(commands);
        for command in all {
            let off = row_on(clinic.chart(key(1)).unwrap(), today());
            assert!(off.group != Group::Persistent, "{off:?}");
            clinic = clinic.with(&apply(&clinic, command, &stamp("Dr. Example")).unwrap());
        }
        let row = row_on(clinic.chart(key(1)).unwrap(), today());
        assert_eq!((row.group, row.follow_up.put_off), (Group::Persistent, None), "{row:?}");
        assert!(row.is_unreviewed(), "whoever put the patient off saw another record");
    }
}

/// Sessions go on while a patient is put off, and are planned: none of that makes a flag that was up before.
#[test]
fn a_session_that_is_given_or_planned_since_ends_no_putting_off() {
    let chart = demo_where(|row| row.group == Group::Persistent && !row.is_severe() && row.next_session.is_none());
    let patient = chart.patient.key;
    let entry = Entry { key: Key::from_bits(1), ..snoozed(1, today(), Until::Day(today().plus(60))) };
    let mut clinic = clinic([chart]);
    let session = |key, day, status| Session { status, ..Session::of(Key::from_bits(key), day) };
    for command in [
        Command::Enter { patient, entry },
        Command::AddSession { patient, session: session(90, today(), SessionStatus::Given) },
        Command::AddSession { patient, session: session(91, today().plus(DOSE_DUE_DAYS + 30), SessionStatus::Planned) },
    ] {
        clinic = clinic.with(&apply(&clinic, command, &stamp("Dr. Example")).unwrap());
        let row = row_on(clinic.chart(patient).unwrap(), today());
        assert!(row.follow_up.put_off.is_some(), "{row:?}");
    }
}

/// A check that a decision asked for fell due while the patient was put off, and nobody saw it: the patient stayed off the agenda.
#[test]
fn a_check_that_falls_due_brings_back_whoever_was_put_off_and_the_dialog_says_so() {
    let chart = demo_where(|row| row.group == Group::Persistent && !row.is_severe() && row.next_session.is_none());
    let scored = last_judged(&chart);
    let check = today().plus(10);
    let log = vec![decided(1, scored, Some(check)), snoozed(2, today(), Until::Day(today().plus(40)))];
    let chart = with(&chart, log);
    let said = format!("Comes back on {} at the latest: the check of a decision falls due.", check.long());
    assert!(limits(&chart, today()).contains(&said), "{}", limits(&chart, today()));
    assert!(row_on(&chart, check.plus(-1)).follow_up.put_off.is_some(), "off until the day before");
    let row = row_on(&chart, check);
    assert_eq!(row.follow_up.put_off, None, "back by itself");
    assert!(back_of(&row).ends_with("back: check due today"), "{row:?}");
    assert!(limits(&chart, check).contains("Stays on the list, put off or not: check due today"));
}

/// A dose was given to a flagged patient while the patient was put off: nothing in the list had said that it was coming.
#[test]
fn a_planned_dose_brings_back_whoever_is_not_recovered_and_the_dialog_says_so() {
    let mut chart = demo_where(|row| row.group == Group::Persistent && !row.is_severe() && row.next_session.is_none());
    let mut plan = chart.sessions[0].clone();
    (plan.key, plan.status, plan.day) = (Key::from_bits(77), SessionStatus::Planned, today().plus(30));
    chart.sessions.push(plan);
    let back_on = today().plus(30 - DOSE_DUE_DAYS);
    let said = format!("Comes back on {} at the latest: a dose is planned", back_on.long());
    assert!(limits(&chart, today()).contains(&said), "{}", limits(&chart, today()));
    let put_off = with(&chart, vec![snoozed(1, today(), Until::Day(today().plus(60)))]);
    assert!(row_on(&put_off, back_on.plus(-1)).follow_up.put_off.is_some(), "off until the day before");
    let row = row_on(&put_off, back_on);
    assert_eq!(row.follow_up.put_off, None, "back by itself");
    assert!(back_of(&row).contains("back: dose planned on "), "{row:?}");
    // Where memory is as at baseline, a dose is no reason.
    let mut clear = in_group(Group::Clear);
    let mut plan = clear.sessions[0].clone();
    (plan.key, plan.status, plan.day) = (Key::from_bits(77), SessionStatus::Planned, today().plus(3));
    clear.sessions.push(plan);
    let row = row_on(&with(&clear, vec![snoozed(1, today(), Until::Day(today().plus(60)))]), today());
    assert!(row.follow_up.put_off.is_some() && row.follow_up.back.is_none(), "{row:?}");
}

/// Whoever decided had to mark the patient reviewed as well, or the row went on saying "not yet" and counting everything as new.
#[test]
fn a_decision_and_a_putting_off_count_as_a_review_and_go_with_the_entry() {
    let mut chart = in_group(Group::Persistent);
    chart.reviews.clear();
    let patient = chart.patient.key;
    let acts = [decided(1, today(), None).act, snoozed(1, today(), Until::NextScore).act];
    for act in acts {
        let before = clinic([chart.clone()]);
        let decision = Entry { by: "Dr. A".into(), ..entry(1, today(), act) };
        let after = before.with(&apply(&before, Command::Enter { patient, entry: decision }, &stamp("Dr. A")).unwrap());
        let row = row_on(after.chart(patient).unwrap(), today());
        let reviewed = row.reviewed.clone().unwrap();
        assert_eq!((reviewed.day, reviewed.by.as_str(), row.new_to("Dr. A"), row.new_to("")), (today(), "Dr. A", 0, 0));
        assert!(!row.is_unreviewed(), "{row:?}");
        assert_eq!(row.review_of_today("Dr. A", today()), None, "taken back only with the entry");
        let mut scored = Chart::clone(after.chart(patient).unwrap());
        scored.scores.push(Score { key: Key::from_bits(88), day: today(), ..scored.scores[0].clone() });
        let row = row_on(&scored, today());
        assert_eq!((row.new_to("Dr. A"), row.is_unreviewed()), (1, true), "what came after the decision is new");
        let withdrawn = Act::Withdrawn { reason: "entered for another patient".into() };
        let withdrawn = Entry { corrects: Some(Key::from_bits(1)), ..entry(2, today(), withdrawn) };
        let gone = after.with(&apply(&after, Command::Enter { patient, entry: withdrawn }, &stamp("Dr. A")).unwrap());
        assert_eq!(row_on(gone.chart(patient).unwrap(), today()).reviewed, None, "nobody looked at this patient");
    }
    let comment = entry(1, today(), Act::Commented { text: "called".into() });
    let before = clinic([chart.clone()]);
    let after = before.with(&apply(&before, Command::Enter { patient, entry: comment }, &stamp("")).unwrap());
    assert_eq!(row_on(after.chart(patient).unwrap(), today()).reviewed, None, "a comment decides nothing");
    // Decisions from before the record kept what they saw: what lies before their day was there.
    let old = with(&chart, vec![decided(1, today(), None)]);
    let row = row_on(&old, today());
    assert_eq!((row.reviewed.as_ref().unwrap().day, row.news.all()), (today(), 0));
}

/// A folder of history, imported into a clinic that had reviewed its patients, made each of them "39 new"; and a list of those whom
/// nobody had seen since something changed could not be had at all.
#[test]
fn history_that_comes_late_is_told_apart_and_the_list_of_the_unreviewed_empties_as_one_works() {
    let mut chart = in_group(Group::Clear);
    let seen = chart.recorded.known.clone();
    let late = |bits: u64, day: Day| Score { key: Key::from_bits(bits), day, ..chart.scores[0].clone() };
    let review =
        Review { key: Key::from_bits(1), day: today(), by: "Dr. A".into(), note: String::new(), seen: seen.clone() };
    let history: Vec<Score> = (0..39).map(|n| late(100 + n, today().plus(-400 - n as i32))).collect();
    let now = late(99, today());
    chart.reviews = vec![review];
    assert!(!row_on(&chart, today()).is_unreviewed());
    chart.scores.extend(history);
    let row = row_on(&chart, today());
    assert_eq!(row.news, News { earlier: 39, ..News::default() });
    assert!(row.is_unreviewed(), "the judgement may be another by now");
    chart.scores.push(now);
    assert_eq!(row_on(&chart, today()).news, News { recent: 1, earlier: 39, ..News::default() });
    let shown = |chart: &Chart| {
        let filter = Filter { unreviewed: true, ..Filter::default() };
        let board = board(&[Arc::new(row_on(chart, today()))], &filter);
        board.sections.iter().map(|s| s.rows.len()).sum::<usize>()
    };
    assert_eq!(shown(&chart), 1);
    let mut chart = recorded(&chart);
    chart.reviews.push(Review { seen: chart.recorded.known.clone(), ..chart.reviews[0].clone() });
    assert_eq!(shown(&chart), 0, "reviewed, and nothing has changed since");
    chart.reviews.clear();
    assert_eq!(shown(&chart), 1, "never reviewed");
    assert_eq!((row_on(&chart, today()).reviewed, row_on(&chart, today()).news_to("Dr. A")), (None, None), "no number");
}

/// A session and two worse scores were deleted after a review, and the flag came down: the row went on saying "today, by Dr. A", and the list of
/// those whom nobody had seen since something changed left the patient out. So it was where a new course was begun.
#[test]
fn what_is_deleted_after_a_review_and_another_start_of_the_course_ask_for_another() {
    let chart = in_group(Group::Persistent);
    let patient = chart.patient.key;
    let (session, score) = (chart.sessions[0].clone(), chart.scores[0].clone());
    let was = chart.patient.clone();
    let later = Patient { course_start: Some(today()), ..was.clone() };
    let seen = chart.recorded.known.clone();
    let review = Review { key: Key::from_bits(1), day: today(), by: "Dr. A".into(), note: String::new(), seen };
    let reviewed = clinic([Chart { reviews: vec![review], ..chart }]);
    assert!(!row_on(reviewed.chart(patient).unwrap(), today()).is_unreviewed());
    let cases = [
        (Command::DeleteSession { patient, session }, "1 deleted"),
        (Command::DeleteScore { patient, score }, "1 deleted"),
        (Command::EditPatient { patient: later, was }, "particulars changed"),
    ];
    for (command, said) in cases {
        let after = reviewed.with(&apply(&reviewed, command, &stamp("Dr. B")).unwrap());
        let row = row_on(after.chart(patient).unwrap(), today());
        assert!(row.is_unreviewed());
        assert_eq!(news_brief(&row, "").as_deref(), Some(said));
        assert!(news_words(&row, "Dr. A").contains("Since the last review"), "{}", news_words(&row, "Dr. A"));
    }
}

/// A planned session was seen at the review; that it was given since had never been shown as new.
#[test]
fn what_was_planned_at_the_review_and_was_given_since_is_new() {
    let mut chart = in_group(Group::Clear);
    let mut plan = chart.sessions[0].clone();
    (plan.key, plan.status, plan.day) = (Key::from_bits(77), SessionStatus::Planned, today());
    chart.sessions.push(plan);
    let mut chart = recorded(&chart);
    let seen = chart.recorded.known.clone();
    let day = today().plus(-2);
    chart.reviews = vec![Review { key: Key::from_bits(1), day, by: String::new(), note: String::new(), seen }];
    assert_eq!(row_on(&chart, today()).news.all(), 0);
    chart.sessions.last_mut().unwrap().status = SessionStatus::Given;
    assert_eq!(row_on(&chart, today()).news, News { recent: 1, ..News::default() });
}

/// Time alone changes what a patient asks for: whoever was reviewed before the check fell due is on the list of the unreviewed again.
#[test]
fn what_falls_due_after_a_review_asks_for_another() {
    let chart = in_group(Group::Clear);
    let check = today().plus(5);
    let mut chart = with(&chart, vec![decided(1, today(), Some(check))]);
    chart.reviews = vec![Review {
        key: Key::from_bits(9),
        day: today(),
        by: String::new(),
        note: String::new(),
        seen: chart.recorded.known.clone(),
    }];
    assert!(!row_on(&chart, today()).is_unreviewed());
    let row = row_on(&chart, check);
    assert!(row.is_unreviewed() && row.fell_due.contains(&FellDue::Check), "{row:?}");
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
    assert!(known.is_known && known.lines[0].after.contains(&scored.long()), "{known:?}");
    assert_eq!(
        effect(&chart, &judgement, &instruments, &decided(1, today(), None)),
        None,
        "nothing yet on the day itself"
    );
    let doses = known.lines.iter().find(|l| l.label == "Doses given").unwrap();
    let days = format_days(today().days_since(known.day).min(90));
    assert!(doses.before.ends_with(&format!("in {days} before")), "{doses:?}");
}

#[test]
fn what_is_new_is_new_to_a_person_since_their_own_last_review() {
    let mut chart = in_group(Group::Persistent);
    let all: Vec<Key> = chart.sessions.iter().map(|s| s.key).chain(chart.scores.iter().map(|s| s.key)).collect();
    let review = |bits: u64, by: &str, keys: &[Key]| Review {
        key: Key::from_bits(bits),
        day: today(),
        by: by.into(),
        note: String::new(),
        seen: seen(&chart, keys),
    };
    chart.reviews = vec![review(1, "Dr. A", &all[..1]), review(2, "Dr. A", &all[..3]), review(3, "Dr. B", &all)];
    let row = row_on(&chart, today());
    assert_eq!((row.new_to("Dr. A"), row.new_to("Dr. B")), (all.len() - 3, 0), "the latest review of each counts");
    assert_eq!(row.new_to("Dr. C"), all.len(), "everything is new to someone who never looked");
    assert_eq!(row.new_to(""), 0, "without a name, anyone's review counts");
}
