//! Reviews: that somebody looked, and what was noted.

use super::open_patient::Open;
use crate::browser::keys::new_key;
use crate::desk::{Command, Draft};
use crate::pages::doubt::refuse_entry;
use crate::pages::form::{FormTexts, OwnDraft, Saves};
use crate::pages::look_back::at_present;
use crate::pages::state::Desk;
use crate::record::{Key, Review, TextKind, shown_alone};
use crate::ui::{Button, TextArea, button, focus_id, section, start, submit};
use crate::words::{SayDay, by_words, text_form_words, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Marks a patient as reviewed today by whoever works here; the toast offers Undo.
pub(crate) fn mark_reviewed(desk: Desk, patient: Key) {
    start(async move {
        let _ = review(desk, patient, String::new(), Vec::new()).await;
    });
}

/// The same with a note and the drafts that it had been: looked at now, with everything that the chart holds. Says whether it was kept.
async fn review(desk: Desk, patient: Key, note: String, done_with: Vec<Draft>) -> bool {
    let chart = desk.clinic.with_untracked(|clinic| clinic.chart(patient).cloned());
    // A patient who has just been deleted elsewhere can't be reviewed: the page already says so.
    let Some(chart) = chart.filter(|_| !refuse_entry(desk, patient)) else { return false };
    let (day, seen) = (desk.today.get_untracked(), chart.recorded.known.clone());
    let review = Review { key: new_key(), day, by: desk.who(), note, seen };
    desk.told(desk.run_typed(Command::MarkReviewed { patient, review }, done_with).await).is_some()
}

/// Marks a patient reviewed, and takes that back in the same place for as long as nothing new has come. `place` is where the button stands, as
/// it may be on the page more than once; `name` is the patient's, for who hears the button out of its row.
pub(crate) fn review_button(desk: Desk, patient: Key, place: &'static str, name: Option<String>) -> Button {
    let marked = Memo::new(move |_| desk.row(patient)?.review_of_today(&desk.who(), desk.today.get()));
    let word = move || if marked.get().is_some() { worded("Undo review") } else { worded("Mark reviewed") };
    let label = move || name.as_ref().map_or_else(|| word().to_owned(), |name| format!("{}, {name}", word()));
    let id = format!("{place}-review-{patient}");
    let own = id.clone();
    let press = move |_| {
        let own = own.clone();
        start(async move {
            let is_done = match marked.get_untracked() {
                None => review(desk, patient, String::new(), Vec::new()).await,
                Some(review) => desk.told(desk.run(Command::TakeBackReview { patient, review }).await).is_some(),
            };
            if is_done {
                // What the button stands in is drawn anew; whoever pressed it by key stays on it.
                request_animation_frame(move || focus_id(&own));
            }
        });
    };
    button(word, press).id(id).label(label)
}

/// What a half-typed note is called among the drafts.
const DRAFT: &str = "review";

/// The reviews so far, and a field for a note.
#[component]
pub(super) fn ReviewsCard(open: Open) -> impl IntoView {
    let note = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let typed = move || {
        let typed = note.get_untracked();
        (!typed.trim().is_empty()).then(|| (BTreeMap::from([("note".to_owned(), typed)]), FormTexts::new()))
    };
    let place = (DRAFT, format!("/patients/{}", open.key));
    let draft = OwnDraft::keep(open.desk, place, Saves::One, typed, move |draft| {
        note.set(draft.texts.get("note").cloned().unwrap_or_default());
        focus_id("review-note");
    });
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = note.get_untracked().trim().to_owned();
        let fault = TextKind::Note.check(&text).err();
        error.set(fault.map(text_form_words));
        if fault.is_some() {
            return focus_id("review-note");
        }
        let saved = draft.save(async move |done_with| review(open.desk, open.key, text, done_with).await);
        start(async move {
            if saved.await {
                // The page may be gone by then, and its field with it.
                let _ = note.try_set(String::new());
                draft.start_over();
            }
        });
    };
    let list = move || {
        open.draw(|facts| {
            let reviews: Vec<_> = facts.chart.counting_reviews().collect();
            if reviews.is_empty() {
                return view! { <p class="empty">{worded("Not reviewed yet.")}</p> }.into_any();
            }
            let items = reviews.into_iter().rev().map(|review| {
                let by = by_words(&review.by);
                let with_entry = facts.chart.log.iter().any(|entry| entry.key == review.key);
                // The message that offers Undo is soon gone, and the button above marks anew once something has come.
                let is_mine = review.by == open.desk.who() && !with_entry;
                let is_latest = facts.chart.reviews.last().is_some_and(|latest| latest.key == review.key);
                let is_present = open.desk.looks_back.get().is_none();
                let take_back = (is_mine && is_latest && is_present).then(|| {
                    let take_back = Command::TakeBackReview { patient: open.key, review: review.key };
                    let press = move |_| {
                        let take_back = take_back.clone();
                        start(async move {
                            let _ = open.desk.told(open.desk.run(take_back).await);
                        });
                    };
                    button(worded("Take this review back"), press).quiet().view()
                });
                view! {
                    <li>
                        <b>{format!("{}{by}", review.day.long())}</b>
                        {with_entry.then_some(worded(" with the entry of that day"))}
                        " "
                        {take_back}
                        {(!review.note.is_empty()).then(|| view! { <p class="note">{shown_alone(&review.note).into_owned()}</p> })}
                    </li>
                }
            });
            view! { <ul class="reviews">{items.collect_view()}</ul> }.into_any()
        })
    };
    let body = view! {
        {list}
        {at_present(open.desk, move || view! {
            <form class="review-form" autocomplete="off" on:submit=save>
                <TextArea id="review-note" label=worded("Note (may stay empty)") value=note error />
                {submit(worded("Mark reviewed with this note"))}
            </form>
        }.into_any())}
    };
    section("reviews-title", "card", worded("Reviews"), body.into_any())
}
