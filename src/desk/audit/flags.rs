//! Which flags were shown: recorded when what is shown differs from what was last recorded, and not on every look.

use super::{AuditEntry, Deed, Line};
use crate::judge::{Overlay, PatientJudgement, PatientState, Policy, TrackJudgement, TrackState};
use crate::record::{Key, format_points};
use crate::words::state_words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is recorded of a track whose flag is no longer shown.
const NOT_FLAGGED: &str = "no longer flagged";

/// What was last recorded as shown, by patient and instrument; tracks that are no longer flagged are left out.
pub type KnownFlags = BTreeMap<(Key, String), String>;

/// One line for each memory track whose flag, in the words that are shown, differs from what was last recorded. A track that is no
/// longer flagged, or whose patient is gone, gives one as well.
pub fn flags_shown(known: &KnownFlags, judged: &BTreeMap<Key, Arc<PatientJudgement>>) -> Vec<Line> {
    let shown = judged.iter().flat_map(|(key, judgement)| {
        judgement.tracks.iter().filter_map(|track| {
            let words = flag_words(track, &judgement.policy)?;
            Some(((*key, track.instrument.to_string()), words))
        })
    });
    let shown: KnownFlags = shown.collect();
    let line = |place: &(Key, String), before: Option<&String>, after: &str| Line {
        before: before.cloned(),
        after: Some(after.to_owned()),
        ..Line::of(Deed::FlagShown, place.0, place.1.clone())
    };
    let now = shown.iter().filter(|(place, words)| known.get(place) != Some(words));
    let gone = known.iter().filter(|(place, _)| !shown.contains_key(place));
    let now = now.map(|(place, words)| line(place, known.get(place), words));
    now.chain(gone.map(|(place, words)| line(place, Some(words), NOT_FLAGGED))).collect()
}

/// What the audit last recorded as shown.
pub fn known_flags(entries: &[AuditEntry]) -> KnownFlags {
    let mut known = KnownFlags::new();
    let lines = entries.iter().flat_map(|entry| &entry.lines).filter(|line| line.deed == Deed::FlagShown);
    for line in lines {
        let (Some(patient), Some(words)) = (line.patient, &line.after) else { continue };
        let place = (patient, line.what.clone());
        if words == NOT_FLAGGED {
            known.remove(&place);
        } else {
            known.insert(place, words.clone());
        }
    }
    known
}

/// State, since when, and the rule in force; none for a track that asks for no attention. Nothing in it moves with the day alone, so
/// that an unchanged flag is recorded once.
fn flag_words(track: &TrackJudgement, policy: &Policy) -> Option<String> {
    let severe = track.overlays.has(Overlay::Severe);
    let flagged = matches!(track.state, TrackState::Persistent | TrackState::Recovering | TrackState::Provisional);
    let episode = track.episode.as_ref().filter(|_| flagged || severe)?;
    let state = state_words(PatientState::Scored(track.state)).to_lowercase();
    let persistent_since = episode.persistent_since.unwrap_or(episode.onset);
    let mut words = match (track.state, episode.recovered_since) {
        (TrackState::Persistent, _) => format!("{state} since {persistent_since}"),
        (TrackState::Recovering, Some(since)) => format!("{state} since {since}"),
        (TrackState::Recovering, None) => format!("{state}, persistent since {persistent_since}"),
        _ => format!("{state}, worse since {}", episode.onset),
    };
    if severe {
        words.push_str(", severe");
    }
    if let Some(thresholds) = &track.thresholds {
        words.push_str(&format!(", worse from {} points", format_points(thresholds.worse_from)));
    }
    words.push_str(&format!(", window of {} days", policy.window_days));
    Some(words)
}
