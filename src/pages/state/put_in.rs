//! Putting what patients sent into the inbox: all that is new of a text. What was thrown away before is shown only to whoever asks for it.

use super::self_report::{InInbox, known_now, now};
use super::{Desk, Failure};
use crate::caseload::PutIn;
use crate::desk::{Command, thrown_away};
use crate::record::{Arrival, ArrivalWay, Arrivals, CollectOrdered};
use crate::self_report::{Arrived, FoundText, Pasted, Standing};
use leptos::prelude::*;

impl Desk {
    /// Puts all sealed texts of what was pasted or read into the inbox that arrived now and aren't here already. What of them tells of harm is known
    /// from then on. Those that were thrown away before are left in [`Desk::thrown_again`].
    ///
    /// # Errors
    /// As [`Desk::run`].
    pub async fn put_into_inbox(self, pasted: Pasted, way: ArrivalWay) -> Result<PutIn, Failure> {
        let received = now();
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let arrival = |found: FoundText| Arrival { text: found.text, received, way, said: None, dealt: None };
        let all: Arrivals = pasted.found.into_iter().map(arrival).map(|arrival| (arrival.key(), arrival)).collect_map();
        // Beside what waits already, as the same may have come before.
        let mut both = Arrivals::clone(&clinic.arrivals);
        for (key, arrival) in &all {
            both.entry(*key).or_insert_with(|| arrival.clone());
        }
        let mut of_these = self.opened(&clinic, &both).await;
        of_these.retain(|it| all.contains_key(&it.key));
        let is_here =
            |it: &InInbox| matches!(&it.arrived, Arrived::Opened(opened) if opened.standing == Standing::AlreadyHere);
        let is_known = |it: &InInbox| clinic.arrivals.contains_key(&it.key) || is_here(it);
        let (known, new): (Vec<_>, Vec<_>) = of_these.into_iter().partition(is_known);
        let dropped = self.audit.try_with_untracked(|view| thrown_away(view)).ok_or(Failure::NotOpen)?;
        let (again, new): (Vec<_>, Vec<_>) = new.into_iter().partition(|it| dropped.contains_key(&it.key));
        let unread = |some: &[InInbox]| some.iter().filter(|it| !matches!(it.arrived, Arrived::Opened(_))).count();
        let already_unread = unread(&known);
        let put_in = PutIn {
            new: new.len(),
            new_unread: unread(&new),
            already: known.len() - already_unread,
            already_unread,
            thrown: again.len(),
            left_off: pasted.left_off,
            has_invitation: pasted.has_invitation,
        };
        if !new.is_empty() {
            self.run(Command::PutInbox(known_now(new))).await?;
        }
        if !again.is_empty() {
            let again = again.into_iter().map(|it| (it.key, it.arrival));
            let _ = self.thrown_again.try_update(|all| all.extend(again));
        }
        Ok(put_in)
    }

    /// Puts what was thrown away before and came again into the inbox after all.
    ///
    /// # Errors
    /// As [`Desk::run`]; it is offered still.
    pub async fn show_thrown_again(self) -> Result<(), Failure> {
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let again = self.thrown_again.try_get_untracked().ok_or(Failure::NotOpen)?;
        let opened = self.opened(&clinic, &again).await;
        self.run(Command::PutInbox(known_now(opened))).await?;
        let _ = self.thrown_again.try_update(|all| all.retain(|key, _| !again.contains_key(key)));
        Ok(())
    }
}
