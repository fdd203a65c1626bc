//! What belongs to the person at this browser: theme, rows and keys. Kept at once, as nothing hangs on them.

use crate::browser::settings::{Preferences, Rows, Theme};
use crate::pages::state::use_desk;
use crate::ui::{Checkbox, SelectField};
use leptos::prelude::*;

#[component]
pub(super) fn Personal() -> impl IntoView {
    let desk = use_desk();
    let before = desk.preferences.get_untracked();
    let theme = RwSignal::new(theme_name(before.theme).to_owned());
    let rows = RwSignal::new(rows_name(before.rows).to_owned());
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
    Effect::watch(move || rows.get(), move |chosen, _, _| keep(&|p| p.rows = rows_named(chosen)), false);
    Effect::watch(move || shortcuts.get(), move |on, _, _| keep(&|p| p.shortcuts = *on), false);
    let themes = Signal::stored(
        [("system", "As the system says"), ("light", "Light"), ("dark", "Dark")]
            .map(|(value, words)| (value.to_owned(), words.to_owned()))
            .to_vec(),
    );
    let densities = Signal::stored(
        [("compact", "Compact: two lines"), ("comfortable", "Comfortable: more lines")]
            .map(|(value, words)| (value.to_owned(), words.to_owned()))
            .to_vec(),
    );
    view! {
        <section class="personal" aria-labelledby="personal-title">
            <h2 id="personal-title">"You, at this browser"</h2>
            <p class="hint">"Kept at once, in this browser only."</p>
            <SelectField id="theme" label="Theme" value=theme options=themes />
            <SelectField
                id="rows"
                label="Rows of the caseload"
                value=rows
                options=densities
                hint=Some("In a window at least 1280 pixels wide. In a narrower one a row is as high as it needs to be.".to_owned())
            />
            <Checkbox id="shortcuts" label="Single-key shortcuts" value=shortcuts />
        </section>
    }
}

const fn rows_name(rows: Rows) -> &'static str {
    match rows {
        Rows::Compact => "compact",
        Rows::Comfortable => "comfortable",
    }
}

fn rows_named(name: &str) -> Rows {
    if name == "comfortable" { Rows::Comfortable } else { Rows::Compact }
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
