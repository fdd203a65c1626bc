//! What would be gone if a backup took the place of what is here.

use super::{Difference, Side};
use crate::record::{Chart, ChartRecord, Charts, Day, Entry, Key, Review, Score, SelfReport, Session};
use std::collections::HashMap;
use std::sync::Arc;

/// How much there is of each kind of record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Patients.
    pub patients: usize,
    /// Sessions.
    pub sessions: usize,
    /// Scores.
    pub scores: usize,
    /// Reviews.
    pub reviews: usize,
    /// Decisions, comments and the like.
    pub entries: usize,
    /// Invitations, answers that came, plans.
    pub self_reports: usize,
    /// Sendings that tell of harm and that nobody has dealt with.
    pub harm: usize,
    /// Sealed texts in the inbox.
    pub arrivals: usize,
    /// Records that this version can't read: damaged, or written by a newer one.
    pub unread: usize,
    /// Forms that are half typed and wait to be gone on with.
    pub half_typed: usize,
}

/// What is here beside what a backup holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What is only here: not in the backup, or another there.
    pub only_here: Amounts,
    /// The rules, where they are others in the backup.
    pub rules: Option<Difference>,
    /// The clinic's own instruments that are others in the backup, or only on one side.
    pub instruments: Vec<Difference>,
    /// What is set for self-report and is another in the backup.
    pub self_report: Vec<Difference>,
    /// The saved filters that are others in the backup, or only on one side.
    pub filters: Vec<Difference>,
    /// The idle minutes until the clinic locks, where they are others in the backup.
    pub idle_minutes: Option<Difference>,
    /// The latest day of any record here.
    pub latest_here: Option<Day>,
    /// The latest day of any record in the backup.
    pub latest_in_backup: Option<Day>,
}

impl Comparison {
    /// Holds what is here against what the backup has.
    pub fn of(here: &Side<'_>, in_backup: &Side<'_>) -> Self {
        let is_there = |form: &&Option<Key>| form.is_some() && in_backup.half_typed.contains(form);
        let half_typed = here.half_typed.iter().filter(|form| !is_there(form)).count();
        let arrivals = here.arrivals.keys().filter(|key| !in_backup.arrivals.contains_key(key)).count();
        let (told, harm) = (in_backup.harm_alerts(), here.harm_alerts());
        let harm = harm.iter().filter(|alert| told.iter().all(|one| one.report != alert.report)).count();
        let unread = here.unread_only_here(in_backup);
        let mut only = Amounts { unread, half_typed, harm, arrivals, ..Amounts::default() };
        for (key, chart) in here.charts {
            let there = in_backup.charts.get(key);
            if there == Some(chart) {
                continue;
            }
            let is_same = there.is_some_and(|there| there.patient == chart.patient);
            only.patients += usize::from(!is_same);
            only.sessions += other::<Session>(chart, there);
            only.scores += other::<Score>(chart, there);
            only.reviews += other::<Review>(chart, there);
            only.entries += other::<Entry>(chart, there);
            only.self_reports += other::<SelfReport>(chart, there);
        }
        let (rules, instruments) = here.rules_differing(in_backup);
        Self {
            only_here: only,
            rules,
            instruments,
            self_report: here.self_report_differing(in_backup),
            filters: here.filters_differing(in_backup),
            idle_minutes: here.idle_differing(in_backup),
            latest_here: latest(here.charts),
            latest_in_backup: latest(in_backup.charts),
        }
    }

    /// Whether anything would be gone or another afterwards, so that the person is asked first.
    pub fn loses(&self) -> bool {
        self.only_here != Amounts::default() || self.settings().next().is_some()
    }

    /// What would be another afterwards of the rules, the own instruments, what is set for self-report, the saved filters and the idle
    /// minutes.
    pub fn settings(&self) -> impl Iterator<Item = &Difference> {
        self.rules
            .iter()
            .chain(&self.instruments)
            .chain(&self.self_report)
            .chain(&self.filters)
            .chain(&self.idle_minutes)
    }
}

/// How many records of such a list are not in the other chart, or another there.
fn other<R: ChartRecord>(here: &Chart, there: Option<&Arc<Chart>>) -> usize {
    let (here, there) = (R::list(here), there.map_or(&[][..], |there| R::list(there)));
    if here == there {
        return 0;
    }
    let by_key: HashMap<Key, &R> = there.iter().rev().map(|record| (record.key(), record)).collect();
    here.iter().filter(|record| by_key.get(&record.key()) != Some(record)).count()
}

fn latest(charts: &Charts) -> Option<Day> {
    fn last<R: ChartRecord>(chart: &Chart) -> Option<Day> {
        R::list(chart).iter().map(R::day).max()
    }
    let days =
        |c: &Chart| [last::<Session>(c), last::<Score>(c), last::<Review>(c), last::<Entry>(c), last::<SelfReport>(c)];
    charts.values().flat_map(|chart| days(chart)).max().flatten()
}
