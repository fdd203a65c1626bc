//! Mood, anxiety and dissociation beside memory.

use super::made_up_patient::Life;
use crate::record::Timing;

/// Where mood goes under treatment.
#[derive(Clone, Copy)]
pub(super) enum Mood {
    Better,
    Same,
    Worse,
}

impl Mood {
    pub(super) const ALL: [(Self, &'static str); 3] =
        [(Self::Better, "better"), (Self::Same, "same"), (Self::Worse, "worse")];
}

impl Life {
    /// PHQ-9 before the course and every two weeks of it, GAD-7 and MADRS every eight; none after `until`.
    pub(super) fn mood(&mut self, mood: Mood, first: i32, until: i32) {
        let start = self.chance.whole(13, 18);
        self.raw("phq-9", first - 8, start.into(), None);
        let (anxiety, depression) = (self.chance_points(8, 14), self.chance_points(22, 34));
        self.raw("gad-7", first - 8, anxiety, None);
        self.raw("madrs", first - 8, depression, None);
        for (nth, day) in (first + 10..=until).step_by(14).enumerate() {
            let change = match mood {
                Mood::Better => -self.chance.whole(6, 11),
                Mood::Same => self.chance.whole(-2, 2),
                Mood::Worse => self.chance.whole(6, 8),
            };
            // A day after the planned one where a dose was given on it: the questionnaire follows the dose by a night.
            let day = if self.given_days().contains(&day) { day + 1 } else { day };
            self.raw("phq-9", day, (start + change).into(), None);
            if nth % 4 == 3 {
                let (anxiety, depression) = (self.chance_points(3, 12), self.chance_points(6, 26));
                self.raw("gad-7", day, anxiety, None);
                self.raw("madrs", day, depression, None);
            }
        }
    }

    /// CADSS after each session; now and then nothing at all, which is a score of 0.
    pub(super) fn dissociation(&mut self) {
        for (nth, day) in self.given_days().into_iter().enumerate() {
            let value = if nth % 4 == 3 { 0.0 } else { self.chance_points(3, 38) };
            self.raw("cadss", day, value, Some(Timing::After));
        }
    }

    fn chance_points(&mut self, low: i32, high: i32) -> f64 {
        self.chance.whole(low, high).into()
    }
}
