//! Several versions of a patient's answers of one day: what differs between them.

use super::response::asks_same;
use super::{Clinic, Response};
use crate::questionnaire::{Answer, Answers, Item};
use crate::record::{Authored, CollectOrdered, Day, Report, sort_by_key};
use crate::self_report::{Sending, answers_of};
use std::collections::{BTreeMap, BTreeSet};

/// Another version of a response: the same patient's answers to the same questionnaire on the same day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherVersion {
    /// When the patient gave it.
    pub authored: Authored,
    /// Whether the response or another version is of the same minute, so that the seconds tell them apart.
    pub to_the_second: bool,
    /// Whether it was given later than the response; none where a clock is doubted, so that nobody can tell.
    pub is_later: Option<bool>,
    /// Whether it was taken in; otherwise it waits too.
    pub is_taken: bool,
    /// What it answers besides, and what only the response does: the questionnaires' names for people.
    pub alone: Alone,
    /// What differs in what both answer; none where that can't be compared, as they answer two versions of a questionnaire.
    pub differing: Option<Vec<DifferingAnswer>>,
}

/// The questionnaires that only one of two versions answers, by their names for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// Only the response.
    pub here: Vec<String>,
    /// Only the other version.
    pub there: Vec<String>,
}

impl Alone {
    /// Whether both answer the same questionnaires.
    pub fn is_empty(&self) -> bool {
        self.here.is_empty() && self.there.is_empty()
    }
}

/// A question that two versions answer differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferingAnswer {
    /// The questionnaire's name for people.
    pub questionnaire: String,
    /// The question.
    pub item: Item,
    /// The answer of the response; none where it has none.
    pub here: Option<Answer>,
    /// The answer of the other version; none where it has none.
    pub there: Option<Answer>,
}

/// The other versions of a response, in the order in which they were given: those that wait too, and those that were taken in. `said_day` is
/// the day that a person said counts.
pub fn other_versions(
    response: &Response,
    said_day: Option<Day>,
    waiting: &[Response],
    clinic: &Clinic,
) -> Vec<OtherVersion> {
    let Some(opened) = response.opened().filter(|_| response.can_be_taken_in()) else { return Vec::new() };
    let (sending, is_sure) = (&opened.sending, opened.doubt.is_none());
    let day = said_day.unwrap_or_else(|| sending.authored.day());
    let waiting = waiting.iter().filter(|other| response.is_version_of(other, day));
    let waiting = waiting.filter_map(|other| {
        let there = other.opened()?;
        let that = &there.sending;
        let is_later = (that.authored.at(), other.received) > (sending.authored.at(), response.received);
        let is_later = (is_sure && there.doubt.is_none()).then_some(is_later);
        let answered: Answered<'_> =
            that.answers.iter().map(|one| (one.questionnaire().id(), Some(one.clone()))).collect();
        let (alone, differing) = (alone(sending, &answered), differing(sending, &answered));
        Some(OtherVersion {
            authored: that.authored,
            to_the_second: false,
            is_later,
            is_taken: false,
            alone,
            differing,
        })
    });
    let chart = response.invited.and_then(|(patient, _)| clinic.chart(patient));
    let is_version = |report: &&Report| {
        let asked = |id: &str| report.answered.iter().any(|answered| answered.questionnaire.id == id);
        report.refused.is_none() && report.day() == day && asks_same(sending, asked)
    };
    let taken = chart.into_iter().flat_map(|chart| chart.reports()).filter(is_version).map(|report| {
        let answers = |one| answers_of(one, &clinic.self_report).ok().flatten();
        let answered: Answered<'_> =
            report.answered.iter().map(|one| (one.questionnaire.id.as_str(), answers(one))).collect();
        let is_later = report.authored.at() > sending.authored.at();
        let is_later = (is_sure && report.said_day.is_none()).then_some(is_later);
        let (alone, differing) = (alone(sending, &answered), differing(sending, &answered));
        OtherVersion { authored: report.authored, to_the_second: false, is_later, is_taken: true, alone, differing }
    });
    let mut all: Vec<OtherVersion> = waiting.chain(taken).collect();
    let given: Vec<Authored> = all.iter().map(|version| version.authored).chain([sending.authored]).collect();
    for version in &mut all {
        // One of them is the version itself.
        let alike = given.iter().filter(|authored| authored.is_of_minute(version.authored)).count();
        version.to_the_second = alike > 1;
    }
    sort_by_key(&mut all, |version| version.authored.at());
    all
}

/// What a version answers: each questionnaire's id and the answers; none where they can't be read.
type Answered<'a> = Vec<(&'a str, Option<Answers>)>;

/// The questionnaires that only one of the two answers.
fn alone(sending: &Sending, there: &Answered<'_>) -> Alone {
    let is_there = |id: &str| there.iter().any(|(other, _)| *other == id);
    let is_here = |id: &str| sending.answers.iter().any(|one| one.questionnaire().id() == id);
    let title = |answers: &Answers| answers.questionnaire().about().title.clone();
    Alone {
        here: sending.answers.iter().filter(|one| !is_there(one.questionnaire().id())).map(title).collect(),
        there: there
            .iter()
            .filter(|(id, _)| !is_here(id))
            .map(|(id, answers)| answers.as_ref().map_or_else(|| (*id).to_owned(), title))
            .collect(),
    }
}

/// The questions that the other version answers differently, of the questionnaires that both answer; none where one of them can't be compared.
fn differing(sending: &Sending, there: &Answered<'_>) -> Option<Vec<DifferingAnswer>> {
    let mut all = Vec::new();
    for here in &sending.answers {
        let questionnaire = here.questionnaire();
        let Some((_, there)) = there.iter().find(|(id, _)| *id == questionnaire.id()) else { continue };
        let there = there.as_ref().filter(|there| there.questionnaire() == questionnaire)?;
        let (here, there): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (here.part().into_iter().collect_map(), there.part().into_iter().collect_map());
        let numbers: BTreeSet<usize> = here.keys().chain(there.keys()).copied().collect_set();
        let differs = |index: &usize| here.get(index) != there.get(index);
        all.extend(numbers.into_iter().filter(differs).filter_map(|index| {
            Some(DifferingAnswer {
                questionnaire: questionnaire.about().title.clone(),
                item: questionnaire.item(index)?.clone(),
                here: here.get(&index).map(|answer| Answer::clone(answer)),
                there: there.get(&index).map(|answer| Answer::clone(answer)),
            })
        }));
    }
    Some(all)
}
