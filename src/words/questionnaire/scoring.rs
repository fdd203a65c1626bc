//! Why a rule for scoring, or a table from sums to scores, is not taken.

use crate::questionnaire::{ScoringFault, TableFault};
use crate::words::language::{say, worded};

/// Why a rule for scoring is not taken, and what to do.
pub fn scoring_fault_words(fault: &ScoringFault) -> String {
    match fault {
        ScoringFault::NoItems => worded("No item is summed. Tick at least one.").to_owned(),
        ScoringFault::Twice(id) => say!("The item {id} is summed twice. Tick it once.", id),
        ScoringFault::UnknownItem(id) => say!("The questionnaire has no item {id}. Tick one that it has.", id),
        ScoringFault::NotScorable(id) => {
            say!("Answers to the item {id} don’t say how much. Leave it out of the sum.", id)
        }
        ScoringFault::AllUnanswered => {
            worded("As many items may stay unanswered as are summed. Give a smaller number.").to_owned()
        }
        ScoringFault::TableGap(sum) => say!(
            "The table has no score for the sum {sum}, which these items can give. Add its line, or sum the items that the table is for.",
            sum
        ),
    }
}

/// Why a table from sums to scores is not taken, with the file and the line, and what to do.
pub fn table_fault_words(file: &str, fault: TableFault) -> String {
    match fault {
        TableFault::TooLong => say!("{file}: this is longer than any table of scores. Choose another file.", file),
        TableFault::Header => say!("{file}, line 1: the first line must be raw,score. Add it.", file),
        TableFault::Cells { line } => {
            say!("{file}, line {line}: expected are two numbers with a comma between, such as 12,47.3.", file, line)
        }
        TableFault::NotANumber { line } => {
            say!("{file}, line {line}: this is no number. Use a decimal point, and at most six decimals.", file, line)
        }
        TableFault::Twice { line } => {
            say!("{file}, line {line}: this sum stood before. Keep one line for it.", file, line)
        }
        TableFault::Empty => say!("{file}: there is no line below the header. Add one for each sum.", file),
    }
}
