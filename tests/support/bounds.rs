//! One patient and one made-up instrument, for bounds that are worked out by hand.

use anamnesis::judge::{Overlay, PatientJudgement, Policy, TrackJudgement, judge};
use anamnesis::record::{
    Chart, Day, Entry, InstrumentSet, Key, read_instrument, read_patient, read_score, read_session,
};
use anamnesis::words::{Explanation, explain};
use std::collections::BTreeMap;

/// More is better from 0 to 100; worse from 4 points on, recovered below 2; 5 points are a standard deviation.
pub(crate) const FIXED: &[(&str, &str)] =
    &[("min", "0"), ("max", "100"), ("fixed_drop", "4"), ("fixed_recovery", "2"), ("norm_sd", "5")];

/// A patient with one memory instrument; days count from 2 March 2026.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) figures: Vec<(&'static str, &'static str)>,
    pub(crate) policy: Policy,
    pub(crate) start: Option<i32>,
    /// Day and clock time.
    pub(crate) sessions: Vec<(i32, &'static str)>,
    /// Day, value, clock time and timing.
    pub(crate) scores: Vec<(i32, f64, &'static str, &'static str)>,
    pub(crate) mood: Vec<(i32, f64)>,
    /// Sessions that are only planned.
    pub(crate) planned: Vec<i32>,
    pub(crate) log: Vec<Entry>,
}

pub(crate) fn day(days: i32) -> Day {
    Day::parse_iso("2026-03-02").unwrap().plus(days)
}

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

/// A case under the fixed rule, without clock times.
pub(crate) fn case(sessions: &[i32], scores: &[(i32, f64)]) -> Case {
    Case {
        figures: FIXED.to_vec(),
        policy: Policy::default(),
        start: None,
        sessions: sessions.iter().map(|day| (*day, "")).collect(),
        scores: scores.iter().map(|(day, value)| (*day, *value, "", "")).collect(),
        mood: Vec::new(),
        planned: Vec::new(),
        log: Vec::new(),
    }
}

/// A case under the fixed rule with a baseline of 50 points.
pub(crate) fn after(sessions: &[i32], scores: &[(i32, f64)]) -> Case {
    case(sessions, &[&[(-1, 50.0)], scores].concat())
}

impl Case {
    pub(crate) fn instruments(&self) -> InstrumentSet {
        let memory = [("id", "t"), ("name", "T"), ("role", "memory"), ("higher_is_better", "true")];
        let mood = [("id", "phq-9"), ("name", "P"), ("role", "mood"), ("min", "0"), ("max", "27")];
        let mut memory = fields(&memory);
        memory.extend(fields(&self.figures));
        let mut mood = fields(&mood);
        mood.insert("higher_is_better".into(), "false".into());
        InstrumentSet::new([memory, mood].map(|row| read_instrument(&row, Default::default()).unwrap()))
    }

    pub(crate) fn chart(&self) -> Chart {
        let instruments = self.instruments();
        let mut key = (1u64..).map(Key::from_bits);
        let start = self.start.map_or_else(String::new, |start| day(start).to_string());
        let patient = fields(&[("patient_id", "1"), ("course_start", &start)]);
        let mut chart = Chart::new(read_patient(&patient, Default::default(), key.next().unwrap()).unwrap());
        for (at, time) in &self.sessions {
            let row = fields(&[("date", &day(*at).to_string()), ("time", time)]);
            chart.sessions.push(read_session(&row, Default::default(), key.next().unwrap()).unwrap());
        }
        for at in &self.planned {
            let row = fields(&[("date", &day(*at).to_string()), ("status", "planned")]);
            chart.sessions.push(read_session(&row, Default::default(), key.next().unwrap()).unwrap());
        }
        let memory = self.scores.iter().map(|(at, value, time, timing)| ("t", *at, *value, *time, *timing));
        let mood = self.mood.iter().map(|(at, value)| ("phq-9", *at, *value, "", ""));
        for (instrument, at, value, time, timing) in memory.chain(mood) {
            let (at, value) = (day(at).to_string(), value.to_string());
            let row =
                [("instrument", instrument), ("date", &at), ("value", &value), ("time", time), ("timing", timing)];
            let row = fields(&row);
            chart.scores.push(read_score(&row, Default::default(), &instruments, key.next().unwrap()).unwrap());
        }
        chart.log = self.log.clone();
        chart
    }

    pub(crate) fn judged(&self, today: i32) -> PatientJudgement {
        judge(&self.chart(), &self.instruments(), &self.policy, day(today))
    }

    pub(crate) fn track(&self, today: i32) -> TrackJudgement {
        self.judged(today).tracks.remove(0)
    }

    pub(crate) fn has(&self, overlay: Overlay, today: i32) -> bool {
        self.track(today).overlays.has(overlay)
    }

    pub(crate) fn explained(&self, today: i32) -> Explanation {
        let (judgement, instruments) = (self.judged(today), self.instruments());
        explain(&self.chart(), &judgement, &judgement.tracks[0], instruments.get("t").unwrap())
    }
}
