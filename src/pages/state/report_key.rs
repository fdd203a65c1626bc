//! The clinic's key pair for answers: made with the first invitation, before any link is shown, and changed in Settings.

use super::{Desk, Failure};
use crate::caseload::Clinic;
use crate::desk::session::Job;
use crate::desk::{Command, Draft, apply};
use crate::self_report::SelfReportSettings;
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// Makes sure that there is a key pair for invitations to carry. Where the clinic has none, one is made and kept.
    ///
    /// # Errors
    /// The browser can't make one, or it could not be kept.
    pub async fn ensure_report_key(self) -> Result<(), Failure> {
        let has_one = self.present.try_get_untracked().is_some_and(|clinic| clinic.self_report.current_key().is_some());
        if has_one {
            return Ok(());
        }
        let key = self.new_report_key().await?;
        // It goes with the invitation: what is said of that says it all.
        let added = self.until_no_conflict(async || {
            let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
            let key = key.clone();
            let change = apply(&clinic, set(&clinic, move |settings| settings.keys.push(key)), &self.stamp()?)?;
            self.save_change(&clinic, &change, &[]).await
        });
        self.queued(Job::Change, added).await
    }

    /// Makes a new key pair for invitations from now on. Those before stay, so that what was and is still sealed to them can be read.
    ///
    /// # Errors
    /// As [`Self::ensure_report_key`].
    pub async fn add_report_key(self) -> Result<(), Failure> {
        let key = self.new_report_key().await?;
        self.change_self_report(move |settings| settings.keys.push(key)).await
    }

    /// Changes what is set for self-report.
    ///
    /// # Errors
    /// Another tab has set the same part meanwhile, or it could not be kept.
    pub async fn change_self_report(self, change: impl FnOnce(&mut SelfReportSettings)) -> Result<(), Failure> {
        self.change_self_report_typed(Vec::new(), change).await
    }

    /// The same for a form, with what was half typed before and is done with by that.
    ///
    /// # Errors
    /// As [`Self::change_self_report`].
    pub async fn change_self_report_typed(
        self,
        done_with: Vec<Draft>,
        change: impl FnOnce(&mut SelfReportSettings),
    ) -> Result<(), Failure> {
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        self.run_typed(set(&clinic, change), done_with).await
    }
}

fn set(clinic: &Clinic, change: impl FnOnce(&mut SelfReportSettings)) -> Command {
    let was = Arc::clone(&clinic.self_report);
    let mut settings = SelfReportSettings::clone(&was);
    change(&mut settings);
    Command::SetSelfReport { settings: Arc::new(settings), was }
}
