//! Figures in sentences lead to the records that they come from, and no word of a sentence is lost or changed by that.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{PatientJudgement, Policy, TrackState, judge};
use anamnesis::record::{Chart, Day, InstrumentSet, Key};
use anamnesis::words::{Piece, SayDay, Sentence, explain, memory_and_mood};

fn demo() -> Vec<(Chart, PatientJudgement)> {
    let today = Day::parse_iso("2026-11-24").unwrap();
    let one = |chart: Chart| {
        let judgement = judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today);
        (chart, judgement)
    };
    demo_clinic(7, today).into_iter().map(one).collect()
}

/// The pieces of a sentence, which together are the sentence.
fn pieces(sentence: &Sentence) -> Vec<Piece> {
    let pieces = sentence.pieces();
    assert_eq!(pieces.iter().map(|p| p.text.as_str()).collect::<String>(), **sentence);
    pieces
}

#[test]
fn the_headline_of_a_flag_leads_to_its_session_and_to_its_worst_score() {
    let instruments = InstrumentSet::built_in();
    let mut flags = 0;
    for (chart, judgement) in demo() {
        for track in judgement.tracks.iter().filter(|t| t.state == TrackState::Persistent) {
            let instrument = instruments.get(track.instrument.as_str()).unwrap();
            let why = explain(&chart, &judgement, track, instrument);
            let linked: Vec<_> = pieces(&why.headline).into_iter().filter_map(|p| p.record).collect();
            let episode = track.episode.as_ref().unwrap();
            let worst = linked.iter().filter_map(|key| chart.score(*key));
            let worst = worst.filter(|s| episode.worse_days.contains(&s.day)).count();
            assert!(worst >= 1, "{}", why.headline);
            if let Some(day) = episode.index_session {
                assert!(linked.iter().filter_map(|key| chart.session(*key)).any(|s| s.day == day), "{}", why.headline);
            }
            why.missing.iter().for_each(|sentence| drop(pieces(sentence)));
            flags += 1;
        }
    }
    assert!(flags >= 3);
}

#[test]
fn the_words_about_mood_lead_to_the_latest_phq_9_and_to_its_baseline() {
    let mut known = 0;
    for (chart, judgement) in demo() {
        let Some(mood) = judgement.mood.measured() else { continue };
        let said = memory_and_mood(&chart, &judgement);
        let pieces = pieces(&said);
        let linked: Vec<_> = pieces.iter().filter_map(|p| chart.score(p.record?)).collect();
        assert_eq!(
            linked.first().map(|s| (s.day, s.value.get())),
            Some((mood.latest.day, mood.latest.value)),
            "{said}"
        );
        assert!(
            linked.len() == 2 && mood.baseline.scores.iter().any(|at| chart.scores[*at as usize].key == linked[1].key)
        );
        known += 1;
    }
    assert!(known >= 3);
}

/// Links were found by looking for days in the sentence, so the day on which a window ends led to whatever score had been given on it.
#[test]
fn a_day_leads_to_a_record_only_where_the_sentence_speaks_of_that_record() {
    let instruments = InstrumentSet::built_in();
    let mut days = 0;
    for (chart, judgement) in demo() {
        for track in &judgement.tracks {
            let instrument = instruments.get(track.instrument.as_str()).unwrap();
            let why = explain(&chart, &judgement, track, instrument);
            for sentence in std::iter::once(&why.headline).chain(&why.missing) {
                for Piece { text, record } in pieces(sentence) {
                    let Some(key) = record else {
                        assert!(!text.contains("session on "), "{text}: a session of the course has a row");
                        continue;
                    };
                    assert!(day_of(&chart, key).is_some_and(|day| is_of(&text, day)), "{text}");
                    days += 1;
                }
            }
        }
    }
    assert!(days >= 20, "{days}");
}

fn day_of(chart: &Chart, key: Key) -> Option<Day> {
    chart.session(key).map(|s| s.day).or_else(|| chart.score(key).map(|s| s.day))
}

/// Whether linked words name that day and no other, or a figure in points.
fn is_of(text: &str, day: Day) -> bool {
    let day = day.long();
    text == day || text == format!("session on {day}") || text.starts_with("by up to ")
}
