//! Entering a workspace, and erasing.

use super::answer_folder::AnswerFolder;
use super::closed_clinic::ClosedClinic;
use super::draft_desk::unpack;
use super::keys::ClinicKeeper;
use super::late::Background;
use super::{Desk, Failure, StorageHealth};
use crate::browser::tabs::{self, Word};
use crate::browser::web_crypto::WebCrypto;
use crate::browser::workspace::{self, Workspace};
use crate::browser::{clock, erase_all, lost_drafts};
use crate::caseload::Clinic;
use crate::desk::session::{Input, Job, KeyChange, Stage};
use crate::desk::{AuditView, Deed, Line, SeenFlags};
use crate::record::{Arrivals, What};
use crate::ui::start;
use crate::vault::{Keeper, Keyring, Opened, Sealing, StoreKind};
use crate::words::say;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::CryptoKey;

/// Who works in the demo clinic.
const DEMO_WHO: &str = "Demo clinician";

/// What is said where the clinic's settings can't be read.
const SETTINGS_LOST: &str = "The clinic’s stored settings are damaged and were set apart, so the defaults are in force now. Check the \
     settings and save them.";

impl Desk {
    /// Opens the clinic that was open last, or shows the first visit's two ways in.
    pub fn open_last(self) {
        start(async move {
            let entered = self.queued(Job::Enter, async {
                let last = match workspace::current() {
                    Some(last) => Some(last),
                    None => workspace::left_without_choice().await,
                };
                match last {
                    Some(last) => self.entered(last).await?,
                    None => self.happened(Input::Reached(Stage::FirstVisit)),
                }
                Ok(())
            });
            // The page says why it could not be opened.
            drop(entered.await);
        });
    }

    /// Shows the first visit's two ways in, although a clinic was open last.
    pub fn open_first_page(self) {
        start(async move {
            let entered = self.queued(Job::Enter, async {
                self.happened(Input::Reached(Stage::FirstVisit));
                Ok(())
            });
            drop(entered.await);
        });
    }

    /// Goes to a workspace and remembers it as the one to open next time, and says whether it got there. The demo opens, and is filled first
    /// where it has no patients; the person's own clinic shows how it is unlocked or set up. What is half typed is kept before, and offered when the
    /// clinic is open again; where it can't be kept, the clinic stays open.
    pub async fn enter(self, workspace: Workspace) -> bool {
        self.has_kept_typed().await && self.queued(Job::Enter, self.entered(workspace)).await.is_ok()
    }

    async fn entered(self, workspace: Workspace) -> Result<(), Failure> {
        // While a patient is asked on this device no tab shows anything else.
        let is_asked = self.find_asking();
        let workspace = if is_asked { Workspace::Clinic } else { workspace };
        let closed = ClosedClinic::find(workspace).await;
        let reached = match workspace {
            Workspace::Demo => self.open_demo(closed).await,
            // Where the records can't be looked at either: what is answered is sealed on the page, and tried to be stored then.
            Workspace::Clinic => match self.reach(closed).await {
                Ok(Stage::Locked) | Err(_) if is_asked => Ok(Stage::Asking { is_resting: false }),
                reached => reached,
            },
        };
        match &reached {
            Ok(_) => {
                // Where this can't be kept, the banner about storage already says that nothing will be.
                let _ = workspace::set_current(workspace);
                workspace::mark_in_use(workspace);
            }
            Err(failure) => self.reached(Stage::Failed(failure.to_string())),
        }
        self.reached(reached?);
        Ok(())
    }

    /// The job that is being done led there.
    pub(super) fn reached(self, stage: Stage) {
        let is_open = stage == Stage::Open;
        self.happened(Input::Reached(stage));
        if is_open {
            self.look_around();
        }
    }

    /// What is due whenever a clinic is open.
    pub(super) fn look_around(self) {
        self.look_into_inbox();
        self.look_into_answer_folder();
        self.note_flags();
    }

    /// Removes the open clinic without a trace and goes back to the first visit.
    ///
    /// # Errors
    /// Not all of it could be removed; what is left is shown as it is.
    pub async fn erase(self) -> Result<(), Failure> {
        let workspace = self.workspace.get_untracked().ok_or(Failure::NotOpen)?;
        let erased = self.queued(Job::Erase, async {
            erase_all(workspace).await.map_err(Failure::Erase)?;
            tabs::tell(workspace, Word::Replaced);
            // What the person at this browser chose goes with the last clinic.
            self.show_preferences();
            self.reached(Stage::FirstVisit);
            Ok(())
        });
        let erased = erased.await;
        if matches!(erased, Err(Failure::Erase(_))) {
            self.enter(workspace).await;
        }
        erased
    }

    /// Back to the first visit's two ways in, from the person's own closed clinic. Nothing is opened or changed.
    pub fn leave_closed(self) {
        self.happened(Input::LeftClosed);
    }

    /// Drops all that is held of a workspace, and all that was shown of it.
    pub(super) fn close(self) {
        self.toasts.withdraw_offers();
        self.drawn.drop_with_the_clinic();
        self.keys.drop_all();
        self.last.set_value(None);
        let _ = self.looking.try_set(None);
        let _ = self.looked.try_set(None);
        let _ = self.present.try_set(Arc::new(Clinic::default()));
        let _ = self.responses.try_set(Arc::default());
        let _ = self.damaged_waiting.try_set(Vec::new());
        let _ = self.thrown_again.try_set(Arrivals::new());
        let _ = self.answer_folder.try_set(AnswerFolder::default());
        let _ = self.dealing.try_set(None);
        let _ = self.storage.try_set(StorageHealth::default());
        let _ = self.audit.try_set(Arc::new(AuditView::default()));
        let _ = self.filters.try_set(Vec::new());
        let _ = self.people.try_set(Vec::new());
        let _ = self.unlocked_by.try_set(None);
        let _ = self.key_change.try_set(KeyChange::None);
        let _ = self.weak_passphrase.try_set(None);
        self.offer_drafts(Vec::new());
        self.draft_records_are([]);
        self.flags.set_value(SeenFlags::default());
    }

    /// Looks at the person's own clinic, as it lies.
    async fn reach(self, closed: ClosedClinic) -> Result<Stage, Failure> {
        let (closed, has_keyring) = closed.looked_at().await?;
        workspace::mark_locked(has_keyring);
        // Where the records are not in the first choice of a store, the person knows before they set anything up there.
        let notices = closed.notice.iter().cloned().collect();
        let _ = self.storage.try_set(StorageHealth { notices, ..StorageHealth::default() });
        let is_empty = closed.records == 0;
        self.keys.set_closed(closed);
        Ok(match has_keyring {
            true => Stage::Locked,
            false if is_empty => Stage::SetUp,
            false => Stage::KeyringMissing,
        })
    }

    async fn open_demo(self, ClosedClinic { store, notice, .. }: ClosedClinic) -> Result<Stage, Failure> {
        let (keeper, opened) = Keeper::open(store, Sealing::Open).await?;
        let is_new = opened.charts.is_empty() && opened.damaged.is_empty() && opened.newer.is_empty();
        self.show(Workspace::Demo, (keeper, None), opened, notice, DEMO_WHO.to_owned()).await;
        self.note(vec![Line::new(Deed::Opened, What::DemoClinic)]);
        if is_new {
            self.later(Background::FillDemo).await?;
        }
        Ok(Stage::Open)
    }

    /// Shows what was opened.
    pub(super) async fn show(
        self,
        workspace: Workspace,
        (keeper, key): (ClinicKeeper, Option<CryptoKey>),
        mut opened: Opened,
        notice: Option<String>,
        who: String,
    ) {
        let kind = keeper.kind();
        self.keys.set_keeper(keeper, key);
        // What was changed in one clinic can't be taken back in another.
        self.last.set_value(None);
        self.happened(Input::Held(workspace));
        // Where it waits for a decision nobody is judged, not even by the defaults.
        let rules_wait = opened.undecided.records.iter().any(|one| one.holding.judges_all());
        let lost = (opened.has_lost_policy() && !rules_wait).then(|| SETTINGS_LOST.to_owned());
        let lost_drafts = lost_drafts::take().map(|what| say!("When the page was locked or left: {what}", what));
        let drafts = unpack(&who, &opened.drafts);
        let _ = self.unlocked_by.try_set(Some(who));
        let _ = self.storage.try_set(StorageHealth {
            kind: Some(kind),
            // Where nothing is kept, that alone is said.
            notices: notice.into_iter().chain(lost).chain(lost_drafts).filter(|_| kind != StoreKind::Memory).collect(),
            damaged: Arc::new(std::mem::take(&mut opened.damaged)),
            newer: Arc::new(std::mem::take(&mut opened.newer)),
            nearly_full: None,
            folder_trouble: None,
        });
        self.check_quota();
        if let Some(keyring) = opened.keyring.take() {
            self.show_people(keyring).await;
        }
        self.key_change_was(|change| change.found(Some(opened.under_old_key)));
        self.flags.set_value(SeenFlags::default());
        let _ = self.audit.try_set(Arc::new(AuditView {
            entries: opened.audit,
            ends_newer: opened.audit_ends_newer,
            undecided: opened.undecided,
        }));
        self.set_idle_minutes(opened.idle_minutes.unwrap_or_default());
        let _ = self.filters.try_set(opened.filters);
        let clinic = Clinic::new(opened.charts, opened.own_instruments, opened.policy.unwrap_or_default())
            .with_self_report(opened.self_report.unwrap_or_default(), Arc::new(opened.arrivals));
        // The demo's clock may be moved; a clinic's never is. The day first: a judgement of the wrong one would be shown for a moment.
        workspace::set_current(workspace).ok();
        let _ = self.present_day.try_set(clock::today(Some(workspace)));
        let _ = self.present.try_set(Arc::new(clinic));
        self.look_at_clock();
        self.offer_drafts(drafts);
        self.draft_records_are(opened.drafts.into_keys());
    }

    /// Shows who may open the clinic.
    pub(super) async fn show_people(self, keyring: Keyring) {
        let names = match self.keys.key() {
            Some(key) => keyring.names(&WebCrypto, &key).await,
            None => Vec::new(),
        };
        let is_changing = keyring.is_key_changing();
        self.key_change_was(|change| change.seen(is_changing));
        self.keys.set_keyring(keyring);
        let _ = self.people.try_set(names);
    }
}
