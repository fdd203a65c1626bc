//! Where the tracks stand, as it is kept with a decision and in the audit.

use super::{PatientJudgement, Stand};
use crate::record::{InstrumentSet, LastScored, Standing};

impl PatientJudgement {
    /// Where every memory track stands; empty where there is no memory score.
    pub fn standings(&self, instruments: &InstrumentSet) -> Vec<Standing> {
        let tracks = self.tracks.iter();
        let name = |id: &str| instruments.get(id).map_or_else(|| id.to_owned(), |instrument| instrument.short_name());
        let standing = tracks.map(|track| Standing {
            instrument: track.instrument.clone(),
            name: name(track.instrument.as_str()),
            state: track.state,
            is_silent: self.stand_of(track) == Stand::CantTell,
            baseline: track.baseline.as_ref().map(|baseline| baseline.value),
            worse_from: track.thresholds.map(|thresholds| thresholds.worse_from),
            last: track.last.map(|last| LastScored { day: last.day, value: last.value }),
        });
        standing.collect()
    }
}
