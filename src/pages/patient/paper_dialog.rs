//! Typing in what a patient answered on paper: item by item, a digit a key, the sum at once; and correcting what was typed in so.

use super::open_patient::Open;
use super::record_dialog::RecordTarget;
use crate::browser::clock::authored_at;
use crate::browser::seal_crypto::WebPrimitives;
use crate::caseload::Clinic;
use crate::desk::{Command, Taken};
use crate::pages::form::{Form, FormDialog, Place, day_field, target_keys, target_text, time_field, use_page};
use crate::pages::state::now;
use crate::questionnaire::{Answers, Questionnaire};
use crate::record::{Authored, Day, Expected, FieldError, Instant, Key, Report, Source, TimeOfDay};
use crate::self_report::{AnswersResult, Contact, Primitives as _, Sending, SendingId, Token, answers_of};
use crate::ui::questions::{Layout, Manner, QuestionForm, questions};
use crate::ui::{SelectField, focus_id, once_drawn, options_of, start};
use crate::words::{not_scorable_words, say, scored_words, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fields, by name.
const QUESTIONNAIRE: &str = "questionnaire";
const DATE: &str = "date";
const TIME: &str = "time";
const SOURCE: &str = "source";
/// The questionnaire's name and the answers to it as [`Sending::to_draft`] writes them; empty while there are none.
const ANSWERS: &str = "answers";

/// Who answered, by the texts of the field.
const SOURCES: [(Source, &str, &str); 2] = [
    (Source::Patient, "self", "The patient, on paper"),
    (Source::Clinician, "clinician", "The patient was asked, and the clinic wrote it down"),
];

/// What is typed in, and when it was answered.
struct Typed {
    answers: Answers,
    day: Day,
    time: Option<TimeOfDay>,
    source: Source,
}

/// The dialog, open while there is a target: a new report, or one that was typed in before, by its record's key.
#[component]
pub(super) fn PaperDialog(open: Open, target: RwSignal<Option<RecordTarget>>) -> impl IntoView {
    let desk = open.desk;
    let form = Form::new(desk, "paper", [QUESTIONNAIRE, DATE, TIME, SOURCE, ANSWERS]);
    let filled = Trigger::new();
    Effect::new(move |_| {
        let Some(target) = target.get() else { return };
        let clinic = desk.clinic.get_untracked();
        let texts = match stored(&clinic, target) {
            Some(report) => texts_of(&clinic, target, &report),
            None => first_texts(&clinic, open.key, desk.today.get_untracked()),
        };
        form.fill(&texts);
        filled.notify();
    });
    let page = use_page();
    form.keeps_drafts(
        move || {
            let target = target.get_untracked()?;
            Some(Place { page: page.clone(), target: target_text(target.patient(), target.record()), more: Vec::new() })
        },
        move |text| match target_keys(text) {
            Some((Some(patient), record)) if patient == open.key => {
                target.set(Some(RecordTarget::of(patient, record)));
                true
            }
            _ => false,
        },
    );
    let submit = move || {
        let Some(target_now) = target.get_untracked() else { return };
        let clinic = desk.clinic.get_untracked();
        let typed = match read(form, &clinic, open, target_now) {
            Ok(typed) => typed,
            Err(errors) => return form.fail(errors),
        };
        let was = stored(&clinic, target_now);
        if was.is_none() && target_now.record().is_some() {
            return form.refused.set(Some(
                worded("These answers were deleted in another tab meanwhile. Copy what you typed.").to_owned(),
            ));
        }
        let Some(command) = command(&clinic, open.key, typed, was) else {
            return form
                .refused
                .set(Some(worded("This browser draws no random numbers, so nothing can be saved.").to_owned()));
        };
        start(async move {
            if form.run(command).await {
                let _ = target.try_set(None);
            }
        });
    };
    let asked = Memo::new(move |_| form.text(QUESTIONNAIRE).get());
    let items = move || {
        filled.track();
        let questionnaire = questionnaire(&desk.clinic.get_untracked(), target.get()?, &asked.get())?;
        Some(items(form, questionnaire))
    };
    let scored = move || {
        let target = target.get()?;
        let (answers, clinic) = (form.text(ANSWERS).get(), desk.clinic.get());
        let questionnaire = questionnaire(&clinic, target, &asked.get())?;
        let scoring = clinic.self_report.scored_as(&questionnaire).map(|scored| scored.scoring);
        let answers = read_answers(&answers, &questionnaire);
        let result = AnswersResult::of(&answers, scoring.as_ref());
        let harm = (!result.harm.is_empty()).then(|| {
            worded(" An answer tells of harm: everybody in the clinic is told until someone has dealt with it.")
        });
        let score = match &result.score {
            Some(Ok(scored)) => {
                say!("Score {score}. {sum}", score = scored.value, sum = scored_words(scored, &questionnaire))
            }
            Some(Err(why)) => not_scorable_words(why, &questionnaire),
            None => worded("No instrument is scored with this questionnaire: the answers alone are kept.").to_owned(),
        };
        Some(score + harm.unwrap_or_default())
    };
    let offered = move || {
        let Some(target) = target.get() else { return Vec::new() };
        let title = |one: &Arc<Questionnaire>| (one.id().to_owned(), one.about().title.clone());
        desk.clinic.with(|clinic| match stored(clinic, target) {
            Some(report) => version(clinic, &report).iter().map(title).collect(),
            None => clinic.self_report.offered().iter().map(title).collect(),
        })
    };
    let sources = options_of(SOURCES.map(|(_, name, words)| (name, worded(words))));
    let title = move || match target.get().and_then(RecordTarget::record) {
        Some(_) => worded("Correct answers from paper").to_owned(),
        None => worded("Type in answers from paper").to_owned(),
    };
    view! {
        <FormDialog
            id="paper-dialog"
            title=Signal::derive(title)
            about=Signal::derive(move || desk.identity(open.key))
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save=worded("Save answers")
        >
            <SelectField id="paper-questionnaire" label=worded("Questionnaire") value=form.text(QUESTIONNAIRE) options=Signal::derive(offered) />
            <div class="field-group">
                {day_field(form, DATE, worded("Answered on"), Signal::stored(None))}
                {time_field(form, TIME, worded("At (may stay empty)"))}
            </div>
            <SelectField id="paper-source" label=worded("Answered by") value=form.text(SOURCE) options=sources />
            <p class="hint">{worded("A digit answers and goes on; the arrow keys to the left and right go back and on; Backspace takes an answer back.")}</p>
            {items}
            <p class="preview" role="status">{scored}</p>
        </FormDialog>
    }
    .into_any()
}

/// The items of that questionnaire, with what is typed by now.
fn items(form: Form, questionnaire: Arc<Questionnaire>) -> AnyView {
    let text = form.text(ANSWERS);
    let answers = RwSignal::new(read_answers(&text.get_untracked(), &questionnaire));
    let manner = Manner { layout: Signal::stored(Layout::OnePage), dials: false, digits_advance: true };
    let typing = QuestionForm::new(answers, &Contact::default(), manner);
    Effect::new(move |was: Option<()>| {
        let now = answers.with(write_answers);
        if was.is_some() && text.with_untracked(|text| *text != now) {
            text.set(now);
        }
    });
    if let Some((first, _)) = questionnaire.questions().next() {
        // Once the dialog has the focus where every other begins.
        let id = typing.id_of(first);
        once_drawn(move || focus_id(&id));
    }
    questions(typing, None, "", Callback::new(|()| ()))
}

/// What a new one starts from: the first questionnaire of the patient's plan, answered today.
fn first_texts(clinic: &Clinic, patient: Key, today: Day) -> BTreeMap<&'static str, String> {
    let plan = clinic.chart(patient).map(|chart| clinic.self_report.plan_of(chart, clinic.policy.due_every_days));
    let planned = plan.and_then(|plan| Some(plan.planned().first()?.questionnaire.clone())).unwrap_or_default();
    BTreeMap::from([(QUESTIONNAIRE, planned), (DATE, today.to_string()), (SOURCE, SOURCES[0].1.to_owned())])
}

/// The report that is corrected.
fn stored(clinic: &Clinic, target: RecordTarget) -> Option<Report> {
    let (chart, key) = (clinic.chart(target.patient()?)?, target.record()?);
    chart.reports().find(|report| report.sending.key() == key).cloned()
}

/// The very version of the questionnaire that a report answers.
fn version(clinic: &Clinic, report: &Report) -> Option<Arc<Questionnaire>> {
    clinic.self_report.find(&report.answered.first()?.questionnaire)
}

/// The questionnaire that is typed in: the one that was answered, or the one of that name that is asked now.
fn questionnaire(clinic: &Clinic, target: RecordTarget, id: &str) -> Option<Arc<Questionnaire>> {
    match stored(clinic, target) {
        Some(report) => version(clinic, &report),
        None => clinic.self_report.offered().into_iter().find(|one| one.id() == id),
    }
}

fn texts_of(clinic: &Clinic, target: RecordTarget, report: &Report) -> BTreeMap<&'static str, String> {
    let answered = report.answered.first();
    let answers = answered.and_then(|answered| answers_of(answered, &clinic.self_report).ok().flatten());
    let score = answered.and_then(|answered| {
        let (key, _) = answered.score.as_ref()?;
        clinic.chart(target.patient()?)?.score(*key)
    });
    let source = score.and_then(|score| score.source);
    let source = SOURCES.iter().find(|(one, ..)| Some(*one) == source).map_or(SOURCES[0].1, |(_, name, _)| name);
    let time = if report.said_day.is_none() { report.authored.time().to_string() } else { String::new() };
    BTreeMap::from([
        (QUESTIONNAIRE, answered.map(|answered| answered.questionnaire.id.clone()).unwrap_or_default()),
        (DATE, report.day().to_string()),
        (TIME, time),
        (SOURCE, source.to_owned()),
        (ANSWERS, answers.as_ref().map(write_answers).unwrap_or_default()),
    ])
}

/// The answers as a text; empty where there are none.
fn write_answers(answers: &Answers) -> String {
    let is_empty = answers.part().is_empty();
    let Some(authored) = Authored::new(Instant::from_seconds(0), 0).filter(|_| !is_empty) else { return String::new() };
    let draft = sending(SendingId([0; 16]), authored, answers.clone()).to_draft().unwrap_or_default();
    format!("{} {draft}", answers.questionnaire().id())
}

/// The answers of such a text; none for another questionnaire's.
fn read_answers(text: &str, questionnaire: &Arc<Questionnaire>) -> Answers {
    let draft = text.split_once(' ').filter(|(id, _)| *id == questionnaire.id()).map(|(_, draft)| draft);
    let read = draft.and_then(|draft| Sending::from_draft(draft, std::slice::from_ref(questionnaire)).ok());
    read.and_then(|read| read.answers.into_iter().next()).unwrap_or_else(|| Answers::new(Arc::clone(questionnaire)))
}

fn sending(id: SendingId, authored: Authored, answers: Answers) -> Sending {
    Sending { token: Token([0; 16]), id, authored, answers: vec![answers], comment: String::new() }
}

/// What stands in the form, or what is wrong with its fields.
fn read(form: Form, clinic: &Clinic, open: Open, target: RecordTarget) -> Result<Typed, Vec<FieldError>> {
    let texts = form.texts_now();
    let text = |name: &str| texts.get(name).map(|text| text.trim()).unwrap_or_default();
    let (date, time) = (text(DATE), text(TIME));
    let day = Day::parse_iso(date).map_err(|error| vec![FieldError::no_day(DATE, date, error)])?;
    let latest = open.desk.today.get_untracked();
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
fn command(clinic: &Clinic, patient: Key, typed: Typed, was: Option<Report>) -> Option<Command> {
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
