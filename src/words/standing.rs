//! Where memory tracks stood, in words.

use super::judgement::{stand_words, state_words};
use crate::judge::{PatientState, Stand};
use crate::record::Standing;

/// Where every track stood: "PRMQ: persistent; Memory today: stable".
pub fn standings_words(standings: &[Standing]) -> String {
    if standings.is_empty() {
        return state_words(PatientState::Unscored).to_owned();
    }
    let one = |standing: &Standing| {
        let state = Stand::State(PatientState::Scored(standing.state));
        let stand = if standing.is_silent { Stand::CantTell } else { state };
        format!("{}: {}", standing.name, stand_words(stand).to_lowercase())
    };
    standings.iter().map(one).collect::<Vec<_>>().join("; ")
}
