//! What a session that is typed would change, in words.

use super::counted;
use super::judgement::set_aside_words;
use super::score_cells::state_preview_words;
use crate::caseload::{Becomes, Foreseen};
use crate::record::{Chart, InstrumentSet};
use crate::words::language::{say, worded};

/// As what scores that are there would count, where that changes, and where the patient stands without the session and with it.
pub fn session_preview_words(foreseen: &Foreseen, chart: &Chart, instruments: &InstrumentSet) -> String {
    let moved: Vec<String> = foreseen.moved(chart, instruments).into_iter().map(moved_words).collect();
    let state = state_preview_words(&foreseen.now, &foreseen.then, instruments);
    if moved.is_empty() { state } else { say!("{moved}. {state}", moved = moved.join("; "), state) }
}

/// So many scores would count as that.
fn moved_words((becomes, count): (Becomes, usize)) -> String {
    let scores = counted(count, worded("score that is there"), worded("scores that are there"));
    match becomes {
        Becomes::Baseline => say!("{scores} would be of the baseline", scores),
        Becomes::Worse => say!("{scores} would count as worse", scores),
        Becomes::NotWorse => say!("{scores} would be judged and not be worse", scores),
        Becomes::SetAside(reason) => {
            say!("{scores} would be kept and not judged: {why}", scores, why = set_aside_words(reason))
        }
    }
}
