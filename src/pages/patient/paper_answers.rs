//! Answers typed in from paper: as the texts of the dialog's fields, and as what is kept of them.

use super::record_dialog::RecordTarget;
use crate::browser::clock::authored_at;
use crate::browser::seal_crypto::WebPrimitives;
use crate::caseload::Clinic;
use crate::desk::{Command, Taken};
use crate::pages::state::now;
use crate::questionnaire::{Answers, Questionnaire};
use crate::record::{Authored, CollectOrdered, Day, Expected, FieldError, Instant, Key, Report, Source, TimeOfDay};
use crate::self_report::{Primitives as _, Sending, SendingId, Token, answers_of};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fields, by name.
pub(super) const QUESTIONNAIRE: &str = "questionnaire";
pub(super) const DATE: &str = "date";
pub(super) const TIME: &str = "time";
pub(super) const SOURCE: &str = "source";
/// The questionnaire's name and the answers to it as [`Sending::to_draft`] writes them; empty while there are none.
pub(super) const ANSWERS: &str = "answers";

/// Who answered, by the texts of the field.
pub(super) const SOURCES: [(Source, &str, &str); 2] = [
    (Source::Patient, "self", "The patient, on paper"),
    (Source::Clinician, "clinician", "The patient was asked, and the clinic wrote it down"),
];

/// What is typed in, and when it was answered.
pub(super) struct Typed {
    answers: Answers,
    day: Day,
    time: Option<TimeOfDay>,
    source: Source,
}

/// What a new one starts from: the first questionnaire of the patient's plan, answered today.
pub(super) fn first_texts(clinic: &Clinic, patient: Key, today: Day) -> BTreeMap<&'static str, String> {
    let plan = clinic.chart(patient).map(|chart| clinic.plan_of(chart));
    let planned = plan.and_then(|plan| Some(plan.planned().first()?.questionnaire.clone())).unwrap_or_default();
    [(QUESTIONNAIRE, planned), (DATE, today.to_string()), (SOURCE, SOURCES[0].1.to_owned())].into_iter().collect_map()
}

/// The report that is corrected.
pub(super) fn stored(clinic: &Clinic, target: RecordTarget) -> Option<Report> {
    let (chart, key) = (clinic.chart(target.patient()?)?, target.record()?);
    chart.reports().find(|report| report.sending.key() == key).cloned()
}

/// The very version of the questionnaire that a report answers.
pub(super) fn version(clinic: &Clinic, report: &Report) -> Option<Arc<Questionnaire>> {
    clinic.self_report.find(&report.answered.first()?.questionnaire)
}

/// The questionnaire that is typed in: the one that was answered, or the one of that name that is asked now.
pub(super) fn questionnaire(clinic: &Clinic, target: RecordTarget, id: &str) -> Option<Arc<Questionnaire>> {
    match stored(clinic, target) {
        Some(report) => version(clinic, &report),
        None => clinic.self_report.offered().into_iter().find(|one| one.id() == id),
    }
}

pub(super) fn texts_of(clinic: &Clinic, target: RecordTarget, report: &Report) -> BTreeMap<&'static str, String> {
    let answered = report.answered.first();
    let answers = answered.and_then(|answered| answers_of(answered, &clinic.self_report).ok().flatten());
    let score = answered.and_then(|answered| {
        let (key, _) = answered.score.as_ref()?;
        clinic.chart(target.patient()?)?.score(*key)
    });
    let source = score.and_then(|score| score.source);
    let source = SOURCES.iter().find(|(one, ..)| Some(*one) == source).map_or(SOURCES[0].1, |(_, name, _)| name);
    let time = if report.said_day.is_none() { report.authored.time().to_string() } else { String::new() };
    let texts = [
        (QUESTIONNAIRE, answered.map(|answered| answered.questionnaire.id.clone()).unwrap_or_default()),
        (DATE, report.day().to_string()),
        (TIME, time),
        (SOURCE, source.to_owned()),
        (ANSWERS, answers.as_ref().map(write_answers).unwrap_or_default()),
    ];
    texts.into_iter().collect_map()
}

/// The answers as a text; empty where there are none.
pub(super) fn write_answers(answers: &Answers) -> String {
    let is_empty = answers.part().is_empty();
    let Some(authored) = Authored::new(Instant::from_seconds(0), 0).filter(|_| !is_empty) else { return String::new() };
    let draft = sending(SendingId([0; 16]), authored, answers.clone()).to_draft().unwrap_or_default();
    format!("{} {draft}", answers.questionnaire().id())
}

/// The answers of such a text; none for another questionnaire's.
pub(super) fn read_answers(text: &str, questionnaire: &Arc<Questionnaire>) -> Answers {
    let draft = text.split_once(' ').filter(|(id, _)| *id == questionnaire.id()).map(|(_, draft)| draft);
    let read = draft.and_then(|draft| Sending::from_draft(draft, std::slice::from_ref(questionnaire)).ok());
    read.and_then(|read| read.answers.into_iter().next()).unwrap_or_else(|| Answers::new(Arc::clone(questionnaire)))
}

fn sending(id: SendingId, authored: Authored, answers: Answers) -> Sending {
    Sending { token: Token([0; 16]), id, authored, answers: vec![answers], comment: String::new() }
}

/// What stands in the form, or what is wrong with its fields.
pub(super) fn read(
    texts: &BTreeMap<String, String>,
    clinic: &Clinic,
    latest: Day,
    target: RecordTarget,
) -> Result<Typed, Vec<FieldError>> {
    let text = |name: &str| texts.get(name).map(|text| text.trim()).unwrap_or_default();
    let (date, time) = (text(DATE), text(TIME));
    let day = Day::parse_iso(date).map_err(|error| vec![FieldError::no_day(DATE, date, error)])?;
    if day > latest {
        return Err(vec![FieldError::new(DATE, Expected::Past(latest), date)]);
    }
    let time = match time {
        "" => None,
        time => Some(TimeOfDay::parse(time).ok_or_else(|| vec![FieldError::new(TIME, Expected::Time, time)])?),
    };
    let nothing = || vec![FieldError::new(QUESTIONNAIRE, Expected::Something(QUESTIONNAIRE), "")];
    let questionnaire = questionnaire(clinic, target, text(QUESTIONNAIRE)).ok_or_else(nothing)?;
    let answers = read_answers(text(ANSWERS), &questionnaire);
    let source = SOURCES.iter().find(|(_, name, _)| *name == text(SOURCE)).map_or(Source::Patient, |(one, ..)| *one);
    Ok(Typed { answers, day, time, source })
}

/// What keeps it: as a new report, or in the place of the one that it corrects.
pub(super) fn command(clinic: &Clinic, patient: Key, typed: Typed, was: Option<Report>) -> Option<Command> {
    let Typed { answers, day, time, source } = typed;
    let id = match &was {
        Some(was) => was.sending,
        None => {
            let mut id = SendingId([0; 16]);
            WebPrimitives.random(&mut id.0).ok()?;
            id
        }
    };
    let authored = authored_at(day, time.unwrap_or(TimeOfDay::MIDNIGHT))?;
    let received = was.as_ref().map_or_else(now, |was| was.received);
    // Of a paper without a time only the day is known.
    let said_day = time.is_none().then_some(day);
    let mut taken =
        Taken::from_paper(patient, &sending(id, authored, answers), received, said_day, &clinic.self_report);
    taken.scores.iter_mut().for_each(|score| score.source = Some(source));
    Some(match was {
        Some(was) => Command::CorrectReport { taken: Box::new(taken), was: Box::new(was) },
        None => Command::TakeIn(vec![taken]),
    })
}
