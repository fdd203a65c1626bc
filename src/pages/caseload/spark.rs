//! A row's sparkline as inline SVG: it follows the theme through classes and prints sharp.

use crate::caseload::{Spark, SparkKind, SparkPoint};
use crate::chart::{self, Paint, Scene, SparkLine, svg_marks};
use crate::judge::Verdict;
use leptos::prelude::*;

/// The sparkline's size in CSS pixels.
const WIDTH_PX: u32 = 136;
const HEIGHT_PX: u32 = 40;

/// The course of a patient's scores against the baseline, with the sessions as ticks. The same numbers stand in words beside it, so
/// readers who hear the page are not read the drawing.
pub(super) fn spark_view(spark: &Spark, gap_days: i32) -> impl IntoView + use<> {
    view! {
        <svg
            class="spark"
            width=WIDTH_PX
            height=HEIGHT_PX
            viewBox=format!("0 0 {WIDTH_PX} {HEIGHT_PX}")
            aria-hidden="true"
            inner_html=svg_marks(&scene(spark, gap_days), Paint::Classes)
        ></svg>
    }
}

/// The caseload's numbers as the chart's room takes them.
fn scene(spark: &Spark, gap_days: i32) -> Scene {
    let kind = |kind: SparkKind| match kind {
        SparkKind::Baseline => chart::SparkKind::Baseline,
        SparkKind::Judged(Verdict::Worse) => chart::SparkKind::Worse,
        SparkKind::Judged(_) => chart::SparkKind::NotWorse,
        SparkKind::Acute => chart::SparkKind::Acute,
        SparkKind::Unjudged => chart::SparkKind::Unjudged,
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
