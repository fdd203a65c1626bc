//! A clock that can't be right: met before anything is judged by its day, and said on every page from then on.

use super::{Desk, Stage};
use crate::desk::session::Input;
use crate::desk::{Deed, Line};
use crate::record::{Value, What};
use leptos::prelude::*;

impl Desk {
    /// A clinic was just read: what speaks against the clock now is met first. What shows itself later is said above the page, which stays:
    /// something may be half typed there.
    pub(super) fn look_at_clock(self) {
        let doubt = self.clock_doubt.get_untracked();
        self.happened(Input::ClockDoubted(doubt.is_some_and(|doubt| doubt.was_entered)));
    }

    /// Whether a person has to look at the clock before anything is shown. Follows it.
    pub fn is_clock_unmet(self) -> bool {
        self.held.get().is_some_and(|held| held.is_clock_doubted)
            && self.clock_doubt.with(|doubt| doubt.as_ref().is_some_and(|doubt| doubt.was_entered))
    }

    /// Whether the clinic's pages are shown: it is open, and its clock was met where it can't be right. Follows it.
    pub fn is_shown(self) -> bool {
        self.stage.get() == Stage::Open && !self.is_clock_unmet()
    }

    /// Goes on with the day that the clock says; every page says what speaks against it.
    pub fn go_on_in_doubt(self) {
        self.happened(Input::ClockDoubted(false));
        self.note_flags();
    }

    /// Goes on because a person says that the clock is right: what lies ahead was entered under a wrong one, or mistyped. The audit says so.
    pub fn confirm_clock(self) {
        if let Some(doubt) = self.clock_doubt.get_untracked() {
            let line = Line::new(Deed::ClockConfirmed, What::Clock);
            self.note(vec![Line {
                before: Some(Value::Day(doubt.today)),
                after: Some(Value::Day(doubt.newest)),
                ..line
            }]);
        }
        self.go_on_in_doubt();
    }
}
