//! Why a plan is not taken, in words.

use crate::self_report::PlanFault;
use crate::words::language::{say, worded};

/// Why a plan is not taken, and what to do.
pub fn plan_fault_words(fault: &PlanFault) -> String {
    match fault {
        PlanFault::TooMany => {
            worded("At most eight questionnaires are asked at once. Leave the others out.").to_owned()
        }
        PlanFault::Twice(id) => say!("{id} is in the plan twice. Take one of the two out.", id),
        PlanFault::Never(id) => {
            say!("{id} would never be answered. Say before which sessions, or how often after one; or take it out.", id)
        }
        PlanFault::Days(id) => say!("The days of {id} are whole numbers from 1 to 365. Change what is not.", id),
    }
}
