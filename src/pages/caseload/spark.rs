//! A row's sparkline as inline SVG: it follows the theme through classes and prints sharp.

use crate::caseload::{Spark, SparkKind, SparkPoint};
use crate::chart::{self, Ink, Mark, Point, Scene, Shape, SparkLine};
use crate::judge::Verdict;
use leptos::prelude::*;
use std::fmt::Write;

/// The sparkline's size in CSS pixels.
const WIDTH_PX: u32 = 136;
const HEIGHT_PX: u32 = 40;

/// The course of a patient's scores against the baseline, with the sessions as ticks. The same numbers stand in words beside it, so
/// readers who hear the page are not read the drawing.
pub(super) fn spark_view(spark: &Spark, gap_days: i32) -> impl IntoView + use<> {
    let scene = scene(spark, gap_days);
    view! {
        <svg
            class="spark"
            width=WIDTH_PX
            height=HEIGHT_PX
            viewBox=format!("0 0 {WIDTH_PX} {HEIGHT_PX}")
            aria-hidden="true"
            inner_html=svg(&scene)
        ></svg>
    }
}

/// The caseload's numbers as the chart's room takes them.
fn scene(spark: &Spark, gap_days: i32) -> Scene {
    let kind = |kind: SparkKind| match kind {
        SparkKind::Baseline => chart::SparkKind::Baseline,
        SparkKind::Judged(Verdict::Worse) => chart::SparkKind::Worse,
        SparkKind::Judged(_) => chart::SparkKind::NotWorse,
        SparkKind::Acute | SparkKind::Unjudged => chart::SparkKind::Unjudged,
    };
    let point = |p: &SparkPoint| chart::SparkPoint { day: p.day, value: p.value, kind: kind(p.kind) };
    let points: Vec<chart::SparkPoint> = spark.points.iter().map(point).collect();
    let line = SparkLine {
        points: &points,
        baseline: spark.baseline,
        worse_from: spark.worse_from,
        sessions: &spark.sessions,
        from: spark.from,
        to: spark.to,
        gap_days,
    };
    chart::sparkline(&line, WIDTH_PX, HEIGHT_PX)
}

/// The scene's marks as SVG: numbers and fixed class names only, nothing that a person typed.
fn svg(scene: &Scene) -> String {
    let mut out = String::new();
    for mark in &scene.marks {
        // Writing to a string can't fail.
        let _ = match mark {
            Mark::Line { points, ink, width, dash } => {
                let dashes =
                    dash.lengths().map(|(on, off)| format!(" stroke-dasharray=\"{on} {off}\"")).unwrap_or_default();
                let class = class(*ink);
                write!(out, "<path class=\"line {class}\" stroke-width=\"{width}\"{dashes} d=\"{}\"/>", path(points))
            }
            Mark::Band { at, ink } | Mark::Frame { at, ink, .. } => write!(
                out,
                "<rect class=\"{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
                class(*ink),
                at.left,
                at.top,
                at.width(),
                at.height()
            ),
            Mark::Dot { at, radius, shape, filled, ink } => {
                let class = if *filled { class(*ink).to_owned() } else { format!("hollow {}", class(*ink)) };
                dot(&mut out, *at, *radius, *shape, &class)
            }
            Mark::Text { .. } => Ok(()),
        };
    }
    out
}

fn dot(out: &mut String, at: Point, radius: f64, shape: Shape, class: &str) -> std::fmt::Result {
    let Point { x, y } = at;
    let r = radius;
    match shape {
        Shape::Circle => write!(out, "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r}\"/>"),
        Shape::Square => {
            write!(
                out,
                "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{2}\" height=\"{2}\"/>",
                x - r,
                y - r,
                2.0 * r
            )
        }
        Shape::Diamond => {
            write!(out, "<path class=\"{class}\" d=\"M{x:.1} {:.1}l{r} {r}l-{r} {r}l-{r} -{r}z\"/>", y - r)
        }
        Shape::Triangle => {
            write!(
                out,
                "<path class=\"{class}\" d=\"M{:.1} {:.1}h{:.1}L{x:.1} {:.1}z\"/>",
                x - r,
                y - r,
                2.0 * r,
                y + r
            )
        }
        Shape::Cross => {
            let d = format!("M{:.1} {:.1}l{2:.1} {2:.1}m0 -{2:.1}l-{2:.1} {2:.1}", x - r, y - r, 2.0 * r);
            write!(out, "<path class=\"line {class}\" stroke-width=\"1.5\" d=\"{d}\"/>")
        }
    }
}

fn path(points: &[Point]) -> String {
    let mut d = String::with_capacity(points.len() * 12);
    for (i, Point { x, y }) in points.iter().enumerate() {
        let command = if i == 0 { 'M' } else { 'L' };
        // Writing to a string can't fail.
        let _ = write!(d, "{command}{x:.1} {y:.1}");
    }
    d
}

/// The class that gives an ink its colour.
const fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Memory | Ink::MemoryFaint => "ink-memory",
        Ink::Worse => "ink-worse",
        Ink::Baseline => "ink-baseline",
        Ink::Recovered => "ink-recovered",
        Ink::Window => "ink-window",
        Ink::Episode | Ink::PastEpisode => "ink-episode",
        Ink::Gap => "ink-gap",
        Ink::Text => "ink-text",
        _ => "ink-muted",
    }
}
