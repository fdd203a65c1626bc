//! What patients report for themselves, at the desk: the inbox, the clinic's keys, and what was answered while the clinic was locked. All of it
//! is of the present, also while the pages look back.

use super::{Desk, Failure};
use crate::browser::clock;
use crate::browser::seal_crypto::WebPrimitives;
use crate::caseload::{Clinic, HarmAlert, PutIn};
use crate::desk::session::Job;
use crate::desk::{Command, apply};
use crate::questionnaire::Questionnaire;
use crate::record::{Arrival, ArrivalWay, Arrivals, Instant, Key};
use crate::self_report::{
    self, Arrived, ClinicKey, FoundText, KeyPair, Pasted, Primitives as _, SealFault, SelfReportSettings, Sending,
    Standing, StoredKey, read_pasted, receive, said_of,
};
use crate::ui::start;
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

    /// The clinic of the present, also while the pages look back. Follows it.
    pub fn present_clinic(self) -> Arc<Clinic> {
        self.present.get()
    }

    /// What told of harm by the day that is shown, and was not dealt with by then. Follows it.
    pub fn harm_alerts_shown(self) -> Arc<Vec<HarmAlert>> {
        self.harm_shown.get()
    }

    /// Answers that tell of harm and that nobody has dealt with, taken in or not, whatever day is shown. Follows them.
    pub fn harm_alerts(self) -> Arc<Vec<HarmAlert>> {
        self.harm.get()
    }

    /// Everything that waits in the inbox, opened. What can't be opened says why.
    pub async fn opened_inbox(self) -> Vec<InInbox> {
        let Some(clinic) = self.present.try_get_untracked() else { return Vec::new() };
        self.opened(&clinic, &clinic.arrivals).await
    }

    /// Puts all sealed texts of what was pasted or read into the inbox that arrived now and aren't here already. What of them tells of harm is known
    /// from then on.
    ///
    /// # Errors
    /// As [`Desk::run`].
    pub async fn put_into_inbox(self, pasted: Pasted, way: ArrivalWay) -> Result<PutIn, Failure> {
        let received = now();
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let arrival = |found: FoundText| Arrival { text: found.text, received, way, said: None };
        let all: Arrivals = pasted.found.into_iter().map(arrival).map(|arrival| (arrival.key(), arrival)).collect();
        let mut new = all.clone();
        new.retain(|key, _| !clinic.arrivals.contains_key(key));
        let mut opened = self.opened(&clinic, &new).await;
        let is_here =
            |it: &InInbox| matches!(&it.arrived, Arrived::Opened(opened) if opened.standing == Standing::AlreadyHere);
        opened.retain(|it| !is_here(it));
        let (left_off, has_invitation) = (pasted.left_off, pasted.has_invitation);
        let put_in = PutIn { new: opened.len(), already: all.len() - opened.len(), left_off, has_invitation };
        if !opened.is_empty() {
            self.run(Command::PutInbox(known_now(opened))).await?;
        }
        Ok(put_in)
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
        start(async move {
            let looked = self.queued(Job::Note, self.until_no_conflict(async || self.inbox_looked_at().await));
            self.say_not_noted(looked.await);
        });
    }

    async fn inbox_looked_at(self) -> Result<(), Failure> {
        let keeper = self.keys.keeper().ok_or(Failure::NotOpen)?;
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let waiting = keeper.waiting().await?;
        let mut unknown: Arrivals = clinic.arrivals.iter().map(|(key, arrival)| (*key, arrival.clone())).collect();
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

    /// What came of those texts. One that was opened before is not opened again: only how it stands may be another.
    async fn opened(self, clinic: &Clinic, arrivals: &Arrivals) -> Vec<InInbox> {
        let before = self.responses.try_get_untracked().unwrap_or_default();
        let mut sendings: BTreeMap<Key, &Sending> = before
            .iter()
            .filter_map(|response| Some((response.arrival, &response.opened()?.sending)))
            .filter(|(key, _)| arrivals.contains_key(key))
            .collect();
        let settings = &clinic.self_report;
        let keys = if sendings.len() < arrivals.len() { keys_of(settings).await } else { Vec::new() };
        let (shelf, invited) = (settings.shelf(), clinic.invited());
        let scoring = |questionnaire: &Questionnaire| settings.scored_as(questionnaire).map(|scored| scored.scoring);
        let mut here = clinic.known_sendings();
        let mut all = Vec::with_capacity(arrivals.len());
        for (key, arrival) in arrivals {
            let known =
                self_report::Clinic { keys: &keys, shelf: &shelf, invited: &invited, here: &here, scoring: &scoring };
            let arrived = match sendings.remove(key) {
                Some(sending) => {
                    Some(Arrived::Opened(Box::new(known.stands(sending.clone(), false, arrival.received))))
                }
                None => {
                    let found = read_pasted(&arrival.text);
                    receive(&WebPrimitives, &known, &found, arrival.received).await.into_iter().next()
                }
            };
            let Some(arrived) = arrived else { continue };
            if let Arrived::Opened(opened) = &arrived {
                here.insert(opened.sending.id);
            }
            all.push(InInbox { key: *key, arrival: arrival.clone(), arrived });
        }
        all
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
fn known_now(opened: Vec<InInbox>) -> Vec<Arrival> {
    let known = |InInbox { arrival, arrived, .. }| match arrived {
        Arrived::Opened(opened) => Arrival { said: Some(said_of(&opened.sending)), ..arrival },
        Arrived::Damaged(_) | Arrived::NotOpened(_) => arrival,
    };
    opened.into_iter().map(known).collect()
}
