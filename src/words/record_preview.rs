//! What a session or a start of the course would change, in words, before it is kept and once it is.

use super::counted;
use super::judgement::{set_aside_words, stand_words};
use super::score_cells::state_preview_words;
use crate::caseload::{Becomes, Foreseen};
use crate::record::{Chart, InstrumentSet};
use crate::words::language::{say, worded};

/// As what scores that are there would count, where that changes, and where the patient stands without what is typed and with it.
pub fn record_preview_words(foreseen: &Foreseen, chart: &Chart, instruments: &InstrumentSet) -> String {
    let moved: Vec<String> = foreseen.moved(chart, instruments).into_iter().map(moved_words).collect();
    let state = state_preview_words(&foreseen.now, &foreseen.then, instruments);
    if moved.is_empty() { state } else { say!("{moved}. {state}", moved = moved.join("; "), state) }
}

/// Where the patient stands since something was kept; none where that is as before.
pub fn state_changed_words(foreseen: &Foreseen) -> Option<String> {
    let (before, after) = (foreseen.now.stand(), foreseen.then.stand());
    (before != after).then(|| {
        say!("The state was “{before}” and is “{after}” now.", before = stand_words(before), after = stand_words(after))
    })
}

/// So many scores would count as that.
fn moved_words((becomes, count): (Becomes, usize)) -> String {
    let scores = counted(count, worded("score that is there"), worded("scores that are there"));
    match becomes {
        Becomes::Baseline => say!("{scores} would become part of the baseline", scores),
        Becomes::Worse => say!("{scores} would count as worse", scores),
        Becomes::NotWorse => say!("{scores} would be judged and not be worse", scores),
        Becomes::SetAside(reason) => {
            say!("{scores} would be kept and not judged: {why}", scores, why = set_aside_words(reason))
        }
    }
}
