//! What belongs to the person at this browser: theme, rows and keys. Kept at once, as nothing hangs on them.

use crate::browser::settings::{Preferences, Rows, Theme};
use crate::pages::state::use_desk;
use crate::ui::{Checkbox, SelectField, hint_text, options_of, section};
use crate::words::worded;
use leptos::prelude::*;

/// Values with the words of their fields' choices and of a person.
const THEMES: [(Theme, &str, &str); 3] =
    [(Theme::System, "system", "As the system says"), (Theme::Light, "light", "Light"), (Theme::Dark, "dark", "Dark")];
const ROWS: [(Rows, &str, &str); 2] =
    [(Rows::Compact, "compact", "Compact: two lines"), (Rows::Comfortable, "comfortable", "Comfortable: more lines")];

#[component]
pub(super) fn Personal() -> impl IntoView {
    let desk = use_desk();
    let before = desk.preferences.get_untracked();
    let theme = name_of(&THEMES, &before.theme);
    let rows = name_of(&ROWS, &before.rows);
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
    Effect::watch(
        move || theme.get(),
        move |chosen, _, _| keep(&|p| p.theme = named(&THEMES, chosen, Theme::System)),
        false,
    );
    Effect::watch(
        move || rows.get(),
        move |chosen, _, _| keep(&|p| p.rows = named(&ROWS, chosen, Rows::Compact)),
        false,
    );
    Effect::watch(move || shortcuts.get(), move |on, _, _| keep(&|p| p.shortcuts = *on), false);
    let themes = options_of(THEMES.map(|(_, name, words)| (name, worded(words))));
    let densities = options_of(ROWS.map(|(_, name, words)| (name, worded(words))));
    let body = view! {
        {hint_text(worded("Kept at once, in this browser only."))}
        <SelectField id="theme" label=worded("Theme") value=theme options=themes />
        <SelectField
            id="rows"
            label=worded("Rows of the caseload")
            value=rows
            options=densities
            hint=Some(worded("In a window at least 1280 pixels wide. In a narrower one a row is as high as it needs to be.").to_owned())
        />
        <Checkbox id="shortcuts" label=worded("Single-key shortcuts") value=shortcuts />
    };
    section("personal-title", "personal", worded("You, at this browser"), body.into_any())
}

/// The value of that word; the first where it is none of them.
fn named<T: Copy>(all: &[(T, &'static str, &'static str)], name: &str, first: T) -> T {
    all.iter().find(|(_, word, _)| *word == name).map_or(first, |(value, ..)| *value)
}

/// The word that stands for a value in its field.
fn name_of<T: PartialEq>(all: &[(T, &'static str, &'static str)], value: &T) -> RwSignal<String> {
    let word = all.iter().find(|(one, ..)| one == value).map_or("", |(_, word, _)| *word);
    RwSignal::new(word.to_owned())
}
