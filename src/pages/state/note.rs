//! What the audit says beside changes: that something was viewed or shown; and what it says of facts, read from the journals.

use super::late::Writing;
use super::{Desk, Failure};
use crate::desk::session::Job;
use crate::desk::{Line, Told, flags_shown, without_doubted};
use crate::record::Key;
use crate::ui::start;
use crate::vault::StoreError;
use leptos::prelude::*;
use std::collections::BTreeSet;

impl Desk {
    /// Has the audit say that something was viewed or the like.
    pub fn note(self, lines: Vec<Line>) {
        start(self.noted(lines));
    }

    /// The same; it is over once the audit says so, or the person was told that it can't.
    pub async fn noted(self, lines: Vec<Line>) {
        self.say_not_noted(self.later(Writing::Note(lines)).await);
    }

    pub(super) async fn write_note(self, lines: Vec<Line>) -> Result<(), Failure> {
        let note = self.write_until_no_conflict(lines, async |keeper, note| keeper.note(note).await);
        self.queued(Job::Note, note).await
    }

    /// Has the audit say which flags are shown, where it doesn't yet: whoever changes what is shown asks for it, whatever it is that makes a
    /// flag: a score, a rule, or the day.
    pub(super) fn note_flags(self) {
        start(async move { self.say_not_noted(self.later(Writing::NoteFlags).await) });
    }

    pub(super) async fn write_flags(self) -> Result<(), Failure> {
        let note = async || {
            // Of an earlier day none is shown as one of today; they are noted once a person is back.
            if untrack(|| self.is_clock_unmet() || self.looks_back.get().is_some()) {
                return Ok(());
            }
            let judged = self.judged.try_get_untracked().unwrap_or_default();
            let view = self.audit.try_get_untracked().unwrap_or_default();
            let lines = self.flags.try_update_value(|seen| flags_shown(seen.by(&view.entries), &judged));
            let lines = lines.unwrap_or_default();
            let lines = without_doubted(&self.doubts.try_get_untracked().unwrap_or_default(), lines);
            if lines.is_empty() {
                return Ok(());
            }
            self.write(lines, async |keeper, note| keeper.note(note).await).await
        };
        self.queued(Job::Note, self.until_no_conflict(note)).await
    }

    /// What the journals of those patients say of what the audit's entries did to them. `None` where they can't be read, which is said.
    pub async fn read_facts(self, patients: &BTreeSet<Key>) -> Option<Told> {
        let keeper = self.keys.keeper()?;
        let view = self.audit.try_get_untracked()?;
        self.told(keeper.told(&view.entries, patients).await.map_err(Failure::from))
    }

    /// The same of what is only noted: while the audit is missing nothing is, and a banner says so.
    pub(super) fn say_not_noted(self, noted: Result<(), Failure>) {
        if !matches!(noted, Err(Failure::Store(StoreError::Undecided { .. }))) {
            self.say_failure(noted);
        }
    }
}
