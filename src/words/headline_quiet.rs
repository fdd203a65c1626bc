//! The headline of a track without an episode: that it is not worse, or why that can't be told.

use super::headline_about::Told;
use super::judgement::{ago, drift_words, format_days, worse_words};
use super::sentence::Sentence;
use crate::judge::{Silence, TrackState};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

impl Told<'_> {
    /// A track without an episode.
    pub(super) fn without_episode(&self) -> Sentence {
        let (judgement, track, name) = (self.judgement, self.track, self.instrument.shown_name());
        let worse = track.thresholds.as_ref().map_or_else(|| worded("worse").to_owned(), worse_words);
        let resolved = track.state == TrackState::Resolved;
        let last = track.judged.last().map(|last| self.scored_ago(last)).unwrap_or_default();
        let cant_tell = || {
            let said = Sentence::from(say!("Can’t tell how {name} is now: ", name));
            if resolved {
                said.say(worded("the flag came down with the score on ")).add(&last)
            } else {
                said.say(&say!("it was not {worse} when last scored on ", worse)).add(&last)
            }
        };
        match judgement.silence_of(track) {
            Some(Silence::NoBaseline) => say!("Change in {name} can’t be judged: there is no score from the {look_back} before the course’s first session.", name, look_back = format_days(judgement.policy.baseline_lookback_days))
            .into(),
            Some(Silence::Untreated) => {
                self.untreated().into()
            }
            Some(Silence::BaselineTooOld) => self.baseline_too_old().into(),
            Some(Silence::NeverJudged) => {
                say!("Not known: {name} has a baseline, but no score since the session that could be judged.", name).into()
            }
            Some(Silence::CannotShow) => Sentence::from(say!("Can’t tell: the baseline of {name} lies so near the bad end of the scale that no score could count as worse; last scored on ", name))
            .add(&last)
            .say("."),
            Some(Silence::Stale(_)) => cant_tell().say(worded(", and that says nothing about now.")),
            Some(Silence::NotFollowedUp(session)) => {
                cant_tell().say(worded(", and no score was judged since the ")).add(&self.session(session)).say(".")
            }
            None => self.not_worse(&worse, resolved),
        }
    }

    /// A baseline before any session that is known: one that was planned may have been given, and then scores since are none of it.
    fn untreated(&self) -> String {
        let name = self.instrument.shown_name();
        match self.judgement.unrecorded_dose {
            None => say!("{name} has a baseline; there is no session in the course yet, so nothing is judged.", name),
            Some(dose) => say!(
                "{name} has a baseline if the session planned for {dose} was not given: it is recorded neither as given nor as missed. No session \
                 is recorded in the course, so nothing is judged.",
                name,
                dose = dose.long()
            ),
        }
    }

    /// A baseline that will be none at the course's first session.
    fn baseline_too_old(&self) -> String {
        let (judgement, name) = (self.judgement, self.instrument.shown_name());
        let Some(last) = self.track.baseline.as_ref().map(|baseline| baseline.last_day) else { return String::new() };
        let (day, look_back) = (last.long(), format_days(judgement.policy.baseline_lookback_days));
        match judgement.first_dose {
            Some(dose) => say!(
                "The baseline of {name} is too old for the dose of {dose}: its latest score, of {day}, lies {apart} before it, and a baseline score \
                 may lie at most {look_back} before the course’s first session. There is no session in the course yet, so nothing is judged.",
                name,
                dose = dose.long(),
                day,
                apart = format_days(dose.days_since(last)),
                look_back
            ),
            None => say!(
                "The baseline of {name} is too old for a dose: its latest score is of {day}, {ago}, and a baseline score may lie at most \
                 {look_back} before the course’s first session. There is no session in the course yet, so nothing is judged.",
                name,
                day,
                ago = ago(last, judgement.as_of),
                look_back
            ),
        }
    }

    /// A track that was judged lately, with no episode.
    fn not_worse(&self, worse: &str, resolved: bool) -> Sentence {
        let (judgement, track, name) = (self.judgement, self.track, self.instrument.shown_name());
        let Some(last) = track.judged.last() else { return Sentence::default() };
        let when = self.scored_ago(last);
        let since = judgement.unscored_since(track).map_or_else(Sentence::default, |session| {
            Sentence::from(worded("; nothing is known since the ")).add(&self.session(session))
        });
        if resolved {
            let gap = format_days(judgement.policy.gap_days);
            return Sentence::from(say!("The flag for {name} came down with the score on ", name))
                .add(&when)
                .say(&say!(": back at baseline on two days at least {gap} apart", gap))
                .add(&since)
                .say(".");
        }
        let drift = track.drift().map_or_else(String::new, |drift| say!(", but {drift}", drift = drift_words(drift)));
        if since.is_empty() && !judgement.is_late(track) {
            Sentence::from(say!("{name} is not {worse}{drift}; last scored on ", name, worse, drift))
                .add(&when)
                .say(".")
        } else {
            Sentence::from(say!("{name} was not {worse} when last scored on ", name, worse))
                .add(&when)
                .say(&drift)
                .add(&since)
                .say(".")
        }
    }
}
