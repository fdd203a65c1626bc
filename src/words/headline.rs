//! One sentence that says where a track stands and since when. A prescriber reads it and acts: it is true in every state and in its tense.

use super::judgement::{ago, ahead, capital, duration_words, format_days, points_words, scores_words, worse_words};
use super::{Sentence, score_key};
use crate::judge::{
    Episode, JudgedScore, Overlay, PatientJudgement, Relapse, Silence, Thresholds, TrackJudgement, TrackState, Verdict,
};
use crate::record::{ChangeRule, Chart, Day, Instrument};

/// One sentence that says where a track stands and since when, with the sessions and scores that it speaks of.
pub fn headline(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
    instrument: &Instrument,
) -> Sentence {
    let told = Told { chart, judgement, track, name: &instrument.name };
    match (&track.episode, &track.thresholds) {
        (Some(episode), Some(thresholds)) => told.of_episode(episode, thresholds),
        _ => told.without_episode(),
    }
}

struct Told<'a> {
    chart: &'a Chart,
    judgement: &'a PatientJudgement,
    track: &'a TrackJudgement,
    name: &'a str,
}

impl Told<'_> {
    fn of_episode(&self, episode: &Episode, thresholds: &Thresholds) -> Sentence {
        let name = self.name;
        let is_now = self.track.is_last_worse() && !self.judgement.is_late(self.track);
        let (is, has_been) = if is_now { ("is", "has been") } else { ("was", "was") };
        let (worse, up_to, start) = (worse_words(thresholds), self.up_to(episode), self.start(episode));
        let (lasted, latest) = (self.lasted(is_now), self.latest());
        match self.track.state {
            TrackState::Persistent => {
                let rule = match thresholds.rule {
                    ChangeRule::Reliable { .. } => "Reliable worsening in self-report".to_owned(),
                    ChangeRule::Fixed { .. } => capital(&worse),
                };
                let window = self.judgement.policy.window_days;
                Sentence::from(format!("{rule} beyond the {window}-day window "))
                    .add(&start)
                    .say(&format!(": {name} {has_been} worse than its baseline "))
                    .add(&up_to)
                    .say(", ")
                    .add(&lasted)
                    .add(&latest)
                    .say(".")
            }
            TrackState::Recovering => Sentence::from(format!("The flag is still up: {name} was {worse}, "))
                .add(&up_to)
                .say(", ")
                .add(&start)
                .say(", ")
                .add(&lasted)
                .say(". ")
                .add(&self.back_at_baseline(episode)),
            TrackState::Provisional => {
                let window = format_days(self.judgement.policy.window_days);
                let (on, another) = self.to_confirm(episode);
                Sentence::from(format!("{name} {is} {worse}, "))
                    .add(&up_to)
                    .say(&format!(", {window} or more "))
                    .add(&start)
                    .say(&format!(", {on}"))
                    .add(&latest)
                    .say(": ")
                    .add(&another)
                    .say(" would confirm it, one back at baseline would close it.")
            }
            _ => Sentence::from(format!("{name} {is} {worse}, "))
                .add(&up_to)
                .say(", ")
                .add(&start)
                .say(", ")
                .add(&lasted)
                .add(&latest)
                .say(". ")
                .say(&self.window(episode)),
        }
    }

    /// On how little a late worsening rests, and which score would confirm it.
    fn to_confirm(&self, episode: &Episode) -> (String, Sentence) {
        let gap = format_days(self.judgement.policy.gap_days);
        let first = self.scored(episode.onset);
        if episode.worse_days.len() == 1 {
            let another = Sentence::from(format!("a second worse score, {gap} or more after the one on "));
            ("but on one score only".to_owned(), another.add(&first).say(","))
        } else {
            let another = Sentence::from(format!("another, {gap} or more after the first on "));
            (format!("but on scores less than {gap} apart"), another.add(&first).say(","))
        }
    }

    /// When the window ends or ended, and that it ended without an answer.
    fn window(&self, episode: &Episode) -> String {
        let (policy, today) = (&self.judgement.policy, self.judgement.as_of);
        let (ends, window) = (episode.window_ends(policy), format_days(policy.window_days));
        if !self.track.overlays.has(Overlay::WindowPassedUnscored) {
            return format!("The window of {window} ends on {} ({}).", ends.format_long(), ahead(ends, today));
        }
        let unsettled = match self.track.judged.last() {
            Some(last) if last.day >= ends => {
                "what was scored since lies between: it neither confirms nor closes the episode"
            }
            _ => "no score since says whether it lasts",
        };
        if ends == today {
            return format!("The window of {window} ends today; {unsettled}.");
        }
        format!("The window of {window} ended on {}, {}; {unsettled}.", ends.format_long(), ago(ends, today))
    }

    /// Where the worsening starts: after the index session, or at its onset.
    fn start(&self, episode: &Episode) -> Sentence {
        match episode.index_session {
            Some(day) => Sentence::from("after the ").add(&self.session(day)),
            None => Sentence::from("from its onset on ")
                .add(&self.scored(episode.onset))
                .say(" (not near a session, and a good score lies between)"),
        }
    }

    /// The largest worsening, from the score that had it: "by up to 7 points".
    fn up_to(&self, episode: &Episode) -> Sentence {
        let words = format!("by up to {}", points_words(episode.peak_worsening));
        Sentence::default().link(&words, self.track.peak().and_then(|peak| score_key(self.chart, peak.score)))
    }

    /// A session of the course, by its day: "session on 3 Apr 2026".
    fn session(&self, day: Day) -> Sentence {
        let session = self.judgement.sessions.iter().find(|session| session.day == day);
        Sentence::default().link(&format!("session on {}", day.format_long()), session.map(|session| session.key))
    }

    /// The day of a judged score.
    fn scored(&self, day: Day) -> Sentence {
        let judged = self.track.judged.iter().find(|judged| judged.day == day);
        let key = judged.and_then(|judged| score_key(self.chart, judged.score));
        Sentence::default().link(&day.format_long(), key)
    }

    /// The day of the latest judged score and how long ago it is: "3 Apr 2026, 23 days ago".
    fn scored_ago(&self, last: &JudgedScore) -> Sentence {
        self.scored(last.day).say(&format!(", {}", ago(last.day, self.judgement.as_of)))
    }

    /// How long, with a break that a relapse put an end to.
    fn lasted(&self, is_now: bool) -> Sentence {
        let lasted = Sentence::from(duration_words(self.track, self.judgement));
        let Some(Relapse { since, recovered }) = self.track.relapse() else { return lasted };
        lasted
            .say(if is_now { " in all, worse again since " } else { " in all, worse again from " })
            .add(&self.scored(since))
            .say(&format!(", after {} back at baseline", scores_words(recovered)))
    }

    /// The latest score, where it does not say the same as the sentence or is no longer fresh.
    fn latest(&self) -> Sentence {
        let Some(last) = self.track.judged.last() else { return Sentence::default() };
        let between = last.verdict == Verdict::Between;
        match (between, self.judgement.is_late(self.track)) {
            (true, false) => Sentence::from("; the latest score, on ")
                .add(&self.scored(last.day))
                .say(", is between worse and recovered"),
            (true, true) => Sentence::from("; the latest score, on ")
                .add(&self.scored_ago(last))
                .say(", was between worse and recovered"),
            (false, true) => Sentence::from("; last scored on ").add(&self.scored_ago(last)),
            (false, false) => Sentence::default(),
        }
    }

    /// What the scores since say of a flag that is recovering.
    fn back_at_baseline(&self, episode: &Episode) -> Sentence {
        let gap = format_days(self.judgement.policy.gap_days);
        let Some(last) = self.track.judged.last() else { return Sentence::default() };
        let when = if self.judgement.is_late(self.track) { self.scored_ago(last) } else { self.scored(last.day) };
        match episode.recovered_since {
            Some(since) if since == last.day => Sentence::from("The latest score, on ").add(&when).say(&format!(
                ", is back at baseline; one more like it, {gap} or more after it and with no other kind between, takes the flag down."
            )),
            Some(since) => Sentence::from("Scores are back at baseline since ")
                .add(&self.scored(since))
                .say(", the latest on ")
                .add(&when)
                .say(&format!(", but not yet on two days {gap} apart.")),
            None => Sentence::from("It had been back at baseline, but the latest score, on ").add(&when).say(&format!(
                ", is between worse and recovered: two more back at baseline, {gap} apart, take the flag down."
            )),
        }
    }

    fn without_episode(&self) -> Sentence {
        let (judgement, track, name) = (self.judgement, self.track, self.name);
        let worse = track.thresholds.as_ref().map_or_else(|| "worse".to_owned(), worse_words);
        let resolved = track.state == TrackState::Resolved;
        let last = track.judged.last().map(|last| self.scored_ago(last)).unwrap_or_default();
        let cant_tell = || {
            let said = Sentence::from(format!("Can’t tell how {name} is now: "));
            if resolved {
                said.say("the flag came down with the score on ").add(&last)
            } else {
                said.say(&format!("it was not {worse} when last scored on ")).add(&last)
            }
        };
        match judgement.silence_of(track) {
            Some(Silence::NoBaseline) => format!(
                "Change in {name} can't be judged: there is no score from the {} before the course's first session.",
                format_days(judgement.policy.baseline_lookback_days)
            )
            .into(),
            Some(Silence::Untreated) => {
                format!("{name} has a baseline; there is no session in the course yet, so nothing is judged.").into()
            }
            Some(Silence::NeverJudged) => {
                format!("Not known: {name} has a baseline, but no score since the session that could be judged.").into()
            }
            Some(Silence::CannotShow) => Sentence::from(format!(
                "Can’t tell: the baseline of {name} lies so near the bad end of the scale that no score could count as worse; last scored on "
            ))
            .add(&last)
            .say("."),
            Some(Silence::Stale(_)) => cant_tell().say(", and that says nothing about now."),
            Some(Silence::NotFollowedUp(session)) => {
                cant_tell().say(", and no score was judged since the ").add(&self.session(session)).say(".")
            }
            None => self.not_worse(&worse, resolved),
        }
    }

    /// A track that was judged lately, with no episode.
    fn not_worse(&self, worse: &str, resolved: bool) -> Sentence {
        let (judgement, track, name) = (self.judgement, self.track, self.name);
        let Some(last) = track.judged.last() else { return Sentence::default() };
        let when = self.scored_ago(last);
        let since = judgement.unscored_since(track).map_or_else(Sentence::default, |session| {
            Sentence::from("; nothing is known since the ").add(&self.session(session))
        });
        if resolved {
            let gap = format_days(judgement.policy.gap_days);
            return Sentence::from(format!("The flag for {name} came down with the score on "))
                .add(&when)
                .say(&format!(": back at baseline on two days at least {gap} apart"))
                .add(&since)
                .say(".");
        }
        let drift = track.drift().map_or_else(String::new, |drift| format!(", but {}", drift_words(drift)));
        if since.is_empty() && !judgement.is_late(track) {
            Sentence::from(format!("{name} is not {worse}{drift}; last scored on ")).add(&when).say(".")
        } else {
            Sentence::from(format!("{name} was not {worse} when last scored on "))
                .add(&when)
                .say(&drift)
                .add(&since)
                .say(".")
        }
    }
}

/// The mean of the last three scores, where it drifts.
pub(super) fn drift_words(points: f64) -> String {
    format!("the last three scores lie {} on the worse side on average", points_words(points))
}
