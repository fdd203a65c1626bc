//! Answers that tell of harm: what was answered, whom it is about, and how it was dealt with.

use super::{Clinic, HarmAlert, Response};
use crate::questionnaire::{Answer, Answers, Item};
use crate::record::{Chart, Day, DealtWith, HarmItem, Instant, Key, Report, sort_by_key};
use crate::self_report::answers_of;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An answer that tells of harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarmAnswer {
    /// The questionnaire's name for people, or its short name where the clinic doesn't have it.
    pub questionnaire: String,
    /// The item's link id.
    pub link_id: String,
    /// The item and the answer, as far as they are read.
    pub read: HarmRead,
}

/// How far an answer that tells of harm is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HarmRead {
    /// The item and the answer.
    Given(Item, Answer),
    /// It waits in the inbox and is just being opened; the item, where the clinic has its questionnaire.
    Opening(Option<Item>),
    /// They can't be read.
    Unreadable,
}

/// What was answered that an alert is about: read from the report, or from what waits in the inbox where that could be opened.
pub fn harm_answers(alert: &HarmAlert, clinic: &Clinic, responses: &[Response]) -> Vec<HarmAnswer> {
    let chart = alert.patient.and_then(|patient| clinic.chart(patient));
    // What waits may be another version of the same sending.
    let is_waiting = alert.arrival.is_some();
    let report = chart.and_then(|chart| chart.reports().find(|report| report.sending.key() == alert.report));
    if let Some(report) = report.filter(|_| !is_waiting) {
        return harm_of_report(report, clinic);
    }
    let response = responses.iter().find(|response| Some(response.arrival) == alert.arrival);
    if let Some(opened) = response.and_then(Response::opened) {
        return opened.sending.answers.iter().flat_map(harm_of).collect();
    }
    let is_opening = is_waiting && response.is_none();
    alert.items.iter().map(|item| not_opened(item, is_opening, clinic)).collect()
}

/// An answer of which no more is known than that it was given. While it is being opened it stands there as it will: what changes its length
/// moves everything below it under the hand.
fn not_opened(HarmItem { questionnaire, link_id }: &HarmItem, is_opening: bool, clinic: &Clinic) -> HarmAnswer {
    let known = if is_opening { clinic.self_report.find(questionnaire) } else { None };
    let item = known.as_ref().and_then(|known| known.item(known.find(link_id)?).cloned());
    HarmAnswer {
        questionnaire: known.map_or_else(|| questionnaire.id.clone(), |known| known.about().title.clone()),
        link_id: link_id.clone(),
        read: if is_opening { HarmRead::Opening(item) } else { HarmRead::Unreadable },
    }
}

/// The answers of a report that tell of harm.
pub fn harm_of_report(report: &Report, clinic: &Clinic) -> Vec<HarmAnswer> {
    let telling = report.answered.iter().filter(|answered| !answered.harm.is_empty());
    let answers = telling.flat_map(|answered| match answers_of(answered, &clinic.self_report) {
        Ok(Some(answers)) => harm_of(&answers),
        Ok(None) | Err(_) => {
            let unread = answered.harm.iter().map(|link_id| HarmAnswer {
                questionnaire: answered.questionnaire.id.clone(),
                link_id: link_id.clone(),
                read: HarmRead::Unreadable,
            });
            unread.collect()
        }
    });
    answers.collect()
}

/// The answers that tell of harm.
pub fn harm_of(answers: &Answers) -> Vec<HarmAnswer> {
    let questionnaire = answers.questionnaire();
    let read = |index| Some((questionnaire.item(index)?.clone(), answers.given(index)?.clone()));
    let told = answers.harm().into_iter().filter_map(read).map(|(item, answer)| HarmAnswer {
        questionnaire: questionnaire.about().title.clone(),
        link_id: item.link_id.clone(),
        read: HarmRead::Given(item, answer),
    });
    told.collect()
}

/// How answers that told of harm were dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarmDealt {
    /// Who, when, and what was done.
    pub dealt: DealtWith,
    /// The day of the answers, and which they are; none where they are neither in the record nor opened in the inbox. Which they were is not known
    /// where they were corrected since.
    pub told: Option<(Day, Vec<HarmAnswer>)>,
    /// Whether they were corrected since, so that they tell of harm anew.
    pub is_corrected: bool,
}

/// How each of a patient's answers that told of harm was dealt with, taken in or not; what was done last comes first.
pub fn harm_dealt_with(chart: &Chart, clinic: &Clinic, responses: &[Response]) -> Vec<HarmDealt> {
    let told = |key: Key| {
        if let Some(report) = chart.reports().find(|report| report.sending.key() == key) {
            return Some((report.day(), harm_of_report(report, clinic)));
        }
        let mut sendings = responses.iter().filter_map(Response::opened).map(|opened| &opened.sending);
        let sending = sendings.find(|sending| sending.id.key() == key)?;
        Some((sending.authored.day(), sending.answers.iter().flat_map(harm_of).collect()))
    };
    let waiting = clinic.arrivals.values().filter(|arrival| {
        let token = arrival.said.as_ref().map(|said| said.token);
        token.is_some_and(|token| chart.has_invitation(token))
    });
    let all = chart.all_dealt_with().chain(waiting.filter_map(|arrival| arrival.dealt.as_ref()));
    let mut all: Vec<HarmDealt> = all
        .map(|dealt| {
            let is_corrected = chart.is_corrected_since(dealt);
            let told = told(dealt.report).map(|(day, answers)| (day, if is_corrected { Vec::new() } else { answers }));
            HarmDealt { dealt: dealt.clone(), told, is_corrected }
        })
        .collect();
    sort_by_key(&mut all, |one| Reverse(one.dealt.at));
    all
}

/// What of a patient's answers tells of harm and is not dealt with, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harm {
    /// How many sendings.
    pub sendings: usize,
    /// The latest day on which one was answered.
    pub answered: Day,
    /// When the first of them was received: it has waited longest.
    pub received: Instant,
}

/// The patients whose answers tell of harm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harms(BTreeMap<Key, Harm>);

impl Harms {
    /// Whom all of that is about.
    pub fn of(alerts: &[HarmAlert]) -> Self {
        let mut harms = BTreeMap::new();
        for alert in alerts {
            let Some(patient) = alert.patient else { continue };
            let (answered, received) = (alert.answered, alert.received);
            let harm = harms.entry(patient).or_insert(Harm { sendings: 0, answered, received });
            harm.sendings += 1;
            harm.answered = harm.answered.max(answered);
            harm.received = harm.received.min(received);
        }
        Self(harms)
    }

    /// What that patient's answers tell; none where nothing waits.
    pub fn about(&self, patient: Key) -> Option<Harm> {
        self.0.get(&patient).copied()
    }
}
