//! Work that is loaded after the caseload, asked for at the desk.

use super::late::{Work, Works};
use super::{Desk, Failure};
use leptos::prelude::*;

impl Desk {
    /// Does it, at once where it can be done by now. Where what does it can't be loaded, every page says so, and it is done once it is.
    pub(super) async fn later(self, work: Work) -> Result<(), Failure> {
        let works = self.late.loaded().await;
        (works.run)(self, work).await
    }

    /// Whether what does the work is there.
    pub(super) fn can_work(self) -> bool {
        self.late.now().is_some()
    }

    /// Whether somebody waits for what does the work. Follows it.
    pub(crate) fn waits_for_works(self) -> bool {
        self.late.is_wanted()
    }

    /// What does the work is loaded.
    pub(crate) fn works_are_there(self, works: &'static Works<Self>) {
        if !self.can_work() {
            untrack(|| (works.follow)(self));
            self.late.give(works);
        }
    }
}
