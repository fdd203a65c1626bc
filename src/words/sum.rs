//! The sum that a person redoes by hand, in words: every figure with where it comes from.

use super::judgement::{
    ago, attribution_words, duration_words, format_days, or_beyond, scores_words, set_aside_words, subtype_words,
};
use super::memory_and_mood;
use crate::judge::{
    Baseline, Episode, JudgedScore, Outcome, PastEpisode, PatientJudgement, Policy, Severity, Sum, SumLine, SumPart,
    Thresholds, TrackJudgement, Verdict,
};
use crate::record::{ChangeRule, Chart, Instrument, Key, Number, format_figure, format_points};
use serde::Serialize;

/// One step of the reasoning in words, and the records that it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Which part of the sum it belongs to.
    #[serde(skip)]
    pub part: SumPart,
    /// What the line is about.
    pub label: String,
    /// The step itself, with its numbers.
    pub text: String,
    /// The scores and sessions that it comes from.
    pub records: Vec<Key>,
}

/// What the words of a sum need besides its steps.
#[derive(Clone, Copy)]
pub(super) struct SumWords<'a> {
    /// The patient's records.
    pub(super) chart: &'a Chart,
    /// Their judgement.
    pub(super) judgement: &'a PatientJudgement,
    /// The track that the sum is of.
    pub(super) track: &'a TrackJudgement,
    /// Its instrument.
    pub(super) instrument: &'a Instrument,
}

impl SumWords<'_> {
    /// A step of the sum in words.
    pub(super) fn line(&self, line: SumLine<'_>) -> Line {
        Line { part: line.sum.part(), label: label(&line.sum), text: self.text(&line.sum), records: line.records }
    }

    fn text(&self, sum: &Sum<'_>) -> String {
        let policy = &self.judgement.policy;
        match *sum {
            Sum::Baseline(baseline) => self.baseline(baseline),
            Sum::MeasurementError(sem) => self.measurement_error(sem),
            Sum::ChangeError { sem, se, m } => {
                format!("SE = SEM {} × √(1 + 1/{m}) = {}", format_figure(sem), format_figure(se))
            }
            Sum::WorseFrom(thresholds, at) => {
                format!("{}: {}", worse_from(thresholds, policy), self.bound(at, true))
            }
            Sum::RecoveredBelow(thresholds, at) => {
                format!("{}: {}", recovered_below(thresholds), self.bound(at, false))
            }
            Sum::IndexSession(episode) => {
                let session = episode.index_session.map_or_else(|| "none".to_owned(), |day| day.format_long());
                format!("{session}; {}", attribution_words(episode.attribution))
            }
            Sum::Clock(episode) => self.clock(episode),
            Sum::ConfirmingPair(first, second) => format!(
                "worse on {} and on {}, {} apart; at least {} are needed",
                first.format_long(),
                second.format_long(),
                format_days(second.days_since(first)),
                policy.gap_days
            ),
            Sum::Duration(episode) => {
                let broken =
                    if episode.relapses > 0 { ", with a break: scores were back at baseline in between" } else { "" };
                format!("worse {}{broken}", duration_words(self.track, self.judgement))
            }
            Sum::Kind(subtype) => subtype_words(subtype, policy),
            Sum::Severity(severity, peak) => format!(
                "{}: the largest worsening, {} points, is {} SD of the norm group",
                severity_words(severity),
                format_figure(peak),
                format_points(peak / self.instrument.norm_sd.map_or(1.0, Number::get))
            ),
            Sum::Relapses(times, latest) => format!(
                "{times} while recovering; the latest on {}, after {} back at baseline",
                latest.since.format_long(),
                scores_words(latest.recovered)
            ),
            Sum::Scored(judged) => self.scored(judged),
            Sum::PutAside(aside, value) => {
                format!("{}, put aside: {}", self.instrument.format_score(value), set_aside_words(aside.reason))
            }
            Sum::EarlierEpisode(past) => earlier_episode(past),
            Sum::LastSession(day) => format!("{}, {}", day.format_long(), ago(day, self.judgement.as_of)),
            Sum::Mood => memory_and_mood(self.chart, self.judgement).into_text(),
            Sum::Policy => {
                let bounds = Policy::BOUNDS.iter().map(|b| format!("{} {}", b.name, (b.get)(policy)));
                format!("z {}, {}", policy.z, bounds.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn baseline(&self, baseline: &Baseline) -> String {
        let scores: Vec<String> = baseline
            .scores
            .iter()
            .filter_map(|place| self.chart.scores.get(*place as usize))
            .map(|s| format!("{} on {}", self.instrument.format_score(s.value.get()), s.day.format_long()))
            .collect();
        let m = baseline.count();
        format!(
            "B = {}, the mean of m = {m} {} before the course’s first session: {}",
            format_points(baseline.value),
            if m == 1 { "score" } else { "scores" },
            scores.join(", ")
        )
    }

    fn measurement_error(&self, sem: f64) -> String {
        let i = self.instrument;
        let origin = match (i.sem, i.norm_sd, i.reliability) {
            (None, Some(sd), Some(reliability)) => {
                format!("{} = SD {} × √(1 − {reliability})", format_figure(sem), format_figure(sd.get()))
            }
            _ => format!("{}, as given", format_figure(sem)),
        };
        format!("SEM = {origin}. Source: {}", if i.source.is_empty() { "none given" } else { &i.source })
    }

    fn bound(&self, score: Option<f64>, is_worse: bool) -> String {
        score.map_or_else(|| "no score on this scale".to_owned(), |s| or_beyond(self.instrument, s, is_worse))
    }

    fn clock(&self, episode: &Episode) -> String {
        let (policy, today) = (&self.judgement.policy, self.judgement.as_of);
        let ends = episode.window_ends(policy);
        let verb = if ends < today { "ended" } else { "ends" };
        format!(
            "started on {}, {}; the window of {} {verb} on {}",
            episode.clock_start.format_long(),
            ago(episode.clock_start, today),
            format_days(policy.window_days),
            ends.format_long()
        )
    }

    fn scored(&self, judged: &JudgedScore) -> String {
        let verdict = match judged.verdict {
            Verdict::Worse => "worse",
            Verdict::Between => "between",
            Verdict::Recovered if self.track.is_in_episode(judged.day) => "recovered",
            Verdict::Recovered => "recovered (below R; no episode was open)",
        };
        format!("{}, w = {}: {verdict}", self.instrument.format_score(judged.value), format_figure(judged.worsening))
    }
}

/// What a step of the sum is about.
fn label(sum: &Sum<'_>) -> String {
    let label = match sum {
        Sum::Baseline(_) => "Baseline",
        Sum::MeasurementError(_) => "Standard error of measurement",
        Sum::ChangeError { .. } => "Standard error of the change",
        Sum::WorseFrom(..) => "Worse from",
        Sum::RecoveredBelow(..) => "Recovered below",
        Sum::IndexSession(_) => "Index session",
        Sum::Clock(_) => "Clock",
        Sum::ConfirmingPair(..) => "Confirming pair",
        Sum::Duration(_) => "Duration",
        Sum::Kind(_) => "Kind",
        Sum::Severity(..) => "Severity",
        Sum::Relapses(..) => "Relapses",
        Sum::Scored(judged) => return format!("Scored {}", judged.day.format_long()),
        Sum::PutAside(aside, _) => return format!("Scored {}", aside.day.format_long()),
        Sum::EarlierEpisode(_) => "Earlier episode",
        Sum::LastSession(_) => "Last session",
        Sum::Mood => "Mood",
        Sum::Policy => "Policy in force",
    };
    label.to_owned()
}

const fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Mild => "Mild",
        Severity::Moderate => "Moderate",
        Severity::Severe => "Severe",
    }
}

/// How the bound from which a score is worse comes about.
fn worse_from(thresholds: &Thresholds, policy: &Policy) -> String {
    let t = format_figure(thresholds.worse_from);
    let ChangeRule::Reliable { sem, mic } = thresholds.rule else {
        return format!("T = {t} points, a declared fixed rule: no reliability is published");
    };
    let (z, se) = (policy.z, thresholds.se.unwrap_or(sem));
    let mic = if mic > 0.0 { format!("MIC {}", format_figure(mic)) } else { "MIC 0 (none known)".to_owned() };
    format!("T = the larger of z {z} × SE {} = {} and {mic} = {t} points", format_figure(se), format_figure(z * se))
}

/// How the bound below which a score is recovered comes about.
fn recovered_below(thresholds: &Thresholds) -> String {
    let (t, r) = (format_figure(thresholds.worse_from), format_figure(thresholds.recovered_below));
    let ChangeRule::Reliable { sem, mic } = thresholds.rule else {
        return format!("R = {r} points, declared with it");
    };
    let of = if mic > 0.0 {
        format!("MIC {}", format_figure(mic))
    } else {
        format!("SE {} (no MIC known)", format_figure(thresholds.se.unwrap_or(sem)))
    };
    format!("R = the smaller of {of} and T {t} = {r} points")
}

fn earlier_episode(past: &PastEpisode) -> String {
    let outcome = match past.outcome {
        Outcome::Transient => "transient: recovered inside the window",
        Outcome::NotConfirmed => "not confirmed: recovered before a second score confirmed it",
        Outcome::Resolved => "resolved: recovered on days far enough apart",
    };
    format!("{} to {}, {outcome}", past.onset.format_long(), past.end.format_long())
}
