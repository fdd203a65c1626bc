//! The sum that a person redoes by hand, in words: every figure with where it comes from.

use super::headline_about::Told;
use super::judgement::{
    ago, attribution_words, duration_words, format_days, or_beyond, outcome_words, scores_words, set_aside_words,
    subtype_words,
};
use super::mood::mood_beside;
use crate::judge::{Baseline, Episode, JudgedScore, Policy, Severity, Sum, SumLine, SumPart, Thresholds, Verdict};
use crate::record::{ChangeRule, Key, Number, format_figure, format_points};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};
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

impl Told<'_> {
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
                say!("SE = SEM {sem} × √(1 + 1/{m}) = {se}", sem = format_figure(sem), m, se = format_figure(se))
            }
            Sum::WorseFrom(thresholds, at) => {
                format!("{}: {}", worse_from(thresholds, policy), self.bound(at, true))
            }
            Sum::RecoveredBelow(thresholds, at) => {
                format!("{}: {}", recovered_below(thresholds), self.bound(at, false))
            }
            Sum::IndexSession(episode) => {
                let session = episode.index_session.map_or_else(|| worded("none").to_owned(), |day| day.long());
                format!("{session}; {}", attribution_words(episode.attribution))
            }
            Sum::Clock(episode) => self.clock(episode),
            Sum::ConfirmingPair(first, second) => say!(
                "worse on {first} and on {second}, {apart} apart; at least {gap} are needed",
                first = first.long(),
                second = second.long(),
                apart = format_days(second.days_since(first)),
                gap = policy.gap_days
            ),
            Sum::Duration(episode) => {
                let broken = if episode.relapses > 0 {
                    worded(", with a break: scores were back at baseline in between")
                } else {
                    ""
                };
                say!("worse {duration}{broken}", duration = duration_words(self.track, self.judgement), broken)
            }
            Sum::Kind(subtype) => subtype_words(subtype, policy),
            Sum::Severity(severity, peak) => say!(
                "{severity}: the largest worsening, {peak} points, is {deviations} SD of the norm group",
                severity = severity_words(severity),
                peak = format_figure(peak),
                deviations = format_points(peak / self.instrument.norm_sd.map_or(1.0, Number::get))
            ),
            Sum::Relapses(times, latest) => say!(
                "{times} while recovering; the latest on {latest}, after {scores} back at baseline",
                times,
                latest = latest.since.long(),
                scores = scores_words(latest.recovered)
            ),
            Sum::Scored(judged) => self.judged_score(judged),
            Sum::PutAside(aside, value) => {
                say!(
                    "{score}, put aside: {why}",
                    score = self.instrument.format_score(value),
                    why = set_aside_words(aside.reason)
                )
            }
            Sum::EarlierEpisode(past) => {
                say!(
                    "{onset} to {end}, {outcome}",
                    onset = past.onset.long(),
                    end = past.end.long(),
                    outcome = outcome_words(past)
                )
            }
            Sum::LastSession(day) => format!("{}, {}", day.long(), ago(day, self.judgement.as_of)),
            Sum::Mood => mood_beside(self.chart, self.judgement, Some(self.track)).into_text(),
            Sum::Policy => {
                let bounds = Policy::BOUNDS.iter().map(|b| format!("{} {}", b.name, (b.get)(policy)));
                say!("z {z}, {bounds}", z = policy.z, bounds = bounds.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn baseline(&self, baseline: &Baseline) -> String {
        let scores: Vec<String> = baseline
            .scores
            .iter()
            .filter_map(|place| self.chart.scores.get(*place as usize))
            .map(|s| say!("{score} on {day}", score = self.instrument.format_score(s.value.get()), day = s.day.long()))
            .collect();
        let m = baseline.count();
        say!(
            "B = {baseline}, the mean of m = {m} {score_word} before the course’s first session: {scores}",
            baseline = format_points(baseline.value),
            m,
            score_word = if m == 1 { worded("score") } else { worded("scores") },
            scores = scores.join(", ")
        )
    }

    fn measurement_error(&self, sem: f64) -> String {
        let i = self.instrument;
        let origin = match (i.sem, i.norm_sd, i.reliability) {
            (None, Some(sd), Some(reliability)) => {
                say!(
                    "{sem} = SD {sd} × √(1 − {reliability})",
                    sem = format_figure(sem),
                    sd = format_figure(sd.get()),
                    reliability
                )
            }
            _ => say!("{sem}, as given", sem = format_figure(sem)),
        };
        say!(
            "SEM = {origin}. Source: {source}",
            origin,
            source = if i.source.is_empty() { worded("none given") } else { &i.source }
        )
    }

    fn bound(&self, score: Option<f64>, is_worse: bool) -> String {
        score.map_or_else(|| worded("no score on this scale").to_owned(), |s| or_beyond(self.instrument, s, is_worse))
    }

    fn clock(&self, episode: &Episode) -> String {
        let (policy, today) = (&self.judgement.policy, self.judgement.as_of);
        let ends = episode.window_ends(policy);
        let verb = if ends < today { worded("ended") } else { worded("ends") };
        say!(
            "started on {start}, {ago}; the window of {window} {verb} on {ends}",
            start = episode.clock_start.long(),
            ago = ago(episode.clock_start, today),
            window = format_days(policy.window_days),
            verb,
            ends = ends.long()
        )
    }

    fn judged_score(&self, judged: &JudgedScore) -> String {
        let verdict = match judged.verdict {
            Verdict::Worse => worded("worse"),
            Verdict::Between => worded("between"),
            Verdict::Recovered if self.track.is_in_episode(judged.day) => worded("recovered"),
            Verdict::Recovered => worded("recovered (below R; no episode was open)"),
        };
        say!(
            "{score}, w = {worsening}: {verdict}",
            score = self.instrument.format_score(judged.value),
            worsening = format_figure(judged.worsening),
            verdict
        )
    }
}

/// What a step of the sum is about.
fn label(sum: &Sum<'_>) -> String {
    let label = match sum {
        Sum::Baseline(_) => worded("Baseline"),
        Sum::MeasurementError(_) => worded("Standard error of measurement"),
        Sum::ChangeError { .. } => worded("Standard error of the change"),
        Sum::WorseFrom(..) => worded("Worse from"),
        Sum::RecoveredBelow(..) => worded("Recovered below"),
        Sum::IndexSession(_) => worded("Index session"),
        Sum::Clock(_) => worded("Clock"),
        Sum::ConfirmingPair(..) => worded("Confirming pair"),
        Sum::Duration(_) => worded("Duration"),
        Sum::Kind(_) => worded("Kind"),
        Sum::Severity(..) => worded("Severity"),
        Sum::Relapses(..) => worded("Relapses"),
        Sum::Scored(judged) => return say!("Scored {judged}", judged = judged.day.long()),
        Sum::PutAside(aside, _) => return say!("Scored {aside}", aside = aside.day.long()),
        Sum::EarlierEpisode(_) => worded("Earlier episode"),
        Sum::LastSession(_) => worded("Last session"),
        Sum::Mood => worded("Mood"),
        Sum::Policy => worded("Policy in force"),
    };
    label.to_owned()
}

fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Mild => worded("Mild"),
        Severity::Moderate => worded("Moderate"),
        Severity::Severe => worded("Severe"),
    }
}

/// How the bound from which a score is worse comes about.
fn worse_from(thresholds: &Thresholds, policy: &Policy) -> String {
    let t = format_figure(thresholds.worse_from);
    let ChangeRule::Reliable { sem, mic } = thresholds.rule else {
        return say!("T = {t} points, a declared fixed rule: no reliability is published", t);
    };
    let (z, se) = (policy.z, thresholds.se.unwrap_or(sem));
    let mic =
        if mic > 0.0 { say!("MIC {mic}", mic = format_figure(mic)) } else { worded("MIC 0 (none known)").to_owned() };
    say!(
        "T = the larger of z {z} × SE {se} = {product} and {mic} = {t} points",
        z,
        se = format_figure(se),
        product = format_figure(z * se),
        mic,
        t
    )
}

/// How the bound below which a score is recovered comes about.
fn recovered_below(thresholds: &Thresholds) -> String {
    let (t, r) = (format_figure(thresholds.worse_from), format_figure(thresholds.recovered_below));
    let ChangeRule::Reliable { sem, mic } = thresholds.rule else {
        return say!("R = {r} points, declared with it", r);
    };
    let of = if mic > 0.0 {
        say!("MIC {mic}", mic = format_figure(mic))
    } else {
        say!("SE {thresholds} (no MIC known)", thresholds = format_figure(thresholds.se.unwrap_or(sem)))
    };
    say!("R = the smaller of {of} and T {t} = {r} points", of, t, r)
}
