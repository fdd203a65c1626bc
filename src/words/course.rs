//! Sex and course in a line: what is known, and nothing made up for what is not.

use super::judgement::relative_words;
use crate::judge::{PatientJudgement, Silence};
use crate::record::{Chart, Sex};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What stands under a patient's name, a fact each.
pub fn course_words(chart: &Chart, judgement: &PatientJudgement) -> Vec<String> {
    let sex = match chart.patient.sex {
        Some(Sex::Female) => Some(worded("female")),
        Some(Sex::Male) => Some(worded("male")),
        Some(Sex::Other) => Some(worded("other sex")),
        Some(Sex::Unknown) | None => None,
    };
    let course = match (chart.patient.course_start, judgement.sessions.first().map(|session| session.day)) {
        (Some(chosen), Some(_)) => Some(say!("course from {day} (chosen)", day = chosen.long())),
        (Some(chosen), None) => Some(say!("course from {day} (chosen), no session in it yet", day = chosen.long())),
        (None, Some(first)) => Some(say!("course from {day} (first session)", day = first.long())),
        // The state, which stands beside it, says so.
        (None, None) if is_untreated(judgement) => None,
        (None, None) => Some(worded("no session yet").to_owned()),
    };
    let last = judgement
        .last_session()
        .map(|day| say!("last session {day} ({ago})", day = day.long(), ago = relative_words(day, judgement.as_of)));
    sex.map(str::to_owned).into_iter().chain(course).chain(last).collect()
}

fn is_untreated(judgement: &PatientJudgement) -> bool {
    let silence = judgement.leading().and_then(|track| judgement.silence_of(track));
    matches!(silence, Some(Silence::Untreated | Silence::BaselineTooOld))
}
