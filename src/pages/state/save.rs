//! Making changes: applied in pure code first, kept durably, and only then shown. One after another, in the order they were asked for.

use super::saving::{ClinicKeeper, Then, Work};
use super::{Desk, Failure};
use crate::browser::tabs::{self, Word};
use crate::browser::{clock, locks, pause};
use crate::caseload::Clinic;
use crate::desk::{AuditEntry, Change, Command, Draft, Line, apply, flags_shown, lines, without_doubted};
use crate::record::Key;
use crate::vault::settings::FilterChange;
use crate::vault::{Note, StoreError};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use std::sync::Arc;

/// How often a change is made anew on what another tab wrote meanwhile, before the person is told. Each time another tab's change went
/// through, so that as many tabs may write at once, as they do when all lock.
const TRIES: usize = 16;

/// Lets the browser ask before the page is left while a change is being kept, something is half typed, or keys that were drawn wait to be
/// handed over: left at that moment, it would be lost.
pub(super) fn guard_leaving(desk: Desk) {
    // Held for as long as the page lives.
    let _ = window_event_listener(ev::beforeunload, move |event| {
        let is_at_stake = desk.saving.at_stake.try_get_untracked() > Some(0)
            || desk.would_lose_typed()
            || desk.drawn().now().is_some();
        if is_at_stake && !desk.is_locking() {
            event.prevent_default();
        }
    });
    let _ = window_event_listener(ev::pagehide, move |_| desk.drawn().drop_with_the_clinic());
}

impl Desk {
    /// Does it: applied, kept, shown, said (with Undo). On failure nothing changes and `then` is told why, in words that say what to do.
    pub fn run(self, command: Command, then: impl FnOnce(Result<(), Failure>) + 'static) {
        self.run_typed(command, None, then);
    }

    /// The same for a form that had taken up what was half typed before: that is forgotten with the change, not before and not after.
    pub fn run_typed(
        self,
        command: Command,
        taken_up: Option<Draft>,
        then: impl FnOnce(Result<(), Failure>) + 'static,
    ) {
        self.enqueue(Work::Do(command, taken_up), Box::new(then));
    }

    /// Says why a change was not made beside the form that asked for it; in the corner where that has been left meanwhile.
    pub fn say_in(self, place: RwSignal<Option<String>>, failure: &Failure) {
        if place.try_set(Some(failure.to_string())).is_some() {
            self.toasts.fail(failure.to_string());
        }
    }

    /// Whether a change is being kept right now.
    pub fn is_saving(self) -> bool {
        self.saving.at_stake.get() > 0
    }

    /// Takes a change back.
    pub fn undo(self, change: Change) {
        self.enqueue(Work::Undo(change), self.tell());
    }

    /// Takes the latest change back, if there is one.
    pub fn undo_last(self) {
        if let Some(change) = self.saving.last.try_get_value().flatten() {
            self.undo(change);
        }
    }

    /// Has the audit say that something was viewed or the like.
    pub fn note(self, lines: Vec<Line>) {
        self.enqueue(Work::Note(lines), self.tell_of_note());
    }

    /// The same; `then` comes after it, whether the audit says so now or the person was told that it can't.
    pub fn note_then(self, lines: Vec<Line>, then: impl FnOnce() + 'static) {
        let tell = self.tell_of_note();
        let noted = move |done| {
            tell(done);
            then();
        };
        self.enqueue(Work::Note(lines), Box::new(noted));
    }

    /// Has the audit say which flags are shown, where it doesn't yet.
    pub(super) fn note_flags(self) {
        self.enqueue(Work::Flags, self.tell_of_note());
    }

    /// Changes the saved filters.
    pub fn change_filters(self, changes: Vec<FilterChange>, then: impl FnOnce(Result<(), Failure>) + 'static) {
        self.enqueue(Work::Filters(changes), Box::new(then));
    }

    /// Removes a record of half-typed text.
    pub(super) fn forget_drafts(self, key: Key) {
        self.enqueue(Work::ForgetDrafts(key), self.tell());
    }

    /// Shows what another tab wrote.
    pub(super) fn follow_up(self) {
        self.enqueue(Work::CatchUp, self.tell());
    }

    /// Opens, locks or erases a clinic, once everything that was asked for before is kept.
    pub(super) fn move_on(self, work: impl Future<Output = ()> + 'static) {
        self.enqueue(Work::Move(Box::pin(work)), Box::new(drop));
    }

    pub(super) fn tell(self) -> Then {
        Box::new(move |done| match done {
            // A page that can't write, because the record is newer, says so in a banner; and where nothing is open nothing is noted.
            Ok(()) | Err(Failure::Store(StoreError::Newer { .. }) | Failure::NotOpen) => {}
            Err(failure) => self.toasts.fail(failure.to_string()),
        })
    }

    /// The same of what is only noted: while the audit is missing nothing is, and a banner says so.
    pub(super) fn tell_of_note(self) -> Then {
        let tell = self.tell();
        Box::new(move |done| match done {
            Err(Failure::Store(StoreError::Undecided { .. })) => {}
            done => tell(done),
        })
    }

    pub(super) fn enqueue(self, work: Work, then: Then) {
        let counts = work.counts();
        self.saving.at_stake.update(|count| *count += counts);
        self.saving.waiting.update_value(|all| all.push_back((work, then)));
        if !self.saving.busy.get_untracked() {
            self.saving.busy.set(true);
            spawn_local(async move {
                while let Some((work, then)) = self.saving.waiting.try_update_value(VecDeque::pop_front).flatten() {
                    if matches!(work, Work::Do(Command::Import(_), _)) {
                        // It can take seconds: first the page shows that it has begun.
                        pause().await;
                    }
                    let counts = work.counts();
                    let done = self.work(work).await;
                    if let (Err(failure), 1.., true) = (&done, counts, self.is_locking()) {
                        self.lost_in_locking(&format!("A change that was being saved could not be kept. {failure}"));
                    }
                    then(done);
                    let _ = self.saving.at_stake.try_update(|count| *count -= counts);
                }
                let _ = self.saving.busy.try_set(false);
            });
        }
    }

    /// Does one thing; called for whoever has the turn.
    pub(super) async fn work(self, work: Work) -> Result<(), Failure> {
        if let Work::Move(work) = work {
            work.await;
            return Ok(());
        }
        self.settled(async || self.try_to(&work).await).await
    }

    /// Tries again where another tab was first: what it wrote is read, and the same is asked of what is there now.
    pub(super) async fn settled(self, mut act: impl AsyncFnMut() -> Result<(), Failure>) -> Result<(), Failure> {
        for _ in 1..TRIES {
            match act().await {
                Err(Failure::Store(StoreError::Conflict { .. })) => self.catch_up().await?,
                done => return done,
            }
        }
        act().await
    }

    async fn try_to(self, work: &Work) -> Result<(), Failure> {
        let clinic = self.clinic.try_get_untracked().ok_or(Failure::NotOpen)?;
        match work {
            Work::Do(command, taken_up) => {
                let change = apply(&clinic, command.clone(), &self.who())?;
                self.keep(&clinic, &change, taken_up.as_ref()).await?;
                self.say_done(change);
            }
            Work::Undo(change) => {
                let inverse = change.inverse();
                if !inverse.fits(&clinic) {
                    return Err(Failure::ChangedSince);
                }
                self.keep(&clinic, &inverse, None).await?;
                let _ = self.saving.last.try_update_value(Option::take);
                self.toasts.withdraw_offers();
                self.toasts.say(self.said_of(&inverse));
            }
            Work::Note(lines) => drop(self.kept(lines.clone(), async |keeper, note| keeper.note(note).await).await?),
            Work::Flags => {
                let judged = self.judged.try_get_untracked().unwrap_or_default();
                let lines = self.flags.with_value(|known| flags_shown(known, &judged));
                let lines = without_doubted(&self.doubts.try_get_untracked().unwrap_or_default(), lines);
                if !lines.is_empty() {
                    self.kept(lines, async |keeper, note| keeper.note(note).await).await?;
                }
            }
            Work::Filters(changes) => {
                let kept = self.filters.try_get_untracked().ok_or(Failure::NotOpen)?;
                let filters = changes.iter().fold(kept, |filters, change| change.of(&filters));
                self.kept(Vec::new(), async |keeper, note| keeper.save_filters(&filters, note).await).await?;
                let _ = self.filters.try_set(filters);
            }
            Work::IdleMinutes(minutes, line) => {
                self.kept(vec![line.clone()], async |keeper, note| keeper.save_idle_minutes(*minutes, note).await)
                    .await?;
                let _ = self.idle_minutes.try_set(*minutes);
            }
            Work::ForgetDrafts(key) => {
                self.kept(Vec::new(), async |keeper, note| keeper.save_drafts(&[(*key, None)], note).await).await?;
            }
            Work::CatchUp => self.catch_up().await?,
            // Done without a try.
            Work::Move(_) => {}
        }
        Ok(())
    }

    /// What was done, and to whom where it was one patient.
    fn said_of(self, change: &Change) -> String {
        let words = change.done.words();
        let today = self.today.get_untracked();
        change.about(today).map_or_else(|| words.to_owned(), |whom| format!("{words}: {whom}"))
    }

    fn say_done(self, change: Change) {
        let text = self.said_of(&change);
        if change.can_undo {
            let _ = self.saving.last.try_update_value(|last| *last = Some(change.clone()));
            self.toasts.offer(text, "Undo", move || self.undo(change.clone()));
        } else {
            // An older change could no longer be taken back without it.
            let _ = self.saving.last.try_update_value(Option::take);
            self.toasts.withdraw_offers();
            self.toasts.say(text);
        }
    }

    /// Makes a change durable, settings and all, in one commit with its entry of the audit and without the draft it was made of, and shows
    /// it.
    pub(super) async fn keep(
        self,
        clinic: &Arc<Clinic>,
        change: &Change,
        taken_up: Option<&Draft>,
    ) -> Result<(), Failure> {
        let lines = lines(clinic, change, self.today.get_untracked());
        let drafts = taken_up.map(|draft| self.drafts.records_of(std::slice::from_ref(draft))).unwrap_or_default();
        self.kept(lines, async |keeper, note| keeper.save_typed(change, &drafts, note).await).await?;
        let _ = self.clinic.try_set(Arc::new(clinic.with(change)));
        if let Some(draft) = taken_up {
            self.drafts.offer_no_more(draft);
        }
        Ok(())
    }

    /// Writes while no other tab does, shows the audit's new entry and tells the other tabs.
    pub(super) async fn kept(
        self,
        lines: Vec<Line>,
        write: impl AsyncFnOnce(&ClinicKeeper, Note) -> Result<AuditEntry, StoreError>,
    ) -> Result<(), Failure> {
        let keeper = self.saving.keeper().ok_or(Failure::NotOpen)?;
        let workspace = self.workspace.try_get_untracked().flatten().ok_or(Failure::NotOpen)?;
        // A backup that was restored may have records of the very revisions that are known here.
        if self.storage.try_with_untracked(|health| health.replaced_elsewhere) == Some(true) {
            return Err(Failure::Replaced);
        }
        let note = Note { at: clock::now_utc(), by: self.who(), lines };
        let entry = locks::exclusively(workspace.name(), write(&keeper, note)).await?;
        self.show_entries(vec![entry]);
        tabs::tell(workspace, Word::Changed);
        Ok(())
    }
}
