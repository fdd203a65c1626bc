//! Why a plan is not taken, in words.

use crate::self_report::PlanFault;
use crate::words::language::{say, worded};

/// Why a plan is not taken, and what to do. `title` gives what a questionnaire is called.
pub fn plan_fault_words(fault: &PlanFault, title: impl Fn(&str) -> String) -> String {
    match fault {
        PlanFault::TooMany => {
            worded("At most eight questionnaires are asked at once. Leave the others out.").to_owned()
        }
        PlanFault::Twice(id) => say!("{name} is in the plan twice. Take one of the two out.", name = title(id)),
        PlanFault::Never(id) => say!(
            "{name} would never be answered. Say before which sessions, or how often after one; or take it out.",
            name = title(id)
        ),
        PlanFault::Leftover(id) => say!(
            "{name} has days that follow no answer after a session. Say after how many days it is asked first, or empty the two fields behind it, too.",
            name = title(id)
        ),
        PlanFault::Days(id) => {
            say!("The days of {name} are whole numbers from 1 to 365. Change what is not.", name = title(id))
        }
    }
}
