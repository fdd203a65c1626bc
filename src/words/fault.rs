//! What can be wrong with a cell or a row, as kinds, in words.

use crate::record::Fault;
use crate::words::language::worded;

/// What such cells are, in words that follow "2 cells of value are".
pub(super) fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::File => worded("in a file that can’t be read"),
        Fault::Cells => worded("longer or shorter than the header"),
        Fault::Quotes => worded("torn by a quotation mark"),
        Fault::Empty => worded("empty"),
        Fault::NotANumber => worded("no number"),
        Fault::DoubtfulNumber => worded("one of two numbers"),
        Fault::OutOfBounds => worded("outside the range or off the step"),
        Fault::NotADate => worded("no date"),
        Fault::AmbiguousDate => worded("a date only once it is said whether day or month comes first"),
        Fault::HalfDate => worded("half a date"),
        Fault::StillToCome => worded("a day that has not come yet"),
        Fault::NotATime => worded("no time"),
        Fault::HalfTime => worded("half a time"),
        Fault::NotAChoice => worded("none of the words that may stand there"),
        Fault::TooLong => worded("too long"),
        Fault::Unseen => worded("with a character that can’t be seen"),
        Fault::UnknownPatient => worded("the number of nobody who is known"),
        Fault::TooMany => worded("of one patient too many"),
        Fault::UnknownInstrument => worded("no known instrument"),
        Fault::Alike => worded("easily taken for another id"),
        Fault::AtOdds => worded("at odds with another row"),
        Fault::Impossible => worded("at odds with other dates or with what is stored"),
        Fault::NoRule => worded("not enough to judge a change by"),
        Fault::Settings => worded("no setting that fits"),
    }
}
