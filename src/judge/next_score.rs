//! By when the next memory score of a patient is needed, and why: one date a patient, wherever it is said.

use super::{PatientJudgement, Silence, TrackJudgement};
use crate::record::{Act, Chart, Day, SessionStatus, in_force, made_on};
use crate::self_report::Asked;

/// What asks for a score. Of several that ask for one day, the first in this order is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// A decision of that day named a day for a check.
    Check(Day),
    /// Worsening goes on being scored at the cadence of the settings.
    WhileWorse,
    /// The window after the session ends on that day.
    WindowEnds,
    /// Nothing was scored since that session.
    AfterSession(Day),
    /// Nothing was ever scored.
    NeverScored,
    /// Nothing from before the course.
    NoBaseline,
    /// Every score of the baseline is too old for the course's first session.
    BaselineTooOld,
    /// The last score, of that day, says nothing about now.
    LastIsOld(Day),
    /// The baseline is too near the end of the scale to show a drop.
    FloorBaseline,
    /// The patient's plan.
    Plan(Asked),
}

/// The next memory score of a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextScore {
    /// By this day; today where it is needed as soon as possible.
    pub by: Day,
    /// Whether no rule names a day, so that it is needed as soon as possible.
    pub as_soon_as_possible: bool,
    /// Whether a dose is planned on that day, so that the score has to come before it.
    pub before_dose: bool,
    /// What asks for it.
    pub asks: Asks,
    /// Whether the episode that asks for it is of another instrument than the one that stands for the patient.
    pub is_of_other: bool,
}

impl NextScore {
    /// The earliest of all that asks for a score of this patient; none where nothing does.
    pub fn of(chart: &Chart, judgement: &PatientJudgement) -> Option<Self> {
        let today = judgement.as_of;
        let dose = planned_doses(chart).filter(|day| *day >= today).min();
        let dated = dated(chart, judgement).into_iter().map(|(by, asks, is_of_other)| (by, false, asks, is_of_other));
        let undated = undated(judgement).map(|asks| {
            // Where nothing can be compared before a dose, the score is wanted for that dose; else now.
            let for_dose = dose.filter(|_| {
                matches!(asks, Asks::NeverScored | Asks::NoBaseline | Asks::BaselineTooOld | Asks::Plan(_))
            });
            (for_dose.unwrap_or(today), for_dose.is_none(), asks, false)
        });
        let (by, as_soon_as_possible, asks, is_of_other) = dated.chain(undated).min()?;
        let before = dose.filter(|dose| by >= today && *dose <= by);
        Some(Self {
            by: before.unwrap_or(by),
            as_soon_as_possible: as_soon_as_possible && before.is_none(),
            before_dose: before.is_some(),
            asks,
            is_of_other,
        })
    }

    /// Whether the day has passed.
    pub fn is_late(&self, today: Day) -> bool {
        self.by < today
    }
}

/// The check that the latest decision named and that no judged score after the decision has answered yet, after the decision's day. An acute
/// score answers nothing.
pub fn open_check(chart: &Chart, judgement: &PatientJudgement) -> Option<(Day, Day)> {
    let decision = in_force(&chart.log).rfind(|e| matches!(e.act, Act::Decided { .. }))?;
    let Act::Decided { next_check: Some(by), .. } = decision.act else { return None };
    let decided = made_on(&chart.log, decision);
    let is_answered = judgement.tracks.iter().flat_map(|t| t.judged.last()).any(|last| last.day > decided);
    (!is_answered).then_some((decided, by))
}

/// The days of the planned sessions on which none was given.
pub fn planned_doses(chart: &Chart) -> impl Iterator<Item = Day> {
    let given_on = |day| chart.sessions.iter().any(|s| s.status == SessionStatus::Given && s.day == day);
    chart.sessions.iter().filter(move |s| s.status == SessionStatus::Planned && !given_on(s.day)).map(|s| s.day)
}

/// The score that is due after the latest session, where none has been judged since.
fn follow_up(judgement: &PatientJudgement, track: &TrackJudgement) -> Option<(Day, Asks)> {
    let session = judgement.unscored_since(track)?;
    Some((session.plus(judgement.policy.due_every_days), Asks::AfterSession(session)))
}

/// All that names a day: open episodes, the latest session, a decision's check; and whether that is an episode of another instrument than the
/// leading one.
fn dated(chart: &Chart, judgement: &PatientJudgement) -> Vec<(Day, Asks, bool)> {
    let mut list = Vec::new();
    let leading = judgement.leading().map(|track| &track.instrument);
    for track in &judgement.tracks {
        let regular = track.judged.last().map(|last| last.day.plus(judgement.policy.due_every_days));
        let asks = if track.due == regular { Asks::WhileWorse } else { Asks::WindowEnds };
        list.extend(track.due.map(|due| (due, asks, leading != Some(&track.instrument))));
    }
    // One judged score since the session answers for the patient, and an open episode has a due date of its own.
    if let Some(track) = judgement.leading().filter(|t| t.episode.is_none() && t.baseline.is_some()) {
        list.extend(follow_up(judgement, track).map(|(due, asks)| (due, asks, false)));
    }
    list.extend(open_check(chart, judgement).map(|(decided, by)| (by, Asks::Check(decided), false)));
    list.extend(judgement.planned.and_then(|due| Some((due.by?, Asks::Plan(due.asked), false))));
    list
}

/// What asks for a score without naming a day.
fn undated(judgement: &PatientJudgement) -> Option<Asks> {
    let Some(track) = judgement.leading() else { return Some(Asks::NeverScored) };
    let by_silence = judgement.silence_of(track).and_then(|silence| match silence {
        Silence::NoBaseline => Some(Asks::NoBaseline),
        Silence::BaselineTooOld => Some(Asks::BaselineTooOld),
        Silence::CannotShow => Some(Asks::FloorBaseline),
        Silence::Stale(last) => Some(Asks::LastIsOld(last.day)),
        // These have a day of their own, or wait for the first session.
        Silence::NeverJudged | Silence::NotFollowedUp(_) | Silence::Untreated => None,
    });
    by_silence.or_else(|| judgement.planned.filter(|due| due.by.is_none()).map(|due| Asks::Plan(due.asked)))
}
