//! The decisions card: what was decided, noted and put off, by whom and why, and what came of it.

use super::entry_dialog::EntryDialog;
use super::entry_target::{EntryTarget, Wanted};
use super::open_patient::{Facts, Open, row_id};
use crate::pages::look_back::at_present;
use crate::record::{Act, Entry, correction_of, entry_of, in_force};
use crate::ui::{Column, button, cells, hint_text, row, scrolling_table};
use crate::words::{Effect, SayDay, act_lines, act_title, by_words, effect, entry_name, say, worded};
use leptos::prelude::*;

/// Decisions, comments and what was put off, the latest first.
#[component]
pub(super) fn DecisionsCard(open: Open, target: RwSignal<Option<EntryTarget>>) -> impl IntoView {
    let new = move |wanted, word: &'static str| {
        button(word, move |_| open.enter(|| target.set(Some(EntryTarget::new(wanted)))))
    };
    let list = move || {
        open.draw(move |facts| {
            if facts.chart.log.is_empty() {
                return view! { <p class="empty">{worded("Nothing decided or noted yet.")}</p> }.into_any();
            }
            let items = facts.chart.log.iter().rev().map(|entry| item(open, &facts, entry, target)).collect_view();
            view! { <ol class="log" reversed>{items}</ol> }.into_any()
        })
    };
    view! {
        <section class="card decisions" aria-labelledby="decisions-title">
            <h2 id="decisions-title" tabindex="-1">{worded("Decisions and comments")}</h2>
            {at_present(open.desk, move || view! {
                <div class="actions" role="group" aria-label=worded("New entry")>
                    {new(Wanted::Decision, worded("Decide…")).primary()}
                    {new(Wanted::Comment, worded("Comment…"))}
                    {new(Wanted::PutOff, worded("Put off…"))}
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
    let later = correction_of(log, entry);
    let gone = later.map(|later| {
        let (day, is_withdrawn) = (later.day.long(), matches!(later.act, Act::Withdrawn { .. }));
        if is_withdrawn { say!("Withdrawn on {day}", day) } else { say!("Corrected on {day}", day) }
    });
    let counts = in_force(log).any(|e| e.key == entry.key);
    let by = by_words(&entry.by);
    let corrects = entry_of(log, entry.corrects).map(|earlier| {
        let earlier = entry_name(earlier);
        if counts { say!("Corrects {earlier}", earlier) } else { say!("About {earlier}", earlier) }
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
    let name = entry_name(entry);
    let change = (counts && open.desk.looks_back.get().is_none()).then(|| {
        let press = move |wanted| open.enter(|| target.set(Some(EntryTarget { wanted, corrects: Some(key) })));
        view! {
            <span class="log-actions">
                {button(worded("Correct…"), move |_| press(wanted)).quiet().label(say!("Correct… {name}", name))}
                {button(worded("Withdraw…"), move |_| press(Wanted::Withdrawal))
                    .quiet()
                    .label(say!("Withdraw… {name}", name))}
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
                <span class="sub">{format!("{}{by}", entry.day.long())}</span>
            </p>
            {act_lines(&entry.act).into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
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
        worded("Did it help? Before and since")
    } else {
        worded("Did it help? Not known yet: no score judged since")
    };
    const COMPARED: Column<'_> = Column::head("Compared");
    const SINCE: Column<'_> = Column::cell("Since then");
    let before = say!("Up to and with {day}", day = effect.day.long());
    let columns = [COMPARED, Column::under(&before), SINCE];
    let rows = effect.lines.into_iter().map(|line| row(&columns, cells![line.label, line.before, line.after]));
    let table =
        scrolling_table(worded("Before and since"), "scroll-x", "plain effect-table", &columns, rows.collect_view());
    view! {
        <details class="effect" open=effect.is_known>
            <summary>{words}</summary>
            {table}
            {hint_text(worded("A comparison, no proof: whatever else changed in these weeks may be the reason. Routes are never added together."))}
        </details>
    }
}
