//! The patient's picture: session lane, a panel for each memory track, mood, over one time axis.

use super::frame::{Sheet, TimeScale};
use super::ticks::{Tick, calendar_ticks, day_ticks};
use super::words::{LINE, Labels};
use super::{
    Anchor, Axis, Dash, Ink, Point, Rect, Scene, Spot, View, day_zero, decision, lane, legend, memory, mood, overlaid,
    words,
};
use crate::judge::PatientJudgement;
use crate::record::sort_by;
use crate::record::{Chart, InstrumentSet, Role};

/// Height of a panel's heading.
const HEADING: f64 = 20.0;
/// Room above a plot for the words about its lines, where there is none beside it.
const LINE_WORDS: f64 = 15.0;
/// Height of the time axis with its words.
const AXIS: f64 = 44.0;
/// By how much a memory panel may be lower than is preferred.
const SPARE: f64 = 56.0;
/// Room for values left of the plots.
pub(super) const GUTTER: f64 = 34.0;
/// From this width on words about lines stand beside the plots.
const WIDE: u32 = 620;
const BESIDE: f64 = 118.0;
/// Room for the heading where there is no session lane.
const OVERLAID_TOP: f64 = 20.0;

/// The height in CSS pixels at which the picture is dense and still readable.
pub fn preferred_height(chart: &Chart, judgement: &PatientJudgement, width: u32) -> u32 {
    let memory =
        if judgement.tracks.is_empty() { HEADING + 60.0 } else { judgement.tracks.len() as f64 * (HEADING + 156.0) };
    let mood = if chart.scores.iter().any(|s| s.instrument.as_str() == mood::PHQ_9) { 84.0 } else { 0.0 };
    let legend = legend::height(chart, judgement, Axis::Calendar, f64::from(width));
    let words = if width >= WIDE { 0.0 } else { LINE_WORDS * (judgement.tracks.len() + 1) as f64 };
    (lane::HEIGHT + memory + words + HEADING + mood + AXIS + legend).ceil() as u32
}

/// The height in CSS pixels that fits into `room`: the preferred one, or less down to where the panels are still readable.
pub fn fitting_height(chart: &Chart, judgement: &PatientJudgement, width: u32, room: u32) -> u32 {
    let preferred = preferred_height(chart, judgement, width);
    let spare = (SPARE * judgement.tracks.len() as f64) as u32;
    room.clamp(preferred.saturating_sub(spare), preferred)
}

/// Where the plots stand, from the top: memory panels, then mood if it has one.
pub(super) struct Plots {
    pub(super) memory: Vec<Rect>,
    pub(super) mood: Rect,
    /// Those of them that are drawn.
    pub(super) all: Vec<Rect>,
    /// Top of the legend.
    pub(super) legend: f64,
}

/// Shares the height out between the panels: memory gets the most.
pub(super) fn plots(
    view: &View,
    (chart, judgement): (&Chart, &PatientJudgement),
    has_mood: bool,
    (left, right): (f64, f64),
) -> Plots {
    let count = judgement.tracks.len().max(1) as f64;
    let legend_height = legend::height(chart, judgement, view.axis, f64::from(view.width));
    let start = if view.axis == Axis::Overlaid { OVERLAID_TOP } else { lane::HEIGHT };
    let line_words = if view.width >= WIDE { 0.0 } else { LINE_WORDS };
    let mood_words = if has_mood { line_words } else { 0.0 };
    let fixed = start + (count + 1.0) * HEADING + count * line_words + mood_words + AXIS + legend_height;
    let free = (f64::from(view.height) - fixed).max(count * 60.0 + 40.0);
    let mood_height = if has_mood { free * 0.55 / (count + 0.55) } else { 0.0 };
    let each = (free - mood_height) / count;
    let mut top = start;
    let mut next = |height: f64, words: f64| {
        let above = top + HEADING + words;
        let plot = Rect { left, top: above, right, bottom: above + height };
        top = plot.bottom;
        plot
    };
    let memory: Vec<Rect> = (0..judgement.tracks.len().max(1)).map(|_| next(each, line_words)).collect();
    let mood = next(mood_height, mood_words);
    let all = memory.iter().copied().chain(has_mood.then_some(mood)).collect();
    Plots { memory, mood, all, legend: mood.bottom + AXIS }
}

/// Left and right edge of the plots, and right edge of the words beside them.
pub(super) fn edges(view: &View) -> (f64, f64, f64) {
    let width = f64::from(view.width);
    let beside = if view.width >= WIDE { BESIDE } else { 8.0 };
    let right = width - beside;
    (GUTTER, right, if view.width >= WIDE { width } else { right })
}

/// Draws a chart as it was judged: sessions, memory and mood over one axis that is linear in time. Nothing that the chart holds in the
/// view's range is left out, except instruments that are neither memory nor PHQ-9.
pub fn timeline(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet, view: &View) -> Scene {
    if view.axis == Axis::Overlaid && !judgement.sessions.is_empty() {
        return overlaid::overlaid(chart, judgement, instruments, view);
    }
    let (left, right, label_edge) = edges(view);
    let zero = day_zero(judgement).filter(|_| view.axis == Axis::SinceSession);
    let origin = zero.unwrap_or(view.from);
    let (first, last) = (view.from.days_since(origin), view.to.max(view.from).days_since(origin));
    let time = TimeScale { origin, first, last, left, right };
    let mut sheet = Sheet {
        scene: Scene::new(view.width, view.height),
        labels: Labels::default(),
        time,
        chart,
        judgement,
        label_edge,
    };
    let mood = mood::scores(chart, instruments);
    let plots = plots(view, (chart, judgement), mood.is_some(), (left, right));
    let ticks = if zero.is_some() { day_ticks(&time) } else { calendar_ticks(&time) };
    let title = zero.map(|day| format!("days since the session of {}", day.format_long()));
    time_axis(&mut sheet, &ticks, &plots, title.as_deref());
    if let Some(day) = zero.filter(|day| time.shows(*day)) {
        upright(&mut sheet, time.x(day), &plots, (Ink::Text, Dash::Solid));
    }
    lane::draw(&mut sheet, 0.0);
    today(&mut sheet, &plots, lane::HEIGHT - 18.0);
    decision::draw(&mut sheet, &plots, lane::HEIGHT - 18.0);
    for ((track, plot), number) in judgement.tracks.iter().zip(&plots.memory).zip(lane::PANEL + 1..) {
        if let Some(instrument) = instruments.get(track.instrument.as_str()) {
            memory::draw(&mut sheet, (track, number), instrument, *plot);
        }
    }
    if judgement.tracks.is_empty() {
        no_memory(&mut sheet, instruments, &plots);
    }
    match mood {
        Some((instrument, scores)) => mood::draw(&mut sheet, (instrument, &scores), plots.mood),
        None => mood::draw_missing(&mut sheet, plots.mood.top - HEADING),
    }
    legend::draw(&mut sheet, plots.legend, view.axis);
    finish(sheet)
}

/// Puts the spots in the order in which a person walks through them: by day, on one day from the top part to the last one, there in
/// order of time. One without a clock time comes first, as it does where it is judged.
pub(super) fn finish(sheet: Sheet<'_>) -> Scene {
    let mut scene = sheet.scene;
    let order = |a: &Spot, b: &Spot| (a.day, a.panel, a.time).cmp(&(b.day, b.panel, b.time)).then(a.x.total_cmp(&b.x));
    sort_by(&mut scene.spots, order);
    scene
}

/// Says in the panel's place that there is no memory score.
pub(super) fn no_memory(sheet: &mut Sheet<'_>, instruments: &InstrumentSet, plots: &Plots) {
    let Some(plot) = plots.memory.first() else { return };
    let at = Point { x: 4.0, y: plot.top - 9.0 };
    let is_memory = |id: &str| instruments.get(id).is_some_and(|i| i.role == Role::Memory);
    let later = sheet.chart.scores.iter().filter(|s| is_memory(s.instrument.as_str())).count();
    let words = match later {
        0 => "no score up to today, so nothing can be judged".to_owned(),
        n => format!("no score up to today, so nothing can be judged; {n} dated after today"),
    };
    words::heading((&mut sheet.scene, &mut sheet.labels), at, ("Memory", &words), sheet.label_edge);
    sheet.scene.marks.push(super::Mark::Frame { at: *plot, ink: Ink::Gap, dash: Dash::Dotted });
}

/// Draws the time axis under the last panel and its ticks through all.
pub(super) fn time_axis(sheet: &mut Sheet<'_>, ticks: &[Tick], plots: &Plots, title: Option<&str>) {
    let foot = plots.mood.bottom + 4.0;
    let within = Rect { left: 0.0, top: foot, right: f64::from(sheet.scene.width), bottom: foot + AXIS };
    for tick in ticks {
        let x = sheet.time.x_of(tick.number);
        upright(sheet, x, plots, (Ink::Grid, Dash::Solid));
        sheet.scene.vertical(x, (foot, foot + 4.0), Ink::Axis, 1.0, Dash::Solid);
        let at = (Point { x, y: foot + 11.0 }, Anchor::Middle);
        sheet.labels.place(&mut sheet.scene, [at], (&tick.label, Ink::Muted), within);
        if let Some(year) = tick.year {
            let at = (Point { x, y: foot + 11.0 + LINE }, Anchor::Middle);
            sheet.labels.place(&mut sheet.scene, [at], (&year.to_string(), Ink::Muted), within);
        }
    }
    sheet.scene.horizontal((sheet.time.left, sheet.time.right), foot, Ink::Axis, 1.0, Dash::Solid);
    if let Some(title) = title {
        let at = (Point { x: sheet.time.left, y: foot + 11.0 + LINE }, Anchor::Start);
        sheet.labels.place(&mut sheet.scene, [at], (title, Ink::Muted), within);
    }
}

/// Draws a line through all plots, and not through the words between them.
pub(super) fn upright(sheet: &mut Sheet<'_>, x: f64, plots: &Plots, (ink, dash): (Ink, Dash)) {
    for plot in &plots.all {
        sheet.scene.vertical(x, (plot.top, plot.bottom), ink, 1.0, dash);
        if ink != Ink::Grid {
            sheet.labels.keep_off_line(Point { x, y: plot.top }, Point { x, y: plot.bottom });
        }
    }
}

/// Draws the line of today through all panels, and above them down to `foot`.
pub(super) fn today(sheet: &mut Sheet<'_>, plots: &Plots, foot: f64) {
    let today = sheet.judgement.as_of;
    if !sheet.time.shows(today) {
        return;
    }
    let x = sheet.time.x(today);
    sheet.scene.vertical(x, (16.0, foot), Ink::Today, 1.0, Dash::Dashed);
    upright(sheet, x, plots, (Ink::Today, Dash::Dashed));
    let within = Rect { left: 0.0, top: 0.0, right: f64::from(sheet.scene.width), bottom: lane::HEIGHT };
    let places = [Anchor::Middle, Anchor::End, Anchor::Start].map(|anchor| (Point { x, y: 8.0 }, anchor));
    sheet.labels.place(&mut sheet.scene, places, ("today", Ink::Text), within);
}
