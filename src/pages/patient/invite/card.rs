//! Answering at home: what the plan asks for next, and the invitations with what became of them.

use super::super::open_patient::{Facts, Open};
use super::super::plan_dialog::PlanDialog;
use super::super::record_dialog::RecordTarget;
use super::super::report_dialog::ShownAnswers;
use super::{InviteDialog, InviteTarget};
use crate::browser::local_time::day_at;
use crate::caseload::{AnswerDue, InvitationStanding};
use crate::pages::look_back::at_present;
use crate::pages::put_back::{PutBackDialog, put_back_button};
use crate::pages::questionnaires::short_title;
use crate::record::{Chart, Day, IssuedInvitation, Report, ReportWay, format_points};
use crate::self_report::answers_of;
use crate::ui::button;
use crate::words::{
    SayDay, answered_time, asked_words, due_words, invitation_standing, not_scorable_words, other_score_words, say,
    still_asked_words, worded,
};
use leptos::prelude::*;

/// The card.
#[component]
pub(crate) fn AnsweringCard(
    open: Open,
    target: RwSignal<Option<InviteTarget>>,
    paper: RwSignal<Option<RecordTarget>>,
    items: RwSignal<Option<ShownAnswers>>,
) -> impl IntoView {
    let plan = RwSignal::new(false);
    let due = move || {
        open.draw(|facts| {
            let today = facts.judgement.as_of;
            let due = open.desk.row(open.key).map(|row| row.asking.answers.clone()).unwrap_or_default();
            if due.is_empty() {
                let words = if asks_nothing(&facts) {
                    worded("It asks for no answers: nobody is told here when a score is missing. What is needed stands above, and in the caseload.")
                } else {
                    worded("At present it asks for no answers. Answers that came may have made no score.")
                };
                return view! { <p class="empty">{words}</p> }.into_any();
            }
            let line = |one: &AnswerDue| {
                let title = short_title(&facts.clinic, &one.questionnaire);
                let when = due_words(&one.due, today);
                view! { <li class:late=one.due.is_due(today)>{say!("{title}: {when} ({why})", title, when, why = asked_words(one.due.asked))}</li> }
            };
            view! { <ul class="plan-due">{due.iter().map(line).collect_view()}</ul> }.into_any()
        })
    };
    let whose = move || {
        open.draw(|facts| match facts.chart.own_plan() {
            Some(_) if asks_nothing(&facts) => worded("This patient has a plan of their own."),
            Some(_) => worded("By this patient’s own plan:"),
            None => worded("Answers needed, by the clinic’s plan:"),
        })
    };
    let list = move || {
        open.draw(|facts| {
            let lines: Vec<_> = lines(&facts.chart, facts.judgement.as_of);
            let is_none = lines.is_empty();
            let line = |(issued, standing): (IssuedInvitation, InvitationStanding)| {
                let made = day_at(issued.at).long();
                let is_out = matches!(standing, InvitationStanding::Out(_) | InvitationStanding::Answered(_));
                let what = issued.questionnaires.iter().map(|one| {
                    let title = short_title(&facts.clinic, &one.id);
                    if is_out && facts.clinic.is_retired(&one.id) { still_asked_words(&title) } else { title }
                });
                let what: Vec<_> = what.collect();
                let standing = invitation_standing(standing, facts.clinic.has_waiting(issued.token));
                let words = say!("{made}: {what}, {standing}", made, what = what.join(", "), standing);
                let (again, gone) = (issued.clone(), issued);
                let buttons = is_out.then(|| {
                    at_present(open.desk, move || {
                        let (again, gone) = (again.clone(), gone.clone());
                        view! {
                            {button(worded("Show the link…"), move |_| target.set(Some(InviteTarget::Show(again.clone())))).quiet()}
                            {button(worded("Withdraw…"), move |_| target.set(Some(InviteTarget::Withdraw(gone.clone())))).quiet()}
                        }
                        .into_any()
                    })
                });
                view! { <li>{words} " " {buttons}</li> }
            };
            let lines = lines.into_iter().map(line).collect_view();
            let none = is_none.then(|| view! { <p class="empty">{worded("Not invited yet.")}</p> });
            view! {
                {none}
                <ul class="invitations">{lines}</ul>
            }
        })
    };
    let putting = RwSignal::new(None);
    let taken_in = move || {
        open.draw(|facts| {
            let reports = facts.chart.reports_by_day().into_iter();
            let all = reports.flat_map(|report| (0..report.answered.len()).map(move |at| (report, at)));
            let line = |(report, at): (&Report, usize)| {
                let of = (report.sending.key(), at);
                let words = answered_line(&facts, report, at);
                let shown = button(worded("Items…"), move |_| items.set(Some(of))).quiet();
                let shown = shown.label(say!("Items… {words}", words));
                let key = report.sending.key();
                let edit = move |_| open.enter(|| paper.set(Some(RecordTarget::edit(open.key, key))));
                // Beside a score that was made of them they are edited there.
                let is_scored = report.answered.iter().any(|one| one.score.is_some());
                let can_edit = report.way == ReportWay::Paper && !is_scored && open.desk.looks_back.get().is_none();
                let edit = can_edit.then(|| {
                    button(worded("Edit answers…"), edit)
                        .quiet()
                        .label(say!("Edit answers… of {of}", of = words))
                        .view()
                });
                // One sending is put back whole.
                let back = (at == 0).then(|| put_back_button(open.desk, putting, (open.key, report), &words));
                view! { <li>{words} " " {shown} " " {edit} {back.flatten()}</li> }
            };
            let lines: Vec<_> = all.map(line).collect();
            (!lines.is_empty()).then(|| {
                view! {
                    <h3>{worded("Answers that came")}</h3>
                    <ul class="invitations">{lines}</ul>
                }
            })
        })
    };
    view! {
        <section class="card answering" aria-labelledby="answering-title">
            <h2 id="answering-title" tabindex="-1">{worded("Answers from the patient")}</h2>
            {at_present(open.desk, move || view! {
                <div class="actions">
                    {button(worded("Plan…"), move |_| open.enter(|| plan.set(true)))}
                </div>
            }.into_any())}
            <p class="hint">{whose}</p>
            {due}
            <h3>{worded("Invitations")}</h3>
            {list}
            {taken_in}
            <InviteDialog open target />
            <PlanDialog open shown=plan />
            <PutBackDialog putting next="answering-title" />
        </section>
    }
}

/// What came of the answers to one questionnaire: the score, why there is none, or why they were refused.
fn answered_line(facts: &Facts, report: &Report, at: usize) -> String {
    let Some(answered) = report.answered.get(at) else { return String::new() };
    let (settings, day) = (&facts.clinic.self_report, report.day().long());
    let title = short_title(&facts.clinic, &answered.questionnaire.id);
    let score = answered.score.as_ref();
    let score = score.and_then(|(key, _)| facts.chart.scores.iter().find(|score| score.key == *key));
    let answers = || answers_of(answered, settings).ok().flatten();
    let result = match (&report.refused, score) {
        (Some(reason), _) => say!("refused: {reason}", reason),
        (None, Some(score)) => {
            let scored = answers().and_then(|answers| settings.score(&answers)?.ok());
            let other = scored.and_then(|scored| other_score_words(score.value, &scored));
            other.unwrap_or_else(|| format_points(score.value.get()))
        }
        (None, None) => {
            let why = answers().and_then(|answers| {
                settings.score(&answers)?.err().map(|why| not_scorable_words(&why, answers.questionnaire()))
            });
            why.unwrap_or_else(|| worded("no score").to_owned())
        }
    };
    // Typed in from paper they have a day alone.
    let is_paper = report.way == ReportWay::Paper;
    let day = if is_paper { day } else { format!("{day}, {time}", time = answered_time(report.authored, false)) };
    let harm = if answered.harm.is_empty() { String::new() } else { format!("; {}", worded("tells of harm")) };
    say!("{day}: {title}, {result}{harm}", day, title, result, harm)
}

/// The invitations to answer at home, the latest first, with how each stands on that day.
fn lines(chart: &Chart, today: Day) -> Vec<(IssuedInvitation, InvitationStanding)> {
    let by_link = chart.invitations().rev().filter(|one| one.issued.way == ReportWay::Link);
    let line = by_link.map(|one| {
        let token = one.issued.token;
        let answers = chart.reports().filter(|report| report.token == Some(token) && report.refused.is_none());
        let answered = answers.map(Report::day).max();
        let withdrawn = one.withdrawn.map(day_at);
        (one.issued.clone(), InvitationStanding::of(withdrawn, answered, one.issued.until, today))
    });
    line.collect()
}

/// Whether the patient has a plan of their own, and that asks for nothing.
fn asks_nothing(facts: &Facts) -> bool {
    facts.chart.own_plan().is_some_and(|plan| plan.planned().is_empty())
}
