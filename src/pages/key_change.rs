//! The change of the clinic's key while it is under way, on every page: how far it is, and a way to stop it; or that it rests, and a way to
//! go on.

use super::state::{KeyChange, use_desk};
use crate::browser::hosted::app_url;
use crate::ui::{Banner, BannerKind, button, hint_text};
use crate::words::{counted, say, worded};
use leptos::prelude::*;

/// The notice; nothing where no change is under way.
#[component]
pub(crate) fn KeyChangeNotice() -> impl IntoView {
    let desk = use_desk();
    let state = desk.key_change;
    // Drawn once for the whole run, so that the focus stays on Stop.
    let is_running = Memo::new(move |_| state.with(KeyChange::is_running));
    let resting = Memo::new(move |_| match state.get() {
        KeyChange::Resting { left, why } => Some((left, why)),
        _ => None,
    });
    let figures = move || match state.get() {
        KeyChange::Running { all: 0, .. } => worded("Looking for what is to be sealed anew…").to_owned(),
        KeyChange::Running { done, all, .. } => {
            say!("{done} of {all} looked through", done, all = counted(all, worded("record"), worded("records")))
        }
        KeyChange::Verifying => worded("Reading every record under the new key…").to_owned(),
        KeyChange::None | KeyChange::Resting { .. } => String::new(),
    };
    // Said as it begins and at each quarter, not at each batch; its end is said in the corner.
    let told = Memo::new(move |_| match state.get() {
        KeyChange::Running { all: 0, .. } => worded("Begun"),
        KeyChange::Running { done, all, .. } => match done * 4 / all {
            0 => worded("Begun"),
            1 => worded("A quarter is looked through"),
            2 => worded("Half is looked through"),
            _ => worded("Three quarters are looked through"),
        },
        KeyChange::Verifying => worded("Reading every record under the new key"),
        KeyChange::None | KeyChange::Resting { .. } => "",
    });
    let share = move || match state.get() {
        KeyChange::Running { done, all: all @ 1.., .. } => Some(format!("{:.3}", done as f64 / all as f64)),
        _ => None,
    };
    let running = move || {
        is_running.get().then(|| {
            view! {
                <section class="banner note key-change" aria-labelledby="key-change-title">
                    <strong class="banner-word" id="key-change-title">{worded("The clinic’s key is being changed")}</strong>
                    <div class="banner-text progress">
                        <span class="figures">{figures}</span>
                        <span role="status" class="visually-hidden">{told}</span>
                        <progress max="1" value=share aria-labelledby="key-change-title"></progress>
                        {button(worded("Stop"), move |_| desk.stop_key_change())
                            .off(move || state.with(|state| *state == KeyChange::Verifying))}
                        {hint_text(worded("You can go on working. Stopped, or with the page closed, it goes on later from where it was."))}
                    </div>
                </section>
            }
        })
    };
    let waits = move || {
        desk.new_key().map(|_| {
            view! {
                <Banner kind=BannerKind::Note>
                    {worded("The clinic’s key is not changed yet: what was drawn for it waits under Settings, to be handed over. ")}
                    <a href=app_url("/settings")>{worded("To Settings")}</a>
                </Banner>
            }
        })
    };
    let is_in_doubt = Memo::new(move |_| desk.undecided.with(|undecided| !undecided.is_empty()));
    let in_doubt = move || {
        is_in_doubt.get().then_some(
            worded("It can’t go on while something here isn’t as the audit says that it was written last. Decide about that first."),
        )
    };
    let rests = move || {
        resting.get().map(|(left, why)| {
            let left = match left {
                Some(0) => worded("All records are sealed under the new key; they are still to be read once more before the old one goes.").to_owned(),
                Some(left) => say!("Up to {records} may still be sealed under the old one.", records = counted(left, worded("record"), worded("records"))),
                None => worded("Some records may still be sealed under the old one.").to_owned(),
            };
            let words = say!("The change of the clinic’s key is not finished. {left} Until it is, a copy of this browser’s data may open in part to those who left.", left);
            view! {
                <Banner kind=BannerKind::Warning>
                    <p>{words}</p>
                    {why.map(|why| view! { <p>{why}</p> })}
                    <p>{in_doubt}</p>
                    <p class="actions">{button(worded("Go on with the change"), move |_| desk.go_on_with_key())}</p>
                </Banner>
            }
        })
    };
    view! { {waits} {running} {rests} }
}
