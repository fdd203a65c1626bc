//! A score against its baseline, small enough for a row of a list.

use super::{Dash, Ink, Point, Rect, Scene, Shape};
use crate::caseload::{Spark, SparkKind, SparkPoint};
use crate::judge::Verdict;
use crate::record::Day;

/// Draws a score's course: the baseline band up to the worse-from line, session ticks at the foot, the latest score emphasised, and
/// the line broken where scores are missing: more than `gap_days` between two of them, or from the last to today.
pub fn sparkline(line: &Spark, gap_days: i32, width: u32, height: u32) -> Scene {
    let mut scene = Scene::new(width, height);
    let known = line.points.iter().map(|p| p.value).chain(line.baseline).chain(line.worse_from);
    let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        return scene;
    }
    let (low, high) = if high - low < 1e-9 { (low - 1.0, high + 1.0) } else { (low, high) };
    let (right, bottom) = (f64::from(width) - 4.0, f64::from(height) - 7.0);
    let days = f64::from(line.to.days_since(line.from).max(1));
    let x = |day: Day| 3.0 + (right - 3.0) * f64::from(day.days_since(line.from)) / days;
    let y = |value: f64| 4.0 + (bottom - 4.0) * (high - value) / (high - low);
    if let (Some(baseline), Some(worse_from)) = (line.baseline, line.worse_from) {
        let (top, foot) = (y(baseline).min(y(worse_from)), y(baseline).max(y(worse_from)));
        scene.band(Rect { left: 0.0, top, right: f64::from(width), bottom: foot }, Ink::Window);
        scene.horizontal((0.0, f64::from(width)), y(worse_from), Ink::Worse, 1.0, Dash::Dashed);
    }
    if let Some(baseline) = line.baseline {
        scene.horizontal((0.0, f64::from(width)), y(baseline), Ink::Baseline, 1.0, Dash::Solid);
    }
    let is_aside = |p: &SparkPoint| matches!(p.kind, SparkKind::Acute | SparkKind::Unjudged);
    let shown = |day: Day| day >= line.from && day <= line.to;
    for day in line.sessions.iter().filter(|day| shown(**day)) {
        scene.vertical(x(*day), (f64::from(height) - 5.0, f64::from(height)), Ink::Text, 1.0, Dash::Solid);
    }
    let counting: Vec<&SparkPoint> = line.points.iter().filter(|p| shown(p.day) && !is_aside(p)).collect();
    let place = |p: &SparkPoint| Point { x: x(p.day), y: y(p.value) };
    let mut run: Vec<Point> = Vec::new();
    let mut previous: Option<&SparkPoint> = None;
    for point in &counting {
        if let Some(previous) = previous
            && point.day.days_since(previous.day) > gap_days
        {
            scene.line(std::mem::take(&mut run), Ink::Memory, 1.5, Dash::Solid);
            scene.line(vec![place(previous), place(point)], Ink::Gap, 1.0, Dash::Dotted);
        }
        run.push(place(point));
        previous = Some(point);
    }
    scene.line(run, Ink::Memory, 1.5, Dash::Solid);
    for point in line.points.iter().filter(|p| shown(p.day) && is_aside(p)) {
        // The signs that the patient's figure has for them; an old latest score is hollow, too, and none of these shapes.
        let shape = if point.kind == SparkKind::Acute { Shape::Triangle } else { Shape::Plus };
        scene.dot(place(point), (shape, 2.0, false), Ink::SetAside);
    }
    if let Some(last) = counting.last() {
        let worse = last.kind == SparkKind::Judged(Verdict::Worse);
        let (shape, ink) = if worse { (Shape::Diamond, Ink::Worse) } else { (Shape::Circle, Ink::Memory) };
        let late = line.to.days_since(last.day) > gap_days;
        scene.dot(place(last), (shape, if worse { 4.0 } else { 3.0 }, !late), ink);
        if late {
            let at = place(last);
            scene.horizontal((at.x + 5.0, right + 4.0), at.y, Ink::Gap, 1.0, Dash::Dotted);
        }
    }
    scene
}
