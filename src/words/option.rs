//! Options to discuss and their reasons in words. Never one instruction.

use super::judgement::{ago, drift_words, format_days};
use super::log::step_words;
use super::mood::{change_words, not_measured_words};
use super::prospect::from_words;
use super::treatment::{apart_words, next_session, treatment_words};
use crate::judge::{
    Hides, MoodBeside, PatientJudgement, Proposal, Reason, Suggestion, TrackJudgement, options_to_discuss,
};
use crate::record::{Chart, Step};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};
use serde::Serialize;

/// One option with its reason, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuggestionText {
    /// What kind of step it is, to decide on; none where it is only something to look at.
    pub step: Option<Step>,
    /// What could be done.
    pub option: &'static str,
    /// Why it is on the list for this patient.
    pub reason: String,
}

/// The options for a track in words, best fit first; empty where there is nothing to discuss.
pub fn suggestions(chart: &Chart, judgement: &PatientJudgement, track: &TrackJudgement) -> Vec<SuggestionText> {
    let options = options_to_discuss(chart, judgement, track);
    options.iter().map(|one| suggestion_text(one, chart, judgement, track)).collect()
}

/// One option in words.
pub(super) fn suggestion_text(
    suggestion: &Suggestion,
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
) -> SuggestionText {
    let reason = Reasons { chart, judgement, track }.words(suggestion.reason);
    SuggestionText { step: suggestion.as_step(), option: proposal_words(suggestion.proposal), reason }
}

/// What could be done; a step is called as it is decided.
fn proposal_words(proposal: Proposal) -> &'static str {
    match proposal {
        Proposal::Step(step) => step_words(step),
        Proposal::ReviewNow => worded("Review now"),
        Proposal::OtherCause => worded("Look for another cause"),
        Proposal::NewCourse => worded("Start a new course from the next session"),
        Proposal::OtherInstrument => worded("Use another instrument as well"),
        Proposal::WatchTrend => worded("Watch the trend"),
    }
}

struct Reasons<'a> {
    chart: &'a Chart,
    judgement: &'a PatientJudgement,
    track: &'a TrackJudgement,
}

impl Reasons<'_> {
    fn words(&self, reason: Reason) -> String {
        let (policy, today) = (&self.judgement.policy, self.judgement.as_of);
        let gap = format_days(policy.gap_days);
        match reason {
            Reason::Severe { flagged: true } => {
                worded("at its worst it reached two standard deviations of the norm group").to_owned()
            }
            Reason::Severe { flagged: false } => {
                worded("it reached two standard deviations of the norm group, which need not wait for the window")
                    .to_owned()
            }
            Reason::BecomesBaseline => {
                worded("a score taken before it becomes the baseline, and change can be judged again").to_owned()
            }
            Reason::FloorBaseline => worded(
                "on this one the baseline lies so near the bad end of the scale that no score can count as worse",
            )
            .to_owned(),
            Reason::NoneSince(session) => say!(
                "no score since the session on {session} could be judged, and time alone says nothing",
                session = session.long()
            ),
            Reason::LastIsOld { days_ago } => {
                say!("the last one is {days_ago} old and says nothing about now", days_ago = format_days(days_ago))
            }
            Reason::Drift(points) => drift_words(points),
            Reason::LastGiven(day) => {
                let last = day.map(|day| ago(day, today)).unwrap_or_default();
                say!("the last one that could be judged was given {last}; missing scores are never recovery", last)
            }
            Reason::LatestBetween => {
                worded("the latest one is between worse and recovered, so it does not say which way it goes").to_owned()
            }
            Reason::NothingSince(session) => {
                say!("nothing is known since the session on {session}", session = session.long())
            }
            Reason::TwoRecovered => say!("recovered scores on two days {gap} apart are what takes the flag down", gap),
            Reason::OneMoreRecovered(from) => say!(
                "one more score back at baseline, {from}, with no other kind before it, takes the flag down; missing scores are never recovery",
                from = from_words(from, today)
            ),
            Reason::TwoMoreRecovered => {
                say!("the latest one is between, so it takes two more back at baseline, {gap} apart", gap)
            }
            Reason::ConfirmsOrCloses(from) => {
                let confirms = from.map_or_else(String::new, |day| {
                    say!("a worse one, {day}, confirms it; ", day = from_words(day, today))
                });
                say!("{confirms}one back at baseline closes it; missing scores are never recovery", confirms)
            }
            Reason::Mood => self.mood(),
            Reason::BackAtBaseline { several } => {
                let are = if several { worded("scores are") } else { worded("score is") };
                say!("the latest {are} back at baseline; the reason belongs in the record", are)
            }
            Reason::WindowRuns(until) => say!(
                "the window runs until {until}, and the worsening may pass; the reason belongs in the record",
                until = until.long()
            ),
            Reason::Benefit => {
                worded("the benefit of treatment may outweigh it; the reason belongs in the record").to_owned()
            }
            Reason::Hold { dose, hides, apart } => {
                let apart = apart.map_or_else(String::new, |apart| {
                    say!("; the latest sessions were {apart}", apart = apart_words(apart))
                });
                say!(
                    "{dose} can be held; {hides}{apart}",
                    dose = next_session(dose, today),
                    hides = hides_words(hides),
                    apart
                )
            }
            Reason::NoHarm => worded("they do no harm until the next score").to_owned(),
            Reason::Treatment(reason) => treatment_words(reason, self.judgement),
        }
    }

    /// What mood says beside memory.
    fn mood(&self) -> String {
        let beside = self.judgement.mood_beside(Some(self.track));
        let MoodBeside::Comparable(change) = beside else {
            let unknown = not_measured_words(self.chart, &beside).unwrap_or_default();
            return say!("{unknown}, and self-reported memory follows mood", unknown);
        };
        let said = change_words(self.chart, self.judgement, change);
        if change.raised {
            say!("{said}, and self-reported memory follows mood", said)
        } else {
            say!("{said}, which does not rule mood out; sleep, alcohol and other medicines have no score here", said)
        }
    }
}

/// What a session now could hide.
fn hides_words(hides: Hides) -> String {
    let words = match hides {
        Hides::FurtherSession(day) => {
            return say!(
                "a further session was given on {day}, and what it did can only be seen without another",
                day = day.long()
            );
        }
        Hides::Recovery => worded("a session before the flag is down could hide whether the recovery lasts"),
        Hides::Confirmation => worded("a session before the next score could hide whether the worsening lasts"),
        Hides::SingleExposure => {
            worded("no further session was given, so the course after one exposure can still be seen")
        }
        Hides::Worsening => worded("a session before the flag is down could hide whether the worsening lasts"),
        Hides::Passing => worded("a session now could hide whether the worsening passes"),
    };
    words.to_owned()
}
