//! Patients in a line: sessions and scores by the days since the first session.

use anamnesis::judge::{PatientJudgement, Policy, judge};
use anamnesis::record::{Chart, Day, InstrumentId, InstrumentSet, Key, Points, Score, read_patient, read_session};
use std::collections::BTreeMap;

pub(crate) fn origin() -> Day {
    Day::parse_iso("2026-03-02").unwrap()
}

/// How a score compares with the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Recovered,
    Between,
    Worse,
    Severe,
}
pub(crate) use Kind::{Between, Recovered, Severe, Worse};

/// A patient: days counted from the first session.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    pub(crate) sessions: Vec<i32>,
    pub(crate) scores: Vec<(i32, Kind)>,
    pub(crate) mood: Vec<(i32, i32)>,
    pub(crate) today: i32,
    pub(crate) fixed: bool,
    pub(crate) baseline: Option<f64>,
    pub(crate) earlier_course: bool,
}

impl Life {
    fn instrument(&self) -> &'static str {
        if self.fixed { "memory-nrs" } else { "promis-cf" }
    }

    pub(crate) fn chart(&self) -> Chart {
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
            let (instrument, value) = (InstrumentId::new(instrument).unwrap(), Points::new(value).unwrap());
            chart.scores.push(Score::of(keys.next().unwrap(), instrument, origin().plus(day), value));
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

    pub(crate) fn judged(&self) -> PatientJudgement {
        judge(&self.chart(), &InstrumentSet::built_in(), &Policy::default(), origin().plus(self.today))
    }
}

pub(crate) fn life(sessions: &[i32], scores: &[(i32, Kind)], today: i32) -> Life {
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
