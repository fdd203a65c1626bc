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
        Self { patient, arrival: Some(arrival.key()), report, scores }
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
        Self { patient, arrival: None, report, scores }
    }

    /// The same with those of the scores alone that a person wants and that can be kept; the answers stay.
    #[must_use]
    pub fn with_scores(mut self, keeps: impl Fn(Key) -> bool) -> Self {
        self.scores.retain(|score| keeps(score.key));
        for answered in &mut self.report.answered {
            answered.score = answered.score.take().filter(|(key, _)| keeps(*key));
        }
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
