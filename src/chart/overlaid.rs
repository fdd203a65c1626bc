//! Every interval between two sessions laid over each other from day 0, the latest one strong.

use super::frame::{Sheet, TimeScale, ValueScale};
use super::gaps::{gaps, longest_without};
use super::panel::{self, Sample};
use super::ticks::day_ticks;
use super::timeline::{edges, finish, no_memory, plots, time_axis, today, upright};
use super::words::{Labels, heading};
use super::{Dash, Ink, Point, Rect, Scene, View, legend, memory, mood, phrases};
use crate::judge::{PatientJudgement, SessionDay, SetAsideReason, TrackJudgement};
use crate::record::{Chart, Day, Instrument, InstrumentSet, Score, Timing};

/// Where the line of today ends above the first panel.
const TODAY_FOOT: f64 = 20.0;

/// Draws the intervals whose sessions lie in the view's range; the horizontal axis counts days since each one's session. Scores before
/// the course, and those set aside for another reason than being acute, belong to no interval and stand on the calendar only.
pub(super) fn overlaid(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet, view: &View) -> Scene {
    let (left, right, label_edge) = edges(view);
    let shown: Vec<SessionDay> =
        judgement.sessions.iter().filter(|s| (view.from..=view.to).contains(&s.day)).copied().collect();
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
    let last = longest.max(judgement.policy.window_days).max(until_today) + 1;
    // Days are days of the latest interval; the others are laid over it by their number.
    let time = TimeScale { origin, first: 0, last, left, right };
    let scene = Scene::new(view.width, view.height);
    let mut sheet = Sheet { scene, labels: Labels::default(), time, chart, judgement, label_edge };
    let mood = mood::scores(chart, instruments);
    let plots = plots(view, judgement, mood.is_some(), (left, right));
    time_axis(&mut sheet, &day_ticks(&time), &plots, Some("days since the session before"));
    let count = shown.len();
    let detail = format!("{count} interval{} over each other, the latest strong", if count == 1 { "" } else { "s" });
    heading(
        (&mut sheet.scene, &mut sheet.labels),
        Point { x: 4.0, y: 8.0 },
        ("From session to session", &detail),
        label_edge,
    );
    upright(&mut sheet, time.x_of(0), &plots, (Ink::Text, Dash::Solid));
    if is_latest {
        today(&mut sheet, &plots, TODAY_FOOT);
    }
    for (track, plot) in judgement.tracks.iter().zip(&plots.memory) {
        if let Some(instrument) = instruments.get(track.instrument.as_str()) {
            memory_panel(&mut sheet, (track, instrument), &shown, *plot);
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

/// The session whose interval a score belongs to: the last one that it doesn't lie before.
fn interval(judgement: &PatientJudgement, score: &Score) -> Option<Day> {
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
    (track, instrument): (&TrackJudgement, &Instrument),
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
    for (at, session) in shown.iter().enumerate() {
        let is_last = at + 1 == shown.len();
        let mut samples = Vec::new();
        for judged in &track.judged {
            let Some(score) = sheet.chart.scores.get(judged.score as usize) else { continue };
            let (dot, ink) = memory::judged_dot(judged);
            let ink = if is_last || ink == Ink::Worse { ink } else { Ink::MemoryFaint };
            let words = phrases::judged(judged, instrument);
            samples.extend(sample(
                sheet,
                score,
                session.day,
                &scale,
                ((dot.0, dot.1 * if is_last { 1.0 } else { 0.6 }, true), ink),
                &words,
            ));
        }
        strand(sheet, &samples, (if is_last { Ink::Memory } else { Ink::MemoryFaint }, is_last), plot);
        for aside in track.set_aside.iter().filter(|s| s.reason == SetAsideReason::Acute) {
            let Some(score) = sheet.chart.scores.get(aside.score as usize) else { continue };
            let words = phrases::unjudged(score, aside.reason, instrument);
            samples.extend(sample(sheet, score, session.day, &scale, memory::unjudged_dot(aside.reason), &words));
        }
        place(sheet, samples);
    }
    if let Some(bounds) = bounds {
        memory::level_labels(sheet, &scale, instrument, bounds);
    }
    let is_latest = shown.last().map(|s| s.day) == sheet.judgement.last_session();
    if let Some(gap) = gaps(track, sheet.judgement).last().filter(|gap| gap.open && is_latest) {
        panel::bracket(sheet, gap, plot);
        panel::gap_label(sheet, gap, plot);
    }
    let label = format!("window, {} days", sheet.judgement.policy.window_days);
    let places = [12.0, 26.0].map(|dy| (Point { x: window - 4.0, y: plot.top + dy }, super::Anchor::End));
    sheet.labels.place(&mut sheet.scene, places, (&label, Ink::Text), plot);
}

fn mood_panel(sheet: &mut Sheet<'_>, (instrument, scores): (&Instrument, &[&Score]), shown: &[SessionDay], plot: Rect) {
    let scale = ValueScale::over(scores.iter().map(|s| s.value), (instrument.min, instrument.max), plot);
    panel::frame(sheet, instrument, &scale);
    for (at, session) in shown.iter().enumerate() {
        let is_last = at + 1 == shown.len();
        let ink = if is_last { Ink::Mood } else { Ink::MoodFaint };
        let dot = (super::Shape::Circle, if is_last { 2.5 } else { 1.5 }, true);
        let mut samples = Vec::new();
        for score in scores.iter().filter(|s| s.day <= sheet.judgement.as_of) {
            let words = format!("PHQ-9 {}", instrument.format_score(score.value));
            samples.extend(sample(sheet, score, session.day, &scale, (dot, ink), &words));
        }
        strand(sheet, &samples, (ink, is_last), plot);
        place(sheet, samples);
    }
}

type Look = ((super::Shape, f64, bool), Ink);

/// A score at its distance from the session, if it belongs to that session's interval.
fn sample(
    sheet: &Sheet<'_>,
    score: &Score,
    session: Day,
    scale: &ValueScale,
    (dot, ink): Look,
    words: &str,
) -> Option<Sample> {
    if interval(sheet.judgement, score) != Some(session) {
        return None;
    }
    let number = score.day.days_since(session);
    let at = Point { x: sheet.time.x_of(number), y: scale.y(score.value) };
    let text =
        format!("{}, day {number} after the session of {}: {words}", score.day.format_long(), session.format_long());
    Some(Sample { day: score.day, at, key: score.key, dot, ink, text })
}

/// The line through one interval's scores.
fn strand(sheet: &mut Sheet<'_>, samples: &[Sample], (ink, is_last): (Ink, bool), plot: Rect) {
    let line: Vec<(Day, Point)> = samples.iter().map(|s| (s.day, s.at)).collect();
    let longest = longest_without(sheet.judgement);
    panel::line(sheet, &line, (ink, if is_last { 2.5 } else { 1.0 }), longest, plot);
}

/// Draws the dots: their place on this axis is not that of their day.
fn place(sheet: &mut Sheet<'_>, samples: Vec<Sample>) {
    for Sample { at, dot, ink, text, key, .. } in samples {
        sheet.scene.dot(at, dot, ink);
        sheet.scene.spots.push(super::Spot { x: at.x, y: at.y, text, key });
    }
}
