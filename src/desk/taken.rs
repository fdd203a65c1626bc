//! Answers on their way into a patient's record.

use crate::record::{Arrival, Day, Instant, Key, Report, ReportWay, Score};
use crate::self_report::{Opened, SelfReportSettings, Sending, report_of};

/// Answers that are taken in or refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// Whose they are.
    pub patient: Key,
    /// The arrival that goes with it; none for what was typed in from paper.
    pub arrival: Option<Key>,
    /// The report.
    pub report: Report,
    /// The scores that are made of it.
    pub scores: Vec<Score>,
    /// The scores whose place those of the same key take, as they were seen.
    pub replaced: Vec<Score>,
}

impl Taken {
    /// What an arrival becomes that was opened. `said_day` is what a person said where the patient's clock can't be right; `way` is the
    /// invitation's.
    pub fn of(
        (patient, way): (Key, ReportWay),
        arrival: &Arrival,
        opened: &Opened,
        said_day: Option<Day>,
        settings: &SelfReportSettings,
    ) -> Self {
        let (report, scores) = report_of(&opened.sending, (way, arrival.received), said_day, settings);
        Self { patient, arrival: Some(arrival.key()), report, scores, replaced: Vec::new() }
    }

    /// What was typed in from paper at that instant. The token is not kept; the sending's id is drawn by whoever types it in.
    pub fn from_paper(
        patient: Key,
        sending: &Sending,
        typed: Instant,
        said_day: Option<Day>,
        settings: &SelfReportSettings,
    ) -> Self {
        let (report, scores) = report_of(sending, (ReportWay::Paper, typed), said_day, settings);
        Self { patient, arrival: None, report, scores, replaced: Vec::new() }
    }

    /// The same with those of the scores alone that a person wants and that can be kept; the answers stay.
    #[must_use]
    pub fn with_scores(mut self, keeps: impl Fn(Key) -> bool) -> Self {
        self.scores.retain(|score| keeps(score.key));
        self.report.keep_scores(keeps);
        self
    }

    /// The same with that score in the place of one that is there. What was made of other answers is made of these then; what else was said of
    /// that score stays.
    #[must_use]
    pub fn in_place_of(mut self, made: Key, there: &Score) -> Self {
        for score in self.scores.iter_mut().filter(|score| score.key == made) {
            (score.key, score.timing, score.note) = (there.key, there.timing, there.note.clone());
        }
        for (key, _) in self.report.answered.iter_mut().filter_map(|answered| answered.score.as_mut()) {
            if *key == made {
                *key = there.key;
            }
        }
        self.replaced.push(there.clone());
        self
    }

    /// The same, refused: the answers are kept, and no score is made of them.
    #[must_use]
    pub fn refused(mut self, reason: String) -> Self {
        self = self.with_scores(|_| false);
        self.report.refused = Some(reason);
        self
    }
}
