//! The demo clinic, made anew: its patients, whom of them it has invited, and what they answered.

use super::{Desk, Failure};
use crate::browser::seal_crypto::WebPrimitives;
use crate::desk::{Command, apply};
use crate::exchange::ImportPlan;
use crate::exchange::demo::{demo_contact, demo_journals, demo_reports};
use crate::record::{Arrival, ArrivalWay};
use crate::self_report::{SelfReportSettings, said_of, seal_sending};
use crate::words::worded;
use leptos::prelude::*;
use std::sync::Arc;

/// The demo clinic's seed: everyone sees the same made-up patients.
const DEMO_SEED: u64 = 20_260_301;

impl Desk {
    /// The demo clinic's patients, and what they report for themselves, kept and shown.
    pub(super) async fn fill_demo(self) -> Result<(), Failure> {
        let plan = ImportPlan::of_journals(demo_journals(DEMO_SEED, self.present_day.get_untracked()));
        self.save_for_demo(Command::FillDemo(plan)).await?;
        // A browser that can't make such keys shows the demo without what patients report.
        let Ok(key) = self.new_report_key().await else { return Ok(()) };
        let to = key.public;
        let now = key.made;
        let was = self.present.with_untracked(|clinic| Arc::clone(&clinic.self_report));
        let contact = demo_contact(worded("Demo clinic: synthetic data"));
        let settings = Arc::new(SelfReportSettings { keys: vec![key], contact, ..SelfReportSettings::clone(&was) });
        self.save_for_demo(Command::SetSelfReport { settings, was }).await?;
        let (invited, sendings) = self.present.with_untracked(|clinic| demo_reports(&clinic.charts, now));
        for (patient, issued) in invited {
            self.save_for_demo(Command::EnterSelfReport { patient, record: issued.into() }).await?;
        }
        let mut arrivals = Vec::with_capacity(sendings.len());
        for sending in sendings {
            if let Ok(text) = seal_sending(&WebPrimitives, &to, &sending).await {
                arrivals.push(Arrival {
                    text,
                    received: now,
                    way: ArrivalWay::Paste,
                    said: Some(said_of(&sending)),
                    dealt: None,
                });
            }
        }
        self.save_for_demo(Command::PutInbox(arrivals)).await
    }

    /// Does it without a message.
    async fn save_for_demo(self, command: Command) -> Result<(), Failure> {
        self.until_no_conflict(async || {
            let clinic = self.present.get_untracked();
            let change = apply(&clinic, command.clone(), &self.stamp()?)?;
            self.save_change(&clinic, &change, &[]).await
        })
        .await
    }
}
