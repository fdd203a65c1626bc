//! One patient's line of the caseload.

use super::needed::needed;
use super::search::fold;
use super::standing::Standing;
use super::state_text::state_text;
use super::{FollowUp, Group, Needed, Spark, Urgency};
use crate::judge::{
    MoodChange, Overlay, Overlays, PatientJudgement, PatientState, SetAsideReason, TrackJudgement, headline,
};
use crate::record::{Chart, Day, Instrument, InstrumentId, InstrumentSet, Key, Review, SessionStatus, format_points};
use std::collections::HashSet;

/// PHQ-9 in a few words.
#[derive(Clone, Debug, PartialEq)]
pub struct MoodBrief {
    /// The latest PHQ-9 that is not acute; `None` where mood is not known.
    pub latest: Option<(Day, f64)>,
    /// Points above its own baseline; negative when mood is better.
    pub rise: Option<f64>,
    /// Whether the rise reaches the setting.
    pub raised: bool,
    /// In words: "PHQ-9 12, 6 points worse", "mood not known".
    pub text: String,
}

/// One patient's line of the caseload.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The patient's key.
    pub key: Key,
    /// The clinic's own number.
    pub number: String,
    /// May be empty.
    pub name: String,
    /// Name and number as the search compares them.
    pub(super) searched: String,
    /// Where the patient stands on the page.
    pub group: Group,
    /// Where in the group: the smaller, the further up.
    pub urgency: Urgency,
    /// The judged state.
    pub state: PatientState,
    /// The state in a few words: "emerging, day 12 of 28".
    pub state_text: String,
    /// One sentence that a colleague understands.
    pub headline: String,
    /// The marks of all tracks.
    pub overlays: Overlays,
    /// The instrument that speaks for the patient.
    pub instrument: Option<InstrumentId>,
    /// Its scores, to be drawn.
    pub spark: Option<Spark>,
    /// Its latest score that counts: judged, or else of the baseline; without a baseline, the latest score up to today.
    pub latest: Option<(Day, f64)>,
    /// Whether that score was judged. If not, it says nothing about the time since the session.
    pub latest_judged: bool,
    /// The latest score as a person reads it: "44.6".
    pub latest_text: Option<String>,
    /// How far the latest judged score lies on the bad side of the baseline, in points; negative on the good side.
    pub change: Option<f64>,
    /// The change in words: "9.3 points worse", "2 points better", "as at baseline".
    pub change_text: Option<String>,
    /// PHQ-9.
    pub mood: MoodBrief,
    /// The latest given session of any course.
    pub last_session: Option<Day>,
    /// The first planned session from today on.
    pub next_session: Option<Day>,
    /// The latest planned session in the past that was recorded neither as given nor as missed.
    pub overdue_plan: Option<Day>,
    /// Days since the latest given session.
    pub days_since_session: Option<i32>,
    /// The day by which a memory score is needed; today for "as soon as possible".
    pub needed_by: Option<Day>,
    /// The same in words.
    pub needed_text: Option<String>,
    /// The last review.
    pub reviewed: Option<Reviewed>,
    /// Sessions and scores that the last review did not see; all of them where there was none.
    pub new_since_review: usize,
    /// The same since each person's own last review, by name.
    pub new_since_by: Vec<(String, usize)>,
    /// All sessions and scores.
    pub records: usize,
    /// What was decided, and what that asks of the list.
    pub follow_up: FollowUp,
    /// The newest day that something was entered on or is recorded of: given sessions, scores, decisions and reviews, never plans. It may
    /// lie after today.
    pub dated_to: Option<Day>,
}

/// When a patient was reviewed, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The day.
    pub day: Day,
    /// As they named themselves; may be empty.
    pub by: String,
    /// The review's key.
    pub key: Key,
}

impl Row {
    /// The name, or the number where there is none.
    pub fn display_name(&self) -> &str {
        if self.name.is_empty() { &self.number } else { &self.name }
    }

    /// The review that this person made today, which nothing has come after: they can take it back.
    pub fn review_of_today(&self, who: &str, today: Day) -> Option<Key> {
        let mine = self.reviewed.as_ref().filter(|review| review.day == today && review.by == who);
        mine.filter(|_| self.new_to(who) == 0).map(|review| review.key)
    }

    /// How many sessions and scores that person has not seen; all of them where they never reviewed the patient. Without a name, what
    /// nobody has seen since the last review.
    pub fn new_to(&self, who: &str) -> usize {
        if who.is_empty() {
            return self.new_since_review;
        }
        self.new_since_by.iter().find(|(by, _)| by == who).map_or(self.records, |(_, new)| *new)
    }
}

/// The line of one patient.
pub fn row(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet, today: Day) -> Row {
    let standing = Standing::of(chart, judgement, today);
    let group = Group::of(&standing);
    let needed = needed(&standing);
    let track = standing.track;
    let speaking = track.and_then(|t| instruments.get(t.instrument.as_str()).map(|i| (t, i.as_ref())));
    let latest = track.and_then(|t| latest(chart, t));
    let change = track.and_then(|t| t.judged.last()).map(|j| j.worsening);
    let mut overlays = Overlays::default();
    for overlay in Overlay::ALL {
        overlays.set(overlay, judgement.has(overlay));
    }
    let last_session = judgement.last_session();
    let patient = &chart.patient;
    Row {
        key: patient.key,
        number: patient.number.clone(),
        name: patient.name.clone(),
        searched: fold(&format!("{} {}", patient.name, patient.number)),
        group,
        urgency: Urgency::of(&standing, group, needed.as_ref()),
        state: judgement.state,
        state_text: state_text(&standing),
        headline: speaking.map_or_else(
            || "Not known: there is no memory score up to today.".to_owned(),
            |(track, instrument)| headline(judgement, track, instrument),
        ),
        overlays,
        instrument: track.map(|t| t.instrument.clone()),
        spark: speaking.and_then(|(t, i)| Spark::of(chart, t, i, session_days(judgement), today)),
        latest,
        latest_judged: track.and_then(|t| t.last).is_some_and(|last| last.judged),
        latest_text: speaking.zip(latest).map(|((_, i), (_, value))| Instrument::format_score(i, value)),
        change,
        change_text: change.map(|w| change_words(w).unwrap_or_else(|| "as at baseline".to_owned())),
        mood: mood_brief(judgement.mood.as_ref()),
        last_session,
        next_session: standing.next_session,
        overdue_plan: standing.overdue_plan,
        days_since_session: last_session.map(|day| today.days_since(day)),
        needed_by: needed.as_ref().map(|n| n.by),
        needed_text: needed.map(|Needed { text, .. }| text),
        reviewed: chart.reviews.last().map(|r| Reviewed { day: r.day, by: r.by.clone(), key: r.key }),
        new_since_review: new_since(chart, chart.reviews.last()),
        new_since_by: new_since_by(chart),
        records: chart.sessions.len() + chart.scores.len(),
        follow_up: standing.follow_up,
        dated_to: dated_to(chart),
    }
}

fn dated_to(chart: &Chart) -> Option<Day> {
    let given = chart.sessions.iter().filter(|s| s.status == SessionStatus::Given).map(|s| s.day);
    let scores = chart.scores.iter().map(|s| s.day);
    let entered = chart.log.iter().map(|e| e.day).chain(chart.reviews.iter().map(|r| r.day));
    given.chain(scores).chain(entered).max()
}

fn session_days(judgement: &PatientJudgement) -> impl Iterator<Item = Day> {
    judgement.earlier_sessions.iter().chain(&judgement.sessions).map(|s| s.day)
}

/// The latest score that counts; without a baseline, the latest up to today.
fn latest(chart: &Chart, track: &TrackJudgement) -> Option<(Day, f64)> {
    if let Some(last) = track.last {
        return Some((last.day, last.value));
    }
    let unjudged = track.set_aside.iter().rev().find(|s| s.reason != SetAsideReason::Future)?;
    chart.scores.get(unjudged.score as usize).map(|s| (s.day, s.value))
}

/// Points on the bad or good side, in words; `None` where there are none.
fn change_words(worsening: f64) -> Option<String> {
    let points = format_points(worsening.abs());
    let unit = if points == "1" { "point" } else { "points" };
    let side = if worsening > 0.0 { "worse" } else { "better" };
    (points != "0").then(|| format!("{points} {unit} {side}"))
}

fn mood_brief(mood: Option<&MoodChange>) -> MoodBrief {
    let Some(mood) = mood else {
        return MoodBrief { latest: None, rise: None, raised: false, text: "mood not known".to_owned() };
    };
    let change = change_words(mood.rise).unwrap_or_else(|| "as at baseline".to_owned());
    MoodBrief {
        latest: Some((mood.latest.day, mood.latest.value)),
        rise: Some(mood.rise),
        raised: mood.raised,
        text: format!("PHQ-9 {}, {change}", format_points(mood.latest.value)),
    }
}

/// Sessions and scores that a review did not see; all of them without one.
fn new_since(chart: &Chart, review: Option<&Review>) -> usize {
    let all = chart.sessions.iter().map(|s| s.key).chain(chart.scores.iter().map(|s| s.key));
    let seen: HashSet<Key> = review.map(|r| r.seen.iter().copied().collect()).unwrap_or_default();
    all.filter(|key| !seen.contains(key)).count()
}

/// The same since the last review of everyone who gave a name.
fn new_since_by(chart: &Chart) -> Vec<(String, usize)> {
    let mut list: Vec<(String, usize)> = Vec::new();
    for review in chart.reviews.iter().rev().filter(|r| !r.by.is_empty()) {
        if !list.iter().any(|(by, _)| *by == review.by) {
            list.push((review.by.clone(), new_since(chart, Some(review))));
        }
    }
    list
}
