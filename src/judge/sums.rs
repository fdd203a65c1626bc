//! The sum that a person redoes by hand: its steps in order, each with its figures and the records that they come from.

use super::{
    Baseline, Episode, JudgedScore, PastEpisode, PatientJudgement, Prospects, Relapse, SetAside, Severity, Subtype,
    Thresholds, TrackJudgement,
};
use crate::record::{ChangeRule, Chart, Day, Key};

/// One step of the sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sum<'a> {
    /// `B`, and the scores that it is the mean of.
    Baseline(&'a Baseline),
    /// The standard error of measurement, in points.
    MeasurementError(f64),
    /// The standard error of a change: that of measurement, what it becomes, both in points, and `m`.
    ChangeError {
        /// Of measurement.
        sem: f64,
        /// Of the change.
        se: f64,
        /// The number of baseline scores.
        m: usize,
    },
    /// From where a score is worse, and the mildest score that is; none where the scale ends before it.
    WorseFrom(&'a Thresholds, Option<f64>),
    /// Below where a score is recovered, and the score that just is; none where the scale ends before it.
    RecoveredBelow(&'a Thresholds, Option<f64>),
    /// The session that the clock starts at.
    IndexSession(&'a Episode),
    /// When the clock started, and when the window ends.
    Clock(&'a Episode),
    /// The days of the two worse scores that confirmed each other.
    ConfirmingPair(Day, Day),
    /// How long the worsening has lasted.
    Duration(&'a Episode),
    /// What treatment did around the latest worse score.
    Kind(Subtype),
    /// How severe the episode is, by its largest worsening in points.
    Severity(Severity, f64),
    /// How often a worse score came while recovering, and the latest such.
    Relapses(u32, Relapse),
    /// A judged score.
    Scored(&'a JudgedScore),
    /// A score that is not judged, with its value in points.
    PutAside(&'a SetAside, f64),
    /// An episode that is over.
    EarlierEpisode(&'a PastEpisode),
    /// The latest session.
    LastSession(Day),
    /// Mood beside memory.
    Mood,
    /// The settings in force.
    Policy,
}

impl Sum<'_> {
    /// Which part of the sum it belongs to.
    pub const fn part(&self) -> SumPart {
        match self {
            Self::Scored(_) | Self::PutAside(..) => SumPart::Score,
            Self::EarlierEpisode(_) => SumPart::EarlierEpisode,
            Self::Mood => SumPart::Mood,
            _ => SumPart::Rule,
        }
    }
}

/// The parts of a sum, for where there is no room for all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumPart {
    /// Bounds, clock and what else decides.
    Rule,
    /// One score.
    Score,
    /// An episode that is over.
    EarlierEpisode,
    /// Mood beside memory.
    Mood,
}

/// A step of the sum, and the scores and sessions that it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct SumLine<'a> {
    /// The step.
    pub sum: Sum<'a>,
    /// Its records.
    pub records: Vec<Key>,
}

/// Every step of a track's judgement, in the order in which a person would redo it.
pub(super) fn redo_by_hand<'a>(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &'a TrackJudgement,
    prospects: &Prospects,
) -> Vec<SumLine<'a>> {
    let mut sums = Sums { chart, track, lines: Vec::new() };
    if let (Some(baseline), Some(thresholds)) = (&track.baseline, &track.thresholds) {
        sums.add(Sum::Baseline(baseline), baseline.scores.iter().filter_map(|place| sums.key(*place)).collect());
        if let ChangeRule::Reliable { sem, .. } = thresholds.rule {
            let (se, m) = (thresholds.se.unwrap_or(sem), baseline.count());
            sums.add(Sum::MeasurementError(sem), Vec::new());
            sums.add(Sum::ChangeError { sem, se, m }, Vec::new());
        }
        sums.add(Sum::WorseFrom(thresholds, prospects.worse_at), Vec::new());
        sums.add(Sum::RecoveredBelow(thresholds, prospects.recovered_at), Vec::new());
    }
    if let Some(episode) = &track.episode {
        sums.episode(judgement, episode);
    }
    sums.scores();
    for past in &track.history {
        sums.add(Sum::EarlierEpisode(past), Vec::new());
    }
    if let Some(last) = judgement.sessions.last().or(judgement.earlier_sessions.last()) {
        sums.add(Sum::LastSession(last.day), vec![last.key]);
    }
    let mood = judgement.mood.measured().and_then(|m| sums.key(m.latest.score));
    sums.add(Sum::Mood, mood.into_iter().collect());
    sums.add(Sum::Policy, Vec::new());
    sums.lines
}

struct Sums<'a, 'c> {
    chart: &'c Chart,
    track: &'a TrackJudgement,
    lines: Vec<SumLine<'a>>,
}

impl<'a> Sums<'a, '_> {
    fn add(&mut self, sum: Sum<'a>, records: Vec<Key>) {
        self.lines.push(SumLine { sum, records });
    }

    fn key(&self, place: u32) -> Option<Key> {
        self.chart.scores.get(place as usize).map(|s| s.key)
    }

    /// The judged scores of two days.
    fn scores_on(&self, days: [Day; 2]) -> Vec<Key> {
        self.track.judged.iter().filter(|j| days.contains(&j.day)).filter_map(|j| self.key(j.score)).collect()
    }

    fn episode(&mut self, judgement: &PatientJudgement, episode: &'a Episode) {
        let session = judgement.sessions.iter().find(|s| Some(s.day) == episode.index_session).map(|s| s.key);
        self.add(Sum::IndexSession(episode), session.into_iter().collect());
        self.add(Sum::Clock(episode), session.into_iter().collect());
        if let Some((first, second)) = episode.confirming_pair {
            self.add(Sum::ConfirmingPair(first, second), self.scores_on([first, second]));
        }
        self.add(Sum::Duration(episode), self.scores_on([episode.onset, episode.last_worse]));
        self.add(Sum::Kind(episode.subtype), Vec::new());
        if let Some(severity) = self.track.severity {
            let peak = self.track.peak().and_then(|j| self.key(j.score));
            self.add(Sum::Severity(severity, episode.peak_worsening), peak.into_iter().collect());
        }
        if let Some(relapse) = self.track.relapse() {
            self.add(Sum::Relapses(episode.relapses, relapse), self.scores_on([relapse.since, relapse.since]));
        }
    }

    fn scores(&mut self) {
        for judged in &self.track.judged {
            self.add(Sum::Scored(judged), self.key(judged.score).into_iter().collect());
        }
        for aside in &self.track.set_aside {
            if let Some(score) = self.chart.scores.get(aside.score as usize) {
                self.add(Sum::PutAside(aside, score.value.get()), vec![score.key]);
            }
        }
    }
}
