//! What a change did to the inbox and to what is set for self-report.

use super::super::{Change, Done};
use crate::record::{ArrivalWay, Deed, Line, SelfReportPart, What};
use crate::self_report::{OwnQuestionnaire, SelfReportSettings};
use std::collections::BTreeSet;

/// One line for each part of the settings that differs, one for all that came into the inbox on one way, and one for each arrival that was
/// thrown away. What was taken in is told by the journals.
pub(super) fn reported_lines(change: &Change) -> impl Iterator<Item = Line> {
    let parts = change.self_report.iter().flat_map(|(before, after)| parts_differing(before, after));
    let set = parts.map(|part| Line::new(Deed::SettingsChanged, What::SelfReportPart(part)));
    let came = ArrivalWay::ALL.into_iter().filter_map(|(way, _)| {
        let is_new = change.arrivals.iter().filter(|one| one.before.is_none());
        let count = is_new.filter_map(|one| one.after.as_ref()).filter(|arrival| arrival.way == way).count();
        (count > 0).then(|| Line::new(Deed::Entered, What::Arrivals { count, way }))
    });
    let dropped = (change.done == Done::ArrivalsDropped).then_some(&change.arrivals).into_iter().flatten();
    let dropped = dropped.map(|_| Line::new(Deed::Removed, What::ArrivalDropped(change.why_dropped.clone())));
    set.chain(came).chain(dropped)
}

fn parts_differing(before: &SelfReportSettings, after: &SelfReportSettings) -> Vec<SelfReportPart> {
    let one = |is_other: bool, part| is_other.then_some(part);
    let mut parts: Vec<SelfReportPart> = [
        one(before.keys != after.keys, SelfReportPart::Keys),
        one(before.contact != after.contact, SelfReportPart::Contact),
        one(before.plan != after.plan, SelfReportPart::Plan),
        one(before.layout != after.layout, SelfReportPart::Layout),
    ]
    .into_iter()
    .flatten()
    .collect();
    let only_in = |one: &[OwnQuestionnaire], other: &[OwnQuestionnaire]| {
        let changed = one.iter().filter(|own| !other.contains(own));
        changed.map(|own| own.questionnaire.id().to_owned()).collect::<BTreeSet<_>>()
    };
    let (old, new) = (&before.questionnaires, &after.questionnaires);
    let changed: BTreeSet<String> = only_in(old, new).into_iter().chain(only_in(new, old)).collect();
    parts.extend(changed.into_iter().map(SelfReportPart::Questionnaire));
    parts
}
