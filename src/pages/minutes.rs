//! The minutes of the day that is shown, on the screen and on paper: what the records and the audit have of it.

use super::state::Desk;
use crate::browser::local_time::{day_at, instant_words, local_day, when_words};
use crate::caseload::Agenda;
use crate::desk::{AuditEntry, AuditView, Written};
use crate::record::{Day, Key, What};
use crate::words::{LocalTime, UnknownDealtWith, minutes_text};
use leptos::prelude::*;

/// The minutes as text. Follows all that they are made of.
pub(crate) fn minutes(desk: Desk, agenda: &Agenda) -> String {
    let (today, local) = (desk.today.get(), LocalTime { day: day_at, words: when_words });
    let unknown = desk.audit.with(|view| unknown_dealt_with(view, today));
    desk.clinic.with(|clinic| minutes_text(&clinic.charts, agenda, &unknown, (today, local)))
}

/// Answers of somebody unknown that were dealt with on that day.
fn unknown_dealt_with(view: &AuditView, day: Day) -> Vec<UnknownDealtWith> {
    let of_day = view.entries.iter().rev().take_while(|entry| local_day(&entry.at) >= Some(day));
    let of_day = of_day.filter(|entry| local_day(&entry.at) == Some(day));
    let one = |entry: &AuditEntry| {
        let told = entry.lines.iter().filter_map(|line| match &line.what {
            What::UnknownDealtWith(words) => Some(words.clone()),
            _ => None,
        });
        let (by, when) = (entry.by.clone(), instant_words(&entry.at));
        let arrivals: Vec<Key> = entry.writes.iter().filter_map(Written::arrival).collect();
        let one = |words| UnknownDealtWith { by: by.clone(), when: when.clone(), words, arrivals: arrivals.clone() };
        told.map(one).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = of_day.flat_map(one).collect();
    all.reverse();
    all
}
