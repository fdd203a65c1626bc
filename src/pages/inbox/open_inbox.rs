//! The inbox as its parts see it.

use crate::caseload::Response;
use crate::desk::Command;
use crate::pages::state::Desk;
use crate::record::Key;
use crate::ui::{focus_id, once_drawn};
use leptos::prelude::*;

/// The id of the list's heading: where the focus goes when a response leaves the list.
pub(super) const LIST: &str = "waiting-title";

/// The inbox as its parts see it.
#[derive(Clone, Copy)]
pub(super) struct Inbox {
    pub(super) desk: Desk,
    /// What is to be refused.
    pub(super) refusing: RwSignal<Option<Refusing>>,
    /// Whether something is being taken in.
    pub(super) busy: RwSignal<bool>,
}

impl Inbox {
    /// That response; none once it has left the inbox.
    pub(super) fn response(self, arrival: Key) -> Option<Response> {
        self.desk.responses.with(|all| all.iter().find(|one| one.arrival == arrival).cloned())
    }

    /// Goes on to what is next once something has left the list.
    pub(super) fn go_on() {
        once_drawn(|| focus_id(LIST));
    }
}

/// What is to be refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusing {
    /// Which arrival.
    pub(super) arrival: Key,
    /// Of whom, where that is known.
    pub(super) whose: Option<String>,
    /// Whether it is a known patient's: then the answers are kept in the record, as refused. Otherwise it is thrown away, and the audit has the
    /// reason.
    pub(super) is_kept: bool,
}

impl Refusing {
    /// What is done then.
    pub(super) fn command(&self, desk: Desk, reason: String) -> Option<Command> {
        let arrival = self.arrival;
        if !self.is_kept {
            return Some(Command::DropArrivals { arrivals: vec![arrival], reason });
        }
        let clinic = desk.clinic.get_untracked();
        let response = desk.responses.with_untracked(|all| all.iter().find(|one| one.arrival == arrival).cloned())?;
        Some(Command::TakeIn(vec![desk.taken(&clinic, &response, None, |_| false)?.refused(reason)]))
    }
}
