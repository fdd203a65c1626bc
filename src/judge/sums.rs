//! The sum that a person redoes by hand: every figure with where it comes from.

use super::words::{ago, attribution_words, duration_words, format_days, or_beyond, scores_words, subtype_words};
use super::{
    Baseline, Episode, Outcome, PatientJudgement, Policy, Prospects, SetAsideReason, Thresholds, TrackJudgement,
    Verdict, memory_and_mood,
};
use crate::record::{ChangeRule, Chart, Day, Instrument, Key, format_figure, format_points};
use serde::Serialize;

/// One step of the reasoning, and the records that it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What the line is about.
    pub label: String,
    /// The step itself, with its numbers.
    pub text: String,
    /// The scores and sessions that it comes from.
    pub records: Vec<Key>,
}

/// Every step of a track's judgement, in the order in which a person would redo it.
pub(super) fn redo_by_hand(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
    instrument: &Instrument,
    prospects: &Prospects,
) -> Vec<Line> {
    let mut sums = Sums { chart, instrument, lines: Vec::new() };
    if let (Some(baseline), Some(thresholds)) = (&track.baseline, &track.thresholds) {
        sums.baseline(baseline);
        sums.thresholds(judgement, baseline, thresholds, prospects);
    }
    if let Some(episode) = &track.episode {
        sums.episode(judgement, track, episode);
    }
    sums.scores(track);
    sums.history(track);
    sums.surroundings(judgement);
    sums.lines
}

struct Sums<'a> {
    chart: &'a Chart,
    instrument: &'a Instrument,
    lines: Vec<Line>,
}

impl Sums<'_> {
    fn add(&mut self, label: &str, text: String, records: Vec<Key>) {
        self.lines.push(Line { label: label.to_owned(), text, records });
    }

    fn key(&self, place: u32) -> Option<Key> {
        self.chart.scores.get(place as usize).map(|s| s.key)
    }

    /// The judged scores of two days.
    fn scores_on(&self, track: &TrackJudgement, days: [Day; 2]) -> Vec<Key> {
        track.judged.iter().filter(|j| days.contains(&j.day)).filter_map(|j| self.key(j.score)).collect()
    }

    fn baseline(&mut self, baseline: &Baseline) {
        let scores: Vec<String> = baseline
            .scores
            .iter()
            .filter_map(|place| self.chart.scores.get(*place as usize))
            .map(|s| format!("{} on {}", self.instrument.format_score(s.value), s.day.format_long()))
            .collect();
        let m = baseline.count();
        let text = format!(
            "B = {}, the mean of m = {m} {} before the course’s first session: {}",
            format_points(baseline.value),
            if m == 1 { "score" } else { "scores" },
            scores.join(", ")
        );
        let records = baseline.scores.iter().filter_map(|place| self.key(*place)).collect();
        self.add("Baseline", text, records);
    }

    fn thresholds(
        &mut self,
        judgement: &PatientJudgement,
        baseline: &Baseline,
        thresholds: &Thresholds,
        prospects: &Prospects,
    ) {
        let i = self.instrument;
        let (m, z) = (baseline.count(), judgement.policy.z);
        let (t, r) = (format_figure(thresholds.worse_from), format_figure(thresholds.recovered_below));
        let (worse, recovered) = match thresholds.rule {
            ChangeRule::Fixed { .. } => (
                format!("T = {t} points, a declared fixed rule: no reliability is published"),
                format!("R = {r} points, declared with it"),
            ),
            ChangeRule::Reliable { sem, mic } => {
                let origin = match (i.sem, i.norm_sd, i.reliability) {
                    (None, Some(sd), Some(reliability)) => {
                        format!("{} = SD {} × √(1 − {reliability})", format_figure(sem), format_figure(sd))
                    }
                    _ => format!("{}, as given", format_figure(sem)),
                };
                self.add(
                    "Standard error of measurement",
                    format!("SEM = {origin}. Source: {}", if i.source.is_empty() { "none given" } else { &i.source }),
                    Vec::new(),
                );
                let se = thresholds.se.unwrap_or(sem);
                self.add(
                    "Standard error of the change",
                    format!("SE = SEM {} × √(1 + 1/{m}) = {}", format_figure(sem), format_figure(se)),
                    Vec::new(),
                );
                let mic_words =
                    if mic > 0.0 { format!("MIC {}", format_figure(mic)) } else { "MIC 0 (none known)".to_owned() };
                let of = if mic > 0.0 {
                    format!("MIC {}", format_figure(mic))
                } else {
                    format!("SE {} (no MIC known)", format_figure(se))
                };
                (
                    format!(
                        "T = the larger of z {z} × SE {} = {} and {mic_words} = {t} points",
                        format_figure(se),
                        format_figure(z * se)
                    ),
                    format!("R = the smaller of {of} and T {t} = {r} points"),
                )
            }
        };
        let bound = |score: Option<f64>, is_worse| {
            score.map_or_else(|| "no score on this scale".to_owned(), |s| or_beyond(i, s, is_worse))
        };
        self.add("Worse from", format!("{worse}: {}", bound(prospects.worse_at, true)), Vec::new());
        self.add("Recovered below", format!("{recovered}: {}", bound(prospects.recovered_at, false)), Vec::new());
    }

    fn episode(&mut self, judgement: &PatientJudgement, track: &TrackJudgement, episode: &Episode) {
        let policy = &judgement.policy;
        let session = judgement.sessions.iter().find(|s| Some(s.day) == episode.index_session);
        let index = match episode.index_session {
            Some(day) => format!("{}; {}", day.format_long(), attribution_words(episode.attribution)),
            None => format!("none; {}", attribution_words(episode.attribution)),
        };
        self.add("Index session", index, session.map(|s| s.key).into_iter().collect());
        let clock = ago(episode.clock_start, judgement.as_of);
        let ends = episode.window_ends(policy);
        let verb = if ends < judgement.as_of { "ended" } else { "ends" };
        self.add(
            "Clock",
            format!(
                "started on {}, {clock}; the window of {} {verb} on {}",
                episode.clock_start.format_long(),
                format_days(policy.window_days),
                ends.format_long()
            ),
            session.map(|s| s.key).into_iter().collect(),
        );
        if let Some((first, second)) = episode.confirming_pair {
            let records = self.scores_on(track, [first, second]);
            self.add(
                "Confirming pair",
                format!(
                    "worse on {} and on {}, {} apart; at least {} are needed",
                    first.format_long(),
                    second.format_long(),
                    format_days(second.days_since(first)),
                    policy.gap_days
                ),
                records,
            );
        }
        let ends = self.scores_on(track, [episode.onset, episode.last_worse]);
        let mut duration = format!("worse {}", duration_words(track, judgement));
        if episode.relapses > 0 {
            duration.push_str(", with a break: scores were back at baseline in between");
        }
        self.add("Duration", duration, ends);
        self.add("Kind", subtype_words(episode.subtype, policy), Vec::new());
        if let Some(severity) = track.severity {
            let sds = episode.peak_worsening / self.instrument.norm_sd.unwrap_or(1.0);
            let words = format!(
                "{severity:?}: the largest worsening, {} points, is {} SD of the norm group",
                format_figure(episode.peak_worsening),
                format_points(sds)
            );
            let peak = track.peak().and_then(|j| self.key(j.score));
            self.add("Severity", words, peak.into_iter().collect());
        }
        if let Some(relapse) = track.relapse() {
            let back = scores_words(relapse.recovered);
            let text = format!(
                "{} while recovering; the latest on {}, after {back} back at baseline",
                episode.relapses,
                relapse.since.format_long()
            );
            self.add("Relapses", text, self.scores_on(track, [relapse.since, relapse.since]));
        }
    }

    fn scores(&mut self, track: &TrackJudgement) {
        for judged in &track.judged {
            let verdict = match judged.verdict {
                Verdict::Worse => "worse",
                Verdict::Between => "between",
                Verdict::Recovered if track.is_in_episode(judged.day) => "recovered",
                Verdict::Recovered => "recovered (below R; no episode was open)",
            };
            let text = format!(
                "{}, w = {}: {verdict}",
                self.instrument.format_score(judged.value),
                format_figure(judged.worsening)
            );
            self.add(
                &format!("Scored {}", judged.day.format_long()),
                text,
                self.key(judged.score).into_iter().collect(),
            );
        }
        for aside in &track.set_aside {
            let Some(score) = self.chart.scores.get(aside.score as usize) else { continue };
            let text = format!("{}, put aside: {}", self.instrument.format_score(score.value), aside.reason.words());
            let key = score.key;
            self.add(&format!("Scored {}", aside.day.format_long()), text, vec![key]);
        }
    }

    fn history(&mut self, track: &TrackJudgement) {
        for past in &track.history {
            let outcome = match past.outcome {
                Outcome::Transient => "transient: recovered inside the window",
                Outcome::NotConfirmed => "not confirmed: recovered before a second score confirmed it",
                Outcome::Resolved => "resolved: recovered on days far enough apart",
            };
            let text = format!("{} to {}, {outcome}", past.onset.format_long(), past.end.format_long());
            self.add("Earlier episode", text, Vec::new());
        }
    }

    fn surroundings(&mut self, judgement: &PatientJudgement) {
        if let Some(last) = judgement.sessions.last().or(judgement.earlier_sessions.last()) {
            let when = ago(last.day, judgement.as_of);
            self.add("Last session", format!("{}, {when}", last.day.format_long()), vec![last.key]);
        }
        let records = judgement.mood.measured().and_then(|m| self.key(m.latest.score)).into_iter().collect();
        self.add("Mood", memory_and_mood(judgement), records);
        let p = &judgement.policy;
        let bounds = Policy::BOUNDS.iter().map(|b| format!("{} {}", b.name, (b.get)(p)));
        self.add("Policy in force", format!("z {}, {}", p.z, bounds.collect::<Vec<_>>().join(", ")), Vec::new());
    }
}

impl SetAsideReason {
    /// Why a score is not judged, in words that follow "put aside".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Future => "dated after today",
            Self::Acute => "acute, too soon after a session",
            Self::LaterScoreSameDay => "a later score of the same day counts",
            Self::BeforeLookback => "older than the baseline look-back",
            Self::OlderThanBaseline => "before the course, later scores make the baseline",
            Self::NoBaseline => "there is no baseline to compare it with",
        }
    }
}
