//! What became of each score: baseline, verdict, or why it was put aside. Every score of the chart has an answer, so that none is
//! dropped without a word.

use crate::judge::{PatientJudgement, SetAsideReason, Thresholds, Verdict};
use crate::record::{Chart, InstrumentSet, Role};

/// What became of one score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreStanding {
    /// `w` in instrument points, where there is a baseline and the score was judged.
    pub worsening: Option<f64>,
    /// How it compares, where it was judged.
    pub verdict: Option<Verdict>,
    /// Acute: drawn hollow, marked in the table.
    pub acute: bool,
    /// The answer.
    pub counted: Counted,
}

/// As what a score counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counted {
    /// Not judged: its instrument is not defined in this clinic.
    UnknownInstrument,
    /// Not judged: its instrument has no rule to judge a change by.
    NoRule,
    /// Not judged: dated after today.
    Future,
    /// Not judged: it tells of something beside memory.
    Context(Role),
    /// Kept and not judged.
    SetAside(SetAsideReason),
    /// Judged.
    Judged {
        /// How it compares.
        verdict: Verdict,
        /// With which bounds; none where the track has none.
        thresholds: Option<Thresholds>,
        /// Whether an episode was open: only what was worse can recover.
        in_episode: bool,
    },
    /// Of the baseline.
    Baseline {
        /// Taken soon after an earlier course's session.
        contaminated: bool,
    },
    /// Of the baseline of mood.
    MoodBaseline,
}

impl ScoreStanding {
    const fn unjudged(counted: Counted) -> Self {
        Self { worsening: None, verdict: None, acute: false, counted }
    }
}

/// The standing of every score, in the order of the chart's list.
pub fn score_standings(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Vec<ScoreStanding> {
    let mut all: Vec<ScoreStanding> = chart
        .scores
        .iter()
        .map(|score| match instruments.get(score.instrument.as_str()) {
            None => Counted::UnknownInstrument,
            Some(i) if i.role == Role::Memory => Counted::NoRule,
            Some(_) if score.day > judgement.as_of => Counted::Future,
            Some(i) => Counted::Context(i.role),
        })
        .map(ScoreStanding::unjudged)
        .collect();
    for track in &judgement.tracks {
        for aside in &track.set_aside {
            if let Some(slot) = all.get_mut(aside.score as usize) {
                *slot = ScoreStanding::unjudged(Counted::SetAside(aside.reason));
                slot.acute = aside.reason == SetAsideReason::Acute;
            }
        }
        for judged in &track.judged {
            if let Some(slot) = all.get_mut(judged.score as usize) {
                let (verdict, thresholds) = (judged.verdict, track.thresholds);
                let in_episode = track.is_in_episode(judged.day);
                *slot = ScoreStanding {
                    worsening: Some(judged.worsening),
                    verdict: Some(verdict),
                    acute: false,
                    counted: Counted::Judged { verdict, thresholds, in_episode },
                };
            }
        }
        let Some(baseline) = &track.baseline else { continue };
        for place in &baseline.scores {
            if let Some(slot) = all.get_mut(*place as usize) {
                let contaminated = baseline.contaminated.contains(place);
                *slot = ScoreStanding::unjudged(Counted::Baseline { contaminated });
            }
        }
    }
    if let Some(baseline) = judgement.mood.baseline() {
        for place in &baseline.scores {
            if let Some(slot) = all.get_mut(*place as usize) {
                *slot = ScoreStanding::unjudged(Counted::MoodBaseline);
            }
        }
    }
    all
}
