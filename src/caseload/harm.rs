//! Answers that tell of harm and that nobody has dealt with: they stand before everything else.

use super::{Clinic, Response};
use crate::questionnaire::{Answer, Answers, Item};
use crate::record::{Authored, Chart, Day, Instant, Key, Report, sort_by_key};
use crate::self_report::answers_of;
use std::collections::BTreeMap;

/// A sending that tells of harm and that nobody has dealt with.
#[derive(Clone, Debug, PartialEq)]
pub struct HarmTold {
    /// Whose it is; none where no invitation of the clinic is known.
    pub patient: Option<Key>,
    /// The key of its report, whether that is taken in or not.
    pub report: Key,
    /// What waits in the inbox; none where it was taken in or refused.
    pub arrival: Option<Key>,
    /// When it was answered, by the patient's clock.
    pub authored: Authored,
    /// When it was received, by the clinic's.
    pub received: Instant,
    /// What was answered.
    pub answers: Vec<HarmAnswer>,
}

/// An answer that tells of harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarmAnswer {
    /// The questionnaire's name for people, or its short name where the clinic doesn't have it.
    pub questionnaire: String,
    /// The item's link id.
    pub link_id: String,
    /// The item and the answer; none where they can't be read.
    pub read: Option<(Item, Answer)>,
}

/// All that tells of harm and that nobody has dealt with: what has waited longest first.
pub fn harm_told(clinic: &Clinic, responses: &[Response]) -> Vec<HarmTold> {
    let of_charts = clinic.charts.values().flat_map(|chart| of_chart(chart, clinic));
    let mut all: Vec<HarmTold> = of_charts.collect();
    for told in responses.iter().filter_map(of_response) {
        let chart = told.patient.and_then(|patient| clinic.chart(patient));
        let is_known = chart.is_some_and(|chart| {
            is_dealt_with(chart, told.report) || chart.reports().any(|report| report.sending.key() == told.report)
        });
        // The same may have arrived twice, sealed twice.
        if !is_known && !all.iter().any(|other| other.report == told.report) {
            all.push(told);
        }
    }
    sort_by_key(&mut all, |told| (told.received, told.report));
    all
}

fn is_dealt_with(chart: &Chart, report: Key) -> bool {
    chart.dealt_with(report).next().is_some()
}

fn of_chart(chart: &Chart, clinic: &Clinic) -> impl Iterator<Item = HarmTold> {
    let open = chart.reports().filter(|r| r.tells_of_harm() && !is_dealt_with(chart, r.sending.key()));
    open.map(|report| HarmTold {
        patient: Some(chart.patient.key),
        report: report.sending.key(),
        arrival: None,
        authored: report.authored,
        received: report.received,
        answers: harm_of_report(report, clinic),
    })
}

/// The answers of a report that tell of harm.
pub fn harm_of_report(report: &Report, clinic: &Clinic) -> Vec<HarmAnswer> {
    let telling = report.answered.iter().filter(|answered| !answered.harm.is_empty());
    let of = |answered| {
        let unread = |link_id: &String| HarmAnswer {
            questionnaire: answered.questionnaire.id.clone(),
            link_id: link_id.clone(),
            read: None,
        };
        match answers_of(answered, &clinic.self_report) {
            Ok(Some(answers)) => harm_of(&answers),
            Ok(None) | Err(_) => answered.harm.iter().map(unread).collect(),
        }
    };
    telling.flat_map(of).collect()
}

/// The answers that tell of harm.
pub fn harm_of(answers: &Answers) -> Vec<HarmAnswer> {
    let questionnaire = answers.questionnaire();
    let read = |index| Some((questionnaire.item(index)?.clone(), answers.given(index)?.clone()));
    let told = answers.harm().into_iter().filter_map(read).map(|(item, answer)| HarmAnswer {
        questionnaire: questionnaire.about().title.clone(),
        link_id: item.link_id.clone(),
        read: Some((item, answer)),
    });
    told.collect()
}

/// Of what can't be opened now, what was found when it could.
fn of_response(response: &Response) -> Option<HarmTold> {
    let (report, authored, answers) = match (response.opened(), &response.said) {
        (Some(opened), _) => {
            let sending = &opened.sending;
            (sending.id.key(), sending.authored, sending.answers.iter().flat_map(harm_of).collect::<Vec<_>>())
        }
        (None, Some(said)) => {
            let unread = said.harm.iter().map(|item| HarmAnswer {
                questionnaire: item.questionnaire.id.clone(),
                link_id: item.link_id.clone(),
                read: None,
            });
            (said.sending.key(), said.authored, unread.collect())
        }
        (None, None) => return None,
    };
    (!answers.is_empty()).then(|| HarmTold {
        patient: response.invited.map(|(patient, _)| patient),
        report,
        arrival: Some(response.arrival),
        authored,
        received: response.received,
        answers,
    })
}

/// What of a patient's answers tells of harm and is not dealt with, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harm {
    /// How many sendings.
    pub sendings: usize,
    /// The latest day on which one was answered, by the patient's clock.
    pub answered: Day,
    /// When the first of them was received: it has waited longest.
    pub received: Instant,
}

/// The patients whose answers tell of harm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harms(BTreeMap<Key, Harm>);

impl Harms {
    /// Whom all of that is about.
    pub fn of(all: &[HarmTold]) -> Self {
        let mut harms = BTreeMap::new();
        for told in all {
            let Some(patient) = told.patient else { continue };
            let (answered, received) = (told.authored.day(), told.received);
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
