//! The line of a patient who isn't judged: who it is, and why nothing is told.

use super::search::fold;
use super::{Doubt, FollowUp, Group, MoodBrief, NamedInAudit, News, Row, Urgency};
use crate::judge::{Overlays, PatientState};
use crate::record::{Chart, Day, Key};

/// The line of a patient whose record is there, and isn't relied on.
pub(super) fn row_in_doubt(chart: &Chart, doubt: Doubt, today: Day) -> Row {
    let patient = &chart.patient;
    let who = (patient.number.clone(), patient.name.clone(), patient.identity(today));
    Row { records: chart.sessions.len() + chart.scores.len(), ..untold(patient.key, who, doubt) }
}

/// The line of a patient whose record is gone.
pub(super) fn row_of_gone(key: Key, named: &NamedInAudit, doubt: Doubt) -> Row {
    untold(key, (String::new(), named.name.clone(), named.identity.clone()), doubt)
}

/// A line that tells nothing but whose it is. Nothing of it may look like a patient who is well.
fn untold(key: Key, (number, name, identity): (String, String, String), doubt: Doubt) -> Row {
    Row {
        key,
        searched: fold(&format!("{name} {number} {identity}")),
        number,
        name,
        identity,
        group: Group::InDoubt,
        urgency: Urgency::default(),
        state: PatientState::Unscored,
        state_text: doubt.state().to_owned(),
        headline: doubt.sentence(),
        doubt: Some(doubt),
        overlays: Overlays::default(),
        instrument: None,
        instrument_name: None,
        spark: None,
        latest: None,
        latest_judged: false,
        latest_text: None,
        change: None,
        change_text: None,
        mood: MoodBrief { latest: None, rise: None, raised: false, text: "mood not judged".to_owned() },
        last_session: None,
        next_session: None,
        overdue_plan: None,
        days_since_session: None,
        needed_by: None,
        needed_text: None,
        needed_short: None,
        needed_why: None,
        reviewed: None,
        news: News::default(),
        news_by: Vec::new(),
        fell_due: Vec::new(),
        records: 0,
        follow_up: FollowUp::default(),
        dated_to: None,
    }
}
