//! What the picture says of single scores and sessions.

use crate::chart::{Gap, first_recovered, first_worse};
use crate::judge::{JudgedScore, SetAsideReason, TrackJudgement, Verdict};
use crate::record::{Choice, Day, Instrument, Score, Session, SessionStatus, TimeOfDay, Timing, format_points};
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::field::direction_words;
use crate::words::language::{say, worded};

/// What is said where no memory score is there to be judged.
pub(super) const NO_MEMORY: &str = "There is no memory score up to today, so nothing can be judged.";

/// What is said of a score dated after today.
pub(super) const LATER: &str = "dated after today, not used";

/// A day with its clock time, where that is known.
pub(super) fn when(day: Day, time: Option<TimeOfDay>) -> String {
    let time = time.map(|time| format!(", {time}")).unwrap_or_default();
    format!("{}{time}", day.long())
}

/// A score's day, its clock time, and on which side of that day's session it lies, as far as that is known.
pub(super) fn score_when(score: &Score) -> String {
    let side = match score.timing {
        Some(Timing::Before) => worded(", before the session"),
        Some(Timing::After) => worded(", after the session"),
        None => "",
    };
    format!("{}{side}", when(score.day, score.time))
}

/// `worse by 7.7 points`, `better by 2 points` or `same as baseline`, from the worsening `w`.
pub(super) fn change(worsening: f64) -> String {
    let points = format_points(worsening.abs());
    match points.as_str() {
        "0" => worded("same as baseline").to_owned(),
        "1" => {
            say!("{worsening} by 1 point", worsening = if worsening > 0.0 { worded("worse") } else { worded("better") })
        }
        _ => say!(
            "{worsening} by {points} points",
            worsening = if worsening > 0.0 { worded("worse") } else { worded("better") },
            points
        ),
    }
}

/// A judged score without its day.
pub(super) fn judged(score: &JudgedScore, instrument: &Instrument) -> String {
    let verdict = match score.verdict {
        Verdict::Worse => worded(", counts as worse"),
        Verdict::Between if score.worsening > 0.0 => worded(", too little to count as worse"),
        Verdict::Between | Verdict::Recovered => "",
    };
    format!("{}, {}{verdict}", instrument.format_score(score.value), change(score.worsening))
}

/// Why a score is drawn and not judged.
pub(super) fn set_aside(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Future => worded(LATER),
        SetAsideReason::Acute => worded("too soon after a session to be judged"),
        SetAsideReason::LaterScoreSameDay => worded("a later score of the same day counts instead"),
        SetAsideReason::BeforeLookback => worded("before the course, too old for the baseline"),
        SetAsideReason::OlderThanBaseline => worded("before the course, older than the baseline’s scores"),
        SetAsideReason::NoBaseline => worded("not judged, there is no baseline"),
    }
}

/// A set-aside score without its day.
pub(super) fn unjudged(score: &Score, reason: SetAsideReason, instrument: &Instrument) -> String {
    format!("{}, {}", instrument.format_score(score.value.get()), set_aside(reason))
}

/// A session without its day.
pub(super) fn session(session: &Session, today: Day) -> String {
    let dose = session
        .dose_mg
        .map_or_else(|| worded("dose not known").to_owned(), |mg| say!("{mg} mg", mg = format_points(mg.get())));
    let status = match session.status {
        SessionStatus::Given if session.day > today => worded(", dated after today, not used"),
        SessionStatus::Given => "",
        SessionStatus::Planned if session.day < today => worded(", planned, not recorded as given or missed"),
        SessionStatus::Planned => worded(", planned"),
        SessionStatus::Missed => worded(", missed"),
    };
    format!("{} {dose}, {}{status}", worded(session.drug.word()), worded(session.route.label()))
}

/// A value that may lie off the instrument's steps, such as a mean: its decimals and one more.
pub(super) fn mean(value: f64, instrument: &Instrument) -> String {
    let decimals = instrument.step.map_or(2, |s| if s.get() >= 1.0 { 1 } else { 2 });
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The lines that a track's scores are seen against.
pub(super) fn levels(track: &TrackJudgement, instrument: &Instrument) -> String {
    let name = format!("{}, {}", instrument.shown_name(), direction_words(instrument));
    match track.baseline.as_ref().zip(track.thresholds.as_ref()) {
        Some((baseline, thresholds)) => {
            let baseline_words = mean(baseline.value, instrument);
            let scores = counted(baseline.count(), worded("score"), worded("scores"));
            let recovered = instrument.format_score(first_recovered(instrument, baseline.value, thresholds));
            // Beyond the scale there is no score to name: the bound would be one that nobody can have.
            if !track.could_show_worsening() {
                return say!(
                    "{name}: baseline {baseline} from {scores}, no score on this scale can be worse, recovered from {recovered}.",
                    name,
                    baseline = baseline_words,
                    scores,
                    recovered
                );
            }
            say!(
                "{name}: baseline {baseline} from {scores}, worse from {worse}, recovered from {recovered}.",
                name,
                baseline = baseline_words,
                scores,
                worse = instrument.format_score(first_worse(instrument, baseline.value, thresholds)),
                recovered
            )
        }
        None => say!("{name}: no baseline, so change can’t be judged.", name),
    }
}

/// How long a gap is, and of what.
pub(super) fn gap_words(gap: &Gap) -> String {
    let kind = if gap.holds_unjudged { worded("judged score") } else { worded("score") };
    say!("no {kind} for {gap} days", kind, gap = gap.days())
}
