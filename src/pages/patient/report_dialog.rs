//! The answers to a questionnaire, with or without a score made of them: items, sum, on which way they came, when they were given and received; and as a FHIR file.

use super::open_patient::Open;
use crate::browser::files::save_text;
use crate::browser::local_time::when_words;
use crate::pages::answers::{answers_table, came_when, comment};
use crate::questionnaire::{Answers, ResponseAbout, write_response};
use crate::record::{Answered, Key, Report, ReportWay};
use crate::self_report::answers_of;
use crate::ui::{Dialog, button};
use crate::words::{SayDay, not_scorable_words, other_score_words, report_way_words, say, worded};
use leptos::prelude::*;

/// The answers to one questionnaire of a report: the report's key, and which of its questionnaires.
pub(super) type ShownAnswers = (Key, usize);

/// The dialog, open while answers are shown.
#[component]
pub(super) fn ReportDialog(open: Open, shown: RwSignal<Option<ShownAnswers>>) -> impl IntoView {
    let report = move || {
        let (report, at) = shown.get()?;
        open.draw(|facts| {
            let report = facts.chart.reports().find(|one| one.sending.key() == report)?;
            let answered = report.answered.get(at)?;
            let settings = &facts.clinic.self_report;
            let answers = answers_of(answered, settings).ok().flatten();
            let score = answers.as_ref().and_then(|answers| settings.score(answers));
            let why = match (&answers, &score) {
                (Some(answers), Some(Err(why))) => Some(not_scorable_words(why, answers.questionnaire())),
                _ => None,
            };
            let kept = answered.score.as_ref().and_then(|(key, _)| facts.chart.score(*key));
            let made = score.as_ref().and_then(|score| score.as_ref().ok());
            let other = kept.zip(made).and_then(|(kept, made)| other_score_words(kept.value, made));
            let body = match answers {
                Some(answers) => view! {
                    {why.map(|why| view! { <p class="note">{why}</p> })}
                    {other.map(|other| view! { <p class="note">{say!("Score: {other}.", other)}</p> })}
                    {answers_table(&answers, score.and_then(Result::ok).as_ref())}
                    <p class="actions">{file_button(open, report, answers)}</p>
                }
                .into_any(),
                None => unread(answered),
            };
            Some(view! { {facts_of(report)} {body} })
        })
    };
    view! {
        <Dialog
            id="report-dialog"
            title=worded("The answers, item by item")
            about=Signal::derive(move || open.desk.identity(open.key))
            open=Signal::derive(move || shown.with(Option::is_some))
            close=move || shown.set(None)
            to_read=true
            class="wide"
        >
            {report}
        </Dialog>
    }
}

/// When it was answered and received, and on which way it came; the patient's own words.
fn facts_of(report: &Report) -> AnyView {
    let is_paper = report.way == ReportWay::Paper;
    let when = if is_paper {
        let (day, received) = (report.day().long(), when_words(report.received));
        say!("Answered on paper, {day}; typed in {received}.", day, received)
    } else {
        came_when(
            report.authored,
            (false, report.way == ReportWay::Kiosk),
            report.received,
            report_way_words(report.way),
        )
    };
    let said = report.said_day.filter(|_| !is_paper).map(|day| {
        view! { <p class="note">{say!("The patient’s clock could not be right: a person said that {day} counts.", day = day.long())}</p> }
    });
    view! {
        <p>{when}</p>
        {said}
        {comment(&report.comment)}
    }
    .into_any()
}

/// In place of answers that can't be read.
fn unread(answered: &Answered) -> AnyView {
    let words = say!(
        "The items can’t be shown: this clinic doesn’t have the version of the questionnaire {id} that was asked. Import its file under Settings, Instruments.",
        id = answered.questionnaire.id
    );
    view! { <p class="note">{words}</p> }.into_any()
}

/// Saves the answers as a FHIR `QuestionnaireResponse`.
fn file_button(open: Open, report: &Report, answers: Answers) -> AnyView {
    let authored = report.authored;
    let save = move |_| {
        let subject = format!("urn:anamnesis:patient:{}", open.key);
        let about = ResponseAbout { id: None, subject: Some(&subject), authored };
        let text = write_response(&answers, &about).to_string();
        let name = format!("{}-{}.json", answers.questionnaire().id(), authored.day());
        match save_text(&name, "application/fhir+json", &text) {
            Ok(()) => open.desk.toasts.say(say!("{name} is in your downloads", name)),
            Err(error) => open.desk.toasts.fail(error.to_string()),
        }
    };
    button(worded("Save as a FHIR file"), save).view()
}
