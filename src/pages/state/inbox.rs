//! The inbox: what arrives is opened, put in, taken in or refused.

use super::{Desk, Failure};
use crate::browser::clock;
use crate::browser::keys::new_key;
use crate::browser::seal_crypto::WebPrimitives;
use crate::caseload::{Clinic, HarmTold, PutIn, Read, Response, sendings_here};
use crate::desk::{Command, Taken};
use crate::record::{Arrival, ArrivalWay, Day, DealtWith, Instant, Key, SelfReport, SelfReported};
use crate::self_report::{
    ClinicKey, KeyPair, OpenFault, Pasted, Primitives, Sealed, SelfReportSettings, TextFault, open_sending,
    read_pasted, said_of,
};
use crate::ui::start;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was read of the sealed texts that wait, with the settings that they were opened with.
#[derive(Clone, Default)]
pub(super) struct OpenedArrivals {
    settings: Option<Arc<SelfReportSettings>>,
    read: Arc<BTreeMap<Key, Read>>,
}

impl OpenedArrivals {
    /// What was read, by the arrival.
    pub(super) fn read(&self) -> &BTreeMap<Key, Read> {
        &self.read
    }
}

/// Opens what arrives, whenever something does, and all of it anew with other keys or questionnaires.
pub(super) fn follow(desk: Desk) {
    Effect::new(move |_| {
        let clinic = desk.present.get();
        let before = desk.opened.get_untracked();
        let settings = Arc::clone(&clinic.self_report);
        let is_same = before.settings.as_ref().is_some_and(|settings| Arc::ptr_eq(settings, &clinic.self_report));
        let known = if is_same { before.read } else { Arc::default() };
        if is_same && known.keys().eq(clinic.arrivals.keys()) {
            return;
        }
        start(async move {
            let keys = clinic_keys(&settings).await;
            let mut read = BTreeMap::new();
            for (key, arrival) in clinic.arrivals.iter() {
                let now = match known.get(key) {
                    Some(known) => known.clone(),
                    None => read_arrival(&arrival.text, &keys, &settings).await,
                };
                read.insert(*key, now);
            }
            // What has arrived or was locked meanwhile is seen by the next run.
            let is_still = desk.present.try_with_untracked(|now| Arc::ptr_eq(now, &clinic)) == Some(true);
            if is_still {
                let _ = desk.opened.try_set(OpenedArrivals { settings: Some(settings), read: Arc::new(read) });
            }
        });
    });
}

type Keys = Result<Vec<ClinicKey<WebPrimitives>>, ()>;

/// The clinic's key pairs; an error where the browser can't take them.
async fn clinic_keys(settings: &SelfReportSettings) -> Keys {
    let mut keys = Vec::with_capacity(settings.keys.len());
    for stored in &settings.keys {
        let private = WebPrimitives.import(&stored.private).await.map_err(drop)?;
        keys.push(KeyPair { private, public: stored.public });
    }
    Ok(keys)
}

async fn read_arrival(text: &str, keys: &Keys, settings: &SelfReportSettings) -> Read {
    match read_pasted(text).found.into_iter().next().map(|found| found.sealed) {
        None => Read::Damaged(TextFault::CutShort { found: text.len(), of: 0 }),
        Some(Err(fault)) => Read::Damaged(fault),
        Some(Ok(sealed)) => open(&sealed, keys, settings).await,
    }
}

async fn open(sealed: &Sealed, keys: &Keys, settings: &SelfReportSettings) -> Read {
    let Ok(keys) = keys else { return Read::NotOpened(OpenFault::Unavailable) };
    match open_sending(&WebPrimitives, keys, &settings.shelf(), sealed).await {
        Ok(sending) => Read::Sending(Box::new(sending)),
        Err(fault) => Read::NotOpened(fault),
    }
}

impl Desk {
    /// Puts all sealed texts of what was pasted or read into the inbox. What is here already is left out.
    ///
    /// # Errors
    /// They could not be kept; none of them is in the inbox then.
    pub async fn put_in(self, pasted: Pasted, way: ArrivalWay) -> Result<PutIn, Failure> {
        let clinic = self.present.try_get_untracked().ok_or(Failure::NotOpen)?;
        let keys = clinic_keys(&clinic.self_report).await;
        let here = sendings_here(&clinic);
        let mut put_in =
            PutIn { left_off: pasted.left_off, has_invitation: pasted.has_invitation, ..PutIn::default() };
        let mut arrivals = Vec::new();
        for found in pasted.found {
            let read = match &found.sealed {
                Ok(sealed) => open(sealed, &keys, &clinic.self_report).await,
                Err(fault) => Read::Damaged(*fault),
            };
            let said = match &read {
                Read::Sending(sending) => Some(said_of(sending)),
                Read::Damaged(_) | Read::NotOpened(_) => None,
            };
            let is_here = said.as_ref().is_some_and(|said| here.contains(&said.sending))
                || clinic.arrivals.contains_key(&Arrival::key_of(&found.text));
            if is_here {
                put_in.already += 1;
            } else {
                put_in.new += 1;
                let received = Instant::from_seconds(clock::now_seconds().cast_signed());
                arrivals.push(Arrival { text: found.text, received, way, said });
            }
        }
        if !arrivals.is_empty() {
            self.run(Command::PutInbox(arrivals)).await?;
        }
        Ok(put_in)
    }

    /// Takes that in for whom it is of. `said_day` is what a person said where the patient's clock can't be right; scores that can't be kept,
    /// or aren't to be, are left out, and the answers stay.
    pub fn taken(self, clinic: &Clinic, response: &Response, said_day: Option<Day>, keeps: impl Fn(Key) -> bool) -> Option<Taken> {
        let (opened, invited) = (response.opened()?, response.invited?);
        let arrival = clinic.arrivals.get(&response.arrival)?;
        Some(Taken::of(invited, arrival, opened, said_day, &clinic.self_report).with_scores(keeps))
    }

    /// The sending of that report, which tells of harm and waits to be dealt with.
    pub fn harm_of(self, report: Key) -> Option<HarmTold> {
        self.harm_told.with_untracked(|all| all.iter().find(|told| told.report == report).cloned())
    }

    /// Keeps who dealt with answers that tell of harm, and what was done. Of a sender whom nobody knows there is no record: the audit has the
    /// words, and the answers leave the inbox.
    ///
    /// # Errors
    /// It could not be kept; it still waits.
    pub async fn deal_with(self, told: HarmTold, words: String) -> Result<(), Failure> {
        let Some(patient) = told.patient else {
            let arrivals = told.arrival.into_iter().collect();
            return self.run(Command::DropArrivals { arrivals, reason: words }).await;
        };
        let at = Instant::from_seconds(clock::now_seconds().cast_signed());
        let dealt = SelfReported::DealtWith(DealtWith { report: told.report, at, by: self.who(), words });
        self.run(Command::EnterSelfReport { patient, record: SelfReport { key: new_key(), what: dealt } }).await
    }
}
