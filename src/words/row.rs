//! What a row of the caseload says in its cells. A row's words are made when it is drawn.

use super::change_words::change_words;
use super::doubt::{doubt_sentence, doubt_state};
use super::group::group_word;
use super::headline::headlines_beside;
use super::judgement::{overlay_words, relative_words};
use super::mood_brief::mood_brief;
use super::next_score::{next_score_by, next_score_when, next_score_why};
use super::state_text::state_text;
use super::{Sentence, headline};
use crate::caseload::{FellDue, Row};
use crate::judge::{Asks, MoodBeside, Overlay};
use crate::record::{Chart, Day, InstrumentSet};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// The state in a few words: "emerging, day 12 of 28"; of a record in doubt, what it is found to be.
pub fn row_state(row: &Row) -> String {
    row.doubt.map_or_else(|| state_text(&row.judgement), |doubt| doubt_state(doubt).to_owned())
}

/// One sentence on where the patient of that chart stands, by the track that speaks, or why nothing is told; and one by each that is worse now where
/// that one isn't.
pub fn row_headline(row: &Row, chart: &Chart, instruments: &InstrumentSet) -> Sentence {
    if let Some(doubt) = row.doubt {
        return doubt_sentence(doubt).into();
    }
    let speaking = row.judgement.leading().and_then(|t| Some((t, instruments.get(t.instrument.as_str())?)));
    let speaking = speaking.map_or_else(
        || worded("Not known: there is no memory score up to today.").into(),
        |(track, instrument)| headline(chart, &row.judgement, track, instrument),
    );
    headlines_beside(chart, &row.judgement, instruments).fold(speaking, |all, one| all.say(" ").add(&one))
}

/// That answers tell of harm, and which group the patient comes from; none where nothing waits.
pub fn row_harm(row: &Row) -> Option<String> {
    let harm = row.harm?;
    let (day, group) = (harm.answered.beside(row.judgement.as_of), group_word(row.own_group));
    Some(match harm.sendings {
        1 => say!("the answer of {day} tells of harm; otherwise {group}", day, group),
        count => say!("{count} answers tell of harm, the latest of {day}; otherwise {group}", count, day, group),
    })
}

/// Mood in a few words: "PHQ-9 12, 6 points worse".
pub fn row_mood(row: &Row) -> String {
    row.doubt.map_or_else(|| mood_brief(&row.judgement), |_| worded("mood not judged").to_owned())
}

/// A mark beside the state, as a person reads it on a badge. A PHQ-9 that says nothing about now is told by its day.
pub fn row_mark(row: &Row, mark: Overlay) -> String {
    let judgement = &row.judgement;
    match (mark, judgement.mood_beside(judgement.leading())) {
        (Overlay::Mood, MoodBeside::Comparable(_)) => worded("PHQ-9 has risen").to_owned(),
        (Overlay::Mood, MoodBeside::BeforeWorsening(change) | MoodBeside::Stale(change)) => {
            say!("PHQ-9 had risen on {day}", day = change.latest.day.beside(judgement.as_of))
        }
        // The score beside it is of the instrument that the patient stands by.
        (Overlay::Severe, _) if judgement.leading().is_some_and(|track| !track.overlays.has(mark)) => {
            worded("severe by another instrument: review now").to_owned()
        }
        _ if judgement.leading().is_some_and(|track| !track.overlays.has(mark)) => {
            say!("{mark} (another instrument)", mark = overlay_words(mark))
        }
        _ => overlay_words(mark).to_owned(),
    }
}

/// Marks that the state's own words already say, some with their day.
const SAID_BY_STATE: [Overlay; 5] = [
    Overlay::Overdue,
    Overlay::FollowUpDue,
    Overlay::WindowPassedUnscored,
    Overlay::InsensitiveBaseline,
    Overlay::Drift,
];

/// The marks that the state's own words don't say, nor what stands beside them elsewhere, as words, the most urgent first.
pub fn row_marks(row: &Row, said: &[Overlay]) -> Vec<String> {
    let marks = row.marks().into_iter().filter(|mark| !SAID_BY_STATE.contains(mark) && !said.contains(mark));
    marks.map(|mark| row_mark(row, mark)).collect()
}

/// The change from the baseline: "9.3 points worse", "same as baseline"; none where no score was judged.
pub fn row_change(row: &Row) -> Option<String> {
    row.change.map(|points| change_words(points).unwrap_or_else(|| worded("same as baseline").to_owned()))
}

/// That change, or what the latest score is if it was not judged; and that somebody must choose between two versions of a record.
pub fn row_latest(row: &Row) -> String {
    let text = match row_change(row) {
        _ if row.latest.is_none() => worded("none").to_owned(),
        Some(change) if row.latest_judged => change,
        _ if row.spark.as_ref().is_some_and(|spark| spark.baseline.is_some()) => worded("baseline").to_owned(),
        _ => worded("not judged").to_owned(),
    };
    if row.contested == 0 { text } else { say!("{text}; changed on two devices, choose", text) }
}

/// That a person has to choose between versions of records; none where there is nothing to choose.
pub fn row_contested(row: &Row) -> Option<String> {
    match row.contested {
        0 => None,
        1 => Some(worded("1 record was changed on two devices: choose the version that holds").to_owned()),
        n => Some(say!("{n} records were changed on two devices: choose the versions that hold", n)),
    }
}

/// The last session: "3 Apr, 23 days ago".
pub fn row_last_session(row: &Row) -> String {
    let words = |day: Day| format!("{}, {}", day.beside(row.judgement.as_of), relative_words(day, row.judgement.as_of));
    row.last_session.map_or_else(|| worded("none yet").to_owned(), words)
}

/// The plan that has passed and that nobody has recorded; none where there is none.
pub fn row_unrecorded(row: &Row) -> Option<String> {
    row.overdue_plan.map(|plan| say!("planned {day}, not recorded", day = plan.beside(row.judgement.as_of)))
}

/// The next planned session, in fewer words beside one that was not recorded, or that none is planned; none where only that one was.
pub fn row_plan(row: &Row) -> Option<String> {
    let today = row.judgement.as_of;
    match (row.overdue_plan, row.next_session) {
        (Some(_), None) => None,
        (Some(_), Some(next)) => Some(say!("next {day}", day = next.beside(today))),
        (None, Some(next)) => {
            Some(say!("next {day}, {when}", day = next.beside(today), when = relative_words(next, today)))
        }
        (None, None) => Some(worded("none planned").to_owned()),
    }
}

/// By when a score is needed: "by 3 Apr", "was due by 3 Apr, 23 days ago", "before the dose of 3 Apr", "as soon as possible".
pub fn row_needed(row: &Row) -> Option<String> {
    let today = row.judgement.as_of;
    row.needed.map(|next| next_score_when(&next, today, &|day| day.beside(today)))
}

/// The same without how long ago, for a cell of the list.
pub fn row_needed_short(row: &Row) -> Option<String> {
    let today = row.judgement.as_of;
    row.needed.map(|next| next_score_by(&next, today, &|day| day.beside(today)))
}

/// What asks for that score: "no baseline", "check of the decision of 3 Apr".
pub fn row_needed_why(row: &Row) -> Option<String> {
    let judgement = &row.judgement;
    let next = row.needed?;
    let why = next_score_why(&next, judgement, &|day| day.beside(judgement.as_of));
    // Of several instruments, another's score would not do.
    let is_of_leading = matches!(next.asks, Asks::WhileWorse | Asks::WindowEnds) && !next.is_of_other;
    let name = row.instrument_name.as_ref().filter(|_| is_of_leading && judgement.tracks.len() > 1);
    Some(name.map_or_else(|| why.clone(), |name| format!("{name}, {why}")))
}

/// By when a score is needed, and what asks for it: "was due by 3 Apr, 23 days ago (no baseline)".
pub fn row_needed_whole(row: &Row) -> Option<String> {
    let (when, why) = row_needed(row).zip(row_needed_why(row))?;
    Some(say!("{when} ({why})", when, why))
}

/// What time alone brought.
pub fn fell_due_words(fell_due: FellDue) -> &'static str {
    match fell_due {
        FellDue::Score => worded("a score fell due"),
        FellDue::Check => worded("a check fell due"),
        FellDue::Dose => worded("a dose came near"),
        FellDue::Window => worded("the window ended without a score"),
        FellDue::OldScore => worded("the last score became old"),
    }
}
