//! The whole explanation in words: the screen, the auditor's print and its machine-readable form all come from it.

use super::headline_about::Told;
use super::missing::missing_words;
use super::option::{SuggestionText, suggestion_text};
use super::prospect::prospect_words;
use super::sum::Line;
use super::{Sentence, headline};
use crate::judge::{PatientJudgement, Statements, TrackJudgement};
use crate::record::{Chart, Instrument};
use serde::Serialize;

/// Everything that a flag, or its absence, must show.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// One sentence a colleague understands.
    pub headline: Sentence,
    /// What would change it: which score, from which day on.
    pub prospects: Vec<String>,
    /// Everything needed to redo the sum by hand.
    pub sums: Vec<Line>,
    /// What is not known, and what would settle it.
    pub missing: Vec<Sentence>,
    /// Options to discuss, each with its reason.
    pub options: Vec<SuggestionText>,
}

/// Explains one track's judgement.
pub fn explain(
    chart: &Chart,
    judgement: &PatientJudgement,
    track: &TrackJudgement,
    instrument: &Instrument,
) -> Explanation {
    let Statements { prospects, sums, missing, options } = Statements::of(chart, judgement, track, instrument);
    let told = Told { chart, judgement, track, instrument };
    Explanation {
        headline: headline(chart, judgement, track, instrument),
        prospects: prospect_words(&prospects, instrument, track.state, judgement.as_of),
        sums: sums.into_iter().map(|line| told.line(line)).collect(),
        missing: missing.into_iter().map(|one| missing_words(one, chart, judgement, instrument)).collect(),
        options: options.iter().map(|one| suggestion_text(one, chart, judgement, track)).collect(),
    }
}
