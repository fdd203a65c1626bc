//! That this computer's clock can't be right, in words.

use crate::desk::ClockDoubt;
use crate::words::day::SayDay;
use crate::words::language::say;

/// What is wrong, in a sentence.
pub fn clock_words(doubt: &ClockDoubt) -> String {
    let (today, newest) = (doubt.today.long(), doubt.newest.long());
    say!("This computer’s clock says {today}, but the record goes on to {newest}.", today, newest)
}
