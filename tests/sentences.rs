//! Every sentence about a judgement, in every combination of state, overlays, sub-type and attribution that can be reached: one snapshot
//! that a prescriber reads from end to end. A recovering patient was told that "the worsening lasts", one score was called "for at least
//! 0 days", and a badge said "between" where the card said "recovered": each sentence was right in the one case it was written for.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::{dosing, row, score_standings};
use anamnesis::chart::{Axis, View, full_range};
use anamnesis::judge::{Overlay, Policy, TrackJudgement, judge};
use anamnesis::record::{Choice as _, InstrumentSet, Key, Step, read_session};
use anamnesis::words::{
    advice, counted_words, describe, explain, memory_and_mood, row_mood, row_needed, row_needed_why, row_state,
    short_text, suggestions, tell, what_scores_show,
};
use life::{Between, Life, Recovered, Severe, Worse, life, origin};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

#[path = "support/life.rs"]
mod life;

/// What the record holds.
fn record(life: &Life) -> String {
    let scores: Vec<String> = life.scores.iter().map(|(day, kind)| format!("{day} {kind:?}")).collect();
    format!("sessions on {:?}, scores {}, today {}", life.sessions, scores.join(", "), life.today)
}

/// Everything that is said of the patient.
fn told(life: &Life) -> String {
    let (chart, instruments) = (life.chart(), InstrumentSet::built_in());
    let today = origin().plus(life.today);
    let judgement = Arc::new(judge(&chart, &instruments, &Policy::default(), today));
    let row = row(&chart, &judgement, &instruments, today);
    let mut text = format!("({})\n", record(life));
    writeln!(text, "ROW    {} | {}", row_state(&row), row_mood(&row)).unwrap();
    for track in &judgement.tracks {
        let instrument = instruments.get(track.instrument.as_str()).unwrap();
        let why = explain(&chart, &judgement, track, instrument);
        writeln!(text, "WHY    {}", why.headline).unwrap();
        why.prospects.iter().for_each(|p| writeln!(text, "CHANGE {p}").unwrap());
        let missing = why.missing.iter().filter(|m| !m.starts_with("Mood"));
        missing.for_each(|m| writeln!(text, "LACKS  {m}").unwrap());
        why.options.iter().for_each(|o| writeln!(text, "OPTION {} because {}", o.option, o.reason).unwrap());
    }
    writeln!(text, "PAPER  {}", what_scores_show(&judgement, &instruments).join(" ")).unwrap();
    text
}

/// What makes a combination another one, as its heading.
fn combination(life: &Life, track: &TrackJudgement) -> String {
    let mut text = format!("{:?} [{}]", track.state, track.overlays.joined());
    if let Some(episode) = &track.episode {
        write!(text, " {:?} {:?}", episode.subtype, episode.attribution).unwrap();
        if episode.relapses > 0 {
            text.push_str(" relapsed");
        }
    }
    if let Some(last) = track.judged.last() {
        write!(text, ", last {:?}", last.verdict).unwrap();
    }
    if life.sessions.last().is_some_and(|day| track.judged.last().is_none_or(|last| last.day < origin().plus(*day))) {
        text.push_str(", dosed since");
    }
    text
}

/// The fewest scores that reach each combination.
fn combinations() -> BTreeMap<String, Life> {
    const DAYS: [i32; 5] = [5, 20, 33, 41, 50];
    const SESSIONS: [&[i32]; 4] = [&[0], &[0, 14, 28, 42], &[0, 31], &[0, 46]];
    const LATER: [i32; 3] = [1, 17, 70];
    let kinds = [None, Some(Recovered), Some(Between), Some(Worse)];
    let mut found: BTreeMap<String, (usize, Life)> = BTreeMap::new();
    for code in 0..kinds.len().pow(5) {
        let digit = |place: u32| kinds[code / kinds.len().pow(place) % kinds.len()];
        let scores: Vec<_> = (0u32..).zip(DAYS).filter_map(|(place, day)| Some((day, digit(place)?))).collect();
        for (sessions, later) in SESSIONS.iter().flat_map(|sessions| LATER.map(|later| (sessions, later))) {
            let today = scores.last().map_or(0, |(day, _)| *day) + later;
            let given: Vec<i32> = sessions.iter().copied().filter(|day| *day <= today).collect();
            let life = life(&given, &scores, today);
            let judgement = life.judged();
            let weight = scores.len() * 10 + given.len();
            let entry = found.entry(combination(&life, &judgement.tracks[0]));
            let entry = entry.or_insert_with(|| (weight, life.clone()));
            if weight < entry.0 {
                *entry = (weight, life);
            }
        }
    }
    found.into_iter().map(|(heading, (_, life))| (heading, life)).collect()
}

/// A life in each state, with what it is called.
fn states() -> [(&'static str, Life); 7] {
    [
        ("emerging", life(&[0], &[(7, Worse)], 10)),
        ("to confirm", life(&[0], &[(33, Worse)], 34)),
        ("persistent", life(&[0], &[(20, Worse), (30, Worse)], 31)),
        ("relapsed", life(&[0], &[(20, Worse), (30, Worse), (38, Recovered), (41, Worse)], 42)),
        ("recovering", life(&[0], &[(20, Worse), (30, Worse), (38, Recovered)], 40)),
        ("resolved", life(&[0], &[(20, Worse), (30, Worse), (38, Recovered), (46, Recovered)], 48)),
        ("stable", life(&[0], &[(20, Recovered)], 22)),
    ]
}

#[test]
fn sentences_are_true_in_every_combination() {
    let one = |(heading, life): (String, Life)| format!("## {heading}\n{}", told(&life));
    insta::assert_snapshot!(combinations().into_iter().map(one).collect::<Vec<_>>().join("\n"));
}

/// A declared rule was called a reliable change in the headline, the group, the note and on paper.
#[test]
fn a_fixed_rule_is_never_called_reliable() {
    let one = |(name, life): (&str, Life)| {
        let told = told(&Life { fixed: true, baseline: Some(9.0), ..life });
        assert!(!told.replace("not a reliable change", "").to_lowercase().contains("reliabl"), "{told}");
        format!("## {name}\n{told}")
    };
    insta::assert_snapshot!(states().map(one).join("\n"));
}

#[test]
fn odd_records_are_told_as_what_they_are() {
    let lives = [
        ("severe, emerging", life(&[0], &[(7, Severe)], 10)),
        ("severe, persistent", life(&[0], &[(20, Severe), (30, Worse)], 31)),
        ("severe, recovering", life(&[0], &[(20, Severe), (30, Worse), (38, Recovered)], 40)),
        ("severe, long ago", life(&[0], &[(20, Severe), (30, Worse)], 130)),
        ("to confirm on two scores", life(&[0], &[(33, Worse), (36, Worse)], 37)),
        ("two relapses", {
            let scores = [(20, Worse), (30, Worse), (38, Recovered), (41, Worse), (44, Recovered), (47, Worse)];
            life(&[0, 14], &scores, 48)
        }),
        ("baseline at the floor", Life { baseline: Some(22.0), ..life(&[0], &[(7, Recovered)], 9) }),
        ("baseline at the floor, before treatment", Life { baseline: Some(22.0), ..life(&[], &[], 0) }),
        ("baseline soon after an earlier course", Life { earlier_course: true, ..life(&[0], &[(7, Worse)], 9) }),
        ("no baseline", Life { baseline: None, ..life(&[0], &[(7, Worse)], 9) }),
        ("no session yet", life(&[], &[], 0)),
        ("no score yet", Life { baseline: None, ..life(&[0], &[], 9) }),
        ("only an acute score", Life { sessions: vec![0, 7], ..life(&[0], &[(7, Worse)], 9) }),
        ("one score on the day of a session", life(&[0, 41], &[(20, Worse), (30, Worse)], 41)),
    ];
    let one = |(name, life): (&str, Life)| format!("## {name}\n{}", told(&life));
    insta::assert_snapshot!(lives.map(one).join("\n"));
}

/// The PHQ-9 of the baseline was shown as today's: "as at baseline", and "mood does not explain it", of patients whose mood nobody had
/// measured since the first session.
#[test]
fn mood_is_told_by_when_it_was_measured() {
    let moods: [(&str, &[(i32, i32)]); 9] = [
        ("no PHQ-9", &[]),
        ("none before the course", &[(18, 12)]),
        ("only the baseline", &[(-20, 13)]),
        ("since then only an acute one", &[(-20, 13), (0, 20)]),
        ("before the worsening", &[(-20, 13), (3, 19)]),
        ("risen", &[(-20, 13), (19, 18)]),
        ("risen a little", &[(-20, 13), (19, 15)]),
        ("not risen", &[(-20, 13), (19, 13)]),
        ("fallen", &[(-20, 13), (19, 6)]),
    ];
    let mut text = String::new();
    let long_ago = ("long ago", life(&[0], &[(20, Worse), (30, Worse), (90, Worse)], 92));
    let untreated = ("untreated", life(&[], &[], 0));
    let unscored = ("unscored", Life { baseline: None, ..life(&[0], &[], 20) });
    for (state, life) in states().into_iter().chain([long_ago, untreated, unscored]) {
        for (name, mood) in moods {
            let life = Life { mood: mood.to_vec(), ..life.clone() };
            let (chart, instruments, judgement) = (life.chart(), InstrumentSet::built_in(), Arc::new(life.judged()));
            let row = row(&chart, &judgement, &instruments, judgement.as_of);
            let said = memory_and_mood(&chart, &judgement);
            assert!(!said.contains("does not explain") && !said.contains("as at baseline"), "{said}");
            writeln!(text, "{state}, {name}:\n    ROW  {}\n    CARD {said}", row_mood(&row)).unwrap();
            let options = judgement.leading().map(|t| suggestions(&chart, &judgement, t)).unwrap_or_default();
            if let Some(option) = options.iter().find(|o| o.step == Some(Step::CheckContext)) {
                writeln!(text, "    CHECK because {}", option.reason).unwrap();
            }
        }
    }
    insta::assert_snapshot!(text);
}

/// The note for the record was a page long; nobody pastes a page.
#[test]
fn the_short_note_has_five_lines() {
    let one = |(name, life): (&str, Life)| {
        let (chart, instruments, judgement) = (life.chart(), InstrumentSet::built_in(), life.judged());
        let text = short_text(&chart, &judgement, &instruments);
        assert_eq!(text.lines().count(), 5, "{text}");
        format!("## {name}\n{text}")
    };
    let late = [(5, Recovered), (20, Recovered), (33, Worse), (41, Worse), (61, Worse)];
    let odd = [
        ("no score yet", Life { baseline: None, ..life(&[0], &[], 9) }),
        ("no session yet", life(&[], &[], 0)),
        ("no session yet, baseline at the floor", Life { baseline: Some(22.0), ..life(&[], &[], 0) }),
        ("no baseline", Life { baseline: None, ..life(&[0], &[(7, Worse)], 9) }),
        ("baseline at the floor", Life { baseline: Some(22.0), ..life(&[0], &[(7, Recovered)], 9) }),
        ("no score since the session", life(&[0], &[], 9)),
        ("last scored long ago", life(&[0], &[(7, Recovered)], 90)),
        ("a late decline", life(&[0], &late, 62)),
    ];
    insta::assert_snapshot!(states().into_iter().chain(odd).map(one).collect::<Vec<_>>().join("\n"));
}

/// The score before a dose was asked for "every 7 days while an episode is open", the dose came first; and holding that dose was offered
/// after three other options, where the short note had ended already.
#[test]
fn a_planned_dose_is_the_reason_and_holding_it_comes_first() {
    let late = [(5, Recovered), (20, Recovered), (33, Worse), (41, Worse), (61, Worse)];
    let lives = [
        ("late decline", life(&[0], &late, 62)),
        ("late decline, emerging", life(&[0], &late[..3], 34)),
        ("severe, off drug", life(&[0], &[(20, Severe), (30, Worse)], 31)),
        ("last scored long ago", life(&[0], &[(7, Recovered)], 90)),
    ];
    let mut text = String::new();
    for (name, life) in states().into_iter().chain(lives) {
        let (mut chart, instruments, judgement) = (life.chart(), InstrumentSet::built_in(), life.judged());
        let planned = origin().plus(life.today + 1).to_string();
        let fields = BTreeMap::from([("date".to_owned(), planned), ("status".to_owned(), "planned".to_owned())]);
        chart.sessions.push(read_session(&fields, Default::default(), Key::from_bits(99)).unwrap());
        let track = judgement.leading().unwrap();
        let options = suggestions(&chart, &judgement, track);
        let first: Vec<_> = options.iter().take(3).collect();
        if track.episode.is_some() {
            assert!(first.iter().any(|o| o.step == Some(Step::LongerInterval)), "{name}: {options:?}");
        }
        let is_late_decline = track.overlays.has(Overlay::LateDecline);
        assert_eq!(first.iter().any(|o| o.option == "Look for another cause"), is_late_decline, "{name}: {options:?}");
        let row = row(&chart, &Arc::new(judgement.clone()), &instruments, judgement.as_of);
        let needed = row_needed(&row)
            .zip(row_needed_why(&row))
            .map_or_else(String::new, |(when, why)| format!("{when} ({why})"));
        writeln!(text, "## {name}\nNEEDED {needed}").unwrap();
        options.iter().for_each(|o| writeln!(text, "OPTION {} because {}", o.option, o.reason).unwrap());
    }
    insta::assert_snapshot!(text);
}

/// A plan of the past that nobody recorded was "1 planned" in the figure's words, as if it were to come, and "planned and not recorded"
/// on the card; and one score was said to lie "between 41 and 41, 1 of them worse".
#[test]
fn the_figure_tells_plans_as_the_exposure_card_does() {
    let life = life(&[0], &[(7, Worse)], 20);
    let (mut chart, instruments, judgement) = (life.chart(), InstrumentSet::built_in(), life.judged());
    for (key, day) in [(97, 14), (98, 27), (99, 34)] {
        let date = origin().plus(day).to_string();
        let fields = BTreeMap::from([("date".to_owned(), date), ("status".to_owned(), "planned".to_owned())]);
        chart.sessions.push(read_session(&fields, Default::default(), Key::from_bits(key)).unwrap());
    }
    let (from, to) = full_range(&chart, &judgement);
    let view = View { from, to, axis: Axis::Calendar, width: 900, height: 300 };
    let words = describe(&chart, &judgement, &instruments, &view);
    assert!(words.contains("; 2 planned; 1 planned and not recorded."), "{words}");
    assert!(words.contains("1 judged score, 41.0: worse."), "{words}");
    let card = dosing(&chart, &judgement);
    assert_eq!((card.planned, card.unrecorded), (2, 1));
    let told = |key| tell(&chart, &judgement, &instruments, Axis::Calendar, Key::from_bits(key)).unwrap();
    assert!(told(97).ends_with(", planned, not recorded as given or missed"), "{}", told(97));
    assert!(told(98).ends_with(", planned"), "{}", told(98));
}

/// The card offered "Hold the next session" and the form "Longer interval": what was read could not be found to be ticked.
#[test]
fn an_option_has_the_name_under_which_it_is_decided() {
    for (heading, life) in combinations() {
        let judgement = life.judged();
        for option in suggestions(&life.chart(), &judgement, &judgement.tracks[0]) {
            assert!(option.step.is_none_or(|step| step.label() == option.option), "{heading}: {option:?}");
        }
    }
}

/// The score of a patient who had never been worse was listed as "recovered: less than 4.29".
#[test]
fn only_what_was_worse_is_called_recovered() {
    let texts = |life: &Life| -> Vec<String> {
        let standings = score_standings(&life.chart(), &life.judged(), &InstrumentSet::built_in());
        standings.into_iter().map(|standing| counted_words(standing.counted)).collect()
    };
    let never_worse = life(&[0], &[(7, Recovered), (14, Between)], 15);
    assert_eq!(texts(&never_worse), ["baseline", "not worse", "not worse: less than 7.36 points"]);
    let was_worse = life(&[0], &[(7, Worse), (14, Between), (21, Recovered), (28, Recovered)], 29);
    let told = ["baseline", "worse: 7.36 points or more", "between: neither worse nor recovered"];
    assert_eq!(texts(&was_worse)[..3], told);
    assert_eq!(texts(&was_worse)[3..], ["back at baseline: worse by less than 4 points", "not worse"]);
}

/// The hand-out said "within about a month" in a clinic whose window was six weeks.
#[test]
fn the_hand_out_speaks_of_the_clinics_own_window() {
    for (days, words) in [(28, "4 weeks"), (42, "6 weeks"), (30, "30 days"), (7, "7 days")] {
        let policy = Policy { window_days: days, ..Policy::default() };
        let lines: Vec<String> = advice(&policy).into_iter().flat_map(|(_, lines)| lines).collect();
        assert_eq!(lines.iter().filter(|line| line.contains(words)).count(), 2, "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains("month")), "{lines:?}");
    }
}

/// Of two instruments in one state the row spoke by one and the card by the other: the row told of the one that knows something.
#[test]
fn row_and_card_speak_by_the_same_instrument() {
    let mut floor = Life { baseline: Some(22.0), ..life(&[0], &[(7, Recovered)], 9) }.chart();
    let other = Life { fixed: true, baseline: Some(9.0), ..life(&[0], &[(7, Recovered)], 9) }.chart();
    floor.scores.extend(other.scores);
    let instruments = InstrumentSet::built_in();
    let judgement = Arc::new(judge(&floor, &instruments, &Policy::default(), origin().plus(9)));
    let row = row(&floor, &judgement, &instruments, judgement.as_of);
    let leading = judgement.leading().unwrap();
    assert_eq!((leading.instrument.as_str(), row.instrument_name.as_deref()), ("memory-nrs", Some("Memory today")));
    assert_eq!(row.instrument.as_ref(), Some(&leading.instrument));
}
