//! Why a try to open something was refused. Where the next one has to wait, the seconds are counted down, and all of it goes when they are
//! over.

use crate::browser::clock;
use crate::pages::state::{Desk, Failure};
use crate::words::{say, worded};
use leptos::prelude::*;
use std::time::Duration;

/// What is said of the last try at a form.
#[derive(Clone, Copy)]
pub(crate) struct RefusedTry {
    words: RwSignal<Option<String>>,
    /// Seconds that are left of a wait.
    left: RwSignal<Option<u64>>,
    /// Which refusal is counted down: an older one may still be at it.
    turn: StoredValue<u32>,
}

impl RefusedTry {
    /// Nothing was refused yet.
    pub(crate) fn new() -> Self {
        Self { words: RwSignal::new(None), left: RwSignal::new(None), turn: StoredValue::new(0) }
    }

    /// Takes away what is said.
    pub(crate) fn clear(self) {
        let _ = self.turn.try_update_value(|turn| *turn += 1);
        let _ = self.words.try_set(None);
        let _ = self.left.try_set(None);
    }

    /// Says why; across the page where the form is gone.
    pub(crate) fn say(self, desk: Desk, failure: &Failure) {
        self.clear();
        if self.words.try_set(Some(failure.to_string())).is_some() {
            return desk.toasts.fail(failure.to_string());
        }
        if let (Some(wait), Some(turn)) = (failure.wait(), self.turn.try_get_value()) {
            self.count_down(wait.until_seconds, turn);
        }
    }

    fn count_down(self, until_seconds: u64, turn: u32) {
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        match until_seconds.saturating_sub(clock::now_seconds()) {
            0 => self.clear(),
            left => {
                let _ = self.left.try_set(Some(left));
                set_timeout(move || self.count_down(until_seconds, turn), Duration::from_secs(1));
            }
        }
    }
}

/// Its place in the form. A screen reader is told once until when to wait, not each second.
#[component]
pub(crate) fn RefusedTryView(refused: RefusedTry) -> impl IntoView {
    let left = move || {
        let words = match refused.left.get()? {
            1 => worded("Try again in 1 second.").to_owned(),
            seconds => say!("Try again in {seconds} seconds.", seconds),
        };
        Some(view! { <p class="form-error" aria-hidden="true">{words}</p> })
    };
    view! {
        <p class="form-error" role="alert">{move || refused.words.get()}</p>
        {left}
    }
}
