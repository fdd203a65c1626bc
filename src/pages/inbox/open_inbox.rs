//! The inbox as its parts see it.

use crate::caseload::Response;
use crate::desk::Command;
use crate::pages::state::{Desk, Failure};
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
    /// Whether the camera is asked for.
    pub(super) scanning: RwSignal<bool>,
    /// What was said of what was put in, and what waited then.
    said: RwSignal<Option<(String, Vec<Key>)>>,
}

impl Inbox {
    /// Nothing refused or said yet.
    pub(super) fn new(desk: Desk) -> Self {
        let inbox = Self {
            desk,
            refusing: RwSignal::new(None),
            busy: RwSignal::new(false),
            scanning: RwSignal::new(false),
            said: RwSignal::new(None),
        };
        // Once something else waits, what was said is no longer so, and isn't again when an undo brings back what waited then.
        Effect::new(move |_| {
            let now = inbox.waiting();
            if inbox.said.with_untracked(|said| said.as_ref().is_some_and(|(_, then)| *then != now)) {
                inbox.say_nothing();
            }
        });
        inbox
    }

    /// That response; none once it has left the inbox.
    pub(super) fn response(self, arrival: Key) -> Option<Response> {
        self.desk.responses.with(|all| all.iter().find(|one| one.arrival == arrival).cloned())
    }

    /// Goes on to what is next once something has left the list.
    pub(super) fn go_on() {
        once_drawn(|| focus_id(LIST));
    }

    /// Says what came of what was put in; in the corner where the page has been left meanwhile.
    pub(super) fn say(self, words: String) {
        let waiting = untrack(|| self.waiting());
        if let Some(Some((words, _))) = self.said.try_set(Some((words, waiting))) {
            self.desk.toasts.say(words);
        }
    }

    /// Says nothing of what was put in before.
    pub(super) fn say_nothing(self) {
        self.said.set(None);
    }

    /// What is said of what was put in, until something else waits.
    pub(super) fn said(self) -> Option<String> {
        self.said.with(|said| said.as_ref().map(|(words, _)| words.clone()))
    }

    /// The keys of what waits. Follows them.
    fn waiting(self) -> Vec<Key> {
        self.desk.inbox().keys().copied().collect()
    }
}

/// What is to be refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusing {
    /// An arrival.
    Arrival {
        /// Which.
        arrival: Key,
        /// Of whom, where that is known.
        whose: Option<String>,
        /// Whether it is a known patient's: then the answers are kept in the record, as refused. Otherwise it is thrown away, and the audit has
        /// the reason.
        is_kept: bool,
    },
    /// A record that can't be read, by its name.
    Damaged(String),
}

impl Refusing {
    /// Of whom it is, where that is known.
    pub(super) fn whose(&self) -> Option<String> {
        match self {
            Self::Arrival { whose, .. } => whose.clone(),
            Self::Damaged(_) => None,
        }
    }

    /// Whether the answers are kept, as refused.
    pub(super) const fn is_kept(&self) -> bool {
        matches!(self, Self::Arrival { is_kept: true, .. })
    }

    /// Refuses it or throws it away.
    ///
    /// # Errors
    /// It could not be kept that it was: it still waits.
    pub(super) async fn refuse(self, desk: Desk, reason: String) -> Result<(), Failure> {
        match self {
            Self::Damaged(name) => desk.drop_damaged_waiting(name, reason).await,
            Self::Arrival { arrival, is_kept: false, .. } => {
                desk.run(Command::DropArrivals { arrivals: vec![arrival], reason }).await
            }
            Self::Arrival { arrival, is_kept: true, .. } => {
                let clinic = desk.clinic.get_untracked();
                let response =
                    desk.responses.with_untracked(|all| all.iter().find(|one| one.arrival == arrival).cloned());
                // One that has left the inbox meanwhile needs no refusing.
                match response.and_then(|response| desk.taken(&clinic, &response, None, |_| false)) {
                    Some(taken) => desk.run(Command::TakeIn(vec![taken.refused(reason)])).await,
                    None => Ok(()),
                }
            }
        }
    }
}
