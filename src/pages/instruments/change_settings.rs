//! Changing what is set for self-report.

use crate::desk::Command;
use crate::pages::state::Desk;
use crate::self_report::SelfReportSettings;
use leptos::prelude::*;
use std::sync::Arc;

/// Makes a change of what is set for self-report; says whether it is kept.
pub(super) async fn set(desk: Desk, change: impl FnOnce(&mut SelfReportSettings)) -> bool {
    let Some(was) = desk.clinic.try_with_untracked(|clinic| Arc::clone(&clinic.self_report)) else { return false };
    let mut settings = SelfReportSettings::clone(&was);
    change(&mut settings);
    let command = Command::SetSelfReport { settings: Arc::new(settings), was };
    desk.told(desk.run(command).await).is_some()
}
