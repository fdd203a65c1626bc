//! What a change did to the inbox and to what is set for self-report.

use super::super::{Change, Done};
use crate::record::{ArrivalWay, Deed, Line, What};

/// One line for each part of the settings that differs, one for all that came into the inbox on one way, and one for each arrival that was
/// thrown away or that somebody dealt with. What was taken in is told by the journals.
pub(super) fn reported_lines(change: &Change) -> impl Iterator<Item = Line> {
    let parts = change.self_report.iter().flat_map(|(before, after)| before.parts_differing(after));
    let set = parts.map(|part| Line::new(Deed::SettingsChanged, What::SelfReportPart(part)));
    let came = ArrivalWay::ALL.into_iter().filter_map(|(way, _)| {
        let is_new = change.arrivals.iter().filter(|one| one.before.is_none());
        let count = is_new.filter_map(|one| one.after.as_ref()).filter(|arrival| arrival.way == way).count();
        (count > 0).then(|| Line::new(Deed::Entered, What::Arrivals { count, way }))
    });
    let dropped = (change.done == Done::ArrivalsDropped).then_some(&change.arrivals).into_iter().flatten();
    let dropped = dropped.map(|_| Line::new(Deed::Removed, What::ArrivalDropped(change.why_dropped.clone())));
    let is_dealt_with = change.done == Done::HarmDealtWith && !change.arrivals.is_empty();
    let dealt = is_dealt_with.then(|| Line::new(Deed::Entered, What::UnknownDealtWith(change.why_dropped.clone())));
    set.chain(came).chain(dropped).chain(dealt)
}
