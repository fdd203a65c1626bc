//! What patients report for themselves, at the desk: the inbox, the clinic's keys, and what was answered while the clinic was locked. All of it
//! is of the present, also while the pages look back.

use super::keys::ClinicKeeper;
use super::late::Background;
use super::{Desk, Failure};
use crate::browser::clock;
use crate::browser::seal_crypto::WebPrimitives;
use crate::caseload::{Clinic, HarmAlert, Response};
use crate::desk::session::Job;
use crate::desk::{Command, Deed, Line, apply};
use crate::questionnaire::Questionnaire;
use crate::record::{Arrival, Arrivals, CollectOrdered, Instant, Key, What, sort_by_key};
use crate::self_report::{
    self, Arrived, ClinicKey, KeyPair, Primitives as _, SealFault, SelfReportSettings, Sending, StoredKey, open_text,
    read_pasted, said_of,
};
use crate::ui::start;
use crate::vault::Waiting;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What waits in the inbox, opened: under which key, as it lies, and what came of it.
#[derive(Clone, Debug)]
pub struct InInbox {
    /// Its key.
    pub key: Key,
    /// As it lies.
    pub arrival: Arrival,
    /// What came of opening it.
    pub arrived: Arrived,
}

impl Desk {
    /// What waits in the inbox, as it lies. Follows it.
    pub fn inbox(self) -> Arc<Arrivals> {
        self.present.with(|clinic| Arc::clone(&clinic.arrivals))
    }

    /// What is set for self-report. Follows it.
    pub fn self_report(self) -> Arc<SelfReportSettings> {
        self.present.with(|clinic| Arc::clone(&clinic.self_report))
    }

    /// What told of harm by the day that is shown, and was not dealt with by then. Follows it.
    pub fn harm_alerts_shown(self) -> Arc<Vec<HarmAlert>> {
        self.harm_shown.get()
    }

    /// Answers that tell of harm and that nobody has dealt with, taken in or not, whatever day is shown. Follows them.
    pub fn harm_alerts(self) -> Arc<Vec<HarmAlert>> {
        self.harm.get()
    }

    /// Everything that waits in that clinic's inbox, opened. What can't be opened says why.
    pub(super) async fn opened_inbox(self, clinic: &Clinic) -> Vec<InInbox> {
        self.opened(clinic, &clinic.arrivals).await
    }

    /// A new key pair, for [`SelfReportSettings::keys`].
    ///
    /// # Errors
    /// The browser can't make one.
    pub async fn new_report_key(self) -> Result<StoredKey, SealFault> {
        let pair = WebPrimitives.generate().await?;
        let private = WebPrimitives.export(&pair.private).await?;
        Ok(StoredKey { public: pair.public, private, made: now() })
    }

    /// Puts into the inbox what was answered on this device while the clinic was locked, and opens what couldn't be opened before. Asked for
    /// after every unlocking, and when another tab has written.
    pub(super) fn look_into_inbox(self) {
        start(async move { self.say_not_noted(self.later(Background::LookIntoInbox).await) });
    }

    pub(super) async fn open_inbox(self) -> Result<(), Failure> {
        self.queued(Job::Note, self.until_no_conflict(async || self.inbox_looked_at().await)).await
    }

    async fn inbox_looked_at(self) -> Result<(), Failure> {
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let Waiting { arrivals: waiting, damaged } = keeper.waiting().await?;
        if self.damaged_waiting.with_untracked(|before| *before != damaged) {
            let _ = self.damaged_waiting.try_set(damaged);
        }
        let mut unknown: Arrivals = clinic.arrivals.iter().map(|(key, arrival)| (*key, arrival.clone())).collect_map();
        unknown.retain(|_, arrival| arrival.said.is_none());
        unknown.extend(waiting.clone());
        let mut known = known_now(self.opened(&clinic, &unknown).await);
        // What lies there already is written only where something is known of it by now.
        known.retain(|arrival| arrival.said.is_some() || waiting.contains_key(&arrival.key()));
        if known.is_empty() {
            return Ok(());
        }
        let change = apply(&clinic, Command::PutInbox(known), &self.stamp()?)?;
        self.save_change(&clinic, &change, &[]).await
    }

    /// Throws away a record of what was answered on this device that can't be read; the audit keeps that it was, and why.
    ///
    /// # Errors
    /// It could not be thrown away.
    pub async fn drop_damaged_waiting(self, name: String, reason: String) -> Result<(), Failure> {
        let lines = vec![Line::new(Deed::Removed, What::ArrivalDropped(reason))];
        let dropping = async |keeper: &ClinicKeeper, note| keeper.drop_waiting(&name, note).await;
        self.queued(Job::Change, self.write_until_no_conflict(lines, dropping)).await?;
        let _ = self.damaged_waiting.try_update(|all| all.retain(|one| one.name != name));
        Ok(())
    }

    /// What came of those texts, in the order in which they were received. One that was read before is not read again, unless it could not be
    /// opened and the clinic has other keys or questionnaires by now: only how it stands may be another.
    pub(super) async fn opened(self, clinic: &Clinic, arrivals: &Arrivals) -> Vec<InInbox> {
        let settings = &clinic.self_report;
        let is_same = self.opened_with.with_value(|with| with.as_ref().is_some_and(|with| Arc::ptr_eq(with, settings)));
        let before = self.responses.try_get_untracked().unwrap_or_default();
        let read = |response: &Response| match &response.arrived {
            Arrived::Opened(opened) => Some(Ok(opened.sending.clone())),
            Arrived::NotOpened(_) if !is_same => None,
            failed => Some(Err(failed.clone())),
        };
        let mut read: BTreeMap<Key, Result<Sending, Arrived>> = before
            .iter()
            .filter(|response| arrivals.contains_key(&response.arrival))
            .filter_map(|response| Some((response.arrival, read(response)?)))
            .collect_map();
        let keys = if read.len() < arrivals.len() { keys_of(settings).await } else { Vec::new() };
        let (shelf, invited, reported) = (settings.shelf(), clinic.invited(), clinic.reported());
        let scoring = |questionnaire: &Questionnaire| settings.scored_as(questionnaire).map(|scored| scored.scoring);
        let known = self_report::Clinic {
            keys: &keys,
            shelf: &shelf,
            invited: &invited,
            reported: &reported,
            scoring: &scoring,
        };
        let mut in_order: Vec<(&Key, &Arrival)> = arrivals.iter().collect();
        // What waits already came first, also within a second: else of the same sending, sealed twice, the second would be the new one.
        sort_by_key(&mut in_order, |(key, arrival)| (arrival.received, !clinic.arrivals.contains_key(*key), **key));
        let mut all = Vec::with_capacity(in_order.len());
        for (key, arrival) in in_order {
            let sending = match read.remove(key) {
                Some(sending) => Some(sending),
                None => match read_pasted(&arrival.text).found.first() {
                    Some(found) => Some(open_text(&WebPrimitives, &known, found).await),
                    None => None,
                },
            };
            all.extend(sending.map(|sending| (*key, arrival, sending)));
        }
        let (arrived, sendings): (Vec<_>, Vec<_>) = all
            .into_iter()
            .map(|(key, arrival, sending)| ((key, arrival.clone()), (sending, arrival.received)))
            .unzip();
        let together = arrived.into_iter().zip(known.stand(sendings));
        together.map(|((key, arrival), arrived)| InInbox { key, arrival, arrived }).collect()
    }
}

/// The instant now, by this computer's clock.
pub(crate) fn now() -> Instant {
    Instant::from_seconds(clock::now_seconds().try_into().unwrap_or_default())
}

/// The clinic's key pairs, old ones among them. One that this browser can't read opens nothing, and what is sealed to it says so.
async fn keys_of(settings: &SelfReportSettings) -> Vec<ClinicKey<WebPrimitives>> {
    let mut keys = Vec::with_capacity(settings.keys.len());
    for StoredKey { public, private, .. } in &settings.keys {
        if let Ok(private) = WebPrimitives.import(private).await {
            keys.push(KeyPair { private, public: *public });
        }
    }
    keys
}

/// The arrivals with what is known of them once they were opened.
pub(super) fn known_now(opened: Vec<InInbox>) -> Vec<Arrival> {
    let known = |InInbox { arrival, arrived, .. }| match arrived {
        Arrived::Opened(opened) => Arrival { said: Some(said_of(&opened.sending)), ..arrival },
        Arrived::Damaged(_) | Arrived::NotOpened(_) => arrival,
    };
    opened.into_iter().map(known).collect()
}
