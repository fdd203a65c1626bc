//! The question before a score is kept: a day that has not come is most often a slip of the year or of day and month.

use super::Question;
use crate::record::{Day, Score};

/// What to ask about a score before it is kept; `today` is the last day that can have come, where that is known.
pub fn score_questions(score: &Score, today: Option<Day>) -> Vec<Question> {
    let later = today.filter(|today| score.day > *today);
    let question =
        later.map(|today| Question::ScoreToCome { day: score.day, today, instrument: score.instrument.clone() });
    question.into_iter().collect()
}
