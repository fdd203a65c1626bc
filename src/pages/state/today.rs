//! Today, followed: a page that stays open overnight must not show yesterday's judgement.

use super::{Desk, Failure};
use crate::browser::clock;
use crate::record::{Day, EntryOptions};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

impl Desk {
    /// How a form's fields are read. What has not come yet by this clinic's day is refused; in the demo that is the day to which its clock
    /// was moved.
    pub fn entry_options(self) -> EntryOptions {
        EntryOptions { latest: Some(self.day_now()), ..EntryOptions::default() }
    }

    /// Today by the clock, in the clinic that this page has open.
    fn day_now(self) -> Day {
        clock::today(self.workspace.try_get_untracked().flatten())
    }

    /// By how many days the demo's clock is ahead.
    pub fn days_ahead(self) -> i32 {
        // Follows the day that is shown, which changes with it.
        self.present_day.track();
        clock::days_ahead(self.workspace.get_untracked())
    }

    /// Moves the demo's clock that many days ahead of the device's; 0 puts it back.
    ///
    /// # Errors
    /// The browser refused to keep it, or the pages look back; then the clock stays.
    pub fn set_days_ahead(self, days: i32) -> Result<(), Failure> {
        if self.looks_back.get_untracked().is_some() {
            return Err(Failure::LookingBack);
        }
        clock::set_days_ahead(days)?;
        self.present_day.set(self.day_now());
        self.note_flags();
        Ok(())
    }
}

const EVERY: Duration = Duration::from_secs(60);

/// Looks at the clock every minute, and when the person comes back to the page. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    let look = move || {
        let now = desk.day_now();
        if desk.present_day.try_get_untracked().is_some_and(|shown| shown != now) {
            let _ = desk.present_day.try_set(now);
            desk.note_flags();
        }
    };
    set_interval(look, EVERY);
    let _ = window_event_listener(ev::focus, move |_| look());
    let _ = window_event_listener_untyped("pageshow", move |_| look());
}
