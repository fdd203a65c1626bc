//! The words in a row's cells. What is not known is said so, never left to look normal.

use crate::caseload::{News, Row};
use crate::pages::patient::format_relative;
use crate::record::Day;
use crate::words::{by_words, fell_due_words, row_change, row_mood, row_needed_short, row_needed_why};
use leptos::prelude::*;

/// The latest score, and its change in words.
pub(super) fn latest(row: &Row, today: Day) -> AnyView {
    let Some(((day, _), score)) = row.latest.zip(row.latest_text.clone()) else {
        return view! { <span class="sub">{contested_too("none", row)}</span> }.into_any();
    };
    let change = match row_change(row) {
        Some(change) if row.latest_judged => change,
        _ if row.spark.as_ref().is_some_and(|s| s.baseline.is_some()) => "baseline".to_owned(),
        _ => "not judged".to_owned(),
    };
    let which = row.instrument_name.clone().unwrap_or_default();
    view! {
        <span>
            <b>{score}</b>
            " "
            <span class="small">{which}</span>
            " "
            <span class="small">{format_relative(day, today)}</span>
        </span>
        <span>{contested_too(&change, row)}</span>
    }
    .into_any()
}

/// The same, and that the patient's record has two versions of something, where it has.
fn contested_too(text: &str, row: &Row) -> String {
    if row.contested == 0 { text.to_owned() } else { format!("{text}; changed on two devices, choose") }
}

/// Mood beside it.
pub(super) fn mood(row: &Row, today: Day) -> AnyView {
    let class = if row.mood.raised { "raised" } else { "" };
    let when = row.mood.latest.map(|(day, _)| format_relative(day, today));
    // Read aloud the two are one line: "same as at baseline 16 days ago" would date the baseline.
    let text = format!("{}{}", row_mood(row), if when.is_some() { ";" } else { "" });
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
    let Some(text) = row_needed_short(row) else { return view! { <span class="sub">"none due"</span> }.into_any() };
    let passed = row.needed.map(|next| next.by).filter(|day| *day < today).map(|day| format_relative(day, today));
    let late = passed.is_some();
    let more = passed.into_iter().chain(row_needed_why(row)).collect::<Vec<_>>().join("; ");
    view! {
        <span class:late=late>{text}</span>
        <span class="sub why" title=more.clone()>{more.clone()}</span>
    }
    .into_any()
}

/// What is new since one's own last review, in words; without a name, since anyone's. What time alone brought is said since anyone's.
pub(super) fn new_words(row: &Row, who: &str) -> String {
    if row.reviewed.is_none() {
        return "Not reviewed yet".to_owned();
    }
    let Some(news) = row.news_to(who) else { return "Not reviewed by you yet".to_owned() };
    let mut parts = Vec::new();
    match news.recent {
        0 => {}
        1 => parts.push("1 session or score is new or changed".to_owned()),
        n => parts.push(format!("{n} sessions and scores are new or changed")),
    }
    match news.earlier {
        0 => {}
        1 => parts.push("1 of earlier days was added, imported or entered late".to_owned()),
        n => parts.push(format!("{n} of earlier days were added, imported or entered late")),
    }
    parts.extend(row.fell_due.iter().map(|what| fell_due_words(*what).to_owned()));
    if parts.is_empty() {
        return "Nothing new since the last review".to_owned();
    }
    format!("Since the last review: {}", parts.join("; "))
}

/// When and by whom the patient was last reviewed, and what is new since.
pub(super) fn reviewed(row: &Row, today: Day, who: &str) -> AnyView {
    let when = row.reviewed.as_ref().map_or_else(|| "not yet".to_owned(), |r| format_relative(r.day, today));
    let by = row.reviewed.as_ref().map(|review| by_words(&review.by)).filter(|by| !by.is_empty());
    let to_whom = if who.is_empty() { "" } else { " to you" };
    let new = match (&row.reviewed, row.news_to(who)) {
        (None, _) => None,
        (Some(_), None) => Some("not by you yet".to_owned()),
        (Some(_), Some(News { recent: 0, earlier: 0 })) => {
            row.fell_due.first().map(|what| fell_due_words(*what).to_owned())
        }
        (Some(_), Some(News { recent, earlier: 0 })) => Some(format!("{recent} new{to_whom}")),
        (Some(_), Some(News { recent: 0, earlier })) => Some(format!("{earlier} older added or changed")),
        (Some(_), Some(News { recent, earlier })) => {
            Some(format!("{recent} new{to_whom}, {earlier} older added or changed"))
        }
    };
    view! {
        <span class="when">{when}</span>
        {by.map(|by| view! { <span class="sub by" title=by.clone()>{by.clone()}</span> })}
        {new.map(|new| view! { <span class="sub new" title=new.clone()>{new.clone()}</span> })}
    }
    .into_any()
}
