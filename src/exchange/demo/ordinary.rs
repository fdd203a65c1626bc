//! A patient of whom there is no story: treated, asked every week, and not worse.

use super::made_up_patient::Life;
use super::mood::Mood;
use super::scale::Level::Good;
use super::scale::{PRMQ, PROMIS};
use super::treatment::Treatment;
use crate::record::SessionStatus;

impl Life {
    /// Induction, maintenance, weekly scores, a few of them missing.
    pub(super) fn ordinary(&mut self) {
        const WAYS: [Treatment; 6] =
            [Treatment::Iv, Treatment::Iv, Treatment::Spray, Treatment::Im, Treatment::Lozenge, Treatment::Sc];
        self.treatment = self.chance.pick(&WAYS);
        let first = -self.chance.whole(60, 240);
        let last = -self.chance.whole(5, 9);
        let every = self.chance.whole(14, 35);
        let higher_is_worse = self.chance.whole(0, 4) == 0;
        let (scale, baseline) = if higher_is_worse {
            (PRMQ, f64::from(self.chance.whole(28, 44)))
        } else {
            (PROMIS, f64::from(self.chance.whole(46, 60)))
        };
        self.course(first, every, last);
        self.baseline(scale, baseline, 3, first);
        let gap = first + 21 + self.chance.whole(7, 20);
        self.scores((scale, baseline), (first + 5, gap, 7), Good);
        self.scores((scale, baseline), (gap + 14, -5, 8), Good);
        self.scores((scale, baseline), (-3, -2, 2), Good);
        let mood = if self.chance.whole(0, 3) == 0 { Mood::Same } else { Mood::Better };
        self.mood(mood, first, -3);
        self.session(half_way(every), SessionStatus::Planned);
        self.reviewed(-half_way(every));
    }
}

/// Half an interval between sessions: the next one is so far ahead, the last review so long ago.
const fn half_way(every: i32) -> i32 {
    every / 2 + 1
}
