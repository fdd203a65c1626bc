//! What was decided about a patient, as the list sees it: a check that is due brings the patient back by itself, and who was put off
//! comes back when the time has come or something must not wait.

use crate::judge::{JudgedScore, Overlay, PatientJudgement, Silence, TrackState, Verdict, open_check, planned_doses};
use crate::record::{Act, Chart, Day, Entry, Known, RecordId, Score, Until, in_force, made_on};

/// A session planned from today to this many days ahead is a hold point: whether to dose has to be decided with what is known.
pub const DOSE_DUE_DAYS: i32 = 14;

/// What a patient's log asks of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// The day of the latest decision that counts.
    pub decided: Option<Day>,
    /// The check that a decision named and no judged score has answered yet.
    pub check: Option<Check>,
    /// Put off, for now.
    pub put_off: Option<Until>,
    /// Put off, and back all the same.
    pub back: Option<Back>,
}

/// A check of a decision's effect, not scored yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// By this day a score was wanted.
    pub by: Day,
    /// Whether that day is here or past.
    pub due: bool,
}

/// Why a patient who was put off is on the list all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Back {
    /// Until when the patient was put off.
    pub until: Until,
    /// What can't wait until then.
    pub because: CantWait,
}

/// What keeps a patient on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CantWait {
    /// The flag went up on that day.
    PersistentSince(Day),
    /// The worsening is severe.
    Severe,
    /// A decision's check is due.
    Check(Check),
    /// A dose is planned on that day, and memory is not recovered or not known.
    Dose(Day),
}

/// What putting a patient off does not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The patient stays on the list, for these reasons.
    Stays(Vec<CantWait>),
    /// The patient comes back on that day: a decision's check falls due.
    CheckDue(Day),
    /// The patient comes back because a dose is planned.
    DoseNear {
        /// On this day.
        back: Day,
        /// The day of the dose.
        dose: Day,
    },
    /// A new worsening brings the patient back at once.
    Worsening,
}

impl FollowUp {
    /// What the log asks, seen on the day of the judgement.
    pub fn of(chart: &Chart, judgement: &PatientJudgement) -> Self {
        if chart.log.is_empty() {
            return Self::default();
        }
        let today = judgement.as_of;
        let decision = in_force(&chart.log).rfind(|e| matches!(e.act, Act::Decided { .. }));
        let put_off = in_force(&chart.log).rev().find_map(|e| put_off(e, chart, today).map(|until| (e, until)));
        let back = put_off.and_then(|(entry, until)| {
            let since = newly_persistent_since(chart, judgement, entry).map(CantWait::PersistentSince);
            let because = since.or_else(|| reasons_to_stay(chart, judgement).into_iter().next())?;
            Some(Back { until, because })
        });
        Self {
            decided: decision.map(|e| made_on(&chart.log, e)),
            check: open_check(chart, judgement).map(|(_, by)| check(by, today)),
            put_off: put_off.filter(|_| back.is_none()).map(|(_, until)| until),
            back,
        }
    }

    /// Whether the patient belongs on the list because of a check.
    pub fn is_check_due(&self) -> bool {
        self.check.as_ref().is_some_and(|check| check.due)
    }
}

fn check(by: Day, today: Day) -> Check {
    Check { by, due: by <= today }
}

/// Until when an entry puts the patient off; nothing where it does not, or no longer.
fn put_off(entry: &Entry, chart: &Chart, today: Day) -> Option<Until> {
    let Act::Snoozed { until, .. } = entry.act else { return None };
    let holds = match until {
        Until::Day(day) => day > today,
        Until::NextScore => {
            let is_next = is_after(chart, entry);
            !chart.scores.iter().any(|score| score.day <= today && is_next(score))
        }
    };
    holds.then_some(until)
}

/// What an entry saw, which is known by the review that came with it; none of one from before entries kept that.
fn seen_by<'a>(chart: &'a Chart, entry: &Entry) -> Option<&'a Known> {
    chart.reviews.iter().find(|review| review.key == entry.key).map(|review| &review.seen)
}

/// Which scores came after an entry: those given on a later day, or put into the record only since, of whatever day. Where it isn't known what the
/// entry saw, the days alone tell.
fn is_after<'a>(chart: &'a Chart, entry: &'a Entry) -> impl Fn(&Score) -> bool + 'a {
    let saw = seen_by(chart, entry);
    move |score| {
        score.day > entry.day || saw.is_some_and(|seen| chart.recorded.is_newer(RecordId::Score(score.key), seen))
    }
}

/// Whether a flag of that day may come of what was changed after an entry: the patient's particulars, with the start of the course among them, a session
/// up to then, or what was deleted. A session that is given or planned later makes no flag that was up before.
fn was_changed_after(chart: &Chart, entry: &Entry, flagged: Day) -> bool {
    seen_by(chart, entry).is_some_and(|seen| {
        let is_newer = |record| chart.recorded.is_newer(record, seen);
        let mut sessions = chart.sessions.iter().filter(|session| session.day <= flagged);
        is_newer(RecordId::Patient)
            || sessions.any(|session| is_newer(RecordId::Session(session.key)))
            || chart.recorded.gone_since(seen).next().is_some()
    })
}

/// The day on which the flag went up, where that is after the entry's day, or something that it rests on came after the entry or was changed since: a
/// worse score, the baseline, the sessions.
fn newly_persistent_since(chart: &Chart, judgement: &PatientJudgement, entry: &Entry) -> Option<Day> {
    let is_next = is_after(chart, entry);
    let mut flagged = judgement.tracks.iter().filter(|track| track.state == TrackState::Persistent);
    flagged.find_map(|track| {
        let episode = track.episode.as_ref()?;
        let since = episode.persistent_since?;
        let is_of_flag =
            |judged: &&JudgedScore| judged.verdict == Verdict::Worse && (episode.onset..=since).contains(&judged.day);
        let baseline = track.baseline.iter().flat_map(|baseline| &baseline.scores).copied();
        let places = track.judged.iter().filter(is_of_flag).map(|judged| judged.score).chain(baseline);
        let mut scores = places.filter_map(|place| chart.scores.get(place as usize));
        (since > entry.day || was_changed_after(chart, entry, since) || scores.any(&is_next)).then_some(since)
    })
}

/// Why a patient can't be put off now: none of these may wait.
fn reasons_to_stay(chart: &Chart, judgement: &PatientJudgement) -> Vec<CantWait> {
    let today = judgement.as_of;
    let mut reasons = Vec::new();
    if judgement.has(Overlay::Severe) {
        reasons.push(CantWait::Severe);
    }
    let due = open_check(chart, judgement).map(|(_, by)| check(by, today)).filter(|check| check.due);
    reasons.extend(due.map(CantWait::Check));
    let dose = held_dose(chart, judgement).filter(|dose| dose.days_since(today) <= DOSE_DUE_DAYS);
    reasons.extend(dose.map(CantWait::Dose));
    reasons
}

/// The next planned dose of a patient whose memory is not recovered or not known. A baseline before the first session is what a first
/// session should find: nothing holds it, unless it will be too old by then to be one.
pub(super) fn held_dose(chart: &Chart, judgement: &PatientJudgement) -> Option<Day> {
    let is_held = match judgement.leading() {
        None => true,
        Some(track) => match track.state {
            TrackState::BaselineOnly => judgement.silence_of(track) == Some(Silence::BaselineTooOld),
            TrackState::Stable | TrackState::Resolved => judgement.silence_of(track).is_some(),
            _ => true,
        },
    };
    planned_doses(chart).filter(|day| is_held && *day >= judgement.as_of).min()
}

/// What putting this patient off does not do, for whoever is about to: who stays on the list whatever is chosen, and what brings the
/// patient back sooner.
pub fn put_off_limits(chart: &Chart, judgement: &PatientJudgement) -> Vec<Limit> {
    let today = judgement.as_of;
    let stay = reasons_to_stay(chart, judgement);
    let mut limits = Vec::new();
    if !stay.is_empty() {
        limits.push(Limit::Stays(stay));
    }
    let check = open_check(chart, judgement).map(|(_, by)| by).filter(|by| *by > today);
    limits.extend(check.map(Limit::CheckDue));
    let dose = held_dose(chart, judgement).filter(|dose| dose.days_since(today) > DOSE_DUE_DAYS);
    limits.extend(dose.map(|dose| Limit::DoseNear { back: dose.plus(-DOSE_DUE_DAYS), dose }));
    limits.push(Limit::Worsening);
    limits
}
