//! What the table of a patient's sessions says.

use super::judgement::relative_words;
use crate::judge::PatientJudgement;
use crate::record::{Choice, Day, Mmhg, Number, Session, SessionStatus, format_points};
use crate::words::language::{say, worded};

/// What became of a session, and when: "given, 12 days ago".
pub fn session_status(session: &Session, today: Day) -> String {
    let status = match session.status {
        SessionStatus::Given => worded("given"),
        SessionStatus::Planned if session.day < today => worded("planned, not recorded as given or missed"),
        SessionStatus::Planned => worded("planned"),
        SessionStatus::Missed => worded("missed"),
    };
    format!("{status}, {}", relative_words(session.day, today))
}

/// What the rules make of a session, where it is more than "a session of the course".
pub fn session_marks(session: &Session, judgement: &PatientJudgement) -> Vec<&'static str> {
    if session.status != SessionStatus::Given {
        return Vec::new();
    }
    let mut episodes = judgement.tracks.iter().filter_map(|track| track.episode.as_ref());
    let is_index = episodes.any(|episode| episode.index_session == Some(session.day));
    let is_earlier = judgement.earlier_sessions.iter().any(|earlier| earlier.day == session.day);
    let is_later = session.day > judgement.as_of;
    let marks = [
        is_index.then(|| worded("index session")),
        is_earlier.then(|| worded("earlier course")),
        is_later.then(|| worded("after today: not used yet")),
    ];
    marks.into_iter().flatten().collect()
}

/// What was given, and how: "ketamine, IV".
pub fn session_drug(session: &Session) -> String {
    format!("{}, {}", worded(session.drug.word()), worded(session.route.label()))
}

/// The dose in mg and, where the weight is known, in mg per kg.
pub fn session_amount(session: &Session) -> String {
    let Some(mg) = session.dose_mg.map(Number::get) else { return worded("not known").to_owned() };
    match session.weight_kg {
        Some(kg) => {
            say!("{mg} mg ({by_weight} mg/kg)", mg = format_points(mg), by_weight = format_points(mg / kg.get()))
        }
        None => say!("{mg} mg", mg = format_points(mg)),
    }
}

/// Blood pressure before and at its highest, as far as it was taken: "128/78, highest 151/92 mmHg".
pub fn session_pressures(session: &Session) -> Option<String> {
    let half = |mmhg: Option<Mmhg>| mmhg.map_or("?".to_owned(), |mmhg| mmhg.to_string());
    let both = |systolic: Option<Mmhg>, diastolic: Option<Mmhg>| {
        systolic.or(diastolic).map(|_| format!("{}/{}", half(systolic), half(diastolic)))
    };
    let before = both(session.systolic_before, session.diastolic_before);
    match (before, both(session.systolic_peak, session.diastolic_peak)) {
        (Some(before), Some(peak)) => Some(say!("{before}, highest {peak} mmHg", before, peak)),
        (Some(before), None) => Some(say!("{before} mmHg before", before)),
        (None, Some(peak)) => Some(say!("highest {peak} mmHg", peak)),
        (None, None) => None,
    }
}
