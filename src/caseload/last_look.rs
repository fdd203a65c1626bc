//! Who looked at a patient last, and what changed since: a review, a decision or a putting off, each is a look.

use super::standing::Standing;
use crate::judge::{NextScore, Overlay, PatientJudgement};
use crate::record::{Act, Chart, Day, EventId, Key, Known, Parallel, RecordId, SessionStatus, in_force};
use std::collections::HashMap;

/// When a patient was reviewed, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The day.
    pub day: Day,
    /// As they named themselves; may be empty.
    pub by: String,
    /// The key of the review, or of the decision that counts as one.
    pub key: Key,
    /// Whether it came with an entry of the log: a decision, or a putting off.
    pub with_entry: bool,
}

/// What of the record a look did not see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Of the look's day or later.
    pub recent: usize,
    /// Of earlier days, put into the record only afterwards: imported, or entered late.
    pub earlier: usize,
    /// That are deleted since.
    pub gone: usize,
    /// Whether the patient's particulars were changed, with the start of the course among them.
    pub particulars: bool,
}

impl News {
    /// All together.
    pub const fn all(self) -> usize {
        self.recent + self.earlier + self.gone + self.particulars as usize
    }
}

/// What time alone brought since a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FellDue {
    /// A score fell due.
    Score,
    /// A decision's check fell due.
    Check,
    /// A planned dose came near.
    Dose,
    /// The window ended without a score.
    Window,
    /// The last score became too old to say anything about now.
    OldScore,
}

/// One look at a patient.
struct Look<'a> {
    reviewed: Reviewed,
    /// What it saw; of an entry from before entries kept that, what lies before its day.
    seen: Option<&'a Known>,
}

/// The last look of anyone, or of the person of that name. The reviews of entries that were withdrawn or corrected count no more.
fn last_look<'a>(chart: &'a Chart, who: Option<&str>) -> Option<Look<'a>> {
    let is_theirs = |by: &str| who.is_none_or(|who| who == by);
    let entry_of = |key| chart.log.iter().find(|e| e.key == key);
    let review = chart.counting_reviews().rev().find(|r| is_theirs(&r.by)).map(|r| Look {
        reviewed: Reviewed { day: r.day, by: r.by.clone(), key: r.key, with_entry: entry_of(r.key).is_some() },
        seen: Some(&r.seen),
    });
    let is_look = |act: &Act| matches!(act, Act::Decided { .. } | Act::Snoozed { .. });
    let without_review = |key| !chart.reviews.iter().any(|r| r.key == key);
    let mut entries = in_force(&chart.log).rev();
    let entry = entries.find(|e| is_look(&e.act) && is_theirs(&e.by) && without_review(e.key));
    let entry = entry.filter(|e| review.as_ref().is_none_or(|look| look.reviewed.day < e.day)).map(|e| Look {
        reviewed: Reviewed { day: e.day, by: e.by.clone(), key: e.key, with_entry: true },
        seen: None,
    });
    entry.or(review)
}

/// What is new since a look; everything where there was none.
fn news(chart: &Chart, look: Option<&Look<'_>>, today: Day) -> News {
    let Some(look) = look else {
        return News { recent: chart.sessions.len() + chart.scores.len(), ..News::default() };
    };
    let since = look.reviewed.day;
    // By the event that a record comes from, never by its instant: what another device recorded earlier may have come only now.
    let events: HashMap<RecordId, EventId> = chart.recorded.origins.iter().map(|one| (one.record, one.event)).collect();
    let parallel: HashMap<RecordId, &Parallel> = chart.recorded.parallel.iter().map(|one| (one.record, one)).collect();
    let sessions = chart.sessions.iter().map(|s| (RecordId::Session(s.key), s.day, s.status == SessionStatus::Given));
    let scores = chart.scores.iter().map(|s| (RecordId::Score(s.key), s.day, true));
    let mut news = News {
        gone: look.seen.map_or(0, |seen| chart.recorded.gone_since(seen).count()),
        particulars: look.seen.is_some_and(|seen| chart.recorded.is_newer(RecordId::Patient, seen)),
        ..News::default()
    };
    for (record, day, happened) in sessions.chain(scores) {
        let was_seen = match look.seen {
            Some(seen) => {
                let mut versions =
                    parallel.get(&record).into_iter().flat_map(|one| &one.versions).map(|version| version.event);
                events
                    .get(&record)
                    .is_some_and(|event| seen.contains(*event) && versions.all(|event| seen.contains(event)))
            }
            None => day < since,
        };
        // What was planned when somebody looked, and has happened since, nobody has seen yet.
        let happened_since = happened && day > since && day <= today;
        match (was_seen && !happened_since, day < since) {
            (true, _) => {}
            (false, true) => news.earlier += 1,
            (false, false) => news.recent += 1,
        }
    }
    news
}

/// The looks at one patient, as a row tells them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Looked {
    pub(super) reviewed: Option<Reviewed>,
    /// Since the last look; everything where there was none.
    pub(super) news: News,
    /// The same since each person's own last look, by name.
    pub(super) news_by: Vec<(String, News)>,
    /// What fell due since, without any record.
    pub(super) fell_due: Vec<FellDue>,
}

impl Looked {
    pub(super) fn of(chart: &Chart, standing: &Standing<'_>, needed: Option<&NextScore>) -> Self {
        let today = standing.today;
        let look = last_look(chart, None);
        let mut news_by: Vec<(String, News)> = Vec::new();
        let names = chart.reviews.iter().map(|r| &r.by).chain(chart.log.iter().map(|e| &e.by));
        for by in names.filter(|by| !by.is_empty()) {
            if news_by.iter().all(|(known, _)| known != by)
                && let Some(look) = last_look(chart, Some(by))
            {
                news_by.push((by.clone(), news(chart, Some(&look), today)));
            }
        }
        Self {
            news: news(chart, look.as_ref(), today),
            news_by,
            fell_due: look.as_ref().map(|look| fell_due(standing, needed, look.reviewed.day)).unwrap_or_default(),
            reviewed: look.map(|look| look.reviewed),
        }
    }
}

/// What time alone brought after that day.
fn fell_due(standing: &Standing<'_>, needed: Option<&NextScore>, since: Day) -> Vec<FellDue> {
    let (judgement, today) = (standing.judgement, standing.today);
    let mut list = Vec::new();
    if needed.is_some_and(|n| n.by >= since && n.by < today) {
        list.push(FellDue::Score);
    }
    if standing.follow_up.check.as_ref().is_some_and(|check| check.due && check.by > since) {
        list.push(FellDue::Check);
    }
    let near = |dose: Day, on: Day| dose.days_since(on) <= super::DOSE_DUE_DAYS;
    if standing.held_dose.is_some_and(|dose| near(dose, today) && !near(dose, since)) {
        list.push(FellDue::Dose);
    }
    if window_ended(judgement).is_some_and(|day| day > since) {
        list.push(FellDue::Window);
    }
    if last_grew_old(judgement).is_some_and(|day| day >= since) {
        list.push(FellDue::OldScore);
    }
    list
}

/// The day on which a window ended that no score has answered.
fn window_ended(judgement: &PatientJudgement) -> Option<Day> {
    let unscored = judgement.tracks.iter().filter(|t| t.overlays.has(Overlay::WindowPassedUnscored));
    unscored.filter_map(|t| t.episode.as_ref()).map(|e| e.window_ends(&judgement.policy)).max()
}

/// The last day on which the last score was not old yet, where it is now.
fn last_grew_old(judgement: &PatientJudgement) -> Option<Day> {
    let last = judgement.leading()?.judged.last()?;
    Some(last.day.plus(judgement.policy.stale_days)).filter(|day| *day < judgement.as_of)
}
