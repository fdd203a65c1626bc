//! What waits in the inbox, as a person is shown it: whose it is, how it stands, and what it would become.

use super::{Clinic, Placing, placing};
use crate::judge::PatientJudgement;
use crate::questionnaire::{Answers, NotScorable, Questionnaire};
use crate::record::{
    Answered, Arrival, ArrivalWay, Chart, Day, DealtWith, Entered as _, FieldError, Instant, InstrumentId, Key,
    ReportWay, Score, fits_instrument,
};
use crate::self_report::{AnswersResult, Arrived, Opened, Sending, Standing, report_of};
use std::collections::BTreeSet;

/// One thing that waits in the inbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The arrival.
    pub arrival: Key,
    /// When it was received, by the clinic's clock.
    pub received: Instant,
    /// On which way it arrived.
    pub way: ArrivalWay,
    /// Whose it is by its invitation, and on which way that asked; none where no invitation is known.
    pub invited: Option<(Key, ReportWay)>,
    /// What came of it.
    pub arrived: Arrived,
    /// How what tells of harm in it was dealt with while nobody knew whose it is.
    pub dealt: Option<DealtWith>,
}

impl Response {
    /// What came of opening that arrival in the clinic.
    pub fn of(arrival: &Arrival, arrived: Arrived, clinic: &Clinic) -> Self {
        let token = match &arrived {
            Arrived::Opened(opened) => Some(opened.sending.token),
            Arrived::Damaged(_) | Arrived::NotOpened(_) => arrival.said.as_ref().map(|said| said.token),
        };
        let invited = token.and_then(|token| {
            let chart = clinic.invited_by(token)?;
            let issued = chart.invitations().map(|one| one.issued).find(|issued| issued.token == token)?;
            Some((chart.patient.key, issued.way))
        });
        let dealt = arrival.dealt.clone();
        Self { arrival: arrival.key(), received: arrival.received, way: arrival.way, invited, arrived, dealt }
    }

    /// What was opened.
    pub fn opened(&self) -> Option<&Opened> {
        match &self.arrived {
            Arrived::Opened(opened) => Some(opened),
            Arrived::Damaged(_) | Arrived::NotOpened(_) => None,
        }
    }

    /// Whether a person may take it in: it was opened, is a known patient's, and isn't here already, also not with other answers.
    pub fn can_be_taken_in(&self) -> bool {
        let can_be = |opened: &Opened| {
            let cannot = matches!(
                opened.standing,
                Standing::AlreadyHere | Standing::Unknown | Standing::Differs { is_taken: true, .. }
            );
            !cannot
        };
        self.invited.is_some() && self.opened().is_some_and(can_be)
    }

    /// Whether those two wait, can be taken in, and are the same patient's answers to the same questionnaire; the other one on that day, which is
    /// the one that counts for this.
    pub(super) fn is_version_of(&self, other: &Self, day: Day) -> bool {
        let patient = |one: &Self| one.invited.map(|(patient, _)| patient).filter(|_| one.can_be_taken_in());
        let (Some(here), Some(there)) = (self.opened(), other.opened()) else { return false };
        let asked = |id: &str| here.sending.answers.iter().any(|answers| answers.questionnaire().id() == id);
        self.arrival != other.arrival
            && patient(self).is_some_and(|whose| patient(other) == Some(whose))
            && there.sending.authored.day() == day
            && asks_same(&there.sending, asked)
    }

    /// Whether nothing has to be asked before it is taken in, but for the scores that are there already.
    fn is_sound(&self) -> bool {
        let is_new =
            |standing: &Standing| matches!(standing, Standing::New { not_invited, .. } if not_invited.is_empty());
        self.opened().is_some_and(|opened| is_new(&opened.standing) && opened.doubt.is_none())
    }
}

/// What the answers to one questionnaire would become.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// A score.
    Score {
        /// The score.
        score: Score,
        /// Where it would stand.
        placing: Placing,
        /// The scores of that instrument and day that are there already.
        there: Vec<Key>,
        /// Which of them it can take the place of, where these answers correct those that it was made of: the one of the same time, otherwise the
        /// latest.
        instead: Option<Key>,
        /// Whether it can stand beside them: none of them is of the same time.
        can_be_beside: bool,
    },
    /// No score: no instrument is scored by this questionnaire.
    NoInstrument,
    /// No score: why not.
    NotScorable(NotScorable),
    /// No score: the clinic has no such instrument.
    UnknownInstrument(InstrumentId),
    /// No score that could be kept: why not.
    Unfit(FieldError),
}

/// What each questionnaire's answers would become, in the order of the sending; `said_day` is the day that a person said counts.
pub fn made_of(
    opened: &Opened,
    clinic: &Clinic,
    (chart, judgement): (&Chart, &PatientJudgement),
    said_day: Option<Day>,
) -> Vec<Made> {
    let (report, scores) =
        report_of(&opened.sending, (ReportWay::Link, Instant::from_seconds(0)), said_day, &clinic.self_report);
    let answers = opened.sending.answers.iter().zip(&opened.results).zip(&report.answered);
    let one = |((answers, result), answered): ((&Answers, &AnswersResult), &Answered)| {
        let key = answered.score.as_ref().map(|(key, _)| *key);
        let score = scores.iter().find(|score| Some(score.key) == key);
        match (score, &result.score) {
            (_, None) => Made::NoInstrument,
            (_, Some(Err(why))) => Made::NotScorable(why.clone()),
            (Some(score), Some(Ok(_))) => made(score, clinic, chart, judgement),
            (None, Some(Ok(_))) => unscored(answers.questionnaire(), clinic),
        }
    };
    answers.map(one).collect()
}

/// A score of the answers is beyond the numbers that are kept.
fn unscored(questionnaire: &Questionnaire, clinic: &Clinic) -> Made {
    let scored = clinic.self_report.scored_as(questionnaire);
    scored.map_or(Made::NoInstrument, |_| Made::NotScorable(NotScorable::OutOfBounds))
}

fn made(score: &Score, clinic: &Clinic, chart: &Chart, judgement: &PatientJudgement) -> Made {
    if clinic.instruments.get(score.instrument.as_str()).is_none() {
        return Made::UnknownInstrument(score.instrument.clone());
    }
    let fits = chart.patient.can_have(score.day).and_then(|()| fits_instrument(score, &clinic.instruments));
    if let Err(why) = fits {
        return Made::Unfit(why);
    }
    let is_there = |other: &&Score| other.instrument == score.instrument && other.day == score.day;
    let there: Vec<&Score> = chart.scores.iter().filter(is_there).collect();
    let same_time = there.iter().find(|other| other.identity() == score.identity());
    let latest = || there.iter().filter(|other| chart.report_of(other.key).is_some()).max_by_key(|other| other.time);
    let instead = same_time.or_else(latest).filter(|other| chart.report_of(other.key).is_some());
    Made::Score {
        score: score.clone(),
        placing: placing(score, chart, judgement),
        instead: instead.map(|other| other.key),
        can_be_beside: same_time.is_none(),
        there: there.into_iter().map(|other| other.key).collect(),
    }
}

/// Whether one of the questionnaires of a sending was asked by those other answers, too.
pub(super) fn asks_same(sending: &Sending, asked: impl Fn(&str) -> bool) -> bool {
    sending.answers.iter().any(|answers| asked(answers.questionnaire().id()))
}

/// Which of these can be taken in at once, without a question: sound, of no patient in doubt, not one of several versions that wait, and making
/// no score of an instrument and day of which there is one, also by another of them.
pub fn without_question<'a>(
    responses: &'a [Response],
    clinic: &Clinic,
    judged: impl Fn(Key) -> Option<&'a PatientJudgement>,
) -> Vec<&'a Response> {
    let mut made_by_now: BTreeSet<(Key, InstrumentId, Day)> = BTreeSet::new();
    let is_plain = |response: &&Response| {
        let is_one_of_several = |opened: &Opened| {
            let day = opened.sending.authored.day();
            responses.iter().any(|other| response.is_version_of(other, day))
        };
        let is_clear = response.is_sound() && !response.opened().is_some_and(is_one_of_several);
        let Some((patient, _)) = response.invited.filter(|_| is_clear) else { return false };
        let (Some(chart), Some(judgement), Some(opened)) = (clinic.chart(patient), judged(patient), response.opened())
        else {
            return false;
        };
        let scores = made_of(opened, clinic, (chart, judgement), None).into_iter().filter_map(|made| match made {
            Made::Score { score, there, .. } => Some((score, !there.is_empty())),
            _ => None,
        });
        let scores: Vec<_> = scores.map(|(s, is_there)| ((patient, s.instrument, s.day), is_there)).collect();
        let is_new = scores.iter().all(|(one, is_there)| !is_there && !made_by_now.contains(one));
        if is_new {
            made_by_now.extend(scores.into_iter().map(|(one, _)| one));
        }
        is_new
    };
    responses.iter().filter(is_plain).collect()
}
