//! Looking back to an earlier day: the way there, the banner on every page meanwhile, and what stands in the place of what can't be done then.

use super::state::{Desk, Stage};
use crate::browser::hosted::app_url;
use crate::record::Day;
use crate::ui::{
    Banner, BannerKind, Dialog, ProgressBar, TextField, button, empty_page, focus_id, focus_main, once_drawn, start,
    submit,
};
use crate::words::{
    SayDay, entered_later_words, look_back_limits, look_back_mark, look_back_refusal, looked_back_text,
    looking_back_progress, looking_back_words, nobody_entered_yet, not_entered_yet, say, worded,
};
use leptos::prelude::*;

/// The id of the button that leads to the day's choice.
const WAY: &str = "look-back-way";
/// The id of the field of the day.
const DAY: &str = "look-back-day";

/// The button in the header that opens the dialog in which a day is chosen.
#[component]
pub(crate) fn LookBackWay(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let words = move || match desk.looks_back.get() {
        Some(day) => say!("Looking back to {day}…", day = day.long()),
        None => worded("Look back…").to_owned(),
    };
    where_records_are_shown(desk, move || {
        button(words, move |_| open.set(true)).class("button quiet look-back-way").id(WAY).view()
    })
}

/// The dialog, which stands beside the header: no landmark may hold another.
#[component]
pub(crate) fn LookBackChoice(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    where_records_are_shown(desk, move || view! { <Choice desk open /> }.into_any())
}

fn where_records_are_shown(desk: Desk, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let is_there = Memo::new(move |_| desk.stage.get() == Stage::Open && desk.is_shown());
    (move || is_there.get().then(&draw)).into_any()
}

/// The day is chosen, and what had been recorded by its end is read.
#[component]
fn Choice(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let value = RwSignal::new(String::new());
    let said = RwSignal::new(None::<String>);
    let close = move || {
        desk.stop_looking();
        open.set(false);
    };
    let look = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        said.set(None);
        let Ok(day) = Day::parse_iso(&value.get_untracked()) else {
            said.set(Some(worded("Choose a day, with its year.").to_owned()));
            return focus_id(DAY);
        };
        start(async move {
            match desk.look_back(day).await {
                Ok(()) if desk.looks_back.try_get_untracked() == Some(Some(day)) => drop(open.try_set(false)),
                // Stopped by the person.
                Ok(()) => {}
                Err(failure) => {
                    desk.say_in(said, &failure);
                    focus_id(DAY);
                }
            }
        });
    };
    let back = move || {
        desk.looks_back.get().map(|_| {
            button(worded("Back to today"), move |_| {
                open.set(false);
                desk.back_to_today();
            })
            .view()
        })
    };
    let progress = move || {
        desk.looking.get().map(|_| {
            let left = move || desk.looking.get().unwrap_or_default();
            let label = Signal::derive(move || {
                let (left, of) = left();
                looking_back_progress(left, of)
            });
            let done = Signal::derive(move || match left() {
                (_, 0) => None,
                (left, of) => Some(1.0 - left as f64 / of as f64),
            });
            view! { <ProgressBar label done stop=move || desk.stop_looking() /> }
        })
    };
    let latest = move || say!("{day} or earlier, by this computer’s clock", day = desk.last_past_day().long());
    let limits = look_back_limits().map(|text| view! { <li>{text}</li> }).collect_view();
    let error: Signal<Option<String>> = said.into();
    view! {
        <Dialog id="look-back" title=Signal::derive(|| worded("Look back").to_owned()) open close>
            <form class="look-back-form" autocomplete="off" novalidate on:submit=look>
                <p>
                    {worded(
                        "The caseload and each patient are shown as they were from what had been recorded by the end of that day, and judged as of it. Nothing is changed.",
                    )}
                </p>
                <TextField
                    id=DAY
                    kind="date"
                    label=worded("As recorded by the end of")
                    value
                    hint=Signal::derive(move || Some(latest()))
                    error
                />
                <div class="actions">
                    {submit(worded("Look back")).primary().busy(Signal::derive(move || desk.looking.get().is_some()))}
                    {back}
                </div>
                {progress}
            </form>
            <ul class="hint">{limits}</ul>
        </Dialog>
    }
}

/// On every page while it looks back.
#[component]
pub(crate) fn LookBackBanner(desk: Desk) -> impl IntoView {
    let back = move |_| {
        desk.back_to_today();
        once_drawn(|| focus_id(WAY));
    };
    let later = move || desk.looked_later().and_then(entered_later_words);
    move || {
        desk.looks_back.get().map(|day| {
            let limits = look_back_limits().map(|text| view! { <li>{text}</li> }).collect_view();
            view! {
                <div class="looking-back">
                    <Banner kind=BannerKind::Warning>
                        <p>
                            <b>{looking_back_words(day)}</b>
                            " "
                            {later}
                        </p>
                        <details>
                            <summary>{worded("What this can’t show as it was")}</summary>
                            <ul>{limits}</ul>
                        </details>
                        <p class="actions">{button(worded("Back to today"), back)}</p>
                    </Banner>
                </div>
            }
        })
    }
}

/// What changes something is there at the present only.
pub(crate) fn at_present(desk: Desk, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    (move || desk.looks_back.get().is_none().then(&draw)).into_any()
}

/// Says why nothing can be changed, where the pages look back; false where they don't.
pub(crate) fn refuse_in_past(desk: Desk) -> bool {
    let looks_back = desk.looks_back.get_untracked().is_some();
    if looks_back {
        desk.toasts.fail(look_back_refusal());
    }
    looks_back
}

/// A page that is about the present. While the pages look back, `past` stands there, and the way back.
pub(crate) fn of_the_present(desk: Desk, title: &'static str, page: fn() -> AnyView, past: fn() -> AnyView) -> AnyView {
    let back = move |_| {
        desk.back_to_today();
        once_drawn(focus_main);
    };
    (move || match desk.looks_back.get() {
        None => page(),
        Some(_) => view! {
            <div class="of-the-present">
                <h1>{title}</h1>
                <p>{worded("What isn’t shown here belongs to the present. Go back to today to see it.")}</p>
                <p class="actions">{button(worded("Back to today"), back)}</p>
            </div>
            {past()}
        }
        .into_any(),
    })
    .into_any()
}

/// In the place of a patient who is not there, where the pages look back.
pub(crate) fn no_patient_yet(desk: Desk) -> Option<AnyView> {
    let way = || view! { <a class="button" href=app_url("/")>{worded("Back to the caseload")}</a> }.into_any();
    desk.looks_back.get().map(|day| empty_page(worded("Not entered yet"), not_entered_yet(day), way()))
}

/// In the place of an empty list, where the pages look back.
pub(crate) fn nobody_yet(desk: Desk) -> Option<AnyView> {
    desk.looks_back.get().map(|day| empty_page(worded("Caseload"), nobody_entered_yet(day), ().into_any()))
}

/// The mark of paper, where the pages look back.
pub(crate) fn mark(desk: Desk) -> Option<String> {
    desk.looks_back.get().map(|day| format!(" · {}", look_back_mark(day)))
}

/// A text as it is copied: with the mark, where the pages look back.
pub(crate) fn marked(desk: Desk, text: String) -> String {
    match desk.looks_back.get_untracked() {
        Some(day) => looked_back_text(day, &text),
        None => text,
    }
}
