//! The words in a row's cells. What is not known is said so, never left to look normal.

use crate::caseload::Row;
use crate::words::{
    by_words, news_brief, relative_words, row_last_session, row_latest, row_mood, row_needed_short, row_needed_why,
    row_plan, row_unrecorded, worded,
};
use leptos::prelude::*;

/// Words in small letters that a row may have no room for: the whole of them are shown by the pointer.
fn small(class: &'static str, text: String) -> AnyView {
    view! { <span class=class title=text.clone()>{text.clone()}</span> }.into_any()
}

/// The latest score, and its change in words.
pub(super) fn latest(row: &Row) -> AnyView {
    let change = row_latest(row);
    let Some(((day, _), score)) = row.latest.zip(row.latest_text.clone()) else {
        return view! { <span class="sub">{change}</span> }.into_any();
    };
    let which = row.instrument_name.clone().unwrap_or_default();
    view! {
        <span>
            <b>{score}</b>
            " "
            <span class="small">{which}</span>
            " "
            <span class="small">{relative_words(day, row.judgement.as_of)}</span>
        </span>
        <span>{change}</span>
    }
    .into_any()
}

/// Mood beside it.
pub(super) fn mood(row: &Row) -> AnyView {
    let class = if row.mood.raised { "raised" } else { "" };
    let when = row.mood.latest.map(|(day, _)| relative_words(day, row.judgement.as_of));
    // Read aloud the two are one line: "same as at baseline 16 days ago" would date the baseline.
    let text = format!("{}{}", row_mood(row), if when.is_some() { ";" } else { "" });
    view! {
        <span class=class>{text}</span>
        {when.map(|when| view! { <span class="sub">{when}</span> })}
    }
    .into_any()
}

/// The last session, the plan that has passed and that nobody has recorded, and the next one.
pub(super) fn sessions(row: &Row) -> AnyView {
    let (unrecorded, next) = (row_unrecorded(row), row_plan(row));
    let between = if unrecorded.is_some() && next.is_some() { "; " } else { "" };
    view! {
        <span>{row_last_session(row)}</span>
        <span class="sub">{unrecorded.map(|text| view! { <span class="late">{text}</span> })} {between} {next}</span>
    }
    .into_any()
}

/// The day by which a score is needed.
pub(super) fn needed(row: &Row) -> AnyView {
    let Some(text) = row_needed_short(row) else {
        return view! { <span class="sub">{worded("no memory score due")}</span> }.into_any();
    };
    let today = row.judgement.as_of;
    let passed = row.needed.map(|next| next.by).filter(|day| *day < today).map(|day| relative_words(day, today));
    let late = passed.is_some();
    let more = passed.into_iter().chain(row_needed_why(row)).collect::<Vec<_>>().join("; ");
    view! {
        <span class:late=late>{text}</span>
        {small("sub why", more)}
    }
    .into_any()
}

/// When and by whom the patient was last reviewed, and what is new since.
pub(super) fn reviewed(row: &Row, who: &str) -> AnyView {
    let review = row.reviewed.as_ref();
    let when = review.map_or_else(|| worded("not yet").to_owned(), |r| relative_words(r.day, row.judgement.as_of));
    let by = review.map(|review| by_words(&review.by)).filter(|by| !by.is_empty());
    view! {
        <span class="when">{when}</span>
        {by.map(|by| small("sub by", by))}
        {news_brief(row, who).map(|new| small("sub new", new))}
    }
    .into_any()
}

/// What stands beside a name or a state, if anything does.
pub(super) fn beside(class: &'static str, text: Option<String>) -> Option<AnyView> {
    text.filter(|text| !text.is_empty()).map(|text| small(class, text))
}
