//! The intervals that lie over each other, in words: days are those since each one's session, as on the axis.

use super::phrases::{self, gap_words};
use crate::chart::{View, gaps, interval, intervals, last_day, mood_scores};
use crate::judge::{PatientJudgement, SessionDay, SetAsideReason, TrackJudgement, Verdict};
use crate::record::{Chart, CollectOrdered, Day, Instrument, InstrumentSet, Score};
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::field::direction_words;
use crate::words::language::{say, worded};
use std::collections::BTreeSet;

/// The overlaid scene as a few sentences: the intervals, the axis, and of each track and mood what lies in them.
pub(super) fn describe(
    chart: &Chart,
    judgement: &PatientJudgement,
    instruments: &InstrumentSet,
    view: &View,
) -> String {
    let shown = intervals(judgement, view);
    let Some(latest) = shown.last().map(|s| s.day) else {
        return worded(
            "Intervals between sessions over each other: no session in this range, so no interval is shown.",
        )
        .to_owned();
    };
    let mut said = vec![
        say!(
            "From session to session: {intervals} over each other, from day 0, the day of each one’s session, to day {last}.",
            intervals = counted(shown.len(), worded("interval"), worded("intervals")),
            last = last_day(chart, judgement, &shown)
        ),
        strong(judgement, latest),
        say!("The window ends on day {window}.", window = judgement.policy.window_days),
    ];
    for track in &judgement.tracks {
        if let Some(instrument) = instruments.get(track.instrument.as_str()) {
            said.extend(memory((chart, judgement), track, instrument, &shown));
        }
    }
    if judgement.tracks.is_empty() {
        said.push(worded(phrases::NO_MEMORY).to_owned());
    }
    said.push(mood_words((chart, judgement), instruments, &shown));
    said.join(" ")
}

/// The interval that is drawn strong.
fn strong(judgement: &PatientJudgement, latest: Day) -> String {
    let session = latest.long();
    if judgement.last_session() == Some(latest) {
        let today = judgement.as_of.days_since(latest);
        return say!(
            "The latest is drawn strong: since the session of {session}; today is its day {today}.",
            session,
            today
        );
    }
    say!("The latest of them is drawn strong: since the session of {session}.", session)
}

/// The scores of the intervals that are shown, each with its session.
fn within<'a>(
    (chart, judgement): (&'a Chart, &PatientJudgement),
    places: impl Iterator<Item = u32>,
    shown: &[SessionDay],
) -> Vec<(u32, &'a Score, Day)> {
    let is_shown = |session: &Day| shown.iter().any(|s| s.day == *session);
    let of = |place: u32| {
        let score = chart.scores.get(place as usize)?;
        let session = interval(judgement, score).filter(is_shown)?;
        Some((place, score, session))
    };
    places.filter_map(of).collect()
}

/// How many scores lie in how many intervals, and between which values.
fn spread(scores: &[(u32, &Score, Day)], instrument: &Instrument, (one, many): (&str, &str)) -> String {
    let values = scores.iter().map(|(_, score, _)| score.value.get());
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let sessions: BTreeSet<Day> = scores.iter().map(|(_, _, session)| *session).collect_set();
    say!(
        "{scores} in {sessions}, between {low} and {high}",
        scores = counted(scores.len(), one, many),
        sessions = counted(sessions.len(), worded("interval"), worded("intervals")),
        low = instrument.format_score(low),
        high = instrument.format_score(high)
    )
}

fn memory(
    (chart, judgement): (&Chart, &PatientJudgement),
    track: &TrackJudgement,
    instrument: &Instrument,
    shown: &[SessionDay],
) -> Vec<String> {
    let mut said = vec![phrases::levels(track, instrument)];
    let scores = within((chart, judgement), track.judged.iter().map(|j| j.score), shown);
    let judged = |place: u32| track.judged.iter().find(|j| j.score == place);
    if scores.is_empty() {
        said.push(worded("No judged score in these intervals.").to_owned());
    } else {
        let is_worse = |place: u32| judged(place).is_some_and(|j| j.verdict == Verdict::Worse);
        let worse = scores.iter().filter(|(place, ..)| is_worse(*place)).count();
        said.push(say!(
            "{scores}, {worse} of them worse.",
            scores = spread(&scores, instrument, (worded("judged score"), worded("judged scores"))),
            worse
        ));
    }
    let latest = shown.last().map(|s| s.day);
    let in_latest = scores.iter().filter(|(_, _, session)| Some(*session) == latest);
    let told: Vec<String> = in_latest
        .filter_map(|(place, score, session)| {
            Some(say!(
                "day {score}: {place}",
                score = score.day.days_since(*session),
                place = phrases::judged(judged(*place)?, instrument)
            ))
        })
        .collect();
    said.push(match told.is_empty() {
        true => worded("In the latest interval no judged score.").to_owned(),
        false => say!("In the latest interval: {told}.", told = told.join("; ")),
    });
    let acute = track.set_aside.iter().filter(|s| s.reason == SetAsideReason::Acute).map(|s| s.score);
    let acute = within((chart, judgement), acute, shown).len();
    if acute > 0 {
        said.push(say!(
            "Kept and not judged: {acute} ({set_aside}).",
            acute,
            set_aside = phrases::set_aside(SetAsideReason::Acute)
        ));
    }
    let is_last = latest == judgement.last_session();
    if let (Some(gap), Some(session)) = (gaps(track, judgement).last().filter(|gap| gap.open && is_last), latest) {
        // What lies before day 0 is off the axis.
        let from = gap.from.days_since(session).max(0);
        said.push(say!("From day {from} to today {gap}.", from, gap = gap_words(gap)));
    }
    said
}

fn mood_words(
    (chart, judgement): (&Chart, &PatientJudgement),
    instruments: &InstrumentSet,
    shown: &[SessionDay],
) -> String {
    let Some((instrument, _)) = mood_scores(chart, instruments) else {
        return worded("No PHQ-9 score, so mood is not known.").to_owned();
    };
    let is_mood = |s: &Score| s.instrument == instrument.id && s.day <= judgement.as_of;
    let places = (0u32..).zip(&chart.scores).filter(|(_, s)| is_mood(s)).map(|(place, _)| place);
    let scores = within((chart, judgement), places, shown);
    let name = say!("PHQ-9, {direction}", direction = direction_words(instrument));
    if scores.is_empty() {
        return say!("{name}: no score in these intervals.", name);
    }
    format!("{name}: {}.", spread(&scores, instrument, (worded("score"), worded("scores"))))
}
