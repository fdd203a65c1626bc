//! What of the audit is shown. Deed and days may stand in the URL; names and texts may not: they are patient data.

use super::{AuditView, Place, Told};
use crate::caseload::{fold, holds};
use crate::record::{AuditEntry, Charts, CollectOrdered, Day, Deed, Key, Line};
use std::collections::BTreeSet;

/// What of the audit is shown; all of it by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only these deeds; all if empty.
    pub deeds: Vec<Deed>,
    /// Every word of it must stand in the name of who did it.
    pub who: String,
    /// Every word of it must stand in the patient's name or number; the key of a patient who is gone finds theirs.
    pub patient: String,
    /// From this day on.
    pub from: Option<Day>,
    /// Up to this day.
    pub to: Option<Day>,
    /// Every word of it must stand in what was done, as it was or as it is.
    pub text: String,
}

impl AuditFilter {
    /// Reads a URL's query. What it does not know is left out: a link from another version still opens.
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "deed" => filter.deeds.extend(Deed::from_code(&value.replace('-', "_"))),
                "from" => filter.from = Day::parse_iso(value).ok(),
                "to" => filter.to = Day::parse_iso(value).ok(),
                _ => {}
            }
        }
        filter
    }

    /// The query that [`AuditFilter::from_query`] reads back: deeds and days only.
    pub fn to_query(&self) -> String {
        let deeds = self.deeds.iter().map(|deed| format!("deed={}", deed.code().replace('_', "-")));
        let from = self.from.map(|day| format!("from={day}"));
        let to = self.to.map(|day| format!("to={day}"));
        deeds.chain(from).chain(to).collect::<Vec<_>>().join("&")
    }

    /// The places that everything but the text leaves, newest first. `start_of` is the moment, UTC, at which a day begins where the reader
    /// is, in the form of [`AuditEntry::at`]: such texts are in the order of their moments.
    pub fn found(&self, view: &AuditView, charts: &Charts, start_of: impl Fn(Day) -> String) -> Vec<Place> {
        let who = words(&self.who);
        let patients = self.patients(charts);
        let from = self.from.map(&start_of);
        let before = self.to.map(|day| start_of(day.plus(1)));
        let in_days = |e: &AuditEntry| {
            from.as_ref().is_none_or(|from| e.at >= *from) && before.as_ref().is_none_or(|before| e.at < *before)
        };
        let entry = |e: &AuditEntry| in_days(e) && who.iter().all(|word| holds(&e.by, word));
        let line = |patient: Option<Key>, deed: Option<Deed>| {
            (self.deeds.is_empty() || deed.is_some_and(|deed| self.deeds.contains(&deed)))
                && patients.as_ref().is_none_or(|keys| patient.is_some_and(|key| keys.has(key)))
        };
        let entries = view.entries.iter().enumerate().rev().filter(|(_, e)| entry(e));
        let places = entries.flat_map(|(at, _)| view.places_of(at));
        places.filter(|(_, patient, deed)| line(*patient, *deed)).map(|(place, ..)| place).collect()
    }

    /// Of those places the ones that the text leaves too, by what the journals say of the facts. `texts` is all that a line says.
    pub fn saying(
        &self,
        (view, told): (&AuditView, &Told),
        places: &[Place],
        texts: impl Fn(&Line) -> Vec<String>,
    ) -> Vec<Place> {
        let text = words(&self.text);
        let is_found = |place: &Place| {
            text.is_empty()
                || view.at(*place, told).is_some_and(|(_, line)| line.is_some_and(|line| say(&texts(&line), &text)))
        };
        places.iter().copied().filter(is_found).collect()
    }

    /// Whose lines are shown; everyone's where no patient is asked for.
    fn patients(&self, charts: &Charts) -> Option<Patients> {
        let asked = words(&self.patient);
        if asked.is_empty() {
            return None;
        }
        let of = |patient: &crate::record::Patient| {
            asked.iter().all(|word| holds(&patient.name, word) || holds(&patient.number, word))
        };
        let known = charts.iter().filter(|(_, chart)| of(&chart.patient)).map(|(key, _)| *key).collect_set();
        Some(Patients { known, key: self.patient.trim().parse().ok() })
    }
}

/// Patients who are asked for.
struct Patients {
    known: BTreeSet<Key>,
    key: Option<Key>,
}

impl Patients {
    fn has(&self, key: Key) -> bool {
        self.key == Some(key) || self.known.contains(&key)
    }
}

fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Whether every word stands in one of the texts.
fn say(texts: &[String], asked: &[String]) -> bool {
    asked.iter().all(|word| texts.iter().any(|text| holds(text, word)))
}
