//! The clinic's key pair for answers: made with the first invitation, before any link is shown, and changed in Settings.

use super::{Desk, Failure};
use crate::browser::seal_crypto::WebPrimitives;
use crate::browser::clock;
use crate::desk::Command;
use crate::record::Instant;
use crate::self_report::{Primitives as _, PublicKey, SelfReportSettings, StoredKey};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// The public key that invitations carry. Where the clinic has none, a pair is made and kept first.
    ///
    /// # Errors
    /// The browser can't make one, or it could not be kept.
    pub async fn ensure_report_key(self) -> Result<PublicKey, Failure> {
        let has = || self.clinic.with_untracked(|clinic| Some(clinic.self_report.current_key()?.public));
        match has() {
            Some(public) => Ok(public),
            None => self.new_report_key().await,
        }
    }

    /// Makes a new key pair for invitations from now on. Those before stay, so that what was and is still sealed to them can be read.
    ///
    /// # Errors
    /// As [`Self::ensure_report_key`].
    pub async fn new_report_key(self) -> Result<PublicKey, Failure> {
        let pair = WebPrimitives.generate().await?;
        let private = WebPrimitives.export(&pair.private).await?;
        let made = StoredKey { public: pair.public, private, made: now() };
        self.change_self_report(move |settings| settings.keys.push(made)).await?;
        Ok(pair.public)
    }

    /// Changes what is set for self-report.
    ///
    /// # Errors
    /// Another tab has set the same part meanwhile, or it could not be kept.
    pub async fn change_self_report(self, change: impl FnOnce(&mut SelfReportSettings)) -> Result<(), Failure> {
        let was = self.clinic.with_untracked(|clinic| Arc::clone(&clinic.self_report));
        let mut settings = SelfReportSettings::clone(&was);
        change(&mut settings);
        self.run(Command::SetSelfReport { settings: Arc::new(settings), was }).await
    }
}

/// The instant now, by this computer's clock.
pub(crate) fn now() -> Instant {
    Instant::from_seconds(i64::try_from(clock::now_seconds()).unwrap_or_default())
}
