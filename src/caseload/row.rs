//! One patient's line of the caseload.

use super::last_look::Looked;
use super::search::fold;
use super::standing::Standing;
use super::{Asking, Doubt, FellDue, FollowUp, Group, Harm, MoodBrief, News, Reviewed, Spark, Urgency};
use crate::judge::{NextScore, Overlay, Overlays, PatientJudgement, PatientState, SetAsideReason, TrackJudgement};
use crate::record::{
    Chart, Day, Instrument, InstrumentId, InstrumentSet, Key, SessionStatus, shown_name, shown_number, sort_by_key,
};
use std::borrow::Cow;
use std::sync::Arc;

/// One patient's line of the caseload.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The patient's key.
    pub key: Key,
    /// The clinic's own number.
    pub number: String,
    /// May be empty.
    pub name: String,
    /// Whole years of age; `None` where no birth date is known.
    pub age: Option<u32>,
    /// Whether the record is gone, so that the key stands for the number and nothing else is known.
    pub is_gone: bool,
    /// Name and number as the search compares them.
    pub(super) searched: String,
    /// Where the patient stands on the page.
    pub group: Group,
    /// Where the patient would stand without [`Row::harm`].
    pub own_group: Group,
    /// Answers that tell of harm and that nobody has dealt with; none where nothing waits.
    pub harm: Option<Harm>,
    /// Where in the group: the smaller, the further up.
    pub urgency: Urgency,
    /// The judged state.
    pub state: PatientState,
    /// All that was judged; its words are made where they are shown. Nothing for a patient who isn't judged.
    pub judgement: Arc<PatientJudgement>,
    /// Why nothing is told of the patient; none for one who is judged.
    pub doubt: Option<Doubt>,
    /// The marks of all tracks.
    pub overlays: Overlays,
    /// The instrument that speaks for the patient.
    pub instrument: Option<InstrumentId>,
    /// Its short name: "PROMIS-CF".
    pub instrument_name: Option<String>,
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
    /// The memory score that is needed next, if one is.
    pub needed: Option<NextScore>,
    /// What the patient's plan asks for, and which invitation is out.
    pub asking: Asking,
    /// The last review.
    pub reviewed: Option<Reviewed>,
    /// Sessions and scores that the last review did not see; all of them where there was none.
    pub news: News,
    /// The same since each person's own last review, by name.
    pub news_by: Vec<(String, News)>,
    /// What time alone brought since the last review.
    pub fell_due: Vec<FellDue>,
    /// All sessions and scores.
    pub records: usize,
    /// How many records two devices changed without knowing of each other, so that somebody has to choose.
    pub contested: usize,
    /// What was decided, and what that asks of the list.
    pub follow_up: FollowUp,
    /// The newest day that something was entered on or is recorded of: given sessions, scores, decisions and reviews, never plans. It may
    /// lie after today.
    pub dated_to: Option<Day>,
}

impl Row {
    /// The row of a patient whose answers tell of that: it leaves its own group for the first one.
    #[must_use]
    pub(super) fn telling_of(self, harm: Option<Harm>) -> Self {
        match harm {
            None => self,
            Some(harm) => Self { harm: Some(harm), group: Group::Harm, urgency: Urgency::of_harm(harm), ..self },
        }
    }

    /// The name, or the number where there is none.
    pub fn display_name(&self) -> Cow<'_, str> {
        if self.name.is_empty() { shown_number(&self.number) } else { shown_name(&self.name) }
    }

    /// Whether the worsening is severe, which stands first wherever patients are ordered.
    pub const fn is_severe(&self) -> bool {
        self.overlays.has(Overlay::Severe)
    }

    /// The marks beside the state, the most urgent first.
    pub fn marks(&self) -> Vec<Overlay> {
        let mut marks: Vec<Overlay> = self.overlays.iter().collect();
        sort_by_key(&mut marks, |mark| *mark != Overlay::Severe);
        marks
    }

    /// Whether the patient was never reviewed, or not since something changed.
    pub fn is_unreviewed(&self) -> bool {
        self.reviewed.is_none() || self.news.all() > 0 || !self.fell_due.is_empty()
    }

    /// The review that this person made today, which nothing has come after: they can take it back. One that came with a decision
    /// goes only with it.
    pub fn review_of_today(&self, who: &str, today: Day) -> Option<Key> {
        let mine =
            self.reviewed.as_ref().filter(|review| review.day == today && review.by == who && !review.with_entry);
        mine.filter(|_| self.new_to(who) == 0).map(|review| review.key)
    }

    /// How many sessions and scores that person has not seen; all of them where they never reviewed the patient. Without a name, what
    /// nobody has seen since the last review.
    pub fn new_to(&self, who: &str) -> usize {
        self.news_to(who).map_or(self.records, News::all)
    }

    /// The same, with what belongs to earlier days apart; `None` where that person never reviewed the patient.
    pub fn news_to(&self, who: &str) -> Option<News> {
        if who.is_empty() {
            return self.reviewed.as_ref().map(|_| self.news);
        }
        self.news_by.iter().find(|(by, _)| by == who).map(|(_, news)| *news)
    }
}

/// The line of one patient.
pub fn row(chart: &Chart, judgement: &Arc<PatientJudgement>, instruments: &InstrumentSet, today: Day) -> Row {
    let standing = Standing::of(chart, judgement, today);
    let group = Group::of(&standing);
    let needed = NextScore::of(chart, judgement);
    let looked = Looked::of(chart, &standing, needed.as_ref());
    let track = standing.track;
    let speaking = track.and_then(|t| instruments.get(t.instrument.as_str()).map(|i| (t, i.as_ref())));
    let latest = track.and_then(|t| latest(chart, t));
    let change = track.and_then(|t| t.judged.last()).map(|j| j.worsening);
    let mut overlays = Overlays::default();
    for (overlay, _) in Overlay::ALL {
        overlays.set(overlay, judgement.has(overlay));
    }
    let last_session = judgement.last_session();
    let patient = &chart.patient;
    Row {
        key: patient.key,
        number: patient.number.to_string(),
        name: patient.name.to_string(),
        age: patient.age(today),
        is_gone: false,
        searched: fold(&format!("{} {}", patient.name, patient.number)),
        group,
        own_group: group,
        harm: None,
        urgency: Urgency::of(&standing, group, needed.as_ref()),
        state: judgement.state,
        judgement: Arc::clone(judgement),
        doubt: None,
        overlays,
        instrument: track.map(|t| t.instrument.clone()),
        instrument_name: track.map(|t| speaking.map_or_else(|| t.instrument.to_string(), |(_, i)| i.short_name())),
        spark: speaking.and_then(|(t, i)| Spark::of(chart, t, i, session_days(judgement), today)),
        latest,
        latest_judged: track.and_then(|t| t.last).is_some_and(|last| last.judged),
        latest_text: speaking.zip(latest).map(|((_, i), (_, value))| Instrument::format_score(i, value)),
        change,
        mood: MoodBrief::of(judgement),
        last_session,
        next_session: standing.next_session,
        overdue_plan: standing.overdue_plan,
        days_since_session: last_session.map(|day| today.days_since(day)),
        needed,
        asking: Asking::default(),
        reviewed: looked.reviewed,
        news: looked.news,
        news_by: looked.news_by,
        fell_due: looked.fell_due,
        records: chart.sessions.len() + chart.scores.len(),
        contested: chart.recorded.contested().count(),
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
    chart.scores.get(unjudged.score as usize).map(|s| (s.day, s.value.get()))
}
