//! By when a memory score is needed, as a row says it.

use super::day_words::day_words;
use crate::judge::{NextScore, PatientJudgement};
use crate::record::{Chart, Day};
use crate::words::{next_score_by, next_score_when, next_score_why};

/// The next memory score that is needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Needed {
    /// By this day; today where it is needed as soon as possible.
    pub by: Day,
    /// By when, in words: "by 3 Apr", "was due by 3 Apr, 23 days ago", "before the dose of 3 Apr", "as soon as possible".
    pub text: String,
    /// The same without how long ago, for a cell of the list.
    pub short: String,
    /// What asks for it, in words: "no baseline", "check of the decision of 3 Apr".
    pub why: String,
}

impl Needed {
    /// The score that is needed next, if one is: the earliest of all that asks for one.
    pub(super) fn of(chart: &Chart, judgement: &PatientJudgement) -> Option<Self> {
        let next = NextScore::of(chart, judgement)?;
        let words = |day| day_words(day, judgement.as_of);
        Some(Self {
            by: next.by,
            text: next_score_when(&next, judgement.as_of, &words),
            short: next_score_by(&next, judgement.as_of, &words),
            why: next_score_why(&next, judgement, &words),
        })
    }
}
