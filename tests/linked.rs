//! Figures in sentences lead to the records that they come from, and no word of a sentence is lost or changed by that.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Piece, Sources};
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{PatientJudgement, Policy, TrackState, explain, judge, memory_and_mood};
use anamnesis::record::{Chart, Day, InstrumentSet};

fn demo() -> Vec<(Chart, PatientJudgement)> {
    let today = Day::parse_iso("2026-11-24").unwrap();
    let one = |chart: Chart| {
        let judgement = judge(&chart, &InstrumentSet::built_in(), &Policy::default(), today);
        (chart, judgement)
    };
    demo_clinic(7, today).into_iter().map(one).collect()
}

/// The pieces of a sentence, which together are the sentence.
fn pieces(sources: &Sources, sentence: &str) -> Vec<Piece> {
    let pieces = sources.link(sentence);
    assert_eq!(pieces.iter().map(|p| p.text.as_str()).collect::<String>(), sentence);
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
            let sources = Sources::of_track(&chart, &judgement, track);
            let linked: Vec<_> = pieces(&sources, &why.headline).into_iter().filter_map(|p| p.record).collect();
            let episode = track.episode.as_ref().unwrap();
            let worst = linked.iter().filter_map(|key| chart.score(*key));
            let worst = worst.filter(|s| episode.worse_days.contains(&s.day)).count();
            assert!(worst >= 1, "{}", why.headline);
            if let Some(day) = episode.index_session {
                assert!(linked.iter().filter_map(|key| chart.session(*key)).any(|s| s.day == day), "{}", why.headline);
            }
            why.prospects.iter().chain(&why.missing).for_each(|sentence| drop(pieces(&sources, sentence)));
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
        let said = memory_and_mood(&judgement);
        let pieces = pieces(&Sources::of_mood(&chart, &judgement), &said);
        let linked: Vec<_> = pieces.iter().filter_map(|p| chart.score(p.record?)).collect();
        assert_eq!(linked.first().map(|s| (s.day, s.value)), Some((mood.latest.day, mood.latest.value)), "{said}");
        assert!(
            linked.len() == 2 && mood.baseline.scores.iter().any(|at| chart.scores[*at as usize].key == linked[1].key)
        );
        known += 1;
    }
    assert!(known >= 3);
}

#[test]
fn a_day_inside_another_day_is_not_taken_for_it() {
    let (mut chart, judgement) = demo().into_iter().find(|(_, j)| !j.tracks.is_empty()).unwrap();
    let track = &judgement.tracks[0];
    let score = chart.scores.iter_mut().find(|s| s.instrument == track.instrument).unwrap();
    score.day = Day::parse_iso("2021-03-01").unwrap();
    let key = score.key;
    let sources = Sources::of_track(&chart, &judgement, track);
    let leads = |text: &str| pieces(&sources, text).iter().any(|p| p.record == Some(key));
    assert!(leads("last scored on 1 Mar 2021, long ago"));
    assert!(!leads("last scored on 21 Mar 2021, long ago"));
}
