//! The whole explanation of a track's judgement as statements: typed, with their figures and the records that they come from. The words
//! on the screen, on paper and in the auditor's print are made of them.

use super::missing::{Missing, missing};
use super::options::options_to_discuss;
use super::sums::{SumLine, redo_by_hand};
use super::{PatientJudgement, Prospects, Suggestion, TrackJudgement};
use crate::record::{Chart, Instrument};

/// Everything that a flag, or its absence, must show besides where the track stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements<'a> {
    /// What would change it: which score, from which day on.
    pub prospects: Prospects,
    /// Everything needed to redo the sum by hand.
    pub sums: Vec<SumLine<'a>>,
    /// What is not known, and what would settle it.
    pub missing: Vec<Missing>,
    /// Options to discuss, each with its reason.
    pub options: Vec<Suggestion>,
}

impl<'a> Statements<'a> {
    /// All statements about one track's judgement.
    pub fn of(chart: &Chart, judgement: &PatientJudgement, track: &'a TrackJudgement, instrument: &Instrument) -> Self {
        let prospects = Prospects::of(judgement, track, instrument);
        Self {
            sums: redo_by_hand(chart, judgement, track, &prospects),
            missing: missing(chart, judgement, track, &prospects),
            options: options_to_discuss(chart, judgement, track),
            prospects,
        }
    }
}
