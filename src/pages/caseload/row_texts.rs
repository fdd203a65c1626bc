//! The words in a row's cells. What is not known is said so, never left to look normal.

use crate::caseload::Row;
use crate::pages::patient::format_relative;
use crate::record::Day;
use leptos::prelude::*;

/// The latest score, and its change in words.
pub(super) fn latest(row: &Row, today: Day) -> AnyView {
    let Some(((day, _), score)) = row.latest.zip(row.latest_text.clone()) else {
        return view! { <span class="sub">"none"</span> }.into_any();
    };
    let change = match &row.change_text {
        Some(change) if row.latest_judged => change.clone(),
        _ if row.spark.as_ref().is_some_and(|s| s.baseline.is_some()) => "baseline".to_owned(),
        _ => "not judged".to_owned(),
    };
    let which = row.instrument_name.clone().unwrap_or_default();
    view! {
        <span>
            <b>{score}</b>
            " "
            <span class="small">{which}</span>
        </span>
        <span>{change}</span>
        <span class="sub">{format_relative(day, today)}</span>
    }
    .into_any()
}

/// Mood beside it.
pub(super) fn mood(row: &Row, today: Day) -> AnyView {
    let (class, text) = (if row.mood.raised { "raised" } else { "" }, row.mood.text.clone());
    let when = row.mood.latest.map(|(day, _)| format_relative(day, today));
    view! {
        <span class=class>{text}</span>
        {when.map(|when| view! { <span class="sub">{when}</span> })}
    }
    .into_any()
}

/// The last session and the next planned one, or the plan that nobody has recorded.
pub(super) fn sessions(row: &Row, today: Day) -> AnyView {
    let last = row.last_session.map_or_else(
        || "none yet".to_owned(),
        |day| format!("{}, {}", day.format_short(), format_relative(day, today)),
    );
    let next = match (row.overdue_plan, row.next_session) {
        (Some(plan), _) => view! {
            <span class="sub late">{format!("planned {}, not recorded", plan.format_short())}</span>
        }
        .into_any(),
        (None, Some(next)) => view! {
            <span class="sub">{format!("next {}, {}", next.format_short(), format_relative(next, today))}</span>
        }
        .into_any(),
        (None, None) => view! { <span class="sub">"none planned"</span> }.into_any(),
    };
    view! {
        <span>{last}</span>
        {next}
    }
    .into_any()
}

/// The day by which a score is needed.
pub(super) fn needed(row: &Row, today: Day) -> AnyView {
    let Some(text) = row.needed_text.clone() else { return view! { <span class="sub">"none due"</span> }.into_any() };
    let late = row.needed_by.is_some_and(|day| day < today);
    view! { <span class:late=late>{text}</span> }.into_any()
}

/// What is new since one's own last review, in words; without a name, since anyone's.
pub(super) fn new_words(row: &Row, who: &str) -> String {
    match (row.reviewed.is_some(), row.new_to(who)) {
        (false, _) => "Not reviewed yet".to_owned(),
        (true, 0) => "Nothing new since the last review".to_owned(),
        (true, 1) => "1 session or score is new since the last review".to_owned(),
        (true, n) => format!("{n} sessions and scores are new since the last review"),
    }
}

/// When and by whom the patient was last reviewed, and what is new since.
pub(super) fn reviewed(row: &Row, today: Day, who: &str) -> AnyView {
    let when = match &row.reviewed {
        None => "not yet".to_owned(),
        Some(review) if review.by.is_empty() => format_relative(review.day, today),
        Some(review) => format!("{} by {}", format_relative(review.day, today), review.by),
    };
    let new = row.new_to(who);
    let to_whom = if who.is_empty() || row.reviewed.is_none() { "" } else { " to you" };
    view! {
        <span class="when">{when}</span>
        {(new > 0).then(|| view! { <span class="sub new">{format!("{new} new{to_whom}")}</span> })}
    }
    .into_any()
}
