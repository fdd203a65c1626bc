//! Which flags were shown: recorded when what is shown differs from what was last recorded, and not on every look.

use crate::judge::{Overlay, PatientJudgement, Policy, TrackJudgement};
use crate::record::{AuditEntry, CollectOrdered, Deed, InstrumentId, Key, Line, ShownFlag, TrackState, Value, What};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was last recorded as shown, by patient and instrument; tracks that are no longer flagged are left out.
pub type KnownFlags = BTreeMap<(Key, InstrumentId), ShownFlag>;

/// What was last recorded as shown, by as many of the audit's entries as were read. It is asked for where something is to be recorded alone, so that
/// a clinic opens without it.
#[derive(Debug, Default)]
pub struct SeenFlags {
    known: KnownFlags,
    entries: usize,
}

impl SeenFlags {
    /// What these entries record, the first of which are those that were read before.
    pub fn by(&mut self, entries: &[AuditEntry]) -> &KnownFlags {
        let new = entries.get(self.entries..).unwrap_or_default();
        know_flags(&mut self.known, new);
        self.entries += new.len();
        &self.known
    }
}

/// One line for each memory track whose flag differs from what was last recorded. A track that is no longer flagged, or whose patient is
/// gone, gives one as well.
pub fn flags_shown(known: &KnownFlags, judged: &BTreeMap<Key, Arc<PatientJudgement>>) -> Vec<Line> {
    let shown = judged.iter().flat_map(|(key, judgement)| {
        judgement.tracks.iter().filter_map(|track| {
            let flag = shown_flag(track, &judgement.policy)?;
            Some(((*key, track.instrument.clone()), flag))
        })
    });
    let shown: KnownFlags = shown.collect_map();
    let line = |(key, instrument): &(Key, InstrumentId), before: Option<&ShownFlag>, after: Value| Line {
        before: before.copied().map(Value::Flag),
        after: Some(after),
        ..Line::of(Deed::FlagShown, *key, What::Flag(instrument.clone()))
    };
    let now = shown.iter().filter(|(place, flag)| known.get(place) != Some(flag));
    let gone = known.iter().filter(|(place, _)| !shown.contains_key(place));
    let now = now.map(|(place, flag)| line(place, known.get(place), Value::Flag(*flag)));
    now.chain(gone.map(|(place, flag)| line(place, Some(flag), Value::NoFlag))).collect()
}

/// Takes in what these entries record as shown, and as no longer shown.
pub fn know_flags(known: &mut KnownFlags, entries: &[AuditEntry]) {
    for line in entries.iter().flat_map(|entry| &entry.lines) {
        let (Some(patient), What::Flag(instrument)) = (line.patient, &line.what) else { continue };
        match line.after {
            Some(Value::Flag(flag)) => drop(known.insert((patient, instrument.clone()), flag)),
            Some(Value::NoFlag) => drop(known.remove(&(patient, instrument.clone()))),
            _ => {}
        }
    }
}

/// The flag of a track; none for one that asks for no attention.
fn shown_flag(track: &TrackJudgement, policy: &Policy) -> Option<ShownFlag> {
    let severe = track.overlays.has(Overlay::Severe);
    let flagged = matches!(track.state, TrackState::Persistent | TrackState::Recovering | TrackState::Provisional);
    let episode = track.episode.as_ref().filter(|_| flagged || severe)?;
    let persistent_since = episode.persistent_since.unwrap_or(episode.onset);
    let back = episode.recovered_since.filter(|_| track.state == TrackState::Recovering);
    let since = match track.state {
        TrackState::Persistent | TrackState::Recovering => back.unwrap_or(persistent_since),
        _ => episode.onset,
    };
    let hundredths = |points: f64| (points * 100.0).round() / 100.0;
    Some(ShownFlag {
        state: track.state,
        since,
        is_back: back.is_some(),
        severe,
        worse_from: track.thresholds.map(|thresholds| hundredths(thresholds.worse_from)),
        window_days: policy.window_days,
    })
}
