//! How much room is left where records are kept.

use super::Desk;
use crate::browser::persist::estimate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// From this share of the store on, in per cent, a person is told before a save finds no room.
const NEARLY_FULL: f64 = 80.0;
/// How often the room is looked at.
const EVERY: Duration = Duration::from_secs(60);

impl Desk {
    /// Looks how much room is left, and says so on every page where it is little.
    pub(super) fn check_quota(self) {
        let kind = self.storage.with_untracked(|health| health.kind);
        spawn_local(async move {
            let nearly_full = estimate(kind).await.percent_used().filter(|percent| *percent >= NEARLY_FULL);
            if self.storage.try_with_untracked(|health| health.nearly_full != nearly_full) == Some(true) {
                let _ = self.storage.try_update(|health| health.nearly_full = nearly_full);
            }
        });
    }
}

/// Watches the room that is left. Lives as long as the app.
pub(super) fn follow(desk: Desk) {
    set_interval(move || desk.check_quota(), EVERY);
}
