//! Inviting a patient to answer at home.

mod card;
mod shown;

pub(super) use card::AnsweringCard;

use super::open_patient::Open;
use crate::browser::hosted::app_url;
use crate::browser::keys::new_key;
use crate::browser::seal_crypto::WebPrimitives;
use crate::desk::Command;
use crate::pages::invitation::{Given, given};
use crate::pages::state::{Failure, now};
use crate::record::{
    Day, IssuedInvitation, QUESTIONNAIRES, QuestionnaireVersion, ReportWay, SelfReport, SelfReported, Token,
};
use crate::self_report::{Primitives as _, version_of};
use crate::ui::{Checkbox, Dialog, TextField, button, effect, focus_first_error, start, start_once, submit};
use crate::words::{SayDay, say, worded};
use leptos::prelude::*;
use shown::shown;

/// For how many days an invitation is out unless said otherwise.
const DAYS: i32 = 90;

/// What the dialog is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InviteTarget {
    /// A new invitation.
    New,
    /// One that is out, to be given again.
    Show(IssuedInvitation),
    /// One that is to be withdrawn.
    Withdraw(IssuedInvitation),
}

/// The dialog, open while there is a target.
#[component]
pub(super) fn InviteDialog(open: Open, target: RwSignal<Option<InviteTarget>>) -> impl IntoView {
    let desk = open.desk;
    let chosen = RwSignal::new(Vec::<(QuestionnaireVersion, String, RwSignal<bool>)>::new());
    let until = RwSignal::new(String::new());
    let (no_choice, no_day) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let refused = RwSignal::new(None::<String>);
    let made = RwSignal::new(None::<Given>);
    let busy = RwSignal::new(false);
    let close = Callback::new(move |()| {
        let _ = target.try_set(None);
        // The link is on the screen for as long as it is looked at.
        let _ = made.try_set(None);
    });
    let show = move |issued: IssuedInvitation| async move {
        match given(desk, issued).await {
            Ok(given) => drop(made.try_set(Some(given))),
            Err(why) => drop(refused.try_set(Some(why))),
        }
    };
    effect(move || {
        let Some(target) = target.get() else { return };
        made.set(None);
        [no_choice, no_day, refused].into_iter().for_each(|said| said.set(None));
        match target {
            InviteTarget::New => {
                let (clinic, today) = (desk.clinic.get_untracked(), desk.today.get_untracked());
                let plan = clinic.chart(open.key).map(|chart| clinic.plan_of(chart)).unwrap_or_default();
                let is_planned = |id: &str| plan.planned().iter().any(|one| one.questionnaire == id);
                let offered = clinic
                    .asked_anew()
                    .into_iter()
                    .map(|one| (version_of(&one), one.about().title.clone(), RwSignal::new(is_planned(one.id()))));
                chosen.set(offered.collect());
                until.set(today.plus(DAYS).to_string());
            }
            InviteTarget::Show(issued) => start(show(issued)),
            InviteTarget::Withdraw(_) => {}
        }
    });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        refused.set(None);
        let asked: Vec<_> = chosen.with_untracked(|all| {
            all.iter().filter(|(.., is)| is.get_untracked()).map(|(version, ..)| version.clone()).collect()
        });
        let wrong = (!(1..=QUESTIONNAIRES).contains(&asked.len()))
            .then(|| say!("Choose 1 to {most} questionnaires.", most = QUESTIONNAIRES));
        no_choice.set(wrong);
        let day = last_day(&until.get_untracked(), desk.today.get_untracked());
        no_day.set(day.as_ref().err().cloned());
        let (Ok(until), None) = (day, no_choice.get_untracked()) else { return focus_first_error() };
        start_once(busy, async move {
            match invite(open, asked, until).await {
                // What is kept already is shown as what it is now.
                Ok(issued) => drop(target.try_set(Some(InviteTarget::Show(issued)))),
                Err(failure) => desk.say_in(refused, &failure),
            }
        });
    };
    let title = move || match target.get() {
        Some(InviteTarget::Withdraw(_)) => worded("Withdraw this invitation?"),
        Some(InviteTarget::Show(_)) => worded("Invitation"),
        _ => worded("Invite to answer at home"),
    };
    let error =
        move |said: RwSignal<Option<String>>| move || said.get().map(|why| view! { <p class="error">{why}</p> });
    let ask = move || {
        let boxes = chosen.get().into_iter().map(|(version, title, is)| {
            view! { <Checkbox id=format!("invite-{}", version.id) label=Signal::stored(title) value=is /> }
        });
        let boxes = boxes.collect_view();
        let no_day: Signal<Option<String>> = no_day.into();
        let is_nameless = desk.clinic.with_untracked(|clinic| clinic.self_report.contact.clinic().is_empty());
        let nameless = is_nameless.then(|| {
            let words = worded(
                "Patients are not told yet who asks, where to send their answers, and whom to call but the numbers of the United States (988, 911).",
            );
            view! { <p class="note">{words} " " <a href=app_url("/settings")>{worded("Say it on Settings")}</a></p> }
        });
        view! {
            <form class="record-form" autocomplete="off" novalidate on:submit=send>
                {nameless}
                <fieldset aria-invalid=move || no_choice.with(Option::is_some).then_some("true")>
                    <legend>{worded("What is asked")}</legend>
                    {boxes}
                    {error(no_choice)}
                </fieldset>
                <TextField
                    id="invite-until"
                    label=worded("Last day on which it may be answered (may stay empty)")
                    value=until
                    error=no_day
                    hint=Some(worded("One invitation can be answered again and again until then, as the plan asks.").to_owned())
                    kind="date"
                    inputmode="none"
                />
                <div role="alert">{error(refused)}</div>
                <div class="form-buttons">
                    {submit(worded("Make the invitation")).primary().busy_saying(busy, worded("Making it…"))}
                    {button(worded("Cancel"), move |_| close.run(()))}
                </div>
            </form>
        }
        .into_any()
    };
    let withdraw = move |issued: IssuedInvitation| {
        let invitation = issued.token.key();
        let press = move |_| {
            let what = SelfReported::Withdrawn { invitation, at: now() };
            let record = SelfReport { key: new_key(), what };
            start_once(busy, async move {
                match desk.run(Command::EnterSelfReport { patient: open.key, record }).await {
                    // The page may have been left meanwhile.
                    Ok(()) => drop(close.try_run(())),
                    Err(failure) => desk.say_in(refused, &failure),
                }
            });
        };
        view! {
            <p>{worded("What is answered from now on is shown as an answer to a withdrawn invitation, and taken in only if somebody says so. What was taken in stays. The link still opens: the patient’s phone can’t know.")}</p>
            <div role="alert">{error(refused)}</div>
            <div class="form-buttons">
                {button(worded("Withdraw it"), press).danger().busy(busy)}
                {button(worded("Keep it"), move |_| close.run(()))}
            </div>
        }
        .into_any()
    };
    let body = move || match target.get() {
        None => ().into_any(),
        Some(InviteTarget::New) => ask(),
        Some(InviteTarget::Withdraw(issued)) => withdraw(issued),
        Some(InviteTarget::Show(_)) => {
            let waiting = move || view! { <div role="alert">{error(refused)}</div> }.into_any();
            (move || made.get().map_or_else(waiting, |given| shown(open, given))).into_any()
        }
    };
    view! {
        <Dialog
            id="invite-dialog"
            title=Signal::derive(move || title().to_owned())
            about=Signal::derive(move || desk.identity(open.key))
            open=Signal::derive(move || target.with(Option::is_some))
            close
            held=busy
        >
            {body}
        </Dialog>
    }
}

/// Draws the invitation's token and keeps it, after the key pair that its answers are sealed to.
async fn invite(
    open: Open,
    questionnaires: Vec<QuestionnaireVersion>,
    until: Option<Day>,
) -> Result<IssuedInvitation, Failure> {
    open.desk.ensure_report_key().await?;
    let mut token = [0; 16];
    WebPrimitives.random(&mut token)?;
    let issued = IssuedInvitation { token: Token(token), questionnaires, way: ReportWay::Link, at: now(), until };
    let record = issued.clone().into();
    open.desk.run(Command::EnterSelfReport { patient: open.key, record }).await?;
    Ok(issued)
}

/// The last day from its field.
///
/// # Errors
/// In words, what is needed.
fn last_day(text: &str, today: Day) -> Result<Option<Day>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = Day::parse_iso(text).ok().filter(|day| *day >= today);
    day.map(Some).ok_or_else(|| say!("Needed here is {today} or a later day, or nothing.", today = today.long()))
}
