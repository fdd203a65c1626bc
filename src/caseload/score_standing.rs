//! What became of each score: baseline, verdict, or why it was put aside. Every score of the chart has an answer, so that none is
//! dropped without a word.

use crate::judge::{PatientJudgement, SetAsideReason, Thresholds, Verdict};
use crate::record::{Chart, InstrumentSet, Role};
use crate::words::{points_words, set_aside_words};

/// What became of one score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreStanding {
    /// `w` in instrument points, where there is a baseline and the score was judged.
    pub worsening: Option<f64>,
    /// How it compares, where it was judged.
    pub verdict: Option<Verdict>,
    /// Acute: drawn hollow, marked in the table.
    pub acute: bool,
    /// The answer in words.
    pub text: String,
}

impl ScoreStanding {
    fn said(text: impl Into<String>) -> Self {
        Self { worsening: None, verdict: None, acute: false, text: text.into() }
    }
}

/// The standing of every score, in the order of the chart's list.
pub fn score_standings(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Vec<ScoreStanding> {
    let mut all: Vec<ScoreStanding> = chart
        .scores
        .iter()
        .map(|score| match instruments.get(score.instrument.as_str()) {
            None => ScoreStanding::said("not judged: this instrument is not defined in this clinic"),
            Some(i) if i.role == Role::Memory => ScoreStanding::said("not judged: no rule to judge a change by"),
            Some(_) if score.day > judgement.as_of => ScoreStanding::said("put aside: dated after today"),
            Some(i) => ScoreStanding::said(format!("context ({}), not judged", role_word(i.role))),
        })
        .collect();
    for track in &judgement.tracks {
        for aside in &track.set_aside {
            if let Some(slot) = all.get_mut(aside.score as usize) {
                *slot = ScoreStanding::said(format!("put aside: {}", set_aside_words(aside.reason)));
                slot.acute = aside.reason == SetAsideReason::Acute;
            }
        }
        for judged in &track.judged {
            if let Some(slot) = all.get_mut(judged.score as usize) {
                let in_episode = track.is_in_episode(judged.day);
                let text = track.thresholds.as_ref().map(|t| verdict_words(judged.verdict, t, in_episode));
                *slot = ScoreStanding {
                    worsening: Some(judged.worsening),
                    verdict: Some(judged.verdict),
                    acute: false,
                    text: text.unwrap_or_default(),
                };
            }
        }
        let Some(baseline) = &track.baseline else { continue };
        for place in &baseline.scores {
            if let Some(slot) = all.get_mut(*place as usize) {
                let late = baseline.contaminated.contains(place);
                *slot = ScoreStanding::said(if late {
                    "baseline, soon after an earlier course's session"
                } else {
                    "baseline"
                });
            }
        }
    }
    if let Some(baseline) = judgement.mood.baseline() {
        for place in &baseline.scores {
            if let Some(slot) = all.get_mut(*place as usize) {
                *slot = ScoreStanding::said("context (mood), its baseline");
            }
        }
    }
    all
}

/// What a verdict means. "Recovered" is only what was worse before.
fn verdict_words(verdict: Verdict, thresholds: &Thresholds, in_episode: bool) -> String {
    let (worse, recovered) = (points_words(thresholds.worse_from), points_words(thresholds.recovered_below));
    match (verdict, in_episode) {
        (Verdict::Worse, _) => format!("worse: {worse} or more"),
        (Verdict::Recovered, true) => format!("back at baseline: worse by less than {recovered}"),
        (Verdict::Recovered, false) => "not worse".to_owned(),
        (Verdict::Between, true) => "between: neither worse nor recovered".to_owned(),
        (Verdict::Between, false) => format!("not worse: less than {worse}"),
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Memory => "memory",
        Role::Mood => "mood",
        Role::Anxiety => "anxiety",
        Role::Dissociation => "dissociation",
    }
}
