//! stub
use super::{Scene, View};
use crate::judge::PatientJudgement;
use crate::record::{Chart, InstrumentSet};

/// The height in CSS pixels.
pub fn preferred_height(_chart: &Chart, _judgement: &PatientJudgement, width: u32) -> u32 {
    width
}

/// Draws a chart.
pub fn timeline(_chart: &Chart, _judgement: &PatientJudgement, _instruments: &InstrumentSet, view: &View) -> Scene {
    Scene::new(view.width, view.height)
}
