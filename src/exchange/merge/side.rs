//! A clinic as a backup is held against it: all that could go or change with it.

use super::{Difference, Differing, Sides};
use crate::caseload::{HarmAlert, harm_alerts};
use crate::exchange::{RuleDifference, instruments_differing, policy_differing};
use crate::judge::Policy;
use crate::record::{Arrivals, Charts, Instrument, Key, Value, What};
use crate::self_report::SelfReportSettings;

/// One of the two: what is here, or what a backup holds.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The patients that can be read.
    pub charts: &'a Charts,
    /// The rules in force.
    pub policy: &'a Policy,
    /// The instruments that the clinic defined itself.
    pub own_instruments: &'a [Instrument],
    /// What is set for self-report.
    pub self_report: &'a SelfReportSettings,
    /// What waits in the inbox.
    pub arrivals: &'a Arrivals,
    /// The saved filters: each name with what it chooses.
    pub filters: Vec<(&'a str, &'a str)>,
    /// After how many idle minutes the clinic locks itself.
    pub idle_minutes: u32,
    /// The records that can't be read: each name with its bytes; none where a newer version wrote it, since its bytes aren't kept.
    pub unread: Vec<(&'a str, Option<&'a [u8]>)>,
    /// The records of half-typed forms, one a form; none for a form that stands in no record yet.
    pub half_typed: Vec<Option<Key>>,
}

impl Side<'_> {
    /// What tells of harm and nobody has dealt with.
    pub(super) fn harm_alerts(&self) -> Vec<HarmAlert> {
        harm_alerts(self.charts.values(), self.arrivals.iter())
    }

    /// How many unreadable records are only here: not in the other, byte for byte.
    pub(super) fn unread_only_here(&self, other: &Side<'_>) -> usize {
        self.unread.iter().filter(|record| record.1.is_none() || !other.unread.contains(record)).count()
    }

    /// Where the rules differ and where the own instruments do, as they are here and in the other.
    pub(super) fn rules_differing(&self, other: &Side<'_>) -> (Option<Difference>, Vec<Difference>) {
        let difference = |RuleDifference { what, before, after }: RuleDifference| Difference {
            number: String::new(),
            what: Differing::Record(what),
            sides: Sides::Values(Box::new([before, after])),
        };
        let instruments = instruments_differing(self.own_instruments, other.own_instruments);
        let rules = policy_differing(self.policy, other.policy);
        (rules.map(difference), instruments.into_iter().map(difference).collect())
    }

    /// Where what is set for self-report differs. It is only said to be another: a key is nothing to be shown.
    pub(super) fn self_report_differing(&self, other: &Side<'_>) -> Vec<Difference> {
        let parts = self.self_report.parts_differing(other.self_report).into_iter();
        let difference = |part| Difference {
            number: String::new(),
            what: Differing::Record(What::SelfReportPart(part)),
            sides: Sides::Other,
        };
        parts.map(difference).collect()
    }

    /// The idle minutes until it locks, where they differ.
    pub(super) fn idle_differing(&self, other: &Side<'_>) -> Option<Difference> {
        let difference = || Difference {
            number: String::new(),
            what: Differing::Record(What::IdleMinutes),
            sides: Sides::Values(Box::new([self, other].map(|side| Some(Value::Minutes(side.idle_minutes))))),
        };
        (self.idle_minutes != other.idle_minutes).then(difference)
    }

    /// Where the saved filters differ. What they choose stands in no words of its own, so that it is only said to be another.
    pub(super) fn filters_differing(&self, other: &Side<'_>) -> Vec<Difference> {
        let difference = |name: &str, sides: Sides| Difference {
            number: String::new(),
            what: Differing::Filter(name.to_owned()),
            sides,
        };
        let gone_or_changed = self.filters.iter().filter_map(|(name, query)| {
            match other.filters.iter().find(|(theirs, _)| theirs == name) {
                None => Some(difference(name, Sides::OnlyHere)),
                Some((_, theirs)) if theirs != query => Some(difference(name, Sides::Other)),
                Some(_) => None,
            }
        });
        let is_new = |(name, _): &&(&str, &str)| self.filters.iter().all(|(ours, _)| ours != name);
        let new = other.filters.iter().filter(is_new).map(|(name, _)| difference(name, Sides::OnlyInBackup));
        gone_or_changed.chain(new).collect()
    }
}
