//! What a large change is about to show, judged in steps.

use super::Desk;
use crate::browser::breathe;
use crate::desk::Change;
use leptos::prelude::*;
use std::sync::Arc;

/// How many charts are worked on at once before the browser may work in between.
pub(super) const STEP: usize = 16;

impl Desk {
    /// Judges whom a change touches, where those are many: once it is shown nothing is left to judge. Other rules judge everybody anew anyway.
    pub(super) async fn judge_ahead(self, change: &Change) {
        if change.charts.len() <= STEP || change.policy.is_some() || change.own_instruments.is_some() {
            return;
        }
        let Some(book) = self.present_book.try_get_untracked() else { return };
        let mut book = Arc::unwrap_or_clone(book);
        for charts in change.charts.chunks(STEP) {
            book.judge_ahead(charts.iter().filter_map(|chart| chart.after.as_ref()));
            breathe().await;
        }
        self.ahead.try_set_value(Some(book));
    }
}
