//! Deciding, noting, putting off, correcting and withdrawing: one dialog, which shows the fields that the act needs.

use super::entry_target::{EntryTarget, Wanted};
use super::open_patient::{Facts, Open};
use super::steps::{StepChoice, offered, steps_of, words_of_steps};
use crate::browser::keys::new_key;
use crate::caseload::{Limit, put_off_limits};
use crate::desk::{Command, Record, Refusal};
use crate::pages::form::{Form, FormDialog, FormTexts, Place, day_field, hint, target_keys, target_text};
use crate::record::{Act, CollectOrdered, Day, DayError, Entry, Expected, FieldError, Step, TextKind, Until, entry_of};
use crate::ui::{TextArea, effect, hint_text, start};
use crate::words::{SayDay, limit_words, refusal_words, say, step_words, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The name of the chosen steps among a draft's texts.
const STEPS: &str = "steps";

/// The day that a check is suggested for, and why.
fn suggested_check(open: Open, facts: &Facts) -> (Day, String) {
    let today = open.desk.today.get_untracked();
    match untrack(|| open.desk.row(open.key)).and_then(|row| row.needed).map(|next| next.by).filter(|day| *day > today)
    {
        Some(day) => (day, say!("Suggested: {day}, when the next score is needed.", day = day.long())),
        None => {
            let days = facts.clinic.policy.due_every_days;
            let day = today.plus(days);
            (day, say!("Suggested: {day}, {days} days from now, as the rules ask for scores.", day = day.long(), days))
        }
    }
}

/// The texts of an entry that is corrected, and its steps.
fn texts_of(act: &Act) -> (BTreeMap<&'static str, String>, Vec<Step>) {
    let text = |day: &Option<Day>| day.map(|d| d.to_string()).unwrap_or_default();
    match act {
        Act::Decided { steps, reason, next_check, .. } => {
            ([("reason", reason.clone()), ("next_check", text(next_check))].into_iter().collect_map(), steps.clone())
        }
        Act::Commented { text } => (BTreeMap::from([("reason", text.clone())]), Vec::new()),
        Act::Snoozed { until, reason } => {
            let until = match until {
                Until::Day(day) => day.to_string(),
                Until::NextScore => String::new(),
            };
            ([("reason", reason.clone()), ("until", until)].into_iter().collect_map(), Vec::new())
        }
        Act::Withdrawn { .. } => (BTreeMap::new(), Vec::new()),
    }
}

/// An optional day from its field, or what is wrong with it.
fn day_of(texts: &FormTexts, name: &'static str) -> Result<Option<Day>, Vec<FieldError>> {
    let text = texts.get(name).map(|t| t.trim()).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    Day::parse_iso(text).map(Some).map_err(|_| vec![FieldError::no_day(name, text, DayError::NoSuchDay)])
}

/// The dialog, open while there is a target.
#[component]
pub(super) fn EntryDialog(open: Open, target: RwSignal<Option<EntryTarget>>) -> impl IntoView {
    let form = Form::new(open.desk, "entry", ["reason", "next_check", "until"]);
    let steps = RwSignal::new(Vec::<Step>::new());
    let choices = RwSignal::new(Vec::<StepChoice>::new());
    let check_hint = RwSignal::new(None::<String>);
    let limits = RwSignal::new(Vec::<Limit>::new());
    effect(move || {
        let Some(target) = target.get() else { return };
        let Some(facts) = untrack(|| open.facts()) else {
            // The patient was deleted: what was half typed about them still can be read and copied.
            form.fill(&BTreeMap::new());
            steps.set(form.taken_up(STEPS).map(|words| steps_of(&words)).unwrap_or_default());
            return;
        };
        let (day, why) = suggested_check(open, &facts);
        let corrected = entry_of(&facts.chart.log, target.corrects);
        let (texts, chosen) = match corrected.filter(|_| target.wanted != Wanted::Withdrawal) {
            Some(entry) => texts_of(&entry.act),
            None => (BTreeMap::from([("next_check", day.to_string())]), Vec::new()),
        };
        form.fill(&texts);
        form.began_also_with(STEPS, words_of_steps(&chosen));
        steps.set(form.taken_up(STEPS).map_or(chosen, |words| steps_of(&words)));
        choices.set(offered(&facts.chart, &facts.judgement));
        limits.set(put_off_limits(&facts.chart, &facts.judgement));
        check_hint.set(Some(why));
    });
    form.keeps_drafts(
        target,
        move |EntryTarget { wanted, corrects }| {
            let target = format!("{} {}", wanted.word(), target_text(Some(open.key), corrects));
            // The dialog is on the patient's page whatever page it was opened on.
            let more = vec![(STEPS.to_owned(), words_of_steps(&steps.get_untracked()))];
            Place { page: format!("/patients/{}", open.key), target, more }
        },
        move |text| {
            let (wanted, keys) = text.split_once(' ')?;
            let (patient, corrects) = target_keys(keys)?;
            (patient == Some(open.key)).then_some(EntryTarget { wanted: Wanted::of(wanted)?, corrects })
        },
    );
    let submit = move || {
        let Some(target_now) = target.get_untracked() else { return };
        let Some(facts) = untrack(|| open.facts()) else {
            return form.refused.set(Some(format!("{}.", refusal_words(&Refusal::Unknown(Record::Patient)))));
        };
        let texts = form.texts_now();
        let reason = texts.get("reason").map(|t| t.trim().to_owned()).unwrap_or_default();
        if let Err(fault) = TextKind::Note.check(&reason) {
            return form.fail(vec![FieldError::new("reason", Expected::Text(fault), &reason)]);
        }
        let days = day_of(&texts, "next_check").and_then(|check| Ok((check, day_of(&texts, "until")?)));
        let (next_check, until) = match days {
            Ok(days) => days,
            Err(errors) => return form.fail(errors),
        };
        let act = match target_now.wanted {
            Wanted::Decision => {
                let mut steps = steps.get_untracked();
                crate::record::sort_by(&mut steps, Ord::cmp);
                // A correction says what was decided then, and so where memory stood then.
                let corrected = entry_of(&facts.chart.log, target_now.corrects);
                let standings = match corrected.map(|entry| &entry.act) {
                    Some(Act::Decided { standings, .. }) => standings.clone(),
                    _ => Some(facts.judgement.standings(&facts.clinic.instruments)),
                };
                Act::Decided { steps, reason, next_check, standings }
            }
            Wanted::Comment => Act::Commented { text: reason },
            Wanted::PutOff => Act::Snoozed { until: until.map_or(Until::NextScore, Until::Day), reason },
            Wanted::Withdrawal => Act::Withdrawn { reason },
        };
        let (day, by) = (open.desk.today.get_untracked(), open.desk.who());
        let entry = Entry { key: new_key(), day, by, corrects: target_now.corrects, act };
        start(async move {
            if form.run(Command::Enter { patient: open.key, entry }).await {
                let _ = target.try_set(None);
            }
        });
    };
    let wants = move |wanted| target.with(|t| t.is_some_and(|t| t.wanted == wanted));
    let reason_label = move || match target.with(|t| t.map(|t| t.wanted)) {
        Some(Wanted::Comment) => worded("Comment"),
        Some(Wanted::Withdrawal) => worded("Why it is withdrawn"),
        Some(Wanted::PutOff) => worded("Why (may stay empty)"),
        _ => worded("Why (needed to continue as is)"),
    };
    let body = move || {
        let reason = (reason_label().to_owned(), form.text("reason"), form.error("reason"));
        view! {
            {wants(Wanted::Decision).then(|| steps_field(choices, steps))}
            <TextArea id="entry-reason" label=reason.0 value=reason.1 error=reason.2 />
            {wants(Wanted::Decision)
                .then(|| day_field(form, "next_check", worded("Check with a score by (may stay empty)"), check_hint.into()))}
            {wants(Wanted::PutOff)
                .then(|| {
                    let why = hint(worded("Empty: until the next score comes in, or one that is there is corrected."));
                    let limits = move || limits.get().into_iter().map(|limit| view! { <li>{limit_words(&limit, open.desk.today.get())}</li> }).collect_view();
                    view! {
                        {day_field(form, "until", worded("Until"), why)}
                        <ul class="limits" aria-label=worded("What putting off does not do")>{limits}</ul>
                    }
                })}
        }
    };
    view! {
        <FormDialog
            id="entry-dialog"
            title=Signal::derive(move || target.get().map_or("", EntryTarget::title).to_owned())
            about=Signal::derive(move || open.desk.identity(open.key))
            open=Signal::derive(move || target.get().is_some())
            close=Callback::new(move |()| target.set(None))
            form=form
            submit=Callback::new(move |()| submit())
            save=worded("Save")
        >
            {body}
            {hint_text(worded("Kept for good: entries are corrected or withdrawn by later ones, never overwritten."))}
        </FormDialog>
    }
    .into_any()
}

/// The steps to tick: those with a reason in this patient first.
fn steps_field(choices: RwSignal<Vec<StepChoice>>, chosen: RwSignal<Vec<Step>>) -> AnyView {
    let one = move |choice: StepChoice| {
        let step = choice.step;
        let toggle = move |_| {
            chosen.update(|all| match all.iter().position(|s| *s == step) {
                Some(at) => drop(all.remove(at)),
                None => all.push(step),
            });
        };
        view! {
            <label class="check step">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || chosen.with(|all| all.contains(&step))
                    on:change=toggle
                />
                <span>
                    <b>{step_words(step)}</b>
                    {choice.reason.map(|reason| say!(" because {reason}", reason))}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="steps">
            <legend>{worded("Steps (options, with their reasons in this patient)")}</legend>
            {move || choices.get().into_iter().map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}
