//! Copies of what is half typed, for as long as the page is out of sight: a phone may end it there without a word, and so may a crash. What is
//! left of them after that is offered when the clinic is unlocked.

use super::late::Writing;
use super::{Desk, Failure, Stage};
use crate::desk::Line;
use crate::desk::session::Job;
use crate::record::Key;
use crate::ui::start;
use leptos::prelude::*;

/// Copies when the page goes out of sight, and removes the copies when it is back. Called once.
pub(super) fn follow(desk: Desk) {
    // It lives as long as the app.
    let _ = window_event_listener_untyped("visibilitychange", move |_| desk.copy_typed());
}

impl Desk {
    /// Has what is half typed copied where the page has gone out of sight, and the copies removed where it is back.
    fn copy_typed(self) {
        let is_open = self.stage.try_get_untracked() == Some(Stage::Open);
        let has_copies = self.drafts.copies.try_with_value(|copies| !copies.is_empty()) == Some(true);
        if is_open && (has_copies || document().hidden() && self.would_lose_typed()) {
            start(async move { self.say_failure(self.later(Writing::CopyTyped).await) });
        }
    }

    /// Makes the copies what they are to be by now.
    pub(super) async fn write_copies(self) -> Result<(), Failure> {
        self.queued(Job::Note, async {
            // What a form was taken up from stays: it is offered still once the page is back.
            let (kept, _) = match document().hidden() {
                true => self.drafts_to_keep(self.typed_now(), false),
                false => Default::default(),
            };
            let copies = kept.iter().map(|(key, _)| *key).collect();
            self.write_drafts(Vec::new(), kept, Vec::new()).await?;
            let _ = self.drafts.copies.try_set_value(copies);
            Ok(())
        })
        .await
    }

    /// Keeps these texts under their keys, and removes those records and the copies that there are.
    pub(super) async fn write_drafts(
        self,
        lines: Vec<Line>,
        kept: Vec<(Key, String)>,
        gone: Vec<Key>,
    ) -> Result<(), Failure> {
        let copies = self.drafts.copies.try_get_value().unwrap_or_default();
        let kept = kept.into_iter().map(|(key, text)| (key, Some(text)));
        let drafts: Vec<_> = kept.chain(gone.into_iter().chain(copies).map(|key| (key, None))).collect();
        self.write_until_no_conflict(lines, async |keeper, note| keeper.save_drafts(&drafts, note).await).await
    }
}
