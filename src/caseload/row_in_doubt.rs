//! The line of a patient who isn't judged: who it is, and why nothing is told.

use super::search::fold;
use super::{Asking, Doubt, FollowUp, Group, MoodBrief, News, Row, Urgency};
use crate::judge::{Mood, Overlays, PatientJudgement, PatientState, Policy};
use crate::record::{Chart, Day, Key};
use std::sync::Arc;

/// The line of a patient whose record is there, and isn't relied on.
pub(super) fn row_in_doubt(chart: &Chart, doubt: Doubt, (policy, today): (&Policy, Day)) -> Row {
    let patient = &chart.patient;
    let who = (patient.number.to_string(), patient.name.to_string());
    let (records, age) = (chart.sessions.len() + chart.scores.len(), patient.age(today));
    Row { records, age, ..untold(patient.key, who, doubt, (policy, today)) }
}

/// The line of a patient whose record is gone, and with it the name: the key alone is known.
pub(super) fn row_of_gone(key: Key, doubt: Doubt, (policy, today): (&Policy, Day)) -> Row {
    Row { is_gone: true, ..untold(key, (key.to_string(), String::new()), doubt, (policy, today)) }
}

/// A line that tells nothing but whose it is. Nothing of it may look like a patient who is well.
fn untold(key: Key, (number, name): (String, String), doubt: Doubt, (policy, today): (&Policy, Day)) -> Row {
    Row {
        key,
        searched: fold(&format!("{name} {number}")),
        number,
        name,
        age: None,
        is_gone: false,
        group: Group::InDoubt,
        own_group: Group::InDoubt,
        harm: None,
        urgency: Urgency::default(),
        state: PatientState::Unscored,
        judgement: Arc::new(nothing_judged(policy, today)),
        doubt: Some(doubt),
        overlays: Overlays::default(),
        instrument: None,
        instrument_name: None,
        spark: None,
        latest: None,
        latest_judged: false,
        latest_text: None,
        change: None,
        mood: MoodBrief { latest: None, rise: None, raised: false },
        last_session: None,
        next_session: None,
        overdue_plan: None,
        days_since_session: None,
        needed: None,
        asking: Asking::default(),
        reviewed: None,
        contested: 0,
        news: News::default(),
        news_by: Vec::new(),
        fell_due: Vec::new(),
        records: 0,
        follow_up: FollowUp::default(),
        dated_to: None,
    }
}

/// No track, no mood and no session: whatever asks a row for its judgement finds nothing to tell.
fn nothing_judged(policy: &Policy, today: Day) -> PatientJudgement {
    PatientJudgement {
        as_of: today,
        state: PatientState::Unscored,
        tracks: Vec::new(),
        mood: Mood::NoBaseline { latest: None },
        sessions: Vec::new(),
        earlier_sessions: Vec::new(),
        first_dose: None,
        unrecorded_dose: None,
        planned: None,
        policy: policy.clone(),
    }
}
