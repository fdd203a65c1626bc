//! What would change a track's state, one sentence a prospect.

use super::judgement::{format_days, or_beyond, until};
use crate::judge::{Prospect, Prospects, TrackState};
use crate::record::{Day, Instrument};
use crate::words::day::SayDay;
use crate::words::language::say;

/// What would change the state, one sentence a prospect.
pub(super) fn prospect_words(
    prospects: &Prospects,
    instrument: &Instrument,
    state: TrackState,
    today: Day,
) -> Vec<String> {
    prospects.list.iter().map(|p| prospect_sentence(p, instrument, state, today)).collect()
}

/// From which day on a score counts, also one that is entered late: "from 3 Apr 2026 on", "from 3 Apr 2026 on (tomorrow)".
pub(super) fn from_words(from: Day, today: Day) -> String {
    let day = from.long();
    if from < today {
        say!("from {day} on", day)
    } else {
        say!("from {day} on ({from})", day, from = until(from, today))
    }
}

fn prospect_sentence(prospect: &Prospect, instrument: &Instrument, state: TrackState, today: Day) -> String {
    let flagged = matches!(state, TrackState::Persistent | TrackState::Recovering);
    let open = flagged || matches!(state, TrackState::Emerging | TrackState::Provisional);
    let score = or_beyond(instrument, prospect.score, prospect.worse);
    let from = from_words(prospect.from, today);
    match (prospect.becomes, prospect.times) {
        (TrackState::Resolved, 2) => say!(
            "{score} on two days at least {prospect} apart, {from}, closes the flag; any other score between the two starts the count anew.",
            score,
            prospect = format_days(prospect.apart_days),
            from
        ),
        (TrackState::Resolved, _) => {
            say!(
                "{score} once more, {from}, closes the flag; any other score before it starts the count anew.",
                score,
                from
            )
        }
        (TrackState::Stable, _) => say!("{score} once, {from}, closes this episode.", score, from),
        (TrackState::Persistent, _) if flagged => {
            say!("{score}, {from}, ends the recovery: persistent again.", score, from)
        }
        (TrackState::Persistent, _) => say!("{score}, {from}, confirms it: persistent.", score, from),
        (TrackState::Provisional, _) if !open => {
            say!(
                "{score}, {from}, opens an episode beyond the window, which a second score would have to confirm.",
                score,
                from
            )
        }
        (TrackState::Provisional, _) => {
            say!("{score}, {from}, is beyond the window, but still needs another to confirm it.", score, from)
        }
        _ => say!("{score}, {from}, opens an episode.", score, from),
    }
}
