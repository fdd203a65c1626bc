//! The inbox as its parts see it.

use crate::browser::local_time::when_words;
use crate::caseload::Response;
use crate::desk::{Command, Draft, Record, Refusal, ThrownAway, thrown_away};
use crate::pages::state::{Desk, Failure};
use crate::record::{CollectOrdered, Key};
use crate::ui::{focus_id, once_drawn};
use crate::words::{sent_names, unknown_sender};
use leptos::prelude::*;
use std::collections::BTreeMap;

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
    /// What was thrown away, as the audit has it.
    pub(super) thrown: Memo<BTreeMap<Key, ThrownAway>>,
    /// What each response is called where its buttons are heard without the card around them.
    pub(super) names: Memo<BTreeMap<Key, String>>,
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
            thrown: Memo::new(move |_| desk.audit.with(|view| thrown_away(view))),
            names: Memo::new(move |_| names(desk)),
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

/// What each response is called. Follows what waits.
fn names(desk: Desk) -> BTreeMap<Key, String> {
    let whose = |response: &Response| {
        let patient = response.invited.and_then(|(patient, _)| desk.identity(patient));
        patient.unwrap_or_else(|| unknown_sender().to_owned())
    };
    desk.responses.with(|all| {
        let named = all.iter().map(|one| (whose(one), one, when_words(one.received)));
        all.iter().map(|one| one.arrival).zip(sent_names(&named.collect::<Vec<_>>())).collect_map()
    })
}

/// What is to be refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusing {
    /// An arrival.
    Arrival {
        /// Which.
        arrival: Key,
        /// Of whom, where that is known.
        patient: Option<Key>,
        /// Whether the answers are kept in the record, as refused: they are a known patient's. Otherwise they are thrown away, and the audit has
        /// the reason.
        is_kept: bool,
    },
    /// A record that can't be read, by its name.
    Damaged(String),
}

/// What stands between two parts where a draft names what is refused; an arrival's key stands behind it, as a bare one would name a patient.
const KEPT: &str = " kept-";
const DROPPED: &str = " dropped-";
const DAMAGED: &str = "damaged-";

impl Refusing {
    /// What can be refused of that response.
    pub(super) fn of(response: &Response) -> Self {
        let patient = response.invited.map(|(patient, _)| patient);
        Self::Arrival { arrival: response.arrival, patient, is_kept: response.can_be_taken_in() }
    }

    /// As a draft names it.
    pub(super) fn target(&self) -> String {
        match self {
            Self::Damaged(name) => format!("{DAMAGED}{name}"),
            Self::Arrival { arrival, patient, is_kept } => {
                let patient = patient.map_or_else(|| "-".to_owned(), |patient| patient.to_string());
                format!("{patient}{}{arrival}", if *is_kept { KEPT } else { DROPPED })
            }
        }
    }

    /// What a draft names so.
    pub(super) fn of_target(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix(DAMAGED) {
            return Some(Self::Damaged(name.to_owned()));
        }
        let kept = text.split_once(KEPT).map(|parts| (parts, true));
        let ((patient, arrival), is_kept) = kept.or_else(|| Some((text.split_once(DROPPED)?, false)))?;
        let patient = if patient == "-" { None } else { Some(patient.parse().ok()?) };
        Some(Self::Arrival { arrival: arrival.parse().ok()?, patient, is_kept })
    }

    /// Of whom it is, where that is known.
    pub(super) const fn patient(&self) -> Option<Key> {
        match self {
            Self::Arrival { patient, .. } => *patient,
            Self::Damaged(_) => None,
        }
    }

    /// Whether the answers are kept, as refused.
    pub(super) const fn is_kept(&self) -> bool {
        matches!(self, Self::Arrival { is_kept: true, .. })
    }

    /// Refuses it or throws it away. What was half typed of the reason is offered no more.
    ///
    /// # Errors
    /// It could not be kept that it was: it still waits.
    pub(super) async fn refuse(self, desk: Desk, reason: String, done_with: Vec<Draft>) -> Result<(), Failure> {
        let command = match self {
            Self::Damaged(name) => {
                desk.drop_damaged_waiting(name, reason).await?;
                done_with.iter().for_each(|draft| desk.discard_draft(draft));
                return Ok(());
            }
            Self::Arrival { arrival, is_kept: false, .. } => Command::DropArrivals { arrivals: vec![arrival], reason },
            Self::Arrival { arrival, is_kept: true, .. } => {
                let clinic = desk.clinic.get_untracked();
                let response =
                    desk.responses.with_untracked(|all| all.iter().find(|one| one.arrival == arrival).cloned());
                let taken = response.and_then(|response| desk.taken(&clinic, &response, None, |_| false));
                let gone = Failure::from(Refusal::Unknown(Record::Arrival));
                Command::TakeIn(vec![taken.ok_or(gone)?.refused(reason)])
            }
        };
        desk.run_typed(command, done_with).await
    }
}
