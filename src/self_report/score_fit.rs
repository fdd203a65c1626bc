//! Whether the scores that a questionnaire's answers can make go with the instrument that takes them.

use crate::questionnaire::{Decimal, Questionnaire, Scoring};
use crate::record::{Day, Expected, InstrumentId, InstrumentSet, Key, Points, Score, fits_instrument};

/// A score that can come up and that the instrument doesn't take.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreMisfit {
    /// The score.
    pub score: Decimal,
    /// What the instrument takes.
    pub expected: Expected,
}

/// Whether the instrument takes every score of the table whose sum can come up; without a table, the lowest and the highest sum.
///
/// # Errors
/// The first that it doesn't take. A score that was answered could not be kept then.
pub fn check_scores(
    scoring: &Scoring,
    questionnaire: &Questionnaire,
    instrument: &InstrumentId,
    instruments: &InstrumentSet,
) -> Result<(), ScoreMisfit> {
    let sums = scoring.sums(questionnaire);
    let comes_up = |sum: Decimal| sums.is_none_or(|(low, high)| (low..=high).contains(&sum));
    let scores: Vec<Decimal> = match (scoring.table(), sums) {
        (Some(table), _) => table.lines().filter(|(sum, _)| comes_up(*sum)).map(|(_, score)| score).collect(),
        (None, Some((low, high))) => vec![low, high],
        (None, None) => Vec::new(),
    };
    for score in scores {
        // A score made of answers lies within what points can be.
        let Some(points) = Points::new(score.as_f64()) else { continue };
        let of = Score::of(Key::from_bits(0), instrument.clone(), Day::FIRST, points);
        fits_instrument(&of, instruments).map_err(|error| ScoreMisfit { score, expected: error.expected })?;
    }
    Ok(())
}
