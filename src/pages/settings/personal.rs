//! What belongs to the person at this browser: name, theme and keys. Kept at once, as nothing hangs on them.

use crate::browser::settings::{Preferences, Theme};
use crate::pages::state::use_desk;
use crate::ui::{Checkbox, SelectField, TextField};
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn Personal() -> impl IntoView {
    let desk = use_desk();
    let before = desk.preferences.get_untracked();
    let name = RwSignal::new(before.clinician_name);
    let theme = RwSignal::new(theme_name(before.theme).to_owned());
    let shortcuts = RwSignal::new(before.shortcuts);
    let keep = move |change: &dyn Fn(&mut Preferences)| {
        let mut next = desk.preferences.get_untracked();
        change(&mut next);
        if next == desk.preferences.get_untracked() {
            return;
        }
        if let Err(failure) = desk.set_preferences(next) {
            desk.toasts.fail(failure.to_string());
        }
    };
    Effect::watch(move || theme.get(), move |chosen, _, _| keep(&|p| p.theme = theme_named(chosen)), false);
    Effect::watch(
        move || name.get(),
        move |typed, _, _| keep(&|p| typed.trim().clone_into(&mut p.clinician_name)),
        false,
    );
    Effect::watch(move || shortcuts.get(), move |on, _, _| keep(&|p| p.shortcuts = *on), false);
    let themes = Signal::stored(
        [("system", "As the system says"), ("light", "Light"), ("dark", "Dark")]
            .map(|(value, words)| (value.to_owned(), words.to_owned()))
            .to_vec(),
    );
    view! {
        <section class="personal" aria-labelledby="personal-title">
            <h2 id="personal-title">"You, at this browser"</h2>
            <p class="hint">"Kept at once, in this browser only."</p>
            <TextField id="clinician-name" label="Your name" value=name hint=Some("Stands beside the reviews that you mark.".to_owned()) />
            <SelectField id="theme" label="Theme" value=theme options=themes />
            <Checkbox id="shortcuts" label="Single-key shortcuts" value=shortcuts />
        </section>
    }
    .into_any()
}

const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn theme_named(name: &str) -> Theme {
    match name {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}
