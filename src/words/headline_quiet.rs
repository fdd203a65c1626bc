//! The headline of a track without an episode: that it is not worse, or why that can't be told.

use super::judgement::{drift_words, format_days, worse_words};
use super::sentence::Sentence;
use super::told::Told;
use crate::judge::{Silence, TrackState};

impl Told<'_> {
    /// A track without an episode.
    pub(super) fn without_episode(&self) -> Sentence {
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
