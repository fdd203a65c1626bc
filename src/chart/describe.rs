//! stub
use super::View;
use crate::judge::PatientJudgement;
use crate::record::{Chart, InstrumentSet};

/// The scene in words.
pub fn describe(_chart: &Chart, _judgement: &PatientJudgement, _instruments: &InstrumentSet, _view: &View) -> String {
    String::new()
}
