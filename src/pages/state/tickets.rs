//! Who waits for their turn, and what the session says to them.

use crate::browser::callback::Later;
use crate::desk::session::{Refused, Ticket};
use leptos::prelude::*;
use std::collections::BTreeMap;

type Called = Later<Result<(), Refused>>;

/// Those who wait. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Tickets {
    waiting: StoredValue<BTreeMap<Ticket, Called>, LocalStorage>,
    next: StoredValue<u64>,
}

impl Tickets {
    pub(super) fn new() -> Self {
        Self { waiting: StoredValue::new_local(BTreeMap::new()), next: StoredValue::new(0) }
    }

    /// A ticket, and what is heard once it is called.
    pub(super) fn wait(self) -> (Ticket, Called) {
        let number = self.next.try_update_value(|next| {
            *next += 1;
            *next
        });
        let (ticket, called) = (Ticket(number.unwrap_or_default()), Later::new());
        let _ = self.waiting.try_update_value(|waiting| waiting.insert(ticket, called.clone()));
        (ticket, called)
    }

    /// Calls it: its turn has come, or is refused.
    pub(super) fn call(self, ticket: Ticket, word: Result<(), Refused>) {
        if let Some(called) = self.waiting.try_update_value(|waiting| waiting.remove(&ticket)).flatten() {
            called.give(word);
        }
    }
}
