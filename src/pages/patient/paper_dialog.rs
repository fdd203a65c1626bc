//! Typing in what a patient answered on paper: item by item, a digit a key, the sum at once; and correcting what was typed in so.

use super::open_patient::Open;
use super::paper_answers::{
    ANSWERS, DATE, QUESTIONNAIRE, SOURCE, SOURCES, TIME, command, first_texts, questionnaire, read, read_answers,
    stored, texts_of, version, write_answers,
};
use super::record_dialog::RecordTarget;
use crate::pages::form::{Form, FormDialog, Place, day_field, target_keys, target_text, time_field, use_page};
use crate::questionnaire::Questionnaire;
use crate::self_report::{AnswersResult, Contact};
use crate::ui::questions::{Layout, Manner, QuestionForm, Ways, questions};
use crate::ui::{SelectField, effect, once_drawn, options_of, start};
use crate::words::{not_scorable_words, say, scored_words, worded};
use leptos::prelude::*;
use std::sync::Arc;

/// The dialog, open while there is a target: a new report, or one that was typed in before, by its record's key.
#[component]
pub(super) fn PaperDialog(open: Open, target: RwSignal<Option<RecordTarget>>) -> impl IntoView {
    let desk = open.desk;
    let form = Form::new(desk, "paper", [QUESTIONNAIRE, DATE, TIME, SOURCE, ANSWERS]);
    let filled = Trigger::new();
    let typing = StoredValue::new(None::<QuestionForm>);
    effect(move || {
        let Some(target) = target.get() else { return };
        let clinic = desk.clinic.get_untracked();
        let texts = match stored(&clinic, target) {
            Some(report) => texts_of(&clinic, target, &report),
            None => first_texts(&clinic, open.key, desk.today.get_untracked()),
        };
        form.fill(&texts);
        filled.notify();
        // Once the dialog has the focus where every other begins. Another questionnaire that is chosen later leaves it where it is chosen.
        once_drawn(move || typing.try_get_value().flatten().into_iter().for_each(QuestionForm::enter_first));
    });
    let page = use_page();
    form.keeps_drafts(
        target,
        move |target| Place {
            page: page.clone(),
            target: target_text(target.patient(), target.record()),
            more: Vec::new(),
        },
        move |text| {
            let (patient, record) = target_keys(text)?;
            patient.filter(|patient| *patient == open.key).map(|patient| RecordTarget::of(patient, record))
        },
    );
    let submit = move || {
        let Some(target_now) = target.get_untracked() else { return };
        if typing.get_value().is_some_and(QuestionForm::go_to_wrong) {
            return form
                .refused
                .set(Some(worded("What is typed here is no answer. Correct it, or take it out.").to_owned()));
        }
        let clinic = desk.clinic.get_untracked();
        let typed = match read(&form.texts_now(), &clinic, desk.today.get_untracked(), target_now) {
            Ok(typed) => typed,
            Err(errors) => return form.fail(errors),
        };
        if form.text(ANSWERS).with_untracked(String::is_empty) {
            return form
                .refused
                .set(Some(worded("No question is answered yet, so there is nothing to save.").to_owned()));
        }
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
        typing.set_value(None);
        let questionnaire = questionnaire(&desk.clinic.get_untracked(), target.get()?, &asked.get())?;
        let of_these = typing_form(form, questionnaire);
        typing.set_value(Some(of_these));
        Some(questions(of_these, Ways::default()))
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
    // Another questionnaire would take the place of what is typed by now.
    let is_begun = Memo::new(move |_| !form.text(ANSWERS).with(String::is_empty));
    let offered = move || {
        let Some(target) = target.get() else { return Vec::new() };
        let title = |one: &Arc<Questionnaire>| (one.id().to_owned(), one.about().title.clone());
        desk.clinic.with(|clinic| match stored(clinic, target) {
            Some(report) => version(clinic, &report).iter().map(title).collect(),
            None => {
                let offered = clinic.asked_anew();
                offered.iter().map(title).filter(|(id, _)| !is_begun.get() || asked.with(|asked| id == asked)).collect()
            }
        })
    };
    let how_to_choose = move || {
        let is_new = target.get().is_some_and(|target| target.record().is_none());
        (is_new && is_begun.get())
            .then(|| worded("Save these answers, or take each of them back, before you choose another.").to_owned())
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
            <SelectField id="paper-questionnaire" label=worded("Questionnaire") value=form.text(QUESTIONNAIRE) options=Signal::derive(offered) hint=Signal::derive(how_to_choose) />
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

/// The form of that questionnaire, with what is typed by now.
fn typing_form(form: Form, questionnaire: Arc<Questionnaire>) -> QuestionForm {
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
    typing
}
