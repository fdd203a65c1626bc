//! What changes while the page is printed.

use crate::browser::tasks::finish_ready_tasks;
use leptos::ev;
use leptos::prelude::*;

/// Calls `change` with `true` before the page is printed and with `false` afterwards, for as long as the handles are kept. What follows
/// from it is on the page before the browser copies it for the printer, which leaves no time in between.
pub fn while_printing(change: impl Fn(bool) + Copy + 'static) -> [WindowListenerHandle; 2] {
    let now = move |is_printing| {
        change(is_printing);
        finish_ready_tasks();
    };
    [
        window_event_listener(ev::beforeprint, move |_| now(true)),
        window_event_listener(ev::afterprint, move |_| now(false)),
    ]
}
