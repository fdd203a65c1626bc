//! A clock that can't be right: met before anything is judged by its day, and said on every page from then on.

use super::Desk;
use crate::browser::clock;
use crate::browser::moment::local_day;
use crate::browser::workspace::Workspace;
use crate::desk::{ClockDoubt, Deed, Line, clock_doubt};
use crate::record::{Value, What};
use leptos::prelude::*;
use std::sync::Arc;

/// What speaks against the clock, as far as the desk knows.
#[derive(Clone, Copy)]
pub(super) struct ClockWatch {
    doubt: Memo<Option<Arc<ClockDoubt>>>,
    /// Whether a person has gone on since the clinic was opened, or nothing spoke against the clock then. What shows itself later is said
    /// above the page, which stays: something may be half typed there.
    met: RwSignal<bool>,
}

impl ClockWatch {
    /// Held against what was entered and recorded. In the demo clinic only the device's clock against the audit: its own may be moved on
    /// purpose.
    pub(super) fn new(
        workspace: RwSignal<Option<Workspace>>,
        today: RwSignal<crate::record::Day>,
        audit: RwSignal<Arc<crate::desk::AuditView>>,
        rows: Signal<Arc<Vec<Arc<crate::caseload::Row>>>>,
    ) -> Self {
        let doubt = Memo::new(move |_| {
            let today = today.get();
            let own = match workspace.get()? {
                Workspace::Demo if clock::days_ahead(Some(Workspace::Demo)) > 0 => return None,
                Workspace::Demo => false,
                Workspace::Clinic => true,
            };
            let rows = rows.get();
            let dated = rows.iter().filter(|_| own).filter_map(|row| Some((row.key, row.dated_to?)));
            audit.with(|view| clock_doubt(&view.entries, dated, local_day, today)).map(Arc::new)
        });
        Self { doubt, met: RwSignal::new(true) }
    }

    /// A clinic was just opened: what speaks against the clock now is met first.
    pub(super) fn opened(self) {
        let _ = self.met.try_set(!self.doubt.get_untracked().is_some_and(|doubt| doubt.was_entered));
    }
}

impl Desk {
    /// What speaks against this computer's clock.
    pub fn clock_doubt(self) -> Option<Arc<ClockDoubt>> {
        self.clock.doubt.get()
    }

    /// Whether a person has to look at the clock before anything is shown.
    pub fn is_clock_unmet(self) -> bool {
        !self.clock.met.get() && self.clock.doubt.with(|doubt| doubt.as_ref().is_some_and(|doubt| doubt.was_entered))
    }

    /// Goes on with the day that the clock says; every page says what speaks against it.
    pub fn go_on_in_doubt(self) {
        self.clock.met.set(true);
    }

    /// Goes on because a person says that the clock is right: what lies ahead was entered under a wrong one, or mistyped. The audit says so.
    pub fn confirm_clock(self) {
        if let Some(doubt) = self.clock.doubt.get_untracked() {
            let line = Line::new(Deed::ClockConfirmed, What::Clock);
            self.note(vec![Line {
                before: Some(Value::Day(doubt.today)),
                after: Some(Value::Day(doubt.newest)),
                ..line
            }]);
        }
        self.clock.met.set(true);
    }
}
