//! Every interval between two sessions laid over each other from day 0, the latest one strong.

use super::axes::{finish, no_memory, time_axis, today, upright};
use super::frame::{Sheet, TimeScale, ValueScale};
use super::gaps::{gaps, longest_without};
use super::labels::Labels;
use super::layout::{edges, plots};
use super::panel;
use super::sample::Sample;
use super::scene::Look;
use super::ticks::day_ticks;
use super::{Dash, Ink, Label, Point, Rect, Say, Scene, Shape, View, lane, legend, memory, mood};
use crate::judge::{PatientJudgement, SessionDay, SetAsideReason, TrackJudgement};
use crate::record::{Chart, Day, Instrument, InstrumentSet, Score, Timing};
use std::collections::BTreeMap;

/// The size of points in intervals other than the latest, as a share of the usual one.
const FAINT: f64 = 0.6;

/// Where the line of today ends above the first panel.
const TODAY_FOOT: f64 = 20.0;

/// Draws the intervals whose sessions lie in the view's range; the horizontal axis counts days since each one's session. Scores before
/// the course, and those set aside for another reason than being acute, belong to no interval and stand on the calendar only.
pub(super) fn overlaid(
    chart: &Chart,
    judgement: &PatientJudgement,
    instruments: &InstrumentSet,
    view: &View,
    say: Say,
) -> Scene {
    let (left, right, label_edge) = edges(view.width);
    let shown = intervals(judgement, view);
    let origin = shown.last().map_or(judgement.as_of, |s| s.day);
    let is_latest = judgement.last_session() == Some(origin);
    let last = last_day(chart, judgement, &shown);
    // Days are days of the latest interval; the others are laid over it by their number.
    let time = TimeScale { origin, first: 0, last, left, right };
    let scene = Scene::new(view.width, view.height);
    let mut sheet = Sheet { scene, labels: Labels::default(), time, chart, judgement, say, label_edge };
    let mood = mood::mood_scores(chart, instruments);
    let plots = plots(view, (chart, judgement), say, mood.is_some(), (left, right));
    time_axis(&mut sheet, &day_ticks(&time), &plots, Some(Label::DaysSinceEach));
    sheet.heading(Point { x: 4.0, y: 8.0 }, Label::Intervals, Label::IntervalCount(shown.len()), label_edge);
    upright(&mut sheet, time.x_of(0), &plots, (Ink::Text, Dash::Solid));
    if is_latest {
        today(&mut sheet, &plots, TODAY_FOOT);
    }
    for ((track, plot), number) in judgement.tracks.iter().zip(&plots.memory).zip(lane::PANEL + 1..) {
        if let Some(instrument) = instruments.get(track.instrument.as_str()) {
            memory_panel(&mut sheet, (track, instrument, number), &shown, *plot);
        }
    }
    if judgement.tracks.is_empty() {
        no_memory(&mut sheet, instruments, &plots);
    }
    match mood {
        Some((instrument, scores)) => mood_panel(&mut sheet, (instrument, &scores), &shown, plots.mood),
        None => mood::draw_missing(&mut sheet, plots.mood.top - 20.0),
    }
    legend::draw(&mut sheet, plots.legend, view.axis);
    finish(sheet)
}

/// The sessions whose intervals are drawn: those in the view's range.
pub fn intervals(judgement: &PatientJudgement, view: &View) -> Vec<SessionDay> {
    judgement.sessions.iter().filter(|s| (view.from..=view.to).contains(&s.day)).copied().collect()
}

/// The last day of the axis, counted from each interval's session.
pub fn last_day(chart: &Chart, judgement: &PatientJudgement, shown: &[SessionDay]) -> i32 {
    let longest = chart
        .scores
        .iter()
        .filter(|s| s.day <= judgement.as_of)
        .filter_map(|s| interval(judgement, s).map(|session| s.day.days_since(session)))
        .max()
        .unwrap_or(0);
    // The latest interval runs until today: what is missing in it must be seen.
    let origin = shown.last().map_or(judgement.as_of, |s| s.day);
    let is_latest = judgement.last_session() == Some(origin);
    let until_today = if is_latest { judgement.as_of.days_since(origin) } else { 0 };
    longest.max(judgement.policy.window_days).max(until_today) + 1
}

/// The session whose interval a score belongs to: the last one that it doesn't lie before.
pub fn interval(judgement: &PatientJudgement, score: &Score) -> Option<Day> {
    let sessions = &judgement.sessions;
    let count = sessions.partition_point(|s| s.day <= score.day);
    let last = sessions.get(count.checked_sub(1)?)?;
    let is_before = match score.timing {
        Some(timing) => timing == Timing::Before,
        None => score.time.zip(last.time).is_some_and(|(score, session)| score < session),
    };
    if last.day == score.day && is_before {
        return sessions.get(count.checked_sub(2)?).map(|s| s.day);
    }
    Some(last.day)
}

fn memory_panel(
    sheet: &mut Sheet<'_>,
    (track, instrument, number): (&TrackJudgement, &Instrument, usize),
    shown: &[SessionDay],
    plot: Rect,
) {
    let scale = memory::value_scale(sheet, track, instrument, plot);
    panel::frame(sheet, instrument, &scale);
    let window = sheet.time.x_of(sheet.judgement.policy.window_days);
    sheet.scene.band(Rect { left: sheet.time.x_of(0), right: window, ..plot }, Ink::Window);
    sheet.scene.vertical(window, (plot.top, plot.bottom), Ink::Memory, 1.0, Dash::Dashed);
    let bounds = track.baseline.as_ref().zip(track.thresholds.as_ref());
    if let Some(bounds) = bounds {
        memory::levels(sheet, &scale, instrument, bounds);
    }
    let judged = by_interval(sheet, track.judged.iter().map(|j| (j.score, memory::judged_dot(j))));
    let acute = track.set_aside.iter().filter(|s| s.reason == SetAsideReason::Acute);
    let mut acute = by_interval(sheet, acute.map(|s| (s.score, memory::unjudged_dot(s.reason))));
    let mut all = Vec::new();
    for (session, is_last) in strands(shown) {
        let look = |((shape, radius, filled), ink): Look| match (is_last, ink) {
            (true, _) => ((shape, radius, filled), ink),
            (false, Ink::Worse) => ((shape, radius * FAINT, filled), ink),
            (false, _) => ((shape, radius * FAINT, filled), Ink::MemoryFaint),
        };
        let scores = judged.get(&session).into_iter().flatten();
        let samples: Vec<Sample> =
            scores.map(|(score, dot)| sample(sheet, score, session, &scale, look(*dot))).collect();
        strand(sheet, &samples, (if is_last { Ink::Memory } else { Ink::MemoryFaint }, is_last), plot);
        all.extend(samples);
        let early = acute.remove(&session).into_iter().flatten();
        all.extend(early.map(|(score, dot)| sample(sheet, score, session, &scale, dot)));
    }
    panel::dots(sheet, all, number);
    if let Some(bounds) = bounds {
        memory::level_labels(sheet, &scale, instrument, bounds);
    }
    let is_latest = shown.last().map(|s| s.day) == sheet.judgement.last_session();
    if let Some(gap) = gaps(track, sheet.judgement).last().filter(|gap| gap.open && is_latest) {
        panel::bracket(sheet, gap, plot);
        panel::gap_label(sheet, gap, plot);
    }
    let label = Label::Window(sheet.judgement.policy.window_days);
    let places = [12.0, 26.0].map(|dy| (Point { x: window - 4.0, y: plot.top + dy }, super::Anchor::End));
    sheet.place(places, (label, Ink::Text), plot);
}

fn mood_panel(sheet: &mut Sheet<'_>, (instrument, scores): (&Instrument, &[&Score]), shown: &[SessionDay], plot: Rect) {
    let scale =
        ValueScale::over(scores.iter().map(|s| s.value.get()), (instrument.min.get(), instrument.max.get()), plot);
    panel::frame(sheet, instrument, &scale);
    let mut intervals: BTreeMap<Day, Vec<&Score>> = BTreeMap::new();
    for score in scores.iter().filter(|s| s.day <= sheet.judgement.as_of) {
        if let Some(session) = interval(sheet.judgement, score) {
            intervals.entry(session).or_default().push(score);
        }
    }
    let mut all = Vec::new();
    for (session, is_last) in strands(shown) {
        let ink = if is_last { Ink::Mood } else { Ink::MoodFaint };
        let dot = (Shape::Circle, if is_last { 2.5 } else { 1.5 }, true);
        let scores = intervals.remove(&session).into_iter().flatten();
        let samples: Vec<Sample> = scores.map(|score| sample(sheet, score, session, &scale, (dot, ink))).collect();
        strand(sheet, &samples, (ink, is_last), plot);
        all.extend(samples);
    }
    panel::dots(sheet, all, mood::number(sheet));
}

/// The sessions whose intervals are laid over each other, and whether it is the last one.
fn strands(shown: &[SessionDay]) -> impl Iterator<Item = (Day, bool)> {
    shown.iter().enumerate().map(|(at, session)| (session.day, at + 1 == shown.len()))
}

/// Scores by the session whose interval they belong to, each with how it looks.
fn by_interval<'a>(
    sheet: &Sheet<'a>,
    scores: impl Iterator<Item = (u32, Look)>,
) -> BTreeMap<Day, Vec<(&'a Score, Look)>> {
    let mut intervals: BTreeMap<Day, Vec<(&'a Score, Look)>> = BTreeMap::new();
    for (place, look) in scores {
        let Some(score) = sheet.chart.scores.get(place as usize) else { continue };
        if let Some(session) = interval(sheet.judgement, score) {
            intervals.entry(session).or_default().push((score, look));
        }
    }
    intervals
}

/// A score at its distance from the session whose interval it belongs to.
fn sample(sheet: &Sheet<'_>, score: &Score, session: Day, scale: &ValueScale, (dot, ink): Look) -> Sample {
    let number = score.day.days_since(session);
    let at = Point { x: sheet.time.x_of(number), y: scale.y(score.value.get()) };
    Sample { day: score.day, number, time: score.time, at, key: score.key, dot, ink }
}

/// The line through one interval's scores.
fn strand(sheet: &mut Sheet<'_>, samples: &[Sample], (ink, is_last): (Ink, bool), plot: Rect) {
    let line: Vec<(Day, Point)> = samples.iter().map(|s| (s.day, s.at)).collect();
    let longest = longest_without(sheet.judgement);
    panel::line(sheet, &line, (ink, if is_last { 2.5 } else { 1.0 }), longest, plot);
}
