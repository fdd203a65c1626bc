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

use anamnesis::caseload::{row, short_text, what_scores_show};
use anamnesis::judge::{PatientJudgement, Policy, TrackJudgement, explain, judge, memory_and_mood};
use anamnesis::record::{
    Chart, Day, Instrument, InstrumentId, InstrumentSet, Key, Score, Timing, read_patient, read_session,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

fn origin() -> Day {
    Day::parse_iso("2026-03-02").unwrap()
}

/// How far a score lies from the baseline, on the bad side, in thousandths of what makes it worse.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Recovered,
    Between,
    Worse,
    Severe,
}
use Kind::{Between, Recovered, Severe, Worse};

/// A patient: days counted from the first session.
#[derive(Clone, Debug)]
struct Life {
    sessions: Vec<i32>,
    scores: Vec<(i32, Kind)>,
    mood: Vec<(i32, i32)>,
    today: i32,
    fixed: bool,
    baseline: Option<f64>,
    earlier_course: bool,
}

impl Life {
    fn instrument(&self) -> &'static str {
        if self.fixed { "memory-nrs" } else { "promis-cf" }
    }

    fn chart(&self) -> Chart {
        let fields = |pairs: &[(&str, String)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect()
        };
        let mut keys = (1u64..).map(Key::from_bits);
        let start = if self.earlier_course { origin().to_string() } else { String::new() };
        let patient = fields(&[("patient_id", "7".to_owned()), ("course_start", start)]);
        let mut chart = Chart::new(read_patient(&patient, Default::default(), keys.next().unwrap()).unwrap());
        let earlier = self.earlier_course.then_some(-8);
        for day in earlier.into_iter().chain(self.sessions.iter().copied()) {
            let session = fields(&[("date", origin().plus(day).to_string())]);
            chart.sessions.push(read_session(&session, Default::default(), keys.next().unwrap()).unwrap());
        }
        let mut score = |instrument: &str, day: i32, value: f64| {
            chart.scores.push(Score {
                key: keys.next().unwrap(),
                instrument: InstrumentId::new(instrument),
                day: origin().plus(day),
                time: None,
                value,
                timing: (day == 0).then_some(Timing::Before),
                source: None,
                note: String::new(),
            });
        };
        if let Some(baseline) = self.baseline {
            score(self.instrument(), -1, baseline);
        }
        for (day, kind) in &self.scores {
            let w = match (self.fixed, kind) {
                (_, Recovered) => 0.0,
                (false, Between) => 5.0,
                (false, Worse) => 9.0,
                (false, Severe) => 22.0,
                (true, Between) => 1.0,
                (true, Worse) => 3.0,
                (true, Severe) => 5.0,
            };
            score(self.instrument(), *day, self.baseline.unwrap_or(50.0) - w);
        }
        for (day, value) in &self.mood {
            score("phq-9", *day, (*value).into());
        }
        chart
    }

    /// Everything that is said of the patient.
    fn told(&self) -> String {
        let (chart, instruments) = (self.chart(), InstrumentSet::built_in());
        let today = origin().plus(self.today);
        let judgement = judge(&chart, &instruments, &Policy::default(), today);
        let row = row(&chart, &judgement, &instruments, today);
        let mut text = format!("{:?}\n", self.scores);
        writeln!(text, "sessions {:?}, today {} ({today})", self.sessions, self.today).unwrap();
        writeln!(text, "ROW    [{}] {} | {}", row.group.title(), row.state_text, row.mood.text).unwrap();
        for track in &judgement.tracks {
            let instrument: &Instrument = instruments.get(track.instrument.as_str()).unwrap();
            let why = explain(&chart, &judgement, track, instrument);
            writeln!(text, "WHY    {}", why.headline).unwrap();
            why.prospects.iter().for_each(|p| writeln!(text, "CHANGE {p}").unwrap());
            why.missing.iter().for_each(|m| writeln!(text, "MISSING {m}").unwrap());
            why.options.iter().for_each(|o| writeln!(text, "OPTION {} because {}", o.option, o.reason).unwrap());
        }
        writeln!(text, "MOOD   {}", memory_and_mood(&judgement)).unwrap();
        writeln!(text, "PAPER  {}", what_scores_show(&judgement)).unwrap();
        text
    }

    fn judged(&self) -> PatientJudgement {
        judge(&self.chart(), &InstrumentSet::built_in(), &Policy::default(), origin().plus(self.today))
    }
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

fn life(sessions: &[i32], scores: &[(i32, Kind)], today: i32) -> Life {
    Life {
        sessions: sessions.to_vec(),
        scores: scores.to_vec(),
        mood: Vec::new(),
        today,
        fixed: false,
        baseline: Some(50.0),
        earlier_course: false,
    }
}

/// The fewest scores that reach each combination.
fn combinations() -> BTreeMap<String, Life> {
    const DAYS: [i32; 6] = [5, 20, 33, 38, 46, 55];
    const SESSIONS: [&[i32]; 4] = [&[0], &[0, 14, 28, 42], &[0, 31], &[0, 40, 60]];
    const LATER: [i32; 4] = [1, 9, 20, 70];
    let kinds = [None, Some(Recovered), Some(Between), Some(Worse), Some(Severe)];
    let mut found: BTreeMap<String, (usize, Life)> = BTreeMap::new();
    for code in 0..5usize.pow(6) {
        let digit = |place: u32| kinds[code / 5usize.pow(place) % 5];
        let scores: Vec<_> = (0u32..).zip(DAYS).filter_map(|(place, day)| Some((day, digit(place)?))).collect();
        for sessions in SESSIONS {
            for later in LATER {
                let today = scores.last().map_or(0, |(day, _)| *day) + later;
                let life = life(sessions, &scores, today);
                let judgement = life.judged();
                let Some(track) = judgement.tracks.first() else { continue };
                let given: Vec<i32> = sessions.iter().copied().filter(|day| *day <= today).collect();
                let life = Life { sessions: given, ..life };
                let weight = scores.len() * 10 + sessions.len();
                let place = found.entry(combination(&life, track));
                let entry = place.or_insert_with(|| (usize::MAX, life.clone()));
                if weight < entry.0 {
                    *entry = (weight, life);
                }
            }
        }
    }
    found.into_iter().map(|(heading, (_, life))| (heading, life)).collect()
}

#[test]
fn sentences_are_true_in_every_combination() {
    let mut text = String::new();
    let all = combinations();
    println!("{}", all.len());
    for (heading, life) in all {
        writeln!(text, "## {heading}\n{}", life.told()).unwrap();
    }
    std::fs::write("/tmp/sentences.txt", text).unwrap();
}
