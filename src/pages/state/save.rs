//! Making changes: applied in pure code first, kept durably, and only then shown. One after another, in the order they were asked for.

use super::judge_ahead::STEP;
use super::keys::ClinicKeeper;
use super::late::{Changing, Writing};
use super::{Desk, Failure};
use crate::browser::{breathe, clock, locks};
use crate::caseload::{Clinic, Foreseen};
use crate::desk::session::Job;
use crate::desk::{Applying, AuditEntry, Change, Command, Draft, Line, lines};
use crate::exchange::ImportPlan;
use crate::record::{Instant, Key, Stamp};
use crate::ui::start;
use crate::vault::settings::FilterChange;
use crate::vault::{Note, StoreError};
use crate::words::{done_words, identity_words, state_changed_words, worded};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Lets the browser ask before the page is left while a change is being kept, something is half typed, or keys that were drawn wait to be
/// handed over: left at that moment, it would be lost.
pub(super) fn guard_leaving(desk: Desk) {
    // Held for as long as the page lives.
    let _ = window_event_listener(ev::beforeunload, move |event| {
        let is_saving = desk.is_saving.try_get_untracked() == Some(true);
        let is_at_stake = is_saving || desk.would_lose_typed() || desk.drawn.now().is_some();
        if is_at_stake && !desk.is_locking() {
            event.prevent_default();
        }
    });
}

impl Desk {
    /// Does it: applied, kept, shown, said (with Undo).
    ///
    /// # Errors
    /// Nothing has changed then; why, in words that say what to do.
    pub async fn run(self, command: Command) -> Result<(), Failure> {
        self.run_typed(command, Vec::new()).await
    }

    /// The same for a form: what was half typed before and is done with by that is forgotten with the change, not before and not after.
    ///
    /// # Errors
    /// As [`Desk::run`].
    pub async fn run_typed(self, command: Command, done_with: Vec<Draft>) -> Result<(), Failure> {
        self.later(Changing::Make(Box::new(command), done_with)).await
    }

    /// Imports files. `goes_on` is told how much is prepared, 0 to 1, and asked whether to go on, until all is kept in one step; says whether it
    /// was.
    ///
    /// # Errors
    /// As [`Desk::run`].
    pub async fn import(self, plan: ImportPlan, goes_on: impl Fn(f64) -> bool) -> Result<bool, Failure> {
        self.run_in_steps(Command::Import(plan), Vec::new(), &goes_on).await
    }

    pub(super) async fn make(self, command: Command, done_with: Vec<Draft>) -> Result<(), Failure> {
        self.run_in_steps(command, done_with, &|_| true).await.map(drop)
    }

    async fn run_in_steps(
        self,
        command: Command,
        done_with: Vec<Draft>,
        goes_on: &dyn Fn(f64) -> bool,
    ) -> Result<bool, Failure> {
        self.queued(Job::Change, async {
            self.until_no_conflict(async || {
                let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
                let mut applying = Applying::begin(&clinic, command.clone(), &self.stamp()?)?;
                loop {
                    let done = applying.step(STEP)?;
                    if !goes_on(done) {
                        return Ok(false);
                    }
                    if done >= 1.0 {
                        break;
                    }
                    breathe().await;
                }
                let mut change = applying.finish(&clinic)?;
                let erased: Vec<Key> = change.erases().collect();
                if !erased.is_empty() {
                    // Undoing it brings the journals back as they are.
                    let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
                    change.erased = keeper.journals(&erased).await?.into_values().map(Arc::new).collect();
                    change.erased_drafts = keeper.drafts_about(&erased).await?;
                }
                let drafts: Vec<_> = self.drafts.records_of(&done_with).into_iter().map(|key| (key, None)).collect();
                self.save_change(&clinic, &change, &drafts).await?;
                done_with.iter().for_each(|draft| self.drafts.offer_no_more(draft));
                self.say_done(change);
                Ok(true)
            })
            .await
        })
        .await
    }

    /// Says why a change was not made beside the form that asked for it; in the corner where that has been left meanwhile.
    pub fn say_in(self, place: RwSignal<Option<String>>, failure: &Failure) {
        if place.try_set(Some(failure.to_string())).is_some() {
            self.toasts.fail(failure.to_string());
        }
    }

    /// What was done; why it was not is said in the corner.
    pub fn told<T>(self, done: Result<T, Failure>) -> Option<T> {
        done.map_err(|failure| self.toasts.fail(failure.to_string())).ok()
    }

    /// Takes a change back.
    pub fn undo(self, change: Arc<Change>) {
        start(async move { self.say_failure(self.later(Changing::TakeBack(change)).await) });
    }

    pub(super) async fn take_back(self, change: Arc<Change>) -> Result<(), Failure> {
        self.queued(Job::Change, async {
            self.until_no_conflict(async || {
                let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
                let Some(inverse) = change.inverse(&clinic, &self.stamp()?)? else {
                    return Err(Failure::ChangedSince);
                };
                let drafts = change.erased_drafts.iter().map(|(key, text)| (*key, Some(text.clone())));
                self.save_change(&clinic, &inverse, &drafts.collect::<Vec<_>>()).await?;
                let _ = self.last.try_update_value(Option::take);
                self.toasts.withdraw_offers();
                self.toasts.say(self.said_of(&inverse));
                Ok(())
            })
            .await
        })
        .await
    }

    /// Takes the latest change back, if there is one.
    pub fn undo_last(self) {
        if let Some(change) = self.last.try_get_value().flatten() {
            self.undo(change);
        }
    }

    /// Changes the saved filters.
    ///
    /// # Errors
    /// They could not be kept, and are as before.
    pub async fn change_filters(self, changes: Vec<FilterChange>) -> Result<(), Failure> {
        self.later(Writing::Filters(changes)).await
    }

    pub(super) async fn save_filters(self, changes: Vec<FilterChange>) -> Result<(), Failure> {
        let change = async || {
            let before = self.filters.try_get_untracked().ok_or(Failure::NotOpen)?;
            let filters = changes.iter().fold(before, |filters, change| change.of(&filters));
            self.write(Vec::new(), async |keeper, note| keeper.save_filters(&filters, note).await).await?;
            let _ = self.filters.try_set(filters);
            Ok(())
        };
        self.queued(Job::Change, self.until_no_conflict(change)).await
    }

    /// Removes a record of half-typed text.
    pub(super) fn forget_drafts(self, key: Key) {
        start(async move { self.say_failure(self.later(Writing::ForgetDrafts(key)).await) });
    }

    pub(super) async fn remove_drafts(self, key: Key) -> Result<(), Failure> {
        let forget = async |keeper: &ClinicKeeper, note| keeper.save_drafts(&[(key, None)], note).await;
        self.queued(Job::Note, self.write_until_no_conflict(Vec::new(), forget)).await
    }

    /// Says in the corner what went wrong.
    pub(super) fn say_failure(self, done: Result<(), Failure>) {
        match done {
            // A page that can't write, because the record is newer, says so in a banner; and where nothing is open nothing is noted.
            Ok(()) | Err(Failure::Store(StoreError::Newer { .. }) | Failure::NotOpen) => {}
            Err(failure) => self.toasts.fail(failure.to_string()),
        }
    }

    /// Who does something now, and where; nothing is open where no device is drawn.
    pub(super) fn stamp(self) -> Result<Stamp, Failure> {
        let device = self.keys.device().ok_or(Failure::NotOpen)?;
        let at = Instant::from_seconds(clock::now_seconds().try_into().unwrap_or_default());
        Ok(Stamp { device, by: self.who().into(), at })
    }

    /// What was done, and where it was to one patient, to whom, and where that patient stands now if it is elsewhere.
    fn said_of(self, change: &Change) -> String {
        let words = done_words(&change.done);
        let today = self.present_day.get_untracked();
        let whom = change.about().map(|patient| identity_words(patient, today));
        let said = whom.map_or_else(|| words.to_owned(), |whom| format!("{words}: {whom}"));
        let state = self.present.try_get_untracked().and_then(|clinic| {
            let (before, after) = change.of_one()?;
            state_changed_words(&Foreseen::between(before, after, (&clinic.instruments, &clinic.policy), today))
        });
        match state {
            Some(state) => format!("{said}. {state}"),
            None => said,
        }
    }

    fn say_done(self, change: Change) {
        let text = self.said_of(&change);
        if change.can_undo {
            let change = Arc::new(change);
            let _ = self.last.try_update_value(|last| *last = Some(Arc::clone(&change)));
            self.toasts.offer(text, worded("Undo"), move || self.undo(Arc::clone(&change)));
        } else {
            // An older change could no longer be taken back without it.
            let _ = self.last.try_update_value(Option::take);
            self.toasts.withdraw_offers();
            self.toasts.say(text);
        }
    }

    /// Makes a change durable, settings and all, in one commit with its entry of the audit and with what becomes of half-typed text, and
    /// shows it.
    pub(super) async fn save_change(
        self,
        clinic: &Arc<Clinic>,
        change: &Change,
        drafts: &[(Key, Option<String>)],
    ) -> Result<(), Failure> {
        let lines = lines(clinic, change, self.present_day.get_untracked());
        self.write(lines, async |keeper, note| keeper.save_typed(change, drafts, note).await).await?;
        self.judge_ahead(change).await;
        self.show_clinic(clinic.with(change));
        Ok(())
    }

    /// Writes as [`Desk::write`] does, and again where another tab was first.
    pub(super) async fn write_until_no_conflict(
        self,
        lines: Vec<Line>,
        write: impl AsyncFn(&ClinicKeeper, Note) -> Result<AuditEntry, StoreError>,
    ) -> Result<(), Failure> {
        self.until_no_conflict(async || self.write(lines.clone(), &write).await).await
    }

    /// Writes while no other tab does, shows the audit's new entry and tells the session, and with it the other tabs.
    pub(super) async fn write(
        self,
        lines: Vec<Line>,
        write: impl AsyncFnOnce(&ClinicKeeper, Note) -> Result<AuditEntry, StoreError>,
    ) -> Result<(), Failure> {
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        // A backup that was restored may have records of the very revisions that are known here.
        let workspace = self.session.try_with_untracked(|session| session.writes_to()).ok_or(Failure::NotOpen)??;
        let note = Note::new(clock::now_utc(), self.who(), lines);
        let entry = self.wrote(locks::exclusively(workspace.name(), write(&keeper, note)).await)?;
        self.show_entries(vec![entry]);
        Ok(())
    }
}
