//! The meeting's texts and the note for the record: in order, whole, and without a word that says more than is known.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use anamnesis::caseload::{Agenda, Group, Row, agenda, is_done_on, row};
use anamnesis::exchange::demo::{demo_clinic, demo_journals};
use anamnesis::judge::{Overlay, Policy, judge};
use anamnesis::record::{
    Act, Authored, Chart, Charts, Day, DealtWith, Entry, Instant, InstrumentSet, Key, NewKeys, Note, Review, Score,
    SelfReport, SelfReported, Step, Until,
};
use anamnesis::words::{
    LocalTime, UnknownDealtWith, agenda_text, decisions_csv, ehr_text, entered_words, left_out, minutes_text,
    row_identity,
};
use recorded::stamp;
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn rows(charts: &[Chart]) -> Vec<Arc<Row>> {
    let instruments = InstrumentSet::built_in();
    let one = |c: &Chart| {
        let judgement = Arc::new(judge(c, &instruments, &Policy::default(), today()));
        Arc::new(row(c, &judgement, &instruments, today()))
    };
    charts.iter().map(one).collect()
}

fn charts_of(charts: &[Chart]) -> Charts {
    charts.iter().map(|c| (c.patient.key, Arc::new(c.clone()))).collect()
}

/// The agenda as text.
fn text_of(agenda: &Agenda, charts: &[Chart]) -> String {
    agenda_text(agenda, &charts_of(charts), &InstrumentSet::built_in(), today())
}

fn entry(bits: u64, day: Day, act: Act) -> Entry {
    Entry { key: Key::from_bits(bits), day, by: "Dr. Example".into(), corrects: None, act }
}

fn decision(bits: u64, day: Day) -> Entry {
    let steps = vec![Step::LowerDose, Step::SelfCare];
    let reason = "worse since the dose went up".to_owned();
    entry(bits, day, Act::Decided { steps, reason, next_check: Some(day.plus(28)), standings: None })
}

#[test]
fn the_agenda_has_every_open_case_in_the_order_of_the_caseload_and_counts_who_is_not_on_it() {
    let mut charts = demo_clinic(7, today());
    let whole = agenda(&rows(&charts));
    let open = |row: &&Arc<Row>| !matches!(row.group, Group::CantTell | Group::Clear);
    assert_eq!(whole.cases.len(), rows(&charts).iter().filter(open).count());
    let place = |row: &Row| (!row.is_severe(), row.group);
    assert!(whole.cases.windows(2).all(|pair| place(&pair[0]) <= place(&pair[1])));
    let text = text_of(&whole, &charts);
    for (at, row) in whole.cases.iter().enumerate() {
        assert!(text.contains(&format!("{}. {} - ", at + 1, row_identity(row))), "{text}");
    }
    let can_wait = |row: &&Arc<Row>| row.group == Group::Persistent && !row.is_severe() && row.next_session.is_none();
    let waits = whole.cases.iter().find(can_wait).unwrap().key;
    let chart = charts.iter_mut().find(|c| c.patient.key == waits).unwrap();
    chart.log.push(entry(1, today(), Act::Snoozed { until: Until::Day(today().plus(7)), reason: String::new() }));
    let less = agenda(&rows(&charts));
    assert_eq!((less.cases.len(), less.put_off), (whole.cases.len() - 1, 1));
    assert!(left_out(&less).contains("1 put off"), "{}", left_out(&less));
}

/// The severe case of a lower group stood behind every persistent one, and nothing said why a case stood where it did.
#[test]
fn severe_cases_stand_first_across_the_groups_and_the_agenda_says_so() {
    let charts = demo_clinic(7, today());
    let whole = agenda(&rows(&charts));
    let severe = whole.cases.iter().filter(|row| row.is_severe()).count();
    assert!(severe > 1 && severe < whole.cases.len());
    assert!(whole.cases[..severe].iter().all(|row| row.is_severe()));
    assert!(whole.cases[severe..].iter().all(|row| !row.is_severe()));
    assert!(whole.cases[..severe].iter().any(|row| row.group != Group::Persistent), "not by group alone");
    let text = text_of(&whole, &charts);
    assert!(text.contains(&format!("The {severe} severe cases stand first")), "{text}");
    assert_eq!(text.matches("severe: review now; ").count(), severe, "{text}");
}

/// "Not on it: 0 put off for now, 9 of whom nothing can be told": nine of nobody.
#[test]
fn who_is_not_on_the_agenda_is_counted_in_sentences() {
    let words = |put_off, cant_tell| left_out(&Agenda { put_off, cant_tell, ..Agenda::default() });
    assert_eq!(words(0, 9), "Not on it: 9 patients about whom nothing can be told now: the caseload says why.");
    assert_eq!(
        words(2, 1),
        "Not on it: 2 put off for now; 1 patient about whom nothing can be told now: the caseload says why."
    );
    assert_eq!(words(1, 0), "Not on it: 1 put off for now.");
    assert_eq!(words(0, 0), "");
}

/// Who drifts worse without a flag was neither on the agenda nor among those who are not on it: a meeting never heard of them.
#[test]
fn who_drifts_without_a_flag_is_counted_beside_the_agenda() {
    let charts = demo_clinic(7, today());
    let all = rows(&charts);
    let drifts = |row: &&Arc<Row>| row.group == Group::Clear && row.overlays.has(Overlay::Drift);
    let whole = agenda(&all);
    assert_eq!(whole.drifting, all.iter().filter(drifts).count());
    assert!(whole.drifting > 0, "the demo has such a patient");
    let one = Agenda { drifting: 1, ..Agenda::default() };
    assert_eq!(left_out(&one), "Not on it: 1 patient without a flag, but drifting worse.");
    assert!(left_out(&whole).contains("without a flag, but drifting worse"), "{}", left_out(&whole));
}

/// Two patients of one name on one agenda could only be told apart by whoever knew their numbers by heart.
#[test]
fn each_case_is_named_with_number_and_age_in_agenda_and_minutes() {
    let mut charts = demo_clinic(7, today());
    let whole = agenda(&rows(&charts));
    let row = whole.cases.iter().find(|row| !row.name.is_empty()).unwrap();
    let patient = &charts.iter().find(|c| c.patient.key == row.key).unwrap().patient;
    let named = format!("{} · no. {} · {} y", row.name, row.number, patient.age(today()).unwrap());
    assert!(text_of(&whole, &charts).contains(&named));
    let chart = charts.iter_mut().find(|c| c.patient.key == row.key).unwrap();
    chart.log.push(decision(1, today()));
    let charts = charts_of(&charts);
    let text = minutes_text(&charts, &whole, &[], (today(), local()));
    assert!(text.contains(&named), "{text}");
}

/// A decision was withdrawn in the meeting, "wrong patient", and the minutes didn't name the patient; a corrected one stood there as if it were new.
#[test]
fn the_minutes_name_withdrawals_and_corrections() {
    let mut charts = demo_clinic(7, today());
    let about = |bits: u64, earlier: u64, act: Option<Act>| {
        let new = decision(bits, today());
        Entry { corrects: Some(Key::from_bits(earlier)), act: act.unwrap_or(new.act), ..new }
    };
    let before = today().plus(-4);
    charts[0].log = vec![decision(1, before), about(2, 1, Some(Act::Withdrawn { reason: "wrong patient".into() }))];
    charts[1].log = vec![decision(3, before), about(4, 3, None)];
    // What was corrected on the same day stands once.
    charts[2].log = vec![decision(5, today()), about(6, 5, None)];
    let text = minutes_text(&charts_of(&charts), &agenda(&rows(&charts)), &[], (today(), local()));
    assert!(charts.iter().take(3).all(|chart| text.contains(&*chart.patient.number)), "{text}");
    assert!(text.contains("Withdrawn, because: wrong patient (about the entry of 20 Nov 2026: Decided: "), "{text}");
    assert_eq!(text.matches("(corrects the entry of 20 Nov 2026)").count(), 1, "{text}");
    assert_eq!(text.matches("(corrects").count(), 1, "{text}");
}

/// A patient was moderately worse on one instrument and severely on another: the agenda said "severe" and told of the first alone, as if that were it.
#[test]
fn the_agenda_and_the_note_name_the_instrument_that_is_severe() {
    let mut charts = demo_clinic(7, today());
    let instruments = InstrumentSet::built_in();
    let of = |chart: &Chart| judge(chart, &instruments, &Policy::default(), today());
    let severe = |chart: &&mut Chart| of(chart).tracks.len() == 1 && of(chart).has(Overlay::Severe);
    let chart = charts.iter_mut().find(severe).unwrap();
    let one = row_identity(&row(chart, &Arc::new(of(chart)), &instruments, today()));
    let judgement = of(chart);
    let name = instruments.get(judgement.tracks[0].instrument.as_str()).unwrap().short_name();
    let other = if judgement.tracks[0].instrument.as_str() == "prmq" { "promis-cf" } else { "prmq" };
    let instrument = instruments.get(other).unwrap().id.clone();
    chart.scores.push(Score { instrument, key: Key::from_bits(77), ..chart.scores[0].clone() });
    assert_eq!(of(chart).tracks.len(), 2);
    let text = text_of(&agenda(&rows(&charts)), &charts);
    assert!(text.contains(&format!("{one} - severe by {name}: review now; ")), "{text}");
}

/// A clock in UTC.
fn local() -> LocalTime {
    let day = |at: Instant| Authored::new(at, 0).unwrap().day();
    LocalTime { day, words: |at| Authored::new(at, 0).unwrap().time().to_string() }
}

/// The meeting spoke of an answer that told of harm and of whom to call, somebody called, and the minutes had not a word of it.
#[test]
fn the_minutes_hold_by_whom_and_how_harm_was_dealt_with() {
    let mut list = demo_clinic(7, today());
    let clear = rows(&list).iter().find(|row| row.group == Group::Clear).unwrap().key;
    let chart = list.iter_mut().find(|chart| chart.patient.key == clear).unwrap();
    let dealt = |bits: u64, at: i64, words: &str| SelfReport {
        key: Key::from_bits(bits),
        what: SelfReported::DealtWith(DealtWith {
            report: Key::from_bits(9),
            at: Instant::from_seconds(at),
            by: "Dr. Example".into(),
            words: words.into(),
        }),
    };
    // 24 Nov 2026, 14:05, and the day before.
    chart.self_reports.extend([dealt(1, 1_795_529_100, "called, is safe"), dealt(2, 1_795_442_700, "of yesterday")]);
    let (number, agenda) = (chart.patient.number.clone(), agenda(&rows(&list)));
    let unknown = [UnknownDealtWith {
        by: "Dr. B".into(),
        when: "15:00".into(),
        words: "asked around".into(),
        arrivals: vec![Key::from_bits(4)],
    }];
    let text = minutes_text(&charts_of(&list), &agenda, &unknown, (today(), local()));
    let line = "- An answer told of harm. Dealt with by Dr. Example, 14:05: called, is safe";
    assert!(text.contains(&*number) && text.contains(line), "{text}");
    assert!(
        text.contains("not known here\n- An answer told of harm. Dealt with by Dr. B, 15:00: asked around"),
        "{text}"
    );
    assert!(!text.contains("yesterday"), "{text}");
}

/// What was dealt with while nobody knew whose it was, and was taken in on the same day, stood twice in the minutes: with the patient, and as of
/// somebody unknown.
#[test]
fn what_was_dealt_with_before_it_was_taken_in_stands_once_in_the_minutes() {
    let mut list = demo_clinic(7, today());
    let dealt = DealtWith {
        report: Key::from_bits(9),
        at: Instant::from_seconds(1_795_529_100),
        by: "Dr. Example".into(),
        words: "found out and called".into(),
    };
    let taken_in = SelfReport { key: Key::from_bits(4), what: SelfReported::DealtWith(dealt) };
    let unknown = |arrivals: &[u64]| UnknownDealtWith {
        by: "Dr. Example".into(),
        when: "14:05".into(),
        words: "found out and called".into(),
        arrivals: arrivals.iter().map(|bits| Key::from_bits(*bits)).collect(),
    };
    let times = |list: &[Chart], unknown: &[UnknownDealtWith]| {
        let text = minutes_text(&charts_of(list), &agenda(&rows(list)), unknown, (today(), local()));
        (text.matches("found out and called").count(), text.contains("not known here"))
    };
    assert_eq!(times(&list, &[unknown(&[3, 4])]), (1, true));
    list[0].self_reports.push(taken_in);
    assert_eq!(times(&list, &[unknown(&[3, 4])]), (1, false));
    // Of others, who are unknown still, the same may have been said.
    assert_eq!(times(&list, &[unknown(&[3, 4]), unknown(&[5])]), (2, true));
}

#[test]
fn the_minutes_hold_what_was_entered_on_the_day_and_nothing_else() {
    let mut list = demo_clinic(7, today());
    let open = agenda(&rows(&list)).cases[0].key;
    let chart = list.iter_mut().find(|c| c.patient.key == open).unwrap();
    chart.log.push(entry(1, today().plus(-1), Act::Commented { text: "of yesterday".into() }));
    chart.log.push(decision(2, today()));
    chart.log.push(entry(3, today(), Act::Commented { text: "entered for another patient".into() }));
    let withdrawal = entry(4, today(), Act::Withdrawn { reason: "wrong patient".into() });
    chart.log.push(Entry { corrects: Some(Key::from_bits(3)), ..withdrawal });
    let number = chart.patient.number.clone();
    let clear = rows(&list).iter().find(|r| r.group == Group::Clear).unwrap().key;
    let other = list.iter_mut().find(|c| c.patient.key == clear).unwrap();
    other.reviews.retain(|r| r.day != today());
    other.reviews.push(Review {
        key: Key::from_bits(5),
        day: today(),
        by: String::new(),
        note: "well".into(),
        seen: Default::default(),
    });
    let agenda = agenda(&rows(&list));
    let charts = charts_of(&list);
    let text = minutes_text(&charts, &agenda, &[], (today(), local()));
    assert!(text.contains(&*number), "{text}");
    assert!(text.contains(
        "- Decided: Lower the dose; Self-care: journal, hydration, rest, because: worse since the dose went up. \
         Check with a score by 22 Dec 2026 (Dr. Example)"
    ));
    assert!(text.contains("- Reviewed: well"), "{text}");
    assert!(!text.contains("of yesterday") && !text.contains("another patient"), "{text}");
    assert_eq!(
        charts.values().filter(|c| is_done_on(c, today(), local().day)).count(),
        text.matches("\n- ").count(),
        "{text}"
    );
    let quiet = minutes_text(&charts, &agenda, &[], (today().plus(1), local()));
    assert!(quiet.contains("No decision, comment or review was entered today."), "{quiet}");
}

#[test]
fn the_note_for_the_record_has_the_whole_reason_and_no_name() {
    let instruments = InstrumentSet::built_in();
    for mut chart in demo_clinic(7, today()) {
        chart.log.push(decision(1, today()));
        let judgement = judge(&chart, &instruments, &Policy::default(), today());
        let text = ehr_text(&chart, &judgement, &instruments);
        assert!(text.contains("as of 24 Nov 2026") && text.contains("not a diagnosis"), "{text}");
        assert!(text.contains(&*chart.patient.number), "{text}");
        assert!(chart.patient.name.is_empty() || !text.contains(&*chart.patient.name), "{text}");
        assert!(text.contains("24 Nov 2026 by Dr. Example: Decided: Lower the dose"), "{text}");
        assert!(text.contains("\nMood: ") && text.contains("365 days:"), "{text}");
        match judgement.leading() {
            None => assert!(text.contains("there is no memory score up to today"), "{text}"),
            Some(_) => assert!(text.contains("The sum, to redo by hand:"), "{text}"),
        }
    }
}

#[test]
fn the_table_of_decisions_has_every_entry_withdrawn_ones_too_and_lets_no_formula_through() {
    let mut chart = demo_clinic(7, today()).remove(0);
    chart.reviews.clear();
    chart.log = vec![decision(1, today()), entry(2, today(), Act::Commented { text: "=1+1".into() })];
    chart.log[1].by = "=cmd".into();
    let withdrawal = entry(3, today(), Act::Withdrawn { reason: "slip".into() });
    chart.log.push(Entry { corrects: Some(Key::from_bits(2)), ..withdrawal });
    let number = chart.patient.number.clone();
    let table = decisions_csv(&Charts::from([(chart.patient.key, Arc::new(chart))]));
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines[0], "patient_id,date,by,entry,corrects,text");
    assert_eq!(lines.len(), 4, "{table}");
    assert!(lines[1].starts_with(&format!("{number},2026-11-24,Dr. Example,0000000000000001,,")), "{table}");
    assert!(lines[2].contains(",'=cmd,") && lines[2].ends_with("Comment: =1+1"), "{table}");
    assert!(lines[3].contains(",0000000000000003,0000000000000002,"), "{table}");
}

/// The meeting said "✓ entered today" of a patient whose old score was edited after the review, while the caseload said that one was new.
#[test]
fn what_came_after_todays_review_is_said_in_the_meeting_as_in_the_caseload() {
    let journals = demo_journals(7, today());
    let chart = journals.iter().filter_map(|one| one.fold(None)).find(|chart| chart.scores.len() > 1).unwrap();
    let made = |chart: Chart, before: &Chart| {
        chart.changed_from(Some(before), &stamp("Dr. Example"), NewKeys::AsTheyAre).unwrap().unwrap().1
    };
    let seen = chart.recorded.known.clone();
    let mut reviewed = chart.clone();
    let (key, by) = (Key::from_bits(1), "Dr. Example".to_owned());
    reviewed.reviews.push(Review { key, day: today(), by, note: String::new(), seen });
    let reviewed = made(reviewed, &chart);
    let said = |chart: &Chart| entered_words(&rows(std::slice::from_ref(chart))[0], today());
    assert_eq!(said(&reviewed), "✓ entered today");
    let mut edited = reviewed.clone();
    edited.scores[0].note = Note::new("read wrong").unwrap();
    let edited = made(edited, &reviewed);
    assert_eq!(said(&edited), "entered today; since then 1 older added or changed");
}
