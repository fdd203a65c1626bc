//! What a sending becomes in the patient's record, and the answers back out of there.

use super::answers_wire::{read_answers, write_answers};
use super::{SelfReportSettings, Sending, WireFault};
use crate::questionnaire::{Answers, Questionnaire};
use crate::record::{
    Answered, ArrivalSaid, Day, HarmItem, Instant, Key, Points, QuestionnaireVersion, Report, ReportWay, Score, Source,
};

/// Which version of which questionnaire that is.
pub fn version_of(questionnaire: &Questionnaire) -> QuestionnaireVersion {
    QuestionnaireVersion { id: questionnaire.id().to_owned(), fingerprint: questionnaire.fingerprint() }
}

/// The link ids of the items whose answers tell of harm.
fn harm_of(answers: &Answers) -> Vec<String> {
    let items = answers.harm().into_iter().filter_map(|index| answers.questionnaire().item(index));
    items.map(|item| item.link_id.clone()).collect()
}

/// What of a sending matters before anybody looks at it.
pub fn said_of(sending: &Sending) -> ArrivalSaid {
    let items = sending.answers.iter().flat_map(|answers| {
        let questionnaire = version_of(answers.questionnaire());
        let item = move |link_id| HarmItem { questionnaire: questionnaire.clone(), link_id };
        harm_of(answers).into_iter().map(item)
    });
    ArrivalSaid { token: sending.token, sending: sending.id, authored: sending.authored, harm: items.collect() }
}

/// A report of what was sent, and the scores that are made of it. `said_day` is what a person said where the patient's clock can't be right.
pub fn report_of(
    sending: &Sending,
    (way, received): (ReportWay, Instant),
    said_day: Option<Day>,
    settings: &SelfReportSettings,
) -> (Report, Vec<Score>) {
    let mut scores = Vec::new();
    let day = said_day.unwrap_or_else(|| sending.authored.day());
    let mut answered = Vec::with_capacity(sending.answers.len());
    for (place, answers) in (1u64..).zip(&sending.answers) {
        let questionnaire = answers.questionnaire();
        let key = Key::from_bits(sending.id.key().bits().wrapping_add(place));
        let score = settings.scored_as(questionnaire).and_then(|scored| {
            let value = Points::new(scored.scoring.score(answers).ok()?.value.as_f64())?;
            Some(Score {
                time: said_day.is_none().then(|| sending.authored.time()),
                source: Some(Source::Patient),
                ..Score::of(key, scored.instrument, day, value)
            })
        });
        answered.push(Answered {
            questionnaire: version_of(questionnaire),
            answers: write_answers(answers),
            harm: harm_of(answers),
            score: score.as_ref().map(|score| (score.key, score.instrument.clone())),
        });
        scores.extend(score);
    }
    let report = Report {
        sending: sending.id,
        token: (way != ReportWay::Paper).then_some(sending.token),
        way,
        authored: sending.authored,
        received,
        said_day,
        answered,
        comment: sending.comment.clone(),
        refused: None,
    };
    (report, scores)
}

/// Whether a report was made of those answers, and not of others of the same id; whenever the patient sealed them.
pub fn says_same(report: &Report, sending: &Sending) -> bool {
    let answers = |(then, now): (&Answered, &Answers)| {
        then.questionnaire == version_of(now.questionnaire()) && then.answers == write_answers(now)
    };
    report.sending == sending.id
        && report.token == Some(sending.token)
        && report.comment == sending.comment
        && report.answered.len() == sending.answers.len()
        && report.answered.iter().zip(&sending.answers).all(answers)
}

/// The sending that a report was made of; none of what was typed in from paper, and where the clinic can't read its answers any more.
pub fn sending_of(report: &Report, settings: &SelfReportSettings) -> Option<Sending> {
    let answers = report.answered.iter().map(|answered| answers_of(answered, settings).ok().flatten());
    Some(Sending {
        token: report.token?,
        id: report.sending,
        authored: report.authored,
        answers: answers.collect::<Option<_>>()?,
        comment: report.comment.clone(),
    })
}

/// The answers of a report, item by item; none where the clinic doesn't have the questionnaire that was asked.
///
/// # Errors
/// What is kept is no answers to that questionnaire.
pub fn answers_of(answered: &Answered, settings: &SelfReportSettings) -> Result<Option<Answers>, WireFault> {
    let questionnaire = settings.find(&answered.questionnaire);
    questionnaire.map(|questionnaire| read_answers(&answered.answers, &questionnaire)).transpose()
}
