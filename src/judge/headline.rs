//! One sentence that says where a track stands and since when. A prescriber reads it and acts: it is true in every state and in its tense.

use super::silence::Silence;
use super::words::{ago, ahead, capital, duration_words, format_days, points_words, scores_words, worse_words};
use super::{Episode, Overlay, PatientJudgement, Thresholds, TrackJudgement, TrackState, Verdict};
use crate::record::{ChangeRule, Day, Instrument};

/// One sentence that says where a track stands and since when.
pub fn headline(judgement: &PatientJudgement, track: &TrackJudgement, instrument: &Instrument) -> String {
    let told = Told { judgement, track, name: &instrument.name };
    match (&track.episode, &track.thresholds) {
        (Some(episode), Some(thresholds)) => told.of_episode(episode, thresholds),
        _ => told.without_episode(),
    }
}

struct Told<'a> {
    judgement: &'a PatientJudgement,
    track: &'a TrackJudgement,
    name: &'a str,
}

impl Told<'_> {
    fn of_episode(&self, episode: &Episode, thresholds: &Thresholds) -> String {
        let (judgement, track, name) = (self.judgement, self.track, self.name);
        let (policy, today) = (&judgement.policy, judgement.as_of);
        let window = policy.window_days;
        let is_now = track.is_last_worse() && !judgement.is_late(track);
        let (is, has_been) = if is_now { ("is", "has been") } else { ("was", "was") };
        let start = start_words(episode);
        let (worse, lasted) = (worse_words(thresholds), self.lasted(is_now));
        let up_to = format!("by up to {}", points_words(episode.peak_worsening));
        let latest = self.latest();
        match track.state {
            TrackState::Persistent => {
                let rule = match thresholds.rule {
                    ChangeRule::Reliable { .. } => "Reliable worsening in self-report".to_owned(),
                    ChangeRule::Fixed { .. } => capital(&worse),
                };
                format!(
                    "{rule} beyond the {window}-day window {start}: {name} {has_been} worse than its baseline {up_to}, {lasted}{latest}."
                )
            }
            TrackState::Recovering => {
                let back = self.back_at_baseline(episode);
                format!("The flag is still up: {name} was {worse}, {up_to}, {start}, {lasted}. {back}")
            }
            TrackState::Provisional => {
                let on = if episode.worse_days.len() == 1 {
                    "but on one score only".to_owned()
                } else {
                    format!("but on scores less than {} apart", format_days(policy.gap_days))
                };
                let gap = format_days(policy.gap_days);
                let first = episode.onset.format_long();
                let another = if episode.worse_days.len() == 1 {
                    format!("a second worse score, {gap} or more after the one on {first},")
                } else {
                    format!("another, {gap} or more after the first on {first},")
                };
                format!(
                    "{name} {is} {worse}, {up_to}, {} or more {start}, {on}{latest}: {another} \
                     would confirm it, one back at baseline would close it.",
                    format_days(window)
                )
            }
            _ => {
                let ends = episode.window_ends(policy);
                let window = if !track.overlays.has(Overlay::WindowPassedUnscored) {
                    format!(
                        "The window of {} ends on {} ({}).",
                        format_days(window),
                        ends.format_long(),
                        ahead(ends, today)
                    )
                } else {
                    let unsettled = match track.judged.last() {
                        Some(last) if last.day >= ends => {
                            "what was scored since lies between: it neither confirms nor closes the episode"
                        }
                        _ => "no score since says whether it lasts",
                    };
                    let ended = if ends == today { "ends today" } else { "ended" };
                    format!(
                        "The window of {} {ended}{}; {unsettled}.",
                        format_days(window),
                        if ends == today {
                            String::new()
                        } else {
                            format!(" on {}, {}", ends.format_long(), ago(ends, today))
                        }
                    )
                };
                format!("{name} {is} {worse}, {up_to}, {start}, {lasted}{latest}. {window}")
            }
        }
    }

    /// How long, with a break that a relapse put an end to.
    fn lasted(&self, is_now: bool) -> String {
        let lasted = duration_words(self.track, self.judgement);
        let Some(relapse) = self.track.relapse() else { return lasted };
        format!("{lasted} in all, {}", relapse_words(relapse.since, relapse.recovered, is_now))
    }

    /// The latest score, where it does not say the same as the sentence or is no longer fresh.
    fn latest(&self) -> String {
        let Some(last) = self.track.judged.last() else { return String::new() };
        let when = ago(last.day, self.judgement.as_of);
        let day = last.day.format_long();
        let between = last.verdict == Verdict::Between;
        match (between, self.judgement.is_late(self.track)) {
            (true, false) => format!("; the latest score, on {day}, is between worse and recovered"),
            (true, true) => format!("; the latest score, on {day}, {when}, was between worse and recovered"),
            (false, true) => format!("; last scored on {day}, {when}"),
            (false, false) => String::new(),
        }
    }

    /// What the scores since say of a flag that is recovering.
    fn back_at_baseline(&self, episode: &Episode) -> String {
        let (judgement, track) = (self.judgement, self.track);
        let gap = format_days(judgement.policy.gap_days);
        let Some(last) = track.judged.last() else { return String::new() };
        let when = if judgement.is_late(track) {
            format!("on {}, {}", last.day.format_long(), ago(last.day, judgement.as_of))
        } else {
            format!("on {}", last.day.format_long())
        };
        match episode.recovered_since {
            Some(since) if since == last.day => format!(
                "The latest score, {when}, is back at baseline; one more like it, {gap} or more after it and with no other kind between, takes the flag down."
            ),
            Some(since) => format!(
                "Scores are back at baseline since {}, the latest {when}, but not yet on two days {gap} apart.",
                since.format_long()
            ),
            None => format!(
                "It had been back at baseline, but the latest score, {when}, is between worse and recovered: two more back at baseline, {gap} apart, \
                 take the flag down."
            ),
        }
    }

    fn without_episode(&self) -> String {
        let (judgement, track, name) = (self.judgement, self.track, self.name);
        let today = judgement.as_of;
        let worse = track.thresholds.as_ref().map_or_else(|| "worse".to_owned(), worse_words);
        let (day, when) = match track.judged.last() {
            Some(last) => (last.day.format_long(), ago(last.day, today)),
            None => (String::new(), String::new()),
        };
        let resolved = track.state == TrackState::Resolved;
        let was = if resolved {
            format!("the flag came down with the score on {day}, {when}")
        } else {
            format!("it was not {worse} when last scored on {day}, {when}")
        };
        match judgement.silence_of(track) {
            Some(Silence::NoBaseline) => format!(
                "Change in {name} can't be judged: there is no score from the {} before the course's first session.",
                format_days(judgement.policy.baseline_lookback_days)
            ),
            Some(Silence::Untreated) => {
                format!("{name} has a baseline; there is no session in the course yet, so nothing is judged.")
            }
            Some(Silence::NeverJudged) => {
                format!("Not known: {name} has a baseline, but no score since the session that could be judged.")
            }
            Some(Silence::CannotShow) => format!(
                "Can’t tell: the baseline of {name} lies so near the bad end of the scale that no score could count as worse; last scored on \
                 {day}, {when}."
            ),
            Some(Silence::Stale(_)) => {
                format!("Can’t tell how {name} is now: {was}, and that says nothing about now.")
            }
            Some(Silence::NotFollowedUp(session)) => format!(
                "Can’t tell how {name} is now: {was}, and no score was judged since the session on {}.",
                session.format_long()
            ),
            None => self.not_worse(&worse, resolved),
        }
    }

    /// A track that was judged lately, with no episode.
    fn not_worse(&self, worse: &str, resolved: bool) -> String {
        let (judgement, track, name) = (self.judgement, self.track, self.name);
        let Some(last) = track.judged.last() else { return String::new() };
        let (day, when) = (last.day.format_long(), ago(last.day, judgement.as_of));
        let since = judgement.unscored_since(track).map_or_else(String::new, |session| {
            format!("; nothing is known since the session on {}", session.format_long())
        });
        if resolved {
            return format!(
                "The flag for {name} came down with the score on {day}, {when}: back at baseline on two days at least {} apart{since}.",
                format_days(judgement.policy.gap_days)
            );
        }
        let drift = drift_words(track).map_or_else(String::new, |drift| format!(", but {drift}"));
        if since.is_empty() && !judgement.is_late(track) {
            format!("{name} is not {worse}{drift}; last scored on {day}, {when}.")
        } else {
            format!("{name} was not {worse} when last scored on {day}, {when}{drift}{since}.")
        }
    }
}

/// Where the worsening starts: after the index session, or at its onset.
fn start_words(episode: &Episode) -> String {
    match episode.index_session {
        Some(day) => format!("after the session on {}", day.format_long()),
        None => format!(
            "from its onset on {} (not near a session, and a good score lies between)",
            episode.onset.format_long()
        ),
    }
}

/// "worse again since 3 Apr 2026, after one score back at baseline".
fn relapse_words(since: Day, recovered: usize, is_now: bool) -> String {
    let from = if is_now { "since" } else { "from" };
    format!("worse again {from} {}, after {} back at baseline", since.format_long(), scores_words(recovered))
}

/// The mean of the last three scores, where it drifts.
pub(super) fn drift_words(track: &TrackJudgement) -> Option<String> {
    if !track.overlays.has(Overlay::Drift) {
        return None;
    }
    let last_three = track.judged.get(track.judged.len().checked_sub(3)?..)?;
    let mean = last_three.iter().map(|j| j.worsening).sum::<f64>() / 3.0;
    Some(format!("the last three scores lie {} on the worse side on average", points_words(mean)))
}
