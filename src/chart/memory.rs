//! A memory panel: one track's scores against baseline, worse-from line, window and episodes.

use super::frame::{Sheet, ValueScale};
use super::gaps::{gaps, longest_without};
use super::panel;
use super::sample::Sample;
use super::scene::Look;
use super::{Anchor, Dash, Ink, Label, Point, Rect, Shape, first_recovered, first_worse};
use crate::judge::{Baseline, JudgedScore, SetAside, SetAsideReason, Thresholds, TrackJudgement, Verdict};
use crate::record::Instrument;

/// Draws a track's panel; `number` is the panel's from the top.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    (track, number): (&TrackJudgement, usize),
    instrument: &Instrument,
    plot: Rect,
) {
    let scale = value_scale(sheet, track, instrument, plot);
    panel::frame(sheet, instrument, &scale);
    shades(sheet, track, plot);
    for session in sheet.judgement.sessions.iter().filter(|s| sheet.time.shows(s.day)) {
        sheet.scene.vertical(sheet.time.x(session.day), (plot.top, plot.top + 5.0), Ink::Muted, 1.0, Dash::Solid);
    }
    if let Some((baseline, thresholds)) = track.baseline.as_ref().zip(track.thresholds.as_ref()) {
        levels(sheet, &scale, instrument, (baseline, thresholds));
    }
    let samples = samples(sheet, track, &scale);
    let line: Vec<_> = samples.iter().filter(|s| s.1).map(|s| (s.0.day, s.0.at)).collect();
    panel::line(sheet, &line, (Ink::Memory, 2.0), longest_without(sheet.judgement), plot);
    let gaps = gaps(track, sheet.judgement);
    for gap in &gaps {
        panel::bracket(sheet, gap, plot);
    }
    panel::dots(sheet, samples.into_iter().map(|s| s.0).collect(), number);
    if let Some((baseline, thresholds)) = track.baseline.as_ref().zip(track.thresholds.as_ref()) {
        level_labels(sheet, &scale, instrument, (baseline, thresholds));
    }
    for gap in gaps.iter().rev() {
        panel::gap_label(sheet, gap, plot);
    }
    shade_labels(sheet, track, plot);
    if track.baseline.is_none() {
        let places = [plot.top + 14.0, plot.bottom - 26.0].map(|y| (Point { x: plot.left + 8.0, y }, Anchor::Start));
        sheet.place(places, (Label::NoBaseline, Ink::Gap), plot);
    }
}

/// The scale over all that the panel may show: it stays the same while the view moves.
pub(super) fn value_scale(
    sheet: &Sheet<'_>,
    track: &TrackJudgement,
    instrument: &Instrument,
    plot: Rect,
) -> ValueScale {
    let scores = sheet.chart.scores.iter().filter(|s| s.instrument == track.instrument).map(|s| s.value.get());
    let bounds = track.baseline.as_ref().zip(track.thresholds).map(|(b, t)| instrument.score_at(b.value, t.worse_from));
    let known = scores.chain(bounds).chain(track.baseline.as_ref().map(|b| b.value));
    ValueScale::over(known, (instrument.min.get(), instrument.max.get()), plot)
}

/// Window and episodes: shades behind the data. A window also has a line above it, an episode one below.
fn shades(sheet: &mut Sheet<'_>, track: &TrackJudgement, plot: Rect) {
    let today = sheet.judgement.as_of;
    let open = track.episode.as_ref();
    if let Some((left, right)) =
        open.and_then(|e| sheet.time.span(e.clock_start, e.window_ends(&sheet.judgement.policy)))
    {
        sheet.scene.band(Rect { left, right, ..plot }, Ink::Window);
        sheet.scene.horizontal((left, right), plot.top, Ink::Memory, 2.0, Dash::Dashed);
        sheet.scene.vertical(right, (plot.top, plot.bottom), Ink::Memory, 1.0, Dash::Dashed);
    }
    let past = track.history.iter().map(|e| (e.onset, e.end, Ink::PastEpisode));
    let all = past.chain(open.map(|e| (e.onset, today, Ink::Episode)));
    let spans = all.filter_map(|(from, to, ink)| Some((sheet.time.span(from, to.max(from.plus(1)))?, ink)));
    let spans: Vec<_> = spans.collect();
    for ((left, right), ink) in &spans {
        sheet.scene.band(Rect { left: *left, right: *right, ..plot }, *ink);
    }
    for (sides, ink) in spans {
        sheet.scene.horizontal(sides, plot.bottom, Ink::Worse, 3.0, episode_dash(ink));
    }
}

/// The line under an episode is solid while it is open and dotted once it is over: how deep the shade is says it by colour only.
pub(super) const fn episode_dash(ink: Ink) -> Dash {
    match ink {
        Ink::PastEpisode => Dash::Dotted,
        _ => Dash::Solid,
    }
}

fn shade_labels(sheet: &mut Sheet<'_>, track: &TrackJudgement, plot: Rect) {
    let Some(episode) = &track.episode else { return };
    let ends = episode.window_ends(&sheet.judgement.policy);
    let days = sheet.judgement.policy.window_days;
    let window_label = Label::WindowEnds { days, ends };
    let window = sheet.time.span(episode.clock_start, ends);
    let since = Label::WorseSince(episode.onset);
    let shade = sheet.time.span(episode.onset, sheet.judgement.as_of.max(episode.onset.plus(1)));
    for (label, span, ys) in [
        (window_label, window, [plot.top + 12.0, plot.top + 26.0, plot.top + 40.0]),
        (since, shade, [plot.bottom - 9.0, plot.bottom - 23.0, plot.bottom - 37.0]),
    ] {
        let Some((left, right)) = span else { continue };
        let places = ys
            .into_iter()
            .flat_map(|y| [(Point { x: right - 4.0, y }, Anchor::End), (Point { x: left + 4.0, y }, Anchor::Start)]);
        sheet.place(places, (label, Ink::Text), plot);
    }
}

type Bounds<'a> = (&'a Baseline, &'a Thresholds);

pub(super) fn levels(
    sheet: &mut Sheet<'_>,
    scale: &ValueScale,
    instrument: &Instrument,
    (baseline, thresholds): Bounds<'_>,
) {
    let at = |worsening: f64| instrument.score_at(baseline.value, worsening);
    if (thresholds.worse_from - thresholds.recovered_below).abs() > 1e-9 {
        panel::level(sheet, scale, at(thresholds.recovered_below), (Ink::Recovered, 1.0, Dash::Dotted));
    }
    panel::level(sheet, scale, baseline.value, (Ink::Baseline, 1.0, Dash::Solid));
    panel::level(sheet, scale, at(thresholds.worse_from), (Ink::Worse, 1.0, Dash::Dashed));
}

pub(super) fn level_labels(
    sheet: &mut Sheet<'_>,
    scale: &ValueScale,
    instrument: &Instrument,
    (baseline, thresholds): Bounds<'_>,
) {
    let at = |worsening: f64| instrument.score_at(baseline.value, worsening);
    let worse = first_worse(instrument, baseline.value, thresholds);
    let in_reach = worse >= instrument.min.get() - 1e-9 && worse <= instrument.max.get() + 1e-9;
    let worse = if in_reach { Label::WorseFrom(instrument, worse) } else { Label::NoneWorse };
    let place = at(thresholds.worse_from).clamp(scale.low, scale.high);
    panel::level_label(sheet, scale, place, (worse, Ink::Worse, Dash::Dashed));
    let label = Label::Baseline(instrument, baseline.value);
    panel::level_label(sheet, scale, baseline.value, (label, Ink::Baseline, Dash::Solid));
    if (thresholds.worse_from - thresholds.recovered_below).abs() > 1e-9 {
        let label = Label::RecoveredFrom(instrument, first_recovered(instrument, baseline.value, thresholds));
        panel::level_label(sheet, scale, at(thresholds.recovered_below), (label, Ink::Muted, Dash::Dotted));
    }
}

/// How a judged score is drawn.
pub(super) const fn judged_dot(score: &JudgedScore) -> Look {
    match score.verdict {
        Verdict::Worse => ((Shape::Diamond, 5.0, true), Ink::Worse),
        Verdict::Between | Verdict::Recovered => ((Shape::Circle, 3.0, true), Ink::Memory),
    }
}

/// How a score that is not judged is drawn: never filled, and each reason that has a name in the legend with a sign of its own.
pub(super) const fn unjudged_dot(reason: SetAsideReason) -> Look {
    match reason {
        SetAsideReason::Acute => ((Shape::Triangle, 4.0, false), Ink::Acute),
        SetAsideReason::Future => ((Shape::Square, 3.0, false), Ink::Future),
        SetAsideReason::NoBaseline => ((Shape::Circle, 3.0, false), Ink::Memory),
        SetAsideReason::LaterScoreSameDay | SetAsideReason::BeforeLookback | SetAsideReason::OlderThanBaseline => {
            ((Shape::Plus, 3.0, false), Ink::SetAside)
        }
    }
}

/// How a score of the baseline is drawn.
pub(super) const BASELINE_DOT: Look = ((Shape::Square, 3.0, true), Ink::Baseline);

/// The track's scores, and whether the line runs through them.
fn samples(sheet: &Sheet<'_>, track: &TrackJudgement, scale: &ValueScale) -> Vec<(Sample, bool)> {
    let sample = |place: u32, (dot, ink): Look| {
        let score = sheet.chart.scores.get(place as usize)?;
        let number = sheet.time.number(score.day);
        let at = Point { x: sheet.time.x_of(number), y: scale.y(score.value.get()) };
        Some(Sample { day: score.day, number, time: score.time, at, key: score.key, dot, ink })
    };
    let unjudged = track.set_aside.iter().filter_map(|SetAside { score, reason, .. }| {
        Some((sample(*score, unjudged_dot(*reason))?, *reason == SetAsideReason::NoBaseline))
    });
    let baseline = track.baseline.iter().flat_map(|b| &b.scores);
    let baseline = baseline.filter_map(|place| Some((sample(*place, BASELINE_DOT)?, false)));
    let judged = track.judged.iter().filter_map(|j| Some((sample(j.score, judged_dot(j))?, true)));
    unjudged.chain(baseline).chain(judged).collect()
}
