//! The picture in words, for those who don't see it.

use super::phrases::gap_words;
use super::{overlaid, phrases};
use crate::chart::{Axis, View, day_zero, decisions, gaps, mood_scores};
use crate::judge::{PatientJudgement, SetAsideReason, TrackJudgement, Verdict, planned_doses};
use crate::record::{Chart, Day, Entry, Instrument, InstrumentSet, SessionStatus, Step};
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::field::direction_words;
use crate::words::language::{say, worded};
use crate::words::log::steps_words;

/// The scene of [`crate::chart::timeline`] as a few sentences: range, sessions, each memory track with its lines, scores, episodes and gaps, mood;
/// where intervals lie over each other, what is seen of those.
pub fn describe(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet, view: &View) -> String {
    if view.axis == Axis::Overlaid && !judgement.sessions.is_empty() {
        return overlaid::describe(chart, judgement, instruments, view);
    }
    let mut said = vec![
        say!(
            "Timeline from {first} to {last}; today is {today}.",
            first = view.from.long(),
            last = view.to.long(),
            today = judgement.as_of.long()
        ),
        axis(judgement, view),
        sessions(chart, judgement, view),
    ];
    for track in &judgement.tracks {
        if let Some(instrument) = instruments.get(track.instrument.as_str()) {
            said.extend(memory(judgement, track, instrument, view));
        }
    }
    if judgement.tracks.is_empty() {
        said.push(worded(phrases::NO_MEMORY).to_owned());
    }
    said.push(mood_words(chart, judgement, instruments));
    said.push(decided(chart, view));
    said.retain(|words| !words.is_empty());
    said.join(" ")
}

/// What was decided in the range, each with its day.
fn decided(chart: &Chart, view: &View) -> String {
    let here = decisions(chart).filter(|(day, ..)| in_view(view, *day));
    let one = |(day, _, steps): (Day, &Entry, &[Step])| {
        say!("Decided on {day}: {steps}.", day = day.long(), steps = steps_words(steps))
    };
    here.map(one).collect::<Vec<_>>().join(" ")
}

/// What the horizontal axis counts, where it isn't calendar days.
fn axis(judgement: &PatientJudgement, view: &View) -> String {
    match (view.axis, day_zero(judgement)) {
        (Axis::SinceSession, Some(day)) => say!("Days count from the session of {day}.", day = day.long()),
        _ => String::new(),
    }
}

fn in_view(view: &View, day: Day) -> bool {
    (view.from..=view.to).contains(&day)
}

fn sessions(chart: &Chart, judgement: &PatientJudgement, view: &View) -> String {
    let (unrecorded, planned): (Vec<Day>, Vec<Day>) =
        planned_doses(chart).filter(|day| in_view(view, *day)).partition(|day| *day < judgement.as_of);
    let missed = chart.sessions.iter().filter(|s| s.status == SessionStatus::Missed && in_view(view, s.day)).count();
    let given = chart
        .sessions
        .iter()
        .filter(|s| s.status == SessionStatus::Given && s.day <= judgement.as_of && in_view(view, s.day));
    let doses = given.clone().count();
    let mut text = match given.max_by_key(|s| s.day) {
        Some(last) => {
            say!(
                "{doses} given, the last on {day}: {session}",
                doses = counted(doses, worded("dose"), worded("doses")),
                day = last.day.long(),
                session = phrases::session(last, judgement.as_of)
            )
        }
        None => worded("No dose given in this range").to_owned(),
    };
    for (count, word) in [
        (planned.len(), worded("planned")),
        (unrecorded.len(), worded("planned and not recorded")),
        (missed, worded("missed")),
    ] {
        if count > 0 {
            text += &format!("; {count} {word}");
        }
    }
    text + "."
}

fn memory(judgement: &PatientJudgement, track: &TrackJudgement, instrument: &Instrument, view: &View) -> Vec<String> {
    let mut said = vec![phrases::levels(track, instrument)];
    let shown: Vec<_> = track.judged.iter().filter(|j| in_view(view, j.day)).collect();
    let values = shown.iter().map(|j| j.value);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if shown.is_empty() {
        said.push(worded("No judged score in this range.").to_owned());
    } else {
        let worse = shown.iter().filter(|j| j.verdict == Verdict::Worse).count();
        let (low, high) = (instrument.format_score(low), instrument.format_score(high));
        said.push(match shown.len() {
            1 if worse == 1 => say!("1 judged score, {low}: worse.", low),
            1 => say!("1 judged score, {low}: not worse.", low),
            count if low == high => say!("{count} judged scores, all {low}, {worse} of them worse.", count, low, worse),
            count => {
                say!("{count} judged scores between {low} and {high}, {worse} of them worse.", count, low, high, worse)
            }
        });
    }
    if let Some(last) = track.judged.last() {
        said.push(say!("Latest on {day}: {score}.", day = last.day.long(), score = phrases::judged(last, instrument)));
    }
    said.extend(episodes(judgement, track));
    let gaps: Vec<_> = gaps(track, judgement).into_iter().filter(|g| g.to >= view.from && g.from <= view.to).collect();
    for gap in gaps.iter().rev().take(3) {
        let until = if gap.open { worded("today").to_owned() } else { gap.to.long() };
        said.push(say!("From {first} to {until} {gap}.", first = gap.from.long(), until, gap = gap_words(gap)));
    }
    if gaps.len() > 3 {
        said.push(say!("{gaps} earlier.", gaps = counted(gaps.len() - 3, worded("more gap"), worded("more gaps"))));
    }
    said.extend(unjudged(track, view));
    said
}

fn episodes(judgement: &PatientJudgement, track: &TrackJudgement) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(episode) = &track.episode {
        let ends = episode.window_ends(&judgement.policy);
        let verb = if ends <= judgement.as_of { worded("ended") } else { worded("ends") };
        said.push(say!(
            "An episode is open since {onset}; its window counts from {start} and {verb} on {ends}.",
            onset = episode.onset.long(),
            start = episode.clock_start.long(),
            verb,
            ends = ends.long()
        ));
    }
    if !track.history.is_empty() {
        said.push(format!("{}.", counted(track.history.len(), worded("past episode"), worded("past episodes"))));
    }
    said
}

/// The scores that are drawn hollow, by reason.
fn unjudged(track: &TrackJudgement, view: &View) -> Option<String> {
    let reasons = [
        SetAsideReason::Acute,
        SetAsideReason::NoBaseline,
        SetAsideReason::Future,
        SetAsideReason::LaterScoreSameDay,
        SetAsideReason::BeforeLookback,
        SetAsideReason::OlderThanBaseline,
    ];
    let number = |reason| track.set_aside.iter().filter(|s| s.reason == reason && in_view(view, s.day)).count();
    let parts: Vec<String> = reasons
        .into_iter()
        .filter(|reason| number(*reason) > 0)
        .map(|reason| format!("{} ({})", number(reason), phrases::set_aside(reason)))
        .collect();
    (!parts.is_empty()).then(|| say!("Kept and not judged: {parts}.", parts = parts.join("; ")))
}

fn mood_words(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let Some((instrument, scores)) = mood_scores(chart, instruments) else {
        return worded("No PHQ-9 score, so mood is not known.").to_owned();
    };
    let Some(baseline) = judgement.mood.baseline() else {
        return say!(
            "PHQ-9: {scores}, no baseline before the first session.",
            scores = counted(scores.len(), worded("score"), worded("scores"))
        );
    };
    let latest = judgement.mood.measured().map_or_else(
        || worded("none since that counts").to_owned(),
        |mood| {
            let value = instrument.format_score(mood.latest.value);
            say!(
                "latest on {day}: {value}, {change}",
                day = mood.latest.day.long(),
                value,
                change = phrases::change(mood.rise)
            )
        },
    );
    say!(
        "PHQ-9, {direction}: baseline {baseline}, {latest}.",
        direction = direction_words(instrument),
        baseline = phrases::mean(baseline.value, instrument),
        latest
    )
}
