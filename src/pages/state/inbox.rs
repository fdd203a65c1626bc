//! The inbox: what waits is opened, taken in or refused, and what tells of harm is dealt with.

use super::{Desk, Failure};
use crate::browser::clock;
use crate::browser::keys::new_key;
use crate::browser::seal_crypto::WebPrimitives;
use crate::caseload::{Clinic, HarmAlert, HarmAnswer, Response, harm_answers};
use crate::desk::{Command, Record, Refusal, Taken};
use crate::record::{
    Arrival, ArrivalWay, CollectOrdered, Day, DealtWith, Instant, Key, Report, SelfReport, SelfReported, sort_by_key,
};
use crate::self_report::{said_of, seal_sending, sending_of};
use crate::ui::{Latest, effect, start};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Opens what waits, whenever something about it may be another.
pub(super) fn follow(desk: Desk) {
    let latest = Latest::new();
    effect(move || {
        let clinic = desk.present.get();
        let is_latest = latest.begin();
        if clinic.arrivals.is_empty() {
            if !desk.responses.with_untracked(|all| all.is_empty()) {
                desk.responses.set(Arc::default());
            }
            return;
        }
        start(async move {
            let opened = desk.opened_inbox(&clinic).await;
            let one = |it: super::InInbox| Response::of(&it.arrival, it.arrived, &clinic);
            let mut responses: Vec<Response> = opened.into_iter().map(one).collect();
            // What tells of harm comes first.
            let told: BTreeSet<Key> = clinic.harm_alerts().iter().filter_map(|alert| alert.arrival).collect_set();
            sort_by_key(&mut responses, |one| (!told.contains(&one.arrival), one.received, one.arrival));
            if is_latest() {
                desk.opened_with.set_value(Some(Arc::clone(&clinic.self_report)));
                if desk.responses.with_untracked(|before| **before != responses) {
                    let _ = desk.responses.try_set(Arc::new(responses));
                }
            }
        });
    });
}

impl Desk {
    /// What taking that in makes. `said_day` is what a person said where the patient's clock can't be right; of the scores only those are made
    /// that `keeps`, and the answers stay.
    pub fn taken(
        self,
        clinic: &Clinic,
        response: &Response,
        said_day: Option<Day>,
        keeps: impl Fn(Key) -> bool,
    ) -> Option<Taken> {
        let (opened, invited) = (response.opened()?, response.invited?);
        let arrival = clinic.arrivals.get(&response.arrival)?;
        Some(Taken::of(invited, arrival, opened, said_day, &clinic.self_report).with_scores(keeps))
    }

    /// Puts answers that were taken in or refused back into the inbox, sealed anew to the clinic's own key: the text that arrived is kept nowhere.
    ///
    /// # Errors
    /// They can't be read any more, can't be sealed, or it could not be kept.
    pub async fn put_back_into_inbox(self, patient: Key, report: Report) -> Result<(), Failure> {
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let settings = &clinic.self_report;
        let unknown = || Failure::from(Refusal::Unknown(Record::SelfReport));
        let sending = sending_of(&report, settings).ok_or_else(unknown)?;
        let to = settings.current_key().ok_or_else(unknown)?;
        let text = seal_sending(&WebPrimitives, &to.public, &sending).await.map_err(Failure::Send)?;
        let (received, said) = (report.received, Some(said_of(&sending)));
        let arrival = Box::new(Arrival { text, received, way: ArrivalWay::PutBack, said, dealt: None });
        self.run(Command::PutBack { patient, seen: Box::new(report), arrival }).await
    }

    /// The alert about that report, while nobody has dealt with it. Follows it.
    pub fn alert_of(self, report: Key) -> Option<HarmAlert> {
        self.harm_alerts().iter().find(|alert| alert.report == report).cloned()
    }

    /// Which answers an alert is about. Follows it.
    pub fn harm_answers(self, alert: &HarmAlert) -> Vec<HarmAnswer> {
        let clinic = self.present.get();
        self.responses.with(|responses| harm_answers(alert, &clinic, responses))
    }

    /// What keeps who dealt with answers that tell of harm, and what was done. Of a sender whom nobody knows there is no record: the answers
    /// stay in the inbox with the words, which the audit has too.
    pub fn deals_with(self, alert: &HarmAlert, words: String) -> Command {
        let report = alert.report;
        let Some(patient) = alert.patient else { return Command::DealWithUnknown { report, words } };
        let at = Instant::from_seconds(clock::now_seconds().cast_signed());
        let dealt = SelfReported::DealtWith(DealtWith { report, at, by: self.who(), words });
        Command::EnterSelfReport { patient, record: SelfReport { key: new_key(), what: dealt } }
    }
}
