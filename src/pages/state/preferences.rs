//! The preferences of the person at this browser: put in force, and kept.

use super::{Desk, Failure};
use crate::browser::settings::{self, Loaded, Preferences};
use leptos::prelude::*;

impl Desk {
    /// Whether single keys act on a page.
    pub fn shortcuts(self) -> Signal<bool> {
        Signal::derive(move || self.preferences.with(|p| p.shortcuts))
    }

    /// Puts the preferences in force as they are kept; those that can't be read are not left out in silence.
    pub(super) fn show_preferences(self) {
        let Loaded { value, notice } = settings::load_preferences();
        notice.into_iter().for_each(|why| self.toasts.fail(why));
        self.theme.apply(value.theme.attribute());
        let _ = self.preferences.try_set(value);
    }

    /// Keeps the preferences and puts them in force.
    ///
    /// # Errors
    /// The browser refused to keep them; they hold until the page is left.
    pub fn set_preferences(self, preferences: Preferences) -> Result<(), Failure> {
        self.theme.apply(preferences.theme.attribute());
        let saved = settings::save_preferences(&preferences).map_err(Failure::Settings);
        self.preferences.set(preferences);
        saved
    }
}
