//! Why a try to open something was refused. Where the next one has to wait, the seconds are counted down, and what is said of the wait goes
//! when they are over.

use crate::browser::clock;
use crate::pages::state::{Desk, Failure, Wait};
use crate::ui::Latest;
use crate::words::{say, worded};
use leptos::prelude::*;
use std::time::Duration;

/// What is said of the last try at a form.
#[derive(Clone, Copy)]
pub(crate) struct RefusedTry {
    reason: RwSignal<Option<String>>,
    wait: RwSignal<Option<Wait>>,
    /// Seconds that are left of a wait.
    left: RwSignal<Option<u64>>,
    /// Which refusal is counted down: an older one may still be at it.
    latest: Latest,
}

impl RefusedTry {
    /// Nothing was refused yet.
    pub(crate) fn new() -> Self {
        Self {
            reason: RwSignal::new(None),
            wait: RwSignal::new(None),
            left: RwSignal::new(None),
            latest: Latest::new(),
        }
    }

    /// Takes away what is said.
    pub(crate) fn clear(self) {
        let _ = self.latest.begin();
        let _ = self.reason.try_set(None);
        self.end_wait();
    }

    fn end_wait(self) {
        let _ = self.wait.try_set(None);
        let _ = self.left.try_set(None);
    }

    /// Says why; in the corner where the form is gone.
    pub(crate) fn say(self, desk: Desk, failure: &Failure) {
        self.say_or(failure, |words| desk.toasts.fail(words));
    }

    /// Says why; `elsewhere` where the form is gone.
    pub(super) fn say_or(self, failure: &Failure, elsewhere: impl FnOnce(String)) {
        self.clear();
        let counts = self.latest.begin();
        if self.reason.try_set(failure.reason()).is_some() {
            return elsewhere(failure.to_string());
        }
        if let Some(wait) = failure.wait() {
            let _ = self.wait.try_set(Some(wait));
            self.count_down(wait.until_seconds, counts);
        }
    }

    fn count_down(self, until_seconds: u64, counts: impl Fn() -> bool + Copy + 'static) {
        if !counts() {
            return;
        }
        match until_seconds.saturating_sub(clock::now_seconds()) {
            0 => self.end_wait(),
            left => {
                let _ = self.left.try_set(Some(left));
                set_timeout(move || self.count_down(until_seconds, counts), Duration::from_secs(1));
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
    // Where nothing was refused there is no text at all, not even a blank: the mark of an error would stand before it.
    let why = move || {
        let said = [refused.reason.get(), refused.wait.get().map(|wait| wait.to_string())];
        let said: Vec<_> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" "))
    };
    view! {
        <p class="form-error" role="alert">{why}</p>
        {left}
    }
}
