//! Handing this device to a patient: the clinic is locked first, what is answered goes sealed into the closed clinic's inbox, and only a
//! passphrase leads back.

use super::closed_clinic::ClosedClinic;
use super::late::Background;
use super::self_report::now;
use super::{Desk, Failure, Stage};
use crate::browser::seal_crypto::WebPrimitives;
use crate::browser::workspace::Workspace;
use crate::browser::{asking, locks};
use crate::desk::Command;
use crate::desk::session::{Input, Job};
use crate::questionnaire::Questionnaire;
use crate::record::{ArrivalWay, IssuedInvitation, Key, LockReason, ReportWay};
use crate::self_report::{
    Asking, AskingStep, Carried, Invitation, KioskLayout, Primitives as _, PublicKey, Sending, Token, language_of,
    read_pasted, seal_sending, version_of,
};
use crate::ui::start;
use crate::vault::{Store as _, StoreError, StoreKind, keep_waiting};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// Hands this device to the patient: the invitation is kept, and the clinic is locked. The page that is loaded after that asks.
    ///
    /// # Errors
    /// Nothing is handed over then, and the clinic stays open.
    pub async fn hand_over(
        self,
        patient: Key,
        questionnaires: &[Arc<Questionnaire>],
        greeting: String,
    ) -> Result<(), Failure> {
        if self.storage.with_untracked(|health| health.kind == Some(StoreKind::Memory)) {
            return Err(Failure::Store(StoreError::Denied));
        }
        self.ensure_report_key().await?;
        let settings = untrack(|| self.self_report());
        let public_key = settings.current_key().ok_or(Failure::NotOpen)?.public;
        let mut token = Token([0; 16]);
        WebPrimitives.random(&mut token.0)?;
        let invitation = Invitation {
            public_key,
            token,
            questionnaires: questionnaires.iter().cloned().map(Carried::new).collect(),
            language: language_of(questionnaires.iter().map(|one| &**one)),
            contact: Some(settings.contact.clone()),
        };
        let asked = Asking {
            invitation: invitation.to_fragment(&WebPrimitives).await?,
            greeting,
            is_one_page: settings.layout == KioskLayout::OnePage,
            step: AskingStep::Answering,
        };
        let issued = IssuedInvitation {
            token,
            questionnaires: questionnaires.iter().map(|one| version_of(one)).collect(),
            way: ReportWay::Kiosk,
            at: now(),
            // A patient who is asked at night may finish on the next day.
            until: Some(self.present_day.get_untracked().plus(1)),
        };
        // First: what can't be kept on this device isn't asked on it.
        asking::keep(&asked).map_err(Failure::Store)?;
        let invited = self.run(Command::EnterSelfReport { patient, record: issued.into() }).await;
        if invited.is_err() {
            let _ = asking::forget();
            return invited;
        }
        self.happened(Input::Lock(LockReason::HandedOver));
        Ok(())
    }

    /// Whether a patient is asked on this device, and how far they are.
    pub(super) fn find_asking(self) -> bool {
        let found = asking::read();
        let is_found = found.is_some();
        let _ = self.asking.try_set(found);
        is_found
    }

    /// Whether a form is being filled in on this page, which only its memory holds.
    pub fn is_answering(self) -> bool {
        let step = self.asking.try_get_untracked().flatten().map(|asked| asked.step);
        step == Some(AskingStep::Answering)
    }

    /// Seals what is finished; the open answers are gone from this device then.
    ///
    /// # Errors
    /// It can't be sealed, and stays as it is.
    pub async fn seal_answers(self, to: PublicKey, sending: &Sending) -> Result<(), Failure> {
        // What is sealed anew is another sending: after a power cut the first may be stored already, with other answers.
        let mut sending = sending.clone();
        WebPrimitives.random(&mut sending.id.0)?;
        let sealed = seal_sending(&WebPrimitives, &to, &sending).await?;
        self.ask_on(AskingStep::Sealed(sealed));
        Ok(())
    }

    /// Puts what is sealed into the inbox of the closed clinic; it is on the disk when this returns.
    ///
    /// # Errors
    /// It could not be stored. The sealed text stays where it is.
    pub async fn hand_in(self) -> Result<(), Failure> {
        let step = self.asking.with_untracked(|asking| asking.as_ref().map(|asking| asking.step.clone()));
        let Some(AskingStep::Sealed(text)) = step else { return Ok(()) };
        self.queued(Job::HandIn, async {
            let found = match self.keys.closed() {
                Some(closed) => closed,
                None => ClosedClinic::find(Workspace::Clinic).await,
            };
            if found.store.kind() == StoreKind::Memory {
                return Err(Failure::Store(StoreError::Denied));
            }
            self.keys.set_closed(found.clone());
            locks::exclusively(Workspace::Clinic.name(), keep_waiting(&found.store, &text, now())).await?;
            self.ask_on(AskingStep::HandedIn);
            Ok(())
        })
        .await
    }

    /// The clinic is unlocked: nobody is asked here any more. What is sealed and not stored yet goes into the inbox that is open now; where
    /// that fails it stays, and the page says so.
    pub(super) fn end_asking(self) {
        let Some(asked) = self.asking.try_get_untracked().flatten() else { return };
        let AskingStep::Sealed(text) = asked.step else { return self.forget_asking() };
        start(async move {
            if self.told(self.later(Background::TakeSealed(text)).await).is_some() {
                self.forget_asking();
            }
        });
    }

    pub(super) async fn take_sealed(self, text: String) -> Result<(), Failure> {
        self.put_into_inbox(read_pasted(&text), ArrivalWay::Kiosk).await.map(drop)
    }

    fn forget_asking(self) {
        let _ = self.asking.try_set(None);
        if let Err(error) = asking::forget() {
            self.toasts.fail(Failure::Store(error).to_string());
        }
    }

    /// Goes a step on, here and for every tab and page that is loaded later. What the browser doesn't keep is still on this page.
    fn ask_on(self, step: AskingStep) {
        let known = asking::read().or_else(|| self.asking.try_get_untracked().flatten());
        if let Some(asked) = known.map(|asked| asked.at(step)) {
            let _ = asking::keep(&asked);
            let _ = self.asking.try_set(Some(asked));
        }
    }
}

/// Has every tab ask as long as the device is in a patient's hands, and none after that.
pub(super) fn follow(desk: Desk) {
    asking::listen(move || {
        let stage = desk.stage.try_get_untracked();
        let is_clinic = desk.workspace.try_get_untracked().flatten() == Some(Workspace::Clinic);
        match (asking::read(), stage) {
            (Some(asked), Some(Stage::Asking { .. })) => drop(desk.asking.try_set(Some(asked))),
            // It is told to lock, and loads the page anew after that.
            (Some(_), Some(Stage::Open)) if is_clinic => {}
            (Some(_), Some(Stage::Locking { .. } | Stage::Reloading | Stage::Starting)) => {}
            (found, Some(Stage::Asking { .. })) | (found @ Some(_), _) => {
                // Where it is over, nothing here is to be kept any more, and the browser need not ask.
                let _ = desk.asking.try_set(found);
                let _ = window().location().reload();
            }
            (None, _) => {}
        }
    });
}
