//! A track's recent scores against its baseline, as numbers for a small drawing.

use crate::judge::{SetAsideReason, TrackJudgement, Verdict};
use crate::record::sort_by_key;
use crate::record::{Chart, Day, Instrument};

/// At most so many points stand in a sparkline: the latest ones.
pub const SPARK_POINTS: usize = 24;

/// What a point of a sparkline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SparkKind {
    /// It belongs to the baseline.
    Baseline,
    /// Judged, with its verdict.
    Judged(Verdict),
    /// Too soon after a session: drawn, not judged.
    Acute,
    /// Kept and not judged for another reason.
    Unjudged,
}

/// One score of a sparkline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SparkPoint {
    /// Its day.
    pub day: Day,
    /// In instrument points.
    pub value: f64,
    /// What it is.
    pub kind: SparkKind,
}

/// What a sparkline shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// The latest scores up to today, oldest first.
    pub points: Vec<SparkPoint>,
    /// The baseline, in instrument points.
    pub baseline: Option<f64>,
    /// The score from which on a score is worse.
    pub worse_from: Option<f64>,
    /// Session days within the span of the points up to today, oldest first.
    pub sessions: Vec<Day>,
    /// First day of the span.
    pub from: Day,
    /// Last day of the span: today.
    pub to: Day,
}

impl Spark {
    /// The sparkline of a track; none without a score up to today.
    pub(super) fn of(
        chart: &Chart,
        track: &TrackJudgement,
        instrument: &Instrument,
        sessions: impl Iterator<Item = Day>,
        today: Day,
    ) -> Option<Self> {
        let value = |place: u32| chart.scores.get(place as usize).map(|s| (s.day, s.value.get()));
        let mut points: Vec<(Day, u32, f64, SparkKind)> = Vec::new();
        let judged = track.judged.iter().rev().take(SPARK_POINTS);
        points.extend(judged.map(|j| (j.day, j.score, j.value, SparkKind::Judged(j.verdict))));
        let baseline = track.baseline.iter().flat_map(|b| &b.scores);
        points.extend(baseline.filter_map(|p| value(*p).map(|(day, v)| (day, *p, v, SparkKind::Baseline))));
        let aside = track.set_aside.iter().rev().filter(|s| s.reason != SetAsideReason::Future).take(SPARK_POINTS);
        points.extend(aside.filter_map(|s| {
            let kind = if s.reason == SetAsideReason::Acute { SparkKind::Acute } else { SparkKind::Unjudged };
            value(s.score).map(|(day, v)| (day, s.score, v, kind))
        }));
        sort_by_key(&mut points, |(day, place, ..)| (*day, *place));
        let unshown = points.len().saturating_sub(SPARK_POINTS);
        // From borrowed points: taken apart, the list would keep its room for all of them, in each of ten thousand rows.
        let shown = points.iter().skip(unshown).map(|(day, _, value, kind)| SparkPoint {
            day: *day,
            value: *value,
            kind: *kind,
        });
        let points: Vec<SparkPoint> = shown.collect();
        let from = points.first()?.day;
        let line = track.baseline.as_ref().zip(track.thresholds.as_ref());
        Some(Self {
            points,
            baseline: track.baseline.as_ref().map(|b| b.value),
            worse_from: line.map(|(b, t)| instrument.score_at(b.value, t.worse_from)),
            sessions: sessions.filter(|day| *day >= from).collect(),
            from,
            to: today,
        })
    }
}
