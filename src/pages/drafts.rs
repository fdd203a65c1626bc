//! What was half typed when the clinic was locked, its form was left or the page ended, offered again on every page until it is saved or discarded.

use super::state::{Offer, use_desk};
use crate::browser::local_time::time_words;
use crate::record::Day;
use crate::ui::use_navigate;
use crate::ui::{Banner, BannerKind, button, focus_id};
use crate::words::{SayDay, counted, draft_words, say, told_apart, worded};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

/// How many stand there each in a notice; more are folded under one line, so that they don't bury the page.
const SHOWN_OPEN: usize = 2;

#[component]
pub(crate) fn OfferedDrafts() -> impl IntoView {
    let desk = use_desk();
    let navigate = StoredValue::new_local(use_navigate());
    let what = move |Offer { at, draft, .. }: &Offer| {
        // Whose it is stands with it: it is offered above other patients' pages too.
        let whose = untrack(|| draft.patient().and_then(|key| desk.identity(key)));
        let what = draft_words(draft);
        let what = whose.map_or_else(|| what.to_owned(), |whose| say!("{what} for {whose}", what, whose));
        // Two of the same kind for the same patient are told apart by it.
        match time_words(at) {
            Some(time) => say!("{what}, left at {time}", what, time),
            None => what,
        }
    };
    let one = move |(place, (Offer { day, draft, is_only_here, .. }, what)): (usize, (Offer, String))| {
        let day = Day::parse_iso(&day).map_or(day, SayDay::long);
        let words = if is_only_here {
            say!("Half typed and not saved: {what}. It stays here until you close or reload Anamnesis.", what)
        } else {
            say!("Half typed on {day} and not saved: {what}.", day, what)
        };
        let asking = RwSignal::new(false);
        // Pressed, the button makes way for two; the focus goes to the one that does no harm, and back.
        let id = move |is_asking: bool| format!("{}-half-typed-{place}", if is_asking { "keep" } else { "discard" });
        let ask = move |now: bool| {
            asking.set(now);
            request_animation_frame(move || focus_id(&id(now)));
        };
        let label = |act: &str| format!("{act}: {what}, {day}");
        let (continue_label, discard_label) = (label(worded("Continue")), label(worded("Discard")));
        let (continued, discarded) = (draft.clone(), StoredValue::new(draft.clone()));
        let go_on = move |_| {
            navigate.with_value(|navigate| navigate(&continued.path, NavigateOptions::default()));
            desk.resume(continued.clone());
        };
        view! {
            <Banner kind=BannerKind::Note>
                <p>{words}</p>
                <p class="actions">
                    {button(worded("Continue"), go_on).label(continue_label)}
                    {move || match asking.get() {
                        false => {
                            let discard = button(worded("Discard…"), move |_| ask(true)).quiet().id(id(false));
                            discard.label(discard_label.clone()).view()
                        }
                        true => {
                            let discard = move |_| {
                                discarded.with_value(|draft| desk.discard_draft(draft));
                                focus_id("main");
                            };
                            view! {
                                {button(worded("Throw away what was typed"), discard).danger()}
                                {button(worded("Keep it"), move |_| ask(false)).quiet().id(id(true))}
                            }
                                .into_any()
                        }
                    }}
                </p>
            </Banner>
        }
    };
    let count = Memo::new(move |_| desk.offered_drafts().len());
    let is_many = Memo::new(move |_| count.get() > SHOWN_OPEN);
    let all = move || {
        let offers = desk.offered_drafts();
        let told = told_apart(&offers.iter().map(what).collect::<Vec<_>>());
        offers.into_iter().zip(told).enumerate().map(one).collect_view()
    };
    move || match is_many.get() {
        false => all.into_any(),
        true => {
            let forms = move || counted(count.get(), worded("form"), worded("forms"));
            view! {
                <details class="half-typed">
                    <summary>{move || say!("{forms} half typed", forms = forms())}</summary>
                    {all}
                </details>
            }
            .into_any()
        }
    }
}
