//! When the patient's clock can't be right, so that a person says which day counts.

use crate::questionnaire::Authored;
use crate::record::Instant;

/// Seconds that two clocks may differ without a doubt: phones that set their clock by themselves are seldom a minute off.
const TOLERATED: i64 = 300;
/// Seconds before the invitation that an answer is still plausible: a day, as the clinic's clock may be off too.
const PLAUSIBLE: i64 = 86_400;

/// Why the patient's clock can't be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockDoubt {
    /// It was answered so many seconds after it was received.
    AfterReceived(i64),
    /// It was answered so many seconds before the patient was invited.
    BeforeInvited(i64),
}

/// Whether the patient's clock can be right: `received` and `invited` are by the clinic's.
pub fn doubt_clock(authored: Authored, invited: Instant, received: Instant) -> Option<ClockDoubt> {
    let answered = authored.at().seconds();
    let (late, early) = (answered.saturating_sub(received.seconds()), invited.seconds().saturating_sub(answered));
    if late > TOLERATED {
        Some(ClockDoubt::AfterReceived(late))
    } else if early > PLAUSIBLE {
        Some(ClockDoubt::BeforeInvited(early))
    } else {
        None
    }
}
