//! One sentence that says where a track stands and since when. A prescriber reads it and acts: it is true in every state and in its tense.

use super::headline_about::Told;
use super::judgement::{ago, capital, duration_words, format_days, points_words, scores_words, until, worse_words};
use super::sentence::{Sentence, score_key};
use crate::judge::{Episode, Overlay, PatientJudgement, Relapse, Thresholds, TrackJudgement, TrackState, Verdict};
use crate::record::{ChangeRule, Chart, Instrument, InstrumentSet};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// One sentence that says where a track stands and since when, with the sessions and scores that it speaks of.
pub fn headline(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
    instrument: &Instrument,
) -> Sentence {
    let told = Told { chart, judgement, track, instrument };
    match (&track.episode, &track.thresholds) {
        (Some(episode), Some(thresholds)) => told.of_episode(episode, thresholds),
        _ => told.without_episode(),
    }
}

/// The same of each track that is worse now where the one that speaks for the patient isn't.
pub(super) fn headlines_beside(
    chart: &Chart,
    judgement: &PatientJudgement,
    instruments: &InstrumentSet,
) -> impl Iterator<Item = Sentence> {
    let of = move |track: &TrackJudgement| {
        Some(headline(chart, judgement, track, instruments.get(track.instrument.as_str())?))
    };
    judgement.worse_beside().filter_map(of)
}

impl Told<'_> {
    fn of_episode(&self, episode: &Episode, thresholds: &Thresholds) -> Sentence {
        let name = self.instrument.shown_name();
        let is_now = self.track.is_last_worse() && !self.judgement.is_late(self.track);
        let (is, has_been) = if is_now { (worded("is"), worded("has been")) } else { (worded("was"), worded("was")) };
        let (worse, up_to, start) = (worse_words(thresholds), self.up_to(episode), self.start(episode));
        let (lasted, latest) = (self.lasted(is_now), self.latest());
        match self.track.state {
            TrackState::Persistent => {
                let rule = match thresholds.rule {
                    ChangeRule::Reliable { .. } => worded("Reliable worsening in self-report").to_owned(),
                    ChangeRule::Fixed { .. } => capital(&worse),
                };
                let window = self.judgement.policy.window_days;
                Sentence::from(say!("{rule} beyond the {window}-day window ", rule, window))
                    .add(&start)
                    .say(&say!(": {name} {has_been} worse than its baseline ", name, has_been))
                    .add(&up_to)
                    .say(", ")
                    .add(&lasted)
                    .add(&latest)
                    .say(".")
            }
            TrackState::Recovering => Sentence::from(say!("The flag is still up: {name} was {worse}, ", name, worse))
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
                    .say(&say!(", {window} or more ", window))
                    .add(&start)
                    .say(&format!(", {on}"))
                    .add(&latest)
                    .say(": ")
                    .add(&another)
                    .say(worded(" would confirm it, one back at baseline would close it."))
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
            let another = Sentence::from(say!("a second worse score, {gap} or more after the one on ", gap));
            (worded("but on one score only").to_owned(), another.add(&first).say(","))
        } else {
            let another = Sentence::from(say!("another, {gap} or more after the first on ", gap));
            (say!("but on scores less than {gap} apart", gap), another.add(&first).say(","))
        }
    }

    /// When the window ends or ended, and that it ended without an answer.
    fn window(&self, episode: &Episode) -> String {
        let (policy, today) = (&self.judgement.policy, self.judgement.as_of);
        let (ends, window) = (episode.window_ends(policy), format_days(policy.window_days));
        if !self.track.overlays.has(Overlay::WindowPassedUnscored) {
            return say!(
                "The window of {window} ends on {ends} ({when}).",
                window,
                ends = ends.long(),
                when = until(ends, today)
            );
        }
        let unsettled = match self.track.judged.last() {
            Some(last) if last.day >= ends => {
                worded("what was scored since lies between: it neither confirms nor closes the episode")
            }
            _ => worded("no score since says whether it lasts"),
        };
        if ends == today {
            return say!("The window of {window} ends today; {unsettled}.", window, unsettled);
        }
        say!(
            "The window of {window} ended on {ends}, {ago}; {unsettled}.",
            window,
            ends = ends.long(),
            ago = ago(ends, today),
            unsettled
        )
    }

    /// Where the worsening starts: after the index session, or at its onset.
    fn start(&self, episode: &Episode) -> Sentence {
        match episode.index_session {
            Some(day) => Sentence::from(worded("after the ")).add(&self.session(day)),
            None => Sentence::from(worded("from its onset on "))
                .add(&self.scored(episode.onset))
                .say(worded(" (not near a session, and a good score lies between)")),
        }
    }

    /// The largest worsening, from the score that had it: "by up to 7 points".
    fn up_to(&self, episode: &Episode) -> Sentence {
        let words = say!("by up to {episode}", episode = points_words(episode.peak_worsening));
        Sentence::default().link(&words, self.track.peak().and_then(|peak| score_key(self.chart, peak.score)))
    }

    /// How long, with a break that a relapse put an end to.
    fn lasted(&self, is_now: bool) -> Sentence {
        let lasted = Sentence::from(duration_words(self.track, self.judgement));
        let Some(Relapse { since, recovered }) = self.track.relapse() else { return lasted };
        lasted
            .say(if is_now { worded(" in all, worse again since ") } else { worded(" in all, worse again from ") })
            .add(&self.scored(since))
            .say(&say!(", after {recovered} back at baseline", recovered = scores_words(recovered)))
    }

    /// The latest score, where it does not say the same as the sentence or is no longer fresh.
    fn latest(&self) -> Sentence {
        let Some(last) = self.track.judged.last() else { return Sentence::default() };
        let between = last.verdict == Verdict::Between;
        match (between, self.judgement.is_late(self.track)) {
            (true, false) => Sentence::from(worded("; the latest score, on "))
                .add(&self.scored(last.day))
                .say(worded(", is between worse and recovered")),
            (true, true) => Sentence::from(worded("; the latest score, on "))
                .add(&self.scored_ago(last))
                .say(worded(", was between worse and recovered")),
            (false, true) => Sentence::from(worded("; last scored on ")).add(&self.scored_ago(last)),
            (false, false) => Sentence::default(),
        }
    }

    /// What the scores since say of a flag that is recovering.
    fn back_at_baseline(&self, episode: &Episode) -> Sentence {
        let gap = format_days(self.judgement.policy.gap_days);
        let Some(last) = self.track.judged.last() else { return Sentence::default() };
        let when = if self.judgement.is_late(self.track) { self.scored_ago(last) } else { self.scored(last.day) };
        match episode.recovered_since {
            Some(since) if since == last.day => Sentence::from(worded("The latest score, on ")).add(&when).say(&say!(", is back at baseline; one more like it, {gap} or more after it and with no other kind between, takes the flag down.", gap)),
            Some(since) => Sentence::from(worded("Scores are back at baseline since "))
                .add(&self.scored(since))
                .say(worded(", the latest on "))
                .add(&when)
                .say(&say!(", but not yet on two days {gap} apart.", gap)),
            None => Sentence::from(worded("It had been back at baseline, but the latest score, on ")).add(&when).say(&say!(", is between worse and recovered: two more back at baseline, {gap} apart, take the flag down.", gap)),
        }
    }
}
