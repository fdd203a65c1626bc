//! What is said while the pages look back to an earlier day.

use super::count::counted;
use super::day::SayDay;
use super::language::{say, worded};
use crate::record::{Day, grouped};

/// What every page says: to which day, how it is judged, and that nothing can be changed.
pub fn looking_back_words(day: Day) -> String {
    say!(
        "As recorded by {day}, judged as of that day, which is “today” below. Nothing can be changed here.",
        day = day.long()
    )
}

/// How many of the patients of today had not been entered by then; nothing where all had.
pub fn entered_later_words(count: usize) -> Option<String> {
    (count > 0).then(|| {
        let patients = counted(count, worded("patient"), worded("patients"));
        say!("{patients} entered later: not shown.", patients)
    })
}

/// What looking back can't show as it was, a sentence each.
pub fn look_back_limits() -> [&'static str; 5] {
    [
        worded("The rules and instruments are those of the present; the audit says when they were changed."),
        worded(
            "What was imported counts as recorded when it was imported, and what came from another device as recorded when it was entered there.",
        ),
        worded(
            "An answer tells of harm here if it had arrived by then and nobody had dealt with it by then, taken in or not. One of somebody unknown that was thrown away since can’t be shown.",
        ),
        worded("Patients who were erased since, and imports that were undone, can’t be shown."),
        worded("A patient whose record is in doubt now is in doubt here too."),
    ]
}

/// The mark of what is printed or copied meanwhile.
pub fn look_back_mark(day: Day) -> String {
    say!("as recorded by {day}, by the rules of the present", day = day.long())
}

/// A text that is copied meanwhile, with its mark.
pub fn looked_back_text(day: Day, text: &str) -> String {
    format!("{}\n{text}", say!("As recorded by {day}, by the rules of the present.", day = day.long()))
}

/// In the place of a patient who is one now, and was none then.
pub fn not_entered_yet(day: Day) -> String {
    say!(
        "By {day} nothing had been recorded of this patient. What was recorded later is shown at the present.",
        day = day.long()
    )
}

/// In the place of the list, where it would be empty.
pub fn nobody_entered_yet(day: Day) -> String {
    say!("By {day} no patient had been recorded who is one now.", day = day.long())
}

/// Why something is refused meanwhile.
pub fn look_back_refusal() -> &'static str {
    worded("The pages look back to an earlier day, where nothing can be changed. Go back to today, then do it again.")
}

/// How far the preparation is: so many journals left to read, of how many.
pub fn looking_back_progress(left: usize, of: usize) -> String {
    say!("Reading what was recorded by then: {done} of {of}", done = grouped(of.saturating_sub(left)), of = grouped(of))
}
