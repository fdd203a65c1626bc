//! The decisions card: what was decided, noted and put off, by whom and why, and what came of it.

use super::entry_dialog::{EntryDialog, EntryTarget, Wanted};
use super::open::{Facts, Open, row_id};
use crate::pages::look_back::at_present;
use crate::record::{Act, Entry, in_force, shown};
use crate::ui::{Column, button, cells, row, scrolling_table};
use crate::words::{Effect, act_title, by_words, effect, standings_words};
use leptos::prelude::*;
use std::borrow::Cow;

/// Decisions, comments and what was put off, the latest first.
#[component]
pub(super) fn DecisionsCard(open: Open, target: RwSignal<Option<EntryTarget>>) -> impl IntoView {
    let new = move |wanted, word: &'static str| {
        button(word, move |_| open.enter(|| target.set(Some(EntryTarget::new(wanted)))))
    };
    let list = move || {
        open.draw(move |facts| {
            if facts.chart.log.is_empty() {
                return view! { <p class="empty">"Nothing decided or noted yet."</p> }.into_any();
            }
            let items = facts.chart.log.iter().rev().map(|entry| item(open, &facts, entry, target)).collect_view();
            view! { <ol class="log" reversed>{items}</ol> }.into_any()
        })
    };
    view! {
        <section class="card decisions" aria-labelledby="decisions-title">
            <h2 id="decisions-title" tabindex="-1">"Decisions and comments"</h2>
            {at_present(open.desk, move || view! {
                <div class="actions" role="group" aria-label="New entry">
                    {new(Wanted::Decision, "Decide…").primary()}
                    {new(Wanted::Comment, "Comment…")}
                    {new(Wanted::PutOff, "Put off…")}
                </div>
            }.into_any())}
            {list}
            <EntryDialog open target />
        </section>
    }
}

/// One entry; one that no longer counts stays readable, and says what took its place.
fn item(open: Open, facts: &Facts, entry: &Entry, target: RwSignal<Option<EntryTarget>>) -> impl IntoView + use<> {
    let log = &facts.chart.log;
    let later = log.iter().find(|later| later.corrects == Some(entry.key));
    let gone = later.map(|later| {
        let how = if matches!(later.act, Act::Withdrawn { .. }) { "Withdrawn" } else { "Corrected" };
        format!("{how} on {}", later.day.format_long())
    });
    let counts = in_force(log).any(|e| e.key == entry.key);
    let by = by_words(&entry.by);
    let corrects = entry.corrects.and_then(|key| log.iter().find(|e| e.key == key)).map(|earlier| {
        format!("{} the entry of {}", if counts { "Corrects" } else { "About" }, earlier.day.format_long())
    });
    let is_told = counts && !facts.is_in_doubt;
    let came_of_it =
        is_told.then(|| effect(&facts.chart, &facts.judgement, &facts.clinic.instruments, entry)).flatten();
    let key = entry.key;
    let wanted = match entry.act {
        Act::Decided { .. } => Wanted::Decision,
        Act::Commented { .. } => Wanted::Comment,
        Act::Snoozed { .. } => Wanted::PutOff,
        Act::Withdrawn { .. } => Wanted::Withdrawal,
    };
    let day = entry.day.format_long();
    let change = (counts && open.desk.looks_back.get().is_none()).then(|| {
        let press = move |wanted| open.enter(|| target.set(Some(EntryTarget { wanted, corrects: Some(key) })));
        view! {
            <span class="log-actions">
                {button("Correct…", move |_| press(wanted)).quiet().label(format!("Correct… the entry of {day}"))}
                {button("Withdraw…", move |_| press(Wanted::Withdrawal))
                    .quiet()
                    .label(format!("Withdraw… the entry of {day}"))}
            </span>
        }
    });
    view! {
        <li
            id=row_id(key)
            tabindex="-1"
            class="log-entry"
            class:gone=later.is_some()
            class:sent-to=move || open.desk.sent_to.get() == Some(key)
        >
            <p class="log-head">
                <b>{act_title(&entry.act)}</b>
                <span class="sub">{format!("{}{by}", entry.day.format_long())}</span>
            </p>
            {lines(&entry.act).into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {corrects.map(|text| view! { <p class="sub">{text}</p> })}
            {gone.map(|text| view! { <p class="sub"><b>{text}</b></p> })}
            {came_of_it.map(effect_view)}
            {change}
        </li>
    }
}

/// What came of a decision: before and since, side by side.
fn effect_view(effect: Effect) -> impl IntoView {
    let words = if effect.is_known {
        "Did it help? Before and since"
    } else {
        "Did it help? Not known yet: no score judged since"
    };
    let before = format!("{} days before", effect.days);
    let columns = [Column::head("Compared"), Column::under(&before), Column::cell("Since")];
    let rows = effect.lines.into_iter().map(|line| row(&columns, cells![line.label, line.before, line.after]));
    let table = scrolling_table("Before and since", "scroll-x", "plain effect-table", &columns, rows.collect_view());
    view! {
        <details class="effect" open=effect.is_known>
            <summary>{words}</summary>
            {table}
            <p class="hint">
                "A comparison, no proof: whatever else changed in these weeks may be the reason. Routes are never added together."
            </p>
        </details>
    }
}

/// The rest of it, a line each.
fn lines(act: &Act) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |label: &str, text: &str| {
        if !text.is_empty() {
            // Behind a label it keeps to itself; alone in its line it has the direction of its first letter.
            let text = if label.is_empty() { Cow::Borrowed(text) } else { shown(text, usize::MAX) };
            lines.push(format!("{label}{text}"));
        }
    };
    match act {
        Act::Decided { reason, next_check, standings, .. } => {
            say("Why: ", reason);
            say("Check with a score by ", &next_check.map(|d| d.format_long()).unwrap_or_default());
            say("State then: ", &standings.as_deref().map(standings_words).unwrap_or_default());
        }
        Act::Commented { text } => say("", text),
        Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => say("Why: ", reason),
    }
    lines
}
